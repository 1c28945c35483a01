const require_plain_text = require("./report-plain-text.cjs");
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
Object.defineProperty(exports, "columns", {
	enumerable: true,
	get: function() {
		return columns;
	}
});
