// src/core/duration.ts
const UNITS = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/gy;
/** Beyond this a timer of Node would fire at once. About 24 days. */
const LONGEST_MS = 2 ** 31 - 1;
/** Milliseconds, or undefined when the text is no duration, is negative, or is longer than a timer can wait. `0` needs no unit. */
function parseDuration(text) {
	const ms = parseSpan(text, UNITS);
	return ms !== void 0 && ms <= LONGEST_MS ? ms : void 0;
}
/** The same for times that nobody waits for: of any length, with days and weeks. `7d`, `1d12h`. */
function parseAge(text) {
	return parseSpan(text, {
		...UNITS,
		d: 864e5,
		w: 6048e5
	});
}
function parseSpan(text, units) {
	if (text === "0") return 0;
	let total = 0;
	let end = 0;
	for (const [part, digits = "", unit = ""] of text.matchAll(PART)) {
		total += Number(digits) * (units[unit] ?? NaN);
		end += part.length;
	}
	if (end === 0 || end !== text.length) return void 0;
	return Number.isFinite(total) ? Math.round(total) : void 0;
}
/** As Go's `Duration.String` prints it: `4h0m0s`, `1m30s`, `1.5s`, `20ms`, `0s`. Below a millisecond it is not exact. */
function formatDuration(ms) {
	if (ms === 0) return "0s";
	if (ms < 1e3) return `${ms}ms`;
	const hours = Math.floor(ms / 36e5);
	const minutes = Math.floor(ms / 6e4) % 60;
	const seconds = Number((ms % 6e4 / 1e3).toFixed(9));
	if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
	return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
Object.defineProperty(exports, "formatDuration", {
	enumerable: true,
	get: function() {
		return formatDuration;
	}
});
Object.defineProperty(exports, "parseAge", {
	enumerable: true,
	get: function() {
		return parseAge;
	}
});
Object.defineProperty(exports, "parseDuration", {
	enumerable: true,
	get: function() {
		return parseDuration;
	}
});
