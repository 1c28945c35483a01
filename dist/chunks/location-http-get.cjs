const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_http = require("node:http");
let node_https = require("node:https");
// src/location/http/get.ts
const MAX_REDIRECTS = 5;
const ANSWER_TIMEOUT_MS = 3e4;
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const ATTEMPTS = 4;
const BACKOFF_MS = 250;
const MAX_PAUSE_MS = 1e4;
/** Answers of a server that may do better the next time. */
const TRANSIENT = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
/** The answer, its body unread; asked for again when the connection or the server fails. @throws as `getRedirected` */
async function get(asked) {
	for (let attempt = 1;; attempt += 1) try {
		const answer = await getRedirected(asked);
		if (attempt === ATTEMPTS || !TRANSIENT.has(answer.statusCode ?? 0)) return answer;
		answer.destroy();
		await require_sleep.sleep(pauseMs(attempt, answer), asked.signal);
	} catch (error) {
		asked.signal.throwIfAborted();
		if (attempt === ATTEMPTS || error instanceof require_rehearsal_error.RehearsalError || isFinal(error)) throw error;
		await require_sleep.sleep(pauseMs(attempt), asked.signal);
	}
}
/** With jitter, so that many readers do not come back at once; the server may name a longer pause. */
function pauseMs(attempt, answer) {
	const named = Number(answer?.headers["retry-after"] ?? 0) * 1e3;
	const own = BACKOFF_MS * 2 ** (attempt - 1) * (1 + Math.random() * .2);
	return Math.min(Math.max(own, Number.isNaN(named) ? 0 : named), MAX_PAUSE_MS);
}
/** A certificate or a name does not become right by asking again. */
function isFinal(error) {
	return /CERT|ERR_TLS|ENOTFOUND|SELF_SIGNED|UNABLE_TO|ERR_INVALID/.test(require_rehearsal_error.systemCodeOf(error) ?? "");
}
/** @throws LOCATION_INVALID for redirects that lead nowhere, network errors */
async function getRedirected(asked) {
	let { url } = asked;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
		const answer = await getOnce({
			...asked,
			url
		});
		if (!REDIRECTS.has(answer.statusCode ?? 0) || answer.headers.location === void 0) return answer;
		answer.destroy();
		const next = new URL(answer.headers.location, url);
		if (url.protocol === "https:" && next.protocol !== "https:") throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${url.origin} redirects to an address without TLS.`);
		url = next;
	}
	throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${asked.url.origin} redirects too often.`);
	function getOnce({ url: here, headers, authorization, agents, signal }) {
		const isSecure = here.protocol === "https:";
		const own = authorization !== void 0 && here.origin === asked.url.origin ? { authorization } : {};
		return new Promise((resolve, reject) => {
			const outgoing = (isSecure ? node_https.request : node_http.request)(here, {
				agent: isSecure ? agents.httpsAgent : agents.httpAgent,
				headers: {
					...headers,
					...own,
					"accept-encoding": "identity",
					"user-agent": "restore-rehearsal"
				},
				auth: null,
				signal,
				timeout: ANSWER_TIMEOUT_MS
			});
			outgoing.on("timeout", () => outgoing.destroy(/* @__PURE__ */ new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1e3} s`)));
			outgoing.on("error", reject);
			outgoing.on("response", (answer) => {
				outgoing.setTimeout(0);
				resolve(answer);
			});
			outgoing.end();
		});
	}
}
Object.defineProperty(exports, "get", {
	enumerable: true,
	get: function() {
		return get;
	}
});
