Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
require("./chunks/rolldown-runtime.cjs");
const require_paths = require("./chunks/cluster-paths.cjs");
const require_read_values = require("./chunks/config-read-values.cjs");
const require_github_runner = require("./chunks/action-github-runner.cjs");
const require_build_request = require("./chunks/config-build-request.cjs");
const require_read_request = require("./chunks/config-read-request.cjs");
const require_rehearsal_error = require("./chunks/core-rehearsal-error.cjs");
const require_plain_text = require("./chunks/report-plain-text.cjs");
const require_screen = require("./chunks/report-render-screen.cjs");
const require_summary = require("./chunks/report-render-summary.cjs");
const require_overview = require("./chunks/report-overview.cjs");
const require_versions = require("./chunks/report-render-versions.cjs");
const require_secret_forms = require("./chunks/core-secret-forms.cjs");
const require_markdown = require("./chunks/report-render-markdown.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
// src/report/render/annotations.ts
const MAX_NAMES = 3;
const SAID_BY = {
	gate: "gates",
	baseline: "baseline",
	ignore: "ignore rules"
};
/** At most `max` errors, then at most `max` warnings, most important first; what does not fit is counted in the last one. */
function renderAnnotations(report, { max }) {
	const errors = [
		...verdictNote(report),
		...causeNotes(report, max),
		...checkNotes(report),
		...remarkNotes(report, "bad", "error"),
		...findingNotes(report, "fail"),
		...require_read_values.doubtfulItems(report).map((item) => note("error", `${require_read_values.titleOf(item)} ${item.outcome}`, require_read_values.whyOf(item))),
		...require_read_values.otherErrors(report).map((error) => note("error", `Error in ${require_read_values.groupOf(error)}`, error.message))
	];
	const warnings = [
		...findingNotes(report, "warn"),
		...remarkNotes(report, "doubt", "warning"),
		...require_read_values.newsOf(report).map((warning) => note("warning", `Warning in ${require_read_values.groupOf(warning)}`, warning.message))
	];
	return [...atMost(max, errors), ...atMost(max, warnings)];
}
function verdictNote({ verdict, because, failure }) {
	if (verdict === "pass") return [];
	return [note("error", failure === void 0 ? `Rehearsal: ${verdict}` : `Rehearsal: ${verdict} (${failure.code})`, failure === void 0 ? because.join("; ") : require_read_values.sentences(failure.message, failure.hint))];
}
function causeNotes(report, max) {
	return require_read_values.troubledCauses(report).map((cause, index) => {
		const title = `${require_read_values.formatCount(cause.items.length, "item")} failed: ${cause.title}`;
		const names = index < max ? require_read_values.itemsOfCause(report, cause, MAX_NAMES) : "";
		return note("error", title, require_read_values.sentences(require_read_values.sentences(names, cause.words), cause.nextStep));
	});
}
function checkNotes(report) {
	return require_read_values.checksByResult(report).filter(({ result }) => result !== "passed").map(({ name, result, message }) => note("error", `Check ${result}: ${name}`, message));
}
function remarkNotes(report, tone, level) {
	return require_read_values.remarksOf(report).filter((remark) => remark.tone === tone).map(({ about, text }) => note(level, `From the ${SAID_BY[about]}`, text));
}
/** One note per class of findings. */
function findingNotes(report, weight) {
	const grave = require_read_values.graveFindings(report).filter((finding) => finding.weight === weight);
	return [...Map.groupBy(grave, (finding) => finding.class)].map(([name, [first, ...others]]) => {
		const level = weight === "fail" ? "error" : "warning";
		if (first === void 0) return note(level, name, "");
		const rest = others.length === 0 ? "" : ` (and ${require_read_values.formatNumber(others.length)} more)`;
		return note(level, `${name}: ${require_read_values.findingTitle(first)}${rest}`, first.message);
	});
}
function note(level, title, message) {
	return {
		level,
		title: require_plain_text.plainText(title, 200),
		message: require_plain_text.plainText(message, 1e3)
	};
}
function atMost(max, notes) {
	const last = notes[max - 1];
	if (notes.length <= max || last === void 0) return notes;
	const rest = `${require_read_values.formatNumber(notes.length - max + 1)} more`;
	return [...notes.slice(0, max - 1), {
		level: last.level,
		title: rest,
		message: `and ${rest} in report.json`
	}];
}
// src/action/outputs.ts
/** One row feeds the output, action.yml and docs/options.md. Every output is a text; a number is its digits. */
const OUTPUTS = {
	verdict: {
		doc: "`pass`, `fail`, `inconclusive`, `error` or `cancelled`.",
		of: ({ report }) => report.verdict
	},
	total: {
		isNumber: true,
		doc: "Items in the backup.",
		of: ({ report }) => String(report.total)
	},
	restored: {
		isNumber: true,
		doc: "Items that were created.",
		of: ({ report }) => String(report.counts.created)
	},
	updated: {
		isNumber: true,
		doc: "Items that existed and were patched.",
		of: ({ report }) => String(report.counts.updated)
	},
	unchanged: {
		isNumber: true,
		doc: "Items that existed and were equal.",
		of: ({ report }) => String(report.counts.unchanged)
	},
	skipped: {
		isNumber: true,
		doc: "Items that stay behind by rule.",
		of: ({ report }) => String(report.counts.skipped)
	},
	held: {
		isNumber: true,
		doc: "Items that a safety rule holds back: the server took them in a dry run.",
		of: ({ report }) => String(report.counts.held)
	},
	failed: {
		isNumber: true,
		doc: "Items that could not be restored.",
		of: ({ report }) => String(report.counts.failed)
	},
	unknown: {
		isNumber: true,
		doc: "Items that were not reached, or of which nobody knows what became of them.",
		of: ({ report }) => String(report.counts.unknown)
	},
	findings: {
		isNumber: true,
		doc: "Findings that weigh `fail` or `warn` and are not ignored.",
		of: ({ report }) => String(require_read_values.graveFindings(report).length)
	},
	"failed-checks": {
		isNumber: true,
		doc: "Checks of the rehearsal file that failed or could not be carried out.",
		of: ({ report }) => String(report.checks.filter(({ result }) => result !== "passed").length)
	},
	warnings: {
		isNumber: true,
		doc: "Warnings of the restore.",
		of: ({ report }) => String(report.warnings.length)
	},
	"duration-seconds": {
		isNumber: true,
		doc: "How long the whole run took, with one decimal.",
		of: ({ report }) => (report.timings.total / 1e3).toFixed(1)
	},
	"backup-name": {
		doc: "The backup that was tested; empty when none was found.",
		of: ({ report }) => require_plain_text.plainText(report.backup?.name ?? "")
	},
	"backup-sha256": {
		doc: "SHA-256 of its tarball, as `actions/attest` wants it behind `sha256:`; empty when it was not read.",
		of: ({ report }) => report.backup?.sha256 ?? ""
	},
	"report-path": {
		doc: "Path of report.json; empty when it could not be written.",
		of: ({ files }) => named(files, "report.json")
	},
	"html-path": {
		doc: "Path of report.html, the report for people; empty when it could not be written.",
		of: ({ files }) => named(files, "report.html")
	},
	"junit-path": {
		doc: "Path of junit.xml; empty when it could not be written.",
		of: ({ files }) => named(files, "junit.xml")
	},
	"predicate-path": {
		doc: "Path of predicate.json, for `predicate-path` of `actions/attest`; empty when the backup was not read.",
		of: ({ files }) => named(files, "predicate.json")
	},
	backups: {
		doc: "Every backup that was rehearsed, as a JSON list of name, verdict, exitCode, because, total, failed, ms and report. With `all` the other outputs are sums, or texts with one line for each backup; `verdict` is the gravest.",
		of: (result) => visibleJson([require_overview.overviewRow(result.report.backup?.name ?? "", result, named(result.files, "report.json"))])
	},
	versions: {
		doc: "With several Kubernetes versions: each of them, oldest first, as a JSON list of name, kubernetesVersion, verdict, exitCode, because, total, failed, ms and report. The other outputs are as with `all`. Else empty.",
		of: () => ""
	},
	"first-breaking-version": {
		doc: "With several Kubernetes versions: the first at which something fails that an older one takes. Empty when there is none.",
		of: () => ""
	},
	"versions-path": {
		doc: "With several Kubernetes versions: path of versions.json, the table of what breaks first at which of them. Else empty.",
		of: () => ""
	},
	"kubeconfig-path": {
		doc: "Kubeconfig of the cluster when it was kept; else empty.",
		of: ({ kubeconfigPath }) => kubeconfigPath ?? ""
	}
};
/** What cannot be seen and what a runner takes for a command is written as its escape: whoever echoes an output does not parse it first. */
function visibleJson(value) {
	return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => character.split("").map(escapeOf).join("")).replace(/(##\w*)\[/g, "$1\\u005b");
}
function escapeOf(unit) {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
/** The path of a file of the report folder, or ''. */
function named(files, name) {
	return files.find((file) => file.split(/[/\\]/).at(-1) === name) ?? "";
}
/** Name and text of every output. */
function outputsOf(result) {
	return Object.entries(OUTPUTS).map(([name, row]) => [name, row.of(result)]);
}
// src/action/publish-several.ts
function severalBackups({ overview, results }) {
	const { verdict, backups } = overview;
	const table = {
		verdict,
		rows: backups,
		noun: "backup"
	};
	return {
		verdict,
		rows: backups,
		results,
		text: require_versions.overviewText(table, require_read_values.plainPainter),
		summary: (maxBytes) => require_versions.overviewMarkdown(table, maxBytes),
		outputs: { backups: visibleJson(backups) }
	};
}
function severalVersions({ overview, results, files }) {
	const { verdict, versions, firstBreaking = "" } = overview;
	return {
		verdict,
		rows: versions,
		results,
		text: require_versions.versionsText(overview, files, require_read_values.plainPainter),
		summary: (maxBytes) => require_versions.versionsMarkdown(overview, maxBytes),
		outputs: {
			versions: visibleJson(versions),
			"first-breaking-version": firstBreaking,
			"versions-path": files[0] ?? "",
			"backup-name": require_plain_text.plainText(overview.backup),
			backups: ""
		}
	};
}
/** Numbers are sums, texts one a line in the order of the runs; the verdict is the gravest. */
function outputsOfSeveral({ verdict, results, outputs }) {
	const whole = {
		verdict,
		...outputs
	};
	return Object.entries(OUTPUTS).map(([name, row]) => {
		const given = whole[name];
		if (given !== void 0) return [name, given];
		const texts = results.map((result) => row.of(result));
		return [name, row.isNumber ? sumOf(texts) : texts.filter((text) => text !== "").join("\n")];
	});
}
function sumOf(texts) {
	const digits = texts.some((text) => text.includes(".")) ? 1 : 0;
	return texts.reduce((sum, text) => sum + Number(text), 0).toFixed(digits);
}
function summaryOfSeveral({ results, summary }) {
	const table = summary(require_summary.GITHUB_SUMMARY_BYTES / 2);
	const troubled = results.filter(({ report }) => report.verdict !== "pass");
	const maxBytes = Math.floor((require_summary.GITHUB_SUMMARY_BYTES - Buffer.byteLength(table)) / Math.max(1, troubled.length)) - 2;
	return [table, ...troubled.map(({ report }) => require_summary.renderSummary(report, { maxBytes }))].join("\n\n");
}
/** GitHub shows ten of a step; each run that did not pass gets its share. */
function annotationsOfSeveral({ rows, results }) {
	const troubled = results.flatMap(({ report }, index) => report.verdict === "pass" ? [] : [{
		report,
		name: rows[index]?.name ?? ""
	}]);
	const max = Math.max(1, Math.floor(10 / Math.max(1, troubled.length)));
	return troubled.flatMap(({ report, name }) => renderAnnotations(report, { max }).map((note) => ({
		...note,
		title: name === "" ? note.title : require_plain_text.plainText(`${name}: ${note.title}`, 200)
	})));
}
// src/action/read-inputs.ts
/** All inputs by the table of options. An empty input is one that was not given. */
function readInputs(runner) {
	const given = require_read_values.optionsOf("action").flatMap((name) => {
		const text = runner.input(name);
		return text === "" ? [] : [{
			name,
			label: labelOf(name),
			texts: [text]
		}];
	});
	return require_read_values.readValues("action", given, labelOf);
}
/** How a user of the Action knows an option. */
function labelOf(name) {
	return `input ${name}`;
}
// src/action/secrets.ts
/** What must never show in the log: known variables, files of credentials, what the address holds, in all their written forms. */
async function secretsOf({ environment, input }, readBytes) {
	const settings = input("location-config");
	const values = await require_secret_forms.credentialValues({
		environment,
		address: input("location"),
		files: [input("location-credentials-file"), settingOf(settings, "customerKeyEncryptionFile")],
		keyVariable: settingOf(settings, "storageAccountKeyEnvVar")
	}, readBytes);
	return [...new Set(values.flatMap((value) => [value, ...require_secret_forms.formsOf(value)]))];
}
/** Before the inputs are checked: even the message about a wrong one must not show a secret. */
function settingOf(settings, name) {
	return new RegExp(`(?:^|[,\\n])\\s*${name}\\s*=\\s*([^,\\n]+)`).exec(settings)?.[1]?.trim();
}
// src/action/where-to-read-on.ts
/** One line for the end of the summary: the files, and where a workflow that uploads them shows them. */
function whereToReadOn(files, environment) {
	const report = files.find((file) => /(?:^|[\\/])report\.json$/.test(file));
	if (report === void 0) return void 0;
	const place = require_markdown.codeSpan(report, 1e3);
	const artifacts = artifactsOf(environment);
	return artifacts === void 0 ? `The whole report: ${place}.` : `The whole report: ${place}, and among the [artifacts of this run](${artifacts}) when the workflow uploads it.`;
}
/** The page of the run, from variables of the runner; undefined when one of them is not what GitHub sets. */
function artifactsOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID }) {
	return /^https:\/\/[\w.-]+(?::\d+)?$/.test(GITHUB_SERVER_URL ?? "") && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY ?? "") && /^\d+$/.test(GITHUB_RUN_ID ?? "") ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}#artifacts` : void 0;
}
// src/action/run-action.ts
/** One step of a workflow: inputs in; log, outputs, summary and annotations out. Returns the exit code: only `pass` is 0. Never throws. */
async function runAction(runner, parts) {
	try {
		const request = await requestOf(runner, parts);
		const deps = depsOf(runner, parts);
		if (request.wish?.which.kind === "all") {
			const all = await parts.rehearseAll(request, deps);
			return await publishSeveral(runner, severalBackups(all), all.problem);
		}
		if (request.versions !== void 0) {
			const all = await parts.rehearseVersions(request, deps);
			return await publishSeveral(runner, severalVersions(all), all.problem);
		}
		const result = await parts.rehearse(request, deps);
		await publish(runner, {
			outputs: outputsOf(result),
			annotations: renderAnnotations(result.report, { max: 10 }),
			summary: summaryOf(runner, result)
		});
		return result.report.verdict === "pass" ? 0 : 1;
	} catch (error) {
		runner.output("verdict", "error");
		for (const [title, message] of problemsOf(error)) runner.error(message, title);
		return 1;
	}
}
/** @throws OptionProblems with all problems of the inputs; and as `readRequest` */
async function requestOf(runner, parts) {
	for (const secret of await secretsOf(runner, parts.readBytes)) runner.mask(secret);
	const { values, problems } = readInputs(runner);
	if (problems.length > 0) throw new require_rehearsal_error.OptionProblems(problems);
	if (values["events-file"] === "-") throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${labelOf("events-file")}: the log of a step is no place for events`);
	const { location } = values;
	const request = await require_read_request.readRequest({
		location,
		values,
		labelOf,
		targetOf: require_build_request.throwAwayTarget,
		uid: parts.newUid()
	}, parts);
	if (!location) {
		const asked = {
			environment: {},
			input: (name) => name === "location" ? request.location : ""
		};
		for (const secret of await secretsOf(asked, parts.readBytes)) runner.mask(secret);
	}
	return request;
}
function depsOf(runner, { signal, now, version }) {
	return {
		signal,
		emit: require_screen.createScreen({
			write: (text) => runner.print(text),
			paint: require_read_values.plainPainter,
			liveColumns: void 0,
			isQuiet: false,
			clock: () => performance.now()
		}),
		environment: runner.environment,
		now,
		version
	};
}
async function publishSeveral(runner, several, problem) {
	runner.print(several.text);
	if (problem !== void 0) runner.error(require_plain_text.plainText(problem.message, 4e3), problem.code);
	await publish(runner, {
		outputs: outputsOfSeveral(several),
		annotations: annotationsOfSeveral(several),
		summary: summaryOfSeveral(several)
	});
	return several.verdict === "pass" ? 0 : 1;
}
function summaryOf({ environment }, { report, files }) {
	const where = whereToReadOn(files, environment);
	return require_summary.renderSummary(report, {
		maxBytes: require_summary.GITHUB_SUMMARY_BYTES,
		...where === void 0 ? {} : { where }
	});
}
async function publish(runner, { outputs, annotations, summary }) {
	for (const [name, text] of outputs) runner.output(name, text);
	for (const { level, message, title } of annotations) runner[level](message, title);
	try {
		await runner.writeSummary(summary);
	} catch (error) {
		runner.warning(require_plain_text.plainText(require_rehearsal_error.messageOf(error)), "The job summary could not be written");
	}
}
/** What a step shows for anything that was thrown: a title and a message for each problem. */
function problemsOf(error) {
	if (error instanceof require_rehearsal_error.OptionProblems) return error.problems.flatMap(problemsOf);
	if (!(error instanceof require_rehearsal_error.RehearsalError)) return problemsOf(new require_rehearsal_error.RehearsalError("INTERNAL", require_rehearsal_error.messageOf(error)));
	const hint = error.code.startsWith("OPTION_") ? "The inputs are in docs/options.md." : error.hint;
	return [[error.code, require_plain_text.plainText(require_read_values.sentences(error.message, hint), 4e3)]];
}
// src/action/main.ts
require_github_runner.githubRunner.saveState(require_github_runner.STATE_DIRECTORY, require_paths.stateDirectoryOf(process.env));
require_read_values.keepHeapSmall();
const { signal } = require_read_values.watchInterrupts(process, {
	onFirst: () => require_github_runner.githubRunner.print("cancelled: ending in order\n"),
	onAgain: () => process.exit(1)
});
process.on("uncaughtException", (error) => {
	for (const [title, message] of problemsOf(error)) require_github_runner.githubRunner.error(message, title);
	process.exit(1);
});
runAction(require_github_runner.githubRunner, {
	signal,
	readText: (path) => (0, node_fs_promises.readFile)(path, "utf8"),
	readBytes: (path) => (0, node_fs_promises.readFile)(path),
	listFolder: require_read_values.listFolder,
	loadManifest: async (text, namespace) => (await Promise.resolve().then(() => require("./chunks/restore-load-manifest.cjs"))).loadManifest(text, namespace),
	readRehearsalFile: async (text, name, problemOf) => (await Promise.resolve().then(() => require("./chunks/rehearsal-file-read-rehearsal-file.cjs"))).readRehearsalFile(text, name, problemOf),
	readBaseline: async (text, name) => (await Promise.resolve().then(() => require("./chunks/rehearsal-read-baseline.cjs"))).readBaseline(text, name),
	rehearseAll: async (request, deps) => (await Promise.resolve().then(() => require("./chunks/rehearsal-rehearse-all.cjs"))).rehearseAll(request, deps),
	rehearseVersions: async (request, deps) => (await Promise.resolve().then(() => require("./chunks/rehearsal-rehearse-versions.cjs"))).rehearseVersions(request, deps),
	rehearse: async (request, deps) => (await Promise.resolve().then(() => require("./chunks/rehearsal-rehearse.cjs"))).rehearse(request, deps),
	now: () => /* @__PURE__ */ new Date(),
	newUid: node_crypto.randomUUID,
	version: require_read_values.VERSION
}).then((exitCode) => {
	process.exitCode = exitCode;
});
