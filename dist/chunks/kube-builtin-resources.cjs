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
// src/kube/builtin-resources.json
var builtin_resources_default = [
	{
		"group": "",
		"version": "v1",
		"resource": "bindings",
		"singular": "binding",
		"kind": "Binding",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "componentstatuses",
		"singular": "componentstatus",
		"kind": "ComponentStatus",
		"shortNames": ["cs"],
		"isNamespaced": false,
		"verbs": ["get", "list"],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "configmaps",
		"singular": "configmap",
		"kind": "ConfigMap",
		"shortNames": ["cm"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "endpoints",
		"singular": "endpoints",
		"kind": "Endpoints",
		"shortNames": ["ep"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "events",
		"singular": "event",
		"kind": "Event",
		"shortNames": ["ev"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "limitranges",
		"singular": "limitrange",
		"kind": "LimitRange",
		"shortNames": ["limits"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "namespaces",
		"singular": "namespace",
		"kind": "Namespace",
		"shortNames": ["ns"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["finalize", "status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "nodes",
		"singular": "node",
		"kind": "Node",
		"shortNames": ["no"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["proxy", "status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "persistentvolumeclaims",
		"singular": "persistentvolumeclaim",
		"kind": "PersistentVolumeClaim",
		"shortNames": ["pvc"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "persistentvolumes",
		"singular": "persistentvolume",
		"kind": "PersistentVolume",
		"shortNames": ["pv"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "pods",
		"singular": "pod",
		"kind": "Pod",
		"shortNames": ["po"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": [
			"attach",
			"binding",
			"ephemeralcontainers",
			"eviction",
			"exec",
			"log",
			"portforward",
			"proxy",
			"resize",
			"status"
		]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "podtemplates",
		"singular": "podtemplate",
		"kind": "PodTemplate",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "replicationcontrollers",
		"singular": "replicationcontroller",
		"kind": "ReplicationController",
		"shortNames": ["rc"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["scale", "status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "resourcequotas",
		"singular": "resourcequota",
		"kind": "ResourceQuota",
		"shortNames": ["quota"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "secrets",
		"singular": "secret",
		"kind": "Secret",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "",
		"version": "v1",
		"resource": "serviceaccounts",
		"singular": "serviceaccount",
		"kind": "ServiceAccount",
		"shortNames": ["sa"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["token"]
	},
	{
		"group": "",
		"version": "v1",
		"resource": "services",
		"singular": "service",
		"kind": "Service",
		"shortNames": ["svc"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["proxy", "status"]
	},
	{
		"group": "apiregistration.k8s.io",
		"version": "v1",
		"resource": "apiservices",
		"singular": "apiservice",
		"kind": "APIService",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "apps",
		"version": "v1",
		"resource": "controllerrevisions",
		"singular": "controllerrevision",
		"kind": "ControllerRevision",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "apps",
		"version": "v1",
		"resource": "daemonsets",
		"singular": "daemonset",
		"kind": "DaemonSet",
		"shortNames": ["ds"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "apps",
		"version": "v1",
		"resource": "deployments",
		"singular": "deployment",
		"kind": "Deployment",
		"shortNames": ["deploy"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["scale", "status"]
	},
	{
		"group": "apps",
		"version": "v1",
		"resource": "replicasets",
		"singular": "replicaset",
		"kind": "ReplicaSet",
		"shortNames": ["rs"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["scale", "status"]
	},
	{
		"group": "apps",
		"version": "v1",
		"resource": "statefulsets",
		"singular": "statefulset",
		"kind": "StatefulSet",
		"shortNames": ["sts"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["scale", "status"]
	},
	{
		"group": "events.k8s.io",
		"version": "v1",
		"resource": "events",
		"singular": "event",
		"kind": "Event",
		"shortNames": ["ev"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "authentication.k8s.io",
		"version": "v1",
		"resource": "selfsubjectreviews",
		"singular": "selfsubjectreview",
		"kind": "SelfSubjectReview",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "authentication.k8s.io",
		"version": "v1",
		"resource": "tokenreviews",
		"singular": "tokenreview",
		"kind": "TokenReview",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "authorization.k8s.io",
		"version": "v1",
		"resource": "localsubjectaccessreviews",
		"singular": "localsubjectaccessreview",
		"kind": "LocalSubjectAccessReview",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "authorization.k8s.io",
		"version": "v1",
		"resource": "selfsubjectaccessreviews",
		"singular": "selfsubjectaccessreview",
		"kind": "SelfSubjectAccessReview",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "authorization.k8s.io",
		"version": "v1",
		"resource": "selfsubjectrulesreviews",
		"singular": "selfsubjectrulesreview",
		"kind": "SelfSubjectRulesReview",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "authorization.k8s.io",
		"version": "v1",
		"resource": "subjectaccessreviews",
		"singular": "subjectaccessreview",
		"kind": "SubjectAccessReview",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": ["create"],
		"subresources": []
	},
	{
		"group": "autoscaling",
		"version": "v2",
		"resource": "horizontalpodautoscalers",
		"singular": "horizontalpodautoscaler",
		"kind": "HorizontalPodAutoscaler",
		"shortNames": ["hpa"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "autoscaling",
		"version": "v1",
		"resource": "horizontalpodautoscalers",
		"singular": "horizontalpodautoscaler",
		"kind": "HorizontalPodAutoscaler",
		"shortNames": ["hpa"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "batch",
		"version": "v1",
		"resource": "cronjobs",
		"singular": "cronjob",
		"kind": "CronJob",
		"shortNames": ["cj"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "batch",
		"version": "v1",
		"resource": "jobs",
		"singular": "job",
		"kind": "Job",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "certificates.k8s.io",
		"version": "v1",
		"resource": "certificatesigningrequests",
		"singular": "certificatesigningrequest",
		"kind": "CertificateSigningRequest",
		"shortNames": ["csr"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["approval", "status"]
	},
	{
		"group": "networking.k8s.io",
		"version": "v1",
		"resource": "ingressclasses",
		"singular": "ingressclass",
		"kind": "IngressClass",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "networking.k8s.io",
		"version": "v1",
		"resource": "ingresses",
		"singular": "ingress",
		"kind": "Ingress",
		"shortNames": ["ing"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "networking.k8s.io",
		"version": "v1",
		"resource": "ipaddresses",
		"singular": "ipaddress",
		"kind": "IPAddress",
		"shortNames": ["ip"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "networking.k8s.io",
		"version": "v1",
		"resource": "networkpolicies",
		"singular": "networkpolicy",
		"kind": "NetworkPolicy",
		"shortNames": ["netpol"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "networking.k8s.io",
		"version": "v1",
		"resource": "servicecidrs",
		"singular": "servicecidr",
		"kind": "ServiceCIDR",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "policy",
		"version": "v1",
		"resource": "poddisruptionbudgets",
		"singular": "poddisruptionbudget",
		"kind": "PodDisruptionBudget",
		"shortNames": ["pdb"],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "rbac.authorization.k8s.io",
		"version": "v1",
		"resource": "clusterrolebindings",
		"singular": "clusterrolebinding",
		"kind": "ClusterRoleBinding",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "rbac.authorization.k8s.io",
		"version": "v1",
		"resource": "clusterroles",
		"singular": "clusterrole",
		"kind": "ClusterRole",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "rbac.authorization.k8s.io",
		"version": "v1",
		"resource": "rolebindings",
		"singular": "rolebinding",
		"kind": "RoleBinding",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "rbac.authorization.k8s.io",
		"version": "v1",
		"resource": "roles",
		"singular": "role",
		"kind": "Role",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "csidrivers",
		"singular": "csidriver",
		"kind": "CSIDriver",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "csinodes",
		"singular": "csinode",
		"kind": "CSINode",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "csistoragecapacities",
		"singular": "csistoragecapacity",
		"kind": "CSIStorageCapacity",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "storageclasses",
		"singular": "storageclass",
		"kind": "StorageClass",
		"shortNames": ["sc"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "volumeattachments",
		"singular": "volumeattachment",
		"kind": "VolumeAttachment",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "storage.k8s.io",
		"version": "v1",
		"resource": "volumeattributesclasses",
		"singular": "volumeattributesclass",
		"kind": "VolumeAttributesClass",
		"shortNames": ["vac"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "mutatingadmissionpolicies",
		"singular": "mutatingadmissionpolicy",
		"kind": "MutatingAdmissionPolicy",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "mutatingadmissionpolicybindings",
		"singular": "mutatingadmissionpolicybinding",
		"kind": "MutatingAdmissionPolicyBinding",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "mutatingwebhookconfigurations",
		"singular": "mutatingwebhookconfiguration",
		"kind": "MutatingWebhookConfiguration",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "validatingadmissionpolicies",
		"singular": "validatingadmissionpolicy",
		"kind": "ValidatingAdmissionPolicy",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "validatingadmissionpolicybindings",
		"singular": "validatingadmissionpolicybinding",
		"kind": "ValidatingAdmissionPolicyBinding",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "admissionregistration.k8s.io",
		"version": "v1",
		"resource": "validatingwebhookconfigurations",
		"singular": "validatingwebhookconfiguration",
		"kind": "ValidatingWebhookConfiguration",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "apiextensions.k8s.io",
		"version": "v1",
		"resource": "customresourcedefinitions",
		"singular": "customresourcedefinition",
		"kind": "CustomResourceDefinition",
		"shortNames": ["crd", "crds"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "scheduling.k8s.io",
		"version": "v1",
		"resource": "priorityclasses",
		"singular": "priorityclass",
		"kind": "PriorityClass",
		"shortNames": ["pc"],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "coordination.k8s.io",
		"version": "v1",
		"resource": "leases",
		"singular": "lease",
		"kind": "Lease",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "node.k8s.io",
		"version": "v1",
		"resource": "runtimeclasses",
		"singular": "runtimeclass",
		"kind": "RuntimeClass",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "discovery.k8s.io",
		"version": "v1",
		"resource": "endpointslices",
		"singular": "endpointslice",
		"kind": "EndpointSlice",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "resource.k8s.io",
		"version": "v1",
		"resource": "deviceclasses",
		"singular": "deviceclass",
		"kind": "DeviceClass",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "resource.k8s.io",
		"version": "v1",
		"resource": "resourceclaims",
		"singular": "resourceclaim",
		"kind": "ResourceClaim",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "resource.k8s.io",
		"version": "v1",
		"resource": "resourceclaimtemplates",
		"singular": "resourceclaimtemplate",
		"kind": "ResourceClaimTemplate",
		"shortNames": [],
		"isNamespaced": true,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "resource.k8s.io",
		"version": "v1",
		"resource": "resourceslices",
		"singular": "resourceslice",
		"kind": "ResourceSlice",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": []
	},
	{
		"group": "flowcontrol.apiserver.k8s.io",
		"version": "v1",
		"resource": "flowschemas",
		"singular": "flowschema",
		"kind": "FlowSchema",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	},
	{
		"group": "flowcontrol.apiserver.k8s.io",
		"version": "v1",
		"resource": "prioritylevelconfigurations",
		"singular": "prioritylevelconfiguration",
		"kind": "PriorityLevelConfiguration",
		"shortNames": [],
		"isNamespaced": false,
		"verbs": [
			"create",
			"delete",
			"deletecollection",
			"get",
			"list",
			"patch",
			"update",
			"watch"
		],
		"subresources": ["status"]
	}
];
Object.defineProperty(exports, "builtin_resources_default", {
	enumerable: true,
	get: function() {
		return builtin_resources_default;
	}
});
Object.defineProperty(exports, "collectionPath", {
	enumerable: true,
	get: function() {
		return collectionPath;
	}
});
Object.defineProperty(exports, "joinGroupResource", {
	enumerable: true,
	get: function() {
		return joinGroupResource;
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
Object.defineProperty(exports, "profileOf", {
	enumerable: true,
	get: function() {
		return profileOf;
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
