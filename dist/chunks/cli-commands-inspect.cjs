require("./rolldown-runtime.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_columns = require("./cli-columns.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/inspect.ts
const inspect = async ({ values, words }, { io, parts, signal }) => {
	const inspection = await parts.inspect(words[0] ?? "", values.backup, signal);
	const paint = require_start.painterFor(io.stdout, io.environment, values["no-color"]);
	io.stdout.write(values.json ? `${JSON.stringify(inspection, void 0, 2)}\n` : inspectionText(inspection, paint, values.quiet));
	return inspection.problems.length > 0 ? 1 : 0;
};
function inspectionText(inspection, paint, isQuiet) {
	const { backup, backups, resources, volumes, problems } = inspection;
	const others = backups.filter((name) => name !== backup.name);
	return `${[
		[`backup    ${require_screen.backupText(backup, void 0, paint)}`, `sha256    ${require_plain_text.plainText(backup.sha256)}`],
		isQuiet ? [] : require_columns.columns(resources.map((row) => [
			row.items,
			row.resource,
			`${row.apiVersion} ${row.kind}`,
			scopeOf(row.namespaces)
		])),
		isQuiet || volumes.length === 0 ? [] : ["volumes", ...require_columns.columns(volumes.map((volume) => [
			`${volume.pvcNamespace}/${volume.pvcName}`,
			volume.skipped ? "skipped" : volume.backupMethod,
			volume.size === void 0 ? "" : require_read_values.formatBytes(volume.size)
		]))],
		problems.length === 0 ? [] : [paint("bad", require_read_values.formatCount(problems.length, "file that cannot be restored", "files that cannot be restored")), ...require_columns.columns(problems.map((problem) => [[
			problem.resource,
			problem.namespace,
			problem.name
		].filter((part) => part !== "").join("/"), problem.message]))],
		isQuiet || others.length === 0 ? [] : ["also here", ...require_columns.columns(others.map((name) => [name]))]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
const MAX_NAMESPACES = 4;
function scopeOf(namespaces) {
	const rest = namespaces.length - MAX_NAMESPACES;
	const shown = namespaces.slice(0, MAX_NAMESPACES).join(", ");
	return rest > 0 ? `${shown} and ${rest} more` : shown;
}
exports.inspect = inspect;
