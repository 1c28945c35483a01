require("./rolldown-runtime.cjs");
const require_read_manifest = require("./config-read-manifest.cjs");
const require_request_of = require("./cli-request-of.cjs");
const require_shell_word = require("./cli-shell-word.cjs");
const require_run_rehearsal = require("./cli-commands-run-rehearsal.cjs");
// src/cli/commands/run.ts
const run = async (call, context) => {
	const request = await require_request_of.requestOf(call, context, require_read_manifest.throwAwayTarget(call.values));
	const { exitCode, kubeconfigPath } = await require_run_rehearsal.runRehearsal(request, call, context);
	if (kubeconfigPath !== void 0) (call.values.json ? context.io.stderr : context.io.stdout).write(`kept      export KUBECONFIG=${require_shell_word.shellWord(kubeconfigPath)}   # remove it with: rehearse cluster down\n`);
	return exitCode;
};
exports.run = run;
