const require_read_values = require("./config-read-values.cjs");
const require_json = require("./core-json.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_classes = require("./report-server-calls-classes.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_built_in_objects = require("./kube-built-in-objects.cjs");
const require_field_path = require("./core-field-path.cjs");
const require_server_calls = require("./verify-admission-server-calls.cjs");
// src/report/server-calls/findings.ts
/** One for each call that was not made. Of the others the outcomes of the items tell. */
function admissionFindings({ calls }) {
	return calls.filter(({ wasAsked }) => !wasAsked).map(findingOf);
}
function findingOf(call) {
	const name = classOf(call);
	const { object } = call;
	return {
		source: "admission",
		class: name,
		weight: require_classes.ADMISSION_CLASSES[name].weight,
		object,
		message: messageOf(call)
	};
}
function classOf(call) {
	const wouldBlock = call.blocked > 0 && call.askedAfter > 0 && require_read_values.isUnanswered(call);
	if (call.kind === "aggregated-api") return "aggregated-api-not-asked";
	if (call.kind === "conversion-webhook") return wouldBlock ? "conversion-would-block" : "conversion-not-asked";
	return wouldBlock ? "webhook-would-block" : "webhook-not-asked";
}
function messageOf(call) {
	return `${require_read_values.callTitle(call)} would have been asked about ${require_read_values.itemsText(call)}; ${require_read_values.answerText(call)}`;
}
// src/verify/references/findings.ts
/**
* A backup that holds nothing of a type, or of a namespace, does not want to bring it. What it holds and what was not restored
* has its own entry in the report, or was left out on purpose.
*/
function excuses(catalog, sources, isOffline) {
	const resources = new Map(catalog.groupResources.map((resource) => {
		const [first] = catalog.itemsOf(resource);
		return [`${require_verbs.splitGroupResource(resource).group}/${first?.kind ?? ""}`, resource];
	}));
	const namespaces = new Set(catalog.items.map(({ namespace }) => namespace));
	return ({ group, kind, namespace, name }) => {
		const resource = resources.get(`${group}/${kind}`);
		if (resource === void 0) return `the backup holds no ${kind}, so the target has to bring it`;
		const from = namespace === "" ? [""] : sources(namespace);
		if (!from.some((source) => namespaces.has(source))) return `the backup holds nothing of namespace ${namespace}`;
		return from.some((source) => catalog.find(resource, source, name) !== void 0) && !isOffline ? "it is in the backup, and was not restored" : void 0;
	};
}
/** @param catalog open: says whether a pod was running */
function missingFindings(missing, excuse, catalog) {
	return missing.flatMap((entry) => {
		const [first] = entry.referrers;
		if (first === void 0) return [];
		const why = excuse(entry.target);
		const weight = why === void 0 ? weightOf(entry, catalog) : "info";
		return [finding(entry.class, weight, first.object, {
			path: first.path === void 0 ? "" : require_field_path.pathText(first.path),
			message: `${sentenceOf(entry)}${why === void 0 ? "" : `; ${why}`}`,
			target: entry.target
		})];
	});
}
function mentionFinding(object, { old, path }, target) {
	return finding("old-namespace", "warn", object, {
		path: require_field_path.pathText(path),
		message: `mentions namespace ${old}, which was restored as ${target}`
	});
}
function selectorFinding(service) {
	return finding("service-without-pods", require_classes.classRow("service-without-pods").weight, service, {
		path: "spec.selector",
		message: "fits no pod and no pod template of its namespace"
	});
}
function definitionFinding(resource, first, count) {
	const more = count === 1 ? "" : ` and ${count - 1} more`;
	return finding("missing-definition", require_classes.classRow("missing-definition").weight, first, {
		path: "",
		message: `CustomResourceDefinition ${resource} is not in the backup; ${first.name}${more} cannot be restored where it is not served`
	});
}
function finding(name, weight, object, { path, message, target }) {
	return {
		source: "references",
		class: name,
		weight,
		object,
		...path === "" ? {} : { path },
		message,
		...target === void 0 ? {} : { target }
	};
}
/** A pod that was running had everything it needs: what is missing now got lost on the way. */
function weightOf({ class: name, referrers }, catalog) {
	const row = require_classes.classRow(name);
	return row.stopsPods && referrers.some((referrer) => wasRunning(referrer, catalog)) ? "fail" : row.weight;
}
function wasRunning({ object, item }, catalog) {
	if (object.kind !== "Pod" || item === void 0) return false;
	const found = catalog.items[item];
	const body = found && require_offline_discovery.readObject(catalog, found.body);
	return require_json.textAt(body, "status", "phase") === "Running" && require_json.at(body, "metadata", "deletionTimestamp") === void 0;
}
function sentenceOf({ class: name, target, count }) {
	const what = `${target.kind} ${placeOf(target)}`;
	const others = count - 1;
	const also = others === 0 ? "" : `; ${others} more ${others === 1 ? "names" : "name"} it`;
	return `${name === "owner-left-behind" ? `its owner ${what}` : what} is not there${also}`;
}
function placeOf({ namespace, name }) {
	return namespace === "" ? name : `${namespace}/${name}`;
}
// src/verify/references/references-of.ts
/** Required references only. The object carries its apiVersion and kind. */
function referencesOf(object) {
	const { group } = require_verbs.splitApiVersion(require_json.textAt(object, "apiVersion") ?? "");
	const found = [];
	for (const rule of require_server_calls.rulesFor(group, require_json.textAt(object, "kind") ?? "")) walk(object, rule.at === "" ? [] : rule.at.split("."), [], (part, path) => {
		const reference = referenceAt(object, rule, part, path);
		if (reference !== void 0) found.push(reference);
	});
	return found.filter((reference) => !isExempt(object, reference));
}
function walk(value, way, path, visit) {
	if (!require_json.isObject(value)) return;
	const [step, ...rest] = way;
	if (step === void 0) {
		visit(value, path);
		return;
	}
	if (!step.endsWith("[]")) {
		walk(value[step], rest, [...path, step], visit);
		return;
	}
	const key = step.slice(0, -2);
	const list = value[key];
	if (!Array.isArray(list)) return;
	for (const [index, entry] of list.entries()) walk(entry, rest, [
		...path,
		key,
		index
	], visit);
}
function referenceAt(object, rule, part, path) {
	const name = require_json.textAt(part, rule.name) ?? "";
	if (name === "" || rule.optional !== void 0 && part[rule.optional] === true) return void 0;
	const type = rule.to === "named" ? namedType(rule, part) : rule.to;
	if (type === void 0) return void 0;
	const own = require_json.textAt(object, "metadata", "namespace") ?? "";
	const isClusterScoped = rule.isClusterScoped === true || type.kind === "ClusterRole";
	const given = rule.namespace === void 0 ? own : require_json.textAt(part, rule.namespace) ?? own;
	return {
		class: rule.class,
		target: {
			...type,
			namespace: isClusterScoped ? "" : given,
			name
		},
		path: [...path, rule.name]
	};
}
/** The part says its own type; undefined for a kind that is no object, such as a User. */
function namedType(rule, part) {
	const kind = require_json.textAt(part, "kind") ?? "";
	if (kind === "" || rule.kinds !== void 0 && !rule.kinds.includes(kind)) return void 0;
	const apiVersion = require_json.textAt(part, "apiVersion");
	const group = apiVersion === void 0 ? require_json.textAt(part, "apiGroup") ?? "" : require_verbs.splitApiVersion(apiVersion).group;
	return {
		kind,
		group: group === "extensions" ? "apps" : group
	};
}
/** Names that need not be there yet, or never. */
function isExempt(object, { class: name }) {
	if (name === "missing-storage-class") return require_json.textAt(object, "spec", "volumeName") !== void 0;
	const annotations = object.kind === "Ingress" ? require_json.objectAt(object, "metadata", "annotations") : {};
	return name === "missing-secret" && Object.keys(annotations).some((key) => /(?:^|\.)cert-manager\.io\/|tls-acme/.test(key));
}
// src/verify/references/missing.ts
/** A workload says more than the pods that it makes. */
const RANKS = [
	"CronJob",
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"Job",
	"ReplicaSet",
	"Pod"
];
const MAX_REFERRERS = 8;
function createReferences() {
	const present = /* @__PURE__ */ new Set();
	const wanted = /* @__PURE__ */ new Map();
	const isThere = (target, isOwner) => require_built_in_objects.isBuiltInObject(target) || present.has(keyOf(target)) || isOwner && present.has(keyOf({
		...target,
		namespace: ""
	}));
	const want = ({ class: name, target }, referrer) => {
		if (isThere(target, name === "owner-left-behind")) return;
		const key = `${name} ${keyOf(target)}`;
		const entry = wanted.get(key) ?? {
			class: name,
			target,
			referrers: [],
			count: 0
		};
		wanted.set(key, entry);
		entry.count += 1;
		entry.referrers.push(referrer);
		if (entry.referrers.length > MAX_REFERRERS) {
			entry.referrers.sort((a, b) => rankOf(a) - rankOf(b));
			entry.referrers.length = MAX_REFERRERS;
		}
	};
	return {
		exists: (name) => present.add(keyOf(nameOf(name))),
		look(object, name, item, owners) {
			present.add(keyOf(nameOf(name)));
			const className = name.kind === "PersistentVolume" ? require_json.textAt(object, "spec", "storageClassName") : void 0;
			if (className) present.add(keyOf({
				group: "storage.k8s.io",
				kind: "StorageClass",
				namespace: "",
				name: className
			}));
			if (require_built_in_objects.isBuiltInObject(nameOf(name))) return;
			for (const reference of referencesOf(object)) want(reference, {
				object: name,
				path: reference.path,
				item
			});
			for (const owner of owners) {
				if (owner.kind === "Node") continue;
				const { group } = require_verbs.splitApiVersion(owner.apiVersion);
				const target = {
					group,
					kind: owner.kind,
					namespace: name.namespace,
					name: owner.name
				};
				want({
					class: "owner-left-behind",
					target
				}, {
					object: name,
					path: void 0,
					item
				});
			}
		},
		missing: () => [...wanted.values()].filter((entry) => !isThere(entry.target, entry.class === "owner-left-behind")).map((entry) => ({
			...entry,
			referrers: entry.referrers.toSorted((a, b) => rankOf(a) - rankOf(b))
		}))
	};
}
function nameOf({ apiVersion, kind, namespace, name }) {
	return {
		group: require_verbs.splitApiVersion(apiVersion).group,
		kind,
		namespace,
		name
	};
}
function keyOf({ group, kind, namespace, name }) {
	return `${group}/${kind}/${namespace}/${name}`;
}
function rankOf({ object }) {
	const rank = RANKS.indexOf(object.kind);
	return rank < 0 ? RANKS.length : rank;
}
// src/verify/references/owners.ts
/** Whom the body of an object names as its owners. */
function ownersIn(object) {
	return require_json.listAt(object, "metadata", "ownerReferences").map((owner) => ({
		apiVersion: require_json.textAt(owner, "apiVersion") ?? "",
		kind: require_json.textAt(owner, "kind") ?? "",
		name: require_json.textAt(owner, "name") ?? ""
	}));
}
/** Restored objects have no owners any more (R-70); the body in the backup still says who they were. */
function ownersOf(catalog, index) {
	const item = index === void 0 ? void 0 : catalog.items[index];
	if (item === void 0) return [];
	const text = catalog.read(item.body);
	if (!text.includes("\"ownerReferences\"")) return [];
	try {
		return ownersIn(require_json.parseJson(text));
	} catch {
		return [];
	}
}
// src/verify/references/selectors.ts
/** Labels that controllers put on pods, so that no template has them. */
const FROM_CONTROLLERS = /^(?:apps\.kubernetes\.io\/pod-index|batch\.kubernetes\.io\/.*|controller-(?:revision-hash|uid)|job-name|pod-template-(?:generation|hash)|statefulset\.kubernetes\.io\/pod-name)$/;
function createSelectors() {
	const services = [];
	const templates = /* @__PURE__ */ new Map();
	const makers = /* @__PURE__ */ new Set();
	return {
		look(object, name) {
			const { group } = require_verbs.splitApiVersion(name.apiVersion);
			const type = `${group}/${name.kind}`;
			if (type === "/Service") {
				const selector = require_json.textMapAt(object, "spec", "selector");
				const wanted = Object.entries(selector).filter(([key]) => !FROM_CONTROLLERS.test(key));
				if (wanted.length > 0) services.push({
					service: name,
					selector: Object.fromEntries(wanted)
				});
				return;
			}
			const podSpec = require_server_calls.POD_SPECS[type];
			if (podSpec === void 0) {
				if (group.includes(".") && !group.endsWith(".k8s.io")) makers.add(name.namespace);
				return;
			}
			const labels = require_json.textMapAt(require_json.objectAt(object, ...podSpec.split(".").slice(0, -1)), "metadata", "labels");
			const known = templates.get(name.namespace) ?? /* @__PURE__ */ new Map();
			known.set(JSON.stringify(Object.entries(labels).sort()), labels);
			templates.set(name.namespace, known);
		},
		unmatched() {
			return services.filter(({ service, selector }) => {
				const known = templates.get(service.namespace);
				if (known === void 0 || makers.has(service.namespace)) return false;
				return !known.values().some((labels) => matches(labels, selector));
			}).map(({ service }) => service);
		}
	};
}
function matches(labels, selector) {
	return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
Object.defineProperty(exports, "admissionFindings", {
	enumerable: true,
	get: function() {
		return admissionFindings;
	}
});
Object.defineProperty(exports, "createReferences", {
	enumerable: true,
	get: function() {
		return createReferences;
	}
});
Object.defineProperty(exports, "createSelectors", {
	enumerable: true,
	get: function() {
		return createSelectors;
	}
});
Object.defineProperty(exports, "definitionFinding", {
	enumerable: true,
	get: function() {
		return definitionFinding;
	}
});
Object.defineProperty(exports, "excuses", {
	enumerable: true,
	get: function() {
		return excuses;
	}
});
Object.defineProperty(exports, "mentionFinding", {
	enumerable: true,
	get: function() {
		return mentionFinding;
	}
});
Object.defineProperty(exports, "missingFindings", {
	enumerable: true,
	get: function() {
		return missingFindings;
	}
});
Object.defineProperty(exports, "nameOf", {
	enumerable: true,
	get: function() {
		return nameOf;
	}
});
Object.defineProperty(exports, "ownersIn", {
	enumerable: true,
	get: function() {
		return ownersIn;
	}
});
Object.defineProperty(exports, "ownersOf", {
	enumerable: true,
	get: function() {
		return ownersOf;
	}
});
Object.defineProperty(exports, "selectorFinding", {
	enumerable: true,
	get: function() {
		return selectorFinding;
	}
});
