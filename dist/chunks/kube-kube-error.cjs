const require_json = require("./core-json.cjs");
// src/kube/kube-error.ts
/** An answer of the API server that is not a success. The message is the server's own. */
var KubeError = class extends Error {
	name = "KubeError";
	status;
	/** `AlreadyExists`, `Invalid`, `Forbidden`, … */
	reason;
	/** Messages of `details.causes`. */
	causes;
	constructor(status, reason, message, causes = []) {
		super(message);
		this.status = status;
		this.reason = reason;
		this.causes = causes;
	}
	get isNotFound() {
		return this.status === 404;
	}
	get isAlreadyExists() {
		return this.status === 409 && this.reason === "AlreadyExists";
	}
	get isConflict() {
		return this.status === 409 && this.reason === "Conflict";
	}
};
/** What Kubernetes clients say when the body is no Status object. */
const GENERIC = {
	400: ["BadRequest", "the server rejected our request for an unknown reason"],
	401: ["Unauthorized", "the server has asked for the client to provide credentials"],
	403: ["Forbidden", "the server does not allow access to the requested resource"],
	404: ["NotFound", "the server could not find the requested resource"],
	405: ["MethodNotAllowed", "the server does not allow this method on the requested resource"],
	413: ["RequestEntityTooLarge", "the server says that the request is too large"],
	429: ["TooManyRequests", "the server has received too many requests and has asked us to try again later"],
	503: ["ServiceUnavailable", "the server is currently unable to handle the request"]
};
/** Reads the Status object of an answer, or says what clients say when there is none. */
function kubeErrorOf(status, body) {
	const parsed = parseStatus(body);
	const message = require_json.textAt(parsed, "message");
	if (message !== void 0 && require_json.textAt(parsed, "kind") === "Status") {
		const causes = require_json.listAt(parsed, "details", "causes").map((cause) => require_json.textAt(cause, "message") ?? "");
		return new KubeError(status, require_json.textAt(parsed, "reason") ?? "", message, causes);
	}
	const [reason, generic] = GENERIC[status] ?? ["Unknown", `the server answered with status ${status}`];
	return new KubeError(status, reason, generic);
}
function parseStatus(body) {
	try {
		return require_json.parseJson(body.toString("utf8"));
	} catch {
		return;
	}
}
Object.defineProperty(exports, "KubeError", {
	enumerable: true,
	get: function() {
		return KubeError;
	}
});
Object.defineProperty(exports, "kubeErrorOf", {
	enumerable: true,
	get: function() {
		return kubeErrorOf;
	}
});
