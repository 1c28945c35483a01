require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
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
/** `kind ARGS --name NAME`. @throws the spawn error when the program cannot be run */
async function runKind(place, args, environment, signal, onLine = () => void 0) {
	return await require_log_tail.runCommand({
		path: place.kind,
		args: [
			...args,
			"--name",
			place.name
		],
		environment: environmentOf(place, environment),
		onErrorLine: onLine
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
		const result = await require_log_tail.runCommand({
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
exports.runKind = runKind;
