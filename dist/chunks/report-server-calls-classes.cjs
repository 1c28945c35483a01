// src/report/server-calls/classes.ts
/** What can be said about whom the API server would have asked. The weights are what counts when no gate says otherwise. */
const ADMISSION_CLASSES = {
	"webhook-would-block": {
		weight: "warn",
		doc: "a webhook must be asked about items of this restore, and nothing in the backup answers for it: a restore for real stops at them"
	},
	"conversion-would-block": {
		weight: "warn",
		doc: "items are written in another version than the one that is stored, and nothing in the backup answers for the webhook that converts them"
	},
	"webhook-not-asked": {
		weight: "info",
		doc: "a webhook would have been asked about items of this restore, and was not"
	},
	"conversion-not-asked": {
		weight: "info",
		doc: "a conversion webhook would have been asked about items of this restore, and was not"
	},
	"aggregated-api-not-asked": {
		weight: "info",
		doc: "items belong to an API that another server answers, and it was not asked"
	}
};
// src/verify/references/classes.ts
/** What the look at references can find. The weights are what counts when no gate says otherwise. */
const REFERENCE_CLASSES = {
	"missing-secret": {
		weight: "warn",
		stopsPods: true,
		doc: "a Secret that is named is not there"
	},
	"missing-config-map": {
		weight: "warn",
		stopsPods: true,
		doc: "a ConfigMap that is named is not there"
	},
	"missing-service-account": {
		weight: "warn",
		stopsPods: true,
		doc: "a ServiceAccount that pods run as is not there"
	},
	"missing-claim": {
		weight: "warn",
		stopsPods: true,
		doc: "a PersistentVolumeClaim of a pod is not there"
	},
	"missing-pull-secret": {
		weight: "info",
		doc: "a Secret for pulling images is not there"
	},
	"missing-volume": {
		weight: "warn",
		doc: "a claim is bound to a PersistentVolume that is not there"
	},
	"missing-storage-class": {
		weight: "warn",
		doc: "a claim names a StorageClass that is not there"
	},
	"missing-ingress-class": {
		weight: "warn",
		doc: "an Ingress names an IngressClass that is not there"
	},
	"missing-priority-class": {
		weight: "warn",
		doc: "pods name a PriorityClass that is not there"
	},
	"missing-runtime-class": {
		weight: "warn",
		doc: "pods name a RuntimeClass that is not there"
	},
	"missing-role": {
		weight: "warn",
		doc: "a binding grants a Role or ClusterRole that is not there"
	},
	"missing-subject": {
		weight: "info",
		doc: "a binding grants a role to a ServiceAccount that is not there"
	},
	"missing-definition": {
		weight: "warn",
		doc: "custom resources without their CustomResourceDefinition"
	},
	"missing-backend": {
		weight: "warn",
		doc: "an Ingress leads to a Service that is not there"
	},
	"missing-webhook-service": {
		weight: "warn",
		doc: "a webhook or a conversion is served by a Service that is not there"
	},
	"missing-api-service": {
		weight: "warn",
		doc: "an APIService is served by a Service that is not there"
	},
	"missing-scale-target": {
		weight: "warn",
		doc: "an autoscaler scales an object that is not there"
	},
	"missing-policy": {
		weight: "warn",
		doc: "a binding applies an admission policy that is not there"
	},
	"service-without-pods": {
		weight: "info",
		doc: "the selector of a Service matches no pod template"
	},
	"owner-left-behind": {
		weight: "info",
		doc: "the owner of an object was not restored, so nobody manages it or cleans it up"
	},
	"old-namespace": {
		weight: "warn",
		doc: "an object that went into another namespace still mentions the old one"
	}
};
function classRow(name) {
	return REFERENCE_CLASSES[name];
}
Object.defineProperty(exports, "ADMISSION_CLASSES", {
	enumerable: true,
	get: function() {
		return ADMISSION_CLASSES;
	}
});
Object.defineProperty(exports, "REFERENCE_CLASSES", {
	enumerable: true,
	get: function() {
		return REFERENCE_CLASSES;
	}
});
Object.defineProperty(exports, "classRow", {
	enumerable: true,
	get: function() {
		return classRow;
	}
});
