const require_duration = require("./core-duration.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_backup_wish = require("./config-backup-wish.cjs");
const require_join_config_maps = require("./restore-join-config-maps.cjs");
let node_path = require("node:path");
// src/config/metrics-labels.ts
/** Names that samples of the metrics file have themselves. */
const TAKEN = /* @__PURE__ */ new Set([
	"verdict",
	"stage",
	"outcome",
	"cause",
	"source",
	"weight",
	"result"
]);
/** Whether a user may give this name to a label: as Prometheus has it, and not one of ours. */
function isLabelName(name) {
	return /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && !TAKEN.has(name);
}
// src/config/read-config-maps.ts
/** Instead of a path: those of the target, which are read when there is a connection. A folder of that name is `./cluster`. */
const FROM_CLUSTER = "cluster";
const READ = /\.(?:ya?ml|json)$/;
/**
* The manifest with the ConfigMaps of the source behind its own. Those without a namespace get the Restore's.
* @throws OPTION_INVALID, OPTION_CONFLICT, MANIFEST_INVALID with the path of the file
*/
async function withConfigMaps({ source, manifest, target, label }, readers) {
	if (source === void 0) return manifest;
	if (source === "cluster") {
		if (target.kind === "existing") return manifest;
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${label}: only \`rehearse restore\` has a cluster to read ConfigMaps from; a folder of that name is ./${source}`);
	}
	const sources = [{
		origin: "the manifest",
		configMaps: manifest.configMaps
	}];
	for (const path of await filesOf(source, label, readers)) {
		const configMaps = await readConfigMaps(path, label, readers, manifest.restore?.metadata.namespace);
		sources.push({
			origin: path,
			configMaps
		});
	}
	return {
		...manifest,
		configMaps: require_join_config_maps.joinConfigMaps(sources)
	};
}
async function filesOf(source, label, readers) {
	if (source === "-") return [source];
	const names = await orUnreadable(label, source, () => readers.listFolder(source));
	if (names === void 0) return [source];
	const files = names.filter((name) => READ.test(name));
	if (files.length > 0) return files.map((name) => (0, node_path.join)(source, name));
	throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${label}: the folder ${source} holds no .yaml, .yml or .json file`);
}
async function readConfigMaps(path, label, readers, namespace) {
	const text = await orUnreadable(label, path, () => readers.readText(path));
	const { restore, configMaps } = await readers.loadManifest(text, namespace).catch((error) => {
		if (!(error instanceof require_rehearsal_error.RehearsalError)) throw error;
		throw new require_rehearsal_error.RehearsalError(error.code, `${path}: ${error.message}`, { cause: error });
	});
	if (restore === void 0) return configMaps;
	throw new require_rehearsal_error.RehearsalError("MANIFEST_INVALID", `${path}: a Restore cannot stand here, only ConfigMaps`);
}
async function orUnreadable(label, path, read) {
	try {
		return await read();
	} catch (error) {
		const why = require_rehearsal_error.systemCodeOf(error) ?? "it cannot be read";
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${label}: ${path}: ${why}`, { cause: error });
	}
}
// src/config/safety.ts
/** Where pods can run, nothing may act by default; where nothing runs, nearly all can be kept. */
const DEFAULT_PROFILES = {
	"control-plane": "isolated",
	kind: "guarded",
	existing: "guarded"
};
function safetySettings({ safety }, target, rules) {
	const hasControllers = target.kind === "control-plane" && target.workloads === "simulated";
	return {
		profile: safety ?? DEFAULT_PROFILES[target.kind],
		rules,
		...hasControllers ? { hasControllers } : {}
	};
}
// src/config/build-request.ts
const NO_MANIFEST = {
	restore: void 0,
	configMaps: []
};
/** Options and manifest (`-f`, or the Action's `restore` input) as one request. A single option wins over the same field of the manifest. */
function buildRequest({ location, values, manifest, spec = {}, safetyRules = [], target, uid }) {
	return {
		location,
		locationOptions: locationOptions(values),
		wish: require_backup_wish.backupWish(values),
		restore: restoreOf(values, manifest.restore ?? restoreWith(spec, uid)),
		hasManifest: manifest.restore !== void 0,
		configMaps: manifest.configMaps,
		asksClusterForConfigMaps: values["config-maps"] === FROM_CLUSTER,
		target,
		versions: hasSeveralVersions(values) ? values["kubernetes-versions"] : void 0,
		versionsAtOnce: values["versions-at-once"],
		reportDir: values["report-dir"],
		eventsFile: values["events-file"] === "-" ? void 0 : values["events-file"],
		metrics: metricsFile(values),
		badgeFile: values["badge-file"],
		reportFiles: { junitItems: values["junit-items"] },
		restoreFiles: values["restore-files-dir"] === void 0 ? void 0 : {
			folder: values["restore-files-dir"],
			format: values["restore-files-format"]
		},
		deadlineMs: values.deadline,
		secrets: values.secrets ?? "keep",
		workloadsTimeoutMs: values["workloads-timeout"],
		engine: {
			concurrency: values.concurrency,
			resourcePriorities: values["restore-resource-priorities"],
			features: values.features,
			resourceTimeoutMs: values["resource-timeout"],
			terminatingResourceTimeoutMs: values["terminating-resource-timeout"],
			itemOperationTimeoutMs: values["default-item-operation-timeout"],
			managedFields: values["managed-fields"],
			profile: values.profile,
			restoreHooks: values["restore-hooks"] ?? false
		},
		safety: safetySettings(values, target, safetyRules)
	};
}
function locationOptions(values) {
	return {
		config: values["location-config"] ?? {},
		credentialsFile: values["location-credentials-file"],
		caFile: values["location-ca-file"],
		maxBytes: values["download-max-size"],
		downloadMs: values["download-timeout"]
	};
}
function metricsFile(values) {
	const file = values["metrics-file"];
	for (const name of Object.keys(values["metrics-labels"] ?? {})) {
		if (isLabelName(name)) continue;
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `--metrics-labels: ${name} cannot be the name of a label`);
	}
	return file === void 0 ? void 0 : {
		file,
		labels: values["metrics-labels"] ?? {}
	};
}
/** A list of one is the same as the option for one. */
function hasSeveralVersions(values) {
	return (values["kubernetes-versions"]?.length ?? 0) > 1;
}
/** The cluster that `run` and the Action make for themselves. */
function throwAwayTarget(values) {
	const common = {
		kubernetesVersion: values["kubernetes-version"] ?? values["kubernetes-versions"]?.[0],
		keep: values["keep-cluster"]
	};
	if (values.cluster === "kind") {
		if (values.workloads === "simulated") throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", "workloads can be simulated on a control plane; on kind they run for real");
		return {
			kind: "kind",
			...common,
			image: values["kind-image"],
			imageArchives: values["load-images"],
			egress: values.egress,
			logsFolder: values["cluster-logs-dir"]
		};
	}
	const odd = ["kind-image", "load-images"].find((name) => (values[name]?.length ?? 0) > 0);
	if (odd !== void 0) throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `${odd} is for nodes, which only the cluster kind has`);
	const { "binaries-dir": binariesDirectory, workloads } = values;
	return {
		kind: "control-plane",
		...common,
		binariesDirectory,
		workloads
	};
}
function restoreWith(spec, uid) {
	return {
		apiVersion: "velero.io/v1",
		kind: "Restore",
		metadata: {
			name: "rehearsal",
			namespace: "velero",
			uid
		},
		spec,
		status: {}
	};
}
function restoreOf(values, given) {
	const spec = {
		...backupChoice(values, given.spec),
		...fieldsOf(values, given.spec)
	};
	return {
		...given,
		spec,
		status: {}
	};
}
/** Backups that an option chooses replace both ways in which a manifest can choose one. */
function backupChoice(values, spec) {
	const which = values.backup?.which;
	if (which === void 0 && !values.all) return spec;
	const { scheduleName: _schedule, backupName: _name, ...rest } = spec;
	return which?.kind === "named" ? {
		...rest,
		backupName: which.name
	} : rest;
}
function fieldsOf(values, spec) {
	const timeout = values["item-operation-timeout"];
	const status = defined({
		includedResources: values["restore-status-included-resources"],
		excludedResources: values["restore-status-excluded-resources"]
	});
	return defined({
		includedNamespaces: values["included-namespaces"],
		excludedNamespaces: values["excluded-namespaces"],
		includedResources: values["included-resources"],
		excludedResources: values["excluded-resources"],
		namespaceMapping: values["namespace-mapping"],
		labelSelector: values["label-selector"],
		orLabelSelectors: values["or-label-selectors"],
		includeClusterResources: values["include-cluster-resources"],
		restorePVs: values["restore-pvs"],
		preserveNodePorts: values["preserve-node-ports"],
		existingResourcePolicy: values["existing-resource-policy"],
		itemOperationTimeout: timeout === void 0 ? void 0 : require_duration.formatDuration(timeout),
		restoreStatus: Object.keys(status).length > 0 ? {
			...spec.restoreStatus,
			...status
		} : void 0
	});
}
/** A copy without the keys whose value is undefined, so that spreading it overrides nothing by accident. */
function defined(value) {
	return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== void 0));
}
Object.defineProperty(exports, "NO_MANIFEST", {
	enumerable: true,
	get: function() {
		return NO_MANIFEST;
	}
});
Object.defineProperty(exports, "buildRequest", {
	enumerable: true,
	get: function() {
		return buildRequest;
	}
});
Object.defineProperty(exports, "hasSeveralVersions", {
	enumerable: true,
	get: function() {
		return hasSeveralVersions;
	}
});
Object.defineProperty(exports, "locationOptions", {
	enumerable: true,
	get: function() {
		return locationOptions;
	}
});
Object.defineProperty(exports, "throwAwayTarget", {
	enumerable: true,
	get: function() {
		return throwAwayTarget;
	}
});
Object.defineProperty(exports, "withConfigMaps", {
	enumerable: true,
	get: function() {
		return withConfigMaps;
	}
});
