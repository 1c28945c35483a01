require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_tracked_cluster = require("./cluster-control-plane-tracked-cluster.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
const require_paths = require("./cluster-paths.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
const require_find_program = require("./cluster-programs-find-program.cjs");
const require_kind_command = require("./cluster-kind-kind-command.cjs");
const require_node_images = require("./cluster-kind-node-images.cjs");
const require_json = require("./core-json.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
let node_fs = require("node:fs");
// src/cluster/kind/limit-egress.ts
const CHAIN = "REHEARSE-EGRESS";
/** The way out of a node; the interfaces of pods are `veth…`. Answers to who came in may go out. */
const OUTWARD = `FORWARD -o eth+ -j ${CHAIN}`;
/** The engine's resolver looks like an address of the node itself, and would carry names, and data in names, to the outside. */
const RESOLVER = "INPUT ! -i lo -d 127.0.0.0/8 -j REJECT";
/** First in its chain, and only once. */
const put = (filter, [chain = "", ...rule]) => `${filter} -w -C ${chain} ${rule.join(" ")} 2>/dev/null || ${filter} -w -I ${chain} 1 ${rule.join(" ")}`;
const SCRIPT = [
	"set -e",
	...["iptables", "ip6tables"].flatMap((filter) => [
		`${filter} -w -N ${CHAIN} 2>/dev/null || ${filter} -w -F ${CHAIN}`,
		`${filter} -w -A ${CHAIN} -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN`,
		`${filter} -w -A ${CHAIN} -j REJECT`,
		put(filter, OUTWARD.split(" "))
	]),
	put("iptables", RESOLVER.split(" "))
].join("\n");
/**
* Sets the rules on every node. Pods in the network of their node are not held by them.
* @throws CLUSTER_EGRESS_OPEN when a node does not take them
*/
async function limitEgress(place, environment, signal) {
	const nodes = await require_kind_command.nodesOf(place, environment, signal);
	if (nodes.length === 0) throw open("kind names no node");
	for (const node of nodes) {
		let result;
		try {
			result = await require_kind_command.runInNode(place, node, [
				"sh",
				"-c",
				SCRIPT
			], environment, signal);
		} catch (error) {
			signal.throwIfAborted();
			throw open(require_rehearsal_error.messageOf(error), error);
		}
		if (result.exitCode !== 0) throw open(`node ${node} does not take the rules:\n${require_kind_command.kindTrouble(result)}`);
	}
}
function open(why, cause) {
	return new require_rehearsal_error.RehearsalError("CLUSTER_EGRESS_OPEN", `what pods reach could not be limited: ${why}`, { cause });
}
// src/cluster/kind/wait-for-nodes.ts
const POLL_MS = 500;
const READY_TIMEOUT_MS = 18e4;
const WAITS = [
	{
		what: "the nodes to be ready",
		isOver: async (client) => {
			const nodes = await itemsAt(client, "/api/v1/nodes");
			return nodes.length > 0 && nodes.every((node) => hasCondition(node, "Ready"));
		}
	},
	{
		what: "DNS",
		isOver: async (client) => {
			return (await itemsAt(client, "/apis/apps/v1/namespaces/kube-system/deployments?labelSelector=k8s-app%3Dkube-dns")).every((deployment) => hasCondition(deployment, "Available"));
		}
	},
	{
		what: "the controllers",
		isOver: async (client) => {
			const { status } = await client.send({
				method: "GET",
				path: "/api/v1/namespaces/default/serviceaccounts/default"
			});
			return status === 200;
		}
	}
];
/** Nodes, DNS, controllers. @throws CLUSTER_START_FAILED when one of them is not there in time */
async function waitForNodes(client, progress, signal) {
	const deadline = performance.now() + READY_TIMEOUT_MS;
	for (const { what, isOver } of WAITS) {
		if (await isOver(client)) continue;
		progress(`Waiting for ${what}`);
		while (!await isOver(client)) {
			if (performance.now() > deadline) throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `the kind cluster was not ready after ${READY_TIMEOUT_MS / 1e3} s: waited for ${what}`);
			await require_sleep.sleep(POLL_MS, signal);
		}
	}
}
async function itemsAt(client, path) {
	const answer = require_json.parseJson((await client.expect({
		method: "GET",
		path
	})).toString("utf8"));
	return require_json.listAt(answer, "items");
}
function hasCondition(object, type) {
	return require_json.listAt(object, "status", "conditions").some((condition) => require_json.textAt(condition, "type") === type && require_json.textAt(condition, "status") === "True");
}
// src/cluster/kind/provider.ts
/** Nodes, controllers and DNS of a real cluster, for as long as the run lasts. Needs a container engine. */
function kindCluster(options) {
	return {
		kind: "kind",
		async start(context) {
			const { environment } = options;
			const image = options.image ?? require_node_images.nodeImageOf(options.kubernetesVersion);
			for (const path of options.imageArchives) checkArchive(path);
			await require_kind_command.checkEngine(environment, context.signal);
			const stateDirectory = require_paths.stateDirectoryOf(environment);
			await require_left_behind.removeOrphans(stateDirectory).catch((error) => context.progress(`Left behind by an earlier run: ${require_rehearsal_error.messageOf(error)}`));
			const kind = environment.REHEARSE_KIND || await require_find_program.findProgram({
				name: "kind",
				version: "0.33.0",
				environment
			}, context);
			require_tracked_cluster.checkRoom("kind", require_paths.temporaryDirectoryOf(environment), context.progress);
			const id = (0, node_crypto.randomBytes)(4).toString("hex");
			return await startKind({
				options,
				stateDirectory,
				id,
				image,
				place: {
					kind,
					name: require_left_behind.kindClusterName(id),
					engine: require_kind_command.engineVariables(environment)
				}
			}, context);
		}
	};
}
async function startKind(plan, context) {
	const { id, image, options, place, stateDirectory } = plan;
	const began = performance.now();
	const folder = (0, node_path.join)(require_paths.temporaryDirectoryOf(options.environment), require_left_behind.folderName(id));
	const kubeconfigPath = (0, node_path.join)(folder, "kubeconfig");
	const tracked = require_tracked_cluster.trackCluster(stateDirectory, {
		format: 1,
		id,
		createdAt: (/* @__PURE__ */ new Date()).toISOString(),
		owner: require_process_identity.identifySelf(),
		children: [],
		folder,
		kubeconfigPath,
		keep: false,
		version: "",
		kind: place
	});
	try {
		(0, node_fs.mkdirSync)(folder, { mode: 448 });
		context.progress(`Creating a kind cluster from ${image}: usually half a minute, and the download of the image`);
		await create(plan, kubeconfigPath, context);
		const { readKubeconfig } = await Promise.resolve().then(() => require("./kube-kubeconfig.cjs"));
		const connection = await readKubeconfig(kubeconfigPath, void 0, context.signal);
		const client = await require_kube_client.openKubeClient(connection, {
			signal: context.signal,
			maxInFlight: 1,
			userAgent: options.userAgent
		});
		let version;
		try {
			await waitForNodes(client, context.progress, context.signal);
			const answer = await client.expect({
				method: "GET",
				path: "/version"
			});
			version = JSON.parse(answer.toString("utf8")).gitVersion.replace(/^v/, "");
		} finally {
			client.close();
		}
		await loadImages(plan, context);
		if (options.egress === "deny") await limitEgress(place, options.environment, context.signal);
		if (options.keepRunning) tracked.keep();
		return {
			id,
			title: `Kubernetes ${version} kind cluster`,
			version,
			connection,
			kubeconfigPath,
			isThrowAway: true,
			hasNodes: true,
			egress: options.egress === "deny" ? "denied" : "open",
			readyInMs: Math.round(performance.now() - began),
			keepLogs: () => exportLogs(plan, context),
			stop: tracked.stop
		};
	} catch (error) {
		if (!context.signal.aborted) await exportLogs(plan, context);
		await tracked.stop().catch(() => void 0);
		throw error;
	}
}
/** `--retain`: what failed is looked at before we remove it ourselves. @throws CLUSTER_START_FAILED */
async function create({ image, options, place }, kubeconfigPath, { progress, signal }) {
	const args = [
		"create",
		"cluster",
		"--retain",
		"--image",
		image,
		"--kubeconfig",
		kubeconfigPath
	];
	const onLine = (line) => progress(require_log_tail.printableTail(line, "kind"));
	try {
		const result = await require_kind_command.runKind(place, args, options.environment, signal, onLine);
		if (result.exitCode === 0) return;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `no kind cluster could be made; last lines:\n${require_kind_command.kindTrouble(result)}`);
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof require_rehearsal_error.RehearsalError) throw error;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `${place.kind} cannot be run: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
}
/** @throws CLUSTER_IMAGE_NOT_LOADED */
async function loadImages({ options, place }, { progress, signal }) {
	for (const path of options.imageArchives) {
		progress(`Loading the images of ${(0, node_path.basename)(path)}`);
		const result = await require_kind_command.runKind(place, [
			"load",
			"image-archive",
			path
		], options.environment, signal);
		if (result.exitCode === 0) continue;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} could not be loaded:\n${require_kind_command.kindTrouble(result)}`);
	}
}
const EXPORT_MS = 6e4;
/** For people who want to know why; a failure of it hides nothing. */
async function exportLogs({ options, place }, { progress }) {
	if (options.logsFolder === void 0) return;
	const signal = AbortSignal.timeout(EXPORT_MS);
	progress((await require_kind_command.runKind(place, [
		"export",
		"logs",
		options.logsFolder
	], options.environment, signal).catch(() => void 0))?.exitCode === 0 ? `Logs of the nodes: ${options.logsFolder}` : "The logs of the nodes could not be exported");
}
/** Before anything is started. @throws CLUSTER_IMAGE_NOT_LOADED */
function checkArchive(path) {
	try {
		(0, node_fs.accessSync)(path, node_fs.constants.R_OK);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	}
}
exports.kindCluster = kindCluster;
