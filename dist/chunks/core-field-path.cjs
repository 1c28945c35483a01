// src/core/field-path.ts
function pathText(path) {
	return path.reduce((text, step) => {
		if (typeof step === "number") return `${text}[${step}]`;
		if (!/^[\w-]+$/.test(step)) return `${text}[${step}]`;
		return text === "" ? step : `${text}.${step}`;
	}, "");
}
Object.defineProperty(exports, "pathText", {
	enumerable: true,
	get: function() {
		return pathText;
	}
});
