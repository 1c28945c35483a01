// src/kube/built-in-objects.ts
const RBAC = "rbac.authorization.k8s.io";
const ROWS = [
	{
		group: "",
		kinds: ["Namespace"],
		name: /^(?:default|kube-(?:system|public|node-lease))$/
	},
	{
		group: "",
		kinds: ["ServiceAccount"],
		name: /^default$/
	},
	{
		group: "",
		kinds: ["ConfigMap"],
		name: /^kube-root-ca\.crt$/
	},
	{
		group: "",
		kinds: ["ConfigMap"],
		namespace: /^kube-system$/,
		name: /^(?:extension-apiserver-authentication|kube-apiserver-legacy-service-account-token-tracking)$/
	},
	{
		group: "",
		kinds: ["Service", "Endpoints"],
		namespace: /^default$/,
		name: /^kubernetes$/
	},
	{
		group: "discovery.k8s.io",
		kinds: ["EndpointSlice"],
		namespace: /^default$/,
		name: /^kubernetes$/
	},
	{
		group: RBAC,
		kinds: ["ClusterRole", "ClusterRoleBinding"],
		name: /^(?:system:.*|admin|cluster-admin|edit|view)$/
	},
	{
		group: RBAC,
		kinds: ["Role", "RoleBinding"],
		namespace: /^kube-(?:system|public)$/,
		name: /^(?:system::?.*|extension-apiserver-authentication-reader)$/
	},
	{
		group: "scheduling.k8s.io",
		kinds: ["PriorityClass"],
		name: /^system-(?:cluster|node)-critical$/
	},
	{
		group: "flowcontrol.apiserver.k8s.io",
		kinds: ["FlowSchema", "PriorityLevelConfiguration"],
		name: /^(?:catch-all|endpoint-controller|exempt|global-default|kube-(?:controller-manager|scheduler|system-service-accounts)|leader-election|node-high|probes|service-accounts|system(?:-leader-election|-node-high|-nodes)?|workload-(?:high|leader-election|low))$/
	},
	{
		group: "apiregistration.k8s.io",
		kinds: ["APIService"],
		name: /^v\d+(?:(?:alpha|beta)\d+)?\.(?:|apps|autoscaling|batch|policy|[a-z.]+\.k8s\.io)$/
	},
	{
		group: "networking.k8s.io",
		kinds: ["ServiceCIDR"],
		name: /^kubernetes$/
	},
	{
		group: "coordination.k8s.io",
		kinds: ["Lease"],
		namespace: /^kube-(?:system|node-lease)$/,
		name: /./
	}
];
/** True for what the API server and the controllers of Kubernetes make in every cluster. */
function isBuiltInObject({ group, kind, namespace, name }) {
	return ROWS.some((row) => row.group === group && row.kinds.includes(kind) && (row.namespace === void 0 || row.namespace.test(namespace)) && row.name.test(name));
}
Object.defineProperty(exports, "isBuiltInObject", {
	enumerable: true,
	get: function() {
		return isBuiltInObject;
	}
});
