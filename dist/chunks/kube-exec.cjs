const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_websocket_server$1 = require("./ws.cjs");
const require_json = require("./core-json.cjs");
const require_authorization = require("./kube-authorization.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
require_websocket_server$1.require_stream();
require_websocket_server$1.require_extension();
require_websocket_server$1.require_permessage_deflate();
require_websocket_server$1.require_receiver();
require_websocket_server$1.require_sender();
require_websocket_server$1.require_subprotocol();
var import_websocket = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_websocket_server$1.require_websocket(), 1);
require_websocket_server$1.require_websocket_server();
// src/kube/exec.ts
/** The second is for servers before Kubernetes 1.30. Without standard input they are the same. */
const PROTOCOLS = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const STDOUT = 1;
const STDERR = 2;
const RESULT = 3;
const MAX_KEPT_BYTES = 65536;
const MAX_MESSAGE_BYTES = 4194304;
/** Longer, and a timer of Node would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const PODS = {
	group: "",
	version: "v1",
	resource: "pods"
};
/** Runs it and waits for its end. @throws as `ExecInPod` says */
async function execInPod(connection, request) {
	request.signal.throwIfAborted();
	const url = new URL(connection.server);
	const authorization = await require_authorization.authorizationOf(connection, request.signal);
	const options = {
		...tlsOf(connection, url),
		headers: authorization === void 0 ? {} : { authorization },
		perMessageDeflate: false,
		maxPayload: MAX_MESSAGE_BYTES
	};
	return await converse(() => new import_websocket.default(execUrl(url, request), PROTOCOLS, options), request);
}
/** Nothing is offered by ALPN: a WebSocket begins as HTTP/1.1, and that is what a server then speaks. */
function tlsOf(connection, url) {
	if (url.protocol === "http:") return {};
	const { ALPNProtocols: _, checkServerIdentity: __, ...tls } = require_kube_client.tlsOptionsOf(connection, url);
	return tls;
}
function execUrl(server, { namespace, pod, container, command }) {
	const url = new URL(server);
	url.protocol = server.protocol === "http:" ? "ws:" : "wss:";
	url.pathname = `${server.pathname.replace(/\/$/, "")}${require_verbs.objectPath(PODS, namespace, pod)}/exec`;
	const query = new URLSearchParams({
		container,
		stdout: "true",
		stderr: "true"
	});
	for (const word of command) query.append("command", word);
	url.search = query.toString();
	return url;
}
function converse(open, request) {
	return new Promise((resolve, reject) => {
		const { signal, timeoutMs } = request;
		const stdout = keptText();
		const stderr = keptText();
		const socket = open();
		const settle = (then) => {
			clearTimeout(timer);
			signal.removeEventListener("abort", onAbort);
			socket.terminate();
			then();
		};
		const fail = (error) => settle(() => reject(error));
		const onAbort = () => fail(signal.reason);
		const timer = setTimeout(() => fail(new require_rehearse.ExecTimeout(timeoutMs)), Math.min(Math.ceil(timeoutMs), LONGEST_TIMER_MS));
		signal.addEventListener("abort", onAbort, { once: true });
		if (signal.aborted) onAbort();
		socket.on("error", (error) => fail(broken(error.message, error)));
		socket.on("close", () => fail(broken("it ended before the command did")));
		socket.on("unexpected-response", (_outgoing, answer) => {
			refusalOf(answer).then(fail, fail);
		});
		socket.on("message", (data) => {
			const message = bufferOf(data);
			const channel = message[0];
			const body = message.subarray(1);
			if (channel === STDOUT) stdout.add(body);
			if (channel === STDERR) stderr.add(body);
			if (channel !== RESULT) return;
			try {
				const exitCode = exitCodeOf(statusOf(body));
				settle(() => resolve({
					exitCode,
					stdout: stdout.text(),
					stderr: stderr.text()
				}));
			} catch (error) {
				fail(error);
			}
		});
	});
}
/** Nobody can tell whether the command has begun: it must not be sent a second time. */
function broken(why, cause) {
	return new require_http_origin.TransportError(`the connection broke: ${why}`, true, cause);
}
function statusOf(body) {
	try {
		return require_json.parseJson(body.toString("utf8"));
	} catch {
		throw broken("the result of the command is not JSON");
	}
}
function bufferOf(data) {
	if (Array.isArray(data)) return Buffer.concat(data);
	return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
/** The beginning of an output; the rest is read and dropped, so that the command is not held up. */
function keptText() {
	const chunks = [];
	let left = MAX_KEPT_BYTES;
	return {
		add(chunk) {
			if (left > 0) chunks.push(Buffer.from(chunk.subarray(0, left)));
			left -= chunk.length;
		},
		text: () => Buffer.concat(chunks).toString("utf8")
	};
}
/** @throws KubeError when the command could not be run at all */
function exitCodeOf(status) {
	if (require_json.textAt(status, "status") === "Success") return 0;
	const reason = require_json.textAt(status, "reason") ?? "Unknown";
	if (reason === "NonZeroExitCode") {
		const cause = require_json.listAt(status, "details", "causes").find((entry) => require_json.textAt(entry, "reason") === "ExitCode");
		const code = Number(require_json.textAt(cause, "message"));
		if (Number.isInteger(code)) return code;
	}
	const number = require_json.isObject(status) ? require_json.at(status, "code") : void 0;
	const message = require_json.textAt(status, "message") ?? "the server did not say how the command ended";
	throw new require_kube_error.KubeError(typeof number === "number" ? number : 500, reason, message);
}
/** An API server that does not open the channel answers as to any other request. */
async function refusalOf(answer) {
	const body = keptText();
	for await (const chunk of answer) body.add(chunk);
	return require_kube_error.kubeErrorOf(answer.statusCode ?? 0, Buffer.from(body.text()));
}
exports.execInPod = execInPod;
