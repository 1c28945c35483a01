const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
let node_fs_promises = require("node:fs/promises");
let node_http = require("node:http");
let node_tls = require("node:tls");
let node_https = require("node:https");
// src/location/object-store.ts
/** The length that a store gave. Without one nobody could tell a whole object from a part of it. @throws LOCATION_UNREACHABLE */
function sizeFrom(length, shownAs) {
	if (length !== void 0 && Number.isSafeInteger(length) && length >= 0) return length;
	throw new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${shownAs}: the server does not say how long it is.`);
}
// src/location/store-error.ts
const BY_STATUS = {
	301: "LOCATION_INVALID",
	400: "LOCATION_DENIED",
	401: "LOCATION_DENIED",
	403: "LOCATION_DENIED",
	404: "LOCATION_NOT_FOUND",
	410: "LOCATION_NOT_FOUND",
	412: "LOCATION_CHANGED"
};
/** Failures before or without an answer that trying again does not help. */
const NO_CREDENTIALS = /Credential|Authentication|Token|ProviderError|invalid_grant/i;
const NO_CREDENTIALS_WORDS = /could not load the default credentials|invalid_grant|could not refresh access token/i;
const MAX_WORDS = 300;
/**
* The error of a store with a code. Its first line is enough: what follows may quote what was signed. The origin is left
* behind for the same reason: it holds the headers of the request.
*/
function storeError(error, { status, name }, shownAs) {
	if (error instanceof require_rehearsal_error.RehearsalError) return error;
	const words = (require_open_backup.scrub(wordsOf(error)).split("\n")[0] ?? "").slice(0, MAX_WORDS);
	const code = status === void 0 && (NO_CREDENTIALS.test(name) || NO_CREDENTIALS_WORDS.test(words)) ? "LOCATION_DENIED" : BY_STATUS[status ?? 0] ?? "LOCATION_UNREACHABLE";
	const said = [
		status,
		name,
		words
	].filter((part) => part !== void 0 && part !== "" && part !== "Error");
	return new require_rehearsal_error.RehearsalError(code, `${shownAs} cannot be read: ${[...new Set(said)].join(" ")}`);
}
/** A connection that failed to several addresses has no message of its own. */
function wordsOf(error) {
	const words = require_rehearsal_error.messageOf(error);
	if (words !== "" || !(error instanceof AggregateError)) return words || (require_rehearsal_error.systemCodeOf(error) ?? "");
	return error.errors.map(require_rehearsal_error.messageOf).join(", ");
}
// src/location/agents.ts
/** Connections for a store: own authorities, and the proxies that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. @throws LOCATION_INVALID */
async function openAgents({ caFile, caCertificates, config }) {
	const shared = {
		keepAlive: true,
		proxyEnv: process.env
	};
	const own = [...caFile === void 0 ? [] : [await certificates(caFile)], ...caCertificates === void 0 ? [] : [checked(caCertificates)]];
	const ca = own.length === 0 ? {} : { ca: [...node_tls.rootCertificates, ...own] };
	const trust = config.insecureSkipTLSVerify === "true" ? { rejectUnauthorized: false } : ca;
	return {
		httpAgent: new node_http.Agent(shared),
		httpsAgent: new node_https.Agent({
			...shared,
			...trust
		})
	};
}
async function certificates(file) {
	return checked(await (0, node_fs_promises.readFile)(file, "utf8").catch((error) => {
		throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `the file of certificates cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	}));
}
function checked(text) {
	if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
	throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", "the certificates of the location hold no PEM certificate.");
}
Object.defineProperty(exports, "openAgents", {
	enumerable: true,
	get: function() {
		return openAgents;
	}
});
Object.defineProperty(exports, "sizeFrom", {
	enumerable: true,
	get: function() {
		return sizeFrom;
	}
});
Object.defineProperty(exports, "storeError", {
	enumerable: true,
	get: function() {
		return storeError;
	}
});
