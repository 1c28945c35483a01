const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_known_versions = require("./cluster-binaries-known-versions.cjs");
const require_run_command = require("./cluster-processes-run-command.cjs");
const require_sleep = require("./core-sleep.cjs");
const require_process_identity = require("./cluster-processes-process-identity.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_http = require("node:http");
let node_stream = require("node:stream");
let node_url = require("node:url");
let node_fs = require("node:fs");
let node_https = require("node:https");
let node_stream_promises = require("node:stream/promises");
// src/cluster/binaries/binary-source.ts
const PROGRAMS = ["etcd", "kube-apiserver"];
function unavailable(why) {
	return {
		kind: "unavailable",
		why
	};
}
// src/cluster/binaries/file-digest.ts
async function sealFile(path, signal) {
	const before = await (0, node_fs_promises.stat)(path);
	const hash = (0, node_crypto.createHash)("sha256");
	await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(path, { highWaterMark: 1 << 20 }), hash, { signal });
	return {
		sha256: hash.digest("hex"),
		size: before.size,
		modifiedMs: before.mtimeMs,
		changedMs: before.ctimeMs
	};
}
/** True when nothing has touched the file since it was sealed: no need to read its 100 MB again. */
async function isUntouched(path, seal) {
	const now = await (0, node_fs_promises.stat)(path);
	return now.size === seal.size && now.mtimeMs === seal.modifiedMs && now.ctimeMs === seal.changedMs;
}
// src/cluster/binaries/binary-cache.ts
/** With no version asked for, an older one in the cache does not stand in the way of a newer one. */
const OLDEST_NEWEST = "1.36.0";
const binaryCache = {
	title: "cache",
	async find({ cacheDirectory, platform, request }, { signal }) {
		const cached = cachedVersions(cacheDirectory, platform);
		const wanted = request.kind === "newest" ? cached.filter((v) => require_known_versions.compareVersions(v, OLDEST_NEWEST) >= 0) : cached;
		const version = require_known_versions.newestOf(request, wanted);
		if (version === void 0) return unavailable(`${binariesDirectory(cacheDirectory)} does not hold ${require_known_versions.requestText(request)}`);
		return {
			kind: "found",
			binaries: await useCached(cacheDirectory, platform, version, signal)
		};
	}
};
/** Versions that are complete in the cache, in no order. */
function cachedVersions(cacheDirectory, platform) {
	return folderNames(binariesDirectory(cacheDirectory)).map((name) => /^(\d+\.\d+\.\d+)-(.+)$/.exec(name)).filter((match) => match?.[2] === platform).map((match) => match?.[1] ?? "").filter((version) => readContents(entryFolder(cacheDirectory, platform, version)) !== void 0);
}
/** @throws CLUSTER_BINARIES_DIGEST when a program is not what was once put there */
async function useCached(cacheDirectory, platform, version, signal) {
	const folder = entryFolder(cacheDirectory, platform, version);
	const contents = readContents(folder);
	if (contents === void 0) throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_MISSING", `${folder} is incomplete`);
	const seals = await Promise.all(PROGRAMS.map((name) => checkSeal((0, node_path.join)(folder, name), contents.files[name], signal)));
	if (PROGRAMS.some((name, index) => seals[index] !== contents.files[name])) await writeContents(folder, {
		...contents,
		files: byProgram(seals)
	});
	return {
		etcd: (0, node_path.join)(folder, "etcd"),
		kubeApiserver: (0, node_path.join)(folder, "kube-apiserver"),
		version
	};
}
/** A new empty folder on the same file system as the cache; make the programs in it, then `adopt` it. */
async function makeStaging(cacheDirectory) {
	const folder = (0, node_path.join)(binariesDirectory(cacheDirectory), `.new-${process.pid}-${(0, node_crypto.randomBytes)(4).toString("hex")}`);
	await (0, node_fs_promises.mkdir)(folder, {
		recursive: true,
		mode: 448
	});
	return folder;
}
/** Takes the programs of a staging folder into the cache. */
async function adopt(cacheDirectory, entry, signal) {
	const seals = await Promise.all(PROGRAMS.map((name) => sealFile((0, node_path.join)(entry.staging, name), signal)));
	await writeContents(entry.staging, {
		version: entry.version,
		origin: entry.origin,
		files: byProgram(seals)
	});
	const folder = entryFolder(cacheDirectory, entry.platform, entry.version);
	await (0, node_fs_promises.rm)(folder, {
		recursive: true,
		force: true
	});
	await (0, node_fs_promises.rename)(entry.staging, folder);
	return {
		etcd: (0, node_path.join)(folder, "etcd"),
		kubeApiserver: (0, node_path.join)(folder, "kube-apiserver"),
		version: entry.version
	};
}
/** Removes staging folders that a killed process has left; no download or build takes this long. */
async function removeStaleStaging(cacheDirectory) {
	for (const name of folderNames(binariesDirectory(cacheDirectory)).filter((entry) => entry.startsWith(".new-"))) {
		const path = (0, node_path.join)(binariesDirectory(cacheDirectory), name);
		if (Date.now() - (await (0, node_fs_promises.stat)(path)).mtimeMs > 216e5) await (0, node_fs_promises.rm)(path, {
			recursive: true,
			force: true
		});
	}
}
function binariesDirectory(cacheDirectory) {
	return (0, node_path.join)(cacheDirectory, "binaries");
}
function entryFolder(cacheDirectory, platform, version) {
	return (0, node_path.join)(binariesDirectory(cacheDirectory), `${version}-${platform}`);
}
async function checkSeal(path, seal, signal) {
	if (await isUntouched(path, seal)) return seal;
	const now = await sealFile(path, signal);
	if (now.sha256 === seal.sha256) return now;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_DIGEST", `${path} has changed since it was put into the cache`);
}
function byProgram(seals) {
	return Object.fromEntries(PROGRAMS.map((name, index) => [name, seals[index]]));
}
function readContents(folder) {
	try {
		const contents = JSON.parse((0, node_fs.readFileSync)((0, node_path.join)(folder, "contents.json"), "utf8"));
		return PROGRAMS.every((name) => typeof contents.files[name].sha256 === "string") ? contents : void 0;
	} catch {
		return;
	}
}
async function writeContents(folder, contents) {
	const temporary = (0, node_path.join)(folder, `contents.${process.pid}.tmp`);
	await (0, node_fs_promises.writeFile)(temporary, `${JSON.stringify(contents, void 0, 2)}\n`);
	await (0, node_fs_promises.rename)(temporary, (0, node_path.join)(folder, "contents.json"));
}
function folderNames(directory) {
	try {
		return (0, node_fs.readdirSync)(directory);
	} catch {
		return [];
	}
}
// src/cluster/binaries/cache-lock.ts
const POLL_MS = 250;
/** A lock without an owner's name is just being made, or its maker was killed in that instant. */
const NAMELESS_MS = 1e4;
/** Runs the work while no other process holds this lock. A lock whose owner is gone is taken over. */
async function withLock(path, signal, onWait, work) {
	let hasWaited = false;
	while (!await tryLock(path)) {
		const owner = await readOwner(path);
		if (await isAbandoned(path, owner)) {
			await breakLock(path, owner);
			continue;
		}
		if (!hasWaited) onWait(owner);
		hasWaited = true;
		await require_sleep.sleep(POLL_MS, signal);
	}
	try {
		return await work();
	} finally {
		await (0, node_fs_promises.rm)(path, {
			recursive: true,
			force: true
		});
	}
}
async function tryLock(path) {
	await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), {
		recursive: true,
		mode: 448
	});
	try {
		await (0, node_fs_promises.mkdir)(path, { mode: 448 });
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) === "EEXIST") return false;
		throw error;
	}
	await (0, node_fs_promises.writeFile)((0, node_path.join)(path, "owner.json"), JSON.stringify(require_process_identity.identifySelf()));
	return true;
}
async function readOwner(path) {
	try {
		return JSON.parse(await (0, node_fs_promises.readFile)((0, node_path.join)(path, "owner.json"), "utf8"));
	} catch {
		return;
	}
}
async function isAbandoned(path, owner) {
	if (owner !== void 0) return !require_process_identity.isRunning(owner);
	const made = await (0, node_fs_promises.stat)(path).catch(() => void 0);
	return made !== void 0 && Date.now() - made.mtimeMs > NAMELESS_MS;
}
/** Moved aside first: of two processes that find the same dead owner, one moves it, and a lock made in between is put back. */
async function breakLock(path, owner) {
	const aside = `${path}.${(0, node_crypto.randomBytes)(4).toString("hex")}.old`;
	try {
		await (0, node_fs_promises.rename)(path, aside);
	} catch (error) {
		if (require_rehearsal_error.systemCodeOf(error) === "ENOENT") return;
		throw error;
	}
	const moved = await readOwner(aside);
	if (moved?.pid !== owner?.pid || moved?.startedAt !== owner?.startedAt) await (0, node_fs_promises.rename)(aside, path).catch(() => void 0);
	await (0, node_fs_promises.rm)(aside, {
		recursive: true,
		force: true
	});
}
// src/cluster/binaries/cache-entry.ts
/** Makes a cache entry unless it is there, one process at a time; those that waited use what the first has made. */
function withCacheEntry({ cacheDirectory, platform }, version, { progress, signal }, make) {
	const lock = (0, node_path.join)(binariesDirectory(cacheDirectory), `.lock-${version}-${platform}`);
	const onWait = (owner) => progress(`Waiting: ${owner ? `process ${owner.pid}` : "another process"} is getting Kubernetes ${version}`);
	return withLock(lock, signal, onWait, async () => {
		if (cachedVersions(cacheDirectory, platform).includes(version)) return useCached(cacheDirectory, platform, version, signal);
		await removeStaleStaging(cacheDirectory);
		return make();
	});
}
// src/cluster/binaries/fetch-file.ts
const DOWNLOAD_LIMITS = {
	connectMs: 5e3,
	idleMs: 3e4,
	maxBytes: 524288e3
};
/** The file did not come. */
var FetchFailed = class extends Error {
	name = "FetchFailed";
	/** True when nothing answered at all: it will not in the next minutes either. */
	isUnreachable;
	constructor(message, isUnreachable, options) {
		super(message, options);
		this.isUnreachable = isUnreachable;
	}
};
/** An address of the web, or of a folder on this machine that is laid out like it. */
function isDownloadAddress(url) {
	return url !== null && [
		"http:",
		"https:",
		"file:"
	].includes(url.protocol);
}
/** Where it comes from, for people: the host, or the path of a file. */
function placeOf(url) {
	return url.protocol === "file:" ? url.pathname : url.host;
}
/** Downloads into a file and returns the digest of what came, in hex. @throws FetchFailed */
async function fetchFile(request, signal) {
	const { algorithm = "sha512", limits, onProgress, path } = request;
	const { source, total } = await (request.url.protocol === "file:" ? openLocal(request.url) : openWeb(request, signal));
	const hash = (0, node_crypto.createHash)(algorithm);
	let bytes = 0;
	const meter = new node_stream.Transform({ transform(chunk, _encoding, done) {
		bytes += chunk.length;
		hash.update(chunk);
		onProgress(bytes, total);
		done(bytes > limits.maxBytes ? /* @__PURE__ */ new Error(`larger than ${limits.maxBytes} bytes`) : null, chunk);
	} });
	try {
		await (0, node_stream_promises.pipeline)(source, meter, (0, node_fs.createWriteStream)(path, {
			flags: "wx",
			mode: 384
		}), { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw new FetchFailed(`${placeOf(request.url)} broke off after ${bytes} bytes: ${require_rehearsal_error.messageOf(error)}`, false, { cause: error });
	}
	return hash.digest("hex");
}
async function openLocal(url) {
	try {
		const path = (0, node_url.fileURLToPath)(url);
		const { size } = await (0, node_fs_promises.stat)(path);
		return {
			source: (0, node_fs.createReadStream)(path),
			total: size
		};
	} catch (error) {
		throw new FetchFailed(`${placeOf(url)} cannot be read: ${require_rehearsal_error.messageOf(error)}`, false, { cause: error });
	}
}
async function openWeb(request, signal) {
	const answer = await openUrl(request, signal);
	const { idleMs } = request.limits;
	answer.setTimeout(idleMs, () => answer.destroy(/* @__PURE__ */ new Error(`no data for ${idleMs / 1e3} s`)));
	const total = Number(answer.headers["content-length"] ?? NaN);
	return {
		source: answer,
		total: Number.isFinite(total) ? total : void 0
	};
}
const MAX_REDIRECTS = 5;
async function openUrl(request, signal) {
	let url = request.url;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const answer = await openOnce(url, request, signal);
		const status = answer.statusCode ?? 0;
		if (status === 200) return answer;
		answer.destroy();
		const { location } = answer.headers;
		if (status < 300 || status >= 400 || location === void 0) throw new FetchFailed(`${url.host} answered ${status}`, false);
		url = nextUrl(location, url);
	}
	throw new FetchFailed(`${request.url.host} redirects more than ${MAX_REDIRECTS} times`, false);
}
/** The digest guards the content, but a redirect must not take an encrypted download into the open. */
function nextUrl(location, from) {
	const next = URL.parse(location, from.href);
	if (next === null || !["http:", "https:"].includes(next.protocol)) throw new FetchFailed(`${from.host} redirects to something that is not a web address`, false);
	if (from.protocol === "https:" && next.protocol === "http:") throw new FetchFailed(`${from.host} redirects to an unencrypted address`, false);
	return next;
}
function openOnce(url, { environment, limits }, signal) {
	const isEncrypted = url.protocol === "https:";
	const options = {
		signal,
		headers: { accept: "*/*" }
	};
	const agentOptions = { proxyEnv: environment };
	return new Promise((resolve, reject) => {
		const outgoing = isEncrypted ? (0, node_https.get)(url, {
			...options,
			agent: new node_https.Agent(agentOptions)
		}) : (0, node_http.get)(url, {
			...options,
			agent: new node_http.Agent(agentOptions)
		});
		const timer = setTimeout(() => outgoing.destroy(/* @__PURE__ */ new Error(`no answer within ${limits.connectMs / 1e3} s`)), limits.connectMs);
		outgoing.once("response", (answer) => {
			clearTimeout(timer);
			resolve(answer);
		});
		outgoing.once("error", (error) => {
			clearTimeout(timer);
			if (signal.aborted) reject(signal.reason);
			else reject(new FetchFailed(`${url.host} cannot be reached: ${require_rehearsal_error.messageOf(error)}`, true, { cause: error }));
		});
	});
}
// src/cluster/binaries/unreachable-memory.ts
const REMEMBER_MS = 36e5;
/** What happened to the last download from this address, when that was less than an hour ago and it could not be reached. */
async function recentlyUnreachable(cacheDirectory, baseUrl, now) {
	try {
		const memory = JSON.parse(await (0, node_fs_promises.readFile)(memoryPath(cacheDirectory), "utf8"));
		const ageMs = now.getTime() - Date.parse(memory.at);
		return memory.baseUrl === baseUrl && ageMs >= 0 && ageMs < REMEMBER_MS ? memory : void 0;
	} catch {
		return;
	}
}
async function rememberUnreachable(cacheDirectory, memory) {
	const path = memoryPath(cacheDirectory);
	await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), {
		recursive: true,
		mode: 448
	});
	await (0, node_fs_promises.writeFile)(`${path}.${process.pid}.tmp`, JSON.stringify(memory));
	await (0, node_fs_promises.rename)(`${path}.${process.pid}.tmp`, path);
}
function memoryPath(cacheDirectory) {
	return (0, node_path.join)(cacheDirectory, "download-unreachable.json");
}
// src/cluster/binaries/build-progress.ts
const EVERY_MS = 15e3;
function buildProgress(version, progress) {
	const begin = Date.now();
	let downloaded = 0;
	let compiled = 0;
	let compiledBefore = 0;
	let total;
	const state = () => {
		if (total === void 0) return `${downloaded} modules downloaded`;
		const what = compiled === compiledBefore ? "linking" : `${compiled} of at most ${total} packages compiled`;
		compiledBefore = compiled;
		return what;
	};
	const timer = setInterval(() => {
		const seconds = Math.round((Date.now() - begin) / 1e3);
		progress(`Building Kubernetes ${version}: ${state()}, ${seconds} s so far`);
	}, EVERY_MS);
	return {
		onLine: (line) => {
			if (line.startsWith("go: downloading ")) downloaded++;
			else if (total !== void 0 && /^[\w.~/-]+$/.test(line)) compiled++;
		},
		packagesKnown: (count) => {
			total = count;
		},
		[Symbol.dispose]: () => clearInterval(timer)
	};
}
// src/cluster/binaries/go-command.ts
/** `go` on the PATH, or undefined. */
function findGo(environment) {
	return (environment.PATH ?? "").split(":").filter((folder) => folder.startsWith("/")).map((folder) => (0, node_path.join)(folder, "go")).find(isExecutable);
}
/**
* The user's Go settings stay (proxy, checksum database, caches, toolchain); those that would make another program, or
* none, are overruled.
*/
function goCommand({ directory, environment, flags, path, platform }) {
	const [system, architecture] = platform.split("-");
	const settings = {
		...environment,
		GOFLAGS: flags,
		GOWORK: "off",
		CGO_ENABLED: "0",
		GOOS: system,
		GOARCH: architecture
	};
	return { run: (args, signal, onErrorLine = () => void 0) => require_run_command.runCommand({
		path,
		args,
		environment: settings,
		directory,
		onErrorLine
	}, signal) };
}
/** What a failed go command said last, as one short line. */
function goTrouble({ errorLines, exitCode }) {
	return (errorLines.findLast((text) => text.trim() !== "" && !text.startsWith("go: downloading ")) ?? `go ended with exit code ${exitCode}`).trim().slice(0, 300);
}
function isExecutable(path) {
	try {
		(0, node_fs.accessSync)(path, node_fs.constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
// src/cluster/binaries/derived-module.ts
const ETCD_CLIENT = "go.etcd.io/etcd/client/v3";
const ETCD_SERVER = "go.etcd.io/etcd/server/v3";
/**
* The text of a go.mod that builds etcd and kube-apiserver of a version such as 1.35.4: the versions that
* Kubernetes was released with, its own parts at v0.35.4, and the etcd server of the release whose client it uses.
* Undefined when it does not name one.
*/
function derivedGoMod(moduleName, version, kubernetes) {
	const required = (kubernetes.Require ?? []).filter(({ Path }) => Path !== ETCD_SERVER);
	const etcdVersion = required.find(({ Path }) => Path === ETCD_CLIENT)?.Version;
	if (etcdVersion === void 0) return void 0;
	const replaced = (kubernetes.Replace ?? []).map(({ Old, New }) => {
		return New.Path.startsWith("./") ? `${Old.Path} => ${Old.Path} ${partVersion(version)}` : `${Old.Path} => ${New.Path} ${New.Version ?? ""}`.trim();
	});
	const requires = [
		`k8s.io/kubernetes v${version}`,
		`${ETCD_SERVER} ${etcdVersion}`,
		...required.map(({ Path, Version }) => `${Path} ${Version}`)
	];
	return [
		`module ${moduleName}`,
		`go ${kubernetes.Go ?? "1.24.0"}`,
		block("require", requires),
		block("replace", replaced),
		""
	].join("\n\n");
}
/** Kubernetes 1.35.4 publishes its parts as v0.35.4. */
function partVersion(version) {
	return `v0.${version.split(".").slice(1).join(".")}`;
}
function block(keyword, lines) {
	return [
		`${keyword} (`,
		...lines.map((line) => `\t${line}`),
		")"
	].join("\n");
}
// src/cluster/binaries/go-module-folder.ts
const MODULE_NAME = "restore-rehearsal/control-plane";
/** A module that cannot be made ready here; the message is one line for people. */
var ModuleUnavailable = class extends Error {
	name = "ModuleUnavailable";
};
/** Copies this project's own Go module: the go command may write into the folder it runs in. */
function copyOwnModule(folder) {
	const source = ownModule(__dirname);
	if (source === void 0) throw new ModuleUnavailable("the folder go/ of this project is not there");
	(0, node_fs.mkdirSync)(folder, { recursive: true });
	(0, node_fs.cpSync)(source, folder, { recursive: true });
}
/** Beside `src` in the repository, beside `dist` in the package. */
function ownModule(from) {
	for (let folder = from, parent = (0, node_path.dirname)(from); parent !== folder; folder = parent, parent = (0, node_path.dirname)(parent)) {
		const goMod = (0, node_path.join)(parent, "go", "go.mod");
		if ((0, node_fs.existsSync)(goMod) && (0, node_fs.readFileSync)(goMod, "utf8").includes(`\nmodule ${MODULE_NAME}\n`)) return (0, node_path.dirname)(goMod);
	}
}
/** GOFLAGS for a version: the pinned module is complete, a derived one looks its checksums up as it goes. */
function moduleFlags(version) {
	return version === "1.36.3" ? "" : "-mod=mod";
}
/**
* Turns the copied module into one of another version. The Go checksum database vouches for what is downloaded.
* @throws ModuleUnavailable
*/
async function deriveModule(folder, version, go, signal) {
	(0, node_fs.writeFileSync)((0, node_path.join)(folder, "go.mod"), `module ${MODULE_NAME}\n`);
	(0, node_fs.writeFileSync)((0, node_path.join)(folder, "go.sum"), "");
	const download = await go.run([
		"mod",
		"download",
		"-json",
		`k8s.io/kubernetes@v${version}`
	], signal);
	const { Error: trouble, GoMod } = parse(download.stdout);
	if (download.exitCode !== 0 || GoMod === void 0) throw new ModuleUnavailable((trouble ?? goTrouble(download)).slice(0, 300));
	const edit = await go.run([
		"mod",
		"edit",
		"-json",
		GoMod
	], signal);
	if (edit.exitCode !== 0) throw new ModuleUnavailable(goTrouble(edit));
	const text = derivedGoMod(MODULE_NAME, version, parse(edit.stdout));
	if (text === void 0) throw new ModuleUnavailable(`Kubernetes ${version} does not name its version of etcd`);
	(0, node_fs.writeFileSync)((0, node_path.join)(folder, "go.mod"), text);
}
/** The newest released patch of a minor, from the module proxy. @throws ModuleUnavailable */
async function listedVersions(go, signal) {
	const list = await go.run([
		"list",
		"-m",
		"-json",
		"-versions",
		"k8s.io/kubernetes"
	], signal);
	if (list.exitCode !== 0) throw new ModuleUnavailable(goTrouble(list));
	const { Versions = [] } = parse(list.stdout);
	return Versions.map((version) => version.slice(1)).filter((version) => /^\d+\.\d+\.\d+$/.test(version));
}
function parse(text) {
	try {
		return JSON.parse(text || "{}");
	} catch (error) {
		throw new ModuleUnavailable(`go printed no JSON: ${require_rehearsal_error.messageOf(error)}`);
	}
}
// src/cluster/binaries/go-build.ts
/** etcd and kube-apiserver compiled from their Go modules, whose checksums are verified. Takes minutes, once. */
const goBuild = {
	title: "Go build",
	async find(search, context) {
		const path = findGo(search.environment);
		if (path === void 0) return unavailable("there is no go command on the PATH");
		try {
			const version = await versionToBuild(search, path, context.signal);
			if (version === void 0) return unavailable(`there is no Go module of ${require_known_versions.requestText(search.request)}`);
			return {
				kind: "found",
				binaries: await withCacheEntry(search, version, context, () => build(search, version, path, context))
			};
		} catch (error) {
			if (error instanceof ModuleUnavailable) return unavailable(error.message);
			throw error;
		}
	}
};
/** With no version asked for the one whose checksums are here, then the table, then what the module proxy lists. */
async function versionToBuild({ cacheDirectory, environment, platform, request }, path, signal) {
	if (request.kind === "newest") return require_known_versions.PINNED_MODULE_VERSION;
	if (request.kind === "patch") return request.version;
	const known = require_known_versions.newestOf(request, require_known_versions.MODULE_VERSIONS);
	if (known !== void 0) return known;
	(0, node_fs.mkdirSync)(cacheDirectory, {
		recursive: true,
		mode: 448
	});
	return require_known_versions.newestOf(request, await listedVersions(goCommand({
		path,
		directory: cacheDirectory,
		environment,
		flags: "",
		platform
	}), signal));
}
async function build(search, version, path, context) {
	const { cacheDirectory, platform } = search;
	const staging = await makeStaging(cacheDirectory);
	try {
		context.progress(`Building Kubernetes ${version} with Go: usually 4 to 6 minutes on 2 cores, once, then cached`);
		await buildPackages({
			...search,
			path,
			version,
			staging,
			packages: PACKAGES
		}, context);
		return await adopt(cacheDirectory, {
			staging,
			version,
			platform,
			origin: "go build"
		}, context.signal);
	} finally {
		await (0, node_fs_promises.rm)(staging, {
			recursive: true,
			force: true
		});
	}
}
/** Programs of one version of Kubernetes, from its modules. @throws ModuleUnavailable, CLUSTER_BUILD_FAILED */
async function buildPackages(wanted, context) {
	const { cacheDirectory, environment, path, platform, staging, version } = wanted;
	const module = (0, node_path.join)(staging, "module");
	const log = openLog(cacheDirectory, version);
	const go = logged(goCommand({
		path,
		directory: module,
		environment,
		flags: moduleFlags(version),
		platform
	}), log);
	using progress = buildProgress(version, context.progress);
	try {
		copyOwnModule(module);
		if (version !== "1.36.3") await deriveModule(module, version, go, context.signal);
		await checkToolchain(go, context.signal);
		progress.packagesKnown(await countPackages(go, wanted.packages, progress, context.signal));
		await compile(go, {
			...wanted,
			log
		}, progress, context.signal);
		await (0, node_fs_promises.rm)(module, {
			recursive: true,
			force: true
		});
	} finally {
		log.end();
	}
}
/** `go version` in a folder fails when the go.mod there wants a newer Go than there is. @throws ModuleUnavailable */
async function checkToolchain(go, signal) {
	const result = await go.run(["version"], signal);
	if (result.exitCode !== 0) throw new ModuleUnavailable(goTrouble(result));
}
const PACKAGES = ["./cmd/etcd", "k8s.io/kubernetes/cmd/kube-apiserver"];
/** Downloads the modules as well. @throws ModuleUnavailable */
async function countPackages(go, packages, progress, signal) {
	const result = await go.run([
		"list",
		"-deps",
		...packages
	], signal, progress.onLine);
	if (result.exitCode !== 0) throw new ModuleUnavailable(goTrouble(result));
	return result.stdout.trimEnd().split("\n").length;
}
/** @throws CLUSTER_BUILD_FAILED */
async function compile(go, { log, packages, staging, version }, progress, signal) {
	const flags = [
		"-v",
		"-trimpath",
		"-buildvcs=false",
		"-ldflags",
		linkerFlags(version),
		"-o",
		`${staging}/`
	];
	const result = await go.run([
		"build",
		...flags,
		...packages
	], signal, progress.onLine);
	if (result.exitCode === 0) return;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_BUILD_FAILED", `the Go build of Kubernetes ${version} failed: ${goTrouble(result)} (log: ${log.path})`);
}
/** -ldflags of a build of Kubernetes: without these its programs would call themselves v0.0.0. */
function linkerFlags(version) {
	const values = {
		gitVersion: `v${version}`,
		gitMajor: "1",
		gitMinor: require_known_versions.minorOf(version).split(".")[1] ?? "",
		gitTreeState: "clean"
	};
	return ["-s -w", ...["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((name) => Object.entries(values).map(([key, value]) => `-X ${name}.${key}=${value}`))].join(" ");
}
function openLog(cacheDirectory, version) {
	const directory = (0, node_path.join)(cacheDirectory, "logs");
	(0, node_fs.mkdirSync)(directory, {
		recursive: true,
		mode: 448
	});
	return (0, node_fs.createWriteStream)((0, node_path.join)(directory, `go-build-${version}.log`));
}
function logged(go, log) {
	return { run(args, signal, onErrorLine) {
		log.write(`$ go ${args.join(" ")}\n`);
		return go.run(args, signal, (line) => {
			log.write(`${line}\n`);
			onErrorLine?.(line);
		});
	} };
}
Object.defineProperty(exports, "DOWNLOAD_LIMITS", {
	enumerable: true,
	get: function() {
		return DOWNLOAD_LIMITS;
	}
});
Object.defineProperty(exports, "FetchFailed", {
	enumerable: true,
	get: function() {
		return FetchFailed;
	}
});
Object.defineProperty(exports, "ModuleUnavailable", {
	enumerable: true,
	get: function() {
		return ModuleUnavailable;
	}
});
Object.defineProperty(exports, "PROGRAMS", {
	enumerable: true,
	get: function() {
		return PROGRAMS;
	}
});
Object.defineProperty(exports, "adopt", {
	enumerable: true,
	get: function() {
		return adopt;
	}
});
Object.defineProperty(exports, "binaryCache", {
	enumerable: true,
	get: function() {
		return binaryCache;
	}
});
Object.defineProperty(exports, "buildPackages", {
	enumerable: true,
	get: function() {
		return buildPackages;
	}
});
Object.defineProperty(exports, "fetchFile", {
	enumerable: true,
	get: function() {
		return fetchFile;
	}
});
Object.defineProperty(exports, "findGo", {
	enumerable: true,
	get: function() {
		return findGo;
	}
});
Object.defineProperty(exports, "goBuild", {
	enumerable: true,
	get: function() {
		return goBuild;
	}
});
Object.defineProperty(exports, "goCommand", {
	enumerable: true,
	get: function() {
		return goCommand;
	}
});
Object.defineProperty(exports, "goTrouble", {
	enumerable: true,
	get: function() {
		return goTrouble;
	}
});
Object.defineProperty(exports, "isDownloadAddress", {
	enumerable: true,
	get: function() {
		return isDownloadAddress;
	}
});
Object.defineProperty(exports, "isUntouched", {
	enumerable: true,
	get: function() {
		return isUntouched;
	}
});
Object.defineProperty(exports, "makeStaging", {
	enumerable: true,
	get: function() {
		return makeStaging;
	}
});
Object.defineProperty(exports, "placeOf", {
	enumerable: true,
	get: function() {
		return placeOf;
	}
});
Object.defineProperty(exports, "recentlyUnreachable", {
	enumerable: true,
	get: function() {
		return recentlyUnreachable;
	}
});
Object.defineProperty(exports, "rememberUnreachable", {
	enumerable: true,
	get: function() {
		return rememberUnreachable;
	}
});
Object.defineProperty(exports, "sealFile", {
	enumerable: true,
	get: function() {
		return sealFile;
	}
});
Object.defineProperty(exports, "unavailable", {
	enumerable: true,
	get: function() {
		return unavailable;
	}
});
Object.defineProperty(exports, "withCacheEntry", {
	enumerable: true,
	get: function() {
		return withCacheEntry;
	}
});
Object.defineProperty(exports, "withLock", {
	enumerable: true,
	get: function() {
		return withLock;
	}
});
