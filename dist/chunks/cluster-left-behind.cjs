require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_fs = require("node:fs");
// src/cluster/cluster-record.ts
/** The last that was started is the first to be ended. */
const COMPONENTS = [
	"kwok",
	"kube-scheduler",
	"kube-controller-manager",
	"kube-apiserver",
	"etcd"
];
/** Without these there is no cluster. */
const CONTROL_PLANE = ["kube-apiserver", "etcd"];
/** The name of a cluster's folder. Nothing with another name is ever removed. */
function folderName(id) {
	return `restore-rehearsal-${id}`;
}
/** Written in one step: a reader sees the old record or the new one. Synchronous, so that no process outlives an unwritten record. */
function writeRecord(stateDirectory, record) {
	const directory = clustersDirectory(stateDirectory);
	(0, node_fs.mkdirSync)(directory, {
		recursive: true,
		mode: 448
	});
	const temporary = (0, node_path.join)(directory, `${record.id}.${process.pid}.tmp`);
	(0, node_fs.writeFileSync)(temporary, `${JSON.stringify(record, void 0, 2)}\n`, { mode: 384 });
	(0, node_fs.renameSync)(temporary, recordPath(stateDirectory, record.id));
}
function deleteRecord(stateDirectory, id) {
	(0, node_fs.rmSync)(recordPath(stateDirectory, id), { force: true });
}
/** All records, oldest first. A file that is not a record of ours is passed over. */
function readRecords(stateDirectory) {
	return fileNames(stateDirectory).filter((name) => name.endsWith(".json")).map((name) => readRecord(stateDirectory, name.slice(0, -5))).filter((record) => record !== void 0).sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}
