const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_join_config_maps = require("./restore-join-config-maps.cjs");
let node_path = require("node:path");
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
// src/config/build-request.ts
const NO_MANIFEST = {
	restore: void 0,
	configMaps: []
};
/** Options and manifest (`-f`, or the Action's `restore` input) as one request. A single option wins over the same field of the manifest. */
function buildRequest({ location, values, manifest, target, uid }) {
	return {
		location,
		backup: values.backup,
		restore: restoreOf(values, manifest.restore, uid),
		hasManifest: manifest.restore !== void 0,
		configMaps: manifest.configMaps,
		asksClusterForConfigMaps: values["config-maps"] === FROM_CLUSTER,
		target,
		reportDir: values["report-dir"],
		restoreFiles: values["restore-files-dir"] === void 0 ? void 0 : {
			folder: values["restore-files-dir"],
			format: values["restore-files-format"]
		},
		deadlineMs: values.deadline,
		engine: {
			concurrency: values.concurrency,
			resourcePriorities: values["restore-resource-priorities"],
			features: values.features,
			resourceTimeoutMs: values["resource-timeout"],
			terminatingResourceTimeoutMs: values["terminating-resource-timeout"],
			itemOperationTimeoutMs: values["default-item-operation-timeout"],
			managedFields: values["managed-fields"],
			profile: values.profile
		}
	};
}
/** The cluster that `run` and the Action make for themselves. */
function throwAwayTarget(values) {
	return {
		kind: "control-plane",
		kubernetesVersion: values["kubernetes-version"],
		binariesDirectory: values["binaries-dir"],
		keep: values["keep-cluster"]
	};
}
function restoreOf(values, given, uid) {
	return {
		apiVersion: "velero.io/v1",
		kind: "Restore",
		metadata: given?.metadata ?? {
			name: "rehearsal",
			namespace: "velero",
			uid
		},
		spec: {
			...backupChoice(values, given?.spec ?? {}),
			...fieldsOf(values, given?.spec ?? {})
		},
		status: {}
	};
}
/** A backup that is named by an option replaces both ways in which a manifest can choose one. */
function backupChoice(values, spec) {
	if (values.backup === void 0) return spec;
	const { scheduleName: _replaced, ...rest } = spec;
	return {
		...rest,
		backupName: values.backup
	};
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
		itemOperationTimeout: timeout === void 0 ? void 0 : require_read_values.formatDuration(timeout),
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
// src/config/read-manifest.ts
/** The manifest that the options name or hold. `label` is how the user knows the file option. @throws OPTION_INVALID, MANIFEST_INVALID */
async function readManifest(values, readers, label) {
	const { restore: text, "restore-file": path } = values;
	if (text !== void 0) return await readers.loadManifest(text);
	if (path === void 0) return NO_MANIFEST;
	let fileText;
	try {
		fileText = await readers.readText(path);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `${label}: ${path}: ${require_rehearsal_error.systemCodeOf(error) ?? "it cannot be read"}`, { cause: error });
	}
	return await readers.loadManifest(fileText);
}
Object.defineProperty(exports, "buildRequest", {
	enumerable: true,
	get: function() {
		return buildRequest;
	}
});
Object.defineProperty(exports, "readManifest", {
	enumerable: true,
	get: function() {
		return readManifest;
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
