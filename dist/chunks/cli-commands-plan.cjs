require("./rolldown-runtime.cjs");
const require_build_request = require("./config-build-request.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_screen = require("./report-render-screen.cjs");
const require_wanted_backup = require("./cli-wanted-backup.cjs");
const require_start = require("./cli-start.cjs");
const require_request_of = require("./cli-request-of.cjs");
// src/cli/commands/profile-diff-text.ts
const INDENT = 6;
/** The differences, each with the first items that it concerns. Quiet: one line each. */
function profileDiffText(diff, paint, width, isQuiet) {
	const { backup, differences, profiles, warnings } = diff;
	return `${[
		[`backup    ${require_screen.backupText(backup, void 0, paint)}`],
		...isQuiet ? [differences.map((difference) => headOf(difference))] : differences.map((difference) => differenceLines(difference, paint, width)),
		warnings.map((warning) => `${paint("doubt", "warning")} ${require_plain_text.plainText(warning)}`),
		[differences.length === 0 ? `nothing would differ between ${profiles.older} and ${profiles.newer}` : `${require_read_values.formatCount(differences.length, "difference")} between ${profiles.older} and ${profiles.newer}`]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
function headOf({ id, unit, count }) {
	return `${id.padEnd(INDENT)}${require_read_values.formatCount(count, unit)}`;
}
function differenceLines(difference, paint, width) {
	const { text, count, examples } = difference;
	const indented = (line) => " ".repeat(INDENT) + line;
	const rest = count - examples.length;
	const names = examples.map((example) => require_plain_text.plainText(example, 300));
	return [
		headOf(difference),
		...require_start.wrap(text, width - INDENT).map(indented),
		...[...names, ...rest > 0 ? [`and ${require_read_values.formatNumber(rest)} more`] : []].map((line) => paint("faint", indented(`  ${line}`)))
	];
}
// src/cli/commands/plan.ts
const plan = async (call, context) => {
	const { io, parts, signal } = context;
	const { values } = call;
	const request = await require_request_of.requestOf(call, context, require_build_request.throwAwayTarget, "plan");
	const paint = require_start.painterFor(io.stdout, io.environment, values["no-color"]);
	const json = (value) => `${JSON.stringify(value, void 0, 2)}\n`;
	if (values["profile-diff"]) {
		const diff = await parts.profileDiff(request, signal);
		const width = Math.min(io.stdout.columns ?? MAX_WIDTH, MAX_WIDTH);
		io.stdout.write(values.json ? json(diff) : profileDiffText(diff, paint, width, values.quiet));
		return 0;
	}
	const offline = await parts.planOffline(request, signal, require_wanted_backup.downloadLines(io));
	io.stdout.write(values.json ? json(offline) : planText(offline, paint, values.quiet));
	return 0;
};
const MAX_WIDTH = 110;
const DONE = {
	keep: "kept",
	defer: "last",
	tame: "tamed",
	hold: "held back"
};
function planText({ backup, groups, staysBehind, safety, serverCalls, warnings }, paint, isQuiet) {
	const restored = groups.reduce((sum, group) => sum + group.items.length, 0);
	const reasons = /* @__PURE__ */ new Map();
	for (const { reason } of staysBehind) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
	const byCount = [...reasons].toSorted(([, a], [, b]) => b - a);
	return `${[
		[`backup    ${require_screen.backupText(backup, void 0, paint)}`],
		isQuiet ? [] : groups.flatMap(({ resource, items }) => [`${require_plain_text.plainText(resource, 300)}  ${items.length}`, ...require_wanted_backup.columns(items.map(({ namespace, name, targetNamespace }) => {
			return [namespace === "" ? name : `${namespace}/${name}`, targetNamespace === namespace ? "" : `→ ${targetNamespace}`];
		}))]),
		byCount.length === 0 ? [] : ["stays behind", ...require_wanted_backup.columns(byCount.map(([reason, count]) => [
			count,
			reason,
			require_read_values.REASONS[reason]
		]))],
		safety.rules.length === 0 ? [] : [`kept from acting, profile ${safety.profile}`, ...require_wanted_backup.columns(safety.rules.map(({ count, do: done, rule, form }) => [
			count,
			DONE[done],
			require_plain_text.plainText(rule, 300),
			form ?? ""
		]))],
		serverCalls === void 0 ? [] : callLines(serverCalls, isQuiet),
		warnings.map((warning) => `${paint("doubt", "warning")} ${require_plain_text.plainText(warning)}`),
		[`${require_read_values.formatCount(restored, "item")} would be restored, ${require_read_values.formatCount(staysBehind.length, "item")} would stay behind`]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
/** All of them are in the JSON. */
const MAX_CALLS = 30;
function callLines(serverCalls, isQuiet) {
	const tally = require_read_values.callsTally(serverCalls);
	if (tally === void 0) return [];
	const { calls } = serverCalls;
	const rest = calls.length - MAX_CALLS;
	const shown = isQuiet ? [] : calls.slice(0, MAX_CALLS);
	return [
		tally,
		...require_wanted_backup.columns(shown.map((call) => [
			require_read_values.callTitle(call),
			require_read_values.itemsText(call),
			require_read_values.answerText(call)
		])),
		...!isQuiet && rest > 0 ? [`  and ${require_read_values.formatNumber(rest)} more with --json`] : []
	];
}
exports.plan = plan;
