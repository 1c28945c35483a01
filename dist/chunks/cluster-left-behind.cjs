require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_fs = require("node:fs");
let node_child_process = require("node:child_process");
// src/cluster/processes/process-identity.ts
/** The process that has this pid now, or undefined when there is none (left). */
function identifyProcess(pid) {
	const found = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
	return found === void 0 ? void 0 : {
		pid,
		startedAt: found.startedAt
	};
}
/** This very process. */
function identifySelf() {
	return identifyProcess(process.pid) ?? {
		pid: process.pid,
		startedAt: "unknown"
	};
}
/** True while exactly this process runs. One that ended and waits for its parent to notice does not run. */
function isRunning(identity) {
	const found = process.platform === "linux" ? fromProc(identity.pid) : fromPs(identity.pid);
	return found !== void 0 && found.startedAt === identity.startedAt && !found.hasEnded;
}
/** Running processes of one of these programs whose command line contains the text. */
function processesNaming(text, programs) {
	return commandLines().filter(({ words }) => programs.includes(words[0]?.split("/").at(-1) ?? "")).filter(({ words }) => words.some((word) => word.includes(text))).map(({ pid }) => identifyProcess(pid)).filter((identity) => identity !== void 0 && isRunning(identity));
}
let bootId;
/** proc(5): the name in parentheses may hold anything, so fields are counted from its end; state is the first, start time in ticks since boot the twentieth. */
function fromProc(pid) {
	const text = readProc(`/proc/${pid}/stat`);
	if (text === void 0) return void 0;
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	bootId ??= readProc("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
	return {
		startedAt: `${bootId}/${fields[19]}`,
		hasEnded: fields[0] === "Z" || fields[0] === "X"
	};
}
function fromPs(pid) {
	const { status, stdout } = ps([
		"-o",
		"stat=,lstart=",
		"-p",
		String(pid)
	]);
	const [, state, startedAt] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(stdout) ?? [];
	if (status !== 0 || state === void 0 || startedAt === void 0) return void 0;
	return {
		startedAt,
		hasEnded: state.startsWith("Z")
	};
}
function commandLines() {
	if (process.platform !== "linux") return ps(["-axo", "pid=,command="]).stdout.split("\n").map((line) => line.trim().split(/\s+/)).map(([pid, ...words]) => ({
		pid: Number(pid),
		words
	}));
	return (0, node_fs.readdirSync)("/proc").filter((name) => /^\d+$/.test(name)).map((name) => ({
		pid: Number(name),
		words: readProc(`/proc/${name}/cmdline`)?.split("\0") ?? []
	}));
}
function ps(args) {
	return (0, node_child_process.spawnSync)("ps", args, {
		encoding: "utf8",
		env: {
			PATH: "/bin:/usr/bin",
			LC_ALL: "C"
		},
		timeout: 5e3
	});
}
function readProc(path) {
	try {
		return (0, node_fs.readFileSync)(path, "utf8");
	} catch {
		return;
	}
}
// src/cluster/cluster-record.ts
const COMPONENTS = ["kube-apiserver", "etcd"];
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
		if (writer === void 0 || identifyProcess(Number(writer)) !== void 0) continue;
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
	while (isRunning(identity)) {
		if (Date.now() > deadline) return false;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return true;
}
/** SIGKILL: the data is thrown away, so there is nothing to shut down in order. */
function killIfRunning(identity) {
	if (!isRunning(identity)) return;
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
		isOwned: isRunning(record.owner)
	}));
}
/** Of a kind cluster only its engine knows, and that is not asked here. */
function looksUp({ children, kind }) {
	return kind !== void 0 || children.length === COMPONENTS.length && children.every(isRunning);
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
	const isWanted = (record) => isRunning(record.owner) || record.keep && (record.kind !== void 0 || record.children.some(isRunning));
	return removeEach(stateDirectory, readRecords(stateDirectory).filter((record) => !isWanted(record)));
}
const END_WAIT_MS = 5e3;
/**
* Ends the processes, kube-apiserver first, then removes the folder and last the record: whatever goes wrong on
* the way can be tried again. Processes are found by the record and, in case its writer was killed right after
* it had started one, by the folder in their command line.
* @throws CLUSTER_TEARDOWN_FAILED
*/
async function removeRemains(stateDirectory, record) {
	for (const name of COMPONENTS) {
		const known = record.children.filter((child) => child.name === name);
		for (const child of [...known, ...processesNaming(`${record.folder}/`, [name])]) if (!await endProcess(child, END_WAIT_MS)) throw teardownFailed(record, `${name} (process ${child.pid}) does not end`);
	}
	if (record.kind !== void 0) {
		const { deleteKindCluster } = await Promise.resolve().then(() => require("./cluster-kind-kind-command.cjs"));
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
exports.folderName = folderName;
exports.identifyProcess = identifyProcess;
exports.identifySelf = identifySelf;
exports.isRunning = isRunning;
exports.killIfRunning = killIfRunning;
exports.kindClusterName = kindClusterName;
exports.listClusters = listClusters;
exports.removeAll = removeAll;
exports.removeCluster = removeCluster;
exports.removeOrphans = removeOrphans;
exports.removeRemains = removeRemains;
exports.writeRecord = writeRecord;
