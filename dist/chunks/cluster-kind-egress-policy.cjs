require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
// src/cluster/kind/egress-policy.ts
const POLICIES = {
	group: "networking.k8s.io",
	version: "v1",
	resource: "networkpolicies"
};
const SLICES = {
	group: "discovery.k8s.io",
	version: "v1",
	resource: "endpointslices"
};
const NAME = "restore-rehearsal-egress";
/**
* Pods of the namespace may reach pods, so DNS too, and the API server, and nothing else.
* @throws KubeError, TransportError
*/
async function denyEgress(client, namespace) {
	if (require_rehearse.isOfTheCluster(namespace)) return;
	try {
		await require_verbs.createObject(client, POLICIES, namespace, policyFor(await apiServerAddresses(client)));
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError && error.isAlreadyExists)) throw error;
	}
}
/** The addresses behind the Service `kubernetes`: a policy sees them, not the one of the Service. */
async function apiServerAddresses(client) {
	const slice = await require_verbs.getObject(client, SLICES, "default", "kubernetes");
	return require_json.listAt(slice, "endpoints").flatMap((endpoint) => require_json.listAt(endpoint, "addresses").filter((address) => typeof address === "string"));
}
function policyFor(apiServers) {
	const blocks = apiServers.map((address) => ({ ipBlock: { cidr: `${address}/${address.includes(":") ? 128 : 32}` } }));
	return {
		apiVersion: "networking.k8s.io/v1",
		kind: "NetworkPolicy",
		metadata: {
			name: NAME,
			labels: { "app.kubernetes.io/managed-by": "restore-rehearsal" }
		},
		spec: {
			podSelector: {},
			policyTypes: ["Egress"],
			egress: [{ to: [{ namespaceSelector: {} }, ...blocks] }]
		}
	};
}
exports.denyEgress = denyEgress;
