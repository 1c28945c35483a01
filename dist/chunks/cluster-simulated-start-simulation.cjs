require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_provider = require("./cluster-control-plane-provider.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
let node_fs = require("node:fs");
// src/cluster/simulated/controllers.ts
/** Beside the restore: what admission asks for. */
const ADMISSION_CONTROLLERS = [
	"serviceaccount-controller",
	"root-ca-certificate-publisher-controller",
	"resourcequota-controller",
	"namespace-controller"
];
/** Not even afterwards, and why. */
const LEFT_OUT = {
	"horizontal-pod-autoscaler-controller": "nothing measures pods that do not run",
	"ttl-after-finished-controller": "a Job that is gone cannot be looked at",
	"persistentvolume-attach-detach-controller": "there is no driver that would attach",
	"certificatesigningrequest-signing-controller": "nothing here is to be trusted by anybody",
	"certificatesigningrequest-approving-controller": "nothing here is to be trusted by anybody",
	"certificatesigningrequest-cleaner-controller": "requests are part of what was restored",
	"node-ipam-controller": "it is part of a cloud or of a network of pods"
};
/** For `--controllers`. */
function controllersFlag(which) {
	return `--controllers=${(which === "admission" ? ADMISSION_CONTROLLERS : ["*", ...Object.keys(LEFT_OUT).map((name) => `-${name}`)]).join(",")}`;
}
// src/cluster/simulated/flags.ts
/** They talk to a server of their own; the defaults are kind to one that is shared. */
const UNHURRIED = ["--kube-api-qps=300", "--kube-api-burst=600"];
/** One of each, so nobody is elected. */
const ALONE = [
	"--leader-elect=false",
	"--secure-port=0",
	"--bind-address=127.0.0.1",
	"--profiling=false"
];
function controllerManagerFlags(layout, which) {
	return [
		`--kubeconfig=${layout.kubeconfig}`,
		`--root-ca-file=${layout.caCert}`,
		controllersFlag(which),
		...which === "all" ? [`--service-account-private-key-file=${layout.serviceAccountKey}`] : [],
		"--node-monitor-grace-period=24h",
		`--flex-volume-plugin-dir=${layout.noPlugins}`,
		...ALONE,
		...UNHURRIED
	];
}
function schedulerFlags(layout) {
	return [
		`--kubeconfig=${layout.kubeconfig}`,
		...ALONE,
		...UNHURRIED
	];
}
function kwokFlags(layout) {
	return [
		`--kubeconfig=${layout.kubeconfig}`,
		`--config=${layout.kwokConfiguration}`,
		"--manage-all-nodes=true",
		"--node-port=0"
	];
}
// src/cluster/simulated/nodes.ts
/** A DaemonSet has a pod on each. */
const MAX_NODES = 100;
const GENERIC_NODES = 5;
const ZONES = [
	"zone-a",
	"zone-b",
	"zone-c"
];
const ROOM = {
	cpu: "1k",
	memory: "4Ti",
	"ephemeral-storage": "4Ti",
	pods: "10k"
};
/** How a node was that day: pressure, a cordon, a network that came late. */
const PASSING_TAINT = /^node\.(?:kubernetes\.io|cloudprovider\.kubernetes\.io)\//;
/** Nodes to create. @param fromBackup as they are in the archive */
function simulatedNodes(fromBackup) {
	return fromBackup.length > 0 ? fromBackup.slice(0, MAX_NODES).map(likeIt) : genericNodes();
}
function likeIt(node) {
	const name = require_json.textAt(node, "metadata", "name") ?? "";
	const taints = require_json.listAt(node, "spec", "taints").filter((taint) => !PASSING_TAINT.test(require_json.textAt(taint, "key") ?? ""));
	const allocatable = require_json.objectAt(node, "status", "allocatable");
	return nodeOf(name, {
		labels: require_json.objectAt(node, "metadata", "labels"),
		taints,
		room: Object.keys(allocatable).length > 0 ? allocatable : ROOM
	});
}
function genericNodes() {
	return Array.from({ length: GENERIC_NODES }, (_none, index) => {
		const name = `simulated-${index + 1}`;
		return nodeOf(name, {
			labels: {
				"kubernetes.io/hostname": name,
				"kubernetes.io/os": "linux",
				"kubernetes.io/arch": "amd64",
				"topology.kubernetes.io/region": "region",
				"topology.kubernetes.io/zone": ZONES[index % ZONES.length] ?? ""
			},
			taints: [],
			room: ROOM
		});
	});
}
function nodeOf(name, { labels, taints, room }) {
	const spec = taints.length === 0 ? {} : { taints };
	return {
		apiVersion: "v1",
		kind: "Node",
		metadata: {
			name,
			labels: require_json.omit(labels, RESTORE_LABELS),
			annotations: { "kwok.x-k8s.io/node": "fake" }
		},
		spec,
		status: {
			capacity: room,
			allocatable: room
		}
	};
}
/** Of an earlier restore; they would count the node among what this one wrote. */
const RESTORE_LABELS = ["velero.io/restore-name", "velero.io/backup-name"];
// src/cluster/simulated/stages.ts
const NODE_STATUS = `conditions:
- type: Ready
  status: "True"
  reason: Simulated
  message: nothing runs on this node
  lastHeartbeatTime: {{ Now | Quote }}
  lastTransitionTime: {{ Now | Quote }}
addresses:
- type: InternalIP
  address: {{ NodeIP | Quote }}
`;
const POD_STATUS = `{{ $now := Now }}
conditions:
${[
	"Initialized",
	"PodReadyToStartContainers",
	"ContainersReady",
	"Ready"
].map((type) => `- type: ${type}\n  status: "True"\n  lastTransitionTime: {{ $now | Quote }}`).join("\n")}
{{ range .spec.readinessGates }}
- type: {{ .conditionType | Quote }}
  status: "True"
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
{{ with .spec.initContainers }}
initContainerStatuses:
{{ range . }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  restartCount: 0
  state:
{{ if eq .restartPolicy "Always" }}
    running:
      startedAt: {{ $now | Quote }}
{{ else }}
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
{{ end }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  started: true
  restartCount: 0
  state:
    running:
      startedAt: {{ $now | Quote }}
{{ end }}
{{ with PodIPsWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) }}
podIP: {{ index . 0 | Quote }}
podIPs:
{{ range . }}
- ip: {{ . | Quote }}
{{ end }}
{{ end }}
phase: Running
startTime: {{ $now | Quote }}
`;
const THROUGH_STATUS = `{{ $now := Now }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: false
  started: false
  restartCount: 0
  state:
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
phase: Succeeded
`;
const STAYS = {
	key: ".metadata.deletionTimestamp",
	operator: "DoesNotExist"
};
const READY = ".status.conditions.[] | select( .type == \"Ready\" ) | .status";
const STAGES = [
	stage("node-ready", "Node", [{
		key: READY,
		operator: "NotIn",
		values: ["True"]
	}], { statusTemplate: NODE_STATUS }),
	stage("pod-runs", "Pod", [
		STAYS,
		{
			key: ".status.phase",
			operator: "In",
			values: ["Pending"]
		},
		{
			key: READY,
			operator: "NotIn",
			values: ["True"]
		}
	], { statusTemplate: POD_STATUS }),
	stage("pod-of-a-job-is-through", "Pod", [
		STAYS,
		{
			key: ".status.phase",
			operator: "In",
			values: ["Running"]
		},
		{
			key: ".metadata.ownerReferences.[].kind",
			operator: "In",
			values: ["Job"]
		}
	], { statusTemplate: THROUGH_STATUS }),
	stage("pod-ends", "Pod", [{
		key: ".metadata.deletionTimestamp",
		operator: "Exists"
	}], { delete: true })
];
function stage(name, kind, matchExpressions, next) {
	return {
		apiVersion: "kwok.x-k8s.io/v1alpha1",
		kind: "Stage",
		metadata: { name },
		spec: {
			resourceRef: {
				apiGroup: "v1",
				kind
			},
			selector: { matchExpressions },
			next
		}
	};
}
/** For `--config`. JSON is YAML. */
function kwokConfiguration() {
	return STAGES.map((one) => JSON.stringify(one)).join("\n---\n");
}
// src/cluster/simulated/start-simulation.ts
/** Each step takes a second or two; more on a machine that is busy. */
const WAIT_MS = 9e4;
const POLL_MS = 100;
const END_WAIT_MS = 5e3;
const NODES = {
	group: "",
	version: "v1",
	resource: "nodes"
};
const QUOTAS = {
	group: "",
	version: "v1",
	resource: "resourcequotas"
};
/** Starts the controllers that admission leans on; the others wait for `begin`. @throws CLUSTER_START_FAILED */
async function startSimulation(programs, { layout, tracked, connection, tie }, signal) {
	const start = async (name, path, flags) => {
		const server = await require_provider.startServer({
			name,
			path,
			flags,
			...tie === void 0 ? {} : { tie }
		}, layout);
		tracked.addChild(server);
		return server;
	};
	const startManager = (which) => start("kube-controller-manager", programs.kubeControllerManager, controllerManagerFlags(layout, which));
	const settle = (what, isSo, running) => waitFor(what, connection, isSo, running);
	const first = await startManager("admission");
	let servers = [first];
	const ended = () => AbortSignal.any(servers.map((server) => server.ended));
	await settle("the controllers", hasDefaultAccount, AbortSignal.any([signal, ended()]));
	return {
		ended,
		async begin(nodes, aborts) {
			const beside = AbortSignal.any([aborts, ended()]);
			beside.throwIfAborted();
			await settle("the status of the quotas", areQuotasKnown, beside);
			await require_left_behind.endProcess(first.identity, END_WAIT_MS);
			(0, node_fs.writeFileSync)(layout.kwokConfiguration, kwokConfiguration(), { mode: 384 });
			servers = [
				await startManager("all"),
				await start("kube-scheduler", programs.kubeScheduler, schedulerFlags(layout)),
				await start("kwok", programs.kwok, kwokFlags(layout))
			];
			const running = AbortSignal.any([aborts, ended()]);
			await withClient(connection, running, (client) => createNodes(client, simulatedNodes(nodes)));
			await settle("the simulated nodes", areNodesReady, running);
		}
	};
}
async function hasDefaultAccount(client) {
	return (await client.send({
		method: "GET",
		path: "/api/v1/namespaces/default/serviceaccounts/default"
	})).status === 200;
}
async function areQuotasKnown(client) {
	return (await require_verbs.listObjects(client, QUOTAS, "")).every((quota) => {
		const known = require_json.objectAt(quota, "status", "hard");
		return Object.keys(require_json.objectAt(quota, "spec", "hard")).every((name) => Object.hasOwn(known, name));
	});
}
async function createNodes(client, nodes) {
	for (const node of nodes) {
		const request = {
			method: "POST",
			path: "/api/v1/nodes",
			body: require_json.stringifyJson(node)
		};
		const { status, body } = await client.send(request);
		if (status < 300 || status === 409) continue;
		const why = require_json.textAt(answerOf(body), "message") ?? `status ${status}`;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `a simulated node cannot be made: ${why}`);
	}
}
function answerOf(body) {
	const answer = require_json.parseJson(body.toString("utf8"));
	return require_json.isObject(answer) ? answer : {};
}
/** Ready, and without the mark that the node controller takes away then. */
async function areNodesReady(client) {
	const nodes = await require_verbs.listObjects(client, NODES, "");
	return nodes.length > 0 && nodes.every((node) => isReady(node) && !isMarked(node));
}
function isReady(node) {
	return require_json.listAt(node, "status", "conditions").some((condition) => require_json.textAt(condition, "type") === "Ready" && require_json.textAt(condition, "status") === "True");
}
function isMarked(node) {
	const isOfReadiness = (taint) => require_json.textAt(taint, "key") === "node.kubernetes.io/not-ready";
	return require_json.listAt(node, "spec", "taints").some(isOfReadiness);
}
/** @throws CLUSTER_START_FAILED when it is not so in time, the reason of the signal */
async function waitFor(what, connection, isSo, signal) {
	const deadline = performance.now() + WAIT_MS;
	await withClient(connection, signal, async (client) => {
		while (!await isSo(client)) {
			if (performance.now() > deadline) {
				const message = `${what} of the simulated workloads were not ready after ${WAIT_MS / 1e3} s`;
				throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", message);
			}
			await require_sleep.sleep(POLL_MS, signal);
		}
	});
}
async function withClient(connection, signal, work) {
	const client = await require_kube_client.openKubeClient(connection, {
		signal,
		maxInFlight: 8,
		userAgent: "restore-rehearsal",
		http2: false
	});
	try {
		return await work(client);
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	} finally {
		client.close();
	}
}
exports.startSimulation = startSimulation;
