const require_go_build = require("./cluster-binaries-go-build.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_run_command = require("./cluster-processes-run-command.cjs");
const require_known_versions = require("./cluster-binaries-known-versions.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// src/cluster/binaries/control-plane-set.ts
const PROGRAMS = ["etcd", "kube-apiserver"];
const CONTROL_PLANE = {
	name: "control-plane",
	title: "Kubernetes",
	programs: PROGRAMS
};
// src/cluster/binaries/binaries-folder.ts
/** `KUBEBUILDER_ASSETS`, the folder that envtest and its tools use. */
const kubebuilderAssets = {
	title: "KUBEBUILDER_ASSETS",
	async find({ environment, request }, { signal }) {
		const folder = environment.KUBEBUILDER_ASSETS;
		return folder ? findInFolder(folder, request, signal) : require_go_build.unavailable("not set");
	}
};
/** The two programs in a folder of the user's, when they are of the version that was asked for. */
async function findInFolder(folder, request, signal) {
	const kubeApiserver = (0, node_path.resolve)(folder, "kube-apiserver");
	const missing = PROGRAMS.filter((program) => !isExecutable((0, node_path.join)(folder, program)));
	if (missing.length > 0) return require_go_build.unavailable(`${folder} has no executable ${missing.join(" and no ")}`);
	let version;
	try {
		version = await versionOf(kubeApiserver, signal);
	} catch (error) {
		signal.throwIfAborted();
		return require_go_build.unavailable(`${kubeApiserver} cannot be run: ${require_rehearsal_error.messageOf(error)}`);
	}
	if (version === void 0) return require_go_build.unavailable(`${kubeApiserver} does not say its version`);
	if (!require_known_versions.satisfiesRequest(request, version)) return require_go_build.unavailable(`${folder} holds ${version}, not ${require_known_versions.requestText(request)}`);
	return {
		kind: "found",
		folder: (0, node_path.resolve)(folder),
		version
	};
}
/** What `kube-apiserver --version` says, without the leading v: `Kubernetes v1.36.3` → `1.36.3`. */
async function versionOf(kubeApiserver, signal) {
	const limit = AbortSignal.any([signal, AbortSignal.timeout(2e4)]);
	const { stdout } = await require_run_command.runCommand({
		path: kubeApiserver,
		args: ["--version"],
		environment: {}
	}, limit);
	return /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}
function isExecutable(path) {
	try {
		(0, node_fs.accessSync)(path, node_fs.constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
// src/cluster/binaries/unpack-archive.ts
const MAX_PROGRAM_BYTES = 1024 ** 3;
/**
* Writes the two programs of an envtest archive (`controller-tools/envtest/<program>`) into a folder. The names of the
* files are ours, never the archive's; everything else in it is passed over.
* @throws when one of the two is not in it exactly once
*/
async function unpackArchive(archive, folder, signal) {
	const writes = [];
	const seen = [];
	let trouble;
	await require_go_build.Ct({
		file: archive,
		strict: true,
		onReadEntry(entry) {
			const name = programOf(entry);
			if (name === void 0 || trouble !== void 0) return entry.resume();
			if (seen.includes(name)) trouble = /* @__PURE__ */ new Error(`the archive holds ${name} twice`);
			else if ((entry.size ?? 0) > MAX_PROGRAM_BYTES) trouble = /* @__PURE__ */ new Error(`${name} is larger than ${MAX_PROGRAM_BYTES} bytes`);
			if (trouble !== void 0) return entry.resume();
			seen.push(name);
			const target = (0, node_fs.createWriteStream)((0, node_path.join)(folder, name), {
				flags: "wx",
				mode: 448
			});
			writes.push((0, node_stream_promises.pipeline)(entry, target, { signal }));
		}
	});
	await Promise.all(writes);
	const missing = PROGRAMS.filter((name) => !seen.includes(name));
	if (missing.length > 0) trouble ??= /* @__PURE__ */ new Error(`the archive does not hold ${missing.join(" and ")}`);
	if (trouble !== void 0) throw trouble;
}
function programOf(entry) {
	return entry.type === "File" || entry.type === "OldFile" ? PROGRAMS.find((name) => name === (0, node_path.basename)(entry.path)) : void 0;
}
// src/cluster/binaries/download.ts
/** The release archives of envtest with digests that are part of this project. The digests can be replaced in tests. */
function archiveDownload(digests) {
	return require_go_build.downloadSource((search) => archiveOf(search, digests));
}
const download = archiveDownload(require_known_versions.ARCHIVE_DIGESTS);
function archiveOf({ platform, request }, digests) {
	const forPlatform = Object.keys(digests).filter((version) => digests[version]?.[platform] !== void 0);
	const version = require_known_versions.newestOf(request, forPlatform);
	if (version === void 0) return `no archive of ${require_known_versions.requestText(request)} for ${platform} is known`;
	const name = "archive.tar.gz";
	return {
		version,
		publisher: "https://github.com/kubernetes-sigs/controller-tools/releases/download",
		path: `envtest-v${version}/envtest-v${version}-${platform}.tar.gz`,
		algorithm: "sha512",
		digest: digests[version]?.[platform] ?? "",
		name,
		async unpack(folder, signal) {
			try {
				await unpackArchive((0, node_path.join)(folder, name), folder, signal);
			} catch (error) {
				signal.throwIfAborted();
				throw new require_go_build.SourceUnavailable(`the archive of ${version} cannot be unpacked: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
			}
			await (0, node_fs_promises.rm)((0, node_path.join)(folder, name));
		}
	};
}
// src/cluster/binaries/find-binaries.ts
const REMOTE_SOURCES = [download, require_go_build.goBuild];
/**
* The programs of a control plane, from the first source that has them.
* @throws CLUSTER_VERSION_UNKNOWN, CLUSTER_BINARIES_MISSING (with one line per source), CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED
*/
async function findBinaries(wanted, context) {
	const { folder, version } = await findPair(wanted, context);
	return {
		etcd: (0, node_path.join)(folder, "etcd"),
		kubeApiserver: (0, node_path.join)(folder, "kube-apiserver"),
		version
	};
}
async function findPair({ binariesDirectory, environment, kubernetesVersion }, context) {
	const request = require_known_versions.parseVersionRequest(kubernetesVersion, require_known_versions.KNOWN_MINORS);
	if (process.platform === "win32") throw missing(request, ["it runs on Linux and macOS; on Windows use WSL"]);
	if (binariesDirectory !== void 0) {
		const finding = await findInFolder(binariesDirectory, request, context.signal);
		if (finding.kind === "found") return finding;
		throw missing(request, [`the given folder: ${finding.why}`]);
	}
	const { caches, search } = require_go_build.beginSearch(CONTROL_PLANE, request, environment);
	const reasons = [];
	const localSources = [kubebuilderAssets, ...caches];
	const local = await require_go_build.firstFound(localSources, search, context, reasons, () => void 0);
	if (local !== void 0) return local;
	if (request.kind !== "newest" && !require_known_versions.KNOWN_MINORS.includes(require_known_versions.minorOf(require_known_versions.requestText(request)))) throw require_known_versions.versionUnknown(require_known_versions.requestText(request), require_known_versions.KNOWN_MINORS);
	const remote = await require_go_build.firstFound(REMOTE_SOURCES, search, context, reasons, context.progress);
	if (remote !== void 0) return remote;
	throw missing(request, reasons);
}
function missing(request, reasons) {
	const what = request.kind === "newest" ? "Kubernetes" : `Kubernetes ${require_known_versions.requestText(request)}`;
	return require_go_build.noneFound(`etcd and kube-apiserver of ${what}`, reasons);
}
Object.defineProperty(exports, "findBinaries", {
	enumerable: true,
	get: function() {
		return findBinaries;
	}
});
