require("./rolldown-runtime.cjs");
const require_json = require("./core-json.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
// src/cluster/existing.ts
/** A cluster that is given by a kubeconfig. Nothing in it is ours: stopping it does nothing. */
function existingCluster(options) {
	return {
		kind: "existing",
		async start({ signal }) {
			const { readKubeconfig } = await Promise.resolve().then(() => require("./kube-kubeconfig.cjs"));
			const connection = await readKubeconfig(options.kubeconfig, options.context, signal);
			const version = await askVersion(connection, options.userAgent, signal);
			return {
				id: "",
				title: `Kubernetes ${version} at ${new URL(connection.server).host}`,
				version,
				connection,
				kubeconfigPath: options.kubeconfig,
				isThrowAway: false,
				hasNodes: true,
				readyInMs: 0,
				stop: () => Promise.resolve()
			};
		}
	};
}
/** @throws CLUSTER_UNREACHABLE, CLUSTER_DENIED */
async function askVersion(connection, userAgent, signal) {
	try {
		const client = await require_kube_client.openKubeClient(connection, {
			signal,
			maxInFlight: 1,
			userAgent,
			patience: {
				requestTimeoutMs: 15e3,
				outageMs: 15e3
			}
		});
		try {
			const answer = require_json.parseJson((await client.expect({
				method: "GET",
				path: "/version"
			})).toString("utf8"));
			return (require_json.textAt(answer, "gitVersion") ?? "").replace(/^v/, "");
		} finally {
			client.close();
		}
	} catch (error) {
		signal.throwIfAborted();
		const where = new URL(connection.server).host;
		if (error instanceof require_kube_error.KubeError && (error.status === 401 || error.status === 403)) throw new require_rehearsal_error.RehearsalError("CLUSTER_DENIED", `the API server at ${where} refuses the user: ${require_rehearsal_error.messageOf(error)}`);
		const why = error instanceof require_http_origin.TransportError ? require_rehearsal_error.messageOf(error.cause ?? error) : require_rehearsal_error.messageOf(error);
		throw new require_rehearsal_error.RehearsalError("CLUSTER_UNREACHABLE", `the API server at ${where} does not answer: ${why}`, { cause: error });
	}
}
exports.existingCluster = existingCluster;
