const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_json = require("./core-json.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_answer_kind = require("./kube-answer-kind.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
const require_classes = require("./verify-backup-classes.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
const require_taming = require("./safety-taming.cjs");
let node_crypto = require("node:crypto");
// src/restore/item/restores-status.ts
var import_dist = require_yaml.require_dist();
const ANNOTATION$2 = "velero.io/restore-status";
const ANSWERS = {
	true: true,
	false: false
};
/**
* S-70, S-71: the annotation of the object as it will be sent, in versions that know it (D-32), else the filter of the
* Restore. An object without a status has nothing to restore.
*/
function restoresStatus({ profile, filters }, groupResource, object, fromBackup) {
	if (!require_json.isObject(fromBackup.status)) return false;
	const said = (require_json.textAt(object, "metadata", "annotations", ANNOTATION$2) ?? "").trim().toLowerCase();
	return (profile.statusAnnotation && Object.hasOwn(ANSWERS, said) ? ANSWERS[said] : void 0) ?? filters.status?.shouldInclude(groupResource) ?? false;
}
// src/restore/actions/quantity.ts
const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d{1,3})?$/;
const DECIMAL_EXPONENT = {
	n: -9,
	u: -6,
	m: -3,
	k: 3,
	M: 6,
	G: 9,
	T: 12,
	P: 15,
	E: 18
};
const BINARY_EXPONENT = {
	Ki: 10n,
	Mi: 20n,
	Gi: 30n,
	Ti: 40n,
	Pi: 50n,
	Ei: 60n
};
/** The value of a quantity such as `100m` or `1.5Gi` in billionths; undefined when the text is none. */
function nanoUnits(text) {
	const [, sign, whole = "", fraction = "", suffix = ""] = PATTERN.exec(text) ?? [];
	if (whole + fraction === "") return void 0;
	const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
	const exponent = 9 - fraction.length + decimalExponent(suffix);
	const scaled = digits << (BINARY_EXPONENT[suffix] ?? 0n);
	return exponent >= 0 ? scaled * 10n ** BigInt(exponent) : scaled / 10n ** BigInt(-exponent);
}
function decimalExponent(suffix) {
	const named = DECIMAL_EXPONENT[suffix];
	if (named !== void 0) return named;
	return /^[eE]./.test(suffix) ? Number(suffix.slice(1)) : 0;
}
// src/restore/actions/security-context.ts
const PROFILE = {
	type: "text",
	localhostProfile: "text"
};
const SHAPE = {
	allowPrivilegeEscalation: "boolean",
	appArmorProfile: PROFILE,
	capabilities: {
		add: "texts",
		drop: "texts"
	},
	privileged: "boolean",
	procMount: "text",
	readOnlyRootFilesystem: "boolean",
	runAsGroup: "integer",
	runAsNonRoot: "boolean",
	runAsUser: "integer",
	seLinuxOptions: {
		user: "text",
		role: "text",
		type: "text",
		level: "text"
	},
	seccompProfile: PROFILE,
	windowsOptions: {
		gmsaCredentialSpec: "text",
		gmsaCredentialSpecName: "text",
		hostProcess: "boolean",
		runAsUserName: "text"
	}
};
/** Go's spellings. */
const TRUE$1 = [
	"1",
	"t",
	"T",
	"TRUE",
	"true",
	"True"
];
const FALSE = [
	"0",
	"f",
	"F",
	"FALSE",
	"false",
	"False"
];
/** Undefined when nothing is configured, or when a part of it cannot be read. `secCtx` goes over the single keys. */
function configuredSecurityContext(config) {
	const { secCtxRunAsUser = "", secCtxRunAsGroup = "", secCtxAllowPrivilegeEscalation = "", secCtx = "" } = config;
	if (secCtxRunAsUser + secCtxRunAsGroup + secCtxAllowPrivilegeEscalation + secCtx === "") return void 0;
	const parts = [
		part("runAsUser", secCtxRunAsUser, readInteger),
		part("runAsGroup", secCtxRunAsGroup, readInteger),
		part("allowPrivilegeEscalation", secCtxAllowPrivilegeEscalation, readBoolean),
		secCtx === "" ? {} : readYaml(secCtx)
	];
	if (parts.includes(void 0)) return void 0;
	const merged = Object.assign({}, ...parts);
	return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
function part(field, text, read) {
	if (text === "") return {};
	const value = read(text);
	return value === void 0 ? void 0 : { [field]: value };
}
function readBoolean(text) {
	return TRUE$1.includes(text) ? true : FALSE.includes(text) ? false : void 0;
}
function readInteger(text) {
	if (!/^[+-]?\d+$/.test(text)) return void 0;
	const value = BigInt(text.replace("+", ""));
	return BigInt.asIntN(64, value) === value ? require_json.parseJson(String(value)) : void 0;
}
function readYaml(text) {
	let value;
	try {
		value = (0, import_dist.parse)(text, {
			version: "1.1",
			logLevel: "error"
		});
	} catch {
		return;
	}
	if (value === null) return {};
	return require_json.isObject(value) && fits(value, SHAPE) ? value : void 0;
}
function fits(value, shape) {
	if (value === null) return true;
	if (shape === "boolean") return typeof value === "boolean";
	if (shape === "integer") return Number.isInteger(value) || require_json.isRawNumber(value);
	if (shape === "text") return typeof value === "string";
	if (shape === "texts") return Array.isArray(value) && value.every((entry) => typeof entry === "string");
	return require_json.isObject(value) && Object.entries(value).every(([field, entry]) => fitsField(field, entry, shape));
}
function fitsField(field, entry, shape) {
	const expected = Object.hasOwn(shape, field) ? shape[field] : void 0;
	return expected !== void 0 && fits(entry, expected);
}
// src/restore/actions/wait-container.ts
/** `volumes`: names of the pod's volumes, one mount each. */
function waitContainer(rules, pod) {
	return {
		name: rules.container,
		image: imageOf(rules, pod.config.image ?? ""),
		command: [pod.config.command || rules.command],
		args: [pod.restoreUid],
		env: [fromField("POD_NAMESPACE", "metadata.namespace"), fromField("POD_NAME", "metadata.name")],
		resources: resourcesOf(pod.config) ?? resourcesOf({}) ?? {},
		volumeMounts: pod.volumes.map((name) => ({
			name,
			mountPath: `/restores/${name}`
		})),
		securityContext: configuredSecurityContext(pod.config) ?? defaultSecurity(rules, pod.first)
	};
}
function fromField(name, fieldPath) {
	return {
		name,
		valueFrom: { fieldRef: { fieldPath } }
	};
}
/** A-PVR-4. A registry port holds a colon too, so only the last part of the path is looked at. */
function imageOf(rules, configured) {
	const parts = configured.split("/");
	if (parts.length === 1) return rules.image;
	return parts.at(-1)?.includes(":") ? configured : `${configured}:${rules.tag}`;
}
const RESOURCES = [{
	resource: "cpu",
	request: "cpuRequest",
	limit: "cpuLimit",
	missing: "100m"
}, {
	resource: "memory",
	request: "memRequest",
	limit: "memLimit",
	missing: "128Mi"
}];
/** Unset, on either side. */
const UNBOUNDED = "0";
/** A-PVR-5. Undefined when a quantity cannot be read, or a request is above its limit. */
function resourcesOf(config) {
	const requests = {};
	const limits = {};
	for (const row of RESOURCES) {
		const request = config[row.request] || row.missing;
		const limit = config[row.limit] || row.missing;
		const requested = nanoUnits(request);
		const limited = nanoUnits(limit);
		if (requested === void 0 || limited === void 0) return void 0;
		if (limit !== UNBOUNDED && requested > limited) return void 0;
		if (request !== UNBOUNDED) requests[row.resource] = request;
		if (limit !== UNBOUNDED) limits[row.resource] = limit;
	}
	return Object.fromEntries(Object.entries({
		limits,
		requests
	}).filter(([, quantities]) => Object.keys(quantities).length > 0));
}
/** "Restricted" in the sense of the Pod Security Standards. */
const RESTRICTED = {
	allowPrivilegeEscalation: false,
	capabilities: { drop: ["ALL"] },
	runAsNonRoot: true,
	runAsUser: 1e3,
	seccompProfile: { type: "RuntimeDefault" }
};
function defaultSecurity(rules, first) {
	if (!rules.hasDefaultSecurity) return {};
	const copied = require_json.at(first, "securityContext");
	return require_json.isObject(copied) ? copied : RESTRICTED;
}
// src/restore/actions/pod-volume-restore.ts
const INIT_CONTAINERS$2 = ["spec", "initContainers"];
/** Of an earlier restore, under today's and yesterday's name. */
const STALE_WAITERS = ["restore-wait", "restic-wait"];
/** F-94. */
const SNAPSHOT_ANNOTATION = "snapshot.velero.io/";
/** A-PVR: a pod with saved volumes waits for their data. A wait container of an earlier restore goes in any case. */
const podVolumeRestore = {
	name: "velero.io/pod-volume-restore",
	appliesTo: ["pods"],
	isTyped: () => true,
	apply: (input) => {
		const cleaned = require_taming.editListAt(input.object, INIT_CONTAINERS$2, (container) => STALE_WAITERS.includes(require_json.textAt(container, "name") ?? "") ? void 0 : container);
		const volumes = volumesToRestore(input);
		if (volumes.length === 0) return {
			kind: "replace",
			object: cleaned
		};
		return {
			kind: "replace",
			object: withWaiter(cleaned, input, volumes, RULES$1)
		};
	}
};
const RULES$1 = {
	container: "restore-wait",
	image: "velero/velero:v1.18.1",
	tag: "v1.18.1",
	command: "/velero-restore-helper",
	hasDefaultSecurity: true
};
/** Puts a wait container in front of the others. */
function withWaiter(object, { config, restore }, volumes, rules) {
	const waiter = waitContainer(rules, {
		config: config ?? {},
		restoreUid: restore.metadata.uid,
		volumes,
		first: require_json.listAt(object, "spec", "containers")[0]
	});
	return require_json.withAt(object, INIT_CONTAINERS$2, [waiter, ...require_json.listAt(object, ...INIT_CONTAINERS$2)]);
}
/**
* Names of the volumes whose data a file-system backup holds (R-220), sorted. Records are matched by the namespace of the
* backup. Only a pod without any falls back to the annotations of very old backups, an empty one included (F-94).
*/
function volumesToRestore({ object, fromBackup, backup }) {
	const recorded = recordedVolumes(object, require_json.textAt(fromBackup, "metadata", "namespace") ?? "", backup);
	return [...new Set(recorded.length > 0 ? recorded : annotatedVolumes(object))].sort();
}
function recordedVolumes(object, namespace, backup) {
	const name = require_json.textAt(object, "metadata", "name") ?? "";
	return backup.podVolumeBackups.filter((record) => record.podName === name && record.podNamespace === namespace && record.snapshotId !== "").map((record) => record.volume).filter((volume) => !isMadeByKubelet(object, volume));
}
/** Some old backups hold volumes that cannot be written to. */
function isMadeByKubelet(object, name) {
	const volume = require_json.listAt(object, "spec", "volumes").find((entry) => require_json.textAt(entry, "name") === name);
	return require_json.isObject(require_json.at(volume, "projected")) || require_json.isObject(require_json.at(volume, "downwardAPI"));
}
function annotatedVolumes(object) {
	return Object.keys(require_json.textMapAt(object, "metadata", "annotations")).filter((key) => key.startsWith(SNAPSHOT_ANNOTATION)).map((key) => key.slice(19));
}
// src/restore/hooks/annotated-command.ts
/** A command in a hook annotation (S-84): a JSON list of texts, or else all of it as one argument. */
function annotatedCommand(text) {
	return (text.startsWith("[") ? textList(text) : void 0) ?? [text];
}
/** Go reads null as an empty text. */
function textList(text) {
	let value;
	try {
		value = require_json.parseJson(text);
	} catch {
		return;
	}
	if (!Array.isArray(value)) return void 0;
	const words = value.map((word) => word ?? "");
	return words.every((word) => typeof word === "string") ? words : void 0;
}
// src/restore/hooks/matching-hooks.ts
/**
* The hook entries of a Restore that apply to a pod, in their order (S-80). Their resource lists are ignored: only pods
* have hooks. @throws Error for a label selector that says nothing
*/
function matchingHooks(restore, pod) {
	return (restore.spec.hooks?.resources ?? []).filter(({ includedNamespaces, excludedNamespaces, labelSelector }) => require_prepare_restore.includeExclude(includedNamespaces, excludedNamespaces).shouldInclude(pod.namespace) && (!labelSelector || require_classes.compileSelector(labelSelector)(pod.labels)));
}
// src/restore/finalize/go-duration.ts
const NANOSECONDS = {
	ns: 1,
	us: 1e3,
	µs: 1e3,
	μs: 1e3,
	ms: 1e6,
	s: 1e9,
	m: 6e10,
	h: 36e11
};
const WHOLE = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
/** Milliseconds, not rounded; undefined when Go would refuse the text. May be negative. */
function goDurationMs(text) {
	const [, sign, parts] = WHOLE.exec(text) ?? [];
	if (parts === void 0) return void 0;
	const nanoseconds = [...parts.matchAll(PART)].reduce((sum, [, digits, unit = ""]) => sum + Number(digits) * (NANOSECONDS[unit] ?? 0), 0);
	return (sign === "-" ? -nanoseconds : nanoseconds) / 1e6;
}
// src/restore/finalize/exec-hooks.ts
const ANNOTATION$1 = "post.hook.restore.velero.io/";
const EXEC_TIMEOUT_MS = 3e4;
/** The spellings that Go takes for true. */
const TRUE = [
	"1",
	"t",
	"T",
	"true",
	"TRUE",
	"True"
];
/** @param pod as the server stored it (S-81). @throws Error as `matchingHooks`; a run with such a selector has no first item (R-11) */
function execHooksOf(restore, pod) {
	const [first] = containersOf(pod);
	if (first === void 0) return [];
	const annotated = annotatedSpec(require_json.textMapAt(pod, "metadata", "annotations"));
	if (annotated !== void 0) return [hookOf("<from-annotation>", annotated, first)];
	return matchingHooks(restore, {
		namespace: require_json.textAt(pod, "metadata", "namespace") ?? "",
		labels: require_json.textMapAt(pod, "metadata", "labels")
	}).flatMap(({ name, postHooks }) => (postHooks ?? []).flatMap(({ exec }) => exec ? [hookOf(name, exec, first)] : []));
}
/** Names of the containers that hooks can run in: init and ephemeral ones are not among them. */
function containersOf(pod) {
	return require_json.listAt(pod, "spec", "containers").map((container) => require_json.textAt(container, "name") ?? "");
}
/** S-84. */
function annotatedSpec(annotations) {
	const read = (key) => annotations[ANNOTATION$1 + key] ?? "";
	const command = read("command");
	if (command === "") return void 0;
	return {
		container: read("container"),
		command: annotatedCommand(command),
		onError: read("on-error"),
		execTimeout: read("exec-timeout"),
		waitTimeout: read("wait-timeout"),
		waitForReady: TRUE.includes(read("wait-for-ready"))
	};
}
/** S-82. Durations that cannot be read or are not above zero are as if they were absent. */
function hookOf(name, spec, firstContainer) {
	return {
		name,
		container: spec.container || firstContainer,
		command: spec.command ?? [],
		stopsOthers: spec.onError === "Fail",
		execTimeoutMs: positiveMs(spec.execTimeout) ?? EXEC_TIMEOUT_MS,
		waitTimeoutMs: positiveMs(spec.waitTimeout),
		needsReady: spec.waitForReady === true
	};
}
function positiveMs(text) {
	const ms = goDurationMs(text ?? "");
	return ms !== void 0 && ms > 0 ? ms : void 0;
}
// src/restore/finalize/hook-rules.ts
const HOOK_RULES = {
	finalizing: {
		reports: () => true,
		groupOf: ({ namespace }) => ({ namespace }),
		heedsReady: true,
		isCounted: true,
		expired: ({ name, container }) => `hook ${name} in container ${container} expired before executing`,
		failed: ({ name, container }, why) => `hook ${name} in container ${container} failed to execute, err: ${why}`,
		notExecuted: (hook, pod, why) => `hook ${left(hook, pod)} not executed: ${why}`
	},
	"in-progress": {
		reports: ({ stopsOthers }) => stopsOthers,
		groupOf: () => "velero",
		heedsReady: false,
		isCounted: false,
		expired: ({ name, container }) => `Hook ${name} in container ${container} expired before executing`,
		failed: (_hook, why) => why,
		notExecuted: (hook, pod, why) => `Hook ${left(hook, pod)} not executed: ${why}`
	}
};
function left({ name, container }, pod) {
	return `${name} in container ${container} in pod ${pod.namespace}/${pod.name}`;
}
// src/kube/existing-objects.ts
/** Nothing exists: for a cluster that was started a moment ago. A conflict is found by the create itself. */
const NOTHING_EXISTS = {
	find: () => Promise.resolve(void 0),
	forget: () => void 0
};
function listedObjects(client) {
	const lists = /* @__PURE__ */ new Map();
	return {
		async find(type, namespace, name) {
			const path = require_verbs.collectionPath(type, "");
			const list = lists.get(path) ?? index(client, type);
			lists.set(path, list);
			return (await list).get(`${namespace}/${name}`);
		},
		forget: () => lists.clear()
	};
}
async function index(client, type) {
	const objects = /* @__PURE__ */ new Map();
	try {
		for await (const page of require_verbs.listPages(client, type, "")) for (const object of page) {
			const key = `${require_json.textAt(object, "metadata", "namespace") ?? ""}/${require_json.textAt(object, "metadata", "name") ?? ""}`;
			objects.set(key, object);
		}
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError || error instanceof require_http_origin.TransportError)) throw error;
	}
	return objects;
}
// src/restore/actions/plugin-error.ts
/** What an action throws to fail its item. Velero's actions are plugins behind gRPC, and their messages say so. */
function pluginError(message) {
	return /* @__PURE__ */ new Error(`rpc error: code = Unknown desc = ${message}`);
}
/** What Go's helpers say about a field of the wrong type. Objects and lists are not shown: messages hold no bodies. */
function accessorError(path, found, expected) {
	return `${path} accessor error: ${shown(found)} is of the type ${goType(found)}, expected ${expected}`;
}
function shown(value) {
	if (value === null) return "<nil>";
	if (require_json.isRawNumber(value)) return value.rawJSON;
	return typeof value === "object" ? "…" : String(value);
}
function goType(value) {
	if (value === null) return "<nil>";
	if (Array.isArray(value)) return "[]interface {}";
	if (require_json.isObject(value)) return "map[string]interface {}";
	return typeof value === "boolean" ? "bool" : typeof value === "string" ? "string" : "float64";
}
// src/restore/actions/dataupload.ts
/**
* A-DU: the record of a data-mover volume is never created. Velero leaves what it says in a ConfigMap for A-CSIPVC; here
* it goes into the run's memory.
*/
const dataupload = {
	name: "velero.io/dataupload",
	appliesTo: ["datauploads.velero.io"],
	isTyped: () => false,
	apply: ({ fromBackup, restore, backup, dataUploads }) => {
		if (!backup.metadata) throw pluginError(`error to get backup for restore ${restore.metadata.name}: ${missingBackup(restore)}`);
		const namespace = require_json.textAt(fromBackup, "spec", "sourceNamespace") ?? "";
		dataUploads?.add(namespace, require_json.textAt(fromBackup, "spec", "sourcePVC") ?? "");
		return {
			kind: "skip",
			why: "it only tells where the data of a volume is"
		};
	}
};
/** What the API server says about a Backup object that is not there. */
function missingBackup(restore) {
	return `backups.velero.io "${restore.spec.backupName ?? ""}" not found`;
}
/** The memory of one restore. */
function dataUploadLog() {
	const counts = /* @__PURE__ */ new Map();
	return {
		add: (namespace, claim) => {
			const key = `${namespace}/${claim}`;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		},
		count: (namespace, claim) => counts.get(`${namespace}/${claim}`) ?? 0
	};
}
// src/restore/engine/side-files-for.ts
/** D-57: the files beside the tarball as a version of Velero knows them; what it does not read decides nothing. */
function sideFilesFor(profile, backup) {
	return profile.readsVolumeInfo ? backup : {
		...backup,
		volumeInfos: void 0,
		csiSnapshots: []
	};
}
// src/core/redact.ts
/** Shorter values are left: `true` or `1` masked everywhere would hide more than it protects. */
const MIN_SECRET_LENGTH = 4;
const MASK = "***";
/** The text without the values, as they are stored (base64) and decoded. What is part of `known` stays. */
function maskValues(text, values, known = "") {
	return values.flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]).filter((value) => value.length >= MIN_SECRET_LENGTH && !known.includes(value)).toSorted((a, b) => b.length - a.length).reduce((masked, value) => masked.replaceAll(value, MASK), text);
}
/** A longer `{…}` is an object, not a name. */
const MAX_QUOTED = 80;
/** The text with every object in it cut to its braces. */
function elideBodies(text) {
	const parts = [];
	let from = 0;
	for (let index = 0; index < text.length; index += 1) {
		if (text[index] !== "{") continue;
		const end = closingOf(text, index);
		if (end - index > MAX_QUOTED) {
			parts.push(text.slice(from, index), "{…}");
			from = end;
		}
		index = end - 1;
	}
	return [...parts, text.slice(from)].join("");
}
/** Index behind the brace that closes the one at `start`, or the end of the text. */
function closingOf(text, start) {
	let depth = 0;
	for (let index = start; index < text.length; index += 1) {
		if (text[index] === "{") depth += 1;
		if (text[index] === "}") depth -= 1;
		if (depth === 0) return index + 1;
	}
	return text.length;
}
// src/restore/messages.ts
/** `grp(ns)` of the rules: cluster scope when the namespace is ''. */
function groupOf(namespace) {
	return namespace === "" ? "cluster" : { namespace };
}
/** Messages of one level in the shape of F-85, in the order in which they came. */
function veleroResult(messages, level) {
	const velero = [];
	const cluster = [];
	const namespaces = /* @__PURE__ */ new Map();
	for (const { group, text } of messages.filter((message) => message.level === level)) if (group === "velero") velero.push(text);
	else if (group === "cluster") cluster.push(text);
	else {
		const texts = namespaces.get(group.namespace);
		if (texts === void 0) namespaces.set(group.namespace, [text]);
		else texts.push(text);
	}
	return {
		...velero.length > 0 ? { velero } : {},
		...cluster.length > 0 ? { cluster } : {},
		...namespaces.size > 0 ? { namespaces: Object.fromEntries(namespaces) } : {}
	};
}
// src/restore/item/item-run.ts
/** A journey at its start. */
function newItemRun(start) {
	return {
		...start,
		object: start.fromBackup,
		messages: [],
		record: void 0,
		endRecord: void 0,
		outcome: void 0,
		sent: void 0,
		isInDoubt: false,
		isTyped: false,
		isRenamed: false,
		hooksLeftOut: 0,
		restraint: void 0
	};
}
/** `GR/ns/name` with the target namespace and the name of the backup: how Velero names an item in its messages. */
function idOf(run) {
	const name = require_json.textAt(run.fromBackup, "metadata", "name") ?? "";
	const scope = run.targetNamespace === "" ? "" : `${run.targetNamespace}/`;
	return `${run.item.groupResource}/${scope}${name}`;
}
/** Ends the journey without a message. */
function settle(run, outcome) {
	run.outcome = outcome.detail === void 0 ? outcome : {
		...outcome,
		detail: masked(run, outcome.detail)
	};
	return "done";
}
function warn(run, text) {
	run.messages.push(message(run, "warning", text));
}
function complain(run, text) {
	run.messages.push(message(run, "error", text));
}
function message(run, level, text) {
	return {
		level,
		group: groupOf(run.targetNamespace),
		text: masked(run, text),
		item: run.item.index
	};
}
/** Servers and webhooks may quote what they refuse; a value of a Secret, or of a field that is named like one, must not travel on. */
function masked(run, text) {
	return maskValues(text, require_taming.privateValuesOf(run.fromBackup), idOf(run));
}
/** Ends the journey with an error in the group of the item. */
function fail(run, reason, text, detail = text, error) {
	complain(run, text);
	return settle(run, {
		kind: "failed",
		reason,
		detail,
		...refusalOf(error)
	});
}
/** What a program may know of a refusal; nothing when the error is something else. */
function refusalOf(error) {
	if (!(error instanceof require_kube_error.KubeError)) return {};
	return { refusal: {
		status: error.status,
		reason: error.reason
	} };
}
/** For read-back: what the server said it stored. */
function rememberStored(run, type, stored) {
	run.context.created.push({
		index: run.item.index,
		groupResource: run.item.groupResource,
		apiVersion: require_json.textAt(run.object, "apiVersion") ?? "",
		kind: require_json.textAt(run.object, "kind") ?? "",
		resource: type.resource,
		namespace: run.targetNamespace,
		sent: run.sent,
		...stored
	});
}
// src/core/go-json-syntax.ts
/** What Go's `encoding/json` says about a text, or undefined when the text is one JSON value. */
function goJsonSyntaxError(text) {
	const reader = new Reader(text);
	try {
		reader.value("looking for beginning of value");
		reader.end();
		return;
	} catch (error) {
		if (error instanceof Complaint) return error.message;
		throw error;
	}
}
var Complaint = class extends Error {};
const LITERALS = {
	t: "true",
	f: "false",
	n: "null"
};
const HEX = /[0-9a-fA-F]/;
const DIGIT = /[0-9]/;
/** Go stops at 10,000; our stack may not reach that far, and nobody nests like this by accident. */
const MAX_DEPTH = 1e3;
var Reader = class {
	#text;
	#position = 0;
	#depth = 0;
	constructor(text) {
		this.#text = `${text} `;
	}
	value(context) {
		const character = this.#token();
		if (++this.#depth > MAX_DEPTH) throw new Complaint("exceeded max depth");
		if (character === "{") this.#object();
		else if (character === "[") this.#array();
		else if (character === "\"") this.#string();
		else if (character === "-" || DIGIT.test(character)) this.#number(character);
		else if (LITERALS[character] !== void 0) this.#literal(LITERALS[character]);
		else this.#complain(character, context);
		this.#depth--;
	}
	end() {
		this.#skipSpace();
		const character = this.#peek();
		if (character !== void 0) this.#complain(character, "after top-level value");
	}
	#object() {
		for (let isFirst = true;; isFirst = false) {
			const quote = this.#token();
			if (isFirst && quote === "}") return;
			if (quote !== "\"") this.#complain(quote, "looking for beginning of object key string");
			this.#string();
			const colon = this.#token();
			if (colon !== ":") this.#complain(colon, "after object key");
			this.value("looking for beginning of value");
			const next = this.#token();
			if (next === "}") return;
			if (next !== ",") this.#complain(next, "after object key:value pair");
		}
	}
	#array() {
		this.#skipSpace();
		if (this.#accepts(/]/)) return;
		for (;;) {
			this.value("looking for beginning of value");
			const next = this.#token();
			if (next === "]") return;
			if (next !== ",") this.#complain(next, "after array element");
		}
	}
	#string() {
		for (;;) {
			const character = this.#next();
			if (character === "\"") return;
			if (character < " ") this.#complain(character, "in string literal");
			if (character !== "\\") continue;
			const escaped = this.#next();
			if (escaped === "u") for (let digits = 0; digits < 4; digits++) this.#expect(HEX, "in \\u hexadecimal character escape");
			else if (!"\"\\/bfnrt".includes(escaped)) this.#complain(escaped, "in string escape code");
		}
	}
	#number(first) {
		if ((first === "-" ? this.#expect(DIGIT, "in numeric literal") : first) !== "0") this.#digits();
		if (this.#accepts(/\./)) {
			this.#expect(DIGIT, "after decimal point in numeric literal");
			this.#digits();
		}
		if (this.#accepts(/[eE]/)) {
			this.#accepts(/[+-]/);
			this.#expect(DIGIT, "in exponent of numeric literal");
			this.#digits();
		}
	}
	#literal(word) {
		for (const expected of word.slice(1)) {
			const character = this.#next();
			if (character !== expected) this.#complain(character, `in literal ${word} (expecting '${expected}')`);
		}
	}
	#digits() {
		while (this.#accepts(DIGIT));
	}
	#accepts(pattern) {
		const character = this.#peek();
		if (character === void 0 || !pattern.test(character)) return false;
		this.#position += character.length;
		return true;
	}
	#expect(pattern, context) {
		const character = this.#next();
		if (!pattern.test(character)) this.#complain(character, context);
		return character;
	}
	#token() {
		this.#skipSpace();
		return this.#next();
	}
	#next() {
		const character = this.#peek();
		if (character === void 0) throw new Complaint("unexpected end of JSON input");
		this.#position += character.length;
		return character;
	}
	#peek() {
		const code = this.#text.codePointAt(this.#position);
		return code === void 0 ? void 0 : String.fromCodePoint(code);
	}
	#skipSpace() {
		while (this.#accepts(/[ \t\r\n]/));
	}
	#complain(character, context) {
		throw new Complaint(`invalid character ${quoted$1(character)} ${context}`);
	}
};
const ESCAPES = {
	"'": "\\'",
	"\\": "\\\\",
	"\x07": "\\a",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\v": "\\v"
};
/** Go names one byte of the text: beyond ASCII that is the first byte of the character, shown as the letter with that number. */
function quoted$1(character) {
	const byte = Buffer.from(character)[0] ?? 0;
	const shown = byte < 32 || byte === 127 ? `\\x${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte);
	return `'${ESCAPES[character] ?? shown}'`;
}
// src/kube/create-once.ts
const MAX_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 200;
/** Clocks of several API servers differ, and creationTimestamp has no fractions of a second. */
const CLOCK_SKEW_MS = 5e3;
/**
* The server's answer; 201 with the stored object when the answer was lost and the object is there. A refusal is an answer.
* @throws TransportError when it cannot be known what became of it
*/
async function createOnce(client, creation) {
	const { type, namespace, query = "", body, accept } = creation;
	const request = {
		method: "POST",
		path: `${require_verbs.collectionPath(type, namespace)}${query}`,
		body,
		...accept === void 0 ? {} : { accept }
	};
	const since = (client.serverTime() ?? 0) - CLOCK_SKEW_MS;
	let isInDoubt = false;
	for (let attempt = 1;; attempt += 1) {
		const end = await attemptOnce(client, request);
		const isDoubtful = end instanceof require_http_origin.TransportError || require_answer_kind.answerKind(end) !== "final";
		isInDoubt ||= isDoubtful && !isBusy(end);
		if (!isInDoubt || isSuccess(end)) return answerOf(end);
		if (creation.name === "") throw nameless(end);
		const found = await lookFor(client, creation);
		if (found !== void 0) return whoseIsIt(creation, found, since);
		if (!isDoubtful || attempt === MAX_ATTEMPTS) return answerOf(end);
		await require_sleep.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), creation.signal);
	}
}
async function attemptOnce(client, request) {
	try {
		return await client.send(request);
	} catch (error) {
		if (error instanceof require_http_origin.TransportError) return error;
		throw error;
	}
}
function isSuccess(end) {
	return !(end instanceof require_http_origin.TransportError) && end.status < 300;
}
/** Nothing has begun: the one failure that leaves no doubt. */
function isBusy(end) {
	return end instanceof require_http_origin.TransportError ? !end.mayHaveArrived : require_answer_kind.answerKind(end) === "busy";
}
function answerOf(end) {
	if (end instanceof require_http_origin.TransportError) throw end;
	return end;
}
/** Sent again it might be there twice, and without its name it cannot be found. */
function nameless(end) {
	if (end instanceof require_http_origin.TransportError) return end;
	const { message } = require_kube_error.kubeErrorOf(end.status, end.body);
	return new require_http_origin.TransportError(`an object that the server names may have been made: ${message}`, true);
}
/** @throws TransportError when the server does not let us look */
async function lookFor(client, creation) {
	try {
		return await require_verbs.getObject(client, creation.type, creation.namespace, creation.name);
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		throw new require_http_origin.TransportError(`the answer was lost, and reading it back failed: ${error.message}`, true, error);
	}
}
function whoseIsIt({ type, name, isOurs }, found, since) {
	if (Date.parse(require_json.textAt(found, "metadata", "creationTimestamp") ?? "") >= since && isOurs(found)) return {
		status: 201,
		body: Buffer.from(require_json.stringifyJson(found))
	};
	throw new require_kube_error.KubeError(409, "AlreadyExists", `${type.resource} "${name}" already exists`);
}
// src/kube/ambiguous.ts
/** True when the write that ended like this may have been carried out. */
function isAmbiguous(error) {
	if (error instanceof require_http_origin.TransportError) return error.mayHaveArrived;
	if (!(error instanceof require_kube_error.KubeError)) return false;
	const kind = require_answer_kind.answerKind({
		status: error.status,
		headers: {},
		body: Buffer.from(error.message)
	});
	return kind === "away" || kind === "broken";
}
// src/restore/finalize/created-pod.ts
/**
* Undefined when neither hooks nor volume data are to be told of. @param stored the pod as the server answered to its creation
* @throws Error as `execHooksOf`
*/
function createdPod(context, stored, { fromBackup, hooksLeftOut }) {
	const hooks = execHooksOf(context.restore, stored);
	const savedVolumes = restoresVolumes(context) ? volumesToRestore({
		object: stored,
		fromBackup,
		backup: context.backup
	}) : [];
	if (hooks.length + savedVolumes.length + hooksLeftOut === 0) return void 0;
	return {
		namespace: require_json.textAt(stored, "metadata", "namespace") ?? "",
		name: require_json.textAt(stored, "metadata", "name") ?? "",
		uid: require_json.textAt(stored, "metadata", "uid") ?? "",
		containers: containersOf(stored),
		hooks,
		savedVolumes,
		initHooksLeftOut: hooksLeftOut
	};
}
/** To be called once a pod is created and its other steps are through (R-140). */
function rememberPod(context, stored, journey) {
	const pod = createdPod(context, stored, journey);
	if (pod !== void 0) context.createdPods.push(pod);
}
/** R-150: claims and volumes must both be wanted. */
function restoresVolumes({ filters }) {
	return ["persistentvolumeclaims", "persistentvolumes"].every((name) => filters.resources.shouldInclude(name));
}
// src/restore/item/managed-fields.ts
/** Whether they are wanted, and there are any. Then the create has to answer with the whole object. */
function bringsManagedFields({ context, fromBackup }) {
	return context.restoresManagedFields && require_json.listAt(fromBackup, "metadata", "managedFields").length > 0;
}
/**
* False when it failed in a way that ends the item.
* @param stored as the create has answered
* @param isCurrent nothing has been written to it since
*/
async function restoreManagedFields(run, type, stored, isCurrent) {
	if (require_json.at(stored, "metadata", "managedFields") === void 0) return true;
	const managedFields = require_json.listAt(run.fromBackup, "metadata", "managedFields");
	if (isCurrent && await putBack(run, type, require_json.withAt(stored, ["metadata", "managedFields"], managedFields))) return true;
	const { client, signal } = run.context;
	try {
		await require_verbs.mergePatchObject(client, type, run.targetNamespace, nameOf$2(stored), { metadata: { managedFields } });
		return true;
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof require_kube_error.KubeError && error.isNotFound) {
			warn(run, require_rehearsal_error.messageOf(error));
			return true;
		}
		complain(run, require_rehearsal_error.messageOf(error));
		return false;
	}
}
/** Its resourceVersion sees to it that no change of others is lost. */
async function putBack(run, type, object) {
	try {
		await require_verbs.replaceObject(run.context.client, type, run.targetNamespace, nameOf$2(object), object);
		return true;
	} catch (error) {
		run.context.signal.throwIfAborted();
		if (error instanceof require_kube_error.KubeError || error instanceof require_http_origin.TransportError) return false;
		throw error;
	}
}
function nameOf$2(stored) {
	return require_json.textAt(stored, "metadata", "name") ?? "";
}
// src/restore/item/after-create.ts
/** A replacement whose answer was lost is sent again, which comes to the same. */
const MAX_LOST_ANSWERS = 3;
async function afterCreate(run, type, stored) {
	const name = require_json.textAt(stored, "metadata", "name") ?? "";
	remember(run, type, stored, name);
	const hasStatus = wantsStatus(run);
	if (hasStatus) await restoreStatus(run, type, stored, name);
	if (bringsManagedFields(run) && !await restoreManagedFields(run, type, stored, !hasStatus)) return settle(run, {
		kind: "failed",
		reason: "follow-up-failed",
		detail: "managedFields could not be restored"
	});
	if (run.item.groupResource === "pods") rememberPod(run.context, stored, run);
	return settle(run, {
		kind: "created",
		reason: "restored"
	});
}
function remember(run, type, stored, name) {
	if (run.record !== void 0) {
		run.record.exists = true;
		run.record.action = "created";
		run.record.name = name;
	}
	rememberStored(run, type, {
		name,
		uid: require_json.textAt(stored, "metadata", "uid") ?? "",
		updated: false
	});
	if (run.item.groupResource === "customresourcedefinitions.apiextensions.k8s.io") run.context.newCrds.set(name, 0);
}
function wantsStatus({ context, item, object, fromBackup }) {
	return restoresStatus(context, item.groupResource, object, fromBackup);
}
/** R-142: a failure is a warning; a conflict is tried again with the version of the day. */
async function restoreStatus(run, type, stored, name) {
	const { client, signal } = run.context;
	let conflictsLeft = run.context.profile.statusAnnotation ? 4 : 0;
	let lostLeft = MAX_LOST_ANSWERS;
	let version = require_json.textAt(stored, "metadata", "resourceVersion") ?? "";
	for (;;) {
		const body = require_json.withAt(require_json.withAt({
			...run.object,
			status: run.fromBackup.status
		}, ["metadata", "resourceVersion"], version), ["metadata", "name"], name);
		try {
			await require_verbs.putSubresource(client, type, run.targetNamespace, name, "status", body);
			return;
		} catch (error) {
			signal.throwIfAborted();
			const isConflict = error instanceof require_kube_error.KubeError && error.isConflict;
			const now = (isAmbiguous(error) ? lostLeft-- > 0 : isConflict && conflictsLeft-- > 0) ? await versionNow(run, type, name) : void 0;
			if (now === void 0) return warn(run, statusMessage(error, type, name));
			version = now;
		}
	}
}
/** Undefined when it cannot be read: then the first failure is the one to tell. */
async function versionNow(run, type, name) {
	try {
		const found = await require_verbs.getObject(run.context.client, type, run.targetNamespace, name);
		return require_json.textAt(found, "metadata", "resourceVersion");
	} catch {
		run.context.signal.throwIfAborted();
		return;
	}
}
/** A type without the sub-resource answers without naming the object; clients put the name in. */
function statusMessage(error, type, name) {
	if (!(error instanceof require_kube_error.KubeError) || !error.isNotFound) return require_rehearsal_error.messageOf(error);
	return `${type.group === "" ? type.resource : `${type.resource}.${type.group}`} "${name}" not found`;
}
// src/restore/item/body-of.ts
/** On a create the server writes managedFields of its own; those of the backup are patched back afterwards, or not at all. */
function bodyOf(object) {
	const { metadata } = object;
	if (metadata === void 0) return object;
	return {
		...object,
		metadata: require_json.omit(metadata, ["managedFields"])
	};
}
// src/restore/merge-patch.ts
/**
* The JSON merge patch (RFC 7386) that turns `from` into `to`: a key that is gone becomes null, lists are replaced as a
* whole. Undefined when there is nothing to change.
*/
function createMergePatch(from, to) {
	const changes = Object.keys(from).filter((key) => !Object.hasOwn(to, key)).map((key) => [key, null]);
	for (const [key, wanted] of Object.entries(to)) {
		const change = changeOf(Object.hasOwn(from, key) ? from[key] : void 0, wanted);
		if (change !== void 0) changes.push([key, change]);
	}
	return changes.length === 0 ? void 0 : Object.fromEntries(changes);
}
function changeOf(from, to) {
	if (require_json.isObject(from) && require_json.isObject(to)) return createMergePatch(from, to);
	return require_json.semanticEqual(from, to) ? void 0 : to;
}
// src/restore/item/hold.ts
function settleHeld(run) {
	const { rule, why } = run.restraint?.ruling ?? {
		rule: "",
		why: ""
	};
	run.isInDoubt = false;
	return settle(run, {
		kind: "held",
		reason: "held-by-rule",
		detail: `${rule}: ${why}`
	});
}
/** A webhook with side effects is not asked in a dry run; the request is refused in its name. Of the object that says nothing. */
function isUnsupported(error) {
	return error instanceof require_kube_error.KubeError && error.status === 400 && /does not support dry run/.test(error.message);
}
/** Why a dry run must not be sent: what is there may store what is only to be tried. Undefined: it may. */
async function untriable(run, type) {
	const servedBy = await run.context.safety.serverOf(type);
	const version = `${type.group}/${type.version}`;
	if (servedBy === "another-server") return `an aggregated API serves ${version}, and it may store what is sent as a dry run`;
	if (servedBy === "unknown") return `the cluster does not tell whether an aggregated API serves ${version}, which may store what is sent as a dry run`;
}
/** It is in no cluster, and nothing is known about whether it could be. */
function settleUnproved(run, why) {
	return settle(run, {
		kind: "unknown",
		reason: "held-not-proved",
		detail: `${run.restraint?.ruling.rule ?? ""}: held, not proved: ${why}`
	});
}
// src/restore/item/idle-patch.ts
/** The server gives these out, and puts them back when an update leaves them out (pkg/registry/core/service/strategy.go, patchAllocatedValues). */
const ALLOCATED = ["clusterIP", "clusterIPs"];
/**
* True for a patch that the server would accept and that would change nothing: it takes out of a Service the addresses that the
* action for Services had taken out of the backup's (A-SVC). Velero sends it for every Service that is as it should be.
*/
function isIdlePatch(groupResource, stored, patch) {
	const { spec, ...others } = patch;
	if (groupResource !== "services" || Object.keys(others).length > 0 || !require_json.isObject(spec)) return false;
	if (require_json.textAt(stored, "spec", "type") === "ExternalName") return false;
	return Object.entries(spec).every(([key, value]) => ALLOCATED.includes(key) && value === null);
}
// src/restore/select/label-value.ts
const MAX_BYTES = 63;
const HASH_DIGITS = 6;
/** A name made fit for a label value (S-60): up to 63 bytes as it is, longer ones as their first 57 bytes and 6 hex digits of their SHA-256. */
function labelValue(name) {
	const bytes = Buffer.from(name);
	if (bytes.length <= MAX_BYTES) return name;
	const digest = (0, node_crypto.createHash)("sha256").update(bytes).digest("hex");
	return bytes.subarray(0, 57).toString() + digest.slice(0, HASH_DIGITS);
}
// src/restore/item/labels.ts
const BACKUP_NAME_LABEL = "velero.io/backup-name";
const RESTORE_NAME_LABEL = "velero.io/restore-name";
/** Sets the two labels of a restore, over whatever was there (R-108, S-60). */
function withRestoreLabels(object, names) {
	const labels = require_json.objectAt(object, "metadata", "labels");
	return require_json.withAt(object, ["metadata", "labels"], {
		...labels,
		[BACKUP_NAME_LABEL]: labelValue(names.backup),
		[RESTORE_NAME_LABEL]: labelValue(names.restore)
	});
}
// src/restore/item/service-account.ts
/**
* R-125: an existing ServiceAccount keeps what it has and gains what only the backup has: entries of its two lists by name,
* labels and annotations by key. `live` and `wanted` are both stripped and labelled.
*/
function mergeServiceAccount(live, wanted) {
	const lists = ["secrets", "imagePullSecrets"].reduce((merged, key) => mergeList$1(merged, wanted, key), live);
	return ["labels", "annotations"].reduce((merged, key) => mergeMap(merged, wanted, key), lists);
}
function mergeList$1(live, wanted, key) {
	const present = require_json.listAt(live, key);
	const names = new Set(present.map(nameOf$1));
	const added = require_json.listAt(wanted, key).filter((entry) => !names.has(nameOf$1(entry)));
	return added.length === 0 ? live : require_json.withAt(live, [key], [...present, ...added]);
}
function nameOf$1(entry) {
	return require_json.textAt(entry, "name") ?? "";
}
function mergeMap(live, wanted, key) {
	const added = require_json.objectAt(wanted, "metadata", key);
	if (Object.keys(added).length === 0) return live;
	return require_json.withAt(live, ["metadata", key], {
		...added,
		...require_json.objectAt(live, "metadata", key)
	});
}
// src/restore/item/strip.ts
const SERVER_OWNED = [
	"generateName",
	"selfLink",
	"uid",
	"resourceVersion",
	"generation",
	"creationTimestamp",
	"deletionTimestamp",
	"deletionGracePeriodSeconds",
	"ownerReferences"
];
const FOUR_KEYS = [
	"name",
	"namespace",
	"labels",
	"annotations"
];
/** What a profile keeps of metadata (D-4). */
const METADATA = {
	"all-but": (metadata) => require_json.omit(metadata, SERVER_OWNED),
	"only-four": (metadata) => require_json.omit(metadata, Object.keys(metadata).filter((key) => !FOUR_KEYS.includes(key)))
};
/** The object without status and without the metadata that the profile drops; undefined when it has no metadata. */
function strip(object, kept) {
	if (!require_json.isObject(object.metadata)) return void 0;
	return {
		...require_json.omit(object, ["status"]),
		metadata: METADATA[kept](object.metadata)
	};
}
// src/restore/item/existing.ts
async function handleExisting(run, type, found) {
	const { context } = run;
	if (run.record !== void 0) run.record.exists = true;
	const typed = {
		apiVersion: run.object.apiVersion,
		kind: run.object.kind,
		...found
	};
	const stripped = strip(typed, context.profile.keptMetadata) ?? typed;
	const comparison = {
		run,
		type,
		name: require_json.textAt(found, "metadata", "name") ?? "",
		uid: require_json.textAt(found, "metadata", "uid") ?? "",
		stored: comparable(run, stripped),
		live: comparable(run, withRestoreLabels(stripped, context.names)),
		wanted: comparable(run, run.object)
	};
	const policy = context.restore.spec.existingResourcePolicy ?? "";
	if (run.restraint !== void 0 && !isMerged(run)) return await leaveAlone(comparison, run.restraint, policy);
	if (!run.isTyped && require_json.semanticEqual(comparison.live, comparison.wanted)) return await keepEqual(comparison, policy);
	if (run.item.groupResource === "serviceaccounts") return await mergeAccount(comparison, policy);
	return policy === "update" ? await update(comparison) : keepDifferent(comparison, policy);
}
/** Lists of a service account are added to; its tamed form adds nothing that acts. */
function isMerged({ item, restraint }) {
	return item.groupResource === "serviceaccounts" && restraint?.isHeld !== true;
}
/** Where managedFields are not restored they say nothing about the backup. */
function comparable(run, object) {
	if (run.context.restoresManagedFields) return object;
	return {
		...object,
		metadata: require_json.omit(object.metadata, ["managedFields"])
	};
}
/** R-123, R-124. */
async function keepEqual(comparison, policy) {
	if (policy === "update") await patchLabels(comparison);
	return settle(comparison.run, {
		kind: "unchanged",
		reason: "exists-equal"
	});
}
/** R-126. */
function keepDifferent({ run, name }, policy) {
	const kind = require_json.textAt(run.object, "kind") ?? "";
	warn(run, run.context.profile.existsWarningText(kind, name, policy));
	return settle(run, {
		kind: "skipped",
		reason: "exists-differs"
	});
}
/** R-127: a refused update is a warning for Velero; for us the item is not in the state that was asked for. */
async function update(comparison) {
	const { run, stored, wanted } = comparison;
	const patch = createMergePatch(stored, wanted);
	if (patch === void 0 || isIdlePatch(run.item.groupResource, stored, patch)) return alreadyThere(run);
	try {
		await send(comparison, patch);
	} catch (error) {
		run.context.signal.throwIfAborted();
		warn(run, require_rehearsal_error.messageOf(error));
		await patchLabels(comparison);
		return settle(run, outcomeOf(error));
	}
	run.sent = run.context.sent?.append(Buffer.from(require_json.stringifyJson(wanted)));
	return updated(comparison, "patched");
}
/**
* What runs in the cluster is neither tamed nor changed by what must not act: it is compared with the backup, and a patch is only
* tried. A run before this one may have left the tamed form.
*/
async function leaveAlone(comparison, { untamed }, policy) {
	const { run, type, name, stored, live, wanted: tamed } = comparison;
	const wanted = comparable(run, withRestoreLabels(untamed, run.context.names));
	if ([wanted, tamed].some((form) => require_json.semanticEqual(live, form)) && !run.isTyped) return settle(run, {
		kind: "unchanged",
		reason: "exists-equal"
	});
	if (policy !== "update") return keepDifferent(comparison, policy);
	const patch = createMergePatch(stored, wanted);
	if (patch === void 0 || isIdlePatch(run.item.groupResource, stored, patch)) return alreadyThere(run);
	const untried = await untriable(run, type);
	if (untried !== void 0) return settleUnproved(run, untried);
	try {
		await require_verbs.mergePatchObject(run.context.client, type, run.targetNamespace, name, patch, require_verbs.DRY_RUN);
	} catch (error) {
		run.context.signal.throwIfAborted();
		warn(run, require_rehearsal_error.messageOf(error));
		return settle(run, isUnsupported(error) ? {
			kind: "unknown",
			reason: "dry-run-unsupported",
			detail: require_rehearsal_error.messageOf(error)
		} : outcomeOf(error));
	}
	return settleHeld(run);
}
/** Of a patch that was not answered with a success. */
function outcomeOf(error) {
	const detail = require_rehearsal_error.messageOf(error);
	if (isAmbiguous(error)) return {
		kind: "unknown",
		reason: "ambiguous",
		detail
	};
	return {
		kind: "failed",
		reason: "patch-refused",
		detail,
		...refusalOf(error)
	};
}
/** Velero compares typed objects as different and sends a patch that changes nothing; it says updated. */
function alreadyThere(run) {
	if (run.record !== void 0) run.record.action = "updated";
	return settle(run, {
		kind: "unchanged",
		reason: "exists-equal"
	});
}
/** R-125: independent of the policy, and without the labels of this restore. */
async function mergeAccount(comparison, policy) {
	const { run, live, wanted } = comparison;
	const patch = createMergePatch(live, mergeServiceAccount(live, wanted));
	if (patch === void 0) return settle(run, {
		kind: "unchanged",
		reason: "merged",
		detail: "nothing to add"
	});
	try {
		await send(comparison, patch);
	} catch (error) {
		run.context.signal.throwIfAborted();
		warn(run, require_rehearsal_error.messageOf(error));
		if (policy === "update") await patchLabels(comparison);
		return settle(run, outcomeOf(error));
	}
	return updated(comparison, "merged");
}
function updated({ run, type, name, uid }, reason) {
	if (run.record !== void 0) run.record.action = "updated";
	rememberStored(run, type, {
		name,
		uid,
		updated: true
	});
	return settle(run, {
		kind: "updated",
		reason
	});
}
/** R-124, R-127: only the two labels move to this restore, unless they are there. */
async function patchLabels(comparison) {
	const { run, stored, live } = comparison;
	const patch = createMergePatch(stored, live);
	if (patch === void 0) return;
	try {
		await send(comparison, patch);
	} catch (error) {
		run.context.signal.throwIfAborted();
		complain(run, require_rehearsal_error.messageOf(error));
	}
}
async function send({ run, type, name }, patch) {
	run.isInDoubt = true;
	await require_verbs.mergePatchObject(run.context.client, type, run.targetNamespace, name, patch);
}
// src/restore/item/stored-metadata.ts
/** Of the answer this much is looked at: a name has at most 253 characters. */
const HEAD_BYTES = 1024;
/** As the API server begins a PartialObjectMetadata: its fields come in this order, and a name is not escaped. */
const HEAD = /^\{"kind":"PartialObjectMetadata","apiVersion":"meta\.k8s\.io\/v1","metadata":\{"name":"([ !#-[\]-~]+)",(?:"generateName":"[ !#-[\]-~]*",)?(?:"namespace":"[a-z0-9.-]+",)?"uid":"([0-9a-f-]+)","resourceVersion":"(\d+)"/;
/** In a text of an annotation the quotes would be escaped. */
const HAS_MANAGED_FIELDS = "\"managedFields\":[";
/**
* Name, uid and resourceVersion of what was stored, from the metadata that a create answers with. Most of such an answer is
* managedFields, of which only matters whether there are any: its head is enough. Anything that looks different is parsed
* as a whole.
*/
function storedMetadata(answer) {
	const [, name, uid, resourceVersion] = HEAD.exec(answer.toString("latin1", 0, HEAD_BYTES)) ?? [];
	if (name !== void 0 && uid !== void 0 && resourceVersion !== void 0) {
		const managed = answer.includes(HAS_MANAGED_FIELDS) ? { managedFields: [] } : {};
		return { metadata: {
			name: require_open_backup.compactText(name),
			uid: require_open_backup.compactText(uid),
			resourceVersion,
			...managed
		} };
	}
	const parsed = require_json.parseJson(answer.toString("utf8"));
	return require_json.isObject(parsed) ? parsed : {};
}
// src/restore/item/try-untamed.ts
/** Not of the object: it is there already, or its type is not served yet. The create itself tells. */
const OF_THE_MOMENT = /* @__PURE__ */ new Set([404, 409]);
/** Why the server would not take what was tamed as it is in the backup; undefined when it would, or when that is not to be found out. */
async function untamedRefusal(run, type) {
	const { context, restraint, targetNamespace } = run;
	if (restraint === void 0 || restraint.isHeld) return void 0;
	const untried = await untriable(run, type);
	if (untried !== void 0) {
		warn(run, `${idOf(run)} is restored in a neutral form, and that of the backup was not tried: ${untried}`);
		return;
	}
	const object = withRestoreLabels(restraint.untamed, context.names);
	try {
		const { status, body } = await createOnce(context.client, {
			type,
			namespace: targetNamespace,
			name: require_json.textAt(object, "metadata", "name") ?? "",
			body: require_json.stringifyJson(bodyOf(object)),
			query: require_verbs.DRY_RUN,
			accept: require_verbs.METADATA_ONLY,
			isOurs: () => false,
			signal: context.signal
		});
		if (status < 300 || OF_THE_MOMENT.has(status)) return void 0;
		const error = require_kube_error.kubeErrorOf(status, body);
		if (!isUnsupported(error)) return error;
		warn(run, require_rehearsal_error.messageOf(error));
		return;
	} catch (error) {
		context.signal.throwIfAborted();
		if (error instanceof require_http_origin.TransportError || error instanceof require_kube_error.KubeError) return void 0;
		throw error;
	}
}
// src/restore/item/type-to-send.ts
/** R-109, R-110: the path follows the object's own apiVersion; the resource changes only when the kind did. */
function typeToSend(run) {
	const apiVersion = require_json.textAt(run.object, "apiVersion") ?? "";
	const { group, version } = require_verbs.splitApiVersion(apiVersion);
	const { resource } = require_verbs.splitGroupResource(run.item.groupResource);
	const kind = require_json.textAt(run.object, "kind") ?? "";
	if (kind === require_json.textAt(run.fromBackup, "kind")) return {
		group,
		version,
		resource
	};
	const found = run.context.discovery().findKind(apiVersion, kind);
	return found === void 0 ? void 0 : {
		group,
		version,
		resource: found.resource
	};
}
// src/restore/item/create.ts
/** A type whose definition was created a moment ago may need this long to be served. */
const NEW_TYPE_TIMEOUT_MS = 5e3;
const NEW_TYPE_POLL_MS = 100;
async function createStep(run) {
	const type = typeToSend(run);
	if (type === void 0) return fail(run, "api-not-served", `the server could not find the requested resource, kind ${require_json.textAt(run.object, "kind")}`);
	const present = await run.context.existing.find(type, run.targetNamespace, nameOf(run));
	if (present !== void 0) return await handleExisting(run, type, present);
	const isHeld = run.restraint?.isHeld === true;
	const untried = isHeld ? await untriable(run, type) : void 0;
	if (untried !== void 0) return settleUnproved(run, untried);
	const stored = await untamedRefusal(run, type) ?? await postOrError(run, type);
	if (isHeld && !(stored instanceof Error)) return settleHeld(run);
	if (!(stored instanceof Error)) return await afterCreate(run, type, stored);
	return await handleRefusal(run, type, stored);
}
/** The stored object, or why there is none. */
async function postOrError(run, type) {
	try {
		return await post(run, type);
	} catch (error) {
		run.context.signal.throwIfAborted();
		if (error instanceof require_kube_error.KubeError || error instanceof require_http_origin.TransportError) return error;
		if (error instanceof SyntaxError) return new require_http_origin.TransportError("the answer is no JSON", true, error);
		throw error;
	}
}
function nameOf(run) {
	return require_json.textAt(run.object, "metadata", "name") ?? "";
}
/** The stored object, or its metadata alone where nobody asks for more. @throws KubeError, TransportError */
async function post(run, type) {
	const body = Buffer.from(require_json.stringifyJson(bodyOf(run.object)));
	const giveUpAt = Date.now() + NEW_TYPE_TIMEOUT_MS;
	for (;;) {
		run.isInDoubt = true;
		const answer = await createOnce(run.context.client, creationOf(run, type, body));
		run.isInDoubt = answer.status < 300;
		if (answer.status < 300 && run.restraint?.isHeld) return {};
		if (answer.status < 300) {
			run.sent = run.context.sent?.append(body);
			return wantsWhole(run) ? asObject$1(require_json.parseJson(answer.body.toString("utf8"))) : storedMetadata(answer.body);
		}
		if (!(answer.status === 404 && run.context.newCrds.has(run.item.groupResource)) || Date.now() >= giveUpAt) throw require_kube_error.kubeErrorOf(answer.status, answer.body);
		await require_sleep.sleep(NEW_TYPE_POLL_MS, run.context.signal);
	}
}
/** When its answer is lost: an object with the label of this restore that no other item has made is ours. */
function creationOf(run, type, body) {
	const { created, signal } = run.context;
	const isHeld = run.restraint?.isHeld === true;
	const label = require_json.textAt(run.object, "metadata", "labels", RESTORE_NAME_LABEL);
	return {
		type,
		namespace: run.targetNamespace,
		name: nameOf(run),
		body,
		query: isHeld ? require_verbs.DRY_RUN : require_verbs.WITHOUT_WARNINGS,
		...wantsWhole(run) ? {} : { accept: require_verbs.METADATA_ONLY },
		isOurs: (found) => !isHeld && require_json.textAt(found, "metadata", "labels", "velero.io/restore-name") === label && !created.some(({ uid }) => uid === require_json.textAt(found, "metadata", "uid")),
		signal
	};
}
/** Hooks ask for the containers of a pod, and managedFields are put back with the object; otherwise only the metadata matters. */
function wantsWhole(run) {
	return run.item.groupResource === "pods" || bringsManagedFields(run);
}
function asObject$1(value) {
	return value;
}
/** R-113, R-114, R-116: whatever the server did not like, an object that is there is compared with. */
async function handleRefusal(run, type, error) {
	const text = `error restoring ${idOf(run)}: ${require_rehearsal_error.messageOf(error)}`;
	if (error instanceof require_http_origin.TransportError) {
		complain(run, text);
		return settle(run, {
			kind: "unknown",
			reason: "ambiguous",
			detail: require_rehearsal_error.messageOf(error)
		});
	}
	if (run.restraint?.isHeld && isUnsupported(error)) {
		warn(run, text);
		return settle(run, {
			kind: "unknown",
			reason: "dry-run-unsupported",
			detail: require_rehearsal_error.messageOf(error)
		});
	}
	const name = nameOf(run);
	try {
		const live = name === "" ? void 0 : await require_verbs.getObject(run.context.client, type, run.targetNamespace, name);
		if (live !== void 0) return await handleExisting(run, type, live);
	} catch (lookup) {
		run.context.signal.throwIfAborted();
		if (isAlreadyExists(error)) return unreadable(run, require_rehearsal_error.messageOf(lookup));
	}
	if (isAlreadyExists(error)) return unreadable(run, `${type.resource} "${name}" not found`);
	return fail(run, error instanceof require_kube_error.KubeError && error.isNotFound && !isServed(run, type) ? "api-not-served" : "refused", text, require_rehearsal_error.messageOf(error), error);
}
function isAlreadyExists(error) {
	return error instanceof require_kube_error.KubeError && error.isAlreadyExists;
}
/** R-114, D-13: the item failed, whatever the version of Velero calls it. */
function unreadable(run, why) {
	(run.context.profile.unreadableExisting === "error" ? complain : warn)(run, why);
	return settle(run, {
		kind: "failed",
		reason: "exists-unreadable",
		detail: why
	});
}
function isServed(run, type) {
	return run.context.discovery().find(type.group, type.version, type.resource) !== void 0;
}
// src/restore/item/early-steps.ts
/**
* R-60, R-61, R-63. Items of the plan have passed already; what an action asks for has not. It leaves no outcome: the plan
* has said why the item stays behind.
*/
function checkFilters(run) {
	const { filters } = run.context;
	const { groupResource, namespace } = run.item;
	const isMustHave = filters.isMustHave(groupResource);
	if (!isMustHave && !filters.resources.shouldInclude(groupResource)) return "done";
	if (namespace === "") return filters.allowsClusterScope ? "next" : "done";
	return isMustHave || filters.namespaces.shouldInclude(namespace) ? "next" : "done";
}
/** R-62, with one wait per namespace and one error per item (R-56). */
async function ensureNamespace(run) {
	if (run.targetNamespace === "") return "next";
	await run.context.guardNamespace?.(run.targetNamespace);
	const state = await run.context.namespaces.ensure(run.targetNamespace, run.item.namespace);
	if (state.kind === "ready") return "next";
	run.messages.push({
		level: "error",
		group: "velero",
		text: state.text,
		item: run.item.index
	});
	return settle(run, {
		kind: "failed",
		reason: "namespace-not-ready",
		detail: state.text
	});
}
/** R-65: what has run to its end stays in the past. A failed Job without completionTime is restored and runs again. */
function checkCompleted(run) {
	const { groupResource } = run.item;
	const field = Object.hasOwn(COMPLETED, groupResource) ? COMPLETED[groupResource] : void 0;
	if (field === void 0) return "next";
	const value = require_json.at(run.fromBackup, "status", field.key);
	if (value === void 0) return "next";
	if (typeof value !== "string") {
		complain(run, `error checking completion of ${run.item.groupResource}: status.${field.key} is not a text`);
		return settle(run, {
			kind: "failed",
			reason: "undecodable",
			detail: `status.${field.key} is not a text`
		});
	}
	return field.isEnd(value) ? settle(run, {
		kind: "skipped",
		reason: "completed"
	}) : "next";
}
const COMPLETED = {
	pods: {
		key: "phase",
		isEnd: (phase) => phase === "Failed" || phase === "Succeeded"
	},
	"jobs.batch": {
		key: "completionTime",
		isEnd: (time) => time !== ""
	}
};
/** R-68. */
function skipMirrorPod(run) {
	const annotation = require_json.textAt(run.fromBackup, "metadata", "annotations", "kubernetes.io/config.mirror") ?? "";
	return run.item.groupResource === "pods" && annotation !== "" ? settle(run, {
		kind: "skipped",
		reason: "mirror-pod"
	}) : "next";
}
/** R-70. */
function stripObject(run) {
	const stripped = strip(run.object, run.context.profile.keptMetadata);
	if (stripped === void 0) return fail(run, "undecodable", "metadata not found");
	const name = require_json.objectAt(stripped, "metadata").name;
	if (name !== void 0 && typeof name !== "string") return fail(run, "undecodable", "metadata.name is not a text");
	run.object = stripped;
	return "next";
}
// src/restore/item/late-steps.ts
/** R-106: an error of a rule is said, and the object goes on without that rule. */
function applyModifiersStep(run) {
	const { modifiers } = run.context;
	if (modifiers === void 0) return "next";
	const result = modifiers.apply({
		object: run.object,
		groupResource: run.item.groupResource,
		namespace: run.item.namespace,
		name: run.item.name,
		labels: require_json.textMapAt(run.object, "metadata", "labels")
	});
	for (const text of result.errors) complain(run, text);
	run.object = result.object;
	return "next";
}
/** Not of Velero. What leaves here is all that the server and the comparison afterwards ever see of a Secret. */
async function sanitiseSecret(run) {
	const { sanitise } = run.context;
	if (sanitise !== void 0 && run.item.groupResource === "secrets") run.object = await sanitise(run.object);
	return "next";
}
/** R-107. */
function setNamespace(run) {
	if (run.targetNamespace !== "") run.object = require_json.withAt(run.object, ["metadata", "namespace"], run.targetNamespace);
	return "next";
}
/** R-108. */
function setLabels(run) {
	run.object = withRestoreLabels(run.object, run.context.names);
	return "next";
}
// src/restore/item/path-of.ts
/** The path of an item in the archive. */
function pathOf(item) {
	const scope = item.namespace === "" ? "cluster" : `namespaces/${item.namespace}`;
	return `resources/${item.groupResource}/${scope}/${item.name}.json`;
}
// src/restore/actions/action-config.ts
const PLUGIN_CONFIG_LABEL = "velero.io/plugin-config";
const KIND = "RestoreItemAction";
/**
* `data` of the one ConfigMap that configures an action (A-3), out of those in Velero's namespace. Only an action that
* reads its configuration may ask: with two of them the question itself fails. @throws Error when there is more than one
*/
function actionConfig(configMaps, action) {
	const found = configMaps.filter(({ labels }) => Object.hasOwn(labels, "velero.io/plugin-config") && labels[action.name] === KIND);
	if (found.length > 1) {
		const names = found.map(({ name }) => name).sort();
		throw pluginError(`found more than one ConfigMap matching label selector "${PLUGIN_CONFIG_LABEL},${action.name}=${KIND}": [${names.join(" ")}]`);
	}
	return found[0]?.data;
}
// src/restore/actions/add-pvc-from-pod.ts
/** A-PVCPOD: the claims a pod mounts are restored before it. Claims of generic ephemeral volumes are not among them. */
const addPvcFromPod = {
	name: "velero.io/add-pvc-from-pod",
	appliesTo: ["pods"],
	isTyped: () => false,
	apply: ({ object }) => {
		const namespace = require_json.textAt(object, "metadata", "namespace") ?? "";
		return {
			kind: "unchanged",
			additional: require_json.listAt(object, "spec", "volumes").filter((volume) => require_json.isObject(require_json.at(volume, "persistentVolumeClaim"))).map((volume) => ({
				groupResource: "persistentvolumeclaims",
				namespace,
				name: require_json.textAt(volume, "persistentVolumeClaim", "claimName") ?? ""
			}))
		};
	}
};
// src/restore/actions/admission-webhook-configuration.ts
const ALLOWED_IN_V1 = ["None", "NoneOnDryRun"];
/** A-WH: `sideEffects` values that only v1beta1 allowed become `None`. */
const admissionWebhookConfiguration = {
	name: "velero.io/admission-webhook-configuration",
	appliesTo: ["mutatingwebhookconfigurations.admissionregistration.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io"],
	isTyped: () => false,
	apply: ({ object }) => {
		if (require_json.textAt(object, "apiVersion") !== "admissionregistration.k8s.io/v1") return { kind: "unchanged" };
		const webhooks = require_json.at(object, "webhooks");
		if (webhooks === void 0) return { kind: "unchanged" };
		if (!Array.isArray(webhooks)) throw pluginError(`failed to get webhooks slice from input item: ${accessorError(".webhooks", webhooks, "[]interface{}")}`);
		return {
			kind: "replace",
			object: require_taming.editListAt(object, ["webhooks"], (webhook) => {
				if (!require_json.isObject(webhook)) return void 0;
				return ALLOWED_IN_V1.includes(require_json.textAt(webhook, "sideEffects") ?? "") ? webhook : require_json.withAt(webhook, ["sideEffects"], "None");
			})
		};
	}
};
// src/restore/actions/apiservice.ts
/** A-API: the API server makes these itself, one per group and version it serves. */
const apiservice = {
	name: "velero.io/apiservice",
	appliesTo: ["apiservices.apiregistration.k8s.io"],
	labelKey: "kube-aggregator.kubernetes.io/automanaged",
	isTyped: () => false,
	apply: () => ({
		kind: "skip",
		why: "the API server makes this APIService itself"
	})
};
// src/restore/actions/change-image-name.ts
const TEMPLATE = [
	"spec",
	"template",
	"spec"
];
const POD_SPEC_OF = /* @__PURE__ */ new Map([["Pod", ["spec"]], ["CronJob", [
	"spec",
	"jobTemplate",
	"spec",
	"template",
	"spec"
]]]);
/**
* A-IMG: the first rule whose old part is in the image name replaces every occurrence of it. Velero tries the rules in
* chance order; here they are sorted by key. An empty old part, which would match everywhere, fails the item.
*/
const changeImageName = {
	name: "velero.io/change-image-name",
	appliesTo: [
		"deployments.apps",
		"statefulsets.apps",
		"daemonsets.apps",
		"replicasets.apps",
		"replicationcontrollers",
		"jobs.batch",
		"cronjobs.batch",
		"pods"
	],
	isTyped: () => false,
	apply: ({ object, config }) => {
		const rules = imageRules(config ?? {});
		if (rules.length === 0) return { kind: "unchanged" };
		const podSpec = POD_SPEC_OF.get(require_json.textAt(object, "kind") ?? "") ?? TEMPLATE;
		return {
			kind: "replace",
			object: ["containers", "initContainers"].reduce((current, list) => withImages(current, [...podSpec, list], rules), object)
		};
	}
};
function imageRules(config) {
	const rules = [];
	for (const [key, row] of Object.entries(config).sort(([a], [b]) => a < b ? -1 : 1)) {
		const comma = row.indexOf(",");
		if (comma < 0 || comma === row.length - 1) continue;
		rules.push({
			key,
			old: row.slice(0, comma).trim(),
			new: row.slice(comma + 1).trim()
		});
	}
	return rules;
}
function withImages(object, path, rules) {
	return require_taming.editListAt(object, path, (container) => {
		const image = require_json.textAt(container, "image");
		if (!require_json.isObject(container) || image === void 0 || image === "") return container;
		const rule = rules.find(({ old }) => image.includes(old));
		if (rule === void 0) return container;
		if (rule.old === "") throw pluginError(`rule "${rule.key}" of change-image-name has nothing before its comma and would match inside every image name`);
		return require_json.withAt(container, ["image"], image.split(rule.old).join(rule.new));
	});
}
// src/restore/actions/change-storage-class.ts
const TEMPLATES = ["spec", "volumeClaimTemplates"];
const CLASS_NAME = ["spec", "storageClassName"];
/** A-SC: storage classes by the map old → new of the configuration. A new class must exist in the target. */
const changeStorageClass = {
	name: "velero.io/change-storage-class",
	appliesTo: [
		"persistentvolumeclaims",
		"persistentvolumes",
		"statefulsets.apps"
	],
	isTyped: ({ object, config }) => hasRules(config) && isStatefulSet(object) && require_json.listAt(object, ...TEMPLATES).length > 0,
	apply: async ({ object, config, cluster }) => {
		if (!hasRules(config)) return { kind: "unchanged" };
		if (!isStatefulSet(object)) return {
			kind: "replace",
			object: await withNewClass(object, config, cluster)
		};
		const templates = [];
		for (const template of require_json.listAt(object, ...TEMPLATES)) templates.push(require_json.isObject(template) ? await withNewClass(template, config, cluster) : template);
		return {
			kind: "replace",
			object: templates.length > 0 ? require_json.withAt(object, TEMPLATES, templates) : object
		};
	}
};
function hasRules(config) {
	return config !== void 0 && Object.keys(config).length > 0;
}
function isStatefulSet(object) {
	return require_json.textAt(object, "kind") === "StatefulSet";
}
async function withNewClass(claim, rules, cluster) {
	const old = require_json.at(claim, ...CLASS_NAME) ?? "";
	if (typeof old !== "string") throw pluginError(`error getting item's spec.storageClassName: ${accessorError(".spec.storageClassName", old, "string")}`);
	const replacement = old !== "" && Object.hasOwn(rules, old) ? rules[old] : void 0;
	if (replacement === void 0) return claim;
	const problem = await whyNotThere(replacement, cluster);
	if (problem) throw pluginError(`error getting storage class ${replacement} from API: ${problem}`);
	return require_json.withAt(claim, CLASS_NAME, replacement);
}
async function whyNotThere(name, cluster) {
	if (name === "") return "resource name may not be empty";
	try {
		return await cluster.exists({
			groupResource: "storageclasses.storage.k8s.io",
			namespace: "",
			name
		}) ? void 0 : `storageclasses.storage.k8s.io "${name}" not found`;
	} catch (error) {
		return require_rehearsal_error.messageOf(error);
	}
}
// src/restore/actions/binding-subjects.ts
/** A-RB, A-CRB: subjects follow the namespace mapping. Names that hold a namespace in their text stay. */
function withMappedSubjects(input) {
	const { object, restore } = input;
	if (!hasMapping(input)) return { kind: "unchanged" };
	return {
		kind: "replace",
		object: require_taming.editListAt(object, ["subjects"], (subject) => {
			const namespace = require_json.textAt(subject, "namespace");
			if (!require_json.isObject(subject) || namespace === void 0) return subject;
			const target = require_offline_discovery.mapNamespace(namespace, restore.spec.namespaceMapping);
			return target === namespace ? subject : require_json.withAt(subject, ["namespace"], target);
		})
	};
}
/** Without a mapping Velero does not touch bindings at all. */
function hasMapping({ restore }) {
	return Object.keys(restore.spec.namespaceMapping ?? {}).length > 0;
}
// src/restore/actions/cluster-role-bindings.ts
/** A-CRB. */
const clusterRoleBindings = {
	name: "velero.io/cluster-role-bindings",
	appliesTo: ["clusterrolebindings.rbac.authorization.k8s.io"],
	isTyped: hasMapping,
	apply: withMappedSubjects
};
// src/restore/actions/crd-preserve-fields.ts
const SCHEMA = ["schema", "openAPIV3Schema"];
/** A-CRD: v1 does not accept `preserveUnknownFields: true`; the same wish goes into the schemas. Versions without one stay. */
const crdPreserveFields = {
	name: "velero.io/crd-preserve-fields",
	appliesTo: ["customresourcedefinitions.apiextensions.k8s.io"],
	isTyped: ({ object }) => isV1(object),
	apply: ({ object }) => {
		if (!isV1(object) || require_json.at(object, "spec", "preserveUnknownFields") !== true) return { kind: "unchanged" };
		const pruned = require_json.withAt(object, ["spec", "preserveUnknownFields"], void 0);
		return {
			kind: "replace",
			object: require_taming.editListAt(pruned, ["spec", "versions"], (version) => require_json.isObject(version) && require_json.isObject(require_json.at(version, ...SCHEMA)) ? require_json.withAt(version, [...SCHEMA, "x-kubernetes-preserve-unknown-fields"], true) : version)
		};
	}
};
function isV1(object) {
	return require_json.textAt(object, "apiVersion") === "apiextensions.k8s.io/v1";
}
// src/restore/actions/snapshot-name.ts
/** The name under which a snapshot and its content are restored: two restores of one backup do not meet (A-CSIPVC-5). */
function snapshotName(restore, nameInBackup) {
	return (0, node_crypto.createHash)("sha256").update(`${restore.metadata.uid}/${nameInBackup}`).digest("hex");
}
// src/restore/actions/csi-pvc-restorer.ts
/** A-CSIPVC: a claim whose volume was saved as a snapshot takes its data from there. Moved data is not fetched; see A-CSIPVC-4. */
const csiPvcRestorer = {
	name: "velero.io/csi-pvc-restorer",
	appliesTo: ["persistentvolumeclaims"],
	needsCsi: true,
	isTyped: () => true,
	apply: async (input) => {
		const { object, fromBackup, restore, backup, cluster } = input;
		const namespace = require_json.textAt(object, "metadata", "namespace") ?? "";
		const name = require_json.textAt(object, "metadata", "name") ?? "";
		const target = require_offline_discovery.mapNamespace(namespace, restore.spec.namespaceMapping);
		if (await cluster.exists({
			groupResource: "persistentvolumeclaims",
			namespace: target,
			name
		})) return { kind: "unchanged" };
		if (restore.spec.restorePVs === false) return {
			kind: "replace",
			object: withoutSpec(object, [
				"volumeName",
				"dataSource",
				"dataSourceRef"
			])
		};
		if (!backup.metadata) throw pluginError(`fail to get backup for restore: ${missingBackup(restore)}`);
		const annotations = require_json.objectAt(fromBackup, "metadata", "annotations");
		if (backup.metadata.snapshotMoveData) return Object.hasOwn(annotations, "velero.io/data-upload-name") ? movedClaim(input, target) : { kind: "unchanged" };
		const snapshot = require_json.textAt(annotations, "velero.io/volume-snapshot-name");
		return snapshot === void 0 ? { kind: "unchanged" } : snapshottedClaim(input, namespace, snapshot);
	}
};
function snapshottedClaim({ object, restore }, namespace, snapshot) {
	const dataSource = {
		apiGroup: "snapshot.storage.k8s.io",
		kind: "VolumeSnapshot",
		name: snapshotName(restore, snapshot)
	};
	return {
		kind: "replace",
		object: require_json.withAt(withoutSpec(object, ["volumeName", "dataSourceRef"]), ["spec", "dataSource"], dataSource),
		additional: [{
			groupResource: "volumesnapshots.snapshot.storage.k8s.io",
			namespace,
			name: snapshot
		}]
	};
}
/** The selector holds the claim back until the data mover has made its volume; nothing plays the data mover here. */
function movedClaim({ object, restore, dataUploads, randomHex }, target) {
	const namespace = require_json.textAt(object, "metadata", "namespace") ?? "";
	const name = require_json.textAt(object, "metadata", "name") ?? "";
	const results = dataUploads?.count(namespace, name) ?? 1;
	if (results !== 1) {
		const why = results === 0 ? "no DataUpload result cm found" : "multiple DataUpload result cms found";
		const labels = [
			`velero.io/pvc-namespace-name=${labelValue(`${namespace}.${name}`)}`,
			`velero.io/restore-uid=${labelValue(restore.metadata.uid)}`,
			"velero.io/resource-usage=DataUpload"
		];
		throw pluginError(`fail get DataUploadResult for restore: ${restore.metadata.name}: ${why} with labels ${labels.join(",")}`);
	}
	const label = labelValue(`${target}.${name}.${randomHex().slice(0, 5)}`);
	return {
		kind: "replace",
		object: require_json.withAt(withoutSpec(object, ["volumeName"]), [
			"spec",
			"selector",
			"matchLabels",
			"velero.io/dynamic-pv-restore"
		], label)
	};
}
function withoutSpec(object, keys) {
	return require_json.withAt(object, ["spec"], require_json.omit(require_json.objectAt(object, "spec"), keys));
}
// src/restore/actions/csi-volumesnapshot-restorer.ts
/** A-CSIVS: the snapshot points to its restored content instead of a claim. Velero's stand-in for group snapshots is left out (R-196). */
const csiVolumeSnapshotRestorer = {
	name: "velero.io/csi-volumesnapshot-restorer",
	appliesTo: ["volumesnapshots.snapshot.storage.k8s.io"],
	needsCsi: true,
	isTyped: () => true,
	apply: ({ object, fromBackup, restore }) => {
		if (restore.spec.restorePVs === false) return {
			kind: "skip",
			why: "the restore does not ask for volumes"
		};
		const nameInBackup = require_json.textAt(fromBackup, "metadata", "name") ?? "";
		const content = require_json.textAt(fromBackup, "status", "boundVolumeSnapshotContentName");
		if (content === void 0) throw pluginError(`VS ${nameInBackup} doesn't have bound VSC`);
		const name = snapshotName(restore, nameInBackup);
		const spec = {
			...require_json.omit(require_json.objectAt(object, "spec"), ["volumeSnapshotClassName"]),
			source: {
				...require_json.omit(require_json.objectAt(object, "spec", "source"), ["persistentVolumeClaimName"]),
				volumeSnapshotContentName: name
			}
		};
		const renamed = require_json.withAt(require_json.withAt(object, ["spec"], spec), ["metadata", "name"], name);
		return {
			kind: "replace",
			object: require_json.withAt(renamed, [
				"metadata",
				"annotations",
				"velero.io/csi-vsc-deletion-policy"
			], "Retain"),
			additional: [{
				groupResource: "volumesnapshotcontents.snapshot.storage.k8s.io",
				namespace: "",
				name: content
			}]
		};
	}
};
// src/restore/actions/annotated-secret.ts
/** The Secret that a pair of annotations `<prefix>-name` and `<prefix>-namespace` names; none unless both are there. */
function annotatedSecret(object, prefix) {
	const name = require_json.textAt(object, "metadata", "annotations", `${prefix}-name`);
	const namespace = require_json.textAt(object, "metadata", "annotations", `${prefix}-namespace`);
	return name === void 0 || namespace === void 0 ? [] : [{
		groupResource: "secrets",
		namespace,
		name
	}];
}
// src/restore/actions/csi-volumesnapshotclass-restorer.ts
/** A-CSIVSCL: the Secret for listing snapshots is restored before its class. */
const csiVolumeSnapshotClassRestorer = {
	name: "velero.io/csi-volumesnapshotclass-restorer",
	appliesTo: ["volumesnapshotclasses.snapshot.storage.k8s.io"],
	needsCsi: true,
	isTyped: () => false,
	apply: ({ object, restore }) => {
		if (restore.spec.restorePVs === false) return {
			kind: "skip",
			why: "the restore does not ask for volumes"
		};
		return {
			kind: "unchanged",
			additional: annotatedSecret(object, "csi.storage.k8s.io/snapshotter-list-secret")
		};
	}
};
// src/restore/actions/csi-volumesnapshotcontent-restorer.ts
/** A-CSIVSC: the content stands for the snapshot that exists in the storage already, and deleting it leaves that alone. */
const csiVolumeSnapshotContentRestorer = {
	name: "velero.io/csi-volumesnapshotcontent-restorer",
	appliesTo: ["volumesnapshotcontents.snapshot.storage.k8s.io"],
	needsCsi: true,
	isTyped: () => true,
	apply: async (input) => {
		const { object, fromBackup, restore } = input;
		if (restore.spec.restorePVs === false) return {
			kind: "skip",
			why: "the restore does not ask for volumes"
		};
		const name = snapshotName(restore, require_json.textAt(fromBackup, "spec", "volumeSnapshotRef", "name") ?? "");
		const snapshotHandle = require_json.textAt(fromBackup, "status", "snapshotHandle");
		if (snapshotHandle === void 0) throw pluginError(`fail to get snapshot handle from VSC ${name} status`);
		const old = require_json.objectAt(object, "spec");
		const reference = require_json.omit(require_json.objectAt(old, "volumeSnapshotRef"), ["uid", "resourceVersion"]);
		const namespace = require_json.textAt(reference, "namespace");
		const volumeSnapshotClassName = await classFor(require_json.textAt(old, "driver") ?? "", input);
		const spec = {
			...require_json.omit(old, ["volumeSnapshotClassName"]),
			volumeSnapshotRef: {
				...reference,
				...namespace === void 0 ? {} : { namespace: require_offline_discovery.mapNamespace(namespace, restore.spec.namespaceMapping) },
				name
			},
			source: {
				...require_json.omit(require_json.objectAt(old, "source"), ["volumeHandle"]),
				snapshotHandle
			},
			deletionPolicy: "Retain",
			...volumeSnapshotClassName === void 0 ? {} : { volumeSnapshotClassName }
		};
		return {
			kind: "replace",
			object: require_json.withAt(require_json.withAt(object, ["spec"], spec), ["metadata", "name"], name),
			additional: annotatedSecret(object, "csi.storage.k8s.io/snapshotter-secret")
		};
	}
};
/** The class of the backup may not exist here, so any class of the same driver does. A failing list leaves the field out, as in Velero. */
async function classFor(driver, { cluster }) {
	const match = (await cluster.listAll("volumesnapshotclasses.snapshot.storage.k8s.io").catch(() => [])).find((entry) => (require_json.textAt(entry, "driver") ?? "") === driver);
	return require_json.textAt(match, "metadata", "name");
}
// src/restore/actions/init-restore-hook.ts
const INIT_CONTAINERS$1 = ["spec", "initContainers"];
const ANNOTATION = "init.hook.restore.velero.io/";
/**
* A-INIT: containers of the pod's own annotations, or else of the matching hooks of the Restore, go in front. Where hooks are off
* they are read all the same: one that Velero cannot read fails the pod.
*/
function initRestoreHookAction({ waiter, validates }) {
	return {
		name: "velero.io/init-restore-hook",
		appliesTo: ["pods"],
		isTyped: () => true,
		apply: (input) => {
			const existing = require_json.listAt(input.object, ...INIT_CONTAINERS$1);
			const waiting = require_json.textAt(existing[0], "name") === waiter ? 1 : 0;
			const annotated = annotatedContainer(input);
			const hooks = annotated ? [annotated] : specContainers(input, validates);
			if (hooks.length === 0) return { kind: "unchanged" };
			if (!input.runsHooks) return {
				kind: "unchanged",
				hooksLeftOut: hooks.length
			};
			const containers = [
				...existing.slice(0, waiting),
				...hooks,
				...existing.slice(waiting)
			];
			return {
				kind: "replace",
				object: require_json.withAt(input.object, INIT_CONTAINERS$1, containers)
			};
		}
	};
}
const initRestoreHook = initRestoreHookAction({
	waiter: "restore-wait",
	validates: true
});
/** S-85. @throws Error for a hook without a command: there Velero's plugin panics, and the item fails */
function annotatedContainer({ object, randomHex }) {
	const annotations = require_json.textMapAt(object, "metadata", "annotations");
	const image = annotations[`${ANNOTATION}container-image`] ?? "";
	if (image === "") return void 0;
	const name = annotations[`${ANNOTATION}container-name`] || `velero-restore-init-${randomHex()}`;
	const command = annotations[`${ANNOTATION}command`] ?? "";
	if (command === "") throw new Error(`rpc error: code = Aborted desc = plugin panicked: runtime error: index out of range [0] with length 0, stack trace: none; the pod names an image for an init hook, but no ${ANNOTATION}command`);
	return {
		image,
		name,
		command: annotatedCommand(command)
	};
}
/** S-80, S-81. */
function specContainers({ object, restore }, validates) {
	const containers = hooksFor({
		namespace: require_offline_discovery.mapNamespace(require_json.textAt(object, "metadata", "namespace") ?? "", restore.spec.namespaceMapping),
		labels: require_json.textMapAt(object, "metadata", "labels")
	}).flatMap(({ postHooks }) => (postHooks ?? []).flatMap(({ init }) => init?.initContainers ?? []));
	const problem = validates ? containers.map(initContainerProblem).find((text) => text !== void 0) : void 0;
	if (problem !== void 0) throw pluginError(problem);
	return containers;
	function hooksFor(pod) {
		try {
			return matchingHooks(restore, pod);
		} catch (error) {
			throw pluginError(require_rehearsal_error.messageOf(error));
		}
	}
}
/** S-31: what is wrong with an init container of a hook, in Velero's words. */
function initContainerProblem(container) {
	return require_json.listAt(container, "command").length > 0 && require_json.textAt(container, "name") && require_json.textAt(container, "image") ? void 0 : "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field";
}
// src/restore/actions/job.ts
const LABEL_MAPS = [[
	"spec",
	"selector",
	"matchLabels"
], [
	"spec",
	"template",
	"metadata",
	"labels"
]];
/** A-JOB: the API server refuses a Job that still carries its old UID. */
function jobAction(stale) {
	return {
		name: "velero.io/job",
		appliesTo: ["jobs.batch"],
		isTyped: () => true,
		apply: ({ object }) => ({
			kind: "replace",
			object: LABEL_MAPS.reduce((current, path) => require_taming.dropKeysAt(current, path, stale), object)
		})
	};
}
/** Clusters from 1.27 on write the prefixed key too. */
const job = jobAction(["controller-uid", "batch.kubernetes.io/controller-uid"]);
// src/restore/actions/pod.ts
/** A-POD: the pod is scheduled anew and gets a new token volume; its priority class is restored before it. */
const pod = {
	name: "velero.io/pod",
	appliesTo: ["pods"],
	isTyped: () => true,
	apply: ({ object }) => {
		const tokenPrefix = `${require_json.textAt(object, "spec", "serviceAccountName") ?? ""}-token-`;
		const keepsEntry = (entry) => require_json.textAt(entry, "name")?.startsWith(tokenPrefix) ? void 0 : entry;
		const withoutMounts = (container) => require_json.isObject(container) ? require_taming.editListAt(container, ["volumeMounts"], keepsEntry) : container;
		let next = require_json.withAt(require_json.withAt(object, ["spec", "nodeName"], void 0), ["spec", "priority"], void 0);
		next = require_taming.editListAt(next, ["spec", "volumes"], keepsEntry);
		next = require_taming.editListAt(next, ["spec", "containers"], withoutMounts);
		next = require_taming.editListAt(next, ["spec", "initContainers"], withoutMounts);
		const name = require_json.textAt(object, "spec", "priorityClassName") ?? "";
		return {
			kind: "replace",
			object: next,
			additional: name === "" ? [] : [{
				groupResource: "priorityclasses.scheduling.k8s.io",
				namespace: "",
				name
			}]
		};
	}
};
// src/restore/actions/pvc.ts
const STALE_ANNOTATIONS = [
	"pv.kubernetes.io/bind-completed",
	"pv.kubernetes.io/bound-by-controller",
	"volume.kubernetes.io/storage-provisioner",
	"volume.beta.kubernetes.io/storage-provisioner",
	"volume.kubernetes.io/selected-node",
	"velero.io/volume-snapshot-name",
	"velero.io/data-upload-name"
];
/** A-PVC: what ties the claim to the old cluster goes; the volume of a bound claim is restored before it. */
const pvc = {
	name: "velero.io/pvc",
	appliesTo: ["persistentvolumeclaims"],
	isTyped: () => true,
	apply: (input) => ({
		kind: "replace",
		object: require_taming.dropKeysAt(input.object, ["metadata", "annotations"], STALE_ANNOTATIONS),
		additional: boundVolume(input)
	})
};
/** A-PVC-2. The stripped object has no status any more, so the object of the backup tells. */
function boundVolume({ fromBackup }) {
	const name = require_json.textAt(fromBackup, "spec", "volumeName") ?? "";
	if (require_json.textAt(fromBackup, "status", "phase") !== "Bound" || name === "") return [];
	return [{
		groupResource: "persistentvolumes",
		namespace: "",
		name
	}];
}
// src/restore/actions/add-pv-from-pvc.ts
/** Velero 1.9 only; later a part of A-PVC. */
const addPvFromPvc = {
	name: "velero.io/add-pv-from-pvc",
	appliesTo: ["persistentvolumeclaims"],
	isTyped: () => false,
	apply: (input) => ({
		kind: "unchanged",
		additional: boundVolume(input)
	})
};
// src/restore/actions/change-pvc-node-selector.ts
const ANNOTATIONS = ["metadata", "annotations"];
const SELECTED_NODE = "volume.kubernetes.io/selected-node";
/** D-43, Velero 1.9 only: the node of a claim follows the configuration; without a word there it stays if the target has it. */
const changePvcNodeSelector = {
	name: "velero.io/change-pvc-node-selector",
	appliesTo: ["persistentvolumeclaims"],
	isTyped: () => false,
	apply: async (input) => {
		const node = require_json.textAt(input.object, ...ANNOTATIONS, SELECTED_NODE);
		if (node === void 0) return { kind: "unchanged" };
		const replacement = require_json.textAt(input.config, node) ?? "";
		if (replacement !== "") return {
			kind: "replace",
			object: require_json.withAt(input.object, [...ANNOTATIONS, SELECTED_NODE], replacement)
		};
		if (await nodeExists(node, input)) return { kind: "unchanged" };
		return {
			kind: "replace",
			object: require_taming.dropKeysAt(input.object, ANNOTATIONS, [SELECTED_NODE])
		};
	}
};
async function nodeExists(name, { cluster }) {
	try {
		return await cluster.exists({
			groupResource: "nodes",
			namespace: "",
			name
		});
	} catch (error) {
		throw pluginError(`error checking node ${name} existence: ${require_rehearsal_error.messageOf(error)}`);
	}
}
// src/restore/actions/restic.ts
const INIT_CONTAINERS = ["spec", "initContainers"];
/** D-45, Velero 1.9 only: a pod without saved volumes keeps an old wait container, and then waits for ever. */
const restic = {
	name: "velero.io/restic",
	appliesTo: ["pods"],
	isTyped: (input) => volumesToRestore(input).length > 0,
	apply: (input) => {
		const volumes = volumesToRestore(input);
		if (volumes.length === 0) return { kind: "unchanged" };
		const existing = require_json.listAt(input.object, ...INIT_CONTAINERS);
		return {
			kind: "replace",
			object: withWaiter(require_json.textAt(existing[0], "name") === RULES.container ? require_json.withAt(input.object, INIT_CONTAINERS, existing.slice(1)) : input.object, input, volumes, RULES)
		};
	}
};
const RULES = {
	container: "restic-wait",
	image: "velero/velero-restic-restore-helper:v1.9.7",
	tag: "v1.9.7",
	command: "/velero-restic-restore-helper",
	hasDefaultSecurity: false
};
// src/restore/actions/role-bindings.ts
/** A-RB. */
const roleBindings = {
	name: "velero.io/role-bindings",
	appliesTo: ["rolebindings.rbac.authorization.k8s.io"],
	isTyped: hasMapping,
	apply: withMappedSubjects
};
// src/restore/actions/explicit-node-ports.ts
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
/** The last-applied configuration of an object; undefined when it carries none. @throws Error when it is not a JSON object */
function lastApplied(object) {
	const text = require_json.textAt(object, "metadata", "annotations", LAST_APPLIED);
	if (text === void 0) return void 0;
	const problem = goJsonSyntaxError(text);
	if (problem) throw pluginError(problem);
	const applied = require_json.parseJson(text);
	if (require_json.isObject(applied)) return applied;
	if (applied === null) return {};
	throw pluginError(`json: cannot unmarshal ${Array.isArray(applied) ? "array" : typeof applied === "boolean" ? "bool" : isText(applied) ? "string" : "number"} into Go value of type map[string]interface {}`);
}
/** A-SVC-3a: whether the configuration names the node port of a port. Named ports count by name, the others by number. */
function appliedNodePorts(applied) {
	const names = /* @__PURE__ */ new Set();
	const numbers = /* @__PURE__ */ new Set();
	for (const port of appliedPorts(applied)) {
		if (!require_json.isObject(port) || nodePortNumber(port.nodePort) <= 0) continue;
		if (!Object.hasOwn(port, "name")) numbers.add(nodePortNumber(port.nodePort));
		else if (isText(port.name)) names.add(port.name);
		else throw pluginError(`${LAST_APPLIED}: the name of a port is not a text`);
	}
	return (port) => {
		const name = require_json.textAt(port, "name") ?? "";
		return name === "" ? numbers.has(numberOf(require_json.at(port, "nodePort"))) : names.has(name);
	};
}
/** A-SVC-3b: whether any manager owns the node port of a port. */
function managedNodePorts(object) {
	const keys = /* @__PURE__ */ new Set();
	for (const fields of managedSpecs(object)) for (const [key, port] of Object.entries(require_json.objectAt(fields, "f:ports"))) if (require_json.isObject(port) && Object.hasOwn(port, "f:nodePort")) keys.add(key);
	return (port) => keys.has(`k:{"port":${numberOf(require_json.at(port, "port"))},"protocol":"${require_json.textAt(port, "protocol") ?? ""}"}`);
}
/** A-SVC-4. @throws Error when the configuration holds something else than a number, `null` included, as in Velero 1.18.1 */
function hasExplicitHealthCheckPort(object) {
	const applied = require_json.at(nested(lastApplied(object) ?? {}, "healthCheckNodePort", "float64"), "healthCheckNodePort");
	if (applied !== void 0 && numberOf(applied) !== 0) return true;
	return managedSpecs(object).some((fields) => Object.hasOwn(fields, "f:healthCheckNodePort"));
}
function managedSpecs(object) {
	return require_json.listAt(object, "metadata", "managedFields").map((entry) => require_json.objectAt(entry, "fieldsV1", "f:spec"));
}
function appliedPorts(applied) {
	return require_json.listAt(nested(applied, "ports", "[]interface{}"), "ports");
}
/** `spec` of a configuration, after Go's checks on the way to one of its fields. */
function nested(applied, field, expected) {
	const spec = applied.spec ?? {};
	const path = `.spec.${field}`;
	if (!require_json.isObject(spec)) throw pluginError(accessorError(path, spec, "map[string]interface{}"));
	const value = spec[field];
	const fits = expected === "float64" ? Number.isFinite(numberOf(value)) : Array.isArray(value);
	if (value !== void 0 && !fits) throw pluginError(accessorError(path, value, expected));
	return spec;
}
/** Numbers are cut to integers, numeric texts are read, anything else counts as no port. @throws Error for other texts */
function nodePortNumber(value) {
	if (!isText(value)) return Math.trunc(numberOf(value)) || 0;
	if (/^[+-]?\d+$/.test(value)) return Number(value);
	throw pluginError(`strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`);
}
function numberOf(value) {
	if (typeof value === "number") return value;
	return require_json.isRawNumber(value) ? Number(value.rawJSON) : NaN;
}
function isText(value) {
	return typeof value === "string";
}
// src/restore/actions/service.ts
/** A-SVC: addresses and ports that the API server picked go; those that somebody asked for stay. */
function serviceAction(rules) {
	return {
		name: "velero.io/service",
		appliesTo: ["services"],
		isTyped: () => true,
		apply: ({ object, restore }) => {
			const unaddressed = withoutClusterIp(object);
			if (restore.spec.preserveNodePorts === true) return {
				kind: "replace",
				object: unaddressed
			};
			const unported = withoutNodePorts(unaddressed, rules);
			return {
				kind: "replace",
				object: rules.dropsHealthCheckPort ? withoutHealthCheckPort(unported) : unported
			};
		}
	};
}
const service = serviceAction({
	readsManagedFields: true,
	dropsHealthCheckPort: true
});
/** A headless service says so with `None`, and keeps it. */
function withoutClusterIp(object) {
	if (require_json.textAt(object, "spec", "clusterIP") === "None") return object;
	return require_json.withAt(require_json.withAt(object, ["spec", "clusterIP"], void 0), ["spec", "clusterIPs"], void 0);
}
function withoutNodePorts(object, rules) {
	if (require_json.textAt(object, "spec", "type") === "ExternalName") return object;
	const isExplicit = explicitPorts(object, rules);
	return require_taming.editListAt(object, ["spec", "ports"], (port) => require_json.isObject(port) && !isExplicit(port) ? require_json.omit(port, ["nodePort"]) : port);
}
/** A-SVC-3: where there is an annotation, nothing else counts. */
function explicitPorts(object, rules) {
	const applied = lastApplied(object);
	if (applied) return appliedNodePorts(applied);
	return rules.readsManagedFields ? managedNodePorts(object) : () => false;
}
function withoutHealthCheckPort(object) {
	if (!(require_json.textAt(object, "spec", "type") === "LoadBalancer" && require_json.textAt(object, "spec", "externalTrafficPolicy") === "Local" && (require_json.at(object, "spec", "healthCheckNodePort") ?? 0) !== 0) || hasExplicitHealthCheckPort(object)) return object;
	return require_json.withAt(object, ["spec", "healthCheckNodePort"], void 0);
}
// src/restore/actions/service-account.ts
/** A-SA: the last token secret of the account goes from its list. One only, as in Velero: a second one stays. */
const serviceAccount = {
	name: "velero.io/service-account",
	appliesTo: ["serviceaccounts"],
	isTyped: () => true,
	apply: ({ object }) => {
		const prefix = `${require_json.textAt(object, "metadata", "name") ?? ""}-token-`;
		const stale = require_json.listAt(object, "secrets").findLast((entry) => require_json.textAt(entry, "name")?.startsWith(prefix));
		return {
			kind: "replace",
			object: require_taming.editListAt(object, ["secrets"], (entry) => entry === stale ? void 0 : entry)
		};
	}
};
// src/restore/actions/profile-1.9.ts
/** The actions of Velero 1.9 in their order (D-36, D-38 to D-46). Images, token Secrets, CSI and moved data have none there. */
const ITEM_ACTIONS_1_9 = [
	addPvFromPvc,
	addPvcFromPod,
	admissionWebhookConfiguration,
	apiservice,
	changePvcNodeSelector,
	changeStorageClass,
	clusterRoleBindings,
	crdPreserveFields,
	initRestoreHookAction({
		waiter: "restic-wait",
		validates: false
	}),
	jobAction(["controller-uid"]),
	pod,
	restic,
	roleBindings,
	serviceAction({
		readsManagedFields: false,
		dropsHealthCheckPort: false
	}),
	serviceAccount
];
// src/restore/actions/secret.ts
/**
* A-SEC: a token that the cluster made for a service account stays out, since it will be made again; of any other token
* only the filled-in parts go. The accounts are those of the source namespace even when it is mapped, as in Velero.
*/
const secret = {
	name: "velero.io/secret",
	appliesTo: ["secrets"],
	isTyped: ({ object }) => isToken(object),
	apply: async (input) => {
		const { object } = input;
		if (!isToken(object)) return { kind: "unchanged" };
		const name = require_json.textAt(object, "metadata", "name") ?? "";
		if ((await accountNames(input)).some((account) => name.startsWith(`${account}-token-`))) return {
			kind: "skip",
			why: "the cluster makes the token of this service account itself"
		};
		const unowned = require_taming.dropKeysAt(object, ["metadata", "annotations"], ["kubernetes.io/service-account.uid"]);
		return {
			kind: "replace",
			object: require_taming.dropKeysAt(unowned, ["data"], ["token", "ca.crt"])
		};
	}
};
function isToken(object) {
	return require_json.textAt(object, "type") === "kubernetes.io/service-account-token";
}
async function accountNames({ object, cluster }) {
	try {
		return await cluster.namesIn("serviceaccounts", require_json.textAt(object, "metadata", "namespace") ?? "");
	} catch (error) {
		throw pluginError(`unable to list the service accounts: ${require_rehearsal_error.messageOf(error)}`);
	}
}
/** By the `actions` of a profile. */
const ACTION_TABLES = {
	"1.18": [
		addPvcFromPod,
		admissionWebhookConfiguration,
		apiservice,
		changeImageName,
		changeStorageClass,
		clusterRoleBindings,
		crdPreserveFields,
		dataupload,
		initRestoreHook,
		job,
		pod,
		podVolumeRestore,
		pvc,
		roleBindings,
		secret,
		service,
		serviceAccount,
		csiPvcRestorer,
		csiVolumeSnapshotRestorer,
		csiVolumeSnapshotClassRestorer,
		csiVolumeSnapshotContentRestorer
	],
	"1.9": ITEM_ACTIONS_1_9
};
// src/restore/item/run-actions.ts
/** By profile and resource, in the order in which they run. */
const ACTIONS = {
	"1.18": byResource(ACTION_TABLES["1.18"]),
	"1.9": byResource(ACTION_TABLES["1.9"])
};
function byResource(actions) {
	const map = /* @__PURE__ */ new Map();
	for (const action of actions) for (const resource of action.appliesTo) map.set(resource, [...map.get(resource) ?? [], action]);
	return map;
}
async function runActions(run) {
	for (const action of ACTIONS[run.context.profile.actions].get(run.item.groupResource) ?? []) {
		if (!applies(action, run)) continue;
		let result;
		try {
			const input = inputOf(run, action);
			result = await action.apply(input);
			run.isTyped ||= result.kind !== "skip" && action.isTyped(input);
		} catch (error) {
			run.context.signal.throwIfAborted();
			const why = require_rehearsal_error.messageOf(error);
			return fail(run, "action-failed", `error preparing ${idOf(run)}: ${why}`, `${action.name}: ${why}`);
		}
		if (result.kind === "skip") return settle(run, {
			kind: "skipped",
			reason: "action-skipped",
			detail: `${action.name}: ${result.why}`
		});
		if (result.kind === "replace") run.object = result.object;
		if (result.kind === "unchanged") run.hooksLeftOut += result.hooksLeftOut ?? 0;
		for (const reference of result.additional ?? []) await restoreAdditional(run, reference);
	}
	return "next";
}
function applies(action, run) {
	if (action.needsCsi && !run.context.features.has("EnableCSI")) return false;
	return action.labelKey === void 0 || Object.hasOwn(require_json.textMapAt(run.object, "metadata", "labels"), action.labelKey);
}
function inputOf(run, action) {
	const { context } = run;
	return {
		object: run.object,
		fromBackup: run.fromBackup,
		restore: context.restore,
		backup: context.backup,
		cluster: context.cluster,
		get config() {
			return actionConfig(context.configMaps, action);
		},
		dataUploads: context.dataUploads,
		runsHooks: context.runsHooks,
		randomHex
	};
}
function randomHex() {
	return crypto.randomUUID().slice(0, 8);
}
/** R-76: by its place in the archive, under the source namespace; the filters of the pipeline still hold for it. */
async function restoreAdditional(run, reference) {
	const { context } = run;
	const item = context.catalog.find(reference.groupResource, reference.namespace, reference.name);
	if (item === void 0) {
		const text = `stat /${context.names.backup}.tar.gz/${pathOf(reference)}: no such file or directory`;
		run.messages.push({
			level: "warning",
			group: groupOf(run.item.namespace),
			text
		});
		return;
	}
	const target = require_offline_discovery.mapNamespace(reference.namespace, context.mapping);
	const ancestors = run.record === void 0 ? run.ancestors : [...run.ancestors, run.record];
	const result = await run.restoreAnother(item, target, ancestors);
	run.messages.push(...result.messages);
}
// src/restore/item/safety-step.ts
function safetyStep(run) {
	const { safety, discovery } = run.context;
	const type = typeToSend(run);
	if (type === void 0) return "next";
	const served = discovery().find(type.group, type.version, type.resource);
	const ruling = safety.rule(type.group, served?.kind ?? require_json.textAt(run.object, "kind") ?? "");
	if (ruling === void 0) return "next";
	const { decision } = ruling;
	if (decision.do === "tame") {
		const tamed = require_taming.TAMINGS[decision.taming].apply(run.object);
		const changes = require_taming.changesBetween(run.object, tamed);
		if (changes.length === 0) return "next";
		run.restraint = {
			ruling,
			isHeld: false,
			untamed: run.object
		};
		run.object = tamed;
		safety.log.push({
			index: run.item.index,
			ruling,
			changes
		});
	} else if (decision.do === "hold") {
		run.restraint = {
			ruling,
			isHeld: true,
			untamed: run.object
		};
		safety.log.push({
			index: run.item.index,
			ruling,
			changes: []
		});
	}
	return "next";
}
// src/restore/volumes/binding.ts
const BINDING_ANNOTATIONS = ["pv.kubernetes.io/bind-completed", "pv.kubernetes.io/bound-by-controller"];
/** R-91: a claim and a volume find each other anew; what tied them in the source cluster goes. */
function withoutBinding(object) {
	const annotations = require_json.omit(require_json.objectAt(object, "metadata", "annotations"), BINDING_ANNOTATIONS);
	const claimRef = require_json.omit(require_json.objectAt(object, "spec", "claimRef"), ["uid", "resourceVersion"]);
	const unbound = hasAt(object, "metadata", "annotations") ? require_json.withAt(object, ["metadata", "annotations"], annotations) : object;
	return hasAt(object, "spec", "claimRef") ? require_json.withAt(unbound, ["spec", "claimRef"], claimRef) : unbound;
}
function hasAt(object, parent, key) {
	return require_json.objectAt(object, parent)[key] !== void 0;
}
/** R-89, S-63: the claim of the volume has moved to another namespace. */
function withMappedClaim(volume, mapping) {
	const namespace = require_json.objectAt(volume, "spec", "claimRef").namespace;
	if (typeof namespace !== "string") return volume;
	return require_json.withAt(volume, [
		"spec",
		"claimRef",
		"namespace"
	], require_offline_discovery.mapNamespace(namespace, mapping));
}
// src/restore/volumes/decide-volume.ts
/** `hasUploadResult`: a data-mover result exists for the claim (R-84d). */
function decideVolume(volume, backup, hasUploadResult) {
	const name = require_json.textAt(volume, "metadata", "name") ?? "";
	const info = backup.volumeInfos?.findLast((candidate) => candidate.pvName === name);
	if (info !== void 0) return BY_METHOD[info.backupMethod] ?? byReclaimPolicy(volume);
	const namespace = require_json.textAt(volume, "spec", "claimRef", "namespace");
	const claim = require_json.textAt(volume, "spec", "claimRef", "name");
	if (backup.nativeSnapshots.some((snapshot) => snapshot.persistentVolumeName === name)) return "snapshot";
	if (namespace !== void 0 && claim !== void 0 && isSavedClaim(namespace, claim, backup, hasUploadResult)) return "provision";
	return byReclaimPolicy(volume);
}
const BY_METHOD = {
	NativeSnapshot: "snapshot",
	PodVolumeBackup: "provision",
	CSISnapshot: "provision"
};
/** R-83, R-84e: a volume that its class would have deleted has nothing to come back to. */
function byReclaimPolicy(volume) {
	return require_json.textAt(volume, "spec", "persistentVolumeReclaimPolicy") === "Delete" ? "provision" : "as-is";
}
/** R-84 b, c, d. */
function isSavedClaim(namespace, claim, backup, hasUploadResult) {
	return backup.podVolumeBackups.some((pvb) => pvb.podNamespace === namespace && pvb.pvcName === claim) || backup.csiSnapshots.some((snapshot) => snapshot.namespace === namespace && snapshot.claim === claim) || hasUploadResult(namespace, claim);
}
// src/restore/volumes/native-snapshot.ts
const VOLUMES = {
	group: "",
	version: "v1",
	resource: "persistentvolumes"
};
const CLAIMS = {
	group: "",
	version: "v1",
	resource: "persistentvolumeclaims"
};
const NAMESPACES = {
	group: "",
	version: "v1",
	resource: "namespaces"
};
const POLL_MS = 1e3;
async function restoreFromSnapshot(run) {
	const { context } = run;
	const name = require_json.textAt(run.object, "metadata", "name") ?? "";
	const claimNamespace = require_json.textAt(run.object, "spec", "claimRef", "namespace");
	try {
		const isTaken = claimNamespace !== void 0 && Object.hasOwn(context.mapping, claimNamespace) && await require_verbs.getObject(context.client, VOLUMES, "", name) !== void 0;
		const mapped = withMappedClaim(run.object, context.mapping);
		if (!restoresSnapshots(context)) return proceed(run, mapped);
		if (isTaken) return proceed(run, rename(run, withoutBinding(mapped), name));
		const isFree = await isNameUsable(run, name);
		if (isFree === "timeout") return fail(run, "refused", `error waiting on in-cluster persistentvolume ${name}: context deadline exceeded`);
		return proceed(run, isFree ? withoutBinding(mapped) : mapped);
	} catch (error) {
		context.signal.throwIfAborted();
		return fail(run, "refused", `error executing PVAction for persistentvolumes/${name}: ${require_rehearsal_error.messageOf(error)}`);
	}
}
/** R-86; D-26: the older version also heeds what the backup was told about snapshots (R-87). */
function restoresSnapshots({ restore, backup, profile }) {
	if (restore.spec.restorePVs === false) return false;
	return !(profile.heedsSnapshotVolumes && backup.metadata?.snapshotVolumes === false);
}
function proceed(run, object) {
	run.object = object;
	return "next";
}
function rename(run, object, name) {
	const newName = `velero-clone-${crypto.randomUUID()}`;
	run.context.volumes.renamed.set(name, newName);
	run.isRenamed = true;
	const annotated = require_json.withAt(object, [
		"metadata",
		"annotations",
		"velero.io/original-pv-name"
	], name);
	return require_json.withAt(annotated, ["metadata", "name"], newName);
}
/** R-90: false when a volume of this name is there to stay. */
async function isNameUsable(run, name) {
	const { client, signal, terminatingTimeoutMs } = run.context;
	const giveUpAt = Date.now() + terminatingTimeoutMs;
	for (;;) {
		const volume = await require_verbs.getObject(client, VOLUMES, "", name);
		if (volume === void 0) return true;
		if (!await isGoingAway(run, volume)) return false;
		if (Date.now() >= giveUpAt) return "timeout";
		await require_sleep.sleep(POLL_MS, signal);
	}
}
async function isGoingAway(run, volume) {
	if (isDeleting(volume) || require_json.textAt(volume, "status", "phase") === "Released") return true;
	const { namespace, name } = require_json.objectAt(volume, "spec", "claimRef");
	if (typeof namespace !== "string" || typeof name !== "string") return false;
	const claim = await require_verbs.getObject(run.context.client, CLAIMS, namespace, name);
	if (claim === void 0 || isDeleting(claim)) return true;
	const parent = await require_verbs.getObject(run.context.client, NAMESPACES, "", namespace);
	return parent === void 0 || isDeleting(parent) || require_json.textAt(parent, "status", "phase") === "Terminating";
}
function isDeleting(object) {
	return require_json.isObject(object.metadata) && object.metadata.deletionTimestamp !== void 0;
}
// src/restore/item/volume-steps.ts
/** R-69: what becomes of a PersistentVolume, before anything else is done to it. */
async function decideVolumeStep(run) {
	if (run.item.groupResource !== "persistentvolumes") return "next";
	const { backup, volumes, mapping, dataUploads } = run.context;
	const decision = decideVolume(run.object, backup, (namespace, claim) => dataUploads.count(namespace, claim) === 1);
	if (decision === "snapshot") return await restoreFromSnapshot(run);
	if (decision === "as-is") {
		run.object = withoutBinding(withMappedClaim(run.object, mapping));
		return "next";
	}
	volumes.toProvision.add(require_json.textAt(run.fromBackup, "metadata", "name") ?? "");
	return settle(run, {
		kind: "skipped",
		reason: "provisioned-anew"
	});
}
/** R-100 to R-102: a claim lets go of a volume that is provisioned anew and follows one that was renamed. */
function clearClaim(run) {
	if (run.item.groupResource !== "persistentvolumeclaims") return "next";
	const volume = require_json.textAt(run.object, "spec", "volumeName") ?? "";
	if (volume === "") return "next";
	const { toProvision, renamed } = run.context.volumes;
	const unbound = withoutBinding(run.object);
	const released = toProvision.has(volume) ? require_json.withAt(unbound, ["spec", "volumeName"], void 0) : unbound;
	const newName = renamed.get(volume);
	run.object = newName === void 0 ? released : require_json.withAt(released, ["spec", "volumeName"], newName);
	return "next";
}
// src/restore/item/pipeline.ts
const PIPELINE = [
	{
		name: "filters",
		run: checkFilters
	},
	{
		name: "namespace",
		run: ensureNamespace
	},
	{
		name: "completed",
		run: checkCompleted
	},
	{
		name: "record",
		run: recordItem
	},
	{
		name: "mirror-pod",
		run: skipMirrorPod
	},
	{
		name: "volume",
		run: decideVolumeStep
	},
	{
		name: "strip",
		run: stripObject
	},
	{
		name: "actions",
		run: runActions
	},
	{
		name: "claim",
		run: clearClaim
	},
	{
		name: "modifiers",
		run: applyModifiersStep
	},
	{
		name: "secrets",
		run: sanitiseSecret
	},
	{
		name: "target-namespace",
		run: setNamespace
	},
	{
		name: "safety",
		run: safetyStep
	},
	{
		name: "labels",
		run: setLabels
	},
	{
		name: "create",
		run: createStep
	}
];
/** Restores one item of the archive and settles it in the ledger. Never throws for what the item or the server did. */
async function restoreItem(context, item, targetNamespace, body, ancestors) {
	const decoded = decode(context, item, body);
	if (typeof decoded === "string") return undecodable(context, item, targetNamespace, decoded);
	const run = newItemRun({
		context,
		item,
		targetNamespace,
		ancestors,
		restoreAnother: (other, namespace, above) => restoreItem(context, other, namespace, other.body, above),
		fromBackup: decoded
	});
	try {
		for (const step of PIPELINE) {
			const result = step.run(run);
			if ((result instanceof Promise ? await result : result) === "done") break;
		}
	} finally {
		close(run);
	}
	return {
		messages: run.messages,
		exists: run.record?.exists ?? false
	};
}
/** R-66: an object that was met before is not restored again; whoever is at it now is waited for. */
async function recordItem(run) {
	const { apiVersion, kind } = typeOf$1(run.fromBackup);
	const { groupResource } = run.item;
	const name = require_json.textAt(run.fromBackup, "metadata", "name") ?? "";
	const { records } = run.context;
	const known = records.findSame({
		apiVersion,
		kind,
		groupResource
	}, run.targetNamespace, name);
	if (known === void 0) {
		const { record, done } = records.add(apiVersion, kind, run.targetNamespace, name, groupResource);
		run.record = record;
		run.endRecord = done;
		return "next";
	}
	run.record = known;
	if (run.ancestors.includes(known)) return "done";
	await known.settled;
	return settle(run, {
		kind: "skipped",
		reason: "duplicate"
	});
}
/** Cancelled, or the connection was lost for good, behind a request: the object may be there. */
const IN_DOUBT = {
	kind: "unknown",
	reason: "ambiguous",
	detail: "the run ended while it was being restored"
};
/** R-67: a record without an action says skipped, or failed when anything was said on the way. */
function close(run) {
	const outcome = run.outcome ?? (run.isInDoubt ? IN_DOUBT : void 0);
	if (outcome !== void 0) run.context.ledger.settle(run.item.index, outcome);
	if (run.record === void 0 || run.endRecord === void 0) return;
	run.record.action ??= run.messages.length === 0 ? "skipped" : "failed";
	run.endRecord();
}
function decode(context, item, body) {
	if (item.problem?.kind === "undecodable") return item.problem.message;
	const text = context.catalog.read(body);
	try {
		const parsed = require_json.parseJson(text);
		return require_json.isObject(parsed) ? parsed : "the file does not hold a JSON object";
	} catch {
		return goJsonSyntaxError(text) ?? "the file is not JSON";
	}
}
/** R-45: said with the path of the file, and not counted. */
function undecodable(context, item, targetNamespace, why) {
	const outcome = {
		kind: "failed",
		reason: "undecodable",
		detail: why
	};
	context.ledger.settle(item.index, outcome);
	const text = `error decoding "${pathOf(item)}": ${why}`;
	return {
		messages: [{
			level: "error",
			group: groupOf(targetNamespace),
			text,
			item: item.index
		}],
		exists: false
	};
}
function typeOf$1(object) {
	return {
		apiVersion: require_json.textAt(object, "apiVersion") ?? "",
		kind: require_json.textAt(object, "kind") ?? ""
	};
}
// src/restore/ledger.ts
const NOT_REACHED = {
	kind: "unknown",
	reason: "not-reached"
};
/** @param onSettled told of every outcome that is set or revised, but not of what the run never reached */
function createLedger(size, clock = Date.now, onSettled = () => void 0) {
	const outcomes = new Array(size).fill(void 0);
	const times = new Float64Array(size);
	return {
		outcomes,
		outcomeOf: (index) => outcomes[index],
		settledAt: (index) => times[index] || void 0,
		settle(index, outcome) {
			if (outcomes[index] !== void 0) return false;
			outcomes[index] = outcome;
			times[index] = clock();
			onSettled(index, outcome);
			return true;
		},
		revise(index, outcome) {
			outcomes[index] = outcome;
			onSettled(index, outcome);
		},
		close() {
			for (let index = 0; index < size; index += 1) outcomes[index] ??= NOT_REACHED;
		}
	};
}
/** How many items ended in each kind of outcome. */
function countKinds(outcomes) {
	const counts = Object.fromEntries(require_read_values.OUTCOME_KINDS.map((kind) => [kind, 0]));
	for (const outcome of outcomes) if (outcome !== void 0) counts[outcome.kind] += 1;
	return counts;
}
/** How often each reason was given; only those above zero. */
function countReasons(outcomes) {
	const counts = {};
	for (const outcome of outcomes) if (outcome !== void 0) counts[outcome.reason] = (counts[outcome.reason] ?? 0) + 1;
	return counts;
}
// src/restore/modifiers/go-regexp-problem.ts
/** What Go says about a pattern it cannot compile. */
function regexpProblem(what, where) {
	return /* @__PURE__ */ new Error(`error parsing regexp: ${what}${where === void 0 ? "" : `: \`${where}\``}`);
}
// src/restore/modifiers/go-regexp-characters.ts
const POSIX = {
	alnum: "0-9A-Za-z",
	alpha: "A-Za-z",
	ascii: "\\x00-\\x7F",
	blank: "\\t ",
	cntrl: "\\x00-\\x1F\\x7F",
	digit: "0-9",
	graph: "\\x21-\\x7E",
	lower: "a-z",
	print: "\\x20-\\x7E",
	punct: "\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E",
	space: "\\t\\n\\v\\f\\r ",
	upper: "A-Z",
	word: "0-9A-Za-z_",
	xdigit: "0-9A-Fa-f"
};
const SETS = {
	d: "0-9",
	s: "\\t\\n\\f\\r ",
	w: "0-9A-Za-z_"
};
const CONTROLS = {
	a: 7,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11
};
const PUNCTUATION = /[!-/:-@[-`{-~]/;
/** One escape that stands for characters. `rest` begins with the backslash. */
function readCharacters(rest) {
	const letter = rest[1];
	if (letter === void 0) throw regexpProblem("trailing backslash at end of expression", "");
	const set = SETS[letter.toLowerCase()];
	if (set !== void 0) return {
		source: letter === letter.toLowerCase() ? `[${set}]` : `[^${set}]`,
		length: 2
	};
	if (letter === "p" || letter === "P") return readProperty(rest);
	const numeric = readNumeric(rest);
	if (numeric) return numeric;
	const code = CONTROLS[letter] ?? (PUNCTUATION.test(letter) ? letter.codePointAt(0) : void 0);
	if (code === void 0) throw regexpProblem("invalid escape sequence", /^\\x\{?[0-9A-Fa-f]*.?|^\\./v.exec(rest)?.[0] ?? rest);
	return {
		source: sourceOf(code),
		length: 2,
		code
	};
}
/** `\x41`, `\x{1F600}`, octal `\101`; a single digit other than 0 would be a backreference. */
function readNumeric(rest) {
	const hexadecimal = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/.exec(rest);
	const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
	const [text] = hexadecimal ?? octal ?? [];
	if (text === void 0) return void 0;
	const code = hexadecimal ? Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16) : Number.parseInt(octal?.[1] ?? "", 8);
	return code > 1114111 ? void 0 : {
		source: sourceOf(code),
		length: text.length,
		code
	};
}
/** `\pL`, `\p{Greek}`, `\P{^Lu}`: a general category or a script. */
function readProperty(rest) {
	const [text, letter, single, hat, long] = /^\\([pP])(?:([A-Za-z])|\{(\^?)(\w+)\})/.exec(rest) ?? [];
	const isNegated = letter === "P" !== (hat === "^");
	const name = single ?? long ?? "";
	for (const property of [name, `Script=${name}`]) {
		const source = `\\${isNegated ? "P" : "p"}{${property}}`;
		if (text !== void 0 && isKnown(source)) return {
			source,
			length: text.length
		};
	}
	throw regexpProblem("invalid character class range", text ?? rest.slice(0, 2));
}
function isKnown(source) {
	try {
		return new RegExp(source, "v").unicodeSets;
	} catch {
		return false;
	}
}
/** A class from its `[` to its `]`. */
function readClass(rest) {
	const isNegated = rest[1] === "^";
	let index = isNegated ? 2 : 1;
	let source = isNegated ? "[^" : "[";
	for (let isFirst = true; isFirst || rest[index] !== "]"; isFirst = false) {
		if (index >= rest.length) throw regexpProblem("missing closing ]", rest);
		const entry = readClassEntry(rest.slice(index));
		source += entry.source;
		index += entry.length;
	}
	return {
		source: `${source}]`,
		length: index + 1
	};
}
/** A named set, a character, or a range. */
function readClassEntry(rest) {
	const [named, hat, name] = /^\[:(\^?)(\w*):\]/.exec(rest) ?? [];
	if (named !== void 0) {
		const set = POSIX[name ?? ""];
		if (set === void 0) throw regexpProblem("invalid character class range", named);
		return {
			source: hat === "^" ? `[^${set}]` : `[${set}]`,
			length: named.length
		};
	}
	const low = readClassCharacter(rest);
	const behind = rest.slice(low.length);
	if (low.code === void 0 || !/^-[^\]]/v.test(behind)) return low;
	const high = readClassCharacter(behind.slice(1));
	const length = low.length + 1 + high.length;
	if (high.code === void 0) throw regexpProblem("invalid escape sequence", behind.slice(1, 3));
	if (high.code < low.code) throw regexpProblem("invalid character class range", rest.slice(0, length));
	return {
		source: `${low.source}-${high.source}`,
		length
	};
}
function readClassCharacter(rest) {
	if (rest.startsWith("\\")) return readCharacters(rest);
	const code = rest.codePointAt(0) ?? 0;
	return {
		source: sourceOf(code),
		length: String.fromCodePoint(code).length,
		code
	};
}
/** A character that stands for itself. */
function quote(character) {
	return sourceOf(character.codePointAt(0) ?? 0);
}
function sourceOf(code) {
	const character = String.fromCodePoint(code);
	return /[0-9A-Za-z_]/.test(character) ? character : `\\u{${code.toString(16)}}`;
}
// src/restore/modifiers/go-regexp.ts
const MAX_LENGTH = 1e3;
const MAX_REPEAT = 1e3;
/** In groups of their own, so that they can be repeated as in Go. */
const ANCHORS = {
	"^": "(?:^)",
	$: "(?:$)",
	"\\A": "(?:(?<![^]))",
	"\\z": "(?:(?![^]))",
	"\\b": "(?:\\b)",
	"\\B": "(?:\\B)"
};
/** The pattern, not anchored, as a JavaScript RegExp. @throws Error in Go's words: `error parsing regexp: …` */
function compileGoRegExp(pattern) {
	if (pattern.length > MAX_LENGTH) throw regexpProblem("expression too large");
	const source = translate(pattern);
	try {
		return new RegExp(source, "v");
	} catch (error) {
		throw regexpProblem(error instanceof Error ? error.message : "invalid expression");
	}
}
function translate(pattern) {
	const reading = {
		pattern,
		index: 0,
		open: [[]],
		canRepeat: false,
		repeatedFrom: void 0
	};
	let source = "";
	while (reading.index < pattern.length) source += readNext(reading);
	if (reading.open.length > 1) throw regexpProblem("missing closing )", pattern);
	return source + closing(reading.open[0]);
}
function readNext(reading) {
	const rest = reading.pattern.slice(reading.index);
	const repetition = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest);
	if (repetition) return readRepetition(reading, repetition);
	reading.repeatedFrom = void 0;
	if (rest.startsWith("(")) return readOpening(reading, rest);
	if (rest.startsWith(")")) return readClosing(reading);
	if (rest.startsWith("|")) {
		reading.index++;
		reading.canRepeat = false;
		const flags = reading.open.at(-1);
		return `${closing(flags)}|${flags?.join("") ?? ""}`;
	}
	if (rest.startsWith("\\Q")) return readQuotation(reading, rest);
	reading.canRepeat = true;
	const anchor = [rest.slice(0, 2), rest.slice(0, 1)].find((text) => ANCHORS[text] !== void 0);
	if (anchor !== void 0) {
		reading.index += anchor.length;
		return ANCHORS[anchor] ?? "";
	}
	return readCharacter(reading, rest);
}
function readCharacter(reading, rest) {
	if (rest.startsWith("[")) {
		const { source, length } = readClass(rest);
		reading.index += length;
		return source;
	}
	if (rest.startsWith("\\")) {
		const { source, length } = readCharacters(rest);
		reading.index += length;
		return source;
	}
	const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
	reading.index += character.length;
	return character === "." ? "." : quote(character);
}
function readRepetition(reading, [text, low, comma, high]) {
	const { pattern, index, repeatedFrom } = reading;
	if (!reading.canRepeat) throw regexpProblem("missing argument to repetition operator", text);
	if (repeatedFrom !== void 0) throw regexpProblem("invalid nested repetition operator", pattern.slice(repeatedFrom, index + text.length));
	const upper = comma === void 0 ? low : high;
	if (Number(low ?? 0) > MAX_REPEAT || Number(upper || 0) > MAX_REPEAT || upper && Number(low) > Number(upper)) throw regexpProblem("invalid repeat count", text);
	reading.repeatedFrom = index;
	reading.index += text.length;
	return text;
}
/** Groups catch nothing here: only whether a name matches is asked. */
function readOpening(reading, rest) {
	const flags = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
	const named = /^\(\?P?<(\w+)>/.exec(rest);
	if (!flags && !named && rest.startsWith("(?")) throw openingProblem(rest);
	reading.canRepeat = false;
	reading.index += (flags ?? named)?.[0].length ?? 1;
	const opening = flags ? flagGroup(flags[1], flags[2]) : "(?:";
	if (flags?.[3] === ")") reading.open.at(-1)?.push(opening);
	else reading.open.push([]);
	return opening;
}
function closing(flags = []) {
	return ")".repeat(flags.length);
}
/** `U` swaps greedy and lazy repetition, which makes no difference to whether a name matches. */
function flagGroup(on = "", off = "") {
	const known = (letters) => [...new Set(letters)].filter((letter) => letter !== "U").join("");
	const added = [...known(on)].filter((letter) => !off.includes(letter)).join("");
	const removed = known(off);
	return `(?${added}${removed === "" ? "" : `-${removed}`}:`;
}
function openingProblem(rest) {
	const name = /^\(\?P?<[^>]*>?/.exec(rest)?.[0];
	if (name !== void 0) return regexpProblem("invalid named capture", name.endsWith(">") ? name : rest);
	return regexpProblem("invalid or unsupported Perl syntax", /^\(\?[imsU-]*./.exec(rest)?.[0] ?? rest);
}
function readClosing(reading) {
	if (reading.open.length === 1) throw regexpProblem("unexpected )", reading.pattern);
	reading.index++;
	reading.canRepeat = true;
	return `${closing(reading.open.pop())})`;
}
/** `\Q…\E`: everything in between stands for itself. */
function readQuotation(reading, rest) {
	const end = rest.indexOf("\\E");
	const text = rest.slice(2, end < 0 ? void 0 : end);
	reading.index += end < 0 ? rest.length : end + 2;
	if (text !== "") reading.canRepeat = true;
	return [...text].map(quote).join("");
}
// src/restore/modifiers/json-tree.ts
function toTree(value) {
	if (Array.isArray(value)) return value.map(toTree);
	if (require_json.isObject(value)) return new Map(Object.entries(value).map(([key, entry]) => [key, toTree(entry ?? null)]));
	return value;
}
/** A tree of its own: nothing is shared with the object. */
function toTreeMap(value) {
	return toTree(value);
}
function fromTree(tree) {
	if (Array.isArray(tree)) return tree.map(fromTree);
	if (tree instanceof Map) return Object.fromEntries([...tree].map(([key, entry]) => [key, fromTree(entry)]));
	return tree;
}
function cloneTree(tree) {
	if (Array.isArray(tree)) return tree.map(cloneTree);
	return tree instanceof Map ? new Map([...tree].map(([key, entry]) => [key, cloneTree(entry)])) : tree;
}
/** Deep equality; numbers by value, the order of keys does not matter. */
function treeEqual(a, b) {
	return require_json.semanticEqual(fromTree(a), fromTree(b));
}
/** What Go calls the type of a value that it decoded without a schema. */
function goTypeOf(tree) {
	if (tree === null) return "<nil>";
	if (Array.isArray(tree)) return "[]interface {}";
	if (tree instanceof Map) return "map[string]interface {}";
	if (typeof tree === "string") return "string";
	if (typeof tree === "boolean") return "bool";
	return /^-?\d+$/.test(require_json.isRawNumber(tree) ? tree.rawJSON : String(tree)) ? "int64" : "float64";
}
// src/restore/modifiers/json-patch.ts
var JsonPatchError = class extends Error {
	problem;
	constructor(message, problem) {
		super(message);
		this.problem = problem;
	}
};
const MISSING = "missing value";
const BAD_INDEX = "invalid index referenced";
/** Changes the document in place and returns it; after an error it is to be thrown away. @throws JsonPatchError */
function applyJsonPatch(document, operations) {
	const root = { tree: document };
	for (const operation of operations) checkOperation(operation);
	for (const operation of operations) APPLY.get(operation.op)?.(root, operation);
	return root.tree;
}
const APPLY = /* @__PURE__ */ new Map([
	["add", add],
	["remove", remove],
	["replace", replace],
	["move", move],
	["copy", copy],
	["test", testValue]
]);
/** The value is left out: it may be a secret. */
function checkOperation({ op, path, from }) {
	if (APPLY.has(op)) return;
	throw new JsonPatchError(`error in decoding json patch invalid operation ${`{"from":${JSON.stringify(from)},"op":${JSON.stringify(op)},"path":${JSON.stringify(path)},"value":…}`}: unsupported operation`, "invalid");
}
function add(root, { path, value }) {
	if (path === "") {
		setRoot(root, value);
		return;
	}
	const place = find(root, path);
	if (!place) throw missing(`add operation does not apply: doc is missing path: "${path}"`);
	within(`error in add for path: '${path}'`, () => insert(place, value));
}
function remove(root, { path }) {
	const place = find(root, path);
	if (!place) throw missing(`remove operation does not apply: doc is missing path: "${path}"`);
	within(`error in remove for path: '${path}'`, () => take(place));
}
function replace(root, { path, value }) {
	if (path === "") {
		setRoot(root, value);
		return;
	}
	const place = find(root, path);
	if (!place) throw missing(`replace operation does not apply: doc is missing path: ${path}`);
	if (!has(place)) throw missing(`replace operation does not apply: doc is missing key: ${path}`);
	if (place.container instanceof Map) place.container.set(place.key, cloneTree(value));
	else place.container[existingIndex(place.container, place.key)] = cloneTree(value);
}
function move(root, { path, from }) {
	if (from === "") throw new JsonPatchError("unable to move entire document to another path: invalid state detected", "invalid");
	const source = find(root, from);
	if (!source) throw missing(`move operation does not apply: doc is missing from path: ${from}`);
	const value = within(`error in move for path: '${source.key}'`, () => {
		const found = get(source);
		take(source);
		return found;
	});
	const target = find(root, path);
	if (!target) throw missing(`move operation does not apply: doc is missing destination path: ${path}`);
	within(`error in move for path: '${path}'`, () => insert(target, value));
}
function copy(root, { path, from }) {
	const source = find(root, from);
	if (!source) throw missing(`copy operation does not apply: doc is missing from path: "${from}"`);
	const value = within(`error in copy for from: '${from}'`, () => cloneTree(get(source)));
	const target = find(root, path);
	if (!target) throw missing(`copy operation does not apply: doc is missing destination path: ${path}`);
	within("error while adding value during copy", () => insert(target, value));
}
/** A key that is not there equals null. */
function testValue(root, { path, value }) {
	const place = path === "" ? void 0 : find(root, path);
	if (path !== "" && !place) throw missing(`test operation does not apply: is missing path: ${path}`);
	if (!treeEqual(place ? within(`error in test for path: '${path}'`, () => getOrNull(place)) : root.tree, value)) throw new JsonPatchError(`testing value ${path} failed: test failed`, "test-failed");
}
function setRoot(root, value) {
	if (!isContainer(value)) throw new JsonPatchError("invalid value, expected object", "invalid");
	root.tree = cloneTree(value);
}
/** What a JSON pointer leads to: the container and the last step, which need not be there. The text before the first `/` does not count. */
function find(root, path) {
	const steps = path.split("/").slice(1).map(unescapeStep);
	const key = steps.pop();
	if (key === void 0) return isContainer(root.tree) && path === "" ? {
		container: root.tree,
		key: ""
	} : void 0;
	let current = root.tree;
	for (const step of steps) {
		if (!isContainer(current)) return void 0;
		const place = {
			container: current,
			key: step
		};
		current = has(place) ? get(place) : void 0;
	}
	return isContainer(current) ? {
		container: current,
		key
	} : void 0;
}
function unescapeStep(step) {
	return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
function isContainer(tree) {
	return Array.isArray(tree) || tree instanceof Map;
}
function has({ container, key }) {
	if (container instanceof Map) return container.has(key);
	const index = indexOf$1(key);
	return index !== void 0 && index < container.length && index >= -container.length;
}
function get(place) {
	const { container, key } = place;
	if (!(container instanceof Map)) return container[existingIndex(container, key)] ?? null;
	if (!container.has(key)) throw missing(`unable to get nonexistent key: ${key}`);
	return container.get(key) ?? null;
}
function getOrNull(place) {
	return place.container instanceof Map ? place.container.get(place.key) ?? null : get(place);
}
function take({ container, key }) {
	if (!(container instanceof Map)) container.splice(existingIndex(container, key), 1);
	else if (!container.delete(key)) throw missing(`unable to remove nonexistent key: ${key}`);
}
function insert({ container, key }, value) {
	const own = cloneTree(value);
	if (container instanceof Map) container.set(key, own);
	else if (key === "-") container.push(own);
	else {
		const size = container.length + 1;
		const index = indexOf$1(key);
		if (index === void 0) throw new JsonPatchError(`value was not a proper array index: '${key}': ${noNumber(key)}`, "invalid");
		if (index >= size || index < -size) throw badIndex(index);
		container.splice(index < 0 ? index + size : index, 0, own);
	}
}
function existingIndex(list, key) {
	const index = indexOf$1(key);
	if (index === void 0) throw new JsonPatchError(noNumber(key), "invalid");
	if (index >= list.length || index < -list.length) throw badIndex(index);
	return index < 0 ? index + list.length : index;
}
function indexOf$1(key) {
	return /^[-+]?\d{1,15}$/.test(key) ? Number(key) : void 0;
}
function noNumber(key) {
	return `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`;
}
function badIndex(index) {
	return new JsonPatchError(`Unable to access invalid index: ${index}: ${BAD_INDEX}`, "invalid");
}
function missing(message) {
	return new JsonPatchError(`${message}: ${MISSING}`, "missing");
}
function within(prefix, work) {
	try {
		return work();
	} catch (error) {
		if (error instanceof JsonPatchError) throw new JsonPatchError(`${prefix}: ${error.message}`, error.problem);
		throw error;
	}
}
// src/restore/modifiers/patch-value.ts
/** What Velero's patch library says about JSON that is none. */
const INVALID_STATE = "invalid state detected";
/** What Go reads as a floating point number; not all of it is JSON. */
const GO_FLOAT = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf(?:inity)?|nan|0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[-+]?\d+)$/i;
/**
* The JSON value that the text of a JSON patch stands for (M-10). A text becomes a string with its escapes read as JSON
* reads them; where that is no string any more (a quote or a backslash inside) the text is taken as it is, and Velero's patch breaks.
* @throws Error as Velero's patch library, for what looks like a number, a boolean, a list or a map but is none
*/
function patchValue(text) {
	if (text === "") return "";
	if (text.startsWith("\"") && text.endsWith("\"")) return quoted(text.slice(1, text.length === 1 ? void 0 : -1));
	return isLiteral(text) ? literal(text) : quoted(text);
}
function isLiteral(text) {
	return text === "null" || /^(?:true|false)$/i.test(text) || /^[{[]/.test(text) || isGoFloat(text);
}
/** Go refuses a number that is too large for a double. */
function isGoFloat(text) {
	return GO_FLOAT.test(text) && (!/^[-+]?[\d.]/.test(text) || /x/i.test(text) || Number.isFinite(Number(text)));
}
function literal(text) {
	try {
		return require_json.parseJson(text);
	} catch {
		throw new Error(INVALID_STATE);
	}
}
function quoted(text) {
	try {
		return JSON.parse(`"${text}"`);
	} catch {
		return text;
	}
}
// src/restore/modifiers/conditions.ts
/** M-6, M-9. @throws Error with Velero's text when a condition cannot be read */
function matchesConditions(conditions, subject) {
	return matchesNamespace(conditions, subject) && matchesGroupResource(conditions, subject) && matchesName(conditions, subject) && matchesLabels(conditions, subject) && matchesValues(conditions, subject);
}
function matchesNamespace({ namespaces }, { namespace }) {
	return namespace === "" || require_prepare_restore.includeExclude(namespaces, []).shouldInclude(namespace);
}
function matchesGroupResource({ groupResource: pattern }, { groupResource }) {
	const glob = require_prepare_restore.compileGlob(pattern, ".");
	if (glob === void 0) throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be read`);
	return glob(groupResource);
}
function matchesName({ resourceNameRegex }, { name }) {
	if (resourceNameRegex === "") return true;
	return prefixed$1("error in matching regex", () => compileGoRegExp(resourceNameRegex)).test(name);
}
function matchesLabels({ labelSelector }, { labels }) {
	if (labelSelector === void 0) return true;
	return prefixed$1("error in creating label selector", () => require_classes.compileSelector(labelSelector))(labels);
}
/** M-9: an unequal value or a missing path is no match. */
function matchesValues({ matches }, { object }) {
	if (matches.length === 0) return true;
	if (matches.some(({ path }) => path === "")) throw new Error("path is required for match rule");
	const tests = prefixed$1("error in decoding json patch", () => matches.map(({ path, value }) => ({
		op: "test",
		path,
		from: "",
		value: toTree(patchValue(value))
	})));
	try {
		applyJsonPatch(toTreeMap(object), tests);
		return true;
	} catch (error) {
		if (error instanceof JsonPatchError && error.problem !== "invalid") return false;
		throw error;
	}
}
function prefixed$1(prefix, work) {
	try {
		return work();
	} catch (error) {
		throw new Error(`${prefix} ${error instanceof Error ? error.message : error}`, { cause: error });
	}
}
// src/restore/modifiers/merge-patch.ts
/**
* JSON merge patch (RFC 7386): null removes, maps merge, everything else replaces. What is new arrives without its nulls,
* those in maps inside lists included. Changes the target.
*/
function applyMergePatch(target, patch) {
	if (!(target instanceof Map)) return withoutNulls$1(patch);
	if (!(patch instanceof Map)) return patch;
	for (const [key, value] of patch) if (value === null) target.delete(key);
	else target.set(key, applyMergePatch(target.get(key) ?? null, value));
	return target;
}
function withoutNulls$1(tree) {
	if (Array.isArray(tree)) return tree.map((entry) => entry === null ? null : withoutNulls$1(entry));
	if (!(tree instanceof Map)) return tree;
	const kept = [...tree].filter(([, value]) => value !== null);
	return new Map(kept.map(([key, value]) => [key, withoutNulls$1(value)]));
}
// src/restore/modifiers/strategic-order.ts
/**
* The order of a merged list: entries that `wanted` names stand as it says, the others as they stood in `live`; each of the others
* goes before the first wanted one that it preceded in `live`.
* @param mergeKey '' for lists of scalars
*/
function orderLike(merged, wanted, live, mergeKey) {
	const key = (entry) => mergeKey !== "" && entry instanceof Map ? entry.get(mergeKey) ?? null : entry;
	const position = (list, entry) => list.findIndex((other) => treeEqual(key(other), key(entry)));
	const rank = (list, entry) => {
		const found = position(list, entry);
		return found < 0 ? list.length : found;
	};
	const sortedBy = (list, entries) => entries.toSorted((a, b) => rank(list, a) - rank(list, b));
	const named = sortedBy(wanted, merged.filter((entry) => position(wanted, entry) >= 0));
	const others = sortedBy(live, merged.filter((entry) => position(wanted, entry) < 0));
	const ordered = [];
	let next = 0;
	for (const entry of named) {
		const place = position(live, entry);
		for (let other = others[next]; other !== void 0 && place >= 0; other = others[++next]) {
			const otherPlace = position(live, other);
			if (otherPlace < 0 || otherPlace >= place) break;
			ordered.push(other);
		}
		ordered.push(entry);
	}
	return [...ordered, ...others.slice(next)];
}
// src/restore/modifiers/strategic-merge.ts
const PATCH = "$patch";
const RETAIN_KEYS = "$retainKeys";
const DELETE_FROM_LIST = "$deleteFromPrimitiveList/";
const SET_ORDER = "$setElementOrder/";
/** Changes the target in place and returns what it became. @throws Error */
function applyStrategicPatch(target, patch, type) {
	const directive = patch.get(PATCH);
	if (directive !== void 0) return replaceOrDelete(directive, patch);
	const rest = new Map(patch);
	retainKeys(target, rest);
	applyOrders(target, rest, type);
	for (const [key, value] of rest) mergeField(target, key, value, type);
	return target;
}
function replaceOrDelete(directive, patch) {
	if (directive === "delete") return /* @__PURE__ */ new Map();
	if (directive !== "replace") throw unknownPatchType(directive);
	return new Map([...patch].filter(([key]) => key !== PATCH));
}
function mergeField(target, key, value, type) {
	if (key.startsWith(DELETE_FROM_LIST)) {
		const name = key.slice(25);
		const current = target.get(name);
		if (Array.isArray(current) && Array.isArray(value)) {
			lookUp(type, name);
			target.set(name, current.filter((entry) => !includes(value, entry)));
		}
		return;
	}
	if (value === null) {
		target.delete(key);
		return;
	}
	const current = target.get(key);
	if (current instanceof Map && value instanceof Map) {
		const field = lookUp(type, key);
		target.set(key, field.strategy === "replace" ? value : applyStrategicPatch(current, value, field.type()));
	} else if (Array.isArray(current) && Array.isArray(value)) {
		const field = lookUp(type, key);
		target.set(key, field.strategy === "merge" ? mergeList(current, value, field) : value);
	} else {
		const added = withoutDirectives(current !== void 0 && goTypeOf(current) === goTypeOf(value) ? value : withoutNulls(value));
		if (added === void 0) target.delete(key);
		else target.set(key, added);
	}
}
/** Only values that are maps on both sides, or lists on both sides, need to be known. */
function lookUp(type, key) {
	if (type.goKind !== "struct") throw new Error(`merging an object in json but data type is not struct, instead is: ${type.goKind}`);
	const field = type.field(key);
	if (field) return field;
	throw new Error(`unable to find api field in struct ${type.name} for the json field ${JSON.stringify(key)}`);
}
function mergeList(current, patch, field) {
	if (current.length === 0 && patch.length === 0) return current;
	if (listKind(current, patch) !== "map[string]interface {}") {
		const added = patch.filter((entry) => !includes(current, entry));
		return orderLike([...current, ...added].filter((entry, index, all) => indexOf(all, entry) === index), patch, current, "");
	}
	const { mergeKey } = field;
	if (mergeKey === "") throw new Error(`cannot merge lists without merge key for ${field.entryType().goKind}`);
	const { kept, entries } = applyListDirectives(current, patch, mergeKey);
	const merged = [...kept];
	for (const entry of entries) {
		const value = keyOf$1(entry, mergeKey);
		const index = merged.findIndex((candidate) => treeEqual(candidate.get(mergeKey) ?? null, value));
		const found = merged[index];
		if (found === void 0) merged.push(entry);
		else merged[index] = applyStrategicPatch(found, entry, field.entryType());
	}
	for (const entry of merged) keyOf$1(entry, mergeKey);
	return orderLike(merged, entries, kept, mergeKey);
}
/** `$patch: delete` removes the entries with its key; `$patch: replace` anywhere keeps nothing of the target. */
function applyListDirectives(current, patch, mergeKey) {
	let kept = current;
	let entries = patch.filter((entry) => !entry.has(PATCH));
	let isReplaced = false;
	for (const entry of patch) {
		const directive = entry.get(PATCH);
		if (directive === void 0) continue;
		if (directive === "replace") isReplaced = true;
		else if (directive === "merge") throw new Error("merging lists cannot yet be specified in the patch");
		else if (directive !== "delete") throw unknownPatchType(directive);
		else {
			const value = keyOf$1(entry, mergeKey);
			kept = kept.filter((candidate) => !treeEqual(candidate.get(mergeKey) ?? null, value));
		}
	}
	if (isReplaced) [kept, entries] = [entries, []];
	return {
		kept,
		entries
	};
}
/** Keeps only the listed keys of the target; everything else in the patch has to be among them. */
function retainKeys(target, patch) {
	const listed = patch.get(RETAIN_KEYS);
	if (listed === void 0) return;
	patch.delete(RETAIN_KEYS);
	const names = Array.isArray(listed) ? listed : void 0;
	const isDirective = (key) => key.startsWith(DELETE_FROM_LIST) || key.startsWith(SET_ORDER);
	const isCovered = [...patch].every(([key, value]) => value === null || isDirective(key) || names?.includes(key));
	if (names === void 0 || !isCovered) throw new Error("invalid patch format of retainKeys");
	for (const key of [...target.keys()]) if (!names.includes(key)) target.delete(key);
}
/** `$setElementOrder`: the list is merged here and then put in order, so that it is not merged again. */
function applyOrders(target, patch, type) {
	for (const [directive, order] of [...patch]) {
		if (!directive.startsWith(SET_ORDER)) continue;
		patch.delete(directive);
		const key = directive.slice(17);
		const wanted = expectList(order) ?? [];
		const current = expectList(target.get(key));
		const change = expectList(patch.get(key));
		const field = lookUp(type, key);
		checkOrder(change ?? [], wanted, field.mergeKey);
		if (current === void 0 && change === void 0) continue;
		const merged = current === void 0 ? listWithoutDirectives(change ?? []) : change === void 0 ? current : field.strategy === "merge" ? mergeList(current, change, field) : change;
		target.set(key, orderLike(merged, wanted, current ?? [], field.mergeKey));
		patch.delete(key);
	}
}
function expectList(value) {
	if (value === void 0 || Array.isArray(value)) return value;
	throw new Error(`expected a []interface {}, but received a ${goTypeOf(value)}`);
}
/** What the patch adds has to stand in the order that it asks for. */
function checkOrder(change, wanted, mergeKey) {
	if (change.length === 0 || wanted.length === 0) return;
	const key = (entry) => mergeKey === "" ? entry : entry instanceof Map ? keyOf$1(entry, mergeKey) : entry;
	let from = 0;
	for (const entry of change) {
		if (entry instanceof Map && entry.has(PATCH)) continue;
		const index = wanted.findIndex((other, position) => position >= from && treeEqual(key(other), key(entry)));
		if (index < 0) throw new Error("The order in patch list doesn't match $setElementOrder list");
		from = index + 1;
	}
}
/** All entries of both lists have one type, and it is no list. */
function listKind(...lists) {
	const [kind = "<nil>", ...others] = new Set(lists.flat().map(goTypeOf));
	if (others.length > 0) throw new Error("list element types are not identical");
	if (kind === "[]interface {}") throw new Error("the server rejected our request due to an error in our request");
	return kind;
}
function keyOf$1(entry, mergeKey) {
	const value = entry.get(mergeKey);
	if (value === void 0) throw new Error(`map does not contain declared merge key: ${mergeKey}`);
	return value;
}
function unknownPatchType(directive) {
	return /* @__PURE__ */ new Error(`unknown patch type: ${typeof directive === "string" ? directive : goTypeOf(directive)}`);
}
function includes(list, entry) {
	return indexOf(list, entry) >= 0;
}
function indexOf(list, entry) {
	return list.findIndex((other) => treeEqual(other, entry));
}
/** Undefined when the value itself is a directive. */
function withoutDirectives(tree) {
	if (Array.isArray(tree)) return listWithoutDirectives(tree);
	if (!(tree instanceof Map)) return tree;
	if (tree.has(PATCH)) return void 0;
	const kept = [...tree].map(([key, value]) => [key, withoutDirectives(value)]);
	return new Map(kept.filter((entry) => entry[1] !== void 0));
}
function listWithoutDirectives(list) {
	return list.map(withoutDirectives).filter((entry) => entry !== void 0);
}
function withoutNulls(tree) {
	if (Array.isArray(tree)) return tree.map(withoutNulls);
	if (!(tree instanceof Map)) return tree;
	return new Map([...tree].filter(([, value]) => value !== null).map(([key, value]) => [key, withoutNulls(value)]));
}
// src/restore/modifiers/strategic-schema.ts
/** The group versions that Velero's patcher knows; objects of every other one cannot be patched strategically (M-14). */
const STRATEGIC_GROUP_VERSIONS = [
	"v1",
	"apps/v1",
	"batch/v1",
	"velero.io/v1",
	"velero.io/v2alpha1",
	"snapshot.storage.k8s.io/v1",
	"groupsnapshot.storage.k8s.io/v1beta2"
];
/** @param documents OpenAPI v3 documents of the group versions in `STRATEGIC_GROUP_VERSIONS` that the target serves */
function strategicSchemaOf(documents) {
	const types = /* @__PURE__ */ new Map();
	for (const document of documents) {
		const schemas = require_json.at(document, "components", "schemas");
		if (!require_json.isObject(schemas)) continue;
		for (const [name, schema] of Object.entries(schemas)) for (const served of require_json.listAt(schema, "x-kubernetes-group-version-kind")) {
			const group = require_json.textAt(served, "group");
			const apiVersion = `${group ? `${group}/` : ""}${require_json.textAt(served, "version")}`;
			types.set(`${apiVersion} ${require_json.textAt(served, "kind")}`, typeOf(schema, schemas, goName(name)));
		}
	}
	return { typeOf: (apiVersion, kind) => types.get(`${apiVersion} ${kind}`) };
}
function typeOf(schema, schemas, name) {
	const [target, targetName] = resolve(schema, schemas, name);
	const properties = require_json.at(target, "properties");
	const type = require_json.textAt(target, "type");
	return {
		goKind: type === "object" && require_json.at(target, "additionalProperties") !== void 0 ? "map" : type === "array" ? "slice" : type === "object" || type === void 0 ? "struct" : "string",
		name: targetName,
		field: (key) => {
			const property = require_json.at(properties, key);
			return property === void 0 ? void 0 : fieldOf(property, schemas);
		}
	};
}
function fieldOf(property, schemas) {
	const strategies = (require_json.textAt(property, "x-kubernetes-patch-strategy") ?? "").split(",");
	const [target] = resolve(property, schemas, "");
	return {
		strategy: strategies.find((strategy) => strategy !== "retainKeys") ?? "",
		mergeKey: require_json.textAt(property, "x-kubernetes-patch-merge-key") ?? "",
		type: () => typeOf(property, schemas, ""),
		entryType: () => typeOf(require_json.at(target, "items"), schemas, "")
	};
}
/** A schema is a reference, or a single `allOf` around one when it has a default. */
function resolve(schema, schemas, name) {
	const reference = require_json.textAt(schema, "$ref") ?? require_json.textAt(require_json.listAt(schema, "allOf")[0], "$ref");
	if (reference === void 0) return [schema, name];
	const key = reference.slice(reference.lastIndexOf("/") + 1);
	return [require_json.at(schemas, key), goName(key)];
}
function goName(schemaName) {
	return schemaName.slice(schemaName.lastIndexOf(".") + 1);
}
// src/restore/modifiers/apply-modifiers.ts
/** Whether any rule needs to know how the target's types merge; see `strategicSchemaOf`. */
function needsPatchStrategies(modifiers) {
	return modifiers.rules.some((rule) => rule.strategicPatches.length > 0);
}
/** Conditions look at the object as it was before the first rule, patches add up (M-8). */
function applyModifiers(modifiers, input) {
	const errors = [];
	const matchedRules = [];
	let { object } = input;
	for (const [index, rule] of modifiers.rules.entries()) try {
		if (!matchesConditions(rule.conditions, input)) continue;
		matchedRules.push(index);
		object = applyRule(rule, object, input.patchStrategies);
	} catch (error) {
		errors.push(error instanceof Error ? error.message : String(error));
	}
	return {
		object,
		errors,
		matchedRules
	};
}
function applyRule(rule, object, strategies) {
	if (rule.patches.length > 0) return patched(() => jsonPatched(rule.patches, object));
	if (rule.mergePatches.length > 0) return patched(() => mergePatched(rule.mergePatches, object));
	if (rule.strategicPatches.length > 0) return patched(() => strategicallyPatched(rule.strategicPatches, object, strategies));
	throw new Error("no patch data found");
}
function patched(work) {
	return prefixed("error in applying patch", work);
}
/** M-11: a test that fails on the value skips the rule without an error. */
function jsonPatched(operations, object) {
	const decode = ({ operation, from, path, value }) => {
		return {
			op: operation,
			from,
			path,
			value: toTree(patchValue(value))
		};
	};
	try {
		const decoded = prefixed("error in decoding json patch", () => operations.map(decode));
		return asObject(applyJsonPatch(toTreeMap(object), decoded));
	} catch (error) {
		if (error instanceof JsonPatchError && error.problem === "test-failed") return object;
		if (error instanceof UnmarshalError) throw error;
		throw new Error(`error in applying JSON Patch ${messageOf(error)}`, { cause: error });
	}
}
/** M-13. */
function mergePatched(patches, object) {
	let tree = toTreeMap(object);
	for (const patch of patches) tree = applyMergePatch(tree, patchTree(patch));
	return asObject(tree);
}
/** M-14. */
function strategicallyPatched(patches, object, strategies) {
	const apiVersion = require_json.textAt(object, "apiVersion") ?? "";
	const kind = require_json.textAt(object, "kind") ?? "";
	const type = STRATEGIC_GROUP_VERSIONS.includes(apiVersion) ? strategies?.typeOf(apiVersion, kind) : void 0;
	if (type === void 0) throw new Error(`no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:110"`);
	let tree = toTreeMap(object);
	for (const text of patches) {
		const patch = patchTree(text);
		if (patch === null) continue;
		tree = prefixed("error in applying Strategic Patch", () => {
			if (!(patch instanceof Map)) throw new Error(`json: ${cannotUnmarshal(patch)}`);
			return applyStrategicPatch(tree, patch, type);
		});
	}
	return asObject(tree);
}
/** A rule often meets thousands of objects; its text is read once. */
const parsedPatches = /* @__PURE__ */ new WeakMap();
/** A copy of its own, for patching changes trees. */
function patchTree(patch) {
	const parsed = parsedPatches.get(patch) ?? yamlToJson(patch.patchData);
	parsedPatches.set(patch, parsed);
	return toTree(parsed);
}
function yamlToJson(text) {
	try {
		return require_yaml.parseYaml(text, { uniqueKeys: false });
	} catch (error) {
		if (error instanceof require_yaml.YamlProblem) throw new Error(`error in converting YAML to JSON ${error.message}`, { cause: error });
		throw error;
	}
}
var UnmarshalError = class extends Error {};
/** The API machinery takes nothing but a map with a kind. Its message quotes the object, ours does not. */
function asObject(tree) {
	const value = fromTree(tree);
	if (require_json.isObject(value) && require_json.textAt(value, "kind")) return value;
	throw new UnmarshalError(`error in unmarshalling modified object ${value === null || require_json.isObject(value) ? "Object 'Kind' is missing" : `json: ${cannotUnmarshal(tree)}`}`);
}
function cannotUnmarshal(tree) {
	return `cannot unmarshal ${Array.isArray(tree) ? "array" : typeof tree === "string" ? "string" : typeof tree === "boolean" ? "bool" : "number"} into Go value of type map[string]interface {}`;
}
function prefixed(prefix, work) {
	try {
		return work();
	} catch (error) {
		throw new Error(`${prefix} ${messageOf(error)}`, { cause: error });
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/restore/records.ts
const keyOf = (...parts) => parts.join("\0");
/** D-16: what makes two items of an archive the same, with their target namespace and name. */
const DUPLICATE_KEYS = {
	"apiVersion-kind": ({ apiVersion, kind }, namespace, name) => keyOf(apiVersion, kind, namespace, name),
	"group-resource": ({ groupResource }, namespace, name) => keyOf(groupResource, namespace, name)
};
function createRecords(duplicateKey = "apiVersion-kind") {
	const bySameness = /* @__PURE__ */ new Map();
	const samenessOf = DUPLICATE_KEYS[duplicateKey];
	return {
		find(apiVersion, kind, namespace, name) {
			if (duplicateKey === "apiVersion-kind") return bySameness.get(keyOf(apiVersion, kind, namespace, name));
			return bySameness.values().find((record) => record.apiVersion === apiVersion && record.kind === kind && record.namespace === namespace && record.nameInBackup === name);
		},
		findSame: (item, namespace, name) => bySameness.get(samenessOf(item, namespace, name)),
		add(apiVersion, kind, namespace, name, groupResource = `${kind}.${apiVersion}`) {
			const { promise, resolve } = Promise.withResolvers();
			const record = {
				apiVersion,
				kind,
				namespace,
				nameInBackup: name,
				name,
				action: void 0,
				exists: false,
				settled: promise
			};
			bySameness.set(samenessOf({
				apiVersion,
				kind,
				groupResource
			}, namespace, name), record);
			return {
				record,
				done: resolve
			};
		},
		get size() {
			return bySameness.size;
		},
		resourceList() {
			const lists = /* @__PURE__ */ new Map();
			for (const { apiVersion, kind, namespace, name, action } of bySameness.values()) {
				const key = `${apiVersion}/${kind}`;
				const entry = `${namespace === "" ? "" : `${namespace}/`}${name}(${action ?? "failed"})`;
				const list = lists.get(key);
				if (list === void 0) lists.set(key, [entry]);
				else list.push(entry);
			}
			const sorted = [...lists].sort(([a], [b]) => a < b ? -1 : 1);
			return Object.fromEntries(sorted.map(([key, entries]) => [key, entries.sort()]));
		},
		wasAnyWritten: () => [...bySameness.values()].some(({ action }) => action === "created" || action === "updated")
	};
}
// src/restore/finalize/volume-patch.ts
const METHODS = /* @__PURE__ */ new Set(["PodVolumeBackup", "CSISnapshot"]);
/** R-191. Only a record with pvInfo has a reclaim policy. */
function patchTargets(context) {
	if (!context.profile.patchesVolumesAfterwards) return {
		volumes: [],
		moved: []
	};
	const targets = (context.backup.volumeInfos ?? []).filter(({ backupMethod, reclaimPolicy }) => METHODS.has(backupMethod) && reclaimPolicy !== void 0).map((info) => ({
		namespace: require_offline_discovery.mapNamespace(info.pvcNamespace, context.mapping),
		claim: info.pvcName,
		info
	})).filter(({ namespace, claim }) => isCreated(context, namespace, claim));
	const isMoved = ({ info }) => info.snapshotDataMoved && context.features.has("EnableCSI");
	return {
		volumes: targets.filter((target) => !isMoved(target)),
		moved: targets.filter(isMoved)
	};
}
function isCreated({ records }, namespace, name) {
	return records.find("v1", "PersistentVolumeClaim", namespace, name)?.action === "created";
}
/** Name of the volume that the claim is bound to (R-192). */
function boundVolumeOf(claim) {
	const volume = require_json.textAt(claim, "spec", "volumeName") ?? "";
	return require_json.textAt(claim, "status", "phase") === "Bound" && volume !== "" ? volume : void 0;
}
/** R-192: the name of the storage class that decides when a claim that waits is bound. Without one Velero crashes; here it is waited for. */
function classOfPending(claim) {
	if (require_json.textAt(claim, "status", "phase") !== "Pending") return void 0;
	return require_json.textAt(claim, "spec", "storageClassName") || void 0;
}
/** R-192, R-193. */
function volumeState(volume, { namespace, claim, info }) {
	const holder = {
		namespace: require_json.textAt(volume, "spec", "claimRef", "namespace"),
		name: nameOfHolder(volume)
	};
	if (holder.name === void 0 || require_json.textAt(volume, "status", "phase") !== "Bound") return { kind: "wait" };
	if (holder.name !== claim || holder.namespace !== namespace) return {
		kind: "stranger",
		text: `PV was bound by unexpected PVC, unexpected PVC: ${holder.namespace}/${holder.name}, expected PVC: ${namespace}/${claim}`
	};
	return {
		kind: "bound",
		patch: lacksSomething(volume, info) ? patchOf(volume, info) : void 0
	};
}
function nameOfHolder(volume) {
	return require_json.textAt(volume, "spec", "claimRef", "name");
}
/** A label that only the new volume has is no reason to patch it. */
function lacksSomething(volume, info) {
	const labels = require_json.textMapAt(volume, "metadata", "labels");
	return require_json.textAt(volume, "spec", "persistentVolumeReclaimPolicy") !== info.reclaimPolicy || Object.entries(info.labels).some(([key, value]) => labels[key] !== value);
}
/** All labels are replaced: one that only the new volume has goes. */
function patchOf(volume, { labels, reclaimPolicy }) {
	const labelled = require_json.withAt(volume, ["metadata", "labels"], labels);
	return createMergePatch(volume, require_json.withAt(labelled, ["spec", "persistentVolumeReclaimPolicy"], reclaimPolicy ?? ""));
}
Object.defineProperty(exports, "HOOK_RULES", {
	enumerable: true,
	get: function() {
		return HOOK_RULES;
	}
});
Object.defineProperty(exports, "NOTHING_EXISTS", {
	enumerable: true,
	get: function() {
		return NOTHING_EXISTS;
	}
});
Object.defineProperty(exports, "PIPELINE", {
	enumerable: true,
	get: function() {
		return PIPELINE;
	}
});
Object.defineProperty(exports, "PLUGIN_CONFIG_LABEL", {
	enumerable: true,
	get: function() {
		return PLUGIN_CONFIG_LABEL;
	}
});
Object.defineProperty(exports, "RESTORE_NAME_LABEL", {
	enumerable: true,
	get: function() {
		return RESTORE_NAME_LABEL;
	}
});
Object.defineProperty(exports, "STRATEGIC_GROUP_VERSIONS", {
	enumerable: true,
	get: function() {
		return STRATEGIC_GROUP_VERSIONS;
	}
});
Object.defineProperty(exports, "applyModifiers", {
	enumerable: true,
	get: function() {
		return applyModifiers;
	}
});
Object.defineProperty(exports, "boundVolumeOf", {
	enumerable: true,
	get: function() {
		return boundVolumeOf;
	}
});
Object.defineProperty(exports, "classOfPending", {
	enumerable: true,
	get: function() {
		return classOfPending;
	}
});
Object.defineProperty(exports, "countKinds", {
	enumerable: true,
	get: function() {
		return countKinds;
	}
});
Object.defineProperty(exports, "countReasons", {
	enumerable: true,
	get: function() {
		return countReasons;
	}
});
Object.defineProperty(exports, "createLedger", {
	enumerable: true,
	get: function() {
		return createLedger;
	}
});
Object.defineProperty(exports, "createOnce", {
	enumerable: true,
	get: function() {
		return createOnce;
	}
});
Object.defineProperty(exports, "createRecords", {
	enumerable: true,
	get: function() {
		return createRecords;
	}
});
Object.defineProperty(exports, "dataUploadLog", {
	enumerable: true,
	get: function() {
		return dataUploadLog;
	}
});
Object.defineProperty(exports, "decideVolume", {
	enumerable: true,
	get: function() {
		return decideVolume;
	}
});
Object.defineProperty(exports, "elideBodies", {
	enumerable: true,
	get: function() {
		return elideBodies;
	}
});
Object.defineProperty(exports, "execHooksOf", {
	enumerable: true,
	get: function() {
		return execHooksOf;
	}
});
Object.defineProperty(exports, "labelValue", {
	enumerable: true,
	get: function() {
		return labelValue;
	}
});
Object.defineProperty(exports, "listedObjects", {
	enumerable: true,
	get: function() {
		return listedObjects;
	}
});
Object.defineProperty(exports, "nanoUnits", {
	enumerable: true,
	get: function() {
		return nanoUnits;
	}
});
Object.defineProperty(exports, "needsPatchStrategies", {
	enumerable: true,
	get: function() {
		return needsPatchStrategies;
	}
});
Object.defineProperty(exports, "newItemRun", {
	enumerable: true,
	get: function() {
		return newItemRun;
	}
});
Object.defineProperty(exports, "patchTargets", {
	enumerable: true,
	get: function() {
		return patchTargets;
	}
});
Object.defineProperty(exports, "restoreItem", {
	enumerable: true,
	get: function() {
		return restoreItem;
	}
});
Object.defineProperty(exports, "restoresSnapshots", {
	enumerable: true,
	get: function() {
		return restoresSnapshots;
	}
});
Object.defineProperty(exports, "restoresStatus", {
	enumerable: true,
	get: function() {
		return restoresStatus;
	}
});
Object.defineProperty(exports, "sideFilesFor", {
	enumerable: true,
	get: function() {
		return sideFilesFor;
	}
});
Object.defineProperty(exports, "snapshotName", {
	enumerable: true,
	get: function() {
		return snapshotName;
	}
});
Object.defineProperty(exports, "strategicSchemaOf", {
	enumerable: true,
	get: function() {
		return strategicSchemaOf;
	}
});
Object.defineProperty(exports, "veleroResult", {
	enumerable: true,
	get: function() {
		return veleroResult;
	}
});
Object.defineProperty(exports, "volumeState", {
	enumerable: true,
	get: function() {
		return volumeState;
	}
});
Object.defineProperty(exports, "volumesToRestore", {
	enumerable: true,
	get: function() {
		return volumesToRestore;
	}
});