function readRecord(stateDirectory, id) {
	if (!/^[a-z0-9]+$/.test(id)) return void 0;
	try {
		return parseRecord((0, node_fs.readFileSync)(recordPath(stateDirectory, id), "utf8"), id);
	} catch {
		return;
	}
}
/** Removes what a writer left that was killed within `writeRecord`; its process id is part of the name. */
function deleteStaleTemporaries(stateDirectory) {
	for (const name of fileNames(stateDirectory)) {
		const [, writer] = /\.(\d+)\.tmp$/.exec(name) ?? [];
		if (writer === void 0 || require_process_identity.identifyProcess(Number(writer)) !== void 0) continue;
		(0, node_fs.rmSync)((0, node_path.join)(clustersDirectory(stateDirectory), name), { force: true });
	}
}
/** A record names processes to kill and a folder to remove, so every field is checked. */
function parseRecord(text, id) {
	const value = JSON.parse(text);
	return value.format === 1 && value.id === id && typeof value.createdAt === "string" && isIdentity(value.owner) && Array.isArray(value.children) && value.children.every((child) => isIdentity(child) && isComponent(child.name)) && typeof value.folder === "string" && value.folder.startsWith("/") && value.folder.endsWith(`/${folderName(id)}`) && typeof value.kubeconfigPath === "string" && typeof value.keep === "boolean" && typeof value.version === "string" && (value.kind === void 0 || isKindPlace(value.kind, id)) ? value : void 0;
}
/** Only a cluster that is named as ours are can be removed by a record. */
function isKindPlace(value, id) {
	const { engine, kind, name } = value;
	return typeof kind === "string" && kind.startsWith("/") && name === kindClusterName(id) && typeof engine === "object" && engine !== null && Object.values(engine).every((entry) => typeof entry === "string");
}
/** The name by which kind knows it. */
function kindClusterName(id) {
	return `rehearse-${id}`;
}
function isComponent(name) {
	return COMPONENTS.some((component) => component === name);
}
function isIdentity(value) {
	const { pid, startedAt } = value ?? {};
	return Number.isInteger(pid) && Number(pid) > 1 && typeof startedAt === "string";
}
function fileNames(stateDirectory) {
	try {
		return (0, node_fs.readdirSync)(clustersDirectory(stateDirectory));
	} catch {
		return [];
	}
}
function clustersDirectory(stateDirectory) {
	return (0, node_path.join)(stateDirectory, "clusters");
}
function recordPath(stateDirectory, id) {
	return (0, node_path.join)(clustersDirectory(stateDirectory), `${id}.json`);
}
// src/cluster/processes/end-process.ts
/** Kills the process unless it is gone already, and waits until it is. False: it was still there at the end of the wait. */
async function endProcess(identity, waitMs) {
	const deadline = Date.now() + waitMs;
	killIfRunning(identity);
	while (require_process_identity.isRunning(identity)) {
		if (Date.now() > deadline) return false;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return true;
}
/** SIGKILL: the data is thrown away, so there is nothing to shut down in order. */
function killIfRunning(identity) {
	if (!require_process_identity.isRunning(identity)) return;
	try {
		process.kill(identity.pid, "SIGKILL");
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) !== "ESRCH") throw error;
	}
}
// src/cluster/left-behind.ts
/** Clusters of this user on this machine, oldest first. */
function listClusters(stateDirectory) {
	return readRecords(stateDirectory).map((record) => ({
		...record,
		isUp: looksUp(record),
		isOwned: require_process_identity.isRunning(record.owner)
	}));
}
/** Of a kind cluster only its engine knows, and that is not asked here. */
function looksUp({ children, kind }) {
	const isComplete = CONTROL_PLANE.every((name) => children.some((child) => child.name === name));
	return kind !== void 0 || isComplete && children.every(require_process_identity.isRunning);
}
/** Ends one cluster, whoever started it. @throws CLUSTER_NOT_FOUND, CLUSTER_TEARDOWN_FAILED */
async function removeCluster(stateDirectory, id) {
	const record = readRecord(stateDirectory, id);
	if (record === void 0) throw new require_rehearsal_error.RehearsalError("CLUSTER_NOT_FOUND", `no cluster ${JSON.stringify(id)} is written down in ${stateDirectory}`);
	await removeRemains(stateDirectory, record);
}
/** Ends every cluster, kept ones too, and returns their ids. @throws CLUSTER_TEARDOWN_FAILED after all were tried */
async function removeAll(stateDirectory) {
	return removeEach(stateDirectory, readRecords(stateDirectory));
}
/**
* Ends the clusters whose owner is gone, unless they were started to stay and still run (after a reboot none does).
* Returns their ids. @throws CLUSTER_TEARDOWN_FAILED after all were tried
*/
async function removeOrphans(stateDirectory) {
	deleteStaleTemporaries(stateDirectory);
	const isWanted = (record) => require_process_identity.isRunning(record.owner) || record.keep && (record.kind !== void 0 || record.children.some(require_process_identity.isRunning));
	return removeEach(stateDirectory, readRecords(stateDirectory).filter((record) => !isWanted(record)));
}
const END_WAIT_MS = 5e3;
/** A container is made in a second, or in many on a busy machine. */
const STILL_WAIT_MS = 6e4;
/**
* Ends the processes, the last that was started first, then removes the folder and last the record: whatever goes wrong on
* the way can be tried again. Processes are found by the record and, in case its writer was killed right after
* it had started one, by the folder in their command line.
* @throws CLUSTER_TEARDOWN_FAILED
*/
async function removeRemains(stateDirectory, record) {
	for (const name of COMPONENTS) {
		const known = record.children.filter((child) => child.name === name);
		for (const child of [...known, ...require_process_identity.processesNaming(`${record.folder}/`, [name])]) if (!await endProcess(child, END_WAIT_MS)) throw teardownFailed(record, `${name} (process ${child.pid}) does not end`);
	}
	if (record.kind !== void 0) {
		const [{ deleteKindCluster }, { stopKind, untilKindIsStill }] = await Promise.all([Promise.resolve().then(() => require("./cluster-kind-kind-command.cjs")), Promise.resolve().then(() => require("./cluster-kind-stop-kind.cjs")).then((n) => n.stop_kind_exports)]);
		stopKind(record.kind);
		if (!await untilKindIsStill(record.kind, STILL_WAIT_MS)) throw teardownFailed(record, "a container of it is still being made");
		await deleteKindCluster(record.kind, process.env);
	}
	try {
		await (0, node_fs_promises.rm)(record.folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (error) {
		throw teardownFailed(record, `its folder ${record.folder} cannot be removed: ${require_rehearsal_error.messageOf(error)}`, error);
	}
	deleteRecord(stateDirectory, record.id);
}
async function removeEach(stateDirectory, records) {
	const failures = (await Promise.allSettled(records.map((record) => removeRemains(stateDirectory, record)))).filter((result) => result.status === "rejected").map((result) => require_rehearsal_error.messageOf(result.reason));
	if (failures.length > 0) throw new require_rehearsal_error.RehearsalError("CLUSTER_TEARDOWN_FAILED", failures.join("; "));
	return records.map((record) => record.id);
}
function teardownFailed(record, why, cause) {
	return new require_rehearsal_error.RehearsalError("CLUSTER_TEARDOWN_FAILED", `cluster ${record.id} was not removed: ${why}`, { cause });
}
exports.deleteRecord = deleteRecord;
exports.endProcess = endProcess;
exports.folderName = folderName;
exports.killIfRunning = killIfRunning;
exports.kindClusterName = kindClusterName;
exports.listClusters = listClusters;
exports.removeAll = removeAll;
exports.removeCluster = removeCluster;
exports.removeOrphans = removeOrphans;
exports.removeRemains = removeRemains;
exports.writeRecord = writeRecord;
