require("./rolldown-runtime.cjs");
const require_build_request = require("./config-build-request.cjs");
const require_request_of = require("./cli-request-of.cjs");
const require_shell_word = require("./cli-shell-word.cjs");
const require_overview = require("./report-render-overview.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_start = require("./cli-start.cjs");
const require_run_rehearsal = require("./cli-commands-run-rehearsal.cjs");
// src/cli/commands/run-all.ts
/** `run --all`: the screen of each run, then all of them in one table. */
async function runAll(request, call, context) {
	const { io, parts, signal, now, version } = context;
	const { emit, stream } = require_run_rehearsal.runScreen(call, context);
	const { overview, problem } = await parts.rehearseAll(request, {
		signal,
		emit,
		environment: io.environment,
		now,
		version
	});
	const paint = require_start.painterFor(stream, io.environment, call.values["no-color"]);
	stream.write(require_overview.overviewText(overview, paint));
	if (problem !== void 0) io.stderr.write(`${require_read_values.problemLines(problem.code, problem.message, problem.hint, paint).join("\n")}\n`);
	if (call.values.json) io.stdout.write(`${JSON.stringify(overview, void 0, 2)}\n`);
	return overview.exitCode;
}
// src/cli/commands/run.ts
const run = async (call, context) => {
	const request = await require_request_of.requestOf(call, context, require_build_request.throwAwayTarget);
	if (call.values.all) return await runAll(request, call, context);
	const { exitCode, kubeconfigPath } = await require_run_rehearsal.runRehearsal(request, call, context);
	if (kubeconfigPath !== void 0) (call.values.json || call.values["events-file"] === "-" ? context.io.stderr : context.io.stdout).write(`kept      export KUBECONFIG=${require_shell_word.shellWord(kubeconfigPath)}   # remove it with: rehearse cluster down\n`);
	return exitCode;
};
exports.run = run;
