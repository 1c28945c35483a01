require("./rolldown-runtime.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_nearest = require("./core-nearest.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_util = require("node:util");
let node_stream_consumers = require("node:stream/consumers");
// src/cli/look.ts
/** Colours on a terminal only, and never against NO_COLOR or --no-color. */
function painterFor(stream, environment, noColor) {
	return noColor || !canMoveCursor(stream, environment) || Boolean(environment.NO_COLOR) ? require_read_values.plainPainter : require_read_values.colourPainter;
}
/** The width of a terminal on which a line can be written anew; undefined for a file, a pipe, or a log. */
function liveColumnsOf(stream, environment) {
	return canMoveCursor(stream, environment) && !environment.CI ? stream.columns ?? 80 : void 0;
}
function canMoveCursor(stream, environment) {
	return stream.isTTY && environment.TERM !== "dumb";
}
// src/cli/wrap.ts
/** Lines of at most `width` characters, broken at blanks. A word that is longer stands alone. */
function wrap(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
}
/** A name, and what it means from `column` on. A name that reaches the column gets a line of its own. */
function entry(name, meaning, column, width) {
	const [first = "", ...rest] = wrap(meaning, Math.max(20, width - column));
	const margin = " ".repeat(column);
	const head = `  ${name}`;
	return [...head.length < column - 1 ? [head.padEnd(column) + first] : [head, margin + first], ...rest.map((line) => margin + line)];
}
// src/cli/error-text.ts
/** What to print about anything that a command threw. A stack only where somebody asked for it: `REHEARSE_DEBUG`. */
function errorText(error, paint, isDebug) {
	if (error instanceof require_rehearsal_error.OptionProblems) return problemsText(error.problems, paint);
	if (error instanceof require_rehearsal_error.RehearsalError) return problemsText([error], paint);
	const lines = require_read_values.problemLines("INTERNAL", require_rehearsal_error.messageOf(error), require_rehearsal_error.CODES.INTERNAL.hint, paint);
	const stack = isDebug && error instanceof Error ? [error.stack ?? ""] : [];
	return {
		text: joined([...lines, ...stack]),
		exitCode: require_rehearsal_error.CODES.INTERNAL.exit
	};
}
/** All problems, and each hint once, below the last problem that it belongs to. */
function problemsText(problems, paint) {
	return {
		text: joined(problems.flatMap(({ code, message, hint }, index) => {
			const isLast = !problems.slice(index + 1).some((later) => later.hint === hint);
			return require_read_values.problemLines(code, message, isLast ? hint : "", paint);
		})),
		exitCode: problems[0]?.exitCode ?? 2
	};
}
function joined(lines) {
	return lines.map((line) => `${line}\n`).join("");
}
// src/cli/io.ts
/** The real thing. A reader that went away (`rehearse … | head`) is no reason to fail. */
function processIo() {
	return {
		stdout: streamOf(process.stdout),
		stderr: streamOf(process.stderr),
		environment: process.env,
		readText: (path) => path === "-" ? (0, node_stream_consumers.text)(process.stdin) : (0, node_fs_promises.readFile)(path, "utf8"),
		listFolder: require_read_values.listFolder
	};
}
function streamOf(stream) {
	stream.on("error", () => void 0);
	return {
		get isTTY() {
			return stream.isTTY === true;
		},
		get columns() {
			return stream.columns;
		},
		write: (chunk) => void stream.write(chunk)
	};
}
// src/cli/parts.ts
const PARTS = {
	loadManifest: async (text, namespace) => (await Promise.resolve().then(() => require("./restore-load-manifest.cjs"))).loadManifest(text, namespace),
	readRehearsalFile: async (text, name, problemOf) => (await Promise.resolve().then(() => require("./rehearsal-file-read-rehearsal-file.cjs"))).readRehearsalFile(text, name, problemOf),
	readBaseline: async (text, name) => (await Promise.resolve().then(() => require("./rehearsal-read-baseline.cjs"))).readBaseline(text, name),
	rehearseAll: async (request, deps) => (await Promise.resolve().then(() => require("./rehearsal-rehearse-all.cjs"))).rehearseAll(request, deps),
	rehearseVersions: async (request, deps) => (await Promise.resolve().then(() => require("./rehearsal-rehearse-versions.cjs"))).rehearseVersions(request, deps),
	rehearse: async (request, deps) => (await Promise.resolve().then(() => require("./rehearsal-rehearse.cjs"))).rehearse(request, deps),
	planOffline: async (request, signal, onDownload) => (await Promise.resolve().then(() => require("./rehearsal-plan.cjs"))).planOffline(request, signal, onDownload),
	profileDiff: async (request, signal) => (await Promise.resolve().then(() => require("./rehearsal-profile-diff-profile-diff.cjs"))).profileDiff(request, signal),
	startingFile: async (request, signal) => {
		const [{ startingFile }, { renderStartingFile }] = await Promise.all([Promise.resolve().then(() => require("./rehearsal-expect.cjs")), Promise.resolve().then(() => require("./rehearsal-file-starting-file.cjs"))]);
		const holdings = await startingFile(request, signal);
		return {
			holdings,
			text: renderStartingFile(holdings)
		};
	},
	inspect: async (wanted, signal) => (await Promise.resolve().then(() => require("./rehearsal-inspect.cjs"))).inspect(wanted, signal),
	backupRows: async (wanted, signal, now) => (await Promise.resolve().then(() => require("./rehearsal-backup-rows.cjs"))).backupRows(wanted, signal, now),
	lint: async (wanted, signal) => (await Promise.resolve().then(() => require("./rehearsal-lint.cjs"))).lint(wanted, signal),
	startCluster: async (target, deps, context) => {
		const { providerOf } = await Promise.resolve().then(() => require("./rehearsal-provider-of.cjs")).then((n) => n.provider_of_exports);
		return (await providerOf(target, deps)).start(context);
	},
	prefetch: async (wanted, context) => (await Promise.resolve().then(() => require("./cluster-prefetch.cjs"))).prefetch(wanted, context),
	listClusters: async (environment) => {
		const { directory, leftBehind } = await clusters(environment);
		return leftBehind.listClusters(directory);
	},
	removeCluster: async (environment, id) => {
		const { directory, leftBehind } = await clusters(environment);
		return leftBehind.removeCluster(directory, id);
	},
	removeAll: async (environment) => {
		const { directory, leftBehind } = await clusters(environment);
		return leftBehind.removeAll(directory);
	},
	knownVersions: async () => (await Promise.resolve().then(() => require("./cluster-binaries-known-versions.cjs")).then((n) => n.known_versions_exports)).KNOWN_MINORS_TEXT
};
async function clusters(environment) {
	const [leftBehind, { stateDirectoryOf }] = await Promise.all([Promise.resolve().then(() => require("./cluster-left-behind.cjs")), Promise.resolve().then(() => require("./cluster-paths.cjs")).then((n) => n.paths_exports)]);
	return {
		leftBehind,
		directory: stateDirectoryOf(environment)
	};
}
// src/config/option-row.ts
const COMMAND_NAMES = [
	"run",
	"restore",
	"plan",
	"expect",
	"inspect",
	"backups",
	"lint",
	"attest",
	"cluster up",
	"cluster down",
	"cluster prefetch"
];
const GROUPS = {
	backup: "Which backup",
	restore: "What is restored; the same fields as in a Velero Restore",
	engine: "How it is restored; the flags of Velero's server, and our own",
	run: "The rehearsal",
	demands: "What must be true of the result",
	general: "General"
};
// src/cli/command-table.ts
const EXIT_CODES = {
	0: "pass, or nothing to complain about",
	1: "fail: the backup is broken, an item of it could not be restored, or a check, a gate or a finding speaks against it",
	2: "an option, the Restore or another given file is wrong, or a given cluster is refused; nothing was written",
	3: "the environment: location, cluster, download, deadline, clean-up",
	4: "inconclusive: something that was asked for could not be proved",
	130: "cancelled"
};
const LOCATION = {
	name: "LOCATION",
	atLeast: 1,
	atMost: 1,
	doc: "A folder that holds backups/<name>/, a lone <name>.tar.gz, an address such as s3://bucket/prefix, the file of a BackupStorageLocation, or - for standard input (docs/locations.md)."
};
/** A rehearsal file may name the location. */
const LOCATION_OR_FILE = {
	...LOCATION,
	unless: "rehearsal-file"
};
const COMMANDS = {
	run: {
		summary: "Restore a backup into a throw-away cluster and judge the result.",
		words: LOCATION_OR_FILE,
		about: "Starts a real kube-apiserver and etcd, or a kind cluster, restores the backup into it by the rules of Velero, accounts for every item, reads everything back, and removes the cluster again. What would act outside of it is kept from acting (--safety).",
		examples: [
			"rehearse run ./bucket --backup nightly-20261001",
			"rehearse run nightly.tar.gz --included-namespaces shop --namespace-mapping shop=shop-copy",
			"rehearse run ./bucket -f restore.yaml --kubernetes-version 1.35 --keep-cluster",
			"rehearse run ./bucket --backup latest --kubernetes-versions 1.34,1.35,1.36",
			"rehearse run -r rehearsal.yaml --baseline accepted/report.json",
			"rehearse run ./bucket --backup latest --workloads simulated",
			"rehearse run ./bucket --backup latest --cluster kind --safety faithful"
		],
		exitCodes: [
			0,
			1,
			2,
			3,
			4,
			130
		]
	},
	restore: {
		summary: "Restore a backup into a cluster that is already there.",
		words: LOCATION_OR_FILE,
		about: "The same engine as in a rehearsal, but what it creates stays. The cluster must be named and allowed: there is no default. One that looks like the source of the backup is refused, and so are namespaces that hold what others have made. Pods run only with --safety faithful or a rule of the rehearsal file, hooks only with --restore-hooks.",
		examples: [
			"rehearse restore ./bucket --backup nightly-20261001 --kubeconfig staging.yaml --allow-existing-cluster",
			"rehearse restore ./bucket -f restore.yaml --kubeconfig staging.yaml --allow-existing-cluster --allow-foreign-namespaces shop",
			"rehearse restore ./bucket --backup nightly-20261001 --kubeconfig staging.yaml --allow-existing-cluster --delete-afterwards"
		],
		exitCodes: [
			0,
			1,
			2,
			3,
			4,
			130
		]
	},
	plan: {
		summary: "Show what a restore would do, without any cluster.",
		words: LOCATION_OR_FILE,
		about: "Lists what is restored, in its order, and what stays behind, with the reason. What only a cluster knows, such as short names of custom resources, is taken from the backup. Also what the safety rules would tame or hold, and which webhooks the API server would ask.",
		examples: [
			"rehearse plan ./bucket --backup nightly-20261001 --excluded-namespaces kube-system",
			"rehearse plan nightly.tar.gz -f restore.yaml --json",
			"rehearse plan ./bucket --backup nightly-20261001 --safety guarded",
			"rehearse plan ./bucket --backup nightly-20261001 --profile-diff"
		],
		exitCodes: [
			0,
			1,
			2,
			3,
			130
		]
	},
	expect: {
		summary: "Write a rehearsal file to start from, out of what a backup holds.",
		words: LOCATION_OR_FILE,
		about: "Counts per kind and namespace and names the workloads that a restore would bring. No cluster is started. Whatever filters the Restore has count as well.",
		examples: ["rehearse expect ./bucket --backup nightly-20261001", "rehearse expect nightly.tar.gz --included-namespaces shop"],
		exitCodes: [
			0,
			1,
			2,
			3,
			130
		]
	},
	inspect: {
		summary: "Verify a backup and show what is in it, without any cluster.",
		words: LOCATION,
		about: "Reads the whole archive, checks it, and lists its resources, its volumes and every file that could not be restored.",
		examples: ["rehearse inspect ./bucket", "rehearse inspect nightly.tar.gz --json"],
		exitCodes: [
			0,
			1,
			2,
			3,
			130
		]
	},
	backups: {
		summary: "List the backups of a location.",
		words: LOCATION,
		about: "Shows schedule, age, phase, items, size, expiry, errors and warnings of each, newest first, and what is wrong with its files. Only their metadata is read.",
		examples: ["rehearse backups s3://acme-backups/prod", "rehearse backups ./bucket --backup-selector velero.io/schedule-name=nightly --json"],
		exitCodes: [
			0,
			2,
			3,
			130
		]
	},
	lint: {
		summary: "Find what objects of a backup name and the backup does not hold.",
		words: LOCATION,
		about: "Reads the whole archive and follows the names in it: Secrets, ConfigMaps, ServiceAccounts, claims, classes, roles, Services, definitions. Also finds webhooks that nobody would answer, and what the records of the backup claim and the archive lacks. No cluster is started. The same is looked for after a rehearsal.",
		examples: ["rehearse lint ./bucket --backup nightly-20261001", "rehearse lint nightly.tar.gz --fail-on warn --json"],
		exitCodes: [
			0,
			1,
			2,
			3,
			130
		]
	},
	attest: {
		summary: "Make an in-toto statement of a report, for a signature.",
		words: {
			name: "REPORT",
			atLeast: 1,
			atMost: 1,
			doc: "The report.json of a run."
		},
		about: "Prints a statement that names the tarball of the backup by its digest and holds version, options, verdict and counts of the run. docs/attestation.md shows how GitHub signs it.",
		examples: ["rehearse attest rehearsal-report/report.json", "rehearse attest rehearsal-report/report.json --predicate-file predicate.json"],
		exitCodes: [
			0,
			2,
			3
		]
	},
	"cluster up": {
		summary: "Start a throw-away cluster and leave it running.",
		words: void 0,
		about: "The control plane that `rehearse run` uses, or a kind cluster, on whose nodes pods run. It listens on this machine only and stays until it is removed.",
		examples: [
			"rehearse cluster up",
			"rehearse cluster up --kubernetes-version 1.35 --json",
			"rehearse cluster up --cluster kind --load-images images.tar"
		],
		exitCodes: [
			0,
			2,
			3,
			130
		]
	},
	"cluster down": {
		summary: "Remove clusters that are still running.",
		words: {
			name: "ID",
			atLeast: 0,
			atMost: Number.POSITIVE_INFINITY,
			doc: "As `cluster up` printed it. Not needed when there is only one."
		},
		about: "Ends its processes or containers and removes its files.",
		examples: [
			"rehearse cluster down",
			"rehearse cluster down 3f9a0c1d",
			"rehearse cluster down --all"
		],
		exitCodes: [
			0,
			2,
			3
		]
	},
	"cluster prefetch": {
		summary: "Get the programs of clusters into the cache, so that a later run needs no network.",
		words: {
			name: "VERSION",
			atLeast: 0,
			atMost: Number.POSITIVE_INFINITY,
			doc: "Kubernetes version, such as 1.36 or 1.36.3. Without one: the version that a run without --kubernetes-version takes."
		},
		about: "Downloads or builds what is not in the cache yet, and checks the digest of what is. REHEARSE_CACHE_DIR or, as on runners, RUNNER_TOOL_CACHE says where the cache is, REHEARSE_DOWNLOAD_BASE_URL names a mirror.",
		examples: [
			"rehearse cluster prefetch",
			"rehearse cluster prefetch 1.35 1.36",
			"rehearse cluster prefetch 1.36 --workloads simulated",
			"rehearse cluster prefetch --cluster kind"
		],
		exitCodes: [
			0,
			2,
			3,
			130
		]
	}
};
/** The row, seen as any row. */
function commandRow(name) {
	return COMMANDS[name];
}
// src/cli/help.ts
/** Column at which the explanation of an option starts. */
const OPTION_COLUMN = 36;
/** What `rehearse` prints when it is told nothing. */
function programHelp(width) {
	const column = Math.max(...COMMAND_NAMES.map((name) => name.length)) + 4;
	return lines("rehearse COMMAND", "", ...wrap("Rehearses the restore of a Velero backup: every item goes into a real API server and is accounted for.", width), "", "Commands", ...COMMAND_NAMES.flatMap((name) => entry(name, commandRow(name).summary, column, width)), "", "`rehearse COMMAND --help` tells its options, examples and exit codes.");
}
/** `notes` are paragraphs that the tables cannot know, such as the versions of Kubernetes that there are. */
function commandHelp(command, width, notes = []) {
	const { words, summary, about, examples, exitCodes } = commandRow(command);
	const usage = words === void 0 ? "" : words.atLeast > 0 && words.unless === void 0 ? ` ${words.name}` : ` [${words.name}${words.atMost > 1 ? " ..." : ""}]`;
	const hasVariables = require_read_values.optionsOf(command).some((name) => variableOf(name) !== void 0);
	return lines(`rehearse ${command}${usage} [options]`, "", ...wrap(`${summary} ${about}`, width), ...words === void 0 ? [] : ["", ...entry(words.name, words.doc, words.name.length + 4, width)], ...optionBlocks(command, width), ...notes.flatMap((note) => ["", ...wrap(note, width)]), ...hasVariables ? ["", "A variable can set an option too: REHEARSE_REPORT_DIR for --report-dir."] : [], "", "Examples", ...examples.map((example) => `  ${example}`), "", "Exit codes", ...exitCodes.flatMap((code) => entry(String(code).padStart(3), EXIT_CODES[code], 7, width)));
}
/** The variable that sets an option when no flag does. Those that are about one call only have none. */
function variableOf(name) {
	const { group, isFlagOnly } = require_read_values.rowOf(name);
	return group === "general" || isFlagOnly ? void 0 : `REHEARSE_${name.toUpperCase().replaceAll("-", "_")}`;
}
/** `-f, --restore-file FILE`, `--restore-pvs[=false]`, `--profile velero-1.18|velero-1.9`. */
function flagOf(name) {
	const row = require_read_values.rowOf(name);
	const long = row.short === void 0 ? `--${name}` : `-${row.short}, --${name}`;
	if (row.type === "boolean") return row.default === void 0 ? `${long}[=false]` : long;
	return `${long} ${row.type === "choice" ? row.choices?.join("|") : row.placeholder}`;
}
function optionBlocks(command, width) {
	const names = require_read_values.optionsOf(command);
	return Object.entries(GROUPS).flatMap(([group, title]) => {
		const members = names.filter((name) => require_read_values.rowOf(name).group === group);
		if (members.length === 0) return [];
		return [
			"",
			title,
			...members.flatMap((name) => entry(flagOf(name), docOf(require_read_values.rowOf(name), command), OPTION_COLUMN, width))
		];
	});
}
function docOf(row, command) {
	const doc = row.docAt?.[command] ?? row.doc;
	return row.type === "boolean" || !row.default ? doc : `${doc} Default: ${row.default}.`;
}
function lines(...all) {
	return `${all.join("\n")}\n`;
}
// src/cli/command-line.ts
const FLAGS = require_read_values.OPTION_NAMES.filter((name) => require_read_values.rowOf(name).places.some((place) => place !== "action"));
const PARSE_OPTIONS = Object.fromEntries(FLAGS.map((name) => {
	const { type, short } = require_read_values.rowOf(name);
	return [name, {
		type: type === "boolean" ? "boolean" : "string",
		...short && { short }
	}];
}));
function readCommandLine(args, environment) {
	const { flags, words, problems } = cut(args);
	const command = COMMAND_NAMES.find((name) => name.split(" ").every((word, index) => words[index] === word));
	if (flags.some(({ name }) => name === "help")) return {
		kind: "help",
		command
	};
	if (flags.some(({ name }) => name === "version")) return { kind: "version" };
	if (command === void 0) {
		if (args.length === 0) return {
			kind: "help",
			command
		};
		return {
			kind: "problems",
			command,
			problems: [unknownCommand(words), ...problems]
		};
	}
	const given = [...flagsOf(command, flags, problems), ...variablesOf(command, flags, environment)];
	const { values, problems: more } = require_read_values.readValues(command, given, (name) => `--${name}`);
	const own = words.slice(command.split(" ").length);
	const hasStranger = problems.some(({ code }) => code === "OPTION_UNKNOWN");
	const all = [
		...problems,
		...more,
		...wordProblems(command, own, hasStranger, values)
	];
	return all.length > 0 ? {
		kind: "problems",
		command,
		problems: all
	} : {
		kind: "call",
		command,
		values,
		words: own
	};
}
function cut(args) {
	const { tokens } = (0, node_util.parseArgs)({
		args: [...args],
		options: PARSE_OPTIONS,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const options = tokens.filter((token) => token.kind === "option");
	const hungry = options.find(({ name, value, inlineValue }) => {
		if (!isFlag(name) || require_read_values.rowOf(name).type === "boolean") return false;
		return value === void 0 || inlineValue === false && value.startsWith("-") && value.length > 1;
	});
	if (hungry === void 0) return {
		flags: options,
		words: tokens.filter((token) => token.kind === "positional").map(({ value }) => value),
		problems: []
	};
	const rest = cut(args.toSpliced(hungry.index, 1));
	const hint = hungry.value === void 0 ? "" : `; a value that starts with a dash is written ${hungry.rawName}=-…`;
	rest.problems.unshift(new require_rehearsal_error.RehearsalError("OPTION_MISSING", `${hungry.rawName} needs a value${hint}`));
	return rest;
}
/** The flags that this command has; every other one is a problem. */
function flagsOf(command, flags, problems) {
	const known = require_read_values.optionsOf(command);
	const given = /* @__PURE__ */ new Map();
	for (const { name, rawName, value } of flags) {
		if (!isFlag(name) || !known.includes(name)) {
			problems.push(new require_rehearsal_error.RehearsalError("OPTION_UNKNOWN", `${rawName} ${whyUnknown(name, command)}`));
			continue;
		}
		const earlier = given.get(name);
		if (earlier === void 0) given.set(name, {
			label: rawName,
			texts: [value ?? "true"]
		});
		else earlier.texts.push(value ?? "true");
	}
	return [...given].map(([name, { label, texts }]) => ({
		name,
		label,
		texts
	}));
}
function whyUnknown(name, command) {
	const base = `is not an option of \`rehearse ${command}\``;
	if (isFlag(name)) return `${base}; it belongs to ${COMMAND_NAMES.filter((other) => require_read_values.rowOf(name).places.includes(other)).map((other) => `\`${other}\``).join(", ")}`;
	const similar = require_nearest.nearest(name, require_read_values.optionsOf(command));
	return similar === void 0 ? base : `${base}; did you mean --${similar}?`;
}
/** A flag wins over its variable; an empty variable is none. */
function variablesOf(command, flags, environment) {
	return require_read_values.optionsOf(command).flatMap((name) => {
		const label = variableOf(name);
		const value = label === void 0 ? void 0 : environment[label];
		if (label === void 0 || !value || flags.some((flag) => flag.name === name)) return [];
		return [{
			name,
			label,
			texts: [value]
		}];
	});
}
function wordProblems(command, words, hasStranger, values) {
	const row = commandRow(command).words;
	if ((row?.unless === void 0 || values[row.unless] === void 0) && words.length < (row?.atLeast ?? 0)) return [new require_rehearsal_error.RehearsalError("OPTION_MISSING", `${row?.name} is missing. ${row?.doc}`)];
	const extra = words[row?.atMost ?? 0];
	if (extra === void 0 || hasStranger) return [];
	return [new require_rehearsal_error.RehearsalError("OPTION_UNKNOWN", `'${extra}' is one word too many for \`rehearse ${command}\``)];
}
function unknownCommand(words) {
	const [first, second] = words;
	if (first === void 0) return new require_rehearsal_error.RehearsalError("OPTION_MISSING", `a command is missing: ${COMMAND_NAMES.join(", ")}`);
	if (first === "cluster" && second === void 0) {
		const seconds = COMMAND_NAMES.flatMap((name) => /^cluster (.+)/.exec(name)?.[1] ?? []);
		return new require_rehearsal_error.RehearsalError("OPTION_MISSING", `\`rehearse cluster\` needs a second word: ${seconds.join(", ")}`);
	}
	const typed = first === "cluster" ? `${first} ${second}` : first;
	const similar = require_nearest.nearest(typed, COMMAND_NAMES);
	const question = similar === void 0 ? "" : `; did you mean \`${similar}\`?`;
	return new require_rehearsal_error.RehearsalError("OPTION_UNKNOWN", `'${typed}' is not a command${question}`);
}
function isFlag(name) {
	return FLAGS.includes(name);
}
// src/cli/load-command.ts
/** Each command is loaded when it is called. */
const LOADERS = {
	run: async () => (await Promise.resolve().then(() => require("./cli-commands-run.cjs"))).run,
	restore: async () => (await Promise.resolve().then(() => require("./cli-commands-restore.cjs"))).restore,
	plan: async () => (await Promise.resolve().then(() => require("./cli-commands-plan.cjs"))).plan,
	expect: async () => (await Promise.resolve().then(() => require("./cli-commands-expect.cjs"))).expect,
	inspect: async () => (await Promise.resolve().then(() => require("./cli-commands-inspect.cjs"))).inspect,
	backups: async () => (await Promise.resolve().then(() => require("./cli-commands-backups.cjs"))).backups,
	lint: async () => (await Promise.resolve().then(() => require("./cli-commands-lint.cjs"))).lint,
	attest: async () => (await Promise.resolve().then(() => require("./cli-commands-attest.cjs"))).attest,
	"cluster up": async () => (await Promise.resolve().then(() => require("./cli-commands-cluster-up.cjs"))).clusterUp,
	"cluster down": async () => (await Promise.resolve().then(() => require("./cli-commands-cluster-down.cjs"))).clusterDown,
	"cluster prefetch": async () => (await Promise.resolve().then(() => require("./cli-commands-cluster-prefetch.cjs"))).clusterPrefetch
};
// src/cli/program.ts
const MAX_HELP_WIDTH = 110;
/** One call of `rehearse`. Never throws; what went wrong is on standard error and in the exit code. */
async function runProgram(args, context) {
	const { io, signal } = context;
	const paint = painterFor(io.stderr, io.environment, args.includes("--no-color"));
	try {
		const line = readCommandLine(args, io.environment);
		switch (line.kind) {
			case "help":
				io.stdout.write(await helpText(line.command, context));
				return 0;
			case "version":
				io.stdout.write(`${context.version}\n`);
				return 0;
			case "problems": {
				const { text, exitCode } = problemsText(line.problems, paint);
				io.stderr.write(text);
				return exitCode;
			}
			case "call": return await (await LOADERS[line.command]())(line, context);
		}
	} catch (error) {
		if (signal.aborted) {
			io.stderr.write("cancelled\n");
			return 130;
		}
		const { text, exitCode } = errorText(error, paint, Boolean(io.environment.REHEARSE_DEBUG));
		io.stderr.write(text);
		return exitCode;
	}
}
async function helpText(command, { io, parts }) {
	const width = Math.min(io.stdout.columns ?? MAX_HELP_WIDTH, MAX_HELP_WIDTH);
	if (command === void 0) return programHelp(width);
	return commandHelp(command, width, [
		"run",
		"cluster up",
		"cluster prefetch"
	].includes(command) ? [`Known versions of Kubernetes: ${await parts.knownVersions()}.`] : []);
}
// src/cli/start.ts
/** Binds the program to its process: arguments, streams, signals, exit code. */
async function start(self) {
	require_read_values.keepHeapSmall();
	const io = processIo();
	const onFault = (error) => {
		const { text, exitCode } = errorText(error, painterFor(io.stderr, io.environment, false), Boolean(io.environment.REHEARSE_DEBUG));
		io.stderr.write(text);
		self.exit(exitCode);
	};
	self.on("uncaughtException", onFault);
	const interrupts = require_read_values.watchInterrupts(self, {
		onFirst: () => io.stderr.write("\nending in order; once more to end at once\n"),
		onAgain: () => {
			io.stderr.write("ended at once; rehearse cluster down --all removes whatever is left\n");
			self.exit(130);
		}
	});
	const context = {
		io,
		parts: PARTS,
		signal: interrupts.signal,
		now: () => /* @__PURE__ */ new Date(),
		newUid: node_crypto.randomUUID,
		version: require_read_values.VERSION
	};
	self.exitCode = await runProgram(self.argv.slice(2), context);
}
exports.liveColumnsOf = liveColumnsOf;
exports.painterFor = painterFor;
exports.start = start;
exports.wrap = wrap;
