const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_json = require("./core-json.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
// src/kube/kube-error.ts
/** An answer of the API server that is not a success. The message is the server's own. */
var KubeError = class extends Error {
	name = "KubeError";
	status;
	/** `AlreadyExists`, `Invalid`, `Forbidden`, … */
	reason;
	/** Messages of `details.causes`. */
	causes;
	constructor(status, reason, message, causes = []) {
		super(message);
		this.status = status;
		this.reason = reason;
		this.causes = causes;
	}
	get isNotFound() {
		return this.status === 404;
	}
	get isAlreadyExists() {
		return this.status === 409 && this.reason === "AlreadyExists";
	}
	get isConflict() {
		return this.status === 409 && this.reason === "Conflict";
	}
};
/** What Kubernetes clients say when the body is no Status object. */
const GENERIC = {
	400: ["BadRequest", "the server rejected our request for an unknown reason"],
	401: ["Unauthorized", "the server has asked for the client to provide credentials"],
	403: ["Forbidden", "the server does not allow access to the requested resource"],
	404: ["NotFound", "the server could not find the requested resource"],
	405: ["MethodNotAllowed", "the server does not allow this method on the requested resource"],
	413: ["RequestEntityTooLarge", "the server says that the request is too large"],
	429: ["TooManyRequests", "the server has received too many requests and has asked us to try again later"],
	503: ["ServiceUnavailable", "the server is currently unable to handle the request"]
};
/** Reads the Status object of an answer, or says what clients say when there is none. */
function kubeErrorOf(status, body) {
	const parsed = parseStatus(body);
	const message = require_json.textAt(parsed, "message");
	if (message !== void 0 && require_json.textAt(parsed, "kind") === "Status") {
		const causes = require_json.listAt(parsed, "details", "causes").map((cause) => require_json.textAt(cause, "message") ?? "");
		return new KubeError(status, require_json.textAt(parsed, "reason") ?? "", message, causes);
	}
	const [reason, generic] = GENERIC[status] ?? ["Unknown", `the server answered with status ${status}`];
	return new KubeError(status, reason, generic);
}
function parseStatus(body) {
	try {
		return require_json.parseJson(body.toString("utf8"));
	} catch {
		return;
	}
}
// src/kube/paths.ts
/** `apps/v1` → group and version; `v1` → the core group. */
function splitApiVersion(apiVersion) {
	const slash = apiVersion.indexOf("/");
	return slash < 0 ? {
		group: "",
		version: apiVersion
	} : {
		group: apiVersion.slice(0, slash),
		version: apiVersion.slice(slash + 1)
	};
}
/** `deployments.apps` → resource and group: the group is what follows the first dot (F-30). */
function splitGroupResource(groupResource) {
	const dot = groupResource.indexOf(".");
	return dot < 0 ? {
		resource: groupResource,
		group: ""
	} : {
		resource: groupResource.slice(0, dot),
		group: groupResource.slice(dot + 1)
	};
}
function joinGroupResource(resource, group) {
	return group === "" ? resource : `${resource}.${group}`;
}
/** The collection of a type; the namespace is '' for cluster scope or for all namespaces. */
function collectionPath(type, namespace) {
	return `${type.group === "" ? `/api/${seg(type.version)}` : `/apis/${seg(type.group)}/${seg(type.version)}`}${namespace === "" ? "" : `/namespaces/${seg(namespace)}`}/${seg(type.resource)}`;
}
function objectPath(type, namespace, name) {
	return `${collectionPath(type, namespace)}/${seg(name)}`;
}
/** Half a surrogate pair cannot be encoded; Kubernetes reads it as U+FFFD. */
function seg(text) {
	return encodeURIComponent(text.toWellFormed());
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
	const wanted = expandShortName(splitGroupResource(name), discovery);
	const plain = wanted.resource.toLowerCase();
	const named = discovery.resources.filter((entry) => entry.resource === plain || singularOf(entry) === plain);
	const found = named.find((entry) => wanted.group === "" || entry.group === wanted.group) ?? named.find((entry) => entry.group.startsWith(wanted.group));
	return found && isRestorable(found) ? joinGroupResource(found.resource, found.group) : void 0;
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
// src/restore/select/glob.ts
/** A pattern or text longer than this never compiles or matches: no name in a cluster comes near it. */
const MAX_PATTERN = 4096;
/** @returns undefined when the pattern does not compile. */
function compileGlob(pattern, separators = "") {
	if (pattern.length > MAX_PATTERN) return void 0;
	if (!/[*?[{\\]/.test(pattern)) return (text) => text === pattern;
	const program = compile([...pattern], new Set(separators));
	return program && ((text) => run(program, text));
}
function compile(pattern, separators) {
	const program = [];
	const groups = [];
	const push = (accepts) => program.push({
		op: "character",
		accepts,
		next: program.length + 1
	});
	const pushFork = (...targets) => {
		const fork = {
			op: "fork",
			targets
		};
		program.push(fork);
		return fork;
	};
	const closeGroup = () => {
		for (const exit of groups.pop()?.exits ?? []) exit.targets.push(program.length);
	};
	const isNoSeparator = (character) => !separators.has(character);
	for (let index = 0; index < pattern.length; index++) {
		const character = pattern[index] ?? "";
		const group = groups.at(-1);
		if (character === "*") {
			const isSuper = pattern[index + 1] === "*";
			if (isSuper) index++;
			const start = program.length;
			pushFork(start + 1, start + 3);
			push(isSuper ? () => true : isNoSeparator);
			pushFork(start);
		} else if (character === "?") push(isNoSeparator);
		else if (character === "[") {
			const bracket = readBracket(pattern, index + 1);
			if (bracket === void 0) return void 0;
			push(bracket.accepts);
			index = bracket.end;
		} else if (character === "{") groups.push({
			fork: pushFork(program.length + 1),
			exits: []
		});
		else if (character === "," && group) {
			group.exits.push(pushFork());
			group.fork.targets.push(program.length);
		} else if (character === "}" && group) closeGroup();
		else {
			const literal = character === "\\" ? pattern[++index] : character;
			if (literal !== void 0) push((other) => other === literal);
		}
	}
	while (groups.length > 0) closeGroup();
	program.push({ op: "accept" });
	return program;
}
/** One range or one list of characters, never both. */
function readBracket(pattern, start) {
	const isNegated = pattern[start] === "!";
	const first = isNegated ? start + 1 : start;
	if (pattern[first + 1] === "-") return readRange(pattern, first, isNegated);
	const listed = /* @__PURE__ */ new Set();
	let index = first;
	for (; index < pattern.length && pattern[index] !== "]"; index++) {
		if (pattern[index] === "\\") index++;
		const character = pattern[index];
		if (character !== void 0) listed.add(character);
	}
	if (listed.size === 0 || pattern[index] !== "]") return void 0;
	return {
		accepts: (character) => listed.has(character) !== isNegated,
		end: index
	};
}
function readRange(pattern, first, isNegated) {
	const low = pattern[first]?.codePointAt(0);
	const high = pattern[first + 2]?.codePointAt(0);
	if (low === void 0 || high === void 0 || high < low || pattern[first + 3] !== "]") return void 0;
	const isInside = (code) => code >= low && code <= high;
	return {
		accepts: (character) => isInside(character.codePointAt(0) ?? -1) !== isNegated,
		end: first + 3
	};
}
function run(program, text) {
	const seenAt = new Int32Array(program.length).fill(-1);
	let current = [];
	let step = 0;
	const enter = (address, into) => {
		const waiting = [address];
		for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
			if (seenAt[next] === step) continue;
			seenAt[next] = step;
			const instruction = program[next];
			if (instruction?.op === "fork") waiting.push(...instruction.targets);
			else into.push(next);
		}
	};
	enter(0, current);
	for (const character of text) {
		step++;
		const following = [];
		for (const address of current) {
			const instruction = program[address];
			if (instruction?.op === "character" && instruction.accepts(character)) enter(instruction.next, following);
		}
		if (following.length === 0) return false;
		current = following;
	}
	return current.some((address) => program[address]?.op === "accept");
}
// src/restore/select/include-exclude.ts
/** Lists of names or globs (S-44). Absent and empty lists are the same. */
function includeExclude(includes, excludes) {
	const included = patternSet(includes ?? []);
	const excluded = patternSet(excludes ?? []);
	const takesAll = included.patterns.length === 0 || included.patterns.includes("*");
	return {
		shouldInclude: (name) => !excluded.matches(name) && (takesAll || included.matches(name)),
		includesEverything: excluded.patterns.length === 0 && takesAll && included.patterns.length <= 1,
		badPatterns: [...included.badPatterns, ...excluded.badPatterns]
	};
}
/** The patterns are tried in sorted order, and the first one that does not compile ends the search (S-44). */
function patternSet(list) {
	const patterns = [...new Set(list)].sort(byBytes);
	const compiled = patterns.map((pattern) => compileGlob(pattern));
	const firstBad = compiled.indexOf(void 0);
	const usable = (firstBad < 0 ? compiled : compiled.slice(0, firstBad)).filter((glob) => glob !== void 0);
	return {
		patterns,
		badPatterns: patterns.filter((_, index) => compiled[index] === void 0),
		matches: (name) => usable.some((glob) => glob(name))
	};
}
/** Velero sorts texts by their UTF-8 bytes. */
function byBytes(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/restore/select/label-syntax.ts
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME_BYTES = 63;
const MAX_PREFIX_BYTES = 253;
const NAME_RULE = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_RULE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const SUBDOMAIN_RULE = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
/** What is wrong with a key such as `example.com/app`; empty when nothing is. */
function labelKeyProblems(key) {
	const parts = key.split("/");
	if (parts.length > 2) return [`a qualified name ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
	const name = parts.at(-1) ?? "";
	return [
		...parts.length === 2 ? prefixProblems(parts[0] ?? "") : [],
		...name === "" ? ["name part must be non-empty"] : [],
		...byteLength(name) > MAX_NAME_BYTES ? [`name part must be no more than ${MAX_NAME_BYTES} characters`] : [],
		...NAME.test(name) ? [] : [`name part ${NAME_RULE}`]
	];
}
/** What is wrong with a value; empty when nothing is. */
function labelValueProblems(value) {
	return [...byteLength(value) > MAX_NAME_BYTES ? [`must be no more than ${MAX_NAME_BYTES} characters`] : [], ...VALUE.test(value) ? [] : [VALUE_RULE]];
}
function prefixProblems(prefix) {
	if (prefix === "") return ["prefix part must be non-empty"];
	return [...byteLength(prefix) > MAX_PREFIX_BYTES ? [`prefix part must be no more than ${MAX_PREFIX_BYTES} characters`] : [], ...SUBDOMAIN.test(prefix) ? [] : [`prefix part ${SUBDOMAIN_RULE}`]];
}
function byteLength(text) {
	return Buffer.byteLength(text);
}
// src/restore/select/label-selector.ts
const NEEDS_VALUES = "for 'in', 'notin' operators, values set can't be empty";
const NEEDS_NO_VALUES = "values set must be empty for exists and does not exist";
const OPERATORS = /* @__PURE__ */ new Map([
	["In", {
		test: (value, values) => value !== void 0 && values.has(value),
		valuesProblem: (count) => count === 0 ? NEEDS_VALUES : void 0
	}],
	["NotIn", {
		test: (value, values) => value === void 0 || !values.has(value),
		valuesProblem: (count) => count === 0 ? NEEDS_VALUES : void 0
	}],
	["Exists", {
		test: (value) => value !== void 0,
		valuesProblem: (count) => count > 0 ? NEEDS_NO_VALUES : void 0
	}],
	["DoesNotExist", {
		test: (value) => value === void 0,
		valuesProblem: (count) => count > 0 ? NEEDS_NO_VALUES : void 0
	}]
]);
/** An empty selector matches everything. @throws Error in Kubernetes' own words for what a selector cannot say */
function compileSelector(selector) {
	const tests = expressionsOf(selector).map(compileExpression);
	return (labels) => tests.every((test) => test(labels));
}
function expressionsOf(selector) {
	const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
		key,
		operator: "In",
		values: [value]
	}));
	const expressions = (selector.matchExpressions ?? []).map((entry) => ({
		...entry,
		values: entry.values ?? []
	}));
	return [...labels, ...expressions];
}
function compileExpression(expression) {
	const operator = OPERATORS.get(expression.operator);
	if (operator === void 0) throw new Error(`${JSON.stringify(expression.operator)} is not a valid label selector operator`);
	const { key } = expression;
	const problems = problemsOf(expression, operator);
	if (problems.length > 0) throw new Error(problems.length === 1 ? problems[0] : `[${problems.join(", ")}]`);
	const values = new Set(expression.values);
	return (labels) => operator.test(Object.hasOwn(labels, key) ? labels[key] : void 0, values);
}
function problemsOf({ key, values }, operator) {
	const countProblem = operator.valuesProblem(values.length);
	return [
		...problem("key", JSON.stringify(key), labelKeyProblems(key)),
		...problem("values", goList(values), countProblem === void 0 ? [] : [countProblem]),
		...values.flatMap((value, index) => problem(`values[${index}][${key}]`, JSON.stringify(value), labelValueProblems(value)))
	];
}
function problem(field, value, why) {
	return why.length === 0 ? [] : [`${field}: Invalid value: ${value}: ${why.join("; ")}`];
}
/** As Go prints a list of texts for programmers. */
function goList(values) {
	return `[]string${values.length === 0 ? "(nil)" : `{${values.map((value) => JSON.stringify(value)).join(", ")}}`}`;
}
// src/restore/select/filters.ts
/**
* @param spec completed by validation: `excludedResources` holds the non-restorable types (S-25)
* @throws Error in Kubernetes' words for a bad label selector; Velero ends the run with it (R-11)
*/
function resolveFilters(spec, discovery, profile) {
	const nonRestorable = new Set(profile.nonRestorable);
	const mustHave = new Set(profile.mustHave);
	const unresolved = /* @__PURE__ */ new Set();
	const resolved = (names) => (names ?? []).filter(Boolean).map((name) => {
		const found = name === "*" ? "*" : resolveResource(name, discovery);
		if (found === void 0 && !nonRestorable.has(name) && !/[*?[{]/.test(name)) unresolved.add(name);
		return found ?? name;
	});
	const resourceFilter = (included, excluded) => includeExclude(resolved(included), resolved(excluded).filter((name) => name !== "*"));
	const matchesLabels = labelTestOf(spec);
	const namespaces = includeExclude(spec.includedNamespaces, spec.excludedNamespaces);
	const cluster = spec.includeClusterResources ?? void 0;
	return {
		resources: resourceFilter(spec.includedResources, [...spec.excludedResources ?? [], ...nonRestorable]),
		namespaces,
		status: spec.restoreStatus ? resourceFilter(spec.restoreStatus.includedResources, spec.restoreStatus.excludedResources) : void 0,
		isMustHave: (groupResource) => mustHave.has(groupResource),
		isNonRestorable: (groupResource) => nonRestorable.has(groupResource),
		choosesClusterScope: cluster ?? namespaces.includesEverything,
		allowsClusterScope: cluster !== false,
		matchesLabels,
		unresolved: [...unresolved]
	};
}
/** Every `orLabelSelectors` entry is compiled before `labelSelector`, as Velero reports errors. */
function labelTestOf(spec) {
	const any = (spec.orLabelSelectors ?? []).map(compileAlternative);
	const all = spec.labelSelector ? compileSelector(spec.labelSelector) : void 0;
	if (any.length === 0) return all;
	return (labels) => (all === void 0 || all(labels)) && any.some((test) => test(labels));
}
/** An alternative that is null matches nothing. */
function compileAlternative(selector) {
	return selector === null ? () => false : compileSelector(selector);
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
/** R-24. */
const USER_LIST = {
	configMap: "enableapigroupversions",
	key: "restoreResourcesVersionPriority"
};
const FIRST_FORMAT = "1.1.0";
const PREFERRED_SUFFIX = "-preferredversion";
/** R-20, R-21: the feature needs a backup of format 1.1.0 or newer. */
function versionsApply(features, formatVersion) {
	return features.has("EnableAPIGroupVersions") && (formatVersion ?? "") >= FIRST_FORMAT;
}
/**
* Chooses for every type of the archive. `discovery` is the one from before the CRDs: the versions of a type that only
* the backup defines are not known yet, so the source's preferred one is taken.
*/
function chooseVersions(catalog, discovery, userVersions) {
	const chosen = catalog.groupResources.map((groupResource) => {
		return [groupResource, chooseVersion(catalog.versionsOf(groupResource), discovery.versionsOf(groupOf(groupResource)), userVersions.get(groupResource) ?? [])];
	});
	return new Map(chosen.filter((entry) => entry[1] !== void 0));
}
/**
* R-22. The best version that both sides know is looked for among all of them; Velero leaves out the first of both
* lists there. `target` starts with the preferred version and is empty when the target does not serve the group.
* @returns undefined when the archive has no version directories for the type
*/
function chooseVersion(source, target, user) {
	const sourcePreferred = source.find((entry) => entry.preferred)?.version;
	const isInSource = (version) => source.some((entry) => entry.version === version);
	const isInTarget = (version) => target.includes(version);
	const [targetPreferred] = target;
	const version = [
		...user.filter(isInTarget),
		...targetPreferred === void 0 ? [] : [targetPreferred],
		...sourcePreferred !== void 0 && isInTarget(sourcePreferred) ? [sourcePreferred] : [],
		...[...target].sort(byVersionPriority)
	].find(isInSource) ?? sourcePreferred;
	if (version === void 0) return void 0;
	return {
		version,
		directory: version === sourcePreferred ? version + PREFERRED_SUFFIX : version
	};
}
/** R-24. No ConfigMap, or no valid line in it, is an empty list. */
function userVersionsOf(configMaps, namespace) {
	return parseUserVersions(configMaps.find((entry) => entry.name === USER_LIST.configMap && entry.namespace === namespace)?.data[USER_LIST.key] ?? "");
}
/** R-24: lines `resource.group=v1,v2`. Spaces do not count; a line without exactly one `=` or with an empty side is ignored. */
function parseUserVersions(text) {
	const lines = text.split("\n").map((line) => line.replaceAll(" ", "").split("="));
	return new Map(lines.filter((parts) => parts.length === 2 && parts.every((part) => part !== "")).map(([groupResource, versions]) => [groupResource, versions.split(",")]));
}
const KUBE_VERSION = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/;
const STAGES = [
	"alpha",
	"beta",
	void 0
];
/** Sorts Kubernetes versions best first: v10, v2, v1, v11beta2, v3beta1, v12alpha1, then all other names by letter (R-21). */
function byVersionPriority(a, b) {
	const left = KUBE_VERSION.exec(a);
	const right = KUBE_VERSION.exec(b);
	if (left === null && right === null) return a < b ? -1 : Number(a > b);
	if (left === null || right === null) return left === null ? 1 : -1;
	return STAGES.indexOf(right[2]) - STAGES.indexOf(left[2]) || Number(right[1]) - Number(left[1]) || Number(right[3] ?? 0) - Number(left[3] ?? 0);
}
function groupOf(groupResource) {
	const dot = groupResource.indexOf(".");
	return dot < 0 ? "" : groupResource.slice(dot + 1);
}
// src/kube/discovery.ts
const AGGREGATED = ["v2", "v2beta1"].map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`).join(",").concat(",application/json");
/** @throws KubeError, TransportError */
async function discover(client) {
	const [core, groups] = await Promise.all(["/api", "/apis"].map((path) => fetchJson(client, path)));
	return discoveryOf([...await resourcesOf(client, core), ...await resourcesOf(client, groups)]);
}
async function fetchJson(client, path, accept = AGGREGATED) {
	return require_json.parseJson((await client.expect({
		method: "GET",
		path,
		accept
	})).toString("utf8"));
}
async function resourcesOf(client, answer) {
	if (require_json.textAt(answer, "kind") === "APIGroupDiscoveryList") return require_json.listAt(answer, "items").flatMap(aggregatedGroup);
	const groupVersions = require_json.listAt(answer, "versions").filter((version) => typeof version === "string");
	const named = require_json.listAt(answer, "groups").flatMap(preferredFirst);
	return (await Promise.all([...groupVersions.map((version) => legacyList(client, "", String(version), `/api/${version}`)), ...named.map(({ group, version }) => legacyList(client, group, version, `/apis/${group}/${version}`))])).flat();
}
/** A version whose aggregated API server is down is marked as stale; it is left out, as Velero's client does. */
function aggregatedGroup(group) {
	const name = require_json.textAt(group, "metadata", "name") ?? "";
	return require_json.listAt(group, "versions").filter((version) => require_json.textAt(version, "freshness") !== "Stale").flatMap((version) => require_json.listAt(version, "resources").map((resource) => ({
		group: name,
		version: require_json.textAt(version, "version") ?? "",
		resource: require_json.textAt(resource, "resource") ?? "",
		singular: require_json.textAt(resource, "singularResource") ?? "",
		kind: require_json.textAt(resource, "responseKind", "kind") ?? "",
		shortNames: texts(require_json.listAt(resource, "shortNames")),
		isNamespaced: require_json.textAt(resource, "scope") === "Namespaced",
		verbs: texts(require_json.listAt(resource, "verbs")),
		subresources: require_json.listAt(resource, "subresources").map((sub) => require_json.textAt(sub, "subresource") ?? "")
	})));
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
/** A group version that cannot be read is left out as well. */
async function legacyList(client, group, version, path) {
	const answer = await client.send({
		method: "GET",
		path
	});
	if (answer.status !== 200) return [];
	const entries = require_json.listAt(require_json.parseJson(answer.body.toString("utf8")), "resources");
	return entries.filter((entry) => !(require_json.textAt(entry, "name") ?? "").includes("/")).map((entry) => {
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
	});
}
/** Indexes a list of resources; its order is the order of the answers. */
function discoveryOf(resources) {
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
		versionsOf: (group) => versions.get(group) ?? [],
		find: (group, version, resource) => byPath.get(`${group}/${version}/${resource}`),
		findKind: (apiVersion, kind) => byKind.get(`${apiVersion} ${kind}`)
	};
}
function texts(values) {
	return values.filter((value) => typeof value === "string");
}
// src/kube/verbs.ts
/** Objects per page of a list: a page stays below a few megabytes with usual objects. */
const PAGE_SIZE = 500;
/** One object, or undefined when there is none. @throws KubeError, TransportError */
async function getObject(client, type, namespace, name) {
	try {
		return asObject(await client.expect({
			method: "GET",
			path: objectPath(type, namespace, name)
		}));
	} catch (error) {
		if (error instanceof KubeError && error.isNotFound) return void 0;
		throw error;
	}
}
/** Creates and returns the stored object. @throws KubeError, TransportError */
async function createObject(client, type, namespace, object) {
	const path = collectionPath(type, namespace);
	return asObject(await client.expect({
		method: "POST",
		path,
		body: require_json.stringifyJson(object)
	}));
}
/** JSON merge patch of one object or of a sub-resource of it. @throws KubeError, TransportError */
async function mergePatchObject(client, type, namespace, name, patch) {
	return asObject(await client.expect({
		method: "PATCH",
		path: objectPath(type, namespace, name),
		body: require_json.stringifyJson(patch),
		contentType: "application/merge-patch+json"
	}));
}
/** Replaces a sub-resource. @throws KubeError, TransportError */
async function putSubresource(client, type, namespace, name, subresource, object) {
	const path = `${objectPath(type, namespace, name)}/${subresource}`;
	return asObject(await client.expect({
		method: "PUT",
		path,
		body: require_json.stringifyJson(object)
	}));
}
/** Pages of a collection; the namespace is '' for all. @throws KubeError, TransportError */
async function* listPages(client, type, namespace, options = {}) {
	let next = "";
	do {
		const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
		if (options.labelSelector !== void 0) query.set("labelSelector", options.labelSelector);
		if (next !== "") query.set("continue", next);
		const body = await client.expect({
			method: "GET",
			path: `${collectionPath(type, namespace)}?${query}`,
			...options.metadataOnly ? { accept: METADATA_LIST } : {}
		});
		const page = require_json.parseJson(body.toString("utf8"));
		yield require_json.listAt(page, "items").filter(require_json.isObject);
		next = require_json.textAt(page, "metadata", "continue") ?? "";
	} while (next !== "");
}
const METADATA_LIST = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
/** All objects of a collection. @throws KubeError, TransportError */
async function listObjects(client, type, namespace, options = {}) {
	const objects = [];
	for await (const page of listPages(client, type, namespace, options)) objects.push(...page);
	return objects;
}
function asObject(body) {
	const parsed = require_json.parseJson(body.toString("utf8"));
	if (!require_json.isObject(parsed) || require_json.at(parsed, "metadata") === void 0) throw new KubeError(200, "Unknown", "the server answered with something that is no Kubernetes object");
	return parsed;
}
// src/restore/engine/cluster-view.ts
/** The resource in the version that the server prefers; undefined when it is not served. */
function preferredOf(discovery, groupResource) {
	const { resource, group } = splitGroupResource(groupResource);
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
			return type !== void 0 && await getObject(client, type, namespace, name) !== void 0;
		},
		namesIn(groupResource, namespace) {
			const key = `${groupResource}/${namespace}`;
			const asked = names.get(key) ?? listNames(client, discovery(), groupResource, namespace);
			names.set(key, asked);
			return asked;
		},
		async listAll(groupResource) {
			const type = preferredOf(discovery(), groupResource);
			return type === void 0 ? [] : await listObjects(client, type, "");
		}
	};
}
async function listNames(client, discovery, groupResource, namespace) {
	const type = preferredOf(discovery, groupResource);
	if (type === void 0) return [];
	return (await listObjects(client, type, namespace, { metadataOnly: true })).map((object) => require_json.textAt(object, "metadata", "name") ?? "");
}
// src/restore/engine/crds.ts
const CRD_RESOURCE = "customresourcedefinitions.apiextensions.k8s.io";
const CRDS = {
	group: "apiextensions.k8s.io",
	version: "v1",
	resource: "customresourcedefinitions"
};
const POLL_MS = 100;
const DISCOVERY_TIMEOUT_MS = 1e4;
const NEEDED = ["Established", "NamesAccepted"];
/** Waits until every new definition is ready; those that are not in time are errors of their items. */
async function waitForCrds(context) {
	const waiting = new Set(context.newCrds);
	const giveUpAt = Date.now() + (context.profile.crdReadyTimeoutMs ?? context.resourceTimeoutMs);
	while (waiting.size > 0) {
		for await (const page of listPages(context.client, CRDS, "")) for (const crd of page) if (isReady(crd)) waiting.delete(require_json.textAt(crd, "metadata", "name") ?? "");
		if (waiting.size === 0) return [];
		if (Date.now() >= giveUpAt) return [...waiting].map((name) => notReady(context, name));
		await require_sleep.sleep(POLL_MS, context.signal);
	}
	return [];
}
/**
* What the target serves once it knows the new definitions: discovery hears of a definition some time after it is
* established. One that never shows up is met again when its objects are created.
*/
async function discoverNew(context) {
	const giveUpAt = Date.now() + DISCOVERY_TIMEOUT_MS;
	for (;;) {
		const discovery = await discover(context.client);
		if ([...context.newCrds].every((name) => preferredOf(discovery, name) !== void 0) || Date.now() >= giveUpAt) return discovery;
		await require_sleep.sleep(POLL_MS, context.signal);
	}
}
function isReady(crd) {
	const conditions = require_json.listAt(crd, "status", "conditions").filter(require_json.isObject);
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
		text
	};
}
// src/restore/modifiers/go-decode.ts
const TEXT = { kind: "text" };
/** The value with Go's field names, null and absent fields left out. @throws Error in the words of Go's JSON decoder */
function goDecode(value, type) {
	return decode(value, type, {
		struct: "",
		path: []
	});
}
function decode(value, type, place) {
	if (value === null) return void 0;
	switch (type.kind) {
		case "text": return Array.isArray(value) || require_json.isObject(value) ? misfit(value, type, place) : textOf(value);
		case "list":
			if (!Array.isArray(value)) return misfit(value, type, place);
			return value.map((entry) => decode(entry, type.of, place) ?? zeroOf(type.of));
		case "map":
			if (!require_json.isObject(value)) return misfit(value, type, place);
			return Object.fromEntries(sortedEntries(value).map(([key, entry]) => [key, decode(entry, type.of, place) ?? zeroOf(type.of)]));
		case "struct":
			if (!require_json.isObject(value)) return misfit(value, type, place);
			return decodeFields(value, type.name, type.fields, place);
	}
}
function decodeFields(value, struct, fields, { path }) {
	const read = /* @__PURE__ */ new Map();
	for (const [key, entry] of sortedEntries(value)) {
		const names = Object.keys(fields);
		const name = names.includes(key) ? key : names.find((known) => known.toLowerCase() === key.toLowerCase());
		const type = name === void 0 ? void 0 : fields[name];
		if (name === void 0 || type === void 0) throw new Error(`json: unknown field ${JSON.stringify(key)}`);
		const decoded = decode(entry, type, {
			struct,
			path: [...path, name]
		});
		if (decoded !== void 0) read.set(name, decoded);
	}
	return Object.fromEntries(read);
}
function sortedEntries(value) {
	return Object.entries(value).map(([key, entry]) => [key, entry ?? null]).sort(([a], [b]) => a < b ? -1 : 1);
}
function misfit(value, type, { struct, path }) {
	const where = struct === "" ? "Go value" : `Go struct field ${struct}.${path.join(".")}`;
	throw new Error(`json: cannot unmarshal ${goKind(value)} into ${where} of type ${goName(type)}`);
}
function goKind(value) {
	if (Array.isArray(value)) return "array";
	if (require_json.isObject(value)) return "object";
	if (typeof value === "boolean") return "bool";
	return typeof value === "string" ? "string" : "number";
}
function goName(type) {
	if (type.kind === "text") return "string";
	if (type.kind === "list") return `[]${goName(type.of)}`;
	if (type.kind === "map") return `map[string]${goName(type.of)}`;
	return type.name === "LabelSelector" || type.name === "LabelSelectorRequirement" ? `v1.${type.name}` : `resourcemodifiers.${type.name}`;
}
function zeroOf(type) {
	if (type.kind === "text") return "";
	return type.kind === "list" ? [] : {};
}
function textOf(value) {
	return require_json.isRawNumber(value) ? value.rawJSON : String(value);
}
// src/restore/modifiers/load-modifiers.ts
const TEXTS = {
	kind: "list",
	of: TEXT
};
function struct(name, fields) {
	return {
		kind: "struct",
		name,
		fields
	};
}
function listOf(name, fields) {
	return {
		kind: "list",
		of: struct(name, fields)
	};
}
const FILE = struct("ResourceModifiers", {
	version: TEXT,
	resourceModifierRules: listOf("ResourceModifierRule", {
		conditions: struct("Conditions", {
			namespaces: TEXTS,
			groupResource: TEXT,
			resourceNameRegex: TEXT,
			labelSelector: struct("LabelSelector", {
				matchLabels: {
					kind: "map",
					of: TEXT
				},
				matchExpressions: listOf("LabelSelectorRequirement", {
					key: TEXT,
					operator: TEXT,
					values: TEXTS
				})
			}),
			matches: listOf("MatchRule", {
				path: TEXT,
				value: TEXT
			})
		}),
		patches: listOf("JSONPatch", {
			operation: TEXT,
			from: TEXT,
			path: TEXT,
			value: TEXT
		}),
		mergePatches: listOf("JSONMergePatch", { patchData: TEXT }),
		strategicPatches: listOf("StrategicMergePatch", { patchData: TEXT })
	})
});
const OPERATIONS = [
	"add",
	"remove",
	"replace",
	"test",
	"move",
	"copy"
];
/** @throws Error with the text that Velero puts into `validationErrors` (S-37) */
function parseModifiers(configMap) {
	const where = `resource modifiers provided in configmap ${configMap.namespace}/${configMap.name}`;
	const file = withPrefix(`Error in parsing ${where}`, () => decodeFile(configMap));
	const modifiers = { rules: (file.resourceModifierRules ?? []).map(completeRule) };
	withPrefix(`Validation error in ${where}`, () => checkFile(file.version ?? "", modifiers.rules));
	return modifiers;
}
function withPrefix(prefix, work) {
	try {
		return work();
	} catch (error) {
		throw new Error(`${prefix}: ${error instanceof Error ? error.message : error}`, { cause: error });
	}
}
/** M-1, M-2. */
function decodeFile(configMap) {
	const [text, ...others] = Object.values(configMap.data);
	if (text === void 0 || others.length > 0) throw new Error(`illegal resource modifiers ${configMap.namespace}/${configMap.name} configmap`);
	try {
		return goDecode(require_yaml.parseYaml(text, { uniqueKeys: true }), FILE) ?? {};
	} catch (error) {
		const { message } = error;
		const step = error instanceof require_yaml.YamlProblem ? "converting YAML to JSON" : "unmarshaling JSON: while decoding JSON";
		throw new Error(`failed to decode yaml data into resource modifiers, err: error ${step}: ${message}`);
	}
}
function completeRule(rule) {
	const data = (list = []) => list.map(({ patchData = "" }) => ({ patchData }));
	return {
		conditions: {
			namespaces: rule.conditions?.namespaces ?? [],
			groupResource: rule.conditions?.groupResource ?? "",
			resourceNameRegex: rule.conditions?.resourceNameRegex ?? "",
			labelSelector: rule.conditions?.labelSelector,
			matches: (rule.conditions?.matches ?? []).map(({ path = "", value = "" }) => ({
				path,
				value
			}))
		},
		patches: (rule.patches ?? []).map(({ operation = "", from = "", path = "", value = "" }) => ({
			operation,
			from,
			path,
			value
		})),
		mergePatches: data(rule.mergePatches),
		strategicPatches: data(rule.strategicPatches)
	};
}
/** M-5. The misspelt message is Velero's. */
function checkFile(version, rules) {
	if (version.toLowerCase() !== "v1") throw new Error(`unsupported resource modifier version ${version}`);
	if (rules.length === 0) throw new Error("resource modifier rules cannot be empty");
	for (const rule of rules) {
		if (rule.conditions.groupResource === "") throw new Error("groupkResource cannot be empty");
		if ([
			rule.patches,
			rule.mergePatches,
			rule.strategicPatches
		].filter((list) => list.length > 0).length > 1) throw new Error("only one of patches, mergePatches, strategicPatches can be specified");
		for (const patch of rule.patches) checkOperation(patch);
	}
}
function checkOperation({ operation, path }) {
	if (operation === "") throw new Error("operation cannot be empty");
	if (!OPERATIONS.includes(operation.toLowerCase())) throw new Error(`unsupported operation ${operation}`);
	if (path === "") throw new Error("path cannot be empty");
}
// src/restore/document/choose-backup.ts
const SCHEDULE_LABEL = "velero.io/schedule-name";
/** S-33, S-34, S-61. */
function chooseBackup({ scheduleName, backupName }, backups, namespace) {
	if (scheduleName) {
		const ofSchedule = backups.filter((backup) => backup.labels[SCHEDULE_LABEL] === scheduleName);
		const backup = newestCompleted(ofSchedule);
		const none = ofSchedule.length === 0 ? ["No backups found for schedule"] : [];
		return {
			backup,
			problems: backup ? [] : [...none, "No completed backups found for schedule"]
		};
	}
	const backup = backups.find(({ name }) => name === backupName);
	const problem = `Error retrieving backup: can't find backup ${`${namespace}/${backupName}`}: Backup.velero.io "${backupName}" not found`;
	return {
		backup,
		problems: backup ? [] : [problem]
	};
}
/** S-61: newest first; a backup that never started is the oldest. */
function newestCompleted(backups) {
	const startOf = ({ startTimestamp }) => Date.parse(startTimestamp ?? "") || 0;
	return backups.filter(({ phase }) => phase === "Completed").toSorted((a, b) => startOf(b) - startOf(a))[0];
}
// src/restore/document/hook-problems.ts
/** S-31: a selector that cannot be read hides the containers. */
function hookProblems(hooks) {
	const resources = hooks?.resources ?? [];
	for (const { labelSelector } of resources) {
		const problem = labelSelector && problemOf(() => compileSelector(labelSelector));
		if (problem !== void 0) return [problem];
	}
	return resources.flatMap((resource) => resource.postHooks ?? []).flatMap((hook) => hook.init?.initContainers ?? []).map(containerProblem).filter((problem) => problem !== void 0);
}
const CONTAINER_FIELDS = {
	command: "[]string",
	image: "string",
	name: "string"
};
function containerProblem(container) {
	if (!require_json.isObject(container)) return void 0;
	for (const [field, type] of Object.entries(CONTAINER_FIELDS)) {
		const value = container[field] ?? void 0;
		const problem = value === void 0 ? void 0 : decodeProblem(value, `Container.${field}`, type);
		if (problem !== void 0) return problem;
	}
	return Object.keys(CONTAINER_FIELDS).every((field) => {
		const value = container[field];
		return (typeof value === "string" || Array.isArray(value)) && value.length > 0;
	}) ? void 0 : "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field";
}
function decodeProblem(value, field, type) {
	if (type === "[]string" && Array.isArray(value)) {
		const odd = value.find((entry) => entry !== null && typeof entry !== "string");
		return odd === void 0 ? void 0 : decodeProblem(odd, field, "string");
	}
	if (type === "string" && typeof value === "string") return void 0;
	return `json: cannot unmarshal ${{
		boolean: "bool",
		string: "string",
		object: require_json.isObject(value) ? "object" : "array"
	}[typeof value] ?? "number"} into Go struct field ${field} of type ${type}`;
}
function problemOf(work) {
	try {
		work();
		return;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
// src/restore/document/validate.ts
const DEFAULT_TIMEOUT = "4h0m0s";
const ZERO_DURATION = /^[-+]?(0|(0+(\.0*)?|\.0+)[a-zµμ]+)+$/;
function validateRestore(input) {
	const { restore, profile } = input;
	const spec = complete(restore.spec, input);
	const early = [
		...nonRestorableProblems(spec, profile),
		...listProblems("resource", spec.includedResources, spec.excludedResources),
		...listProblems("namespace", spec.includedNamespaces, spec.excludedNamespaces),
		...selectorProblems(spec)
	];
	const advice = adviceOn(spec, profile);
	const result = (errors, found = spec, modifiers) => {
		return {
			spec: found,
			errors: [...early, ...errors],
			modifiers,
			advice
		};
	};
	if ((spec.backupName ?? "") === "" === ((spec.scheduleName ?? "") === "")) return result(["Either a backup or schedule must be specified as a source for the restore, but not both"]);
	const later = [...profile.validates.initContainers ? hookProblems(spec.hooks) : [], ...policyProblems(spec, profile)];
	const chosen = chooseBackup(spec, input.backups, restore.metadata.namespace);
	if (chosen.backup === void 0) return result([...later, ...chosen.problems]);
	const location = profile.validates.location ? input.unavailableLocation : void 0;
	if (location !== void 0) return result([...later, `The BSL ${location} is unavailable, cannot retrieve the backup`]);
	const schedule = spec.scheduleName || chosen.backup.labels["velero.io/schedule-name"];
	const found = {
		...spec,
		backupName: chosen.backup.name,
		...schedule && { scheduleName: schedule }
	};
	const { problems, modifiers } = loadModifiers(spec, input);
	return result([...later, ...problems], found, modifiers);
}
/** S-25, S-38. */
function complete(spec, { profile, defaultItemOperationTimeout }) {
	const excluded = spec.excludedResources ?? [];
	const missing = profile.nonRestorable.filter((name) => !excluded.includes(name));
	const timeout = spec.itemOperationTimeout;
	const needsTimeout = profile.hasItemOperations && (timeout === void 0 || ZERO_DURATION.test(timeout));
	return {
		...spec,
		excludedResources: [...excluded, ...missing],
		...needsTimeout && { itemOperationTimeout: defaultItemOperationTimeout ?? DEFAULT_TIMEOUT }
	};
}
/** S-26. */
function nonRestorableProblems(spec, profile) {
	return profile.nonRestorable.filter((name) => spec.includedResources?.includes(name)).map((name) => `${name} are non-restorable resources`);
}
/** S-27, S-28; and patterns that no glob reader accepts, which would silently switch a list off (S-44). */
function listProblems(what, includes = [], excludes = []) {
	return [
		...new Set(includes).size > 1 && includes.includes("*") ? ["includes list must either contain '*' only, or a non-empty list of items"] : [],
		...excludes.includes("*") ? ["excludes list cannot contain '*'"] : [],
		...[...new Set(excludes)].sort().filter((name) => includes.includes(name)).map((name) => `excludes list cannot contain an item in the includes list: ${name}`),
		...includeExclude(includes, excludes).badPatterns.map((pattern) => `the pattern ${JSON.stringify(pattern)} cannot be read`)
	].map((problem) => `Invalid included/excluded ${what} lists: ${problem}`);
}
/** S-29: present counts, also when empty. */
function selectorProblems({ labelSelector, orLabelSelectors }) {
	if (labelSelector === void 0 || orLabelSelectors === void 0) return [];
	return ["encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified"];
}
/** S-32. */
function policyProblems({ existingResourcePolicy = "" }, profile) {
	return [
		"",
		"none",
		"update"
	].includes(existingResourcePolicy) || !profile.validates.policy ? [] : [`Invalid ExistingResourcePolicy: ${existingResourcePolicy}`];
}
/** S-37. */
function loadModifiers({ resourceModifier }, { profile, restore, configMaps }) {
	if (!profile.hasResourceModifiers || resourceModifier?.kind?.toLowerCase() !== "configmap") return { problems: [] };
	const { namespace } = restore.metadata;
	const name = resourceModifier.name ?? "";
	const configMap = configMaps.find((entry) => entry.namespace === namespace && entry.name === name);
	if (configMap === void 0) return { problems: [`failed to get resource modifiers configmap ${namespace}/${name}`] };
	try {
		return {
			problems: [],
			modifiers: parseModifiers(configMap)
		};
	} catch (error) {
		return { problems: [messageOf(error)] };
	}
}
function adviceOn({ resourceModifier }, profile) {
	if (resourceModifier === void 0) return [];
	if (!profile.hasResourceModifiers) return ["resourceModifier: this version of Velero has no resource modifiers (D-33)"];
	const kind = resourceModifier.kind ?? "";
	if (kind.toLowerCase() === "configmap") return [];
	return [`resourceModifier: Velero ignores a reference of kind ${JSON.stringify(kind)}; only ConfigMap has an effect`];
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/rehearsal/known-backups.ts
/** For a backup that is named, that one is enough; for a schedule all have to be looked at. @throws LOCATION_*, SIDE_FILE_BROKEN */
async function knownBackups(location, { backupName, scheduleName }, signal) {
	const all = await location.backupNames(signal);
	const names = scheduleName ? all : all.filter((name) => name === backupName);
	return await Promise.all(names.map(async (name) => {
		const metadata = await require_open_backup.readBackupMetadata(location, name, signal);
		return {
			name,
			labels: metadata?.labels ?? {},
			phase: metadata?.phase,
			startTimestamp: metadata?.startTimestamp
		};
	}));
}
// src/rehearsal/prepare-restore.ts
/** Velero's server would not run this Restore. Carries the document that it would have saved. */
var RestoreRefused = class extends require_rehearsal_error.RehearsalError {
	restore;
	constructor(code, message, restore) {
		super(code, message);
		this.restore = restore;
	}
};
/** @throws RestoreRefused, LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN for the metadata of a backup */
async function prepareRestore(request, signal) {
	checkPriorities(request);
	const location = await require_open_backup.openLocation(request.location, signal);
	const spec = await withImpliedBackup(request, location, signal);
	const { restore, engine, configMaps } = request;
	const validation = validateRestore({
		restore: {
			...restore,
			spec
		},
		profile: profileOf(engine.profile),
		backups: await knownBackups(location, spec, signal),
		configMaps,
		defaultItemOperationTimeout: require_read_values.formatDuration(engine.itemOperationTimeoutMs)
	});
	if (validation.errors.length > 0) throw await refusal(request, location, validation, signal);
	return {
		location,
		name: validation.spec.backupName ?? "",
		restore: {
			...restore,
			spec: validation.spec,
			status: { phase: "New" }
		},
		modifiers: validation.modifiers,
		advice: validation.advice
	};
}
/** @throws OPTION_INVALID */
function checkPriorities({ engine }) {
	try {
		parsePriorities(engine.resourcePriorities, profileOf(engine.profile).priorities);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `restore-resource-priorities: ${require_rehearsal_error.messageOf(error)}`);
	}
}
/** A lone tarball, or a run without a manifest, need not say which backup: there must be one only. */
async function withImpliedBackup(request, location, signal) {
	const { spec } = request.restore;
	if (Boolean(spec.backupName) || Boolean(spec.scheduleName) || request.hasManifest && !location.isSingle) return spec;
	return {
		...spec,
		backupName: await require_open_backup.chooseBackup(location, void 0, signal)
	};
}
/** A backup that is not there is a cause of its own when nothing else is wrong. */
async function refusal(request, location, { spec, errors }, signal) {
	const status = {
		phase: "FailedValidation",
		validationErrors: errors
	};
	const restore = {
		...request.restore,
		spec,
		status
	};
	if (errors.every((text) => /^Error retrieving backup|^No (completed )?backups found/.test(text))) {
		const missing = spec.scheduleName ? `${errors.join(". ")} (schedule ${JSON.stringify(spec.scheduleName)} in ${location.url}).` : await missingBackup(location, spec.backupName ?? "", signal);
		if (missing !== void 0) return new RestoreRefused("BACKUP_NOT_FOUND", missing, restore);
	}
	return new RestoreRefused("RESTORE_INVALID", `the Restore is not valid: ${errors.join("; ")}`, restore);
}
/** In our own words, which name the backups that are there. */
async function missingBackup(location, name, signal) {
	const error = await require_open_backup.chooseBackup(location, name, signal).catch((error) => error);
	return error instanceof require_rehearsal_error.RehearsalError ? error.message : void 0;
}
Object.defineProperty(exports, "CRD_RESOURCE", {
	enumerable: true,
	get: function() {
		return CRD_RESOURCE;
	}
});
Object.defineProperty(exports, "KubeError", {
	enumerable: true,
	get: function() {
		return KubeError;
	}
});
Object.defineProperty(exports, "RestoreRefused", {
	enumerable: true,
	get: function() {
		return RestoreRefused;
	}
});
Object.defineProperty(exports, "USER_LIST", {
	enumerable: true,
	get: function() {
		return USER_LIST;
	}
});
Object.defineProperty(exports, "chooseVersions", {
	enumerable: true,
	get: function() {
		return chooseVersions;
	}
});
Object.defineProperty(exports, "clusterView", {
	enumerable: true,
	get: function() {
		return clusterView;
	}
});
Object.defineProperty(exports, "collectionPath", {
	enumerable: true,
	get: function() {
		return collectionPath;
	}
});
Object.defineProperty(exports, "compileGlob", {
	enumerable: true,
	get: function() {
		return compileGlob;
	}
});
Object.defineProperty(exports, "compileSelector", {
	enumerable: true,
	get: function() {
		return compileSelector;
	}
});
Object.defineProperty(exports, "createObject", {
	enumerable: true,
	get: function() {
		return createObject;
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
Object.defineProperty(exports, "discoveryOf", {
	enumerable: true,
	get: function() {
		return discoveryOf;
	}
});
Object.defineProperty(exports, "getObject", {
	enumerable: true,
	get: function() {
		return getObject;
	}
});
Object.defineProperty(exports, "hookProblems", {
	enumerable: true,
	get: function() {
		return hookProblems;
	}
});
Object.defineProperty(exports, "includeExclude", {
	enumerable: true,
	get: function() {
		return includeExclude;
	}
});
Object.defineProperty(exports, "kubeErrorOf", {
	enumerable: true,
	get: function() {
		return kubeErrorOf;
	}
});
Object.defineProperty(exports, "listObjects", {
	enumerable: true,
	get: function() {
		return listObjects;
	}
});
Object.defineProperty(exports, "listPages", {
	enumerable: true,
	get: function() {
		return listPages;
	}
});
Object.defineProperty(exports, "mapNamespace", {
	enumerable: true,
	get: function() {
		return mapNamespace;
	}
});
Object.defineProperty(exports, "mergePatchObject", {
	enumerable: true,
	get: function() {
		return mergePatchObject;
	}
});
Object.defineProperty(exports, "objectPath", {
	enumerable: true,
	get: function() {
		return objectPath;
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
Object.defineProperty(exports, "prepareRestore", {
	enumerable: true,
	get: function() {
		return prepareRestore;
	}
});
Object.defineProperty(exports, "profileOf", {
	enumerable: true,
	get: function() {
		return profileOf;
	}
});
Object.defineProperty(exports, "putSubresource", {
	enumerable: true,
	get: function() {
		return putSubresource;
	}
});
Object.defineProperty(exports, "resolveFilters", {
	enumerable: true,
	get: function() {
		return resolveFilters;
	}
});
Object.defineProperty(exports, "resolveResource", {
	enumerable: true,
	get: function() {
		return resolveResource;
	}
});
Object.defineProperty(exports, "splitApiVersion", {
	enumerable: true,
	get: function() {
		return splitApiVersion;
	}
});
Object.defineProperty(exports, "splitGroupResource", {
	enumerable: true,
	get: function() {
		return splitGroupResource;
	}
});
Object.defineProperty(exports, "userVersionsOf", {
	enumerable: true,
	get: function() {
		return userVersionsOf;
	}
});
Object.defineProperty(exports, "versionsApply", {
	enumerable: true,
	get: function() {
		return versionsApply;
	}
});
Object.defineProperty(exports, "waitForCrds", {
	enumerable: true,
	get: function() {
		return waitForCrds;
	}
});
