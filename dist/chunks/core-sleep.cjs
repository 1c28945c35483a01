let node_timers_promises = require("node:timers/promises");
// src/core/sleep.ts
/** Waits; rejects with the signal's reason when it is aborted. */
async function sleep(ms, signal) {
	try {
		await (0, node_timers_promises.setTimeout)(ms, void 0, { signal });
	} catch {
		signal.throwIfAborted();
	}
}
Object.defineProperty(exports, "sleep", {
	enumerable: true,
	get: function() {
		return sleep;
	}
});
