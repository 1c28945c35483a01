const require_sleep = require("./core-sleep.cjs");
const require_authorization = require("./kube-authorization.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_answer_kind = require("./kube-answer-kind.cjs");
let node_net = require("node:net");
let node_tls = require("node:tls");
let node_http2 = require("node:http2");
// src/kube/adaptive-limit.ts
/** An answer that takes longer is no invitation to send more: the objective that Kubernetes sets itself for the 99th percentile of writes. */
const SLOW_MS = 1e3;
const START = 8;
/**
* How many requests may be in flight at one time. Begins with a few, doubles with each round of answers in time until the
* first sign of overload, grows by one each round afterwards, and halves on overload. Served in the order of asking.
*/
var AdaptiveLimit = class {
	#max;
	#waiting = [];
	#limit;
	#held = 0;
	#isDoubling = true;
	/** Requests that were in flight at the last halving: their overload is the same overload. */
	#oldRequests = 0;
	/** The largest number in flight at one time so far. */
	peak = 0;
	halvings = 0;
	constructor(max) {
		this.#max = max;
		this.#limit = Math.min(START, max);
	}
	/** How many there is room for now. */
	get limit() {
		return Math.floor(this.#limit);
	}
	/** Resolves when there is room. Every `enter` needs one `leave`. */
	enter() {
		if (this.#held < this.limit) {
			this.#admit();
			return;
		}
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
	leave(sign) {
		const wasFull = this.#held >= this.limit;
		this.#held -= 1;
		if (this.#oldRequests > 0) this.#oldRequests -= 1;
		else if (sign === "overloaded") this.#halve();
		else if (sign === "in-time" && wasFull) this.#grow();
		while (this.#held < this.limit) {
			const next = this.#waiting.shift();
			if (next === void 0) return;
			this.#admit();
			next();
		}
	}
	#admit() {
		this.#held += 1;
		if (this.#held > this.peak) this.peak = this.#held;
	}
	#halve() {
		this.#limit = Math.max(1, this.#limit / 2);
		this.#isDoubling = false;
		this.#oldRequests = this.#held;
		this.halvings += 1;
	}
	#grow() {
		this.#limit = Math.min(this.#max, this.#limit + (this.#isDoubling ? 1 : 1 / this.#limit));
	}
};
/** What an answer says about the load. */
function loadSignOf(status, ms) {
	if (status === 429 || status === 503) return "overloaded";
	return ms > SLOW_MS ? "slow" : "in-time";
}
// src/kube/dial.ts
const CONNECT_TIMEOUT_MS = 1e4;
/** Opens TLS connections to one server. Certificates are read once, and every connection but the first takes up where another one was. */
function tlsDialer(options, signal) {
	const secureContext = (0, node_tls.createSecureContext)(options);
	let session;
	return async () => {
		const earlier = session === void 0 ? {} : { session };
		const socket = (0, node_tls.connect)({
			...options,
			secureContext,
			...earlier
		});
		socket.on("session", (given) => {
			session = given;
		});
		return await whenReady(socket, "secureConnect", signal);
	};
}
function plainDialer(url, signal) {
	const place = {
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: Number(url.port || 80)
	};
	return () => whenReady((0, node_net.connect)(place), "connect", signal);
}
/** @throws TransportError; nothing was sent. The signal's reason after an abort */
function whenReady(socket, readyEvent, signal) {
	return new Promise((resolve, reject) => {
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
		const fail = (error) => giveUp(new require_http_origin.TransportError(`connection failed: ${error.message}`, false, error));
		const onAbort = () => giveUp(signal.reason);
		const timer = setTimeout(() => fail(/* @__PURE__ */ new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1e3} s`)), CONNECT_TIMEOUT_MS);
		signal.addEventListener("abort", onAbort, { once: true });
		socket.once("error", fail);
		socket.once(readyEvent, () => {
			release();
			tune(socket);
			resolve(socket);
		});
		if (signal.aborted) onAbort();
	});
}
/** Small requests must not wait for each other's acknowledgements; a dead peer must be noticed. */
function tune(socket) {
	socket.setNoDelay(true);
	socket.setKeepAlive(true, 15e3);
}
// src/core/on-abort.ts
const callbacksOf = /* @__PURE__ */ new WeakMap();
/**
* Calls back when the signal aborts; what it returns takes that back. For thousands of short pieces of work that share one
* signal: a listener of its own costs each of them 20 µs when the signal is composed of others, this costs nearly nothing.
*/
function onAbort(signal, callback) {
	let callbacks = callbacksOf.get(signal);
	if (callbacks === void 0) {
		const all = /* @__PURE__ */ new Set();
		callbacks = all;
		callbacksOf.set(signal, all);
		signal.addEventListener("abort", () => callAll(all, signal.reason), { once: true });
	}
	const own = callbacks;
	own.add(callback);
	return () => own.delete(callback);
}
function callAll(callbacks, reason) {
	for (const callback of [...callbacks]) callback(reason);
	callbacks.clear();
}
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
			release();
			then();
		};
		const fault = (message, cause, isTimeout = false) => new require_http_origin.TransportError(message, sending.mayHaveArrived(), cause, isTimeout);
		const sending = send({
			answered: (response) => settle(() => resolve(response)),
			broke: (error) => settle(() => reject(fault(`the connection broke: ${error?.message ?? "no answer came"}`, error)))
		});
		const stop = (reason) => settle(() => {
			reject(reason);
			sending.cancel();
		});
		const release = onAbort(signal, stop);
		const timer = setTimeout(() => stop(fault(`no answer within ${timeoutMs / 1e3} s`, void 0, true)), timeoutMs);
	});
}
// src/kube/http1-body.ts
/** What came is no HTTP/1.1 answer, or more than one. */
var MalformedAnswer = class extends Error {
	name = "MalformedAnswer";
};
/** `content-length`. */
function fixedBody(length) {
	const chunks = [];
	let left = length;
	return {
		chunks,
		mayEnd: false,
		push(bytes) {
			if (bytes.length > left) throw new MalformedAnswer("there are bytes behind the answer");
			if (bytes.length > 0) chunks.push(bytes);
			left -= bytes.length;
			return left === 0;
		}
	};
}
/** Neither length nor chunks: it ends with the connection. */
function openBody() {
	const chunks = [];
	return {
		chunks,
		mayEnd: true,
		push(bytes) {
			chunks.push(bytes);
			return false;
		}
	};
}
/** A line that says how long a chunk is, or a trailer, is never this long. */
const MAX_LINE_BYTES = 8192;
const NOTHING$1 = Buffer.alloc(0);
const LINE_END = Buffer.from("\r\n");
const SIZE_LINE = /^([0-9a-fA-F]{1,8})(?:[ \t]*;.*)?$/;
/** `transfer-encoding: chunked`. Trailers are read and dropped. */
function chunkedBody() {
	const chunks = [];
	let line = NOTHING$1;
	let left = 0;
	let state = "size";
	const onLine = (text) => {
		if (state === "behind-data" && text === "") state = "size";
		else if (state === "trailer") state = text === "" ? "whole" : "trailer";
		else {
			const [, digits] = (state === "size" ? SIZE_LINE.exec(text) : void 0) ?? [];
			if (digits === void 0) throw new MalformedAnswer("a chunk of the answer has no length");
			left = Number.parseInt(digits, 16);
			state = left === 0 ? "trailer" : "data";
		}
	};
	/** Returns where the bytes go on; all of them when the line is not at its end. */
	const readLine = (bytes, at) => {
		const joined = line.length === 0 ? bytes.subarray(at) : Buffer.concat([line, bytes.subarray(at)]);
		const end = joined.indexOf(LINE_END);
		if (end > MAX_LINE_BYTES || end < 0 && joined.length > MAX_LINE_BYTES) throw new MalformedAnswer("a line between the chunks of the answer is too long");
		if (end < 0) {
			line = joined;
			return bytes.length;
		}
		const next = at + end + LINE_END.length - line.length;
		line = NOTHING$1;
		onLine(joined.toString("latin1", 0, end));
		return next;
	};
	return {
		chunks,
		mayEnd: false,
		push(bytes) {
			for (let at = 0; at < bytes.length;) {
				if (state === "whole") throw new MalformedAnswer("there are bytes behind the answer");
				if (state !== "data") {
					at = readLine(bytes, at);
					continue;
				}
				const part = bytes.subarray(at, at + left);
				chunks.push(part);
				at += part.length;
				left -= part.length;
				if (left === 0) state = "behind-data";
			}
			return state === "whole";
		}
	};
}
// src/kube/http1-answer.ts
const MAX_HEAD_BYTES = 65536;
const HEAD_END = Buffer.from("\r\n\r\n");
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [^\r\n]*)?(?=\r\n|$)/;
/** All lines at once: a name, a colon, anything but the end of a line. */
const FIELDS = /^(?:\r\n[\w!#$%&'*+.^`|~-]+:[^\r\n]*)*$/;
const SWITCHING_PROTOCOLS = 101;
const NOTHING = Buffer.alloc(0);
/** Push every chunk until an answer comes out; then it is used up. */
var Http1Reader = class {
	#pending = NOTHING;
	#head;
	/** The answer when it is whole. @throws MalformedAnswer */
	push(bytes) {
		let rest = bytes;
		while (this.#head === void 0) {
			const seen = this.#pending.length === 0 ? rest : Buffer.concat([this.#pending, rest]);
			const end = seen.indexOf(HEAD_END);
			if (end > MAX_HEAD_BYTES || end < 0 && seen.length > MAX_HEAD_BYTES) throw new MalformedAnswer("the head of the answer is too long");
			if (end < 0) {
				this.#pending = seen;
				return;
			}
			this.#pending = NOTHING;
			rest = seen.subarray(end + HEAD_END.length);
			this.#head = headOf$1(seen.toString("latin1", 0, end));
		}
		return this.#head.body.push(rest) ? answerOf(this.#head) : void 0;
	}
	/** The connection has ended: the answer, when that is how it says that it is whole. */
	end() {
		return this.#head?.body.mayEnd ? answerOf({
			...this.#head,
			keepsAlive: false
		}) : void 0;
	}
};
function answerOf({ status, headers, keepsAlive, body: { chunks } }) {
	const [only = NOTHING] = chunks;
	return {
		status,
		headers,
		keepsAlive,
		body: chunks.length <= 1 ? only : Buffer.concat(chunks)
	};
}
/** Undefined for a head that only announces the next one (1xx). */
function headOf$1(text) {
	const [start, minor, digits] = STATUS_LINE.exec(text) ?? [];
	const status = Number(digits);
	if (start === void 0 || status === SWITCHING_PROTOCOLS) throw new MalformedAnswer("the answer does not begin like one of HTTP/1.1");
	if (status < 200) return void 0;
	const headers = headersOf$1(text.slice(start.length));
	const connection = headers.connection?.toLowerCase();
	return {
		status,
		headers,
		keepsAlive: minor === "1" ? connection !== "close" : connection === "keep-alive",
		body: bodyOf(status, headers)
	};
}
/** Every line with the line end in front of it. */
function headersOf$1(lines) {
	if (!FIELDS.test(lines)) throw new MalformedAnswer("the headers of the answer cannot be read");
	const headers = {};
	for (let at = 0; at < lines.length;) {
		const end = lines.indexOf("\r\n", at + 2);
		const next = end < 0 ? lines.length : end;
		const colon = lines.indexOf(":", at);
		const name = lines.slice(at + 2, colon).toLowerCase();
		const value = lines.slice(colon + 1, next).trim();
		const before = headers[name];
		headers[name] = typeof before === "string" ? `${before}, ${value}` : value;
		at = next;
	}
	return headers;
}
function bodyOf(status, headers) {
	const length = headers["content-length"];
	const encoding = headers["transfer-encoding"];
	if (status === 204 || status === 304) return fixedBody(0);
	if (encoding !== void 0) {
		if (encoding.toLowerCase() !== "chunked" || length !== void 0) throw new MalformedAnswer("the answer does not say clearly how long it is");
		return chunkedBody();
	}
	if (length === void 0) return openBody();
	if (!/^\d{1,15}$/.test(length)) throw new MalformedAnswer("the answer does not say clearly how long it is");
	return fixedBody(Number(length));
}
// src/kube/http1-connection.ts
var Http1Connection = class {
	#socket;
	#outcome;
	#reader = new Http1Reader();
	#error;
	/** @param onClose it is gone, whoever ended it */
	constructor(socket, onClose) {
		this.#socket = socket;
		socket.on("data", (bytes) => this.#read(bytes));
		socket.on("end", () => this.#ended());
		socket.on("error", (error) => {
			this.#error ??= error;
		});
		socket.on("close", () => {
			onClose();
			this.#settle()?.broke(this.#error);
		});
	}
	get isUsable() {
		return this.#outcome === void 0 && this.#socket.writable && this.#socket.readable;
	}
	/** From here on the server may act on it. */
	send(head, body, outcome) {
		this.#outcome = outcome;
		this.#reader = new Http1Reader();
		const bytes = Buffer.allocUnsafe(head.length + (body?.length ?? 0));
		bytes.write(head, "latin1");
		body?.copy(bytes, head.length);
		this.#socket.write(bytes);
	}
	destroy() {
		this.#socket.destroy();
	}
	#read(bytes) {
		try {
			if (this.#outcome === void 0) throw new MalformedAnswer("bytes came that nobody has asked for");
			this.#finish(this.#reader.push(bytes));
		} catch (error) {
			this.#error = error;
			this.destroy();
		}
	}
	#ended() {
		this.#finish(this.#reader.end());
		this.destroy();
	}
	#finish(answer) {
		if (answer === void 0) return;
		if (!answer.keepsAlive) this.destroy();
		this.#settle()?.answered(answer);
	}
	#settle() {
		const outcome = this.#outcome;
		this.#outcome = void 0;
		return outcome;
	}
};
// src/kube/http1-origin.ts
const MAX_CONNECTIONS = 64;
/** @param first a connection that is open already */
function openHttp1Origin(url, dial, first) {
	const pool = new Http1Pool(dial);
	if (first !== void 0) pool.adopt(first);
	const target = {
		host: url.host,
		basePath: url.pathname.replace(/\/$/, "")
	};
	return {
		send: (request) => exchange(request, (outcome) => send$1(pool, target, request, outcome)),
		close: () => pool.close()
	};
}
/** Connections that wait for a request, last used first, and requests that wait for a connection, first come first. */
var Http1Pool = class {
	#dial;
	#all = /* @__PURE__ */ new Set();
	#idle = [];
	#waiting = [];
	#dialing = 0;
	#isClosed = false;
	constructor(dial) {
		this.#dial = dial;
	}
	adopt(socket) {
		const connection = new Http1Connection(socket, () => this.#forget(connection));
		this.#all.add(connection);
		this.giveBack(connection);
	}
	/** Calls back at once, when a connection is free, or with the error of the attempt to open one. */
	take(taker) {
		if (this.#isClosed) {
			queueMicrotask(() => taker(void 0, closedError()));
			return;
		}
		const connection = this.#nextIdle();
		if (connection !== void 0) {
			taker(connection);
			return;
		}
		this.#waiting.push(taker);
		this.#open();
	}
	giveBack(connection) {
		if (this.#isClosed || !connection.isUsable) {
			connection.destroy();
			return;
		}
		const next = this.#waiting.shift();
		if (next === void 0) this.#idle.push(connection);
		else next(connection);
	}
	#nextIdle() {
		for (;;) {
			const idle = this.#idle.pop();
			if (idle === void 0 || idle.isUsable) return idle;
		}
	}
	close() {
		this.#isClosed = true;
		for (const connection of this.#all) connection.destroy();
		for (const taker of this.#waiting.splice(0)) taker(void 0, closedError());
	}
	#open() {
		if (this.#dialing >= this.#waiting.length || this.#all.size + this.#dialing >= MAX_CONNECTIONS) return;
		this.#dialing += 1;
		this.#dial().then((socket) => {
			this.#dialing -= 1;
			this.adopt(socket);
		}, (error) => {
			this.#dialing -= 1;
			this.#waiting.shift()?.(void 0, error);
			this.#open();
		});
	}
	#forget(connection) {
		this.#all.delete(connection);
		const at = this.#idle.indexOf(connection);
		if (at >= 0) this.#idle.splice(at, 1);
		this.#open();
	}
};
function closedError() {
	return /* @__PURE__ */ new Error("the connection was closed");
}
function send$1(pool, target, request, outcome) {
	const head = headOf(target, request);
	let connection;
	let isCancelled = false;
	pool.take((taken, error) => {
		if (taken === void 0) return outcome.broke(error);
		if (isCancelled) return pool.giveBack(taken);
		connection = taken;
		taken.send(head, request.body, {
			answered: (answer) => {
				pool.giveBack(taken);
				outcome.answered(answer);
			},
			broke: outcome.broke
		});
	});
	return {
		mayHaveArrived: () => connection !== void 0,
		cancel: () => {
			isCancelled = true;
			connection?.destroy();
		}
	};
}
/** What would end a line must not come in with a path or a token. */
const UNSAFE_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const UNSAFE_PATH = /[^\x21-\x7e]/;
/** @throws TransportError for a header that cannot be sent */
function headOf({ host, basePath }, { method, path, headers, body }) {
	let head = `${method} ${basePath}${path} HTTP/1.1\r\nhost: ${host}\r\n`;
	if (UNSAFE_PATH.test(path)) throw new require_http_origin.TransportError("the path of a request is not encoded", false);
	for (const [name, value] of Object.entries(headers)) {
		if (UNSAFE_VALUE.test(value)) throw new require_http_origin.TransportError(`the header ${name} cannot be sent`, false);
		head += `${name}: ${value}\r\n`;
	}
	if (body !== void 0) head += `content-length: ${body.length}\r\n`;
	return `${head}\r\n`;
}
// src/kube/dead-session.ts
/**
* Ends a session whose peer is gone without a word: a firewall that forgot the connection, a machine that lost its power. When
* nothing came for `silenceMs` the peer is asked for a sign of life (PING), and has the same time again. Without this every
* request on the session would wait for its own time limit, and the next ones after it.
*/
function endWhenDead(session, socket, silenceMs) {
	let seen = -1;
	let isAsked = false;
	const timer = setInterval(() => {
		if (session.destroyed) clearInterval(timer);
		else if (socket.bytesRead !== seen) {
			seen = socket.bytesRead;
			isAsked = false;
		} else if (isAsked) {
			session.destroy();
			socket.destroy();
		} else {
			isAsked = true;
			session.ping(() => void 0);
		}
	}, silenceMs);
	timer.unref();
	session.once("close", () => clearInterval(timer));
}
// src/kube/http2-origin.ts
/** Lists come in megabytes: a window of 64 KiB would make each of them wait for round trips. */
const STREAM_WINDOW = 4194304;
const SESSION_WINDOW = 16777216;
/** One HTTP/2 session to one server, opened again when it ends or is found dead. */
function openHttp2Origin(url, firstSocket, dial, silenceMs) {
	const basePath = url.pathname.replace(/\/$/, "");
	let current = Promise.resolve(openSession(url, firstSocket, silenceMs));
	let isClosed = false;
	/** Many requests find out together that the session has ended; one of them opens the next, the others wait for it. */
	async function session() {
		for (;;) {
			if (isClosed) throw new require_http_origin.TransportError("the connection was closed", false);
			const asked = current;
			const live = await asked;
			if (live !== void 0 && !live.closed && !live.destroyed) return live;
			if (current === asked) current = openNext();
		}
	}
	function openNext() {
		const opening = dial().then((socket) => openSession(url, socket, silenceMs));
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
function openSession(url, socket, silenceMs) {
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
	endWhenDead(session, socket, silenceMs);
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
		}, { endStream: request.body === void 0 });
	} catch (error) {
		throw new require_http_origin.TransportError("the connection was closed before the request", false, error);
	}
}
// src/kube/patience.ts
const PATIENCE = {
	requestTimeoutMs: 6e4,
	outageMs: 6e4,
	silenceMs: 15e3
};
// src/kube/tls.ts
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
// src/kube/open-origin.ts
/** Connects once to learn the protocol, and keeps that connection. The signal ends every later attempt to connect too. @throws TransportError */
async function openOrigin(connection, signal, { http2 = true, silenceMs = PATIENCE.silenceMs } = {}) {
	signal.throwIfAborted();
	const url = new URL(connection.server);
	if (url.protocol === "http:") return openHttp1Origin(url, plainDialer(url, signal));
	const offered = http2 ? {} : { ALPNProtocols: ["http/1.1"] };
	const dial = tlsDialer({
		...tlsOptionsOf(connection, url),
		...offered
	}, signal);
	const socket = await dial();
	if (socket.alpnProtocol === "h2") return openHttp2Origin(url, socket, dial, silenceMs);
	return openHttp1Origin(url, dial, socket);
}
// src/kube/outage.ts
/** Whether the API server answers anybody. One for all requests of a client. */
var Outage = class {
	#server;
	#maxMs;
	#lost = new AbortController();
	/** Answers of the server itself so far, whatever they said. */
	answers = 0;
	constructor(server, maxMs) {
		this.#server = server;
		this.#maxMs = maxMs;
	}
	/** Aborted with CLUSTER_UNREACHABLE when the server has been away for too long: no request is sent any more. */
	get lost() {
		return this.#lost.signal;
	}
	/** A request has failed again and again for this long, and nobody else was answered either. */
	check(silentMs, why) {
		if (silentMs < this.#maxMs || this.#lost.signal.aborted) return;
		const seconds = Math.round(silentMs / 1e3);
		const message = `the API server at ${this.#server} could not be used for ${seconds} s: ${why}`;
		this.#lost.abort(new require_rehearsal_error.RehearsalError("CLUSTER_UNREACHABLE", message));
	}
};
// src/kube/retry-after.ts
/** The pause that a server asks for, in milliseconds: seconds or a date (RFC 9110, 10.2.3). Undefined: it asks for none. */
function retryAfterMs(header, now) {
	if (header === void 0) return void 0;
	const text = header.trim();
	if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1e3;
	const date = Date.parse(text);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}
// src/kube/repetition.ts
/** Failures of one request while others are answered. */
const MAX_FAILURES = 6;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 8e3;
/** A server that is busy and asks for no pause gets one all the same: a minute of requests without a pause would not help it. */
const LEAST_PAUSE_MS = 50;
/** Nobody is waited for longer at a time, whatever the server asks for. */
const MAX_ASKED_MS = 3e4;
const REPEATABLE = /* @__PURE__ */ new Set(["GET", "PATCH"]);
/** The attempts of one request. */
var Repetition = class {
	#method;
	#outage;
	#patience;
	#attempts = 0;
	/** While nobody was answered a failure is the server's, not this request's. */
	#ownFailures = 0;
	#silentSince;
	#busySince;
	#answersBefore;
	constructor(method, outage, patience) {
		this.#method = method;
		this.#outage = outage;
		this.#patience = patience;
		this.#answersBefore = outage.answers;
	}
	/** Milliseconds until the next attempt; undefined when this attempt was the last. `now` is monotonic, `date` is since 1970. */
	pauseAfter(attempt, now, date) {
		this.#attempts += 1;
		const kind = "answer" in attempt ? require_answer_kind.answerKind(attempt.answer) : "no answer";
		if (kind === "final") {
			this.#outage.answers += 1;
			return;
		}
		this.#count(attempt, kind === "broken", now);
		if (!this.#mayRepeat(attempt, kind)) return void 0;
		if (kind === "busy") this.#busySince ??= now;
		const isPatient = kind === "busy" && now - (this.#busySince ?? now) <= this.#patience.outageMs;
		if (this.#ownFailures >= MAX_FAILURES && !isPatient) return void 0;
		return this.#pauseMs(attempt, date);
	}
	#mayRepeat(attempt, kind) {
		if (REPEATABLE.has(this.#method) || kind === "busy") return true;
		return "error" in attempt && !attempt.error.mayHaveArrived;
	}
	#count(attempt, isAlive, now) {
		const { answers } = this.#outage;
		if (isAlive) this.#outage.answers += 1;
		if (isAlive || answers > this.#answersBefore) {
			this.#answersBefore = this.#outage.answers;
			this.#ownFailures += 1;
			this.#silentSince = now;
			return;
		}
		this.#silentSince ??= now;
		const why = "answer" in attempt ? `it answers with status ${attempt.answer.status}` : attempt.error.message;
		this.#outage.check(now - this.#silentSince, why);
	}
	/** What the server asked for, or a doubling pause; with jitter, so that many requests do not come back at once. */
	#pauseMs(attempt, date) {
		const base = retryAfterMs("answer" in attempt ? attempt.answer.headers["retry-after"] : void 0, date) ?? Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#attempts - 1));
		return Math.max(LEAST_PAUSE_MS, Math.min(MAX_ASKED_MS, base)) * (1 + Math.random() * .2);
	}
};
// src/kube/request-log.ts
/** Upper bounds of the buckets grow by a tenth: a percentile is exact to 10 %, and a million requests cost no memory. */
const GROWTH = 1.1;
const FIRST_MS = .1;
const BUCKETS = 160;
function createRequestLog(inFlight) {
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
			maxInFlight: inFlight.peak,
			halvings: inFlight.halvings,
			p50Ms: percentile(.5),
			p95Ms: percentile(.95)
		})
	};
}
function round(ms) {
	return Math.round(ms * 10) / 10;
}
// src/kube/kube-client.ts
/** Connects. @throws TransportError */
async function openKubeClient(connection, options) {
	const patience = {
		...PATIENCE,
		...options.patience
	};
	const outage = new Outage(new URL(connection.server).host, patience.outageMs);
	const signal = AbortSignal.any([options.signal, outage.lost]);
	const origin = await openOrigin(connection, signal, {
		http2: options.http2,
		silenceMs: patience.silenceMs
	});
	const limit = new AdaptiveLimit(options.maxInFlight);
	const log = createRequestLog(limit);
	const context = {
		origin,
		connection,
		options,
		signal,
		patience,
		outage,
		limit,
		log,
		clock: {
			text: "",
			ms: void 0
		}
	};
	const send = (request) => sendWithRetries(context, request);
	return {
		send,
		async expect(request) {
			const answer = await send(request);
			if (answer.status >= 200 && answer.status < 300) return answer.body;
			throw require_kube_error.kubeErrorOf(answer.status, answer.body);
		},
		log,
		lost: outage.lost,
		serverTime: () => context.clock.ms,
		close: () => origin.close()
	};
}
async function sendWithRetries(context, request) {
	const { signal, patience } = context;
	const headers = headersOf(context, request);
	const body = typeof request.body === "string" ? Buffer.from(request.body) : request.body;
	const repetition = new Repetition(request.method, context.outage, patience);
	for (;;) {
		signal.throwIfAborted();
		const { method, path, isProxied = false } = request;
		const attempt = await attemptOnce(context, headers, {
			method,
			path,
			...body === void 0 ? {} : { body },
			timeoutMs: patience.requestTimeoutMs,
			signal
		}, isProxied);
		if (isProxied && "answer" in attempt) return attempt.answer;
		const pause = repetition.pauseAfter(attempt, performance.now(), Date.now());
		if (pause === void 0 && "answer" in attempt) return attempt.answer;
		signal.throwIfAborted();
		if (pause === void 0 && "error" in attempt) throw attempt.error;
		context.log.retried();
		await require_sleep.sleep(pause ?? 0, signal);
	}
}
async function attemptOnce(context, headers, request, isProxied) {
	try {
		const authorization = require_authorization.authorizationOf(context.connection, context.signal);
		if (authorization !== void 0) headers.authorization = await authorization;
		const first = await sendOnce(context, {
			...request,
			headers
		});
		const answer = isProxied ? first : ofApiServer(first);
		const { date } = answer.headers;
		if (date !== void 0 && date !== context.clock.text) context.clock = {
			text: date,
			ms: millisecondsOf(date)
		};
		return { answer };
	} catch (error) {
		if (error instanceof require_http_origin.TransportError) return { error };
		throw error;
	}
}
/** Between us and the API server somebody may answer in its place and call it a success: a login page, a notice of maintenance. */
function ofApiServer(answer) {
	const isPage = answer.headers["content-type"]?.startsWith("text/html") ?? false;
	if (answer.status >= 300 || !isPage) return answer;
	throw new require_http_origin.TransportError("a web page came in place of an answer of the API server", true);
}
function millisecondsOf(date) {
	const parsed = Date.parse(date);
	return Number.isNaN(parsed) ? void 0 : parsed;
}
/** Waits until there is room for it. A request that waits to be sent again takes none. */
async function sendOnce({ origin, limit, log }, request) {
	await limit.enter();
	const started = performance.now();
	let sign = "slow";
	try {
		const answer = await origin.send(request);
		const ms = performance.now() - started;
		log.answered(ms);
		sign = loadSignOf(answer.status, ms);
		return answer;
	} catch (error) {
		if (error instanceof require_http_origin.TransportError && error.isTimeout) sign = "overloaded";
		throw error;
	} finally {
		limit.leave(sign);
	}
}
function headersOf(context, request) {
	const headers = {
		accept: request.accept ?? "application/json",
		"user-agent": context.options.userAgent
	};
	if (request.body !== void 0) headers["content-type"] = request.contentType ?? "application/json";
	return headers;
}
Object.defineProperty(exports, "openKubeClient", {
	enumerable: true,
	get: function() {
		return openKubeClient;
	}
});
Object.defineProperty(exports, "tlsOptionsOf", {
	enumerable: true,
	get: function() {
		return tlsOptionsOf;
	}
});
