const require_go_build = require("./cluster-binaries-go-build.cjs");
let node_path = require("node:path");
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
/** Of the programs that have versions of their own. */
const KIND_VERSION = "0.33.0";
const KWOK_VERSION = "0.8.0";
/** SHA-256 of the published file, in hex; undefined when it is not known. @param platform `linux-amd64` */
function digestOf(name, version, platform) {
	return digests_default[name][version]?.[platform];
}
// src/cluster/programs/find-program.ts
/** Path of the program. Its digest is compared with the one that it had when it was put into the cache. @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
async function findProgram({ environment, name, version }, context) {
	const { caches, search } = require_go_build.beginSearch({
		name,
		title: name,
		programs: [name]
	}, {
		kind: "patch",
		version
	}, environment);
	const published = require_go_build.downloadSource((asked) => publishedFile(name, version, asked.platform));
	const built = require_go_build.goSource({
		versionOf: async () => version,
		takes: "a few minutes",
		build: (wanted, inContext) => build(name, wanted, inContext)
	});
	const reasons = [];
	const found = await require_go_build.firstFound([
		...caches,
		published,
		built
	], search, context, reasons, () => void 0);
	if (found === void 0) throw require_go_build.noneFound(`${name} ${version}`, reasons);
	return (0, node_path.join)(found.folder, name);
}
function publishedFile(name, version, platform) {
	const digest = digestOf(name, version, platform);
	if (digest === void 0) return `no digest of ${name} ${version} for ${platform} is known`;
	const { pathOf, publisher } = PROGRAMS[name];
	const [system = "", architecture = ""] = platform.split("-");
	return {
		version,
		publisher,
		path: pathOf(version, system, architecture),
		algorithm: "sha256",
		digest,
		name
	};
}
async function build(name, { search, ...wanted }, context) {
	const { goBuild, goPackage } = PROGRAMS[name];
	if (goBuild === "kubernetes") return await require_go_build.buildPackages({
		...search,
		...wanted,
		packages: [goPackage]
	}, context);
	const { path, staging, version } = wanted;
	const environment = {
		...search.environment,
		GOBIN: staging
	};
	const result = await require_go_build.goCommand({
		path,
		directory: staging,
		temporary: staging,
		environment,
		flags: "",
		platform: search.platform
	}).run([
		"install",
		...[
			"-trimpath",
			"-ldflags",
			"-s -w"
		],
		`${goPackage}@v${version}`
	], context.signal);
	if (result.exitCode !== 0) throw new require_go_build.SourceUnavailable(require_go_build.goTrouble(result));
}
Object.defineProperty(exports, "KIND_VERSION", {
	enumerable: true,
	get: function() {
		return KIND_VERSION;
	}
});
Object.defineProperty(exports, "KWOK_VERSION", {
	enumerable: true,
	get: function() {
		return KWOK_VERSION;
	}
});
Object.defineProperty(exports, "findProgram", {
	enumerable: true,
	get: function() {
		return findProgram;
	}
});
