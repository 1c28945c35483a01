require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_classes = require("./verify-backup-classes.cjs");
// src/rehearsal/backup-rows.ts
const LOOKS_AT_ONCE = 16;
/** @throws LOCATION_* */
async function backupRows(wanted, signal, now = /* @__PURE__ */ new Date()) {
	const location = await require_open_backup.openWanted(wanted, signal);
	try {
		const hasLabels = require_classes.compileSelector(wanted.wish?.labels ?? {});
		const rows = [];
		await require_open_backup.mapConcurrent(await require_open_backup.listBackups(location, signal), LOOKS_AT_ONCE, signal, async (backup) => {
			if (backup.problem === void 0 && !hasLabels(backup.metadata?.labels ?? {})) return;
			const bytes = await location.sizeOf?.(backup.name, ".tar.gz", signal);
			const begin = require_open_backup.beginOf(backup) ?? backup.brokenBegin ?? Number.POSITIVE_INFINITY;
			rows.push({
				row: rowOf(location, backup, bytes, now),
				begin
			});
		});
		rows.sort((a, b) => a.begin === b.begin ? a.row.name < b.row.name ? -1 : 1 : b.begin - a.begin);
		return {
			location: location.url,
			backups: rows.map(({ row }) => row)
		};
	} finally {
		location.close?.();
	}
}
function rowOf(location, backup, bytes, now) {
	const { name, metadata, problem } = backup;
	const age = require_open_backup.ageOf(backup, now);
	const isMissing = bytes === void 0 && location.sizeOf !== void 0;
	return {
		name,
		schedule: metadata?.labels[require_open_backup.SCHEDULE_LABEL],
		beganAt: metadata?.startTimestamp ?? metadata?.completionTimestamp,
		ageSeconds: age === void 0 ? void 0 : Math.round(age / 1e3),
		phase: metadata?.phase,
		items: metadata?.itemsBackedUp,
		bytes,
		expiresAt: metadata?.expiration,
		isExpired: require_open_backup.isExpired(backup, now),
		errors: metadata?.errors,
		warnings: metadata?.warnings,
		problems: [
			problem?.message,
			require_open_backup.formatProblem(metadata?.formatVersion),
			isMissing ? `There is no ${name}.tar.gz.` : void 0,
			bytes === 0 ? `${name}.tar.gz has no bytes.` : void 0
		].filter((text) => text !== void 0)
	};
}
exports.backupRows = backupRows;
