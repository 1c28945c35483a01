#!/usr/bin/env node
Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
require("./chunks/rolldown-runtime.cjs");
const require_rehearsal_error = require("./chunks/core-rehearsal-error.cjs");
// src/cli/node-version.ts
const OLDEST_MAJOR = 24;
/** What to tell a user whose Node is too old; undefined when it is not. `version` as in `process.versions.node`. */
function nodeProblem(version) {
	if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return void 0;
	return `error[NODE_TOO_OLD]: this is Node.js ${version}, but rehearse needs ${OLDEST_MAJOR} or newer\n  next: ${require_rehearsal_error.CODES.NODE_TOO_OLD.hint}\n`;
}
// src/cli/main.ts
const problem = nodeProblem(process.versions.node);
if (problem === void 0) Promise.resolve().then(() => require("./chunks/cli-start.cjs")).then(({ start }) => start(process));
else {
	process.stderr.write(problem);
	process.exitCode = 2;
}
