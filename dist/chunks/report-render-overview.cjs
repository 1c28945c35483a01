const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_markdown = require("./report-render-markdown.cjs");
// src/report/render/overview.ts
const MAX_WHY = 200;
/** A line for each backup, then the verdict over all. */
function overviewText({ verdict, backups }, paint) {
	const width = Math.max(0, ...backups.map(({ name }) => require_plain_text.plainText(name, 253).length));
	const lines = backups.map((row) => {
		const counts = `${require_read_values.formatNumber(row.failed)} of ${require_read_values.formatNumber(row.total)} failed`;
		const why = row.because === "" ? "" : `  ${require_plain_text.plainText(row.because, MAX_WHY)}`;
		return `  ${paint(require_read_values.VERDICT_TONES[row.verdict], row.verdict.toUpperCase().padEnd(12))}  ${require_plain_text.plainText(row.name, 253).padEnd(width)}  ${counts}  ${require_read_values.formatSpan(row.ms)}${why}`;
	});
	const sum = `${paint(require_read_values.VERDICT_TONES[verdict], verdict.toUpperCase())} over ${require_read_values.formatCount(backups.length, "backup")}`;
	return `${[
		"",
		...lines,
		"",
		sum
	].join("\n")}\n`;
}
/** The same for a job summary, at most so many bytes. */
function overviewMarkdown({ verdict, backups }, maxBytes) {
	const lines = backups.map(({ name, verdict: own, failed, total, ms, because }) => `| ${require_markdown.codeSpan(name, 253)} | ${own} | ${require_read_values.formatNumber(failed)} of ${require_read_values.formatNumber(total)} | ${require_read_values.formatSpan(ms)} | ${require_markdown.codeSpan(because, MAX_WHY)} |\n`);
	const head = `${`## Restore rehearsal: ${verdict} over ${require_read_values.formatCount(backups.length, "backup")}`}\n\n| Backup | Verdict | Failed items | Time | Why |\n| --- | --- | --- | --- | --- |\n`;
	const more = (missing) => `\n${require_read_values.formatNumber(missing)} more in backups.json\n`;
	return require_markdown.fitBlocks([{
		head,
		lines,
		tail: "",
		total: lines.length,
		more
	}], maxBytes);
}
Object.defineProperty(exports, "overviewMarkdown", {
	enumerable: true,
	get: function() {
		return overviewMarkdown;
	}
});
Object.defineProperty(exports, "overviewText", {
	enumerable: true,
	get: function() {
		return overviewText;
	}
});
