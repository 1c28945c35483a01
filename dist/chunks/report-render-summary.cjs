const require_read_values = require("./config-read-values.cjs");
const require_markdown = require("./report-render-markdown.cjs");
// src/report/render/summary/facts.ts
const MARKS$1 = {
	pass: "✅ Restore rehearsal passed",
	fail: "❌ Restore rehearsal failed",
	inconclusive: "⚠️ Restore rehearsal inconclusive",
	error: "❌ Restore rehearsal could not be carried out",
	cancelled: "⏹️ Restore rehearsal cancelled"
};
function headline({ verdict, because, failure, counts, total, timings }) {
	const shown = Object.entries(counts).filter(([, count]) => count > 0);
	const tally = total === 0 ? "" : `${require_read_values.formatCount(total, "item")}: ${shown.map(([kind, count]) => `${require_read_values.formatNumber(count)} ${kind}`).join(", ")}.`;
	const reasons = because.filter((sentence) => sentence !== failure?.message).map((sentence) => `- because ${require_markdown.codeSpan(sentence)}\n`);
	const ended = failure === void 0 ? "" : `**${failure.code}** ${require_markdown.codeSpan(failure.message, 4e3)}\n\nNext: ${require_markdown.codeSpan(failure.hint)}\n\n`;
	return `## ${MARKS$1[verdict]} in ${require_read_values.formatSpan(timings.total)}\n\n${ended}${reasons.join("")}${reasons.length > 0 ? "\n" : ""}${tally}${tally === "" ? "" : "\n\n"}`;
}
/** The one table of the summary. */
function factsTable(report) {
	const { cluster, restore, secrets, readBack, tool, checks, workloads } = report;
	const rows = [...backupRows(report)];
	if (cluster !== void 0) rows.push(["Restored into", require_markdown.codeSpan(cluster.title)]);
	if (restore !== void 0) rows.push(["Restore", `${require_markdown.codeSpan(restore.name)} · phase ${require_markdown.codeSpan(restore.phase)}`]);
	if (secrets !== void 0) rows.push(["Secrets", require_markdown.codeSpan(require_read_values.secretsText(secrets))]);
	if (readBack !== void 0) rows.push(["Read back", `${require_read_values.formatNumber(readBack.found)} of ${require_read_values.formatCount(readBack.asked, "object")}`]);
	if (workloads !== void 0) rows.push(["Workloads", require_read_values.workloadsText(workloads)]);
	const safety = require_read_values.safetyTally(report);
	if (safety !== void 0) rows.push(["Safety", safety]);
	if (checks.length > 0) rows.push(["Checks", require_read_values.checkTally(report)]);
	rows.push(["Tool", `${tool.name} ${require_markdown.codeSpan(tool.version)}`]);
	return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |\n`).join("")}\n`;
}
function backupRows({ backup }) {
	if (backup === void 0) return [];
	const age = [
		backup.completedAt === void 0 ? "" : require_markdown.codeSpan(require_read_values.formatMinute(backup.completedAt)),
		backup.ageSeconds === void 0 ? "" : require_read_values.formatAge(backup.ageSeconds),
		backup.phase === void 0 ? "" : `phase ${require_markdown.codeSpan(backup.phase)}`,
		backup.schedule === void 0 ? "" : `schedule ${require_markdown.codeSpan(backup.schedule)}`
	];
	const size = `${require_read_values.formatCount(backup.items, "item")} in ${require_read_values.formatCount(backup.namespaces, "namespace")} · ${require_read_values.formatBytes(backup.bytes)}`;
	const rows = [
		["Backup", [require_markdown.codeSpan(backup.name), ...age.filter((part) => part !== "")].join(" · ")],
		["Location", require_markdown.codeSpan(backup.location)],
		["Archive", `${size} · SHA-256 ${require_markdown.codeSpan(backup.sha256)}`]
	];
	if (backup.sourceVersion !== void 0) rows.push(["Taken from", `Kubernetes ${require_markdown.codeSpan(backup.sourceVersion)}`]);
	return rows;
}
// src/report/render/summary/lines.ts
const MAX_NAMES = 5;
function causeLine(report) {
	return (cause) => [
		`- **${require_read_values.formatNumber(cause.items.length)}** × ${require_markdown.codeSpan(cause.title)}`,
		`  - items: ${require_markdown.codeSpan(require_read_values.itemsOfCause(report, cause, MAX_NAMES), 1e3)}`,
		`  - said: ${require_markdown.codeSpan(cause.words)}`,
		`  - next: ${cause.nextStep}\n`
	].join("\n");
}
function itemLine(item) {
	return `- ${item.outcome} ${require_markdown.codeSpan(require_read_values.titleOf(item), 300)} ${require_markdown.codeSpan(require_read_values.whyOf(item))}\n`;
}
function messageLine(message) {
	return `- ${require_markdown.codeSpan(require_read_values.groupOf(message), 100)} ${require_markdown.codeSpan(message.message)}\n`;
}
function checkLine({ name, result, message }) {
	return `- ${result} ${require_markdown.codeSpan(name, 200)} ${require_markdown.codeSpan(message)}\n`;
}
function remarkLine({ about, text }) {
	return `- ${about} ${require_markdown.codeSpan(text)}\n`;
}
function findingLine(finding) {
	const { weight, class: name, message } = finding;
	return `- ${weight} ${require_markdown.codeSpan(name)} ${require_markdown.codeSpan(require_read_values.findingTitle(finding), 300)} ${require_markdown.codeSpan(message)}\n`;
}
function troubleLine(trouble) {
	return [`- **${trouble.class}** ${require_markdown.codeSpan(`${trouble.kind} ${require_read_values.placeOf(trouble)}`, 300)} ${require_markdown.codeSpan(trouble.missing)}\n`, ...trouble.why.map((line) => `  - ${require_markdown.codeSpan(line)}\n`)].join("");
}
function changeLine({ kind, manager, fields, count }) {
	return `- ${require_read_values.formatNumber(count)} × ${require_markdown.codeSpan(kind)} by ${require_markdown.codeSpan(manager)}: ${require_markdown.codeSpan(fields.join(", "))}\n`;
}
function collectedLine(object) {
	const why = object.why === void 0 ? "" : ` ${require_markdown.codeSpan(object.why)}`;
	return `- ${require_markdown.codeSpan(`${object.kind} ${require_read_values.placeOf(object)}`, 300)}${why}\n`;
}
function reasonLines({ reasons }) {
	return Object.entries(reasons).toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `- ${require_read_values.formatNumber(count)} × **${reason}**: ${require_read_values.REASONS[reason] ?? ""}\n`);
}
function derivedLine(object) {
	return `- ${require_markdown.codeSpan(`${object.kind} ${require_read_values.placeOf(object)}`, 300)} ${require_markdown.codeSpan(object.why)}\n`;
}
function exerciseLine({ what, count }) {
	return `- ${require_markdown.codeSpan(what)}${count > 0 ? ` (${require_read_values.formatNumber(count)})` : ""}\n`;
}
function callLine(call) {
	const unsure = call.unsure === void 0 ? "" : ` ${require_markdown.codeSpan(call.unsure)}`;
	const real = call.wasAsked ? " was asked for real" : "";
	return `- ${require_markdown.codeSpan(require_read_values.callTitle(call), 300)} ${require_markdown.codeSpan(require_read_values.itemsText(call), 300)} ${require_markdown.codeSpan(require_read_values.answerText(call))}${unsure}${real}\n`;
}
function safetyLine({ did, rule, count, why, changes }) {
	const changed = changes === "" ? "" : ` (${require_markdown.codeSpan(changes)})`;
	return `- ${did} **${require_read_values.formatNumber(count)}** × ${require_markdown.codeSpan(rule, 200)}${changed} ${require_markdown.codeSpan(why)}\n`;
}
function volumeLine({ namespace, claim, volume, method, bytes }) {
	const place = [namespace, claim || volume].filter((part) => part !== "").join("/");
	return `- ${require_markdown.codeSpan(place, 300)} ${method}${bytes === void 0 ? "" : ` · ${require_read_values.formatBytes(bytes)}`}\n`;
}
function timingLines({ timings, requests }) {
	const parts = Object.entries(timings).map(([part, ms]) => `- ${part} ${require_read_values.formatSpan(ms)}\n`);
	if (requests === void 0) return parts;
	const { count, perObject, maxInFlight, halvings, p50Ms, p95Ms, objectsPerSecond, retries } = requests;
	const times = `half within ${Math.round(p50Ms)} ms, 95 % within ${Math.round(p95Ms)} ms`;
	const speed = `${require_read_values.formatNumber(objectsPerSecond)} objects/s`;
	return [
		...parts,
		`- ${require_read_values.formatCount(count, "request")}, ${times}, ${require_read_values.formatCount(retries, "retry", "retries")}, ${speed}\n`,
		`- ${perObject} requests per object, at most ${maxInFlight} in flight, ${require_read_values.formatCount(halvings, "halving")}\n`
	];
}
// src/report/render/summary/timeline.ts
/** [Largest length of a run in ms, distance of the marks as Mermaid writes it]. */
const MARKS = [
	[1e4, "1second"],
	[6e4, "5second"],
	[3e5, "30second"],
	[18e5, "2minute"],
	[72e5, "10minute"]
];
const LONGEST = "1hour";
/** A fenced block, or '' for a run without stages. */
function renderTimeline({ stages }) {
	if (stages.length === 0) return "";
	const end = Math.max(...stages.map(({ startMs, ms }) => startMs + ms));
	const marks = MARKS.find(([most]) => end <= most)?.[1] ?? LONGEST;
	const bars = stages.map(({ name, startMs, ms }) => `  ${name} ${require_read_values.formatSpan(ms)} :${startMs}, ${startMs + Math.max(1, ms)}`);
	return [
		"```mermaid",
		...[
			"gantt",
			"  dateFormat x",
			"  axisFormat %s s",
			`  tickInterval ${marks}`
		],
		...bars,
		"```",
		"",
		""
	].join("\n");
}
// src/report/render/summary.ts
/** GitHub takes 1 MiB per step; what a shell wrote into the file before us needs some room too. */
const GITHUB_SUMMARY_BYTES = 1e6;
const MAX_ITEMS = 500;
const MAX_LINES = 100;
/** Never more than `maxBytes` bytes; everything from the backup is inert. */
function renderSummary(report, { maxBytes, where }) {
	const foot = where === void 0 ? [] : [require_markdown.fixedBlock(`${where}\n`)];
	const full = require_markdown.wholeBlocks([...fullBlocks(report), ...foot]);
	if (Buffer.byteLength(full) <= maxBytes) return full;
	const counts = [
		...topBlocks(report),
		coverageBlocks(report),
		shortened("the counts"),
		foot
	].flat();
	return require_markdown.fitAll([
		...failureBlocks(report),
		...itemBlocks(report),
		shortened("the failures"),
		...foot
	], maxBytes) ?? require_markdown.fitAll(counts, maxBytes) ?? require_markdown.fitBlocks(counts, maxBytes);
}
function topBlocks(report) {
	return [require_markdown.fixedBlock(headline(report)), require_markdown.fixedBlock(factsTable(report))];
}
function failureBlocks(report) {
	const checks = require_read_values.checksByResult(report).filter(({ result }) => result !== "passed");
	return [
		...topBlocks(report),
		...list("### Why items failed", require_read_values.troubledCauses(report), causeLine(report)),
		...list("### Unknown", require_read_values.doubtfulItems(report), itemLine),
		...list("### Errors of the restore", require_read_values.otherErrors(report), messageLine),
		...list("### Workloads that are not ready", report.workloads?.notReady ?? [], troubleLine),
		...list("### Checks that did not pass", checks, checkLine),
		...list("### Gates, baseline and ignore rules", require_read_values.remarksOf(report), remarkLine),
		...list("### Findings", require_read_values.graveFindings(report).filter(isNews), findingLine),
		...coverageBlocks(report)
	];
}
/** Workloads that are not ready have their own list, with more to read. */
function isNews({ source, class: name }) {
	return source !== "workloads" || name === "collected";
}
function fullBlocks(report) {
	const { checks, derived, volumes } = report;
	const news = require_read_values.newsOf(report);
	const timeline = renderTimeline(report);
	return [
		...failureBlocks(report),
		...timeline === "" ? [] : [require_markdown.fixedBlock(`### Timeline\n\n${timeline}`)],
		...itemBlocks(report),
		...folded(`Checks: ${require_read_values.checkTally(report)}`, checks, checkLine),
		...callBlocks(report),
		...folded(`Warnings: ${require_read_values.formatNumber(news.length)}`, news, messageLine),
		...noiseBlock(report),
		...folded(`Kept from acting: ${require_read_values.safetyTally(report) ?? "nothing"}`, require_read_values.safetyLines(report), safetyLine),
		...folded("Outcomes by reason", reasonLines(report), asItIs),
		...folded(`Made without an item in the backup: ${require_read_values.formatNumber(derived.length)}`, derived, derivedLine),
		...workloadBlocks(report),
		...folded("Volume data that was not brought back", volumes, volumeLine),
		...folded("Time", timingLines(report), asItIs)
	];
}
function workloadBlocks({ workloads }) {
	if (workloads === void 0) return [];
	return [...folded("What controllers changed beyond the status", workloads.changed, changeLine), ...folded("What controllers removed", workloads.collected, collectedLine)];
}
function itemBlocks(report) {
	return folded("Items that did not come back", require_read_values.troubledItems(report), itemLine, MAX_ITEMS);
}
/** Seen without a click: a green result must not be read for more than it is. */
function coverageBlocks({ notExercised }) {
	return list("### Not exercised by this run", notExercised, exerciseLine);
}
function callBlocks({ serverCalls }) {
	const tally = serverCalls === void 0 ? void 0 : require_read_values.callsTally(serverCalls);
	return tally === void 0 ? [] : folded(capital(tally), serverCalls?.calls ?? [], callLine);
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function shortened(what) {
	return require_markdown.fixedBlock(`Shortened to ${what}, because a job summary has a limit. All of it is in report.json.\n\n`);
}
function noiseBlock(report) {
	const noise = require_read_values.noiseOf(report);
	return noise === void 0 ? [] : [require_markdown.fixedBlock(`${noise}\n\n`)];
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
function folded(title, all, line, max = MAX_LINES) {
	return list(`<details><summary>${title}</summary>`, all, line, max).map((block) => ({
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
