require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_request_of = require("./cli-request-of.cjs");
const require_run_rehearsal = require("./cli-commands-run-rehearsal.cjs");
// src/cli/commands/restore.ts
const restore = async (call, context) => {
	const { kubeconfig = context.io.environment.KUBECONFIG, context: name } = call.values;
	if (!kubeconfig) throw new require_rehearsal_error.RehearsalError("OPTION_MISSING", "--kubeconfig is missing, and KUBECONFIG names no file");
	const target = {
		kind: "existing",
		kubeconfig,
		context: name,
		allowed: {
			existingCluster: call.values["allow-existing-cluster"],
			sourceCluster: call.values["allow-source-cluster"],
			foreignNamespaces: call.values["allow-foreign-namespaces"]
		},
		deletesAfterwards: call.values["delete-afterwards"]
	};
	const request = await require_request_of.requestOf(call, context, () => target, "restore");
	return (await require_run_rehearsal.runRehearsal(request, call, context)).exitCode;
};
exports.restore = restore;
