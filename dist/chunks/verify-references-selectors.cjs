const require_json = require("./core-json.cjs");
const require_builtin_resources = require("./kube-builtin-resources.cjs");
const require_classes = require("./verify-references-classes.cjs");
const require_built_in_objects = require("./kube-built-in-objects.cjs");
// src/verify/fidelity/field-path.ts
function pathText(path) {
	return path.reduce((text, step) => {
		if (typeof step === "number") return `${text}[${step}]`;
		if (!/^[\w-]+$/.test(step)) return `${text}[${step}]`;
		return text === "" ? step : `${text}.${step}`;
	}, "");
}
// src/verify/references/findings.ts
/**
* A backup that holds nothing of a type, or of a namespace, does not want to bring it. What it holds and what was not restored
* has its own entry in the report, or was left out on purpose.
*/
function excuses(catalog, sources, isOffline) {
	const resources = new Map(catalog.groupResources.map((resource) => {
		const [first] = catalog.itemsOf(resource);
		return [`${require_builtin_resources.splitGroupResource(resource).group}/${first?.kind ?? ""}`, resource];
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
			path: first.path === void 0 ? "" : pathText(first.path),
			message: `${sentenceOf(entry)}${why === void 0 ? "" : `; ${why}`}`,
			target: entry.target
		})];
	});
}
function mentionFinding(object, { old, path }, target) {
	return finding("old-namespace", "warn", object, {
		path: pathText(path),
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
	const body = bodyOf(catalog.items[item], catalog);
	return require_json.textAt(body, "status", "phase") === "Running" && require_json.at(body, "metadata", "deletionTimestamp") === void 0;
}
function bodyOf(item, catalog) {
	try {
		return item && require_json.parseJson(catalog.read(item.body));
	} catch {
		return;
	}
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
// src/verify/references/rules.ts
const core = (kind) => ({
	group: "",
	kind
});
const SECRET = core("Secret");
const CONFIG_MAP = core("ConfigMap");
const SERVICE = core("Service");
const CLAIM = core("PersistentVolumeClaim");
const PRIORITY_CLASS = {
	group: "scheduling.k8s.io",
	kind: "PriorityClass"
};
const RUNTIME_CLASS = {
	group: "node.k8s.io",
	kind: "RuntimeClass"
};
const STORAGE_CLASS = {
	group: "storage.k8s.io",
	kind: "StorageClass"
};
const INGRESS_CLASS = {
	group: "networking.k8s.io",
	kind: "IngressClass"
};
const secret = (at, name = "name", optional = "optional") => ({
	class: "missing-secret",
	at,
	name,
	to: SECRET,
	optional
});
const configMap = (at) => ({
	class: "missing-config-map",
	at,
	name: "name",
	to: CONFIG_MAP,
	optional: "optional"
});
/** Volume plugins that take a Secret by the same field. */
const SECRET_REF_VOLUMES = [
	"cephfs",
	"cinder",
	"flexVolume",
	"iscsi",
	"rbd",
	"scaleIO",
	"storageos"
];
const CONTAINER_LISTS = [
	"initContainers",
	"containers",
	"ephemeralContainers"
];
function claimRules(at) {
	return [{
		class: "missing-storage-class",
		at,
		name: "storageClassName",
		to: STORAGE_CLASS,
		isClusterScoped: true
	}];
}
/** Below a PodSpec. */
const POD_RULES = [
	secret("volumes[].secret", "secretName"),
	configMap("volumes[].configMap"),
	secret("volumes[].projected.sources[].secret"),
	configMap("volumes[].projected.sources[].configMap"),
	secret("volumes[].csi.nodePublishSecretRef"),
	secret("volumes[].azureFile", "secretName"),
	...SECRET_REF_VOLUMES.map((plugin) => secret(`volumes[].${plugin}.secretRef`)),
	...claimRules("volumes[].ephemeral.volumeClaimTemplate.spec"),
	{
		class: "missing-claim",
		at: "volumes[].persistentVolumeClaim",
		name: "claimName",
		to: CLAIM
	},
	...CONTAINER_LISTS.flatMap((list) => [
		secret(`${list}[].env[].valueFrom.secretKeyRef`),
		configMap(`${list}[].env[].valueFrom.configMapKeyRef`),
		secret(`${list}[].envFrom[].secretRef`),
		configMap(`${list}[].envFrom[].configMapRef`)
	]),
	{
		class: "missing-pull-secret",
		at: "imagePullSecrets[]",
		name: "name",
		to: SECRET
	},
	{
		class: "missing-service-account",
		at: "",
		name: "serviceAccountName",
		to: core("ServiceAccount")
	},
	{
		class: "missing-priority-class",
		at: "",
		name: "priorityClassName",
		to: PRIORITY_CLASS,
		isClusterScoped: true
	},
	{
		class: "missing-runtime-class",
		at: "",
		name: "runtimeClassName",
		to: RUNTIME_CLASS,
		isClusterScoped: true
	}
];
/** Where the PodSpec of a kind lies, by `group/Kind`; its labels lie beside it in `metadata`. */
const POD_SPECS = {
	"/Pod": "spec",
	"/PodTemplate": "template.spec",
	"/ReplicationController": "spec.template.spec",
	"apps/DaemonSet": "spec.template.spec",
	"apps/Deployment": "spec.template.spec",
	"apps/ReplicaSet": "spec.template.spec",
	"apps/StatefulSet": "spec.template.spec",
	"batch/CronJob": "spec.jobTemplate.spec.template.spec",
	"batch/Job": "spec.template.spec"
};
const ROLE = {
	class: "missing-role",
	at: "roleRef",
	name: "name",
	to: "named",
	kinds: ["Role", "ClusterRole"]
};
const SUBJECTS = {
	class: "missing-subject",
	at: "subjects[]",
	name: "name",
	to: "named",
	kinds: ["ServiceAccount"],
	namespace: "namespace"
};
const webhookService = (at) => ({
	class: "missing-webhook-service",
	at,
	name: "name",
	to: SERVICE,
	namespace: "namespace"
});
const policy = (kind) => ({
	class: "missing-policy",
	at: "spec",
	name: "policyName",
	to: {
		group: "admissionregistration.k8s.io",
		kind
	},
	isClusterScoped: true
});
/** By `group/Kind`. */
const KIND_RULES = {
	"/PersistentVolumeClaim": [...claimRules("spec"), {
		class: "missing-volume",
		at: "spec",
		name: "volumeName",
		to: core("PersistentVolume"),
		isClusterScoped: true
	}],
	"/ServiceAccount": [{
		class: "missing-pull-secret",
		at: "imagePullSecrets[]",
		name: "name",
		to: SECRET
	}],
	"admissionregistration.k8s.io/MutatingAdmissionPolicyBinding": [policy("MutatingAdmissionPolicy")],
	"admissionregistration.k8s.io/MutatingWebhookConfiguration": [webhookService("webhooks[].clientConfig.service")],
	"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding": [policy("ValidatingAdmissionPolicy")],
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration": [webhookService("webhooks[].clientConfig.service")],
	"apiextensions.k8s.io/CustomResourceDefinition": [webhookService("spec.conversion.webhook.clientConfig.service")],
	"apiregistration.k8s.io/APIService": [{
		class: "missing-api-service",
		at: "spec.service",
		name: "name",
		to: SERVICE,
		namespace: "namespace"
	}],
	"apps/StatefulSet": claimRules("spec.volumeClaimTemplates[].spec"),
	"autoscaling/HorizontalPodAutoscaler": [{
		class: "missing-scale-target",
		at: "spec.scaleTargetRef",
		name: "name",
		to: "named"
	}],
	"networking.k8s.io/Ingress": [
		{
			class: "missing-ingress-class",
			at: "spec",
			name: "ingressClassName",
			to: INGRESS_CLASS,
			isClusterScoped: true
		},
		{
			class: "missing-secret",
			at: "spec.tls[]",
			name: "secretName",
			to: SECRET
		},
		{
			class: "missing-backend",
			at: "spec.defaultBackend.service",
			name: "name",
			to: SERVICE
		},
		{
			class: "missing-backend",
			at: "spec.rules[].http.paths[].backend.service",
			name: "name",
			to: SERVICE
		}
	],
	"rbac.authorization.k8s.io/ClusterRoleBinding": [ROLE, SUBJECTS],
	"rbac.authorization.k8s.io/RoleBinding": [ROLE, SUBJECTS]
};
/** All rows for one kind, with ways from the top of the object. */
function rulesFor(group, kind) {
	const type = `${group}/${kind}`;
	const known = cache.get(type);
	if (known !== void 0) return known;
	const podSpec = POD_SPECS[type];
	const rules = [...podSpec === void 0 ? [] : POD_RULES.map((rule) => ({
		...rule,
		at: below(podSpec, rule.at)
	})), ...KIND_RULES[type] ?? []];
	cache.set(type, rules);
	return rules;
}
const cache = /* @__PURE__ */ new Map();
function below(way, rest) {
	return rest === "" ? way : `${way}.${rest}`;
}
// src/verify/references/references-of.ts
/** Required references only. The object carries its apiVersion and kind. */
function referencesOf(object) {
	const { group } = require_builtin_resources.splitApiVersion(require_json.textAt(object, "apiVersion") ?? "");
	const found = [];
	for (const rule of rulesFor(group, require_json.textAt(object, "kind") ?? "")) walk(object, rule.at === "" ? [] : rule.at.split("."), [], (part, path) => {
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
	const group = apiVersion === void 0 ? require_json.textAt(part, "apiGroup") ?? "" : require_builtin_resources.splitApiVersion(apiVersion).group;
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
				const { group } = require_builtin_resources.splitApiVersion(owner.apiVersion);
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
		group: require_builtin_resources.splitApiVersion(apiVersion).group,
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
			const { group } = require_builtin_resources.splitApiVersion(name.apiVersion);
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
			const podSpec = POD_SPECS[type];
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
Object.defineProperty(exports, "pathText", {
	enumerable: true,
	get: function() {
		return pathText;
	}
});
Object.defineProperty(exports, "selectorFinding", {
	enumerable: true,
	get: function() {
		return selectorFinding;
	}
});
