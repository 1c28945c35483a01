require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_run_summary = require("./report-baseline-run-summary.cjs");
const require_read_values = require("./config-read-values.cjs");
// src/rehearsal/read-baseline.ts
const SCHEMA_VERSION = 1;
/** @param name of the file, for messages @throws BASELINE_INVALID */
function readBaseline(text, name) {
	const invalid = (why) => new require_rehearsal_error.RehearsalError("BASELINE_INVALID", `${name}: ${why}`);
	let report;
	try {
		report = JSON.parse(text);
	} catch {
		throw invalid("it is no JSON");
	}
	if (!isMap(report) || !isMap(report.tool) || report.tool.name !== "restore-rehearsal") throw invalid("it is no report of restore-rehearsal");
	const { schemaVersion } = report;
	if (typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION) throw invalid(`it is a report of schema version ${schemaVersion}, and this version reads ${SCHEMA_VERSION}`);
	const problem = PARTS.find(({ isRight }) => !isRight(report));
	if (schemaVersion !== SCHEMA_VERSION || problem !== void 0) throw invalid(`it is a damaged report: ${problem?.part ?? "schemaVersion"} is not what it should be`);
	if (report.verdict === "error" || report.verdict === "cancelled") throw invalid(`that run ended early (${report.verdict}), so there is nothing to compare with`);
	return require_run_summary.summaryOf(report);
}
const VERDICTS = [
	"pass",
	"fail",
	"inconclusive",
	"error",
	"cancelled"
];
const OUTCOMES = require_read_values.OUTCOME_KINDS;
const RESULTS = [
	"passed",
	"failed",
	"inconclusive"
];
const PARTS = [
	{
		part: "verdict",
		isRight: ({ verdict }) => VERDICTS.includes(verdict)
	},
	{
		part: "startedAt",
		isRight: ({ startedAt }) => isText(startedAt)
	},
	{
		part: "backup",
		isRight: ({ backup }) => backup === void 0 || isMap(backup) && isText(backup.name)
	},
	{
		part: "timings",
		isRight: ({ timings }) => isMap(timings) && Number.isFinite(timings.restore)
	},
	{
		part: "items",
		isRight: ({ items }) => isListOf(items, ({ resource, namespace, name, outcome }) => isText(resource) && isText(namespace) && isText(name) && OUTCOMES.includes(outcome))
	},
	{
		part: "findings",
		isRight: ({ findings }) => isListOf(findings, ({ source, class: name, object, path, target }) => isText(source) && isText(name) && isMap(object) && (path === void 0 || isText(path)) && (target === void 0 || isMap(target)))
	},
	{
		part: "checks",
		isRight: ({ checks }) => isListOf(checks, ({ name, result }) => isText(name) && RESULTS.includes(result))
	}
];
function isListOf(value, isEntry) {
	return Array.isArray(value) && value.every((entry) => isMap(entry) && isEntry(entry));
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isText(value) {
	return typeof value === "string";
}
exports.readBaseline = readBaseline;
