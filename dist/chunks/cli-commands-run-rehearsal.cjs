const require_json = require("./report-render-json.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/run-rehearsal.ts
/** What `run` and `restore` share: the screen while it runs, the report as JSON at its end. */
async function runRehearsal(request, { values }, context) {
	const { io, parts, signal, now, version } = context;
	const stream = values.json ? io.stderr : io.stdout;
	const emit = require_screen.createScreen({
		write: (text) => stream.write(text),
		paint: require_start.painterFor(stream, io.environment, values["no-color"]),
		liveColumns: require_start.liveColumnsOf(stream, io.environment),
		isQuiet: values.quiet,
		clock: () => performance.now()
	});
	const result = await parts.rehearse(request, {
		signal,
		emit,
		environment: io.environment,
		now,
		version
	});
	if (values.json) io.stdout.write(require_json.renderReportJson(result.report));
	return result;
}
Object.defineProperty(exports, "runRehearsal", {
	enumerable: true,
	get: function() {
		return runRehearsal;
	}
});
