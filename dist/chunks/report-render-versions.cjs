const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_markdown = require("./report-render-markdown.cjs");
// src/report/render/overview.ts
const MAX_WHY = 200;
/** A line for each run, then the verdict over all. */
function overviewText(table, paint) {
	return `${[
		"",
		...rowLines(table, paint),
		"",
		verdictOver(table, paint)
	].join("\n")}\n`;
}
/** `FAIL over 2 backups`. */
function verdictOver({ verdict, rows, noun }, paint) {
	return `${paint(require_read_values.VERDICT_TONES[verdict], verdict.toUpperCase())} over ${require_read_values.formatCount(rows.length, noun)}`;
}
function rowLines({ rows }, paint) {
	const width = Math.max(0, ...rows.map(({ name }) => require_plain_text.plainText(name, 253).length));
	return rows.map((row) => {
		const counts = `${require_read_values.formatNumber(row.failed)} of ${require_read_values.formatNumber(row.total)} failed`;
		const why = row.because === "" ? "" : `  ${require_plain_text.plainText(row.because, MAX_WHY)}`;
		return `  ${paint(require_read_values.VERDICT_TONES[row.verdict], row.verdict.toUpperCase().padEnd(12))}  ${require_plain_text.plainText(row.name, 253).padEnd(width)}  ${counts}  ${require_read_values.formatSpan(row.ms)}${why}`;
	});
}
/** The same for a job summary, at most so many bytes. */
function overviewMarkdown(table, maxBytes) {
	return require_markdown.fitBlocks([overviewBlock(table)], maxBytes);
}
function overviewBlock({ verdict, rows, noun }) {
	const lines = rows.map(({ name, verdict: own, failed, total, ms, because }) => `| ${require_markdown.codeSpan(name, 253)} | ${own} | ${require_read_values.formatNumber(failed)} of ${require_read_values.formatNumber(total)} | ${require_read_values.formatSpan(ms)} | ${require_markdown.codeSpan(because, MAX_WHY)} |\n`);
	const head = `${`## Restore rehearsal: ${verdict} over ${require_read_values.formatCount(rows.length, noun)}`}\n\n| ${noun === "backup" ? "Backup" : "Kubernetes"} | Verdict | Failed items | Time | Why |\n| --- | --- | --- | --- | --- |\n`;
	const more = (missing) => `\n${require_read_values.formatNumber(missing)} more in ${noun}s.json\n`;
	return {
		head,
		lines,
		tail: "",
		total: lines.length,
		more
	};
}
// src/report/render/versions.ts
const MAX_ROWS = 20;
const WORD_WIDTH = 9;
/** The sentence over all: `breaks first at 1.36`. */
function upgradeSentence({ firstBreaking, changes, versions }) {
	if (firstBreaking !== void 0) return `breaks first at ${firstBreaking}`;
	if (changes.some(({ weight }) => weight === "fail")) return "nothing that an older version takes breaks";
	return versions.some(({ verdict }) => verdict === "error" || verdict === "cancelled") ? "nothing is known to break" : "nothing breaks on the way";
}
/** Where a change happened: `breaks first at 1.36`, `mended at 1.35`, `broken at every version`. */
function changeTitle({ change, breaksAt, mendedAt, brokenAt, unknownAt }) {
	const doubt = unknownAt.length === 0 ? "" : `, ${unknownAt.join(", ")} could not tell`;
	switch (change) {
		case "breaks": return `breaks first at ${breaksAt}${mendedAt === void 0 ? "" : `, works at ${mendedAt}`}${doubt}`;
		case "mended": return `broken at ${brokenAt.join(", ")}, works from ${mendedAt} on${doubt}`;
		case "always": return unknownAt.length === 0 ? "broken at every version" : `broken at ${brokenAt.join(", ")}${doubt}: whether an upgrade breaks it is not known`;
	}
}
/** `FlowSchema api-clients, FlowSchema web and 3 more`. */
function examplesText({ examples, count }) {
	const more = count - examples.length;
	return `${examples.join(", ")}${more > 0 ? ` and ${require_read_values.formatNumber(more)} more` : ""}`;
}
/** `served at 1.31, not at 1.36`. */
function servedText({ servedAt, notServedAt }) {
	return servedAt.length === 0 ? `not served at ${notServedAt.join(", ")}` : `served at ${servedAt.join(", ")}, not at ${notServedAt.join(", ")}`;
}
function tableOf({ verdict, versions }) {
	return {
		verdict,
		rows: versions,
		noun: "version"
	};
}
function versionsText(overview, files, paint) {
	const table = tableOf(overview);
	const { changes, notServed } = overview;
	return `${[
		rowLines(table, paint),
		...[...Map.groupBy(changes.slice(0, MAX_ROWS), changeTitle)].map(([title, rows]) => [paint(toneOf(rows), require_plain_text.plainText(title)), ...rows.flatMap((row) => changeLines(row, paint))]),
		changes.length > MAX_ROWS ? [`${require_read_values.formatNumber(changes.length - MAX_ROWS)} more changes in versions.json`] : [],
		notServed.length === 0 ? [] : ["APIs that are not served", ...notServed.slice(0, MAX_ROWS).map(typeLine)],
		[`${verdictOver(table, paint)}: ${upgradeSentence(overview)}`, ...files.length === 0 ? [] : [`${"report".padEnd(10)}${files.map((file) => require_plain_text.plainText(file, 1e3)).join(" · ")}`]]
	].filter((block) => block.length > 0).flatMap((block) => ["", ...block]).join("\n")}\n`;
}
function toneOf(rows) {
	if (rows.every(({ change }) => change === "mended")) return "good";
	return rows.some(({ weight }) => weight === "fail") ? "bad" : "doubt";
}
function changeLines(change, paint) {
	const { weight, about, title, nextStep } = change;
	const word = paint(weight === "fail" ? "bad" : "doubt", wordOf(about).padEnd(WORD_WIDTH));
	const isItsTitle = about === "check" || about === "gate" || about === "verdict";
	const detail = (name, text) => `           ${paint("faint", name.padEnd(6))}${require_plain_text.plainText(text)}`;
	return [
		`  ${word}${isItsTitle ? "" : `${require_read_values.formatNumber(change.count)} × `}${require_plain_text.plainText(title)}`,
		...isItsTitle ? [] : [detail("items", examplesText(change))],
		...nextStep === void 0 ? [] : [detail("next", nextStep)]
	];
}
function wordOf(about) {
	return about === "item" ? "failed" : about;
}
function typeLine(type) {
	const { apiVersion, kind, resource, items } = type;
	return `  ${require_plain_text.plainText(`${apiVersion} ${kind || resource}`)} (${require_read_values.formatCount(items, "item")}): ${servedText(type)}`;
}
/** The same for a job summary, at most so many bytes. */
function versionsMarkdown(overview, maxBytes) {
	const { changes, notServed } = overview;
	const block = (head, lines, what) => {
		const more = (missing) => `\n${require_read_values.formatNumber(missing)} more ${what} in versions.json\n`;
		return lines.length === 0 ? [] : [{
			head,
			lines,
			tail: "",
			total: lines.length,
			more
		}];
	};
	const blocks = [
		overviewBlock(tableOf(overview)),
		...block(`\n### ${upgradeSentence(overview).replace(/^./, (letter) => letter.toUpperCase())}\n\n| What | Count | Where | First of them |\n| --- | --- | --- | --- |\n`, changes.map(changeRow), "changes"),
		...block("\n### APIs of the backup that are not served\n\n| API | Items | Where |\n| --- | --- | --- |\n", notServed.map(typeRow), "types")
	];
	return require_markdown.fitBlocks(blocks, maxBytes);
}
function changeRow(change) {
	return `| ${require_markdown.codeSpan(change.title)} | ${require_read_values.formatNumber(change.count)} | ${require_markdown.codeSpan(changeTitle(change))} | ${require_markdown.codeSpan(examplesText(change))} |\n`;
}
function typeRow(type) {
	const { apiVersion, kind, resource, items } = type;
	return `| ${require_markdown.codeSpan(`${apiVersion} ${kind || resource}`)} | ${require_read_values.formatNumber(items)} | ${require_markdown.codeSpan(servedText(type))} |\n`;
}
Object.defineProperty(exports, "changeTitle", {
	enumerable: true,
	get: function() {
		return changeTitle;
	}
});
Object.defineProperty(exports, "examplesText", {
	enumerable: true,
	get: function() {
		return examplesText;
	}
});
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
Object.defineProperty(exports, "servedText", {
	enumerable: true,
	get: function() {
		return servedText;
	}
});
Object.defineProperty(exports, "upgradeSentence", {
	enumerable: true,
	get: function() {
		return upgradeSentence;
	}
});
Object.defineProperty(exports, "versionsMarkdown", {
	enumerable: true,
	get: function() {
		return versionsMarkdown;
	}
});
Object.defineProperty(exports, "versionsText", {
	enumerable: true,
	get: function() {
		return versionsText;
	}
});
