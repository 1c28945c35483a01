const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_build_request = require("./config-build-request.cjs");
const require_read_values = require("./config-read-values.cjs");
// src/config/demands.ts
/** One count in twenty may come and go without anybody's fault. */
const DEFAULT_TOLERANCE = .05;
/** What file and options demand of the result. @param before the report to compare with */
function demandsOf(file, values, before) {
	const limits = {
		tolerance: values["baseline-tolerance"] ?? DEFAULT_TOLERANCE,
		slowerThan: values["slower-than"],
		onlyNewFails: values["fail-on-new-only"] ?? false
	};
	return {
		checks: file?.checks ?? [],
		gates: file?.gates ?? {},
		ignore: file?.ignore ?? [],
		baseline: before === void 0 ? void 0 : {
			before,
			limits
		}
	};
}
// src/config/read-baseline-option.ts
const NEEDS_BASELINE = [
	"baseline-tolerance",
	"slower-than",
	"fail-on-new-only"
];
/** The report to compare with; undefined when there is none. @throws OPTION_MISSING, BASELINE_INVALID */
async function readBaselineOption(values, labelOf, readers) {
	const path = values.baseline;
	if (path === void 0) {
		const lonely = NEEDS_BASELINE.find((name) => values[name] !== void 0);
		if (lonely === void 0) return void 0;
		const message = `${labelOf("baseline")} is missing: ${labelOf(lonely)} is about the comparison with it`;
		throw new require_rehearsal_error.RehearsalError("OPTION_MISSING", message);
	}
	let text;
	try {
		text = await readers.readText(path);
	} catch (error) {
		const why = require_rehearsal_error.systemCodeOf(error) ?? "it cannot be read";
		throw new require_rehearsal_error.RehearsalError("BASELINE_INVALID", `${path}: ${why}`, { cause: error });
	}
	return await readers.readBaseline(text, path);
}
// src/config/read-manifest.ts
/** The manifest that the options name or hold. `label` is how the user knows the file option. @throws OPTION_INVALID, MANIFEST_INVALID */
async function readManifest(values, readers, label) {
	const { restore: text, "restore-file": path } = values;
	if (text !== void 0) return await readers.loadManifest(text);
	if (path === void 0) return require_build_request.NO_MANIFEST;
	let fileText;
	try {
		fileText = await readers.readText(path);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${label}: ${path}: ${require_rehearsal_error.systemCodeOf(error) ?? "it cannot be read"}`, { cause: error });
	}
	return await readers.loadManifest(fileText);
}
// src/config/rehearsal-file-option.ts
/** The file that the option names; undefined when it names none. @throws OPTION_INVALID, OptionProblems of REHEARSAL_FILE_* */
async function readRehearsalFileOption(path, labelOf, readers) {
	if (path === void 0) return void 0;
	let text;
	try {
		text = await readers.readText(path);
	} catch (error) {
		const why = require_rehearsal_error.systemCodeOf(error) ?? "it cannot be read";
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${labelOf("rehearsal-file")}: ${path}: ${why}`, { cause: error });
	}
	const file = await readers.readRehearsalFile(text, path, (name, value) => {
		const reading = require_read_values.parseValue(require_read_values.rowOf(name), [value]);
		return "problem" in reading ? reading.problem : void 0;
	});
	if (Array.isArray(file)) throw new require_rehearsal_error.OptionProblems(file);
	return file;
}
/** One version or several, each by its own option; either option of the user wins over both. */
function versionTexts(values, versions) {
	if (values["kubernetes-version"] !== void 0 || values["kubernetes-versions"] !== void 0 || versions.length === 0) return [];
	return [[versions.length > 1 ? "kubernetes-versions" : "kubernetes-version", versions.join(",")]];
}
/** Options that nobody gave, as the file has them. */
function withFileOptions(values, file) {
	if (file === void 0) return values;
	const { baseline } = file;
	const missing = [
		["backup", file.select],
		["max-age", file.maxAge],
		["restore-hooks", file.restoreHooks === void 0 ? void 0 : String(file.restoreHooks)],
		...versionTexts(values, file.kubernetesVersions),
		["secrets", file.secrets],
		["safety", file.safety],
		["cluster", file.provider],
		["workloads", file.workloads],
		["baseline", baseline.report],
		["baseline-tolerance", baseline.tolerance],
		["slower-than", baseline.slowerThan],
		["fail-on-new-only", baseline.failOnNewOnly === void 0 ? void 0 : String(baseline.failOnNewOnly)]
	].flatMap(([name, text]) => {
		if (text === void 0 || values[name] !== void 0) return [];
		const reading = require_read_values.parseValue(require_read_values.rowOf(name), [text]);
		return "value" in reading ? [[name, reading.value]] : [];
	});
	return {
		...values,
		...Object.fromEntries(missing)
	};
}
// src/config/unread-parts.ts
/** Whether the file says something about a key. */
const IS_SAID = {
	"cluster.provider": ({ provider }) => provider !== void 0,
	"cluster.workloads": ({ workloads }) => workloads !== void 0,
	"cluster.versions": ({ kubernetesVersions }) => kubernetesVersions.length > 0,
	secrets: ({ secrets }) => secrets !== void 0,
	restoreHooks: ({ restoreHooks }) => restoreHooks !== void 0,
	expect: ({ checks }) => checks.length > 0,
	gates: ({ gates, baseline }) => [gates, baseline].some((part) => Object.values(part).some((value) => value !== void 0)),
	ignore: ({ ignore }) => ignore.length > 0
};
/** What a command does with the file. */
const USES = {
	rehearse: {
		unread: [],
		because: ""
	},
	restore: {
		unread: [
			"cluster.provider",
			"cluster.workloads",
			"cluster.versions"
		],
		because: "a restore goes into the cluster that it is given"
	},
	plan: {
		unread: [
			"cluster.versions",
			"secrets",
			"restoreHooks",
			"expect",
			"gates",
			"ignore"
		],
		because: "a plan starts no cluster and has no result"
	}
};
/** One line about all that the file says in vain, or none. */
function adviceOnUnread(file, use) {
	if (file === void 0) return [];
	const { because, unread } = USES[use];
	const said = unread.filter((part) => IS_SAID[part](file));
	return said.length === 0 ? [] : [`not used of the rehearsal file: ${said.join(", ")} (${because})`];
}
// src/config/read-request.ts
/** Nothing is started before all of it was read. @throws OptionProblems, OPTION_*, MANIFEST_INVALID, REHEARSAL_FILE_*, BASELINE_INVALID */
async function readRequest({ location, values: given, labelOf, targetOf, uid, fileUse = "rehearse" }, readers) {
	const file = await readRehearsalFileOption(given["rehearsal-file"], labelOf, readers);
	const values = withFileOptions(given, file);
	checkVersions(values, labelOf);
	const address = location || file?.location;
	if (address === void 0) {
		const where = given["rehearsal-file"] === void 0 ? "" : ", and the rehearsal file names none";
		throw new require_rehearsal_error.RehearsalError("OPTION_MISSING", `the location of the backup is missing${where}`);
	}
	const target = targetOf(values);
	const manifest = await readManifest(values, readers, labelOf("restore-file"));
	checkOneRestore(manifest, file?.restore !== void 0);
	const wish = {
		source: values["config-maps"],
		manifest,
		target,
		label: labelOf("config-maps")
	};
	const withMaps = await require_build_request.withConfigMaps(wish, readers);
	const before = await readBaselineOption(values, labelOf, readers);
	return {
		...require_build_request.buildRequest({
			location: address,
			values,
			manifest: withMaps,
			spec: file?.restore,
			safetyRules: file?.safetyRules,
			target,
			uid
		}),
		demands: demandsOf(file, values, before),
		advice: adviceOnUnread(file, fileUse)
	};
}
/** What cannot go with several versions, which may come from the file. @throws OPTION_CONFLICT */
function checkVersions(values, labelOf) {
	if (!require_build_request.hasSeveralVersions(values)) return;
	const odd = [
		"all",
		"keep-cluster",
		"binaries-dir",
		"kind-image"
	].find((name) => values[name]);
	if (odd === void 0) return;
	throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `${labelOf(odd)} cannot be given together with several Kubernetes versions (${values["kubernetes-versions"]?.join(", ")})`);
}
/** Which of the two should win nobody could tell. */
function checkOneRestore(manifest, fileHasRestore) {
	if (manifest.restore === void 0 || !fileHasRestore) return;
	throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", "the rehearsal file has `restore`, and a Restore manifest is given as well");
}
Object.defineProperty(exports, "readRequest", {
	enumerable: true,
	get: function() {
		return readRequest;
	}
});
