require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_verdict = require("./report-verdict.cjs");
const require_statement = require("./report-attestation-statement.cjs");
const require_plain_text = require("./report-plain-text.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
// src/report/attestation/read-report.ts
/** What has to hold, in words for whoever passed another file. */
const RULES = [
	["it does not say that restore-rehearsal wrote it", ({ tool }) => isFields(tool) && tool.name === "restore-rehearsal"],
	["it has no version of the tool", ({ tool }) => isFields(tool) && typeof tool.version === "string"],
	["its schemaVersion is not 1", ({ schemaVersion }) => schemaVersion === 1],
	["it has no verdict", ({ verdict }) => typeof verdict === "string" && Object.hasOwn(require_verdict.EXIT_CODES, verdict)],
	["startedAt is no time", ({ startedAt }) => typeof startedAt === "string" && !Number.isNaN(Date.parse(startedAt))],
	["its timings are missing", ({ timings }) => isFields(timings) && Number.isFinite(timings.total)],
	["its lists are missing", (report) => LISTS.every((name) => Array.isArray(report[name]))],
	["its outcomes do not add up to its items", ({ counts, total, items }) => addUp(counts, total, items)],
	["a verdict pass has reasons against it", ({ verdict, because }) => verdict !== "pass" || because.length === 0]
];
const LISTS = [
	"because",
	"items",
	"findings",
	"checks",
	"notExercised"
];
/** @throws REPORT_INVALID with the first thing that is wrong */
function readReport(text) {
	let report;
	try {
		report = JSON.parse(text);
	} catch {
		throw new require_rehearsal_error.RehearsalError("REPORT_INVALID", "the file is not JSON");
	}
	if (!isFields(report)) throw new require_rehearsal_error.RehearsalError("REPORT_INVALID", "the file holds no report");
	const fields = report;
	const broken = RULES.find(([, holds]) => !holds(fields));
	if (broken !== void 0) throw new require_rehearsal_error.RehearsalError("REPORT_INVALID", `the file is no report of a run: ${broken[0]}`);
	return report;
}
function addUp(counts, total, items) {
	if (!isFields(counts) || !Array.isArray(items)) return false;
	return require_read_values.OUTCOME_KINDS.reduce((all, kind) => all + Number(counts[kind]), 0) === total && items.length === total;
}
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/cli/commands/attest.ts
/** The statement goes to standard output, so that it can be piped into whatever signs it. */
const attest = async ({ words, values }, { io }) => {
	const text = await readFileOf(words[0] ?? "", io.readText);
	const statement = require_statement.statementOf(readReport(text), (0, node_crypto.createHash)("sha256").update(text).digest("hex"));
	const file = values["predicate-file"];
	if (file !== void 0) await write(file, require_statement.statementJson(statement.predicate));
	io.stdout.write(require_statement.statementJson(statement));
	const [{ name, digest }] = statement.subject;
	if (!values.quiet) {
		const { verdict, total } = statement.predicate;
		io.stderr.write(`attests   ${verdict} of ${total} items · ${require_plain_text.plainText(name, 300)} · sha256:${digest.sha256}\n`);
	}
	return 0;
};
async function readFileOf(path, read) {
	try {
		return await read(path);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("REPORT_INVALID", `${path} cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	}
}
async function write(path, text) {
	try {
		await (0, node_fs_promises.writeFile)(path, text);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("REPORT_NOT_WRITTEN", `${path} cannot be written: ${require_rehearsal_error.messageOf(error)}`);
	}
}
exports.attest = attest;
