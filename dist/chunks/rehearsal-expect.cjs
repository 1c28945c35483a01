require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_json = require("./core-json.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_built_in_objects = require("./kube-built-in-objects.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_offline_decision = require("./rehearsal-offline-decision.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
// src/rehearsal/expect.ts
/** Completed, provisioned anew, or made anew by a controller; in the second part what every cluster has some of, so that a count proves nothing. */
const NOT_COUNTED = /* @__PURE__ */ new Set([
	"pods",
	"jobs.batch",
	"replicasets.apps",
	"controllerrevisions.apps",
	"endpoints",
	"endpointslices.discovery.k8s.io",
	"events",
	"leases.coordination.k8s.io",
	"persistentvolumes",
	"namespaces",
	"clusterroles.rbac.authorization.k8s.io",
	"clusterrolebindings.rbac.authorization.k8s.io",
	"priorityclasses.scheduling.k8s.io",
	"flowschemas.flowcontrol.apiserver.k8s.io",
	"prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
	"apiservices.apiregistration.k8s.io"
]);
const WORKLOADS = /* @__PURE__ */ new Set([
	"deployments.apps",
	"statefulsets.apps",
	"daemonsets.apps",
	"cronjobs.batch"
]);
const MAX_WORKLOADS = 50;
/** @throws as a plan */
async function startingFile(request, signal) {
	const chosen = await require_prepare_restore.prepareRestore(request, signal);
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	try {
		const profile = require_offline_discovery.profileOf(request.engine.profile);
		const { plan } = require_offline_decision.decideOffline(request, profile, chosen.restore, backup, catalog);
		const stays = plan.groups.flatMap(({ items }) => items).filter(({ item, targetNamespace }) => isLasting(item, targetNamespace, catalog));
		const workloads = stays.filter(({ item }) => WORKLOADS.has(item.groupResource)).map(({ item, targetNamespace }) => ({
			kind: item.kind,
			namespace: targetNamespace,
			name: item.name
		})).toSorted(byPlace);
		return {
			location: request.location,
			backup: chosen.name,
			counts: countsOf(stays),
			workloads: workloads.slice(0, MAX_WORKLOADS),
			moreWorkloads: Math.max(0, workloads.length - MAX_WORKLOADS)
		};
	} finally {
		catalog.close();
	}
}
function isLasting(item, namespace, catalog) {
	if (item.kind === "" || NOT_COUNTED.has(item.groupResource)) return false;
	const { group } = require_verbs.splitApiVersion(item.apiVersion);
	if (require_built_in_objects.isBuiltInObject({
		group,
		kind: item.kind,
		namespace,
		name: item.name
	})) return false;
	return item.groupResource !== "secrets" || !isToken(require_offline_discovery.readObject(catalog, item.body));
}
function isToken(secret) {
	return require_json.textAt(secret, "type") === "kubernetes.io/service-account-token";
}
function countsOf(planned) {
	const groups = Map.groupBy(planned, ({ item }) => item.kind);
	const counts = /* @__PURE__ */ new Map();
	for (const { item, targetNamespace: namespace } of planned) {
		const { kind, apiVersion, groupResource } = item;
		const isAmbiguous = groups.get(kind)?.some((other) => other.item.groupResource !== groupResource);
		const key = [
			kind,
			groupResource,
			namespace
		].join("\0");
		const entry = {
			...isAmbiguous ? { apiVersion } : {},
			kind,
			namespace
		};
		const found = counts.get(key) ?? {
			entry,
			count: 0
		};
		found.count += 1;
		counts.set(key, found);
	}
	return [...counts].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, { entry, count }]) => ({
		...entry,
		count
	}));
}
function byPlace(a, b) {
	const [left, right] = [a, b].map(({ kind, namespace, name }) => [
		namespace,
		kind,
		name
	].join("\0"));
	return (left ?? "") < (right ?? "") ? -1 : 1;
}
exports.startingFile = startingFile;
