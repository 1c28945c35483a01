require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
// src/rehearsal/inspect.ts
/** Reads and verifies a backup and says what is in it. @throws LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN */
async function inspect(wanted, signal, now = /* @__PURE__ */ new Date()) {
	const chosen = await require_open_backup.findBackup(wanted, signal, now);
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	try {
		return {
			backup: require_open_backup.backupSection({
				...chosen,
				catalog
			}, now),
			resources: catalog.groupResources.map((resource) => summarise(resource, catalog.itemsOf(resource))),
			volumes: chosen.backup.volumeInfos ?? [],
			findings: require_open_backup.recordFindings({
				...chosen,
				catalog
			}, wanted.wish, now),
			problems: catalog.items.flatMap(({ groupResource, namespace, name, problem }) => problem === void 0 ? [] : [{
				resource: groupResource,
				namespace,
				name,
				message: problem.message
			}]),
			backups: await chosen.location.backupNames(signal)
		};
	} finally {
		catalog.close();
		chosen.location.close?.();
	}
}
function summarise(resource, items) {
	const [first] = items;
	const namespaces = new Set(items.map(({ namespace }) => namespace).filter((namespace) => namespace !== ""));
	return {
		resource,
		kind: first?.kind ?? "",
		apiVersion: first?.apiVersion ?? "",
		items: items.length,
		namespaces: [...namespaces]
	};
}
exports.inspect = inspect;
