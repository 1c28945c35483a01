const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_duration = require("./core-duration.cjs");
const require_json = require("./core-json.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
const require_classes = require("./verify-backup-classes.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
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
		const found = name === "*" ? "*" : require_offline_discovery.resolveResource(name, discovery);
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
	const all = spec.labelSelector ? require_classes.compileSelector(spec.labelSelector) : void 0;
	if (any.length === 0) return all;
	return (labels) => (all === void 0 || all(labels)) && any.some((test) => test(labels));
}
/** An alternative that is null matches nothing. */
function compileAlternative(selector) {
	return selector === null ? () => false : require_classes.compileSelector(selector);
}
/** */
const USER_LIST = {
	configMap: "enableapigroupversions",
	key: "restoreResourcesVersionPriority"
};
const FIRST_FORMAT = "1.1.0";
const PREFERRED_SUFFIX = "-preferredversion";
/** the feature needs a backup of format 1.1.0 or newer. */
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
* The best version that both sides know is looked for among all of them; Velero leaves out the first of both
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
/** No ConfigMap, or no valid line in it, is an empty list. */
function userVersionsOf(configMaps, namespace) {
	return parseUserVersions(configMaps.find((entry) => entry.name === USER_LIST.configMap && entry.namespace === namespace)?.data[USER_LIST.key] ?? "");
}
/** lines `resource.group=v1,v2`. Spaces do not count; a line without exactly one `=` or with an empty side is ignored. */
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
/** Sorts Kubernetes versions best first: v10, v2, v1, v11beta2, v3beta1, v12alpha1, then all other names by letter. */
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
// src/restore/document/hook-problems.ts
/** S-31: a selector that cannot be read hides the containers. */
function hookProblems(hooks) {
	const resources = hooks?.resources ?? [];
	for (const { labelSelector } of resources) {
		const problem = labelSelector && problemOf(() => require_classes.compileSelector(labelSelector));
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
	const chosen = require_open_backup.chooseBackup(spec, input.backups, restore.metadata.namespace);
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
// src/rehearsal/prepare-restore.ts
/** Velero's server would not run this Restore. Carries the document that it would have saved. */
var RestoreRefused = class extends require_rehearsal_error.RehearsalError {
	restore;
	constructor(code, message, restore) {
		super(code, message);
		this.restore = restore;
	}
};
/** @throws RestoreRefused, NoBackupChosen, LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN for the metadata of a backup */
async function prepareRestore(request, signal, onDownload = () => void 0, now = /* @__PURE__ */ new Date()) {
	checkPriorities(request);
	const options = request.locationOptions ?? require_open_backup.NO_LOCATION_OPTIONS;
	const { backupName } = request.restore.spec;
	const location = await require_open_backup.openPlace(request.location, {
		...options,
		backupName,
		onDownload
	}, signal);
	try {
		return await prepareFrom(request, location, now, signal);
	} catch (error) {
		location.close?.();
		throw error;
	}
}
async function prepareFrom(request, location, now, signal) {
	const { restore, engine, configMaps, advice = [] } = request;
	const { spec, listed, choice, none } = await pick(request, location, now, signal);
	const validation = validateRestore({
		restore: {
			...restore,
			spec
		},
		profile: require_offline_discovery.profileOf(engine.profile),
		backups: listed.map(knownBackup),
		configMaps,
		defaultItemOperationTimeout: require_duration.formatDuration(engine.itemOperationTimeoutMs)
	});
	if (validation.errors.length > 0) throw refusal(request, location, validation, none);
	if (none !== void 0) throw none;
	return {
		location,
		name: validation.spec.backupName ?? "",
		restore: {
			...restore,
			spec: validation.spec,
			status: { phase: "New" }
		},
		modifiers: validation.modifiers,
		advice: [...advice, ...validation.advice],
		choice
	};
}
/** @throws OPTION_INVALID */
function checkPriorities({ engine }) {
	try {
		require_offline_discovery.parsePriorities(engine.resourcePriorities, require_offline_discovery.profileOf(engine.profile).priorities);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `restore-resource-priorities: ${require_rehearsal_error.messageOf(error)}`);
	}
}
async function pick(request, location, now, signal) {
	const { spec } = request.restore;
	const wish = wishOf(request, location);
	if (wish === void 0) return {
		spec,
		listed: []
	};
	try {
		const { chosen, listed, section } = await require_open_backup.chooseBackups(location, wish, now, signal);
		const { scheduleName: _replaced, ...rest } = spec;
		return {
			spec: {
				...rest,
				backupName: chosen[0]?.name ?? ""
			},
			listed,
			choice: section
		};
	} catch (error) {
		const isOfRestore = Boolean(spec.backupName) || Boolean(spec.scheduleName);
		if (error instanceof require_open_backup.NoBackupChosen && ["BACKUP_NOT_FOUND", "BACKUP_UNFIT"].includes(error.code) && isOfRestore) return {
			spec,
			listed: error.listed,
			none: error
		};
		throw error;
	}
}
/** Undefined for a Restore that names nothing although it has to: its validation says so. */
function wishOf(request, location) {
	const { wish = require_open_backup.ANY_BACKUP, hasManifest } = request;
	if (wish.which.kind !== "as-in-restore") return wish;
	const { backupName: name, scheduleName: schedule } = request.restore.spec;
	if (name && schedule) return void 0;
	if (name) return {
		...wish,
		which: {
			kind: "named",
			name
		}
	};
	if (schedule) return {
		...wish,
		which: { kind: "latest" },
		schedule
	};
	return hasManifest && !location.isSingle ? void 0 : {
		...wish,
		which: { kind: "only" }
	};
}
function knownBackup({ name, metadata }) {
	const { labels = {}, phase, startTimestamp } = metadata ?? {};
	return {
		name,
		labels,
		phase,
		startTimestamp
	};
}
/** A backup that is not there is a cause of its own when nothing else is wrong. */
function refusal(request, location, { spec, errors }, none) {
	const status = {
		phase: "FailedValidation",
		validationErrors: errors
	};
	const restore = {
		...request.restore,
		spec,
		status
	};
	if (none !== void 0 && errors.every((text) => /^Error retrieving backup|^No (completed )?backups found/.test(text))) return new RestoreRefused("BACKUP_NOT_FOUND", spec.scheduleName ? `${errors.join(". ")} (schedule ${JSON.stringify(spec.scheduleName)} in ${location.url}).` : none.message, restore);
	return new RestoreRefused("RESTORE_INVALID", `the Restore is not valid: ${errors.join("; ")}`, restore);
}
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
Object.defineProperty(exports, "compileGlob", {
	enumerable: true,
	get: function() {
		return compileGlob;
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
Object.defineProperty(exports, "prepareRestore", {
	enumerable: true,
	get: function() {
		return prepareRestore;
	}
});
Object.defineProperty(exports, "resolveFilters", {
	enumerable: true,
	get: function() {
		return resolveFilters;
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
