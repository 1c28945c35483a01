require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_offline_decision = require("./rehearsal-offline-decision.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
const require_json = require("./core-json.cjs");
const require_volume_patch = require("./restore-finalize-volume-patch.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_ruler = require("./safety-ruler.cjs");
// src/rehearsal/profile-diff/item-row.ts
/** For rows that compare what both profiles would send; an item that one of them does not send is none of theirs. */
function bothSent(differs) {
	return ({ older, newer }) => older?.object === void 0 || newer?.object === void 0 ? false : differs(older.object, newer.object);
}
/** Whether two objects differ at any of the paths. An empty map and no map are the same here. */
function differAt(older, newer, ...paths) {
	return paths.some((path) => !require_json.semanticEqual(filledAt(older, path), filledAt(newer, path)));
}
function filledAt(object, path) {
	const value = require_json.at(object, ...path) ?? null;
	return require_json.semanticEqual(value, {}) ? null : value;
}
function isLeftOutBy(reached, action) {
	return reached?.reason === "action-skipped" && reached.detail.startsWith(`${action}:`);
}
function isFailedBy(reached, action) {
	return reached?.reason === "action-failed" && reached.detail.startsWith(`${action}:`);
}
// src/rehearsal/profile-diff/pod-parts.ts
/** In both profiles, and of earlier restores. */
const WAITERS = ["restic-wait", "restore-wait"];
/** Init containers that wait for the data of volumes. */
function waitersOf(pod) {
	return require_json.listAt(pod, "spec", "initContainers").filter(isWaiter);
}
function isWaiter(container) {
	return WAITERS.includes(require_json.textAt(container, "name") ?? "");
}
function namesOf(containers) {
	return containers.map((container) => require_json.textAt(container, "name") ?? "");
}
const POD_SPECS = [
	["spec"],
	[
		"spec",
		"template",
		"spec"
	],
	[
		"spec",
		"jobTemplate",
		"spec",
		"template",
		"spec"
	]
];
/** Images of a pod or of anything that makes pods; those of containers that wait for data are none of the backup. */
function imagesOf(object) {
	return POD_SPECS.flatMap((path) => [...require_json.listAt(object, ...path, "initContainers"), ...require_json.listAt(object, ...path, "containers")].filter((container) => !isWaiter(container)).map((container) => require_json.textAt(container, "image") ?? ""));
}
// src/rehearsal/profile-diff/object-rows.ts
const SERVICES = ["services"];
const OBJECT_ROWS = [
	{
		id: "D-4",
		text: "velero-1.18 keeps finalizers and other metadata that velero-1.9 drops; a finalizer of the old cluster can hold an object back when it is deleted.",
		differs: bothSent((older, newer) => {
			const kept = require_json.objectAt(older, "metadata");
			return Object.keys(require_json.objectAt(newer, "metadata")).filter((key) => key !== "managedFields" && !Object.hasOwn(kept, key)).join(", ");
		})
	},
	{
		id: "D-5",
		text: "velero-1.18 sends the managed fields of the backup and patches them back, one more request for each object; velero-1.9 drops them.",
		differs: bothSent((older, newer) => require_json.listAt(newer, "metadata", "managedFields").length > 0 && require_json.listAt(older, "metadata", "managedFields").length === 0)
	},
	{
		id: "D-16",
		text: "For velero-1.9 two items are the same by resource and name, for velero-1.18 by apiVersion, kind and name; of two that are the same only the first is restored.",
		differs: ({ older, newer }) => older?.reason === "duplicate" !== (newer?.reason === "duplicate")
	},
	{
		id: "D-32",
		text: "velero-1.18 heeds the annotation velero.io/restore-status of an object; velero-1.9 only what the Restore says.",
		differs: ({ item, older, newer }, sides) => {
			if (older?.object === void 0 || newer?.object === void 0) return false;
			const decide = ({ context }, { object, fromBackup }) => require_volume_patch.restoresStatus(context, item.groupResource, object ?? fromBackup, fromBackup);
			return decide(sides.older, older) !== decide(sides.newer, newer);
		}
	},
	{
		id: "D-33",
		text: "The resource modifiers of the Restore mean these; velero-1.9 has no resource modifiers.",
		differs: ({ newer }) => newer?.isModified === true
	},
	{
		id: "D-38",
		text: "velero-1.18 keeps node ports that the managed fields show to be chosen by somebody; velero-1.9 only looks at the last applied configuration.",
		resources: SERVICES,
		differs: bothSent((older, newer) => differAt(older, newer, ["spec", "ports"]))
	},
	{
		id: "D-39",
		text: "velero-1.18 drops a health check node port that nobody has chosen; velero-1.9 keeps it, and it may be taken.",
		resources: SERVICES,
		differs: bothSent((older, newer) => differAt(older, newer, ["spec", "healthCheckNodePort"]))
	},
	{
		id: "D-40",
		text: "velero-1.18 also removes the label batch.kubernetes.io/controller-uid; a server from 1.27 on refuses the Job that velero-1.9 sends.",
		resources: ["jobs.batch"],
		differs: bothSent((older, newer) => differAt(older, newer, ["spec", "selector"], [
			"spec",
			"template",
			"metadata",
			"labels"
		]))
	},
	{
		id: "D-41",
		text: "velero-1.18 leaves out the token of a service account, or empties it; velero-1.9 restores it as it is.",
		resources: ["secrets"],
		differs: (pair, sides) => isLeftOutBy(pair.newer, "velero.io/secret") || bothSent((older, newer) => differAt(older, newer, ["data"], ["metadata", "annotations"]))(pair, sides)
	},
	{
		id: "D-42",
		text: "velero-1.18 changes images as its configuration says; velero-1.9 has no such action.",
		differs: bothSent((older, newer) => !require_json.semanticEqual(imagesOf(older), imagesOf(newer)))
	}
];
// src/rehearsal/profile-diff/pairs.ts
/**
* Every item that at least one profile comes to, once. Both walk side by side, in the order of the newer one, so that no more
* than a few bodies are in memory.
*/
async function* pairsOf({ older, newer }) {
	const alone = {
		older: /* @__PURE__ */ new Map(),
		newer: /* @__PURE__ */ new Map()
	};
	const rest = new Map(plannedItems(older).map((planned) => [planned.item.index, planned]));
	const unserved = new Set(older.plan.staysBehind.filter(({ reason }) => reason === "api-not-served").map(({ item }) => item.index));
	const match = function* () {
		const met = [older.takeReached(), newer.takeReached()];
		for (const [index, reached] of met[0]) alone.older.set(index, reached);
		for (const [index, reached] of met[1]) alone.newer.set(index, reached);
		for (const index of new Set(met.flatMap((reached) => [...reached.keys()]))) {
			const [before, now] = [alone.older.get(index), alone.newer.get(index)];
			if (now === void 0 || before === void 0 && !unserved.has(index)) continue;
			alone.older.delete(index);
			alone.newer.delete(index);
			yield {
				item: now.item,
				fromBackup: now.fromBackup,
				older: before,
				newer: now
			};
		}
	};
	for (const planned of plannedItems(newer)) {
		const other = rest.get(planned.item.index);
		rest.delete(planned.item.index);
		await newer.reach(planned.item, planned.targetNamespace, planned.body);
		if (other !== void 0) await older.reach(other.item, other.targetNamespace, other.body);
		yield* match();
	}
	for (const planned of rest.values()) {
		await older.reach(planned.item, planned.targetNamespace, planned.body);
		yield* match();
	}
	for (const found of alone.newer.values()) yield {
		item: found.item,
		fromBackup: found.fromBackup,
		older: void 0,
		newer: found
	};
	for (const found of alone.older.values()) yield {
		item: found.item,
		fromBackup: found.fromBackup,
		older: found,
		newer: void 0
	};
}
/** Namespaces have no pipeline (R-55). */
function plannedItems({ plan }) {
	return plan.groups.filter(({ groupResource }) => groupResource !== "namespaces").flatMap(({ items }) => items);
}
// src/rehearsal/profile-diff/pod-rows.ts
const PODS = ["pods"];
const POD_ROWS = [
	{
		id: "D-20",
		text: "When a hook without onError Fail fails, velero-1.18 calls it an error of the restore; velero-1.9 only writes it to its log.",
		resources: PODS,
		differs: ({ newer }, sides) => hooksOf(newer, sides).some((hook) => rulesOf(sides.newer).reports(hook) !== rulesOf(sides.older).reports(hook))
	},
	{
		id: "D-22",
		text: "velero-1.18 waits until the container is ready before it runs the hook; velero-1.9 only until it runs.",
		resources: PODS,
		differs: ({ newer }, sides) => rulesOf(sides.newer).heedsReady !== rulesOf(sides.older).heedsReady && hooksOf(newer, sides).some(({ needsReady }) => needsReady)
	},
	{
		id: "D-45",
		text: "The init container that waits for the data of volumes is restic-wait in velero-1.9 and restore-wait in velero-1.18, and only velero-1.18 removes one of an earlier restore.",
		resources: PODS,
		differs: bothSent((older, newer) => !require_json.semanticEqual(namesOf(waitersOf(older)), namesOf(waitersOf(newer))))
	},
	{
		id: "D-46",
		text: "velero-1.18 gives the container that waits a security context; that of velero-1.9 is empty, and a namespace with restrictions refuses the pod.",
		resources: PODS,
		differs: bothSent((older, newer) => {
			const [before] = waitersOf(older);
			const [now] = waitersOf(newer);
			if (before === void 0 || now === void 0) return false;
			return !require_json.semanticEqual(require_json.at(before, "securityContext"), require_json.at(now, "securityContext"));
		})
	},
	{
		id: "D-47",
		text: "The data of volumes was saved by kopia, which velero-1.9 cannot read.",
		resources: PODS,
		differs: ({ item, fromBackup, newer }, sides) => {
			if (newer?.object === void 0) return false;
			const { backup } = sides.newer.context;
			const volumes = new Set(require_volume_patch.volumesToRestore({
				object: newer.object,
				fromBackup,
				backup
			}));
			return backup.podVolumeBackups.some(({ podName, podNamespace, volume, uploaderType }) => podName === item.name && podNamespace === item.namespace && volumes.has(volume) && uploaderType === "kopia");
		}
	}
];
function rulesOf({ context }) {
	return require_volume_patch.HOOK_RULES[context.profile.execHooks];
}
/** A selector that cannot be read refuses the Restore as a whole, which another row tells. */
function hooksOf(newer, { newer: side }) {
	if (newer?.object === void 0 || side.errors.length > 0) return [];
	return require_volume_patch.execHooksOf(side.context.restore, newer.object);
}
// src/rehearsal/profile-diff/side.ts
const STEPS = require_volume_patch.PIPELINE.filter(({ name }) => name !== "create");
function openSide(input) {
	const namespaces = /* @__PURE__ */ new Set();
	const modified = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Set();
	let reached = /* @__PURE__ */ new Map();
	const context = contextOf(input, namespaces);
	const travel = async (item, targetNamespace, body, ancestors) => {
		const fromBackup = seen.has(item.index) ? void 0 : bodyOf(input.catalog, item, body);
		seen.add(item.index);
		if (fromBackup === void 0) return {
			messages: [],
			exists: true
		};
		const run = require_volume_patch.newItemRun({
			context: {
				...context,
				modifiers: modifiersOf(input, item, modified)
			},
			item,
			targetNamespace,
			ancestors,
			restoreAnother: (other, namespace, above) => travel(other, namespace, other.body, above),
			fromBackup
		});
		const isSent = await walk(run);
		if (isSent || run.outcome !== void 0) reached.set(item.index, {
			item,
			fromBackup,
			object: isSent ? run.object : void 0,
			reason: run.outcome?.reason,
			detail: run.outcome?.detail ?? "",
			isModified: modified.has(item.index)
		});
		return {
			messages: [],
			exists: isSent
		};
	};
	return {
		context,
		plan: input.decision.plan,
		priorities: input.decision.priorities,
		errors: input.errors,
		namespaces,
		reach: async (item, targetNamespace, body) => void await travel(item, targetNamespace, body, []),
		takeReached() {
			const taken = reached;
			reached = /* @__PURE__ */ new Map();
			return taken;
		}
	};
}
/** Whether the object would be sent. */
async function walk(run) {
	let isSent = true;
	for (const step of STEPS) {
		if (await step.run(run) !== "done") continue;
		isSent = false;
		break;
	}
	if (run.record !== void 0 && run.endRecord !== void 0) {
		run.record.action = isSent ? "created" : "skipped";
		run.record.exists = isSent;
		run.endRecord();
	}
	return isSent;
}
/** What cannot be decoded fails in both profiles alike. */
function bodyOf(catalog, item, body) {
	return item.problem?.kind === "undecodable" ? void 0 : require_offline_discovery.readObject(catalog, body);
}
/** Strategic patches cannot be applied without the schemas of a target; whether a rule means the object can be told. */
function modifiersOf({ modifiers, profile }, item, modified) {
	if (modifiers === void 0 || !profile.hasResourceModifiers) return void 0;
	return {
		apply(subject) {
			const result = require_volume_patch.applyModifiers(modifiers, subject);
			if (result.matchedRules.length > 0) modified.add(item.index);
			return {
				...result,
				errors: []
			};
		},
		unmatched: () => []
	};
}
function contextOf(input, namespaces) {
	const { profile, restore, decision, catalog, backup } = input;
	return {
		restore,
		names: {
			backup: input.backupName,
			restore: restore.metadata.name
		},
		mapping: restore.spec.namespaceMapping ?? {},
		backup: require_volume_patch.sideFilesFor(profile, backup),
		catalog,
		configMaps: input.configMaps,
		filters: decision.filters,
		profile,
		features: new Set(input.features),
		modifiers: void 0,
		restoresManagedFields: profile.restoresManagedFields,
		runsHooks: true,
		resourceTimeoutMs: 0,
		terminatingTimeoutMs: 0,
		client: EMPTY_CLUSTER,
		isFresh: true,
		existing: require_volume_patch.NOTHING_EXISTS,
		cluster: viewOf(decision.plan),
		discovery: () => decision.discovery,
		namespaces: { ensure(target) {
			namespaces.add(target);
			return {
				kind: "ready",
				made: false,
				from: void 0
			};
		} },
		records: require_volume_patch.createRecords(profile.duplicateKey),
		ledger: require_volume_patch.createLedger(catalog.items.length),
		volumes: {
			toProvision: /* @__PURE__ */ new Set(),
			renamed: /* @__PURE__ */ new Map()
		},
		dataUploads: require_volume_patch.dataUploadLog(),
		newCrds: /* @__PURE__ */ new Map(),
		created: [],
		sent: void 0,
		sanitise: void 0,
		createdPods: [],
		safety: {
			rule: require_ruler.rulerOf(require_read_values.FAITHFUL),
			serverOf: async () => "api-server",
			log: []
		},
		signal: input.signal
	};
}
/**
* What actions may suppose of a target: it has the nodes and storage classes that somebody names, the service accounts of the
* backup, and nothing else.
*/
function viewOf(plan) {
	const accounts = /* @__PURE__ */ new Map();
	const planned = plan.groups.find(({ groupResource }) => groupResource === "serviceaccounts")?.items ?? [];
	for (const { item, targetNamespace } of planned) accounts.set(targetNamespace, [...accounts.get(targetNamespace) ?? [], item.name]);
	return {
		exists: async ({ groupResource }) => SUPPOSED.has(groupResource),
		namesIn: async (groupResource, namespace) => groupResource === "serviceaccounts" ? accounts.get(namespace) ?? [] : [],
		listAll: async () => []
	};
}
const SUPPOSED = /* @__PURE__ */ new Set(["nodes", "storageclasses.storage.k8s.io"]);
/** The steps that look for objects of the same name find none. */
const EMPTY_CLUSTER = {
	send: async () => ({
		status: 404,
		headers: {},
		body: Buffer.alloc(0)
	}),
	expect: async () => {
		throw new require_kube_error.KubeError(404, "NotFound", "there is no cluster");
	},
	log: {
		answered: () => void 0,
		retried: () => void 0,
		figures: () => ({
			count: 0,
			retries: 0,
			maxInFlight: 0,
			halvings: 0,
			p50Ms: 0,
			p95Ms: 0
		})
	},
	lost: new AbortController().signal,
	serverTime: () => void 0,
	close: () => void 0
};
/** Target namespaces of the namespaces that are restored as items. */
function plannedNamespaces({ plan, context }) {
	const items = plan.groups.find(({ groupResource }) => groupResource === "namespaces")?.items ?? [];
	return new Set(items.map(({ item }) => require_offline_discovery.mapNamespace(item.name, context.mapping)));
}
// src/rehearsal/profile-diff/volume-rows.ts
const CLAIMS = ["persistentvolumeclaims"];
const VOLUMES = ["persistentvolumes"];
const SNAPSHOTS = [
	"volumesnapshots.snapshot.storage.k8s.io",
	"volumesnapshotcontents.snapshot.storage.k8s.io",
	"volumesnapshotclasses.snapshot.storage.k8s.io"
];
const SELECTED_NODE = "volume.kubernetes.io/selected-node";
const VOLUME_ROWS = [
	{
		id: "D-24",
		text: "velero-1.18 decides by the volume info file what becomes of a volume; velero-1.9 by native snapshots, pod volume backups and the reclaim policy.",
		resources: VOLUMES,
		differs: (pair, sides) => {
			const [older, newer] = decisionsOf(pair, sides);
			return older === newer || isLeftOutAnew(pair, sides) ? false : `${WORDS[newer]}, not ${WORDS[older]}`;
		}
	},
	{
		id: "D-25",
		text: "velero-1.18 leaves out a retained volume with a CSI snapshot and has its claim provisioned anew; velero-1.9 restores it as it is.",
		resources: VOLUMES,
		differs: isLeftOutAnew
	},
	{
		id: "D-26",
		text: "The backup was told not to snapshot volumes; velero-1.9 then restores no native snapshot, velero-1.18 those that there are.",
		resources: VOLUMES,
		differs: (pair, sides) => decisionsOf(pair, sides).every((decision) => decision === "snapshot") && require_volume_patch.restoresSnapshots(sides.older.context) !== require_volume_patch.restoresSnapshots(sides.newer.context)
	},
	{
		id: "D-27",
		text: "With EnableCSI velero-1.18 takes the data of volumes from CSI snapshots; velero-1.9 leaves them to a plugin that is not imitated here.",
		resources: [...CLAIMS, ...SNAPSHOTS],
		differs: (pair, sides) => {
			if (!sides.newer.context.features.has("EnableCSI") || isMoved(pair, sides)) return false;
			return pair.item.groupResource === "persistentvolumeclaims" ? takesOtherData(pair, sides) : pair.newer?.detail.startsWith("velero.io/csi-") === true || isOtherSnapshot(pair, sides);
		}
	},
	{
		id: "D-29",
		text: "velero-1.18 has moved data brought back by its data mover; velero-1.9 knows nothing of moved data.",
		resources: [...CLAIMS, "datauploads.velero.io"],
		differs: (pair, sides) => isLeftOutBy(pair.newer, "velero.io/dataupload") || isMoved(pair, sides) && (isFailedBy(pair.newer, "velero.io/csi-pvc-restorer") || takesOtherData(pair, sides))
	},
	{
		id: "D-43",
		text: "velero-1.9 keeps the node that a claim was scheduled to when the target has it; velero-1.18 always removes it.",
		resources: CLAIMS,
		differs: bothSent((older, newer) => differAt(older, newer, [
			"metadata",
			"annotations",
			SELECTED_NODE
		]))
	},
	{
		id: "D-44",
		text: "velero-1.18 removes what the old cluster wrote into the annotations of a claim; velero-1.9 keeps it.",
		resources: CLAIMS,
		differs: bothSent((older, newer) => {
			const kept = require_json.objectAt(newer, "metadata", "annotations");
			return Object.keys(require_json.objectAt(older, "metadata", "annotations")).filter((key) => key !== SELECTED_NODE && !Object.hasOwn(kept, key)).join(", ");
		})
	}
];
function decisionsOf({ fromBackup }, { older, newer }) {
	const decide = ({ context }) => require_volume_patch.decideVolume(fromBackup, context.backup, (namespace, claim) => context.dataUploads.count(namespace, claim) === 1);
	return [decide(older), decide(newer)];
}
/** Of a volume that its class would not have deleted. */
function isLeftOutAnew(pair, sides) {
	const [older, newer] = decisionsOf(pair, sides);
	const policy = require_json.textAt(pair.fromBackup, "spec", "persistentVolumeReclaimPolicy");
	return older === "as-is" && newer === "provision" && policy !== "Delete";
}
const WORDS = {
	snapshot: "from its snapshot",
	provision: "provisioned anew",
	"as-is": "as it is"
};
/** The volume itself is no sign: it also follows from what becomes of the PersistentVolume. */
const takesOtherData = bothSent((older, newer) => differAt(older, newer, ["spec", "dataSource"], ["spec", "dataSourceRef"], ["spec", "selector"]));
const isOtherSnapshot = bothSent((older, newer) => differAt(older, newer, ["spec"], ["metadata", "name"]));
function isMoved({ fromBackup }, { newer }) {
	return newer.context.backup.metadata?.snapshotMoveData === true && require_json.textAt(fromBackup, "metadata", "annotations", "velero.io/data-upload-name") !== void 0;
}
// src/rehearsal/profile-diff/moved-entries.ts
/**
* The fewest entries that have to change their places to turn one order into the other, in the second order: all that are not in a
* longest common subsequence. Both lists hold the same entries, each once.
*/
function movedEntries(from, to) {
	const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
	const lengthAt = (i, j) => lengths[i]?.[j] ?? 0;
	for (let i = from.length - 1; i >= 0; i -= 1) {
		const row = lengths[i];
		for (let j = to.length - 1; row !== void 0 && j >= 0; j -= 1) {
			const skipped = Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
			row[j] = from[i] === to[j] ? lengthAt(i + 1, j + 1) + 1 : skipped;
		}
	}
	const moved = [];
	let i = 0;
	for (const [j, entry] of to.entries()) {
		while (i < from.length && from[i] !== entry && lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
		if (from[i] === entry) i += 1;
		else moved.push(entry);
	}
	return moved;
}
// src/rehearsal/profile-diff/whole-rows.ts
const WHOLE_ROWS = [
	{
		id: "D-2",
		text: "The archive holds no resources at all; that is an error of the restore in velero-1.9 and a warning in velero-1.18.",
		unit: "message",
		find: ({ older, newer }) => newer.context.catalog.facts.hasResources ? [] : [older, newer].map(({ context }) => context.profile.emptyArchive.text)
	},
	{
		id: "D-3",
		text: "velero-1.9 passes over types that the target does not serve, without a word; velero-1.18 tries their items, and each is an error.",
		unit: "item",
		find: (sides) => onlyNewerPlans(sides, ({ older }) => older === "api-not-served")
	},
	{
		id: "D-7",
		text: "velero-1.18 restores namespaces as items of their own; velero-1.9 makes only those that another item needs.",
		unit: "item",
		find: ({ older, newer }) => [...plannedNamespaces(newer)].filter((name) => !older.namespaces.has(name) && !plannedNamespaces(older).has(name)).map((name) => `namespaces/${name}`)
	},
	{
		id: "D-8",
		text: "These types have another place in the order of the restore.",
		unit: "type",
		find: (sides) => movedTypes(sides, changedHigh(sides))
	},
	{
		id: "D-9",
		text: "velero-1.18 restores these types after all others; velero-1.9 by their names.",
		unit: "type",
		find: (sides) => movedTypes(sides, added(sides, "low"))
	},
	{
		id: "D-30",
		text: "velero-1.18 restores these whatever the filters say, because volumes need them; velero-1.9 filters them like any other.",
		unit: "item",
		find: (sides) => onlyNewerPlans(sides, ({ older, groupResource }) => sides.newer.context.filters.isMustHave(groupResource) && older !== "api-not-served")
	},
	{
		id: "D-31",
		text: "velero-1.18 gives the new volumes of these claims the labels and the reclaim policy of the old ones; velero-1.9 leaves them as they were provisioned.",
		unit: "item",
		find: ({ older, newer }) => {
			const before = new Set(patchedClaims(older));
			return patchedClaims(newer).filter((claim) => !before.has(claim));
		}
	},
	{
		id: "D-33",
		text: "velero-1.18 refuses the Restore because of its resource modifiers; velero-1.9 has none, and runs it.",
		unit: "message",
		find: (sides) => refusals(sides, (text) => text.includes("resource modifiers"))
	},
	{
		id: "D-34",
		text: "velero-1.18 refuses the existing-resource policy; velero-1.9 takes it, and then neither updates nor warns.",
		unit: "message",
		find: (sides) => refusals(sides, (text) => text.includes("ExistingResourcePolicy"))
	},
	{
		id: "D-36",
		text: "velero-1.18 refuses the Restore because of its hooks; velero-1.9 does not look at them before it runs.",
		unit: "message",
		find: hookRefusals
	},
	{
		id: "D-52",
		text: "velero-1.18 never restores backup repositories of Velero itself; velero-1.9 does.",
		unit: "item",
		find: ({ older, newer }) => {
			const planned = new Set(older.plan.groups.flatMap(({ items }) => items.map(({ item }) => item.index)));
			return newer.plan.staysBehind.filter(({ item, reason }) => reason === "non-restorable" && planned.has(item.index)).map(({ item }) => nameOf(item));
		}
	},
	{
		id: "D-52",
		text: "velero-1.18 refuses a Restore that names backup repositories; velero-1.9 restores them.",
		unit: "message",
		find: (sides) => refusals(sides, (text) => text.includes("backuprepositories.velero.io"))
	}
];
/** An item as people know it: `deployments.apps/shop/web`, by its place in the backup. */
function nameOf(item) {
	return [
		item.groupResource,
		item.namespace,
		item.name
	].filter((part) => part !== "").join("/");
}
function onlyNewerPlans({ older, newer }, isMeant) {
	const behind = new Map(older.plan.staysBehind.map(({ item, reason }) => [item.index, reason]));
	return newer.plan.groups.flatMap(({ items }) => items).filter(({ item }) => {
		const reason = behind.get(item.index);
		return reason !== void 0 && isMeant({
			older: reason,
			groupResource: item.groupResource
		});
	}).map(({ item }) => nameOf(item));
}
/** Those of the types that come before or after another type in one profile only. */
function movedTypes({ older, newer }, types) {
	const before = placesOf(older);
	const now = placesOf(newer);
	const shared = [...now.keys()].filter((name) => before.has(name));
	const isBehind = (places, one, other) => (places.get(one) ?? 0) > (places.get(other) ?? 0);
	return shared.filter((name) => types.includes(name) && shared.some((other) => isBehind(before, name, other) !== isBehind(now, name, other)));
}
function placesOf({ plan }) {
	return new Map(plan.groups.map(({ groupResource }, index) => [groupResource, index]));
}
/** Types that only one profile restores early, and those whose turn has changed among the early ones. */
function changedHigh(sides) {
	const before = priorityOf(sides.older, "high");
	const now = priorityOf(sides.newer, "high");
	const dropped = before.filter((name) => !now.includes(name));
	const swapped = movedEntries(before.filter((name) => now.includes(name)), now.filter((name) => before.includes(name)));
	return [
		...added(sides, "high"),
		...dropped,
		...swapped
	];
}
function added({ older, newer }, list) {
	const before = priorityOf(older, list);
	return priorityOf(newer, list).filter((name) => !before.includes(name));
}
/** As the planner resolves them (R-34). */
function priorityOf({ priorities, context }, list) {
	return priorities[list].map((name) => require_offline_discovery.resolveResource(name, context.discovery()) ?? name);
}
function patchedClaims({ context }) {
	const { volumes, moved } = require_volume_patch.patchTargets(context);
	return [...volumes, ...moved].map(({ namespace, claim }) => `persistentvolumeclaims/${namespace}/${claim}`);
}
/** What only the newer profile refuses the Restore for. */
function refusals({ older, newer }, isMeant) {
	return newer.errors.filter((text) => !older.errors.includes(text) && isMeant(text));
}
function hookRefusals(sides) {
	const problems = require_prepare_restore.hookProblems(sides.newer.context.restore.spec.hooks);
	return refusals(sides, (text) => problems.includes(text));
}
// src/rehearsal/profile-diff/profile-diff.ts
const ITEM_ROWS = [
	...OBJECT_ROWS,
	...POD_ROWS,
	...VOLUME_ROWS
];
const PROFILES = {
	older: "velero-1.9",
	newer: "velero-1.18"
};
const MAX_EXAMPLES = 5;
/** @throws RestoreRefused when both profiles refuse the Restore, LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN */
async function profileDiff(request, signal, now = /* @__PURE__ */ new Date()) {
	const { sides, chosen, backup, catalog } = await openSides(request, signal);
	try {
		return {
			backup: require_open_backup.backupSection({
				...chosen,
				backup,
				catalog
			}, now),
			profiles: PROFILES,
			differences: await differencesOf(sides),
			warnings: chosen.advice
		};
	} finally {
		catalog.close();
		chosen.location.close?.();
	}
}
/** @throws as `profileDiff` */
async function openSides(request, signal) {
	const { chosen, older, newer } = await prepareBoth(request, signal);
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	const catalog = await require_open_backup.openCatalog(chosen, signal);
	const open = (profileName, side) => {
		const profile = require_offline_discovery.profileOf(profileName);
		return openSide({
			...side,
			profile,
			decision: require_offline_decision.decideOffline(request, profile, side.restore, backup, catalog),
			backup,
			backupName: chosen.name,
			catalog,
			configMaps: request.configMaps,
			features: request.engine.features,
			signal
		});
	};
	try {
		return {
			sides: {
				older: open(PROFILES.older, older),
				newer: open(PROFILES.newer, newer)
			},
			chosen,
			backup,
			catalog
		};
	} catch (error) {
		catalog.close();
		throw error;
	}
}
/** A Restore that only one of the profiles refuses is a difference. */
async function prepareBoth(request, signal) {
	const prepare = async (profile) => {
		try {
			return await require_prepare_restore.prepareRestore({
				...request,
				engine: {
					...request.engine,
					profile
				}
			}, signal);
		} catch (error) {
			if (error instanceof require_prepare_restore.RestoreRefused) return error;
			throw error;
		}
	};
	const newer = await prepare(PROFILES.newer);
	const older = await prepare(PROFILES.older);
	const chosen = newer instanceof require_prepare_restore.RestoreRefused ? older : newer;
	if (chosen instanceof require_prepare_restore.RestoreRefused) throw newer;
	return {
		chosen,
		older: sideOf(older, chosen),
		newer: sideOf(newer, chosen)
	};
}
/** A Restore that was refused has no backup yet; it would be the one of the other profile. */
function sideOf(prepared, chosen) {
	if (!(prepared instanceof require_prepare_restore.RestoreRefused)) return {
		restore: prepared.restore,
		errors: [],
		modifiers: prepared.modifiers
	};
	const { spec, status } = prepared.restore;
	return {
		restore: {
			...prepared.restore,
			spec: {
				...spec,
				backupName: chosen.name
			}
		},
		errors: status.validationErrors ?? [],
		modifiers: void 0
	};
}
/** Walks both sides to their end. @param onPair hears which rows an item is in */
async function differencesOf(sides, onPair = () => void 0) {
	const found = /* @__PURE__ */ new Map();
	for await (const pair of pairsOf(sides)) {
		const ids = [];
		for (const row of ITEM_ROWS) {
			if (row.resources?.includes(pair.item.groupResource) === false) continue;
			const what = row.differs(pair, sides);
			if (what === false || what === "") continue;
			ids.push(row.id);
			const entry = found.get(row) ?? {
				count: 0,
				examples: []
			};
			found.set(row, entry);
			entry.count += 1;
			if (entry.examples.length < MAX_EXAMPLES) entry.examples.push(`${nameOf(pair.item)}${what === true ? "" : ` (${what})`}`);
		}
		onPair(pair, ids);
	}
	const ofItems = [...found].map(([{ id, text }, { count, examples }]) => ({
		id,
		text,
		unit: "item",
		count,
		examples
	}));
	const ofWhole = WHOLE_ROWS.flatMap(({ id, text, unit, find }) => {
		const all = find(sides);
		return all.length === 0 ? [] : [{
			id,
			text,
			unit,
			count: all.length,
			examples: all.slice(0, MAX_EXAMPLES)
		}];
	});
	return [...ofItems, ...ofWhole].sort((a, b) => numberOf(a.id) - numberOf(b.id));
}
function numberOf(id) {
	return Number(id.slice(2));
}
exports.profileDiff = profileDiff;
