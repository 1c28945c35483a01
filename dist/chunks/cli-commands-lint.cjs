require("./rolldown-runtime.cjs");
const require_findings = require("./report-findings.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_wanted_backup = require("./cli-wanted-backup.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/lint.ts
const lint = async (call, context) => {
	const { values } = call;
	const { io, parts, signal } = context;
	const result = await parts.lint(require_wanted_backup.wantedBackup(call, context), signal);
	const paint = require_start.painterFor(io.stdout, io.environment, values["no-color"]);
	io.stdout.write(values.json ? `${JSON.stringify(result, void 0, 2)}\n` : lintText(result, paint, values.quiet));
	const grave = require_findings.FINDING_WEIGHTS.slice(0, require_findings.FINDING_WEIGHTS.indexOf(values["fail-on"]) + 1);
	return result.findings.some(({ weight }) => grave.includes(weight)) ? 1 : 0;
};
const TONES = {
	fail: "bad",
	warn: "doubt",
	info: "faint"
};
/** Of one class; all of them are in the JSON. */
const MAX_FINDINGS = 30;
function lintText({ backup, findings }, paint, isQuiet) {
	const blocks = [...Map.groupBy(findings, ({ weight, class: name }) => `${weight} ${name}`).values()].map((found) => {
		const { weight = "info", class: name = "" } = found[0] ?? {};
		const rest = found.length - MAX_FINDINGS;
		return [
			`${paint(TONES[weight], weight)} ${name} ${require_read_values.formatNumber(found.length)}`,
			...require_wanted_backup.columns(found.slice(0, MAX_FINDINGS).map(({ object, path = "", message }) => {
				const place = object.namespace === "" ? object.name : `${object.namespace}/${object.name}`;
				return [
					`${object.kind} ${place}`,
					path,
					message
				];
			})),
			...rest > 0 ? [`  and ${require_read_values.formatNumber(rest)} more with --json`] : []
		];
	});
	const counts = require_findings.FINDING_WEIGHTS.flatMap((weight) => {
		const count = findings.filter((finding) => finding.weight === weight).length;
		return count === 0 ? [] : [`${require_read_values.formatNumber(count)} ${weight}`];
	});
	const sum = findings.length === 0 ? "no findings" : `${require_read_values.formatCount(findings.length, "finding")}: ${counts.join(", ")}`;
	return `${[
		[`backup    ${require_screen.backupText(backup, void 0, paint)}`],
		...isQuiet ? [] : blocks,
		[sum]
	].map((block) => block.join("\n")).join("\n\n")}\n`;
}
exports.lint = lint;
