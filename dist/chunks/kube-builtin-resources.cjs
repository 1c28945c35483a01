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
