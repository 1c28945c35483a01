require("./rolldown-runtime.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/cluster-prefetch.ts
const clusterPrefetch = async ({ values, words }, { io, parts, signal }) => {
	const paint = require_start.painterFor(io.stderr, io.environment, values["no-color"]);
	const progress = (line) => {
		if (!values.quiet) io.stderr.write(`${paint("faint", require_plain_text.plainText(line))}\n`);
	};
	const wanted = {
		cluster: values.cluster ?? "control-plane",
		workloads: values.workloads ?? "none",
		kubernetesVersions: words,
		environment: io.environment
	};
	const programs = await parts.prefetch(wanted, {
		signal,
		progress
	});
	io.stdout.write(values.json ? `${JSON.stringify({ programs }, void 0, 2)}\n` : programs.map(({ name, version, path }) => `${name.padEnd(23)} ${version}  ${path}\n`).join(""));
	return 0;
};
exports.clusterPrefetch = clusterPrefetch;
