require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_json = require("./core-json.cjs");
const require_offline_discovery = require("./rehearsal-offline-discovery.cjs");
const require_verbs = require("./kube-verbs.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_volume_patch = require("./restore-finalize-volume-patch.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
const require_duration = require("./core-duration.cjs");
const require_prepare_restore = require("./rehearsal-prepare-restore.cjs");
const require_builtin_resources = require("./kube-builtin-resources.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
const require_ruler = require("./safety-ruler.cjs");
const require_until_aborted = require("./core-until-aborted.cjs");
const require_run_summary = require("./report-baseline-run-summary.cjs");
const require_classes = require("./verify-fidelity-classes.cjs");
const require_selectors = require("./verify-references-selectors.cjs");
const require_verdict = require("./report-verdict.cjs");
const require_classes$1 = require("./verify-backup-classes.cjs");
const require_nearest = require("./core-nearest.cjs");
const require_field_path = require("./core-field-path.cjs");
const require_taming = require("./safety-taming.cjs");
const require_cel = require("./verify-checks-cel.cjs");
const require_secret_forms = require("./core-secret-forms.cjs");
const require_built_in_objects = require("./kube-built-in-objects.cjs");
const require_plain_text = require("./report-plain-text.cjs");
const require_statement = require("./report-attestation-statement.cjs");
const require_findings = require("./report-findings.cjs");
const require_summary = require("./report-render-summary.cjs");
const require_json$1 = require("./report-render-json.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_when_aborted = require("./core-when-aborted.cjs");
const require_join_config_maps = require("./restore-join-config-maps.cjs");
const require_provider_of = require("./rehearsal-provider-of.cjs");
const require_server_calls = require("./verify-admission-server-calls.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_perf_hooks = require("node:perf_hooks");
let node_v8 = require("node:v8");
let node_util = require("node:util");
let node_zlib = require("node:zlib");
let node_fs = require("node:fs");
let node_child_process = require("node:child_process");
let node_vm = require("node:vm");
// src/cluster/kind/own-namespaces.ts
/** Of a kind cluster itself: what runs there keeps it going. */
function isOfTheCluster(namespace) {
	return /^kube-|^local-path-storage$/.test(namespace);
}
// src/kube/exec-contract.ts
/** The command did not end in time. It may go on running: nothing in the protocol ends it. */
var ExecTimeout = class extends Error {
	name = "ExecTimeout";
	constructor(timeoutMs) {
		super(`the command did not end within ${timeoutMs} ms`);
	}
};
// src/core/heap-watch.ts
const MIB = 2 ** 20;
/** The rest is for the report. From 80 % on V8 gives up by itself when collections no longer help (`kHighHeapPercentage` in its heap.cc). */
const FULL = .78;
/** @param limitBytes of what is alive; by default that of this process */
function watchHeap(limitBytes = heapLimit(process)) {
	const short = new AbortController();
	const isFull = () => (0, node_v8.getHeapStatistics)().used_heap_size >= limitBytes * FULL;
	const observer = new node_perf_hooks.PerformanceObserver((list) => {
		if (!list.getEntries().some(isWhole) || !isFull()) return;
		collectAll();
		if (isFull()) short.abort(exhausted((0, node_v8.getHeapStatistics)().used_heap_size, limitBytes));
	});
	observer.observe({ entryTypes: ["gc"] });
	return {
		signal: short.signal,
		[Symbol.dispose]: () => observer.disconnect()
	};
}
/** All at once. Node.js gives the function only to those who ask for it by a flag. */
function collectAll() {
	(0, node_v8.setFlagsFromString)("--expose-gc");
	(0, node_vm.runInNewContext)("gc()");
	(0, node_v8.setFlagsFromString)("--no-expose-gc");
}
/** One of the whole heap, not of new objects alone. */
function isWhole(entry) {
	const { detail } = entry;
	return detail?.kind === node_perf_hooks.constants.NODE_PERFORMANCE_GC_MAJOR;
}
/**
* In bytes. What V8 calls the limit has the space for new objects in it, which is a twentieth of it unless the limit was set by hand:
* then it can be more than the rest, and the option tells.
*/
function heapLimit({ execArgv, env }) {
	const set = [...[env.NODE_OPTIONS ?? "", ...execArgv].join(" ").matchAll(/--max[-_]old[-_]space[-_]size[= ](\d+)/g)].at(-1)?.[1];
	return Number(set ?? 0) === 0 ? (0, node_v8.getHeapStatistics)().heap_size_limit : Number(set) * MIB;
}
function exhausted(usedBytes, limitBytes) {
	const [used, limit] = [usedBytes, limitBytes].map((bytes) => Math.round(bytes / MIB));
	return new require_rehearsal_error.RehearsalError("MEMORY_EXHAUSTED", `the memory of this process is used up: ${used} of ${limit} MiB are in use, and a collection frees no more`);
}
// src/core/both.ts
/**
* Runs both side by side and settles when both have. When one of them fails, the other is aborted and waited for; the first
* error is thrown, or the reason of the signal once that was aborted.
*/
async function both(signal, first, second) {
	const failure = new AbortController();
	const either = AbortSignal.any([signal, failure.signal]);
	const guard = async (work) => {
		try {
			return await work;
		} catch (error) {
			failure.abort(error);
			throw error;
		}
	};
	const [a, b] = await Promise.allSettled([guard(first(either)), guard(second(either))]);
	signal.throwIfAborted();
	if (a.status === "rejected" || b.status === "rejected") throw failure.signal.reason;
	return [a.value, b.value];
}
// src/restore/finalize/look-at-pods.ts
const PODS$1 = {
	group: "",
	version: "v1",
	resource: "pods"
};
/**
* These pods as they are now, by uid: one list per namespace, of the pods with the label of this restore. Only a pod that is
* missing there is asked for by its name, because somebody may have taken the label off. Undefined when the server has a fault
* of its own: the next look may find it well. @throws KubeError when it refuses, TransportError
*/
async function lookAtPods$1(client, restoreName, pods) {
	const labelSelector = `${require_volume_patch.RESTORE_NAME_LABEL}=${require_volume_patch.labelValue(restoreName)}`;
	try {
		const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
		const lists = await Promise.all(namespaces.map((namespace) => require_verbs.listObjects(client, PODS$1, namespace, { labelSelector })));
		const found = new Map(lists.flat().map((pod) => [uidOf$1(pod), pod]));
		const missing = pods.filter(({ uid }) => !found.has(uid));
		const asked = await Promise.all(missing.map(({ namespace, name }) => require_verbs.getObject(client, PODS$1, namespace, name)));
		for (const pod of asked) if (pod !== void 0) found.set(uidOf$1(pod), pod);
		return found;
	} catch (error) {
		if (error instanceof require_kube_error.KubeError && error.status >= 500) return void 0;
		throw error;
	}
}
function uidOf$1(pod) {
	return require_json.textAt(pod, "metadata", "uid") ?? "";
}
// src/restore/finalize/patch-volumes.ts
const CLAIMS = {
	group: "",
	version: "v1",
	resource: "persistentvolumeclaims"
};
const VOLUMES = {
	group: "",
	version: "v1",
	resource: "persistentvolumes"
};
const CLASSES = {
	group: "storage.k8s.io",
	version: "v1",
	resource: "storageclasses"
};
const AT_A_TIME = 3;
/** Velero looks every 10 s; a volume is often there after two. */
const LOOK_EVERY_MS$1 = 1e3;
/** Waits until the volume of each claim is bound and patches it. Errors in the order of the claims. */
async function patchVolumes(needs, targets) {
	const errors = /* @__PURE__ */ new Map();
	await require_open_backup.mapConcurrent(targets, AT_A_TIME, needs.signal, async (target) => {
		errors.set(target, await patchOne(needs, target));
	});
	return targets.flatMap((target) => (errors.get(target) ?? []).map((text) => {
		return {
			level: "error",
			group: { namespace: target.namespace },
			text
		};
	}));
}
/** A storage class that cannot be read is said twice, as Velero says it: by itself and as the reason. */
var UnreadableClass = class extends Error {};
async function patchOne(needs, target) {
	try {
		const giveUpAt = Date.now() + needs.resourceTimeoutMs;
		while (!await isSettled(needs, target)) {
			const left = giveUpAt - Date.now();
			if (left <= 0) throw new Error("context deadline exceeded");
			await require_sleep.sleep(Math.min(LOOK_EVERY_MS$1, left), needs.signal);
		}
		return [];
	} catch (error) {
		needs.signal.throwIfAborted();
		const why = require_rehearsal_error.messageOf(error);
		const text = `fail to patch dynamic PV, err: ${why}, PVC: ${target.claim}, PV: ${target.info.pvName}`;
		return error instanceof UnreadableClass ? [why, text] : [text];
	}
}
/** One look: false when it is too early. @throws Error with what goes into the message */
async function isSettled(needs, target) {
	const { client } = needs;
	const claim = await require_verbs.getObject(client, CLAIMS, target.namespace, target.claim);
	if (claim === void 0) return false;
	const className = require_volume_patch.classOfPending(claim);
	if (className !== void 0 && await bindsForConsumer(needs, className)) return true;
	const name = require_volume_patch.boundVolumeOf(claim);
	const volume = name === void 0 ? void 0 : await require_verbs.getObject(client, VOLUMES, "", name);
	if (name === void 0 || volume === void 0) return false;
	const state = require_volume_patch.volumeState(volume, target);
	if (state.kind === "stranger") throw new Error(state.text);
	if (state.kind === "bound" && state.patch !== void 0) await require_verbs.mergePatchObject(client, VOLUMES, "", name, state.patch);
	return state.kind === "bound";
}
/** R-192: such a claim is bound when a pod uses it, and that may be never. */
async function bindsForConsumer({ client }, className) {
	const found = await readClass(client, className);
	return require_json.textAt(found, "volumeBindingMode") === "WaitForFirstConsumer";
}
async function readClass(client, name) {
	try {
		const found = await require_verbs.getObject(client, CLASSES, "", name);
		if (found !== void 0) return found;
	} catch (error) {
		throw new UnreadableClass(require_rehearsal_error.messageOf(error), { cause: error });
	}
	throw new UnreadableClass(`storageclasses.storage.k8s.io "${name}" not found`);
}
// src/restore/finalize/pod-volumes.ts
const DAEMON_SETS = {
	group: "apps",
	version: "v1",
	resource: "daemonsets"
};
/** D-47. */
const NODE_AGENT = {
	"1.18": "node-agent",
	"1.9": "restic"
};
/** One error per pod with saved volumes, as Velero counts them (R-221, R-224). */
async function podVolumeErrors(context, pods) {
	const affected = pods.filter(({ savedVolumes }) => savedVolumes.length > 0);
	if (affected.length === 0) return [];
	const problem = await nodeAgentProblem(context);
	return affected.map((pod) => ({
		level: "error",
		group: "velero",
		text: problem === void 0 ? dataText(pod) : `error to check node agent status: ${problem}`
	}));
}
async function nodeAgentProblem({ client, restore, profile, signal }) {
	const name = NODE_AGENT[profile.actions];
	try {
		return await require_verbs.getObject(client, DAEMON_SETS, restore.metadata.namespace, name) === void 0 ? "daemonset not found" : void 0;
	} catch (error) {
		signal.throwIfAborted();
		return require_rehearsal_error.messageOf(error);
	}
}
function dataText({ namespace, name, savedVolumes }) {
	return `the data of ${`${savedVolumes.length === 1 ? "volume" : "volumes"} ${savedVolumes.join(", ")}`} of pod ${namespace}/${name} was not restored: restore-rehearsal does not restore volume data, and the pod waits for it`;
}
// src/restore/finalize/hook-outcome.ts
function createHookOutcome(rules) {
	const recorded = /* @__PURE__ */ new Set();
	const messages = [];
	return {
		record(pod, hook, text) {
			const isError = text !== void 0 && rules.reports(hook);
			if (isError && !recorded.has(hook)) messages.push({
				level: "error",
				group: rules.groupOf(pod),
				text
			});
			recorded.add(hook);
			return isError;
		},
		get failed() {
			return messages.length;
		},
		messages
	};
}
// src/restore/finalize/pod-wait.ts
const ENDED$1 = /* @__PURE__ */ new Set(["Succeeded", "Failed"]);
function nextStep(look) {
	const { live, limitMs, cancelledAtMs } = look;
	const isOver = limitMs !== void 0 && look.elapsedMs >= limitMs;
	if (cancelledAtMs !== void 0 && cancelledAtMs < (limitMs ?? Number.POSITIVE_INFINITY)) return CANCELLED;
	if (isOver) return {
		kind: "end",
		why: "context deadline exceeded"
	};
	if (live === void 0 || ENDED$1.has(require_json.textAt(live, "status", "phase") ?? "")) return CANCELLED;
	const containers = [...look.pending].filter(([name, hooks]) => isUp(live, name, look.heedsReady && hooks.some(({ needsReady }) => needsReady))).map(([name]) => name);
	return containers.length === 0 ? { kind: "wait" } : {
		kind: "run",
		containers
	};
}
const CANCELLED = {
	kind: "end",
	why: "context canceled"
};
/** H-4. */
function isUp(pod, container, needsReady) {
	const status = require_json.listAt(pod, "status", "containerStatuses").find((entry) => require_json.textAt(entry, "name") === container);
	if (!require_json.isObject(status)) return false;
	return needsReady ? status.ready === true : require_json.isObject(require_json.objectAt(status, "state").running);
}
/** H-3: the longest wait of any hook; undefined, so without a limit, when one of them has none. */
function longestWaitMs(hooks) {
	const waits = hooks.map(({ waitTimeoutMs }) => waitTimeoutMs ?? Number.POSITIVE_INFINITY);
	const longest = Math.max(0, ...waits);
	return Number.isFinite(longest) ? longest : void 0;
}
/** Hooks by container, in the order of the first hook of each. */
function byContainer(hooks) {
	return Map.groupBy(hooks, ({ container }) => container);
}
// src/restore/finalize/run-exec-hooks.ts
const LOOK_EVERY_MS = 1e3;
/** A pod of which nothing can be said: it is neither up nor gone, but its time passes. */
const NOTHING_KNOWN = {};
/** Settles when every hook has ended. @throws what `look` throws, and the reason of the signal */
async function runExecHooks(run) {
	const outcome = createHookOutcome(run.rules);
	const shared = {
		run,
		outcome,
		startedAt: run.now(),
		waiting: /* @__PURE__ */ new Set(),
		cancelledAtMs: void 0
	};
	for (const pod of run.pods) admit(shared, pod);
	const passes = /* @__PURE__ */ new Set();
	const faults = [];
	try {
		while (shared.waiting.size > 0) {
			run.signal.throwIfAborted();
			if (faults.length > 0) throw faults[0];
			const idle = idleOf(shared);
			if (idle.length === 0) {
				await Promise.race(passes);
				continue;
			}
			const live = await run.look(idle.map(({ pod }) => pod));
			for (const entry of idle) {
				const pass = advance(shared, entry, live === void 0 ? NOTHING_KNOWN : live.get(entry.pod.uid));
				if (pass === void 0) continue;
				const settled = pass.catch((error) => void faults.push(error)).finally(() => passes.delete(settled));
				passes.add(settled);
			}
			if (idleOf(shared).length > 0) await run.sleep(LOOK_EVERY_MS, run.signal);
		}
	} finally {
		await Promise.all(passes);
	}
	const attempted = run.pods.reduce((sum, { hooks }) => sum + hooks.length, 0);
	return {
		messages: outcome.messages,
		attempted,
		failed: outcome.failed
	};
}
/** H-2: Velero counts hooks of a container that the pod lacks and then waits for them for ever; here they have failed. */
function admit({ run, outcome, waiting }, pod) {
	const isThere = (hook) => pod.containers.includes(hook.container);
	for (const hook of pod.hooks.filter((candidate) => !isThere(candidate))) outcome.record(pod, hook, run.rules.notExecuted(hook, pod, "no such container"));
	const hooks = pod.hooks.filter(isThere);
	if (hooks.length === 0) return;
	const limitMs = longestWaitMs(hooks);
	waiting.add({
		pod,
		pending: byContainer(hooks),
		limitMs,
		isBusy: false,
		hasFailed: false
	});
}
/** The pod whose time ends first comes first: its failure ends the hooks of those after it (H-9). */
function idleOf({ waiting }) {
	const limit = ({ limitMs }) => limitMs ?? Number.MAX_VALUE;
	return [...waiting].filter(({ isBusy }) => !isBusy).sort((a, b) => limit(a) - limit(b));
}
/** What a look at one pod leads to; a promise when hooks are run. */
function advance(shared, entry, live) {
	const step = nextStep({
		live,
		pending: entry.pending,
		limitMs: entry.limitMs,
		elapsedMs: elapsed(shared),
		cancelledAtMs: shared.cancelledAtMs,
		heedsReady: shared.run.rules.heedsReady
	});
	if (step.kind === "end") end(shared, entry, step.why);
	return step.kind === "run" ? runContainers(shared, entry, step.containers) : void 0;
}
/** Once begun, hooks of containers that are up are not held up by anything but a failure of their own (H-5). */
async function runContainers(shared, entry, containers) {
	entry.isBusy = true;
	try {
		for (const container of containers) {
			if (!await runHooks$1(shared, entry, container)) return end(shared, entry, "context canceled");
			entry.pending.delete(container);
		}
		if (entry.pending.size === 0) end(shared, entry, "context canceled");
	} finally {
		entry.isBusy = false;
	}
}
/** False when a hook failed that stops those after it. */
async function runHooks$1(shared, entry, container) {
	const { rules } = shared.run;
	const hooks = entry.pending.get(container) ?? [];
	for (const [index, hook] of hooks.entries()) {
		entry.pending.set(container, hooks.slice(index + 1));
		if (hook.waitTimeoutMs !== void 0 && elapsed(shared) > hook.waitTimeoutMs) {
			note(shared, entry, hook, rules.expired(hook));
			if (hook.stopsOthers) return false;
		}
		const why = await problemOf$1(shared.run, entry.pod, hook);
		note(shared, entry, hook, why === void 0 ? void 0 : rules.failed(hook, why));
		if (why !== void 0 && hook.stopsOthers) return false;
	}
	return true;
}
/** The pod is through. Hooks that did not begin are errors (H-8); any error of it ends the hooks of other pods (H-9). */
function end(shared, entry, why) {
	for (const hook of [...entry.pending.values()].flat()) note(shared, entry, hook, shared.run.rules.notExecuted(hook, entry.pod, why));
	shared.waiting.delete(entry);
	if (entry.hasFailed) shared.cancelledAtMs ??= why === "context deadline exceeded" ? entry.limitMs : elapsed(shared);
}
function note({ outcome }, entry, hook, text) {
	if (outcome.record(entry.pod, hook, text)) entry.hasFailed = true;
}
function elapsed({ run, startedAt }) {
	return run.now() - startedAt;
}
/** Runs the command and says what is wrong with its end, in Velero's words. @throws the reason of the signal */
async function problemOf$1(run, pod, hook) {
	const { container, command, execTimeoutMs: timeoutMs } = hook;
	if (command.length === 0) return "command is required";
	try {
		const { namespace, name } = pod;
		const request = {
			namespace,
			pod: name,
			container,
			command,
			timeoutMs,
			signal: run.signal
		};
		const { exitCode } = await run.exec(request);
		return exitCode === 0 ? void 0 : `command terminated with exit code ${exitCode}`;
	} catch (error) {
		run.signal.throwIfAborted();
		return error instanceof ExecTimeout ? `timed out after ${require_duration.formatDuration(timeoutMs)}` : require_rehearsal_error.messageOf(error);
	}
}
// src/restore/finalize/finalize.ts
/** Waits as Velero does, so as long as a hook without a limit wants. @throws TransportError, KubeError, the reason of the signal */
async function finalize(context, options) {
	const pods = context.createdPods;
	const targets = require_volume_patch.patchTargets(context);
	const rules = require_volume_patch.HOOK_RULES[context.profile.execHooks];
	const first = options.isFresh ? [] : [...await podVolumeErrors(context, pods), ...movedErrors(targets.moved)];
	const [patched, hooks] = await both(context.signal, async (signal) => options.isFresh ? [] : await patchVolumes({
		...context,
		signal
	}, targets.volumes), async (signal) => options.hasNodes && context.runsHooks ? await runHooks(context, options, signal) : NO_HOOKS);
	const notExercised = [
		...hooksNotRun(context, options),
		{
			what: "volumes that a node agent fills",
			count: options.isFresh ? sumOf(pods, ({ savedVolumes }) => savedVolumes.length) : 0
		},
		{
			what: "labels and reclaim policies of new volumes",
			count: options.isFresh ? targets.volumes.length + targets.moved.length : 0
		}
	];
	return {
		messages: [
			...first,
			...patched,
			...hooks.messages
		],
		hookStatus: rules.isCounted ? {
			hooksAttempted: hooks.attempted,
			hooksFailed: hooks.failed
		} : void 0,
		notExercised: notExercised.filter(({ count }) => count > 0)
	};
}
function hooksNotRun({ createdPods, runsHooks }, { hasNodes }) {
	const exec = sumOf(createdPods, ({ hooks }) => hooks.length);
	if (runsHooks) return [{
		what: "exec hooks",
		count: hasNodes ? 0 : exec
	}];
	return [{
		what: "init hooks, off without restore-hooks",
		count: sumOf(createdPods, (pod) => pod.initHooksLeftOut)
	}, {
		what: "exec hooks, off without restore-hooks",
		count: exec
	}];
}
const NO_HOOKS = {
	messages: [],
	attempted: 0,
	failed: 0
};
function runHooks(context, options, signal) {
	const { client, names, profile, createdPods } = context;
	return runExecHooks({
		pods: createdPods.filter(({ hooks }) => hooks.length > 0),
		rules: require_volume_patch.HOOK_RULES[profile.execHooks],
		look: (pods) => lookAtPods$1(client, names.restore, pods),
		exec: async (request) => (await Promise.resolve().then(() => require("./kube-exec.cjs"))).execInPod(options.connection, request),
		now: () => performance.now(),
		sleep: require_sleep.sleep,
		signal
	});
}
/** In Velero the operation of the data mover would fail; its claims are not waited for (R-192). */
function movedErrors(moved) {
	return moved.map(({ namespace, claim }) => ({
		level: "error",
		group: "velero",
		text: `the data of claim ${namespace}/${claim} was not restored: a data mover saved it, and restore-rehearsal does not restore volume data`
	}));
}
function sumOf(entries, count) {
	return entries.reduce((sum, entry) => sum + count(entry), 0);
}
// src/restore/engine/deferred.ts
/** The groups in their order, those that the safety rules defer at the end. */
function deferredLast(context, groups) {
	const [now, later] = [groups.filter((one) => !isDeferred(context, one)), groups.filter((one) => isDeferred(context, one))];
	return [...now, ...later];
}
function isDeferred({ safety, discovery }, { groupResource }) {
	const { group, resource } = require_verbs.splitGroupResource(groupResource);
	const kind = discovery().resources.find((one) => one.group === group && one.resource === resource)?.kind;
	return kind !== void 0 && safety.rule(group, kind)?.decision.do === "defer";
}
// src/restore/engine/findings.ts
/** S-42. */
function unresolvedText(name) {
	return `the cluster did not serve ${name} when the restore began, so this name chooses nothing; write it as resource.group`;
}
// src/kube/served-by.ts
const API_SERVICES = {
	group: "apiregistration.k8s.io",
	version: "v1",
	resource: "apiservices"
};
/** The API server keeps their APIServices as they are. */
const OWN_GROUPS = new Set(require_builtin_resources.builtin_resources_default.map(({ group }) => group));
/** Asks once for each version of a group that is not of Kubernetes itself. What is not there yet may come, and is asked for again. */
function serversOf(client) {
	const known = /* @__PURE__ */ new Map();
	return async ({ group, version }) => {
		if (OWN_GROUPS.has(group)) return "api-server";
		const name = `${version}.${group}`;
		const answer = known.get(name) ?? ask(client, name);
		known.set(name, answer);
		const servedBy = await answer;
		if (servedBy === "nobody") known.delete(name);
		return servedBy;
	};
}
/** @throws the signal's reason */
async function ask(client, name) {
	try {
		const body = await client.expect({
			method: "GET",
			path: require_verbs.objectPath(API_SERVICES, "", name)
		});
		const service = require_json.at(require_json.parseJson(body.toString("utf8")), "spec", "service");
		return require_json.isObject(service) ? "another-server" : "api-server";
	} catch (error) {
		if (error instanceof require_kube_error.KubeError) return error.isNotFound ? "nobody" : "unknown";
		if (error instanceof require_http_origin.TransportError || error instanceof SyntaxError) return "unknown";
		throw error;
	}
}
// src/restore/namespaces.ts
const NAMESPACES$1 = {
	group: "",
	version: "v1",
	resource: "namespaces"
};
const POLL_MS$2 = 1e3;
/** @throws KubeError, TransportError when namespaces cannot be listed */
async function openNamespaces(needs) {
	const existing = /* @__PURE__ */ new Map();
	for (const namespace of await require_verbs.listObjects(needs.client, NAMESPACES$1, "")) existing.set(require_json.textAt(namespace, "metadata", "name") ?? "", namespace);
	const states = /* @__PURE__ */ new Map();
	return { ensure(target, source) {
		const known = states.get(target);
		if (known !== void 0) return known;
		const pending = ensureOnce(needs, target, source, existing.get(target)).then((state) => {
			states.set(target, state);
			return state;
		});
		states.set(target, pending);
		return pending;
	} };
}
async function ensureOnce(needs, target, source, existing) {
	const from = needs.catalog.find("namespaces", "", source);
	try {
		if (existing !== void 0 && !isTerminating(existing)) {
			await needs.prepare?.(target);
			return {
				kind: "ready",
				made: false,
				from
			};
		}
		if (existing !== void 0 && !await isGoneInTime(needs, target)) return {
			kind: "error",
			text: needs.terminatingText(target)
		};
		const sent = namespaceObject(target, from && needs.catalog.read(from.body));
		const uid = await create(needs, target, sent, from);
		if (uid !== void 0) needs.onCreated({
			target,
			from,
			uid,
			sent
		});
		await needs.prepare?.(target);
		return {
			kind: "ready",
			made: uid !== void 0,
			from
		};
	} catch (error) {
		needs.signal.throwIfAborted();
		if (error instanceof require_rehearsal_error.RehearsalError) throw error;
		return {
			kind: "error",
			text: `error getting namespace ${target}: ${require_rehearsal_error.messageOf(error)}`
		};
	}
}
function isTerminating(namespace) {
	return require_json.objectAt(namespace, "metadata").deletionTimestamp !== void 0 || require_json.textAt(namespace, "status", "phase") === "Terminating";
}
async function isGoneInTime(needs, name) {
	const giveUpAt = Date.now() + needs.terminatingTimeoutMs;
	for (;;) {
		if (await require_verbs.getObject(needs.client, NAMESPACES$1, "", name) === void 0) return true;
		if (Date.now() >= giveUpAt) return false;
		await require_sleep.sleep(Math.min(POLL_MS$2, giveUpAt - Date.now()), needs.signal);
	}
}
/** The uid; undefined when somebody else made it in the meantime. @throws Error when that one is going away too */
async function create(needs, name, object, from) {
	try {
		return await uidOfNew(needs, name, object);
	} catch (error) {
		if (needs.signal.aborted || error instanceof require_http_origin.TransportError) needs.onDoubt(from);
		if (!(error instanceof require_kube_error.KubeError && error.isAlreadyExists)) throw error;
		const other = await require_verbs.getObject(needs.client, NAMESPACES$1, "", name);
		if (other !== void 0 && isTerminating(other)) throw error;
		return;
	}
}
/** It was not there a moment ago; if the answer is lost, one that has the labels of ours is ours. @throws KubeError, TransportError */
async function uidOfNew({ client, signal }, name, object) {
	const { status, body } = await require_volume_patch.createOnce(client, {
		type: NAMESPACES$1,
		namespace: "",
		name,
		body: require_json.stringifyJson(object),
		isOurs: (found) => hasLabels(found, require_json.textMapAt(object, "metadata", "labels")),
		signal
	});
	if (status >= 300) throw require_kube_error.kubeErrorOf(status, body);
	return require_json.textAt(require_json.parseJson(body.toString("utf8")), "metadata", "uid") ?? "";
}
function hasLabels(object, labels) {
	const found = require_json.textMapAt(object, "metadata", "labels");
	return Object.entries(labels).every(([key, value]) => found[key] === value);
}
/** R-52: labels, annotations and spec come from the backup; without a readable file it is a blank namespace. */
function namespaceObject(name, body) {
	const source = body === void 0 ? {} : parseOr(body);
	const { labels, annotations } = require_json.objectAt(source, "metadata");
	return {
		apiVersion: "v1",
		kind: "Namespace",
		metadata: {
			name,
			...require_json.isObject(labels) ? { labels } : {},
			...require_json.isObject(annotations) ? { annotations } : {}
		},
		...require_json.isObject(source.spec) ? { spec: source.spec } : {}
	};
}
function parseOr(body) {
	try {
		const parsed = require_json.parseJson(body);
		return require_json.isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
// src/kube/openapi.ts
/** The OpenAPI v3 documents of these group versions; those that the server does not serve are left out. @throws TransportError */
async function openApiDocuments(client, apiVersions) {
	return (await Promise.all(apiVersions.map((apiVersion) => {
		const { group, version } = require_verbs.splitApiVersion(apiVersion);
		const root = group === "" ? "api" : `apis/${group}`;
		return client.send({
			method: "GET",
			path: `/openapi/v3/${root}/${version}`
		});
	}))).filter(({ status }) => status === 200).map(({ body }) => require_json.parseJson(body.toString("utf8")));
}
// src/restore/engine/modifiers.ts
/** The schemas are asked for only when a rule needs them. @throws TransportError */
async function openModifiers(modifiers, client) {
	const strategies = require_volume_patch.needsPatchStrategies(modifiers) ? { patchStrategies: require_volume_patch.strategicSchemaOf(await openApiDocuments(client, require_volume_patch.STRATEGIC_GROUP_VERSIONS)) } : {};
	const matched = /* @__PURE__ */ new Set();
	return {
		apply(input) {
			const result = require_volume_patch.applyModifiers(modifiers, {
				...input,
				...strategies
			});
			for (const rule of result.matchedRules) matched.add(rule);
			return result;
		},
		unmatched: () => modifiers.rules.flatMap((_rule, index) => matched.has(index) ? [] : [index + 1])
	};
}
// src/restore/engine/open-context.ts
/** Lists the namespaces of the target. @throws KubeError, TransportError */
async function openContext(input, state, filters, features) {
	const { client, settings, restore, catalog, signal } = input;
	const profile = require_offline_discovery.profileOf(settings.profile);
	const discovery = () => state.discovery ?? NOTHING_SERVED;
	const wantsManagedFields = settings.managedFields === "restore" || settings.managedFields === "auto" && !input.isFresh;
	return {
		restore,
		names: {
			backup: input.backupName,
			restore: restore.metadata.name
		},
		mapping: restore.spec.namespaceMapping ?? {},
		backup: require_volume_patch.sideFilesFor(profile, input.backup),
		catalog,
		configMaps: input.configMaps,
		filters,
		profile,
		features,
		modifiers: profile.hasResourceModifiers && input.modifiers ? await openModifiers(input.modifiers, client) : void 0,
		restoresManagedFields: profile.restoresManagedFields && wantsManagedFields,
		runsHooks: settings.restoreHooks,
		resourceTimeoutMs: settings.resourceTimeoutMs,
		terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
		client,
		isFresh: input.isFresh,
		existing: input.isFresh ? require_volume_patch.NOTHING_EXISTS : require_volume_patch.listedObjects(client),
		cluster: require_offline_discovery.clusterView(client, discovery),
		discovery,
		guardNamespace: input.guardNamespace,
		namespaces: await openNamespaces({
			client,
			catalog,
			terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
			terminatingText: profile.terminatingNamespaceText,
			signal,
			prepare: input.onNamespace,
			onCreated: (made) => recordNamespace(state, filters, made, input.sent),
			onDoubt: (from) => {
				if (from !== void 0) state.ledger.settle(from.index, {
					kind: "unknown",
					reason: "ambiguous"
				});
			}
		}),
		records: state.records,
		ledger: state.ledger,
		volumes: {
			toProvision: /* @__PURE__ */ new Set(),
			renamed: /* @__PURE__ */ new Map()
		},
		createdPods: [],
		dataUploads: require_volume_patch.dataUploadLog(),
		newCrds: /* @__PURE__ */ new Map(),
		created: state.created,
		sent: input.sent,
		sanitise: input.sanitise,
		safety: {
			rule: require_ruler.rulerOf(input.safety ?? require_read_values.FAITHFUL),
			serverOf: serversOf(client),
			log: state.safety
		},
		signal
	};
}
const NOTHING_SERVED = {
	resources: [],
	unlisted: [],
	versionsOf: () => [],
	find: () => void 0,
	findKind: () => void 0
};
/** R-54. A namespace is made from its file in the archive, or blank when there is none. */
function recordNamespace(state, filters, { target, from, uid, sent }, bodies) {
	const { record, done } = state.records.add("v1", "Namespace", "", target, "namespaces");
	record.action = "created";
	record.exists = true;
	done();
	const reason = filters.choosesClusterScope ? "restored" : "needed-by-items";
	if (from === void 0) state.blankNamespaces.push(target);
	else state.ledger.settle(from.index, {
		kind: "created",
		reason
	});
	state.created.push({
		index: from?.index,
		groupResource: "namespaces",
		apiVersion: "v1",
		kind: "Namespace",
		resource: "namespaces",
		namespace: "",
		name: target,
		uid,
		updated: false,
		sent: bodies?.append(Buffer.from(require_json.stringifyJson(sent)))
	});
}
// src/restore/engine/namespace-items.ts
async function restoreNamespaceItem(context, item) {
	const target = require_offline_discovery.mapNamespace(item.name, context.mapping);
	const state = await context.namespaces.ensure(target, item.name);
	if (state.kind === "error") {
		context.ledger.settle(item.index, {
			kind: "failed",
			reason: "namespace-not-ready",
			detail: state.text
		});
		return [{
			level: "error",
			group: "velero",
			text: state.text,
			item: item.index
		}];
	}
	context.ledger.settle(item.index, {
		kind: "unchanged",
		reason: "namespace-exists"
	});
	if (item.problem?.kind !== "undecodable") return [];
	const text = `error decoding "resources/namespaces/cluster/${item.name}.json": ${item.problem.message}`;
	context.ledger.revise(item.index, {
		kind: "failed",
		reason: "undecodable",
		detail: item.problem.message
	});
	return [{
		level: "error",
		group: "cluster",
		text,
		item: item.index
	}];
}
// src/restore/engine/run-group.ts
async function runGroup(run, group) {
	const isNamespaces = group.groupResource === "namespaces";
	await require_offline_discovery.waitUntilWritable(run.context, group.groupResource);
	await require_open_backup.mapConcurrent(lanesOf(group, run.quotaNamespaces), concurrencyFor(run, group), run.context.signal, async (lane) => {
		for (const planned of lane) {
			const messages = isNamespaces ? await restoreNamespaceItem(run.context, planned.item) : (await require_volume_patch.restoreItem(run.context, planned.item, planned.targetNamespace, planned.body, [])).messages;
			run.onMessages(messages);
			run.onItem();
		}
	});
	run.context.existing.forget();
}
/** Every definition makes the server build a handler and publish a schema: too many at one time starve everything else. */
const MAX_CRDS_IN_FLIGHT = 16;
function concurrencyFor({ concurrency }, { groupResource }) {
	return groupResource === "customresourcedefinitions.apiextensions.k8s.io" ? Math.min(concurrency, MAX_CRDS_IN_FLIGHT) : concurrency;
}
/** One lane per item, one lane per namespace with a quota; in the order of their first items. */
function lanesOf(group, quotaNamespaces) {
	const lanes = [];
	const shared = /* @__PURE__ */ new Map();
	for (const planned of group.items) {
		const namespace = planned.targetNamespace;
		const lane = quotaNamespaces.has(namespace) ? shared.get(namespace) : void 0;
		if (lane !== void 0) {
			lane.push(planned);
			continue;
		}
		const opened = [planned];
		lanes.push(opened);
		if (quotaNamespaces.has(namespace)) shared.set(namespace, opened);
	}
	return lanes;
}
// src/restore/engine/engine.ts
/** Restores. Never throws: whatever ended the run is in `interruptedBy`. */
async function runEngine(input) {
	const state = {
		ledger: require_volume_patch.createLedger(input.catalog.items.length, Date.now, input.onOutcome),
		records: require_volume_patch.createRecords(require_offline_discovery.profileOf(input.settings.profile).duplicateKey),
		messages: [],
		findings: [],
		created: [],
		safety: [],
		blankNamespaces: [],
		discovery: void 0,
		finalized: void 0
	};
	let interruptedBy;
	const signal = AbortSignal.any([input.signal, input.client.lost]);
	try {
		await restoreAll({
			...input,
			signal
		}, state);
	} catch (error) {
		interruptedBy = error;
		if (!input.signal.aborted) state.messages.push({
			level: "error",
			group: "velero",
			text: require_rehearsal_error.messageOf(error)
		});
	}
	state.ledger.close();
	return {
		...state,
		interruptedBy
	};
}
async function restoreAll(input, state) {
	const { catalog, restore, settings } = input;
	const profile = require_offline_discovery.profileOf(settings.profile);
	if (!catalog.facts.hasResources) {
		state.messages.push({
			...profile.emptyArchive,
			group: "velero"
		});
		return;
	}
	const before = await require_offline_discovery.discover(input.client);
	state.discovery = before;
	const filters = filtersOr(state, () => require_prepare_restore.resolveFilters(restore.spec, before, profile));
	if (filters === void 0) return;
	for (const name of filters.unresolved) state.findings.push(unresolvedText(name));
	const features = new Set(settings.features);
	const versions = require_prepare_restore.versionsApply(features, input.backup.metadata?.formatVersion) ? require_prepare_restore.chooseVersions(catalog, before, require_prepare_restore.userVersionsOf(input.configMaps, restore.metadata.namespace)) : void 0;
	const plan = (discovery) => require_offline_discovery.planRestore({
		spec: restore.spec,
		catalog,
		discovery,
		filters,
		priorities: require_offline_discovery.parsePriorities(settings.resourcePriorities, profile.priorities),
		labelsOf: (item) => require_json.textMapAt(require_offline_discovery.readObject(catalog, item.body), "metadata", "labels"),
		...versions === void 0 ? {} : { versions },
		profile
	});
	const context = await openContext(input, state, filters, features);
	const first = plan(before);
	const progress = progressOf$1(input, first);
	await runGroups(input, context, state, first.groups.filter((group) => group.groupResource === require_offline_discovery.CRD_RESOURCE), progress);
	state.messages.push(...await require_offline_discovery.waitForCrds(context));
	if (profile.refreshesDiscovery === "always" || state.records.wasAnyWritten()) state.discovery = await require_offline_discovery.discoverNew(context);
	const second = state.discovery === before ? first : plan(state.discovery);
	await runGroups(input, context, state, deferredLast(context, second.groups.filter((group) => group.groupResource !== require_offline_discovery.CRD_RESOURCE)), progress);
	for (const rule of context.modifiers?.unmatched() ?? []) state.findings.push(`rule ${rule} of the resource modifiers matched nothing`);
	for (const { item, reason } of second.staysBehind) state.ledger.settle(item.index, {
		kind: "skipped",
		reason
	});
	state.finalized = await finalize(context, input);
	state.messages.push(...state.finalized.messages);
}
/** R-11: a selector that cannot be read ends the run with one error, before anything is restored. */
function filtersOr(state, resolve) {
	try {
		return resolve();
	} catch (error) {
		state.messages.push({
			level: "error",
			group: "velero",
			text: require_rehearsal_error.messageOf(error)
		});
		return;
	}
}
function progressOf$1(input, plan) {
	const total = plan.groups.reduce((sum, group) => sum + group.items.length, 0);
	const progress = {
		done: 0,
		total,
		report: () => input.onProgress(progress.done, total)
	};
	return progress;
}
async function runGroups(input, context, state, groups, progress) {
	const quotaNamespaces = new Set(input.isFresh ? [] : await namespacesWithQuota(input.client));
	for (const group of groups) {
		await runGroup({
			context,
			concurrency: input.settings.concurrency,
			quotaNamespaces,
			onMessages: (messages) => state.messages.push(...messages),
			onItem: () => {
				progress.done += 1;
				progress.report();
			}
		}, group);
		if (group.groupResource === "resourcequotas") for (const { item } of group.items) quotaNamespaces.add(require_offline_discovery.mapNamespace(item.namespace, context.mapping));
	}
}
async function namespacesWithQuota(client) {
	return (await require_verbs.listObjects(client, {
		group: "",
		version: "v1",
		resource: "resourcequotas"
	}, "", { metadataOnly: true })).map((quota) => require_json.textAt(quota, "metadata", "namespace") ?? "");
}
// src/rehearsal/backup-source.ts
/** A run for itself. */
const OWN_SOURCE = {
	prepare: require_prepare_restore.prepareRestore,
	openCatalog: require_open_backup.openCatalog
};
/**
* The first run that asks has it done, the others wait for the same; what it fails with, all of them fail with. A run that ends early
* waits no longer, and the work goes on for the others. Their requests must want the same of the backup.
* @param signal ends the work itself
*/
function sharedSource(signal, own = OWN_SOURCE) {
	const closing = new AbortController();
	const working = AbortSignal.any([signal, closing.signal]);
	let prepared;
	let catalog;
	return {
		async prepare(request, waiting, onDownload, now) {
			waiting.throwIfAborted();
			prepared ??= own.prepare(request, working, onDownload, now);
			const found = await require_until_aborted.untilAborted(waiting, prepared);
			return {
				...found,
				location: lentLocation(found.location)
			};
		},
		async openCatalog(chosen, waiting) {
			waiting.throwIfAborted();
			catalog ??= own.openCatalog(chosen, working);
			return lentCatalog(await require_until_aborted.untilAborted(waiting, catalog));
		},
		async close() {
			closing.abort();
			const [opened, read] = await Promise.allSettled([prepared, catalog]);
			if (read.status === "fulfilled") read.value?.close();
			if (opened.status === "fulfilled") opened.value?.location.close?.();
		}
	};
}
/** The same without a way to close it. */
function lentLocation(location) {
	const { url, isSingle } = location;
	return {
		url,
		isSingle,
		backupNames: (signal) => location.backupNames(signal),
		open: (backup, file, signal) => location.open(backup, file, signal),
		factsOf: (backup, file) => location.factsOf?.(backup, file)
	};
}
/** The same, and closing it does nothing. */
function lentCatalog(catalog) {
	const { facts, items, groupResources } = catalog;
	return {
		facts,
		items,
		groupResources,
		itemsOf: (groupResource) => catalog.itemsOf(groupResource),
		find: (groupResource, namespace, name) => catalog.find(groupResource, namespace, name),
		versionsOf: (groupResource) => catalog.versionsOf(groupResource),
		versionBody: (item, directory) => catalog.versionBody(item, directory),
		read: (range) => catalog.read(range),
		close: () => void 0
	};
}
// src/report/causes/problem.ts
const FIRST = new RegExp(`(?:is invalid: |^)\\[?([\\w][\\w.\\-/\\[\\]()]*): (Invalid value|Required value|Unsupported value|Duplicate value|Forbidden|Too long|Too many|Too few|Not found|Internal error)`);
/**
* The first complaint of a server about the content of an object: `spec.ports[].port: Invalid value`, without positions, keys
* and values, which differ from object to object. Undefined when it complains about something else.
*/
function problemOf(words) {
	const [, field, problem] = FIRST.exec(words) ?? [];
	if (field === void 0 || problem === void 0) return void 0;
	return `${field.replace(/\[[^\]]*\]/g, "[]")}: ${problem}`;
}
// src/report/causes/table.ts
/** Recognised by what the engine says itself. */
function byReason(reason, title) {
	return (failed) => failed.item.reason === reason ? title(failed) : void 0;
}
/** Recognised by the words; the groups of the pattern go into the title. */
function byWords(pattern, title) {
	return ({ words }) => {
		const found = pattern.exec(words);
		return found === null ? void 0 : title(...found.slice(1).map((group) => group ?? ""));
	};
}
function byStatus(statuses, title) {
	return ({ refusal }) => refusal !== void 0 && statuses.includes(refusal.status) ? title : void 0;
}
const CAUSES = [
	{
		cause: "undecodable",
		recognise: byReason("undecodable", () => "files of the backup hold no Kubernetes object"),
		nextStep: "Look at the backup with `rehearse inspect`; take a new backup and compare."
	},
	{
		cause: "api-not-served",
		recognise: byReason("api-not-served", ({ item }) => `the cluster does not serve ${item.kind || item.resource} of ${item.apiVersion}`),
		nextStep: "Choose a Kubernetes version that serves this API, or leave the type out of the restore. A custom type needs its CustomResourceDefinition in the backup; of a type of Kubernetes itself take a backup in the version that is served."
	},
	{
		cause: "definition-not-ready",
		recognise: byReason("crd-not-ready", () => "definitions of custom resources did not become ready"),
		nextStep: "Look at the conditions of the CustomResourceDefinition in a cluster kept with --keep-cluster."
	},
	{
		cause: "vanished",
		recognise: byReason("vanished", () => "objects were created and are gone again"),
		nextStep: "Find out who deletes them: a controller, an operator, or another program in the cluster."
	},
	{
		cause: "replaced",
		recognise: byReason("replaced", () => "objects were created, and others have taken their names"),
		nextStep: "Find out who makes them anew: a controller, an operator, or another program in the cluster."
	},
	{
		cause: "namespace-terminating",
		recognise: byWords(/because it is being terminated|still terminating|is terminating/i, () => "the namespace is being deleted"),
		nextStep: "Wait until the namespace is gone, or map it onto another one."
	},
	{
		cause: "namespace-not-ready",
		recognise: byReason("namespace-not-ready", () => "the namespace could not be made"),
		nextStep: "Read the words of the server; the items of this namespace follow as soon as it can be created."
	},
	{
		cause: "action-failed",
		recognise: byReason("action-failed", ({ words }) => `restore item action ${words.split(": ")[0]} failed`),
		nextStep: "Velero would fail at the same object: correct the object, or the ConfigMap of the action."
	},
	{
		cause: "follow-up-failed",
		recognise: byReason("follow-up-failed", () => "objects were created, and a step after that failed"),
		nextStep: "Restore once more with --managed-fields skip and compare."
	},
	{
		cause: "webhook-unreachable",
		recognise: byWords(/failed calling webhook "([^"]+)"/, (name) => `admission webhook "${name}" could not be called`),
		nextStep: "The service behind the webhook does not run yet when its configuration is restored. Leave the webhook configuration out of the restore, or restore it after the rest."
	},
	{
		cause: "conversion-webhook",
		recognise: byWords(/conversion webhook for ([^,]+), Kind=(\w+) failed/, (version, kind) => `the conversion webhook for ${kind} of ${version} could not be called`),
		nextStep: "Restore the operator first, or back up the version that the definition stores."
	},
	{
		cause: "admission-denied",
		recognise: byWords(/admission webhook "([^"]+)" denied/, (name) => `admission webhook "${name}" denied the request`),
		nextStep: "Correct the objects, or exempt the restore from this policy."
	},
	{
		cause: "admission-denied",
		recognise: byWords(/(ValidatingAdmissionPolicy|MutatingAdmissionPolicy) '([^']+)'(?: with binding '[^']+')? (?:denied|failed)/, (kind, name) => `${kind} "${name}" denied the request`),
		nextStep: "Correct the objects, or exempt the restore from this policy."
	},
	{
		cause: "admission-denied",
		recognise: byWords(/violates PodSecurity "([^"]+)"/, (level) => `PodSecurity "${level}" denied the request`),
		nextStep: "Correct the pods, or change the pod-security label of the namespace."
	},
	{
		cause: "quota",
		recognise: byWords(/(?:exceeded|failed) quota: ([^,:\s]+)/, (name) => `quota ${name} leaves no room`),
		nextStep: "Raise the ResourceQuota, or restore into a namespace without it."
	},
	{
		cause: "name-too-long",
		recognise: byWords(/metadata\.(name|labels|annotations)\S*: .*must be no more than (\d+)/, (field, most) => `metadata.${field} is longer than ${most} characters`),
		nextStep: "Shorten the name; a namespace mapping or a prefix may have made it too long."
	},
	{
		cause: "too-large",
		recognise: byWords(/etcdserver: request is too large|request entity too large|Too long: may not be more than|must have at most \d+ bytes/i, () => "objects are larger than the server takes"),
		nextStep: "Split the object, or drop large annotations with a resource modifier."
	},
	{
		cause: "too-large",
		recognise: byStatus([413], "objects are larger than the server takes"),
		nextStep: "Split the object, or drop large annotations with a resource modifier."
	},
	{
		cause: "storage-full",
		recognise: byWords(/database space exceeded|no space left on device/, () => "the storage of the cluster is full"),
		nextStep: "Give etcd more room, or restore less at a time."
	},
	{
		cause: "unauthorized",
		recognise: byStatus([401], "the cluster does not know who is asking"),
		nextStep: "Check the credentials in the kubeconfig."
	},
	{
		cause: "conflict",
		recognise: byWords(/provided (IP|port) is already allocated/, (what) => `the ${what === "IP" ? "cluster IP" : "node port"} of a Service is taken`),
		nextStep: "Do not keep node ports, or free the address in the target cluster."
	},
	{
		cause: "immutable",
		recognise: byWords(/field is immutable|may not be changed? once set|updates to .* are forbidden|is immutable/i, () => "a field that differs can only be set when the object is created"),
		nextStep: "Delete the object in the target first, or keep it with the policy `none`."
	},
	{
		cause: "invalid",
		recognise: ({ item, words, refusal }) => {
			const problem = problemOf(words);
			if (problem === void 0 && refusal?.status !== 422) return void 0;
			return `${item.kind || item.resource} is invalid${problem === void 0 ? "" : `: ${problem}`}`;
		},
		nextStep: "The object does not fit the schema of this server. Correct it with a resource modifier, or choose the Kubernetes version it was made for."
	},
	{
		cause: "forbidden",
		recognise: byWords(/cannot (\w+) resource "([^"]+)"/, (verb, resource) => `the credentials may not ${verb} ${resource}`),
		nextStep: "Give the user of the kubeconfig the missing permission."
	},
	{
		cause: "forbidden",
		recognise: byStatus([403], "the server forbids it"),
		nextStep: "Read the words of the server: a permission or an admission plugin stands in the way."
	},
	{
		cause: "conflict",
		recognise: byStatus([409], "the object was changed or made by somebody else at the same time"),
		nextStep: "Restore while nobody else writes to these objects."
	},
	{
		cause: "conflict",
		recognise: byReason("exists-unreadable", () => "objects exist and could not be read"),
		nextStep: "Read the words of the server; the objects in the target could not be compared."
	},
	{
		cause: "timeout",
		recognise: byWords(/timed out|deadline exceeded|timeout/i, () => "the server took too long"),
		nextStep: "Lower --concurrency, or give the API server more room."
	},
	{
		cause: "timeout",
		recognise: byStatus([
			429,
			503,
			504
		], "the server is overloaded"),
		nextStep: "Lower --concurrency, or give the API server more room."
	},
	{
		cause: "unreadable",
		recognise: byStatus([400], "the server cannot read the object"),
		nextStep: "A field has another type than this server expects. Correct it with a resource modifier, or choose the Kubernetes version it was made for."
	},
	{
		cause: "server-error",
		recognise: byStatus([
			500,
			501,
			502
		], "the API server failed"),
		nextStep: "Look into the log of the API server."
	},
	{
		cause: "refused",
		recognise: () => "the API server refused it",
		nextStep: "Read the words of the server."
	}
];
// src/report/causes/causes.ts
/** Largest first. @param refusalOf what the server said to programs about the item at a position */
function causesOf(items, refusalOf) {
	const causes = /* @__PURE__ */ new Map();
	for (const [position, item] of items.entries()) {
		if (item.outcome !== "failed" || item.ignored !== void 0) continue;
		const words = item.detail ?? require_read_values.REASONS[item.reason];
		const { cause, title, nextStep } = recognise({
			item,
			refusal: refusalOf(position),
			words
		});
		const key = `${cause}\u0000${title}`;
		const known = causes.get(key);
		if (known === void 0) causes.set(key, {
			cause,
			title,
			words,
			nextStep,
			items: [position]
		});
		else known.items.push(position);
	}
	return [...causes.values()].toSorted((a, b) => b.items.length - a.items.length);
}
function recognise(failed) {
	for (const { cause, recognise: look, nextStep } of CAUSES) {
		const title = look(failed);
		if (title !== void 0) return {
			cause,
			title,
			nextStep
		};
	}
	throw new Error("the last row takes every item");
}
// src/report/baseline/compare-reports.ts
/** A difference below it is the machine, not the backup. */
const LEAST_SLOWER_MS = 1e3;
function compareReports(before, report, limits) {
	const after = require_run_summary.summaryOf(report);
	const newFailures = [];
	let knownFailures = 0;
	const items = report.items.map((item, position) => {
		if (item.outcome !== "failed") return item;
		if (before.failed.has(require_run_summary.itemKey(item))) {
			knownFailures += 1;
			return {
				...item,
				isKnown: true
			};
		}
		newFailures.push(position);
		return item;
	});
	const findings = report.findings.map((finding) => before.findings.has(require_run_summary.findingKey(finding)) ? {
		...finding,
		isKnown: true
	} : finding);
	const checks = report.checks.map((check) => require_run_summary.hasFailed(check) && before.failedChecks.has(check.name) ? {
		...check,
		isKnown: true
	} : check);
	return {
		baseline: {
			backup: before.backup,
			startedAt: before.startedAt,
			verdict: before.verdict,
			tolerance: limits.tolerance,
			slowerThan: limits.slowerThan,
			onlyNewFails: limits.onlyNewFails,
			newFailures,
			knownFailures,
			fixed: [...before.failed].filter((key) => !after.failed.has(key)).length,
			...shrinkage(before, after, limits.tolerance),
			slower: slowness(before.restoreMs, after.restoreMs, limits.slowerThan)
		},
		items,
		findings,
		checks
	};
}
function shrinkage(before, after, tolerance) {
	const lostKinds = [];
	const shrunk = [];
	for (const [resource, counts] of [...before.restored].toSorted(byKey)) {
		const now = after.restored.get(resource);
		if (now === void 0) {
			lostKinds.push({
				resource,
				before: counts.values().reduce((sum, count) => sum + count, 0)
			});
			continue;
		}
		for (const [namespace, count] of [...counts].toSorted(byKey)) {
			const left = now.get(namespace) ?? 0;
			if (count - left > count * tolerance) shrunk.push({
				resource,
				namespace,
				before: count,
				after: left
			});
		}
	}
	return {
		lostKinds,
		shrunk
	};
}
function byKey([a], [b]) {
	return a < b ? -1 : 1;
}
function slowness(beforeMs, afterMs, factor) {
	if (factor === void 0 || afterMs - beforeMs < LEAST_SLOWER_MS) return void 0;
	return afterMs > beforeMs * factor ? {
		beforeMs,
		afterMs
	} : void 0;
}
// src/report/ignore.ts
/** The first rule that fits sets it apart. @param now decides which rules have expired */
function setApart$1(rules, facts, now) {
	if (rules.length === 0) return {
		...facts,
		results: []
	};
	const active = rules.map((rule) => ({
		rule,
		isExpired: isExpired(rule, now),
		items: 0,
		findings: 0
	}));
	const find = (identities) => active.find(({ rule, isExpired: expired }) => !expired && identities.some((identity) => fits(rule, identity)));
	return {
		items: facts.items.map((item) => {
			const found = item.outcome === "failed" ? find(identitiesOf(item)) : void 0;
			if (found === void 0) return item;
			found.items += 1;
			return {
				...item,
				ignored: found.rule.reason
			};
		}),
		findings: facts.findings.map((finding) => {
			const found = finding.ignored === void 0 ? find(identitiesOfFinding(finding)) : void 0;
			if (found === void 0) return finding;
			found.findings += 1;
			return {
				...finding,
				ignored: found.rule.reason
			};
		}),
		results: active.map(resultOf$1)
	};
}
/** As in the backup and as in the target. */
function identitiesOf({ apiVersion, kind, namespace, name, ...item }) {
	const identity = {
		apiVersion,
		group: groupOf(apiVersion),
		kind,
		namespace,
		name
	};
	const { targetNamespace = namespace, targetName = name } = item;
	return [identity, {
		...identity,
		namespace: targetNamespace,
		name: targetName
	}];
}
/** The object that has the finding, and what it misses. */
function identitiesOfFinding({ object, target }) {
	const own = {
		...object,
		group: groupOf(object.apiVersion)
	};
	return target === void 0 ? [own] : [own, {
		...target,
		apiVersion: void 0
	}];
}
function fits(rule, { apiVersion, group, kind, namespace, name }) {
	if (rule.kind !== kind) return false;
	if (rule.apiVersion !== void 0) {
		if (!(apiVersion === void 0 ? groupOf(rule.apiVersion) === group : rule.apiVersion === apiVersion)) return false;
	}
	return fitsPattern(rule.namespace, namespace) && fitsPattern(rule.name, name);
}
function groupOf(apiVersion) {
	return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}
function fitsPattern(pattern, text) {
	if (pattern === void 0 || pattern === text) return true;
	const [first = "", ...rest] = pattern.split("*");
	const last = rest.pop();
	if (last === void 0 || !text.startsWith(first)) return false;
	let from = first.length;
	for (const part of rest) {
		const at = text.indexOf(part, from);
		if (at < 0) return false;
		from = at + part.length;
	}
	return text.length - last.length >= from && text.endsWith(last);
}
/** A rule holds to the end of its last day. */
function isExpired({ until }, now) {
	return until !== void 0 && now.toISOString().slice(0, 10) > until;
}
function resultOf$1({ rule, isExpired: expired, items, findings }) {
	const { kind, apiVersion, namespace, name, reason, until } = rule;
	return {
		kind,
		...apiVersion === void 0 ? {} : { apiVersion },
		...namespace === void 0 ? {} : { namespace },
		...name === void 0 ? {} : { name },
		reason,
		...until === void 0 ? {} : { until },
		state: expired ? "expired" : items + findings > 0 ? "used" : "unused",
		items,
		findings
	};
}
// src/report/judge.ts
function judge({ gates, ignore, baseline }, facts) {
	const weighed = require_classes.weighFindings(facts.findings, gates);
	const apart = setApart$1(ignore, {
		items: facts.items,
		findings: weighed
	}, new Date(facts.startedAt));
	const compared = facts.endedEarly || baseline === void 0 ? void 0 : compare$1(baseline, facts, apart);
	const { items, checks } = compared ?? {
		...apart,
		checks: facts.checks
	};
	const findings = require_classes.gravestFirst(compared?.findings ?? apart.findings);
	const onlyNew = compared?.baseline.onlyNewFails === true;
	const excused = items.filter((item) => isExcused(item, onlyNew));
	const failed = items.filter(({ outcome }) => outcome === "failed").length - excused.length;
	return {
		items,
		findings,
		checks,
		gates: facts.endedEarly ? [] : require_classes.gateResults(gates, {
			timings: facts.timings,
			failed,
			reasons: without(facts.reasons, excused)
		}),
		ignoreRules: apart.results,
		baseline: compared?.baseline,
		excused: excused.length,
		maxFailed: gates.maxFailed ?? 0
	};
}
function compare$1({ before, limits }, facts, apart) {
	return compareReports(before, {
		...facts,
		...apart,
		verdict: "inconclusive"
	}, limits);
}
function isExcused({ outcome, ignored, isKnown }, onlyNew) {
	return outcome === "failed" && (ignored !== void 0 || onlyNew && isKnown === true);
}
function without(reasons, items) {
	const left = { ...reasons };
	for (const { reason } of items) left[reason] = (left[reason] ?? 0) - 1;
	return left;
}
// src/verify/checks/check.ts
function inconclusive(message, objects = 0) {
	return {
		result: "inconclusive",
		message,
		objects
	};
}
// src/verify/checks/names.ts
const MAX_NAMES = 5;
function nameList() {
	const names = [];
	let count = 0;
	return {
		get count() {
			return count;
		},
		add(name) {
			count += 1;
			if (names.length < MAX_NAMES) names.push(name);
		},
		text: () => count > names.length ? `${names.join(", ")} and ${count - names.length} more` : names.join(", ")
	};
}
/** `Deployment in namespace shop`, `ConfigMap billing/ledger-config`, `Deployment with these labels`. */
function selectionText({ kind, namespace, objectName, labelSelector }) {
	const labelled = labelSelector === void 0 ? "" : " with these labels";
	if (objectName !== void 0) return `${kind} ${namespace === void 0 ? objectName : `${namespace}/${objectName}`}${labelled}`;
	return `${kind}${namespace === void 0 ? "" : ` in namespace ${namespace}`}${labelled}`;
}
/** `shop/web`, or the name alone for cluster scope. */
function placeOf$1(object) {
	const namespace = require_json.textAt(object, "metadata", "namespace") ?? "";
	const name = require_json.textAt(object, "metadata", "name") ?? "";
	return namespace === "" ? name : `${namespace}/${name}`;
}
// src/verify/checks/find-type.ts
/** The type that a selection means, or how the check ends because there is none. */
function findType(discovery, demand) {
	const { of } = demand;
	const found = candidates(discovery, of);
	const [first] = found;
	if (first === void 0) return unserved(discovery, demand);
	if (found.length > 1) {
		const versions = found.map(({ group, version }) => `${group}/${version}`.replace(/^\//, ""));
		return inconclusive(`several APIs serve ${of.kind}: say which with apiVersion, one of ${versions.join(", ")}`);
	}
	if (of.namespace !== void 0 && !first.isNamespaced) return inconclusive(`${of.kind} belongs to no namespace; leave namespace out`);
	return first;
}
/** One for each group, in its preferred version, or exactly the one that was named. */
function candidates(discovery, { apiVersion, kind }) {
	if (apiVersion !== void 0) {
		const found = discovery.findKind(apiVersion, kind);
		return found?.verbs.includes("list") ? [found] : [];
	}
	const groups = /* @__PURE__ */ new Map();
	for (const resource of discovery.resources) {
		if (resource.kind !== kind || !resource.verbs.includes("list")) continue;
		if (!groups.has(resource.group)) groups.set(resource.group, resource);
	}
	return [...groups.values()];
}
/** Nothing of the kind can be there. Where that would do, it may be a typing error: then nothing is proved. */
function unserved(discovery, demand) {
	const { kind, apiVersion } = demand.of;
	const known = [...new Set(discovery.resources.map((resource) => resource.kind))].filter((one) => one !== kind);
	const meant = apiVersion === void 0 ? require_nearest.nearest(kind, known) : void 0;
	const question = meant === void 0 ? "" : `; did you mean ${meant}?`;
	const named = apiVersion === void 0 ? kind : `${apiVersion} ${kind}`;
	const message = `${selectionText(demand.of)}: the cluster serves no ${named}${question}`;
	return demand.test === "absent" || demand.test === "count" && require_classes.isInRange(0, demand.range) ? inconclusive(message) : {
		result: "failed",
		message,
		objects: 0
	};
}
// src/verify/shown-value.ts
const MAX_VALUE = 60;
/** A scalar that is short and harmless, for a message; undefined for everything else, and for whatever is in a Secret. */
function shownValue(kind, path, value) {
	if (kind === "Secret") return void 0;
	if (value === void 0 || value === null || Array.isArray(value) || require_json.isObject(value)) return void 0;
	if (require_taming.isPrivate(path)) return void 0;
	const text = require_json.stringifyJson(value);
	return text.length > MAX_VALUE ? void 0 : require_volume_patch.elideBodies(text);
}
// src/verify/checks/lookers.ts
/** For one expression over all objects of a run. */
const CEL_LIMIT_MS = 5e3;
function lookerFor(demand, clock) {
	switch (demand.test) {
		case "exists":
		case "absent":
		case "count": return counting(demand);
		case "each":
		case "cel": return evaluating(demand, clock);
		case "equals": return comparing(demand);
	}
}
function counting(demand) {
	const names = nameList();
	let count = 0;
	return {
		look(objects) {
			count += objects.length;
			for (const object of objects) names.add(placeOf$1(object));
		},
		conclude: () => ({
			...countConclusion(demand, count, names.text()),
			objects: count
		})
	};
}
function countConclusion(demand, count, names) {
	const what = selectionText(demand.of);
	switch (demand.test) {
		case "exists": return count > 0 ? {
			result: "passed",
			message: `${what}: ${count} there`
		} : {
			result: "failed",
			message: `${what} is not there`
		};
		case "absent": return count === 0 ? {
			result: "passed",
			message: `${what} is not there`
		} : {
			result: "failed",
			message: `${what} should not be there: ${names}`
		};
		case "count": {
			const isRight = require_classes.isInRange(count, demand.range);
			const message = `${what}: ${count} there, ${require_classes.rangeText(demand.range)} wanted`;
			return {
				result: isRight ? "passed" : "failed",
				message
			};
		}
	}
}
/** Collects per object: right, wrong, or not to be told. Nothing to look at is never right. */
function judging(of) {
	const wrong = nameList();
	const open = nameList();
	let count = 0;
	return {
		right: () => {
			count += 1;
		},
		wrong: (place) => {
			count += 1;
			wrong.add(place);
		},
		open: (place) => {
			count += 1;
			open.add(place);
		},
		conclude() {
			const what = selectionText(of);
			const tail = `of ${count}: `;
			if (count === 0) return {
				result: "failed",
				message: `${what}: there is none to look at`,
				objects: count
			};
			if (wrong.count > 0) {
				const also = open.count > 0 ? `; not to be told for ${open.count}: ${open.text()}` : "";
				return {
					result: "failed",
					message: `${what}: does not hold for ${wrong.count} ${tail}${wrong.text()}${also}`,
					objects: count
				};
			}
			if (open.count > 0) return {
				result: "inconclusive",
				message: `${what}: not to be told for ${open.count} ${tail}${open.text()}`,
				objects: count
			};
			return {
				result: "passed",
				message: `${what}: holds for ${count}`,
				objects: count
			};
		}
	};
}
function evaluating({ of, expression }, clock) {
	const cel = require_cel.compileCel(expression);
	const judged = judging(of);
	let spent = 0;
	return {
		look(objects) {
			const started = clock();
			const answers = spent < CEL_LIMIT_MS ? cel.answer(objects, CEL_LIMIT_MS - spent) : [];
			spent += clock() - started;
			for (const [index, object] of objects.entries()) {
				const answer = answers[index];
				const place = placeOf$1(object);
				if (answer === void 0) {
					judged.open(`${place} (the expression took longer than ${CEL_LIMIT_MS / 1e3} s)`);
					spent = CEL_LIMIT_MS;
				} else if ("error" in answer) judged.open(`${place} (${answer.error})`);
				else if (answer.holds) judged.right();
				else judged.wrong(place);
			}
		},
		conclude: judged.conclude
	};
}
function comparing({ of, values }) {
	const judged = judging(of);
	return {
		look(objects) {
			for (const object of objects) {
				const wrong = values.filter(({ path, value }) => !require_json.semanticEqual(require_classes.valueAt(object, path), value));
				if (wrong.length === 0) judged.right();
				else judged.wrong(`${placeOf$1(object)} (${wrong.map((one) => differenceText(object, one)).join("; ")})`);
			}
		},
		conclude: judged.conclude
	};
}
/** `spec.replicas is 1, 2 is wanted`; without the values where they may be private. */
function differenceText(object, { path, value }) {
	const kind = require_json.textAt(object, "kind") ?? "";
	const there = require_classes.valueAt(object, path);
	if (there === void 0) return `${require_field_path.pathText(path)} is not there`;
	const [is, wanted] = [shownValue(kind, path, there), shownValue(kind, path, value)];
	return is === void 0 || wanted === void 0 ? `${require_field_path.pathText(path)} has another value` : `${require_field_path.pathText(path)} is ${is}, ${wanted} is wanted`;
}
// src/verify/checks/readiness.ts
const numberAt = (object, ...path) => {
	const value = require_json.at(object, ...path);
	if (typeof value === "number") return value;
	return require_json.isRawNumber(value) ? Number(value.rawJSON) : void 0;
};
/** The controller has seen what stands in the spec. */
const isSeen = (object) => (numberAt(object, "status", "observedGeneration") ?? 0) >= (numberAt(object, "metadata", "generation") ?? 0);
const replicas = (...status) => (object) => {
	if (!isSeen(object)) return "its controller has not seen it yet";
	const wanted = numberAt(object, "spec", "replicas") ?? 1;
	const there = numberAt(object, "status", ...status) ?? 0;
	return there >= wanted ? void 0 : `${there} of ${wanted} ready`;
};
const ROWS = {
	Deployment: replicas("availableReplicas"),
	ReplicaSet: replicas("readyReplicas"),
	ReplicationController: replicas("readyReplicas"),
	StatefulSet: replicas("readyReplicas"),
	DaemonSet: (object) => {
		if (!isSeen(object)) return "its controller has not seen it yet";
		const wanted = numberAt(object, "status", "desiredNumberScheduled") ?? 0;
		const there = numberAt(object, "status", "numberReady") ?? 0;
		return there >= wanted ? void 0 : `${there} of ${wanted} ready`;
	},
	Job: (object) => hasCondition(object, "Complete") ? void 0 : "not complete",
	Pod: (object) => {
		const phase = require_json.textAt(object, "status", "phase") ?? "Pending";
		return phase === "Succeeded" || hasCondition(object, "Ready") ? void 0 : waitingReason(object) ?? phase;
	},
	PersistentVolumeClaim: (object) => {
		const phase = require_json.textAt(object, "status", "phase") ?? "Pending";
		return phase === "Bound" ? void 0 : phase;
	}
};
/** What is missing for the object to be ready; undefined when nothing is, `unknown` when its kind has no sign of it. */
function missingFor(object) {
	const row = ROWS[require_json.textAt(object, "kind") ?? ""];
	if (row !== void 0) return row(object);
	const told = ["Ready", "Available"].filter((type) => conditionOf(object, type) !== void 0);
	if (told.length === 0) return "unknown";
	return told.some((type) => hasCondition(object, type)) ? void 0 : `not ${told.join(", not ")}`;
}
/** Why a container of the pod does not run, such as `web: ImagePullBackOff`. */
function waitingReason(pod) {
	const statuses = [...require_json.listAt(pod, "status", "initContainerStatuses"), ...require_json.listAt(pod, "status", "containerStatuses")];
	for (const status of statuses) {
		const reason = require_json.textAt(status, "state", "waiting", "reason");
		if (reason !== void 0 && reason !== "PodInitializing") return `${require_json.textAt(status, "name") ?? ""}: ${reason}`;
	}
}
function conditionOf(object, type) {
	return require_json.listAt(object, "status", "conditions").find((condition) => require_json.textAt(condition, "type") === type);
}
function hasCondition(object, type) {
	return require_json.textAt(conditionOf(object, type), "status") === "True";
}
// src/verify/checks/pod-checks.ts
const POLL_MS$1 = 1e3;
const EXEC_MS = 6e4;
/** @throws KubeError when the objects cannot be read, TransportError, the reason of the signal */
async function podCheck(demand, { objects, type }, input) {
	const deadline = performance.now() + input.patienceMs;
	for (;;) {
		const found = await objects();
		const conclusion = found.length === 0 ? {
			result: "failed",
			message: `${selectionText(demand.of)}: there is none`,
			objects: 0
		} : await TESTS[demand.test](demand, {
			found,
			type
		}, input);
		if (conclusion.result !== "failed" || performance.now() + POLL_MS$1 > deadline) return conclusion;
		await require_sleep.sleep(POLL_MS$1, input.signal);
	}
}
const TESTS = {
	ready: (demand, { found }) => Promise.resolve(readyConclusion(demand, found)),
	http: (demand, { found, type }, input) => firstThatDoesNotPass(found, (object) => answers(demand, object, type, input)),
	exec: (demand, { found, type }, input) => {
		if (type.kind !== "Pod") return Promise.resolve(inconclusive(`a command runs in a Pod, not in a ${type.kind}`));
		return firstThatDoesNotPass(found, (pod) => commandEnds(demand, pod, input));
	}
};
function readyConclusion({ of }, found) {
	const [wrong, open] = [nameList(), nameList()];
	for (const object of found) {
		const missing = missingFor(object);
		if (missing === "unknown") open.add(placeOf$1(object));
		else if (missing !== void 0) wrong.add(`${placeOf$1(object)} (${missing})`);
	}
	const what = selectionText(of);
	const objects = found.length;
	if (wrong.count > 0) return {
		result: "failed",
		message: `${what}: ${wrong.count} of ${objects} not ready: ${wrong.text()}`,
		objects
	};
	if (open.count > 0) return inconclusive(`${what}: no sign of readiness in ${open.text()}`, objects);
	return {
		result: "passed",
		message: `${what}: ${objects} ready`,
		objects
	};
}
/** All of them have to pass; the first that does not is told. */
async function firstThatDoesNotPass(found, test) {
	let last = {
		result: "passed",
		message: ""
	};
	for (const object of found) {
		last = await test(object);
		if (last.result !== "passed") break;
	}
	return {
		...last,
		objects: found.length
	};
}
const STATUS_BYTES = 65536;
/** Through the proxy of the API server, which reaches what this machine does not. */
async function answers(demand, object, type, { client }) {
	if (type.kind !== "Service" && type.kind !== "Pod") return inconclusive(`a Service or a Pod answers over HTTP, not a ${type.kind}`);
	const port = demand.port ?? firstPort(object);
	const place = placeOf$1(object);
	if (port === void 0) return inconclusive(`${place} has no port`);
	const { namespace, name } = metadataOf(object);
	const path = `${require_verbs.objectPath(type, namespace, `${name}:${port}`)}/proxy${demand.path}`;
	const { status, body } = await client.send({
		method: "GET",
		path,
		accept: "*/*",
		isProxied: true
	});
	const where = `${place}:${port}${demand.path}`;
	const refusal = body.length < STATUS_BYTES ? refusalIn(body) : void 0;
	if (refusal !== void 0) return {
		result: "failed",
		message: `${where} cannot be reached: ${refusal}`
	};
	return status === demand.status ? {
		result: "passed",
		message: `${where} answers ${status}`
	} : {
		result: "failed",
		message: `${where} answers ${status}, ${demand.status} is wanted`
	};
}
/** An answer of the API server itself instead of one of the pod. */
function refusalIn(body) {
	try {
		const answer = require_json.parseJson(body.toString("utf8"));
		return require_json.isObject(answer) && require_json.textAt(answer, "kind") === "Status" && require_json.textAt(answer, "apiVersion") === "v1" ? require_json.textAt(answer, "message") ?? "no reason given" : void 0;
	} catch {
		return;
	}
}
async function commandEnds({ command, container }, pod, { exec, signal }) {
	const place = placeOf$1(pod);
	const chosen = container ?? require_json.textAt(require_json.listAt(pod, "spec", "containers")[0], "name") ?? "";
	const { namespace, name } = metadataOf(pod);
	try {
		const { exitCode } = await exec({
			namespace,
			pod: name,
			container: chosen,
			command,
			timeoutMs: EXEC_MS,
			signal
		});
		const message = `${place}, container ${chosen}: exit code ${exitCode}`;
		return {
			result: exitCode === 0 ? "passed" : "failed",
			message
		};
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof ExecTimeout) return inconclusive(`${place}: ${error.message}`);
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		return {
			result: "failed",
			message: `${place}: ${require_rehearsal_error.messageOf(error)}`
		};
	}
}
function firstPort(object) {
	const ofService = require_json.listAt(object, "spec", "ports").map((port) => numberOf(port, "port"));
	const ofPod = require_json.listAt(object, "spec", "containers").flatMap((container) => require_json.listAt(container, "ports").map((port) => numberOf(port, "containerPort")));
	return [...ofService, ...ofPod].find((port) => port !== void 0);
}
function numberOf(value, key) {
	const number = require_json.isObject(value) ? value[key] : void 0;
	return typeof number === "number" ? number : void 0;
}
function metadataOf(object) {
	return {
		namespace: require_json.textAt(object, "metadata", "namespace") ?? "",
		name: require_json.textAt(object, "metadata", "name") ?? ""
	};
}
// src/verify/checks/run-checks.ts
/** In the order of the file. @throws TransportError, the reason of the signal */
async function runChecks(input) {
	const { checks, client, signal, clock } = input;
	if (checks.length === 0) return [];
	const results = /* @__PURE__ */ new Map();
	const settle = (check, conclusion, started) => {
		const { name, demand } = check;
		results.set(check, {
			name,
			kind: demand.test,
			...conclusion,
			ms: Math.round(clock() - started)
		});
	};
	const started = clock();
	const discovery = await require_offline_discovery.discover(client);
	const waiting = [];
	const aboutPods = [];
	for (const check of checks) {
		const { demand } = check;
		if (demand.test === "run") continue;
		const type = findType(discovery, demand);
		if ("result" in type) settle(check, type, started);
		else if (isAboutPods(demand)) aboutPods.push({
			check,
			demand,
			type
		});
		else waiting.push({
			check,
			type,
			matches: matcherOf(demand.of),
			looker: lookerFor(demand, clock)
		});
	}
	const groups = Map.groupBy(waiting, ({ type }) => `${type.group}/${type.version}/${type.resource}`);
	await require_open_backup.mapConcurrent(groups.values(), LANES$2, signal, async (group) => {
		const begun = clock();
		const problem = await lookAtAll(client, group);
		for (const { check, looker } of group) settle(check, problem ?? looker.conclude(), begun);
	});
	const mayHaveNodes = input.hasNodes || input.isSimulated === true;
	const areThereNodes = aboutPods.length > 0 && mayHaveNodes && await hasNode(client);
	await require_open_backup.mapConcurrent(aboutPods, LANES$2, signal, async ({ check, demand, type }) => {
		const begun = clock();
		const isPossible = areThereNodes && (input.hasNodes || demand.test === "ready");
		settle(check, isPossible ? await lookAtPods(demand, type, input) : podsNeeded(demand, input), begun);
	});
	for (const check of checks) {
		const { demand } = check;
		if (demand.test !== "run") continue;
		const begun = clock();
		settle(check, await input.script(demand, signal), begun);
	}
	return checks.flatMap((check) => results.get(check) ?? []);
}
/** Types that are listed at the same time. */
const LANES$2 = 3;
/** How all checks of the type end when it cannot be listed. */
async function lookAtAll(client, group) {
	const [first] = group;
	if (first === void 0) return void 0;
	const { type } = first;
	const apiVersion = type.group === "" ? type.version : `${type.group}/${type.version}`;
	try {
		for await (const page of require_verbs.listPages(client, type, scopeOf(group))) {
			const objects = page.map((object) => ({
				apiVersion,
				kind: type.kind,
				...object
			}));
			for (const { looker, matches } of group) looker.look(objects.filter(matches));
		}
		return;
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		return inconclusive(`${type.kind} cannot be listed: ${error.message}`);
	}
}
/** One namespace is listed alone: a shared cluster may hold far more. */
function scopeOf(group) {
	const namespaces = new Set(group.map(({ check }) => namespaceOf(check)));
	const [only] = namespaces;
	return namespaces.size === 1 ? only ?? "" : "";
}
function namespaceOf({ demand }) {
	return demand.test === "run" ? void 0 : demand.of.namespace;
}
function matcherOf({ namespace, objectName, labelSelector }) {
	const hasLabels = labelSelector === void 0 ? void 0 : require_classes$1.compileSelector(labelSelector);
	return (object) => (namespace === void 0 || require_json.textAt(object, "metadata", "namespace") === namespace) && (objectName === void 0 || require_json.textAt(object, "metadata", "name") === objectName) && (hasLabels === void 0 || hasLabels(require_json.textMapAt(object, "metadata", "labels")));
}
function isAboutPods(demand) {
	return demand.test === "ready" || demand.test === "http" || demand.test === "exec";
}
/** Where pods would have to run, and none can, nothing is proved. */
function podsNeeded({ test }, { isSimulated }) {
	return inconclusive(`${test} needs running pods, and ${isSimulated === true ? "those of this cluster are simulated" : "this cluster has no nodes"}`);
}
const NODES = {
	group: "",
	version: "v1",
	resource: "nodes"
};
async function hasNode(client) {
	for await (const page of require_verbs.listPages(client, NODES, "")) if (page.length > 0) return true;
	return false;
}
async function lookAtPods(demand, type, input) {
	const { client, exec, podPatienceMs, signal } = input;
	const matches = matcherOf(demand.of);
	const objects = async () => {
		const found = [];
		for await (const page of require_verbs.listPages(client, type, demand.of.namespace ?? "")) found.push(...page.map((object) => ({
			kind: type.kind,
			...object
		})).filter(matches));
		return found;
	};
	try {
		return await podCheck(demand, {
			type,
			objects
		}, {
			client,
			exec,
			signal,
			patienceMs: podPatienceMs
		});
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		return inconclusive(`${type.kind} cannot be looked at: ${error.message}`);
	}
}
// src/rehearsal/restrained.ts
/** Outcomes of what a rule had its effect on; of an item that failed there is nothing to say. */
const CAME_TO_BE = /* @__PURE__ */ new Set([
	"created",
	"updated",
	"held"
]);
function restrainedObjects({ catalog, engine, restore }) {
	if (catalog === void 0 || engine === void 0) return [];
	return engine.safety.flatMap(({ index, ruling, changes }) => {
		const item = catalog.items[index];
		const outcome = engine.ledger.outcomeOf(index);
		if (item === void 0 || outcome === void 0) return [];
		const isHeld = require_read_values.isHeldBack(outcome);
		if (!isHeld && !CAME_TO_BE.has(outcome.kind)) return [];
		const { rule, decision } = ruling;
		return [{
			index,
			kind: item.kind,
			namespace: require_offline_discovery.mapNamespace(item.namespace, restore?.spec.namespaceMapping),
			name: item.name,
			rule,
			isHeld,
			stopsPods: decision.do === "tame" ? require_taming.stopsPods(decision.taming) : item.kind === "Pod",
			changed: changes.map(({ path }) => path)
		}];
	});
}
// src/rehearsal/checks/mask-cluster-secrets.ts
const SECRETS = {
	group: "",
	version: "v1",
	resource: "secrets"
};
const WITHHELD = "(the output is withheld: the Secrets of the cluster cannot be read, so it cannot be masked)";
/** The text without any value of a Secret of the cluster, however it is written. Nothing of the text when the Secrets cannot be read. @throws TransportError */
async function maskClusterSecrets(text, client) {
	const [masked = ""] = await maskAll([text], client);
	return masked;
}
/**
* The same for many texts, in their order. @param names of objects: in what a cluster says of them they stay, also when a Secret holds
* the same word @throws TransportError
*/
async function maskAll(texts, client, names = /* @__PURE__ */ new Set()) {
	if (texts.length === 0) return [];
	let masked = texts;
	const isLookedFor = require_secret_forms.formsIn(texts);
	const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
	try {
		for await (const page of require_verbs.listPages(client, SECRETS, "")) for (const secret of page) {
			const values = Object.values(require_json.textMapAt(secret, "data")).flatMap((value) => partsFor(longest, Buffer.from(value, "base64").toString("utf8")));
			masked = masked.map(require_secret_forms.maskerOf(values, {
				isLookedFor,
				names
			}));
		}
	} catch (error) {
		if (error instanceof require_kube_error.KubeError) return texts.map(() => WITHHELD);
		throw error;
	}
	return masked;
}
/** Of a value that is too long to be in any of the texts only its lines. Decoded from a URL it has a third of its length, at least. */
function partsFor(longest, value) {
	const mayBeThere = (part) => part.trim().length <= 3 * longest;
	if (mayBeThere(value)) return [value];
	return value.split("\n").filter((line) => mayBeThere(line) && !line.startsWith("-----"));
}
// src/rehearsal/checks/run-script.ts
/** The end of the output. */
const KEPT_CHARACTERS = 2 ** 16;
/** After the end of the program, for what it left in its pipes. */
const DRAIN_MS = 1e3;
/** Runs to its end or its time limit. @throws the reason of the signal */
async function runScript(script, signal) {
	signal.throwIfAborted();
	const [program = "", ...args] = script.command;
	const limit = AbortSignal.timeout(script.timeoutMs);
	const child = (0, node_child_process.spawn)(program, args, {
		env: { ...script.environment },
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: true
	});
	const output = tailOf(child);
	const end = () => killGroup(child);
	const ends = AbortSignal.any([signal, limit]);
	ends.addEventListener("abort", end, { once: true });
	try {
		const ending = await endOf$1(child);
		signal.throwIfAborted();
		if ("why" in ending) return {
			kind: "not-started",
			why: ending.why
		};
		if (limit.aborted) return {
			kind: "timed-out",
			output: output()
		};
		if (ending.exitCode === null) return {
			kind: "killed",
			output: output()
		};
		return {
			kind: "exited",
			exitCode: ending.exitCode,
			output: output()
		};
	} finally {
		ends.removeEventListener("abort", end);
		end();
	}
}
/** Both streams as they come; only the last part is kept. */
function tailOf(child) {
	const chunks = [];
	let length = 0;
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding("utf8");
		stream?.on("data", (chunk) => {
			chunks.push(chunk);
			length += chunk.length;
			while (length - (chunks[0]?.length ?? 0) >= KEPT_CHARACTERS) length -= chunks.shift()?.length ?? 0;
		});
	}
	return () => chunks.join("");
}
function endOf$1(child) {
	return new Promise((resolve) => {
		child.once("error", (error) => resolve({ why: require_rehearsal_error.systemCodeOf(error) ?? require_rehearsal_error.messageOf(error) }));
		child.once("close", (exitCode) => resolve({ exitCode }));
		child.once("exit", (exitCode) => setTimeout(() => resolve({ exitCode }), DRAIN_MS).unref());
	});
}
function killGroup({ pid }) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) !== "ESRCH" && require_rehearsal_error.systemCodeOf(error) !== "EPERM") throw error;
	}
}
// src/rehearsal/checks/script-check.ts
/** @throws TransportError, the reason of the signal */
async function scriptCheck({ command, timeoutMs }, { client, kubeconfigPath, refusal, environment }, signal) {
	if (refusal !== void 0) return {
		result: "inconclusive",
		message: refusal,
		objects: 0
	};
	const end = await runScript({
		command,
		timeoutMs,
		environment: {
			...environment,
			KUBECONFIG: kubeconfigPath
		}
	}, signal);
	if (end.kind === "not-started") return {
		result: "inconclusive",
		message: `the program cannot be started: ${end.why}`,
		objects: 0
	};
	const said = await harmless(end.output, environment, client);
	const message = `${endText(end, timeoutMs)}${said === "" ? "" : `: ${said}`}`;
	return {
		result: resultOf(end),
		message,
		objects: 0
	};
}
/** What did not come to its end has proved nothing. */
function resultOf(end) {
	if (end.kind !== "exited") return "inconclusive";
	return end.exitCode === 0 ? "passed" : "failed";
}
function endText(end, timeoutMs) {
	if (end.kind === "timed-out") return `not through after ${timeoutMs / 1e3} s`;
	return end.kind === "killed" ? "killed by a signal" : `exit code ${end.exitCode}`;
}
/** Long enough that no ordinary word is blackened. */
const MIN_SECRET = 8;
const TELLING = /token|secret|passw|credential|key/i;
const MAX_LINE$1 = 300;
/** The last lines, without what is secret in the cluster or in the environment. */
async function harmless(output, environment, client) {
	if (output.trim() === "") return "";
	const lines = output.trim().split(/\s*[\r\n]\s*/).slice(-3).map((line) => line.length > MAX_LINE$1 ? `(a line of ${line.length} characters)` : line);
	const own = Object.entries(environment).flatMap(([name, value]) => TELLING.test(name) && value !== void 0 && value.length >= MIN_SECRET ? [value] : []);
	const masked = await maskClusterSecrets(require_secret_forms.maskerOf(own)(lines.join("\n")), client);
	return require_volume_patch.elideBodies(masked.replaceAll("\n", " / "));
}
// src/rehearsal/checks/under-safety-rules.ts
/** @param results of the checks, by name */
function underSafetyRules(checks, results, restrained) {
	if (restrained.length === 0) return results;
	const demands = new Map(checks.map(({ name, demand }) => [name, demand]));
	return results.map((result) => {
		const demand = demands.get(result.name);
		if (demand === void 0 || demand.test === "run" || result.result === "inconclusive") return result;
		const { kind, namespace, objectName } = demand.of;
		const near = restrained.filter((one) => namespace === void 0 || one.namespace === namespace);
		const meant = near.filter((one) => one.kind === kind && (objectName === void 0 || one.name === objectName));
		const about = demand.test === "http" || demand.test === "exec" ? [...meant, ...near.filter(({ stopsPods }) => stopsPods)] : meant;
		const [first] = about;
		if (first === void 0 || !isDoubtful(demand, result.result, meant)) return result;
		const done = first.isHeld ? "held back" : "tamed";
		const more = about.length > 1 ? `, and ${require_read_values.formatCount(about.length - 1, "more object")}` : "";
		const what = `${first.kind} ${first.name} was ${done} by the safety rule ${first.rule}${more}`;
		return {
			...result,
			result: "inconclusive",
			message: `${result.message}; but ${what}`
		};
	});
}
/** What the rule can have turned. */
function isDoubtful(demand, result, meant) {
	if (result === "failed") return true;
	switch (demand.test) {
		case "ready": return meant.some(({ isHeld, stopsPods }) => isHeld || stopsPods);
		case "absent":
		case "count": return meant.some(({ isHeld }) => isHeld);
		case "each":
		case "cel":
		case "equals": return meant.some(({ isHeld, changed }) => isHeld || changed.some((path) => looksAt(demand, path)));
		default: return false;
	}
}
/** In doubt it does. @param path as `Change` writes it: `spec.replicas`, `metadata.annotations[a/b]` */
function looksAt(demand, path) {
	const changed = path.replace(/\[.*$/s, "").split(".");
	if ("expression" in demand) return demand.expression.includes(changed.at(-1) ?? "");
	if (demand.test !== "equals") return false;
	return demand.values.some((wanted) => {
		const steps = wanted.path.filter((step) => typeof step === "string");
		return changed.every((step, index) => steps[index] === void 0 || steps[index] === step);
	});
}
// src/rehearsal/checks/carry-out-checks.ts
/** Simulated pods were waited for already. */
const SIMULATED_PATIENCE_MS = 5e3;
/** For images to be pulled and programs to start; the deadline of the run counts as well. */
const POD_PATIENCE_MS = 12e4;
/** Keeps the results in the facts. @throws TransportError, the reason of the signal */
async function carryOutChecks({ request, deps, facts, signal }, client) {
	const { cluster, demands } = facts;
	if (cluster === void 0) return;
	const surroundings = {
		client,
		kubeconfigPath: cluster.kubeconfigPath,
		refusal: refusalOfScripts(request.target),
		environment: deps.environment
	};
	const results = await runChecks({
		checks: demands.checks,
		client,
		hasNodes: cluster.hasNodes,
		isSimulated: cluster.simulation !== void 0,
		exec: async (wanted) => (await Promise.resolve().then(() => require("./kube-exec.cjs"))).execInPod(cluster.connection, wanted),
		podPatienceMs: cluster.simulation === void 0 ? POD_PATIENCE_MS : SIMULATED_PATIENCE_MS,
		script: (demand, aborts) => scriptCheck(demand, surroundings, aborts),
		signal,
		clock: () => performance.now()
	});
	facts.checks = underSafetyRules(demands.checks, results, restrainedObjects(facts));
	facts.requests = client.log.figures();
}
/** A program reads the current context of the kubeconfig: with another one it would look at, or change, the wrong cluster. */
function refusalOfScripts(target) {
	if (target.kind !== "existing" || target.context === void 0) return void 0;
	return `a script would use the current context of the kubeconfig, and the restore went to context ${target.context}`;
}
/** For a run that ended before its checks. */
function notCarriedOut(checks) {
	return checks.map(({ name, demand }) => ({
		name,
		kind: demand.test,
		result: "inconclusive",
		message: "the run ended before this check",
		objects: 0,
		ms: 0
	}));
}
// src/rehearsal/report-items.ts
function reportItem(item, outcome, mapping) {
	const { kind, reason, detail } = outcome;
	const target = require_offline_discovery.mapNamespace(item.namespace, mapping);
	const targetName = item.groupResource === "namespaces" ? require_offline_discovery.mapNamespace(item.name, mapping) : item.name;
	return {
		apiVersion: item.apiVersion,
		kind: item.kind,
		resource: item.groupResource,
		namespace: item.namespace,
		name: item.name,
		...target === item.namespace ? {} : { targetNamespace: target },
		...targetName === item.name ? {} : { targetName },
		outcome: kind,
		reason,
		...detail === void 0 ? {} : { detail: require_volume_patch.elideBodies(detail) },
		...isNoise(item, reason, target, targetName) ? { isNoise: true } : {}
	};
}
/** A warning about noise is noise; an error never is. */
function reportMessage({ level, group, text, item }, items) {
	const about = item === void 0 ? void 0 : items[item];
	return {
		...typeof group === "string" ? { group } : {
			group: "namespace",
			namespace: group.namespace
		},
		message: require_volume_patch.elideBodies(text),
		...item === void 0 ? {} : { item },
		...level === "warning" && about?.isNoise ? { isNoise: true } : {}
	};
}
const THERE_ALREADY = /* @__PURE__ */ new Set([
	"exists-equal",
	"exists-differs",
	"merged",
	"namespace-exists"
]);
/** What every cluster makes by itself is there already, and differs from cluster to cluster. */
function isNoise(item, reason, namespace, name) {
	const { group } = require_verbs.splitApiVersion(item.apiVersion);
	return THERE_ALREADY.has(reason) && require_built_in_objects.isBuiltInObject({
		group,
		kind: item.kind,
		namespace,
		name
	});
}
// src/rehearsal/safety-section.ts
/** Only what came to be: of an item that failed there is nothing to say. @param items by index */
function withRules(items, log) {
	const entries = new Map(log.map((entry) => [entry.index, entry]));
	if (entries.size === 0) return items;
	return items.map((item, index) => {
		const entry = entries.get(index);
		if (entry === void 0 || !CAME_TO_BE.has(item.outcome)) return item;
		const { ruling, changes } = entry;
		const isTamed = item.outcome !== "held" && changes.length > 0;
		if (item.outcome !== "held" && !isTamed) return item;
		return {
			...item,
			rule: ruling.rule,
			...isTamed ? { tamed: changes } : {}
		};
	});
}
function safetySection$1(settings, items, log) {
	if (settings === void 0) return void 0;
	const rulings = new Map(log.map(({ ruling }) => [ruling.rule, ruling]));
	const countOf = (rule, count) => {
		const { why = "", source } = rulings.get(rule) ?? {};
		return {
			rule,
			why,
			...source === void 0 ? {} : { source },
			count
		};
	};
	const byRule = (of) => [...Map.groupBy(of, ({ rule = "" }) => rule)].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
	const ruled = items.filter(({ rule }) => rule !== void 0);
	return {
		profile: settings.profile,
		held: byRule(ruled.filter(({ outcome }) => outcome === "held")).map(([rule, of]) => countOf(rule, of.length)),
		tamed: byRule(ruled.filter(({ tamed }) => tamed !== void 0)).map(([rule, of]) => ({
			...countOf(rule, of.length),
			changes: changesOf$1(of)
		}))
	};
}
function changesOf$1(items) {
	const all = items.flatMap(({ tamed = [] }) => tamed);
	return [...Map.groupBy(all, ({ path, change }) => JSON.stringify([path, change]))].map(([, same]) => ({
		path: same[0]?.path ?? "",
		change: same[0]?.change ?? "set",
		count: same.length
	})).toSorted((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
}
// src/rehearsal/build-report.ts
const NOT_REACHED$1 = {
	kind: "unknown",
	reason: "not-reached"
};
function buildReport(facts, version) {
	const { catalog, engine, volumes, verified } = facts;
	const outcomes = catalog === void 0 ? [] : catalog.items.map((item) => outcomeOf(facts, item));
	const counts = require_volume_patch.countKinds(outcomes);
	const reasons = require_volume_patch.countReasons(outcomes);
	const messages = engine?.messages ?? [];
	const mapping = facts.restore?.spec.namespaceMapping;
	const listed = withRules(catalog?.items.map((item, index) => reportItem(item, outcomes[index] ?? NOT_REACHED$1, mapping)) ?? [], engine?.safety ?? []);
	const errors = messages.filter(({ level }) => level === "error").map((one) => reportMessage(one, listed));
	const failure = failureOf(facts);
	const total = outcomes.length;
	const startedAt = facts.startedAt.toISOString();
	const backup = facts.section;
	const timings = roundAll(facts.timings);
	const judged = judge(facts.demands, {
		startedAt,
		backup,
		items: listed,
		findings: [
			...facts.backupFindings,
			...verified?.findings ?? [],
			...facts.workloads?.findings ?? [],
			...facts.serverCalls === void 0 ? [] : require_selectors.admissionFindings(facts.serverCalls)
		],
		reasons,
		timings,
		checks: facts.checks ?? notCarriedOut(facts.demands.checks),
		endedEarly: facts.failure !== void 0 || facts.isCancelled
	});
	const { items, findings, checks, gates, ignoreRules, baseline } = judged;
	const verdict = require_verdict.decideVerdict({
		total,
		counts,
		reasons,
		readBack: verified?.readBack,
		items,
		errors,
		findings,
		checks,
		gates,
		baseline,
		excused: judged.excused,
		maxFailed: judged.maxFailed,
		failure,
		leftBehind: facts.leftovers.map(require_rehearsal_error.messageOf).filter((message) => message !== failure?.message),
		isCancelled: facts.isCancelled
	});
	return {
		report: {
			schemaVersion: 1,
			verdict: verdict.verdict,
			because: verdict.because,
			tool: {
				name: "restore-rehearsal",
				version
			},
			startedAt,
			backup,
			choice: facts.choice,
			cluster: clusterSection(facts),
			restore: restoreSection(facts),
			secrets: facts.secrets,
			safety: engine === void 0 ? void 0 : safetySection$1(facts.safety, listed, engine.safety),
			options: optionsOf$1(facts),
			total,
			counts,
			reasons,
			items,
			derived: [...(engine?.blankNamespaces ?? []).map(blankNamespace), ...verified?.derived ?? []],
			...facts.podLogs.length === 0 ? {} : { podLogs: facts.podLogs },
			readBack: verified?.readBack,
			findings,
			causes: causesOf(items, (position) => outcomes[position]?.refusal),
			checks,
			workloads: facts.workloads?.section,
			gates,
			ignoreRules,
			baseline,
			notExercised: [
				...facts.notExercised,
				...engine?.finalized?.notExercised ?? [],
				...unseenReferences(verified?.unseenReferences ?? 0)
			],
			serverCalls: facts.serverCalls,
			volumes: volumes.map(reportVolume),
			deletion: facts.deletion,
			warnings: [...messages.filter(({ level }) => level === "warning").map((one) => reportMessage(one, items)), ...[...facts.advice, ...engine?.findings ?? []].map((message) => ({
				group: "velero",
				message
			}))],
			errors,
			failure,
			timings,
			stages: stagesOf(facts),
			progress: facts.progress?.points() ?? [],
			requests: requestFigures(facts, counts.created + counts.updated)
		},
		exitCode: verdict.exitCode
	};
}
function outcomeOf(facts, item) {
	return facts.engine?.ledger.outcomeOf(item.index) ?? NOT_REACHED$1;
}
function blankNamespace(name) {
	return {
		apiVersion: "v1",
		kind: "Namespace",
		namespace: "",
		name,
		why: "items need this namespace, and the backup has no file for it"
	};
}
function unseenReferences(count) {
	return count === 0 ? [] : [{
		what: "references to objects that may not be listed",
		count
	}];
}
function reportVolume({ size, ...volume }) {
	return {
		...volume,
		...size === void 0 ? {} : { bytes: size }
	};
}
function clusterSection({ cluster, clusterIsKept }) {
	if (cluster === void 0) return void 0;
	const stays = clusterIsKept || !cluster.isThrowAway;
	return {
		title: cluster.title,
		version: cluster.version,
		isThrowAway: cluster.isThrowAway,
		kubeconfigPath: stays ? cluster.kubeconfigPath : void 0,
		...cluster.egress === void 0 ? {} : { egress: cluster.egress }
	};
}
function restoreSection({ restore }) {
	if (restore === void 0) return void 0;
	const { phase, startTimestamp, completionTimestamp } = restore.status;
	return {
		name: restore.metadata.name,
		phase: phase ?? "New",
		startTimestamp,
		completionTimestamp
	};
}
function optionsOf$1({ restore, settings, safety, secretsMode }) {
	if (restore === void 0 || settings === void 0) return void 0;
	const { hooks: _mayHoldSecrets, ...restoreSpec } = restore.spec;
	const { profile, managedFields, features, restoreHooks } = settings;
	return {
		restoreSpec,
		profile,
		managedFields,
		features,
		safety: safety?.profile ?? require_read_values.FAITHFUL.profile,
		secrets: secretsMode ?? "keep",
		restoreHooks
	};
}
/** What ended the run; of a run that came to its end, what its clean-up left behind. */
function failureOf({ failure: ended, leftovers, isCancelled }) {
	const failure = ended ?? leftovers[0];
	if (failure === void 0 || isCancelled) return void 0;
	const code = failure instanceof require_rehearsal_error.RehearsalError ? failure.code : "INTERNAL";
	return {
		code,
		message: require_rehearsal_error.messageOf(failure),
		hint: require_rehearsal_error.CODES[code].hint
	};
}
function requestFigures({ requests, restoreRequests, timings }, written) {
	if (requests === void 0) return void 0;
	const seconds = timings.restore / 1e3;
	const perObject = written > 0 ? Math.round(restoreRequests / written * 100) / 100 : 0;
	return {
		...requests,
		perObject,
		objectsPerSecond: seconds > 0 ? Math.round(written / seconds) : 0
	};
}
function stagesOf({ stages }) {
	return stages.map(({ name, startMs, ms }) => ({
		name,
		startMs: Math.round(startMs),
		ms: Math.round(ms)
	})).toSorted((a, b) => a.startMs - b.startMs);
}
function roundAll(timings) {
	const { total, backup, cluster, restore, verify, workloads, checks, teardown } = timings;
	const round = Math.round;
	return {
		total: round(total),
		backup: round(backup),
		cluster: round(cluster),
		restore: round(restore),
		verify: round(verify),
		...workloads === void 0 ? {} : { workloads: round(workloads) },
		...checks === void 0 ? {} : { checks: round(checks) },
		teardown: round(teardown)
	};
}
// src/rehearsal/cleanup.ts
function createCleanup() {
	const steps = [];
	return {
		add: (step) => steps.push(step),
		async run() {
			const errors = [];
			for (let step = steps.pop(); step !== void 0; step = steps.pop()) try {
				await step();
			} catch (error) {
				errors.push(error);
			}
			return errors;
		}
	};
}
// src/rehearsal/cluster-fault.ts
const DENIED = /* @__PURE__ */ new Set([401, 403]);
/** What ended a run, with a code when it came from the API server or from the way to it. Anything else stays what it is. */
function codedFault(error) {
	if (error instanceof require_http_origin.TransportError) return new require_rehearsal_error.RehearsalError("CLUSTER_UNREACHABLE", `the API server gave no answer: ${error.message}`, { cause: error });
	if (!(error instanceof require_kube_error.KubeError)) return error;
	const code = DENIED.has(error.status) ? "CLUSTER_DENIED" : "CLUSTER_UNREACHABLE";
	const message = `the API server refused what the run cannot do without: ${require_rehearsal_error.messageOf(error)}`;
	return new require_rehearsal_error.RehearsalError(code, message, { cause: error });
}
// src/rehearsal/write-whole.ts
/** Writes a file that is whole or absent. Rejects with the system's error. */
async function writeWhole(path, content) {
	const part = `${path}.part`;
	try {
		const isWhole = typeof content === "string" || content instanceof Uint8Array;
		await (0, node_fs_promises.writeFile)(part, isWhole ? content : largePieces(content));
		await (0, node_fs_promises.rename)(part, path);
	} catch (error) {
		await (0, node_fs_promises.rm)(part, { force: true }).catch(() => void 0);
		throw error;
	}
}
const PIECE_LENGTH = 262144;
/** Each of them becomes a write. */
function* largePieces(pieces) {
	let waiting = [];
	let length = 0;
	for (const piece of pieces) {
		waiting.push(piece);
		length += piece.length;
		if (length < PIECE_LENGTH) continue;
		yield waiting.join("");
		waiting = [];
		length = 0;
	}
	if (length > 0) yield waiting.join("");
}
// src/rehearsal/restore-status.ts
/** Velero's times have no fraction of a second. */
function timestamp(date) {
	return date.toISOString().replace(/\.\d+Z$/, "Z");
}
function withStatus(restore, status) {
	return {
		...restore,
		status: {
			...restore.status,
			...status
		}
	};
}
/** Velero leaves out what is zero. */
function hookStatusOf({ finalized }) {
	if (finalized?.hookStatus === void 0) return {};
	const { hooksAttempted, hooksFailed } = finalized.hookStatus;
	return { hookStatus: {
		...hooksAttempted > 0 ? { hooksAttempted } : {},
		...hooksFailed > 0 ? { hooksFailed } : {}
	} };
}
/** R-201: both numbers are how many objects were touched; Velero leaves out what is zero. */
function progressOf(touched) {
	return touched === 0 ? {} : { progress: {
		totalItems: touched,
		itemsRestored: touched
	} };
}
/** The status in which Velero leaves a restore that ran (R-7, R-8, R-201). */
function finalStatus(result, completedAt) {
	const warnings = result.messages.filter(({ level }) => level === "warning").length;
	const errors = result.messages.filter(({ level }) => level === "error").length;
	const ended = result.interruptedBy === void 0;
	return {
		phase: ended ? errors > 0 ? "PartiallyFailed" : "Completed" : "Failed",
		...ended ? {} : { failureReason: require_rehearsal_error.messageOf(result.interruptedBy) },
		completionTimestamp: timestamp(completedAt),
		...warnings > 0 ? { warnings } : {},
		...errors > 0 ? { errors } : {},
		...progressOf(result.records.size),
		...hookStatusOf(result)
	};
}
// src/rehearsal/restore-files/restore-log.ts
const LEVELS = {
	created: "info",
	updated: "info",
	unchanged: "info",
	skipped: "info",
	held: "info",
	failed: "error",
	unknown: "error"
};
/** A message of a server is long when it lists what is wrong; longer ones are cut. */
const MAX_MESSAGE = 4e3;
/** Lines with their ends. Items stand in the order in which they were settled. */
function* restoreLog(run) {
	const { metadata, status } = run.restore;
	const { startTimestamp: started = "", completionTimestamp: ended = "" } = status;
	const restore = quoted(`${metadata.namespace}/${metadata.name}`);
	const line = (time, level, message) => {
		const text = require_plain_text.plainText(require_volume_patch.elideBodies(message), MAX_MESSAGE);
		return `time=${quoted(time)} level=${level} msg=${quoted(text)} restore=${restore}\n`;
	};
	yield line(started, "info", "starting restore");
	for (const { item, outcome, at } of settled(run)) yield line(at === void 0 ? ended : timestamp(new Date(at)), levelOf(outcome), `${idOf(item, run.restore)}: ${outcomeText(outcome)}`);
	for (const blank of run.engine.blankNamespaces) yield line(ended, "info", `namespaces/${blank}: created, blank, because items need it`);
	for (const level of ["error", "warning"]) for (const { group, text } of grouped(run.engine.messages, level)) yield line(ended, level, `${groupText(group)} ${level}: ${text}`);
	yield line(ended, "info", "restore completed");
}
/** What nobody reached comes last. */
function settled({ items, engine }) {
	return items.map((item) => ({
		item,
		outcome: engine.ledger.outcomeOf(item.index) ?? NOT_REACHED,
		at: engine.ledger.settledAt(item.index)
	})).sort((a, b) => (a.at ?? LAST) - (b.at ?? LAST));
}
const LAST = Number.MAX_SAFE_INTEGER;
const NOT_REACHED = {
	kind: "unknown",
	reason: "not-reached"
};
/** What exists and differs is a warning for Velero. */
function levelOf({ kind, reason }) {
	return reason === "exists-differs" ? "warning" : LEVELS[kind];
}
/** As Velero's messages name an item: the namespace is the target's, the name that of the backup. */
function idOf({ groupResource, namespace, name }, { spec }) {
	const targetOf = (source) => require_offline_discovery.mapNamespace(source, spec.namespaceMapping);
	if (groupResource === "namespaces") return `${groupResource}/${targetOf(name)}`;
	return `${groupResource}/${namespace === "" ? "" : `${targetOf(namespace)}/`}${name}`;
}
function outcomeText({ kind, reason, detail }) {
	return `${kind}, ${require_read_values.REASONS[reason]}${detail === void 0 ? "" : `: ${detail}`}`;
}
/** The groups of Velero's results, namespaces by name. */
function grouped(messages, level) {
	return messages.filter((message) => message.level === level).map((message) => ({
		message,
		rank: rankOf(message.group)
	})).sort((a, b) => a.rank < b.rank ? -1 : Number(a.rank > b.rank)).map(({ message }) => message);
}
function rankOf(group) {
	if (typeof group === "string") return group === "velero" ? "0" : "1";
	return `2${group.namespace}`;
}
function groupText(group) {
	if (group === "velero") return "Velero restore";
	return group === "cluster" ? "Cluster resource restore" : `Namespace ${group.namespace}, resource restore`;
}
/** logfmt: bare when nothing in it could be taken for something else. */
function quoted(text) {
	return /^[\w./@^+-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
// src/rehearsal/restore-files/write-restore-files.ts
const RESTORE_DOCUMENT = "velero-restore.json";
/**
* Writes the files of a run that has ended, each whole or not at all. A restore that did not begin leaves its document only. Returns their paths,
* the document first. @throws RESTORE_FILES_NOT_WRITTEN
*/
async function writeRestoreFiles(request, facts) {
	const folder = facts.restoreFilesFolder;
	if (folder === void 0 || facts.restore === void 0) return [];
	const isZipped = request.restoreFiles?.format !== "plain";
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		const paths = [(0, node_path.join)(folder, RESTORE_DOCUMENT)];
		await writeWhole((0, node_path.join)(folder, RESTORE_DOCUMENT), `${JSON.stringify(facts.restore, void 0, 2)}\n`);
		for (const [name, content] of filesOf(request, facts)) {
			const path = (0, node_path.join)(folder, isZipped ? `${name}.gz` : name);
			await writeWhole(path, isZipped ? await (0, node_util.promisify)(node_zlib.gzip)(content) : content);
			paths.push(path);
		}
		return paths;
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("RESTORE_FILES_NOT_WRITTEN", `the files of the restore cannot be written to ${folder}: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
}
/** Each JSON file is one line, as Velero writes it. */
function filesOf(request, facts) {
	const { engine, catalog, restore, restoredVolumes } = facts;
	const files = /* @__PURE__ */ new Map();
	if (engine === void 0 || catalog === void 0 || restore === void 0) return files;
	const { name } = restore.metadata;
	const json = (value) => `${JSON.stringify(value)}\n`;
	const log = restoreLog({
		restore,
		items: catalog.items,
		engine
	});
	files.set(`restore-${name}-logs`, [...log].join(""));
	const messages = engine.messages.map((message) => ({
		...message,
		text: require_volume_patch.elideBodies(message.text)
	}));
	files.set(`restore-${name}-results`, json({
		errors: require_volume_patch.veleroResult(messages, "error"),
		warnings: require_volume_patch.veleroResult(messages, "warning")
	}));
	if (!require_offline_discovery.profileOf(request.engine.profile).leavesItemFiles) return files;
	files.set(`restore-${name}-resource-list.json`, json(engine.records.resourceList()));
	files.set(`restore-${name}-itemoperations.json`, json([]));
	files.set(`${name}-volumeinfo.json`, json(restoredVolumes));
	return files;
}
// src/report/html/generated/script.ts
const SCRIPT_HASH = "sha256-YJmfGRLfH48HIyJwrDie7lC+nA/4YltIOAiaw/zQtBQ=";
const SCRIPT = "(function(){let e=[`outcome`,`kind`,`namespace`,`reason`,`cause`],t=[`outcome`,`kind`,`namespace`,`name`,`reason`],n={q:``,outcome:``,kind:``,namespace:``,reason:``,cause:``,sort:`outcome`,isDescending:!1},r=[`failed`,`unknown`,`held`,`skipped`,`unchanged`,`updated`,`created`];function i(e,t){return t===`namespace`?e.namespace||`-`:e[t]}function a(e){let t=e.names.map((t,n)=>`${t} ${e.details[n]??``}`.toLowerCase()),n=e.groups.map(t=>`${t.kind} ${t.apiVersion} ${t.namespace} ${t.targetNamespace??``} ${t.outcome} ${t.reason} ${e.reasons[t.reason]??``}`.toLowerCase());return r=>s(e,r,o(e,r,t,n))}function o(t,n,r,a){let o=n.q.toLowerCase().split(/\\s+/).filter(e=>e!==``),s=t.groups.map(t=>e.every(e=>e===`cause`||n[e]===``||i(t,e)===n[e])),c=a.map(e=>o.filter(t=>!e.includes(t))),l=n.cause===``?void 0:new Set(t.causes[Number(n.cause)]?.items),u=[];for(let[e,n]of t.groupOf.entries()){if(!s[n]||l!==void 0&&!l.has(e))continue;let t=r[e]??``;c[n]?.every(e=>t.includes(e))&&u.push(e)}return u}function s({groups:e,groupOf:t,names:n},{sort:r,isDescending:i},a){let o=i?-1:1;if(r===`name`)return a.sort((e,t)=>o*l(n[e]??``,n[t]??``)||e-t);let s=c(e,r),u=e=>s[t[e]??0]??0;return a.sort((e,t)=>o*(u(e)-u(t))||e-t)}function c(e,t){if(t===`outcome`)return e.map(({outcome:e})=>r.indexOf(e));let n=[...new Set(e.map(e=>e[t]))].sort(l),i=new Map(n.map((e,t)=>[e,t]));return e.map(e=>i.get(e[t])??0)}function l(e,t){return e<t?-1:+(e>t)}let u=`#items?`;function d(t){if(!t.startsWith(u))return;let r=new URLSearchParams(t.slice(7)),i=Object.fromEntries([`q`,...e].map(e=>[e,r.get(e)??``])),a=r.get(`sort`)??``;return{...n,...i,sort:p(a)?a:n.sort,isDescending:r.get(`order`)===`descending`}}function f(t){let r=new URLSearchParams;for(let n of[`q`,...e])t[n]!==``&&r.set(n,t[n]);return t.sort!==n.sort&&r.set(`sort`,t.sort),t.isDescending&&r.set(`order`,`descending`),u+r.toString()}function p(e){return t.includes(e)}function m(e,t=``,n=``){let r=document.createElement(e);return t!==``&&(r.textContent=t),n!==``&&(r.className=n),r}function h(e,t=document){let n=t.querySelector(e);if(n===null)throw Error(`${e} is not on this page`);return n}function g(e,t=document){return[...t.querySelectorAll(e)]}function _(e){return String(e).replace(/\\B(?=(?:\\d{3})+$)/g,`,`)}function v(t,n){for(let r of e){let e=y(n,r),i=h(`select[name=\"${r}\"]`,t);for(let[t,n,r]of e){let e=m(`option`,`${n} (${_(r)})`);e.setAttribute(`value`,t),i.append(e)}h(`[data-filter=\"${r}\"]`,t).hidden=e.length<(r===`cause`?1:2)}}function y(e,t){if(t===`cause`)return e.causes.map(({title:e,items:t},n)=>[String(n),e,t.length]);let n=new Map;for(let r of e.groupOf){let a=e.groups[r];if(a===void 0)continue;let o=i(a,t);n.set(o,(n.get(o)??0)+1)}return[...n].sort(([e],[t])=>e<t?-1:1).map(([e,t])=>[e,e===`-`?`cluster scope`:e,t])}function b(e,t,n,r){e.replaceChildren(...r.map(e=>x(t,n,e)))}function x(e,t,n){let r=t.groups[t.groupOf[n]??0];if(r===void 0)return m(`tr`);let i=t.details[n],a=r.namespace===``?[m(`i`,`cluster scope`)]:[m(`bdi`,r.namespace)];r.targetNamespace!==void 0&&a.push(m(`span`,`into ${r.targetNamespace}`,`note`));let o=[m(`span`,t.reasons[r.reason]??r.reason)];return i!==void 0&&o.push(m(`span`,i,`detail`)),S([[C(e,r.outcome)],[m(`span`,r.kind),m(`span`,r.apiVersion,`note`)],a,[m(`bdi`,t.names[n]??``,`name`)],o])}function S(e){let t=m(`tr`);t.setAttribute(`role`,`row`);for(let n of e){let e=m(`td`);e.setAttribute(`role`,`cell`),e.append(...n),t.append(e)}return t}function C(e,t){return e.querySelector(`template[data-outcome=\"${t}\"]`)?.content.cloneNode(!0)??document.createTextNode(t)}function w(t,r){let i=h(`form`,t),o=h(`tbody`,t),s=h(`#badges`),c=h(`.result`,t),l=a(r),u=n,p=[],m=0;v(t,r);let y=()=>Math.max(1,Math.ceil(p.length/50)),x=e=>{m=Math.min(Math.max(0,e),y()-1),b(o,s,r,p.slice(m*50,(m+1)*50)),h(`.page`,t).textContent=`Page ${_(m+1)} of ${_(y())}`,h(`.pages`,t).hidden=y()===1;for(let e of g(`[data-page]`,t))e.disabled=[`next`,`last`].includes(e.dataset.page??``)?m===y()-1:m===0},S=e=>{u=e,p=l(u),x(0),c.textContent=T(p.length,r);for(let e of g(`[data-sort]`,t)){let t=u.isDescending?`descending`:`ascending`;e.closest(`th`)?.setAttribute(`aria-sort`,e.dataset.sort===u.sort?t:`none`)}},C=e=>{S(e),history.replaceState(void 0,``,f(e))},w=t=>{for(let n of[`q`,...e])h(`[name=\"${n}\"]`,i).value=t[n]},E=()=>{let t=new FormData(i),n=Object.fromEntries([`q`,...e].map(e=>[e,String(t.get(e)??``)]));return{...u,...n}},D=()=>{let e=d(location.hash);e!==void 0&&(w(e),S(E()),h(`#items`).scrollIntoView())};i.addEventListener(`input`,()=>C(E())),i.addEventListener(`submit`,e=>e.preventDefault()),i.addEventListener(`reset`,e=>{e.preventDefault(),w(n),C(n)}),t.addEventListener(`click`,({target:e})=>{let n=e instanceof Element?e.closest(`button`):void 0,r=n?.dataset.sort;r!==void 0&&C({...u,sort:r,isDescending:u.sort===r&&!u.isDescending});let i=n?.dataset.page;i!==void 0&&(x({first:0,previous:m-1,next:m+1,last:y()-1}[i]??0),h(`.items`,t).scrollIntoView({block:`start`}))}),document.addEventListener(`click`,e=>{let t=e.target instanceof Element?e.target.closest(`[data-query]`):void 0;if(t==null)return;e.preventDefault();let r={...n,...JSON.parse(t.dataset.query??`{}`)};w(r),C(E()),h(`#items`).scrollIntoView(),c.focus({preventScroll:!0})}),addEventListener(`hashchange`,D),S(n),t.hidden=!1,D()}function T(e,{names:t,left:n}){let r=t.length,i=e===r?`${_(r)} items`:`${_(e)} of ${_(r)} items`;return n===0?i:`${i}. ${_(n)} more are only in report.json`}let E=document.getElementById(`data`)?.textContent,D=document.getElementById(`explorer`);E&&D!==null&&(w(D,JSON.parse(E)),document.getElementById(`items-static`)?.remove())})();";
// src/report/html/generated/style.ts
const STYLE_HASH = "sha256-Jk5srizFbW4tyg89Zov3czqDS5hUn5CxP/aXd7yyfio=";
const STYLE = ":root{color-scheme:light dark;--page:#ffffff;--panel:#f6f7f8;--line:#e3e5e8;--ink:#16191d;--soft:#565d66;--link:#2f4fb5;--good:#18713a;--good-fill:#2da160;--good-tint:#eaf6ee;--bad:#b3261e;--bad-fill:#d64540;--bad-tint:#fdefee;--doubt:#855400;--doubt-fill:#d99a1c;--doubt-tint:#fdf5e3;--calm:#505966;--calm-fill:#b4bbc4;--calm-tint:#f0f2f4;--cool:#1f6280;--cool-fill:#5aa3c4;--violet:#6a3fb0;--violet-fill:#9d7bd8;--mono:ui-monospace,SFMono-Regular,\"SF Mono\",Menlo,Consolas,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace}@media (prefers-color-scheme:dark){:root{--page:#0f1114;--panel:#171a1f;--line:#2a2f37;--ink:#e8ebef;--soft:#a2aab5;--link:#9db2ff;--good:#6fd194;--good-fill:#3c9a61;--good-tint:#12231a;--bad:#ff9089;--bad-fill:#d9534d;--bad-tint:#2b1615;--doubt:#ecb955;--doubt-fill:#b98318;--doubt-tint:#281f0e;--calm:#b3bac4;--calm-fill:#59616d;--calm-tint:#1b1f24;--cool:#83c9ea;--cool-fill:#3d7f9e;--violet:#c3a6f7;--violet-fill:#7656b0}}*{box-sizing:border-box}html{scroll-padding-top:24px;-webkit-text-size-adjust:100%}body{margin:0;background:var(--page);color:var(--ink);font:15px / 1.6 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"DejaVu Sans\",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}h1,h2,h3,p,ul,dl,dd,figure,blockquote{margin:0;padding:0}ul{list-style:none}a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:3px}a:hover{text-decoration-thickness:2px}code,.name{font-family:var(--mono);font-size:0.9em}bdi{unicode-bidi:isolate}:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}main:focus{outline:none}[hidden],.filters label[hidden],.pages[hidden]{display:none}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.sheet{position:absolute}.skip{position:absolute;left:16px;top:-60px;z-index:2;padding:8px 16px;background:var(--ink);color:var(--page);border-radius:6px}.skip:focus{top:12px}.icon{width:16px;height:16px;flex:none;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}.note,.about,.more,.meaning{color:var(--soft)}.note{font-size:13px}dd .note,th .note,td .note{display:block;font-weight:400}.more{margin-top:12px;font-size:14px}.count{color:var(--soft);font-size:13px;font-weight:400}.number{text-align:right;white-space:nowrap}.frame{display:grid;grid-template-columns:minmax(0,1fr);max-width:1240px;margin:0 auto;padding:0 20px}.contents{padding:14px 0}.brand{font-weight:650;letter-spacing:-0.01em}.contents ul{display:flex;gap:2px 18px;margin:4px -20px 0;padding:4px 20px;overflow-x:auto;scrollbar-width:none;white-space:nowrap;font-size:14px}.contents a{display:flex;justify-content:space-between;gap:8px;padding:3px 0;color:var(--soft);text-decoration:none}.contents a:hover{color:var(--ink);text-decoration:underline}.contents .trouble,.contents .trouble .count{color:var(--bad)}.contents .trouble{font-weight:600}@media (min-width:1040px){.frame{grid-template-columns:208px minmax(0,1fr);gap:56px;padding:0 32px}.contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:44px 0 24px}.contents ul{display:block;margin:18px 0 0;padding:0;overflow:visible}main{padding-top:40px}}main>section{padding-top:52px}h1{font-size:clamp(30px,5vw,40px);font-weight:680;line-height:1.15;letter-spacing:-0.025em}h2{margin-bottom:16px;font-size:21px;font-weight:650;line-height:1.3;letter-spacing:-0.012em}h3{margin:28px 0 8px;font-size:15px;font-weight:650}h2 + h3{margin-top:0}.verdict{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 24px;padding:32px;border:1px solid var(--line);border-radius:14px;background:var(--tint)}.v-pass{--tint:var(--good-tint);--tone:var(--good)}.v-fail,.v-error{--tint:var(--bad-tint);--tone:var(--bad)}.v-inconclusive{--tint:var(--doubt-tint);--tone:var(--doubt)}.v-cancelled{--tint:var(--calm-tint);--tone:var(--calm)}.mark{display:grid;place-items:center;width:56px;height:56px;border-radius:50%;background:var(--tone);color:var(--page)}.mark .icon{width:34px;height:34px}.eyebrow{color:var(--soft)}.verdict h1{color:var(--tone)}.lead{margin-top:4px;font-size:17px}.because{margin-top:18px}.because li{position:relative;padding-left:18px}.because li + li{margin-top:4px}.because li::before{content:\"\";position:absolute;left:2px;top:0.62em;width:6px;height:6px;border-radius:50%;background:var(--tone)}.v-fail .because li::before,.v-error .because li::before{border-radius:1px}.ended{margin-top:18px;padding:14px 16px;border-radius:8px;background:var(--page)}.ended code{color:var(--tone);font-weight:600}.next{margin-top:10px}.next b{margin-right:6px}.facts{grid-column:1 / -1;display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:16px 24px;margin-top:28px;padding-top:20px;border-top:1px solid var(--line)}dt{color:var(--soft);font-size:13px}.facts dd{font-weight:550}table{width:100%;border-collapse:collapse;font-size:14px}caption{padding:0 0 6px;text-align:left;font-size:15px;font-weight:650}table + table,* + table.rows{margin-top:24px}h2 + table.rows,summary + table.rows{margin-top:0}th,td{padding:9px 16px 9px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}th:last-child,td:last-child{padding-right:0}.number:is(th,td){text-align:right}thead th{color:var(--soft);font-size:13px}tbody th{font-weight:550}tfoot :is(th,td){border-bottom:0;font-weight:600}.bar{display:block;width:100%;height:8px;border-radius:4px}.big-bar .bar{height:14px;border-radius:7px;margin-bottom:12px}.f-created{fill:var(--good-fill)}.f-updated{fill:var(--cool-fill)}.f-unchanged{fill:var(--calm-fill)}.f-skipped{fill:var(--line)}.f-held{fill:var(--violet-fill)}.f-failed{fill:var(--bad-fill)}.f-unknown{fill:var(--doubt-fill)}.bar rect{stroke:var(--page);stroke-width:1.5;vector-effect:non-scaling-stroke}.badge{display:inline-flex;align-items:center;gap:6px;font-weight:600;vertical-align:bottom;white-space:nowrap}.o-created{color:var(--good)}.o-updated{color:var(--cool)}.o-unchanged,.o-skipped,.w-info{color:var(--calm)}.o-held{color:var(--violet)}.o-failed,.w-fail{color:var(--bad)}.o-unknown,.w-warn{color:var(--doubt)}.counts{table-layout:fixed}.counts th:nth-child(1){width:150px}.counts th:nth-child(2){width:90px}.counts .number{padding-right:24px}.counts .meaning{font-weight:400}.reasons{margin-top:2px;font-size:13px}.reasons code{margin:0 4px}.card{padding:20px 24px;border:1px solid var(--line);border-radius:12px}.card + .card{margin-top:16px}.card>header{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline}.card h3{margin:0;font-size:16px}.code-name{color:var(--soft);font-size:13px}.words{margin-top:14px}.words figcaption{color:var(--soft);font-size:13px}.words blockquote{margin-top:4px;padding:10px 14px;border-left:3px solid var(--bad-fill);border-radius:0 6px 6px 0;background:var(--panel);line-height:1.5}.card details{margin-top:12px}summary{cursor:pointer}summary:hover{color:var(--link)}.objects{margin-top:8px}.objects li{padding:3px 0}.kind{color:var(--soft)}.class{padding:12px 0;border-bottom:1px solid var(--line)}.class summary .badge{margin-right:10px}.class summary .count{margin-left:6px}.class>:not(summary){margin-left:18px}.class>table.rows{width:calc(100% - 18px)}.class>pre{margin-top:8px;padding:10px 14px;border-radius:6px;background:var(--panel);font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere}.finding{margin-top:14px}.told{margin-top:2px;color:var(--soft)}.path{color:var(--ink)}.finding .told,.diff{padding-left:14px;border-left:2px solid var(--line)}.diff{margin-top:8px}.finding .diff .told{padding:0;border:0}.line{display:flex;gap:10px;margin-top:2px;padding:3px 10px;border-radius:4px;font-size:14px}.line.sent{background:var(--bad-tint)}.line.stored{background:var(--good-tint)}.sign{font-family:var(--mono);font-weight:700}.sent .sign,.sent .side{color:var(--bad)}.stored .sign,.stored .side{color:var(--good)}.side{flex:none;width:52px}.line i{color:var(--soft)}.tree summary,.tree li{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(60px,1fr) 64px minmax(0,1.3fr);gap:0 20px;align-items:center;padding:7px 0}.tree details{border-bottom:1px solid var(--line)}.tree summary{position:relative;padding-left:18px;list-style:none}.tree summary::-webkit-details-marker{display:none}.tree summary::before{content:\"\";position:absolute;left:3px;width:6px;height:6px;border:solid var(--soft);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg)}.tree [open]>summary::before{transform:rotate(45deg) translate(-2px,-1px)}.tree summary .title{font-weight:600}.tree .title .note{margin-left:8px;font-weight:400}.tree .sum{color:var(--soft);font-size:13px}.tree ul{padding:0 0 12px 18px}.tree li{padding:3px 0 3px 14px;border-left:2px solid var(--line);font-size:14px}.timeline th{width:190px}.timeline .number{width:90px}.timeline :is(th,td){vertical-align:middle}.lane{display:block;width:100%;height:14px;border-radius:4px}.track{fill:var(--panel)}.s-backup{fill:var(--cool-fill)}.s-cluster,.s-teardown{fill:var(--calm-fill)}.s-restore{fill:var(--good-fill)}.s-verify,.s-workloads,.s-checks{fill:var(--violet-fill)}.axis{display:flex;justify-content:space-between;color:var(--soft);font-size:12px;font-weight:400}.speed{margin-top:32px}.speed figcaption{color:var(--soft);font-size:14px}.speed figcaption b{margin-right:8px;color:var(--ink);font-size:15px}.plot{position:relative;margin-top:10px}.plot svg{display:block;width:100%;height:160px;border-bottom:1px solid var(--calm-fill)}.peak{position:absolute;left:0;top:0;padding:0 6px 0 0;background:var(--page);color:var(--soft);font-size:12px}.area{fill:var(--good-fill);fill-opacity:0.16}.line:is(path),.average{fill:none;vector-effect:non-scaling-stroke}.line:is(path){stroke:var(--good-fill);stroke-width:2}.average{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 4}.plot .axis{margin-top:4px}.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:18px 24px;margin-top:12px}.figures.wide{grid-template-columns:repeat(auto-fill,minmax(210px,1fr))}.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}.figures dd{font-size:22px;font-weight:600;line-height:1.25;letter-spacing:-0.01em}.messages li{padding:6px 0;font-size:14px}.messages .kind{display:block;font-size:13px}.filters{display:flex;flex-wrap:wrap;gap:12px;align-items:end}.filters label{display:block;flex:1 1 130px;min-width:0;color:var(--soft);font-size:13px}.filters .search{flex:2 1 280px}.box{position:relative;display:block}.box .icon{position:absolute;left:11px;top:11px;color:var(--soft)}input,select,button{height:38px;padding:0 12px;border:1px solid var(--calm-fill);border-radius:8px;background:var(--page);color:var(--ink);font:inherit;font-size:14px}input,select{display:block;width:100%;margin-top:2px}.box input{padding-left:36px}input::placeholder{color:var(--soft);opacity:1}button{cursor:pointer}button:hover:enabled{border-color:var(--ink)}button:disabled{cursor:default;color:var(--soft);border-color:var(--line)}.result{margin:16px 0 4px;color:var(--soft);font-size:14px}.items th button{height:auto;padding:0;border:0;background:none;color:inherit;font-size:13px}.items th button:hover{color:var(--ink)}[aria-sort=\"ascending\"] .arrow::after{content:\" ↑\"}[aria-sort=\"descending\"] .arrow::after{content:\" ↓\"}.items .detail{display:block;color:var(--soft)}.pages{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-top:16px}.page{padding:0 8px;color:var(--soft);font-size:14px}.evidence div{display:grid;grid-template-columns:190px minmax(0,1fr);gap:0 20px;padding:8px 0;border-bottom:1px solid var(--line)}.evidence dt{font-size:14px}footer{max-width:1240px;margin:56px auto 0;padding:0 32px 48px;color:var(--soft);font-size:13px}@media (min-width:761px){.rows :is(th,td){min-width:14ch}.rows tbody th{min-width:25ch}.rows .number:is(th,td){min-width:0}.items td{padding-block:7px}.items td .note{display:inline-block;margin-left:6px}.items td:nth-child(1){width:116px}.items td:nth-child(2){width:20%}.items td:nth-child(4){width:26%}.items td:nth-child(5){width:30%}}@media (max-width:760px){.verdict{padding:22px 20px;gap:14px}.mark{width:44px;height:44px}.mark .icon{width:26px;height:26px}.facts{grid-template-columns:1fr 1fr;margin-top:12px}.card{padding:16px}.counts thead{display:none}.counts,.counts :is(tbody,tfoot){display:block}.counts tr{display:grid;grid-template-columns:1fr auto;padding:10px 0;border-bottom:1px solid var(--line)}.counts :is(th,td){padding:0;border:0}.counts td:last-child{grid-column:1 / -1}.counts .number{padding:0}.tree summary,.tree li{grid-template-columns:minmax(0,1fr) 90px 44px;gap:0 10px}.tree .sum{grid-column:1 / -1}.timeline th{width:112px}.timeline .number{width:64px}.timeline :is(th,td){padding-right:10px}.items thead tr{display:flex;flex-wrap:wrap;gap:0 18px}.rows thead{display:none}.rows tr,.items tbody tr{display:block;padding:10px 0;border-bottom:1px solid var(--line)}.rows :is(th,td),.items :is(th,td){display:block;width:auto;padding:1px 0;border:0;text-align:left}.items tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 12px}.items td:nth-child(1){grid-area:1 / 2;text-align:right}.items td:nth-child(4){grid-area:1 / 1;font-weight:600}.items td:nth-child(2),.items td:nth-child(3){color:var(--soft);font-size:13px}.items td:nth-child(3){text-align:right}.items td:nth-child(2) .note{display:inline;margin-left:6px}.items td:nth-child(5){grid-column:1 / -1}.evidence div{grid-template-columns:minmax(0,1fr)}footer{padding:0 20px 32px}}@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}@media (forced-colors:active){.bar rect,.lane rect{forced-color-adjust:none}}@media print{:root{color-scheme:light}body{font-size:10.5pt}.frame{display:block;max-width:none;padding:0}.contents,.skip,.filters,.pages,#items-static{display:none}details::details-content{display:block;content-visibility:visible;block-size:auto}main>section{padding-top:24px}.verdict,.card,tr,.finding,.speed{break-inside:avoid}h2,h3,caption{break-after:avoid}.verdict,.bar,.lane,.line,.mark,.area{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";
// src/report/html/markup.ts
const MAX_TEXT = 2e3;
const ESCAPES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** Attributes must be quoted. `undefined` is nothing. */
function html(parts, ...values) {
	let text = parts[0] ?? "";
	for (const [index, value] of values.entries()) text += render(value) + (parts[index + 1] ?? "");
	return { html: text };
}
function escapeText(text) {
	return require_plain_text.plainText(text, MAX_TEXT).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
function render(value) {
	if (value === void 0) return "";
	if (typeof value === "string") return escapeText(value);
	if (typeof value === "number") return String(value);
	if ("html" in value) return value.html;
	return value.map((part) => part.html).join("");
}
/** `rows` as they are shown, and how many more there are. */
function firstOf$1(rows, max) {
	return {
		shown: rows.slice(0, max),
		more: Math.max(0, rows.length - max)
	};
}
// src/report/html/icons.ts
const SHAPES = {
	check: "M3.5 8.5l3 3 6-7",
	cross: "M4.5 4.5l7 7m0-7l-7 7",
	dash: "M4 8h8",
	equals: "M4 6h8M4 10h8",
	up: "M8 12.5v-9m-3.5 3.5L8 3.5 11.5 7",
	pause: "M6 4.5v7m4-7v7",
	question: "M5.8 6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.7m0 2.4v.1",
	warning: "M8 2.5l6 10.5H2zM8 6.5V9m0 2v.1",
	info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.6v3.2M8 5.1v.1",
	stop: "M5 5h6v6H5z",
	search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm3.3-1.2L14 14"
};
const SHAPE_OF_VERDICT = {
	pass: "check",
	fail: "cross",
	inconclusive: "question",
	error: "warning",
	cancelled: "stop"
};
const SHAPE_OF_OUTCOME = {
	created: "check",
	updated: "up",
	unchanged: "equals",
	skipped: "dash",
	held: "pause",
	failed: "cross",
	unknown: "question"
};
const SHAPE_OF_WEIGHT = {
	fail: "cross",
	warn: "warning",
	info: "info"
};
/** Once per page; `icon` points into it. */
function iconSheet() {
	return html`<svg class="sheet" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES).map(([name, path]) => html`<symbol id="i-${name}" viewBox="0 0 16 16"><path d="${path}"/></symbol>`)}</svg>`;
}
function icon(shape) {
	return html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${shape}"/></svg>`;
}
function outcomeBadge(kind) {
	return html`<span class="badge o-${kind}">${icon(SHAPE_OF_OUTCOME[kind])}${kind}</span>`;
}
function weightBadge(weight) {
	return html`<span class="badge w-${weight}">${icon(SHAPE_OF_WEIGHT[weight])}${weight}</span>`;
}
const TAB_COLOURS = {
	pass: "#1a7f37",
	fail: "#c5221f",
	inconclusive: "#9a6700",
	error: "#c5221f",
	cancelled: "#57606a"
};
/** The verdict in the tab of the browser. */
function favicon(verdict) {
	const path = SHAPES[SHAPE_OF_VERDICT[verdict]];
	const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='8' fill='${TAB_COLOURS[verdict]}'/><path d='${path}' fill='none' stroke='#fff' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'/></svg>`;
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
// src/report/html/document.ts
/** Nothing may be loaded from anywhere, and only our own style and script count: an injected one would not run. */
const POLICY = [
	"default-src 'none'",
	`style-src '${STYLE_HASH}'`,
	`script-src '${SCRIPT_HASH}'`,
	"img-src data:",
	"base-uri 'none'",
	"form-action 'none'"
].join("; ");
function htmlDocument({ title, verdict, body, scripts = "" }) {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeText(title)}</title>
<link rel="icon" href="${favicon(verdict)}">
<style>${STYLE}</style>
</head>
<body>
${body.html}
${scripts}</body>
</html>
`;
}
/** @param json the file beside the page that holds the same for programs */
function pageFooter({ tool, startedAt }, json) {
	return html`<footer><p>Made by ${tool.name} ${tool.version} on ${require_read_values.formatMinute(startedAt)}. This file loads nothing from anywhere; ${json} beside it holds the same for programs.</p></footer>`;
}
// src/report/html/item-link.ts
/** A name as the page shows it: what is looked for must be written as it is in the list. */
function shownName(text) {
	return require_plain_text.plainText(text, 253);
}
function itemLink(text, query, about = "") {
	const hidden = about === "" ? void 0 : html`<span class="unseen"> ${about}</span>`;
	const shown = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, shownName(value)]));
	return html`<a href="#items" data-query="${JSON.stringify(shown)}">${text}${hidden}</a>`;
}
// src/report/html/items-data.ts
/** Of names and details; one page can still be opened and mailed. */
const MAX_ITEMS_BYTES = 12e6;
const MAX_DETAIL_BYTES = 3e6;
const MAX_DETAIL = 600;
function itemsData({ items, causes }) {
	const groups = [];
	const known = /* @__PURE__ */ new Map();
	const groupOf = [];
	const names = [];
	const details = {};
	const position = /* @__PURE__ */ new Map();
	let room = MAX_ITEMS_BYTES;
	let detailRoom = MAX_DETAIL_BYTES;
	for (const index of order(items)) {
		const item = items[index];
		if (item === void 0) continue;
		const name = shownName(item.name);
		room -= bytesOf(name) + 8;
		if (room < 0) break;
		position.set(index, names.length);
		const detail = detailRoom > 0 ? detailOf(item) : "";
		const size = bytesOf(detail);
		if (detail !== "" && detailRoom > size) {
			details[names.length] = detail;
			detailRoom -= size;
		}
		const key = `${item.apiVersion}\0${item.resource}\0${item.kind}\0${item.namespace}\0${item.targetNamespace ?? ""}\0${item.outcome}\0${item.reason}`;
		let group = known.get(key);
		if (group === void 0) {
			group = groups.push(groupOfItem(item)) - 1;
			known.set(key, group);
		}
		groupOf.push(group);
		names.push(name);
	}
	return {
		groups,
		groupOf,
		names,
		details,
		reasons: Object.fromEntries(groups.map(({ reason }) => [reason, require_read_values.REASONS[reason]])),
		causes: causes.map(({ title, items: hit }) => ({
			title: require_plain_text.plainText(title, 200),
			items: hit.map((index) => position.get(index)).filter((place) => place !== void 0)
		})),
		left: items.length - names.length
	};
}
/** As in the archive; where not all of them fit, failed and unknown ones go first. */
function order(items) {
	const all = items.map((_, index) => index);
	if (items.reduce((sum, { name }) => sum + bytesOf(name) + 8, 0) <= 12e6) return all;
	const isTrouble = (index) => ["failed", "unknown"].includes(items[index]?.outcome ?? "");
	return [...all.filter(isTrouble), ...all.filter((index) => !isTrouble(index))];
}
function groupOfItem(item) {
	const { apiVersion, kind, resource, namespace, targetNamespace, outcome, reason } = item;
	return {
		apiVersion: shownName(apiVersion),
		kind: shownName(kind || resource),
		namespace: shownName(namespace),
		...targetNamespace === void 0 ? {} : { targetNamespace: shownName(targetNamespace) },
		outcome,
		reason
	};
}
function detailOf({ detail, targetName, ignored, isKnown, isNoise }) {
	const told = [
		detail,
		targetName === void 0 ? void 0 : `restored as ${targetName}`,
		ignored === void 0 ? void 0 : `set apart: ${ignored}`,
		isKnown ? "known from the baseline" : void 0,
		isNoise ? "every cluster makes this object itself" : void 0
	].filter((part) => part !== void 0);
	return told.length === 0 ? "" : require_plain_text.plainText(told.join(" · "), MAX_DETAIL);
}
const PLAIN = /^[\w./: -]*$/;
/** As it stands in the page. */
function bytesOf(text) {
	return PLAIN.test(text) ? text.length : Buffer.byteLength(inertJson(text));
}
/** Inert inside `<script type="application/json">`: nothing in it can end the element. */
function inertJson(value) {
	return JSON.stringify(value).replaceAll("<", "\\u003c");
}
// src/report/html/parts/asked.ts
const MAX_PASSED_OVER = 20;
const askedSection = {
	id: "asked",
	title: "What was asked for",
	short: "Asked for",
	body: ({ choice, options }) => choice === void 0 && options === void 0 ? void 0 : html`${choice && choiceOf(choice)}${options && optionsOf(options)}`
};
function choiceOf({ wish, considered, passedOver }) {
	const { shown, more } = firstOf$1(passedOver, MAX_PASSED_OVER);
	return html`<p>Of ${require_read_values.formatCount(considered, "backup")}: ${wish}.</p>${shown.length === 0 ? void 0 : html`<details class="class"><summary>Passed over</summary><ul class="objects">${shown.map(({ name, why }) => html`<li><bdi class="name">${name}</bdi> <span class="note">${why}</span></li>`)}</ul>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more backup")} in report.json.</p>`}</details>`}`;
}
function optionsOf(options) {
	const { restoreSpec, profile, managedFields, features, safety, secrets, restoreHooks } = options;
	const spec = Object.entries(restoreSpec).filter(([, value]) => value !== void 0);
	return html`<dl class="evidence">${[
		["rules of", profile],
		["managedFields", managedFields],
		...safety === void 0 ? [] : [["safety profile", safety]],
		...secrets === void 0 ? [] : [["values of Secrets", secrets]],
		...restoreHooks === void 0 ? [] : [["restore hooks", restoreHooks ? "on" : "off"]],
		...features.length === 0 ? [] : [["features", features.join(", ")]],
		...spec.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)])
	].map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>`;
}
// src/report/html/parts/baseline.ts
const MAX_ROWS$2 = 100;
const baselineSection = {
	id: "baseline",
	title: "Against the baseline",
	short: "Baseline",
	isTrouble: ({ baseline }) => baseline !== void 0 && isWorse(baseline),
	body: (report) => report.baseline && body$2(report, report.baseline)
};
function isWorse({ newFailures, lostKinds, shrunk, slower }) {
	return newFailures.length + lostKinds.length + shrunk.length > 0 || slower !== void 0;
}
function body$2({ items }, baseline) {
	const { backup, startedAt, verdict, newFailures, knownFailures, fixed, lostKinds, shrunk, slower } = baseline;
	const failed = newFailures.map((position) => items[position]).filter((item) => item !== void 0);
	return html`<p>Compared with the rehearsal of <bdi class="name">${backup}</bdi> from ${require_read_values.formatMinute(startedAt)}, whose verdict was <b>${verdict}</b>. ${isWorse(baseline) ? "" : "Nothing got worse."}</p>
<dl class="figures">${figure("Fails since then", newFailures.length)}${figure("Failed then as well", knownFailures)}${figure("Failed then, not now", fixed)}</dl>
${list$1("Fails since then", failed, (item) => html`<bdi class="name">${require_read_values.titleOf(item)}</bdi>`)}
${list$1("Kinds that are gone", lostKinds, ({ resource, before }) => html`<code>${resource}</code> ${require_read_values.formatNumber(before)} then, none now`)}
${list$1("Counts that shrank", shrunk, ({ resource, namespace, before, after }) => html`<code>${resource}</code> ${namespace === "" ? "cluster scope" : html`in <bdi class="name">${namespace}</bdi>`}: ${require_read_values.formatNumber(before)} then, ${require_read_values.formatNumber(after)} now`)}
${slower && html`<p>The restore took ${require_read_values.formatSpan(slower.afterMs)}; it took ${require_read_values.formatSpan(slower.beforeMs)} then.</p>`}`;
}
function figure(name, value) {
	return html`<div><dt>${name}</dt><dd>${require_read_values.formatNumber(value)}</dd></div>`;
}
function list$1(title, rows, row) {
	if (rows.length === 0) return void 0;
	const { shown, more } = firstOf$1(rows, MAX_ROWS$2);
	return html`<h3>${title}</h3><ul class="objects">${shown.map((one) => html`<li>${row(one)}</li>`)}</ul>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatNumber(more)} more in report.json.</p>`}`;
}
// src/report/html/parts/calls.ts
const MAX_CALLS = 200;
const callsSection = {
	id: "calls",
	title: "Whom the API server would have asked",
	short: "Not asked",
	count: ({ serverCalls }) => serverCalls?.calls.length ?? 0,
	body: ({ serverCalls }) => serverCalls === void 0 ? void 0 : html`${intro(serverCalls)}${table$1(serverCalls)}`
};
function intro({ calls, policies, notLookedAt }) {
	return html`<p>${calls.some(({ wasAsked }) => !wasAsked) ? "Worked out from their rules: about which items of this restore the API server of a cluster that can call others would have asked them. After it: restored later than the webhook, as in a restore into an empty cluster." : "The API server could call these, so they were asked about what came after them; the outcomes of the items tell what they said."}</p>${policies === 0 ? void 0 : html`<p>${require_read_values.formatCount(policies, "binding")} of admission policies ran inside of the API server: they were in force for what was restored after them.</p>`}${notLookedAt === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(notLookedAt, "more webhook")} were not looked at.</p>`}`;
}
function table$1({ calls }) {
	if (calls.length === 0) return void 0;
	const { shown, more } = firstOf$1(calls, MAX_CALLS);
	return html`<table class="rows"><caption>Most items first</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Where</th><th scope="col">Without an answer</th><th scope="col" class="number">Items</th><th scope="col" class="number">After it</th></tr></thead>
<tbody>${shown.map(row$1)}</tbody></table>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more row")} in report.json.</p>`}`;
}
function row$1(call) {
	const { object, webhook, wasAsked, destination, answerer, blocked, asked, askedAfter, examples, unsure } = call;
	const names = examples.map((one) => `${one.kind} ${require_read_values.placeOf(one)}`).join(", ");
	const notes = [
		webhook === void 0 || object.name === webhook ? void 0 : `in ${object.name}`,
		names === "" ? void 0 : `about ${names}${asked > examples.length ? ", …" : ""}`,
		unsure,
		wasAsked ? "was asked for real" : void 0
	].filter((note) => note !== void 0);
	return html`<tr><th scope="row"><bdi class="name">${require_read_values.callTitle(call)}</bdi>${notes.map((note) => html`<span class="note">${note}</span>`)}</th><td><bdi class="name">${destination}</bdi><span class="note">${require_read_values.ANSWERERS[answerer]}</span></td><td>${blocked > 0 ? "refused" : "let through"}</td><td class="number">${require_read_values.formatNumber(asked)}</td><td class="number">${require_read_values.formatNumber(askedAfter)}</td></tr>`;
}
// src/report/html/parts/causes.ts
const MAX_CAUSES = 100;
const MAX_ITEMS = 25;
const MAX_UNKNOWN = 200;
const causesSection = {
	id: "causes",
	title: "Why items failed",
	short: "Failures",
	count: ({ causes }) => causes.length,
	isTrouble: () => true,
	body: (report) => {
		const unknown = report.items.filter(({ outcome, reason }) => outcome === "unknown" && reason !== "not-reached");
		if (report.causes.length === 0 && unknown.length === 0) return void 0;
		const { shown, more } = firstOf$1(report.causes, MAX_CAUSES);
		return html`${shown.map((cause, position) => causeCard(report, cause, position))}${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more cause")} in report.json.</p>`}${unknownItems(unknown)}`;
	}
};
function causeCard({ items, total }, { cause, title, words, nextStep, items: hit }, position) {
	const { shown, more } = firstOf$1(hit, MAX_ITEMS);
	const rows = shown.map((index) => items[index]).filter((item) => item !== void 0);
	return html`<article class="card cause">
<header><h3>${title}</h3><span class="count">${`${require_read_values.formatCount(hit.length, "item")} of ${require_read_values.formatNumber(total)}`}</span></header>
<p class="code-name"><code>${cause}</code></p>
<figure class="words"><figcaption>In the words of the server, for the first item</figcaption><blockquote><code>${words}</code></blockquote></figure>
<p class="next"><b>Next</b> ${nextStep}</p>
<details${hit.length <= 5 ? html` open` : void 0}><summary>${require_read_values.formatCount(hit.length, "item")} hit</summary>
<ul class="objects">${rows.map(itemRow)}</ul>
${more === 0 ? void 0 : html`<p class="more">and ${itemLink(`${require_read_values.formatNumber(more)} more`, { cause: String(position) })}</p>`}
</details>
</article>`;
}
function itemRow(item) {
	const notes = [item.ignored === void 0 ? "" : `set apart: ${item.ignored}`, item.isKnown ? "known from the baseline" : ""].filter((note) => note !== "").map((note) => html`<span class="note">${note}</span>`);
	return html`<li><span class="kind">${item.kind || item.resource}</span> <bdi class="name">${require_read_values.placeOf(item)}</bdi> ${notes}</li>`;
}
function unknownItems(items) {
	if (items.length === 0) return void 0;
	const { shown, more } = firstOf$1(items, MAX_UNKNOWN);
	return html`<article class="card"><header><h3>Items of which nobody knows what became of them</h3><span class="count">${require_read_values.formatNumber(items.length)}</span></header>
<ul class="objects">${shown.map((item) => html`<li>${outcomeBadge(item.outcome)} <span class="kind">${item.kind || item.resource}</span> <bdi class="name">${require_read_values.placeOf(item)}</bdi> <span class="note">${require_read_values.whyOf(item)}</span></li>`)}</ul>${more === 0 ? void 0 : html`<p class="more">and ${itemLink(`${require_read_values.formatNumber(more)} more`, { outcome: "unknown" })}</p>`}</article>`;
}
// src/report/html/parts/checks.ts
const MAX_ROWS$1 = 1e3;
const MARKS = {
	passed: ["check", "o-created"],
	failed: ["cross", "o-failed"],
	inconclusive: ["question", "o-unknown"]
};
const GRAVEST = [
	"failed",
	"inconclusive",
	"passed"
];
const checksSection = {
	id: "checks",
	title: "Checks and gates",
	short: "Checks",
	count: ({ checks, gates }) => checks.length + gates.length,
	isTrouble: ({ checks, gates }) => [...checks, ...gates].some(({ result }) => result !== "passed"),
	body: ({ checks, gates, ignoreRules }) => {
		if (checks.length + gates.length + ignoreRules.length === 0) return void 0;
		return html`${checkTable(checks)}${gateTable(gates)}${ignoreTable(ignoreRules)}`;
	}
};
function badge(result) {
	const [shape, look] = MARKS[result];
	return html`<span class="badge ${look}">${icon(shape)}${result}</span>`;
}
function checkTable(checks) {
	if (checks.length === 0) return void 0;
	const { shown, more } = firstOf$1(checks.toSorted((a, b) => GRAVEST.indexOf(a.result) - GRAVEST.indexOf(b.result)), MAX_ROWS$1);
	return html`<table class="rows"><caption>Checks</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">What was asked for, and what was there</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${shown.map(({ name, kind, result, message, objects, ms, isKnown }) => html`<tr><td>${badge(result)}</td>
<th scope="row">${name}<span class="note">${kind} · ${require_read_values.formatCount(objects, "object")} looked at${isKnown ? " · known from the baseline" : ""}</span></th>
<td>${message}</td><td class="number">${require_read_values.formatSpan(ms)}</td></tr>`)}</tbody></table>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more check")} in report.json.</p>`}`;
}
function gateTable(gates) {
	if (gates.length === 0) return void 0;
	return html`<table class="rows"><caption>Gates</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Gate</th><th scope="col">What was allowed, and what was there</th></tr></thead>
<tbody>${gates.map(({ gate, result, message }) => html`<tr><td>${badge(result)}</td><th scope="row"><code>${gate}</code></th><td>${message}</td></tr>`)}</tbody></table>`;
}
const STATES = {
	used: "in use",
	unused: "not needed: remove it",
	expired: "expired"
};
function ignoreTable(rules) {
	if (rules.length === 0) return void 0;
	return html`<table class="rows"><caption>Set apart by rules</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Reason</th><th scope="col">State</th><th scope="col">Sets apart</th></tr></thead>
<tbody>${rules.map((rule) => html`<tr><th scope="row">${ruleTitle(rule)}</th><td>${rule.reason}</td>
<td>${STATES[rule.state]}${rule.until === void 0 ? void 0 : html`<span class="note">until ${rule.until}</span>`}</td>
<td>${require_read_values.formatCount(rule.items, "item")}, ${require_read_values.formatCount(rule.findings, "finding")}</td></tr>`)}</tbody></table>`;
}
function ruleTitle({ kind, namespace, name }) {
	const place = [namespace, name].filter((part) => part !== void 0 && part !== "").join("/");
	return place === "" ? kind : `${kind} ${place}`;
}
// src/report/html/bar.ts
/** A part that is there is never thinner than this, of 1000, or one failed item among a million could not be seen. */
const MIN_WIDTH = 8;
/** @param label read out in place of the picture; '' when the numbers stand beside it */
function outcomeBar(counts, label) {
	const parts = require_read_values.OUTCOME_KINDS.map((kind) => ({
		kind,
		count: counts[kind] ?? 0
	})).filter(({ count }) => count > 0);
	const total = parts.reduce((sum, { count }) => sum + count, 0);
	const wide = parts.map(({ count }) => Math.max(MIN_WIDTH, count / total * 1e3));
	const scale = 1e3 / wide.reduce((sum, width) => sum + width, 0);
	let x = 0;
	const rects = parts.map(({ kind }, index) => {
		const width = (wide[index] ?? 0) * scale;
		const rect = html`<rect class="f-${kind}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="8"/>`;
		x += width;
		return rect;
	});
	return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" focusable="false" ${label === "" ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`}>${rects}</svg>`;
}
/** `56 created, 8 skipped`. */
function countsText(counts) {
	return require_read_values.OUTCOME_KINDS.filter((kind) => (counts[kind] ?? 0) > 0).map((kind) => `${require_read_values.formatNumber(counts[kind] ?? 0)} ${kind}`).join(", ");
}
// src/report/html/parts/counts.ts
/** What an outcome says; the reasons say why. */
const MEANINGS = {
	created: "is in the cluster, and was not before",
	updated: "was there and was changed to the state of the backup",
	unchanged: "was there and stayed as it is",
	skipped: "left out by the rules of the restore",
	held: "accepted by the server in a dry run",
	failed: "should be in the cluster and is not, or not as it should be",
	unknown: "nobody knows what became of it"
};
const countsSection = {
	id: "counts",
	title: "What became of the items",
	short: "Outcomes",
	count: ({ total }) => total,
	body: (report) => report.total === 0 ? void 0 : html`${bar(report)}${table(report)}`
};
function bar({ counts, total }) {
	return html`<div class="big-bar">${outcomeBar(counts, `${require_read_values.formatNumber(total)} items: ${countsText(counts)}`)}</div>`;
}
function table({ counts, reasons, total, items }) {
	const byOutcome = reasonsOfOutcomes(items, reasons);
	return html`<table class="counts"><caption class="unseen">Items by outcome and reason</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="number">Items</th><th scope="col">Why</th></tr></thead>
<tbody>${require_read_values.OUTCOME_KINDS.filter((kind) => counts[kind] > 0 || kind === "failed").map((kind) => html`<tr>
<th scope="row">${outcomeBadge(kind)}</th>
<td class="number">${counts[kind] === 0 ? html`0` : itemLink(require_read_values.formatNumber(counts[kind]), { outcome: kind }, `items ${kind}`)}</td>
<td>${MEANINGS[kind]}${reasonList(byOutcome.get(kind) ?? [])}</td>
</tr>`)}</tbody>
<tfoot><tr><th scope="row">Sum</th><td class="number">${require_read_values.formatNumber(total)}</td><td><span class="meaning">items in the archive</span></td></tr></tfoot></table>`;
}
function reasonList(reasons) {
	if (reasons.length === 0) return void 0;
	return html`<ul class="reasons">${reasons.map(([reason, count]) => html`<li>${itemLink(require_read_values.formatNumber(count), { reason }, reason)} <code>${reason}</code> <span class="meaning">${require_read_values.REASONS[reason]}</span></li>`)}</ul>`;
}
/** Most first. A report without items tells its reasons, but not of which outcome they are. */
function reasonsOfOutcomes(items, reasons) {
	const outcomeOf = new Map(items.map(({ reason, outcome }) => [reason, outcome]));
	const sorted = Object.entries(reasons).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	return Map.groupBy(sorted.filter(([reason]) => outcomeOf.has(reason)), ([reason]) => outcomeOf.get(reason));
}
// src/report/html/parts/coverage.ts
const MAX_VOLUMES = 200;
const METHODS$1 = {
	"native-snapshot": "snapshot of the provider",
	"csi-snapshot": "CSI snapshot",
	"data-movement": "CSI snapshot, moved to the backup",
	"pod-volume-backup": "files of the volume",
	skipped: "skipped by the backup"
};
const coverageSection = {
	id: "coverage",
	title: "What this run did not exercise",
	short: "Not exercised",
	body: ({ notExercised, volumes }) => {
		const rows = notExercised.filter(({ count }) => count > 0);
		if (rows.length === 0 && volumes.length === 0) return html`<p>Nothing of the backup is known that this run could not exercise.</p>`;
		return html`<p>The verdict says nothing about these. The numbers count what the backup holds of them.</p>${rows.length === 0 ? void 0 : html`<dl class="figures wide">${rows.map(({ what, count }) => html`<div><dt>${what}</dt><dd>${require_read_values.formatNumber(count)}</dd></div>`)}</dl>`}${volumeTable(volumes)}`;
	}
};
function volumeTable(volumes) {
	if (volumes.length === 0) return void 0;
	const { shown, more } = firstOf$1(volumes, MAX_VOLUMES);
	return html`<table class="rows"><caption>Volumes whose data was not brought back</caption>
<thead><tr><th scope="col">Claim</th><th scope="col">Volume</th><th scope="col">Backed up as</th><th scope="col" class="number">Size</th></tr></thead>
<tbody>${shown.map(({ namespace, claim, volume, method, bytes }) => html`<tr><th scope="row"><bdi class="name">${claim === "" ? html`<i>no claim</i>` : `${namespace}/${claim}`}</bdi></th><td><bdi class="name">${volume}</bdi></td><td>${METHODS$1[method]}</td><td class="number">${bytes === void 0 ? "–" : require_read_values.formatBytes(bytes)}</td></tr>`)}</tbody></table>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more volume")} in report.json.</p>`}`;
}
// src/report/html/parts/evidence.ts
const evidenceSection = {
	id: "evidence",
	title: "Evidence",
	short: "Evidence",
	body: (report) => html`<dl class="evidence">${rowsOf(report).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
};
function rowsOf({ backup, cluster, restore, secrets, readBack, tool, startedAt }) {
	return [
		["Backup", backup && html`<bdi class="name">${backup.name}</bdi>`],
		["Location", backup && html`<bdi class="name">${backup.location}</bdi>`],
		["SHA-256 of the archive", backup && html`<code class="digest">${backup.sha256}</code>`],
		["Archive", backup && html`${require_read_values.formatCount(backup.items, "item")} in ${require_read_values.formatCount(backup.namespaces, "namespace")} · ${require_read_values.formatBytes(backup.bytes)}, ${require_read_values.formatBytes(backup.unpackedBytes)} unpacked`],
		["ETag of the archive", optional$1(backup?.etag)],
		["Version of the archive", optional$1(backup?.versionId)],
		["Backup taken", optional$1(backup?.completedAt && require_read_values.formatMinute(backup.completedAt))],
		["Phase of the backup", optional$1(backup?.phase)],
		["Schedule", optional$1(backup?.schedule)],
		["Taken from", optional$1(backup?.sourceVersion && `Kubernetes ${backup.sourceVersion}`)],
		["Format of the backup", optional$1(backup?.formatVersion)],
		["Restored into", cluster && html`${cluster.title}, version ${cluster.version}${cluster.isThrowAway ? ", made for this run" : ""}`],
		["Restore", restore && html`<bdi class="name">${restore.name}</bdi> · phase ${restore.phase}`],
		["Secrets", secrets && html`${require_read_values.secretsText(secrets)}`],
		["Annotations of Secrets dropped", optional$1(secrets && require_read_values.droppedTexts(secrets).join(", "))],
		["Read back", readBack && html`${require_read_values.formatNumber(readBack.found)} of ${require_read_values.formatCount(readBack.asked, "object")}${readBack.missing > 0 ? `, ${require_read_values.formatNumber(readBack.missing)} missing` : ""}`],
		["Rehearsal begun", html`${require_read_values.formatMinute(startedAt)}`],
		["Made by", html`${tool.name} ${tool.version}`]
	].filter((row) => row[1] !== void 0);
}
function optional$1(text) {
	return text === void 0 || text === "" ? void 0 : html`${text}`;
}
// src/report/html/parts/findings.ts
const MAX_OBJECTS = 40;
const MAX_PER_OBJECT$1 = 25;
const SOURCE_TITLES = {
	fidelity: "Stored otherwise than sent",
	references: "Named and not there",
	backup: "Missing in the backup",
	admission: "Not asked",
	workloads: "Did not come to life"
};
const findingsSection = {
	id: "findings",
	title: "Findings",
	short: "Findings",
	count: ({ findings }) => findings.length,
	isTrouble: ({ findings }) => findings.some(({ weight, ignored }) => weight === "fail" && ignored === void 0),
	body: ({ findings }) => findings.length === 0 ? void 0 : body$1(findings)
};
function body$1(findings) {
	const bySource = Map.groupBy(findings, ({ source }) => source);
	const gravest = (source) => Math.min(...(bySource.get(source) ?? []).map(rank));
	return html`${Object.keys(require_findings.FINDING_SOURCES).filter((source) => bySource.has(source)).toSorted((a, b) => gravest(a) - gravest(b)).map((source) => html`<h3>${SOURCE_TITLES[source]}</h3><p class="about">${capital(require_findings.FINDING_SOURCES[source])}.</p>
${classesOf(bySource.get(source) ?? []).map(classBlock)}`)}`;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
/** Gravest class first, then the largest. */
function classesOf(findings) {
	return [...Map.groupBy(findings, (finding) => finding.class)].map(([name, found]) => ({
		name,
		findings: found.toSorted((a, b) => rank(a) - rank(b))
	})).toSorted((a, b) => rank(a.findings[0]) - rank(b.findings[0]) || b.findings.length - a.findings.length);
}
function rank(finding) {
	if (finding === void 0) return require_findings.FINDING_WEIGHTS.length;
	return require_findings.FINDING_WEIGHTS.indexOf(finding.weight) + (finding.ignored === void 0 ? 0 : .5);
}
function classBlock({ name, findings }) {
	const objects = [...Map.groupBy(findings, ({ object }) => JSON.stringify(object)).values()];
	const { shown, more } = firstOf$1(objects, MAX_OBJECTS);
	const weight = findings[0]?.weight ?? "info";
	return html`<details class="class"${weight === "fail" || weight === "warn" && objects.length <= 5 ? html` open` : void 0}>
<summary>${weightBadge(weight)} <code>${name}</code> <span class="count">${require_read_values.formatNumber(findings.length)}</span></summary>
${shown.map(objectBlock)}${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more object")} in report.json.</p>`}
</details>`;
}
function objectBlock(findings) {
	const [first] = findings;
	if (first === void 0) return html``;
	return html`<div class="finding"><p class="object"><span class="kind">${first.object.kind}</span> <bdi class="name">${require_read_values.placeOf(first.object)}</bdi></p>
${findings.slice(0, MAX_PER_OBJECT$1).map(findingRow)}${findings.length > MAX_PER_OBJECT$1 ? html`<p class="more">${require_read_values.formatCount(findings.length - MAX_PER_OBJECT$1, "more finding")} in report.json.</p>` : void 0}</div>`;
}
function findingRow(finding) {
	const told = [finding.ignored && `set apart: ${finding.ignored}`, finding.isKnown && "known from the baseline"].filter((note) => note !== void 0 && note !== "").map((note) => html`<span class="note">${note}</span>`);
	return finding.source === "fidelity" ? diffRow(finding, told) : sentenceRow(finding, told);
}
function sentenceRow({ path, message }, notes) {
	return html`<p class="told">${path === void 0 ? void 0 : html`<code class="path">${path}</code> `}${message} ${notes}</p>`;
}
/** Like a diff: what was sent with a minus, what is stored with a plus. A value that may not be shown is not. */
function diffRow({ class: name, path, message, values }, notes) {
	if (path === void 0) return html`<p class="told">${message} ${notes}</p>`;
	const hasSent = name !== "added-field";
	const hasStored = name !== "dropped-field";
	return html`<div class="diff"><code class="path">${path}</code>
${hasSent ? diffLine("sent", values?.sent) : void 0}${hasStored ? diffLine("stored", values?.stored) : void 0}
<p class="told">${message} ${notes}</p></div>`;
}
function diffLine(side, value) {
	return html`<p class="line ${side}"><span class="sign" aria-hidden="true">${side === "sent" ? "−" : "+"}</span><span class="side">${side}</span>${value === void 0 ? html`<i>value not shown</i>` : html`<code>${value}</code>`}</p>`;
}
// src/report/html/parts/items.ts
const FILTERS = [
	["outcome", "Outcome"],
	["kind", "Kind"],
	["namespace", "Namespace"],
	["reason", "Reason"],
	["cause", "Cause of failure"]
];
const COLUMNS = [
	["outcome", "Outcome"],
	["kind", "Kind"],
	["namespace", "Namespace"],
	["name", "Name"],
	["reason", "Reason"]
];
const itemsSection = {
	id: "items",
	title: "All items",
	short: "All items",
	count: ({ items }) => items.length,
	body: ({ items }) => items.length === 0 ? void 0 : html`${fallback(items.length)}${explorer()}`
};
function fallback(count) {
	return html`<p id="items-static" class="about">Searching ${require_read_values.formatNumber(count)} items needs JavaScript. Without it, the failed ones are listed under their causes above, and all of them are in report.json.</p>`;
}
function explorer() {
	return html`<div id="explorer" hidden>
<form class="filters" role="search" aria-label="Items">
<label class="search"><span>Search</span><span class="box">${icon("search")}<input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="name, kind, message"></span></label>
${FILTERS.map(([name, title]) => html`<label data-filter="${name}"><span>${title}</span><select name="${name}"><option value="">any</option></select></label>`)}
<button type="reset">Clear</button>
</form>
<p class="result" role="status" aria-live="polite"></p>
<table class="items" role="table"><caption class="unseen">Items of the backup, one page at a time</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map(([name, title]) => html`<th role="columnheader" scope="col" aria-sort="none"><button type="button" data-sort="${name}">${title}<span class="arrow" aria-hidden="true"></span></button></th>`)}</tr></thead><tbody role="rowgroup"></tbody></table>
<nav class="pages" aria-label="Pages of items"><button type="button" data-page="first">First</button><button type="button" data-page="previous">Previous</button><span class="page"></span><button type="button" data-page="next">Next</button><button type="button" data-page="last">Last</button></nav>
<div hidden id="badges">${require_read_values.OUTCOME_KINDS.map((kind) => html`<template data-outcome="${kind}">${outcomeBadge(kind)}</template>`)}</div>
</div>`;
}
// src/report/html/parts/messages.ts
const MAX_MESSAGES = 200;
const MAX_DERIVED = 200;
const messagesSection = {
	id: "messages",
	title: "Messages",
	short: "Messages",
	count: (report) => report.errors.length + require_read_values.newsOf(report).length,
	body: (report) => {
		const noise = require_read_values.noiseOf(report);
		const news = require_read_values.newsOf(report);
		if (report.errors.length + news.length === 0 && noise === void 0) return void 0;
		return html`${list("Errors", report.errors)}${list("Warnings", news)}${noise === void 0 ? void 0 : html`<p class="more">${noise}.</p>`}`;
	}
};
function list(title, messages) {
	if (messages.length === 0) return void 0;
	const { shown, more } = firstOf$1(messages, MAX_MESSAGES);
	return html`<details class="class"${messages.length <= 5 ? html` open` : void 0}><summary>${title} <span class="count">${require_read_values.formatNumber(messages.length)}</span></summary>
<ul class="messages">${shown.map((message) => html`<li><span class="kind"><bdi>${require_read_values.groupOf(message)}</bdi></span> ${message.message}</li>`)}</ul>
${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more message")} in report.json.</p>`}</details>`;
}
const derivedSection = {
	id: "derived",
	title: "Made without an item in the backup",
	short: "Derived objects",
	count: ({ derived }) => derived.length,
	body: ({ derived }) => derived.length === 0 ? void 0 : derivedTable(derived)
};
function derivedTable(derived) {
	const { shown, more } = firstOf$1(derived, MAX_DERIVED);
	const rows = shown.map((object) => html`<tr><td>${object.kind}</td><th scope="row"><bdi class="name">${require_read_values.placeOf(object)}</bdi></th><td>${object.why}</td></tr>`);
	return html`<details class="class"${derived.length <= 10 ? html` open` : void 0}><summary>Objects <span class="count">${require_read_values.formatNumber(derived.length)}</span></summary>
<table class="rows"><caption class="unseen">Objects that came to be without an item in the backup</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Object</th><th scope="col">Why it is there</th></tr></thead><tbody>${rows}</tbody></table>
${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more object")} in report.json.</p>`}</details>`;
}
// src/report/html/parts/namespaces.ts
const MAX_NAMESPACES = 200;
const MAX_KINDS = 25;
const namespacesSection = {
	id: "namespaces",
	title: "Namespaces",
	short: "Namespaces",
	count: ({ items }) => new Set(items.map(({ namespace }) => namespace).filter((name) => name !== "")).size,
	body: ({ items }) => items.length === 0 ? void 0 : tree(items)
};
function tree(items) {
	const { shown, more } = firstOf$1(namespacesOf(items), MAX_NAMESPACES);
	return html`<div class="tree">${shown.map(branch)}</div>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more namespace")} in the list of items.</p>`}`;
}
/** Trouble first, cluster scope before the names. */
function namespacesOf(items) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		let group = groups.get(item.namespace);
		if (group === void 0) {
			group = {
				name: item.namespace,
				total: 0,
				counts: {},
				kinds: /* @__PURE__ */ new Map(),
				target: item.targetNamespace
			};
			groups.set(item.namespace, group);
		}
		count(group, item);
		const kind = item.kind || item.resource;
		let leaf = group.kinds.get(kind);
		if (leaf === void 0) {
			leaf = {
				name: kind,
				total: 0,
				counts: {}
			};
			group.kinds.set(kind, leaf);
		}
		count(leaf, item);
	}
	return [...groups.values()].toSorted(byTroubleThenName);
}
function count(group, { outcome }) {
	group.total++;
	group.counts[outcome] = (group.counts[outcome] ?? 0) + 1;
}
function troubleOf({ counts }) {
	return (counts.failed ?? 0) + (counts.unknown ?? 0);
}
function byTroubleThenName(a, b) {
	return troubleOf(b) - troubleOf(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
function branch(group) {
	const title = group.name === "" ? html`<i>cluster scope</i>` : html`<bdi>${group.name}</bdi>`;
	const target = group.target === void 0 ? void 0 : html`<span class="note">into <bdi>${group.target}</bdi></span>`;
	const { shown, more } = firstOf$1([...group.kinds.values()].toSorted(byTroubleThenName), MAX_KINDS);
	return html`<details><summary><span class="title">${title}${target}</span>${outcomeBar(group.counts, "")}<span class="number">${require_read_values.formatNumber(group.total)}</span><span class="sum">${countsText(group.counts)}</span></summary>
<ul>${shown.map((kind) => leafRow(kind, group.name))}${more === 0 ? void 0 : html`<li>${require_read_values.formatCount(more, "more kind")}</li>`}</ul></details>`;
}
function leafRow(kind, namespace) {
	return html`<li><span class="title">${itemLink(kind.name, {
		kind: kind.name,
		namespace: namespace || "-"
	})}</span>${outcomeBar(kind.counts, "")}<span class="number">${require_read_values.formatNumber(kind.total)}</span><span class="sum">${countsText(kind.counts)}</span></li>`;
}
// src/report/html/parts/pod-logs.ts
const podLogsSection = {
	id: "pod-logs",
	title: "Logs of pods that are not ready",
	short: "Logs of pods",
	count: ({ podLogs }) => podLogs?.length,
	body: ({ podLogs = [] }) => podLogs.length === 0 ? void 0 : html`${podLogs.map(logOf)}`
};
function logOf({ namespace, pod, container, isPrevious, lines }) {
	return html`<details class="class"><summary><bdi class="name">${namespace}/${pod}</bdi> ${container}${isPrevious ? ", the run before this one" : ""} <span class="count">${require_read_values.formatNumber(lines.length)}</span></summary>
<pre>${lines.map((line) => html`${line}
`)}</pre></details>`;
}
// src/report/html/parts/safety.ts
const MAX_RULES = 100;
const safetySection = {
	id: "safety",
	title: "What was kept from acting",
	short: "Safety",
	body: (report) => {
		const tally = require_read_values.safetyTally(report);
		if (tally === void 0) return void 0;
		const { shown, more } = firstOf$1(require_read_values.safetyLines(report), MAX_RULES);
		return html`<p>Profile ${tally}. What is held back was proved by a dry run of the server, and is not in the cluster.</p><table class="rows"><caption>Rules that were followed</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Done</th><th scope="col" class="number">Items</th><th scope="col">Why</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table>${more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more rule")} in report.json.</p>`}`;
	}
};
function row({ did, rule, count, why, changes }) {
	const changed = changes === "" ? void 0 : html` <code>${changes}</code>`;
	return html`<tr><th scope="row"><bdi class="name">${rule}</bdi></th><td>${did === "held" ? "held back" : "tamed"}${changed}</td><td class="number">${require_read_values.formatNumber(count)}</td><td>${why}</td></tr>`;
}
// src/report/html/speed.ts
const WIDTH = 1e3;
const HEIGHT = 160;
/** Fewer points make no picture. */
const MIN_POINTS = 4;
function speedPicture({ progress }) {
	const rates = ratesOf(progress);
	const last = progress.at(-1);
	if (rates.length < MIN_POINTS || last === void 0 || last.done === 0) return void 0;
	const peak = Math.max(...rates.map(({ perSecond }) => perSecond));
	const average = last.done / (last.ms / 1e3);
	const x = (ms) => (ms / last.ms * WIDTH).toFixed(1);
	const y = (rate) => (HEIGHT - rate / peak * 152).toFixed(1);
	const top = rates.map(({ fromMs, toMs, perSecond }) => `L${x(fromMs)} ${y(perSecond)}H${x(toMs)}`).join("");
	const line = `M${top.slice(1)}`;
	const label = `${require_read_values.formatNumber(average)} items each second on average, ${require_read_values.formatNumber(peak)} at most, over ${require_read_values.formatSpan(last.ms)}`;
	return html`<figure class="speed"><figcaption><b>Speed of the restore</b> ${label}</figcaption>
<div class="plot"><span class="peak" aria-hidden="true">${require_read_values.formatNumber(peak)}/s</span>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}" focusable="false"><path class="area" d="M0 ${HEIGHT}${top}V${HEIGHT}Z"/><path class="line" d="${line}"/><path class="average" d="M0 ${y(average)}H${WIDTH}"/></svg>
<span class="axis" aria-hidden="true"><span>0 s</span><span>${require_read_values.formatSpan(last.ms / 2)}</span><span>${require_read_values.formatSpan(last.ms)}</span></span></div></figure>`;
}
/** Between one point and the next; points at the same time say nothing. */
function ratesOf(progress) {
	const rates = [];
	let from = progress[0];
	for (const to of progress.slice(1)) {
		if (from === void 0 || to.ms <= from.ms) continue;
		rates.push({
			fromMs: from.ms,
			toMs: to.ms,
			perSecond: (to.done - from.done) / (to.ms - from.ms) * 1e3
		});
		from = to;
	}
	return rates;
}
// src/report/html/parts/time.ts
const STAGE_TITLES = {
	backup: "Read the backup",
	cluster: "Start the cluster",
	restore: "Restore",
	verify: "Read back and compare",
	workloads: "Wait for workloads",
	checks: "Checks",
	teardown: "Clean up"
};
const timeSection = {
	id: "time",
	title: "Time and speed",
	short: "Time and speed",
	body: (report) => report.stages.length === 0 ? void 0 : html`${timeline(report)}${speedPicture(report)}${figures(report)}`
};
function timeline({ stages, timings }) {
	const end = Math.max(timings.total, ...stages.map(({ startMs, ms }) => startMs + ms), 1);
	return html`<table class="timeline"><caption>Stages</caption>
<thead class="unseen"><tr><th scope="col">Stage</th><th scope="col">When</th><th scope="col">Took</th></tr></thead>
<tbody>${stages.map((stage) => lane(stage, end))}</tbody>
<tfoot><tr><th scope="row">Whole run</th><td><span class="axis" aria-hidden="true"><span>0 s</span><span>${require_read_values.formatSpan(end / 2)}</span><span>${require_read_values.formatSpan(end)}</span></span></td><td class="number">${require_read_values.formatSpan(timings.total)}</td></tr></tfoot></table>`;
}
function lane({ name, startMs, ms }, end) {
	const x = startMs / end * 1e3;
	const width = Math.max(4, ms / end * 1e3);
	const label = `from ${require_read_values.formatSpan(startMs)} to ${require_read_values.formatSpan(startMs + ms)}`;
	return html`<tr><th scope="row">${STAGE_TITLES[name]}</th><td><svg class="lane" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="${label}" focusable="false"><rect class="track" width="1000" height="12"/><rect class="s-${name}" x="${Math.min(x, 1e3 - width).toFixed(1)}" width="${width.toFixed(1)}" height="12"/></svg></td><td class="number">${require_read_values.formatSpan(ms)}</td></tr>`;
}
function figures({ requests }) {
	if (requests === void 0) return void 0;
	return html`<h3>Requests to the API server</h3><dl class="figures">${[
		["Objects each second", require_read_values.formatNumber(requests.objectsPerSecond)],
		["Requests", require_read_values.formatNumber(requests.count)],
		["Requests for each object", String(requests.perObject)],
		["Half of them answered within", `${require_read_values.formatNumber(requests.p50Ms)} ms`],
		["95 of 100 within", `${require_read_values.formatNumber(requests.p95Ms)} ms`],
		["In flight at most", require_read_values.formatNumber(requests.maxInFlight)],
		["Asked again", require_read_values.formatNumber(requests.retries)],
		["Slowed down by the server", require_read_values.formatNumber(requests.halvings)]
	].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
// src/report/html/parts/verdict.ts
const VERDICT_WORDS = {
	pass: ["Passed", "Everything that was asked for was proved."],
	fail: ["Failed", "The rehearsal found what speaks against this backup."],
	inconclusive: ["Inconclusive", "Something that was asked for could not be proved."],
	error: ["Not carried out", "The rehearsal could not be carried out. It says nothing about the backup."],
	cancelled: ["Cancelled", "The run was ended from outside, before everything was seen."]
};
function verdictPanel(report) {
	const [title, lead] = VERDICT_WORDS[report.verdict];
	return html`<header class="verdict v-${report.verdict}">
<div class="mark">${icon(SHAPE_OF_VERDICT[report.verdict])}</div>
<div class="said">
<p class="eyebrow">Restore rehearsal${report.backup === void 0 ? void 0 : html` of <bdi>${report.backup.name}</bdi>`}</p>
<h1>${title}</h1>
<p class="lead">${lead}</p>
${failure(report)}${reasons(report)}
</div>
${facts(report)}
</header>`;
}
function failure({ failure: ended }) {
	if (ended === void 0) return void 0;
	return html`<div class="ended"><p><code>${ended.code}</code> ${ended.message}</p>${ended.hint === "" ? void 0 : html`<p class="next"><b>Next</b> ${ended.hint}</p>`}</div>`;
}
function reasons(report) {
	const because = report.because.filter((sentence) => sentence !== report.failure?.message);
	const sentences = report.verdict === "pass" ? proofs(report) : because.map((sentence) => html`${sentence}`);
	if (sentences.length === 0) return void 0;
	return html`<ul class="because">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}
/** What a pass rests on, and what it does not say. */
function proofs({ total, counts, readBack, checks, notExercised }) {
	const unseen = notExercised.filter(({ count }) => count > 0).length;
	const left = counts.skipped;
	return [
		html`${require_read_values.formatCount(total, "item")} of the backup accounted for${left === 0 ? "" : `; ${require_read_values.formatNumber(left)} of them left out, each with a reason`}`,
		...readBack === void 0 ? [] : [html`${require_read_values.formatNumber(readBack.found)} of ${require_read_values.formatCount(readBack.asked, "object")} found again when the cluster was read back`],
		...checks.length === 0 ? [] : [html`${require_read_values.formatCount(checks.length, "check")} passed`],
		...unseen === 0 ? [] : [html`${require_read_values.formatCount(unseen, "thing")} that this run <a href="#coverage">did not exercise</a>`]
	];
}
function facts({ backup, cluster, timings, startedAt }) {
	const taken = backup?.completedAt;
	return html`<dl class="facts">${[
		[
			"Backup",
			backup && html`<bdi>${backup.name}</bdi>`,
			backup?.schedule && `schedule ${backup.schedule}`
		],
		[
			"Taken",
			taken === void 0 ? void 0 : html`${require_read_values.formatMinute(taken)}`,
			backup?.ageSeconds === void 0 ? void 0 : require_read_values.formatAge(backup.ageSeconds)
		],
		[
			"Restored into",
			cluster && html`${cluster.title}`,
			cluster?.isThrowAway ? "made for this run" : void 0
		],
		[
			"Rehearsed",
			html`${require_read_values.formatMinute(startedAt)}`,
			`took ${require_read_values.formatSpan(timings.total)}`
		]
	].filter((row) => row[1] !== void 0).map(([name, value, note]) => html`<div><dt>${name}</dt><dd>${value}${note === void 0 ? void 0 : html`<span class="note">${note}</span>`}</dd></div>`)}</dl>`;
}
// src/report/html/parts/workloads.ts
const MAX_ROWS = 200;
const workloadsSection = {
	id: "workloads",
	title: "Workloads",
	short: "Workloads",
	count: ({ workloads }) => workloads?.notReady.length,
	isTrouble: ({ findings }) => findings.some(({ source, weight, ignored }) => source === "workloads" && weight === "fail" && ignored === void 0),
	body: ({ workloads }) => workloads === void 0 ? void 0 : body(workloads)
};
function body(workloads) {
	return html`<p>${require_read_values.workloadsText(workloads)}, after ${require_read_values.formatSpan(workloads.ms)}.</p>
${kindTable(workloads)}${troubleTable(workloads)}${changeTable(workloads)}${collectedTable(workloads)}${madeTable(workloads)}`;
}
function kindTable({ kinds }) {
	if (kinds.length === 0) return void 0;
	return html`<table class="rows"><caption>Ready, by kind</caption>
<thead><tr><th scope="col">Kind</th><th scope="col" class="number">Restored</th><th scope="col" class="number">Ready</th></tr></thead>
<tbody>${kinds.map(({ kind, restored, ready }) => html`<tr><th scope="row">${kind}</th><td class="number">${require_read_values.formatNumber(restored)}</td><td class="number">${require_read_values.formatNumber(ready)}</td></tr>`)}</tbody></table>`;
}
function troubleTable({ notReady }) {
	if (notReady.length === 0) return void 0;
	const { shown, more } = firstOf$1(notReady, MAX_ROWS);
	return html`<table class="rows"><caption>Not ready</caption>
<thead><tr><th scope="col">Object</th><th scope="col">State</th><th scope="col">What the cluster says</th></tr></thead>
<tbody>${shown.map((one) => html`<tr><th scope="row">${one.kind} <bdi class="name">${require_read_values.placeOf(one)}</bdi><span class="note">${one.class}</span></th>
<td>${one.missing}<span class="note">${IN_BACKUP[one.inBackup]}</span></td><td>${one.why.map((line) => html`<span class="note">${line}</span>`)}</td></tr>`)}</tbody></table>${rest(more)}`;
}
const IN_BACKUP = {
	ready: "was ready in the backup",
	"not-ready": "was not ready in the backup either",
	unknown: "the backup does not tell whether it was ready"
};
function changeTable({ changed }) {
	if (changed.length === 0) return void 0;
	const { shown, more } = firstOf$1(changed, MAX_ROWS);
	return html`<table class="rows"><caption>Changed beyond their status</caption>
<thead><tr><th scope="col">Objects</th><th scope="col">Changed by</th><th scope="col">Fields</th><th scope="col">First of them</th></tr></thead>
<tbody>${shown.map(({ kind, manager, fields, count, examples }) => html`<tr><th scope="row">${require_read_values.formatNumber(count)} × ${kind}</th><td>${manager}</td><td><code>${fields.join(", ")}</code></td><td><bdi class="name">${examples.join(", ")}</bdi></td></tr>`)}</tbody></table>${rest(more)}`;
}
function collectedTable({ collected }) {
	if (collected.length === 0) return void 0;
	const { shown, more } = firstOf$1(collected, MAX_ROWS);
	return html`<table class="rows"><caption>Restored, and removed by a controller</caption>
<thead><tr><th scope="col">Object</th><th scope="col">What the cluster says</th></tr></thead>
<tbody>${shown.map((one) => html`<tr><th scope="row">${one.kind} <bdi class="name">${require_read_values.placeOf(one)}</bdi></th><td>${one.why}</td></tr>`)}</tbody></table>${rest(more)}`;
}
function madeTable({ made }) {
	if (made.length === 0) return void 0;
	return html`<table class="rows"><caption>Made by controllers</caption>
<thead><tr><th scope="col">Objects</th><th scope="col">For</th></tr></thead>
<tbody>${made.map(({ kind, owner, count }) => html`<tr><th scope="row">${require_read_values.formatNumber(count)} × ${kind}</th><td>${owner}</td></tr>`)}</tbody></table>`;
}
function rest(more) {
	return more === 0 ? void 0 : html`<p class="more">${require_read_values.formatCount(more, "more row")} in report.json.</p>`;
}
// src/report/html/report-html.ts
/** What matters most comes first. */
const SECTIONS = [
	countsSection,
	causesSection,
	workloadsSection,
	checksSection,
	baselineSection,
	findingsSection,
	callsSection,
	coverageSection,
	safetySection,
	namespacesSection,
	timeSection,
	podLogsSection,
	derivedSection,
	messagesSection,
	askedSection,
	evidenceSection,
	itemsSection
];
/** The same report gives the same bytes. 2 MB for 100,000 items, 6 MB when all of them failed. */
function renderReportHtml(report) {
	const chapters = SECTIONS.flatMap((section) => {
		const body = section.body(report);
		return body === void 0 ? [] : [{
			section,
			body
		}];
	});
	const name = report.backup === void 0 ? "" : ` · ${report.backup.name}`;
	const title = `${VERDICT_WORDS[report.verdict][0]}${name} · restore rehearsal`;
	const data = `<script type="application/json" id="data">${inertJson(itemsData(report))}<\/script>`;
	return htmlDocument({
		title,
		verdict: report.verdict,
		body: page(report, chapters),
		scripts: `${data}\n<script>${SCRIPT}<\/script>\n`
	});
}
function page(report, chapters) {
	return html`<a class="skip" href="#main">Skip to the report</a>
${iconSheet()}
<div class="frame">
<nav class="contents" aria-label="Contents"><p class="brand">restore-rehearsal</p>
<ul>${chapters.map(({ section }) => contentsEntry(report, section))}</ul></nav>
<main id="main" tabindex="-1">
${verdictPanel(report)}
${chapters.map(({ section, body }) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>${body}</section>
`)}
</main>
</div>
${pageFooter(report, "report.json")}`;
}
function contentsEntry(report, { id, short, count, isTrouble }) {
	const number = count?.(report);
	return html`<li><a href="#${id}"${isTrouble?.(report) ? html` class="trouble"` : void 0}>${short}${number === void 0 || number === 0 ? void 0 : html`<span class="count">${require_read_values.formatNumber(number)}</span>`}</a></li>`;
}
const VERDICT_RESULTS = {
	pass: "passed",
	fail: "failure",
	inconclusive: "error",
	error: "error",
	cancelled: "error"
};
/** Of the run as a whole: verdict, gates and baseline, errors that no item stands for, checks, findings. */
function runCases(report) {
	return [
		verdictCase(report),
		...require_read_values.remarksOf(report).map(({ about, tone, text }) => ({
			suite: "rehearsal",
			name: `${about}: ${text}`,
			result: tone === "bad" && turnsVerdict(report) ? "failure" : "passed",
			type: about,
			message: text
		})),
		...require_read_values.otherErrors(report).map((error) => ({
			suite: "rehearsal",
			name: `error in ${require_read_values.groupOf(error)}: ${error.message}`,
			result: turnsVerdict(report) ? "failure" : "passed",
			type: "error-of-the-restore",
			message: error.message
		})),
		...report.checks.map((check) => checkCase(report, check)),
		...report.findings.filter(({ weight }) => weight !== "info").map((finding) => findingCase(report, finding))
	];
}
/** A case must not be red in a run that passed. */
function turnsVerdict({ verdict }) {
	return verdict !== "pass";
}
function verdictCase({ verdict, because, failure, timings }) {
	const why = because.join("; ");
	return {
		suite: "rehearsal",
		name: "verdict",
		result: VERDICT_RESULTS[verdict],
		type: failure?.code ?? verdict,
		message: failure === void 0 ? why : `${why}; next: ${failure.hint}`,
		ms: timings.total
	};
}
function itemCase(report, item) {
	const base = {
		suite: (item.targetNamespace ?? item.namespace) || "cluster scope",
		name: require_read_values.titleOf(item),
		type: item.reason,
		message: require_read_values.whyOf(item)
	};
	const apart = setApart(report, item);
	switch (item.outcome) {
		case "failed": return apart === void 0 ? {
			...base,
			result: "failure"
		} : {
			...base,
			result: "skipped",
			message: `${apart}: ${base.message}`
		};
		case "unknown": return {
			...base,
			result: "error"
		};
		case "skipped":
		case "held": return {
			...base,
			result: "skipped"
		};
		default: return {
			...base,
			result: "passed",
			message: item.reason === "restored" ? "" : require_read_values.REASONS[item.reason]
		};
	}
}
function checkCase(report, check) {
	const { name, kind, result, message, ms } = check;
	const apart = setApart(report, check);
	const base = {
		suite: "checks",
		name,
		type: kind || "check",
		message,
		ms
	};
	if (result === "passed") return {
		...base,
		result
	};
	if (apart !== void 0) return {
		...base,
		result: "skipped",
		message: `${apart}: ${message}`
	};
	return {
		...base,
		result: result === "failed" ? "failure" : "error"
	};
}
function findingCase(report, finding) {
	const { class: type, weight, message } = finding;
	const apart = setApart(report, finding);
	const base = {
		suite: "findings",
		name: `${type}: ${require_read_values.findingTitle(finding)}`,
		type,
		message
	};
	if (apart !== void 0) return {
		...base,
		result: "skipped",
		message: `${apart}: ${message}`
	};
	return {
		...base,
		result: weight === "fail" ? "failure" : "passed"
	};
}
/** Why something that is not good turns no verdict. */
function setApart({ baseline }, { ignored, isKnown }) {
	if (ignored !== void 0) return `ignored (${ignored})`;
	return isKnown && baseline?.onlyNewFails ? "known from the baseline" : void 0;
}
// src/report/render/junit/xml.ts
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** Not characters of XML 1.0, although they are text to JavaScript; `plainText` has taken the others. */
const NOT_XML = /[\ufffe\uffff]/g;
/** For an attribute in double quotes, and for the text of an element. */
function xmlText(text, maxLength) {
	return require_plain_text.plainText(text, maxLength).replace(NOT_XML, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
/** What stands for a text of which nothing is left: readers of JUnit files want a name for everything. */
const NOTHING = "–";
/** ` name="value"` for each; the values are made safe here, and none is empty. */
function xmlAttributes(attributes) {
	return Object.entries(attributes).map(([name, value]) => ` ${name}="${xmlText(String(value)) || NOTHING}"`).join("");
}
// src/report/render/junit.ts
/** `auto` leaves items that passed or were skipped out of larger reports: readers of JUnit files choke on them. */
const MAX_ITEMS_OF_AUTO = 5e3;
/** Of 600 bytes or so each; what does not fit is counted in a case of its own. */
const MAX_CASES = 2e4;
/** @param run of several: goes in front of the names of suites */
function renderJunit(report, items = "auto", run = "") {
	const prefix = run === "" ? "" : `${run} `;
	const cases = casesOf(report, items).map((one) => ({
		...one,
		suite: `${prefix}${one.suite}`
	}));
	const suites = [...Map.groupBy(cases, ({ suite }) => suite)];
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites${xmlAttributes({
			name: "restore-rehearsal",
			...sums(cases),
			time: seconds(report.timings.total)
		})}>`,
		...suites.map(([name, own]) => suiteXml(name, own, report)),
		"</testsuites>",
		""
	].join("\n");
}
function casesOf(report, items) {
	const onlyProblems = items === "problems" || items === "auto" && report.total > MAX_ITEMS_OF_AUTO;
	const ofItems = report.items.map((item) => itemCase(report, item)).filter((one) => !onlyProblems || isProblem(one));
	const cases = [...runCases(report), ...ofItems];
	if (items === "all" || cases.length <= MAX_CASES) return cases;
	return [...cases.slice(0, MAX_CASES), restCase(cases.slice(MAX_CASES))];
}
function restCase(rest) {
	return {
		suite: "rehearsal",
		name: "cases that are left out",
		result: rest.some(isProblem) ? "failure" : "skipped",
		type: "too-many",
		message: `${require_read_values.formatNumber(rest.length)} more are in report.json`
	};
}
function isProblem({ result }) {
	return result === "failure" || result === "error";
}
function suiteXml(name, cases, { startedAt }) {
	const ms = cases.reduce((sum, one) => sum + (one.ms ?? 0), 0);
	const timestamp = startedAt.slice(0, 19);
	return [
		`  <testsuite${xmlAttributes({
			name,
			...sums(cases),
			time: seconds(ms),
			timestamp
		})}>`,
		...cases.map(caseXml),
		"  </testsuite>"
	].join("\n");
}
function caseXml({ suite, name, result, type, message, ms = 0 }) {
	const head = `    <testcase${xmlAttributes({
		name,
		classname: suite,
		time: seconds(ms)
	})}`;
	if (result === "passed") return message === "" ? `${head}/>` : `${head}><system-out>${xmlText(message)}</system-out></testcase>`;
	return `${head}><${result}${xmlAttributes(result === "skipped" ? { message } : {
		message,
		type
	})}/></testcase>`;
}
function sums(cases) {
	const count = (result) => cases.filter((one) => one.result === result).length;
	return {
		tests: cases.length,
		failures: count("failure"),
		errors: count("error"),
		skipped: count("skipped")
	};
}
function seconds(ms) {
	return (ms / 1e3).toFixed(3);
}
// src/report/render/files.ts
const FILE_DEFAULTS = { junitItems: "auto" };
/** Beside report.json, which is written in any case. */
const REPORT_FILES = [
	{
		name: "report.html",
		render: renderReportHtml
	},
	{
		name: "summary.md",
		render: (report) => require_summary.renderSummary(report, { maxBytes: require_summary.GITHUB_SUMMARY_BYTES })
	},
	{
		name: "junit.xml",
		render: (report, { junitItems, run }) => renderJunit(report, junitItems, run)
	}
];
function renderFile({ name, render }, report, options) {
	try {
		return { text: render(report, options) };
	} catch (error) {
		return { warning: `${name} could not be made and is missing from the report: ${require_rehearsal_error.messageOf(error)}` };
	}
}
// src/rehearsal/write-report.ts
/**
* Writes the report and, when the restore ran, what Velero would have left in `restores/<name>/`. Each file is whole or
* absent, and gone from memory before the next is made. A renderer that fails costs its own file and is told as a warning.
* @throws REPORT_NOT_WRITTEN
*/
async function writeReport(directory, built, facts, options = FILE_DEFAULTS, table = REPORT_FILES) {
	const files = [];
	const write = async (name, content) => {
		const path = (0, node_path.join)(directory, name);
		await writeWhole(path, content);
		if (!files.includes(path)) files.push(path);
	};
	try {
		await (0, node_fs_promises.mkdir)(directory, { recursive: true });
		let digest = await writeJson(built, write);
		const warnings = [];
		for (const row of table) {
			const rendered = renderFile(row, built, options);
			if ("text" in rendered) await write(row.name, rendered.text);
			else warnings.push(rendered.warning);
		}
		const report = withWarnings(built, warnings);
		if (report !== built) digest = await writeJson(report, write);
		if (require_statement.hasDigest(report)) await write("predicate.json", require_statement.statementJson(require_statement.statementOf(report, digest).predicate));
		for (const [name, value] of veleroFiles(facts)) await write(name, pretty$1(value()));
		return {
			report,
			files
		};
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("REPORT_NOT_WRITTEN", `the report cannot be written to ${directory}: ${require_rehearsal_error.messageOf(error)}`);
	}
}
/** Gives the SHA-256 of its bytes, for actions/attest; `rehearse attest` makes the same of the file. */
async function writeJson(report, write) {
	const hash = (0, node_crypto.createHash)("sha256");
	await write("report.json", require_json$1.reportJsonPieces(report).map((piece) => {
		hash.update(piece);
		return piece;
	}));
	return hash.digest("hex");
}
/** Each is made when its turn comes. */
function veleroFiles({ restore, engine }) {
	const ofRestore = restore === void 0 ? [] : [["restore.json", () => restore]];
	if (engine === void 0) return ofRestore;
	const { messages, records } = engine;
	const results = () => ({
		warnings: require_volume_patch.veleroResult(messages, "warning"),
		errors: require_volume_patch.veleroResult(messages, "error")
	});
	return [
		...ofRestore,
		["results.json", results],
		["resource-list.json", () => records.resourceList()]
	];
}
function withWarnings(report, messages) {
	if (messages.length === 0) return report;
	const told = messages.map((message) => ({
		group: "velero",
		message
	}));
	return {
		...report,
		warnings: [...report.warnings, ...told]
	};
}
function pretty$1(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
// src/report/render/badge.ts
const LOOKS = {
	pass: ["passed", "brightgreen"],
	fail: ["failed", "red"],
	inconclusive: ["inconclusive", "yellow"],
	error: ["not carried out", "orange"],
	cancelled: ["cancelled", "lightgrey"]
};
function renderBadge({ verdict, startedAt }) {
	const [message, color] = LOOKS[verdict];
	return pretty({
		schemaVersion: 1,
		label: "restore rehearsal",
		message: `${message} ${startedAt.slice(0, 10)}`,
		color,
		isError: verdict !== "pass"
	});
}
/** `badge.json` → `badge.runs.json`. */
function runsFileOf(badgeFile) {
	return `${badgeFile.replace(/\.json$/, "")}.runs.json`;
}
/** @param lastPass of an earlier run; a pass takes its place */
function renderBadgeRuns(report, lastPass) {
	const { verdict, startedAt, backup } = report;
	const name = require_plain_text.plainText(backup?.name ?? "", 253);
	return pretty({
		schemaVersion: 1,
		lastRun: {
			at: startedAt,
			backup: name,
			verdict
		},
		lastPass: (verdict === "pass" ? {
			at: startedAt,
			backup: name
		} : lastPass) ?? null
	});
}
/** From the text of an earlier file; whatever is no such file holds none. */
function lastPassIn(text) {
	try {
		const { lastPass } = JSON.parse(text ?? "");
		if (typeof lastPass?.at !== "string" || Number.isNaN(Date.parse(lastPass.at))) return void 0;
		return {
			at: new Date(lastPass.at).toISOString(),
			backup: require_plain_text.plainText(String(lastPass.backup ?? ""), 253)
		};
	} catch {
		return;
	}
}
function pretty(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
// src/report/render/metrics.ts
const PREFIX = "restore_rehearsal";
const LAST_PASS = `${PREFIX}_last_pass_timestamp_seconds`;
/** docs/report.md lists them. All are gauges: each file tells of one run. */
const METRICS = [
	{
		name: `${PREFIX}_verdict`,
		help: "1 for the verdict of the last run, 0 for the others.",
		of: ({ verdict }) => Object.keys(require_verdict.EXIT_CODES).map((name) => [{ verdict: name }, name === verdict ? 1 : 0])
	},
	{
		name: `${PREFIX}_last_run_timestamp_seconds`,
		help: "When the last run began, in seconds since 1970.",
		of: ({ startedAt }) => [[{}, secondsOf(startedAt)]]
	},
	{
		name: LAST_PASS,
		help: "When the last run that passed began, in seconds since 1970.",
		of: ({ verdict, startedAt }, { lastPass }) => optional(verdict === "pass" ? secondsOf(startedAt) : lastPass)
	},
	{
		name: `${PREFIX}_duration_seconds`,
		help: "How long the run took.",
		of: ({ timings }) => [[{}, timings.total / 1e3]]
	},
	{
		name: `${PREFIX}_stage_duration_seconds`,
		help: "How long each stage took.",
		of: ({ stages }) => stages.map(({ name, ms }) => [{ stage: name }, ms / 1e3])
	},
	{
		name: `${PREFIX}_items`,
		help: "Items of the backup by outcome.",
		of: ({ counts }) => Object.entries(counts).map(([outcome, count]) => [{ outcome }, count])
	},
	{
		name: `${PREFIX}_failed_items`,
		help: "Failed items by cause.",
		of: ({ causes }) => [...Map.groupBy(causes, ({ cause }) => cause).entries().map(([cause, rows]) => [{ cause }, rows.reduce((sum, { items }) => sum + items.length, 0)])]
	},
	{
		name: `${PREFIX}_findings`,
		help: "Findings by source and weight, without those that are ignored.",
		of: ({ findings }) => Object.keys(require_findings.FINDING_SOURCES).flatMap((source) => require_findings.FINDING_WEIGHTS.map((weight) => {
			const isMeant = (one) => one.source === source && one.weight === weight;
			return [{
				source,
				weight
			}, findings.filter((one) => isMeant(one) && one.ignored === void 0).length];
		}))
	},
	{
		name: `${PREFIX}_checks`,
		help: "Checks of the rehearsal file by result.",
		of: ({ checks }) => [
			"passed",
			"failed",
			"inconclusive"
		].map((result) => [{ result }, checks.filter((check) => check.result === result).length])
	},
	{
		name: `${PREFIX}_not_exercised`,
		help: "Objects and volumes with something that this run could not show.",
		of: ({ notExercised }) => [[{}, notExercised.reduce((sum, { count }) => sum + count, 0)]]
	},
	{
		name: `${PREFIX}_backup_age_seconds`,
		help: "Age of the backup when the run began.",
		of: ({ backup }) => optional(backup?.ageSeconds)
	},
	{
		name: `${PREFIX}_backup_size_bytes`,
		help: "Size of the tarball.",
		of: ({ backup }) => optional(backup?.bytes)
	},
	{
		name: `${PREFIX}_requests`,
		help: "Requests to the API server.",
		of: ({ requests }) => optional(requests?.count)
	}
];
function renderMetrics(report, options) {
	return `${METRICS.flatMap(({ name, help, of }) => {
		const samples = of(report, options);
		if (samples.length === 0) return [];
		const shown = samples.map(([labels, value]) => `${name}${labelText({
			...labels,
			...options.labels
		})} ${value}`);
		return [
			`# HELP ${name} ${help}`,
			`# TYPE ${name} gauge`,
			...shown
		];
	}).join("\n")}\n`;
}
/** When the last run passed, according to an earlier file, in seconds since 1970. */
function lastPassOf(text) {
	const line = text?.split("\n").find((one) => one.startsWith(LAST_PASS));
	const value = Number(line?.slice(line.lastIndexOf(" ") + 1));
	return line !== void 0 && Number.isFinite(value) && value > 0 ? value : void 0;
}
function labelText(labels) {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped$1(value)}"`);
	return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
function escaped$1(value) {
	return value.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"").replaceAll("\n", "\\n");
}
function optional(value) {
	return value === void 0 ? [] : [[{}, value]];
}
function secondsOf(time) {
	return Math.floor(Date.parse(time) / 1e3);
}
// src/rehearsal/write-signals.ts
/** Each file is whole or as it was. Returns the paths. @throws SIGNAL_NOT_WRITTEN */
async function writeSignals(request, report) {
	const { badgeFile, metrics } = request;
	const texts = [];
	if (metrics !== void 0) {
		const lastPass = lastPassOf(await earlier(metrics.file));
		texts.push([metrics.file, renderMetrics(report, {
			labels: metrics.labels,
			lastPass
		})]);
	}
	if (badgeFile !== void 0) {
		const runsFile = runsFileOf(badgeFile);
		const lastPass = lastPassIn(await earlier(runsFile));
		texts.push([badgeFile, renderBadge(report)], [runsFile, renderBadgeRuns(report, lastPass)]);
	}
	for (const [path, text] of texts) await write(path, text);
	return texts.map(([path]) => path);
}
async function earlier(path) {
	try {
		return await (0, node_fs_promises.readFile)(path, "utf8");
	} catch {
		return;
	}
}
async function write(path, text) {
	try {
		await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), { recursive: true });
		await writeWhole(path, text);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("SIGNAL_NOT_WRITTEN", `${path} cannot be written: ${require_rehearsal_error.messageOf(error)}`);
	}
}
// src/rehearsal/conclude.ts
async function conclude(request, deps, facts) {
	const restoreFiles = await attempt(() => writeRestoreFiles(request, facts));
	if (restoreFiles.error !== void 0) facts.failure ??= restoreFiles.error;
	let built = buildReport(facts, deps.version);
	const fallBack = (error) => {
		if (error === void 0) return;
		if (facts.failure !== void 0) {
			const told = {
				group: "velero",
				message: require_rehearsal_error.messageOf(error)
			};
			built = {
				...built,
				report: {
					...built.report,
					warnings: [...built.report.warnings, told]
				}
			};
			return;
		}
		facts.failure = withVerdict(error, built);
		built = buildReport(facts, deps.version);
	};
	const signals = await attempt(() => writeSignals(request, built.report));
	fallBack(signals.error);
	const written = await attempt(() => writeReport(request.reportDir, built.report, facts, request.reportFiles));
	if (written.value !== void 0) built = {
		...built,
		report: written.value.report
	};
	fallBack(written.error);
	if (written.error !== void 0) await attempt(() => writeSignals(request, built.report));
	const { report, exitCode } = built;
	const files = [
		written.value?.files,
		restoreFiles.value,
		signals.value
	].flatMap((names) => names ?? []);
	deps.emit({
		kind: "finished",
		report,
		files,
		exitCode
	});
	return {
		report,
		exitCode,
		files,
		kubeconfigPath: report.cluster?.kubeconfigPath
	};
}
async function attempt(work) {
	try {
		return { value: await work() };
	} catch (error) {
		return { error };
	}
}
/** A file that is missing must not hide what the rehearsal found. */
function withVerdict(error, { report: { verdict } }) {
	if (!(error instanceof require_rehearsal_error.RehearsalError)) return error;
	return new require_rehearsal_error.RehearsalError(error.code, `${require_rehearsal_error.messageOf(error)}; apart from this the verdict is ${verdict}`);
}
// src/rehearsal/guards/namespace-content.ts
/** Notes that the cluster keeps about other objects; nobody's work is lost with them. */
const NOTES = /* @__PURE__ */ new Set([
	"events",
	"events.events.k8s.io",
	"endpoints",
	"endpointslices.discovery.k8s.io",
	"leases.coordination.k8s.io",
	"pods.metrics.k8s.io"
]);
/** Groups of measured values. */
const MEASUREMENTS = /^(?:(?:custom|external)\.)?metrics\.k8s\.io\//;
const LISTS_IN_FLIGHT = 16;
/** For more namespaces than this one list over all of them costs less. */
const SINGLE_LISTS = 8;
/** Metadata only. @throws KubeError for a server that fails, TransportError, the signal's reason */
async function contentOf(client, discovery, namespaces, signal) {
	const wanted = new Set(namespaces);
	const scopes = namespaces.length > SINGLE_LISTS ? [""] : namespaces;
	const lists = typesToList(discovery).flatMap((type) => scopes.map((scope) => ({
		type,
		scope
	})));
	const objects = [];
	const unlisted = new Set(namespaces.length === 0 ? [] : discovery.unlisted.filter(isWorkOfSomebody));
	await require_open_backup.mapConcurrent(lists, LISTS_IN_FLIGHT, signal, async ({ type, scope }) => {
		try {
			for await (const page of require_verbs.listPages(client, type, scope, { metadataOnly: true })) for (const object of page) {
				const namespace = require_json.textAt(object, "metadata", "namespace") ?? "";
				if (!wanted.has(namespace)) continue;
				objects.push({
					group: type.group,
					kind: type.kind,
					namespace,
					name: require_json.textAt(object, "metadata", "name") ?? "",
					uid: require_json.textAt(object, "metadata", "uid") ?? "",
					labels: require_json.textMapAt(object, "metadata", "labels"),
					owners: require_json.listAt(object, "metadata", "ownerReferences").flatMap((one) => require_json.textAt(one, "uid") ?? [])
				});
			}
		} catch (error) {
			if (!(error instanceof require_kube_error.KubeError)) throw error;
			unlisted.add(require_verbs.joinGroupResource(type.resource, type.group));
		}
	});
	return {
		objects,
		unlisted: [...unlisted].toSorted()
	};
}
function isWorkOfSomebody(version) {
	return !MEASUREMENTS.test(version);
}
function typesToList(discovery) {
	const names = discovery.resources.filter(({ isNamespaced, verbs }) => isNamespaced && verbs.includes("list")).map(({ resource, group }) => require_verbs.joinGroupResource(resource, group));
	return [...new Set(names)].filter((name) => !NOTES.has(name)).flatMap((name) => require_offline_discovery.preferredOf(discovery, name) ?? []);
}
/**
* Objects that are neither ours, nor made in every namespace by the cluster itself, nor owned by what is ours, be it by way of others.
*/
function foreignObjects(objects, isOurs) {
	const byUid = new Map(objects.map((object) => [object.uid, object]));
	const isForeign = (object, trail) => {
		if (isOurs(object) || require_built_in_objects.isBuiltInObject(object) || isOldToken(object)) return false;
		if (object.owners.length === 0 || trail.has(object.uid)) return true;
		const next = /* @__PURE__ */ new Set([...trail, object.uid]);
		return !object.owners.every((uid) => {
			const owner = byUid.get(uid);
			return owner === void 0 ? isOurs({
				uid,
				labels: {}
			}) : !isForeign(owner, next);
		});
	};
	return objects.filter((object) => isForeign(object, /* @__PURE__ */ new Set()));
}
/** Up to Kubernetes 1.23 every namespace was given one. */
function isOldToken({ group, kind, name }) {
	return group === "" && kind === "Secret" && name.startsWith("default-token-");
}
// src/rehearsal/deletion/delete-created.ts
const NAMESPACES = "namespaces";
const IN_FLIGHT = 16;
const POLL_MS = 500;
/** @throws KubeError, TransportError when the cluster cannot be asked, the signal's reason */
async function deleteCreated(input) {
	const { client, created } = input;
	const byType = Map.groupBy(created, typeNameOf);
	const work = {
		...input,
		byType,
		discovery: await require_offline_discovery.discover(client),
		made: new Set(created.filter(({ updated }) => !updated).map(({ uid }) => uid)),
		known: new Set(created.map(({ uid }) => uid)),
		deleted: 0,
		left: []
	};
	for (const object of created) if (object.updated) leave(work, object, "it was there before and was only changed");
	const ordinary = [.../* @__PURE__ */ new Set([...[...byType.keys()].toReversed(), ...input.types])].filter((name) => name !== NAMESPACES && name !== "customresourcedefinitions.apiextensions.k8s.io");
	for (const name of ordinary) await deleteType(work, name);
	await deleteNamespaces(work);
	await deleteType(work, require_offline_discovery.CRD_RESOURCE, (object) => instancesOf(work, object.name));
	return {
		deleted: work.deleted,
		left: work.left
	};
}
/** Under which it was sent: an action or a modifier may have changed what the archive says. */
function typeNameOf({ apiVersion, resource }) {
	return require_verbs.joinGroupResource(resource, require_verbs.splitApiVersion(apiVersion).group);
}
function leave(work, { kind, namespace, name }, why, isFailure = false) {
	work.left.push({
		kind,
		namespace,
		name,
		why,
		isFailure
	});
}
/** @param mustStay why an object has to stay although it is ours */
async function deleteType(work, typeName, mustStay = () => Promise.resolve(void 0)) {
	const ours = (work.byType.get(typeName) ?? []).filter(({ updated }) => !updated);
	const type = require_offline_discovery.preferredOf(work.discovery, typeName);
	const leaveAll = (why) => {
		for (const object of ours) leave(work, object, why, true);
	};
	if (type === void 0) return leaveAll("the server does not serve its type any more");
	if (!type.verbs.includes("list")) return;
	const marked = await markedOrWhy(work, type);
	if (typeof marked === "string") return leaveAll(marked);
	for (const object of marked.values()) if (!work.known.has(object.uid)) leave(work, object, "it carries the label of this restore, but this run has not made it");
	const going = [];
	await require_open_backup.mapConcurrent(ours, IN_FLIGHT, work.signal, async (object) => {
		if (!marked.has(object.uid)) {
			if (await uidOf(work, type, object) === object.uid) leave(work, object, "it no longer carries the label of this restore");
			return;
		}
		const why = await mustStay(object);
		if (why === void 0) await deleteOne(work, type, object, going);
		else leave(work, object, why);
	});
	await untilGone(work, going, async () => new Set((await markedObjects(work, type)).keys()));
}
/** What the server cannot list, an API whose server is down, say, must not keep the rest. */
async function markedOrWhy(work, type) {
	try {
		return await markedObjects(work, type);
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		return `the server does not list its type: ${error.status} ${error.reason}`;
	}
}
async function markedObjects(work, type) {
	const labelSelector = `${require_volume_patch.RESTORE_NAME_LABEL}=${require_volume_patch.labelValue(work.restoreName)}`;
	const objects = await require_verbs.listObjects(work.client, type, "", {
		labelSelector,
		metadataOnly: true
	});
	const text = (object, key) => require_json.textAt(object, "metadata", key) ?? "";
	return new Map(objects.map((object) => [text(object, "uid"), {
		kind: type.kind,
		namespace: text(object, "namespace"),
		name: text(object, "name"),
		uid: text(object, "uid")
	}]));
}
async function uidOf(work, type, object) {
	return require_json.textAt(await require_verbs.getObject(work.client, type, object.namespace, object.name), "metadata", "uid");
}
async function deleteOne(work, type, object, going) {
	try {
		if (await require_verbs.deleteObject(work.client, type, object) === "accepted") going.push(object);
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		leave(work, object, `the server refused to delete it: ${error.status} ${error.reason}`, true);
	}
}
/** Counts what has gone; what has not is left, and that is a failure. */
async function untilGone(work, going, stillThere) {
	const giveUpAt = performance.now() + work.waitMs;
	let waiting = going;
	while (waiting.length > 0) {
		const there = await stillThere();
		waiting = waiting.filter(({ uid }) => there.has(uid));
		if (waiting.length === 0 || performance.now() >= giveUpAt) break;
		await require_sleep.sleep(POLL_MS, work.signal);
	}
	work.deleted += going.length - waiting.length;
	for (const object of waiting) leave(work, object, `it was asked to go and is still there after ${work.waitMs / 1e3} s: a finalizer waits`, true);
}
async function deleteNamespaces(work) {
	const type = require_offline_discovery.preferredOf(work.discovery, NAMESPACES);
	if (type === void 0) return;
	const going = [];
	for (const object of work.byType.get(NAMESPACES) ?? []) {
		if (await uidOf(work, type, object) !== object.uid) continue;
		const why = await foreignIn(work, object.name);
		if (why === void 0) await deleteOne(work, type, object, going);
		else leave(work, object, why);
	}
	await untilGone(work, going, async () => {
		const uids = await Promise.all(going.map((object) => uidOf(work, type, object)));
		return new Set(uids.filter((uid) => uid !== void 0));
	});
}
/** What controllers have made of our objects goes by itself, so it is waited for. */
async function foreignIn(work, namespace) {
	const giveUpAt = performance.now() + work.waitMs;
	for (;;) {
		const { objects, unlisted } = await contentOf(work.client, work.discovery, [namespace], work.signal);
		const [first] = foreignObjects(objects, ({ uid }) => work.made.has(uid));
		if (first === void 0 && unlisted.length > 0) return `the server does not list ${unlisted[0]}, so it is not known what is in it`;
		if (first === void 0) return void 0;
		if (!(first.owners.length > 0) || performance.now() >= giveUpAt) return `it holds ${first.kind} ${first.name}, which this run has not made`;
		await require_sleep.sleep(POLL_MS, work.signal);
	}
}
/** @param definition name of a CustomResourceDefinition, which is the `resource.group` of its objects */
async function instancesOf(work, definition) {
	const type = require_offline_discovery.preferredOf(work.discovery, definition);
	if (type === void 0) return void 0;
	const objects = await require_verbs.listObjects(work.client, type, "", { metadataOnly: true });
	return objects.length === 0 ? void 0 : `${objects.length === 1 ? "an object" : `${objects.length} objects`} of its kind would go with it`;
}
// src/rehearsal/deletion/delete-afterwards.ts
/** For all of it; it also runs when the run itself was cancelled. */
const DEADLINE_MS = 3e5;
/** For objects of one type whose finalizers have work to do. */
const WAIT_MS = 3e4;
const MAX_TOLD = 10;
/**
* The last step of a restore that was asked to take back what it has put into a given cluster. What is left is told and stays in
* the report. @throws RESTORED_NOT_DELETED
*/
async function deleteAfterwards({ deps, facts }, cluster) {
	const created = facts.engine?.created ?? [];
	if (created.length === 0) return;
	const signal = AbortSignal.timeout(DEADLINE_MS);
	let deletion;
	try {
		const client = await require_kube_client.openKubeClient(cluster.connection, {
			signal,
			maxInFlight: 16,
			userAgent: `restore-rehearsal/${deps.version}`,
			http2: !deps.environment.DISABLE_HTTP2
		});
		try {
			deletion = await deleteCreated({
				client,
				restoreName: facts.restore?.metadata.name ?? "",
				created,
				types: facts.catalog?.groupResources ?? [],
				waitMs: WAIT_MS,
				signal
			});
		} finally {
			client.close();
		}
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("RESTORED_NOT_DELETED", `what was restored could not be deleted: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
	const { deleted, left } = deletion;
	facts.deletion = {
		deleted,
		left: left.map(({ isFailure: _told, ...one }) => one)
	};
	const lines = left.map(leftText);
	facts.advice = [...facts.advice, ...lines];
	const rest = lines.length - MAX_TOLD;
	const told = [...lines.slice(0, MAX_TOLD), ...rest > 0 ? [`and ${rest} more, see report.json`] : []];
	for (const line of [`deleted ${deleted} of the ${created.length} objects that were restored`, ...told]) deps.emit({
		kind: "progress",
		line
	});
	const failures = left.filter(({ isFailure }) => isFailure);
	const [first] = failures;
	if (first === void 0) return;
	throw new require_rehearsal_error.RehearsalError("RESTORED_NOT_DELETED", `${failures.length} of the objects that were restored could not be deleted, first: ${leftText(first)}`);
}
function leftText({ kind, namespace, name, why }) {
	return `left ${kind} ${namespace === "" ? "" : `${namespace}/`}${name}: ${why}`;
}
// src/rehearsal/event-file.ts
/**
* Events go to a file as well, each line as it happens, so that a run that is killed leaves all lines but the last. A disk
* that is full or a reader that went away ends the file, not the run: it is told once. @param path undefined: no file
*/
function openEventFile(path, { emit, now, version }) {
	if (path === void 0) return {
		emit,
		close: () => void 0
	};
	let descriptor;
	try {
		descriptor = (0, node_fs.openSync)(path, "w");
	} catch (error) {
		const text = `events cannot be written to ${path}: ${require_rehearsal_error.messageOf(error)}`;
		return {
			emit,
			close: () => void 0,
			problem: new require_rehearsal_error.RehearsalError("EVENTS_NOT_WRITTEN", text)
		};
	}
	let isBroken = false;
	const write = (line) => {
		if (isBroken) return;
		try {
			const bytes = Buffer.from(line);
			for (let done = 0; done < bytes.length;) done += (0, node_fs.writeSync)(descriptor, bytes, done);
		} catch (error) {
			isBroken = true;
			emit({
				kind: "progress",
				line: `no more events are written to ${path}: ${require_rehearsal_error.messageOf(error)}`
			});
		}
	};
	const lines = require_json$1.createEventLines({
		write,
		now,
		version
	});
	return {
		emit: (event) => {
			lines(event);
			emit(event);
		},
		close: () => (0, node_fs.closeSync)(descriptor)
	};
}
// src/rehearsal/demands.ts
const NO_DEMANDS = {
	checks: [],
	gates: {},
	ignore: [],
	baseline: void 0
};
// src/rehearsal/facts.ts
function createFacts(startedAt, demands = NO_DEMANDS) {
	return {
		startedAt,
		backupName: void 0,
		choice: void 0,
		backup: void 0,
		catalog: void 0,
		section: void 0,
		backupFindings: [],
		volumes: [],
		cluster: void 0,
		clusterIsKept: false,
		restore: void 0,
		advice: [],
		engine: void 0,
		restoreFilesFolder: void 0,
		restoredVolumes: [],
		notExercised: [],
		podLogs: [],
		verified: void 0,
		deletion: void 0,
		secrets: void 0,
		serverCalls: void 0,
		requests: void 0,
		restoreRequests: 0,
		failure: void 0,
		leftovers: [],
		isCancelled: false,
		demands,
		settings: void 0,
		safety: void 0,
		secretsMode: void 0,
		workloads: void 0,
		checks: void 0,
		originMs: performance.now(),
		stages: [],
		progress: void 0,
		timings: {
			total: 0,
			backup: 0,
			cluster: 0,
			restore: 0,
			verify: 0,
			teardown: 0
		}
	};
}
/** Lets go of what takes the memory, so that there is enough for a report that says so: the index of the archive, and what became of each item. */
function forgetItems(facts) {
	facts.catalog = void 0;
	facts.engine = void 0;
	facts.verified = void 0;
	facts.advice = [...facts.advice, "the items of the backup are not listed: there was no memory left for them"];
}
// src/rehearsal/guards/server-address.ts
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;
/** Of a kubeadm endpoint that does not say it. */
const KUBEADM_PORT = "6443";
/**
* `host:port` and path of an API server, made comparable. Takes an address of the web or a kubeadm endpoint (`host` or `host:port`).
* Undefined for what is none, and for loopback: that is another server on every machine.
*/
function serverAddress(text) {
	const hasScheme = /^https?:\/\//i.test(text);
	const port = /:\d+$/.test(text) ? "" : `:${KUBEADM_PORT}`;
	const url = URL.parse(hasScheme ? text : `https://${text}${port}`);
	if (url === null || url.hostname === "" || LOOPBACK.test(url.hostname)) return void 0;
	const { hostname, protocol } = url;
	return `${hostname}:${url.port || (protocol === "http:" ? "80" : "443")}${url.pathname.replace(/\/+$/, "")}`;
}
// src/rehearsal/guards/cluster-marks.ts
/** ConfigMaps that name the server: https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/ */
const SERVER_ROWS = [{
	namespace: "kube-public",
	name: "cluster-info",
	key: "kubeconfig",
	line: /^[ \t-]*server:[ \t]*["']?([^\s"']+)/m
}, {
	namespace: "kube-system",
	name: "kubeadm-config",
	key: "ClusterConfiguration",
	line: /^controlPlaneEndpoint:[ \t]*["']?([^\s"']+)/m
}];
/** `kube-public/cluster-info`. */
function nameOfRow({ namespace, name }) {
	return `${namespace}/${name}`;
}
/** Comparable; undefined when the ConfigMap does not say it. */
function serverIn(configMap, { key, line }) {
	const [, address] = line.exec(require_json.textAt(configMap, "data", key) ?? "") ?? [];
	return address === void 0 ? void 0 : serverAddress(address);
}
/** In every namespace since Kubernetes 1.20. */
const ROOT_CA = "kube-root-ca.crt";
/** Where it is read in the target. */
const ROOT_CA_NAMESPACE = "kube-system";
/** Of the API server, comparable. Clusters are made each with its own. */
function authorityIn(configMap) {
	const pem = (require_json.textAt(configMap, "data", "ca.crt") ?? "").replace(/\s+/g, "");
	return pem === "" ? void 0 : pem;
}
// src/rehearsal/guards/backup-hints.ts
/** A body that cannot be read gives nothing away. */
function hintsOf(catalog) {
	return {
		namespaces: new Map(uidsOf$1(catalog, "namespaces").filter(([, uid]) => uid !== "")),
		nodes: new Map([...namedNodes(catalog).map((name) => [name, ""]), ...uidsOf$1(catalog, "nodes")]),
		servers: new Map(SERVER_ROWS.flatMap((row) => {
			const item = catalog.find("configmaps", row.namespace, row.name);
			const address = item === void 0 ? void 0 : serverIn(require_offline_discovery.readObject(catalog, item.body) ?? {}, row);
			return address === void 0 ? [] : [[nameOfRow(row), address]];
		})),
		authorities: new Set(catalog.itemsOf("configmaps").filter(({ name }) => name === ROOT_CA).flatMap((item) => authorityIn(require_offline_discovery.readObject(catalog, item.body) ?? {}) ?? []))
	};
}
function uidsOf$1(catalog, groupResource) {
	return catalog.itemsOf(groupResource).map((item) => [item.name, require_json.textAt(require_offline_discovery.readObject(catalog, item.body), "metadata", "uid") ?? ""]);
}
/** Nodes on which pods ran, and those that a volume is bound to. */
function namedNodes(catalog) {
	const pods = catalog.itemsOf("pods").flatMap((item) => require_json.textAt(require_offline_discovery.readObject(catalog, item.body), "spec", "nodeName") || []);
	const volumes = catalog.itemsOf("persistentvolumes").flatMap((item) => require_json.listAt(require_offline_discovery.readObject(catalog, item.body), "spec", "nodeAffinity", "required", "nodeSelectorTerms")).flatMap((term) => require_json.listAt(term, "matchExpressions")).flatMap(hostNames);
	return [.../* @__PURE__ */ new Set([...pods, ...volumes])];
}
function hostNames(expression) {
	return require_json.textAt(expression, "key") === "kubernetes.io/hostname" && require_json.textAt(expression, "operator") === "In" ? require_json.listAt(expression, "values").filter((value) => typeof value === "string") : [];
}
// src/rehearsal/guards/source-signs.ts
const ROOT_CA_IN_TARGET = `${ROOT_CA_NAMESPACE}/${ROOT_CA}`;
/** Nobody can delete them, so they keep their uid. */
const LASTING_NAMESPACES = /* @__PURE__ */ new Set([
	"kube-system",
	"default",
	"kube-public",
	"kube-node-lease"
]);
const namespaceRow = (isLasting) => {
	const shared = (hints, target) => [...hints.namespaces.keys()].filter((name) => target.namespaces.has(name) && LASTING_NAMESPACES.has(name) === isLasting);
	return {
		isLasting,
		compared: (hints, target) => shared(hints, target).length,
		same: (hints, target) => shared(hints, target).filter((name) => hints.namespaces.get(name) === target.namespaces.get(name)).map((name) => `its namespace ${name} has the uid that the backup has`),
		hidden: () => []
	};
};
const SIGN_ROWS = [
	{
		what: "uids of the namespaces of Kubernetes",
		...namespaceRow(true)
	},
	{
		what: "server addresses",
		isLasting: true,
		compared: (hints, target) => [...hints.servers.keys()].filter((row) => target.servers.has(row)).length,
		same: (hints, { address, servers }) => {
			const known = /* @__PURE__ */ new Set([address, ...servers.values()]);
			return [...new Set(hints.servers.values())].filter((one) => known.has(one)).map((one) => `its address ${one} is in the backup`);
		},
		hidden: (hints, target) => [...hints.servers.keys()].filter((row) => target.hidden.has(row)).map((row) => `ConfigMap ${row}`)
	},
	{
		what: "certificate authorities",
		isLasting: true,
		compared: (hints, target) => target.authority === void 0 ? 0 : hints.authorities.size,
		same: (hints, { trusted, authority }) => [trusted, authority].some((pem) => pem !== void 0 && hints.authorities.has(pem)) ? ["its certificate authority is the one in the backup"] : [],
		hidden: (hints, target) => hints.authorities.size > 0 && target.hidden.has(ROOT_CA_IN_TARGET) ? [`ConfigMap ${ROOT_CA_IN_TARGET}`] : []
	},
	{
		what: "uids of other namespaces",
		...namespaceRow(false)
	},
	{
		what: "names of nodes",
		isLasting: false,
		compared: (hints, target) => target.nodes === void 0 ? 0 : hints.nodes.size,
		same: (hints, { nodes }) => [...hints.nodes].filter(([name]) => nodes?.has(name)).map(([name, uid]) => uid !== "" && nodes?.get(name) === uid ? `its node ${name} has the uid that the backup has` : `it has a node ${name}, as the backup has`),
		hidden: (hints, { nodes }) => nodes === void 0 && hints.nodes.size > 0 ? ["nodes"] : []
	}
];
function decideGuards(facts) {
	return {
		refusals: [sourceRefusal(facts), foreignRefusal(facts)].filter((one) => one !== void 0),
		compared: comparedText(facts),
		doubts: [...sourceDoubts(facts), ...contentDoubts(facts)]
	};
}
const MAX_NAMED = 3;
function sourceRefusal({ hints, target, allowed }) {
	if (allowed.sourceCluster) return void 0;
	const same = SIGN_ROWS.flatMap((row) => row.same(hints, target));
	if (same.length === 0) return void 0;
	return {
		code: "CLUSTER_IS_SOURCE",
		text: `${target.host} looks like the cluster that this backup was taken of: ${firstOf(same, " and ")}; --allow-source-cluster lifts this`
	};
}
/** Of namespaces that hold what others have made. */
function foreignRefusal({ restoreName, target, allowed }) {
	if (allowed.foreignNamespaces.includes("*")) return void 0;
	const mark = require_volume_patch.labelValue(restoreName);
	const foreign = foreignObjects(target.objects, ({ labels }) => labels[require_volume_patch.RESTORE_NAME_LABEL] === mark);
	const byNamespace = Object.entries(Object.groupBy(foreign, ({ namespace }) => namespace)).filter(([name]) => !allowed.foreignNamespaces.includes(name)).toSorted(([a], [b]) => a < b ? -1 : 1);
	if (byNamespace.length === 0) return void 0;
	const names = byNamespace.map(([name]) => name);
	const held = byNamespace.map(([name, objects = []]) => `${name} (${objectsText(objects)})`);
	return {
		code: "CLUSTER_NAMESPACES_FOREIGN",
		text: `the restore would write into ${names.length === 1 ? "a namespace that holds" : "namespaces that hold"} what it has not made: ${firstOf(held, ", ", 10)}; --allow-foreign-namespaces ${names.join(",")} lifts this`
	};
}
function objectsText(objects) {
	const [first] = objects.toSorted((a, b) => `${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1);
	if (first === void 0) return "nothing";
	const name = `${first.kind} ${first.name}`;
	return objects.length === 1 ? name : `${objects.length} objects, such as ${name}`;
}
function comparedText({ hints, target }) {
	return SIGN_ROWS.filter((row) => row.compared(hints, target) > 0).map(({ what }) => what).join(", ");
}
/** That nothing matched says little when there was little to match. */
function sourceDoubts(facts) {
	const { hints, target, allowed } = facts;
	const compared = SIGN_ROWS.filter((row) => row.compared(hints, target) > 0);
	if (allowed.sourceCluster || compared.some(({ isLasting }) => isLasting)) return [];
	const hidden = SIGN_ROWS.flatMap((row) => row.hidden(hints, target));
	const reason = [...hidden.length > 0 ? [`it does not let us read what the backup has of it: ${firstOf(hidden, ", ")}`] : [], ...compared.length > 0 ? [`only ${comparedText(facts)} could be compared, and those come and go`] : []].join("; ") || "the backup holds nothing that could be compared";
	return [`it is not known whether ${target.host} is the cluster that this backup was taken of: ${reason}`];
}
function contentDoubts({ target: { host, unlisted }, allowed }) {
	if (unlisted.length === 0 || allowed.foreignNamespaces.includes("*")) return [];
	return [`${host} does not list ${firstOf(unlisted, ", ")}: what of these is in the namespaces is not known`];
}
function firstOf(texts, glue, most = MAX_NAMED) {
	const rest = texts.length - most;
	return texts.slice(0, most).join(glue) + (rest > 0 ? ` and ${rest} more` : "");
}
// src/rehearsal/guards/late-namespaces.ts
/** @param looked namespaces that may be written into @param look at any other, once */
function guardLate(looked, look) {
	const known = new Map(looked.map((name) => [name, Promise.resolve()]));
	const refuse = async (namespace) => {
		const refusal = await look(namespace);
		if (refusal !== void 0) throw new require_rehearsal_error.RehearsalError(refusal.code, `an item asked for another one, and there ${refusal.text}`);
	};
	return (namespace) => {
		const answer = known.get(namespace) ?? refuse(namespace);
		known.set(namespace, answer);
		return answer;
	};
}
// src/rehearsal/guards/target-facts.ts
const CONFIG_MAPS$1 = {
	group: "",
	version: "v1",
	resource: "configmaps"
};
/** Reads only. @throws KubeError when namespaces may not be listed, TransportError, the signal's reason */
async function targetFacts(question) {
	const { client, connection, discovery, touched, signal } = question;
	const hidden = /* @__PURE__ */ new Set();
	const configMap = async (namespace, name) => {
		try {
			return await require_verbs.getObject(client, CONFIG_MAPS$1, namespace, name) ?? {};
		} catch (error) {
			ifRefused(error);
			hidden.add(`${namespace}/${name}`);
			return {};
		}
	};
	const [namespaces, nodes, rootCa, ...infos] = await Promise.all([
		uidsOf(client, "namespaces"),
		uidsOf(client, "nodes").catch(ifRefused),
		configMap(ROOT_CA_NAMESPACE, ROOT_CA),
		...SERVER_ROWS.map(async (row) => {
			const address = serverIn(await configMap(row.namespace, row.name), row);
			return address === void 0 ? [] : [[nameOfRow(row), address]];
		})
	]);
	const { objects, unlisted } = await contentOf(client, discovery, touched.filter((name) => namespaces.has(name)), signal);
	return {
		host: new URL(connection.server).host,
		namespaces,
		nodes,
		address: serverAddress(connection.server),
		servers: new Map(infos.flat()),
		trusted: pemOf(connection),
		authority: authorityIn(rootCa),
		hidden,
		objects,
		unlisted
	};
}
async function uidsOf(client, resource) {
	const objects = await require_verbs.listObjects(client, {
		group: "",
		version: "v1",
		resource
	}, "", { metadataOnly: true });
	const text = (object, key) => require_json.textAt(object, "metadata", key) ?? "";
	return new Map(objects.map((object) => [text(object, "name"), text(object, "uid")]));
}
/** What we may not see is not known. */
function ifRefused(error) {
	if (!(error instanceof require_kube_error.KubeError)) throw error;
}
function pemOf({ ca }) {
	return ca === void 0 ? void 0 : authorityIn({ data: { "ca.crt": ca } });
}
// src/rehearsal/guards/touched-namespaces.ts
/**
* Namespaces of the target that the restore would write into, sorted. A Namespace alone is not written into: one that exists is
* left as it is. Types that are not served yet count, because the backup may bring their definitions.
*/
function touchedNamespaces(catalog, spec, discovery, settings) {
	const profile = {
		...require_offline_discovery.profileOf(settings.profile),
		unknownTypes: "try"
	};
	let filters;
	try {
		filters = require_prepare_restore.resolveFilters(spec, discovery, profile);
	} catch {
		return [];
	}
	const { groups } = require_offline_discovery.planRestore({
		spec,
		catalog,
		discovery,
		filters,
		priorities: profile.priorities,
		labelsOf: (item) => require_json.textMapAt(require_offline_discovery.readObject(catalog, item.body), "metadata", "labels"),
		profile
	});
	const names = groups.flatMap(({ items }) => items.map(({ targetNamespace }) => targetNamespace));
	return [...new Set(names)].filter((name) => name !== "").toSorted();
}
// src/rehearsal/guards/guard-target.ts
/** Before anything is read or asked: a given cluster has to be meant. @throws CLUSTER_NOT_ALLOWED */
function checkConsent({ target }) {
	if (target.kind !== "existing" || target.allowed.existingCluster) return;
	const context = target.context === void 0 ? "its current context" : `context ${target.context}`;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_NOT_ALLOWED", `the restore would write into the cluster of ${target.kubeconfig}, ${context}, which is not a throw-away cluster of ours; --allow-existing-cluster lifts this`);
}
/** Reads only. What could not be found out is told, and stays in the report. Undefined: there is nothing to guard. @throws CLUSTER_IS_SOURCE, CLUSTER_NAMESPACES_FOREIGN, KubeError, TransportError */
async function guardTarget({ request: { target, engine }, deps, facts, signal }, { catalog, cluster, client, restore }) {
	if (target.kind !== "existing") return void 0;
	const { allowed } = target;
	if (allowed.sourceCluster && allowed.foreignNamespaces.includes("*")) return void 0;
	const discovery = await require_offline_discovery.discover(client);
	const restoreName = restore.metadata.name;
	const touched = touchedNamespaces(catalog, restore.spec, discovery, engine);
	const seen = await targetFacts({
		client,
		connection: cluster.connection,
		discovery,
		touched,
		signal
	});
	const decision = decideGuards({
		restoreName,
		hints: hintsOf(catalog),
		target: seen,
		allowed
	});
	facts.advice = [...facts.advice, ...decision.doubts];
	for (const line of decision.doubts) deps.emit({
		kind: "progress",
		line
	});
	const [first] = decision.refusals;
	if (first !== void 0) {
		const texts = decision.refusals.map(({ text }) => text);
		throw new require_rehearsal_error.RehearsalError(first.code, `nothing was written: ${texts.join(". And ")}`);
	}
	if (decision.compared !== "" && !allowed.sourceCluster) deps.emit({
		kind: "progress",
		line: `not the source of the backup: compared ${decision.compared}`
	});
	return guardLate(touched, async (name) => {
		if (!seen.namespaces.has(name)) return void 0;
		const late = await contentOf(client, discovery, [name], signal);
		return foreignRefusal({
			restoreName,
			target: late,
			allowed
		});
	});
}
// src/core/mask-private.ts
/** Shorter values of plain fields are words that a program may well print. */
const MIN_LENGTH$1 = 8;
/** For texts that a cluster or a program says about an object: without values of its private fields, and without what looks like a secret. */
function maskerOfPrivate(object, masking = {}) {
	const mask = require_secret_forms.maskerOf(require_taming.privateValuesOf(object).filter((value) => value.length >= MIN_LENGTH$1), masking);
	return (text) => require_open_backup.scrub(mask(text));
}
// src/verify/workloads/pod-logs.ts
const PODS = {
	group: "",
	version: "v1",
	resource: "pods"
};
const MAX_CONTAINERS = 30;
const LINES = 20;
/** Twenty lines with room; what is longer is cut by the server in the middle of a line. */
const LIMIT_BYTES = 65536;
const MAX_LINE = 500;
/** Pods that are not ready and have printed something, with their objects. @throws KubeError, TransportError */
async function logsOfUnready(client, isMeant) {
	const printed = [];
	for await (const page of require_verbs.listPages(client, PODS, "")) {
		for (const pod of page) if (isMeant(require_json.textAt(pod, "metadata", "namespace") ?? "")) printed.push(...containersThatPrinted(pod));
		if (printed.length >= MAX_CONTAINERS) break;
	}
	const logs = [];
	for (const entry of printed.slice(0, MAX_CONTAINERS)) {
		const lines = await linesOf(client, entry);
		if (lines.length > 0) logs.push({
			...entry,
			lines
		});
	}
	return logs;
}
/** Containers of a pod that is not ready, which have run, and those that have crashed: between two crashes a pod may be ready. */
function containersThatPrinted(pod) {
	const isReady = missingFor({
		kind: "Pod",
		...pod
	}) === void 0;
	return [...require_json.listAt(pod, "status", "initContainerStatuses"), ...require_json.listAt(pod, "status", "containerStatuses")].filter(isReady ? hasCrashed : isInTrouble).map((status) => ({
		namespace: require_json.textAt(pod, "metadata", "namespace") ?? "",
		pod: require_json.textAt(pod, "metadata", "name") ?? "",
		container: require_json.textAt(status, "name") ?? "",
		isPrevious: has(status, "state", "running") && has(status, "lastState", "terminated"),
		object: pod
	}));
}
/** An init container that is through has nothing to explain, and one that waits for an image has printed nothing. */
function isInTrouble(status) {
	if (hasCrashed(status)) return true;
	if (require_json.textAt(status, "state", "terminated", "reason") === "Completed") return false;
	if (require_json.at(status, "ready") === true) return false;
	return has(status, "state", "running") || has(status, "state", "terminated") || has(status, "lastState", "terminated");
}
function hasCrashed(status) {
	const before = require_json.at(status, "lastState", "terminated");
	return before !== void 0 && require_json.textAt(before, "reason") !== "Completed";
}
function has(status, ...path) {
	return require_json.at(status, ...path) !== void 0;
}
async function linesOf(client, { namespace, pod, container, isPrevious }) {
	const query = new URLSearchParams({
		container,
		tailLines: String(LINES),
		limitBytes: String(LIMIT_BYTES),
		...isPrevious ? { previous: "true" } : {}
	});
	try {
		const path = `${require_verbs.objectPath(PODS, namespace, pod)}/log?${query}`;
		return linesIn(await client.expect({
			method: "GET",
			path,
			accept: "*/*",
			isProxied: true
		}));
	} catch (error) {
		if (error instanceof require_kube_error.KubeError) return [];
		throw error;
	}
}
/** A line that was cut, or is too long to be looked through for secrets in parts, is told by its length. */
function linesIn(body) {
	const lines = body.toString("utf8").split(/\r?\n/);
	const last = lines.pop() ?? "";
	if (body.length >= LIMIT_BYTES) lines.push("(cut here)");
	else if (last !== "") lines.push(last);
	return lines.slice(-20).map((line) => line.length > MAX_LINE ? `(a line of ${line.length} characters)` : line);
}
// src/rehearsal/keep-pod-logs.ts
/** In one line, whatever it was. */
function printable(line) {
	return require_volume_patch.elideBodies(line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " "));
}
/** Keeps them in the facts. For a cluster that was made for the run: all pods outside of its own namespaces count. @throws TransportError, the reason of the signal */
async function keepPodLogs({ facts }, client) {
	try {
		const logs = await logsOfUnready(client, (namespace) => !isOfTheCluster(namespace));
		const masked = await maskAll(logs.map(({ lines, object }) => maskerOfPrivate(object)(lines.join("\n"))), client);
		facts.podLogs = logs.map(({ namespace, pod, container, isPrevious }, index) => ({
			namespace,
			pod,
			container,
			isPrevious,
			lines: (masked[index] ?? "").split("\n").map(printable)
		}));
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		facts.advice = [...facts.advice, `the logs of pods could not be read: ${error.message}`];
	}
	facts.requests = client.log.figures();
}
// src/rehearsal/make-room.ts
/** Some of the addresses are taken, some are kept for those who ask for one. */
const ENOUGH_FOR = 200;
const TYPE = {
	group: "networking.k8s.io",
	version: "v1",
	resource: "servicecidrs"
};
const MORE = {
	apiVersion: "networking.k8s.io/v1",
	kind: "ServiceCIDR",
	metadata: { name: "restore-rehearsal" },
	spec: { cidrs: ["10.1.0.0/16"] }
};
/** Only for a cluster that was started for this run. Gives the name of the range when one was needed. @throws KubeError, TransportError */
async function makeRoomForServices(client, catalog) {
	if (catalog.itemsOf("services").length <= ENOUGH_FOR) return void 0;
	try {
		return require_json.textAt(await require_verbs.createObject(client, TYPE, "", MORE), "metadata", "name");
	} catch (error) {
		if (error instanceof require_kube_error.KubeError && error.isNotFound) return void 0;
		throw error;
	}
}
// src/rehearsal/namespace-egress.ts
const OPEN = "egress is not limited: pods of this cluster reach whatever this machine reaches";
/** To be called for each namespace before anything is put into it; undefined where nothing is to be done. */
function namespaceEgress(facts, client) {
	const egress = facts.cluster?.egress;
	if (egress === "open") facts.advice = [...facts.advice, OPEN];
	if (egress !== "denied") return void 0;
	return async (namespace) => {
		const { denyEgress } = await Promise.resolve().then(() => require("./cluster-kind-egress-policy.cjs"));
		try {
			await denyEgress(client, namespace);
		} catch (error) {
			if (!(error instanceof require_kube_error.KubeError)) throw error;
			const why = `namespace ${namespace} got no policy that limits egress: ${require_rehearsal_error.messageOf(error)}`;
			facts.advice = [...facts.advice, why];
		}
	};
}
// src/rehearsal/not-exercised.ts
const NEEDS = [
	{
		what: "pods did not run",
		resources: [
			"pods",
			"deployments.apps",
			"statefulsets.apps",
			"daemonsets.apps",
			"replicasets.apps",
			"jobs.batch",
			"cronjobs.batch",
			"replicationcontrollers"
		]
	},
	{
		what: "webhooks",
		resources: ["mutatingwebhookconfigurations.admissionregistration.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io"]
	},
	{
		what: "conversion webhooks",
		resources: ["customresourcedefinitions.apiextensions.k8s.io"],
		isMeant: (body) => require_json.textAt(body, "spec", "conversion", "strategy") === "Webhook"
	},
	{
		what: "aggregated APIs",
		resources: ["apiservices.apiregistration.k8s.io"],
		isMeant: (body) => require_json.textAt(body, "spec", "service", "name") !== void 0
	},
	{
		what: "ingresses, network policies and autoscalers",
		resources: [
			"ingresses.networking.k8s.io",
			"networkpolicies.networking.k8s.io",
			"horizontalpodautoscalers.autoscaling"
		]
	}
];
/** In the order in which people ask. Rows without a count are left out. */
function notExercised(backup) {
	const { hasNodes, volumes } = backup;
	const needs = hasNodes ? [] : NEEDS.map((need) => ({
		what: need.what,
		count: countOf$1(backup, need)
	}));
	const claims = restored(backup, ["persistentvolumeclaims"]).length;
	return [
		...needs.slice(0, 1),
		{
			what: "volume data",
			count: volumesWithData(volumes, claims)
		},
		...needs.slice(1),
		{
			what: "operators of custom resources",
			count: hasNodes ? 0 : restored(backup, customResources(backup.catalog)).length
		}
	].filter(({ count }) => count > 0);
}
function countOf$1(backup, { resources, isMeant }) {
	const items = restored(backup, resources);
	return isMeant === void 0 ? items.length : items.filter((item) => isMeant(require_offline_discovery.readObject(backup.catalog, item.body))).length;
}
const IN_CLUSTER = /* @__PURE__ */ new Set(["created", "updated"]);
function restored({ catalog, ledger }, resources) {
	return resources.flatMap((resource) => catalog.itemsOf(resource)).filter(({ index }) => IN_CLUSTER.has(ledger.outcomeOf(index)?.kind ?? ""));
}
/** Types that Kubernetes itself does not have. */
function customResources(catalog) {
	const own = new Set(require_offline_discovery.BUILT_IN.resources.map(({ resource, group }) => group === "" ? resource : `${resource}.${group}`));
	return catalog.groupResources.filter((resource) => !own.has(resource));
}
/** The records of the backup say what was saved; without them every claim may have had data. */
function volumesWithData(volumes, claims) {
	return Math.max(volumes.filter(({ method }) => method !== "skipped").length, claims);
}
// src/restore/volumes/recorded-volumes.ts
/** Sorted by namespace, claim and volume. */
function recordedVolumes(backup, catalog) {
	return (backup.volumeInfos?.map(fromInfo) ?? [
		...backup.nativeSnapshots.map(({ persistentVolumeName }) => bare("native-snapshot", persistentVolumeName)),
		...backup.csiSnapshots.map(({ namespace, claim }) => ({
			...bare("csi-snapshot", ""),
			namespace,
			claim
		})),
		...catalog.itemsOf("datauploads.velero.io").map((item) => fromUpload(readOr(catalog.read(item.body)))),
		...backup.podVolumeBackups.map((record) => ({
			namespace: record.podNamespace,
			claim: record.pvcName ?? "",
			volume: record.volume,
			method: "pod-volume-backup",
			size: record.size
		}))
	]).toSorted((a, b) => compare(keyOf$1(a), keyOf$1(b)));
}
function fromInfo(info) {
	return {
		namespace: info.pvcNamespace,
		claim: info.pvcName,
		volume: info.pvName,
		method: methodOf(info),
		size: info.size
	};
}
function methodOf({ backupMethod, snapshotDataMoved }) {
	if (snapshotDataMoved) return "data-movement";
	return METHODS[backupMethod] ?? "skipped";
}
const METHODS = {
	NativeSnapshot: "native-snapshot",
	CSISnapshot: "csi-snapshot",
	PodVolumeBackup: "pod-volume-backup"
};
function bare(method, volume) {
	return {
		namespace: "",
		claim: "",
		volume,
		method,
		size: void 0
	};
}
/** F-120. */
function fromUpload(upload) {
	const size = require_json.at(upload, "status", "progress", "totalBytes");
	return {
		namespace: require_json.textAt(upload, "spec", "sourceNamespace") ?? "",
		claim: require_json.textAt(upload, "spec", "sourcePVC") ?? "",
		volume: "",
		method: "data-movement",
		size: typeof size === "number" ? size : void 0
	};
}
function readOr(body) {
	try {
		return require_json.parseJson(body);
	} catch {
		return null;
	}
}
function keyOf$1({ namespace, claim, volume }) {
	return [
		namespace,
		claim,
		volume
	].join("\0");
}
function compare(a, b) {
	return a < b ? -1 : Number(a > b);
}
// src/rehearsal/cluster-config-maps.ts
const CONFIG_MAPS = {
	group: "",
	version: "v1",
	resource: "configmaps"
};
/**
* Out of the Restore's namespace: configurations of actions (A-3), resource modifiers that the Restore names (S-17), and the
* list of API versions (R-24). What is not there is left out. @throws CLUSTER_DENIED, CLUSTER_UNREACHABLE, the signal's reason
*/
async function clusterConfigMaps(client, { metadata: { namespace }, spec: { resourceModifier } }, signal) {
	const isNamed = resourceModifier?.kind?.toLowerCase() === "configmap" && resourceModifier.name;
	const names = [...isNamed ? [isNamed] : [], require_prepare_restore.USER_LIST.configMap];
	try {
		const configured = await require_verbs.listObjects(client, CONFIG_MAPS, namespace, { labelSelector: require_volume_patch.PLUGIN_CONFIG_LABEL });
		const named = await Promise.all(names.map((name) => require_verbs.getObject(client, CONFIG_MAPS, namespace, name)));
		const found = [...configured, ...named].flatMap((object) => object ? [configMapOf(object, namespace)] : []);
		return [...new Map(found.map((configMap) => [configMap.name, configMap])).values()];
	} catch (error) {
		signal.throwIfAborted();
		throw unreadable(namespace, error);
	}
}
function configMapOf(object, namespace) {
	return {
		name: require_json.textAt(object, "metadata", "name") ?? "",
		namespace,
		labels: require_json.textMapAt(object, "metadata", "labels"),
		data: require_json.textMapAt(object, "data")
	};
}
function unreadable(namespace, cause) {
	const isDenied = cause instanceof require_kube_error.KubeError && (cause.status === 401 || cause.status === 403);
	return new require_rehearsal_error.RehearsalError(isDenied ? "CLUSTER_DENIED" : "CLUSTER_UNREACHABLE", `the ConfigMaps of namespace ${namespace} cannot be read: ${require_rehearsal_error.messageOf(cause)}`, { cause });
}
// src/rehearsal/stage.ts
/** Runs one stage of a rehearsal: it is announced, timed, and written down however it ends. */
async function inStage({ deps, facts }, name, work) {
	const started = performance.now();
	deps.emit({
		kind: "stage-started",
		stage: name
	});
	try {
		return await work();
	} finally {
		const ms = performance.now() - started;
		facts.timings[name] = ms;
		facts.stages.push({
			name,
			startMs: started - facts.originMs,
			ms
		});
		deps.emit({
			kind: "stage-ended",
			stage: name,
			ms
		});
	}
}
// src/rehearsal/open-run.ts
/** Connects before anything else: the ConfigMaps of the target have a say in whether the Restore is valid. @throws OPTION_CONFLICT, CLUSTER_* */
async function askCluster(run) {
	const { request, signal } = run;
	const cluster = await inStage(run, "cluster", () => startCluster(run, signal));
	const client = await openClient(run, cluster);
	return {
		cluster,
		client,
		configMaps: require_join_config_maps.joinConfigMaps([{
			origin: "the manifest",
			configMaps: request.configMaps
		}, {
			origin: "the cluster",
			configMaps: await clusterConfigMaps(client, request.restore, signal)
		}])
	};
}
async function openClient({ request, deps, cleanup, signal }, cluster) {
	const client = await require_kube_client.openKubeClient(cluster.connection, {
		signal,
		maxInFlight: request.engine.concurrency,
		userAgent: `restore-rehearsal/${deps.version}`,
		http2: !cluster.isThrowAway && !deps.environment.DISABLE_HTTP2,
		...deps.patience === void 0 ? {} : { patience: deps.patience }
	});
	cleanup.add(() => client.close());
	return client;
}
/** The archive is read while the cluster starts; when one of them fails, the other is ended first. @param running a cluster that is there already */
async function openBoth(run, chosen, running) {
	const [catalog, cluster] = await both(run.signal, (signal) => inStage(run, "backup", () => readCatalog(run, chosen, signal)), async (signal) => running ?? await inStage(run, "cluster", () => startCluster(run, signal)));
	return {
		catalog,
		cluster
	};
}
async function readCatalog({ request, deps, facts, cleanup }, chosen, signal) {
	const { openCatalog } = deps.source ?? OWN_SOURCE;
	const catalog = await openCatalog(chosen, signal);
	cleanup.add(() => catalog.close());
	facts.catalog = catalog;
	const { backup: sideFiles } = facts;
	const opened = {
		...chosen,
		backup: sideFiles,
		catalog
	};
	facts.section = require_open_backup.backupSection(opened, facts.startedAt);
	if (sideFiles !== void 0) {
		facts.volumes = recordedVolumes(sideFiles, catalog);
		facts.backupFindings = require_open_backup.recordFindings({
			...opened,
			backup: sideFiles
		}, request.wish, facts.startedAt);
	}
	deps.emit({
		kind: "backup-read",
		backup: facts.section,
		verifiedInMs: catalog.facts.verifiedInMs
	});
	return catalog;
}
async function startCluster({ request, deps, facts, cleanup, endEarly }, signal) {
	const cluster = await (await require_provider_of.providerOf(request.target, deps)).start({
		signal,
		progress: (line) => deps.emit({
			kind: "progress",
			line
		})
	});
	facts.clusterIsKept = request.target.kind !== "existing" && request.target.keep;
	if (!facts.clusterIsKept) cleanup.add(() => cluster.stop());
	facts.cluster = cluster;
	if (cluster.ended !== void 0) require_when_aborted.whenAborted(cluster.ended, endEarly);
	const { title, version, isThrowAway, readyInMs } = cluster;
	deps.emit({
		kind: "cluster-ready",
		cluster: {
			title,
			version,
			isThrowAway,
			kubeconfigPath: void 0
		},
		readyInMs
	});
	return cluster;
}
const FIRST_STEP_MS = 20;
/** Whenever it is full, every second point goes and the distance between two doubles. */
function createProgressSeries() {
	let step = FIRST_STEP_MS;
	let kept = [{
		ms: 0,
		done: 0
	}];
	let last = {
		ms: 0,
		done: 0
	};
	return {
		add(ms, done) {
			last = {
				ms: Math.round(ms),
				done
			};
			if (last.ms - (kept.at(-1)?.ms ?? 0) < step) return;
			kept.push(last);
			if (kept.length < 120) return;
			kept = kept.filter((_, index) => index % 2 === 0);
			step *= 2;
		},
		points: () => kept.at(-1)?.ms === last.ms ? [...kept.slice(0, -1), last] : [...kept, last]
	};
}
// src/rehearsal/restore-files/files-folder.ts
/** A DNS subdomain, as Kubernetes wants names: it becomes a part of file names. */
const NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
/**
* The folder for the files of the restore, once it is certain that nothing of the backup location is written to: locations are
* read-only (F-87). Undefined when none is asked for. @throws OPTION_CONFLICT, OPTION_INVALID
*/
async function checkedFilesFolder(request) {
	const { restoreFiles, location, restore } = request;
	if (restoreFiles === void 0) return void 0;
	const { name } = restore.metadata;
	if (!NAME.test(name)) throw new require_rehearsal_error.RehearsalError("OPTION_INVALID", `the Restore is called ${JSON.stringify(name)}, and its files cannot be written: only lower-case letters, digits, dashes and dots make a name`);
	const folder = await realPathOf(restoreFiles.folder);
	const source = await folderOf(location);
	if (source !== void 0 && isInside(folder, source)) throw new require_rehearsal_error.RehearsalError("OPTION_CONFLICT", `restore-files-dir ${JSON.stringify(restoreFiles.folder)}: it lies inside the location of the backup, which is never written to`);
	return restoreFiles.folder;
}
/** The location as a folder; undefined for a lone tarball, an address, and what is not there. */
async function folderOf(location) {
	try {
		return (await (0, node_fs_promises.stat)(location)).isDirectory() ? await (0, node_fs_promises.realpath)(location) : void 0;
	} catch {
		return;
	}
}
/** Where a path leads when its last parts do not exist yet. */
async function realPathOf(path) {
	const whole = (0, node_path.resolve)(path);
	try {
		return await (0, node_fs_promises.realpath)(whole);
	} catch {
		const parent = (0, node_path.dirname)(whole);
		return parent === whole ? whole : (0, node_path.join)(await realPathOf(parent), (0, node_path.basename)(whole));
	}
}
function isInside(path, folder) {
	const way = (0, node_path.relative)(folder, path);
	return way !== ".." && !way.startsWith(`..${node_path.sep}`) && (0, node_path.resolve)(folder, way) === path;
}
// src/rehearsal/restore-files/finished-restore.ts
const ENDED = /* @__PURE__ */ new Set([
	"FailedValidation",
	"Completed",
	"PartiallyFailed",
	"Failed"
]);
/** The Restore as Velero would leave it: a run that ended before its restore did has failed (R-6). */
function finishedRestore(restore, run) {
	if (ENDED.has(restore.status.phase ?? "")) return restore;
	return withStatus(restore, {
		phase: "Failed",
		failureReason: run.isCancelled ? "the run was cancelled" : require_rehearsal_error.messageOf(run.failure),
		completionTimestamp: timestamp(run.endedAt)
	});
}
// src/restore/volumes/restored-volumes.ts
/** To be asked while the catalog is open. In Velero's order of methods, then in that of the archive. */
function restoredVolumes(input) {
	const known = {
		...input,
		backup: require_volume_patch.sideFilesFor(input.profile, input.backup)
	};
	return [
		...podVolumes(known),
		...nativeSnapshots(known),
		...snapshotClaims(known)
	];
}
/** Bodies of one type that this restore created. */
function* createdOf({ catalog, records, restore }, groupResource) {
	for (const item of catalog.itemsOf(groupResource)) {
		const namespace = require_offline_discovery.mapNamespace(item.namespace, restore.spec.namespaceMapping);
		const record = records.find(item.apiVersion, item.kind, namespace, item.name);
		if (record?.action !== "created") continue;
		const object = require_offline_discovery.readObject(catalog, item.body);
		if (object !== void 0) yield {
			object,
			namespace,
			record
		};
	}
}
/** R-150, R-222: one entry per saved volume that is a claim; of others Velero says nothing. */
function* podVolumes(input) {
	const { backup, filters } = input;
	if (!["persistentvolumeclaims", "persistentvolumes"].every((name) => filters.resources.shouldInclude(name))) return;
	for (const { object, namespace, record } of createdOf(input, "pods")) {
		const source = require_json.textAt(object, "metadata", "namespace") ?? "";
		for (const volume of require_volume_patch.volumesToRestore({
			object,
			fromBackup: object,
			backup
		})) {
			const claim = claimOf(object, volume);
			if (claim === void 0) continue;
			const saved = backup.podVolumeBackups.find((entry) => entry.podName === record.nameInBackup && entry.podNamespace === source && entry.volume === volume && entry.snapshotId !== "");
			yield {
				pvcName: claim,
				pvcNamespace: namespace,
				restoreMethod: "PodVolumeRestore",
				snapshotDataMoved: false,
				pvrInfo: {
					...saved ? { snapshotHandle: saved.snapshotId } : {},
					...saved?.size ? { size: saved.size } : {},
					uploaderType: saved?.uploaderType || "restic",
					volumeName: volume,
					podName: record.name,
					podNamespace: namespace,
					Phase: ""
				}
			};
		}
	}
}
function claimOf(pod, volume) {
	const entry = require_json.listAt(pod, "spec", "volumes").find((candidate) => require_json.textAt(candidate, "name") === volume);
	return require_json.textAt(entry, "persistentVolumeClaim", "claimName");
}
/** R-88, R-91. */
function* nativeSnapshots(input) {
	const { backup, restore } = input;
	if (!require_volume_patch.restoresSnapshots(input)) return;
	for (const { object, record } of createdOf(input, "persistentvolumes")) {
		const saved = backup.nativeSnapshots.find(({ persistentVolumeName }) => persistentVolumeName === record.nameInBackup);
		if (saved === void 0 || require_volume_patch.decideVolume(object, backup, () => false) !== "snapshot") continue;
		const claim = require_json.textAt(object, "spec", "claimRef", "name");
		const namespace = require_json.textAt(object, "spec", "claimRef", "namespace") ?? "";
		yield {
			...claim === void 0 ? {} : {
				pvcName: claim,
				pvcNamespace: require_offline_discovery.mapNamespace(namespace, restore.spec.namespaceMapping)
			},
			pvName: record.name,
			restoreMethod: "NativeSnapshot",
			snapshotDataMoved: false,
			nativeSnapshotInfo: {
				snapshotHandle: saved.providerSnapshotId,
				volumeType: saved.volumeType ?? "",
				volumeAZ: saved.volumeAZ ?? "",
				iops: String(saved.volumeIops ?? 0),
				Phase: ""
			}
		};
	}
}
const SNAPSHOT_ANNOTATION = "velero.io/volume-snapshot-name";
const UPLOAD_ANNOTATION = "velero.io/data-upload-name";
/** A-CSIPVC: claims that took their data from a snapshot, or from a data mover. */
function* snapshotClaims(input) {
	const { backup, restore, features, profile } = input;
	if (!features.has("EnableCSI") || !profile.readsVolumeInfo || restore.spec.restorePVs === false) return;
	const isMoved = backup.metadata?.snapshotMoveData === true;
	for (const { object, namespace, record } of createdOf(input, "persistentvolumeclaims")) {
		const source = require_json.textAt(object, "metadata", "namespace") ?? "";
		const saved = require_json.textAt(object, "metadata", "annotations", isMoved ? UPLOAD_ANNOTATION : SNAPSHOT_ANNOTATION);
		if (saved === void 0) continue;
		const info = backup.volumeInfos?.findLast(({ pvcName, pvcNamespace }) => pvcName === record.nameInBackup && pvcNamespace === source);
		yield {
			pvcName: record.name,
			pvcNamespace: namespace,
			restoreMethod: "CSISnapshot",
			snapshotDataMoved: isMoved,
			...isMoved ? { snapshotDataMovementInfo: movementInfo(info) } : { csiSnapshotInfo: snapshotInfo(info, require_volume_patch.snapshotName(restore, saved)) }
		};
	}
}
function snapshotInfo(info, contentName) {
	const { snapshotHandle = "", driver = "", size = 0 } = info?.csiSnapshot ?? {};
	return {
		snapshotHandle,
		size,
		driver,
		vscName: contentName,
		ReadyToUse: null
	};
}
/** No operation was started: there is no data mover here. */
function movementInfo(info) {
	const { dataMover = "", uploaderType = "", snapshotHandle = "", size = 0 } = info?.dataMovement ?? {};
	return {
		dataMover: dataMover || "velero",
		uploaderType: uploaderType || "kopia",
		snapshotHandle,
		operationID: "",
		size,
		Phase: ""
	};
}
// src/rehearsal/restore-files/volumes-of-run.ts
/** What a run has to say about volumes; to be asked while its catalog is open. Nothing when it ended before its first item. */
function volumesOfRun(input, result) {
	if (result.discovery === void 0 || result.created.length === 0) return [];
	const profile = require_offline_discovery.profileOf(input.settings.profile);
	return restoredVolumes({
		...input,
		records: result.records,
		filters: require_prepare_restore.resolveFilters(input.restore.spec, result.discovery, profile),
		features: new Set(input.settings.features),
		profile
	});
}
// src/safety/secrets/annotations.ts
/** Whole objects, or a token, wherever these stand. */
const COPIES = /* @__PURE__ */ new Set([
	"kubectl.kubernetes.io/last-applied-configuration",
	"banzaicloud.com/last-applied",
	"kapp.k14s.io/original",
	"kapp.k14s.io/original-diff",
	"kapp.k14s.io/original-diff-full",
	"kopf.zalando.org/last-handled-configuration",
	"objectset.rio.cattle.io/applied",
	"openshift.io/token-secret.value"
]);
/** Shorter texts are in everything. */
const MIN_LENGTH = 6;
/** Of more that may well be there only somebody who means to keep us busy has made the Secret: then no annotation stays. */
const MAX_FORMS = 1e4;
/** @param values of the Secret, decoded, as they are in the backup */
function withoutCopies(object, values) {
	const annotations = require_json.objectAt(object, "metadata", "annotations");
	const texts = Object.entries(annotations).map(([name, value = null]) => [name, typeof value === "string" ? value : require_json.stringifyJson(value)]);
	const searched = texts.flatMap(([name, text]) => COPIES.has(name) ? [] : [text]);
	const longest = searched.reduce((most, text) => Math.max(most, text.length), 0);
	const forms = longest < MIN_LENGTH ? [] : values.flatMap((value) => formsFor(value, longest)).filter(require_secret_forms.formsIn(searched));
	const holdsOne = (text) => forms.length > MAX_FORMS ? text.length >= MIN_LENGTH : forms.some((form) => text.includes(form));
	const dropped = texts.filter(([name, text]) => COPIES.has(name) || holdsOne(text)).map(([name]) => name);
	if (dropped.length === 0) return {
		object,
		dropped
	};
	const rest = require_json.omit(annotations, dropped);
	return {
		object: require_json.withAt(object, ["metadata", "annotations"], Object.keys(rest).length === 0 ? void 0 : rest),
		dropped
	};
}
/** How a value, or a line of it, may stand in a text of this length. Bytes that are no text are only ever written as base64. */
function formsFor(value, length) {
	const text = value.toString("utf8");
	const plain = [text, ...text.includes("\n") ? text.split("\n").map((line) => line.trim()) : []].filter((form) => form.length >= MIN_LENGTH && form.length <= 3 * length);
	return [value.length >= MIN_LENGTH ? value.toString("base64").replace(/=+$/, "") : "", ...plain.flatMap(require_secret_forms.formsOf)].filter((form) => form.length >= MIN_LENGTH && form.length <= length);
}
// src/safety/secrets/docker-config.ts
/** Undefined for what is no JSON: the server refuses it, and has to go on doing so. */
function replacedDockerConfig(value, text) {
	try {
		return Buffer.from(require_json.stringifyJson(replaced(require_json.parseJson(value.toString("utf8")), "", text)));
	} catch {
		return;
	}
}
/** Names of registries are keys, and stay. */
function replaced(value, key, text) {
	if (typeof value === "string") return key === "auth" ? replacedLogin(value, text) : same(value, text);
	if (Array.isArray(value)) return value.map((entry) => replaced(entry, "", text));
	if (require_json.isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replaced(entry, name, text)]));
	return value === null || typeof value === "boolean" ? value : 0;
}
/** `auth` is `user:password` in base64. */
function replacedLogin(value, text) {
	const login = Buffer.from(value, "base64").toString("latin1");
	const colon = login.indexOf(":");
	if (colon < 0) return same(value, text);
	const replacement = [login.slice(0, colon), login.slice(colon + 1)].map((part) => text(Buffer.from(part, "latin1"), part.length)).join(":");
	return Buffer.from(replacement).toString("base64");
}
function same(value, text) {
	const bytes = Buffer.from(value);
	return text(bytes, bytes.length);
}
// src/safety/secrets/keyed-text.ts
/** One byte gives one of these without a remainder. None of them has a meaning in JSON, YAML, a shell or a URL. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** @param key random, of the run */
function keyedText(key) {
	return (value, length) => {
		if (length === 0) return "";
		const seed = (0, node_crypto.createHmac)("sha256", key).update(value).digest();
		const bytes = (0, node_crypto.createHash)("shake256", { outputLength: length }).update(seed).digest();
		return Array.from(bytes, (byte) => ALPHABET[byte % 64]).join("");
	};
}
// src/safety/secrets/sanitiser.ts
/** @param key 32 random bytes, used for this run alone */
function createSanitiser(mode, key, now) {
	const text = keyedText(key);
	const made = mode === "regenerate" ? madeAnew(text, now) : void 0;
	const dropped = /* @__PURE__ */ new Map();
	let secrets = 0;
	let values = 0;
	return {
		async apply(secret) {
			const cleaned = withoutCopies(secret, valuesOf$1(secret));
			for (const name of cleaned.dropped) dropped.set(name, (dropped.get(name) ?? 0) + 1);
			secrets += 1;
			values += Object.keys(require_json.objectAt(secret, "data")).length + Object.keys(require_json.objectAt(secret, "stringData")).length;
			const material = await made?.of(secret) ?? NOTHING_NEW;
			return replacedFields(cleaned.object, require_json.textAt(secret, "type") ?? "", material, text);
		},
		get done() {
			return {
				mode,
				secrets,
				values,
				droppedAnnotations: Object.fromEntries([...dropped].toSorted(([a], [b]) => a < b ? -1 : 1)),
				certificates: made?.certificates ?? 0,
				sshKeys: made?.sshKeys ?? 0
			};
		}
	};
}
const NOTHING_NEW = /* @__PURE__ */ new Map();
/** The same pair in two places of the backup is the same new pair in both. */
function madeAnew(text, now) {
	const pairs = /* @__PURE__ */ new Map();
	const keys = /* @__PURE__ */ new Map();
	return {
		async of(secret) {
			const type = require_json.textAt(secret, "type");
			const original = (name) => decoded(require_json.textAt(secret, "data", name)) ?? Buffer.alloc(0);
			if (type === "kubernetes.io/tls") {
				const id = text(original("tls.key"), 43);
				const pair = pairs.get(id) ?? pairOf(original("tls.crt"), now()).then(({ certificate, key }) => /* @__PURE__ */ new Map([
					["tls.crt", certificate],
					["tls.key", key],
					["ca.crt", certificate]
				]));
				pairs.set(id, pair);
				return await pair;
			}
			if (type !== "kubernetes.io/ssh-auth") return NOTHING_NEW;
			const id = text(original("ssh-privatekey"), 43);
			const made = keys.get(id) ?? sshKey().then((key) => /* @__PURE__ */ new Map([["ssh-privatekey", key]]));
			keys.set(id, made);
			return await made;
		},
		get certificates() {
			return pairs.size;
		},
		get sshKeys() {
			return keys.size;
		}
	};
}
/** The package that makes certificates is large, and most runs make none. */
async function pairOf(original, now) {
	return await (await Promise.resolve().then(() => require("./safety-secrets-key-material.cjs"))).newCertificate(original, now);
}
async function sshKey() {
	return (await Promise.resolve().then(() => require("./safety-secrets-key-material.cjs"))).newSshKey();
}
function replacedFields(object, type, material, text) {
	const replace = (field, one) => {
		const map = object[field];
		if (map === void 0 || map === null) return {};
		if (!require_json.isObject(map)) return { [field]: replacedJson(map, text) };
		return { [field]: Object.fromEntries(Object.entries(map).map(([name, value]) => [name, one(value, name)])) };
	};
	const plain = (bytes, name) => material.get(name) ?? typeBound(type, name, bytes, text) ?? Buffer.from(text(bytes, bytes.length));
	return {
		...object,
		...replace("data", (value, name) => {
			const bytes = typeof value === "string" ? decoded(value) : void 0;
			return bytes === void 0 ? replacedJson(value, text) : plain(bytes, name).toString("base64");
		}),
		...replace("stringData", (value, name) => typeof value === "string" ? plain(Buffer.from(value), name).toString("utf8") : replacedJson(value, text))
	};
}
const DOCKER = /* @__PURE__ */ new Set(["kubernetes.io/dockerconfigjson .dockerconfigjson", "kubernetes.io/dockercfg .dockercfg"]);
function typeBound(type, name, value, text) {
	return DOCKER.has(`${type} ${name}`) ? replacedDockerConfig(value, text) : void 0;
}
/** What is not base64, or no text where one belongs: as wrong as before, without what it says. */
function replacedJson(value, text) {
	if (value === void 0 || value === null || typeof value === "boolean") return value;
	if (Array.isArray(value)) return value.map((entry) => replacedJson(entry, text) ?? null);
	if (require_json.isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replacedJson(entry, text)]));
	if (typeof value !== "string") return 0;
	const bytes = Buffer.from(value);
	return bytes.length === 0 ? "" : `%${text(bytes, bytes.length - 1)}`;
}
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** As the API server decodes it; undefined for what it refuses. */
function decoded(value) {
	const digits = value?.replace(/[\r\n]/g, "");
	if (digits === void 0 || digits.length % 4 !== 0 || !BASE64.test(digits)) return void 0;
	return Buffer.from(digits, "base64");
}
function valuesOf$1(secret) {
	const inData = Object.values(require_json.objectAt(secret, "data")).flatMap((value) => typeof value === "string" ? [decoded(value) ?? Buffer.from(value)] : []);
	const plain = Object.values(require_json.objectAt(secret, "stringData")).flatMap((value) => typeof value === "string" ? [Buffer.from(value)] : []);
	return [...inData, ...plain];
}
// src/rehearsal/sanitiser-of.ts
/** With a key that nobody ever sees: what it made of a value can neither be undone nor tried out. Undefined: values are kept. */
function sanitiserOf({ secrets = "keep" }, { now }) {
	return secrets === "keep" ? void 0 : createSanitiser(secrets, (0, node_crypto.randomBytes)(32), now);
}
// src/verify/derived.ts
const WHY = {
	APIService: "registered for a CustomResourceDefinition",
	Endpoints: "made for its Service",
	EndpointSlice: "made for its Service",
	IPAddress: "reserved for a Service"
};
const MANAGED_BY = "app.kubernetes.io/managed-by";
/** What every cluster has in every namespace; the rest of its own was there before. */
const IN_NAMESPACES = ["ConfigMap", "ServiceAccount"];
/** @param counts a namespace whose objects may come from this run; '' is the cluster's scope */
function createDerivedObjects(counts) {
	let since = "";
	const seen = [];
	return {
		restored(object) {
			const createdAt = createdAtOf(object);
			if (since === "" || createdAt < since) since = createdAt;
		},
		other(object) {
			const name = {
				apiVersion: require_json.textAt(object, "apiVersion") ?? "",
				kind: require_json.textAt(object, "kind") ?? "",
				namespace: require_json.textAt(object, "metadata", "namespace") ?? "",
				name: require_json.textAt(object, "metadata", "name") ?? ""
			};
			const isClusters = require_built_in_objects.isBuiltInObject(require_selectors.nameOf(name));
			if (!counts(name.namespace) || isClusters && !IN_NAMESPACES.includes(name.kind)) return;
			const isOurs = require_json.textMapAt(object, "metadata", "labels")[MANAGED_BY] === "restore-rehearsal";
			const owner = require_json.listAt(object, "metadata", "ownerReferences")[0];
			const why = owner === void 0 ? WHY[name.kind] ?? (isOurs ? "put there to limit egress" : "made while the restore ran") : `made for ${require_json.textAt(owner, "kind")} ${require_json.textAt(owner, "name")}`;
			seen.push({
				createdAt: createdAtOf(object),
				object: {
					...name,
					why: isClusters ? "every cluster makes it" : why
				}
			});
		},
		objects: () => seen.filter(({ createdAt }) => since !== "" && createdAt >= since).map(({ object }) => object).toSorted((a, b) => sortKey(a) < sortKey(b) ? -1 : 1)
	};
}
/** Times of the API server sort as texts. */
function createdAtOf(object) {
	return require_json.textAt(object, "metadata", "creationTimestamp") ?? "";
}
function sortKey({ kind, namespace, name }) {
	return `${kind}\u0000${namespace}\u0000${name}`;
}
// src/verify/fidelity/schema.ts
/** The schema of a whole object; undefined when the document does not have it. */
function rootSchema(document, apiVersion, kind) {
	const { group, version } = require_verbs.splitApiVersion(apiVersion);
	const schemas = require_json.at(document, "components", "schemas");
	if (document === void 0 || !require_json.isObject(schemas)) return void 0;
	const [name, schema] = Object.entries(schemas).find(([, schema]) => require_json.listAt(schema, "x-kubernetes-group-version-kind").some((type) => require_json.at(type, "group") === group && require_json.at(type, "version") === version && require_json.at(type, "kind") === kind)) ?? [];
	if (name === void 0 || !require_json.isObject(schema)) return void 0;
	return {
		document,
		definition: shortName(name),
		schema,
		default: void 0
	};
}
/** The field of an object, or an entry of a map; undefined when the schema says nothing about it. */
function propertyOf(node, key) {
	if (node === void 0) return void 0;
	return nodeAt(node, require_json.at(node.schema, "properties", key) ?? require_json.at(node.schema, "additionalProperties"));
}
function itemOf(node) {
	return node && nodeAt(node, node.schema.items);
}
/** The schema names this field. */
function knowsField(node, key) {
	return require_json.at(node?.schema, "properties", key) !== void 0;
}
/** Keys are free here: labels, data, a custom resource that keeps unknown fields. */
function isFreeMap(node) {
	return node !== void 0 && !require_json.isObject(node.schema.properties);
}
/** Types of Kubernetes itself leave out what is empty; custom resources keep it. */
function isBuiltIn(node) {
	return node !== void 0 && node.definition !== "";
}
/** The fields that tell the entries of a list apart; empty when they only have their position. */
function listKeys(node) {
	const keys = require_json.listAt(node?.schema, "x-kubernetes-list-map-keys").filter((key) => typeof key === "string");
	if (keys.length > 0) return keys;
	const mergeKey = require_json.textAt(node?.schema, "x-kubernetes-patch-merge-key");
	return mergeKey === void 0 ? [] : [mergeKey];
}
function nodeAt({ document, definition }, raw) {
	if (!require_json.isObject(raw)) return void 0;
	const reference = require_json.textAt(raw, "$ref") ?? require_json.textAt(require_json.listAt(raw, "allOf")[0], "$ref");
	if (reference === void 0) return {
		document,
		definition: definition === "" ? "" : "inline",
		schema: raw,
		default: raw.default
	};
	const name = reference.slice(reference.lastIndexOf("/") + 1);
	const schema = require_json.at(document, "components", "schemas", name);
	if (!require_json.isObject(schema)) return void 0;
	return {
		document,
		definition: shortName(name),
		schema,
		default: raw.default ?? schema.default
	};
}
const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;
/** Where Kubernetes keeps its own types; custom resources of a group such as `storage.k8s.io` lie elsewhere. */
const OWN = /^io\.k8s\.(?:api|apimachinery|apiextensions-apiserver|kube-aggregator)\./;
/** `io.k8s.api.core.v1.Container` → `core.Container`. Other types have none. */
function shortName(name) {
	if (!OWN.test(name)) return "";
	return name.split(".").filter((part) => !VERSION.test(part)).slice(-2).join(".");
}
// src/verify/fidelity/server-owned.ts
const METADATA = [
	"uid",
	"resourceVersion",
	"generation",
	"creationTimestamp",
	"deletionTimestamp",
	"managedFields",
	"selfLink"
];
/** By `group/Kind`. */
const FIELDS = {
	"/Endpoints": [["subsets"]],
	"/PersistentVolume": [["spec", "claimRef"]],
	"certificates.k8s.io/CertificateSigningRequest": [
		["spec", "username"],
		["spec", "uid"],
		["spec", "groups"],
		["spec", "extra"]
	],
	"coordination.k8s.io/Lease": [["spec"]],
	"discovery.k8s.io/EndpointSlice": [["endpoints"], ["ports"]]
};
/** Labels and annotations that are written by the API server and the controllers of Kubernetes. */
const KEYS = [
	"apps.kubernetes.io/",
	"autoscaling.alpha.kubernetes.io/",
	"batch.kubernetes.io/",
	"control-plane.alpha.kubernetes.io/",
	"controller-uid",
	"deployment.kubernetes.io/",
	"deprecated.daemonset.template.generation",
	"endpoints.kubernetes.io/",
	"endpointslice.kubernetes.io/",
	"job-name",
	"kubernetes.io/limit-ranger",
	"kubernetes.io/metadata.name",
	"kubernetes.io/service-account.uid",
	"pod-template-hash",
	"pv.kubernetes.io/",
	"statefulset.kubernetes.io/",
	"topology.kubernetes.io/",
	"volume.beta.kubernetes.io/",
	"volume.kubernetes.io/"
];
/** The part of an object that its owner decides about. */
function ownersPart(object) {
	const { group } = require_verbs.splitApiVersion(require_json.textAt(object, "apiVersion") ?? "");
	const type = `${group}/${require_json.textAt(object, "kind") ?? ""}`;
	const metadata = require_json.isObject(object.metadata) ? require_json.omit(object.metadata, METADATA) : {};
	const bare = {
		...require_json.omit(object, ["status"]),
		metadata
	};
	return [...FIELDS[type] ?? [], ...isAggregated(object) ? [["rules"]] : []].reduce((rest, path) => require_json.withAt(rest, path, void 0), bare);
}
/** The rules of such a ClusterRole are gathered from others. */
function isAggregated(object) {
	return object.kind === "ClusterRole" && require_json.isObject(object.aggregationRule);
}
/** Whether the entry of a map of labels or annotations is the cluster's own. */
function isClustersKey(map, key) {
	if (map !== "labels" && map !== "annotations" && map !== "matchLabels") return false;
	return KEYS.some((known) => known.endsWith("/") ? key.startsWith(known) : key === known);
}
/** An entry that admission of Kubernetes itself puts into a list, by `definition.field`. */
function isClustersEntry(list, entry) {
	return ENTRIES[list]?.(entry) ?? false;
}
const isAny = () => true;
const ENTRIES = {
	"core.Container.volumeMounts": (entry) => require_json.textAt(entry, "mountPath") === "/var/run/secrets/kubernetes.io/serviceaccount",
	"core.PodSpec.imagePullSecrets": isAny,
	"core.PodSpec.tolerations": (entry) => require_json.textAt(entry, "key")?.startsWith("node.kubernetes.io/") ?? false,
	"core.PodSpec.volumes": (entry) => require_json.textAt(entry, "name")?.startsWith("kube-api-access-") ?? false,
	"core.ServiceAccount.imagePullSecrets": isAny,
	"core.ServiceAccount.secrets": isAny,
	"meta.ObjectMeta.finalizers": (entry) => typeof entry === "string" && entry.startsWith("kubernetes.io/")
};
// src/verify/fidelity/defaults.ts
/** The server chooses the value. */
const ASSIGNED = "assigned";
/** By definition, then by field: the values that the server fills in. Empty values need no row. */
const UNPUBLISHED = {
	"admissionregistration.MatchResources": { matchPolicy: ["Equivalent"] },
	"admissionregistration.MutatingAdmissionPolicySpec": { failurePolicy: ["Fail"] },
	"admissionregistration.MutatingWebhook": {
		failurePolicy: ["Fail"],
		matchPolicy: ["Equivalent"],
		reinvocationPolicy: ["Never"],
		timeoutSeconds: [10]
	},
	"admissionregistration.NamedRuleWithOperations": { scope: ["*"] },
	"admissionregistration.RuleWithOperations": { scope: ["*"] },
	"admissionregistration.ServiceReference": { port: [443] },
	"admissionregistration.ValidatingAdmissionPolicySpec": { failurePolicy: ["Fail"] },
	"admissionregistration.ValidatingWebhook": {
		failurePolicy: ["Fail"],
		matchPolicy: ["Equivalent"],
		timeoutSeconds: [10]
	},
	"apiextensions.CustomResourceConversion": { strategy: ["None"] },
	"apiextensions.CustomResourceDefinitionNames": {
		listKind: ASSIGNED,
		singular: ASSIGNED
	},
	"apiextensions.ServiceReference": { port: [443] },
	"apiregistration.ServiceReference": { port: [443] },
	"apps.DaemonSetSpec": { revisionHistoryLimit: [10] },
	"apps.DaemonSetUpdateStrategy": { type: ["RollingUpdate"] },
	"apps.DeploymentSpec": {
		progressDeadlineSeconds: [600],
		replicas: [1],
		revisionHistoryLimit: [10]
	},
	"apps.DeploymentStrategy": { type: ["RollingUpdate"] },
	"apps.ReplicaSetSpec": { replicas: [1] },
	"apps.RollingUpdateDaemonSet": { maxUnavailable: [1] },
	"apps.RollingUpdateDeployment": {
		maxSurge: ["25%"],
		maxUnavailable: ["25%"]
	},
	"apps.RollingUpdateStatefulSetStrategy": { maxUnavailable: [1] },
	"apps.StatefulSetPersistentVolumeClaimRetentionPolicy": {
		whenDeleted: ["Retain"],
		whenScaled: ["Retain"]
	},
	"apps.StatefulSetSpec": {
		podManagementPolicy: ["OrderedReady"],
		replicas: [1],
		revisionHistoryLimit: [10]
	},
	"apps.StatefulSetUpdateStrategy": { type: ["RollingUpdate"] },
	"autoscaling.HPAScalingPolicy": {
		periodSeconds: [15],
		type: ["Percent", "Pods"],
		value: [4, 100]
	},
	"autoscaling.HPAScalingRules": {
		policies: ASSIGNED,
		selectPolicy: ["Max"]
	},
	"autoscaling.HorizontalPodAutoscalerSpec": {
		metrics: ASSIGNED,
		minReplicas: [1]
	},
	"batch.CronJobSpec": {
		concurrencyPolicy: ["Allow"],
		failedJobsHistoryLimit: [1],
		successfulJobsHistoryLimit: [3]
	},
	"batch.JobSpec": {
		backoffLimit: [6, 2147483647],
		completionMode: ["NonIndexed"],
		completions: [1],
		parallelism: [1],
		podReplacementPolicy: ["TerminatingOrFailed", "Failed"],
		selector: ASSIGNED
	},
	"batch.PodFailurePolicyOnPodConditionsPattern": { status: ["True"] },
	"core.ConfigMapVolumeSource": { defaultMode: [420] },
	"core.Container": {
		imagePullPolicy: ["Always", "IfNotPresent"],
		terminationMessagePath: ["/dev/termination-log"],
		terminationMessagePolicy: ["File"]
	},
	"core.ContainerPort": { hostPort: ASSIGNED },
	"core.DownwardAPIVolumeSource": { defaultMode: [420] },
	"core.EphemeralContainer": {
		imagePullPolicy: ["Always", "IfNotPresent"],
		terminationMessagePath: ["/dev/termination-log"],
		terminationMessagePolicy: ["File"]
	},
	"core.HTTPGetAction": {
		path: ["/"],
		scheme: ["HTTP"]
	},
	"core.ImageVolumeSource": { pullPolicy: ["Always", "IfNotPresent"] },
	"core.LimitRangeItem": {
		default: ASSIGNED,
		defaultRequest: ASSIGNED
	},
	"core.NamespaceSpec": { finalizers: [["kubernetes"]] },
	"core.ObjectFieldSelector": { apiVersion: ["v1"] },
	"core.PersistentVolumeClaim": {
		apiVersion: ["v1"],
		kind: ["PersistentVolumeClaim"],
		status: ASSIGNED
	},
	"core.PersistentVolumeClaimSpec": {
		dataSource: ASSIGNED,
		dataSourceRef: ASSIGNED,
		storageClassName: ASSIGNED,
		volumeMode: ["Filesystem"],
		volumeName: ASSIGNED
	},
	"core.PersistentVolumeSpec": {
		persistentVolumeReclaimPolicy: ["Retain"],
		volumeMode: ["Filesystem"]
	},
	"core.PodSpec": {
		dnsPolicy: ["ClusterFirst"],
		enableServiceLinks: [true],
		nodeName: ASSIGNED,
		overhead: ASSIGNED,
		preemptionPolicy: ["PreemptLowerPriority", "Never"],
		priority: ASSIGNED,
		restartPolicy: ["Always"],
		schedulerName: ["default-scheduler"],
		serviceAccount: ASSIGNED,
		serviceAccountName: ASSIGNED,
		terminationGracePeriodSeconds: [30]
	},
	"core.Probe": {
		failureThreshold: [3],
		periodSeconds: [10],
		successThreshold: [1],
		timeoutSeconds: [1]
	},
	"core.ProjectedVolumeSource": { defaultMode: [420] },
	"core.ReplicationControllerSpec": { selector: ASSIGNED },
	"core.ResourceRequirements": {
		limits: ASSIGNED,
		requests: ASSIGNED
	},
	"core.Secret": { type: ["Opaque"] },
	"core.SecretVolumeSource": { defaultMode: [420] },
	"core.ServiceAccountTokenProjection": { expirationSeconds: [3600] },
	"core.ServicePort": {
		nodePort: ASSIGNED,
		targetPort: ASSIGNED
	},
	"core.ServiceSpec": {
		allocateLoadBalancerNodePorts: [true],
		clusterIP: ASSIGNED,
		clusterIPs: ASSIGNED,
		externalTrafficPolicy: ["Cluster"],
		healthCheckNodePort: ASSIGNED,
		internalTrafficPolicy: ["Cluster"],
		ipFamilies: ASSIGNED,
		ipFamilyPolicy: ASSIGNED,
		sessionAffinity: ["None"],
		sessionAffinityConfig: ASSIGNED,
		type: ["ClusterIP"]
	},
	"core.Volume": { emptyDir: [{}] },
	"flowcontrol.FlowSchemaSpec": { matchingPrecedence: [1e3] },
	"flowcontrol.LimitedPriorityLevelConfiguration": { nominalConcurrencyShares: [30] },
	"flowcontrol.QueuingConfiguration": {
		handSize: [8],
		queueLengthLimit: [50],
		queues: [64]
	},
	"networking.IngressClassParametersReference": { scope: ["Cluster"] },
	"networking.IngressSpec": { ingressClassName: ASSIGNED },
	"networking.NetworkPolicyPort": { protocol: ["TCP"] },
	"networking.NetworkPolicySpec": { policyTypes: ASSIGNED },
	"rbac.RoleRef": { apiGroup: ["rbac.authorization.k8s.io"] },
	"rbac.Subject": { apiGroup: ["rbac.authorization.k8s.io"] },
	"resource.DeviceSubRequest": {
		allocationMode: ["ExactCount"],
		count: [1]
	},
	"resource.DeviceTaint": { timeAdded: ASSIGNED },
	"resource.ExactDeviceRequest": {
		allocationMode: ["ExactCount"],
		count: [1]
	},
	"scheduling.PriorityClass": { preemptionPolicy: ["PreemptLowerPriority"] },
	"storage.CSIDriverSpec": {
		attachRequired: [true],
		fsGroupPolicy: ["ReadWriteOnceWithFSType"],
		volumeLifecycleModes: [["Persistent"]]
	},
	"storage.StorageClass": {
		reclaimPolicy: ["Delete"],
		volumeBindingMode: ["Immediate"]
	}
};
/** True when a value that was not sent is what the server fills in by itself. */
function isDefault(parent, key, value) {
	if (isNothing(value, isBuiltIn(parent))) return true;
	const unpublished = UNPUBLISHED[parent?.definition ?? ""]?.[key];
	if (unpublished === ASSIGNED) return true;
	if (unpublished?.some((one) => require_json.semanticEqual(one, value))) return true;
	if (isClustersOwn(`${parent?.definition ?? ""}.${key}`, key, value)) return true;
	const node = propertyOf(parent, key);
	if (node?.default !== void 0 && grewFrom(node, node.default, value)) return true;
	return require_json.isObject(value) && node !== void 0 && !isFreeMap(node) && hasOnlyDefaults(node, value);
}
/** A list or a map that holds nothing but the cluster's own entries. */
function isClustersOwn(field, key, value) {
	if (Array.isArray(value)) return value.every((entry) => isClustersEntry(field, entry));
	return require_json.isObject(value) && Object.keys(value).every((entry) => isClustersKey(key, entry));
}
/** A default may have defaults inside. */
function grewFrom(node, from, value) {
	if (require_json.semanticEqual(from, value)) return true;
	if (!require_json.isObject(from) || !require_json.isObject(value)) return false;
	return Object.entries(from).every(([key, entry]) => require_json.semanticEqual(entry, value[key])) && Object.entries(value).every(([key, entry]) => Object.hasOwn(from, key) || entry === void 0 || isDefault(node, key, entry));
}
function hasOnlyDefaults(node, value) {
	return require_json.isObject(value) && Object.entries(value).every(([key, entry]) => entry === void 0 || isDefault(node, key, entry));
}
/** Says as little as a missing field. Built-in types leave out zeros too; in a custom resource `false` is an answer. */
function isNothing(value, zerosCount) {
	if (value === void 0 || value === null) return true;
	if (zerosCount && (value === "" || value === 0 || value === false)) return true;
	if (Array.isArray(value)) return value.length === 0;
	return require_json.isObject(value) && Object.values(value).every((entry) => isNothing(entry, zerosCount));
}
// src/verify/fidelity/list-pairs.ts
/** Undefined when nobody can say: the lists have different lengths and their entries no names. */
function pairLists(sent, stored, node) {
	const byKey = pairByName(namesOf$1(sent, node), namesOf$1(stored, node));
	if (byKey !== void 0) return byKey;
	if (sent.length === stored.length) return byPosition(sent);
	return [...sent, ...stored].every((entry) => !require_json.isObject(entry) && !Array.isArray(entry)) ? pairByName(sent.map(textOf), stored.map(textOf)) : void 0;
}
/** The same entries in another order. */
function isReordered(sent, stored) {
	if (sent.length !== stored.length) return false;
	const left = [...stored];
	return sent.every((entry) => {
		const index = left.findIndex((other) => require_json.semanticEqual(entry, other));
		if (index >= 0) left.splice(index, 1);
		return index >= 0;
	});
}
function byPosition(list) {
	return {
		pairs: list.map((_entry, index) => [index, index]),
		gone: [],
		added: []
	};
}
/** Undefined when a name is missing or comes twice. */
function pairByName(sent, stored) {
	if (sent === void 0 || stored === void 0) return void 0;
	const places = new Map(stored.map((name, index) => [name, index]));
	if (places.size < stored.length || new Set(sent).size < sent.length) return void 0;
	const pairs = [];
	const gone = [];
	for (const [index, name] of sent.entries()) {
		const place = places.get(name);
		if (place === void 0) gone.push(index);
		else pairs.push([index, place]);
		places.delete(name);
	}
	return {
		pairs,
		gone,
		added: [...places.values()]
	};
}
/** What the schema says tells the entries apart; undefined when it says nothing, or an entry lacks it. */
function namesOf$1(list, node) {
	const keys = listKeys(node);
	if (keys.length === 0) return void 0;
	const item = itemOf(node);
	const names = list.map((entry) => {
		const parts = keys.map((key) => require_json.at(entry, key) ?? propertyOf(item, key)?.default);
		return parts.includes(void 0) ? void 0 : parts.map((part) => textOf(part ?? null)).join("\0");
	});
	return names.every((name) => name !== void 0) ? names : void 0;
}
function textOf(value) {
	return typeof value === "string" ? value : require_json.stringifyJson(value);
}
// src/verify/fidelity/numbers.ts
/** The literal of a number as it was written; undefined for anything else. */
function literalOf(value) {
	if (typeof value === "number") return String(value);
	return require_json.isRawNumber(value) ? value.rawJSON : void 0;
}
const LITERAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/;
/** One spelling per value: `1.0`, `1` and `10e-1` are the same number. Undefined when it is none. */
function exactNumber(literal) {
	const [, sign, whole, fraction = "", exponent = "0"] = LITERAL.exec(literal) ?? [];
	if (whole === void 0) return void 0;
	const digits = (whole + fraction).replace(/^0+/, "");
	if (digits === "") return "0";
	const significant = digits.replace(/0+$/, "");
	return `${sign}${significant}e${Number(exponent) - fraction.length + (digits.length - significant.length)}`;
}
// src/verify/fidelity/compare.ts
/** Nothing differs, down to the last digit. */
function isSameObject(sent, stored) {
	return require_json.semanticEqual(sent, stored) && !hasDelicate(sent);
}
/** @param schema of the type; without one additions cannot be told from defaults and are left out */
function compareObjects(sent, stored, schema) {
	const found = [];
	compareMaps({
		found,
		hasSchema: schema !== void 0
	}, sent, stored, schema, []);
	return found;
}
function compareMaps(run, sent, stored, node, path) {
	const map = path.at(-1);
	const zerosCount = isBuiltIn(node) && !isFreeMap(node);
	for (const [key, value] of Object.entries(sent)) {
		if (value === void 0 || value === null || isClustersKey(map, key)) continue;
		const there = Object.hasOwn(stored, key) ? stored[key] : void 0;
		const isEmpty = isNothing(value, zerosCount);
		if (there !== void 0) {
			if (isEmpty && isDefault(node, key, there)) continue;
			compareValues(run, value, there, {
				node: propertyOf(node, key),
				path: [...path, key],
				field: fieldOf(node, key)
			});
		} else if (!isEmpty) {
			const isUnknown = node !== void 0 && !isFreeMap(node) && !knowsField(node, key);
			run.found.push({
				kind: "dropped",
				path: [...path, key],
				sent: value,
				stored: void 0,
				isUnknown
			});
		}
	}
	if (!run.hasSchema) return;
	for (const [key, value] of Object.entries(stored)) {
		const isSent = Object.hasOwn(sent, key) && sent[key] !== void 0 && sent[key] !== null;
		if (value === void 0 || isSent || isClustersKey(map, key)) continue;
		if (isDefault(node, key, value)) continue;
		run.found.push({
			kind: "added",
			path: [...path, key],
			sent: void 0,
			stored: value
		});
	}
}
function fieldOf(node, key) {
	return `${node?.definition ?? ""}.${key}`;
}
function compareValues(run, sent, stored, place) {
	const { node, path } = place;
	if (Array.isArray(sent) && Array.isArray(stored)) compareLists(run, sent, stored, place);
	else if (require_json.isObject(sent) && require_json.isObject(stored)) compareMaps(run, sent, stored, node, path);
	else if (!isSame(sent, stored, node)) {
		const kind = isRounded(sent, stored) ? "lost-number" : "changed";
		run.found.push({
			kind,
			path,
			sent,
			stored
		});
	}
}
function compareLists(run, sent, stored, { node, path, field }) {
	const paired = pairLists(sent, stored, node);
	if (paired === void 0) {
		run.found.push({
			kind: "changed",
			path,
			sent,
			stored
		});
		return;
	}
	const before = run.found.length;
	const item = itemOf(node);
	for (const [from, to] of paired.pairs) {
		const [value, there] = [sent[from], stored[to]];
		if (value === void 0 || there === void 0) continue;
		compareValues(run, value, there, {
			node: item,
			path: [...path, from],
			field: ""
		});
	}
	for (const index of paired.gone) run.found.push({
		kind: "dropped",
		path: [...path, index],
		sent: sent[index],
		stored: void 0
	});
	for (const index of run.hasSchema ? paired.added : []) {
		const entry = stored[index];
		if (entry === void 0 || isClustersEntry(field, entry)) continue;
		run.found.push({
			kind: "added",
			path: [...path, index],
			sent: void 0,
			stored: entry
		});
	}
	if (run.found.length > before && isReordered(sent, stored)) run.found.length = before;
}
function isSame(sent, stored, node) {
	const [a, b] = [literalOf(sent), literalOf(stored)];
	if (a !== void 0 && b !== void 0) return (exactNumber(a) ?? a) === (exactNumber(b) ?? b);
	if (require_json.semanticEqual(sent, stored)) return true;
	return EQUIVALENT[node?.definition ?? ""]?.(a ?? String(sent), b ?? String(stored)) ?? false;
}
/** Texts with more than one spelling for the same value. */
const EQUIVALENT = {
	"resource.Quantity": (sent, stored) => {
		const units = require_volume_patch.nanoUnits(sent);
		return units !== void 0 && units === require_volume_patch.nanoUnits(stored);
	},
	"meta.Time": (sent, stored) => Math.trunc(Date.parse(sent) / 1e3) === Math.trunc(Date.parse(stored) / 1e3)
};
/** The same number as a double, but not digit by digit. */
function isRounded(sent, stored) {
	const [a, b] = [literalOf(sent), literalOf(stored)];
	return a !== void 0 && b !== void 0 && Number(a) === Number(b);
}
/** `semanticEqual` compares fractions as doubles, as Velero does. */
function hasDelicate(value) {
	if (Array.isArray(value)) return value.some(hasDelicate);
	if (require_json.isObject(value)) return Object.values(value).some(hasDelicate);
	return typeof value !== "number" && literalOf(value) !== void 0;
}
// src/verify/fidelity/later-writers.ts
/** Managers of an object other than the one that created it. Writers of a sub-resource do not count. */
function laterWriters(stored, ours) {
	return require_json.listAt(stored, "metadata", "managedFields").flatMap((entry) => {
		const manager = require_json.textAt(entry, "manager") ?? "";
		const fields = require_json.at(entry, "fieldsV1");
		return manager !== ours && (require_json.textAt(entry, "subresource") ?? "") === "" && require_json.isObject(fields) ? [{
			manager,
			fields
		}] : [];
	});
}
/** The manager that set a field last; undefined when it is nobody of these. */
function writerOf(writers, path) {
	return writers.find(({ fields }) => owns(fields, path))?.manager;
}
/** `f:name` is a field, `k:{…}` and `v:…` an entry of a list. A field that is set as a whole has nothing below it. */
function owns(fields, path) {
	if (!require_json.isObject(fields)) return false;
	const [step, ...rest] = path;
	if (step === void 0 || Object.keys(fields).length === 0) return true;
	if (typeof step === "string") return Object.hasOwn(fields, `f:${step}`) && owns(fields[`f:${step}`], rest);
	return Object.entries(fields).filter(([key]) => /^[kvi]:/.test(key)).some(([, below]) => owns(below, rest));
}
// src/verify/fidelity/findings.ts
/** Of one object; the rest is counted. */
const MAX_PER_OBJECT = 20;
const CLASS_OF = {
	dropped: "dropped-field",
	changed: "changed-value",
	"lost-number": "lost-number",
	added: "added-field"
};
function fidelityFindings({ object, stored, differences, manager }) {
	const writers = manager === void 0 ? [] : laterWriters(stored, manager);
	const shown = differences.slice(0, MAX_PER_OBJECT).map((difference) => {
		const writer = writerFor(writers, difference);
		const name = writer === void 0 ? CLASS_OF[difference.kind] : "changed-after-creation";
		const by = writer === void 0 ? "" : `; ${writer} wrote it after the restore`;
		const values = valuesOf(object.kind, difference);
		const told = finding(object, name, require_field_path.pathText(difference.path), describe(difference, values) + by);
		return values.sent === void 0 && values.stored === void 0 ? told : {
			...told,
			values
		};
	});
	const rest = differences.length - shown.length;
	if (rest === 0) return shown;
	return [...shown, finding(object, "changed-value", "", `${rest} more fields differ`)];
}
function finding(object, name, path, message) {
	const { weight } = require_classes.FIDELITY_CLASSES[name];
	return {
		source: "fidelity",
		class: name,
		weight,
		object,
		...path === "" ? {} : { path },
		message
	};
}
/** A field that is gone belongs to nobody any more: then whoever else wrote the object took it. */
function writerFor(writers, { kind, path }) {
	return kind === "dropped" ? writers[0]?.manager : writerOf(writers, path);
}
function valuesOf(ofKind, { path, sent, stored }) {
	const before = shownValue(ofKind, path, sent);
	const after = shownValue(ofKind, path, stored);
	return {
		...before === void 0 ? {} : { sent: before },
		...after === void 0 ? {} : { stored: after }
	};
}
function describe({ kind, isUnknown }, { sent: before, stored: after }) {
	switch (kind) {
		case "dropped": {
			const why = isUnknown ? ": the schema of the server does not know this field" : "";
			return `was sent${before === void 0 ? "" : ` as ${before}`} and is not stored${why}`;
		}
		case "added": return `was not sent; it is stored${after === void 0 ? "" : ` as ${after}`}`;
		case "lost-number": return before === void 0 || after === void 0 ? "the number lost digits" : `the number ${before} lost digits: ${after} is stored`;
		case "changed": return before === void 0 || after === void 0 ? "another value is stored than was sent" : `was sent as ${before}; ${after} is stored`;
	}
}
// src/verify/fidelity/look.ts
function fidelityLook({ client, sent, manager }) {
	const documents = /* @__PURE__ */ new Map();
	const schemas = /* @__PURE__ */ new Map();
	const documentOf = (apiVersion) => {
		const known = documents.get(apiVersion);
		if (known !== void 0) return known;
		const asked = openApiDocuments(client, [apiVersion]).then(([document]) => document);
		documents.set(apiVersion, asked);
		return asked;
	};
	const schemaOf = async (apiVersion, kind) => {
		const type = `${apiVersion}/${kind}`;
		if (!schemas.has(type)) schemas.set(type, rootSchema(await documentOf(apiVersion), apiVersion, kind));
		return schemas.get(type);
	};
	return async (stored, restored) => {
		if (restored.sent === void 0) return [];
		const body = require_json.parseJson(sent.read(restored.sent));
		if (!require_json.isObject(body)) return [];
		const wanted = ownersPart(body);
		const there = ownersPart(stored);
		if (isSameObject(wanted, there)) return [];
		const { apiVersion, kind, namespace, name } = restored;
		const differences = compareObjects(wanted, there, await schemaOf(apiVersion, kind));
		return fidelityFindings({
			object: {
				apiVersion,
				kind,
				namespace,
				name
			},
			stored,
			differences,
			manager
		});
	};
}
// src/verify/held.ts
/** Objects that are in no cluster because of a safety rule, as they are in the backup. */
function* heldObjects({ catalog, ledger, mapping }) {
	for (const [index, outcome] of ledger.outcomes.entries()) {
		const item = catalog.items[index];
		if (outcome === void 0 || !require_read_values.isHeldBack(outcome) || item === void 0) continue;
		const object = require_offline_discovery.readObject(catalog, item.body);
		const { apiVersion, kind, name } = item;
		const namespace = require_offline_discovery.mapNamespace(item.namespace, mapping);
		if (object !== void 0) yield {
			object,
			identity: {
				apiVersion,
				kind,
				namespace,
				name
			}
		};
	}
}
// src/verify/list-stored.ts
const METHOD_NOT_ALLOWED = 405;
/**
* Of what was sent; the server sends back more, and each object is a text and a tree besides. A page of large objects is shorter. Pages
* four times as large take 50 MiB more, most of it in gaps that freed buffers leave, and no less time.
*/
const PAGE_BYTES = 2 ** 18;
/** What the cluster holds of the type of these objects, others included, each with its apiVersion and kind. @param objects of one type @throws KubeError, TransportError */
async function* listStored(client, objects) {
	const [first] = objects;
	if (first === void 0) return;
	const { apiVersion, kind } = first;
	const type = {
		...require_verbs.splitApiVersion(apiVersion),
		resource: first.resource
	};
	const scope = new Set(objects.map(({ namespace }) => namespace)).size === 1 ? first.namespace : "";
	try {
		for await (const page of require_verbs.listPages(client, type, scope, { pageSize: pageSizeFor(objects) })) for (const object of page) yield {
			apiVersion,
			kind,
			...object
		};
	} catch (error) {
		if (!isNeverStored(error)) throw error;
	}
}
/** Reviews are answered and forgotten: there is nothing to list, so nothing of them is there. */
function isNeverStored(error) {
	return error instanceof require_kube_error.KubeError && error.status === METHOD_NOT_ALLOWED;
}
function pageSizeFor(objects) {
	const bytes = objects.reduce((sum, { sent }) => sum + (sent?.length ?? 0), 0);
	const wanted = Math.floor(PAGE_BYTES * objects.length / Math.max(1, bytes));
	return Math.max(10, Math.min(500, wanted));
}
// src/verify/read-back.ts
/** Types that are listed at the same time: the server works on one page while another is looked at. */
const LANES$1 = 3;
/** Items whose object is gone are revised to failed in the ledger. @throws KubeError, TransportError */
async function readBack(input, look) {
	const { stored, ledger, signal } = input;
	const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`);
	let found = 0;
	let replaced = 0;
	await require_open_backup.mapConcurrent(byType.values(), LANES$1, signal, async (objects) => {
		const waiting = Map.groupBy(objects, ({ namespace, name }) => `${namespace}/${name}`);
		for await (const object of listStored(input.client, objects)) {
			const key = `${require_json.textAt(object, "metadata", "namespace") ?? ""}/${require_json.textAt(object, "metadata", "name") ?? ""}`;
			const uid = require_json.textAt(object, "metadata", "uid");
			const expected = waiting.get(key) ?? [];
			waiting.delete(key);
			const [others, ours] = partition(expected, (one) => one.uid === uid);
			found += ours.length;
			replaced += others.length;
			for (const one of others) revise(ledger, one, "replaced");
			await look(object, ours.at(-1));
		}
		for (const gone of [...waiting.values()].flat()) revise(ledger, gone, "vanished");
	});
	const missing = stored.length - found;
	return {
		asked: stored.length,
		found,
		missing,
		replaced,
		unproved: countUnproved(stored, ledger)
	};
}
function partition(all, isSecond) {
	return [all.filter((one) => !isSecond(one)), all.filter(isSecond)];
}
const DETAILS = {
	vanished: "it is not in the cluster",
	replaced: "another object has taken its name"
};
function revise(ledger, object, reason) {
	if (object.index === void 0) return;
	ledger.revise(object.index, {
		kind: "failed",
		reason,
		detail: DETAILS[reason]
	});
}
function countUnproved(stored, ledger) {
	const asked = new Set(stored.map(({ index }) => index));
	return ledger.outcomes.filter((outcome, index) => (outcome?.kind === "created" || outcome?.kind === "updated") && !asked.has(index)).length;
}
// src/verify/references/old-namespaces.ts
/** Of one object. */
const MAX_MENTIONS = 5;
const NAMESPACE_LABEL = "kubernetes.io/metadata.name";
/** Holds a whole object as it was. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
/**
* Names that the mapping gave up. One that objects are mapped into, or that keeps a part of its own, is no longer old.
*/
function oldNamespaces(mapping) {
	const targets = new Set(Object.values(mapping));
	return Object.entries(mapping).flatMap(([from, to]) => from === to || targets.has(from) ? [] : [from]);
}
function mentionsOf(object, old) {
	if (old.length === 0) return [];
	const found = [];
	const isSecret = object.kind === "Secret";
	const hosts = old.map((name) => ({
		name,
		host: new RegExp(`\\.${escaped(name)}\\.svc(?![\\w-])`)
	}));
	const visit = (value, path) => {
		if (found.length === MAX_MENTIONS) return;
		if (typeof value === "string") {
			const mentioned = hosts.find(({ name, host }) => isName(path, value, name) || host.test(plain(path, value, isSecret)));
			if (mentioned !== void 0) found.push({
				old: mentioned.name,
				path
			});
		} else if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, [...path, index]);
		else if (require_json.isObject(value)) {
			for (const [key, entry] of Object.entries(value)) if (!isOutside(path, key)) visit(entry, [...path, key]);
		}
	};
	visit(object, []);
	return found;
}
/** Of metadata only annotations are free text. */
function isOutside(path, key) {
	if (path.length === 0) return key === "status";
	if (path.length === 1 && path[0] === "metadata") return key !== "annotations";
	return key === LAST_APPLIED;
}
function isName(path, value, name) {
	const field = path.at(-1);
	return value === name && (field === "namespace" || field === NAMESPACE_LABEL);
}
function plain(path, value, isSecret) {
	return isSecret && path[0] === "data" ? Buffer.from(value, "base64").toString("latin1") : value;
}
function escaped(name) {
	return name.replaceAll(".", "\\.");
}
// src/verify/references/present.ts
/** Looks in the cluster for everything that was not seen yet. @throws TransportError */
async function lookForMissing(client, discovery, references) {
	const hidden = /* @__PURE__ */ new Set();
	for (const [place, missing] of Map.groupBy(references.missing(), placeOf)) if (!await listNames(client, discovery, references, missing)) hidden.add(place);
	const all = references.missing();
	const missing = all.filter((entry) => !hidden.has(placeOf(entry)));
	return {
		missing,
		unseen: all.length - missing.length
	};
}
function placeOf({ target }) {
	return `${target.group}/${target.kind}/${target.namespace}`;
}
/** False when the cluster does not let us look. */
async function listNames(client, discovery, references, missing) {
	const target = missing[0]?.target;
	if (target === void 0) return true;
	const type = discovery.resources.find(({ group, kind, verbs }) => group === target.group && kind === target.kind && verbs.includes("list"));
	if (type === void 0) return true;
	const scope = type.isNamespaced ? target.namespace : "";
	const apiVersion = type.group === "" ? type.version : `${type.group}/${type.version}`;
	try {
		for await (const page of require_verbs.listPages(client, type, scope, { metadataOnly: true })) for (const object of page) references.exists({
			apiVersion,
			kind: type.kind,
			namespace: require_json.textAt(object, "metadata", "namespace") ?? "",
			name: require_json.textAt(object, "metadata", "name") ?? ""
		});
		return true;
	} catch (error) {
		if (!(error instanceof require_kube_error.KubeError)) throw error;
		return false;
	}
}
// src/verify/verify-stored.ts
/** @throws KubeError, TransportError */
async function verifyStored(input) {
	const { client, catalog, mapping, stored } = input;
	const namespaces = new Set(stored.map(({ namespace }) => namespace).filter((name) => name !== ""));
	const derived = createDerivedObjects((namespace) => input.isFresh || namespaces.has(namespace));
	const compare = fidelityLook(input);
	const references = require_selectors.createReferences();
	const selectors = require_selectors.createSelectors();
	for (const { object, identity } of heldObjects(input)) {
		references.exists(identity);
		if (identity.kind !== "Service") selectors.look(object, identity);
	}
	const old = oldNamespaces(mapping);
	const fidelity = [];
	const mentions = [];
	const result = await readBack(input, async (object, restored) => {
		if (restored === void 0) {
			references.exists(referenceTo$1(object));
			derived.other(object);
			return;
		}
		const { apiVersion, kind, namespace, name, index } = restored;
		const identity = {
			apiVersion,
			kind,
			namespace,
			name
		};
		if (!restored.updated) derived.restored(object);
		references.look(object, identity, index, require_selectors.ownersOf(catalog, index));
		selectors.look(object, identity);
		for (const mention of mentionsOf(object, old)) mentions.push(require_selectors.mentionFinding(identity, mention, mapping[mention.old] ?? ""));
		fidelity.push(...await compare(object, restored));
	});
	const sought = input.discovery === void 0 ? {
		missing: [],
		unseen: 0
	} : await lookForMissing(client, input.discovery, references);
	const excuse = require_selectors.excuses(catalog, (target) => sourcesOf(mapping, target), false);
	return {
		readBack: result,
		findings: require_open_backup.inOrder([
			...fidelity,
			...require_selectors.missingFindings(sought.missing, excuse, catalog),
			...selectors.unmatched().map(require_selectors.selectorFinding),
			...mentions
		]),
		derived: derived.objects(),
		unseenReferences: sought.unseen
	};
}
function referenceTo$1(object) {
	return {
		apiVersion: require_json.textAt(object, "apiVersion") ?? "",
		kind: require_json.textAt(object, "kind") ?? "",
		namespace: require_json.textAt(object, "metadata", "namespace") ?? "",
		name: require_json.textAt(object, "metadata", "name") ?? ""
	};
}
function sourcesOf(mapping, target) {
	const mapped = Object.entries(mapping).flatMap(([from, to]) => to === target ? [from] : []);
	return Object.hasOwn(mapping, target) ? mapped : [...mapped, target];
}
// src/rehearsal/verify-restore.ts
/** The first word of our user agent: the API server keeps it as the manager of what we write. */
const MANAGER = "restore-rehearsal";
/** Reads back what was stored and keeps what it found in the facts. @throws KubeError, TransportError, SPOOL_FAILED */
async function verifyRestore({ request, deps, facts, signal }, client, sent) {
	const { engine, catalog, cluster, restore } = facts;
	if (engine === void 0 || catalog === void 0 || cluster === void 0) return;
	const started = performance.now();
	sent.seal();
	facts.verified = await verifyStored({
		client,
		discovery: engine.discovery,
		catalog,
		ledger: engine.ledger,
		stored: engine.created,
		sent,
		mapping: restore?.spec.namespaceMapping ?? {},
		isFresh: cluster.isThrowAway,
		manager: managerOf({
			request,
			facts
		}),
		signal
	});
	facts.serverCalls = await require_server_calls.serverCallsOfRun(facts, request.engine, client, sent);
	facts.requests = client.log.figures();
	const { found } = facts.verified.readBack;
	deps.emit({
		kind: "verified",
		accounted: catalog.items.length,
		readBack: found,
		ms: performance.now() - started
	});
}
/** The name under which the server writes down what we wrote; undefined where it tells nothing. */
function managerOf({ request, facts }) {
	return keepsManagers(request.engine, facts.cluster?.isThrowAway === true) ? void 0 : MANAGER;
}
/** Where managedFields come from the backup they do not tell who wrote what in this cluster. */
function keepsManagers({ managedFields }, isFresh) {
	return managedFields === "restore" || managedFields === "auto" && !isFresh;
}
// src/rehearsal/workloads/unanswered-webhooks.ts
const GROUP = {
	group: "admissionregistration.k8s.io",
	version: "v1"
};
const TYPES = [{
	...GROUP,
	resource: "mutatingwebhookconfigurations"
}, {
	...GROUP,
	resource: "validatingwebhookconfigurations"
}];
/** Does the work while no webhook must be answered, and then puts them back as they were. @throws what the work throws, KubeError, TransportError */
async function withoutAnswers(client, work) {
	const undo = [];
	for (const type of TYPES) for (const configuration of await require_verbs.listObjects(client, type, "")) {
		const webhooks = require_json.listAt(configuration, "webhooks").filter(require_json.isObject);
		if (!webhooks.some(mustBeAnswered)) continue;
		const name = require_json.textAt(configuration, "metadata", "name") ?? "";
		const patch = (wanted) => require_verbs.mergePatchObject(client, type, "", name, { webhooks: wanted });
		undo.push(() => patch(webhooks));
		await patch(webhooks.map((webhook) => ({
			...webhook,
			failurePolicy: "Ignore"
		})));
	}
	const result = await work();
	for (const step of undo) await step();
	return result;
}
function mustBeAnswered(webhook) {
	return require_json.textAt(webhook, "failurePolicy") !== "Ignore";
}
// src/verify/workloads/changes.ts
const MAX_FIELDS = 8;
const MAX_EXAMPLES = 3;
const MAX_GROUPS = 200;
/** @param ours our name among the managers */
function createChanges(ours) {
	const groups = /* @__PURE__ */ new Map();
	return {
		add(object) {
			for (const change of changesOf(object, ours)) {
				const { kind, manager, fields, place } = change;
				const key = JSON.stringify([
					kind,
					manager,
					fields
				]);
				const known = groups.get(key);
				const examples = known?.examples ?? [];
				groups.set(key, {
					kind,
					manager,
					fields,
					count: (known?.count ?? 0) + 1,
					examples: examples.length < MAX_EXAMPLES ? [...examples, place] : examples
				});
			}
		},
		groups: () => [...groups.values()].toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)).slice(0, MAX_GROUPS)
	};
}
function changesOf(object, ours) {
	const kind = require_json.textAt(object, "kind") ?? "";
	const namespace = require_json.textAt(object, "metadata", "namespace");
	const name = require_json.textAt(object, "metadata", "name") ?? "";
	const fieldsBy = /* @__PURE__ */ new Map();
	for (const entry of require_json.listAt(object, "metadata", "managedFields")) {
		const manager = require_json.textAt(entry, "manager") ?? "";
		const fields = leavesOf(require_json.at(entry, "fieldsV1")).filter((path) => !/^status(?:\.|$)/.test(path));
		if (manager === ours || fields.length === 0) continue;
		fieldsBy.set(manager, /* @__PURE__ */ new Set([...fieldsBy.get(manager) ?? [], ...fields]));
	}
	return [...fieldsBy].map(([manager, fields]) => ({
		kind,
		manager,
		fields: [...fields].toSorted().slice(0, MAX_FIELDS),
		place: namespace === void 0 ? name : `${namespace}/${name}`
	}));
}
/** `metadata.annotations["example.com/a"]` is written as one step; what is below an entry of a list belongs to the list. */
function leavesOf(fields, path = "") {
	if (!require_json.isObject(fields)) return [];
	const named = Object.entries(fields).filter(([key]) => key !== ".").filter(([key]) => key.startsWith("f:"));
	if (named.length === 0) return path === "" ? [] : [path];
	return named.flatMap(([key, below]) => leavesOf(below, path === "" ? key.slice(2) : `${path}.${key.slice(2)}`));
}
// src/verify/workloads/aftermath.ts
const LANES = 3;
/** @param ours our name among the managers of an object; undefined: they come from the backup and tell nothing @throws KubeError, TransportError */
async function lookAtAftermath(client, stored, ours, signal) {
	const changes = createChanges(ours ?? "");
	const gone = [];
	const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`);
	await require_open_backup.mapConcurrent(byType.values(), LANES, signal, async (objects) => {
		const waiting = new Map(objects.map((object) => [object.uid, object]));
		for await (const object of listStored(client, objects)) {
			const uid = require_json.textAt(object, "metadata", "uid") ?? "";
			if (!waiting.delete(uid)) continue;
			if (ours !== void 0) changes.add(object);
		}
		for (const object of waiting.values()) gone.push(object);
	});
	return {
		changed: changes.groups(),
		gone: gone.toSorted(byName)
	};
}
function byName(a, b) {
	return keyOf(a) < keyOf(b) ? -1 : 1;
}
function keyOf({ kind, namespace, name }) {
	return `${kind}\u0000${namespace}\u0000${name}`;
}
// src/verify/workloads/events.ts
const EVENTS = {
	group: "",
	version: "v1",
	resource: "events"
};
/** What a client puts before a message when it has told the like too often. */
const COMBINED = /^\(combined from similar events\): /;
/** Newest first. @throws KubeError, TransportError */
async function eventsIn(client, namespaces) {
	const events = [];
	for (const namespace of namespaces) for await (const page of require_verbs.listPages(client, EVENTS, namespace)) events.push(...page.map(eventOf));
	return newestFirst(events);
}
function newestFirst(events) {
	return events.toSorted((a, b) => a.at === b.at ? 0 : a.at < b.at ? 1 : -1);
}
function eventOf(event) {
	return {
		uid: require_json.textAt(event, "involvedObject", "uid") ?? "",
		isWarning: require_json.textAt(event, "type") === "Warning",
		reason: require_json.textAt(event, "reason") ?? "",
		message: (require_json.textAt(event, "message") ?? "").replace(COMBINED, ""),
		at: require_json.textAt(event, "series", "lastObservedTime") ?? require_json.textAt(event, "lastTimestamp") ?? require_json.textAt(event, "eventTime") ?? require_json.textAt(event, "metadata", "creationTimestamp") ?? "",
		count: countOf(event)
	};
}
function countOf(event) {
	const count = require_json.at(event, "series", "count") ?? require_json.at(event, "count");
	if (typeof count === "number") return count;
	return require_json.isRawNumber(count) ? Number(count.rawJSON) : 1;
}
// src/verify/workloads/explain.ts
const MAX_LINES = 5;
const MAX_LENGTH = 500;
/** What the words of a cluster mean, in this order. */
const SIGNS = [
	["quota-exceeded", /exceeded quota|failed quota/],
	["image-not-pulled", /\b(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull)\b|Failed to pull image/],
	["unschedulable", /^(?:FailedScheduling|Unschedulable|FailedDaemonPod)\b/],
	["pods-refused", /^FailedCreate\b/]
];
/** A claim says so in an event that is no warning. */
const WAITS = "WaitForFirstConsumer";
/** They tell that somebody is on it, or repeat what is known. */
const SILENT = /* @__PURE__ */ new Set([
	"ExternalProvisioning",
	"Provisioning",
	"MinimumReplicasUnavailable",
	"NotTriggerScaleUp"
]);
/** @param family the object and everything that it manages @param events newest first; those of others say nothing */
function explain(object, family, events, isUnused) {
	const uids = new Set(family.map(({ uid }) => uid));
	const about = events.filter(({ uid }) => uids.has(uid));
	const told = distinct([
		...about.filter(({ isWarning }) => isWarning).map(({ reason, message }) => `${reason}: ${message}`),
		...family.flatMap(({ complaints }) => complaints),
		...family.slice(1).flatMap(({ kind, missing }) => kind === "Pod" ? missing ?? [] : [])
	]).filter((line) => !SILENT.has(reasonOf(line)));
	const waits = about.some(({ reason }) => reason === WAITS);
	return {
		class: classOf(object, [object.missing ?? "", ...told], isUnused && waits),
		why: told.slice(0, MAX_LINES)
	};
}
function classOf({ kind, isPaused }, lines, waits) {
	if (kind === "Service") return "no-endpoints";
	if (kind === "PersistentVolumeClaim") return waits ? "claim-waits" : "claim-not-bound";
	const found = SIGNS.find(([, pattern]) => lines.some((line) => pattern.test(line)));
	if (found !== void 0) return found[0];
	return isPaused ? "paused" : "not-ready";
}
/** One line for each reason and each message; names that were made up for pods do not make another. */
function distinct(lines) {
	const seen = /* @__PURE__ */ new Set();
	return lines.filter((line) => {
		const key = line.replace(/"[^"]*"/g, "\"\"");
		if (line.trim() === "" || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
function reasonOf(line) {
	return line.slice(0, Math.max(0, line.indexOf(":"))) || line;
}
/** For a report. After it was masked: what is cut in two cannot be recognised any more. */
function shortened(line) {
	const text = require_volume_patch.elideBodies(line.replace(/\s+/g, " ").trim());
	return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
// src/verify/workloads/findings.ts
/** Controllers make these again from what manages them. */
const EVERYDAY = /* @__PURE__ */ new Set([
	"Pod",
	"ReplicaSet",
	"ControllerRevision",
	"Endpoints",
	"EndpointSlice"
]);
/** @param trouble its class is one of ours */
function troubleFinding(trouble) {
	const { missing, why, inBackup } = trouble;
	const before = inBackup === "not-ready" ? "; it was not ready in the backup either" : "";
	return {
		source: "workloads",
		class: trouble.class,
		weight: weightOf(require_classes.WORKLOAD_CLASSES[trouble.class].weight, inBackup),
		object: referenceTo(trouble),
		message: `${[missing, why[0]].filter((part) => part !== void 0 && part !== "").join(": ")}${before}`
	};
}
/** What did not run when it was backed up need not run now. */
function weightOf(weight, inBackup) {
	return weight === "fail" && inBackup === "not-ready" ? "warn" : weight;
}
function collectedFinding(object) {
	const why = object.why === void 0 ? "" : `: ${object.why}`;
	return {
		source: "workloads",
		class: "collected",
		weight: EVERYDAY.has(object.kind) ? "info" : require_classes.WORKLOAD_CLASSES.collected.weight,
		object: referenceTo(object),
		message: `was restored, and a controller removed it${why}`
	};
}
function referenceTo({ apiVersion, kind, namespace, name }) {
	return {
		apiVersion,
		kind,
		namespace,
		name
	};
}
// src/verify/workloads/in-backup.ts
/** Kinds whose controller says how far it has come; without that their status is none. */
const OBSERVED = /* @__PURE__ */ new Set([
	"Deployment",
	"ReplicaSet",
	"ReplicationController",
	"StatefulSet",
	"DaemonSet"
]);
/** Whether the object was ready when it was backed up, by the status in the archive. */
function readinessInBackup(kind, body) {
	if (!require_json.isObject(body)) return "unknown";
	const status = require_json.objectAt(body, "status");
	if (!(Object.keys(status).length > 0 && (!OBSERVED.has(kind) || status.observedGeneration !== void 0) && (kind !== "Pod" || require_json.textAt(status, "phase") !== void 0))) return "unknown";
	const missing = missingFor({
		...body,
		kind
	});
	if (missing === "unknown") return "unknown";
	return missing === void 0 ? "ready" : "not-ready";
}
// src/verify/workloads/seen.ts
/** @param object with its apiVersion and kind */
function seenOf(object) {
	const kind = require_json.textAt(object, "kind") ?? "";
	return {
		apiVersion: require_json.textAt(object, "apiVersion") ?? "",
		kind,
		namespace: require_json.textAt(object, "metadata", "namespace") ?? "",
		name: require_json.textAt(object, "metadata", "name") ?? "",
		uid: require_json.textAt(object, "metadata", "uid") ?? "",
		owner: ownerOf(object),
		missing: missingNow(kind, object),
		rests: kind === "Job" && require_json.at(object, "spec", "suspend") === true,
		isPaused: kind === "Deployment" && require_json.at(object, "spec", "paused") === true,
		complaints: complaintsOf(kind, object),
		claims: kind === "Pod" ? claimsOf(object) : []
	};
}
/** A status that was restored says how the object was elsewhere: a pod that is on no node does not run. */
function missingNow(kind, object) {
	const missing = missingFor(object);
	const isNowhere = kind === "Pod" && (require_json.textAt(object, "spec", "nodeName") ?? "") === "";
	if (missing === void 0 && isNowhere) return "on no node";
	return missing === "unknown" ? void 0 : missing;
}
function ownerOf(object) {
	const owner = require_json.listAt(object, "metadata", "ownerReferences").find((one) => require_json.at(one, "controller") === true);
	return owner === void 0 ? void 0 : {
		kind: require_json.textAt(owner, "kind") ?? "",
		uid: require_json.textAt(owner, "uid") ?? ""
	};
}
/** Conditions that are bad when they are true; all others of these kinds are good then. */
const BAD_WHEN_TRUE = /* @__PURE__ */ new Set([
	"ReplicaFailure",
	"Failed",
	"FailureTarget",
	"DisruptionTarget"
]);
/** They say nothing that is not said by another. */
const REPETITIONS = /* @__PURE__ */ new Set([
	"ContainersReady",
	"Initialized",
	"PodReadyToStartContainers",
	"Suspended"
]);
function complaintsOf(kind, object) {
	if (kind === "Service" || kind === "PersistentVolumeClaim") return [];
	return require_json.listAt(object, "status", "conditions").filter(complains).map((condition) => {
		const reason = require_json.textAt(condition, "reason") ?? require_json.textAt(condition, "type") ?? "";
		const message = require_json.textAt(condition, "message") ?? "";
		return message === "" ? reason : `${reason}: ${message}`;
	});
}
function complains(condition) {
	const type = require_json.textAt(condition, "type") ?? "";
	if (REPETITIONS.has(type)) return false;
	return require_json.textAt(condition, "status") === (BAD_WHEN_TRUE.has(type) ? "True" : "False");
}
function claimsOf(pod) {
	return require_json.listAt(pod, "spec", "volumes").flatMap((volume) => require_json.textAt(volume, "persistentVolumeClaim", "claimName") ?? []);
}
// src/verify/workloads/look.ts
const SLICES = {
	group: "discovery.k8s.io",
	version: "v1",
	resource: "endpointslices",
	kind: "EndpointSlice"
};
/** In the order in which a report names them. */
const WORKLOAD_TYPES = [
	{
		group: "apps",
		version: "v1",
		resource: "deployments",
		kind: "Deployment"
	},
	{
		group: "apps",
		version: "v1",
		resource: "statefulsets",
		kind: "StatefulSet"
	},
	{
		group: "apps",
		version: "v1",
		resource: "daemonsets",
		kind: "DaemonSet"
	},
	{
		group: "apps",
		version: "v1",
		resource: "replicasets",
		kind: "ReplicaSet"
	},
	{
		group: "",
		version: "v1",
		resource: "replicationcontrollers",
		kind: "ReplicationController"
	},
	{
		group: "batch",
		version: "v1",
		resource: "jobs",
		kind: "Job"
	},
	{
		group: "",
		version: "v1",
		resource: "pods",
		kind: "Pod"
	},
	{
		group: "",
		version: "v1",
		resource: "persistentvolumeclaims",
		kind: "PersistentVolumeClaim"
	},
	{
		group: "",
		version: "v1",
		resource: "services",
		kind: "Service"
	},
	SLICES
];
/** @throws KubeError, TransportError */
async function lookAtWorkloads(client, namespaces) {
	const [only] = namespaces;
	const scope = namespaces.size === 1 ? only ?? "" : "";
	const hash = (0, node_crypto.createHash)("sha256");
	const objects = [];
	const served = /* @__PURE__ */ new Set();
	const unserved = [];
	for (const type of WORKLOAD_TYPES) {
		const apiVersion = type.group === "" ? type.version : `${type.group}/${type.version}`;
		for await (const page of require_verbs.listPages(client, type, scope)) for (const entry of page) {
			if (!namespaces.has(require_json.textAt(entry, "metadata", "namespace") ?? "")) continue;
			const object = {
				apiVersion,
				kind: type.kind,
				...entry
			};
			markMovement(hash, object);
			if (type === SLICES) {
				objects.push(seenOf(object));
				for (const service of servicesOf(object)) served.add(service);
			} else if (type.kind === "Service" && needsEndpoints(object)) unserved.push(seenOf(object));
			else objects.push(seenOf(object));
		}
	}
	const services = unserved.map((service) => served.has(`${service.namespace}/${service.name}`) ? service : {
		...service,
		missing: NO_ENDPOINT
	});
	return {
		objects: [...objects, ...services],
		fingerprint: hash.digest("hex")
	};
}
const NO_ENDPOINT = "no ready endpoint";
function markMovement(hash, object) {
	hash.update(`${require_json.textAt(object, "metadata", "uid")}:${require_json.textAt(object, "metadata", "resourceVersion")}\n`);
}
/** The Service of a slice with a ready endpoint. What is not said counts as ready. */
function servicesOf(slice) {
	const service = require_json.textMapAt(slice, "metadata", "labels")["kubernetes.io/service-name"];
	const isReady = require_json.listAt(slice, "endpoints").some((endpoint) => require_json.at(endpoint, "conditions", "ready") !== false && require_json.listAt(endpoint, "addresses").length > 0);
	return service === void 0 || !isReady ? [] : [`${require_json.textAt(slice, "metadata", "namespace")}/${service}`];
}
function needsEndpoints(service) {
	return !(require_json.textAt(service, "spec", "type") === "ExternalName") && Object.keys(require_json.textMapAt(service, "spec", "selector")).length > 0;
}
// src/verify/workloads/standing.ts
/** @param isRestored by uid */
function standingOf(objects, isRestored) {
	const judged = objects.filter(({ kind, owner, uid }) => isRestored(uid) && owner === void 0 && kind !== "EndpointSlice");
	const notReady = judged.filter(({ missing, rests }) => missing !== void 0 && !rests);
	const used = new Set(objects.flatMap(({ namespace, claims }) => claims.map((claim) => `${namespace}/${claim}`)));
	const unused = notReady.filter(({ kind, namespace, name }) => kind === "PersistentVolumeClaim" && !used.has(`${namespace}/${name}`));
	return {
		judged,
		notReady,
		unused: new Set(unused)
	};
}
/** The time is theirs: somebody may still bring them to readiness. */
function awaited({ notReady, unused }) {
	return notReady.filter((object) => !unused.has(object) && !follows(object));
}
/** It follows what else is there at once, or never. */
function follows({ kind, isPaused }) {
	return kind === "Service" || isPaused;
}
function countsOf({ judged, notReady }) {
	return WORKLOAD_TYPES.map(({ kind }) => {
		const restored = judged.filter((object) => object.kind === kind).length;
		return {
			kind,
			restored,
			ready: restored - notReady.filter((object) => object.kind === kind).length
		};
	}).filter(({ restored }) => restored > 0);
}
/** The object and everything that it manages, by uid. */
function familyOf(object, children) {
	return [object, ...(children.get(object.uid) ?? []).flatMap((child) => familyOf(child, children))];
}
function childrenOf(objects) {
	return Map.groupBy(objects.filter(({ owner }) => owner !== void 0), ({ owner }) => owner?.uid ?? "");
}
// src/verify/workloads/until-settled.ts
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2e3;
/** Controllers answer each other: what is ready now may be taken away by the next. */
const READY_FOR_MS = 1e3;
/** For what follows from the rest: endpoints of a Service, pods of a paused Deployment. */
const FOLLOWS_WITHIN_MS = 3e3;
/** A CronJob moves for ever. */
const READY_THOUGH_MOVING_MS = 1e4;
const PROGRESS_EVERY_MS$1 = 1e4;
const STILL_LOOKS = 20;
/** @throws KubeError, TransportError, the reason of the signal */
async function untilSettled(input) {
	const { client, namespaces, clock, signal } = input;
	const started = clock();
	let fingerprint = "";
	let movedAt = started;
	let readySince;
	let toldAt = started;
	for (let pause = FIRST_PAUSE_MS;; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
		const begun = clock();
		await input.beforeLook?.();
		const look = await lookAtWorkloads(client, namespaces);
		const now = clock();
		if (look.fingerprint !== fingerprint) movedAt = begun;
		fingerprint = look.fingerprint;
		const standing = standingOf(look.objects, input.isRestored);
		const open = awaited(standing).length;
		readySince = open === 0 ? readySince ?? begun : void 0;
		const ended = endOf({
			open,
			following: standing.notReady.length - standing.unused.size - open,
			still: now - movedAt,
			ready: now - (readySince ?? now),
			ms: now - started,
			lookMs: now - begun
		}, input);
		if (ended !== void 0) return {
			look,
			ended
		};
		if (now - toldAt >= PROGRESS_EVERY_MS$1) {
			toldAt = now;
			const all = standing.judged.length;
			input.progress(`Waiting for workloads: ${all - open} of ${all} ready`);
		}
		await require_sleep.sleep(Math.max(pause, now - begun), signal);
	}
}
/** Undefined: go on waiting. */
function endOf({ open, following, still, ready, ms, lookMs }, { timeoutMs, stillMs }) {
	if (open === 0) return Math.min(ready, still) >= (following > 0 ? FOLLOWS_WITHIN_MS : READY_FOR_MS) || ready >= READY_THOUGH_MOVING_MS || ms >= timeoutMs ? "ready" : void 0;
	if (stillMs !== void 0 && still >= Math.max(stillMs, lookMs * STILL_LOOKS)) return "still";
	return ms >= timeoutMs ? "timeout" : void 0;
}
// src/verify/workloads/await-workloads.ts
/** @throws KubeError, TransportError, the reason of the signal */
async function awaitWorkloads(input) {
	const { client, stored, clock, nodes } = input;
	const started = clock();
	const byUid = new Map(stored.map((object) => [object.uid, object]));
	const namespaces = new Set(stored.map(({ namespace }) => namespace).filter((name) => name !== ""));
	const isRestored = (uid) => byUid.has(uid);
	const isJudged = (uid) => byUid.has(uid) && input.runsNothing?.(uid) !== true;
	const { look, ended } = await untilSettled({
		...input,
		namespaces,
		isRestored: isJudged
	});
	const ms = Math.round(clock() - started);
	const standing = standingOf(look.objects, isJudged);
	const aftermath = await lookAtAftermath(client, stored, input.manager, input.signal);
	const told = [...standing.notReady, ...aftermath.gone].map(({ namespace }) => namespace);
	const events = await eventsIn(client, new Set(told.filter((namespace) => namespace !== "")));
	const names = namesOf([...look.objects, ...stored]);
	const troubles = troublesOf(standing, look.objects, events, (uid) => bodyOf(input.catalog, byUid.get(uid)) ?? null, names);
	const removals = events.filter(({ reason }) => /Delete/.test(reason));
	const [notReady, collected] = await masked(troubles, aftermath.gone.map((object) => collectedOf(object, removals)), (texts) => input.mask(texts, names));
	return {
		section: {
			nodes,
			ended,
			ms,
			kinds: countsOf(standing),
			notReady,
			changed: aftermath.changed,
			collected,
			made: madeOf(look.objects, isRestored)
		},
		findings: require_open_backup.inOrder([...notReady.map(troubleFinding), ...collected.map(collectedFinding)])
	};
}
function troublesOf({ notReady, unused }, objects, events, bodyInBackup, names) {
	const children = childrenOf(objects);
	const byUid = Map.groupBy(events, ({ uid }) => uid);
	return notReady.map((object) => {
		const { apiVersion, kind, namespace, name, missing = "", uid } = object;
		const family = familyOf(object, children);
		const told = explain(object, family, newestFirst(family.flatMap((one) => byUid.get(one.uid) ?? [])), unused.has(object));
		const body = bodyInBackup(uid);
		const mask = require_json.isObject(body) ? maskerOfPrivate(body, { names }) : require_open_backup.scrub;
		const inBackup = readinessInBackup(kind, body);
		return {
			apiVersion,
			kind,
			namespace,
			name,
			missing,
			...told,
			why: told.why.map(mask),
			inBackup
		};
	});
}
/** Undefined when there is none: it was made without an item, or cannot be read. */
function bodyOf(catalog, object) {
	const item = object?.index === void 0 ? void 0 : catalog.items[object.index];
	return item && require_offline_discovery.readObject(catalog, item.body);
}
function collectedOf(object, removals) {
	const { apiVersion, kind, namespace, name } = object;
	const why = removals.find(({ message }) => message.includes(name) && message.split(/[\s:,"/]+/).includes(name));
	return {
		apiVersion,
		kind,
		namespace,
		name,
		...why === void 0 ? {} : { why: require_open_backup.scrub(why.message) }
	};
}
async function masked(troubles, collected, mask) {
	const safe = (await mask([...troubles.flatMap(({ why }) => why), ...collected.flatMap(({ why }) => why ?? [])])).values();
	const next = () => shortened(safe.next().value ?? "");
	return [troubles.map((trouble) => ({
		...trouble,
		why: trouble.why.map(next)
	})), collected.map((object) => object.why === void 0 ? object : {
		...object,
		why: next()
	})];
}
/** They stand in the report beside these texts anyway. */
function namesOf(objects) {
	return new Set(objects.flatMap(({ kind, namespace, name }) => [
		kind,
		namespace,
		name
	]));
}
function madeOf(objects, isRestored) {
	const made = objects.filter(({ uid, owner }) => owner !== void 0 && !isRestored(uid));
	return [...Map.groupBy(made, ({ kind, owner }) => `${kind}/${owner?.kind}`).values()].flatMap((group) => {
		const [first] = group;
		return first === void 0 ? [] : [{
			kind: first.kind,
			owner: first.owner?.kind ?? "",
			count: group.length
		}];
	}).toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
// src/rehearsal/workloads/idle-objects.ts
/** Where the labels of its pods are, by kind; in the template of all others. */
const PLACES = {
	Pod: ["metadata", "labels"],
	CronJob: [
		"spec",
		"jobTemplate",
		"spec",
		"template",
		"metadata",
		"labels"
	]
};
const IN_TEMPLATE = [
	"spec",
	"template",
	"metadata",
	"labels"
];
/** Uids in the target. */
function idleObjects(facts) {
	const { catalog, engine } = facts;
	const stopped = restrainedObjects(facts).filter(({ stopsPods }) => stopsPods);
	if (catalog === void 0 || engine === void 0 || stopped.length === 0) return /* @__PURE__ */ new Set();
	const bodyOf = (index) => {
		const item = catalog.items[index];
		return (item && require_offline_discovery.readObject(catalog, item.body)) ?? {};
	};
	const labels = /* @__PURE__ */ new Map();
	for (const { index, kind, namespace } of stopped) {
		const ofPods = require_json.textMapAt(bodyOf(index), ...PLACES[kind] ?? IN_TEMPLATE);
		const known = labels.get(namespace) ?? /* @__PURE__ */ new Map();
		labels.set(namespace, known.set(JSON.stringify(ofPods), ofPods));
	}
	const isStopped = new Set(stopped.map(({ index }) => index));
	const isIdle = ({ index, groupResource, namespace }) => {
		if (index === void 0 || isStopped.has(index)) return index !== void 0;
		if (groupResource !== "services" || !labels.has(namespace)) return false;
		const wanted = Object.entries(require_json.textMapAt(bodyOf(index), "spec", "selector"));
		const pods = [...labels.get(namespace)?.values() ?? []];
		return wanted.length > 0 && pods.some((has) => wanted.every(([key, value]) => has[key] === value));
	};
	return new Set(engine.created.filter(isIdle).map(({ uid }) => uid));
}
// src/rehearsal/workloads/wait-for-workloads.ts
const TIMEOUT_MS = 12e4;
/** Undefined when nothing was restored. @throws KubeError, TransportError, the reason of the signal */
async function waitForWorkloads(run, client, nodes) {
	const { request, deps, facts } = run;
	const { catalog, engine } = facts;
	if (catalog === void 0 || engine === void 0) return void 0;
	const idle = idleObjects(facts);
	const workloads = await awaitWorkloads({
		client,
		stored: engine.created.filter(({ index }) => index === void 0 || isThere(engine.ledger, index)),
		catalog,
		runsNothing: (uid) => idle.has(uid),
		manager: managerOf(run),
		timeoutMs: request.workloadsTimeoutMs ?? TIMEOUT_MS,
		mask: (texts, names) => maskAll(texts, client, names),
		progress: (line) => deps.emit({
			kind: "progress",
			line
		}),
		clock: () => performance.now(),
		...nodes
	});
	facts.requests = client.log.figures();
	return workloads;
}
/** What was gone before has been told already. */
function isThere(ledger, index) {
	return ledger.outcomeOf(index)?.kind !== "failed";
}
/** On real nodes everything lives since it was restored. A large image moves nothing for minutes, so only the time ends the wait. */
async function waitOnNodes(run, client) {
	const { signal } = run;
	run.facts.workloads = await waitForWorkloads(run, client, {
		nodes: "real",
		stillMs: void 0,
		signal
	});
}
// src/rehearsal/workloads/bring-to-life.ts
/** Controllers try again what failed, later each time; what has not moved for so long is stuck. */
const STILL_MS = 15e3;
/** Keeps what became of the workloads in the facts. @throws CLUSTER_START_FAILED, KubeError, TransportError, the reason of the signal */
async function bringToLife(run, client) {
	const { deps, facts } = run;
	const { catalog, cluster } = facts;
	const simulation = cluster?.simulation;
	if (simulation === void 0 || catalog === void 0) return;
	facts.workloads = await withoutAnswers(client, async () => {
		deps.emit({
			kind: "progress",
			line: "Starting the controllers, the scheduler and the simulated nodes"
		});
		await simulation.begin(nodesOf(catalog), run.signal);
		const { provisionClaims } = await Promise.resolve().then(() => require("./cluster-simulated-provision-claims.cjs"));
		const signal = AbortSignal.any([run.signal, simulation.ended()]);
		const workloads = await waitForWorkloads(run, client, {
			nodes: "simulated",
			stillMs: STILL_MS,
			beforeLook: async () => void await provisionClaims(client),
			signal
		});
		signal.throwIfAborted();
		return workloads;
	});
}
/** Velero backs nodes up and never restores them; what they were like decides where pods may run. */
function nodesOf(catalog) {
	return catalog.itemsOf("nodes").flatMap(({ body }) => {
		const node = require_offline_discovery.readObject(catalog, body);
		return node === void 0 ? [] : [node];
	});
}
// src/rehearsal/rehearse.ts
/** Of report.json; '' when it could not be written. */
function reportPath({ files }) {
	return files.find((file) => (0, node_path.basename)(file) === "report.json") ?? "";
}
/**
* Runs a rehearsal, or a restore into a given cluster. Never throws: faults of the run are in the report.
* @param ended what went wrong before: then the report says that, and nothing runs
*/
async function rehearse(request, given, ended) {
	const started = performance.now();
	const events = openEventFile(request.eventsFile, given);
	const deps = {
		...given,
		emit: events.emit
	};
	const facts = createFacts(deps.now(), request.demands);
	facts.settings = request.engine;
	facts.safety = request.safety;
	facts.secretsMode = request.secrets;
	const cleanup = createCleanup();
	const early = new AbortController();
	const endEarly = (why) => early.abort(why);
	const timer = setTimeout(() => endEarly(deadlineError(request.deadlineMs)), request.deadlineMs);
	const heap = watchHeap();
	try {
		const signal = AbortSignal.any([
			deps.signal,
			early.signal,
			heap.signal
		]);
		if (events.problem !== void 0) throw events.problem;
		if (ended !== void 0) throw ended;
		await runStages({
			request,
			deps,
			facts,
			cleanup,
			signal,
			endEarly
		});
	} catch (error) {
		facts.failure = codedFault(error);
		if (error instanceof require_prepare_restore.RestoreRefused) facts.restore = error.restore;
		if (error instanceof require_open_backup.NoBackupChosen) facts.choice = error.section;
	} finally {
		clearTimeout(timer);
		heap[Symbol.dispose]();
		if (heap.signal.aborted) forgetItems(facts);
	}
	facts.isCancelled = deps.signal.aborted;
	await keepLogsOfFailure(facts);
	if (facts.restore !== void 0) facts.restore = finishedRestore(facts.restore, {
		...facts,
		endedAt: deps.now()
	});
	facts.leftovers = await inStage({
		deps,
		facts
	}, "teardown", () => cleanup.run());
	facts.timings.total = performance.now() - started;
	const result = await conclude(request, deps, facts);
	events.close();
	return result;
}
/** Pods run, and all of them are of this run or of the cluster itself. */
function isOursWithNodes({ hasNodes, isThrowAway }) {
	return hasNodes && isThrowAway;
}
/** While the cluster is still there. Who cancels wants out. */
async function keepLogsOfFailure(facts) {
	const { cluster, isCancelled } = facts;
	if (cluster?.keepLogs === void 0 || isCancelled) return;
	if (buildReport(facts, "").report.verdict !== "pass") await cluster.keepLogs();
}
function deadlineError(ms) {
	return new require_rehearsal_error.RehearsalError("DEADLINE_EXCEEDED", `the run did not end within ${Math.round(ms / 1e3)} s`);
}
async function runStages(run) {
	const { request, deps, facts, signal } = run;
	checkConsent(request);
	facts.restoreFilesFolder = await checkedFilesFolder(request);
	const asked = request.asksClusterForConfigMaps ? await askCluster(run) : void 0;
	const configMaps = asked?.configMaps ?? request.configMaps;
	const onDownload = (progress) => deps.emit({
		kind: "progress",
		line: require_read_values.downloadText(progress)
	});
	const { prepare } = deps.source ?? OWN_SOURCE;
	const chosen = await prepare({
		...request,
		configMaps
	}, signal, onDownload, facts.startedAt);
	run.cleanup.add(() => chosen.location.close?.());
	facts.backupName = chosen.name;
	facts.advice = chosen.advice;
	facts.choice = chosen.choice;
	const running = withStatus(chosen.restore, {
		phase: "InProgress",
		startTimestamp: timestamp(deps.now())
	});
	facts.restore = running;
	const backup = await require_open_backup.readSideFiles(chosen.location, chosen.name, signal);
	facts.backup = backup;
	const { catalog, cluster } = await openBoth(run, chosen, asked?.cluster);
	const client = asked?.client ?? await openClient(run, cluster);
	const guardNamespace = await guardTarget(run, {
		catalog,
		cluster,
		client,
		restore: running
	});
	if (request.target.kind === "existing" && request.target.deletesAfterwards) run.cleanup.add(() => deleteAfterwards(run, cluster));
	if (cluster.isThrowAway) await makeRoomForServices(client, catalog);
	const sent = new require_open_backup.Spool(void 0);
	run.cleanup.add(() => sent.close());
	const sanitiser = sanitiserOf(request, deps);
	const input = {
		restore: running,
		backupName: chosen.name,
		backup,
		catalog,
		configMaps,
		modifiers: chosen.modifiers,
		client,
		isFresh: cluster.isThrowAway,
		hasNodes: cluster.hasNodes,
		connection: cluster.connection,
		settings: request.engine,
		safety: request.safety,
		sent,
		sanitise: sanitiser?.apply,
		signal,
		guardNamespace,
		onNamespace: namespaceEgress(facts, client),
		onOutcome: (index, outcome) => tellOutcome(deps, catalog, index, outcome),
		onProgress: recorded(facts, throttled((done, total) => deps.emit({
			kind: "restore-progress",
			done,
			total
		})))
	};
	try {
		await inStage(run, "restore", () => restore(run, input));
	} finally {
		facts.secrets = sanitiser?.done;
	}
	await inStage(run, "verify", () => verifyRestore(run, client, sent));
	if (cluster.simulation !== void 0) await inStage(run, "workloads", () => bringToLife(run, client));
	else if (isOursWithNodes(cluster)) await inStage(run, "workloads", () => waitOnNodes(run, client));
	if (facts.demands.checks.length > 0) await inStage(run, "checks", () => carryOutChecks(run, client));
	if (isOursWithNodes(cluster)) await keepPodLogs(run, client);
}
async function restore({ deps, facts, signal }, input) {
	const started = performance.now();
	facts.restore = input.restore;
	const before = input.client.log.figures().count;
	const result = await runEngine(input);
	const ms = performance.now() - started;
	facts.engine = result;
	facts.requests = input.client.log.figures();
	facts.restoreRequests = facts.requests.count - before;
	facts.restore = withStatus(input.restore, finalStatus(result, deps.now()));
	const { volumes } = facts;
	facts.notExercised = notExercised({
		...input,
		volumes,
		ledger: result.ledger
	});
	if (facts.restoreFilesFolder !== void 0) facts.restoredVolumes = volumesOfRun(input, result);
	signal.throwIfAborted();
	if (result.interruptedBy !== void 0) throw result.interruptedBy;
	const total = input.catalog.items.length;
	const written = result.created.length;
	deps.emit({
		kind: "restored",
		done: total,
		total,
		ms,
		objectsPerSecond: Math.round(written / (ms / 1e3))
	});
}
/** What the engine says of its progress is kept for the report, and passed on. */
function recorded(facts, next) {
	const series = createProgressSeries();
	const started = performance.now();
	facts.progress = series;
	return (done, total) => {
		series.add(performance.now() - started, done);
		next(done, total);
	};
}
function tellOutcome({ emit }, catalog, index, outcome) {
	const item = catalog.items[index];
	if (item === void 0) return;
	const { groupResource: resource, namespace, name } = item;
	emit({
		kind: "item-settled",
		resource,
		namespace,
		name,
		outcome: outcome.kind,
		reason: outcome.reason
	});
}
const PROGRESS_EVERY_MS = 250;
function throttled(emit) {
	let last = 0;
	return (done, total) => {
		const now = performance.now();
		if (now - last < PROGRESS_EVERY_MS) return;
		last = now;
		emit(done, total);
	};
}
exports.ExecTimeout = ExecTimeout;
exports.SHAPE_OF_VERDICT = SHAPE_OF_VERDICT;
exports.VERDICT_WORDS = VERDICT_WORDS;
exports.firstOf = firstOf$1;
exports.html = html;
exports.htmlDocument = htmlDocument;
exports.icon = icon;
exports.iconSheet = iconSheet;
exports.isOfTheCluster = isOfTheCluster;
exports.pageFooter = pageFooter;
exports.rehearse = rehearse;
exports.reportPath = reportPath;
exports.sharedSource = sharedSource;
exports.weightBadge = weightBadge;
exports.writeWhole = writeWhole;
