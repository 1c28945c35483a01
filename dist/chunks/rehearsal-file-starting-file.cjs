require("./rolldown-runtime.cjs");
// src/rehearsal-file/starting-file.ts
const SCHEMA = "https://raw.githubusercontent.com/OWNER/restore-rehearsal/main/schema/rehearsal.schema.json";
/** The text of the file. Whatever a backup chose is quoted. */
function renderStartingFile({ location, backup, counts, workloads, moreWorkloads }) {
	return [
		`# yaml-language-server: $schema=${SCHEMA}`,
		`# What backup ${quoted(backup)} holds, as a start: take out what may change, add what matters.`,
		"# Not counted: pods, jobs and what else comes and goes; types of which every cluster has some.",
		`backup: { location: ${quoted(location)} }`,
		"",
		...counts.length + workloads.length === 0 ? ["expect: []"] : ["expect:"],
		...counts.map(countLine),
		...workloads.length === 0 ? [] : ["  # The workloads."],
		...workloads.map(workloadLine),
		...moreWorkloads === 0 ? [] : [`  # ${moreWorkloads} more workloads are counted above.`],
		"",
		"gates:",
		"  maxFailed: 0",
		"  findings: { references: warn }",
		""
	].join("\n");
}
function countLine({ apiVersion, kind, namespace, count }) {
	return entryLine({
		name: `${kind}${apiVersion === void 0 ? "" : ` of ${apiVersion}`}: ${count} or more ${placeText(namespace)}`,
		kind,
		apiVersion,
		namespace: namespace || void 0,
		count: `>= ${count}`
	});
}
function workloadLine({ kind, namespace, name }) {
	return `${entryLine({
		name: `${kind} ${namespace}/${name}`,
		kind,
		namespace,
		objectName: name
	}).slice(0, -2)}, exists: true }`;
}
function placeText(namespace) {
	return namespace === "" ? "in the cluster" : `in ${namespace}`;
}
function entryLine(fields) {
	return `  - { ${Object.entries(fields).flatMap(([key, text]) => text === void 0 ? [] : [`${key}: ${quoted(text)}`]).join(", ")} }`;
}
/** JSON is YAML, and leaves nothing of a text to be read otherwise. */
function quoted(text) {
	return JSON.stringify(text).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
exports.renderStartingFile = renderStartingFile;
