// src/rehearsal/provider-of.ts
var provider_of_exports = /* @__PURE__ */ require("./rolldown-runtime.cjs").__exportAll({ providerOf: () => providerOf });
/** The provider for a target; loaded only when it is used. */
async function providerOf(target, deps) {
	if (target.kind === "existing") {
		const { existingCluster } = await Promise.resolve().then(() => require("./cluster-existing.cjs"));
		return existingCluster({
			...target,
			userAgent: `restore-rehearsal/${deps.version}`
		});
	}
	if (target.kind === "kind") {
		const { kindCluster } = await Promise.resolve().then(() => require("./cluster-kind-provider.cjs"));
		const { keep, kind: _kind, ...options } = target;
		const userAgent = `restore-rehearsal/${deps.version}`;
		return kindCluster({
			...options,
			environment: deps.environment,
			userAgent,
			keepRunning: keep
		});
	}
	const { controlPlane } = await Promise.resolve().then(() => require("./cluster-control-plane-provider.cjs"));
	return controlPlane({
		kubernetesVersion: target.kubernetesVersion,
		...target.binariesDirectory === void 0 ? {} : { binariesDirectory: target.binariesDirectory },
		environment: deps.environment,
		workloads: target.workloads ?? "none",
		keepRunning: target.keep
	});
}
Object.defineProperty(exports, "providerOf", {
	enumerable: true,
	get: function() {
		return providerOf;
	}
});
Object.defineProperty(exports, "provider_of_exports", {
	enumerable: true,
	get: function() {
		return provider_of_exports;
	}
});
