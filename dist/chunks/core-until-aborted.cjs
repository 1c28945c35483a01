// src/core/until-aborted.ts
/** The value of work that knows no signal; after an abort nobody waits for it any more. @throws the signal's reason */
async function untilAborted(signal, work) {
	signal.throwIfAborted();
	const aborted = Promise.withResolvers();
	const onAbort = () => aborted.reject(signal.reason);
	signal.addEventListener("abort", onAbort, { once: true });
	try {
		return await Promise.race([work, aborted.promise]);
	} finally {
		signal.removeEventListener("abort", onAbort);
		work.catch(() => void 0);
	}
}
Object.defineProperty(exports, "untilAborted", {
	enumerable: true,
	get: function() {
		return untilAborted;
	}
});
