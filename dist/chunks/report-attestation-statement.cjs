const require_rehearsal_error = require("./core-rehearsal-error.cjs");
// src/report/attestation/statement.ts
/** Names the meaning of the predicate; another meaning gets another number. */
const PREDICATE_TYPE = "https://restore-rehearsal.dev/attestation/rehearsal/v1";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** Whether there is something to testify about. */
function hasDigest({ backup }) {
	return /^[0-9a-f]{64}$/.test(backup?.sha256 ?? "");
}
/** @param reportSha256 of the bytes of its report.json, in hex. @throws REPORT_INVALID when there is no digest to testify to */
function statementOf(report, reportSha256) {
	const { backup } = report;
	if (backup === void 0 || !hasDigest(report)) throw new require_rehearsal_error.RehearsalError("REPORT_INVALID", "the report names no digest of a backup: its tarball was not read");
	return {
		_type: STATEMENT_TYPE,
		subject: [{
			name: `${backup.name}.tar.gz`,
			digest: { sha256: backup.sha256 }
		}],
		predicateType: PREDICATE_TYPE,
		predicate: predicateOf(report, backup, reportSha256)
	};
}
function predicateOf(report, { name, completedAt, phase }, sha256) {
	const { cluster, checks, findings, startedAt, timings } = report;
	const countChecks = (result) => checks.filter((check) => check.result === result).length;
	const countFindings = (weight) => findings.filter((finding) => finding.weight === weight).length;
	return {
		tool: report.tool,
		verdict: report.verdict,
		because: report.because,
		startedAt,
		finishedAt: new Date(Date.parse(startedAt) + timings.total).toISOString(),
		backup: {
			name,
			...completedAt === void 0 ? {} : { completedAt },
			...phase === void 0 ? {} : { phase }
		},
		...cluster === void 0 ? {} : { cluster: {
			kubernetesVersion: cluster.version,
			isThrowAway: cluster.isThrowAway
		} },
		...report.options === void 0 ? {} : { options: report.options },
		total: report.total,
		counts: report.counts,
		...report.readBack === void 0 ? {} : { readBack: report.readBack },
		checks: {
			passed: countChecks("passed"),
			failed: countChecks("failed"),
			inconclusive: countChecks("inconclusive")
		},
		findings: {
			fail: countFindings("fail"),
			warn: countFindings("warn"),
			info: countFindings("info")
		},
		notExercised: report.notExercised,
		report: {
			schemaVersion: report.schemaVersion,
			digest: { sha256 }
		}
	};
}
function statementJson(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
Object.defineProperty(exports, "hasDigest", {
	enumerable: true,
	get: function() {
		return hasDigest;
	}
});
Object.defineProperty(exports, "statementJson", {
	enumerable: true,
	get: function() {
		return statementJson;
	}
});
Object.defineProperty(exports, "statementOf", {
	enumerable: true,
	get: function() {
		return statementOf;
	}
});
