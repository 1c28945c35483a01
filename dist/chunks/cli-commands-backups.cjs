require("./rolldown-runtime.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_wanted_backup = require("./cli-wanted-backup.cjs");
const require_start = require("./cli-start.cjs");
// src/cli/commands/backups.ts
const backups = async (call, context) => {
	const { values } = call;
	const { io, parts, signal, now } = context;
	const rows = await parts.backupRows(require_wanted_backup.wantedBackup(call, context), signal, now());
	const paint = require_start.painterFor(io.stdout, io.environment, values["no-color"]);
	io.stdout.write(values.json ? `${JSON.stringify(rows, void 0, 2)}\n` : rowsText(rows, paint, values.quiet));
	return 0;
};
const UNITS = [
	[86400, "d"],
	[3600, "h"],
	[60, "m"]
];
/** Quiet: the names alone, one a line. */
function rowsText({ location, backups }, paint, isQuiet) {
	if (isQuiet) return backups.map(({ name }) => `${require_plain_text.plainText(name, 300)}\n`).join("");
	if (backups.length === 0) return `no backups in ${require_plain_text.plainText(location, 1e3)}\n`;
	const table = require_wanted_backup.columns([[
		"NAME",
		"SCHEDULE",
		"AGE",
		"PHASE",
		"ITEMS",
		"SIZE",
		"EXPIRES",
		"ERRORS",
		"WARNINGS"
	], ...backups.map(cellsOf)], "");
	const broken = backups.filter(({ problems }) => problems.length > 0);
	return `${[
		table,
		broken.flatMap(({ name, problems }) => problems.map((problem) => `${paint("bad", "problem")} ${require_plain_text.plainText(name, 300)}: ${require_plain_text.plainText(problem, 1e3)}`)),
		[`${require_read_values.formatCount(backups.length, "backup")}${broken.length === 0 ? "" : `, ${require_read_values.formatNumber(broken.length)} with problems`}`]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
function cellsOf(row) {
	const number = (value) => value === void 0 ? "-" : require_read_values.formatNumber(value);
	const expires = row.expiresAt === void 0 ? "-" : require_read_values.formatMinute(row.expiresAt);
	return [
		row.name,
		row.schedule ?? "-",
		row.ageSeconds === void 0 ? "-" : ageText(row.ageSeconds),
		row.problems.length > 0 ? `${row.phase ?? "-"} (problem)` : row.phase ?? "-",
		number(row.items),
		row.bytes === void 0 ? "-" : require_read_values.formatBytes(row.bytes),
		row.isExpired ? `${expires} (passed)` : expires,
		number(row.errors),
		number(row.warnings)
	];
}
/** As kubectl writes ages: `53d`, `26h`, `5m`. */
function ageText(seconds) {
	const [size, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, "s"];
	return `${Math.floor(seconds / size)}${unit}`;
}
exports.backups = backups;
