require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
// src/cli/commands/cluster-down.ts
const clusterDown = async (call, context) => {
	const { io, parts } = context;
	const removed = call.values.all ? await parts.removeAll(io.environment) : await removeSome(call, context);
	if (call.values.json) io.stdout.write(`${JSON.stringify({ removed })}\n`);
	else if (!call.values.quiet) io.stdout.write(removed.length === 0 ? "nothing is left\n" : `removed   ${removed.join(", ")}\n`);
	return 0;
};
/** Those that were named, or the only one. @throws OPTION_MISSING, OPTION_CONFLICT, CLUSTER_* */
async function removeSome({ words }, { io, parts }) {
	const ids = words.length > 0 ? [...new Set(words)] : await theOnlyOne({
		io,
		parts
	});
	for (const id of ids) await parts.removeCluster(io.environment, id);
	return ids;
}
async function theOnlyOne({ io, parts }) {
	const clusters = (await parts.listClusters(io.environment)).filter(({ isOwned, keep }) => keep || !isOwned);
	if (clusters.length <= 1) return clusters.map(({ id }) => id);
	const list = clusters.map(({ id, version, createdAt }) => `${id} (Kubernetes ${version}, ${createdAt})`);
	throw new require_rehearsal_error.RehearsalError("OPTION_MISSING", `there are ${clusters.length} clusters; name one or pass --all: ${list.join(", ")}`);
}
exports.clusterDown = clusterDown;
