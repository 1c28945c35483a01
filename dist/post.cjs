Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
require("./chunks/rolldown-runtime.cjs");
const require_paths = require("./chunks/cluster-paths.cjs");
const require_github_runner = require("./chunks/action-github-runner.cjs");
// src/action/post.ts
require_github_runner.cleanUp(require_github_runner.githubRunner, {
	defaultStateDirectory: require_paths.stateDirectoryOf,
	removeOrphans: async (directory) => (await Promise.resolve().then(() => require("./chunks/cluster-left-behind.cjs"))).removeOrphans(directory)
});
