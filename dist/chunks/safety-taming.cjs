const require_json = require("./core-json.cjs");
const require_field_path = require("./core-field-path.cjs");
// src/core/private-fields.ts
/** Below these people write what they like, passwords included. */
const PRIVATE = /* @__PURE__ */ new Set([
	"annotations",
	"args",
	"binaryData",
	"command",
	"data",
	"env",
	"parameters",
	"stringData"
]);
const TELLING = /passw|secret|token|credential|apikey|private|certificate|\bkey\b/i;
/** What only names a secret, or an image, is none. */
const NAMING = /^name$|(?:Name|Ref|Refs|From|Selector)$|image$/;
function isPrivate(path) {
	return path.some((step) => typeof step === "string" && (PRIVATE.has(step) || TELLING.test(step)));
}
/** Texts and numbers of private fields, but for those that only name something: what a message must not quote. */
function privateValuesOf(object) {
	const values = [];
	const walk = (value, path) => {
		if (Array.isArray(value)) for (const [index, entry] of value.entries()) walk(entry, [...path, index]);
		else if (require_json.isObject(value)) for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key]);
		else if (typeof value !== "boolean" && value !== null && value !== void 0 && isPrivate(path) && !isName(path)) values.push(typeof value === "string" ? value : require_json.stringifyJson(value));
	};
	walk(object, []);
	return values;
}
function isName(path) {
	return path.some((step) => typeof step === "string" && NAMING.test(step));
}
// src/safety/changes.ts
const MAX_VALUE = 100;
/** In the order of the fields. A list counts as one value. */
function changesBetween(before, after) {
	const changes = [];
	const walk = (old, now, path) => {
		for (const key of /* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(now)])) {
			const [was, is] = [require_json.at(old, key), require_json.at(now, key)];
			const place = [...path, key];
			if (require_json.semanticEqual(was, is)) continue;
			if (require_json.isObject(was) && require_json.isObject(is)) walk(was, is, place);
			else if (is === void 0 && require_json.isObject(was)) walk(was, {}, place);
			else {
				const change = is === void 0 ? "removed" : "set";
				changes.push({
					path: require_field_path.pathText(place),
					change,
					...shown(before, place, was)
				});
			}
		}
	};
	walk(before, after, []);
	return changes;
}
function shown(object, path, value) {
	if (object.kind === "Secret" || isPrivate(path)) return {};
	if (value === void 0 || value === null || require_json.isObject(value) || Array.isArray(value)) return {};
	const text = require_json.stringifyJson(value);
	return text.length > MAX_VALUE || text.includes("://") ? {} : { was: text };
}
// src/core/json-edit.ts
/**
* A copy with every entry of the list at a path replaced; `undefined` drops the entry, and a list that loses its last
* entry goes with its key. The same object when there is no list or nothing changes.
*/
function editListAt(value, path, edit) {
	const list = require_json.at(value, ...path);
	if (!Array.isArray(list)) return value;
	const edited = list.map(edit);
	if (edited.every((entry, index) => entry === list[index])) return value;
	const kept = edited.filter((entry) => entry !== void 0);
	return require_json.withAt(value, path, kept.length > 0 ? kept : void 0);
}
/** A copy without some keys of the map at a path; a map that loses its last key goes too. The same object when it has none of them. */
function dropKeysAt(value, path, keys) {
	const map = require_json.at(value, ...path);
	if (!require_json.isObject(map)) return value;
	const rest = require_json.omit(map, keys);
	if (rest === map) return value;
	return require_json.withAt(value, path, Object.keys(rest).length > 0 ? rest : void 0);
}
// src/safety/tamings/identity.ts
/** By which clouds let a service account act as one of their identities. */
const CLOUD_IDENTITIES = [
	"eks.amazonaws.com/role-arn",
	"iam.gke.io/gcp-service-account",
	"azure.workload.identity/client-id",
	"azure.workload.identity/tenant-id"
];
function withoutCloudIdentity(account) {
	return dropKeysAt(account, ["metadata", "annotations"], CLOUD_IDENTITIES);
}
/** Groups whose members are service accounts. */
const GROUP_OF_ACCOUNTS = "system:serviceaccounts";
/** People of the source cluster may be others in this one. */
function withServiceAccountsOnly(binding) {
	const subjects = require_json.listAt(binding, "subjects");
	const kept = subjects.filter((subject) => {
		if (require_json.textAt(subject, "kind") === "Group") return require_json.textAt(subject, "name")?.startsWith(GROUP_OF_ACCOUNTS) ?? false;
		return require_json.textAt(subject, "kind") === "ServiceAccount";
	});
	return kept.length === subjects.length ? binding : require_json.withAt(binding, ["subjects"], kept);
}
// src/safety/tamings/network.ts
/** Controllers that answer to these make records, load balancers and certificates. */
const EDGE_ANNOTATIONS = [
	"acme.cert-manager.io/",
	"alb.ingress.kubernetes.io/",
	"cert-manager.io/",
	"cloud.google.com/",
	"external-dns.alpha.kubernetes.io/",
	"external-dns.kubernetes.io/",
	"io.cilium/",
	"kubernetes.digitalocean.com/",
	"lbipam.cilium.io/",
	"load-balancer.hetzner.cloud/",
	"loadbalancer.openstack.org/",
	"metallb.io/",
	"metallb.universe.tf/",
	"networking.gke.io/",
	"oci.oraclecloud.com/",
	"service.beta.kubernetes.io/",
	"tailscale.com/"
];
/** A controller of load balancers takes them off again; where none runs the object could not be deleted. */
const FINALIZERS = [
	"service.kubernetes.io/",
	"service.k8s.aws/",
	"networking.gke.io/",
	"gke.networking.io/"
];
/** Only a load balancer may have these. */
const OF_LOAD_BALANCERS = [
	"allocateLoadBalancerNodePorts",
	"externalTrafficPolicy",
	"healthCheckNodePort",
	"loadBalancerClass",
	"loadBalancerIP",
	"loadBalancerSourceRanges"
];
/** Whatever leads into or out of the cluster is gone; a Service that cannot be reached from outside stays as it is. */
function withoutEdge(service) {
	return withoutMarks(withoutExternalAddresses(withoutExternalType(service)));
}
function withoutExternalType(service) {
	const type = require_json.textAt(service, "spec", "type");
	const spec = require_json.objectAt(service, "spec");
	if (type === "LoadBalancer") {
		const { externalIPs: _outside, ...rest } = require_json.omit(spec, OF_LOAD_BALANCERS);
		return withoutNodePorts({
			...service,
			spec: {
				...rest,
				type: "ClusterIP"
			}
		});
	}
	if (type !== "ExternalName") return service;
	return {
		...service,
		spec: {
			...require_json.omit(spec, ["externalName"]),
			type: "ClusterIP",
			clusterIP: "None"
		}
	};
}
function withoutNodePorts(service) {
	return editListAt(service, ["spec", "ports"], (port) => require_json.isObject(port) ? require_json.omit(port, ["nodePort"]) : port);
}
function withoutExternalAddresses(service) {
	if (require_json.listAt(service, "spec", "externalIPs").length === 0) return service;
	const spec = require_json.omit(require_json.objectAt(service, "spec"), ["externalIPs"]);
	const isInside = require_json.textAt(spec, "type") !== "NodePort";
	return {
		...service,
		spec: isInside ? require_json.omit(spec, ["externalTrafficPolicy"]) : spec
	};
}
function withoutMarks(service) {
	const annotations = require_json.objectAt(service, "metadata", "annotations");
	const edge = Object.keys(annotations).filter((key) => startsWithOneOf(key, EDGE_ANNOTATIONS));
	const finalizers = require_json.listAt(service, "metadata", "finalizers");
	const kept = finalizers.filter((name) => typeof name !== "string" || !startsWithOneOf(name, FINALIZERS));
	const unmarked = edge.length === 0 ? service : require_json.withAt(service, ["metadata", "annotations"], emptyIsNone(require_json.omit(annotations, edge)));
	return kept.length === finalizers.length ? unmarked : require_json.withAt(unmarked, ["metadata", "finalizers"], kept.length > 0 ? kept : void 0);
}
function emptyIsNone(map) {
	return Object.keys(map).length > 0 ? map : void 0;
}
function startsWithOneOf(text, beginnings) {
	return beginnings.some((beginning) => text.startsWith(beginning));
}
// src/safety/tamings/no-pods.ts
/** No node has this label. */
const NOWHERE = "restore-rehearsal/held";
/** Without the field the server would set 1. */
function noReplicas(workload) {
	return require_json.at(workload, "spec", "replicas") === 0 ? workload : require_json.withAt(workload, ["spec", "replicas"], 0);
}
/** What a rollout runs beside the replicas, its deployer and its hooks, waits for as long as it is paused. */
function noRollout(config) {
	const idle = noReplicas(config);
	return require_json.at(idle, "spec", "paused") === true ? idle : require_json.withAt(idle, ["spec", "paused"], true);
}
function suspended(job) {
	return require_json.at(job, "spec", "suspend") === true ? job : require_json.withAt(job, ["spec", "suspend"], true);
}
/** A DaemonSet has no replicas. */
function noDaemonPods(set) {
	const path = [
		"spec",
		"template",
		"spec",
		"nodeSelector"
	];
	return require_json.withAt(set, path, {
		...require_json.objectAt(set, ...path),
		[NOWHERE]: "true"
	});
}
// src/safety/tamings/retain.ts
const RETAIN = "Retain";
/** With Delete the storage behind a volume would go with its claim. */
function retainedVolume(volume) {
	const path = ["spec", "persistentVolumeReclaimPolicy"];
	return require_json.textAt(volume, ...path) === RETAIN ? volume : require_json.withAt(volume, path, RETAIN);
}
/** With Delete the snapshot in the storage would go with its object. */
function retainedContents(snapshotClass) {
	return require_json.textAt(snapshotClass, "deletionPolicy") === RETAIN ? snapshotClass : require_json.withAt(snapshotClass, ["deletionPolicy"], RETAIN);
}
// src/safety/tamings/switched-off.ts
/** Objects are stored in every version that is served; their fields are not converted. */
function withoutConversion(definition) {
	return require_json.textAt(definition, "spec", "conversion", "strategy") === "Webhook" ? require_json.withAt(definition, ["spec", "conversion"], { strategy: "None" }) : definition;
}
const BOOST = "startupBoost";
/** A boost is given in mode Off too: https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler/enhancements/7862-cpu-startup-boost */
function withoutUpdates(autoscaler) {
	const unboosted = editListAt(dropKeysAt(autoscaler, ["spec"], [BOOST]), [
		"spec",
		"resourcePolicy",
		"containerPolicies"
	], (policy) => require_json.isObject(policy) ? require_json.omit(policy, [BOOST]) : policy);
	const path = [
		"spec",
		"updatePolicy",
		"updateMode"
	];
	return require_json.textAt(unboosted, ...path) === "Off" ? unboosted : require_json.withAt(unboosted, path, "Off");
}
/** A target without replicas is left alone, unless none is what the autoscaler may choose itself. */
function withMinimumOfOne(autoscaler) {
	const path = ["spec", "minReplicas"];
	return require_json.at(autoscaler, ...path) === 0 ? require_json.withAt(autoscaler, path, 1) : autoscaler;
}
// src/safety/taming.ts
const TAMINGS = {
	"no-replicas": {
		doc: "replicas 0",
		apply: noReplicas,
		stopsPods: true
	},
	"no-rollout": {
		doc: "replicas 0 and paused",
		apply: noRollout,
		stopsPods: true
	},
	suspended: {
		doc: "suspended",
		apply: suspended,
		stopsPods: true
	},
	"no-daemon-pods": {
		doc: "a node selector that no node fits",
		apply: noDaemonPods,
		stopsPods: true
	},
	"cluster-ip": {
		doc: "type ClusterIP, no external addresses, no annotations for load balancers, DNS and certificates",
		apply: withoutEdge
	},
	"no-conversion": {
		doc: "conversion strategy None",
		apply: withoutConversion
	},
	"retain-volume": {
		doc: "reclaim policy Retain",
		apply: retainedVolume
	},
	"retain-contents": {
		doc: "deletion policy Retain",
		apply: retainedContents
	},
	"no-cloud-identity": {
		doc: "no annotations that name an identity of a cloud",
		apply: withoutCloudIdentity
	},
	"service-accounts-only": {
		doc: "only service accounts as subjects",
		apply: withServiceAccountsOnly
	},
	"no-updates": {
		doc: "update mode Off, no boost at the start",
		apply: withoutUpdates
	},
	"no-start-from-zero": {
		doc: "a minimum of one replica",
		apply: withMinimumOfOne
	}
};
function stopsPods(taming) {
	return TAMINGS[taming].stopsPods === true;
}
Object.defineProperty(exports, "TAMINGS", {
	enumerable: true,
	get: function() {
		return TAMINGS;
	}
});
Object.defineProperty(exports, "changesBetween", {
	enumerable: true,
	get: function() {
		return changesBetween;
	}
});
Object.defineProperty(exports, "dropKeysAt", {
	enumerable: true,
	get: function() {
		return dropKeysAt;
	}
});
Object.defineProperty(exports, "editListAt", {
	enumerable: true,
	get: function() {
		return editListAt;
	}
});
Object.defineProperty(exports, "isPrivate", {
	enumerable: true,
	get: function() {
		return isPrivate;
	}
});
Object.defineProperty(exports, "privateValuesOf", {
	enumerable: true,
	get: function() {
		return privateValuesOf;
	}
});
Object.defineProperty(exports, "stopsPods", {
	enumerable: true,
	get: function() {
		return stopsPods;
	}
});
