require("./rolldown-runtime.cjs");
const require_selectors = require("./verify-references-selectors.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_json = require("./core-json.cjs");
const require_builtin_resources = require("./kube-builtin-resources.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_server_calls = require("./verify-admission-server-calls.cjs");
// src/verify/references/lint-catalog.ts
const DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
const API_SERVICES = "apiservices.apiregistration.k8s.io";
const OWN_TYPES = new Set(require_builtin_resources.builtin_resources_default.map(({ resource, group }) => require_verbs.joinGroupResource(resource, group)));
/** @param isRestored false for a type that no restore brings back */
function lintCatalog(catalog, isRestored) {
	const references = require_selectors.createReferences();
	const selectors = require_selectors.createSelectors();
	for (const item of catalog.items) {
		if (!isRestored(item.groupResource)) continue;
		const object = require_offline_discovery.readObject(catalog, item.body);
		if (object === void 0) continue;
		const name = referenceTo(item);
		if (isOver(item, object)) references.exists(name);
		else {
			references.look(object, name, item.index, require_selectors.ownersIn(object));
			selectors.look(object, name);
		}
	}
	const excuse = require_selectors.excuses(catalog, (namespace) => [namespace], true);
	return require_open_backup.inOrder([
		...require_selectors.missingFindings(references.missing(), excuse, catalog),
		...selectors.unmatched().map(require_selectors.selectorFinding),
		...missingDefinitions(catalog, isRestored)
	]);
}
/** What has run to its end is not restored, so it needs nothing any more. */
function isOver({ groupResource }, object) {
	if (groupResource === "jobs.batch") return require_json.textAt(object, "status", "completionTime") !== void 0;
	const phase = groupResource === "pods" ? require_json.textAt(object, "status", "phase") : void 0;
	return phase === "Succeeded" || phase === "Failed";
}
function missingDefinitions(catalog, isRestored) {
	const served = new Set(catalog.itemsOf(API_SERVICES).flatMap((item) => {
		const service = require_offline_discovery.readObject(catalog, item.body);
		return require_json.textAt(service, "spec", "service", "name") === void 0 ? [] : [require_json.textAt(service, "spec", "group") ?? ""];
	}));
	return catalog.groupResources.flatMap((resource) => {
		const items = catalog.itemsOf(resource);
		const [first] = items;
		if (OWN_TYPES.has(resource) || catalog.find(DEFINITIONS, "", resource) !== void 0 || served.has(require_verbs.splitGroupResource(resource).group) || first === void 0 || !isRestored(resource)) return [];
		return [require_selectors.definitionFinding(resource, referenceTo(first), items.length)];
	});
}
function referenceTo({ apiVersion, kind, namespace, name }) {
	return {
		apiVersion,
		kind,
		namespace,
		name
	};
}
// src/rehearsal/lint.ts
/**
* Reads a backup and says which of its objects name others that it does not hold, what its own records claim and it lacks, and
* which webhooks of it nobody would answer. @throws LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN
*/
async function lint(wanted, signal, now = /* @__PURE__ */ new Date()) {
	const chosen = await require_open_backup.findBackup(wanted, signal, now);
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	try {
		const left = new Set(require_offline_discovery.profileOf("velero-1.18").nonRestorable);
		const isRestored = (groupResource) => !left.has(groupResource);
		const calls = require_server_calls.serverCallsOfCatalog(catalog, isRestored);
		return {
			backup: require_open_backup.backupSection({
				...chosen,
				catalog
			}, now),
			findings: require_open_backup.inOrder([
				...require_open_backup.recordFindings({
					...chosen,
					catalog
				}, wanted.wish, now),
				...lintCatalog(catalog, isRestored),
				...calls === void 0 ? [] : require_selectors.admissionFindings(calls)
			])
		};
	} finally {
		catalog.close();
		chosen.location.close?.();
	}
}
exports.lint = lint;
