const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_json = require("./core-json.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_volume_patch = require("./restore-finalize-volume-patch.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_join_config_maps = require("./restore-join-config-maps.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_json$1 = require("./report-render-json.cjs");
const require_summary = require("./report-render-summary.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_http = require("node:http");
node_http = require_rolldown_runtime.__toESM(node_http, 1);
let node_util = require("node:util");
let node_tls = require("node:tls");
let node_zlib = require("node:zlib");
let node_http2 = require("node:http2");
let node_https = require("node:https");
node_https = require_rolldown_runtime.__toESM(node_https, 1);
// src/core/semaphore.ts
/** At most `limit` holders at a time, served in the order in which they asked. */
var Semaphore = class {
	#free;
	#held = 0;
	#waiting = [];
	/** The largest number of holders at one time so far. */
	peak = 0;
	constructor(limit) {
		this.#free = limit;
	}
	/** Resolves when there is room. Every `enter` needs one `leave`. */
	enter() {
		if (this.#free > 0) {
			this.#free -= 1;
			this.#count();
			return;
		}
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
	leave() {
		const next = this.#waiting.shift();
		if (next !== void 0) next();
		else {
			this.#free += 1;
			this.#held -= 1;
		}
	}
	#count() {
		this.#held += 1;
		if (this.#held > this.peak) this.peak = this.#held;
	}
};
// src/kube/exchange.ts
/** One request and what ends it: an answer, a broken connection, its time limit, an abort. */
function exchange(request, send) {
	const { signal, timeoutMs } = request;
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		let isSettled = false;
		const settle = (then) => {
			if (isSettled) return;
			isSettled = true;
			clearTimeout(timer);
			signal.removeEventListener("abort", onAbort);
			then();
		};
		const fault = (message, cause) => new require_volume_patch.TransportError(message, sending.mayHaveArrived(), cause);
		const sending = send({
			answered: (response) => settle(() => resolve(response)),
			broke: (error) => settle(() => reject(fault(`the connection broke: ${error?.message ?? "no answer came"}`, error)))
		});
		const stop = (reason) => settle(() => {
			reject(reason);
			sending.cancel();
		});
		const onAbort = () => stop(signal.reason);
		const timer = setTimeout(() => stop(fault(`no answer within ${timeoutMs / 1e3} s`)), timeoutMs);
		signal.addEventListener("abort", onAbort, { once: true });
	});
}
// src/kube/http1-origin.ts
const MAX_SOCKETS = 64;
/** A pool of kept-alive HTTP/1.1 connections, for servers and proxies that do not speak HTTP/2. */
function openHttp1Origin(url, tls) {
	const pool = {
		keepAlive: true,
		maxSockets: MAX_SOCKETS,
		scheduling: "lifo"
	};
	const agent = tls === void 0 ? new node_http.Agent(pool) : new node_https.Agent({
		...pool,
		...tls,
		ALPNProtocols: ["http/1.1"]
	});
	const target = {
		agent,
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port,
		basePath: url.pathname.replace(/\/$/, ""),
		start: tls === void 0 ? node_http.request : node_https.request,
		readyEvent: tls === void 0 ? "connect" : "secureConnect"
	};
	return {
		send: (request) => exchange(request, (outcome) => send$1(target, request, outcome)),
		close: () => agent.destroy()
	};
}
function send$1(target, request, outcome) {
	const length = request.body === void 0 ? {} : { "content-length": String(request.body.length) };
	const outgoing = target.start({
		agent: target.agent,
		host: target.host,
		port: target.port,
		method: request.method,
		path: target.basePath + request.path,
		headers: {
			...request.headers,
			...length
		}
	});
	let isOnItsWay = false;
	outgoing.on("socket", (socket) => {
		if (outgoing.reusedSocket) isOnItsWay = true;
		else socket.once(target.readyEvent, () => {
			isOnItsWay = true;
		});
	});
	outgoing.on("error", outcome.broke);
	let hasResponse = false;
	outgoing.on("close", () => {
		if (!hasResponse) outcome.broke(void 0);
	});
	outgoing.on("response", (incoming) => {
		hasResponse = true;
		const chunks = [];
		incoming.on("data", (chunk) => chunks.push(chunk));
		incoming.on("error", outcome.broke);
		incoming.on("close", () => outcome.broke(void 0));
		incoming.on("end", () => outcome.answered({
			status: incoming.statusCode ?? 0,
			headers: incoming.headers,
			body: Buffer.concat(chunks)
		}));
	});
	outgoing.end(request.body);
	return {
		mayHaveArrived: () => isOnItsWay,
		cancel: () => outgoing.destroy()
	};
}
// src/kube/http2-origin.ts
/** Lists come in megabytes: a window of 64 KiB would make each of them wait for round trips. */
const STREAM_WINDOW = 4194304;
const SESSION_WINDOW = 16777216;
/** One HTTP/2 session to one server, opened again when it ends. */
function openHttp2Origin(url, firstSocket, dial) {
	const basePath = url.pathname.replace(/\/$/, "");
	let current = Promise.resolve(openSession(url, firstSocket));
	let isClosed = false;
	/** Many requests find out together that the session has ended; one of them opens the next, the others wait for it. */
	async function session() {
		for (;;) {
			if (isClosed) throw new require_volume_patch.TransportError("the connection was closed", false);
			const asked = current;
			const live = await asked;
			if (live !== void 0 && !live.closed && !live.destroyed) return live;
			if (current === asked) current = openNext();
		}
	}
	function openNext() {
		const opening = dial().then((socket) => openSession(url, socket));
		opening.catch(() => {
			if (current === opening) current = void 0;
		});
		return opening;
	}
	return {
		async send(request) {
			request.signal.throwIfAborted();
			const live = await session();
			return await exchange(request, (outcome) => send(live, basePath, request, outcome));
		},
		close() {
			isClosed = true;
			current?.then((live) => live.destroy()).catch(() => void 0);
		}
	};
}
function openSession(url, socket) {
	const session = (0, node_http2.connect)(url.origin, {
		createConnection: () => socket,
		settings: {
			initialWindowSize: STREAM_WINDOW,
			enablePush: false
		}
	});
	session.setMaxListeners(0);
	session.once("connect", () => {
		if (!session.destroyed) session.setLocalWindowSize(SESSION_WINDOW);
	});
	session.on("error", () => session.destroy());
	session.on("goaway", () => session.close());
	return session;
}
/** @throws TransportError when the session ended a moment ago */
function send(session, basePath, request, outcome) {
	const stream = openStream(session, basePath, request);
	let status = 0;
	let headers = {};
	const chunks = [];
	stream.on("response", (received) => {
		status = Number(received[":status"]);
		headers = received;
	});
	stream.on("data", (chunk) => chunks.push(chunk));
	stream.on("end", () => {
		if (status === 0 || stream.rstCode !== node_http2.constants.NGHTTP2_NO_ERROR) return;
		const [only] = chunks;
		outcome.answered({
			status,
			headers,
			body: only !== void 0 && chunks.length === 1 ? only : Buffer.concat(chunks)
		});
	});
	stream.on("error", outcome.broke);
	stream.on("close", () => outcome.broke(void 0));
	stream.end(request.body);
	return {
		mayHaveArrived: () => !stream.pending && stream.rstCode !== node_http2.constants.NGHTTP2_REFUSED_STREAM,
		cancel: () => stream.close(node_http2.constants.NGHTTP2_CANCEL)
	};
}
function openStream(session, basePath, request) {
	try {
		return session.request({
			":method": request.method,
			":path": basePath + request.path,
			...request.headers
		});
	} catch (error) {
		throw new require_volume_patch.TransportError("the connection was closed before the request", false, error);
	}
}
// src/kube/tls.ts
const CONNECT_TIMEOUT_MS = 1e4;
/** What Node's TLS needs to reach this server, both protocols offered. */
function tlsOptionsOf(connection, url) {
	return {
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: Number(url.port || 443),
		ALPNProtocols: ["h2", "http/1.1"],
		rejectUnauthorized: connection.insecureSkipTlsVerify !== true,
		...connection.ca === void 0 ? {} : { ca: connection.ca },
		...connection.cert === void 0 ? {} : { cert: connection.cert },
		...connection.key === void 0 ? {} : { key: connection.key },
		...serverName(connection, url)
	};
}
/** SNI must not carry an address; a host name is the default. */
function serverName(connection, url) {
	if (connection.tlsServerName !== void 0) return { servername: connection.tlsServerName };
	return /^[\d.]+$|:/.test(url.hostname) ? {} : { servername: url.hostname };
}
/** Opens one TLS connection. @throws TransportError; nothing was sent. The signal's reason after an abort */
function dialTls(options, signal) {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const socket = (0, node_tls.connect)(options);
		const release = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", onAbort);
			socket.off("error", fail);
			socket.on("error", () => socket.destroy());
		};
		const giveUp = (reason) => {
			release();
			socket.destroy();
			reject(reason);
		};
		const fail = (error) => giveUp(new require_volume_patch.TransportError(`connection failed: ${error.message}`, false, error));
		const onAbort = () => giveUp(signal.reason);
		const timer = setTimeout(() => fail(/* @__PURE__ */ new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1e3} s`)), CONNECT_TIMEOUT_MS);
		signal.addEventListener("abort", onAbort, { once: true });
		socket.once("error", fail);
		socket.once("secureConnect", () => {
			release();
			tune(socket);
			resolve(socket);
		});
	});
}
/** Small requests must not wait for each other's acknowledgements; a dead peer must be noticed. */
function tune(socket) {
	socket.setNoDelay(true);
	socket.setKeepAlive(true, 15e3);
}
// src/kube/open-origin.ts
/** Connects once to learn the protocol, then keeps that connection. The signal ends every later attempt to connect too. @throws TransportError */
async function openOrigin(connection, signal) {
	const url = new URL(connection.server);
	if (url.protocol === "http:") return openHttp1Origin(url, void 0);
	const tls = tlsOptionsOf(connection, url);
	const socket = await dialTls(tls, signal);
	if (socket.alpnProtocol === "h2") return openHttp2Origin(url, socket, () => dialTls(tls, signal));
	socket.destroy();
	return openHttp1Origin(url, tls);
}
// src/kube/request-log.ts
/** Upper bounds of the buckets grow by a tenth: a percentile is exact to 10 %, and a million requests cost no memory. */
const GROWTH = 1.1;
const FIRST_MS = .1;
const BUCKETS = 160;
function createRequestLog(peak) {
	const buckets = new Uint32Array(BUCKETS);
	let count = 0;
	let retries = 0;
	const percentile = (share) => {
		let left = Math.ceil(count * share);
		for (let index = 0; index < BUCKETS; index += 1) {
			left -= buckets[index] ?? 0;
			if (left <= 0) return count === 0 ? 0 : round(FIRST_MS * GROWTH ** index);
		}
		return round(FIRST_MS * GROWTH ** BUCKETS);
	};
	return {
		answered(ms) {
			const index = Math.ceil(Math.log(Math.max(ms, FIRST_MS) / FIRST_MS) / Math.log(GROWTH));
			const slot = Math.min(159, index);
			buckets[slot] = (buckets[slot] ?? 0) + 1;
			count += 1;
		},
		retried() {
			retries += 1;
		},
		figures: () => ({
			count,
			retries,
			maxInFlight: peak(),
			p50Ms: percentile(.5),
			p95Ms: percentile(.95)
		})
	};
}
function round(ms) {
	return Math.round(ms * 10) / 10;
}
// src/kube/kube-client.ts
const REQUEST_TIMEOUT_MS = 6e4;
const MAX_ATTEMPTS = 6;
const MAX_BACKOFF_MS = 8e3;
/** Statuses of a server that did not do what was asked: safe to send again, whatever the verb. */
const NOT_DONE = /* @__PURE__ */ new Set([
	429,
	502,
	503
]);
/** Connects. @throws TransportError */
async function openKubeClient(connection, options) {
	const origin = await openOrigin(connection, options.signal);
	const gate = new Semaphore(options.maxInFlight);
	const log = createRequestLog(() => gate.peak);
	const context = {
		origin,
		connection,
		options,
		log
	};
	const send = async (request) => {
		await gate.enter();
		try {
			return await sendWithRetries(context, request);
		} finally {
			gate.leave();
		}
	};
	return {
		send,
		async expect(request) {
			const answer = await send(request);
			if (answer.status >= 200 && answer.status < 300) return answer.body;
			throw require_prepare_restore.kubeErrorOf(answer.status, answer.body);
		},
		log,
		close: () => origin.close()
	};
}
async function sendWithRetries(context, request) {
	const { signal } = context.options;
	const headers = headersOf(context, request);
	const body = typeof request.body === "string" ? Buffer.from(request.body) : request.body;
	for (let attempt = 1;; attempt += 1) {
		signal.throwIfAborted();
		const started = performance.now();
		try {
			if (context.connection.authorization) headers.authorization = await context.connection.authorization();
			const answer = await context.origin.send({
				method: request.method,
				path: request.path,
				headers,
				...body === void 0 ? {} : { body },
				timeoutMs: context.options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
				signal
			});
			context.log.answered(performance.now() - started);
			if (!NOT_DONE.has(answer.status) || attempt === MAX_ATTEMPTS) return answer;
			context.log.retried();
			await require_sleep.sleep(backoffMs(attempt, answer.headers["retry-after"]), signal);
		} catch (error) {
			if (!mayRetry(error, request.method) || attempt === MAX_ATTEMPTS) throw error;
			context.log.retried();
			await require_sleep.sleep(backoffMs(attempt, void 0), signal);
		}
	}
}
/** A read may always be repeated; a write only when it cannot have arrived. */
function mayRetry(error, method) {
	return error instanceof require_volume_patch.TransportError && (method === "GET" || !error.mayHaveArrived);
}
/** What the server asked for, or a doubling pause; with jitter, so that many requests do not come back at once. */
function backoffMs(attempt, retryAfter) {
	const asked = Number(retryAfter) * 1e3;
	return (asked > 0 ? asked : Math.min(MAX_BACKOFF_MS, 100 * 2 ** attempt)) * (1 + Math.random() * .2);
}
function headersOf(context, request) {
	const headers = {
		accept: request.accept ?? "application/json",
		"user-agent": context.options.userAgent
	};
	if (request.body !== void 0) headers["content-type"] = request.contentType ?? "application/json";
	return headers;
}
// src/kube/exec-contract.ts
/** The command did not end in time. It may go on running: nothing in the protocol ends it. */
var ExecTimeout = class extends Error {
	name = "ExecTimeout";
	constructor(timeoutMs) {
		super(`the command did not end within ${timeoutMs} ms`);
	}
};
// src/core/both.ts
/**
* Runs both side by side and settles when both have. When one of them fails, the other is aborted and waited for; the first
* error is thrown, or the reason of the signal once that was aborted.
*/
async function both(signal, first, second) {
	const failure = new AbortController();
	const either = AbortSignal.any([signal, failure.signal]);
	const guard = async (work) => {
		try {
			return await work;
		} catch (error) {
			failure.abort(error);
			throw error;
		}
	};
	const [a, b] = await Promise.allSettled([guard(first(either)), guard(second(either))]);
	signal.throwIfAborted();
	if (a.status === "rejected" || b.status === "rejected") throw failure.signal.reason;
	return [a.value, b.value];
}
// src/restore/finalize/look-at-pods.ts
const PODS = {
	group: "",
	version: "v1",
	resource: "pods"
};
/**
* These pods as they are now, by uid: one list per namespace, of the pods with the label of this restore. Only a pod that is
* missing there is asked for by its name, because somebody may have taken the label off. Undefined when the server has a fault
* of its own: the next look may find it well. @throws KubeError when it refuses, TransportError
*/
async function lookAtPods(client, restoreName, pods) {
	const labelSelector = `${require_volume_patch.RESTORE_NAME_LABEL}=${require_volume_patch.labelValue(restoreName)}`;
	try {
		const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
		const lists = await Promise.all(namespaces.map((namespace) => require_prepare_restore.listObjects(client, PODS, namespace, { labelSelector })));
		const found = new Map(lists.flat().map((pod) => [uidOf(pod), pod]));
		const missing = pods.filter(({ uid }) => !found.has(uid));
		const asked = await Promise.all(missing.map(({ namespace, name }) => require_prepare_restore.getObject(client, PODS, namespace, name)));
		for (const pod of asked) if (pod !== void 0) found.set(uidOf(pod), pod);
		return found;
	} catch (error) {
		if (error instanceof require_prepare_restore.KubeError && error.status >= 500) return void 0;
		throw error;
	}
}
function uidOf(pod) {
	return require_json.textAt(pod, "metadata", "uid") ?? "";
}
// src/core/map-concurrent.ts
/**
* Runs `work` over the items, at most `limit` at a time, started in order. Settles only when everything that was
* started has settled: clean-up comes next, so nothing may still be in flight. The first error stops further starts
* and is thrown at the end.
*/
async function mapConcurrent(items, limit, signal, work) {
	const iterator = items[Symbol.iterator]();
	const failures = [];
	const worker = async () => {
		while (failures.length === 0 && !signal.aborted) try {
			const next = iterator.next();
			if (next.done) return;
			await work(next.value);
		} catch (error) {
			failures.push(error);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, limit) }, worker));
	signal.throwIfAborted();
	if (failures.length > 0) throw failures[0];
}
// src/restore/finalize/patch-volumes.ts
const CLAIMS = {
	group: "",
	version: "v1",
	resource: "persistentvolumeclaims"
};
const VOLUMES = {
	group: "",
	version: "v1",
	resource: "persistentvolumes"
};
const CLASSES = {
	group: "storage.k8s.io",
	version: "v1",
	resource: "storageclasses"
};
const AT_A_TIME = 3;
/** Velero looks every 10 s; a volume is often there after two. */
const LOOK_EVERY_MS$1 = 1e3;
/** Waits until the volume of each claim is bound and patches it. Errors in the order of the claims. */
async function patchVolumes(needs, targets) {
	const errors = /* @__PURE__ */ new Map();
	await mapConcurrent(targets, AT_A_TIME, needs.signal, async (target) => {
		errors.set(target, await patchOne(needs, target));
	});
	return targets.flatMap((target) => (errors.get(target) ?? []).map((text) => {
		return {
			level: "error",
			group: { namespace: target.namespace },
			text
		};
	}));
}
/** A storage class that cannot be read is said twice, as Velero says it: by itself and as the reason. */
var UnreadableClass = class extends Error {};
async function patchOne(needs, target) {
	try {
		const giveUpAt = Date.now() + needs.resourceTimeoutMs;
		while (!await isSettled(needs, target)) {
			const left = giveUpAt - Date.now();
			if (left <= 0) throw new Error("context deadline exceeded");
			await require_sleep.sleep(Math.min(LOOK_EVERY_MS$1, left), needs.signal);
		}
		return [];
	} catch (error) {
		needs.signal.throwIfAborted();
		const why = require_rehearsal_error.messageOf(error);
		const text = `fail to patch dynamic PV, err: ${why}, PVC: ${target.claim}, PV: ${target.info.pvName}`;
		return error instanceof UnreadableClass ? [why, text] : [text];
	}
}
/** One look: false when it is too early. @throws Error with what goes into the message */
async function isSettled(needs, target) {
	const { client } = needs;
	const claim = await require_prepare_restore.getObject(client, CLAIMS, target.namespace, target.claim);
	if (claim === void 0) return false;
	const className = require_volume_patch.classOfPending(claim);
	if (className !== void 0 && await bindsForConsumer(needs, className)) return true;
	const name = require_volume_patch.boundVolumeOf(claim);
	const volume = name === void 0 ? void 0 : await require_prepare_restore.getObject(client, VOLUMES, "", name);
	if (name === void 0 || volume === void 0) return false;
	const state = require_volume_patch.volumeState(volume, target);
	if (state.kind === "stranger") throw new Error(state.text);
	if (state.kind === "bound" && state.patch !== void 0) await require_prepare_restore.mergePatchObject(client, VOLUMES, "", name, state.patch);
	return state.kind === "bound";
}
/** R-192: such a claim is bound when a pod uses it, and that may be never. */
async function bindsForConsumer({ client }, className) {
	const found = await readClass(client, className);
	return require_json.textAt(found, "volumeBindingMode") === "WaitForFirstConsumer";
}
async function readClass(client, name) {
	try {
		const found = await require_prepare_restore.getObject(client, CLASSES, "", name);
		if (found !== void 0) return found;
	} catch (error) {
		throw new UnreadableClass(require_rehearsal_error.messageOf(error), { cause: error });
	}
	throw new UnreadableClass(`storageclasses.storage.k8s.io "${name}" not found`);
}
// src/restore/finalize/pod-volumes.ts
const DAEMON_SETS = {
	group: "apps",
	version: "v1",
	resource: "daemonsets"
};
/** D-47. */
const NODE_AGENT = {
	"1.18": "node-agent",
	"1.9": "restic"
};
/** One error per pod with saved volumes, as Velero counts them (R-221, R-224). */
async function podVolumeErrors(context, pods) {
	const affected = pods.filter(({ savedVolumes }) => savedVolumes.length > 0);
	if (affected.length === 0) return [];
	const problem = await nodeAgentProblem(context);
	return affected.map((pod) => ({
		level: "error",
		group: "velero",
		text: problem === void 0 ? dataText(pod) : `error to check node agent status: ${problem}`
	}));
}
async function nodeAgentProblem({ client, restore, profile, signal }) {
	const name = NODE_AGENT[profile.actions];
	try {
		return await require_prepare_restore.getObject(client, DAEMON_SETS, restore.metadata.namespace, name) === void 0 ? "daemonset not found" : void 0;
	} catch (error) {
		signal.throwIfAborted();
		return require_rehearsal_error.messageOf(error);
	}
}
function dataText({ namespace, name, savedVolumes }) {
	return `the data of ${`${savedVolumes.length === 1 ? "volume" : "volumes"} ${savedVolumes.join(", ")}`} of pod ${namespace}/${name} was not restored: restore-rehearsal does not restore volume data, and the pod waits for it`;
}
// src/restore/finalize/hook-outcome.ts
function createHookOutcome(rules) {
	const recorded = /* @__PURE__ */ new Set();
	const messages = [];
	return {
		record(pod, hook, text) {
			const isError = text !== void 0 && rules.reports(hook);
			if (isError && !recorded.has(hook)) messages.push({
				level: "error",
				group: rules.groupOf(pod),
				text
			});
			recorded.add(hook);
			return isError;
		},
		get failed() {
			return messages.length;
		},
		messages
	};
}
// src/restore/finalize/pod-wait.ts
const ENDED$1 = /* @__PURE__ */ new Set(["Succeeded", "Failed"]);
function nextStep(look) {
	const { live, limitMs, cancelledAtMs } = look;
	const isOver = limitMs !== void 0 && look.elapsedMs >= limitMs;
	if (cancelledAtMs !== void 0 && cancelledAtMs < (limitMs ?? Number.POSITIVE_INFINITY)) return CANCELLED;
	if (isOver) return {
		kind: "end",
		why: "context deadline exceeded"
	};
	if (live === void 0 || ENDED$1.has(require_json.textAt(live, "status", "phase") ?? "")) return CANCELLED;
	const containers = [...look.pending].filter(([name, hooks]) => isUp(live, name, look.heedsReady && hooks.some(({ needsReady }) => needsReady))).map(([name]) => name);
	return containers.length === 0 ? { kind: "wait" } : {
		kind: "run",
		containers
	};
}
const CANCELLED = {
	kind: "end",
	why: "context canceled"
};
/** H-4. */
function isUp(pod, container, needsReady) {
	const status = require_json.listAt(pod, "status", "containerStatuses").find((entry) => require_json.textAt(entry, "name") === container);
	if (!require_json.isObject(status)) return false;
	return needsReady ? status.ready === true : require_json.isObject(require_json.objectAt(status, "state").running);
}
/** H-3: the longest wait of any hook; undefined, so without a limit, when one of them has none. */
function longestWaitMs(hooks) {
	const waits = hooks.map(({ waitTimeoutMs }) => waitTimeoutMs ?? Number.POSITIVE_INFINITY);
	const longest = Math.max(0, ...waits);
	return Number.isFinite(longest) ? longest : void 0;
}
/** Hooks by container, in the order of the first hook of each. */
function byContainer(hooks) {
	return Map.groupBy(hooks, ({ container }) => container);
}
// src/restore/finalize/run-exec-hooks.ts
const LOOK_EVERY_MS = 1e3;
/** A pod of which nothing can be said: it is neither up nor gone, but its time passes. */
const NOTHING_KNOWN = {};
/** Settles when every hook has ended. @throws what `look` throws, and the reason of the signal */
async function runExecHooks(run) {
	const outcome = createHookOutcome(run.rules);
	const shared = {
		run,
		outcome,
		startedAt: run.now(),
		waiting: /* @__PURE__ */ new Set(),
		cancelledAtMs: void 0
	};
	for (const pod of run.pods) admit(shared, pod);
	const passes = /* @__PURE__ */ new Set();
	const faults = [];
	try {
		while (shared.waiting.size > 0) {
			run.signal.throwIfAborted();
			if (faults.length > 0) throw faults[0];
			const idle = idleOf(shared);
			if (idle.length === 0) {
				await Promise.race(passes);
				continue;
			}
			const live = await run.look(idle.map(({ pod }) => pod));
			for (const entry of idle) {
				const pass = advance(shared, entry, live === void 0 ? NOTHING_KNOWN : live.get(entry.pod.uid));
				if (pass === void 0) continue;
				const settled = pass.catch((error) => void faults.push(error)).finally(() => passes.delete(settled));
				passes.add(settled);
			}
			if (idleOf(shared).length > 0) await run.sleep(LOOK_EVERY_MS, run.signal);
		}
	} finally {
		await Promise.all(passes);
	}
	const attempted = run.pods.reduce((sum, { hooks }) => sum + hooks.length, 0);
	return {
		messages: outcome.messages,
		attempted,
		failed: outcome.failed
	};
}
/** H-2: Velero counts hooks of a container that the pod lacks and then waits for them for ever; here they have failed. */
function admit({ run, outcome, waiting }, pod) {
	const isThere = (hook) => pod.containers.includes(hook.container);
	for (const hook of pod.hooks.filter((candidate) => !isThere(candidate))) outcome.record(pod, hook, run.rules.notExecuted(hook, pod, "no such container"));
	const hooks = pod.hooks.filter(isThere);
	if (hooks.length === 0) return;
	const limitMs = longestWaitMs(hooks);
	waiting.add({
		pod,
		pending: byContainer(hooks),
		limitMs,
		isBusy: false,
		hasFailed: false
	});
}
/** The pod whose time ends first comes first: its failure ends the hooks of those after it (H-9). */
function idleOf({ waiting }) {
	const limit = ({ limitMs }) => limitMs ?? Number.MAX_VALUE;
	return [...waiting].filter(({ isBusy }) => !isBusy).sort((a, b) => limit(a) - limit(b));
}
/** What a look at one pod leads to; a promise when hooks are run. */
function advance(shared, entry, live) {
	const step = nextStep({
		live,
		pending: entry.pending,
		limitMs: entry.limitMs,
		elapsedMs: elapsed(shared),
		cancelledAtMs: shared.cancelledAtMs,
		heedsReady: shared.run.rules.heedsReady
	});
	if (step.kind === "end") end(shared, entry, step.why);
	return step.kind === "run" ? runContainers(shared, entry, step.containers) : void 0;
}
/** Once begun, hooks of containers that are up are not held up by anything but a failure of their own (H-5). */
async function runContainers(shared, entry, containers) {
	entry.isBusy = true;
	try {
		for (const container of containers) {
			if (!await runHooks$1(shared, entry, container)) return end(shared, entry, "context canceled");
			entry.pending.delete(container);
		}
		if (entry.pending.size === 0) end(shared, entry, "context canceled");
	} finally {
		entry.isBusy = false;
	}
}
/** False when a hook failed that stops those after it. */
async function runHooks$1(shared, entry, container) {
	const { rules } = shared.run;
	const hooks = entry.pending.get(container) ?? [];
	for (const [index, hook] of hooks.entries()) {
		entry.pending.set(container, hooks.slice(index + 1));
		if (hook.waitTimeoutMs !== void 0 && elapsed(shared) > hook.waitTimeoutMs) {
			note(shared, entry, hook, rules.expired(hook));
			if (hook.stopsOthers) return false;
		}
		const why = await problemOf(shared.run, entry.pod, hook);
		note(shared, entry, hook, why === void 0 ? void 0 : rules.failed(hook, why));
		if (why !== void 0 && hook.stopsOthers) return false;
	}
	return true;
}
/** The pod is through. Hooks that did not begin are errors (H-8); any error of it ends the hooks of other pods (H-9). */
function end(shared, entry, why) {
	for (const hook of [...entry.pending.values()].flat()) note(shared, entry, hook, shared.run.rules.notExecuted(hook, entry.pod, why));
	shared.waiting.delete(entry);
	if (entry.hasFailed) shared.cancelledAtMs ??= why === "context deadline exceeded" ? entry.limitMs : elapsed(shared);
}
function note({ outcome }, entry, hook, text) {
	if (outcome.record(entry.pod, hook, text)) entry.hasFailed = true;
}
function elapsed({ run, startedAt }) {
	return run.now() - startedAt;
}
/** Runs the command and says what is wrong with its end, in Velero's words. @throws the reason of the signal */
async function problemOf(run, pod, hook) {
	const { container, command, execTimeoutMs: timeoutMs } = hook;
	if (command.length === 0) return "command is required";
	try {
		const { namespace, name } = pod;
		const request = {
			namespace,
			pod: name,
			container,
			command,
			timeoutMs,
			signal: run.signal
		};
		const { exitCode } = await run.exec(request);
		return exitCode === 0 ? void 0 : `command terminated with exit code ${exitCode}`;
	} catch (error) {
		run.signal.throwIfAborted();
		return error instanceof ExecTimeout ? `timed out after ${require_read_values.formatDuration(timeoutMs)}` : require_rehearsal_error.messageOf(error);
	}
}
// src/restore/finalize/finalize.ts
/** Waits as Velero does, so as long as a hook without a limit wants. @throws TransportError, KubeError, the reason of the signal */
async function finalize(context, options) {
	const pods = context.createdPods;
	const targets = require_volume_patch.patchTargets(context);
	const rules = require_volume_patch.HOOK_RULES[context.profile.execHooks];
	const first = options.isFresh ? [] : [...await podVolumeErrors(context, pods), ...movedErrors(targets.moved)];
	const [patched, hooks] = await both(context.signal, async (signal) => options.isFresh ? [] : await patchVolumes({
		...context,
		signal
	}, targets.volumes), async (signal) => options.hasNodes ? await runHooks(context, options, signal) : NO_HOOKS);
	const notExercised = [
		{
			what: "exec hooks",
			count: options.hasNodes ? 0 : sumOf$1(pods, ({ hooks }) => hooks.length)
		},
		{
			what: "volumes that a node agent fills",
			count: options.isFresh ? sumOf$1(pods, ({ savedVolumes }) => savedVolumes.length) : 0
		},
		{
			what: "labels and reclaim policies of new volumes",
			count: options.isFresh ? targets.volumes.length + targets.moved.length : 0
		}
	];
	return {
		messages: [
			...first,
			...patched,
			...hooks.messages
		],
		hookStatus: rules.isCounted ? {
			hooksAttempted: hooks.attempted,
			hooksFailed: hooks.failed
		} : void 0,
		notExercised: notExercised.filter(({ count }) => count > 0)
	};
}
const NO_HOOKS = {
	messages: [],
	attempted: 0,
	failed: 0
};
function runHooks(context, options, signal) {
	const { client, names, profile, createdPods } = context;
	return runExecHooks({
		pods: createdPods.filter(({ hooks }) => hooks.length > 0),
		rules: require_volume_patch.HOOK_RULES[profile.execHooks],
		look: (pods) => lookAtPods(client, names.restore, pods),
		exec: async (request) => (await Promise.resolve().then(() => require("./kube-exec.cjs"))).execInPod(options.connection, request),
		now: () => performance.now(),
		sleep: require_sleep.sleep,
		signal
	});
}
/** In Velero the operation of the data mover would fail; its claims are not waited for (R-192). */
function movedErrors(moved) {
	return moved.map(({ namespace, claim }) => ({
		level: "error",
		group: "velero",
		text: `the data of claim ${namespace}/${claim} was not restored: a data mover saved it, and restore-rehearsal does not restore volume data`
	}));
}
function sumOf$1(entries, count) {
	return entries.reduce((sum, entry) => sum + count(entry), 0);
}
// src/restore/engine/findings.ts
/** Restored as the body says, as Velero does; but no backup of Velero's own holds such a file. */
function identityFindings(plan) {
	return plan.groups.flatMap((group) => group.items).map(({ item }) => item).flatMap((item) => item.problem?.kind === "identity" ? [`${require_volume_patch.pathOf(item)}: ${item.problem.message}`] : []);
}
/** S-42. */
function unresolvedText(name) {
	return `the cluster did not serve ${name} when the restore began, so this name chooses nothing; write it as resource.group`;
}
// src/restore/namespaces.ts
const NAMESPACES = {
	group: "",
	version: "v1",
	resource: "namespaces"
};
const POLL_MS = 1e3;
/** @throws KubeError, TransportError when namespaces cannot be listed */
async function openNamespaces(needs) {
	const existing = /* @__PURE__ */ new Map();
	for (const namespace of await require_prepare_restore.listObjects(needs.client, NAMESPACES, "")) existing.set(require_json.textAt(namespace, "metadata", "name") ?? "", namespace);
	const states = /* @__PURE__ */ new Map();
	return { ensure(target, source) {
		const known = states.get(target);
		if (known !== void 0) return known;
		const pending = ensureOnce(needs, target, source, existing.get(target)).then((state) => {
			states.set(target, state);
			return state;
		});
		states.set(target, pending);
		return pending;
	} };
}
async function ensureOnce(needs, target, source, existing) {
	const from = needs.catalog.find("namespaces", "", source);
	try {
		if (existing !== void 0 && !isTerminating(existing)) return {
			kind: "ready",
			made: false,
			from
		};
		if (existing !== void 0 && !await isGoneInTime(needs, target)) return {
			kind: "error",
			text: needs.terminatingText(target)
		};
		const uid = await create(needs, target, from);
		if (uid !== void 0) needs.onCreated(target, from, uid);
		return {
			kind: "ready",
			made: uid !== void 0,
			from
		};
	} catch (error) {
		needs.signal.throwIfAborted();
		return {
			kind: "error",
			text: `error getting namespace ${target}: ${require_rehearsal_error.messageOf(error)}`
		};
	}
}
function isTerminating(namespace) {
	return require_json.objectAt(namespace, "metadata").deletionTimestamp !== void 0 || require_json.textAt(namespace, "status", "phase") === "Terminating";
}
async function isGoneInTime(needs, name) {
	const giveUpAt = Date.now() + needs.terminatingTimeoutMs;
	for (;;) {
		if (await require_prepare_restore.getObject(needs.client, NAMESPACES, "", name) === void 0) return true;
		if (Date.now() >= giveUpAt) return false;
		await require_sleep.sleep(Math.min(POLL_MS, giveUpAt - Date.now()), needs.signal);
	}
}
/** The uid; undefined when somebody else made it in the meantime. @throws Error when that one is going away too */
async function create(needs, name, from) {
	try {
		const object = namespaceObject(name, from && needs.catalog.read(from.body));
		const stored = await require_prepare_restore.createObject(needs.client, NAMESPACES, "", object);
		return require_json.textAt(stored, "metadata", "uid") ?? "";
	} catch (error) {
		if (!(error instanceof require_prepare_restore.KubeError && error.isAlreadyExists)) throw error;
		const other = await require_prepare_restore.getObject(needs.client, NAMESPACES, "", name);
		if (other !== void 0 && isTerminating(other)) throw error;
		return;
	}
}
/** R-52: labels, annotations and spec come from the backup; without a readable file it is a blank namespace. */
function namespaceObject(name, body) {
	const source = body === void 0 ? {} : parseOr(body);
	const { labels, annotations } = require_json.objectAt(source, "metadata");
	return {
		apiVersion: "v1",
		kind: "Namespace",
		metadata: {
			name,
			...require_json.isObject(labels) ? { labels } : {},
			...require_json.isObject(annotations) ? { annotations } : {}
		},
		...require_json.isObject(source.spec) ? { spec: source.spec } : {}
	};
}
function parseOr(body) {
	try {
		const parsed = require_json.parseJson(body);
		return require_json.isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
// src/kube/openapi.ts
/** The OpenAPI v3 documents of these group versions; those that the server does not serve are left out. @throws TransportError */
async function openApiDocuments(client, apiVersions) {
	return (await Promise.all(apiVersions.map((apiVersion) => {
		const { group, version } = require_prepare_restore.splitApiVersion(apiVersion);
		const root = group === "" ? "api" : `apis/${group}`;
		return client.send({
			method: "GET",
			path: `/openapi/v3/${root}/${version}`
		});
	}))).filter(({ status }) => status === 200).map(({ body }) => require_json.parseJson(body.toString("utf8")));
}
// src/restore/engine/modifiers.ts
/** The schemas are asked for only when a rule needs them. @throws TransportError */
async function openModifiers(modifiers, client) {
	const strategies = require_volume_patch.needsPatchStrategies(modifiers) ? { patchStrategies: require_volume_patch.strategicSchemaOf(await openApiDocuments(client, require_volume_patch.STRATEGIC_GROUP_VERSIONS)) } : {};
	const matched = /* @__PURE__ */ new Set();
	return {
		apply(input) {
			const result = require_volume_patch.applyModifiers(modifiers, {
				...input,
				...strategies
			});
			for (const rule of result.matchedRules) matched.add(rule);
			return result;
		},
		unmatched: () => modifiers.rules.flatMap((_rule, index) => matched.has(index) ? [] : [index + 1])
	};
}
// src/restore/engine/open-context.ts
/** Lists the namespaces of the target. @throws KubeError, TransportError */
async function openContext(input, state, filters, features) {
	const { client, settings, restore, catalog, signal } = input;
	const profile = require_prepare_restore.profileOf(settings.profile);
	const discovery = () => state.discovery ?? NOTHING_SERVED;
	const wantsManagedFields = settings.managedFields === "restore" || settings.managedFields === "auto" && !input.isFresh;
	return {
		restore,
		names: {
			backup: input.backupName,
			restore: restore.metadata.name
		},
		mapping: restore.spec.namespaceMapping ?? {},
		backup: require_volume_patch.sideFilesFor(profile, input.backup),
		catalog,
		configMaps: input.configMaps,
		filters,
		profile,
		features,
		modifiers: profile.hasResourceModifiers && input.modifiers ? await openModifiers(input.modifiers, client) : void 0,
		restoresManagedFields: profile.restoresManagedFields && wantsManagedFields,
		resourceTimeoutMs: settings.resourceTimeoutMs,
		terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
		client,
		existing: input.isFresh ? require_volume_patch.NOTHING_EXISTS : require_volume_patch.listedObjects(client),
		cluster: require_prepare_restore.clusterView(client, discovery),
		discovery,
		namespaces: await openNamespaces({
			client,
			catalog,
			terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
			terminatingText: profile.terminatingNamespaceText,
			signal,
			onCreated: (target, from, uid) => recordNamespace(state, filters, {
				target,
				from,
				uid
			})
		}),
		records: state.records,
		ledger: state.ledger,
		volumes: {
			toProvision: /* @__PURE__ */ new Set(),
			renamed: /* @__PURE__ */ new Map()
		},
		createdPods: [],
		dataUploads: require_volume_patch.dataUploadLog(),
		newCrds: /* @__PURE__ */ new Set(),
		created: state.created,
		signal
	};
}
const NOTHING_SERVED = {
	resources: [],
	versionsOf: () => [],
	find: () => void 0,
	findKind: () => void 0
};
/** R-54. A namespace is made from its file in the archive, or blank when there is none. */
function recordNamespace(state, filters, { target, from, uid }) {
	const { record, done } = state.records.add("v1", "Namespace", "", target, "namespaces");
	record.action = "created";
	record.exists = true;
	done();
	state.created.push({
		index: from?.index,
		groupResource: "namespaces",
		apiVersion: "v1",
		kind: "Namespace",
		resource: "namespaces",
		namespace: "",
		name: target,
		uid,
		updated: false
	});
	if (from === void 0) {
		state.blankNamespaces.push(target);
		return;
	}
	const reason = filters.choosesClusterScope ? "restored" : "needed-by-items";
	state.ledger.settle(from.index, {
		kind: "created",
		reason
	});
}
// src/restore/engine/namespace-items.ts
async function restoreNamespaceItem(context, item) {
	const target = require_prepare_restore.mapNamespace(item.name, context.mapping);
	const state = await context.namespaces.ensure(target, item.name);
	if (state.kind === "error") {
		context.ledger.settle(item.index, {
			kind: "failed",
			reason: "namespace-not-ready",
			detail: state.text
		});
		return [{
			level: "error",
			group: "velero",
			text: state.text
		}];
	}
	context.ledger.settle(item.index, {
		kind: "unchanged",
		reason: "namespace-exists"
	});
	if (item.problem?.kind !== "undecodable") return [];
	const text = `error decoding "resources/namespaces/cluster/${item.name}.json": ${item.problem.message}`;
	context.ledger.revise(item.index, {
		kind: "failed",
		reason: "undecodable",
		detail: item.problem.message
	});
	return [{
		level: "error",
		group: "cluster",
		text
	}];
}
// src/restore/engine/run-group.ts
async function runGroup(run, group) {
	const isNamespaces = group.groupResource === "namespaces";
	await mapConcurrent(lanesOf(group, run.quotaNamespaces), run.concurrency, run.context.signal, async (lane) => {
		for (const planned of lane) {
			const messages = isNamespaces ? await restoreNamespaceItem(run.context, planned.item) : (await require_volume_patch.restoreItem(run.context, planned.item, planned.targetNamespace, planned.body, [])).messages;
			run.onMessages(messages);
			run.onItem();
		}
	});
	run.context.existing.forget();
}
/** One lane per item, one lane per namespace with a quota; in the order of their first items. */
function lanesOf(group, quotaNamespaces) {
	const lanes = [];
	const shared = /* @__PURE__ */ new Map();
	for (const planned of group.items) {
		const namespace = planned.targetNamespace;
		const lane = quotaNamespaces.has(namespace) ? shared.get(namespace) : void 0;
		if (lane !== void 0) {
			lane.push(planned);
			continue;
		}
		const opened = [planned];
		lanes.push(opened);
		if (quotaNamespaces.has(namespace)) shared.set(namespace, opened);
	}
	return lanes;
}
// src/restore/engine/engine.ts
/** Restores. Never throws: whatever ended the run is in `interruptedBy`. */
async function runEngine(input) {
	const state = {
		ledger: require_volume_patch.createLedger(input.catalog.items.length),
		records: require_volume_patch.createRecords(require_prepare_restore.profileOf(input.settings.profile).duplicateKey),
		messages: [],
		findings: [],
		created: [],
		blankNamespaces: [],
		discovery: void 0,
		finalized: void 0
	};
	let interruptedBy;
	try {
		await restoreAll(input, state);
	} catch (error) {
		interruptedBy = error;
		if (!input.signal.aborted) state.messages.push({
			level: "error",
			group: "velero",
			text: require_rehearsal_error.messageOf(error)
		});
	}
	state.ledger.close();
	return {
		...state,
		interruptedBy
	};
}
async function restoreAll(input, state) {
	const { catalog, restore, settings } = input;
	const profile = require_prepare_restore.profileOf(settings.profile);
	if (!catalog.facts.hasResources) {
		state.messages.push({
			...profile.emptyArchive,
			group: "velero"
		});
		return;
	}
	const before = await require_prepare_restore.discover(input.client);
	state.discovery = before;
	const filters = filtersOr(state, () => require_prepare_restore.resolveFilters(restore.spec, before, profile));
	if (filters === void 0) return;
	for (const name of filters.unresolved) state.findings.push(unresolvedText(name));
	const features = new Set(settings.features);
	const versions = require_prepare_restore.versionsApply(features, input.backup.metadata?.formatVersion) ? require_prepare_restore.chooseVersions(catalog, before, require_prepare_restore.userVersionsOf(input.configMaps, restore.metadata.namespace)) : void 0;
	const plan = (discovery) => require_prepare_restore.planRestore({
		spec: restore.spec,
		catalog,
		discovery,
		filters,
		priorities: require_prepare_restore.parsePriorities(settings.resourcePriorities, profile.priorities),
		labelsOf: (item) => labelsOf(catalog, item),
		...versions === void 0 ? {} : { versions },
		profile
	});
	const context = await openContext(input, state, filters, features);
	const first = plan(before);
	const progress = progressOf$1(input, first);
	await runGroups(input, context, state, first.groups.filter((group) => group.groupResource === require_prepare_restore.CRD_RESOURCE), progress);
	state.messages.push(...await require_prepare_restore.waitForCrds(context));
	if (profile.refreshesDiscovery === "always" || state.records.wasAnyWritten()) state.discovery = await require_prepare_restore.discoverNew(context);
	const second = state.discovery === before ? first : plan(state.discovery);
	const others = second.groups.filter((group) => group.groupResource !== require_prepare_restore.CRD_RESOURCE);
	state.findings.push(...identityFindings(second));
	await runGroups(input, context, state, others, progress);
	for (const rule of context.modifiers?.unmatched() ?? []) state.findings.push(`rule ${rule} of the resource modifiers matched nothing`);
	for (const { item, reason } of second.staysBehind) state.ledger.settle(item.index, {
		kind: "skipped",
		reason
	});
	state.finalized = await finalize(context, input);
	state.messages.push(...state.finalized.messages);
}
/** R-11: a selector that cannot be read ends the run with one error, before anything is restored. */
function filtersOr(state, resolve) {
	try {
		return resolve();
	} catch (error) {
		state.messages.push({
			level: "error",
			group: "velero",
			text: require_rehearsal_error.messageOf(error)
		});
		return;
	}
}
function labelsOf(catalog, item) {
	try {
		return require_json.textMapAt(require_json.parseJson(catalog.read(item.body)), "metadata", "labels");
	} catch {
		return {};
	}
}
function progressOf$1(input, plan) {
	const total = plan.groups.reduce((sum, group) => sum + group.items.length, 0);
	const progress = {
		done: 0,
		total,
		report: () => input.onProgress(progress.done, total)
	};
	return progress;
}
async function runGroups(input, context, state, groups, progress) {
	const quotaNamespaces = new Set(input.isFresh ? [] : await namespacesWithQuota(input.client));
	for (const group of groups) {
		await runGroup({
			context,
			concurrency: input.settings.concurrency,
			quotaNamespaces,
			onMessages: (messages) => state.messages.push(...messages),
			onItem: () => {
				progress.done += 1;
				progress.report();
			}
		}, group);
		if (group.groupResource === "resourcequotas") for (const { item } of group.items) quotaNamespaces.add(require_prepare_restore.mapNamespace(item.namespace, context.mapping));
	}
}
async function namespacesWithQuota(client) {
	return (await require_prepare_restore.listObjects(client, {
		group: "",
		version: "v1",
		resource: "resourcequotas"
	}, "", { metadataOnly: true })).map((quota) => require_json.textAt(quota, "metadata", "namespace") ?? "");
}
// src/verify/read-back.ts
/** Items whose object is gone are revised to failed in the ledger. @throws KubeError, TransportError */
async function readBack(client, stored, ledger) {
	const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`);
	let found = 0;
	for (const objects of byType.values()) {
		const present = await listUids(client, objects);
		for (const object of objects) {
			const uid = present.get(`${object.namespace}/${object.name}`);
			if (uid === object.uid) found += 1;
			else reviseVanished(ledger, object, uid !== void 0);
		}
	}
	return {
		asked: stored.length,
		found,
		missing: stored.length - found
	};
}
async function listUids(client, objects) {
	const uids = /* @__PURE__ */ new Map();
	const [first] = objects;
	if (first === void 0) return uids;
	const type = {
		...require_prepare_restore.splitApiVersion(first.apiVersion),
		resource: first.resource
	};
	const scope = new Set(objects.map(({ namespace }) => namespace)).size === 1 ? first.namespace : "";
	for await (const page of require_prepare_restore.listPages(client, type, scope, { metadataOnly: true })) for (const object of page) {
		const key = `${require_json.textAt(object, "metadata", "namespace") ?? ""}/${require_json.textAt(object, "metadata", "name") ?? ""}`;
		uids.set(key, require_json.textAt(object, "metadata", "uid") ?? "");
	}
	return uids;
}
function reviseVanished(ledger, object, isReplaced) {
	if (object.index === void 0) return;
	const detail = isReplaced ? "another object has taken its name" : "it is not in the cluster";
	ledger.revise(object.index, {
		kind: "failed",
		reason: "vanished",
		detail
	});
}
// src/report/verdict.ts
/** Gravest first. An error comes before fail: what ended early has not seen everything. */
const EXIT_CODES = {
	cancelled: 130,
	error: 3,
	fail: 1,
	inconclusive: 4,
	pass: 0
};
const GRAVEST_FIRST = Object.keys(EXIT_CODES);
const LOOKS = [
	({ isCancelled }) => isCancelled ? {
		verdict: "cancelled",
		why: "the run was cancelled"
	} : void 0,
	({ failure }) => {
		if (failure === void 0) return void 0;
		return {
			verdict: exitOf(failure.code) === 1 ? "fail" : "error",
			why: failure.message
		};
	},
	({ counts, total }) => {
		if (counts.failed === 0) return void 0;
		return {
			verdict: "fail",
			why: `${require_read_values.formatNumber(counts.failed)} of ${require_read_values.formatCount(total, "item")} failed`
		};
	},
	({ readBack, reasons }) => {
		const lost = (readBack?.missing ?? 0) - (reasons.vanished ?? 0);
		if (lost <= 0) return void 0;
		return {
			verdict: "fail",
			why: `${require_read_values.formatCount(lost, "object")} could not be found when the cluster was read back`
		};
	},
	({ errors, counts }) => {
		if (errors.length === 0 || errors.length <= counts.failed) return void 0;
		return {
			verdict: "fail",
			why: `the restore reported ${require_read_values.formatCount(errors.length, "error")}`
		};
	},
	({ counts }) => {
		if (counts.unknown === 0) return void 0;
		return {
			verdict: "inconclusive",
			why: `it is not known what became of ${require_read_values.formatCount(counts.unknown, "item")}`
		};
	},
	({ counts, total }) => {
		const sum = sumOf(counts);
		if (sum === total) return void 0;
		return {
			verdict: "inconclusive",
			why: `the outcomes add up to ${require_read_values.formatNumber(sum)}, but the backup holds ${require_read_values.formatCount(total, "item")}`,
			isConsequence: true
		};
	},
	({ readBack }) => {
		if (readBack !== void 0 && readBack.found + readBack.missing === readBack.asked) return void 0;
		return {
			verdict: "inconclusive",
			why: readBack === void 0 ? "the cluster was not read back" : "the cluster was read back only in part",
			isConsequence: true
		};
	},
	({ counts, reasons, total }) => {
		if (sumOf(counts) - counts.skipped + (reasons["exists-differs"] ?? 0) > 0) return void 0;
		return {
			verdict: "inconclusive",
			why: total === 0 ? "the backup holds no items" : "no item was restored: all of them stay behind",
			isConsequence: true
		};
	}
];
function decideVerdict(facts) {
	const endedEarly = facts.isCancelled || facts.failure !== void 0;
	const findings = LOOKS.flatMap((look) => look(facts) ?? []).filter((finding) => !(endedEarly && finding.isConsequence)).toSorted((a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict));
	const verdict = findings[0]?.verdict ?? "pass";
	const exitCode = verdict === "error" && facts.failure !== void 0 ? exitOf(facts.failure.code) : EXIT_CODES[verdict];
	return {
		verdict,
		because: findings.map(({ why }) => why),
		exitCode
	};
}
/** An unknown code is a fault of ours, not of the backup. */
function exitOf(code) {
	return Object.hasOwn(require_rehearsal_error.CODES, code) ? require_rehearsal_error.CODES[code].exit : 3;
}
function sumOf(counts) {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
// src/rehearsal/not-exercised.ts
const WORKLOADS = [
	"pods",
	"deployments.apps",
	"statefulsets.apps",
	"daemonsets.apps",
	"replicasets.apps",
	"jobs.batch",
	"cronjobs.batch",
	"replicationcontrollers"
];
const WEBHOOKS = ["mutatingwebhookconfigurations.admissionregistration.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io"];
/** In the order in which people ask. Rows without a count are left out. */
function notExercised(catalog, volumes, ledger, hasNodes) {
	const restored = (groupResources) => groupResources.flatMap((groupResource) => catalog.itemsOf(groupResource)).filter(({ index }) => IN_CLUSTER.has(ledger.outcomeOf(index)?.kind ?? "")).length;
	return [
		{
			what: "pods did not run",
			count: hasNodes ? 0 : restored(WORKLOADS)
		},
		{
			what: "volume data",
			count: volumesWithData(volumes, restored(["persistentvolumeclaims"]))
		},
		{
			what: "webhooks",
			count: hasNodes ? 0 : restored(WEBHOOKS)
		}
	].filter(({ count }) => count > 0);
}
const IN_CLUSTER = /* @__PURE__ */ new Set(["created", "updated"]);
/** The records of the backup say what was saved; without them every claim may have had data. */
function volumesWithData(volumes, claims) {
	return Math.max(volumes.filter(({ method }) => method !== "skipped").length, claims);
}
// src/rehearsal/build-report.ts
const NOT_REACHED$1 = {
	kind: "unknown",
	reason: "not-reached"
};
function buildReport(facts, version) {
	const { catalog, engine, volumes } = facts;
	const outcomes = catalog === void 0 ? [] : catalog.items.map((item) => outcomeOf(facts, item));
	const counts = require_volume_patch.countKinds(outcomes);
	const reasons = require_volume_patch.countReasons(outcomes);
	const messages = engine?.messages ?? [];
	const errors = messages.filter(({ level }) => level === "error").map(reportMessage);
	const failure = failureOf(facts);
	const total = outcomes.length;
	const verdict = decideVerdict({
		total,
		counts,
		reasons,
		readBack: facts.readBack,
		errors,
		failure,
		isCancelled: facts.isCancelled
	});
	return {
		report: {
			schemaVersion: 1,
			verdict: verdict.verdict,
			because: verdict.because,
			tool: {
				name: "restore-rehearsal",
				version
			},
			startedAt: facts.startedAt.toISOString(),
			backup: catalog && facts.backupName !== void 0 ? require_open_backup.backupSection(facts.backupName, facts.location, facts.backup, catalog, facts.startedAt) : void 0,
			cluster: clusterSection(facts),
			restore: restoreSection(facts),
			total,
			counts,
			reasons,
			items: catalog?.items.map((item) => reportItem(facts, item)) ?? [],
			derived: (engine?.blankNamespaces ?? []).map((name) => ({
				apiVersion: "v1",
				kind: "Namespace",
				namespace: "",
				name,
				why: "items need this namespace, and the backup has no file for it"
			})),
			readBack: facts.readBack,
			notExercised: catalog && engine && facts.backup ? [...notExercised(catalog, volumes, engine.ledger, facts.cluster?.hasNodes ?? false), ...engine.finalized?.notExercised ?? []] : [],
			volumes: volumes.map(reportVolume),
			warnings: [...messages.filter(({ level }) => level === "warning").map(reportMessage), ...[...facts.advice, ...engine?.findings ?? []].map((message) => ({
				group: "velero",
				message
			}))],
			errors,
			failure,
			timings: roundAll(facts.timings),
			requests: requestFigures(facts, counts.created + counts.updated)
		},
		exitCode: verdict.exitCode
	};
}
function outcomeOf(facts, item) {
	return facts.engine?.ledger.outcomeOf(item.index) ?? NOT_REACHED$1;
}
function reportItem(facts, item) {
	const { kind, reason, detail } = outcomeOf(facts, item);
	const mapping = facts.restore?.spec.namespaceMapping;
	const target = require_prepare_restore.mapNamespace(item.namespace, mapping);
	const targetName = item.groupResource === "namespaces" ? require_prepare_restore.mapNamespace(item.name, mapping) : item.name;
	return {
		apiVersion: item.apiVersion,
		kind: item.kind,
		resource: item.groupResource,
		namespace: item.namespace,
		name: item.name,
		...target === item.namespace ? {} : { targetNamespace: target },
		...targetName === item.name ? {} : { targetName },
		outcome: kind,
		reason,
		...detail === void 0 ? {} : { detail: require_volume_patch.elideBodies(detail) }
	};
}
function reportVolume({ size, ...volume }) {
	return {
		...volume,
		...size === void 0 ? {} : { bytes: size }
	};
}
function reportMessage({ group, text }) {
	return typeof group === "string" ? {
		group,
		message: require_volume_patch.elideBodies(text)
	} : {
		group: "namespace",
		namespace: group.namespace,
		message: require_volume_patch.elideBodies(text)
	};
}
function clusterSection({ cluster, clusterIsKept }) {
	if (cluster === void 0) return void 0;
	const stays = clusterIsKept || !cluster.isThrowAway;
	return {
		title: cluster.title,
		version: cluster.version,
		isThrowAway: cluster.isThrowAway,
		kubeconfigPath: stays ? cluster.kubeconfigPath : void 0
	};
}
function restoreSection({ restore }) {
	if (restore === void 0) return void 0;
	const { phase, startTimestamp, completionTimestamp } = restore.status;
	return {
		name: restore.metadata.name,
		phase: phase ?? "New",
		startTimestamp,
		completionTimestamp
	};
}
function failureOf({ failure, isCancelled }) {
	if (failure === void 0 || isCancelled) return void 0;
	const code = failure instanceof require_rehearsal_error.RehearsalError ? failure.code : "INTERNAL";
	return {
		code,
		message: require_rehearsal_error.messageOf(failure),
		hint: require_rehearsal_error.CODES[code].hint
	};
}
function requestFigures({ requests, timings }, written) {
	if (requests === void 0) return void 0;
	const seconds = timings.restore / 1e3;
	return {
		...requests,
		objectsPerSecond: seconds > 0 ? Math.round(written / seconds) : 0
	};
}
function roundAll(timings) {
	const { total, backup, cluster, restore, verify, teardown } = timings;
	const round = Math.round;
	return {
		total: round(total),
		backup: round(backup),
		cluster: round(cluster),
		restore: round(restore),
		verify: round(verify),
		teardown: round(teardown)
	};
}
// src/rehearsal/cleanup.ts
function createCleanup() {
	const steps = [];
	return {
		add: (step) => steps.push(step),
		async run() {
			const errors = [];
			for (let step = steps.pop(); step !== void 0; step = steps.pop()) try {
				await step();
			} catch (error) {
				errors.push(error);
			}
			return errors;
		}
	};
}
// src/rehearsal/facts.ts
function createFacts(startedAt, location) {
	return {
		startedAt,
		location,
		backupName: void 0,
		backup: void 0,
		catalog: void 0,
		volumes: [],
		cluster: void 0,
		clusterIsKept: false,
		restore: void 0,
		advice: [],
		engine: void 0,
		restoreFilesFolder: void 0,
		restoredVolumes: [],
		readBack: void 0,
		requests: void 0,
		failure: void 0,
		isCancelled: false,
		timings: {
			total: 0,
			backup: 0,
			cluster: 0,
			restore: 0,
			verify: 0,
			teardown: 0
		}
	};
}
// src/rehearsal/make-room.ts
/** Some of the addresses are taken, some are kept for those who ask for one. */
const ENOUGH_FOR = 200;
const TYPE = {
	group: "networking.k8s.io",
	version: "v1",
	resource: "servicecidrs"
};
const MORE = {
	apiVersion: "networking.k8s.io/v1",
	kind: "ServiceCIDR",
	metadata: { name: "restore-rehearsal" },
	spec: { cidrs: ["10.1.0.0/16"] }
};
/** Only for a cluster that was started for this run. Gives the name of the range when one was needed. @throws KubeError, TransportError */
async function makeRoomForServices(client, catalog) {
	if (catalog.itemsOf("services").length <= ENOUGH_FOR) return void 0;
	try {
		return require_json.textAt(await require_prepare_restore.createObject(client, TYPE, "", MORE), "metadata", "name");
	} catch (error) {
		if (error instanceof require_prepare_restore.KubeError && error.isNotFound) return void 0;
		throw error;
	}
}
// src/restore/volumes/recorded-volumes.ts
/** Sorted by namespace, claim and volume. */
function recordedVolumes(backup, catalog) {
	return (backup.volumeInfos?.map(fromInfo) ?? [
		...backup.nativeSnapshots.map(({ persistentVolumeName }) => bare("native-snapshot", persistentVolumeName)),
		...backup.csiSnapshots.map(({ namespace, claim }) => ({
			...bare("csi-snapshot", ""),
			namespace,
			claim
		})),
		...catalog.itemsOf("datauploads.velero.io").map((item) => fromUpload(readOr(catalog.read(item.body)))),
		...backup.podVolumeBackups.map((record) => ({
			namespace: record.podNamespace,
			claim: record.pvcName ?? "",
			volume: record.volume,
			method: "pod-volume-backup",
			size: record.size
		}))
	]).toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}
function fromInfo(info) {
	return {
		namespace: info.pvcNamespace,
		claim: info.pvcName,
		volume: info.pvName,
		method: methodOf(info),
		size: info.size
	};
}
function methodOf({ backupMethod, snapshotDataMoved }) {
	if (snapshotDataMoved) return "data-movement";
	return METHODS[backupMethod] ?? "skipped";
}
const METHODS = {
	NativeSnapshot: "native-snapshot",
	CSISnapshot: "csi-snapshot",
	PodVolumeBackup: "pod-volume-backup"
};
function bare(method, volume) {
	return {
		namespace: "",
		claim: "",
		volume,
		method,
		size: void 0
	};
}
/** F-120. */
function fromUpload(upload) {
	const size = require_json.at(upload, "status", "progress", "totalBytes");
	return {
		namespace: require_json.textAt(upload, "spec", "sourceNamespace") ?? "",
		claim: require_json.textAt(upload, "spec", "sourcePVC") ?? "",
		volume: "",
		method: "data-movement",
		size: typeof size === "number" ? size : void 0
	};
}
function readOr(body) {
	try {
		return require_json.parseJson(body);
	} catch {
		return null;
	}
}
function keyOf({ namespace, claim, volume }) {
	return [
		namespace,
		claim,
		volume
	].join("\0");
}
function compare(a, b) {
	return a < b ? -1 : Number(a > b);
}
// src/rehearsal/cluster-config-maps.ts
const CONFIG_MAPS = {
	group: "",
	version: "v1",
	resource: "configmaps"
};
/**
* Out of the Restore's namespace: configurations of actions (A-3), resource modifiers that the Restore names (S-17), and the
* list of API versions (R-24). What is not there is left out. @throws CLUSTER_DENIED, CLUSTER_UNREACHABLE, the signal's reason
*/
async function clusterConfigMaps(client, { metadata: { namespace }, spec: { resourceModifier } }, signal) {
	const isNamed = resourceModifier?.kind?.toLowerCase() === "configmap" && resourceModifier.name;
	const names = [...isNamed ? [isNamed] : [], require_prepare_restore.USER_LIST.configMap];
	try {
		const configured = await require_prepare_restore.listObjects(client, CONFIG_MAPS, namespace, { labelSelector: require_volume_patch.PLUGIN_CONFIG_LABEL });
		const named = await Promise.all(names.map((name) => require_prepare_restore.getObject(client, CONFIG_MAPS, namespace, name)));
		const found = [...configured, ...named].flatMap((object) => object ? [configMapOf(object, namespace)] : []);
		return [...new Map(found.map((configMap) => [configMap.name, configMap])).values()];
	} catch (error) {
		signal.throwIfAborted();
		throw unreadable(namespace, error);
	}
}
function configMapOf(object, namespace) {
	return {
		name: require_json.textAt(object, "metadata", "name") ?? "",
		namespace,
		labels: require_json.textMapAt(object, "metadata", "labels"),
		data: require_json.textMapAt(object, "data")
	};
}
function unreadable(namespace, cause) {
	const isDenied = cause instanceof require_prepare_restore.KubeError && (cause.status === 401 || cause.status === 403);
	return new require_rehearsal_error.RehearsalError(isDenied ? "CLUSTER_DENIED" : "CLUSTER_UNREACHABLE", `the ConfigMaps of namespace ${namespace} cannot be read: ${require_rehearsal_error.messageOf(cause)}`, { cause });
}
// src/rehearsal/provider-of.ts
/** The provider for a target; loaded only when it is used. */
async function providerOf(target, deps) {
	if (target.kind === "existing") {
		const { existingCluster } = await Promise.resolve().then(() => require("./cluster-existing.cjs"));
		return existingCluster({
			...target,
			userAgent: `restore-rehearsal/${deps.version}`
		});
	}
	const { controlPlane } = await Promise.resolve().then(() => require("./cluster-control-plane-provider.cjs"));
	return controlPlane({
		kubernetesVersion: target.kubernetesVersion,
		...target.binariesDirectory === void 0 ? {} : { binariesDirectory: target.binariesDirectory },
		environment: deps.environment,
		keepRunning: target.keep
	});
}
// src/rehearsal/open-run.ts
/** Connects before anything else: the ConfigMaps of the target have a say in whether the Restore is valid. @throws OPTION_CONFLICT, CLUSTER_* */
async function askCluster(run) {
	const { request, signal } = run;
	const cluster = await startCluster(run, signal);
	const client = await openClient(run, cluster);
	return {
		cluster,
		client,
		configMaps: require_join_config_maps.joinConfigMaps([{
			origin: "the manifest",
			configMaps: request.configMaps
		}, {
			origin: "the cluster",
			configMaps: await clusterConfigMaps(client, request.restore, signal)
		}])
	};
}
async function openClient({ request, deps, cleanup, signal }, cluster) {
	const client = await openKubeClient(cluster.connection, {
		signal,
		maxInFlight: request.engine.concurrency,
		userAgent: `restore-rehearsal/${deps.version}`
	});
	cleanup.add(() => client.close());
	return client;
}
/** The archive is read while the cluster starts; when one of them fails, the other is ended first. @param running a cluster that is there already */
async function openBoth(run, chosen, running) {
	const [catalog, cluster] = await both(run.signal, (signal) => readCatalog(run, chosen, signal), async (signal) => running ?? await startCluster(run, signal));
	return {
		catalog,
		cluster
	};
}
async function readCatalog({ deps, facts, cleanup }, chosen, signal) {
	const started = performance.now();
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	cleanup.add(() => catalog.close());
	facts.catalog = catalog;
	if (facts.backup !== void 0) facts.volumes = recordedVolumes(facts.backup, catalog);
	facts.timings.backup = performance.now() - started;
	const backup = require_open_backup.backupSection(facts.backupName ?? "", facts.location, facts.backup, catalog, facts.startedAt);
	deps.emit({
		kind: "backup-read",
		backup,
		verifiedInMs: catalog.facts.verifiedInMs
	});
	return catalog;
}
async function startCluster({ request, deps, facts, cleanup }, signal) {
	const started = performance.now();
	const cluster = await (await providerOf(request.target, deps)).start({
		signal,
		progress: (line) => deps.emit({
			kind: "progress",
			line
		})
	});
	facts.clusterIsKept = request.target.kind === "control-plane" && request.target.keep;
	if (!facts.clusterIsKept) cleanup.add(() => cluster.stop());
	facts.cluster = cluster;
	facts.timings.cluster = performance.now() - started;
	const { title, version, isThrowAway, readyInMs } = cluster;
	deps.emit({
		kind: "cluster-ready",
		cluster: {
			title,
			version,
			isThrowAway,
			kubeconfigPath: void 0
		},
		readyInMs
	});
	return cluster;
}
// src/rehearsal/restore-files/files-folder.ts
/** A DNS subdomain, as Kubernetes wants names: it becomes a part of file names. */
const NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
/**
* The folder for the files of the restore, once it is certain that nothing of the backup location is written to: locations are
* read-only (F-87). Undefined when none is asked for. @throws OPTION_CONFLICT, OPTION_INVALID
*/
async function checkedFilesFolder(request) {
	const { restoreFiles, location, restore } = request;
	if (restoreFiles === void 0) return void 0;
	const { name } = restore.metadata;
	if (!NAME.test(name)) throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `the Restore is called ${JSON.stringify(name)}, and its files cannot be written: only lower-case letters, digits, dashes and dots make a name`);
	const folder = await realPathOf(restoreFiles.folder);
	const source = await folderOf(location);
	if (source !== void 0 && isInside(folder, source)) throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `restore-files-dir ${JSON.stringify(restoreFiles.folder)}: it lies inside the location of the backup, which is never written to`);
	return restoreFiles.folder;
}
/** The location as a folder; undefined for a lone tarball, an address, and what is not there. */
async function folderOf(location) {
	try {
		return (await (0, node_fs_promises.stat)(location)).isDirectory() ? await (0, node_fs_promises.realpath)(location) : void 0;
	} catch {
		return;
	}
}
/** Where a path leads when its last parts do not exist yet. */
async function realPathOf(path) {
	const whole = (0, node_path.resolve)(path);
	try {
		return await (0, node_fs_promises.realpath)(whole);
	} catch {
		const parent = (0, node_path.dirname)(whole);
		return parent === whole ? whole : (0, node_path.join)(await realPathOf(parent), (0, node_path.basename)(whole));
	}
}
function isInside(path, folder) {
	const way = (0, node_path.relative)(folder, path);
	return way !== ".." && !way.startsWith(`..${node_path.sep}`) && (0, node_path.resolve)(folder, way) === path;
}
// src/rehearsal/restore-status.ts
/** Velero's times have no fraction of a second. */
function timestamp(date) {
	return date.toISOString().replace(/\.\d+Z$/, "Z");
}
function withStatus(restore, status) {
	return {
		...restore,
		status: {
			...restore.status,
			...status
		}
	};
}
/** Velero leaves out what is zero. */
function hookStatusOf({ finalized }) {
	if (finalized?.hookStatus === void 0) return {};
	const { hooksAttempted, hooksFailed } = finalized.hookStatus;
	return { hookStatus: {
		...hooksAttempted > 0 ? { hooksAttempted } : {},
		...hooksFailed > 0 ? { hooksFailed } : {}
	} };
}
/** R-201: both numbers are how many objects were touched; Velero leaves out what is zero. */
function progressOf(touched) {
	return touched === 0 ? {} : { progress: {
		totalItems: touched,
		itemsRestored: touched
	} };
}
/** The status in which Velero leaves a restore that ran (R-7, R-8, R-201). */
function finalStatus(result, completedAt) {
	const warnings = result.messages.filter(({ level }) => level === "warning").length;
	const errors = result.messages.filter(({ level }) => level === "error").length;
	const ended = result.interruptedBy === void 0;
	return {
		phase: ended ? errors > 0 ? "PartiallyFailed" : "Completed" : "Failed",
		...ended ? {} : { failureReason: require_rehearsal_error.messageOf(result.interruptedBy) },
		completionTimestamp: timestamp(completedAt),
		...warnings > 0 ? { warnings } : {},
		...errors > 0 ? { errors } : {},
		...progressOf(result.records.size),
		...hookStatusOf(result)
	};
}
// src/rehearsal/restore-files/finished-restore.ts
const ENDED = /* @__PURE__ */ new Set([
	"FailedValidation",
	"Completed",
	"PartiallyFailed",
	"Failed"
]);
/** The Restore as Velero would leave it: a run that ended before its restore did has failed (R-6). */
function finishedRestore(restore, run) {
	if (ENDED.has(restore.status.phase ?? "")) return restore;
	return withStatus(restore, {
		phase: "Failed",
		failureReason: run.isCancelled ? "the run was cancelled" : require_rehearsal_error.messageOf(run.failure),
		completionTimestamp: timestamp(run.endedAt)
	});
}
// src/restore/volumes/restored-volumes.ts
/** To be asked while the catalog is open. In Velero's order of methods, then in that of the archive. */
function restoredVolumes(input) {
	const known = {
		...input,
		backup: require_volume_patch.sideFilesFor(input.profile, input.backup)
	};
	return [
		...podVolumes(known),
		...nativeSnapshots(known),
		...snapshotClaims(known)
	];
}
/** Bodies of one type that this restore created. */
function* createdOf({ catalog, records, restore }, groupResource) {
	for (const item of catalog.itemsOf(groupResource)) {
		const namespace = require_prepare_restore.mapNamespace(item.namespace, restore.spec.namespaceMapping);
		const record = records.find(item.apiVersion, item.kind, namespace, item.name);
		if (record?.action !== "created") continue;
		const object = bodyOf(catalog, item);
		if (object !== void 0) yield {
			object,
			namespace,
			record
		};
	}
}
function bodyOf(catalog, item) {
	try {
		const body = require_json.parseJson(catalog.read(item.body));
		return require_json.isObject(body) ? body : void 0;
	} catch {
		return;
	}
}
/** R-150, R-222: one entry per saved volume that is a claim; of others Velero says nothing. */
function* podVolumes(input) {
	const { backup, filters } = input;
	if (!["persistentvolumeclaims", "persistentvolumes"].every((name) => filters.resources.shouldInclude(name))) return;
	for (const { object, namespace, record } of createdOf(input, "pods")) {
		const source = require_json.textAt(object, "metadata", "namespace") ?? "";
		for (const volume of require_volume_patch.volumesToRestore({
			object,
			fromBackup: object,
			backup
		})) {
			const claim = claimOf(object, volume);
			if (claim === void 0) continue;
			const saved = backup.podVolumeBackups.find((entry) => entry.podName === record.nameInBackup && entry.podNamespace === source && entry.volume === volume && entry.snapshotId !== "");
			yield {
				pvcName: claim,
				pvcNamespace: namespace,
				restoreMethod: "PodVolumeRestore",
				snapshotDataMoved: false,
				pvrInfo: {
					...saved ? { snapshotHandle: saved.snapshotId } : {},
					...saved?.size ? { size: saved.size } : {},
					uploaderType: saved?.uploaderType || "restic",
					volumeName: volume,
					podName: record.name,
					podNamespace: namespace,
					Phase: ""
				}
			};
		}
	}
}
function claimOf(pod, volume) {
	const entry = require_json.listAt(pod, "spec", "volumes").find((candidate) => require_json.textAt(candidate, "name") === volume);
	return require_json.textAt(entry, "persistentVolumeClaim", "claimName");
}
/** R-88, R-91. */
function* nativeSnapshots(input) {
	const { backup, restore } = input;
	if (!require_volume_patch.restoresSnapshots(input)) return;
	for (const { object, record } of createdOf(input, "persistentvolumes")) {
		const saved = backup.nativeSnapshots.find(({ persistentVolumeName }) => persistentVolumeName === record.nameInBackup);
		if (saved === void 0 || require_volume_patch.decideVolume(object, backup, () => false) !== "snapshot") continue;
		const claim = require_json.textAt(object, "spec", "claimRef", "name");
		const namespace = require_json.textAt(object, "spec", "claimRef", "namespace") ?? "";
		yield {
			...claim === void 0 ? {} : {
				pvcName: claim,
				pvcNamespace: require_prepare_restore.mapNamespace(namespace, restore.spec.namespaceMapping)
			},
			pvName: record.name,
			restoreMethod: "NativeSnapshot",
			snapshotDataMoved: false,
			nativeSnapshotInfo: {
				snapshotHandle: saved.providerSnapshotId,
				volumeType: saved.volumeType ?? "",
				volumeAZ: saved.volumeAZ ?? "",
				iops: String(saved.volumeIops ?? 0),
				Phase: ""
			}
		};
	}
}
const SNAPSHOT_ANNOTATION = "velero.io/volume-snapshot-name";
const UPLOAD_ANNOTATION = "velero.io/data-upload-name";
/** A-CSIPVC: claims that took their data from a snapshot, or from a data mover. */
function* snapshotClaims(input) {
	const { backup, restore, features, profile } = input;
	if (!features.has("EnableCSI") || !profile.readsVolumeInfo || restore.spec.restorePVs === false) return;
	const isMoved = backup.metadata?.snapshotMoveData === true;
	for (const { object, namespace, record } of createdOf(input, "persistentvolumeclaims")) {
		const source = require_json.textAt(object, "metadata", "namespace") ?? "";
		const saved = require_json.textAt(object, "metadata", "annotations", isMoved ? UPLOAD_ANNOTATION : SNAPSHOT_ANNOTATION);
		if (saved === void 0) continue;
		const info = backup.volumeInfos?.findLast(({ pvcName, pvcNamespace }) => pvcName === record.nameInBackup && pvcNamespace === source);
		yield {
			pvcName: record.name,
			pvcNamespace: namespace,
			restoreMethod: "CSISnapshot",
			snapshotDataMoved: isMoved,
			...isMoved ? { snapshotDataMovementInfo: movementInfo(info) } : { csiSnapshotInfo: snapshotInfo(info, require_volume_patch.snapshotName(restore, saved)) }
		};
	}
}
function snapshotInfo(info, contentName) {
	const { snapshotHandle = "", driver = "", size = 0 } = info?.csiSnapshot ?? {};
	return {
		snapshotHandle,
		size,
		driver,
		vscName: contentName,
		ReadyToUse: null
	};
}
/** No operation was started: there is no data mover here. */
function movementInfo(info) {
	const { dataMover = "", uploaderType = "", snapshotHandle = "", size = 0 } = info?.dataMovement ?? {};
	return {
		dataMover: dataMover || "velero",
		uploaderType: uploaderType || "kopia",
		snapshotHandle,
		operationID: "",
		size,
		Phase: ""
	};
}
// src/rehearsal/restore-files/volumes-of-run.ts
/** What a run has to say about volumes; to be asked while its catalog is open. Nothing when it ended before its first item. */
function volumesOfRun(input, result) {
	if (result.discovery === void 0 || result.created.length === 0) return [];
	const profile = require_prepare_restore.profileOf(input.settings.profile);
	return restoredVolumes({
		...input,
		records: result.records,
		filters: require_prepare_restore.resolveFilters(input.restore.spec, result.discovery, profile),
		features: new Set(input.settings.features),
		profile
	});
}
// src/rehearsal/write-whole.ts
/** Writes a file that is whole or absent. Rejects with the system's error. */
async function writeWhole(path, content) {
	await (0, node_fs_promises.writeFile)(`${path}.part`, content);
	await (0, node_fs_promises.rename)(`${path}.part`, path);
}
// src/rehearsal/restore-files/restore-log.ts
const LEVELS = {
	created: "info",
	updated: "info",
	unchanged: "info",
	skipped: "info",
	held: "info",
	failed: "error",
	unknown: "error"
};
/** A message of a server is long when it lists what is wrong; longer ones are cut. */
const MAX_MESSAGE = 4e3;
/** Lines with their ends. Items stand in the order in which they were settled. */
function* restoreLog(run) {
	const { metadata, status } = run.restore;
	const { startTimestamp: started = "", completionTimestamp: ended = "" } = status;
	const restore = quoted(`${metadata.namespace}/${metadata.name}`);
	const line = (time, level, message) => {
		const text = require_plain_text.plainText(require_volume_patch.elideBodies(message), MAX_MESSAGE);
		return `time=${quoted(time)} level=${level} msg=${quoted(text)} restore=${restore}\n`;
	};
	yield line(started, "info", "starting restore");
	for (const { item, outcome, at } of settled(run)) yield line(at === void 0 ? ended : timestamp(new Date(at)), levelOf(outcome), `${idOf(item, run.restore)}: ${outcomeText(outcome)}`);
	for (const blank of run.engine.blankNamespaces) yield line(ended, "info", `namespaces/${blank}: created, blank, because items need it`);
	for (const level of ["error", "warning"]) for (const { group, text } of grouped(run.engine.messages, level)) yield line(ended, level, `${groupText(group)} ${level}: ${text}`);
	yield line(ended, "info", "restore completed");
}
/** What nobody reached comes last. */
function settled({ items, engine }) {
	return items.map((item) => ({
		item,
		outcome: engine.ledger.outcomeOf(item.index) ?? NOT_REACHED,
		at: engine.ledger.settledAt(item.index)
	})).sort((a, b) => (a.at ?? LAST) - (b.at ?? LAST));
}
const LAST = Number.MAX_SAFE_INTEGER;
const NOT_REACHED = {
	kind: "unknown",
	reason: "not-reached"
};
/** What exists and differs is a warning for Velero. */
function levelOf({ kind, reason }) {
	return reason === "exists-differs" ? "warning" : LEVELS[kind];
}
/** As Velero's messages name an item: the namespace is the target's, the name that of the backup. */
function idOf({ groupResource, namespace, name }, { spec }) {
	const targetOf = (source) => require_prepare_restore.mapNamespace(source, spec.namespaceMapping);
	if (groupResource === "namespaces") return `${groupResource}/${targetOf(name)}`;
	return `${groupResource}/${namespace === "" ? "" : `${targetOf(namespace)}/`}${name}`;
}
function outcomeText({ kind, reason, detail }) {
	return `${kind}, ${require_read_values.REASONS[reason]}${detail === void 0 ? "" : `: ${detail}`}`;
}
/** The groups of Velero's results, namespaces by name. */
function grouped(messages, level) {
	return messages.filter((message) => message.level === level).map((message) => ({
		message,
		rank: rankOf(message.group)
	})).sort((a, b) => a.rank < b.rank ? -1 : Number(a.rank > b.rank)).map(({ message }) => message);
}
function rankOf(group) {
	if (typeof group === "string") return group === "velero" ? "0" : "1";
	return `2${group.namespace}`;
}
function groupText(group) {
	if (group === "velero") return "Velero restore";
	return group === "cluster" ? "Cluster resource restore" : `Namespace ${group.namespace}, resource restore`;
}
/** logfmt: bare when nothing in it could be taken for something else. */
function quoted(text) {
	return /^[\w./@^+-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
// src/rehearsal/restore-files/write-restore-files.ts
const RESTORE_DOCUMENT = "velero-restore.json";
/**
* Writes the files of a run that has ended, each whole or not at all. A restore that did not begin leaves its document only. Returns their paths,
* the document first. @throws RESTORE_FILES_NOT_WRITTEN
*/
async function writeRestoreFiles(request, facts) {
	const folder = facts.restoreFilesFolder;
	if (folder === void 0 || facts.restore === void 0) return [];
	const isZipped = request.restoreFiles?.format !== "plain";
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		const paths = [(0, node_path.join)(folder, RESTORE_DOCUMENT)];
		await writeWhole((0, node_path.join)(folder, RESTORE_DOCUMENT), `${JSON.stringify(facts.restore, void 0, 2)}\n`);
		for (const [name, content] of filesOf(request, facts)) {
			const path = (0, node_path.join)(folder, isZipped ? `${name}.gz` : name);
			await writeWhole(path, isZipped ? await (0, node_util.promisify)(node_zlib.gzip)(content) : content);
			paths.push(path);
		}
		return paths;
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("RESTORE_FILES_NOT_WRITTEN", `the files of the restore cannot be written to ${folder}: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
}
/** Each JSON file is one line, as Velero writes it. */
function filesOf(request, facts) {
	const { engine, catalog, restore, restoredVolumes } = facts;
	const files = /* @__PURE__ */ new Map();
	if (engine === void 0 || catalog === void 0 || restore === void 0) return files;
	const { name } = restore.metadata;
	const json = (value) => `${JSON.stringify(value)}\n`;
	const log = restoreLog({
		restore,
		items: catalog.items,
		engine
	});
	files.set(`restore-${name}-logs`, [...log].join(""));
	const messages = engine.messages.map((message) => ({
		...message,
		text: require_volume_patch.elideBodies(message.text)
	}));
	files.set(`restore-${name}-results`, json({
		errors: require_volume_patch.veleroResult(messages, "error"),
		warnings: require_volume_patch.veleroResult(messages, "warning")
	}));
	if (!require_prepare_restore.profileOf(request.engine.profile).leavesItemFiles) return files;
	files.set(`restore-${name}-resource-list.json`, json(engine.records.resourceList()));
	files.set(`restore-${name}-itemoperations.json`, json([]));
	files.set(`${name}-volumeinfo.json`, json(restoredVolumes));
	return files;
}
// src/rehearsal/write-report.ts
/**
* Writes the report and, when the restore ran, what Velero would have left in `restores/<name>/`. Each file is whole or
* absent. Returns the names of the files, the report first. @throws REPORT_NOT_WRITTEN
*/
async function writeReport(directory, report, facts) {
	const files = {
		"report.json": require_json$1.renderReportJson(report),
		"summary.md": require_summary.renderSummary(report, { maxBytes: require_summary.GITHUB_SUMMARY_BYTES })
	};
	if (facts.restore !== void 0) files["restore.json"] = pretty(facts.restore);
	if (facts.engine !== void 0) {
		const { messages, records } = facts.engine;
		files["results.json"] = pretty({
			warnings: require_volume_patch.veleroResult(messages, "warning"),
			errors: require_volume_patch.veleroResult(messages, "error")
		});
		files["resource-list.json"] = pretty(records.resourceList());
	}
	try {
		await (0, node_fs_promises.mkdir)(directory, { recursive: true });
		for (const [name, text] of Object.entries(files)) await writeWhole((0, node_path.join)(directory, name), text);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("REPORT_NOT_WRITTEN", `the report cannot be written to ${directory}: ${require_rehearsal_error.messageOf(error)}`);
	}
	return Object.keys(files).map((name) => (0, node_path.join)(directory, name));
}
function pretty(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
// src/rehearsal/rehearse.ts
/** Runs a rehearsal, or a restore into a given cluster. Never throws: faults of the run are in the report. */
async function rehearse(request, deps) {
	const started = performance.now();
	const facts = createFacts(deps.now(), request.location);
	const cleanup = createCleanup();
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(deadlineError(request.deadlineMs)), request.deadlineMs);
	try {
		await runStages({
			request,
			deps,
			facts,
			cleanup,
			signal: AbortSignal.any([deps.signal, deadline.signal])
		});
	} catch (error) {
		facts.failure = error;
		if (error instanceof require_prepare_restore.RestoreRefused) facts.restore = error.restore;
	} finally {
		clearTimeout(timer);
	}
	facts.isCancelled = deps.signal.aborted;
	if (facts.restore !== void 0) facts.restore = finishedRestore(facts.restore, {
		...facts,
		endedAt: deps.now()
	});
	const torn = performance.now();
	const [leftover] = await cleanup.run();
	if (leftover !== void 0) facts.failure ??= leftover;
	facts.timings.teardown = performance.now() - torn;
	facts.timings.total = performance.now() - started;
	return await conclude(request, deps, facts);
}
function deadlineError(ms) {
	return new require_rehearsal_error.RehearsalError("DEADLINE_EXCEEDED", `the run did not end within ${Math.round(ms / 1e3)} s`);
}
async function runStages(run) {
	const { request, deps, facts, signal } = run;
	facts.restoreFilesFolder = await checkedFilesFolder(request);
	const asked = request.asksClusterForConfigMaps ? await askCluster(run) : void 0;
	const configMaps = asked?.configMaps ?? request.configMaps;
	const chosen = await require_prepare_restore.prepareRestore({
		...request,
		configMaps
	}, signal);
	facts.location = chosen.location.url;
	facts.backupName = chosen.name;
	facts.advice = chosen.advice;
	const running = withStatus(chosen.restore, {
		phase: "InProgress",
		startTimestamp: timestamp(deps.now())
	});
	facts.restore = running;
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	facts.backup = backup;
	const { catalog, cluster } = await openBoth(run, chosen, asked?.cluster);
	const client = asked?.client ?? await openClient(run, cluster);
	if (cluster.isThrowAway) await makeRoomForServices(client, catalog);
	await restore(run, {
		restore: running,
		backupName: chosen.name,
		backup,
		catalog,
		configMaps,
		modifiers: chosen.modifiers,
		client,
		isFresh: cluster.isThrowAway,
		hasNodes: cluster.hasNodes,
		connection: cluster.connection,
		settings: request.engine,
		signal,
		onProgress: throttled((done, total) => deps.emit({
			kind: "restore-progress",
			done,
			total
		}))
	});
	await verify(run, client);
}
async function restore({ deps, facts, signal }, input) {
	const started = performance.now();
	facts.restore = input.restore;
	const result = await runEngine(input);
	const ms = performance.now() - started;
	facts.engine = result;
	facts.timings.restore = ms;
	facts.requests = input.client.log.figures();
	facts.restore = withStatus(input.restore, finalStatus(result, deps.now()));
	if (facts.restoreFilesFolder !== void 0) facts.restoredVolumes = volumesOfRun(input, result);
	signal.throwIfAborted();
	if (result.interruptedBy !== void 0) throw lostConnection(result.interruptedBy);
	const total = input.catalog.items.length;
	const written = result.created.length;
	deps.emit({
		kind: "restored",
		done: total,
		total,
		ms,
		objectsPerSecond: Math.round(written / (ms / 1e3))
	});
}
function lostConnection(error) {
	if (error instanceof require_rehearsal_error.RehearsalError) return error;
	const why = error instanceof Error ? error.message : String(error);
	return new require_rehearsal_error.RehearsalError("CLUSTER_UNREACHABLE", `the restore ended before its end: ${why}`, { cause: error });
}
async function verify({ deps, facts }, client) {
	if (facts.engine === void 0) return;
	const started = performance.now();
	facts.readBack = await readBack(client, facts.engine.created, facts.engine.ledger);
	facts.timings.verify = performance.now() - started;
	facts.requests = client.log.figures();
	const accounted = facts.catalog?.items.length ?? 0;
	deps.emit({
		kind: "verified",
		accounted,
		readBack: facts.readBack.found,
		ms: facts.timings.verify
	});
}
/** Files that cannot be written turn the run red; the caller still gets the report. */
async function conclude(request, deps, facts) {
	let restoreFiles = [];
	let files = [];
	try {
		restoreFiles = await writeRestoreFiles(request, facts);
	} catch (error) {
		facts.failure ??= error;
	}
	let built = buildReport(facts, deps.version);
	try {
		files = await writeReport(request.reportDir, built.report, facts);
	} catch (error) {
		facts.failure ??= error;
		built = buildReport(facts, deps.version);
	}
	const { report, exitCode } = built;
	files = [...files, ...restoreFiles];
	deps.emit({
		kind: "finished",
		report,
		files,
		exitCode
	});
	return {
		report,
		exitCode,
		files,
		kubeconfigPath: report.cluster?.kubeconfigPath
	};
}
const PROGRESS_EVERY_MS = 250;
function throttled(emit) {
	let last = 0;
	return (done, total) => {
		const now = performance.now();
		if (now - last < PROGRESS_EVERY_MS) return;
		last = now;
		emit(done, total);
	};
}
exports.ExecTimeout = ExecTimeout;
exports.openKubeClient = openKubeClient;
exports.rehearse = rehearse;
exports.tlsOptionsOf = tlsOptionsOf;
