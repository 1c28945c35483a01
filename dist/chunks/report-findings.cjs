// src/report/findings.ts
/** Where a finding comes from; gates are set per source. */
const FINDING_SOURCES = {
	fidelity: "what is stored differs from what was sent",
	references: "an object that was restored names another that is not there",
	backup: "the backup lacks what its own records claim",
	admission: "the API server would have asked others, and did not",
	workloads: "controllers acted on what was restored, and something did not come to life"
};
/** Gravest first: `fail` turns the verdict. */
const FINDING_WEIGHTS = [
	"fail",
	"warn",
	"info"
];
Object.defineProperty(exports, "FINDING_SOURCES", {
	enumerable: true,
	get: function() {
		return FINDING_SOURCES;
	}
});
Object.defineProperty(exports, "FINDING_WEIGHTS", {
	enumerable: true,
	get: function() {
		return FINDING_WEIGHTS;
	}
});
