const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let node_os = require("node:os");
let node_path = require("node:path");
// src/cluster/paths.ts
var paths_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	cacheDirectoryOf: () => cacheDirectoryOf,
	stateDirectoryOf: () => stateDirectoryOf,
	temporaryDirectoryOf: () => temporaryDirectoryOf,
	toolCacheOf: () => toolCacheOf
});
/** Where running clusters are written down: `REHEARSE_STATE_DIR`, else the user's state folder. */
function stateDirectoryOf(environment) {
	const base = absolute(environment.XDG_STATE_HOME) ?? (0, node_path.join)(home(environment), ".local", "state");
	return environment.REHEARSE_STATE_DIR ? (0, node_path.resolve)(environment.REHEARSE_STATE_DIR) : (0, node_path.join)(base, "restore-rehearsal");
}
/**
* The tool cache of a runner, where there is one and the user has named no folder for the programs.
* Azure Pipelines and the actions of GitHub that set up tools know it by the first name, runners by the second.
*/
function toolCacheOf({ AGENT_TOOLSDIRECTORY, REHEARSE_CACHE_DIR, RUNNER_TOOL_CACHE }) {
	return REHEARSE_CACHE_DIR ? void 0 : absolute(AGENT_TOOLSDIRECTORY) ?? absolute(RUNNER_TOOL_CACHE);
}
/** Where what is got is kept between runs on a machine without a tool cache: `REHEARSE_CACHE_DIR`, else the user's cache folder. */
function cacheDirectoryOf(environment) {
	const base = absolute(environment.XDG_CACHE_HOME) ?? (0, node_path.join)(home(environment), ".cache");
	return environment.REHEARSE_CACHE_DIR ? (0, node_path.resolve)(environment.REHEARSE_CACHE_DIR) : (0, node_path.join)(base, "restore-rehearsal");
}
function temporaryDirectoryOf(environment) {
	return absolute(environment.TMPDIR) ?? (0, node_os.tmpdir)();
}
function home(environment) {
	return absolute(environment.HOME) ?? (0, node_os.homedir)();
}
/** The base directory specification says to ignore relative paths in its variables. */
function absolute(path) {
	return path !== void 0 && (0, node_path.isAbsolute)(path) ? path : void 0;
}
Object.defineProperty(exports, "cacheDirectoryOf", {
	enumerable: true,
	get: function() {
		return cacheDirectoryOf;
	}
});
Object.defineProperty(exports, "paths_exports", {
	enumerable: true,
	get: function() {
		return paths_exports;
	}
});
Object.defineProperty(exports, "stateDirectoryOf", {
	enumerable: true,
	get: function() {
		return stateDirectoryOf;
	}
});
Object.defineProperty(exports, "temporaryDirectoryOf", {
	enumerable: true,
	get: function() {
		return temporaryDirectoryOf;
	}
});
Object.defineProperty(exports, "toolCacheOf", {
	enumerable: true,
	get: function() {
		return toolCacheOf;
	}
});
