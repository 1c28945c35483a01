require("./rolldown-runtime.cjs");
const require_find_binaries = require("./cluster-binaries-find-binaries.cjs");
const require_node_images = require("./cluster-kind-node-images.cjs");
const require_find_program = require("./cluster-programs-find-program.cjs");
const require_find_simulation = require("./cluster-simulated-find-simulation.cjs");
// src/cluster/prefetch.ts
/** One after the other; what is there already is checked against its digest. @throws as `findBinaries` and `findProgram` */
async function prefetch({ cluster, workloads, kubernetesVersions, environment }, context) {
	const versions = kubernetesVersions.length === 0 ? [void 0] : [...new Set(kubernetesVersions)];
	if (cluster === "kind") {
		const images = versions.map(require_node_images.nodeImageOf);
		const path = await require_find_program.findProgram({
			name: "kind",
			version: require_find_program.KIND_VERSION,
			environment
		}, context);
		for (const image of images) context.progress(`The image of the node: docker pull ${image}`);
		return [{
			name: "kind",
			version: require_find_program.KIND_VERSION,
			path
		}];
	}
	const withoutAssets = {
		...environment,
		KUBEBUILDER_ASSETS: void 0
	};
	const found = [];
	for (const kubernetesVersion of versions) {
		const { etcd, kubeApiserver, version } = await require_find_binaries.findBinaries({
			kubernetesVersion,
			binariesDirectory: void 0,
			environment: withoutAssets
		}, context);
		found.push({
			name: "kube-apiserver",
			version,
			path: kubeApiserver
		}, {
			name: "etcd",
			version,
			path: etcd
		});
		if (workloads === "none") continue;
		const simulation = await require_find_simulation.findSimulation({
			version,
			binariesDirectory: void 0,
			environment
		}, context);
		found.push({
			name: "kube-controller-manager",
			version,
			path: simulation.kubeControllerManager
		}, {
			name: "kube-scheduler",
			version,
			path: simulation.kubeScheduler
		}, {
			name: "kwok",
			version: require_find_program.KWOK_VERSION,
			path: simulation.kwok
		});
	}
	return found;
}
exports.prefetch = prefetch;
