let node_fs = require("node:fs");
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
