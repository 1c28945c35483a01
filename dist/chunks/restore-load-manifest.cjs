require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_restore_shape = require("./restore-document-restore-shape.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
let node_crypto = require("node:crypto");
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
	check(require_restore_shape.rawMap, "metadata");
	const uid = check(require_restore_shape.text, "metadata", "uid");
	const labels = check(require_restore_shape.map(require_restore_shape.text), "metadata", "labels");
	const annotations = check(require_restore_shape.map(require_restore_shape.text), "metadata", "annotations");
	const spec = check(require_restore_shape.restoreSpec, "spec");
	const name = check(require_restore_shape.text, "metadata", "name");
	const namespace = check(require_restore_shape.text, "metadata", "namespace");
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
	const name = check(require_restore_shape.text, "metadata", "name");
	const namespace = check(require_restore_shape.text, "metadata", "namespace");
	const labels = check(require_restore_shape.map(require_restore_shape.text), "metadata", "labels");
	const data = check(require_restore_shape.map(require_restore_shape.text), "data");
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
