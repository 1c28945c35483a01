const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
let node_path = require("node:path");
// src/cluster/kind/stop-kind.ts
var stop_kind_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	stopKind: () => stopKind,
	untilKindIsStill: () => untilKindIsStill
});
const ENGINES = [
	"docker",
	"podman",
	"nerdctl"
];
const POLL_MS = 50;
/** At once: also while this process ends. @param leader of its process group, where that is known */
function stopKind(place, leader) {
	const leaders = [...kindsOf(place).map(({ pid }) => pid), ...leader === void 0 ? [] : [leader]];
	const group = [...new Set(leaders)].flatMap(require_process_identity.processGroup);
	const spared = new Set(makersOf(place).map(({ pid }) => pid));
	for (const member of group) if (!spared.has(member.pid)) require_left_behind.killIfRunning(member);
}
/** False: kind still runs, or a container is still being made, at the end of the wait. */
async function untilKindIsStill(place, waitMs) {
	const deadline = Date.now() + waitMs;
	const working = [...kindsOf(place), ...makersOf(place)];
	while (working.some(require_process_identity.isRunning)) {
		if (Date.now() > deadline) return false;
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
	return true;
}
function kindsOf({ kind, name }) {
	return require_process_identity.processesNaming(name, [(0, node_path.basename)(kind)]);
}
/** Whoever started them. They end by themselves. */
function makersOf({ name }) {
	return require_process_identity.processesNaming(name, ENGINES, "run");
}
Object.defineProperty(exports, "stopKind", {
	enumerable: true,
	get: function() {
		return stopKind;
	}
});
Object.defineProperty(exports, "stop_kind_exports", {
	enumerable: true,
	get: function() {
		return stop_kind_exports;
	}
});
