const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_plain_text = require("./report-plain-text.cjs");
let node_fs_promises = require("node:fs/promises");
// src/config/list-folder.ts
/** Names of the files in a folder, sorted; undefined for what is no folder. Rejects with the system's error. */
async function listFolder(path) {
	try {
		return (await (0, node_fs_promises.readdir)(path, { withFileTypes: true })).filter((entry) => !entry.isDirectory()).map(({ name }) => name).sort();
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) === "ENOTDIR") return void 0;
		throw error;
	}
}
// src/core/interrupts.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** The first signal calls `onFirst`, each later one `onAgain`: the user does not want to wait for an orderly end. */
function watchInterrupts(source, { onFirst, onAgain }) {
	const controller = new AbortController();
	const listener = () => {
		const isFirst = !controller.signal.aborted;
		controller.abort();
		if (isFirst) onFirst();
		else onAgain();
	};
	for (const name of SIGNALS) source.on(name, listener);
	return {
		signal: controller.signal,
		stop: () => {
			for (const name of SIGNALS) source.off(name, listener);
		}
	};
}
// src/version.ts
/** Of restore-rehearsal, from its package.json. */
const VERSION = "0.1.0";
// src/core/duration.ts
const UNITS = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
const PART = /(\d+(?:\.\d+)?)(ms|h|m|s)/gy;
/** Beyond this a timer of Node would fire at once. About 24 days. */
const LONGEST_MS = 2 ** 31 - 1;
/** Milliseconds, or undefined when the text is no duration, is negative, or is longer than a timer can wait. `0` needs no unit. */
function parseDuration(text) {
	if (text === "0") return 0;
	let total = 0;
	let end = 0;
	for (const [part, digits = "", unit = ""] of text.matchAll(PART)) {
		total += Number(digits) * (UNITS[unit] ?? NaN);
		end += part.length;
	}
	if (end === 0 || end !== text.length) return void 0;
	const ms = Math.round(total);
	return ms <= LONGEST_MS ? ms : void 0;
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
// src/report/format.ts
const SIZES = [
	"B",
	"KiB",
	"MiB",
	"GiB",
	"TiB"
];
const AGES = [
	[86400, "day"],
	[3600, "hour"],
	[60, "minute"]
];
/** `1,234`. */
function formatNumber(value) {
	return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
/** `1 item`, `6 namespaces`. */
function formatCount(count, noun, plural = `${noun}s`) {
	return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
/** `1.2 MiB`, `17 B`. */
function formatBytes(bytes) {
	let value = bytes;
	let unit = 0;
	while (value >= 1023.95 && unit < SIZES.length - 1) {
		value /= 1024;
		unit++;
	}
	return `${unit === 0 ? formatNumber(value) : value.toFixed(1)} ${SIZES[unit]}`;
}
/** `0.4 s`, `75 s`, `12 min 5 s`. */
function formatSpan(ms) {
	const seconds = ms / 1e3;
	if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	return whole < 120 ? `${whole} s` : `${formatNumber(Math.floor(whole / 60))} min ${whole % 60} s`;
}
/** `53 days old`; of the largest unit that fits twice, or is the smallest. */
function formatAge(seconds) {
	const [size, noun] = AGES.find(([unit]) => seconds >= 2 * unit) ?? AGES[2];
	return `${formatCount(Math.max(0, Math.floor(seconds / size)), noun)} old`;
}
/** `2026-10-01 02:00 UTC` from an ISO time; the text itself when it is none. */
function formatMinute(time) {
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
/** Two sentences with one full stop between them. */
function sentences(first, second) {
	return /[.!?…]$/.test(first) ? `${first} ${second}` : `${first}. ${second}`;
}
// src/restore/item-outcome.ts
const REASONS = {
	restored: "was created from the backup",
	"needed-by-items": "the namespace was created because items need it",
	patched: "existed and was patched to the state of the backup",
	merged: "the service account existed; its lists were merged",
	"exists-equal": "exists and is the same as in the backup",
	"namespace-exists": "the namespace exists; existing namespaces are never changed",
	"exists-differs": "exists with another content; the existing-resource policy keeps it",
	"resource-filtered": "its type is not included, or excluded",
	"namespace-filtered": "its namespace is not included, or excluded",
	"label-filtered": "its labels do not match the selector",
	"cluster-scope-filtered": "cluster-scoped items are left out by includeClusterResources or by the namespace filter",
	"non-restorable": "Velero never restores this type",
	"namespaces-on-demand": "this version of Velero creates namespaces only for items that need them",
	completed: "the pod or job had completed",
	"mirror-pod": "the kubelet makes mirror pods from files on the node",
	"provisioned-anew": "the volume is provisioned anew for its claim",
	duplicate: "the same object was restored from another file of the archive",
	"action-skipped": "a restore item action leaves it out",
	undecodable: "the file in the backup is not a Kubernetes object",
	"action-failed": "a restore item action could not prepare it",
	"namespace-not-ready": "its namespace could not be made ready",
	"api-not-served": "the cluster does not serve this API",
	refused: "the API server refused it",
	"exists-unreadable": "exists, but could not be read for the comparison",
	"patch-refused": "exists, and the API server refused the patch",
	"crd-not-ready": "the definition was created but did not become ready",
	"follow-up-failed": "was created, but a later step failed",
	vanished: "was created, but is not in the cluster any more",
	"not-reached": "the run ended before this item",
	ambiguous: "the answer to its creation was lost, and reading it back did not settle it"
};
const OUTCOME_KINDS = [
	"created",
	"updated",
	"unchanged",
	"skipped",
	"held",
	"failed",
	"unknown"
];
// src/report/trouble.ts
/** Failed items first, then those whose fate is unknown. Items that the run never reached are only counted. */
function troubledItems({ items }) {
	const failed = items.filter((item) => item.outcome === "failed");
	const unknown = items.filter((item) => item.outcome === "unknown" && item.reason !== "not-reached");
	return [...failed, ...unknown];
}
/** Errors that do not repeat a failed item: Velero's results hold one message for each of those too. */
function otherErrors(report) {
	const told = new Set(report.items.filter((item) => item.outcome === "failed").flatMap(namesOf));
	return report.errors.filter(({ message }) => !message.split(/[\s:,"]+/).some((word) => told.has(word)));
}
/** `shop/web`, or the name alone for cluster scope; the namespace is the one it was restored into. */
function placeOf(item) {
	const namespace = item.targetNamespace ?? item.namespace;
	return namespace === "" ? item.name : `${namespace}/${item.name}`;
}
/** `Deployment shop/web`. A file that could not be read has no kind; then its resource stands there. */
function titleOf(item) {
	return `${item.kind || item.resource} ${placeOf(item)}`;
}
/** Why an item ended as it did: what the server said, else what the reason means. */
function whyOf(item) {
	return `${item.reason}: ${item.detail ?? REASONS[item.reason]}`;
}
/** `Velero`, `cluster scope`, `namespace shop`. */
function groupOf(message) {
	if (message.group === "namespace") return `namespace ${message.namespace ?? ""}`;
	return message.group === "velero" ? "Velero" : "cluster scope";
}
/** The ways in which Velero's messages name an item. */
function namesOf(item) {
	return [item.namespace, item.targetNamespace].flatMap((namespace) => {
		if (namespace === void 0) return [];
		const place = namespace === "" ? item.name : `${namespace}/${item.name}`;
		return [`${item.resource}/${place}`];
	});
}
// src/report/render/painter.ts
const SEQUENCES = {
	good: "32",
	bad: "31",
	doubt: "33",
	faint: "2"
};
const plainPainter = (_tone, text) => text;
const colourPainter = (tone, text) => `\u001b[${SEQUENCES[tone]}m${text}\u001b[0m`;
// src/report/render/terminal.ts
const VERDICT_TONES = {
	pass: "good",
	fail: "bad",
	error: "bad",
	inconclusive: "doubt",
	cancelled: "doubt"
};
const MAX_MESSAGE_LINES = 60;
/** The end of a run: counts, what went wrong, the verdict, where to read on. Ends with a line end. */
function renderTerminal(report, options) {
	const { paint } = options;
	return `${[
		report.total > 0 ? [countsLine(report)] : [],
		[...itemLines(report, options), ...messageLines(report, options)],
		failureLines(report, paint),
		[
			verdictLine(report, paint),
			...becauseLines(report),
			...filesLine(options.files)
		]
	].filter((block) => block.length > 0).flatMap((block) => ["", ...block]).join("\n")}\n`;
}
/** `PASS in 4.1 s`, and what this kind of cluster could not show. */
function verdictLine({ verdict, timings, notExercised }, paint) {
	const headline = `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} in ${formatSpan(timings.total)}`;
	const missing = notExercised.map(({ what, count }) => require_plain_text.plainText(count > 0 ? `${what} (${formatNumber(count)})` : what));
	return missing.length === 0 ? headline : `${headline} · not exercised: ${missing.join(", ")}`;
}
/** The counts that every reader looks for are there even when they are zero. */
function countsLine({ counts }) {
	const always = [
		"created",
		"skipped",
		"failed"
	];
	return `  ${Object.entries(counts).filter(([kind, count]) => count > 0 || always.includes(kind)).map(([kind, count]) => `${kind} ${formatNumber(count)}`).join("   ")}`;
}
function itemLines(report, { paint, maxItems }) {
	return limited(troubledItems(report), maxItems, "items that failed", (item) => itemLine(item, paint));
}
function itemLine(item, paint) {
	const tone = item.outcome === "failed" ? "bad" : "doubt";
	const name = require_plain_text.plainText(titleOf(item), 200);
	return `  ${paint(tone, item.outcome.padEnd(8))}${name}: ${require_plain_text.plainText(whyOf(item))}`;
}
function messageLines(report, { paint, maxItems, maxWarnings }) {
	const line = (word, tone) => (message) => `  ${paint(tone, word.padEnd(8))}${require_plain_text.plainText(`${groupOf(message)}: ${message.message}`)}`;
	return [...limited(otherErrors(report), maxItems, "errors", line("error", "bad")), ...limited(report.warnings, maxWarnings, "warnings", line("warning", "doubt"))];
}
function limited(all, max, what, line) {
	const rest = all.length - max;
	const shown = all.slice(0, max).map(line);
	return rest > 0 ? [...shown, `  and ${formatNumber(rest)} more ${what} in report.json`] : shown;
}
/** The message may hold the last lines of a server's log; they stay lines. */
function failureLines({ failure }, paint) {
	return failure === void 0 ? [] : problemLines(failure.code, failure.message, failure.hint, paint);
}
/** `error[CODE]: …`, then `  next: …`. Also for problems that there is no report about. */
function problemLines(code, message, hint, paint) {
	const [first = "", ...rest] = message.split("\n").map((line) => require_plain_text.plainText(line, 2e3));
	return [
		`${paint("bad", `error[${code}]`)}: ${first}`,
		...rest.slice(0, MAX_MESSAGE_LINES).map((line) => `  ${line}`),
		...hint === "" ? [] : [`  next: ${require_plain_text.plainText(hint)}`]
	];
}
/** The message of a failure is already on the screen, just above. */
function becauseLines({ because, failure }) {
	return because.filter((sentence) => sentence !== failure?.message).map((sentence) => `  because ${require_plain_text.plainText(sentence)}`);
}
function filesLine(files) {
	if (files.length === 0) return [];
	return [`report    ${files.map((file, index) => isBeside(file, files[index - 1]) ? baseName(file) : file).map((file) => require_plain_text.plainText(file, 1e3)).join(" · ")}`];
}
function isBeside(path, other) {
	return other !== void 0 && path.slice(0, -baseName(path).length) === other.slice(0, -baseName(other).length);
}
function baseName(path) {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
// src/config/options.ts
const RUN = ["run", "action"];
const RESTORING = [
	"run",
	"restore",
	"action"
];
const PLANNING = [
	"run",
	"restore",
	"plan",
	"action"
];
const COMMANDS = [
	"run",
	"restore",
	"plan",
	"inspect",
	"cluster up",
	"cluster down"
];
const OPTIONS = {
	location: {
		type: "text",
		group: "backup",
		places: ["action"],
		placeholder: "PATH",
		isRequired: true,
		doc: "Where the backup lies: a folder that holds `backups/<name>/`, or a lone `<name>.tar.gz`."
	},
	backup: {
		type: "text",
		group: "backup",
		places: [...PLANNING, "inspect"],
		placeholder: "NAME",
		doc: "Name of the backup. Without it the Restore names one, or the location holds only one."
	},
	restore: {
		type: "text",
		group: "restore",
		places: ["action"],
		placeholder: "YAML",
		doc: "A Velero Restore manifest as text, optionally followed by the ConfigMaps that it names."
	},
	"restore-file": {
		type: "text",
		group: "restore",
		places: PLANNING,
		placeholder: "FILE",
		short: "f",
		doc: "File with a Velero Restore manifest, optionally followed by the ConfigMaps that it names. Single options win over its fields."
	},
	"config-maps": {
		type: "text",
		group: "restore",
		places: PLANNING,
		placeholder: "SOURCE",
		doc: "More ConfigMaps of the Restore, such as resource modifiers: a file, a folder of YAML files, or, for `restore`, the word `cluster` for those that Velero would find in the target. None may stand in the manifest as well."
	},
	"included-namespaces": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Source namespaces or globs. Without it: all."
	},
	"excluded-namespaces": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Source namespaces or globs. As in Velero, one entry is enough to leave out all cluster-scoped items, unless --include-cluster-resources is set."
	},
	"included-resources": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Resources: plural, singular, short name or `name.group`; globs are allowed. Without it: all."
	},
	"excluded-resources": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Resources that stay behind, written as for --included-resources."
	},
	"namespace-mapping": {
		type: "map",
		group: "restore",
		places: PLANNING,
		placeholder: "A=B",
		doc: "Source namespace and the namespace it is restored into: `a=b,c=d`. Also as `a:b`, and more than once."
	},
	"label-selector": {
		type: "selector",
		group: "restore",
		places: PLANNING,
		placeholder: "SELECTOR",
		doc: "Only items with these labels, as kubectl writes it: `a=b,c!=d,x in (1,2),y notin (3),key,!key`."
	},
	"or-label-selectors": {
		type: "selectors",
		group: "restore",
		places: PLANNING,
		placeholder: "SELECTORS",
		doc: "Only items that match one of several selectors, with ` or ` between them. Not together with --label-selector."
	},
	"include-cluster-resources": {
		type: "boolean",
		group: "restore",
		places: PLANNING,
		doc: "Cluster-scoped items: true restores them, false leaves them out. Without it they are restored when no namespace is filtered, and otherwise when a restored item needs them."
	},
	"restore-pvs": {
		type: "boolean",
		group: "restore",
		places: PLANNING,
		doc: "False leaves volumes without their data. Without it: as the backup says."
	},
	"preserve-node-ports": {
		type: "boolean",
		group: "restore",
		places: PLANNING,
		doc: "Keep the node ports of Services. Without it: false, except for ports that a user had set."
	},
	"existing-resource-policy": {
		type: "choice",
		group: "restore",
		places: PLANNING,
		choices: ["none", "update"],
		doc: "What to do with an object that already exists and differs: leave it, or patch it. Without it: none."
	},
	"restore-status-included-resources": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Resources whose status is restored too; `*` for all. Without it and its counterpart: none."
	},
	"restore-status-excluded-resources": {
		type: "list",
		group: "restore",
		places: PLANNING,
		placeholder: "A,B",
		doc: "Resources whose status is not restored. Alone it means: the status of all others. (`velero restore create` ignores it when it is alone; the Restore object does not.)"
	},
	"item-operation-timeout": {
		type: "duration",
		group: "restore",
		places: PLANNING,
		placeholder: "TIME",
		atLeast: 0,
		doc: "How long to wait for operations that run on after an item was created. Without it: --default-item-operation-timeout."
	},
	concurrency: {
		type: "integer",
		group: "engine",
		places: RESTORING,
		placeholder: "N",
		default: "64",
		atLeast: 1,
		doc: "Requests in flight."
	},
	"restore-resource-priorities": {
		type: "text",
		group: "engine",
		places: PLANNING,
		placeholder: "A,B,-,C",
		default: "",
		doc: "Order of the resources, as the flag of Velero's server: before `-` those that come first, after it those that come last."
	},
	features: {
		type: "list",
		group: "engine",
		places: PLANNING,
		placeholder: "A,B",
		choices: ["EnableAPIGroupVersions", "EnableCSI"],
		default: "",
		doc: "Feature flags of Velero: EnableAPIGroupVersions, EnableCSI."
	},
	"resource-timeout": {
		type: "duration",
		group: "engine",
		places: RESTORING,
		placeholder: "TIME",
		default: "10m",
		atLeast: 1,
		doc: "How long to wait for a created object, such as a definition that has to become ready."
	},
	"terminating-resource-timeout": {
		type: "duration",
		group: "engine",
		places: RESTORING,
		placeholder: "TIME",
		default: "10m",
		atLeast: 1,
		doc: "How long to wait for a namespace or volume that is being deleted."
	},
	"default-item-operation-timeout": {
		type: "duration",
		group: "engine",
		places: RESTORING,
		placeholder: "TIME",
		default: "4h",
		atLeast: 1,
		doc: "Used when the Restore has no item-operation timeout."
	},
	"managed-fields": {
		type: "choice",
		group: "engine",
		places: RESTORING,
		choices: [
			"auto",
			"restore",
			"skip"
		],
		default: "auto",
		doc: "Write the managed fields of the backup back, as Velero does. `auto`: in a cluster that stays, but not in a throw-away one."
	},
	profile: {
		type: "choice",
		group: "engine",
		places: PLANNING,
		choices: ["velero-1.18", "velero-1.9"],
		default: "velero-1.18",
		doc: "The version of Velero whose rules are followed."
	},
	"profile-diff": {
		type: "boolean",
		group: "engine",
		places: ["plan"],
		default: "false",
		doc: "Instead of the plan: what would differ for this backup and Restore between velero-1.9 and velero-1.18, as far as a backup can tell without a cluster."
	},
	"kubernetes-version": {
		type: "text",
		group: "run",
		places: [...RUN, "cluster up"],
		placeholder: "VERSION",
		doc: "Kubernetes version of the control plane: `1.36` or `1.36.3`. Without it: the newest that is known."
	},
	"binaries-dir": {
		type: "text",
		group: "run",
		places: [...RUN, "cluster up"],
		placeholder: "DIR",
		doc: "Folder with the programs `etcd` and `kube-apiserver`; nothing is downloaded or built then. Without it: KUBEBUILDER_ASSETS, the cache, a download, a build from Go modules, whatever comes first."
	},
	"keep-cluster": {
		type: "boolean",
		group: "run",
		places: RUN,
		default: "false",
		doc: "Leave the control plane running and say where its kubeconfig is."
	},
	kubeconfig: {
		type: "text",
		group: "run",
		places: ["restore"],
		placeholder: "FILE",
		doc: "The cluster to restore into. Without it: the file that KUBECONFIG names. There is no other default."
	},
	context: {
		type: "text",
		group: "run",
		places: ["restore"],
		placeholder: "NAME",
		doc: "Context of the kubeconfig. Without it: its current context."
	},
	deadline: {
		type: "duration",
		group: "run",
		places: RESTORING,
		placeholder: "TIME",
		default: "30m",
		atLeast: 1,
		doc: "Time for the whole run, clean-up not included."
	},
	"report-dir": {
		type: "text",
		group: "run",
		places: RESTORING,
		placeholder: "FOLDER",
		default: "rehearsal-report",
		doc: "Folder for report.json and its neighbours. It is made when it is missing."
	},
	"restore-files-dir": {
		type: "text",
		group: "run",
		places: RESTORING,
		placeholder: "FOLDER",
		doc: "Folder for what Velero would leave in `restores/<name>/` of the bucket: log, results, resource list, item operations, volume info, and the finished Restore. Not inside the location. Without it: none of them."
	},
	"restore-files-format": {
		type: "choice",
		group: "run",
		places: RESTORING,
		choices: ["gz", "plain"],
		default: "gz",
		doc: "The files of --restore-files-dir zipped, as in the bucket, or plain and without `.gz`."
	},
	all: {
		type: "boolean",
		group: "general",
		places: ["cluster down"],
		default: "false",
		doc: "Remove every cluster that this tool has left on this machine."
	},
	json: {
		type: "boolean",
		group: "general",
		places: COMMANDS,
		default: "false",
		doc: "Print the result as JSON on standard output; everything else goes to standard error."
	},
	quiet: {
		type: "boolean",
		group: "general",
		places: COMMANDS,
		default: "false",
		doc: "Print the outcome only."
	},
	"no-color": {
		type: "boolean",
		group: "general",
		places: COMMANDS,
		default: "false",
		doc: "No colours. The variable NO_COLOR does the same."
	},
	help: {
		type: "boolean",
		group: "general",
		places: COMMANDS,
		short: "h",
		default: "false",
		doc: "Print the help of the command."
	},
	version: {
		type: "boolean",
		group: "general",
		places: COMMANDS,
		default: "false",
		doc: "Print the version of restore-rehearsal."
	}
};
const OPTION_NAMES = Object.keys(OPTIONS);
/** The row, seen as any row. */
function rowOf(name) {
	return OPTIONS[name];
}
/** The options of one command, or of the Action, in the order of the table. */
function optionsOf(place) {
	return OPTION_NAMES.filter((name) => rowOf(name).places.includes(place));
}
/** Pairs of which only one may be given. */
const EXCLUSIVE = [["label-selector", "or-label-selectors"], ["restore", "restore-file"]];
// src/config/label-selector.ts
const SET = /^(\S+?)\s+(in|notin)\s*\((.*)\)$/s;
const EQUALITY = /^([^=!]+?)\s*(==|=|!=)\s*(.*)$/s;
const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
/** `a=b,c!=d,x in (1,2),y notin (3),key,!key`; all must hold. */
function parseLabelSelector(text) {
	const matchLabels = [];
	const matchExpressions = [];
	for (const part of requirementsOf(text)) {
		const read = parseRequirement(part);
		if ("problem" in read) return read;
		const { key, operator, values = [] } = read.value;
		if (operator === "Equals" && !matchLabels.some(([taken]) => taken === key)) matchLabels.push([key, values[0] ?? ""]);
		else matchExpressions.push(operator === "Equals" ? {
			key,
			operator: "In",
			values
		} : read.value);
	}
	return { value: {
		...matchLabels.length > 0 && { matchLabels: Object.fromEntries(matchLabels) },
		...matchExpressions.length > 0 && { matchExpressions }
	} };
}
/** Velero puts ` or ` between the selectors (S-51). */
function parseOrSelectors(text) {
	const selectors = [];
	for (const part of text.split(" or ")) {
		const read = parseLabelSelector(part);
		if ("problem" in read) return read;
		selectors.push(read.value);
	}
	return { value: selectors };
}
function requirementsOf(text) {
	const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
	return parts.length > 1 && parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}
function parseRequirement(text) {
	if (text === "") return { problem: "has an empty requirement" };
	const [, setKey, word, list] = SET.exec(text) ?? [];
	if (setKey !== void 0 && list !== void 0) {
		const values = list.split(",").map((value) => value.trim());
		return checked({
			key: setKey,
			operator: word === "in" ? "In" : "NotIn",
			values
		});
	}
	const [, key, sign, value] = EQUALITY.exec(text) ?? [];
	if (key !== void 0 && value !== void 0) return checked({
		key,
		operator: sign === "!=" ? "NotIn" : "Equals",
		values: [value]
	});
	if (text.startsWith("!")) return checked({
		key: text.slice(1).trim(),
		operator: "DoesNotExist"
	});
	return checked({
		key: text,
		operator: "Exists"
	});
}
function checked(expression) {
	if (!isLabelKey(expression.key)) return { problem: `'${expression.key}' is not a label key` };
	const bad = expression.values?.find((value) => !isLabelValue(value));
	return bad === void 0 ? { value: expression } : { problem: `'${bad}' is not a label value` };
}
function isLabelKey(key) {
	const slash = key.indexOf("/");
	if (slash < 0) return NAME.test(key);
	return PREFIX.test(key.slice(0, slash)) && NAME.test(key.slice(slash + 1));
}
function isLabelValue(value) {
	return value === "" || NAME.test(value);
}
// src/config/parse-value.ts
/** The words that Velero's own three-valued flags take. */
const BOOLEANS = {
	...Object.fromEntries([
		"1",
		"t",
		"T",
		"true",
		"True",
		"TRUE"
	].map((word) => [word, true])),
	...Object.fromEntries([
		"0",
		"f",
		"F",
		"false",
		"False",
		"FALSE"
	].map((word) => [word, false]))
};
const PARSERS = {
	text: (text) => ({ value: text }),
	choice: (text, { choices = [] }) => choices.includes(text) ? { value: text } : { problem: `'${text}' is none of ${choices.join(", ")}` },
	list: (text, { choices }) => {
		const entries = splitList(text);
		const odd = choices === void 0 ? void 0 : entries.find((entry) => !choices.includes(entry));
		return odd === void 0 ? { value: entries } : { problem: `'${odd}' is none of ${choices?.join(", ")}` };
	},
	map: (text) => parsePairs(splitList(text)),
	boolean: (text) => {
		const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : void 0;
		return value === void 0 ? { problem: `'${text}' is neither true nor false` } : { value };
	},
	duration: (text, { atLeast = 0 }) => {
		const ms = parseDuration(text);
		if (ms === void 0) return { problem: `'${text}' is not a duration such as 10m, 1h30m or 90s` };
		return ms >= atLeast ? { value: ms } : { problem: `'${text}' is less than ${formatDuration(atLeast)}` };
	},
	integer: (text, { atLeast = 0 }) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		return value >= atLeast ? { value } : { problem: `'${text}' is not a whole number of at least ${atLeast}` };
	},
	selector: (text) => withSyntax(parseLabelSelector(text)),
	selectors: (text) => withSyntax(parseOrSelectors(text))
};
/** Types whose option may be given several times. The texts are joined as if they had been written in one. */
const JOINTS = {
	list: ",",
	map: ",",
	selector: ",",
	selectors: " or "
};
/** The value of one option from all the texts that were given for it. `texts` is not empty. */
function parseValue(row, texts) {
	const joint = JOINTS[row.type];
	if (joint === void 0 && texts.length > 1) return { problem: `given ${texts.length} times` };
	return PARSERS[row.type](texts.join(joint), row);
}
/** Entries between commas or line ends, without the blanks around them. Velero's flags keep the blanks (S-51), which never helps. */
function splitList(text) {
	return text.split(/[,\n]/).map((entry) => entry.trim()).filter((entry) => entry !== "");
}
function parsePairs(entries) {
	const pairs = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const [, from, to] = /^([^=:]+)[=:]([^=:]+)$/.exec(entry) ?? [];
		if (from === void 0 || to === void 0) return { problem: `'${entry}' is not a pair such as a=b` };
		const taken = pairs.get(from.trim());
		if (taken !== void 0 && taken !== to.trim()) return { problem: `'${from.trim()}' is mapped twice` };
		pairs.set(from.trim(), to.trim());
	}
	return { value: Object.fromEntries(pairs) };
}
function withSyntax(reading) {
	return "problem" in reading ? { problem: `${reading.problem}; write it as in a=b,c!=d,x in (1,2),!key` } : reading;
}
// src/config/read-values.ts
/** Every default of the table, as a value. */
const DEFAULTS = Object.fromEntries(OPTION_NAMES.map((name) => [name, defaultOf(name)]));
/** All options of one place: what was given, else the default. Looks at everything before it reports anything. */
function readValues(place, given, labelOf) {
	const problems = [];
	const values = /* @__PURE__ */ new Map();
	for (const name of optionsOf(place)) {
		const row = rowOf(name);
		const found = given.find((one) => one.name === name);
		if (found === void 0) {
			if (row.isRequired) problems.push(new require_rehearsal_error.RehearsalError("OPTION_MISSING", `${labelOf(name)} is missing. ${row.doc}`));
			continue;
		}
		const reading = parseValue(row, found.texts);
		if ("value" in reading) values.set(name, reading.value);
		else problems.push(new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${found.label}: ${reading.problem}`));
	}
	return {
		values: {
			...DEFAULTS,
			...Object.fromEntries(values)
		},
		problems: [...problems, ...conflicts(given)]
	};
}
function conflicts(given) {
	return EXCLUSIVE.flatMap((pair) => {
		const [first, second] = pair.map((name) => given.find((one) => one.name === name)?.label);
		if (first === void 0 || second === void 0) return [];
		return [new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `${first} and ${second} cannot be given together`)];
	});
}
function defaultOf(name) {
	const row = rowOf(name);
	if (row.default === void 0) return void 0;
	const reading = parseValue(row, [row.default]);
	if ("problem" in reading) throw new Error(`default of ${name}: ${reading.problem}`);
	return reading.value;
}
Object.defineProperty(exports, "OPTION_NAMES", {
	enumerable: true,
	get: function() {
		return OPTION_NAMES;
	}
});
Object.defineProperty(exports, "OUTCOME_KINDS", {
	enumerable: true,
	get: function() {
		return OUTCOME_KINDS;
	}
});
Object.defineProperty(exports, "REASONS", {
	enumerable: true,
	get: function() {
		return REASONS;
	}
});
Object.defineProperty(exports, "VERSION", {
	enumerable: true,
	get: function() {
		return VERSION;
	}
});
Object.defineProperty(exports, "colourPainter", {
	enumerable: true,
	get: function() {
		return colourPainter;
	}
});
Object.defineProperty(exports, "formatAge", {
	enumerable: true,
	get: function() {
		return formatAge;
	}
});
Object.defineProperty(exports, "formatBytes", {
	enumerable: true,
	get: function() {
		return formatBytes;
	}
});
Object.defineProperty(exports, "formatCount", {
	enumerable: true,
	get: function() {
		return formatCount;
	}
});
Object.defineProperty(exports, "formatDuration", {
	enumerable: true,
	get: function() {
		return formatDuration;
	}
});
Object.defineProperty(exports, "formatMinute", {
	enumerable: true,
	get: function() {
		return formatMinute;
	}
});
Object.defineProperty(exports, "formatNumber", {
	enumerable: true,
	get: function() {
		return formatNumber;
	}
});
Object.defineProperty(exports, "formatSpan", {
	enumerable: true,
	get: function() {
		return formatSpan;
	}
});
Object.defineProperty(exports, "groupOf", {
	enumerable: true,
	get: function() {
		return groupOf;
	}
});
Object.defineProperty(exports, "listFolder", {
	enumerable: true,
	get: function() {
		return listFolder;
	}
});
Object.defineProperty(exports, "optionsOf", {
	enumerable: true,
	get: function() {
		return optionsOf;
	}
});
Object.defineProperty(exports, "otherErrors", {
	enumerable: true,
	get: function() {
		return otherErrors;
	}
});
Object.defineProperty(exports, "placeOf", {
	enumerable: true,
	get: function() {
		return placeOf;
	}
});
Object.defineProperty(exports, "plainPainter", {
	enumerable: true,
	get: function() {
		return plainPainter;
	}
});
Object.defineProperty(exports, "problemLines", {
	enumerable: true,
	get: function() {
		return problemLines;
	}
});
Object.defineProperty(exports, "readValues", {
	enumerable: true,
	get: function() {
		return readValues;
	}
});
Object.defineProperty(exports, "renderTerminal", {
	enumerable: true,
	get: function() {
		return renderTerminal;
	}
});
Object.defineProperty(exports, "rowOf", {
	enumerable: true,
	get: function() {
		return rowOf;
	}
});
Object.defineProperty(exports, "sentences", {
	enumerable: true,
	get: function() {
		return sentences;
	}
});
Object.defineProperty(exports, "titleOf", {
	enumerable: true,
	get: function() {
		return titleOf;
	}
});
Object.defineProperty(exports, "troubledItems", {
	enumerable: true,
	get: function() {
		return troubledItems;
	}
});
Object.defineProperty(exports, "watchInterrupts", {
	enumerable: true,
	get: function() {
		return watchInterrupts;
	}
});
Object.defineProperty(exports, "whyOf", {
	enumerable: true,
	get: function() {
		return whyOf;
	}
});
