// src/report/baseline/run-summary.ts
const IN_CLUSTER = /* @__PURE__ */ new Set([
	"created",
	"updated",
	"unchanged",
	"held"
]);
function summaryOf(report) {
	const restored = /* @__PURE__ */ new Map();
	for (const { outcome, resource, namespace } of report.items) {
		if (!IN_CLUSTER.has(outcome)) continue;
		const counts = restored.get(resource) ?? /* @__PURE__ */ new Map();
		counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
		restored.set(resource, counts);
	}
	return {
		backup: report.backup?.name ?? "",
		startedAt: report.startedAt,
		verdict: report.verdict,
		failed: new Set(report.items.filter(({ outcome }) => outcome === "failed").map(itemKey)),
		restored,
		findings: new Set(report.findings.map(findingKey)),
		failedChecks: new Set(report.checks.filter(hasFailed).map(({ name }) => name)),
		restoreMs: report.timings.restore
	};
}
function itemKey({ resource, namespace, name }) {
	return [
		resource,
		namespace,
		name
	].join("\0");
}
/** Without its words, which may count something, and without its weight, which a gate may have changed. */
function findingKey({ source, class: name, object, path = "", target }) {
	const { kind, namespace, name: objectName } = object;
	return [
		source,
		name,
		kind,
		namespace,
		objectName,
		path,
		...target === void 0 ? [] : [
			target.group,
			target.kind,
			target.namespace,
			target.name
		]
	].join("\0");
}
function hasFailed({ result }) {
	return result === "failed";
}
Object.defineProperty(exports, "findingKey", {
	enumerable: true,
	get: function() {
		return findingKey;
	}
});
Object.defineProperty(exports, "hasFailed", {
	enumerable: true,
	get: function() {
		return hasFailed;
	}
});
Object.defineProperty(exports, "itemKey", {
	enumerable: true,
	get: function() {
		return itemKey;
	}
});
Object.defineProperty(exports, "summaryOf", {
	enumerable: true,
	get: function() {
		return summaryOf;
	}
});
