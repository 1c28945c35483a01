const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_stop_kind = require("./cluster-kind-stop-kind.cjs");
let node_fs = require("node:fs");
// src/cluster/room.ts
const MIB = 1024 ** 2;
/**
* An empty control plane of 1.36.3 takes 123 MiB of disk, most of it log that etcd lays out beforehand, and 400 MiB of memory.
* Controllers, scheduler and kwok take 245 MiB with a small backup. A kind node runs a kubelet and DNS besides, and its files are the container engine's.
*/
const NEEDS = {
	"control-plane": {
		diskBytes: 256 * MIB,
		memoryBytes: 768 * MIB
	},
	simulated: {
		diskBytes: 256 * MIB,
		memoryBytes: 1024 * MIB
	},
	kind: {
		diskBytes: void 0,
		memoryBytes: 1536 * MIB
	}
};
/** @param folder where its files go, for people */
function decideRoom(of, room, folder) {
	const { diskBytes, memoryBytes } = NEEDS[of];
	const lacksDisk = diskBytes !== void 0 && room.diskBytes !== void 0 && room.diskBytes < diskBytes;
	const lacksMemory = room.memoryBytes < memoryBytes;
	return {
		problem: lacksDisk ? `${folder} has ${mebibytes(room.diskBytes)} free, and a cluster needs ${mebibytes(diskBytes)}` : void 0,
		warning: lacksMemory ? `Only ${mebibytes(room.memoryBytes)} of memory seem to be free, and a cluster takes up to ${mebibytes(memoryBytes)}: it may be slow, or be ended by the system` : void 0
	};
}
function mebibytes(bytes) {
	return `${Math.floor(bytes / MIB)} MiB`;
}
// src/cluster/check-room.ts
/** Before anything of a cluster is made. @param folder where its files go @throws CLUSTER_NO_ROOM */
function checkRoom(of, folder, progress) {
	const { problem, warning } = decideRoom(of, {
		diskBytes: freeBytes(folder),
		memoryBytes: process.availableMemory()
	}, folder);
	if (problem !== void 0) throw new require_rehearsal_error.RehearsalError("CLUSTER_NO_ROOM", problem);
	if (warning !== void 0) progress(warning);
}
/** A folder that is not there is met again when a file is made in it. */
function freeBytes(folder) {
	try {
		const { bavail, bsize } = (0, node_fs.statfsSync)(folder);
		return bavail * bsize;
	} catch {
		return;
	}
}
// src/cluster/control-plane/tracked-cluster.ts
/** Writes the record and sees to it that even a plain `process.exit` leaves nothing behind. */
function trackCluster(stateDirectory, initial) {
	let record = initial;
	let stopping;
	const update = (change) => {
		record = {
			...record,
			...change
		};
		require_left_behind.writeRecord(stateDirectory, record);
	};
	const onExit = () => {
		for (const child of record.children) require_left_behind.killIfRunning(child);
		if (record.kind !== void 0) {
			require_stop_kind.stopKind(record.kind);
			return;
		}
		try {
			(0, node_fs.rmSync)(record.folder, {
				recursive: true,
				force: true
			});
		} catch {
			return;
		}
		require_left_behind.deleteRecord(stateDirectory, record.id);
	};
	update({});
	process.once("exit", onExit);
	return {
		addChild: ({ name, identity }) => update({ children: [...record.children.filter((child) => child.name !== name), {
			name,
			...identity
		}] }),
		keep: () => {
			update({ keep: true });
			process.off("exit", onExit);
		},
		stop: () => {
			stopping ??= require_left_behind.removeRemains(stateDirectory, record).then(() => void process.off("exit", onExit), (error) => {
				stopping = void 0;
				throw error;
			});
			return stopping;
		}
	};
}
Object.defineProperty(exports, "checkRoom", {
	enumerable: true,
	get: function() {
		return checkRoom;
	}
});
Object.defineProperty(exports, "trackCluster", {
	enumerable: true,
	get: function() {
		return trackCluster;
	}
});
