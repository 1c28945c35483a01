// src/kube/answer-kind.ts
const BY_STATUS = {
	429: "busy",
	502: "away",
	503: "away",
	504: "away"
};
/** A failure with the same end every time: a webhook cannot be asked, there is no room. It ends in 500 all the same. */
const LASTING = /failed calling webhook|conversion webhook for|database space exceeded|range is full|request is too large|ResourceExhausted/;
/** The server cannot reach etcd, or etcd has no leader at the moment. */
const WITHOUT_STORAGE = /etcdserver: |rpc error: code = |context deadline exceeded|"reason":"ServerTimeout"/;
/** What an aggregated API without a server gets: the API server itself is well, and nothing was carried out. */
const NOBODY_BEHIND = "service unavailable";
function answerKind({ status, headers, body }) {
	if (status === 503 && body.toString("utf8").trim() === NOBODY_BEHIND) return "final";
	if (status !== 500) return BY_STATUS[status] ?? "final";
	const text = body.toString("utf8");
	if (LASTING.test(text)) return "final";
	return WITHOUT_STORAGE.test(text) || headers["retry-after"] !== void 0 ? "away" : "broken";
}
Object.defineProperty(exports, "answerKind", {
	enumerable: true,
	get: function() {
		return answerKind;
	}
});
