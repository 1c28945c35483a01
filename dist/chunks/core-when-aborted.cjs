// src/core/when-aborted.ts
/** Calls back when the signal aborts, also when it has aborted already: between two waits nobody listens. */
function whenAborted(signal, callback) {
	const call = () => callback(signal.reason);
	if (signal.aborted) call();
	else signal.addEventListener("abort", call, { once: true });
}
Object.defineProperty(exports, "whenAborted", {
	enumerable: true,
	get: function() {
		return whenAborted;
	}
});
