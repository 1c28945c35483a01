require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_find_binaries = require("./cluster-binaries-find-binaries.cjs");
const require_tracked_cluster = require("./cluster-control-plane-tracked-cluster.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_paths = require("./cluster-paths.cjs");
const require_run_command = require("./cluster-processes-run-command.cjs");
const require_when_aborted = require("./core-when-aborted.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
const require_authorization = require("./kube-authorization.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
let node_net = require("node:net");
let node_fs = require("node:fs");
let node_https = require("node:https");
let node_child_process = require("node:child_process");
// src/cluster/processes/tie-to-owner.ts
/** util-linux has it everywhere; that of BusyBox, and one from before 2019, lack the option. */
const PDEATHSIG = [
	"/usr/bin/setpriv",
	"--pdeathsig",
	"KILL",
	"--"
];
/**
* What makes the kernel of Linux end a process as soon as the one that started it is gone, whatever ended that: SIGKILL, V8 out of
* memory, the kernel itself. prctl(2), PR_SET_PDEATHSIG; it survives execve(2).
*/
async function findTie(signal) {
	if (process.platform !== "linux") return [];
	const [path = "", ...args] = [...PDEATHSIG, "/bin/true"];
	try {
		const { exitCode } = await require_run_command.runCommand({
			path,
			args,
			environment: {}
		}, signal);
		return exitCode === 0 ? PDEATHSIG : [];
	} catch {
		signal.throwIfAborted();
		return [];
	}
}
// src/cluster/control-plane/data-folder.ts
const MEMORY_FOLDER = "/dev/shm";
const ENOUGH_BYTES = 2 * 1024 ** 3;
/** The folder to make a cluster's folder in: in memory where that leaves as much memory again for the servers themselves. */
function dataParent(environment, room = measureRoom()) {
	return (room.memoryFolderBytes ?? 0) >= ENOUGH_BYTES && room.availableMemoryBytes >= 2 * ENOUGH_BYTES ? MEMORY_FOLDER : require_paths.temporaryDirectoryOf(environment);
}
function measureRoom() {
	return {
		memoryFolderBytes: memoryFolderBytes(),
		availableMemoryBytes: process.availableMemory()
	};
}
function memoryFolderBytes() {
	try {
		(0, node_fs.accessSync)(MEMORY_FOLDER, node_fs.constants.W_OK);
		const { bavail, bsize } = (0, node_fs.statfsSync)(MEMORY_FOLDER);
		return bavail * bsize;
	} catch {
		return;
	}
}
// src/cluster/control-plane/credential-files.ts
/** The group that every authorizer lets through. */
const ADMIN = "restore-rehearsal,restore-rehearsal,\"system:masters\"";
/** As the administrator. */
function connectionTo(port, { ca, adminToken }) {
	return {
		server: `https://127.0.0.1:${port}`,
		ca,
		token: adminToken
	};
}
/** Where the flags of the API server say that they are, for their owner alone. */
function writeCredentials(layout, credentials) {
	const { ca, serving, adminToken, serviceAccounts } = credentials;
	const files = [
		[layout.caCert, ca],
		[layout.servingCert, serving.cert],
		[layout.servingKey, serving.key],
		[layout.tokens, `${adminToken},${ADMIN}\n`],
		[layout.serviceAccountKey, serviceAccounts.privateKey],
		[layout.serviceAccountPublicKey, serviceAccounts.publicKey]
	];
	for (const [path, text] of files) (0, node_fs.writeFileSync)(path, text, { mode: 384 });
}
// src/cluster/control-plane/flags.ts
/**
* etcd listens on a socket inside the cluster's folder, which only its user can enter: no port, no certificates.
* The address is relative to the folder, which both servers run in: the path of a socket may have 103
* characters at most. etcd wants a host and a port in every URL; in this spelling they are the file's name.
*/
const ETCD_CLIENTS = "unix://etcd.sock:0";
/** A single member never calls its peers, but etcd does not start without an address for them. */
const ETCD_PEERS = "unix://peers.sock:0";
const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
function etcdFlags(layout) {
	return [
		`--data-dir=${layout.etcdData}`,
		`--listen-client-urls=${ETCD_CLIENTS}`,
		`--advertise-client-urls=${ETCD_CLIENTS}`,
		`--listen-peer-urls=${ETCD_PEERS}`,
		`--initial-advertise-peer-urls=${ETCD_PEERS}`,
		`--initial-cluster=default=${ETCD_PEERS}`,
		"--unsafe-no-fsync",
		"--heartbeat-interval=10",
		"--election-timeout=50",
		`--quota-backend-bytes=${8 * GIB}`
	];
}
/** A second range can be added to a running cluster since 1.33; before that the only one must be large enough for any backup. */
const FIRST_MINOR_WITH_SERVICE_CIDRS = 33;
function serviceRange(version) {
	return Number(version.split(".")[1]) >= FIRST_MINOR_WITH_SERVICE_CIDRS ? "10.0.0.0/24" : "10.0.0.0/16";
}
/** @param version of Kubernetes, `1.36.3` @param hasControllers the one that makes ServiceAccounts is among them */
function apiServerFlags(layout, port, version, hasControllers = false) {
	const server = `https://127.0.0.1:${port}`;
	return [
		`--etcd-servers=${ETCD_CLIENTS}`,
		`--egress-selector-config-file=${layout.egress}`,
		"--bind-address=127.0.0.1",
		`--secure-port=${port}`,
		`--tls-cert-file=${layout.servingCert}`,
		`--tls-private-key-file=${layout.servingKey}`,
		`--client-ca-file=${layout.caCert}`,
		`--token-auth-file=${layout.tokens}`,
		`--cert-dir=${layout.apiServerWork}`,
		"--authorization-mode=RBAC",
		"--allow-privileged=true",
		`--service-cluster-ip-range=${serviceRange(version)}`,
		...hasControllers ? [] : ["--disable-admission-plugins=ServiceAccount"],
		`--service-account-issuer=${server}`,
		`--service-account-key-file=${layout.serviceAccountPublicKey}`,
		`--service-account-signing-key-file=${layout.serviceAccountKey}`
	];
}
/**
* Fewer, larger garbage collections: creating objects takes 13 % less CPU time for 250 MB more memory. Up to the limit,
* that is: from there on the server collects as often as it takes, so that a large backup does not exhaust the machine.
*/
function apiServerEnvironment(availableMemoryBytes) {
	return {
		GOGC: "400",
		GOMEMLIMIT: `${Math.max(512, Math.floor(availableMemoryBytes * .4 / MIB))}MiB`
	};
}
// src/cluster/control-plane/free-port.ts
/** A port of the loopback interface that was free a moment ago. Another process may take it before it is used. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = (0, node_net.createServer)();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
// src/cluster/control-plane/kubeconfig.ts
/** A kubeconfig for kubectl and other tools, credentials included: write it with mode 0600. */
function kubeconfigText(connection, id) {
	const name = `restore-rehearsal-${id}`;
	return `apiVersion: v1
kind: Config
clusters:
  - name: ${name}
    cluster:
      server: ${connection.server}
      certificate-authority-data: ${base64(connection.ca)}
users:
  - name: ${name}
    user:
      token: ${connection.token ?? ""}
contexts:
  - name: ${name}
    context:
      cluster: ${name}
      user: ${name}
current-context: ${name}
`;
}
function base64(text) {
	return Buffer.from(text ?? "").toString("base64");
}
// src/cluster/control-plane/layout.ts
/** Where everything of one cluster is. `folder` has mode 0700. */
function layoutOf(folder) {
	return {
		folder,
		etcdData: (0, node_path.join)(folder, "etcd"),
		kubeconfig: (0, node_path.join)(folder, "kubeconfig"),
		egress: (0, node_path.join)(folder, "egress.json"),
		caCert: (0, node_path.join)(folder, "ca.crt"),
		servingCert: (0, node_path.join)(folder, "serving.crt"),
		servingKey: (0, node_path.join)(folder, "serving.key"),
		tokens: (0, node_path.join)(folder, "tokens.csv"),
		serviceAccountKey: (0, node_path.join)(folder, "service-accounts.key"),
		serviceAccountPublicKey: (0, node_path.join)(folder, "service-accounts.pub"),
		apiServerWork: (0, node_path.join)(folder, "kube-apiserver"),
		kwokConfiguration: (0, node_path.join)(folder, "kwok.yaml"),
		/** Never made. */
		noPlugins: (0, node_path.join)(folder, "no-plugins"),
		logs: {
			etcd: (0, node_path.join)(folder, "etcd.log"),
			"kube-apiserver": (0, node_path.join)(folder, "kube-apiserver.log"),
			"kube-controller-manager": (0, node_path.join)(folder, "kube-controller-manager.log"),
			"kube-scheduler": (0, node_path.join)(folder, "kube-scheduler.log"),
			kwok: (0, node_path.join)(folder, "kwok.log")
		}
	};
}
// src/cluster/control-plane/no-egress.ts
/** Relative to the cluster's folder, which the servers run in. Never made. */
const NO_WAY_OUT = "no-way-out.sock";
/** Calls to Services and aggregated APIs go by `cluster`, calls to URLs by `controlplane`. */
const CLOSED = ["cluster", "controlplane"];
/** For `--egress-selector-config-file`. JSON is YAML. */
function egressConfiguration() {
	const nowhere = {
		proxyProtocol: "HTTPConnect",
		transport: { uds: { udsName: NO_WAY_OUT } }
	};
	return JSON.stringify({
		apiVersion: "apiserver.k8s.io/v1beta1",
		kind: "EgressSelectorConfiguration",
		egressSelections: CLOSED.map((name) => ({
			name,
			connection: nowhere
		}))
	});
}
// src/cluster/control-plane/probe.ts
const ANSWER_TIMEOUT_MS = 5e3;
function openProbe(connection) {
	const { ca, server } = connection;
	const agent = new node_https.Agent({
		keepAlive: true,
		maxSockets: 1,
		ca
	});
	let last = "nothing was asked yet";
	return {
		async get(path, signal) {
			try {
				const authorization = await require_authorization.authorizationOf(connection, signal);
				const headers = authorization === void 0 ? {} : { authorization };
				const answer = await getOnce(new URL(path, server), {
					agent,
					headers,
					signal
				});
				last = `${path} answered ${answer.status}`;
				return answer;
			} catch (error) {
				signal.throwIfAborted();
				last = `${path}: ${require_rehearsal_error.messageOf(error)}`;
				return;
			}
		},
		lastAnswer: () => last,
		close: () => agent.destroy()
	};
}
function getOnce(url, options) {
	return new Promise((resolve, reject) => {
		const outgoing = (0, node_https.request)(url, {
			...options,
			timeout: ANSWER_TIMEOUT_MS
		}, (incoming) => {
			const chunks = [];
			incoming.on("data", (chunk) => chunks.push(chunk));
			incoming.on("error", reject);
			incoming.on("end", () => {
				resolve({
					status: incoming.statusCode ?? 0,
					body: Buffer.concat(chunks).toString("utf8")
				});
			});
		});
		outgoing.on("timeout", () => outgoing.destroy(/* @__PURE__ */ new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1e3} s`)));
		outgoing.on("error", reject);
		outgoing.end();
	});
}
// src/cluster/processes/sacrifice-first.ts
/** The most there is: before all that have not said so. */
const FIRST = "1000";
/**
* When memory is short the kernel of Linux ends a large process. Let it take this one, and not the one that can still tell what
* happened. proc(5), oom_score_adj; everybody may raise it, and children inherit it.
*/
function sacrificeFirst(pid) {
	try {
		(0, node_fs.writeFileSync)(`/proc/${pid}/oom_score_adj`, FIRST);
	} catch {}
}
// src/cluster/control-plane/server-process.ts
/**
* Starts a server in a process group of its own: Ctrl-C in a terminal reaches the whole group of the command, and
* the servers must stay until the restore has come to a halt. They get no environment of ours: etcd would read
* flags from it, and the secrets of a pipeline are none of their business.
* @throws CLUSTER_START_FAILED when it cannot be run at all
*/
async function startServer(command, layout) {
	const { folder } = layout;
	const logPath = layout.logs[command.name];
	const log = (0, node_fs.openSync)(logPath, "w", 384);
	try {
		const [program = "", ...args] = [
			...command.tie ?? [],
			command.path,
			...command.flags
		];
		const child = (0, node_child_process.spawn)(program, args, {
			cwd: folder,
			env: {
				HOME: folder,
				TMPDIR: folder,
				...command.environment
			},
			stdio: [
				"ignore",
				log,
				log
			],
			detached: true
		});
		const { pid } = child;
		if (pid === void 0) throw await spawnError(child);
		if (command.tie !== void 0) sacrificeFirst(pid);
		child.unref();
		const identity = require_process_identity.identifyProcess(pid) ?? {
			pid,
			startedAt: "gone"
		};
		return {
			name: command.name,
			identity,
			logPath,
			...watchEnd(child, command.name, logPath)
		};
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `${command.path} cannot be run: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	} finally {
		(0, node_fs.closeSync)(log);
	}
}
function watchEnd(child, name, logPath) {
	const ended = new AbortController();
	let how = "";
	child.once("exit", (code, signal) => {
		how = signal === null ? `exit code ${code}` : `signal ${signal}`;
		const message = [`${name} ended with ${how}; its last lines:`, require_log_tail.logTail(logPath, name)].join("\n");
		ended.abort(new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", message));
	});
	return {
		ended: ended.signal,
		endedWith: () => how
	};
}
function spawnError(child) {
	return new Promise((resolve) => child.once("error", resolve));
}
// src/cluster/control-plane/wait-until-ready.ts
const POLL_MS = 40;
/**
* Waits for /readyz, which also covers the built-in roles, then for the namespace `default`, which the server
* makes by itself a moment later. Returns the server's version without its leading v.
*/
async function waitUntilReady(probe, signal) {
	await answerOk(probe, "/readyz", signal);
	await answerOk(probe, "/api/v1/namespaces/default", signal);
	const { body } = await answerOk(probe, "/version", signal);
	const { gitVersion } = JSON.parse(body);
	return typeof gitVersion === "string" ? gitVersion.replace(/^v/, "") : "";
}
async function answerOk(probe, path, signal) {
	for (;;) {
		const answer = await probe.get(path, signal);
		if (answer?.status === 200) return answer;
		await require_sleep.sleep(POLL_MS, signal);
	}
}
// src/cluster/control-plane/start-cluster.ts
/** Well above the 2 to 3 s it takes, for machines that are busy with something else. */
const READY_TIMEOUT_MS = 12e4;
const PORT_ATTEMPTS = 5;
/** Starts etcd and kube-apiserver and waits until they are ready. @throws CLUSTER_START_FAILED; nothing is left then */
async function startCluster(binaries, settings, context) {
	context.signal.throwIfAborted();
	const id = (0, node_crypto.randomBytes)(4).toString("hex");
	const layout = layoutOf((0, node_path.join)(settings.dataParent, require_left_behind.folderName(id)));
	const tracked = require_tracked_cluster.trackCluster(settings.stateDirectory, {
		format: 1,
		id,
		createdAt: (/* @__PURE__ */ new Date()).toISOString(),
		owner: require_process_identity.identifySelf(),
		children: [],
		folder: layout.folder,
		kubeconfigPath: layout.kubeconfig,
		keep: false,
		version: binaries.version
	});
	try {
		const ready = await bringUp(binaries, layout, tracked, settings, context.signal);
		(0, node_fs.writeFileSync)(layout.kubeconfig, kubeconfigText(ready.connection, id), { mode: 384 });
		const title = `Kubernetes ${ready.version} control plane`;
		const simulation = await simulationOf(settings, {
			layout,
			tracked,
			...tieOf(settings),
			...ready
		}, context.signal);
		if (settings.keepRunning) tracked.keep();
		return {
			id,
			title: simulation === void 0 ? title : `${title} with simulated workloads`,
			...simulation === void 0 ? {} : { simulation },
			...ready,
			kubeconfigPath: layout.kubeconfig,
			isThrowAway: true,
			hasNodes: false,
			stop: tracked.stop
		};
	} catch (error) {
		await tracked.stop().catch(() => void 0);
		throw error;
	}
}
async function simulationOf({ keepRunning, simulation: programs }, cluster, signal) {
	if (programs === void 0) return void 0;
	const { startSimulation } = await Promise.resolve().then(() => require("./cluster-simulated-start-simulation.cjs"));
	const simulation = await startSimulation(programs, cluster, signal);
	if (keepRunning) await simulation.begin([], signal);
	return simulation;
}
function tieOf({ keepRunning, tie }) {
	return keepRunning || tie === void 0 ? {} : { tie };
}
async function bringUp(binaries, layout, tracked, settings, signal) {
	const { nextPort = freePort, simulation } = settings;
	const tie = tieOf(settings);
	const begin = performance.now();
	(0, node_fs.mkdirSync)(layout.folder, { mode: 448 });
	const etcd = await startServer({
		name: "etcd",
		path: binaries.etcd,
		flags: etcdFlags(layout),
		...tie
	}, layout);
	tracked.addChild(etcd);
	const { makeCredentials } = await Promise.resolve().then(() => require("./cluster-control-plane-credentials.cjs"));
	const credentials = await makeCredentials(/* @__PURE__ */ new Date());
	writeCredentials(layout, credentials);
	(0, node_fs.writeFileSync)(layout.egress, egressConfiguration(), { mode: 384 });
	const environment = apiServerEnvironment(process.availableMemory());
	for (let attempt = 1;; attempt++) {
		signal.throwIfAborted();
		const port = await nextPort();
		const flags = apiServerFlags(layout, port, binaries.version, simulation !== void 0);
		const apiServer = await startServer({
			name: "kube-apiserver",
			path: binaries.kubeApiserver,
			flags,
			environment,
			...tie
		}, layout);
		tracked.addChild(apiServer);
		const connection = connectionTo(port, credentials);
		try {
			return {
				version: await untilReady(connection, [etcd, apiServer], signal),
				connection,
				readyInMs: Math.round(performance.now() - begin),
				ended: endOfAny([etcd, apiServer])
			};
		} catch (error) {
			if (!(apiServer.ended.aborted && /bind: address already in use/.test(require_log_tail.logTail(apiServer.logPath, ""))) || attempt === PORT_ATTEMPTS) throw error;
		}
	}
}
/** Without their last lines, unlike a failed start: by now they can quote what was restored. */
function endOfAny(servers) {
	const ended = new AbortController();
	for (const { name, ended: its, endedWith } of servers) require_when_aborted.whenAborted(its, () => ended.abort(new require_rehearsal_error.RehearsalError("CLUSTER_SERVER_ENDED", `${name} ended with ${endedWith()} before the run did`)));
	return ended.signal;
}
async function untilReady(connection, servers, signal) {
	const timeout = AbortSignal.timeout(READY_TIMEOUT_MS);
	const probe = openProbe(connection);
	try {
		return await waitUntilReady(probe, AbortSignal.any([
			signal,
			timeout,
			...servers.map(({ ended }) => ended)
		]));
	} catch (error) {
		if (!timeout.aborted || error !== timeout.reason) throw error;
		const tails = servers.map(({ name, logPath }) => require_log_tail.logTail(logPath, name));
		const message = `not ready after ${READY_TIMEOUT_MS / 1e3} s (${probe.lastAnswer()}); last lines of the servers:\n${tails.join("\n")}`;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", message);
	} finally {
		probe.close();
	}
}
// src/cluster/control-plane/provider.ts
/** A kube-apiserver and an etcd of this user's alone, reachable only from this machine; without nodes and controllers unless workloads are simulated. */
function controlPlane(options) {
	const { binariesDirectory, environment, keepRunning = false, kubernetesVersion } = options;
	const stateDirectory = options.stateDirectory ?? require_paths.stateDirectoryOf(environment);
	return {
		kind: "control-plane",
		async start(context) {
			const cleaned = require_left_behind.removeOrphans(stateDirectory).then((ids) => ids.map((id) => `Removed cluster ${id}, which a run that was killed had left behind`), (error) => [`Left behind by an earlier run: ${require_rehearsal_error.messageOf(error)}`]);
			const tied = findTie(context.signal).catch(() => []);
			const binaries = await require_find_binaries.findBinaries({
				kubernetesVersion,
				binariesDirectory,
				environment
			}, context);
			const simulation = await simulationPrograms(options, binaries.version, context);
			for (const line of await cleaned) context.progress(line);
			const parent = dataParent(environment);
			require_tracked_cluster.checkRoom(simulation === void 0 ? "control-plane" : "simulated", parent, context.progress);
			return startCluster(binaries, {
				stateDirectory,
				dataParent: parent,
				keepRunning,
				simulation,
				tie: await tied
			}, context);
		}
	};
}
async function simulationPrograms({ binariesDirectory, environment, workloads = "none" }, version, context) {
	if (workloads === "none") return void 0;
	const { findSimulation } = await Promise.resolve().then(() => require("./cluster-simulated-find-simulation.cjs"));
	return await findSimulation({
		version,
		binariesDirectory,
		environment
	}, context);
}
exports.controlPlane = controlPlane;
exports.startServer = startServer;
