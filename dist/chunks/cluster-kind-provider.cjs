require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_kube_client = require("./kube-kube-client.cjs");
const require_left_behind = require("./cluster-left-behind.cjs");
const require_log_tail = require("./cluster-control-plane-log-tail.cjs");
const require_tracked_cluster = require("./cluster-control-plane-tracked-cluster.cjs");
const require_paths = require("./cluster-paths.cjs");
const require_kind_command = require("./cluster-kind-kind-command.cjs");
const require_known_versions = require("./cluster-binaries-known-versions.cjs");
const require_json = require("./core-json.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_fs = require("node:fs");
// src/cluster/programs/digests.json
var digests_default = {
	kind: { "0.33.0": {
		"linux-amd64": "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
		"linux-arm64": "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2",
		"darwin-amd64": "5a99f26f57246dc9319dd294803313197a0f34d33c525b3ea8b655db5916ece0",
		"darwin-arm64": "0c8c7dbe5e23594a198b786c4bc13dacc101fa6196b0cb0b23a1ca44e61f4b4f"
	} },
	kwok: { "0.8.0": {
		"linux-amd64": "f5a4385a2ae1b9dd7f8acae18e002a75c0ebba124ae9d7259aa8dadb50711f46",
		"linux-arm64": "628f7d277860f524a2a775c217adcc58828e7b59ab0933680315784f1b8b0e37",
		"darwin-arm64": "69a064ec98d37844d9d742b5b28ff57825659a983ccc3e208daa6948b94d64ba"
	} },
	"kube-controller-manager": {
		"1.29.5": {
			"linux-amd64": "73b885736c87351b7e7835ee38bb2571b8bfe33e455605ee0a87dabe0006b4c3",
			"linux-arm64": "41ba45a2d269daacbf1a0c21db85a56ef72616b93c7907da465a1b67ab6a6ddf"
		},
		"1.29.15": {
			"linux-amd64": "a08265df508e5394720410556a1a84c3a095a22d586f681b62392c2703227b95",
			"linux-arm64": "df928de264c85582b7fef45d2c2e05cb3c85b3c0de4a9f93c0cab54a88728d49"
		},
		"1.30.3": {
			"linux-amd64": "d3b77d47b55e9eca4ebeb4e13593bdd527a007126e101252328c8b3491ef7a8e",
			"linux-arm64": "8b119a38af1cb5b46c0572467b93fa9b7271aca2fced78cbfa251e37c64410ff"
		},
		"1.30.14": {
			"linux-amd64": "f27012abd84964ce464ae71a0896627bad02e65b0bc99dec63a1a4ea848e9054",
			"linux-arm64": "fdda227a6501d4573f9c9977b8b60c2eb163bbb30e58a8a3894d0e4e01c2187c"
		},
		"1.31.0": {
			"linux-amd64": "9cf02d0ebf704ffdc727d0ad02e64bc5621f8013c4034b568bf7c939fe150490",
			"linux-arm64": "f2ea65ee23db0d7d182e7a4b598928516c80f3b93b2d62a4e48b43f2506aba0d"
		},
		"1.31.14": {
			"linux-amd64": "a4f225537a1f2c31dfe98f76f3daef30f2b3824059148eb2d948720d679ef466",
			"linux-arm64": "fd85e181e84fb86266df601c96774c599538cd74020ba32e80b91f0f3e51f56a"
		},
		"1.32.0": {
			"linux-amd64": "2488c202c7430a67bd3c8d0afbf6232724458440778f48b2aead67b19653e5cd",
			"linux-arm64": "0dba5e1c6826c1de10ebab19b98fd24befb5f8676231e3e14250b3edd8c60709"
		},
		"1.32.13": {
			"linux-amd64": "475223ea82ecaa1d8c602bc4533d9084bd2ebfa268946ad878c1f1574164cf7a",
			"linux-arm64": "74b6b88dc79a2cc5ca1d2a78cd03f5afb97194cf35f165e249e31868f66e625e"
		},
		"1.33.0": {
			"linux-amd64": "8570f93cf5ab8e18c58118b4dcb1be962f0c6cae041bb87c6e3e6d717c95fa06",
			"linux-arm64": "00ecb43cf92bde472f674a641f9c1e6da17fa654ac4080400cd181825135582e"
		},
		"1.33.13": {
			"linux-amd64": "99a6d7cd64a8ad58fea91cbda78ed2051f64c984b82e81e9fdea50a09b63c23c",
			"linux-arm64": "31238044e9ddad1e83af405eee7a22ba514f62863192a338854e15026a605214"
		},
		"1.34.1": {
			"linux-amd64": "91b7aa8c599f93515f347d3ee7fb12229a40db0ca02da3e7c5dc96fbca3ad2f3",
			"linux-arm64": "d46341f9746701662d3171b401b8d9ff8f23e5313cd187de168c3163cab7d3a7"
		},
		"1.34.10": {
			"linux-amd64": "2096d333229562714e9ea683eeb745d36b49e0d48d871a8f64892bf349c9294b",
			"linux-arm64": "a5439a457c8115e75b4747da90e793ca6d209faf20db04ca273ae1763caec5a1"
		},
		"1.35.0": {
			"linux-amd64": "d175511887be863be36c5b7ef7e859d22f08bd0e80cebca628edd48f0171c3f7",
			"linux-arm64": "2cc00a6bd20db30272701922d84ab19927e1cca924f1025562de68bc7f71a2a7"
		},
		"1.35.7": {
			"linux-amd64": "82c0dc57f9d066e4aef869c88386b2e1baacd30d12746dd09e08cf8e41492df8",
			"linux-arm64": "9125fca53876e58137305cf177bc2c67eab38adc7f2f70cfe1444d124c39d012"
		},
		"1.36.2": {
			"linux-amd64": "6332e45474baf6362f50394d8f7c6002274db04d68fe51dbe2229ef5c0b21e3c",
			"linux-arm64": "976242c5e71e4c0d2cc925ca34e715112cd3379ef7c4292c661546073790ce56"
		},
		"1.36.3": {
			"linux-amd64": "7edfe976d5a06c7a702d653e914095f4a732a04bb2139115b6a6eba6a9b781c7",
			"linux-arm64": "27868a5c822824945b93f2d8a724a5dcd99affc68b47230ae766bff8795bbb84"
		},
		"1.37.0": {
			"linux-amd64": "4eb2466c5cd28e2d9c3feef812663b05206581101809af8c26c38de5f664c6d3",
			"linux-arm64": "edbd04e271148711f997b89ffe6d8763e415170d970de9acced1306e2bbe5544"
		},
		"1.37.1": {
			"linux-amd64": "acd67c8f8871d4594f307d2816bf11aa972f47617ee6e1f84b0ce92a091f7290",
			"linux-arm64": "b470c3730cd8e49622c656c47ac16ef994e2edf14ba905be2dad05bc34a4e353"
		}
	},
	"kube-scheduler": {
		"1.29.5": {
			"linux-amd64": "7384c078f89896e4cf12d4fdfb9e0ac199e76237326d0a2b6fa4c8c88c9f8a93",
			"linux-arm64": "fd069152702984e8869341e9c720006ae7edd5ed53b6f4268291af945b5fc768"
		},
		"1.29.15": {
			"linux-amd64": "691f6faa13a713ded88cbda7c9d7871c1aa65002d45231b6d68fcb190cdd49cd",
			"linux-arm64": "fd00ef32fef0b0255d70784fb17a6a473c759b65a28038836a05c7761072a344"
		},
		"1.30.3": {
			"linux-amd64": "030ef13eaf42cb8ebcd6d17580ca75815b97319fefbd9e96ca4e54dcad011cae",
			"linux-arm64": "363b05850cef07af7936c96e404519a5ea34c2add74ba9b7d8a3d81ba16c0ce1"
		},
		"1.30.14": {
			"linux-amd64": "6e28cffebcec44e41746ad59a1bbac2c50ab7f8deb75152fcff4a2018dde7d5e",
			"linux-arm64": "cd41604bfb280ca9f2945e131bf859e3a059a107cec838425a104927855ac641"
		},
		"1.31.0": {
			"linux-amd64": "1e519991d41389bb885df59c19389afe847dad511992d009ff766bc7f3992f89",
			"linux-arm64": "802c9b74d53524265966c28044d5db30930f84fe4a92ca9d0c5d95b4b1604ead"
		},
		"1.31.14": {
			"linux-amd64": "959a45dbd333d6671c049e5edaa54926ce654ee7f1cd38c91523e74f85458365",
			"linux-arm64": "5e72e50565cdd49a658fea3accefeb1464fc7be9d4e0b974b185fff23e12dc7e"
		},
		"1.32.0": {
			"linux-amd64": "3b24e127f79bcfd10a533dcda1a8c1a64a3a2b56f1f694918fef6ccb8e31e5e2",
			"linux-arm64": "d32720c101bff304ac84e8c59b72e5a5fce309f74755dd6cbca6dbb3d8db7468"
		},
		"1.32.13": {
			"linux-amd64": "f28eae8144413156dd28c1758f148fc55732ab07b2f485599a8ca1340fe10b50",
			"linux-arm64": "e95526e3cadd1ebbef2cf5c5ea7a3a68fa02979265e9f334819fa8448de34f56"
		},
		"1.33.0": {
			"linux-amd64": "22db65458d0ab91e6c9eeb6a96944c36ccb311e3d1a42203141d7564a7ca402b",
			"linux-arm64": "329234e43e4a36a7ccea47b2c64b2f8c855dfd73bafdfc10f49b858256a26b1f"
		},
		"1.33.13": {
			"linux-amd64": "9137677bc5459cb7c39edd13b8eaf9c94b6534934f3636985633b691dc482ded",
			"linux-arm64": "bb6c1d2a563761c04b38968011d44da1818073e7c1538d215e1d0cccccff8e93"
		},
		"1.34.1": {
			"linux-amd64": "460f5bc48ef176c82fea3592f66ba71ae5bda376f93d86f7fe44fc4759ac577b",
			"linux-arm64": "c8062f8462a5c3a591083e000f92688b223bafe3f86f2c47b24f9e494aafbaa1"
		},
		"1.34.10": {
			"linux-amd64": "bbb86cdc7c0999d1cf6e1bd5fec539b0c80e594ce1b726b98b453f1b825f4d32",
			"linux-arm64": "9b18db732f4a7eae3c488fb321f7c848a356e6a7ebd3b2dca1d236fe2788584e"
		},
		"1.35.0": {
			"linux-amd64": "2af8bc7d55a92e3a0534c446a73397bd16d85b015fc11216f6c53e0fbf131561",
			"linux-arm64": "8a5451c957cb8bde11caee0a8dc2d5bc6e1b003490b7e156b8c75ec5ede6415a"
		},
		"1.35.7": {
			"linux-amd64": "93a3e6bb3521416aebef6382b3d0054d3cb304d8ecb37e062f6d7e9f7020e6e5",
			"linux-arm64": "571faf2a0d19951aade0b3d4f5f2e0b2504ee3a14ccdd2cdd0668ccd04a3c33c"
		},
		"1.36.2": {
			"linux-amd64": "0cc42da3170baf459a534a3802640d7374381ca679e5cfb647e64f36ad318d3d",
			"linux-arm64": "ec4166220b3825ea28679fb2604d9fa04c817226b4205db10985444608bfdcea"
		},
		"1.36.3": {
			"linux-amd64": "b8955d4518c902110b50a825364339b1fb673822518ce0ba081a69ed634f8eee",
			"linux-arm64": "ca1c7cd0033942bf9ef7eac80e18375d91f6f29487244c3e685f11163b01a88d"
		},
		"1.37.0": {
			"linux-amd64": "b9c0b12b99d0eeddf85f0a2318868dca88b0de5fa50826a96b5a53e9e6a00132",
			"linux-arm64": "f7fa56642b4897b202ab6257d8f593f7b745f07c32eaef730e4e213032ead604"
		},
		"1.37.1": {
			"linux-amd64": "8d10dfc64de70b1670cc1ce52701eb6a219c0905a95bdde608edc5432f9eca43",
			"linux-arm64": "1bfe0c213f015abb08131ee8a02353eb0492dfe19a965b54c5ca1145b6d05e10"
		}
	}
};
// src/cluster/programs/program-table.ts
const kubernetes = (name) => ({
	publisher: "https://dl.k8s.io",
	pathOf: (version, system, architecture) => `release/v${version}/bin/${system}/${architecture}/${name}`,
	goBuild: "kubernetes",
	goPackage: `k8s.io/kubernetes/cmd/${name}`
});
const PROGRAMS = {
	kind: {
		publisher: "https://github.com",
		pathOf: (version, system, architecture) => `kubernetes-sigs/kind/releases/download/v${version}/kind-${system}-${architecture}`,
		goBuild: "install",
		goPackage: "sigs.k8s.io/kind"
	},
	kwok: {
		publisher: "https://github.com",
		pathOf: (version, system, architecture) => `kubernetes-sigs/kwok/releases/download/v${version}/kwok-${system}-${architecture}`,
		goBuild: "install",
		goPackage: "sigs.k8s.io/kwok/cmd/kwok"
	},
	"kube-controller-manager": kubernetes("kube-controller-manager"),
	"kube-scheduler": kubernetes("kube-scheduler")
};
/** SHA-256 of the published file, in hex; undefined when it is not known. @param platform `linux-amd64` */
function digestOf(name, version, platform) {
	return digests_default[name][version]?.[platform];
}
// src/cluster/programs/find-program.ts
const SOURCES = [["download", download], ["Go build", buildWithGo]];
/** Path of the program. Its digest is compared with the one that it had when it was put into the cache. @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
async function findProgram(wanted, context) {
	const { environment, name, version } = wanted;
	const cacheDirectory = require_paths.cacheDirectoryOf(environment);
	const platform = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
	const search = {
		...wanted,
		cacheDirectory,
		platform,
		context
	};
	const folder = (0, node_path.join)(cacheDirectory, "programs", `${name}-${version}-${platform}`);
	const cached = await useCached(folder, name, context.signal);
	if (cached !== void 0) return cached;
	const onWait = () => context.progress(`Waiting: another process is getting ${name} ${version}`);
	return await require_tracked_cluster.withLock(`${folder}.lock`, context.signal, onWait, async () => {
		return await useCached(folder, name, context.signal) ?? await fill(search, folder);
	});
}
async function fill(search, folder) {
	const { cacheDirectory, context, name, version } = search;
	const reasons = [];
	for (const [title, source] of SOURCES) {
		const staging = await require_tracked_cluster.makeStaging(cacheDirectory);
		try {
			const why = await source(search, staging);
			if (why === void 0) return await adopt(staging, folder, name, context.signal);
			reasons.push(`  ${title}: ${why.replace(/\s+/g, " ").slice(0, 300)}`);
		} finally {
			await (0, node_fs_promises.rm)(staging, {
				recursive: true,
				force: true
			});
		}
	}
	throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_MISSING", [`no ${name} ${version} found:`, ...reasons].join("\n"));
}
async function download(search, staging) {
	const { cacheDirectory, context, environment, name, platform, version } = search;
	const row = PROGRAMS[name];
	const [system = "", architecture = ""] = platform.split("-");
	const baseUrl = (environment.REHEARSE_DOWNLOAD_BASE_URL || row.publisher).replace(/\/+$/, "");
	if (baseUrl === "off") return "switched off by REHEARSE_DOWNLOAD_BASE_URL";
	const digest = digestOf(name, version, platform);
	if (digest === void 0) return `no digest of ${name} ${version} for ${platform} is known`;
	const url = URL.parse(`${baseUrl}/${row.pathOf(version, system, architecture)}`);
	if (url === null || !["http:", "https:"].includes(url.protocol)) return "REHEARSE_DOWNLOAD_BASE_URL is not a web address";
	const memory = await require_tracked_cluster.recentlyUnreachable(cacheDirectory, baseUrl, /* @__PURE__ */ new Date());
	if (memory !== void 0) return `${memory.why} (tried at ${memory.at}, again after an hour)`;
	context.progress(`Downloading ${name} ${version} from ${url.host} (once, then cached)`);
	try {
		const request = {
			url,
			path: (0, node_path.join)(staging, name),
			algorithm: "sha256",
			environment,
			limits: require_tracked_cluster.DOWNLOAD_LIMITS
		};
		const actual = await require_tracked_cluster.fetchFile({
			...request,
			onProgress: () => void 0
		}, context.signal);
		if (actual === digest) return void 0;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_DIGEST", `${url.origin}${url.pathname} is not the file that is expected: its SHA-256 begins with ${actual.slice(0, 16)}, not ${digest.slice(0, 16)}`);
	} catch (error) {
		if (!(error instanceof require_tracked_cluster.FetchFailed)) throw error;
		if (error.isUnreachable) await require_tracked_cluster.rememberUnreachable(cacheDirectory, {
			baseUrl,
			at: (/* @__PURE__ */ new Date()).toISOString(),
			why: error.message
		});
		return error.message;
	}
}
async function buildWithGo(search, staging) {
	const { context, environment, name, platform, version } = search;
	const path = require_tracked_cluster.findGo(environment);
	if (path === void 0) return "there is no go command on the PATH";
	const { goBuild, goPackage } = PROGRAMS[name];
	context.progress(`Building ${name} ${version} with Go: a few minutes, once, then cached`);
	try {
		if (goBuild === "kubernetes") {
			await require_tracked_cluster.buildPackages({
				...search,
				path,
				staging,
				packages: [goPackage]
			}, context);
			return;
		}
		const settings = {
			...environment,
			GOBIN: staging
		};
		const result = await require_tracked_cluster.goCommand({
			path,
			directory: staging,
			environment: settings,
			flags: "",
			platform
		}).run([
			"install",
			...[
				"-trimpath",
				"-ldflags",
				"-s -w"
			],
			`${goPackage}@v${version}`
		], context.signal);
		return result.exitCode === 0 ? void 0 : require_tracked_cluster.goTrouble(result);
	} catch (error) {
		if (error instanceof require_tracked_cluster.ModuleUnavailable) return error.message;
		throw error;
	}
}
/** A folder appears under its name only when it is complete. */
async function adopt(staging, folder, name, signal) {
	await (0, node_fs_promises.chmod)((0, node_path.join)(staging, name), 493);
	const seal = await require_tracked_cluster.sealFile((0, node_path.join)(staging, name), signal);
	await (0, node_fs_promises.writeFile)((0, node_path.join)(staging, "seal.json"), `${JSON.stringify(seal, void 0, 2)}\n`);
	await (0, node_fs_promises.mkdir)((0, node_path.join)(folder, ".."), {
		recursive: true,
		mode: 448
	});
	await (0, node_fs_promises.rm)(folder, {
		recursive: true,
		force: true
	});
	await (0, node_fs_promises.rename)(staging, folder);
	return (0, node_path.join)(folder, name);
}
/** @throws CLUSTER_BINARIES_DIGEST when it is not what was once put there */
async function useCached(folder, name, signal) {
	const path = (0, node_path.join)(folder, name);
	const seal = await readSeal(folder);
	if (seal === void 0) return void 0;
	try {
		if (await require_tracked_cluster.isUntouched(path, seal)) return path;
		if ((await require_tracked_cluster.sealFile(path, signal)).sha256 === seal.sha256) return path;
	} catch (error) {
		signal.throwIfAborted();
		throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_DIGEST", `${path} cannot be read: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
	throw new require_rehearsal_error.RehearsalError("CLUSTER_BINARIES_DIGEST", `${path} has changed since it was put into the cache`);
}
async function readSeal(folder) {
	try {
		const seal = JSON.parse(await (0, node_fs_promises.readFile)((0, node_path.join)(folder, "seal.json"), "utf8"));
		return typeof seal.sha256 === "string" ? seal : void 0;
	} catch {
		return;
	}
}
// src/cluster/kind/node-images.ts
/** Images of kind's own releases, by digest: the newest patch of each minor. The older three were made for older kinds. */
const NODE_IMAGES = {
	"1.29.14": "sha256:8703bd94ee24e51b778d5556ae310c6c0fa67d761fae6379c8e0bb480e6fea29",
	"1.30.13": "sha256:397209b3d947d154f6641f2d0ce8d473732bd91c87d9575ade99049aa33cd648",
	"1.31.14": "sha256:6f86cf509dbb42767b6e79debc3f2c32e4ee01386f0489b3b2be24b0a55aac2b",
	"1.32.11": "sha256:5fc52d52a7b9574015299724bd68f183702956aa4a2116ae75a63cb574b35af8",
	"1.33.12": "sha256:3f5c8443c620245e4d355cfe09e96a91ead32ceaa569d3f1ca9edf0cb2fe2ff4",
	"1.34.11": "sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d",
	"1.35.8": "sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0",
	"1.36.4": "sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed",
	"1.37.0": "sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5"
};
const VERSIONS = Object.keys(NODE_IMAGES).sort(require_known_versions.compareVersions);
const MINORS = VERSIONS.map(require_known_versions.minorOf);
/**
* Reference of the node image for a version such as `1.36` or `1.36.4`, the newest without one. @throws CLUSTER_VERSION_UNKNOWN
* with the versions that are known; an image of one's own is not looked up here
*/
function nodeImageOf(kubernetesVersion) {
	const request = require_known_versions.parseVersionRequest(kubernetesVersion, MINORS);
	const version = require_known_versions.newestOf(request, VERSIONS);
	if (version !== void 0) return `kindest/node:v${version}@${NODE_IMAGES[version]}`;
	throw new require_rehearsal_error.RehearsalError("CLUSTER_VERSION_UNKNOWN", `no kind node image of Kubernetes ${require_known_versions.requestText(request)} is known; known are ${VERSIONS.join(", ")}, and --kind-image takes any other`);
}
// src/cluster/kind/wait-for-nodes.ts
const POLL_MS = 500;
const READY_TIMEOUT_MS = 18e4;
const WAITS = [
	{
		what: "the nodes to be ready",
		isOver: async (client) => {
			const nodes = await itemsAt(client, "/api/v1/nodes");
			return nodes.length > 0 && nodes.every((node) => hasCondition(node, "Ready"));
		}
	},
	{
		what: "DNS",
		isOver: async (client) => {
			return (await itemsAt(client, "/apis/apps/v1/namespaces/kube-system/deployments?labelSelector=k8s-app%3Dkube-dns")).every((deployment) => hasCondition(deployment, "Available"));
		}
	},
	{
		what: "the controllers",
		isOver: async (client) => {
			const { status } = await client.send({
				method: "GET",
				path: "/api/v1/namespaces/default/serviceaccounts/default"
			});
			return status === 200;
		}
	}
];
/** Nodes, DNS, controllers. @throws CLUSTER_START_FAILED when one of them is not there in time */
async function waitForNodes(client, progress, signal) {
	const deadline = performance.now() + READY_TIMEOUT_MS;
	for (const { what, isOver } of WAITS) {
		if (await isOver(client)) continue;
		progress(`Waiting for ${what}`);
		while (!await isOver(client)) {
			if (performance.now() > deadline) throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `the kind cluster was not ready after ${READY_TIMEOUT_MS / 1e3} s: waited for ${what}`);
			await require_sleep.sleep(POLL_MS, signal);
		}
	}
}
async function itemsAt(client, path) {
	const answer = require_json.parseJson((await client.expect({
		method: "GET",
		path
	})).toString("utf8"));
	return require_json.listAt(answer, "items");
}
function hasCondition(object, type) {
	return require_json.listAt(object, "status", "conditions").some((condition) => require_json.textAt(condition, "type") === type && require_json.textAt(condition, "status") === "True");
}
// src/cluster/kind/provider.ts
/** Nodes, controllers and DNS of a real cluster, for as long as the run lasts. Needs a container engine. */
function kindCluster(options) {
	return {
		kind: "kind",
		async start(context) {
			const { environment } = options;
			const image = options.image ?? nodeImageOf(options.kubernetesVersion);
			for (const path of options.imageArchives) checkArchive(path);
			await require_kind_command.checkEngine(environment, context.signal);
			const stateDirectory = require_paths.stateDirectoryOf(environment);
			await require_left_behind.removeOrphans(stateDirectory).catch((error) => context.progress(`Left behind by an earlier run: ${require_rehearsal_error.messageOf(error)}`));
			const kind = environment.REHEARSE_KIND || await findProgram({
				name: "kind",
				version: "0.33.0",
				environment
			}, context);
			const id = (0, node_crypto.randomBytes)(4).toString("hex");
			return await startKind({
				options,
				stateDirectory,
				id,
				image,
				place: {
					kind,
					name: require_left_behind.kindClusterName(id),
					engine: require_kind_command.engineVariables(environment)
				}
			}, context);
		}
	};
}
async function startKind(plan, context) {
	const { id, image, options, place, stateDirectory } = plan;
	const began = performance.now();
	const folder = (0, node_path.join)(require_paths.temporaryDirectoryOf(options.environment), require_left_behind.folderName(id));
	const kubeconfigPath = (0, node_path.join)(folder, "kubeconfig");
	const tracked = require_tracked_cluster.trackCluster(stateDirectory, {
		format: 1,
		id,
		createdAt: (/* @__PURE__ */ new Date()).toISOString(),
		owner: require_left_behind.identifySelf(),
		children: [],
		folder,
		kubeconfigPath,
		keep: false,
		version: "",
		kind: place
	});
	try {
		(0, node_fs.mkdirSync)(folder, { mode: 448 });
		context.progress(`Creating a kind cluster from ${image}: usually half a minute, and the download of the image`);
		await create(plan, kubeconfigPath, context);
		const { readKubeconfig } = await Promise.resolve().then(() => require("./kube-kubeconfig.cjs"));
		const connection = await readKubeconfig(kubeconfigPath, void 0, context.signal);
		const client = await require_kube_client.openKubeClient(connection, {
			signal: context.signal,
			maxInFlight: 1,
			userAgent: options.userAgent
		});
		let version;
		try {
			await waitForNodes(client, context.progress, context.signal);
			const answer = await client.expect({
				method: "GET",
				path: "/version"
			});
			version = JSON.parse(answer.toString("utf8")).gitVersion.replace(/^v/, "");
		} finally {
			client.close();
		}
		await loadImages(plan, context);
		if (options.keepRunning) tracked.keep();
		return {
			id,
			title: `Kubernetes ${version} kind cluster`,
			version,
			connection,
			kubeconfigPath,
			isThrowAway: true,
			hasNodes: true,
			readyInMs: Math.round(performance.now() - began),
			stop: tracked.stop
		};
	} catch (error) {
		if (!context.signal.aborted) await exportLogs(plan, context);
		await tracked.stop().catch(() => void 0);
		throw error;
	}
}
/** `--retain`: what failed is looked at before we remove it ourselves. @throws CLUSTER_START_FAILED */
async function create({ image, options, place }, kubeconfigPath, { progress, signal }) {
	const args = [
		"create",
		"cluster",
		"--retain",
		"--image",
		image,
		"--kubeconfig",
		kubeconfigPath
	];
	const onLine = (line) => progress(require_log_tail.printableTail(line, "kind"));
	try {
		const result = await require_kind_command.runKind(place, args, options.environment, signal, onLine);
		if (result.exitCode === 0) return;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `no kind cluster could be made; last lines:\n${require_kind_command.kindTrouble(result)}`);
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof require_rehearsal_error.RehearsalError) throw error;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_START_FAILED", `${place.kind} cannot be run: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
	}
}
/** @throws CLUSTER_IMAGE_NOT_LOADED */
async function loadImages({ options, place }, { progress, signal }) {
	for (const path of options.imageArchives) {
		progress(`Loading the images of ${(0, node_path.basename)(path)}`);
		const result = await require_kind_command.runKind(place, [
			"load",
			"image-archive",
			path
		], options.environment, signal);
		if (result.exitCode === 0) continue;
		throw new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} could not be loaded:\n${require_kind_command.kindTrouble(result)}`);
	}
}
const EXPORT_MS = 6e4;
/** For people who want to know why; a failure of it hides nothing. */
async function exportLogs({ options, place }, { progress }) {
	if (options.logsFolder === void 0) return;
	const signal = AbortSignal.timeout(EXPORT_MS);
	progress((await require_kind_command.runKind(place, [
		"export",
		"logs",
		options.logsFolder
	], options.environment, signal).catch(() => void 0))?.exitCode === 0 ? `Logs of the nodes: ${options.logsFolder}` : "The logs of the nodes could not be exported");
}
/** Before anything is started. @throws CLUSTER_IMAGE_NOT_LOADED */
function checkArchive(path) {
	try {
		(0, node_fs.accessSync)(path, node_fs.constants.R_OK);
	} catch (error) {
		throw new require_rehearsal_error.RehearsalError("CLUSTER_IMAGE_NOT_LOADED", `${path} cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	}
}
exports.kindCluster = kindCluster;
