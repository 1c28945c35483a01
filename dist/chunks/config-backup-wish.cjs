// src/config/backup-wish.ts
const SCHEDULE = "latest:schedule=";
/** `nightly-1`, `latest`, `latest:schedule=nightly`. No name of a backup holds a colon. */
function parseBackupChoice(text) {
	if (text === "latest") return { value: { which: { kind: "latest" } } };
	if (text.startsWith(SCHEDULE) && text.length > 16) return { value: {
		which: { kind: "latest" },
		schedule: text.slice(16)
	} };
	if (text !== "" && !text.includes(":")) return { value: { which: {
		kind: "named",
		name: text
	} } };
	return { problem: `'${text}' is neither the name of a backup, nor latest, nor latest:schedule=NAME` };
}
/** The options that say which backups are meant. */
function backupWish(values) {
	return {
		which: { kind: values.all ? "all" : "as-in-restore" },
		...values.backup,
		labels: values["backup-selector"],
		allowPartiallyFailed: values["allow-partially-failed"],
		minAgeMs: values["min-age"],
		maxAgeMs: values["max-age"]
	};
}
Object.defineProperty(exports, "backupWish", {
	enumerable: true,
	get: function() {
		return backupWish;
	}
});
Object.defineProperty(exports, "parseBackupChoice", {
	enumerable: true,
	get: function() {
		return parseBackupChoice;
	}
});
