Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
require("./chunks/rolldown-runtime.cjs");
const require_paths = require("./chunks/cluster-paths.cjs");
const require_read_values = require("./chunks/config-read-values.cjs");
const require_github_runner = require("./chunks/action-github-runner.cjs");
const require_read_manifest = require("./chunks/config-read-manifest.cjs");
const require_rehearsal_error = require("./chunks/core-rehearsal-error.cjs");
const require_plain_text = require("./chunks/report-plain-text.cjs");
const require_screen = require("./chunks/report-render-screen.cjs");
const require_summary = require("./chunks/report-render-summary.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
// src/report/render/annotations.ts
/** At most `max` errors, then at most `max` warnings. Failures come first; what does not fit is counted in the last one. */
function renderAnnotations(report, { max }) {
	const items = require_read_values.troubledItems(report);
	const errors = require_read_values.otherErrors(report);
	const verdict = verdictNote(report);
	const notes = [
		...verdict,
		...items.slice(0, max).map((item) => note("error", `${require_read_values.titleOf(item)} ${item.outcome}`, require_read_values.whyOf(item))),
		...errors.slice(0, max).map((error) => note("error", `Error in ${require_read_values.groupOf(error)}`, error.message))
	];
	const warnings = report.warnings.slice(0, max).map((warning) => note("warning", `Warning in ${require_read_values.groupOf(warning)}`, warning.message));
	return [...atMost(max, notes, verdict.length + items.length + errors.length), ...atMost(max, warnings, report.warnings.length)];
}
function verdictNote({ verdict, because, failure }) {
	if (verdict === "pass") return [];
	return [note("error", failure === void 0 ? `Rehearsal: ${verdict}` : `Rehearsal: ${verdict} (${failure.code})`, failure === void 0 ? because.join("; ") : require_read_values.sentences(failure.message, failure.hint))];
}
function note(level, title, message) {
	return {
		level,
		title: require_plain_text.plainText(title, 200),
		message: require_plain_text.plainText(message, 1e3)
	};
}
/** `notes` are the first of `total`. */
function atMost(max, notes, total) {
	const last = notes[max - 1];
	if (total <= max || last === void 0) return notes;
	const rest = `${total - max + 1} more`;
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
		doc: "Items in the backup.",
		of: ({ report }) => String(report.total)
	},
	restored: {
		doc: "Items that were created.",
		of: ({ report }) => String(report.counts.created)
	},
	updated: {
		doc: "Items that existed and were patched.",
		of: ({ report }) => String(report.counts.updated)
	},
	unchanged: {
		doc: "Items that existed and were equal.",
		of: ({ report }) => String(report.counts.unchanged)
	},
	skipped: {
		doc: "Items that stay behind by rule.",
		of: ({ report }) => String(report.counts.skipped)
	},
	failed: {
		doc: "Items that could not be restored.",
		of: ({ report }) => String(report.counts.failed)
	},
	warnings: {
		doc: "Warnings of the restore.",
		of: ({ report }) => String(report.warnings.length)
	},
	"duration-seconds": {
		doc: "How long the whole run took, with one decimal.",
		of: ({ report }) => (report.timings.total / 1e3).toFixed(1)
	},
	"backup-name": {
		doc: "The backup that was tested; empty when none was found.",
		of: ({ report }) => require_plain_text.plainText(report.backup?.name ?? "")
	},
	"report-path": {
		doc: "Path of report.json; empty when it could not be written.",
		of: ({ files }) => files[0] ?? ""
	},
	"kubeconfig-path": {
		doc: "Kubeconfig of the control plane when it was kept; else empty.",
		of: ({ kubeconfigPath }) => kubeconfigPath ?? ""
	}
};
/** Name and text of every output. */
function outputsOf(result) {
	return Object.entries(OUTPUTS).map(([name, row]) => [name, row.of(result)]);
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
/** Variables that hold a secret when they are set. A table, not a pattern: masking `API_KEY=main` would blacken a whole log. */
const SECRET_VARIABLES = [
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"AZURE_CLIENT_SECRET",
	"AZURE_STORAGE_KEY",
	"AZURE_STORAGE_SAS_TOKEN",
	"AZURE_STORAGE_CONNECTION_STRING",
	"GITHUB_TOKEN",
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN"
];
/** What must never show in a log: known variables, and the password or signature in an address. */
function secretsOf(environment, location) {
	const fromVariables = SECRET_VARIABLES.map((name) => environment[name]?.trim() ?? "");
	return [.../* @__PURE__ */ new Set([...fromVariables, ...addressSecrets(location)])].filter((secret) => secret !== "");
}
function addressSecrets(location) {
	const address = URL.canParse(location) ? new URL(location) : void 0;
	if (address === void 0) return [];
	const parameters = [...address.searchParams.values()].filter((value) => value.length >= 8);
	return [
		address.password,
		decoded(address.password),
		...parameters,
		address.search.slice(1)
	];
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// src/action/run-action.ts
/** One step of a workflow: inputs in; log, outputs, summary and annotations out. Returns the exit code: only `pass` is 0. Never throws. */
async function runAction(runner, parts) {
	try {
		const result = await parts.rehearse(await requestOf(runner, parts), depsOf(runner, parts));
		await publish(runner, result);
		return result.report.verdict === "pass" ? 0 : 1;
	} catch (error) {
		runner.output("verdict", "error");
		for (const [title, message] of problemsOf(error)) runner.error(message, title);
		return 1;
	}
}
/** @throws OptionProblems with all problems of the inputs, OPTION_INVALID, MANIFEST_INVALID */
async function requestOf(runner, parts) {
	for (const secret of secretsOf(runner.environment, runner.input("location"))) runner.mask(secret);
	const { values, problems } = readInputs(runner);
	if (problems.length > 0) throw new require_rehearsal_error.OptionProblems(problems);
	const target = require_read_manifest.throwAwayTarget(values);
	const given = await require_read_manifest.readManifest(values, parts, labelOf("restore-file"));
	const wish = {
		source: values["config-maps"],
		manifest: given,
		target,
		label: labelOf("config-maps")
	};
	const manifest = await require_read_manifest.withConfigMaps(wish, parts);
	return require_read_manifest.buildRequest({
		location: values.location ?? "",
		values,
		manifest,
		target,
		uid: parts.newUid()
	});
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
async function publish(runner, result) {
	const { report } = result;
	for (const [name, text] of outputsOf(result)) runner.output(name, text);
	for (const { level, message, title } of renderAnnotations(report, { max: 10 })) runner[level](message, title);
	try {
		await runner.writeSummary(require_summary.renderSummary(report, { maxBytes: require_summary.GITHUB_SUMMARY_BYTES }));
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
	listFolder: require_read_values.listFolder,
	loadManifest: async (text, namespace) => (await Promise.resolve().then(() => require("./chunks/restore-load-manifest.cjs"))).loadManifest(text, namespace),
	rehearse: async (request, deps) => (await Promise.resolve().then(() => require("./chunks/rehearsal-rehearse.cjs"))).rehearse(request, deps),
	now: () => /* @__PURE__ */ new Date(),
	newUid: node_crypto.randomUUID,
	version: require_read_values.VERSION
}).then((exitCode) => {
	process.exitCode = exitCode;
});
