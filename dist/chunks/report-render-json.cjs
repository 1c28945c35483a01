// src/report/render/json.ts
/** report.json: readable at the top, and one line per item, so that a diff of two reports shows items. */
function renderReportJson(report) {
	return `{\n${Object.entries(report).filter(([, value]) => value !== void 0).map(([key, value]) => `  ${JSON.stringify(key)}: ${renderValue(value)}`).join(",\n")}\n}\n`;
}
function renderValue(value) {
	if (!Array.isArray(value)) return JSON.stringify(value, void 0, 2).replaceAll("\n", "\n  ");
	if (value.length === 0) return "[]";
	return `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
}
Object.defineProperty(exports, "renderReportJson", {
	enumerable: true,
	get: function() {
		return renderReportJson;
	}
});
