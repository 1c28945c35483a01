const require_rehearsal_error = require("./core-rehearsal-error.cjs");
let node_child_process = require("node:child_process");
let node_readline = require("node:readline");
// src/cluster/processes/run-command.ts
const KEPT_ERROR_LINES = 40;
/**
* Runs a program to its end, in a process group of its own. An abort ends it, then rejects with the signal's reason.
* @throws the spawn error when the program cannot be run
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
	const onAbort = () => {
		if (child.pid !== void 0) (command.end ?? killGroup)(child.pid);
	};
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
function killGroup(leader) {
	try {
		process.kill(-leader, "SIGKILL");
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) !== "ESRCH") throw error;
	}
}
Object.defineProperty(exports, "runCommand", {
	enumerable: true,
	get: function() {
		return runCommand;
	}
});
