const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
// src/report/render/markdown.ts
/** Also fit for a table cell: a bar is shown as its escape, because a table is cut at its bars before spans are read. */
function codeSpan(text, maxLength = 500) {
	const content = require_plain_text.plainText(text, maxLength).trim().replaceAll("|", "\\u{7c}");
	if (content === "") return "–";
	const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
	return `${fence}${pad}${content}${pad}${fence}`;
}
/** A block without lines to cut. */
function fixedBlock(head) {
	return {
		head,
		lines: [],
		tail: "",
		total: 0,
		more: () => ""
	};
}
/** Blocks in their order, each as far as it fits; the result never has more than `maxBytes` bytes of UTF-8. */
function fitBlocks(blocks, maxBytes) {
	let text = "";
	let left = maxBytes;
	for (const block of blocks) {
		const part = fitBlock(block, left);
		if (part === void 0) return text;
		text += part;
		left -= bytesOf(part);
	}
	return text;
}
function fitBlock({ head, lines, tail, total, more }, maxBytes) {
	let left = maxBytes - bytesOf(head) - bytesOf(tail) - bytesOf(more(total));
	if (left < 0) return void 0;
	let shown = 0;
	for (const line of lines) {
		const size = bytesOf(line);
		if (size > left) break;
		left -= size;
		shown++;
	}
	const missing = total - shown;
	return `${head}${lines.slice(0, shown).join("")}${missing > 0 ? more(missing) : ""}${tail}`;
}
function bytesOf(text) {
	return Buffer.byteLength(text);
}
// src/report/render/summary.ts
/** What GitHub takes per step, with a little room for what a shell may have written before us. */
const GITHUB_SUMMARY_BYTES = 1e6;
const MARKS = {
	pass: "✅ Restore rehearsal passed",
	fail: "❌ Restore rehearsal failed",
	inconclusive: "⚠️ Restore rehearsal inconclusive",
	error: "❌ Restore rehearsal could not be carried out",
	cancelled: "⏹️ Restore rehearsal cancelled"
};
const MAX_ITEMS = 500;
const MAX_LINES = 100;
/** The job summary: verdict, facts, failures first, details folded. Never more than `maxBytes` bytes; everything from the backup is inert. */
function renderSummary(report, { maxBytes }) {
	return fitBlocks([
		fixedBlock(headline(report)),
		fixedBlock(facts(report)),
		...list("### What went wrong", require_read_values.troubledItems(report), itemLine, MAX_ITEMS),
		...list("### Errors of the restore", require_read_values.otherErrors(report), messageLine),
		...folded(`Warnings: ${require_read_values.formatNumber(report.warnings.length)}`, report.warnings, messageLine),
		...folded("Outcomes by reason", reasonLines(report), asItIs),
		...folded(`Made without an item in the backup: ${require_read_values.formatNumber(report.derived.length)}`, report.derived, derivedLine),
		...folded("Not exercised by this cluster", report.notExercised, exerciseLine),
		...folded("Volume data that was not brought back", report.volumes, volumeLine),
		...folded("Time", timingLines(report), asItIs)
	], maxBytes);
}
function headline({ verdict, because, failure, counts, total, timings }) {
	const shown = Object.entries(counts).filter(([, count]) => count > 0);
	const tally = total === 0 ? "" : `${require_read_values.formatCount(total, "item")}: ${shown.map(([kind, count]) => `${require_read_values.formatNumber(count)} ${kind}`).join(", ")}.`;
	const reasons = because.filter((sentence) => sentence !== failure?.message).map((sentence) => `- because ${codeSpan(sentence)}\n`);
	const ended = failure === void 0 ? "" : `**${failure.code}** ${codeSpan(failure.message, 4e3)}\n\nNext: ${codeSpan(failure.hint)}\n\n`;
	return `## ${MARKS[verdict]} in ${require_read_values.formatSpan(timings.total)}\n\n${ended}${reasons.join("")}${reasons.length > 0 ? "\n" : ""}${tally}${tally === "" ? "" : "\n\n"}`;
}
function facts({ backup, cluster, restore, readBack, tool }) {
	const rows = [];
	if (backup !== void 0) {
		const age = [
			backup.completedAt === void 0 ? "" : codeSpan(require_read_values.formatMinute(backup.completedAt)),
			backup.ageSeconds === void 0 ? "" : require_read_values.formatAge(backup.ageSeconds),
			backup.phase === void 0 ? "" : `phase ${codeSpan(backup.phase)}`,
			backup.schedule === void 0 ? "" : `schedule ${codeSpan(backup.schedule)}`
		];
		rows.push(["Backup", [codeSpan(backup.name), ...age.filter((part) => part !== "")].join(" · ")]);
		rows.push(["Location", codeSpan(backup.location)]);
		const size = `${require_read_values.formatCount(backup.items, "item")} in ${require_read_values.formatCount(backup.namespaces, "namespace")} · ${require_read_values.formatBytes(backup.bytes)}`;
		rows.push(["Archive", `${size} · SHA-256 ${codeSpan(backup.sha256)}`]);
		if (backup.sourceVersion !== void 0) rows.push(["Taken from", `Kubernetes ${codeSpan(backup.sourceVersion)}`]);
	}
	if (cluster !== void 0) rows.push(["Restored into", codeSpan(cluster.title)]);
	if (restore !== void 0) rows.push(["Restore", `${codeSpan(restore.name)} · phase ${codeSpan(restore.phase)}`]);
	if (readBack !== void 0) rows.push(["Read back", `${require_read_values.formatNumber(readBack.found)} of ${require_read_values.formatCount(readBack.asked, "object")}`]);
	rows.push(["Tool", `${tool.name} ${codeSpan(tool.version)}`]);
	return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |\n`).join("")}\n`;
}
function itemLine(item) {
	return `- ${item.outcome} ${codeSpan(require_read_values.titleOf(item), 300)} ${codeSpan(require_read_values.whyOf(item))}\n`;
}
function messageLine(message) {
	return `- ${codeSpan(require_read_values.groupOf(message), 100)} ${codeSpan(message.message)}\n`;
}
function reasonLines({ reasons }) {
	return Object.entries(reasons).toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `- ${require_read_values.formatNumber(count)} × **${reason}**: ${require_read_values.REASONS[reason] ?? ""}\n`);
}
function derivedLine(object) {
	return `- ${codeSpan(`${object.kind} ${require_read_values.placeOf(object)}`, 300)} ${codeSpan(object.why)}\n`;
}
function exerciseLine({ what, count }) {
	return `- ${codeSpan(what)}${count > 0 ? ` (${require_read_values.formatNumber(count)})` : ""}\n`;
}
function volumeLine({ namespace, claim, volume, method, bytes }) {
	return `- ${codeSpan([namespace, claim || volume].filter((part) => part !== "").join("/"), 300)} ${method}${bytes === void 0 ? "" : ` · ${require_read_values.formatBytes(bytes)}`}\n`;
}
function timingLines({ timings, requests }) {
	const parts = Object.entries(timings).map(([part, ms]) => `- ${part} ${require_read_values.formatSpan(ms)}\n`);
	if (requests === void 0) return parts;
	const { count, p50Ms, p95Ms, objectsPerSecond, retries } = requests;
	const times = `half within ${Math.round(p50Ms)} ms, 95 % within ${Math.round(p95Ms)} ms`;
	const speed = `${require_read_values.formatNumber(objectsPerSecond)} objects/s`;
	return [...parts, `- ${require_read_values.formatCount(count, "request")}, ${times}, ${require_read_values.formatCount(retries, "retry", "retries")}, ${speed}\n`];
}
/** Only the lines that may be shown are ever rendered: a report can have a hundred thousand of them. */
function list(title, all, line, max = MAX_LINES) {
	if (all.length === 0) return [];
	const more = (missing) => `- and ${require_read_values.formatNumber(missing)} more in report.json\n`;
	return [{
		head: `${title}\n\n`,
		lines: all.slice(0, max).map(line),
		total: all.length,
		tail: "\n",
		more
	}];
}
function folded(title, all, line) {
	return list(`<details><summary>${title}</summary>`, all, line).map((block) => ({
		...block,
		tail: "\n</details>\n\n"
	}));
}
function asItIs(line) {
	return line;
}
Object.defineProperty(exports, "GITHUB_SUMMARY_BYTES", {
	enumerable: true,
	get: function() {
		return GITHUB_SUMMARY_BYTES;
	}
});
Object.defineProperty(exports, "renderSummary", {
	enumerable: true,
	get: function() {
		return renderSummary;
	}
});
