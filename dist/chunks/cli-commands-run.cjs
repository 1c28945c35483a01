require("./rolldown-runtime.cjs");
const require_build_request = require("./config-build-request.cjs");
const require_request_of = require("./cli-request-of.cjs");
const require_shell_word = require("./cli-shell-word.cjs");
const require_run_rehearsal = require("./cli-commands-run-rehearsal.cjs");
const require_versions = require("./report-render-versions.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/run-several.ts
/** `run --all`: the screen of each run, then all of them in one table. */
async function runAll(request, call, context) {
	return await runSeveral(request, call, context, context.parts.rehearseAll, ({ overview }, paint) => require_versions.overviewText({
		verdict: overview.verdict,
		rows: overview.backups,
		noun: "backup"
	}, paint));
}
/** `run --kubernetes-versions`: the same, and what breaks at which version. */
async function runVersions(request, call, context) {
	return await runSeveral(request, call, context, context.parts.rehearseVersions, (result, paint) => require_versions.versionsText(result.overview, result.files, paint));
}
async function runSeveral(request, call, context, rehearse, textOf) {
	const { io, signal, now, version } = context;
	const { emit, stream } = require_run_rehearsal.runScreen(call, context);
	const result = await rehearse(request, {
		signal,
		emit,
		environment: io.environment,
		now,
		version
	});
	const { overview, problem } = result;
	const paint = require_start.painterFor(stream, io.environment, call.values["no-color"]);
	stream.write(textOf(result, paint));
	if (problem !== void 0) io.stderr.write(`${require_read_values.problemLines(problem.code, problem.message, problem.hint, paint).join("\n")}\n`);
	if (call.values.json) io.stdout.write(`${JSON.stringify(overview, void 0, 2)}\n`);
	return overview.exitCode;
}
// src/cli/commands/run.ts
const run = async (call, context) => {
	const request = await require_request_of.requestOf(call, context, require_build_request.throwAwayTarget);
	if (call.values.all) return await runAll(request, call, context);
	if (request.versions !== void 0) return await runVersions(request, call, context);
	const { exitCode, kubeconfigPath } = await require_run_rehearsal.runRehearsal(request, call, context);
	if (kubeconfigPath !== void 0) (call.values.json || call.values["events-file"] === "-" ? context.io.stderr : context.io.stdout).write(`kept      export KUBECONFIG=${require_shell_word.shellWord(kubeconfigPath)}   # remove it with: rehearse cluster down\n`);
	return exitCode;
};
exports.run = run;
