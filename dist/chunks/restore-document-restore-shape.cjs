const require_json = require("./core-json.cjs");
const require_nearest = require("./core-nearest.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
// src/restore/document/shape.ts
function shape(schema, read) {
	return Object.assign(read, { schema });
}
/** The same shape with a sentence for whoever writes it. */
function described(inner, description) {
	return shape({
		description,
		...inner.schema
	}, (...args) => inner(...args));
}
const text = shape({ type: "string" }, (value, path, problems) => typeof value === "string" ? value : refuse(value, path, problems, "a text"));
const flag = shape({ type: "boolean" }, (value, path, problems) => typeof value === "boolean" ? value : refuse(value, path, problems, "true or false"));
/** A map that stays as it is. */
const rawMap = shape({ type: "object" }, (value, path, problems) => require_json.isObject(value) ? value : refuse(value, path, problems, "a map"));
const GO_DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** `4h`, `10m0s` (Go). */
const duration = shape({ type: "string" }, (value, path, problems) => {
	if (typeof value === "string" && GO_DURATION.test(value)) return value;
	return refuse(value, path, problems, "a duration such as 10m or 4h0m0s");
});
function list(entry) {
	return shape({
		type: "array",
		items: entry.schema
	}, (value, path, problems) => {
		if (!Array.isArray(value)) return refuse(value, path, problems, "a list");
		return value.map((item, index) => entry(item, `${path}[${index}]`, problems)).filter((item) => item !== void 0);
	});
}
function map(entry) {
	return shape({
		type: "object",
		additionalProperties: entry.schema
	}, (value, path, problems) => {
		if (!require_json.isObject(value)) return refuse(value, path, problems, "a map");
		const entries = Object.entries(value).map(([key, item]) => [key, entry(item ?? null, `${path}.${key}`, problems)]);
		return Object.fromEntries(entries.filter((found) => found[1] !== void 0));
	});
}
/** Null and absent are the same. A field that is not in the table is a problem, with the name that was most likely meant. */
function record(fields) {
	const shapes = new Map(Object.entries(fields));
	return shape({
		type: "object",
		additionalProperties: false,
		properties: Object.fromEntries([...shapes].map(([key, { schema }]) => [key, schema]))
	}, (value, path, problems) => {
		if (!require_json.isObject(value)) return refuse(value, path, problems, "a map");
		const read = [];
		for (const [key, item] of Object.entries(value)) {
			const field = shapes.get(key);
			const at = path === "" ? key : `${path}.${key}`;
			if (field === void 0) problems.push(unknownField(at, key, [...shapes.keys()]));
			else if (item !== void 0 && item !== null) read.push([key, field(item, at, problems)]);
		}
		return Object.fromEntries(read.filter(([, item]) => item !== void 0));
	});
}
function unknownField(path, key, known) {
	const meant = require_nearest.nearest(key, known);
	return `${path} is not a known field${meant === void 0 ? "" : `; did you mean ${meant}?`}`;
}
/** Adds `path must be …` to the problems. */
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
Object.defineProperty(exports, "described", {
	enumerable: true,
	get: function() {
		return described;
	}
});
Object.defineProperty(exports, "flag", {
	enumerable: true,
	get: function() {
		return flag;
	}
});
Object.defineProperty(exports, "labelSelector", {
	enumerable: true,
	get: function() {
		return labelSelector;
	}
});
Object.defineProperty(exports, "list", {
	enumerable: true,
	get: function() {
		return list;
	}
});
Object.defineProperty(exports, "map", {
	enumerable: true,
	get: function() {
		return map;
	}
});
Object.defineProperty(exports, "rawMap", {
	enumerable: true,
	get: function() {
		return rawMap;
	}
});
Object.defineProperty(exports, "record", {
	enumerable: true,
	get: function() {
		return record;
	}
});
Object.defineProperty(exports, "refuse", {
	enumerable: true,
	get: function() {
		return refuse;
	}
});
Object.defineProperty(exports, "restoreSpec", {
	enumerable: true,
	get: function() {
		return restoreSpec;
	}
});
Object.defineProperty(exports, "shape", {
	enumerable: true,
	get: function() {
		return shape;
	}
});
Object.defineProperty(exports, "text", {
	enumerable: true,
	get: function() {
		return text;
	}
});
