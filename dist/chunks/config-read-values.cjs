const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_duration = require("./core-duration.cjs");
const require_backup_wish = require("./config-backup-wish.cjs");
let node_fs_promises = require("node:fs/promises");
let node_perf_hooks = require("node:perf_hooks");
let node_v8 = require("node:v8");
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
// src/core/small-heap.ts
const MIB = 2 ** 20;
/** In the order in which they become due. */
const BRAKES = [{
	flag: "--semi-space-growth-factor=1",
	isDue: () => newSpaceBytes() >= 16 * MIB
}, {
	flag: "--heap-growing-percent=33",
	isDue: () => (0, node_v8.getHeapStatistics)().used_heap_size >= 96 * MIB
}];
/**
* From now on the space for new objects stays where it is, once it has 16 MiB, and what else there is grows by a third of what is
* alive, once it is 96 MiB together: sooner the collections would cost more than they are worth.
*/
function keepHeapSmall() {
	const left = [...BRAKES];
	const observer = new node_perf_hooks.PerformanceObserver(() => {
		while (left[0]?.isDue()) (0, node_v8.setFlagsFromString)(left.shift()?.flag ?? "");
		if (left.length === 0) observer.disconnect();
	});
	observer.observe({ entryTypes: ["gc"] });
}
function newSpaceBytes() {
	return (0, node_v8.getHeapSpaceStatistics)().find(({ space_name: name }) => name === "new_space")?.space_size ?? 0;
}
// src/version.ts
/** Of restore-rehearsal, from its package.json. */
const VERSION = "0.1.0";
// src/config/options/places.ts
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
	"expect",
	"action"
];
/** One backup of a location. */
const READING = [
	...PLANNING,
	"inspect",
	"lint"
];
const LOCATED = [...READING, "backups"];
const COMMANDS = [
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
// src/config/options/backup.ts
/** Which backup. */
const BACKUP_OPTIONS = {
	location: {
		type: "text",
		group: "backup",
		places: ["action"],
		placeholder: "PATH",
		requiredWithout: "rehearsal-file",
		doc: "Where the backup lies: a folder that holds `backups/<name>/`, a lone `<name>.tar.gz`, an address (`s3://bucket/prefix`, `azblob://account/container/prefix`, `gs://bucket/prefix`, `https://host/<name>.tar.gz`), or the file of a BackupStorageLocation (`bsl.yaml`)."
	},
	backup: {
		type: "backup",
		group: "backup",
		places: READING,
		placeholder: "NAME",
		doc: "Name of the backup; `latest` for the newest that is complete; `latest:schedule=NAME` for the newest of a schedule. Without it the Restore names one, or the location holds only one. docs/backups.md has the rules."
	},
	"backup-selector": {
		type: "selector",
		group: "backup",
		places: LOCATED,
		placeholder: "SELECTOR",
		doc: "Only backups whose own labels match, as kubectl writes a selector: `a=b,c!=d`."
	},
	"allow-partially-failed": {
		type: "boolean",
		group: "backup",
		places: READING,
		default: "false",
		doc: "A backup of the phase PartiallyFailed fits as well. Without it `latest` and `all` take Completed ones only, and one that is named is told as a warning."
	},
	"min-age": {
		type: "age",
		group: "backup",
		places: READING,
		placeholder: "TIME",
		doc: "Only backups that began at least so long ago."
	},
	"max-age": {
		type: "age",
		group: "backup",
		places: READING,
		placeholder: "TIME",
		doc: "The backup must not have begun longer ago, such as `26h` for one that is made every day. An older one fails before a cluster is started: the recovery point would be missed."
	},
	"location-config": {
		type: "settings",
		group: "backup",
		places: LOCATED,
		placeholder: "KEY=VALUE",
		doc: "How the location is reached, with the keys of `spec.config` of a Velero BackupStorageLocation: `region=eu-west-1,s3Url=https://minio.example.com`. Also `anonymous=true`."
	},
	"location-credentials-file": {
		type: "text",
		group: "backup",
		places: LOCATED,
		placeholder: "FILE",
		doc: "Credentials for the location, in the format of Velero's plugin for it. Without it: the default credentials of the store, such as variables, a profile, or the identity of the workload."
	},
	"location-ca-file": {
		type: "text",
		group: "backup",
		places: LOCATED,
		placeholder: "FILE",
		doc: "PEM file with more certificate authorities for the location."
	},
	"download-max-size": {
		type: "size",
		group: "backup",
		places: LOCATED,
		placeholder: "SIZE",
		default: "32GiB",
		atLeast: 1,
		doc: "Largest file that is downloaded from the location. A larger one ends the run before its first byte is asked for."
	},
	"download-timeout": {
		type: "duration",
		group: "backup",
		places: LOCATED,
		placeholder: "DURATION",
		default: "1h",
		atLeast: 1e3,
		doc: "Time for the download of one file. A connection without a byte for 30 seconds is given up before, and the download goes on where it was."
	}
};
// src/config/options/cluster.ts
const STARTING = [...RUN, "cluster up"];
/** The cluster that is started. */
const CLUSTER_OPTIONS = {
	cluster: {
		type: "choice",
		group: "run",
		places: [...STARTING, "cluster prefetch"],
		choices: ["control-plane", "kind"],
		docAt: { "cluster prefetch": "Whose programs are wanted; `control-plane` by default." },
		doc: "What is started. `control-plane`: kube-apiserver and etcd, in seconds, no containers; the default. `kind`: nodes on which the pods of the backup run; needs a container engine (docs/kind.md)."
	},
	workloads: {
		type: "choice",
		group: "run",
		places: [...STARTING, "cluster prefetch"],
		choices: ["none", "simulated"],
		doc: "Of a control plane. `none`, the default: nothing acts on what is restored. `simulated`: the controllers and the scheduler of the same Kubernetes version act on it, and nodes say of every pod that it runs; no image is pulled and no program is executed. Not with `--cluster kind`, where pods run for real."
	},
	"workloads-timeout": {
		type: "duration",
		group: "run",
		places: RUN,
		placeholder: "TIME",
		default: "2m",
		atLeast: 1,
		doc: "How long workloads get to become ready after the restore, with `--workloads simulated` and `--cluster kind`. What is not ready then is in the report, with the reason."
	},
	"kind-image": {
		type: "text",
		group: "run",
		places: STARTING,
		placeholder: "IMAGE",
		doc: "Node image for `--cluster kind`, such as one from a mirror. Without it: the image of the wanted Kubernetes version, by its digest."
	},
	"load-images": {
		type: "list",
		group: "run",
		places: STARTING,
		placeholder: "FILE,FILE",
		default: "",
		doc: "Archives of images, as `docker save` writes them, plain or compressed with gzip, that are put on the nodes of `--cluster kind` before the restore (docs/kind.md)."
	},
	egress: {
		type: "choice",
		group: "run",
		places: STARTING,
		choices: ["deny", "allow"],
		default: "deny",
		doc: "What the pods of `--cluster kind` reach outside of the cluster. `deny`: nothing. `allow`: whatever this machine reaches."
	},
	"cluster-logs-dir": {
		type: "text",
		group: "run",
		places: STARTING,
		placeholder: "FOLDER",
		doc: "Folder for the logs of the nodes when a `--cluster kind` does not start, or the verdict is not pass. They can hold what pods print. Without it: none are kept."
	}
};
// src/config/options/demands.ts
/** What must be true of the result. */
const DEMAND_OPTIONS = {
	"rehearsal-file": {
		type: "text",
		group: "demands",
		places: PLANNING,
		placeholder: "FILE",
		short: "r",
		doc: "File that says which backup, what of it, and what must be true afterwards: checks, gates, known failures. docs/rehearsal-file.md has its keys. Single options win over it."
	},
	baseline: {
		type: "text",
		group: "demands",
		places: RESTORING,
		placeholder: "FILE",
		doc: "The report.json of an earlier run. Types that are gone, counts that shrank, and a restore that became slow fail the run; items that fail for the first time are told as new."
	},
	"baseline-tolerance": {
		type: "percent",
		group: "demands",
		places: RESTORING,
		placeholder: "SHARE",
		doc: "By how much the objects of a type in a namespace may become fewer than in the baseline: `5%`. Without it: 5%."
	},
	"slower-than": {
		type: "factor",
		group: "demands",
		places: RESTORING,
		placeholder: "FACTOR",
		doc: "The restore may take at most so many times as long as in the baseline: `2x`. A difference below a second does not count. Without it the time is not compared."
	},
	"fail-on-new-only": {
		type: "boolean",
		group: "demands",
		places: RESTORING,
		doc: "Items, findings and checks that failed in the baseline as well do not fail the run."
	}
};
// src/safety/decision.ts
/**
* `isolated`: nothing can run or call out, so nearly all is kept. `guarded`: pods can run, so what acts is tamed or held.
* `faithful`: everything as Velero does.
*/
const SAFETY_PROFILES = [
	"isolated",
	"guarded",
	"faithful"
];
const KEEP = { do: "keep" };
const DEFER = { do: "defer" };
const HOLD = { do: "hold" };
function tame(taming) {
	return {
		do: "tame",
		taming
	};
}
/** What a user can decide for a kind. */
const OWN_DECISIONS = [
	"keep",
	"tame",
	"hold"
];
/** Everything as Velero does. */
const FAITHFUL = {
	profile: "faithful",
	rules: []
};
// src/config/options/engine.ts
/** How it is restored: the flags of Velero's server, and our own. */
const ENGINE_OPTIONS = {
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
	secrets: {
		type: "choice",
		group: "engine",
		places: RESTORING,
		choices: [
			"keep",
			"redact",
			"regenerate"
		],
		doc: "Values of Secrets, before they are sent: as they are; as keyed digests of the same length, of which equal ones stay equal; or those, with certificates and keys that work. Without it: keep. docs/secrets.md says more."
	},
	safety: {
		type: "choice",
		group: "engine",
		places: [...RESTORING, "plan"],
		choices: SAFETY_PROFILES,
		doc: "What must not act outside of the restore. `isolated`: nearly all is kept, and webhooks come last. `guarded`: what acts is tamed (replicas 0, suspended, ClusterIP) or held back, proved by a dry run. `faithful`: everything as Velero does. Without it: `isolated` in a control plane of ours, `guarded` in a kind or given cluster. docs/safety.md has the rules."
	},
	profile: {
		type: "choice",
		group: "engine",
		places: PLANNING,
		choices: ["velero-1.18", "velero-1.9"],
		default: "velero-1.18",
		doc: "The version of Velero whose rules are followed."
	},
	"restore-hooks": {
		type: "boolean",
		group: "engine",
		places: RESTORING,
		doc: "Carry out the restore hooks of pods and Restore: init containers are put into pods, commands are run in them. Without it they are left out and counted: a hook is code of the backup, and may reach what it always reached."
	},
	"profile-diff": {
		type: "boolean",
		group: "engine",
		places: ["plan"],
		default: "false",
		doc: "Instead of the plan: what would differ for this backup and Restore between velero-1.9 and velero-1.18, as far as a backup can tell without a cluster."
	}
};
// src/config/options/general.ts
/** Of every command. */
const GENERAL_OPTIONS = {
	all: {
		type: "boolean",
		group: "general",
		places: [
			"run",
			"action",
			"cluster down"
		],
		default: "false",
		doc: "A rehearsal of every backup that fits, one after the other, each with its own deadline and its own folder in the report folder.",
		docAt: { "cluster down": "Remove every cluster that this tool has left on this machine." }
	},
	"fail-on": {
		type: "choice",
		group: "general",
		places: ["lint"],
		choices: ["fail", "warn"],
		default: "fail",
		doc: "Smallest weight of a finding that makes the exit code 1. The weights are in docs/verdict.md."
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
// src/config/options/restore.ts
/** What is restored: the fields of a Velero Restore. */
const RESTORE_OPTIONS = {
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
	}
};
// src/config/options/run.ts
/** The rehearsal around the restore. */
const RUN_OPTIONS = {
	"kubernetes-version": {
		type: "text",
		group: "run",
		places: [...RUN, "cluster up"],
		placeholder: "VERSION",
		doc: "Kubernetes version of the cluster that is started: `1.36` or `1.36.3`. Without it: the newest in the first place that has one, see --binaries-dir; of kind the newest node image."
	},
	"kubernetes-versions": {
		type: "list",
		group: "run",
		places: RUN,
		placeholder: "VERSION,VERSION",
		doc: "Several Kubernetes versions: the backup is rehearsed against each, and a table says what breaks first at which of them. Each has its own cluster, deadline and folder in the report folder."
	},
	"versions-at-once": {
		type: "integer",
		group: "run",
		places: RUN,
		placeholder: "N",
		atLeast: 1,
		doc: "How many of --kubernetes-versions are rehearsed at the same time. Without it: 2 with four cores and 4 GiB of free memory, else 1."
	},
	"binaries-dir": {
		type: "text",
		group: "run",
		places: [...RUN, "cluster up"],
		placeholder: "DIR",
		doc: "Folder with the programs `etcd` and `kube-apiserver`, and with kube-controller-manager, kube-scheduler and kwok for `--workloads simulated`; nothing is downloaded or built then. Without it: KUBEBUILDER_ASSETS, the cache, a download, a build from Go modules, whatever comes first."
	},
	"keep-cluster": {
		type: "boolean",
		group: "run",
		places: RUN,
		default: "false",
		doc: "Leave the cluster running and say where its kubeconfig is."
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
	"allow-existing-cluster": {
		type: "boolean",
		group: "run",
		places: ["restore"],
		isFlagOnly: true,
		default: "false",
		doc: "The cluster of the kubeconfig is meant, and may be written into. Without it nothing is done."
	},
	"allow-source-cluster": {
		type: "boolean",
		group: "run",
		places: ["restore"],
		isFlagOnly: true,
		default: "false",
		doc: "Restore also into a cluster that looks like the one that the backup was taken of: the same uids of namespaces, server address, certificate authority, or nodes."
	},
	"allow-foreign-namespaces": {
		type: "list",
		group: "run",
		places: ["restore"],
		isFlagOnly: true,
		placeholder: "A,B",
		default: "",
		doc: "Namespaces of the target that may be written into although they hold objects that this restore has not made, told by their label `velero.io/restore-name`. `*` for all."
	},
	"delete-afterwards": {
		type: "boolean",
		group: "run",
		places: ["restore"],
		isFlagOnly: true,
		default: "false",
		doc: "Delete at the end what this restore has made: objects that carry its label and have the uid that they were given, and namespaces that it made and in which nothing else is. What is left is told."
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
	"junit-items": {
		type: "choice",
		group: "run",
		places: RESTORING,
		choices: [
			"auto",
			"all",
			"problems"
		],
		default: "auto",
		doc: "Items with a case of their own in junit.xml: `problems` leaves out those that came back or stay behind by rule; `auto` does so from 5,000 items on."
	},
	"events-file": {
		type: "text",
		group: "run",
		places: RESTORING,
		placeholder: "FILE",
		doc: "File that gets a line of JSON for each event while the run goes on: stages, progress, outcomes of items, the verdict last. On the command line `-` is standard output; everything else goes to standard error then."
	},
	"metrics-file": {
		type: "text",
		group: "run",
		places: RESTORING,
		placeholder: "FILE",
		doc: "File for metrics in the text format of Prometheus, as the textfile collector reads it. It remembers the last pass."
	},
	"metrics-labels": {
		type: "map",
		group: "run",
		places: RESTORING,
		placeholder: "NAME=VALUE,…",
		doc: "Labels for every sample of --metrics-file, to tell several rehearsals apart."
	},
	"badge-file": {
		type: "text",
		group: "run",
		places: RESTORING,
		placeholder: "FILE",
		doc: "File for a badge in the form of a shields.io endpoint. A file beside it, `.runs.json` in place of `.json`, holds the last run and the last pass."
	},
	"predicate-file": {
		type: "text",
		group: "run",
		places: ["attest"],
		placeholder: "FILE",
		doc: "File for the predicate alone, as `predicate-path` of actions/attest wants it."
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
	}
};
// src/config/options.ts
const OPTIONS = {
	...BACKUP_OPTIONS,
	...RESTORE_OPTIONS,
	...ENGINE_OPTIONS,
	...CLUSTER_OPTIONS,
	...RUN_OPTIONS,
	...DEMAND_OPTIONS,
	...GENERAL_OPTIONS
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
const EXCLUSIVE = [
	["all", "backup"],
	["all", "keep-cluster"],
	["kubernetes-versions", "kubernetes-version"],
	["kubernetes-versions", "all"],
	["kubernetes-versions", "keep-cluster"],
	["kubernetes-versions", "binaries-dir"],
	["kubernetes-versions", "kind-image"],
	["label-selector", "or-label-selectors"],
	["restore", "restore-file"]
];
// src/core/size.ts
const POWERS = "kmgt";
const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(i?))?b?$/i;
/** Bytes, or undefined when the text is no size. */
function parseSize(text) {
	const [, digits, unit = "", binary = ""] = SIZE.exec(text) ?? [];
	if (digits === void 0) return void 0;
	const power = POWERS.indexOf(unit.toLowerCase()) + 1;
	const bytes = Math.round(Number(digits) * (binary === "" ? 1e3 : 1024) ** (unit === "" ? 0 : power));
	return Number.isSafeInteger(bytes) ? bytes : void 0;
}
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
	settings: (text) => parseSettings(splitList(text)),
	boolean: (text) => {
		const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : void 0;
		return value === void 0 ? { problem: `'${text}' is neither true nor false` } : { value };
	},
	duration: (text, { atLeast = 0 }) => {
		const ms = require_duration.parseDuration(text);
		if (ms === void 0) return { problem: `'${text}' is not a duration such as 10m, 1h30m or 90s` };
		return ms >= atLeast ? { value: ms } : { problem: `'${text}' is less than ${require_duration.formatDuration(atLeast)}` };
	},
	age: (text) => {
		const ms = require_duration.parseAge(text);
		return ms === void 0 ? { problem: `'${text}' is not a time such as 26h, 90m or 7d` } : { value: ms };
	},
	backup: (text) => require_backup_wish.parseBackupChoice(text),
	size: (text, { atLeast = 0 }) => {
		const bytes = parseSize(text);
		if (bytes === void 0) return { problem: `'${text}' is not a size such as 500MiB or 2GiB` };
		return bytes >= atLeast ? { value: bytes } : { problem: `'${text}' is less than ${atLeast} bytes` };
	},
	integer: (text, { atLeast = 0 }) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		return value >= atLeast ? { value } : { problem: `'${text}' is not a whole number of at least ${atLeast}` };
	},
	percent: (text) => {
		const share = /^\d{1,3}(?:\.\d{1,4})?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : NaN;
		return share <= 1 ? { value: share } : { problem: `'${text}' is not a share such as 5%` };
	},
	factor: (text) => {
		const factor = /^\d{1,4}(?:\.\d{1,4})?x?$/.test(text) ? Number(text.replace("x", "")) : NaN;
		return factor >= 1 ? { value: factor } : { problem: `'${text}' is not a factor of at least 1, such as 2x or 1.5` };
	},
	selector: (text) => withSyntax(parseLabelSelector(text)),
	selectors: (text) => withSyntax(parseOrSelectors(text))
};
/** Types whose option may be given several times. The texts are joined as if they had been written in one. */
const JOINTS = {
	list: ",",
	map: ",",
	settings: ",",
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
/** A value is not repeated in a problem: it may be a secret. */
function parseSettings(entries) {
	const settings = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const [, name, value] = /^([A-Za-z][\w.-]*)\s*=\s*(.+)$/.exec(entry) ?? [];
		if (name === void 0 || value === void 0) return { problem: `entry ${settings.size + 1} is not of the form key=value` };
		if (settings.has(name)) return { problem: `'${name}' is set twice` };
		settings.set(name, value);
	}
	return { value: Object.fromEntries(settings) };
}
function withSyntax(reading) {
	return "problem" in reading ? { problem: `${reading.problem}; write it as in a=b,c!=d,x in (1,2),!key` } : reading;
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
/** `Downloading demo.tar.gz: 12.5 MiB of 60.1 MiB, 6.2 MiB/s`. */
function downloadText(progress) {
	const { file, done, total, bytesPerSecond } = progress;
	return `Downloading ${file}: ${formatBytes(done)} of ${formatBytes(total)}, ${formatBytes(bytesPerSecond)}/s`;
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
// src/report/remarks.ts
/** Gravest first. Gates that hold and rules that did their work are not spoken of one by one. */
function remarksOf(report) {
	return [
		...gateRemarks(report),
		...baselineRemarks(report),
		...ignoreRemarks(report)
	];
}
function gateRemarks({ gates }) {
	return gates.filter(({ result }) => result === "failed").map(({ gate, message }) => ({
		about: "gate",
		tone: "bad",
		text: `${gate}: ${message}`
	}));
}
function baselineRemarks({ baseline }) {
	if (baseline === void 0) return [];
	const { newFailures, lostKinds, shrunk, slower, fixed, knownFailures } = baseline;
	const bad = [
		...newFailures.length === 0 ? [] : [`${formatCount(newFailures.length, "item")} failed for the first time`],
		...lostKinds.map(({ resource, before }) => `${resource}: ${formatNumber(before)} restored then, none now`),
		...shrunk.map(({ resource, namespace, before, after }) => `${resource}${namespace === "" ? "" : ` in ${namespace}`}: ${formatNumber(before)} restored then, ${formatNumber(after)} now`),
		...slower === void 0 ? [] : [`the restore took ${formatSpan(slower.afterMs)}, then ${formatSpan(slower.beforeMs)}`]
	];
	const told = `compared with the report of ${formatMinute(baseline.startedAt)}: ${formatCount(knownFailures, "known failure")}, ${formatNumber(fixed)} fixed`;
	return [...bad.map((text) => ({
		about: "baseline",
		tone: "bad",
		text
	})), {
		about: "baseline",
		tone: "faint",
		text: told
	}];
}
function ignoreRemarks({ ignoreRules }) {
	const idle = ignoreRules.filter(({ state }) => state !== "used");
	const items = sum(ignoreRules.map((rule) => rule.items));
	const findings = sum(ignoreRules.map((rule) => rule.findings));
	const apart = `${formatCount(items, "failed item")} and ${formatCount(findings, "finding")} set apart by ignore rules`;
	return [...idle.map((rule) => {
		const what = [
			rule.kind,
			rule.namespace,
			rule.name
		].filter((part) => part !== void 0).join(" ");
		const why = rule.state === "expired" ? `expired on ${rule.until ?? ""}` : "set nothing apart";
		return {
			about: "ignore",
			tone: "doubt",
			text: `the rule for ${what} (${rule.reason}) ${why}`
		};
	}), ...items + findings === 0 ? [] : [{
		about: "ignore",
		tone: "faint",
		text: apart
	}]];
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
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
	"held-by-rule": "would act outside of the restore; the server took it in a dry run, and it was not stored",
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
	replaced: "was created, but another object has taken its name since",
	"not-reached": "the run ended before this item",
	ambiguous: "the answer to its creation was lost, and reading it back did not settle it",
	"held-not-proved": "is held back, and was not tried: an aggregated API serves its type, and may store what is sent as a dry run",
	"dry-run-unsupported": "is held back, and an admission webhook of the cluster takes no part in dry runs"
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
const NOT_TRIED = /* @__PURE__ */ new Set(["held-not-proved", "dry-run-unsupported"]);
/** A safety rule keeps it out of the cluster, proved by a dry run or not: that it is absent says nothing about the backup. */
function isHeldBack({ kind, reason }) {
	return kind === "held" || NOT_TRIED.has(reason);
}
// src/report/trouble.ts
/** Failed items first, then the doubtful ones. Items that the run never reached are only counted, and so are those that a rule sets apart. */
function troubledItems(report) {
	return [...report.items.filter((item) => item.outcome === "failed" && item.ignored === void 0), ...doubtfulItems(report)];
}
/** Items whose fate is unknown although the run came to them: no cause speaks for them. */
function doubtfulItems({ items }) {
	return items.filter((item) => item.outcome === "unknown" && item.reason !== "not-reached");
}
/** Without the items that a rule sets apart; largest first. */
function troubledCauses({ causes, items }) {
	return causes.map((cause) => ({
		...cause,
		items: cause.items.filter((position) => items[position]?.ignored === void 0)
	})).filter((cause) => cause.items.length > 0).toSorted((a, b) => b.items.length - a.items.length);
}
/** `Deployment shop/web, Deployment shop/api and 398 more`. */
function itemsOfCause({ items }, cause, max) {
	const names = cause.items.slice(0, max).flatMap((position) => {
		const item = items[position];
		return item === void 0 ? [] : [titleOf(item)];
	});
	const rest = cause.items.length - names.length;
	return `${names.join(", ")}${rest > 0 ? ` and ${formatNumber(rest)} more` : ""}`;
}
const RESULTS = [
	"failed",
	"inconclusive",
	"passed"
];
/** Those that speak against `pass` first, each group in the order of the rehearsal file. */
function checksByResult({ checks }) {
	return checks.toSorted((a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result));
}
/** `1 failed, 2 inconclusive, 9 passed`; only what is above zero. */
function checkTally({ checks }) {
	return RESULTS.map((name) => [name, checks.filter(({ result }) => result === name).length]).filter(([, count]) => count > 0).map(([name, count]) => `${formatNumber(count)} ${name}`).join(", ");
}
/** `pods did not run (15)`. */
function coverageText({ what, count }) {
	return count > 0 ? `${what} (${formatNumber(count)})` : what;
}
/** Errors that do not repeat a failed item: Velero's results hold one message for each of those too. */
function otherErrors(report) {
	const told = new Set(report.items.filter((item) => item.outcome === "failed").flatMap(namesOf));
	return report.errors.filter(({ message }) => !message.split(/[\s:,"]+/).some((word) => told.has(word)));
}
/** Warnings that say something about this backup. */
function newsOf(report) {
	return report.warnings.filter(({ isNoise }) => !isNoise);
}
/** The others in one line; undefined when there are none. */
function noiseOf({ warnings }) {
	const count = warnings.filter(({ isNoise }) => isNoise).length;
	if (count === 0) return void 0;
	return `${formatCount(count, "warning")} about objects that every cluster makes itself`;
}
/** Findings that a reader should see; those for information are only counted. */
function graveFindings({ findings }) {
	return findings.filter(({ weight, ignored }) => weight !== "info" && ignored === void 0);
}
/** `Pod shop/web spec.volumes[0].secret.secretName`. */
function findingTitle({ object, path }) {
	const title = `${object.kind} ${placeOf(object)}`;
	return path === void 0 ? title : `${title} ${path}`;
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
// src/report/safety.ts
const MAX_FIELDS = 3;
/** `guarded: 12 items tamed, 5 held back`; undefined when no rule did anything. */
function safetyTally({ safety }) {
	if (safety === void 0) return void 0;
	const [tamed, held] = [sumOf(safety.tamed), sumOf(safety.held)];
	if (tamed + held === 0) return void 0;
	return `${safety.profile}: ${formatCount(tamed, "item")} tamed, ${formatNumber(held)} held back`;
}
/** One for each rule: what was held back, then what was tamed. */
function safetyLines({ safety }) {
	if (safety === void 0) return [];
	return [...safety.held.map(({ source, ...row }) => ({
		did: "held",
		changes: "",
		source,
		...row
	})), ...safety.tamed.map(({ changes, source, ...row }) => ({
		did: "tamed",
		changes: changesText(changes),
		source,
		...row
	}))];
}
function changesText(changes) {
	const shown = changes.slice(0, MAX_FIELDS).map(({ path, change, count }) => `${path} ${change} in ${formatNumber(count)}`);
	const more = changes.length - shown.length;
	return more > 0 ? `${shown.join(", ")} and ${formatCount(more, "more field")}` : shown.join(", ");
}
function sumOf(rows) {
	return rows.reduce((sum, { count }) => sum + count, 0);
}
// src/report/secrets-words.ts
/** `redacted: 120 values of 40 Secrets; 12 annotations with copies dropped`. */
function secretsText({ mode, secrets, values, droppedAnnotations, certificates, sshKeys }) {
	const dropped = Object.values(droppedAnnotations).reduce((sum, count) => sum + count, 0);
	const made = [...certificates === 0 ? [] : [formatCount(certificates, "certificate")], ...sshKeys === 0 ? [] : [formatCount(sshKeys, "SSH key")]];
	return [
		`${mode === "redact" ? "redacted" : "regenerated"}: ${formatCount(values, "value")} of ${formatCount(secrets, "Secret")}`,
		...dropped === 0 ? [] : [`${formatCount(dropped, "annotation")} with copies dropped`],
		...made.length === 0 ? [] : [`made anew: ${made.join(", ")}`]
	].join("; ");
}
/** `kubectl.kubernetes.io/last-applied-configuration (12)`, by name. */
function droppedTexts({ droppedAnnotations }) {
	return Object.entries(droppedAnnotations).map(([name, count]) => `${name} (${formatNumber(count)})`);
}
// src/report/server-calls/model.ts
const CALL_KINDS = {
	"mutating-webhook": "mutating webhook",
	"validating-webhook": "validating webhook",
	"conversion-webhook": "conversion webhook",
	"aggregated-api": "aggregated API"
};
/** Who would answer there, as far as the backup and the cluster tell. */
const ANSWERERS = {
	outside: "an address outside of the backup",
	"no-service": "its Service was not restored",
	"no-pods": "no restored workload is behind its Service",
	"its-pods": "its Service was restored; it answers once its pods run"
};
/** Nobody would surely answer: its Service, or what is behind it, does not come with the backup. */
function isUnanswered({ answerer }) {
	return answerer !== "its-pods";
}
// src/report/server-calls/words.ts
/** `validating webhook policy.example.com`, `conversion webhook of widgets.example.com`. */
function callTitle({ kind, webhook, object }) {
	return webhook === void 0 ? `${CALL_KINDS[kind]} of ${object.name}` : `${CALL_KINDS[kind]} ${webhook}`;
}
/** `14 items, 3 of them after it, first ConfigMap shop/a`. */
function itemsText({ asked, askedAfter, examples }) {
	const [first] = examples;
	const after = askedAfter === asked ? "" : `, ${formatNumber(askedAfter)} of them after it`;
	return `${formatCount(asked, "item")}${after}${first === void 0 ? "" : `, first ${first.kind} ${placeOf(first)}`}`;
}
/** What becomes of them when nobody answers, and who would. */
function answerText({ blocked, destination, answerer }) {
	return `${blocked > 0 ? "refused without an answer" : "let through without an answer"}; at ${destination}: ${ANSWERERS[answerer]}`;
}
/** `2 validating webhooks, 1 conversion webhook would have been asked, 1 of them must answer`; undefined when there was nobody to ask. */
function callsTally({ calls }) {
	const parts = [tallyOf(calls.filter(({ wasAsked }) => !wasAsked), "would have been asked"), tallyOf(calls.filter(({ wasAsked }) => wasAsked), "had a say")].filter((part) => part !== void 0);
	return parts.length === 0 ? void 0 : parts.join("; ");
}
function tallyOf(calls, what) {
	if (calls.length === 0) return void 0;
	const counts = Object.entries(CALL_KINDS).flatMap(([kind, title]) => {
		const count = calls.filter((call) => call.kind === kind).length;
		return count === 0 ? [] : [formatCount(count, title)];
	});
	const strict = calls.filter(({ blocked }) => blocked > 0).length;
	return `${counts.join(", ")} ${what}${strict === 0 ? "" : `, ${formatNumber(strict)} of them must answer`}`;
}
// src/report/workloads-text.ts
const ENDS = {
	ready: "",
	still: ", and nothing moved any more",
	timeout: " when the time for it was over"
};
/** `14 of 15 ready on simulated nodes, and nothing moved any more`. */
function workloadsText({ kinds, nodes, ended }) {
	const restored = kinds.reduce((sum, one) => sum + one.restored, 0);
	const ready = kinds.reduce((sum, one) => sum + one.ready, 0);
	const where = nodes === "simulated" ? "simulated nodes" : "real nodes";
	return `${formatNumber(ready)} of ${formatNumber(restored)} ready on ${where}${ENDS[ended]}`;
}
/** `2 Secrets and 1 Pod removed by controllers`, for people; undefined when there is nothing to say. */
function collectedText({ collected }) {
	if (collected.length === 0) return void 0;
	return `removed by controllers: ${[...Map.groupBy(collected, ({ kind }) => kind)].map(([kind, objects]) => `${formatNumber(objects.length)} × ${kind}`).join(", ")}`;
}
// src/report/render/terminal.ts
const VERDICT_TONES = {
	pass: "good",
	fail: "bad",
	error: "bad",
	inconclusive: "doubt",
	cancelled: "doubt"
};
const MAX_MESSAGE_LINES = 60;
const MAX_NAMES = 5;
const LABEL_WIDTH = 10;
const WORD_WIDTH = 9;
/** The end of a run: the verdict and why, the counts, what went wrong by cause, what was not looked at, where to read on. */
function renderTerminal(report, options) {
	const { paint } = options;
	return `${[
		[verdictLine(report, paint), ...becauseLines(report)],
		failureLines(report, paint),
		report.total > 0 ? [countsLine(report)] : [],
		causeLines(report, options),
		troubleLines(report, options),
		[...footLines(report), ...filesLine(options.files)]
	].filter((block) => block.length > 0).flatMap((block) => ["", ...block]).join("\n")}\n`;
}
/** `PASS in 4.1 s`. */
function verdictLine({ verdict, timings }, paint) {
	return `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} in ${formatSpan(timings.total)}`;
}
/** The message of a failure is on the screen as an error, just below. */
function becauseLines({ because, failure }) {
	return because.filter((sentence) => sentence !== failure?.message).map((sentence) => `  because ${require_plain_text.plainText(sentence)}`);
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
/** The counts that every reader looks for are there even when they are zero. */
function countsLine({ counts }) {
	const always = [
		"created",
		"skipped",
		"failed"
	];
	return `  ${Object.entries(counts).filter(([kind, count]) => count > 0 || always.includes(kind)).map(([kind, count]) => `${kind} ${formatNumber(count)}`).join("   ")}`;
}
/** One entry for each cause, however many items it hit. */
function causeLines(report, { paint, maxItems }) {
	return limited(troubledCauses(report), maxItems, "causes", (cause) => causeEntry(report, cause, paint));
}
function causeEntry(report, cause, paint) {
	const count = formatNumber(cause.items.length);
	const details = [
		["items", itemsOfCause(report, cause, MAX_NAMES)],
		["said", cause.words],
		["next", cause.nextStep]
	];
	return [`  ${paint("bad", "failed".padEnd(WORD_WIDTH))}${count} × ${require_plain_text.plainText(cause.title)}`, ...details.map(([name = "", text = ""]) => `           ${paint("faint", name.padEnd(6))}${require_plain_text.plainText(text)}`)].join("\n");
}
function troubleLines(report, { paint, maxItems, maxWarnings }) {
	const noise = noiseOf(report);
	const checks = checksByResult(report).filter(({ result }) => result !== "passed");
	const line = (word, tone) => (message) => `  ${paint(tone, word.padEnd(WORD_WIDTH))}${require_plain_text.plainText(`${groupOf(message)}: ${message.message}`)}`;
	return [
		...limited(doubtfulItems(report), maxItems, "unknown items", (item) => itemLine(item, paint)),
		...limited(otherErrors(report), maxItems, "errors", line("error", "bad")),
		...limited(checks, maxItems, "checks", (check) => checkLine(check, paint)),
		...remarksOf(report).map((remark) => remarkLine(remark, paint)),
		...limited(graveFindings(report), maxItems, "findings", (finding) => findingLine(finding, paint)),
		...limited(newsOf(report), maxWarnings, "warnings", line("warning", "doubt")),
		...noise === void 0 ? [] : [`  ${paint("faint", noise)}`]
	];
}
function itemLine(item, paint) {
	const name = require_plain_text.plainText(titleOf(item), 200);
	return `  ${paint("doubt", item.outcome.padEnd(WORD_WIDTH))}${name}: ${require_plain_text.plainText(whyOf(item))}`;
}
function checkLine({ name, result, message }, paint) {
	return `  ${paint(result === "failed" ? "bad" : "doubt", "check".padEnd(WORD_WIDTH))}${require_plain_text.plainText(`${name}: ${result}: ${message}`)}`;
}
function remarkLine({ about, tone, text }, paint) {
	return `  ${paint(tone, about.padEnd(WORD_WIDTH))}${require_plain_text.plainText(text)}`;
}
function findingLine(finding, paint) {
	const tone = finding.weight === "fail" ? "bad" : "doubt";
	const text = require_plain_text.plainText(`${findingTitle(finding)}: ${finding.class}: ${finding.message}`);
	return `  ${paint(tone, "finding".padEnd(WORD_WIDTH))}${text}`;
}
function limited(all, max, what, line) {
	const rest = all.length - max;
	const shown = all.slice(0, max).map(line);
	return rest > 0 ? [...shown, `  and ${formatNumber(rest)} more ${what} in report.json`] : shown;
}
/** What everybody should see, whatever came out. */
function footLines(report) {
	const { checks, stages, notExercised, serverCalls, secrets, workloads } = report;
	const asked = serverCalls === void 0 ? void 0 : callsTally(serverCalls);
	const times = stages.map(({ name, ms }) => `${name} ${formatSpan(ms)}`);
	const missing = notExercised.map((row) => require_plain_text.plainText(coverageText(row)));
	const living = workloads === void 0 ? [] : [workloadsText(workloads), collectedText(workloads)];
	const safety = safetyTally(report);
	return [
		...safety === void 0 ? [] : [`${"safety".padEnd(LABEL_WIDTH)}${safety}${otherwise(report)}`],
		...living.flatMap((text) => text === void 0 ? [] : [`${"workloads".padEnd(LABEL_WIDTH)}${require_plain_text.plainText(text)}`]),
		...checks.length === 0 ? [] : [`${"checks".padEnd(LABEL_WIDTH)}${checkTally(report)}`],
		...times.length === 0 ? [] : [`${"time".padEnd(LABEL_WIDTH)}${times.join(" · ")}`],
		...asked === void 0 ? [] : [`${"webhooks".padEnd(LABEL_WIDTH)}${asked}`],
		...secrets === void 0 ? [] : [`${"secrets".padEnd(LABEL_WIDTH)}${secretsText(secrets)}`],
		...missing.length === 0 ? [] : [`not exercised: ${missing.join(", ")}`]
	];
}
/** Who did not ask for it must learn how to get everything. */
function otherwise({ safety }) {
	return safety?.profile === "guarded" ? "; --safety faithful restores all as Velero does" : "";
}
function filesLine(files) {
	if (files.length === 0) return [];
	const shown = files.map((file, index) => isBeside(file, files[index - 1]) ? baseName(file) : file);
	return [`${"report".padEnd(LABEL_WIDTH)}${shown.map((file) => require_plain_text.plainText(file, 1e3)).join(" · ")}`];
}
function isBeside(path, other) {
	return other !== void 0 && path.slice(0, -baseName(path).length) === other.slice(0, -baseName(other).length);
}
function baseName(path) {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
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
			if (row.requiredWithout !== void 0 && !given.some((one) => one.name === row.requiredWithout)) problems.push(new require_rehearsal_error.RehearsalError("OPTION_MISSING", `${labelOf(name)} is missing. ${row.doc}`));
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
	const chosen = given.filter(({ name, texts }) => texts.length !== 1 || texts[0] !== rowOf(name).default);
	return EXCLUSIVE.flatMap((pair) => {
		const [first, second] = pair.map((name) => chosen.find((one) => one.name === name)?.label);
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
Object.defineProperty(exports, "ANSWERERS", {
	enumerable: true,
	get: function() {
		return ANSWERERS;
	}
});
Object.defineProperty(exports, "DEFER", {
	enumerable: true,
	get: function() {
		return DEFER;
	}
});
Object.defineProperty(exports, "FAITHFUL", {
	enumerable: true,
	get: function() {
		return FAITHFUL;
	}
});
Object.defineProperty(exports, "HOLD", {
	enumerable: true,
	get: function() {
		return HOLD;
	}
});
Object.defineProperty(exports, "KEEP", {
	enumerable: true,
	get: function() {
		return KEEP;
	}
});
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
Object.defineProperty(exports, "OWN_DECISIONS", {
	enumerable: true,
	get: function() {
		return OWN_DECISIONS;
	}
});
Object.defineProperty(exports, "REASONS", {
	enumerable: true,
	get: function() {
		return REASONS;
	}
});
Object.defineProperty(exports, "VERDICT_TONES", {
	enumerable: true,
	get: function() {
		return VERDICT_TONES;
	}
});
Object.defineProperty(exports, "VERSION", {
	enumerable: true,
	get: function() {
		return VERSION;
	}
});
Object.defineProperty(exports, "answerText", {
	enumerable: true,
	get: function() {
		return answerText;
	}
});
Object.defineProperty(exports, "callTitle", {
	enumerable: true,
	get: function() {
		return callTitle;
	}
});
Object.defineProperty(exports, "callsTally", {
	enumerable: true,
	get: function() {
		return callsTally;
	}
});
Object.defineProperty(exports, "checkTally", {
	enumerable: true,
	get: function() {
		return checkTally;
	}
});
Object.defineProperty(exports, "checksByResult", {
	enumerable: true,
	get: function() {
		return checksByResult;
	}
});
Object.defineProperty(exports, "colourPainter", {
	enumerable: true,
	get: function() {
		return colourPainter;
	}
});
Object.defineProperty(exports, "doubtfulItems", {
	enumerable: true,
	get: function() {
		return doubtfulItems;
	}
});
Object.defineProperty(exports, "downloadText", {
	enumerable: true,
	get: function() {
		return downloadText;
	}
});
Object.defineProperty(exports, "droppedTexts", {
	enumerable: true,
	get: function() {
		return droppedTexts;
	}
});
Object.defineProperty(exports, "findingTitle", {
	enumerable: true,
	get: function() {
		return findingTitle;
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
Object.defineProperty(exports, "graveFindings", {
	enumerable: true,
	get: function() {
		return graveFindings;
	}
});
Object.defineProperty(exports, "groupOf", {
	enumerable: true,
	get: function() {
		return groupOf;
	}
});
Object.defineProperty(exports, "isHeldBack", {
	enumerable: true,
	get: function() {
		return isHeldBack;
	}
});
Object.defineProperty(exports, "isUnanswered", {
	enumerable: true,
	get: function() {
		return isUnanswered;
	}
});
Object.defineProperty(exports, "itemsOfCause", {
	enumerable: true,
	get: function() {
		return itemsOfCause;
	}
});
Object.defineProperty(exports, "itemsText", {
	enumerable: true,
	get: function() {
		return itemsText;
	}
});
Object.defineProperty(exports, "keepHeapSmall", {
	enumerable: true,
	get: function() {
		return keepHeapSmall;
	}
});
Object.defineProperty(exports, "listFolder", {
	enumerable: true,
	get: function() {
		return listFolder;
	}
});
Object.defineProperty(exports, "newsOf", {
	enumerable: true,
	get: function() {
		return newsOf;
	}
});
Object.defineProperty(exports, "noiseOf", {
	enumerable: true,
	get: function() {
		return noiseOf;
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
Object.defineProperty(exports, "parseValue", {
	enumerable: true,
	get: function() {
		return parseValue;
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
Object.defineProperty(exports, "remarksOf", {
	enumerable: true,
	get: function() {
		return remarksOf;
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
Object.defineProperty(exports, "safetyLines", {
	enumerable: true,
	get: function() {
		return safetyLines;
	}
});
Object.defineProperty(exports, "safetyTally", {
	enumerable: true,
	get: function() {
		return safetyTally;
	}
});
Object.defineProperty(exports, "secretsText", {
	enumerable: true,
	get: function() {
		return secretsText;
	}
});
Object.defineProperty(exports, "sentences", {
	enumerable: true,
	get: function() {
		return sentences;
	}
});
Object.defineProperty(exports, "tame", {
	enumerable: true,
	get: function() {
		return tame;
	}
});
Object.defineProperty(exports, "titleOf", {
	enumerable: true,
	get: function() {
		return titleOf;
	}
});
Object.defineProperty(exports, "troubledCauses", {
	enumerable: true,
	get: function() {
		return troubledCauses;
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
Object.defineProperty(exports, "workloadsText", {
	enumerable: true,
	get: function() {
		return workloadsText;
	}
});
