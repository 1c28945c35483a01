const require_json = require("./core-json.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
// src/rehearsal/offline-decision.ts
/** a run would end with this as its only error. @throws RESTORE_INVALID */
function filtersOf(restore, profile) {
	try {
		return require_prepare_restore.resolveFilters(restore.spec, require_offline_discovery.BUILT_IN, profile);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("RESTORE_INVALID", `the Restore is not valid: ${require_rehearsal_error.messageOf(error)}`);
	}
}
/** What the engine would decide before it touches anything, for a target that serves what Kubernetes itself does. */
function decideOffline({ engine, configMaps }, profile, restore, backup, catalog) {
	const filters = filtersOf(restore, profile);
	const versions = require_prepare_restore.versionsApply(new Set(engine.features), backup.metadata?.formatVersion) ? require_prepare_restore.chooseVersions(catalog, require_offline_discovery.BUILT_IN, require_prepare_restore.userVersionsOf(configMaps, restore.metadata.namespace)) : void 0;
	const discovery = require_offline_discovery.withArchiveCrds(catalog);
	const priorities = require_offline_discovery.parsePriorities(engine.resourcePriorities, profile.priorities);
	return {
		filters,
		plan: require_offline_discovery.planRestore({
			spec: restore.spec,
			catalog,
			discovery,
			filters,
			priorities,
			labelsOf: (item) => require_json.textMapAt(require_offline_discovery.readObject(catalog, item.body), "metadata", "labels"),
			...versions === void 0 ? {} : { versions },
			profile
		}),
		priorities,
		discovery
	};
}
Object.defineProperty(exports, "decideOffline", {
	enumerable: true,
	get: function() {
		return decideOffline;
	}
});
