require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_builtin_resources = require("./kube-builtin-resources.cjs");
const require_offline_decision = require("./rehearsal-offline-decision.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
// src/rehearsal/plan.ts
/** What would be restored, in which order, and what stays behind: the same decision that the engine takes. */
async function planOffline(request, signal, onDownload, now = /* @__PURE__ */ new Date()) {
	const chosen = await require_prepare_restore.prepareRestore(request, signal, onDownload);
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	const { restore } = chosen;
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	try {
		const profile = require_builtin_resources.profileOf(request.engine.profile);
		const { filters, plan } = require_offline_decision.decideOffline(request, profile, restore, backup, catalog);
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
