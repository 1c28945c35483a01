require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_tracked_cluster = require("./cluster-control-plane-tracked-cluster.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
const require_paths = require("./cluster-paths.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
const require_find_program = require("./cluster-programs-find-program.cjs");
const require_go_build = require("./cluster-binaries-go-build.cjs");
const require_json = require("./core-json.cjs");
const require_kind_command = require("./cluster-kind-kind-command.cjs");
const require_node_images = require("./cluster-kind-node-images.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_zlib = require("node:zlib");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// src/cluster/kind/image-archive.ts
/** What a pod can name: `shop/web:1`. */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._\-/:@]*$/;
const GZIP = Buffer.from([31, 139]);
/** Honest ones have a few kilobytes. */
const MAX_LIST_BYTES = 4194304;
/** Which file of an archive names images, and where in it. */
const LISTS = {
	"manifest.json": (list) => require_json.listAt(list).flatMap((image) => require_json.listAt(image, "RepoTags").map((tag) => require_json.textAt(tag))),
	"index.json": (list) => require_json.listAt(list, "manifests").map((image) => require_json.textAt(image, "annotations", "io.containerd.image.name") ?? require_json.textAt(image, "annotations", "org.opencontainers.image.ref.name"))
};
/**
* Reads an archive to its end, compressed with gzip or not at all.
* @throws CLUSTER_IMAGE_NOT_LOADED when it cannot be read, is no archive of images, or none of its images has a name that a pod could say
*/
async function readImageArchive(path, signal) {
	const failed = (what, cause) => new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} ${what}`, { cause });
	let found;
	try {
		found = await listsIn(path, signal);
	} catch (error) {
		signal.throwIfAborted();
		throw failed(`cannot be read as an archive of images: ${require_rehearsal_error.messageOf(error)}`, error);
	}
	const { lists, isCompressed } = found;
	if (lists.size === 0) throw failed("is no archive of images: it holds neither manifest.json nor index.json");
	let names;
	try {
		names = [...lists].flatMap(([file, text]) => LISTS[file]?.(require_json.parseJson(text)) ?? []);
	} catch (error) {
		throw failed(`is no archive of images: ${require_rehearsal_error.messageOf(error)}`, error);
	}
	const given = [...new Set(names.filter((name) => name !== void 0 && REFERENCE.test(name)))];
	if (given.length > 0) return {
		path,
		names: given,
		isCompressed
	};
	throw failed("names none of its images, so no pod would find them: save them by name, not by ID");
}
async function listsIn(path, signal) {
	let isCompressed;
	const lists = /* @__PURE__ */ new Map();
	let trouble;
	const parser = new require_go_build.rt({
		strict: true,
		zstd: false,
		onReadEntry(entry) {
			const file = entry.path.replace(/^\.\//, "");
			if (!Object.hasOwn(LISTS, file)) return entry.resume();
			if (entry.size > MAX_LIST_BYTES) trouble ??= /* @__PURE__ */ new Error(`${file} is larger than ${MAX_LIST_BYTES} bytes`);
			if (trouble !== void 0) return entry.resume();
			const chunks = [];
			entry.on("data", (chunk) => chunks.push(chunk));
			entry.on("end", () => lists.set(file, Buffer.concat(chunks).toString("utf8")));
		}
	});
	const ended = new Promise((resolve) => parser.on("end", resolve));
	parser.on("error", (error) => {
		trouble ??= error;
	});
	for await (const chunk of (0, node_fs.createReadStream)(path, { signal })) {
		isCompressed ??= GZIP.equals(chunk.subarray(0, GZIP.length));
		parser.write(chunk);
		if (trouble !== void 0) throw trouble;
	}
	parser.end();
	if (trouble === void 0) await ended;
	if (trouble !== void 0) throw trouble;
	return {
		lists,
		isCompressed: isCompressed === true
	};
}
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
// src/cluster/kind/load-images.ts
/**
* Puts the images of archives on all nodes, so that pods find them without a pull.
* @param folder for a while holds what was compressed: the nodes take plain archives only
* @throws CLUSTER_IMAGE_NOT_LOADED
*/
async function loadImages(place, archives, folder, environment, { progress, signal }) {
	for (const archive of archives) {
		progress(`Loading ${archive.names.join(", ")} from ${(0, node_path.basename)(archive.path)}`);
		let why;
		try {
			why = await troubleWith(place, archive, (0, node_path.join)(folder, "images.tar"), environment, signal);
		} catch (error) {
			signal.throwIfAborted();
			throw notLoaded(archive, require_rehearsal_error.messageOf(error), error);
		}
		if (why !== void 0) throw notLoaded(archive, why);
	}
}
function notLoaded({ path }, why, cause) {
	return new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} could not be loaded: ${why}`, { cause });
}
/** Undefined when its images are on the nodes. */
async function troubleWith(place, { path, isCompressed }, plain, environment, signal) {
	try {
		if (isCompressed) await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(path), (0, node_zlib.createGunzip)(), (0, node_fs.createWriteStream)(plain), { signal });
		const result = await require_kind_command.runKind(place, [
			"load",
			"image-archive",
			isCompressed ? plain : path
		], environment, signal);
		return result.exitCode === 0 ? void 0 : require_kind_command.kindTrouble(result);
	} finally {
		await (0, node_fs_promises.rm)(plain, { force: true });
	}
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
			const imageArchives = [];
			for (const path of options.imageArchives) imageArchives.push(await readImageArchive(path, context.signal));
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
				imageArchives,
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
		await loadImages(place, plan.imageArchives, folder, options.environment, context);
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
exports.kindCluster = kindCluster;
