require("./rolldown-runtime.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_wanted_backup = require("./cli-wanted-backup.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/inspect.ts
const inspect = async (call, context) => {
	const { values } = call;
	const { io, parts, signal } = context;
	const inspection = await parts.inspect(require_wanted_backup.wantedBackup(call, context), signal);
	const paint = require_start.painterFor(io.stdout, io.environment, values["no-color"]);
	io.stdout.write(values.json ? `${JSON.stringify(inspection, void 0, 2)}\n` : inspectionText(inspection, paint, values.quiet));
	return inspection.findings.some(({ weight }) => weight === "fail") || inspection.problems.length > 0 ? 1 : 0;
};
function inspectionText(inspection, paint, isQuiet) {
	const { backup, backups, resources, volumes, findings, problems } = inspection;
	const others = backups.filter((name) => name !== backup.name);
	return `${[
		[`backup    ${require_screen.backupText(backup, void 0, paint)}`, `sha256    ${require_plain_text.plainText(backup.sha256)}`],
		isQuiet ? [] : require_wanted_backup.columns(resources.map((row) => [
			row.items,
			row.resource,
			`${row.apiVersion} ${row.kind}`,
			scopeOf(row.namespaces)
		])),
		isQuiet || volumes.length === 0 ? [] : ["volumes", ...require_wanted_backup.columns(volumes.map((volume) => [
			`${volume.pvcNamespace}/${volume.pvcName}`,
			volume.skipped ? "skipped" : volume.backupMethod,
			volume.size === void 0 ? "" : require_read_values.formatBytes(volume.size)
		]))],
		problems.length === 0 ? [] : [paint("bad", require_read_values.formatCount(problems.length, "file that cannot be restored", "files that cannot be restored")), ...require_wanted_backup.columns(problems.map((problem) => [[
			problem.resource,
			problem.namespace,
			problem.name
		].filter((part) => part !== "").join("/"), problem.message]))],
		findingLines(findings, paint),
		isQuiet || others.length === 0 ? [] : ["also here", ...require_wanted_backup.columns(others.map((name) => [name]))]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
/** Those for information only are in the JSON. */
function findingLines(findings, paint) {
	const grave = findings.filter(({ weight }) => weight !== "info");
	const rest = grave.length - MAX_FINDINGS;
	const lines = grave.slice(0, MAX_FINDINGS).map((finding) => {
		const text = require_plain_text.plainText(`${require_read_values.findingTitle(finding)}: ${finding.class}: ${finding.message}`, 1e3);
		return `${paint(finding.weight === "fail" ? "bad" : "doubt", finding.weight)} ${text}`;
	});
	return rest > 0 ? [...lines, `  and ${require_read_values.formatNumber(rest)} more with --json`] : lines;
}
const MAX_FINDINGS = 20;
const MAX_NAMESPACES = 4;
function scopeOf(namespaces) {
	const rest = namespaces.length - MAX_NAMESPACES;
	const shown = namespaces.slice(0, MAX_NAMESPACES).join(", ");
	return rest > 0 ? `${shown} and ${rest} more` : shown;
}
exports.inspect = inspect;
