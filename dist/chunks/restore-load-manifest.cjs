require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_nearest = require("./core-nearest.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
let node_crypto = require("node:crypto");
// src/restore/document/shape.ts
const text = (value, path, problems) => typeof value === "string" ? value : refuse(value, path, problems, "a text");
const flag = (value, path, problems) => typeof value === "boolean" ? value : refuse(value, path, problems, "true or false");
/** A map that stays as it is. */
const rawMap = (value, path, problems) => require_json.isObject(value) ? value : refuse(value, path, problems, "a map");
const GO_DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** `4h`, `10m0s` (Go). */
const duration = (value, path, problems) => {
	if (typeof value === "string" && GO_DURATION.test(value)) return value;
	return refuse(value, path, problems, "a duration such as 10m or 4h0m0s");
};
function list(entry) {
	return (value, path, problems) => {
		if (!Array.isArray(value)) return refuse(value, path, problems, "a list");
		return value.map((item, index) => entry(item, `${path}[${index}]`, problems)).filter((item) => item !== void 0);
	};
}
function map(entry) {
	return (value, path, problems) => {
		if (!require_json.isObject(value)) return refuse(value, path, problems, "a map");
		const entries = Object.entries(value).map(([key, item]) => [key, entry(item ?? null, `${path}.${key}`, problems)]);
		return Object.fromEntries(entries.filter((found) => found[1] !== void 0));
	};
}
/** Null and absent are the same. A field that is not in the table is a problem, with the name that was most likely meant. */
function record(fields) {
	const shapes = new Map(Object.entries(fields));
	return (value, path, problems) => {
		if (!require_json.isObject(value)) return refuse(value, path, problems, "a map");
		const read = [];
		for (const [key, item] of Object.entries(value)) {
			const shape = shapes.get(key);
			if (shape === void 0) problems.push(unknownField(`${path}.${key}`, key, [...shapes.keys()]));
			else if (item !== void 0 && item !== null) read.push([key, shape(item, `${path}.${key}`, problems)]);
		}
		return Object.fromEntries(read.filter(([, item]) => item !== void 0));
	};
}
function unknownField(path, key, known) {
	const meant = require_nearest.nearest(key, known);
	return `${path} is not a known field${meant === void 0 ? "" : `; did you mean ${meant}?`}`;
}
function refuse(value, path, problems, expected) {
	problems.push(`${path} must be ${expected}, not ${require_yaml.nameOfType(value)}`);
}
// src/restore/document/restore-shape.ts
const texts = list(text);
const labelSelector = record({
	matchLabels: map(text),
	matchExpressions: list(record({
		key: text,
		operator: text,
		values: texts
	}))
});
const resourceFilter = record({
	includedResources: texts,
	excludedResources: texts
});
const hookResource = record({
	name: text,
	includedNamespaces: texts,
	excludedNamespaces: texts,
	includedResources: texts,
	excludedResources: texts,
	labelSelector,
	postHooks: list(record({
		exec: record({
			container: text,
			command: texts,
			onError: text,
			execTimeout: duration,
			waitTimeout: duration,
			waitForReady: flag
		}),
		init: record({
			initContainers: list(rawMap),
			timeout: duration
		})
	}))
});
/** The fields S-1 to S-18; the table misses none, or it does not compile. */
const restoreSpec = record({
	backupName: text,
	scheduleName: text,
	includedNamespaces: texts,
	excludedNamespaces: texts,
	includedResources: texts,
	excludedResources: texts,
	namespaceMapping: map(text),
	labelSelector,
	orLabelSelectors: list(labelSelector),
	restorePVs: flag,
	restoreStatus: resourceFilter,
	preserveNodePorts: flag,
	includeClusterResources: flag,
	hooks: record({ resources: list(hookResource) }),
	existingResourcePolicy: text,
	itemOperationTimeout: duration,
	resourceModifier: record({
		apiGroup: text,
		kind: text,
		name: text
	}),
	uploaderConfig: rawMap
});
// src/restore/load-manifest.ts
const DEFAULT_NAME = "rehearsal";
const DEFAULT_NAMESPACE = "velero";
const RESTORE = "velero.io/v1 Restore";
const CONFIG_MAP = "v1 ConfigMap";
/**
* Reads a YAML or JSON text that holds at most one Restore and any number of ConfigMaps.
* @throws MANIFEST_INVALID with every problem of a document, each with its path
*/
function loadManifest(yamlText, defaultNamespace = DEFAULT_NAMESPACE) {
	const documents = read(yamlText).map((document) => ({
		...document,
		type: typeOf(document.value)
	}));
	const stranger = documents.find(({ type }) => type !== RESTORE && type !== CONFIG_MAP);
	if (stranger) throw invalid(`line ${stranger.line}: found ${stranger.type}, but only one ${RESTORE} and ${CONFIG_MAP}s can stand here`);
	const [first, second] = documents.filter(({ type }) => type === RESTORE);
	if (second) throw invalid(`line ${second.line}: a second ${RESTORE}`);
	const restore = first && readRestore(first);
	const namespace = restore?.metadata.namespace ?? defaultNamespace;
	return {
		restore,
		configMaps: documents.filter(({ type }) => type === CONFIG_MAP).map((document) => readConfigMap(document, namespace))
	};
}
function read(yamlText) {
	try {
		return require_yaml.parseYamlDocuments(yamlText, { uniqueKeys: true });
	} catch (error) {
		throw error instanceof require_yaml.YamlProblem ? invalid(error.message, error) : error;
	}
}
function typeOf(value) {
	if (!require_json.isObject(value)) return "something that is not a map";
	return `${require_json.textAt(value, "apiVersion") ?? "(no apiVersion)"} ${require_json.textAt(value, "kind") ?? "(no kind)"}`;
}
function readRestore(document) {
	const check = checker(document);
	check(rawMap, "metadata");
	const uid = check(text, "metadata", "uid");
	const labels = check(map(text), "metadata", "labels");
	const annotations = check(map(text), "metadata", "annotations");
	const spec = check(restoreSpec, "spec");
	const name = check(text, "metadata", "name");
	const namespace = check(text, "metadata", "namespace");
	check.done();
	return {
		apiVersion: "velero.io/v1",
		kind: "Restore",
		metadata: {
			name: name || DEFAULT_NAME,
			namespace: namespace || DEFAULT_NAMESPACE,
			uid: uid || (0, node_crypto.randomUUID)(),
			...labels && { labels },
			...annotations && { annotations }
		},
		spec: spec ?? {},
		status: {}
	};
}
function readConfigMap(document, defaultNamespace) {
	const check = checker(document);
	const name = check(text, "metadata", "name");
	const namespace = check(text, "metadata", "namespace");
	const labels = check(map(text), "metadata", "labels");
	const data = check(map(text), "data");
	if (!name) check.problems.push("metadata.name is missing");
	check.done();
	return {
		name: name ?? "",
		namespace: namespace || defaultNamespace,
		labels: labels ?? {},
		data: data ?? {}
	};
}
function checker(document) {
	const problems = [];
	const check = (shape, ...path) => {
		const value = require_json.at(document.value, ...path);
		return value === void 0 || value === null ? void 0 : shape(value, path.join("."), problems);
	};
	const done = () => {
		if (problems.length > 0) throw invalid(`line ${document.line}, ${typeOf(document.value)}: ${problems.join("; ")}`);
	};
	return Object.assign(check, {
		problems,
		done
	});
}
function invalid(message, cause) {
	return new require_rehearsal_error.RehearsalError("MANIFEST_INVALID", message, { cause });
}
exports.loadManifest = loadManifest;
