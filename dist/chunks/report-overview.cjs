const require_verdict = require("./report-verdict.cjs");
// src/report/overview.ts
const GRAVEST_FIRST = Object.keys(require_verdict.EXIT_CODES);
function overviewRow(name, { report, exitCode }, path) {
	const { verdict, because, total, counts, timings } = report;
	const [first = ""] = because;
	return {
		name,
		verdict,
		exitCode,
		because: first,
		total,
		failed: counts.failed,
		ms: timings.total,
		report: path
	};
}
function overviewOf(backups) {
	return {
		schemaVersion: 1,
		...gravestOf(backups),
		backups
	};
}
/** The verdict over all of them. Nothing that was rehearsed is nothing that passed. */
function gravestOf(rows) {
	const [gravest] = rows.toSorted((a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict));
	const { verdict = "error", exitCode = require_verdict.EXIT_CODES.error } = gravest ?? {};
	return {
		verdict,
		exitCode
	};
}
Object.defineProperty(exports, "gravestOf", {
	enumerable: true,
	get: function() {
		return gravestOf;
	}
});
Object.defineProperty(exports, "overviewOf", {
	enumerable: true,
	get: function() {
		return overviewOf;
	}
});
Object.defineProperty(exports, "overviewRow", {
	enumerable: true,
	get: function() {
		return overviewRow;
	}
});
