const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
// src/report/verdict.ts
/** Gravest first. An error comes before fail: what ended early has not seen everything. */
const EXIT_CODES = {
	cancelled: 130,
	error: 3,
	fail: 1,
	inconclusive: 4,
	pass: 0
};
const GRAVEST_FIRST = Object.keys(EXIT_CODES);
const VERDICT_ROWS = [
	{
		doc: "the run was ended from outside",
		verdict: "cancelled",
		find: ({ isCancelled }) => isCancelled ? "the run was cancelled" : void 0
	},
	{
		doc: "an error of the options or of the environment ended the run: exit code 2 or 3 in errors.md",
		verdict: "error",
		find: ({ failure }) => failure !== void 0 && exitOf(failure.code) !== 1 ? failure.message : void 0
	},
	{
		doc: "something that the run had started or made could not be ended or taken back",
		verdict: "error",
		find: ({ leftBehind }) => leftBehind.length > 0 ? leftBehind.join("; ") : void 0
	},
	{
		doc: "an error of the backup ended the run: exit code 1 in errors.md",
		verdict: "fail",
		find: ({ failure }) => failure !== void 0 && exitOf(failure.code) === 1 ? failure.message : void 0
	},
	{
		doc: "more items failed than `maxFailed` allows; without the gate none may. Those that a rule of `ignore` sets apart do not count",
		verdict: "fail",
		find: ({ counts, total, excused, maxFailed }) => {
			const failed = counts.failed - excused;
			if (failed <= maxFailed) return void 0;
			const other = excused > 0 ? `, besides ${require_read_values.formatNumber(excused)} that do not count` : "";
			const allowed = maxFailed > 0 ? `, ${require_read_values.formatNumber(maxFailed)} may` : "";
			return `${require_read_values.formatNumber(failed)} of ${require_read_values.formatCount(total, "item")} failed${other}${allowed}`;
		}
	},
	{
		doc: "an object without an item of its own is missing when the cluster is read back",
		verdict: "fail",
		find: ({ readBack, reasons }) => {
			const lost = (readBack?.missing ?? 0) - (reasons.vanished ?? 0) - (reasons.replaced ?? 0);
			return lost > 0 ? `${require_read_values.formatCount(lost, "object")} could not be found when the cluster was read back` : void 0;
		}
	},
	{
		doc: "the restore reported an error that no failed item stands for",
		verdict: "fail",
		find: ({ errors, items }) => errors.some(({ item }) => item === void 0 || items[item]?.outcome !== "failed") ? `the restore reported ${require_read_values.formatCount(errors.length, "error")}` : void 0
	},
	{
		doc: "a check of the rehearsal file failed",
		verdict: "fail",
		find: ({ checks, baseline }) => {
			const failed = checks.filter((check) => check.result === "failed" && stillCounts(check, baseline));
			return failed[0] === void 0 ? void 0 : `${require_read_values.formatNumber(failed.length)} of ${require_read_values.formatCount(checks.length, "check")} failed, first: ${failed[0].name}`;
		}
	},
	{
		doc: "a finding has the weight `fail`",
		verdict: "fail",
		find: ({ findings, baseline }) => {
			const grave = findings.filter((finding) => finding.weight === "fail" && finding.ignored === void 0 && stillCounts(finding, baseline));
			return grave[0] === void 0 ? void 0 : `${require_read_values.formatCount(grave.length, "finding that fails", "findings that fail")} the rehearsal, first: ${require_read_values.findingTitle(grave[0])}: ${grave[0].message}`;
		}
	},
	{
		doc: "another gate of the rehearsal file was not kept: `maxDuration`, `maxSkipped`",
		verdict: "fail",
		find: ({ gates }) => {
			const sentences = gates.filter(({ gate, result }) => result === "failed" && gate !== "maxFailed").map(({ gate, message }) => `${gate}: ${message}`);
			return sentences.length === 0 ? void 0 : sentences.join("; ");
		}
	},
	{
		doc: "the baseline restored objects of a type, and this run none",
		verdict: "fail",
		find: ({ baseline }) => {
			const { lostKinds = [] } = baseline ?? {};
			return lostKinds[0] === void 0 ? void 0 : `${require_read_values.formatCount(lostKinds.length, "type")} of the baseline ${lostKinds.length === 1 ? "is" : "are"} gone, first: ${lostKinds[0].resource}, ${require_read_values.formatNumber(lostKinds[0].before)} before`;
		}
	},
	{
		doc: "a type in a namespace has fewer objects than in the baseline, beyond `baseline-tolerance`",
		verdict: "fail",
		find: ({ baseline }) => {
			const { shrunk = [] } = baseline ?? {};
			const [first] = shrunk;
			if (first === void 0) return void 0;
			const place = first.namespace === "" ? "" : ` in namespace ${first.namespace}`;
			return `${require_read_values.formatCount(shrunk.length, "count")} shrank against the baseline, first: ${first.resource}${place}, ${require_read_values.formatNumber(first.before)} before and ${require_read_values.formatNumber(first.after)} now`;
		}
	},
	{
		doc: "the restore took longer than `slower-than` times the baseline, and at least a second longer",
		verdict: "fail",
		find: ({ baseline }) => baseline?.slower === void 0 ? void 0 : `the restore took ${require_read_values.formatSpan(baseline.slower.afterMs)}, more than ${baseline.slowerThan} times the ${require_read_values.formatSpan(baseline.slower.beforeMs)} of the baseline`
	},
	{
		doc: "an item was not reached, or nobody knows what became of it",
		verdict: "inconclusive",
		find: ({ counts }) => counts.unknown > 0 ? `it is not known what became of ${require_read_values.formatCount(counts.unknown, "item")}` : void 0
	},
	{
		doc: "a check of the rehearsal file could not be carried out",
		verdict: "inconclusive",
		isConsequence: true,
		find: ({ checks }) => {
			const open = checks.filter(({ result }) => result === "inconclusive");
			return open[0] === void 0 ? void 0 : `${require_read_values.formatCount(open.length, "check")} could not be carried out, first: ${open[0].name}`;
		}
	},
	{
		doc: "the outcomes do not add up to the items of the backup",
		verdict: "inconclusive",
		isConsequence: true,
		find: ({ counts, total }) => {
			const sum = sumOf(counts);
			return sum === total ? void 0 : `the outcomes add up to ${require_read_values.formatNumber(sum)}, but the backup holds ${require_read_values.formatCount(total, "item")}`;
		}
	},
	{
		doc: "the cluster was not read back, or only in part",
		verdict: "inconclusive",
		isConsequence: true,
		find: ({ readBack }) => {
			if (readBack === void 0) return "the cluster was not read back";
			return readBack.found + readBack.missing === readBack.asked ? void 0 : "the cluster was read back only in part";
		}
	},
	{
		doc: "an item counts as restored, and there was no object to read back for it",
		verdict: "inconclusive",
		isConsequence: true,
		find: ({ readBack }) => readBack?.unproved ? `${require_read_values.formatCount(readBack.unproved, "item")} counted as restored could not be read back` : void 0
	},
	{
		doc: "no item reached the cluster: the backup is empty, or the filters leave everything behind",
		verdict: "inconclusive",
		isConsequence: true,
		find: ({ counts, reasons, total, excused, maxFailed }) => {
			const forgiven = counts.failed - excused <= maxFailed ? counts.failed : excused;
			if (sumOf(counts) - counts.skipped + (reasons["exists-differs"] ?? 0) - forgiven > 0) return void 0;
			return total === 0 ? "the backup holds no items" : "no item was restored: all of them stay behind";
		}
	}
];
function decideVerdict(facts) {
	const endedEarly = facts.isCancelled || facts.failure !== void 0;
	const found = VERDICT_ROWS.filter(({ isConsequence }) => !(endedEarly && isConsequence)).flatMap(({ verdict, find }) => {
		const why = find(facts);
		return why === void 0 ? [] : [{
			verdict,
			why
		}];
	}).toSorted((a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict));
	const verdict = found[0]?.verdict ?? "pass";
	const ended = facts.failure === void 0 ? void 0 : exitOf(facts.failure.code);
	const exitCode = verdict === "error" && ended !== void 0 && ended !== 1 ? ended : EXIT_CODES[verdict];
	return {
		verdict,
		because: found.map(({ why }) => why),
		exitCode
	};
}
/** What the baseline had as well may be told to turn nothing. */
function stillCounts(one, baseline) {
	return !(baseline?.onlyNewFails && one.isKnown);
}
/** An unknown code is a fault of ours, not of the backup. */
function exitOf(code) {
	return Object.hasOwn(require_rehearsal_error.CODES, code) ? require_rehearsal_error.CODES[code].exit : 3;
}
function sumOf(counts) {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
Object.defineProperty(exports, "EXIT_CODES", {
	enumerable: true,
	get: function() {
		return EXIT_CODES;
	}
});
Object.defineProperty(exports, "decideVerdict", {
	enumerable: true,
	get: function() {
		return decideVerdict;
	}
});
