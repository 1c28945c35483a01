require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
const require_run_command = require("./cluster-processes-run-command.cjs");
const require_stop_kind = require("./cluster-kind-stop-kind.cjs");
// src/cluster/kind/kind-command.ts
const ENGINE_VARIABLES = [
	"DOCKER_HOST",
	"DOCKER_CONTEXT",
	"DOCKER_CONFIG",
	"CONTAINER_HOST",
	"KIND_EXPERIMENTAL_PROVIDER",
	"KIND_EXPERIMENTAL_DOCKER_NETWORK",
	"XDG_RUNTIME_DIR"
];
function engineVariables(environment) {
	return Object.fromEntries(ENGINE_VARIABLES.flatMap((name) => environment[name] ? [[name, environment[name]]] : []));
}
/** kind finds the engine's client on the PATH; it gets nothing else of ours. */
function environmentOf({ engine }, environment) {
	return {
		PATH: environment.PATH,
		HOME: environment.HOME,
		...engine
	};
}
/** `kind ARGS --name NAME`. An abort ends it as `stopKind` does. @throws the spawn error when the program cannot be run */
async function runKind(place, args, environment, signal, onLine = () => void 0) {
	return await require_run_command.runCommand({
		path: place.kind,
		args: [
			...args,
			"--name",
			place.name
		],
		environment: environmentOf(place, environment),
		onErrorLine: onLine,
		end: (group) => require_stop_kind.stopKind(place, group)
	}, signal);
}
/** Names of the containers that are its nodes. @throws the spawn error when kind cannot be run */
async function nodesOf(place, environment, signal) {
	const { stdout } = await runKind(place, ["get", "nodes"], environment, signal);
	return stdout.split(/\s+/).filter((name) => name !== "");
}
/** Runs a program in a node, as kind itself does. @throws the spawn error when the engine cannot be run */
async function runInNode(place, node, command, environment, signal) {
	const args = [
		"exec",
		"--privileged",
		node,
		...command
	];
	return await require_run_command.runCommand({
		path: engineOf(place.engine),
		args,
		environment: environmentOf(place, environment)
	}, signal);
}
/** What kind said last, safe to print. */
function kindTrouble({ errorLines, exitCode }) {
	const tail = require_log_tail.printableTail(errorLines.join("\n"), "kind");
	return tail === "" ? `kind ended with exit code ${exitCode}` : tail;
}
/** Podman and nerdctl when the user chose them as kind's documentation says. */
function engineOf(environment) {
	const chosen = environment.KIND_EXPERIMENTAL_PROVIDER;
	return chosen === "podman" || chosen === "nerdctl" ? chosen : "docker";
}
/** @throws CLUSTER_ENGINE_MISSING when no container engine answers */
async function checkEngine(environment, signal) {
	const engine = engineOf(environment);
	const why = await engineTrouble(engine, environment, signal);
	if (why === void 0) return;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_ENGINE_MISSING", `kind needs a container engine, and ${engine} ${why}`);
}
async function engineTrouble(engine, environment, signal) {
	try {
		const result = await require_run_command.runCommand({
			path: engine,
			args: ["info"],
			environment
		}, AbortSignal.any([signal, AbortSignal.timeout(3e4)]));
		if (result.exitCode === 0) return void 0;
		return `does not work: ${require_log_tail.printableTail(result.errorLines.slice(-1).join(""), engine) || "it does not say why"}`;
	} catch (error) {
		signal.throwIfAborted();
		return `cannot be run: ${require_rehearsal_error.messageOf(error)}`;
	}
}
const DELETE_MS = 6e4;
/** Removes the cluster; that there is none is fine. @throws CLUSTER_TEARDOWN_FAILED */
async function deleteKindCluster(place, environment) {
	const failed = (why, cause) => new require_rehearsal_error.RehearsalError("CLUSTER_TEARDOWN_FAILED", `kind cluster ${place.name} was not removed: ${why}`, { cause });
	let result;
	try {
		result = await runKind(place, ["delete", "cluster"], environment, AbortSignal.timeout(DELETE_MS));
	} catch (error) {
		throw failed(require_rehearsal_error.messageOf(error), error);
	}
	if (result.exitCode !== 0) throw failed(kindTrouble(result));
}
exports.checkEngine = checkEngine;
exports.deleteKindCluster = deleteKindCluster;
exports.engineVariables = engineVariables;
exports.kindTrouble = kindTrouble;
exports.nodesOf = nodesOf;
exports.runInNode = runInNode;
exports.runKind = runKind;
