require("./rolldown-runtime.cjs");
const require_build_request = require("./config-build-request.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_start = require("./cli-start.cjs");
const require_shell_word = require("./cli-shell-word.cjs");
// src/cli/commands/cluster-up.ts
const clusterUp = async ({ values }, { io, parts, signal, version: ownVersion }) => {
	const paint = require_start.painterFor(io.stderr, io.environment, values["no-color"]);
	const progress = (line) => {
		if (!values.quiet) io.stderr.write(`${paint("faint", require_plain_text.plainText(line))}\n`);
	};
	const target = {
		...require_build_request.throwAwayTarget(values),
		keep: true
	};
	const cluster = await parts.startCluster(target, {
		environment: io.environment,
		version: ownVersion
	}, {
		signal,
		progress
	});
	const { id, title, version, kubeconfigPath, readyInMs } = cluster;
	io.stdout.write(values.json ? `${JSON.stringify({
		id,
		title,
		version,
		server: cluster.connection.server,
		kubeconfigPath,
		readyInMs
	}, void 0, 2)}\n` : clusterText({
		id,
		title,
		kubeconfigPath
	}, values.quiet));
	return 0;
};
/** Quiet: the path alone, for `export KUBECONFIG=$(rehearse cluster up --quiet)`. */
function clusterText(cluster, isQuiet) {
	const { id, title, kubeconfigPath } = cluster;
	if (isQuiet) return `${kubeconfigPath}\n`;
	return `cluster   ${title} · ${id}\n\nexport KUBECONFIG=${require_shell_word.shellWord(kubeconfigPath)}\n\nremove it with: rehearse cluster down ${id}\n`;
}
exports.clusterUp = clusterUp;
