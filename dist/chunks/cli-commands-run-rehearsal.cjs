const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_json = require("./report-render-json.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/run-rehearsal.ts
/** What `run` and `restore` share: the screen while it runs, the report as JSON at its end. */
async function runRehearsal(request, call, context) {
	const { io, parts, signal, now, version } = context;
	const { emit } = runScreen(call, context);
	const result = await parts.rehearse(request, {
		signal,
		emit,
		environment: io.environment,
		now,
		version
	});
	if (call.values.json) io.stdout.write(require_json.renderReportJson(result.report));
	return result;
}
/** Where the events of a run go, and the stream that people read. @throws OPTION_CONFLICT */
function runScreen({ values }, { io, now, version }) {
	const tellsEvents = values["events-file"] === "-";
	if (tellsEvents && values.json) throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", "--json and --events-file - both want standard output");
	const stream = values.json || tellsEvents ? io.stderr : io.stdout;
	const screen = require_screen.createScreen({
		write: (text) => stream.write(text),
		paint: require_start.painterFor(stream, io.environment, values["no-color"]),
		liveColumns: require_start.liveColumnsOf(stream, io.environment),
		isQuiet: values.quiet,
		clock: () => performance.now()
	});
	const lines = tellsEvents ? require_json.createEventLines({
		write: (line) => io.stdout.write(line),
		now,
		version
	}) : void 0;
	const emit = (event, run) => {
		lines?.(event, run);
		screen(event, run);
	};
	return {
		emit,
		stream
	};
}
Object.defineProperty(exports, "runRehearsal", {
	enumerable: true,
	get: function() {
		return runRehearsal;
	}
});
Object.defineProperty(exports, "runScreen", {
	enumerable: true,
	get: function() {
		return runScreen;
	}
});
