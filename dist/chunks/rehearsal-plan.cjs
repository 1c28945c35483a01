require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_offline_decision = require("./rehearsal-offline-decision.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_taming = require("./safety-taming.cjs");
const require_ruler = require("./safety-ruler.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
const require_server_calls = require("./verify-admission-server-calls.cjs");
// src/rehearsal/offline-safety.ts
function offlineSafety(settings, { groups }, discovery, catalog) {
	const rule = require_ruler.rulerOf(settings);
	const counts = /* @__PURE__ */ new Map();
	for (const { groupResource, items } of groups) {
		const { group, resource } = require_verbs.splitGroupResource(groupResource);
		const served = discovery.resources.find((one) => one.group === group && one.resource === resource);
		for (const planned of items) {
			const { apiVersion, kind } = planned.item;
			const ruling = rule(require_verbs.splitApiVersion(apiVersion).group, served?.kind ?? kind);
			if (ruling === void 0 || groupResource === "namespaces" || !isFollowed(ruling.decision, planned, catalog)) continue;
			const known = counts.get(ruling.rule) ?? {
				ruling,
				count: 0
			};
			known.count += 1;
			counts.set(ruling.rule, known);
		}
	}
	const rows = [...counts.values()].toSorted((a, b) => b.count - a.count);
	return {
		profile: settings.profile,
		rules: rows.map(({ ruling, count }) => ({
			do: ruling.decision.do,
			rule: ruling.rule,
			why: ruling.why,
			...ruling.decision.do === "tame" ? { form: require_taming.TAMINGS[ruling.decision.taming].doc } : {},
			count
		}))
	};
}
/** Many objects are neutral as they are. */
function isFollowed(decision, { item, body }, catalog) {
	if (decision.do !== "tame") return decision.do !== "keep";
	if (item.problem?.kind === "undecodable") return false;
	const object = require_offline_discovery.readObject(catalog, body);
	return object !== void 0 && require_taming.changesBetween(object, require_taming.TAMINGS[decision.taming].apply(object)).length > 0;
}
// src/rehearsal/plan.ts
/** What would be restored, in which order, and what stays behind: the same decision that the engine takes. */
async function planOffline(request, signal, onDownload, now = /* @__PURE__ */ new Date()) {
	const chosen = await require_prepare_restore.prepareRestore(request, signal, onDownload);
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	const { restore } = chosen;
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	try {
		const profile = require_offline_discovery.profileOf(request.engine.profile);
		const decision = require_offline_decision.decideOffline(request, profile, restore, backup, catalog);
		const { filters, plan, discovery } = decision;
		return {
			backup: require_open_backup.backupSection({
				...chosen,
				backup,
				catalog
			}, now),
			groups: plan.groups.map(({ groupResource, items }) => ({
				resource: groupResource,
				items: items.map(({ item, targetNamespace }) => ({
					namespace: item.namespace,
					name: item.name,
					targetNamespace
				}))
			})),
			staysBehind: plan.staysBehind.map(({ item, reason }) => ({
				resource: item.groupResource,
				namespace: item.namespace,
				name: item.name,
				reason
			})),
			safety: offlineSafety(request.safety ?? require_read_values.FAITHFUL, plan, discovery, catalog),
			serverCalls: require_server_calls.serverCallsOfPlan(catalog, restore.spec.namespaceMapping, decision),
			warnings: [...chosen.advice, ...filters.unresolved.map(unresolvedText)]
		};
	} finally {
		catalog.close();
		chosen.location.close?.();
	}
}
function unresolvedText(name) {
	return `${name} is not a type of Kubernetes itself, so it chooses nothing; write it as resource.group`;
}
exports.planOffline = planOffline;
