require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_verbs = require("./kube-verbs.cjs");
// src/cluster/simulated/provision-claims.ts
const CLAIMS = {
	group: "",
	version: "v1",
	resource: "persistentvolumeclaims"
};
const ASKED = "volume.kubernetes.io/storage-provisioner";
/** Makes what is asked for now, and says how many volumes that were. @throws KubeError, TransportError */
async function provisionClaims(client) {
	let made = 0;
	for await (const page of require_verbs.listPages(client, CLAIMS, "")) for (const claim of page.filter(isWaiting)) {
		const request = {
			method: "POST",
			path: "/api/v1/persistentvolumes",
			body: require_json.stringifyJson(volumeFor(claim))
		};
		const { status, body } = await client.send(request);
		if (status >= 300 && status !== 409) throw require_kube_error.kubeErrorOf(status, body);
		if (status < 300) made += 1;
	}
	return made;
}
function isWaiting(claim) {
	return require_json.textAt(claim, "status", "phase") === "Pending" && require_json.textAt(claim, "metadata", "annotations", ASKED) !== void 0 && (require_json.textAt(claim, "spec", "volumeName") ?? "") === "";
}
/** Bound to its claim from the start. Nothing is ever mounted, so its place on a node need not be. */
function volumeFor(claim) {
	const uid = require_json.textAt(claim, "metadata", "uid") ?? "";
	const volumeMode = require_json.textAt(claim, "spec", "volumeMode");
	return {
		apiVersion: "v1",
		kind: "PersistentVolume",
		metadata: {
			name: `simulated-${uid}`,
			annotations: { "pv.kubernetes.io/provisioned-by": require_json.textAt(claim, "metadata", "annotations", ASKED) ?? "" }
		},
		spec: {
			capacity: require_json.objectAt(claim, "spec", "resources", "requests"),
			accessModes: require_json.listAt(claim, "spec", "accessModes"),
			...volumeMode === void 0 ? {} : { volumeMode },
			persistentVolumeReclaimPolicy: "Retain",
			storageClassName: require_json.textAt(claim, "spec", "storageClassName") ?? "",
			claimRef: {
				apiVersion: "v1",
				kind: "PersistentVolumeClaim",
				namespace: require_json.textAt(claim, "metadata", "namespace") ?? "",
				name: require_json.textAt(claim, "metadata", "name") ?? "",
				uid
			},
			hostPath: { path: "/var/lib/simulated" }
		}
	};
}
exports.provisionClaims = provisionClaims;
