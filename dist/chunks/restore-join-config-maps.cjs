const require_rehearsal_error = require("./core-rehearsal-error.cjs");
// src/restore/join-config-maps.ts
/** The ConfigMaps of several sources, in their order. @throws OPTION_CONFLICT when one stands in them twice */
function joinConfigMaps(sources) {
	const origins = /* @__PURE__ */ new Map();
	for (const { origin, configMaps } of sources) for (const { namespace, name } of configMaps) {
		const id = `${namespace}/${name}`;
		const first = origins.get(id);
		if (first !== void 0) {
			const where = first === origin ? `twice in ${origin}` : `in ${first} and in ${origin}`;
			throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `the ConfigMap ${id} is ${where}`);
		}
		origins.set(id, origin);
	}
	return sources.flatMap(({ configMaps }) => configMaps);
}
Object.defineProperty(exports, "joinConfigMaps", {
	enumerable: true,
	get: function() {
		return joinConfigMaps;
	}
});
