require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_find_program = require("./cluster-programs-find-program.cjs");
let node_path = require("node:path");
let node_fs = require("node:fs");
// src/cluster/simulated/find-simulation.ts
/** @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
async function findSimulation({ version, binariesDirectory, environment }, context) {
	const find = async (name, wanted) => binariesDirectory === void 0 ? await require_find_program.findProgram({
		name,
		version: wanted,
		environment
	}, context) : programIn(binariesDirectory, name);
	return {
		kubeControllerManager: await find("kube-controller-manager", version),
		kubeScheduler: await find("kube-scheduler", version),
		kwok: await find("kwok", require_find_program.KWOK_VERSION)
	};
}
function programIn(directory, name) {
	const path = (0, node_path.join)(directory, name);
	if ((0, node_fs.existsSync)(path)) return path;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_MISSING", `there is no ${name} in ${directory}; simulated workloads need kube-controller-manager, kube-scheduler and kwok there`);
}
exports.findSimulation = findSimulation;
