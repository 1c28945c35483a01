const require_rehearsal_error = require("./core-rehearsal-error.cjs");
let node_fs = require("node:fs");
let node_child_process = require("node:child_process");
let node_readline = require("node:readline");
// src/cluster/processes/run-command.ts
const KEPT_ERROR_LINES = 40;
/**
* Runs a program to its end. An abort kills it together with everything it has started, then rejects with the
* signal's reason. @throws the spawn error when the program cannot be run
*/
async function runCommand(command, signal) {
	signal.throwIfAborted();
	const child = (0, node_child_process.spawn)(command.path, command.args, {
		...command.directory === void 0 ? {} : { cwd: command.directory },
		env: command.environment,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: true
	});
	const onAbort = () => killGroup(child);
	signal.addEventListener("abort", onAbort, { once: true });
	try {
		const stdout = [];
		child.stdout.on("data", (chunk) => stdout.push(chunk));
		const errorLines = [];
		(0, node_readline.createInterface)({ input: child.stderr }).on("line", (line) => {
			errorLines.push(line);
			if (errorLines.length > KEPT_ERROR_LINES) errorLines.shift();
			command.onErrorLine?.(line);
		});
		const exitCode = await ending(child);
		signal.throwIfAborted();
		return {
			exitCode,
			stdout: Buffer.concat(stdout).toString("utf8"),
			errorLines
		};
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}
function ending(child) {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve(code ?? void 0));
	});
}
function killGroup({ pid }) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) !== "ESRCH") throw error;
	}
}
// src/cluster/control-plane/log-tail.ts
const TAIL_BYTES = 16384;
const MAX_LINE_LENGTH = 240;
/** The last lines of a server's log, safe to print; '' when there is none. */
function logTail(path, title) {
	return printableTail(readTail(path), title);
}
/**
* Bounded, without control characters, and each line begins with the server's name: what a server logs can come
* from an object of the backup, and a line that begins with `::` is a command to the runner.
*/
function printableTail(text, title) {
	return text.split("\n").map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim()).filter((line) => line !== "").slice(-8).map((line) => `${title}: ${line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line}`).join("\n");
}
function readTail(path) {
	try {
		const file = (0, node_fs.openSync)(path, "r");
		try {
			const start = Math.max(0, (0, node_fs.fstatSync)(file).size - TAIL_BYTES);
			const buffer = Buffer.alloc(TAIL_BYTES);
			return buffer.toString("utf8", 0, (0, node_fs.readSync)(file, buffer, 0, TAIL_BYTES, start));
		} finally {
			(0, node_fs.closeSync)(file);
		}
	} catch {
		return "";
	}
}
Object.defineProperty(exports, "logTail", {
	enumerable: true,
	get: function() {
		return logTail;
	}
});
Object.defineProperty(exports, "printableTail", {
	enumerable: true,
	get: function() {
		return printableTail;
	}
});
Object.defineProperty(exports, "runCommand", {
	enumerable: true,
	get: function() {
		return runCommand;
	}
});
