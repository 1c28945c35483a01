const require_sleep = require("./core-sleep.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_json = require("./core-json.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_builtin_resources = require("./kube-builtin-resources.cjs");
// src/core/read-object.ts
/**
* The object in a text that somebody keeps; undefined when there is none that can be read. For whoever only looks at bodies of a backup:
* `inspect` and the restore of the item itself say what is wrong with one, and JavaScript's own message would quote it.
*/
function readObject(source, range) {
	try {
		const parsed = require_json.parseJson(source.read(range));
		return require_json.isObject(parsed) ? parsed : void 0;
	} catch {
		return;
	}
}
// src/restore/select/priorities.ts
/** R-30. */
const PRIORITIES_1_18 = {
	high: [
		"customresourcedefinitions",
		"namespaces",
		"storageclasses",
		"volumesnapshotclass.snapshot.storage.k8s.io",
		"volumesnapshotcontents.snapshot.storage.k8s.io",
		"volumesnapshots.snapshot.storage.k8s.io",
		"datauploads.velero.io",
		"persistentvolumes",
		"persistentvolumeclaims",
		"clusterroles",
		"roles",
		"serviceaccounts",
		"clusterrolebindings",
		"rolebindings",
		"secrets",
		"configmaps",
		"limitranges",
		"priorityclasses",
		"pods",
		"replicasets.apps",
		"clusterclasses.cluster.x-k8s.io",
		"endpoints",
		"services"
	],
	low: [
		"clusterbootstraps.run.tanzu.vmware.com",
		"clusters.cluster.x-k8s.io",
		"clusterresourcesets.addons.cluster.x-k8s.io",
		"apps.kappctrl.k14s.io",
		"packageinstalls.packaging.carvel.dev"
	]
};
/** D-8, D-9. */
const PRIORITIES_1_9 = {
	high: [
		"customresourcedefinitions",
		"namespaces",
		"storageclasses",
		"volumesnapshotclass.snapshot.storage.k8s.io",
		"volumesnapshotcontents.snapshot.storage.k8s.io",
		"volumesnapshots.snapshot.storage.k8s.io",
		"persistentvolumes",
		"persistentvolumeclaims",
		"secrets",
		"configmaps",
		"serviceaccounts",
		"limitranges",
		"pods",
		"replicasets.apps",
		"clusterclasses.cluster.x-k8s.io"
	],
	low: [
		"clusterbootstraps.run.tanzu.vmware.com",
		"clusters.cluster.x-k8s.io",
		"clusterresourcesets.addons.cluster.x-k8s.io"
	]
};
const SEPARATOR = "-";
/**
* R-31: a comma list in which one element `-` parts the first from the last. A side that is left empty keeps its
* default; nothing is trimmed. @throws Error when there are two separators
*/
function parsePriorities(text, defaults) {
	if (text === "") return defaults;
	const names = text.split(",");
	const separator = names.indexOf(SEPARATOR);
	const high = separator < 0 ? names : names.slice(0, separator);
	const low = separator < 0 ? [] : names.slice(separator + 1);
	if (low.includes(SEPARATOR)) throw new Error("multiple priority separator \"-\" found");
	return {
		high: high.length > 0 ? high : defaults.high,
		low: low.length > 0 ? low : defaults.low
	};
}
// src/restore/select/resource-names.ts
/** S-40. The engine's profile decides about the last one (D-52). */
const NON_RESTORABLE = [
	"nodes",
	"events",
	"events.events.k8s.io",
	"backups.velero.io",
	"restores.velero.io",
	"resticrepositories.velero.io",
	"csinodes.storage.k8s.io",
	"volumeattachments.storage.k8s.io",
	"backuprepositories.velero.io"
];
/** S-45: these ignore the resource filter, the namespace filter and label selectors, but not the rule for cluster scope. */
const MUST_HAVE = ["datauploads.velero.io", "volumesnapshotcontents.snapshot.storage.k8s.io"];
const NEEDED_VERBS = [
	"list",
	"create",
	"get",
	"delete"
];
/**
* `resource.group` in the API server's spelling for a name as users write it: plural or singular in any letter case, or
* a short name, with or without the group or the beginning of the group. The server's own order of groups decides
* between several (S-41). Undefined when nothing serves the name, or when what serves it lacks one of the four verbs.
*/
function resolveResource(name, discovery) {
	const wanted = expandShortName(require_verbs.splitGroupResource(name), discovery);
	const plain = wanted.resource.toLowerCase();
	const named = discovery.resources.filter((entry) => entry.resource === plain || singularOf(entry) === plain);
	const found = named.find((entry) => wanted.group === "" || entry.group === wanted.group) ?? named.find((entry) => entry.group.startsWith(wanted.group));
	return found && isRestorable(found) ? require_verbs.joinGroupResource(found.resource, found.group) : void 0;
}
/** A full name is never taken for a short one, and short names have one spelling. */
function expandShortName(wanted, discovery) {
	const restorable = discovery.resources.filter(isRestorable);
	if (restorable.some((entry) => entry.resource === wanted.resource)) return wanted;
	const short = restorable.filter((entry) => entry.shortNames.includes(wanted.resource));
	return short.find((entry) => wanted.group === "" || entry.group === wanted.group) ?? short.find((entry) => entry.group.startsWith(wanted.group)) ?? wanted;
}
function singularOf(entry) {
	return entry.singular === "" ? entry.kind.toLowerCase() : entry.singular;
}
function isRestorable(entry) {
	return NEEDED_VERBS.every((verb) => entry.verbs.includes(verb));
}
// src/restore/document/profile.ts
const PROFILES = {
	"velero-1.18": {
		name: "velero-1.18",
		emptyArchive: {
			level: "warning",
			text: "zero items to be restored: does not exist"
		},
		unknownTypes: "try",
		keptMetadata: "all-but",
		restoresManagedFields: true,
		namespacesAreItems: true,
		priorities: PRIORITIES_1_18,
		crdReadyTimeoutMs: void 0,
		refreshesDiscovery: "when-changed",
		unreadableExisting: "warning",
		existsWarningText: (kind, name, policy) => `could not restore, ${policy === "" ? `${kind}:${name}` : `${kind} "${name}"`} already exists. Warning: the in-cluster version is different than the backed-up version`,
		leavesItemFiles: true,
		duplicateKey: "apiVersion-kind",
		hasItemOperations: true,
		execHooks: "finalizing",
		readsVolumeInfo: true,
		heedsSnapshotVolumes: false,
		mustHave: MUST_HAVE,
		patchesVolumesAfterwards: true,
		statusAnnotation: true,
		hasResourceModifiers: true,
		validates: {
			policy: true,
			location: true,
			initContainers: true
		},
		terminatingNamespaceText: (namespace) => `timed out waiting for terminating namespace ${namespace} to disappear before restoring: context deadline exceeded`,
		actions: "1.18",
		nonRestorable: NON_RESTORABLE
	},
	"velero-1.9": {
		name: "velero-1.9",
		emptyArchive: {
			level: "error",
			text: "error parsing backup contents: directory \"resources\": does not exist"
		},
		unknownTypes: "skip",
		keptMetadata: "only-four",
		restoresManagedFields: false,
		namespacesAreItems: false,
		priorities: PRIORITIES_1_9,
		crdReadyTimeoutMs: 6e4,
		refreshesDiscovery: "always",
		unreadableExisting: "error",
		existsWarningText: (kind, name) => `could not restore, ${kind} "${name}" already exists. Warning: the in-cluster version is different than the backed-up version.`,
		leavesItemFiles: false,
		duplicateKey: "group-resource",
		hasItemOperations: false,
		execHooks: "in-progress",
		readsVolumeInfo: false,
		heedsSnapshotVolumes: true,
		mustHave: [],
		patchesVolumesAfterwards: false,
		statusAnnotation: false,
		hasResourceModifiers: false,
		validates: {
			policy: false,
			location: false,
			initContainers: false
		},
		terminatingNamespaceText: (namespace) => `error getting namespace ${namespace}: timed out waiting for the condition`,
		actions: "1.9",
		nonRestorable: NON_RESTORABLE.filter((name) => name !== "backuprepositories.velero.io")
	}
};
function profileOf(name) {
	return PROFILES[name];
}
// src/restore/select/plan.ts
const CRDS$1 = "customresourcedefinitions.apiextensions.k8s.io";
const NAMESPACES = "namespaces";
/** Every item of the catalog is in exactly one group or stays behind. */
function planRestore(input) {
	const groups = [];
	const staysBehind = [];
	for (const groupResource of orderGroups(input)) {
		const isServed = resolveResource(groupResource, input.discovery) === groupResource;
		const whole = groupReason(groupResource, isServed, input);
		const items = [];
		for (const item of input.catalog.itemsOf(groupResource)) {
			const reason = whole ?? itemReason(item, input);
			if (reason === void 0) items.push(planItem(item, input));
			else staysBehind.push({
				item,
				reason
			});
		}
		if (items.length > 0) groups.push({
			groupResource,
			resolved: groupResource,
			isServed,
			items
		});
	}
	return {
		groups,
		staysBehind
	};
}
/**
* R-34: the CRDs, the types to be restored first, then the others by name, then those to be restored last. A priority is
* resolved by discovery or taken as written; types of the archive count under their own name.
*/
function orderGroups({ catalog, discovery, priorities }) {
	const inArchive = [...catalog.groupResources].sort();
	const resolve = (name) => resolveResource(name, discovery) ?? name;
	const high = priorities.high.map(resolve);
	const low = priorities.low.map(resolve);
	const middle = inArchive.filter((name) => !priorities.low.includes(name));
	const present = new Set(inArchive);
	return [.../* @__PURE__ */ new Set([
		CRDS$1,
		...high,
		...middle,
		...low,
		...inArchive
	])].filter((name) => present.has(name));
}
/** Why nothing of a type is restored. */
function groupReason(groupResource, isServed, { filters, profile }) {
	if (!filters.resources.shouldInclude(groupResource) && !filters.isMustHave(groupResource)) return filters.isNonRestorable(groupResource) ? "non-restorable" : "resource-filtered";
	if (groupResource === NAMESPACES && !profile.namespacesAreItems) return "namespaces-on-demand";
	if (!isServed && profile.unknownTypes === "skip") return "api-not-served";
}
/** Why one item of a chosen type is not restored. A body that nobody can read is not tested for its labels (R-45). */
function itemReason(item, { filters, labelsOf }) {
	const isMustHave = filters.isMustHave(item.groupResource);
	if (item.namespace === "" && !filters.choosesClusterScope) return "cluster-scope-filtered";
	if (isMustHave) return void 0;
	if (item.namespace !== "" && !filters.namespaces.shouldInclude(item.namespace)) return "namespace-filtered";
	if (filters.matchesLabels === void 0 || item.problem?.kind === "undecodable") return void 0;
	return filters.matchesLabels(labelsOf(item)) ? void 0 : "label-filtered";
}
function planItem(item, { spec, catalog, versions }) {
	const targetNamespace = mapNamespace(item.namespace, spec.namespaceMapping);
	const directory = versions?.get(item.groupResource)?.directory;
	if (directory === void 0) return {
		item,
		targetNamespace,
		body: item.body
	};
	const body = catalog.versionBody(item, directory);
	if (body !== void 0) return {
		item,
		targetNamespace,
		body
	};
	const message = `the backup has no file for it in ${item.groupResource}/${directory}`;
	return {
		item: {
			...item,
			problem: {
				kind: "undecodable",
				message
			}
		},
		targetNamespace,
		body: item.body
	};
}
/** S-62: by exact name, once. Cluster scope stays cluster scope. */
function mapNamespace(namespace, mapping) {
	if (namespace === "" || mapping === void 0 || !Object.hasOwn(mapping, namespace)) return namespace;
	return mapping[namespace] ?? namespace;
}
// src/kube/discovery.ts
const AGGREGATED = ["v2", "v2beta1"].map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`).join(",").concat(",application/json");
/** @throws KubeError, TransportError */
async function discover(client) {
	const [core, groups] = await Promise.all(["/api", "/apis"].map((path) => fetchJson(client, path)));
	const lists = [...await listsOf(client, core), ...await listsOf(client, groups)];
	const unlisted = lists.flatMap(({ name, resources }) => resources === void 0 ? [name] : []);
	return discoveryOf(lists.flatMap(({ resources }) => resources ?? []), unlisted);
}
async function fetchJson(client, path, accept = AGGREGATED) {
	return require_json.parseJson((await client.expect({
		method: "GET",
		path,
		accept
	})).toString("utf8"));
}
async function listsOf(client, answer) {
	if (require_json.textAt(answer, "kind") === "APIGroupDiscoveryList") return require_json.listAt(answer, "items").flatMap(aggregatedGroup);
	const groupVersions = require_json.listAt(answer, "versions").filter((version) => typeof version === "string");
	const named = require_json.listAt(answer, "groups").flatMap(preferredFirst);
	return await Promise.all([...groupVersions.map((version) => legacyList(client, "", String(version), `/api/${version}`)), ...named.map(({ group, version }) => legacyList(client, group, version, `/apis/${group}/${version}`))]);
}
function aggregatedGroup(group) {
	const name = require_json.textAt(group, "metadata", "name") ?? "";
	return require_json.listAt(group, "versions").map((entry) => {
		const version = require_json.textAt(entry, "version") ?? "";
		const isStale = require_json.textAt(entry, "freshness") === "Stale";
		const resources = require_json.listAt(entry, "resources").map((resource) => ({
			group: name,
			version,
			resource: require_json.textAt(resource, "resource") ?? "",
			singular: require_json.textAt(resource, "singularResource") ?? "",
			kind: require_json.textAt(resource, "responseKind", "kind") ?? "",
			shortNames: texts(require_json.listAt(resource, "shortNames")),
			isNamespaced: require_json.textAt(resource, "scope") === "Namespaced",
			verbs: texts(require_json.listAt(resource, "verbs")),
			subresources: require_json.listAt(resource, "subresources").map((sub) => require_json.textAt(sub, "subresource") ?? "")
		}));
		return {
			name: require_verbs.joinApiVersion(name, version),
			resources: isStale ? void 0 : resources
		};
	});
}
function preferredFirst(group) {
	const name = require_json.textAt(group, "name") ?? "";
	const preferred = require_json.textAt(group, "preferredVersion", "version");
	const versions = require_json.listAt(group, "versions").map((version) => require_json.textAt(version, "version") ?? "");
	return [...versions.filter((v) => v === preferred), ...versions.filter((v) => v !== preferred)].map((version) => ({
		group: name,
		version
	}));
}
async function legacyList(client, group, version, path) {
	const name = require_verbs.joinApiVersion(group, version);
	const answer = await client.send({
		method: "GET",
		path
	});
	if (answer.status !== 200) return {
		name,
		resources: void 0
	};
	const entries = require_json.listAt(require_json.parseJson(answer.body.toString("utf8")), "resources");
	return {
		name,
		resources: entries.filter((entry) => !(require_json.textAt(entry, "name") ?? "").includes("/")).map((entry) => {
			const resource = require_json.textAt(entry, "name") ?? "";
			return {
				group,
				version,
				resource,
				singular: require_json.textAt(entry, "singularName") ?? "",
				kind: require_json.textAt(entry, "kind") ?? "",
				shortNames: texts(require_json.listAt(entry, "shortNames")),
				isNamespaced: require_json.at(entry, "namespaced") === true,
				verbs: texts(require_json.listAt(entry, "verbs")),
				subresources: entries.map((other) => require_json.textAt(other, "name") ?? "").filter((name) => name.startsWith(`${resource}/`)).map((name) => name.slice(resource.length + 1))
			};
		})
	};
}
/** Indexes a list of resources; its order is the order of the answers. */
function discoveryOf(resources, unlisted = []) {
	const byPath = new Map(resources.map((r) => [`${r.group}/${r.version}/${r.resource}`, r]));
	const byKind = new Map(resources.map((r) => [`${r.group === "" ? "" : `${r.group}/`}${r.version} ${r.kind}`, r]));
	const versions = /* @__PURE__ */ new Map();
	for (const { group, version } of resources) {
		const known = versions.get(group) ?? [];
		if (!known.includes(version)) known.push(version);
		versions.set(group, known);
	}
	return {
		resources,
		unlisted,
		versionsOf: (group) => versions.get(group) ?? [],
		find: (group, version, resource) => byPath.get(`${group}/${version}/${resource}`),
		findKind: (apiVersion, kind) => byKind.get(`${apiVersion} ${kind}`)
	};
}
function texts(values) {
	return values.filter((value) => typeof value === "string");
}
// src/restore/engine/cluster-view.ts
/** The resource in the version that the server prefers; undefined when it is not served. */
function preferredOf(discovery, groupResource) {
	const { resource, group } = require_verbs.splitGroupResource(groupResource);
	for (const version of discovery.versionsOf(group)) {
		const found = discovery.find(group, version, resource);
		if (found !== void 0) return found;
	}
}
/** Answers the questions of restore item actions. One list per namespace and type, shared by all that ask. */
function clusterView(client, discovery) {
	const names = /* @__PURE__ */ new Map();
	return {
		async exists({ groupResource, namespace, name }) {
			const type = preferredOf(discovery(), groupResource);
			return type !== void 0 && await require_verbs.getObject(client, type, namespace, name) !== void 0;
		},
		namesIn(groupResource, namespace) {
			const key = `${groupResource}/${namespace}`;
			const asked = names.get(key) ?? listNames(client, discovery(), groupResource, namespace);
			names.set(key, asked);
			return asked;
		},
		async listAll(groupResource) {
			const type = preferredOf(discovery(), groupResource);
			return type === void 0 ? [] : await require_verbs.listObjects(client, type, "");
		}
	};
}
async function listNames(client, discovery, groupResource, namespace) {
	const type = preferredOf(discovery, groupResource);
	if (type === void 0) return [];
	return (await require_verbs.listObjects(client, type, namespace, { metadataOnly: true })).map((object) => require_json.textAt(object, "metadata", "name") ?? "");
}
// src/restore/engine/lift-hold.ts
const CRDS = {
	group: "apiextensions.k8s.io",
	version: "v1",
	resource: "customresourcedefinitions"
};
const HOLD_MS = 2e3;
/** Times are written in whole seconds. */
const SET_BACK_MS = 3e3;
/** True when nothing is held any more. The one condition is changed and nothing else; when the server refuses, its objects wait. */
async function liftHold(client, crd) {
	const index = conditionsOf(crd).findIndex(({ type }) => type === "Established");
	const since = Date.parse(require_json.textAt(conditionsOf(crd)[index], "lastTransitionTime") ?? "");
	if (Number.isNaN(since)) return false;
	const path = `/status/conditions/${index}`;
	const earlier = `${(/* @__PURE__ */ new Date(since - SET_BACK_MS)).toISOString().slice(0, 19)}Z`;
	return (await client.send({
		method: "PATCH",
		path: `${require_verbs.objectPath(CRDS, "", require_json.textAt(crd, "metadata", "name") ?? "")}/status`,
		contentType: "application/json-patch+json",
		accept: require_verbs.METADATA_ONLY,
		body: JSON.stringify([{
			op: "test",
			path: `${path}/type`,
			value: "Established"
		}, {
			op: "replace",
			path: `${path}/lastTransitionTime`,
			value: earlier
		}])
	})).status < 300;
}
function conditionsOf(crd) {
	return require_json.listAt(crd, "status", "conditions").filter(require_json.isObject);
}
// src/restore/engine/crds.ts
const CRD_RESOURCE = "customresourcedefinitions.apiextensions.k8s.io";
const FIRST_POLL_MS = 10;
const LAST_POLL_MS = 250;
/** So few definitions are asked for one by one: a list would bring all others along. */
const FEW = 16;
const DISCOVERY_TIMEOUT_MS = 1e4;
const NEEDED = ["Established", "NamesAccepted"];
/** Waits until every new definition is ready; those that are not in time are errors of their items. */
async function waitForCrds(context) {
	const waiting = new Set(context.newCrds.keys());
	const ready = [];
	const giveUpAt = Date.now() + (context.profile.crdReadyTimeoutMs ?? context.resourceTimeoutMs);
	for (const pause of pauses()) {
		for await (const crd of lookAt(context, waiting)) {
			const name = require_json.textAt(crd, "metadata", "name") ?? "";
			if (!isReady(crd) || !waiting.delete(name)) continue;
			context.newCrds.set(name, heldUntil(crd, Date.now()));
			ready.push(crd);
		}
		if (waiting.size === 0 || Date.now() >= giveUpAt) break;
		await require_sleep.sleep(pause, context.signal);
	}
	if (context.isFresh && ready.length <= FEW) await Promise.all(ready.map((crd) => liftHoldOf(context, crd)));
	return [...waiting].map((name) => notReady(context, name));
}
/** What the server does not want to change, and what nobody answers to, is waited for. */
async function liftHoldOf({ client, newCrds, signal }, crd) {
	try {
		if (await liftHold(client, crd)) newCrds.set(require_json.textAt(crd, "metadata", "name") ?? "", 0);
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof require_http_origin.TransportError)) throw error;
	}
}
/** A create that is sent too early takes the whole time that the server makes it wait; one that waits here only the rest of it. */
async function waitUntilWritable(context, groupResource) {
	const left = (context.newCrds.get(groupResource) ?? 0) - Date.now();
	if (left > 0) await require_sleep.sleep(left, context.signal);
}
async function* lookAt(context, names) {
	if (names.size > FEW) {
		for await (const page of require_verbs.listPages(context.client, CRDS, "")) yield* page;
		return;
	}
	const found = await Promise.all([...names].map((name) => require_verbs.getObject(context.client, CRDS, "", name)));
	for (const crd of found) if (crd !== void 0) yield crd;
}
/** By the server's clock, which may go wrong: never longer than from now on. Milliseconds since 1970. */
function heldUntil(crd, now) {
	const established = conditionsOf(crd).find(({ type }) => type === "Established");
	const since = Date.parse(require_json.textAt(established, "lastTransitionTime") ?? "");
	return Math.min(now, Number.isNaN(since) ? now : since) + HOLD_MS;
}
/** Milliseconds between two looks: short at first, for what is nearly there. */
function* pauses() {
	for (let pause = FIRST_POLL_MS;; pause = Math.min(LAST_POLL_MS, pause * 2)) yield pause;
}
/**
* What the target serves once it knows the new definitions: discovery hears of a definition some time after it is
* established. One that never shows up is met again when its objects are created.
*/
async function discoverNew(context) {
	const giveUpAt = Date.now() + DISCOVERY_TIMEOUT_MS;
	const pause = pauses();
	for (;;) {
		const discovery = await discover(context.client);
		if ([...context.newCrds.keys()].every((name) => preferredOf(discovery, name) !== void 0) || Date.now() >= giveUpAt) return discovery;
		await require_sleep.sleep(pause.next().value ?? LAST_POLL_MS, context.signal);
	}
}
function isReady(crd) {
	const conditions = conditionsOf(crd);
	return NEEDED.every((type) => conditions.some((c) => c.type === type && c.status === "True"));
}
function notReady(context, name) {
	const text = `the CRD ${name} is not available to use for custom resources`;
	const item = context.catalog.find(CRD_RESOURCE, "", name);
	if (item !== void 0) context.ledger.revise(item.index, {
		kind: "failed",
		reason: "crd-not-ready",
		detail: text
	});
	return {
		level: "error",
		group: "cluster",
		text,
		...item === void 0 ? {} : { item: item.index }
	};
}
// src/rehearsal/offline-discovery.ts
const VERBS = [
	"create",
	"delete",
	"deletecollection",
	"get",
	"list",
	"patch",
	"update",
	"watch"
];
const BUILT_IN = discoveryOf(require_builtin_resources.builtin_resources_default);
/** The built-in resources and those of the CRDs in the archive. */
function withArchiveCrds(catalog) {
	const defined = catalog.itemsOf(CRD_RESOURCE).flatMap((item) => resourcesOf(readObject(catalog, item.body)));
	return discoveryOf([...require_builtin_resources.builtin_resources_default, ...defined]);
}
function resourcesOf(crd) {
	return require_json.listAt(crd, "spec", "versions").filter((version) => require_json.isObject(version) && version.served === true).map((version) => ({
		group: require_json.textAt(crd, "spec", "group") ?? "",
		version: require_json.textAt(version, "name") ?? "",
		resource: require_json.textAt(crd, "spec", "names", "plural") ?? "",
		singular: require_json.textAt(crd, "spec", "names", "singular") ?? "",
		kind: require_json.textAt(crd, "spec", "names", "kind") ?? "",
		shortNames: require_json.listAt(crd, "spec", "names", "shortNames").filter((name) => typeof name === "string"),
		isNamespaced: require_json.textAt(crd, "spec", "scope") === "Namespaced",
		verbs: VERBS,
		subresources: []
	}));
}
Object.defineProperty(exports, "BUILT_IN", {
	enumerable: true,
	get: function() {
		return BUILT_IN;
	}
});
Object.defineProperty(exports, "CRD_RESOURCE", {
	enumerable: true,
	get: function() {
		return CRD_RESOURCE;
	}
});
Object.defineProperty(exports, "clusterView", {
	enumerable: true,
	get: function() {
		return clusterView;
	}
});
Object.defineProperty(exports, "discover", {
	enumerable: true,
	get: function() {
		return discover;
	}
});
Object.defineProperty(exports, "discoverNew", {
	enumerable: true,
	get: function() {
		return discoverNew;
	}
});
Object.defineProperty(exports, "mapNamespace", {
	enumerable: true,
	get: function() {
		return mapNamespace;
	}
});
Object.defineProperty(exports, "orderGroups", {
	enumerable: true,
	get: function() {
		return orderGroups;
	}
});
Object.defineProperty(exports, "parsePriorities", {
	enumerable: true,
	get: function() {
		return parsePriorities;
	}
});
Object.defineProperty(exports, "planRestore", {
	enumerable: true,
	get: function() {
		return planRestore;
	}
});
Object.defineProperty(exports, "preferredOf", {
	enumerable: true,
	get: function() {
		return preferredOf;
	}
});
Object.defineProperty(exports, "profileOf", {
	enumerable: true,
	get: function() {
		return profileOf;
	}
});
Object.defineProperty(exports, "readObject", {
	enumerable: true,
	get: function() {
		return readObject;
	}
});
Object.defineProperty(exports, "resolveResource", {
	enumerable: true,
	get: function() {
		return resolveResource;
	}
});
Object.defineProperty(exports, "waitForCrds", {
	enumerable: true,
	get: function() {
		return waitForCrds;
	}
});
Object.defineProperty(exports, "waitUntilWritable", {
	enumerable: true,
	get: function() {
		return waitUntilWritable;
	}
});
Object.defineProperty(exports, "withArchiveCrds", {
	enumerable: true,
	get: function() {
		return withArchiveCrds;
	}
});
