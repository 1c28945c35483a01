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
/** Running processes of one of these programs whose command line contains the text, and this word when there is one. */
function processesNaming(text, programs, wanted) {
	return commandLines().filter(({ words }) => programs.includes(words[0]?.split("/").at(-1) ?? "")).filter(({ words }) => words.some((word) => word.includes(text))).filter(({ words }) => wanted === void 0 || words.includes(wanted)).map(({ pid }) => identifyProcess(pid)).filter((identity) => identity !== void 0 && isRunning(identity));
}
/** Running processes of the group that this one leads, itself among them. */
function processGroup(leader) {
	return (process.platform === "linux" ? (0, node_fs.readdirSync)("/proc").filter((name) => /^\d+$/.test(name) && groupFromProc(name) === String(leader)) : ps(["-axo", "pid=,pgid="]).stdout.split("\n").map((line) => line.trim().split(/\s+/)).filter(([, group]) => group === String(leader)).map(([pid = ""]) => pid)).map((pid) => identifyProcess(Number(pid))).filter((identity) => identity !== void 0 && isRunning(identity));
}
/** proc(5): the third field behind the name. */
function groupFromProc(pid) {
	const text = readProc(`/proc/${pid}/stat`);
	return text?.slice(text.lastIndexOf(")") + 2).split(" ")[2];
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
Object.defineProperty(exports, "identifyProcess", {
	enumerable: true,
	get: function() {
		return identifyProcess;
	}
});
Object.defineProperty(exports, "identifySelf", {
	enumerable: true,
	get: function() {
		return identifySelf;
	}
});
Object.defineProperty(exports, "isRunning", {
	enumerable: true,
	get: function() {
		return isRunning;
	}
});
Object.defineProperty(exports, "processGroup", {
	enumerable: true,
	get: function() {
		return processGroup;
	}
});
Object.defineProperty(exports, "processesNaming", {
	enumerable: true,
	get: function() {
		return processesNaming;
	}
});
