const require_read_values = require("./config-read-values.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_backup_wish = require("./config-backup-wish.cjs");
const require_build_request = require("./config-build-request.cjs");
// src/cli/columns.ts
/** Rows of cells under each other, two blanks apart; numbers stand at the right. Cells are made printable. */
function columns(rows, indent = "  ") {
	const cells = rows.map((row) => row.map((cell) => ({
		text: require_plain_text.plainText(String(cell), 300),
		isNumber: typeof cell === "number"
	})));
	const widths = [];
	for (const row of cells) for (const [index, { text }] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, text.length);
	return cells.map((row) => {
		return (indent + row.map(({ text, isNumber }, index) => {
			const width = widths[index] ?? 0;
			return isNumber ? text.padStart(width) : text.padEnd(width);
		}).join("  ")).trimEnd();
	});
}
// src/cli/wanted-backup.ts
/** The backup that a command which only reads is about. */
function wantedBackup({ values, words }, { io }) {
	return {
		address: words[0] ?? "",
		options: require_build_request.locationOptions(values),
		wish: require_backup_wish.backupWish(values),
		onDownload: downloadLines(io)
	};
}
/** Progress of a long download, a line each, beside the result. */
function downloadLines({ stderr }) {
	return (progress) => void stderr.write(`${require_read_values.downloadText(progress)}\n`);
}
Object.defineProperty(exports, "columns", {
	enumerable: true,
	get: function() {
		return columns;
	}
});
Object.defineProperty(exports, "downloadLines", {
	enumerable: true,
	get: function() {
		return downloadLines;
	}
});
Object.defineProperty(exports, "wantedBackup", {
	enumerable: true,
	get: function() {
		return wantedBackup;
	}
});
