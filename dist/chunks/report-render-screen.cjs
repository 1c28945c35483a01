const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
// src/report/render/screen.ts
const LIFE_SIGN_EVERY_MS = 1e4;
const MAX_ITEMS = 20;
const MAX_WARNINGS = 10;
const ERASE_LINE = "\r\x1B[K";
/** Nothing that people need to see: what follows says the same with its result. */
const SILENT = [
	"stage-started",
	"stage-ended",
	"item-settled"
];
function createScreen(options) {
	const { write, paint, liveColumns, isQuiet, clock } = options;
	let isLineAlive = false;
	let lastSign = clock();
	return (event, run) => {
		if (isSilent(event)) return;
		if (event.kind === "restore-progress") {
			const text = ofRun(run, `${label("restore")}${progress(event.done, event.total)}`);
			if (isQuiet) return;
			if (liveColumns !== void 0) {
				write(ERASE_LINE + text.slice(0, liveColumns - 1));
				isLineAlive = true;
			} else if (clock() - lastSign >= LIFE_SIGN_EVERY_MS) {
				lastSign = clock();
				write(`${text}\n`);
			}
			return;
		}
		if (isLineAlive) write(ERASE_LINE);
		isLineAlive = false;
		if (event.kind === "finished") write(ofRun(run, endOf(event, paint)));
		else if (!isQuiet) write(ofRun(run, `${lineOf(event, paint)}\n`));
	};
}
/** Lines of several runs come in turns, so each says of which it is. */
function ofRun(run, text) {
	return run === void 0 ? text : text.replace(/^(?=.)/gm, () => label(require_plain_text.plainText(run)));
}
/** A report that cannot be shown must not hide the verdict. */
function endOf({ report, files }, paint) {
	try {
		return require_read_values.renderTerminal(report, {
			paint,
			files,
			maxItems: MAX_ITEMS,
			maxWarnings: MAX_WARNINGS
		});
	} catch (error) {
		const lines = [report.verdict.toUpperCase(), ...report.because.map((sentence) => `  because ${sentence}`)];
		const why = `  the rest cannot be shown here: ${require_rehearsal_error.messageOf(error)}`;
		return `${[...lines, why].map((line) => require_plain_text.plainText(line)).join("\n")}\n`;
	}
}
function isSilent(event) {
	return SILENT.some((kind) => kind === event.kind);
}
function lineOf(event, paint) {
	switch (event.kind) {
		case "backup-read": return label("backup") + backupText(event.backup, event.verifiedInMs, paint);
		case "progress": return label("") + paint("faint", require_plain_text.plainText(event.line));
		case "cluster-ready": {
			const ready = event.readyInMs > 0 ? ` · ready in ${require_read_values.formatSpan(event.readyInMs)}` : "";
			return `${label("cluster")}${require_plain_text.plainText(event.cluster.title)}${ready}`;
		}
		case "restored": {
			const speed = `${require_read_values.formatNumber(event.objectsPerSecond)} objects/s`;
			return `${label("restore")}${progress(event.done, event.total)} · ${require_read_values.formatSpan(event.ms)} · ${speed}`;
		}
		case "verified": return `${label("verify")}${require_read_values.formatNumber(event.accounted)} accounted for · ${require_read_values.formatNumber(event.readBack)} read back`;
	}
}
/** `shop · 2026-10-01 02:00 UTC · 53 days old · 214 items, 6 namespaces · 1.2 MiB verified in 0.1 s`. */
function backupText(backup, verifiedInMs, paint) {
	const verified = verifiedInMs === void 0 ? "" : ` verified in ${require_read_values.formatSpan(verifiedInMs)}`;
	const isOdd = backup.phase !== void 0 && backup.phase !== "Completed";
	return [
		require_plain_text.plainText(backup.name, 253),
		backup.completedAt === void 0 ? void 0 : require_plain_text.plainText(require_read_values.formatMinute(backup.completedAt)),
		backup.ageSeconds === void 0 ? void 0 : require_read_values.formatAge(backup.ageSeconds),
		isOdd ? paint("doubt", `phase ${require_plain_text.plainText(backup.phase ?? "")}`) : void 0,
		`${require_read_values.formatCount(backup.items, "item")}, ${require_read_values.formatCount(backup.namespaces, "namespace")}`,
		`${require_read_values.formatBytes(backup.bytes)}${verified}`
	].filter((part) => part !== void 0).join(" · ");
}
function progress(done, total) {
	return `${require_read_values.formatNumber(done)} of ${require_read_values.formatNumber(total)}`;
}
function label(name) {
	return name.padEnd(10);
}
Object.defineProperty(exports, "backupText", {
	enumerable: true,
	get: function() {
		return backupText;
	}
});
Object.defineProperty(exports, "createScreen", {
	enumerable: true,
	get: function() {
		return createScreen;
	}
});
