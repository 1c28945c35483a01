const require_json = require("./core-json.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_classes = require("./verify-backup-classes.cjs");
const require_cel = require("./verify-checks-cel.cjs");
const require_read_values = require("./config-read-values.cjs");
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
// src/verify/admission/destination.ts
/** @param config with `url` or `service`: a clientConfig, the spec of an APIService */
function destinationOf(config) {
	const name = require_json.textAt(config, "service", "name");
	if (name === void 0) return {
		text: urlText(require_json.textAt(config, "url") ?? ""),
		service: void 0
	};
	const namespace = require_json.textAt(config, "service", "namespace") ?? "";
	const path = (require_json.textAt(config, "service", "path") ?? "").replace(/[?#].*$/s, "");
	const slash = path === "" || path.startsWith("/") ? "" : "/";
	return {
		text: `${namespace}/${name}:${portOf(require_json.at(config, "service", "port"))}${slash}${path}`,
		service: {
			namespace,
			name
		}
	};
}
function portOf(port) {
	if (typeof port === "number") return String(port);
	return require_json.isRawNumber(port) ? port.rawJSON : "443";
}
/** A query or a user in an address may be a credential. */
function urlText(url) {
	try {
		const { protocol, host, pathname } = new URL(url);
		return `${protocol}//${host}${pathname}`;
	} catch {
		return "an address that is no URL";
	}
}
// src/verify/admission/webhooks.ts
const KINDS$2 = {
	MutatingWebhookConfiguration: "mutating-webhook",
	ValidatingWebhookConfiguration: "validating-webhook"
};
const CONFIGURATIONS = ["mutatingwebhookconfigurations.admissionregistration.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io"];
/** Of every server that still runs; older versions of the kind are not served any more. */
const API_VERSION = "admissionregistration.k8s.io/v1";
/** The webhooks of one configuration, in its order. */
function webhooksOf(configuration) {
	const named = require_json.textAt(configuration, "kind") ?? "";
	const kind = Object.hasOwn(KINDS$2, named) ? KINDS$2[named] : void 0;
	const apiVersion = require_json.textAt(configuration, "apiVersion") ?? "";
	if (kind === void 0 || apiVersion !== API_VERSION) return [];
	const from = {
		kind,
		apiVersion,
		configuration: require_json.textAt(configuration, "metadata", "name") ?? ""
	};
	return require_json.listAt(configuration, "webhooks").filter(require_json.isObject).flatMap((webhook) => {
		try {
			return [{
				...from,
				name: require_json.textAt(webhook, "name") ?? "",
				rules: require_json.listAt(webhook, "rules").filter(require_json.isObject).map(ruleOf),
				isEquivalent: require_json.textAt(webhook, "matchPolicy") !== "Exact",
				namespaces: selectorOf(webhook, "namespaceSelector"),
				objects: selectorOf(webhook, "objectSelector"),
				conditions: require_json.listAt(webhook, "matchConditions").filter(require_json.isObject).map(conditionOf),
				isRefusedWithout: require_json.textAt(webhook, "failurePolicy") !== "Ignore",
				clientConfig: require_json.objectAt(webhook, "clientConfig")
			}];
		} catch {
			return [];
		}
	});
}
function ruleOf(rule) {
	return {
		operations: textsOf(rule.operations),
		apiGroups: textsOf(rule.apiGroups),
		apiVersions: textsOf(rule.apiVersions),
		resources: textsOf(rule.resources),
		scope: require_json.textAt(rule, "scope") ?? "*"
	};
}
function conditionOf(condition) {
	return {
		name: require_json.textAt(condition, "name") ?? "",
		expression: require_json.textAt(condition, "expression") ?? ""
	};
}
/** An empty selector chooses everything. @throws Error for one that no server would have stored */
function selectorOf(webhook, field) {
	const selector = require_json.objectAt(webhook, field);
	const expressions = require_json.listAt(selector, "matchExpressions").filter(require_json.isObject);
	const labels = Object.entries(require_json.objectAt(selector, "matchLabels"));
	if (expressions.length + labels.length === 0) return void 0;
	return require_classes.compileSelector({
		matchLabels: Object.fromEntries(labels.map(([key, value]) => [key, String(value)])),
		matchExpressions: expressions.map((expression) => ({
			key: require_json.textAt(expression, "key") ?? "",
			operator: require_json.textAt(expression, "operator") ?? "",
			values: textsOf(expression.values)
		}))
	});
}
function textsOf(value) {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
// src/verify/admission/look-at-target.ts
const KINDS$1 = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
const NAMESPACES = {
	group: "",
	version: "v1",
	resource: "namespaces"
};
const SERVICES = {
	group: "",
	version: "v1",
	resource: "services"
};
/** @throws TransportError */
async function lookAtTarget(client) {
	const configurations = [];
	for (const [index, groupResource] of CONFIGURATIONS.entries()) {
		const type = {
			...require_verbs.splitGroupResource(groupResource),
			version: "v1"
		};
		const typed = {
			apiVersion: "admissionregistration.k8s.io/v1",
			kind: KINDS$1[index] ?? ""
		};
		for (const one of await listOr(client, type)) configurations.push({
			...typed,
			...one
		});
	}
	const namespaces = await listOr(client, NAMESPACES, { metadataOnly: true });
	const services = /* @__PURE__ */ new Set();
	for (const { namespace, name } of servicesOf(configurations)) {
		const found = await orNothing(() => require_verbs.getObject(client, SERVICES, namespace, name));
		if (require_json.isObject(found)) services.add(`${namespace}/${name}`);
	}
	return {
		configurations,
		namespaceLabels: new Map(namespaces.map((one) => [require_json.textAt(one, "metadata", "name") ?? "", require_json.textMapAt(one, "metadata", "labels")])),
		hasService: ({ namespace, name }) => services.has(`${namespace}/${name}`)
	};
}
/** Those that were restored are among the configurations too. */
function servicesOf(configurations) {
	const all = configurations.flatMap(webhooksOf).flatMap(({ clientConfig }) => destinationOf(clientConfig).service ?? []).filter(({ namespace, name }) => namespace !== "" && name !== "");
	return [...new Map(all.map((one) => [`${one.namespace}/${one.name}`, one])).values()];
}
async function listOr(client, type, options) {
	return await orNothing(() => require_verbs.listObjects(client, type, "", options)) ?? [];
}
async function orNothing(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof require_kube_error.KubeError) return void 0;
		throw error;
	}
}
// src/verify/admission/conditions.ts
/** For all conditions of a backup together: whoever wrote it may have meant to keep us busy. */
const LIMIT_MS = 5e3;
function newPatience() {
	return { leftMs: LIMIT_MS };
}
/** @param object as it is sent */
function candidateOf(request, object) {
	return {
		request,
		variables: require_cel.celVariables({
			object,
			oldObject: null,
			request: requestOf$1(request)
		})
	};
}
/** @param patience shared by all webhooks; what comes when it is used up counts as true */
function openConditions(conditions, patience) {
	const undecided = /* @__PURE__ */ new Set();
	const tests = conditions.map(({ name, expression }) => ({
		name,
		test: require_cel.conditionProblem(expression) === void 0 ? require_cel.compileCondition(expression) : void 0
	}));
	return {
		undecided,
		areMet(candidates) {
			const inputs = candidates.map(({ variables }) => variables);
			const answers = tests.map(({ name, test }) => {
				if (test === void 0 || patience.leftMs <= 0) return {
					name,
					list: []
				};
				const started = performance.now();
				const list = test.answer(inputs, patience.leftMs);
				patience.leftMs -= performance.now() - started;
				return {
					name,
					list
				};
			});
			return candidates.map((_candidate, index) => {
				const mine = answers.map(({ name, list }) => ({
					name,
					answer: list[index]
				}));
				if (mine.some(({ answer }) => isFalse(answer))) return false;
				for (const { name, answer } of mine) if (!isTrue(answer)) undecided.add(name);
				return true;
			});
		}
	};
}
function isFalse(answer) {
	return answer !== void 0 && "holds" in answer && !answer.holds;
}
function isTrue(answer) {
	return answer !== void 0 && "holds" in answer && answer.holds;
}
/** The parts of an AdmissionRequest that a restore decides. */
function requestOf$1({ group, version, resource, namespace, operation, kind, name }) {
	return {
		kind: {
			group,
			version,
			kind
		},
		resource: {
			group,
			version,
			resource
		},
		requestKind: {
			group,
			version,
			kind
		},
		requestResource: {
			group,
			version,
			resource
		},
		subResource: "",
		requestSubResource: "",
		name,
		namespace,
		operation,
		dryRun: false
	};
}
// src/verify/admission/rules.ts
const CONFIGURATION_GROUP = "admissionregistration.k8s.io";
/** About these no webhook is ever asked: one could lock everybody out for good. */
const EXEMPT = /* @__PURE__ */ new Set([
	"validatingwebhookconfigurations",
	"mutatingwebhookconfigurations",
	"validatingadmissionpolicies",
	"validatingadmissionpolicybindings",
	"mutatingadmissionpolicies",
	"mutatingadmissionpolicybindings"
]);
function isExempt({ group, resource }) {
	return group === CONFIGURATION_GROUP && EXEMPT.has(resource);
}
function isNamespaceItself({ group, resource }) {
	return group === "" && resource === "namespaces";
}
function ruleMatches(rule, request) {
	return scopeMatches(rule.scope, request) && oneOf(rule.operations, request.operation) && oneOf(rule.apiGroups, request.group) && oneOf(rule.apiVersions, request.version) && rule.resources.some((name) => resourceMatches(name, request.resource));
}
function scopeMatches(scope, request) {
	if (scope === "*") return true;
	const isClusterWide = request.namespace === "" || isNamespaceItself(request);
	if (scope === "Cluster") return isClusterWide;
	return scope === "Namespaced" && !isClusterWide;
}
function oneOf(allowed, wanted) {
	return allowed.includes("*") || allowed.includes(wanted);
}
function resourceMatches(name, resource) {
	const slash = name.indexOf("/");
	const main = slash < 0 ? name : name.slice(0, slash);
	const sub = slash < 0 ? "" : name.slice(slash + 1);
	return (main === "*" || main === resource) && (sub === "" || sub === "*");
}
// src/verify/admission/asked.ts
const EXAMPLES$1 = 3;
/** Held at one time for one webhook with conditions: to watch over a batch costs more than a small one itself. */
const BATCH_ITEMS = 2e3;
const BATCH_BYTES = 8 * 2 ** 20;
/** One entry for each webhook, in their order, also for those that nobody would have asked. */
function askWebhooks(input) {
	const patience = newPatience();
	const tallies = input.webhooks.map((webhook) => openTally(webhook, input, patience));
	const byType = /* @__PURE__ */ new Map();
	for (const item of input.items) {
		const request = requestOf(item);
		if (isExempt(request)) continue;
		const type = `${item.groupResource} ${request.version} ${request.operation} ${request.namespace === ""}`;
		const interested = byType.get(type) ?? tallies.filter(({ isAbout }) => isAbout(request, item));
		byType.set(type, interested);
		if (interested.length === 0) continue;
		const subject = subjectOf(item, request);
		for (const tally of interested) tally.offer(subject);
	}
	return tallies.map((tally) => tally.end());
}
function requestOf({ object, groupResource, operation }) {
	const { group, version } = require_verbs.splitApiVersion(object.apiVersion);
	const { resource } = require_verbs.splitGroupResource(groupResource);
	const { kind, name } = object;
	return {
		group,
		version,
		resource,
		namespace: isNamespaceItself({
			group,
			resource
		}) ? name : object.namespace,
		operation,
		kind,
		name
	};
}
function subjectOf(item, request) {
	const body = once(item.body);
	return {
		item,
		request,
		body,
		labels: once(() => objectLabels(request, body())),
		candidate: once(() => candidateOf(request, body() ?? {}))
	};
}
function openTally(webhook, { labelsOf, versionsOf, isAfter }, patience) {
	const conditions = openConditions(webhook.conditions, patience);
	const waiting = [];
	const examples = [];
	const namespaces = /* @__PURE__ */ new Map();
	let asked = 0;
	let askedAfter = 0;
	let unreadable = 0;
	let waitingBytes = 0;
	const count = (item) => {
		asked += 1;
		if (isAfter(webhook, item)) askedAfter += 1;
		if (examples.length < EXAMPLES$1) examples.push(item.object);
	};
	const flush = () => {
		const met = conditions.areMet(waiting.map(({ candidate }) => candidate));
		for (const [index, { item }] of waiting.entries()) if (met[index] !== false) count(item);
		waiting.length = 0;
		waitingBytes = 0;
	};
	const chosenNamespace = (test, { request, labels }) => {
		if (isNamespaceItself(request)) return test(labels());
		if (request.namespace === "") return true;
		const known = namespaces.get(request.namespace) ?? test(labelsOf(request.namespace));
		namespaces.set(request.namespace, known);
		return known;
	};
	return {
		isAbout(request, item) {
			const matches = (version) => webhook.rules.some((rule) => ruleMatches(rule, {
				...request,
				version
			}));
			if (matches(request.version)) return true;
			return webhook.isEquivalent && versionsOf(item.groupResource).some(matches);
		},
		offer(subject) {
			const { item } = subject;
			if (webhook.namespaces !== void 0 && !chosenNamespace(webhook.namespaces, subject)) return;
			if ((webhook.objects !== void 0 || webhook.conditions.length > 0) && subject.body() === void 0) {
				unreadable += 1;
				count(item);
				return;
			}
			if (webhook.objects !== void 0 && !webhook.objects(subject.labels())) return;
			if (webhook.conditions.length === 0) {
				count(item);
				return;
			}
			waiting.push({
				item,
				candidate: subject.candidate()
			});
			waitingBytes += item.bytes;
			if (waiting.length >= BATCH_ITEMS || waitingBytes >= BATCH_BYTES) flush();
		},
		end() {
			flush();
			return {
				webhook,
				asked,
				askedAfter,
				examples,
				unsure: unsureText(conditions.undecided, unreadable)
			};
		}
	};
}
const OWN_NAME$1 = "kubernetes.io/metadata.name";
/** The server gives every namespace its own name as a label before it asks anybody. */
function objectLabels(request, object) {
	const labels = require_json.textMapAt(object, "metadata", "labels");
	return isNamespaceItself(request) ? {
		...labels,
		[OWN_NAME$1]: request.name
	} : labels;
}
function unsureText(undecided, unreadable) {
	const reasons = [...undecided.size === 0 ? [] : [`match conditions could not be evaluated here and count as true: ${[...undecided].join(", ")}`], ...unreadable === 0 ? [] : [`${unreadable} items could not be read and count as asked about`]];
	return reasons.length === 0 ? void 0 : reasons.join("; ");
}
function once(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
// src/verify/admission/behind-service.ts
const WITH_PODS = [
	"pods",
	"replicationcontrollers",
	"daemonsets.apps",
	"deployments.apps",
	"replicasets.apps",
	"statefulsets.apps",
	"cronjobs.batch",
	"jobs.batch"
];
const ADDRESSES = ["endpoints", "endpointslices.discovery.k8s.io"];
function answererOf(name, surroundings) {
	if (name === void 0) return "outside";
	const service = surroundings.service(name);
	if (service === void 0) return surroundings.isInTarget(name) ? "its-pods" : "no-service";
	if (require_json.textAt(service, "spec", "type") === "ExternalName") return "outside";
	const selector = Object.entries(require_json.textMapAt(service, "spec", "selector"));
	if (selector.length === 0) return surroundings.addressed(name.namespace).has(name.name) ? "outside" : "no-pods";
	return surroundings.podLabels(name.namespace).some((labels) => selector.every(([key, value]) => labels[key] === value)) ? "its-pods" : "no-pods";
}
/** Services that an object of `ADDRESSES` may stand behind. */
function addressedBy(object) {
	return [require_json.textAt(object, "metadata", "labels", "kubernetes.io/service-name"), require_json.textAt(object, "metadata", "name")].filter((name) => name !== void 0);
}
/** Of an object of `WITH_PODS`. */
function podLabels(object) {
	const { group } = require_verbs.splitApiVersion(require_json.textAt(object, "apiVersion") ?? "");
	const way = POD_SPECS[`${group}/${require_json.textAt(object, "kind") ?? ""}`];
	return way === void 0 ? {} : require_json.textMapAt(object, ...way.split(".").slice(0, -1), "metadata", "labels");
}
// src/verify/admission/restored-items.ts
/** Failed before anything was sent. */
const NEVER_SENT = /* @__PURE__ */ new Set([
	"undecodable",
	"action-failed",
	"namespace-not-ready",
	"api-not-served"
]);
/** The request that an item makes, whatever came of it; undefined for what stays behind or is there already. */
function operationOf(outcome) {
	if (outcome === void 0) return void 0;
	const { kind, reason } = outcome;
	if (kind === "updated" || reason === "patch-refused") return "UPDATE";
	if (kind === "created" || require_read_values.isHeldBack(outcome) || reason === "ambiguous") return "CREATE";
	return kind === "failed" && !NEVER_SENT.has(reason) ? "CREATE" : void 0;
}
/** It is in the cluster after the restore, or would be. */
function isThere(outcome) {
	return outcome?.kind === "unchanged" || operationOf(outcome) !== void 0;
}
function referenceOf(restored, item) {
	const { apiVersion, kind } = item;
	return {
		apiVersion,
		kind,
		namespace: restored.targetNamespaceOf(item),
		name: restored.targetNameOf(item)
	};
}
function bodyOf(restored, item) {
	return restored.sentBody(item) ?? archivedBody(restored, item);
}
/** Undefined for a file that cannot be read. */
function archivedBody({ catalog }, item) {
	try {
		const body = require_json.parseJson(catalog.read(item.body));
		return require_json.isObject(body) ? body : void 0;
	} catch {
		return;
	}
}
/** Everything that the restore sends, in the order of the catalog. */
function* sentItems(restored) {
	for (const name of restored.blankNamespaces) {
		const object = {
			apiVersion: "v1",
			kind: "Namespace",
			namespace: "",
			name
		};
		const body = () => ({ metadata: { name } });
		yield {
			object,
			groupResource: "namespaces",
			operation: "CREATE",
			bytes: 0,
			body
		};
	}
	for (const item of restored.catalog.items) {
		const operation = operationOf(restored.outcomeOf(item));
		if (operation === void 0) continue;
		const { groupResource } = item;
		yield {
			object: referenceOf(restored, item),
			groupResource,
			operation,
			bytes: item.body.length,
			body: () => bodyOf(restored, item)
		};
	}
}
// src/verify/admission/other-servers.ts
const DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
const API_SERVICES = "apiservices.apiregistration.k8s.io";
const EXAMPLES = 3;
/** Items that are written in another version than the one that is stored cannot be stored without the webhook. */
function conversionCalls(restored, around) {
	return thereOf$1(restored, DEFINITIONS).flatMap(({ item, body }) => {
		if (require_json.textAt(body, "spec", "conversion", "strategy") !== "Webhook") return [];
		const storage = require_json.listAt(body, "spec", "versions").find((version) => require_json.isObject(version) && version.storage === true);
		const stored = require_json.textAt(storage, "name");
		const items = restored.catalog.itemsOf(item.name).filter((one) => isThere(restored.outcomeOf(one)) && require_verbs.splitApiVersion(one.apiVersion).version !== stored);
		return [callOf$1("conversion-webhook", item, require_json.objectAt(body, "spec", "conversion", "webhook", "clientConfig"), items, restored, around)];
	});
}
/** Items of an API that the API server itself does not know go to the server behind its APIService. */
function aggregatedCalls(restored, around) {
	return thereOf$1(restored, API_SERVICES).flatMap(({ item, body }) => {
		if (require_json.textAt(body, "spec", "service", "name") === void 0) return [];
		const apiVersion = `${require_json.textAt(body, "spec", "group") ?? ""}/${require_json.textAt(body, "spec", "version") ?? ""}`;
		const items = restored.catalog.items.filter((one) => one.apiVersion === apiVersion && isWanted(restored.outcomeOf(one)));
		return [callOf$1("aggregated-api", item, require_json.objectAt(body, "spec"), items, restored, around)];
	});
}
/** Without its server the API is not served, so its items failed, or stayed behind for that. */
function isWanted(outcome) {
	return isThere(outcome) || outcome?.reason === "api-not-served";
}
/** Definitions are read as they are in the backup: one that is restored in a neutral form would have called all the same. */
function thereOf$1(restored, groupResource) {
	return restored.catalog.itemsOf(groupResource).flatMap((item) => {
		const body = isThere(restored.outcomeOf(item)) ? archivedBody(restored, item) : void 0;
		return body === void 0 ? [] : [{
			item,
			body
		}];
	});
}
function callOf$1(kind, item, config, items, restored, around) {
	const { text, service } = destinationOf(config);
	return {
		kind,
		object: referenceOf(restored, item),
		origin: "backup",
		wasAsked: restored.isInForce(item),
		destination: text,
		answerer: answererOf(service, around),
		asked: items.length,
		askedAfter: items.length,
		blocked: items.length,
		examples: items.slice(0, EXAMPLES).map((one) => referenceOf(restored, one))
	};
}
// src/verify/admission/server-calls.ts
const EMPTY_TARGET = {
	configurations: [],
	namespaceLabels: /* @__PURE__ */ new Map(),
	hasService: () => false
};
/** More than any cluster has; a hostile backup shall not keep us busy for ever. */
const MAX_WEBHOOKS = 500;
const POLICY_BINDINGS = ["validatingadmissionpolicybindings.admissionregistration.k8s.io", "mutatingadmissionpolicybindings.admissionregistration.k8s.io"];
/** Pure but for reading the catalog and the bodies that were sent. */
function serverCalls(input) {
	const webhooks = new Map([...webhooksOfBackup(input), ...webhooksOfTarget(input)]);
	const around = surroundingsOf(input);
	const looked = [...webhooks.keys()].slice(0, MAX_WEBHOOKS);
	const calls = [
		...admissionCalls(input, looked, webhooks, around),
		...conversionCalls(input, around),
		...aggregatedCalls(input, around)
	];
	return {
		policies: POLICY_BINDINGS.flatMap((resource) => thereOf(input, resource)).length,
		calls: calls.filter(({ asked }) => asked > 0).toSorted((a, b) => b.asked - a.asked),
		notLookedAt: webhooks.size - looked.length
	};
}
/** Those that the restore made, or would have made. */
function* webhooksOfBackup(input) {
	const inTarget = new Set(input.target.configurations.map(keyOf));
	for (const groupResource of CONFIGURATIONS) for (const item of thereOf(input, groupResource)) {
		if (inTarget.has(`${item.kind} ${item.name}`) && input.outcomeOf(item)?.kind !== "created") continue;
		const wasAsked = input.isInForce(item);
		for (const one of webhooksOf(bodyOf(input, item) ?? {})) yield [one, {
			origin: "backup",
			groupResource,
			wasAsked
		}];
	}
}
function* webhooksOfTarget(input) {
	const made = new Set(CONFIGURATIONS.flatMap((groupResource) => input.catalog.itemsOf(groupResource)).filter((item) => input.outcomeOf(item)?.kind === "created").map(({ kind, name }) => `${kind} ${name}`));
	for (const configuration of input.target.configurations) {
		if (made.has(keyOf(configuration))) continue;
		for (const one of webhooksOf(configuration)) yield [one, IN_TARGET];
	}
}
const IN_TARGET = {
	origin: "target",
	groupResource: "",
	wasAsked: true
};
function keyOf(configuration) {
	return `${require_json.textAt(configuration, "kind") ?? ""} ${require_json.textAt(configuration, "metadata", "name") ?? ""}`;
}
function admissionCalls(input, webhooks, origins, around) {
	if (webhooks.length === 0) return [];
	const labels = namespaceLabels(input);
	const ranks = new Map(input.order.map((name, index) => [name, index]));
	const rankOf = (groupResource) => ranks.get(groupResource) ?? ranks.size;
	return askWebhooks({
		items: sentItems(input),
		webhooks,
		labelsOf: (namespace) => labels.get(namespace) ?? { [OWN_NAME]: namespace },
		versionsOf: (groupResource) => servedVersions(input.discovery, groupResource),
		isAfter: (webhook, { groupResource }) => {
			const { origin, groupResource: own } = origins.get(webhook) ?? IN_TARGET;
			return origin === "target" || rankOf(groupResource) > rankOf(own);
		}
	}).map((one) => callOf(one, origins.get(one.webhook) ?? IN_TARGET, around));
}
const KINDS = {
	"mutating-webhook": "MutatingWebhookConfiguration",
	"validating-webhook": "ValidatingWebhookConfiguration"
};
function callOf({ webhook, asked, askedAfter, examples, unsure }, { origin, wasAsked }, around) {
	const { kind, apiVersion, configuration } = webhook;
	const { text, service } = destinationOf(webhook.clientConfig);
	return {
		kind,
		object: {
			apiVersion,
			kind: KINDS[kind],
			namespace: "",
			name: configuration
		},
		webhook: webhook.name,
		origin,
		wasAsked,
		destination: text,
		answerer: answererOf(service, around),
		asked,
		askedAfter,
		blocked: webhook.isRefusedWithout ? asked : 0,
		examples,
		...unsure === void 0 ? {} : { unsure }
	};
}
function thereOf(input, groupResource) {
	return input.catalog.itemsOf(groupResource).filter((item) => isThere(input.outcomeOf(item)));
}
function servedVersions(discovery, groupResource) {
	const { resource, group } = require_verbs.splitGroupResource(groupResource);
	return discovery.versionsOf(group).filter((version) => discovery.find(group, version, resource) !== void 0);
}
const OWN_NAME = "kubernetes.io/metadata.name";
/** Of the namespaces of the target: those that were there, and those that the restore makes from their files. */
function namespaceLabels(input) {
	const labels = new Map(input.target.namespaceLabels);
	for (const item of input.catalog.itemsOf("namespaces")) {
		const name = input.targetNameOf(item);
		if (labels.has(name) || !isThere(input.outcomeOf(item))) continue;
		labels.set(name, {
			...require_json.textMapAt(bodyOf(input, item), "metadata", "labels"),
			[OWN_NAME]: name
		});
	}
	return labels;
}
/** Each namespace is read once, however many webhooks lead there. */
function surroundingsOf(input) {
	const { targetNamespaceOf } = input;
	const services = new Map(thereOf(input, "services").map((item) => [`${targetNamespaceOf(item)}/${item.name}`, item]));
	const bodiesIn = (namespace, groupResources) => groupResources.flatMap((groupResource) => thereOf(input, groupResource)).filter((item) => targetNamespaceOf(item) === namespace).map((item) => archivedBody(input, item) ?? {});
	return {
		isInTarget: input.target.hasService,
		service({ namespace, name }) {
			const item = services.get(`${namespace}/${name}`);
			return item === void 0 ? void 0 : archivedBody(input, item);
		},
		podLabels: remembered((namespace) => bodiesIn(namespace, WITH_PODS).map(podLabels)),
		addressed: remembered((namespace) => new Set(bodiesIn(namespace, ADDRESSES).flatMap(addressedBy)))
	};
}
function remembered(make) {
	const known = /* @__PURE__ */ new Map();
	return (key) => {
		const found = known.get(key) ?? { value: make(key) };
		known.set(key, found);
		return found.value;
	};
}
// src/rehearsal/server-calls.ts
/** Undefined when the run did not get far enough, or when nobody would have been asked. @throws TransportError */
async function serverCallsOfRun(facts, settings, client, sent) {
	const { engine, catalog, cluster, restore } = facts;
	const discovery = engine?.discovery;
	if (engine === void 0 || catalog === void 0 || cluster === void 0 || discovery === void 0) return;
	const bodies = new Map(engine.created.map((one) => [one.index, one.sent]));
	const priorities = require_offline_discovery.parsePriorities(settings.resourcePriorities, require_offline_discovery.profileOf(settings.profile).priorities);
	return worthTelling(serverCalls({
		...places(catalog, restore?.spec.namespaceMapping),
		outcomeOf: ({ index }) => engine.ledger.outcomeOf(index),
		sentBody: ({ index }) => {
			const range = bodies.get(index);
			return range === void 0 ? void 0 : objectIn(sent.read(range));
		},
		blankNamespaces: engine.blankNamespaces,
		isInForce: inForce(facts, engine, cluster),
		discovery,
		order: require_offline_discovery.orderGroups({
			catalog,
			discovery,
			priorities
		}),
		target: cluster.isThrowAway ? EMPTY_TARGET : await lookAtTarget(client)
	}));
}
/** What was held back, tamed or restored last had no say. A control plane of ours can call nobody. */
function inForce({ safety }, engine, cluster) {
	const canCall = cluster.hasNodes || !cluster.isThrowAway;
	const restrained = new Set(engine.safety.map(({ index }) => index));
	return ({ index }) => canCall && safety?.profile !== "isolated" && !restrained.has(index);
}
/** Of what a restore would take, in its order. */
function serverCallsOfPlan(catalog, mapping, { plan, discovery }) {
	const planned = new Set(plan.groups.flatMap(({ items }) => items.map(({ item }) => item.index)));
	return offline(catalog, mapping, ({ index }) => planned.has(index), discovery, plan.groups.map(({ groupResource }) => groupResource));
}
/** Of all that any restore would take, in Velero's own order. */
function serverCallsOfCatalog(catalog, isRestored) {
	const discovery = require_offline_discovery.withArchiveCrds(catalog);
	const { priorities } = require_offline_discovery.profileOf("velero-1.18");
	return offline(catalog, void 0, ({ groupResource }) => isRestored(groupResource), discovery, require_offline_discovery.orderGroups({
		catalog,
		discovery,
		priorities
	}));
}
/** Nothing is in force before it is restored, and no server was asked. */
function offline(catalog, mapping, isRestored, discovery, order) {
	return worthTelling(serverCalls({
		...places(catalog, mapping),
		outcomeOf: (item) => isRestored(item) ? {
			kind: "created",
			reason: "restored"
		} : void 0,
		sentBody: () => void 0,
		blankNamespaces: [],
		isInForce: () => false,
		discovery,
		order,
		target: EMPTY_TARGET
	}));
}
function places(catalog, mapping) {
	return {
		catalog,
		targetNamespaceOf: ({ namespace }) => require_offline_discovery.mapNamespace(namespace, mapping),
		targetNameOf: ({ groupResource, name }) => groupResource === "namespaces" ? require_offline_discovery.mapNamespace(name, mapping) : name
	};
}
function worthTelling(calls) {
	return calls.calls.length + calls.policies + calls.notLookedAt === 0 ? void 0 : calls;
}
function objectIn(text) {
	const body = require_json.parseJson(text);
	return require_json.isObject(body) ? body : void 0;
}
Object.defineProperty(exports, "POD_SPECS", {
	enumerable: true,
	get: function() {
		return POD_SPECS;
	}
});
Object.defineProperty(exports, "rulesFor", {
	enumerable: true,
	get: function() {
		return rulesFor;
	}
});
Object.defineProperty(exports, "serverCallsOfCatalog", {
	enumerable: true,
	get: function() {
		return serverCallsOfCatalog;
	}
});
Object.defineProperty(exports, "serverCallsOfPlan", {
	enumerable: true,
	get: function() {
		return serverCallsOfPlan;
	}
});
Object.defineProperty(exports, "serverCallsOfRun", {
	enumerable: true,
	get: function() {
		return serverCallsOfRun;
	}
});
