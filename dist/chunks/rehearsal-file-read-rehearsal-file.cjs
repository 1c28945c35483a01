require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_restore_shape = require("./restore-document-restore-shape.cjs");
const require_json = require("./core-json.cjs");
const require_classes = require("./verify-backup-classes.cjs");
const require_cel = require("./verify-checks-cel.cjs");
const require_classes$1 = require("./verify-fidelity-classes.cjs");
const require_duration = require("./core-duration.cjs");
const require_nearest = require("./core-nearest.cjs");
const require_yaml = require("./restore-document-yaml.cjs");
const require_findings = require("./report-findings.cjs");
const require_classes$2 = require("./report-server-calls-classes.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_ruler = require("./safety-ruler.cjs");
// src/rehearsal-file/shapes.ts
/** A text that is not empty. */
const word = require_restore_shape.shape({
	type: "string",
	minLength: 1
}, (value, path, problems) => {
	if (typeof value === "string" && value !== "") return value;
	if (typeof value !== "boolean" && typeof value !== "number") return require_restore_shape.refuse(value, path, problems, "a text that says something");
	return addProblem(problems, `${path} must be a text, not ${require_yaml.nameOfType(value)}: write it in quotes`);
});
const KIND$1 = /^[A-Za-z][A-Za-z0-9]*$/;
/** `Deployment`. */
const kindName = require_restore_shape.shape({
	type: "string",
	pattern: KIND$1.source
}, (value, path, problems) => typeof value === "string" && KIND$1.test(value) ? value : refuseValue(value, path, problems, "a kind such as Deployment"));
function choice(choices) {
	return require_restore_shape.shape({ enum: choices }, (value, path, problems) => {
		const found = choices.find((one) => one === value);
		if (found !== void 0) return found;
		const meant = typeof value === "string" ? require_nearest.nearest(value, choices) : void 0;
		const question = meant === void 0 ? "" : `; did you mean ${meant}?`;
		return addProblem(problems, `${path} must be one of ${choices.join(", ")}${question}`);
	});
}
/** `10m`, `1h30m` → milliseconds. */
const milliseconds = require_restore_shape.shape({
	type: "string",
	pattern: "^(?:\\d+(?:\\.\\d+)?(?:h|m|s|ms))+$"
}, (value, path, problems) => {
	const ms = typeof value === "string" ? require_duration.parseDuration(value) : void 0;
	if (ms !== void 0 && ms > 0) return ms;
	return refuseValue(value, path, problems, "a duration such as 10m, 1h30m or 90s");
});
function wholeNumber(minimum, maximum = 1e9) {
	return require_restore_shape.shape({
		type: "integer",
		minimum,
		maximum
	}, (value, path, problems) => typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum ? value : refuseValue(value, path, problems, `a whole number from ${minimum} to ${maximum}`));
}
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** `2027-06-30`, a day that there is. */
const day = require_restore_shape.shape({
	type: "string",
	pattern: DAY.source
}, (value, path, problems) => {
	if (typeof value === "string" && DAY.test(value)) {
		const time = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
		if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)) return value;
	}
	return refuseValue(value, path, problems, "a day such as 2027-06-30");
});
/** `true` and nothing else. */
const yes = require_restore_shape.shape({ const: true }, (value, path, problems) => value === true ? true : addProblem(problems, `${path} can only be true`));
/** A record under names from a closed list. */
function namedRecord(names, entry) {
	return require_restore_shape.record(Object.fromEntries(names.map((name) => [name, entry(name)])));
}
/** A shape with one more test: the problem, without its path, or undefined. */
function tested(inner, problemOf) {
	return require_restore_shape.shape(inner.schema, (value, path, problems) => {
		const read = inner(value, path, problems);
		const problem = read === void 0 ? void 0 : problemOf(read);
		return problem === void 0 ? read : addProblem(problems, `${path} ${problem}`);
	});
}
/** A record that must have some of its keys. */
function needing(inner, keys) {
	return require_restore_shape.shape({
		...inner.schema,
		required: keys
	}, (value, path, problems) => {
		const read = inner(value, path, problems);
		if (read === void 0) return void 0;
		const missing = keys.filter((key) => !isWritten(value, key));
		for (const key of missing) problems.push(`${path} has no ${key}`);
		return keys.some((key) => read[key] === void 0) ? void 0 : read;
	});
}
/** A list that holds something. */
function filled(inner) {
	return require_restore_shape.shape({
		...inner.schema,
		minItems: 1
	}, (value, path, problems) => Array.isArray(value) && value.length === 0 ? addProblem(problems, `${path} is an empty list`) : inner(value, path, problems));
}
/** Null and absent are the same. */
function isWritten(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
	const written = value[key];
	return written !== void 0 && written !== null;
}
function addProblem(problems, problem) {
	problems.push(problem);
}
const MAX_QUOTED = 40;
/** As `refuse`, with the value itself where it is short. */
function refuseValue(value, path, problems, expected) {
	const quoted = JSON.stringify(value);
	if (typeof value === "object" || quoted.length > MAX_QUOTED) return require_restore_shape.refuse(value, path, problems, expected);
	problems.push(`${path} must be ${expected}, not ${quoted}`);
}
// src/rehearsal-file/expectation-fields.ts
const TEST_ROWS = {
	exists: {
		needs: "kind",
		doc: "True: at least one such object is there. False: none is."
	},
	absent: {
		needs: "kind",
		doc: "No such object is there."
	},
	count: {
		needs: "kind",
		doc: `How many there are: ${require_classes$1.COUNT_SYNTAX}.`
	},
	each: {
		needs: "kind",
		doc: "A CEL expression over `object` that is true for every one; there must be at least one."
	},
	cel: {
		needs: "object",
		doc: "A CEL expression over `object` that is true for the one object."
	},
	equals: {
		needs: "kind",
		doc: "Paths as kubectl writes them, each with the value that it has in every object; there must be at least one."
	},
	ready: {
		needs: "kind",
		doc: "The workloads are ready. Needs running pods."
	},
	http: {
		needs: "object",
		doc: "A Service or a Pod answers over HTTP. Needs running pods."
	},
	exec: {
		needs: "object",
		doc: "A command in a Pod ends with 0. Needs running pods."
	},
	run: {
		needs: "nothing",
		doc: "A program on this machine ends with 0. The variable KUBECONFIG leads it to the cluster."
	}
};
const count = require_restore_shape.shape({ anyOf: [{
	type: "integer",
	minimum: 0
}, { type: "string" }] }, (value, path, problems) => {
	return require_classes$1.parseCountRange(typeof value === "number" || typeof value === "string" ? String(value) : "") ?? addProblem(problems, `${path} must be written as 12, ">= 12", "< 20", "3..5" or ">= 3, <= 5"`);
});
const expression = tested(word, require_cel.celProblem);
const equals = require_restore_shape.shape({
	type: "object",
	minProperties: 1
}, (value, path, problems) => {
	const paths = require_restore_shape.rawMap(value, path, problems);
	if (paths === void 0) return void 0;
	const entries = Object.entries(paths);
	if (entries.length === 0) return addProblem(problems, `${path} names no field`);
	return entries.map(([text, wish]) => wantedValue(text, wish, `${path}.${text}`, problems)).filter((one) => one !== void 0);
});
function wantedValue(text, value, at, problems) {
	const path = require_classes$1.parseFieldPath(text);
	if (path === void 0) return addProblem(problems, `${at} is no path of one field, such as spec.template.spec.containers[0].image`);
	if (value === void 0 || value === null) return addProblem(problems, `${at} has no value`);
	return {
		text,
		path,
		value
	};
}
const selector = tested(require_restore_shape.labelSelector, (value) => {
	try {
		require_classes.compileSelector(value);
		return;
	} catch (error) {
		return `is no label selector: ${error instanceof Error ? error.message : ""}`;
	}
});
const command = filled(require_restore_shape.list(word));
const urlPath = tested(word, (value) => value.startsWith("/") ? void 0 : "must begin with /");
const http = require_restore_shape.record({
	path: require_restore_shape.described(urlPath, "Without it: /."),
	port: require_restore_shape.described(wholeNumber(1, 65535), "Without it: the first of the object."),
	status: require_restore_shape.described(wholeNumber(100, 599), "Without it: 200.")
});
const exec = require_restore_shape.record({
	command: require_restore_shape.described(command, "Program and arguments."),
	container: require_restore_shape.described(word, "Without it: the first.")
});
const entry = require_restore_shape.record({
	name: require_restore_shape.described(word, "For people, in the report. No two checks have the same."),
	kind: require_restore_shape.described(kindName, "Kind of the objects, such as Deployment."),
	apiVersion: require_restore_shape.described(word, "Only where several APIs serve the kind, such as events.k8s.io/v1."),
	namespace: require_restore_shape.described(word, "Namespace in the target, after a mapping. Without it: all."),
	objectName: require_restore_shape.described(word, "Name of the one object that is meant."),
	labelSelector: require_restore_shape.described(selector, "Only objects with these labels, written as in a Restore."),
	exists: require_restore_shape.described(require_restore_shape.flag, TEST_ROWS.exists.doc),
	absent: require_restore_shape.described(yes, TEST_ROWS.absent.doc),
	count: require_restore_shape.described(count, TEST_ROWS.count.doc),
	each: require_restore_shape.described(expression, TEST_ROWS.each.doc),
	cel: require_restore_shape.described(expression, TEST_ROWS.cel.doc),
	equals: require_restore_shape.described(equals, TEST_ROWS.equals.doc),
	ready: require_restore_shape.described(yes, TEST_ROWS.ready.doc),
	http: require_restore_shape.described(http, TEST_ROWS.http.doc),
	exec: require_restore_shape.described(needing(exec, ["command"]), TEST_ROWS.exec.doc),
	run: require_restore_shape.described(command, TEST_ROWS.run.doc),
	timeout: require_restore_shape.described(milliseconds, "Time limit of `run`. Without it: 1m.")
});
// src/rehearsal-file/expectation.ts
const TESTS = Object.keys(TEST_ROWS);
const namedEntry = needing(entry, ["name"]);
const expectation = require_restore_shape.described(require_restore_shape.shape({
	...namedEntry.schema,
	oneOf: TESTS.map((test) => ({ required: [test] }))
}, (value, path, problems) => {
	const before = problems.length;
	const read = namedEntry(value, path, problems);
	const asked = TESTS.filter((test) => isWritten(value, test));
	const [test] = asked;
	if (!require_json.isObject(value)) return void 0;
	if (test === void 0) problems.push(`${path} asks for nothing: it needs one of ${TESTS.join(", ")}`);
	else problems.push(...misfits(value, asked, test).map((problem) => `${path} ${problem}`));
	if (read === void 0 || test === void 0 || problems.length > before) return void 0;
	return {
		name: read.name ?? "",
		demand: demandOf(read, test)
	};
}), "One thing that must be true of the restored cluster.");
const SELECTING = [
	"kind",
	"apiVersion",
	"namespace",
	"objectName",
	"labelSelector"
];
function misfits(value, asked, test) {
	if (asked.length > 1) return [`asks for ${asked.join(" and ")}; one check asks for one thing`];
	const { needs } = TEST_ROWS[test];
	const lacks = (key) => !isWritten(value, key);
	return [
		...(needs === "nothing" ? SELECTING.filter((key) => !lacks(key)) : []).map((key) => `has ${key}, and ${test} is about no object`),
		...needs !== "nothing" && lacks("kind") ? [`has no kind, and ${test} needs one`] : [],
		...needs === "object" && lacks("objectName") ? [`has no objectName, and ${test} is about one object`] : [],
		...test !== "run" && !lacks("timeout") ? ["has a timeout, which only run knows"] : []
	];
}
const SCRIPT_TIMEOUT_MS = 6e4;
/** Called only when the key of the row was read. */
const DEMANDS = {
	exists: ({ exists }, of) => ({
		test: exists === false ? "absent" : "exists",
		of
	}),
	absent: (_read, of) => ({
		test: "absent",
		of
	}),
	count: ({ count: range = {
		min: 0,
		max: 0
	} }, of) => ({
		test: "count",
		of,
		range
	}),
	each: ({ each: expression = "" }, of) => ({
		test: "each",
		of,
		expression
	}),
	cel: ({ cel: expression = "" }, of) => ({
		test: "cel",
		of,
		expression
	}),
	equals: ({ equals: values = [] }, of) => ({
		test: "equals",
		of,
		values
	}),
	ready: (_read, of) => ({
		test: "ready",
		of
	}),
	http: ({ http: { path = "/", port, status = 200 } = {} }, of) => ({
		test: "http",
		of,
		path,
		port,
		status
	}),
	exec: ({ exec: { command = [], container } = {} }, of) => ({
		test: "exec",
		of,
		command,
		container
	}),
	run: ({ run: command = [], timeout = SCRIPT_TIMEOUT_MS }) => ({
		test: "run",
		command,
		timeoutMs: timeout
	})
};
function demandOf(read, test) {
	const { kind = "", apiVersion, namespace, objectName, labelSelector } = read;
	return DEMANDS[test](read, {
		kind,
		apiVersion,
		namespace,
		objectName,
		labelSelector
	});
}
// src/rehearsal-file/option-text.ts
/** A text that one of our options takes, checked by the reader of that option. */
function optionText(name, problemOf) {
	return require_restore_shape.shape(word.schema, (value, path, problems) => {
		const text = word(value, path, problems);
		const problem = text === void 0 ? void 0 : problemOf(name, text);
		return problem === void 0 ? text : addProblem(problems, `${path}: ${problem}`);
	});
}
// src/rehearsal-file/gates.ts
const REASON_NAMES = Object.keys(require_read_values.REASONS);
const FINDING_NAMES = [
	require_findings.FINDING_SOURCES,
	require_classes$1.FIDELITY_CLASSES,
	require_classes.BACKUP_CLASSES,
	require_classes$2.REFERENCE_CLASSES,
	require_classes$2.ADMISSION_CLASSES,
	require_classes$1.WORKLOAD_CLASSES
].flatMap((table) => Object.entries(table).map(([name, row]) => ({
	name,
	doc: typeof row === "string" ? row : row.doc
})));
function gatesShape(problemOf) {
	const reasons = namedRecord(REASON_NAMES, (reason) => require_restore_shape.described(wholeNumber(0), require_read_values.REASONS[reason]));
	const findings = namedRecord(FINDING_NAMES.map(({ name }) => name), (wanted) => require_restore_shape.described(choice(require_classes$1.FINDING_GATES), FINDING_NAMES.find(({ name }) => name === wanted)?.doc ?? ""));
	const baseline = require_restore_shape.record({
		report: require_restore_shape.described(word, "The report.json of an earlier run, seen from the working directory."),
		tolerance: require_restore_shape.described(optionText("baseline-tolerance", problemOf), "Share by which a count may shrink: 5%."),
		slowerThan: require_restore_shape.described(optionText("slower-than", problemOf), "Factor by which the restore may take longer: 2x."),
		failOnNewOnly: require_restore_shape.described(require_restore_shape.flag, "What the earlier report had as well turns no verdict.")
	});
	return require_restore_shape.record({
		maxDuration: require_restore_shape.described(milliseconds, "The whole run takes at most so long, clean-up included."),
		maxFailed: require_restore_shape.described(wholeNumber(0), "So many items may fail. Without it: none."),
		maxSkipped: require_restore_shape.described(reasons, "How often a reason may be given."),
		findings: require_restore_shape.described(findings, "What findings weigh, by source or by class. The class wins. A source is about what weighs fail or warn; what only informs is raised by its class."),
		baseline: require_restore_shape.described(baseline, "Comparison with an earlier report.")
	});
}
function gatesOf({ maxDuration, maxFailed, maxSkipped, findings }) {
	return {
		maxDurationMs: maxDuration,
		maxFailed,
		maxSkipped,
		findings
	};
}
const ignoreRule = require_restore_shape.described(needing(require_restore_shape.record({
	kind: require_restore_shape.described(kindName, "Kind of the objects."),
	apiVersion: require_restore_shape.described(word, "Without it: any."),
	namespace: require_restore_shape.described(word, "In the backup or in the target; * stands for any letters. Without it: any."),
	name: require_restore_shape.described(word, "* stands for any letters. Without it: any."),
	reason: require_restore_shape.described(word, "Why it may be so. It stands in the report."),
	until: require_restore_shape.described(day, "Last day on which the rule holds, UTC. Without it the rule never ends.")
}), ["kind", "reason"]), "Sets failed items and findings of some objects apart.");
// src/rehearsal-file/safety.ts
const GROUP = /^(?:|\*|(?:\*\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?)$/;
/** The core group is the empty text. */
const apiGroup = require_restore_shape.shape({
	type: "string",
	pattern: GROUP.source
}, (value, path, problems) => typeof value === "string" && GROUP.test(value) ? value : addProblem(problems, `${path} must be an API group such as apps, "" or "*.example.com"`));
const KIND = /^(?:\*|[A-Za-z][A-Za-z0-9]*)$/;
const kind = require_restore_shape.shape({
	type: "string",
	pattern: KIND.source
}, (value, path, problems) => typeof value === "string" && KIND.test(value) ? value : addProblem(problems, `${path} must be a kind such as Deployment, or "*"`));
const rule = require_restore_shape.described(tested(needing(require_restore_shape.record({
	group: require_restore_shape.described(apiGroup, "API group: \"\" for the core, \"*.example.com\" for all below, \"*\" for every group."),
	kind: require_restore_shape.described(kind, "Kind, or \"*\" for all of the group."),
	do: require_restore_shape.described(choice(require_read_values.OWN_DECISIONS), "keep: as it is. tame: in a neutral form. hold: tried, not stored."),
	why: require_restore_shape.described(word, "It stands in the report.")
}), [
	"group",
	"kind",
	"do",
	"why"
]), (one) => {
	const problem = require_ruler.ownRuleProblem(one);
	return problem === void 0 ? void 0 : `cannot be followed: ${problem}`;
}), "What is done with the objects of a kind.");
function safetyShape(problemOf) {
	return require_restore_shape.record({
		profile: require_restore_shape.described(optionText("safety", problemOf), "isolated, guarded or faithful. The command line wins over it."),
		rules: require_restore_shape.described(require_restore_shape.list(rule), "The first that fits wins, over the rules of the profile too.")
	});
}
// src/rehearsal-file/file-shape.ts
/** @param problemOf whether an option of ours takes what a field holds */
function fileShape(problemOf) {
	const backup = require_restore_shape.record({
		location: require_restore_shape.described(word, "Where the backup lies: a folder, a tarball, or an address such as s3://bucket/prefix."),
		select: require_restore_shape.described(optionText("backup", problemOf), "Which backup: its name, or a choice such as latest:schedule=nightly."),
		maxAge: require_restore_shape.described(optionText("max-age", problemOf), "The backup may be at most so old: 26h.")
	});
	const versions = filled(require_restore_shape.list(optionText("kubernetes-version", problemOf)));
	const cluster = require_restore_shape.record({
		provider: require_restore_shape.described(optionText("cluster", problemOf), "What the backup is restored into: control-plane, or kind for nodes on which pods run."),
		workloads: require_restore_shape.described(optionText("workloads", problemOf), "Whether controllers act on what was restored: none or simulated."),
		versions: require_restore_shape.described(versions, "Kubernetes versions, each in quotes: \"1.36\". With more than one the backup is rehearsed against each.")
	});
	return require_restore_shape.record({
		backup: require_restore_shape.described(backup, "Which backup is rehearsed. The command line wins over it."),
		restore: require_restore_shape.described(require_restore_shape.restoreSpec, "What is restored: the spec of Velero's own Restore."),
		restoreHooks: require_restore_shape.described(require_restore_shape.flag, "Whether the restore hooks of pods and Restore are carried out. Without it they are not."),
		cluster: require_restore_shape.described(cluster, "The cluster that is made for the rehearsal."),
		secrets: require_restore_shape.described(optionText("secrets", problemOf), "What becomes of the values of Secrets before they are sent: keep, redact or regenerate."),
		safety: require_restore_shape.described(safetyShape(problemOf), "What must not act outside of the restore."),
		expect: require_restore_shape.described(tested(require_restore_shape.list(expectation), sameName), "What must be true of the restored cluster."),
		gates: require_restore_shape.described(gatesShape(problemOf), "What is allowed, and what weighs how much."),
		ignore: require_restore_shape.described(require_restore_shape.list(ignoreRule), "Failed items and findings that are known: still listed, no longer against the verdict.")
	});
}
function sameName(checks) {
	const names = checks.map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	return twice === void 0 ? void 0 : `has two checks of the name ${JSON.stringify(twice)}`;
}
// src/rehearsal-file/located-yaml.ts
var import_dist = require_yaml.require_dist();
/** No honest file comes near. */
const MAX_BYTES = 2 ** 20;
const START = {
	line: 1,
	column: 1
};
/** The one document, or all problems of its syntax. */
function parseLocatedYaml(text) {
	if (Buffer.byteLength(text) > MAX_BYTES) return [{
		...START,
		problem: "the file is larger than 1 MiB"
	}];
	const lines = new import_dist.LineCounter();
	const placeAt = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(1, line),
			column: Math.max(1, col)
		};
	};
	try {
		const [document, second] = documentsOf(text, lines);
		if (document === void 0) return [{
			...START,
			problem: "the file holds nothing"
		}];
		const problems = document.errors.map(({ message, pos }) => ({
			...placeAt(pos[0]),
			problem: message
		}));
		if (second !== void 0) problems.push({
			...placeAt(second.range[0]),
			problem: "a second document cannot stand here"
		});
		if (problems.length > 0) return problems;
		return {
			value: require_yaml.parseYaml(text, { uniqueKeys: true }),
			place: (path) => placeAt(offsetOf(document, path))
		};
	} catch (error) {
		if (error instanceof require_yaml.YamlProblem) return [{
			...START,
			problem: error.message
		}];
		if (error instanceof RangeError) return [{
			...START,
			problem: "the file is nested too deeply"
		}];
		throw error;
	}
}
function documentsOf(text, lineCounter) {
	return [...(0, import_dist.parseAllDocuments)(text, {
		lineCounter,
		uniqueKeys: true,
		schema: "failsafe",
		prettyErrors: false,
		logLevel: "silent"
	})];
}
/** Follows the path as far as the document does. */
function offsetOf(document, path) {
	let offset = document.contents?.range?.[0] ?? 0;
	let node = document.contents;
	let rest = path;
	for (;;) {
		const here = (0, import_dist.isAlias)(node) ? node.resolve(document) : node;
		const step = (0, import_dist.isMap)(here) ? keyStep(here.items, rest) : (0, import_dist.isSeq)(here) ? entryStep(here.items, rest) : void 0;
		if (step === void 0) return offset;
		offset = step.offset ?? offset;
		node = step.node;
		rest = step.rest;
	}
}
/** A key may hold dots and blanks: the longest that fits is meant. */
function keyStep(pairs, text) {
	const rest = text.replace(/^\./, "");
	const [found] = pairs.flatMap(({ key, value }) => (0, import_dist.isScalar)(key) ? [{
		key,
		name: String(key.value),
		value
	}] : []).filter(({ name }) => rest.startsWith(name) && /^(?:[.[: ]|$)/.test(rest.slice(name.length))).toSorted((a, b) => b.name.length - a.name.length);
	if (found === void 0) return void 0;
	return {
		offset: found.key.range?.[0],
		node: found.value,
		rest: rest.slice(found.name.length)
	};
}
function entryStep(items, text) {
	const [bracketed, digits] = /^\[(\d+)\]/.exec(text) ?? [];
	if (bracketed === void 0) return void 0;
	const node = items[Number(digits)];
	return {
		offset: node?.range?.[0],
		node,
		rest: text.slice(bracketed.length)
	};
}
// src/rehearsal-file/read-rehearsal-file.ts
/**
* Reads the text of a rehearsal file, or says everything that is wrong with it, in the order of the places.
* @param name of the file, for messages
* @param problemOf whether an option of ours takes what a field holds
*/
function readRehearsalFile(text, name, problemOf) {
	const yaml = parseLocatedYaml(text);
	if (!("place" in yaml)) return errors(name, yaml, yaml.length);
	const problems = [];
	const written = fileShape(problemOf)(yaml.value, "", problems);
	if (written !== void 0 && problems.length === 0) return rehearsalFile(written);
	return errors(name, problems.slice(0, MAX_PROBLEMS).map((problem) => ({
		...yaml.place(problem),
		problem
	})), problems.length);
}
function rehearsalFile(written) {
	const { backup, restore, restoreHooks, cluster, safety, secrets, expect, gates = {}, ignore } = written;
	return {
		location: backup?.location,
		select: backup?.select,
		maxAge: backup?.maxAge,
		restore,
		restoreHooks,
		kubernetesVersions: cluster?.versions ?? [],
		secrets,
		safety: safety?.profile,
		safetyRules: safety?.rules ?? [],
		provider: cluster?.provider,
		workloads: cluster?.workloads,
		checks: expect ?? [],
		gates: gatesOf(gates),
		baseline: gates.baseline ?? {},
		ignore: ignore ?? []
	};
}
/** A file with more is no rehearsal file. */
const MAX_PROBLEMS = 100;
/** @param total how many there are; not all may be told */
function errors(name, problems, total) {
	const shown = problems.slice(0, MAX_PROBLEMS).toSorted((a, b) => a.line - b.line || a.column - b.column);
	const last = shown.at(-1);
	const rest = total - shown.length;
	if (rest > 0 && last !== void 0) shown.push({
		...last,
		problem: `and ${rest} more problems`
	});
	return shown.map(({ line, column, problem }) => new require_rehearsal_error.RehearsalError("REHEARSAL_FILE_INVALID", `${name}:${line}:${column}: ${problem.replace(/^ must/, "the file must")}`));
}
exports.readRehearsalFile = readRehearsalFile;
