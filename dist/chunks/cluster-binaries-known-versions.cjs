const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
// src/cluster/binaries/envtest-archives.json
var envtest_archives_default = {
	"1.29.5": {
		"linux-amd64": "b11190b9dd52e473ce57f780a145fc6e2250794a2a9fed4db9b4b13043df436a5fc66c077f1eb4808761764066a1936da27660c62d02ab5925b264f3f7caf7b5",
		"linux-arm64": "7cb476a57076775faec1ef6ea264bd3bb954432da0166b93c92f517869bceb51336121b4ec050bef5e5a5a1ca4dfbf3d73d56fd90acc56c90c09ed064eb92d7a",
		"darwin-amd64": "7abeaf5c0f1c2b6fa2ab8ff0ffd8eb1bd1db638243fa8f2183cb9dbde84744c5e8ba4dd6636b53d1210c6e8731dc29419fceb1108f86b872cb3c1afacaa2a3c4",
		"darwin-arm64": "44d301abae4421b1e4427de4153b7305a2392302dfda79242633eb0c44029ce60f607a91da8412ae96ea8ef33d5fbe642f1c5a72e60ca5ffa8e606c2ef31f056"
	},
	"1.30.3": {
		"linux-amd64": "0e5948511e35156e8aba263fd878983b11aad82d0f74b5507a9804b9d101583f1c484281690c6ff1a3678ed038c874915592759374084b78b57ade3dd1266c1d",
		"linux-arm64": "b25c45d4737922e12343344b2824d2681c0066f92242d59bb9ca2f3d15253f1b0eaa88f565d98fc6fcb0df24e679169ed0ecdc47782a4e2587dde76b19abbb0d",
		"darwin-amd64": "5635beb6e08a228318a43d9df27ba92879c8ce553a396e18330632b85b4724b3f2c49cb41c550c1629906f583bb3326f977c74145726b8727c846d14363d3373",
		"darwin-arm64": "878eed3016fbc505cab310b49be2badb2db88eaaa02fa21c448c0ff596d5cfd28f94db29432050eb27f1a7afea71157edcb4fe6148f28e63bf4668ab7d5d8b5b"
	},
	"1.31.0": {
		"linux-amd64": "5d96ae284610863ce5974e030aecd2eaad693f3210103ca778107aa0ea00f6f1d0a7b1b34aa74d7257cb0d7f713c2da365beba89b1d60823ce56c7b84b935423",
		"linux-arm64": "72f5c8fd615c9db62eeb66e30edfda0f3879bffa3577c5776ec83363c018d7f51c174ac5ea807414072a21f8151a7bdf9826f414543f690686550e49db202ca0",
		"darwin-amd64": "d681838609a1b0856e731888e0db0a1191003e1021801b5969b7d7084130076b30b2d99e53e460f1c5202b3308354a2118bd4a330d06d97797ef009dd56e256e",
		"darwin-arm64": "e42c27e1ee90d13d56189e665d4c79b7a34f637581fc7e20b028a3c16b22b85060760eb91ca79901bc1c22dcd0d66ef41a0f760c2f1ae65265f0576e4109d87d"
	},
	"1.32.0": {
		"linux-amd64": "3a9584af30d041c42893d8f7a860aa434976d4aee479cf2e9a50a9e5677dcc83d3012a2146a6feb5b2e95a7b3c6f657ae9c591745981262da8b06e4b61dcdf17",
		"linux-arm64": "ce6e44c5a3e99b595138cde396c1b179095db477be8ccd9f05cbd135bc15c391000d6e146907922872f0199b9c13a7e8ab6b5402f8cae3522514f0ef65914000",
		"darwin-amd64": "a7824ff8ae9c5062bcbde243a7a3a1c76e02de0c92e2b332daf1954405aeded856023f277d74197862d0d5909e9e1dca451b5f2e84796e451ad6011ec98f8433",
		"darwin-arm64": "728c66ef9c2503dd1eda1a398f57a04829ab7033e1007b5e23d6cc865e8ac5a753e4986847c8f5b76b3497ae4e3e468120e25ec5dfe3a3b1901d3ff20b97a7f9"
	},
	"1.33.0": {
		"linux-amd64": "2cb7f5468ed7cea1492f971b715bcc27069e824cf7d5927b7f127f1e8c75cf086eea050543cdb5f79faee0a2bf775f160adf27443aa7ee845d962d04e9d43ac9",
		"linux-arm64": "366ba32b2154c16e0ce952ed69731feefed187c88030f76a14bda5921a498d0aa25528629fc41c225cf78c91fd4a424a472e38efec91e8fcbd254fac0e150a54",
		"darwin-amd64": "71a387a4cac32b17e22046df594090b6503fc074be8caae78bc80ef83949e292a1290eefe725acd41ce4bec730f7442006f2a9eb19d8e2d4d9df2feb67da04ba",
		"darwin-arm64": "623dc02432905e58738c5611b8b0808437762755003dbaee266ded27dfe9a37d5a75ed6578ac4fbb261c7cd19c0199a7428de77b40b2f881912a4468c4d98d61"
	},
	"1.34.1": {
		"linux-amd64": "c5e7c237ae18a8c65d0df1214b864ecd19aa9ff4f1383dbd477c202546d778c0f74efe15750ec38f57d8de26ba17cd62f404446cdd3c975399a5d4589de35cdd",
		"linux-arm64": "bf13d2456183e66d084e28e1c9eed6a408fb77a06d8d1fd0461a7d9bc0c90b63d29ea67870b28f80d1f992acb026007d6f43987753c859c81d6a78bc1ca2c903",
		"darwin-amd64": "d9e0464dc1708c36ab41147b5e364c8b8e201eafc14c299dcbe58ebeaa82c651b8e834647167a951ded8c6d08c616aadbae1673a54743f9c8fa15a278c78c0c0",
		"darwin-arm64": "43d7c10b74100d20044df7c73be03e26f8243a9cb7c1d3035e581ee7bb0c7ffcaf759b9e182186b5bb2f47d1608835414ca443181a02d9ecb6c9cf04b43e3809"
	},
	"1.35.0": {
		"linux-amd64": "130369c16f076e724d089189afaede960316f5f5dea6cf57be7a4fc6f09c77342893192509790e4056e116e232dff832ed863f5bd55dcb55d38f3ab834828a11",
		"linux-arm64": "e53e2b88398f5b9503e3f074d82a2dcb090c708b34940848607ce658138a5d4a25962e042ab683ccc026a8a6c90c0be7f658e42dde0887369d73c3b68e2fc86c",
		"darwin-amd64": "fccc583ba6d322c88a8c56f7876090a7ad63460046a4bcae414093b23ce68a75f172ca7484b7c7475b707657eca5108a8ad3fd85e1b4f70a6c99ca2f22dbd6b2",
		"darwin-arm64": "bb5d0bb3975956331b0aa0c039955b4c4dc6c5c288e5af369364c7d2fbeac11a025227dabb127569080b259dd29b697cc77fa77abd27ae26721ddb23e8ee0613"
	},
	"1.36.2": {
		"linux-amd64": "ea743186c8a799f5cf8faf16969f86189d003cb7d130e0ac4b58789f1e5748dcf30ebe91c837a10d5ac415383da3e10b9e64d65785c938c23e739781cfb76f08",
		"linux-arm64": "2d72ee985a8e262a3c57dc9f7f0fd891f6a8c7bf7ebaa2db6dc6d8eac8ae28181afe51c1f368b67756cdb40b10de9b205609e1726e5f27f7c6d824dd9c6649ac",
		"darwin-amd64": "b4fe9f973cd1992e3880f8b230ed32c0c243b83371591e3e3315f4404df2cdbef8ee94eeb9bb245b7e5feb987d5c4a76c43e0877654ab73f00d7bbc2b9984514",
		"darwin-arm64": "9278f9e5af556b2f1f2d139769c1f0d717c7b4426917fdebdba898bcb725a916e4910d6160886194ff9be9589ea7c5c32c2b8ae0754703874b7c8ba8ddfc41ce"
	},
	"1.37.0": {
		"linux-amd64": "1d1c453633b72c161a5d5a886cde7ac850be1a2ac796a9e1d4ffacacc64868295bdd2d57aa66cd0c158f5ce510f5dfe3fbc61ac21bd3dcfb875bd70658aa663a",
		"linux-arm64": "ae6a670502988200b0131c943758cfd3d3a58cf4e6247ef7f0e6a6467f1cd9a333c802e86101f0446b1b92a0e327387224e1e44fe1a4693da0929c6e529cfe9a",
		"darwin-amd64": "19a2a5376a8aa57a7b25ec5198834db29bf2ba0d6ff572d7f45ba683b13fb14c3ebec8069e92db66c39f1c7a9cff1bc2be879e2aacdc9fa8b8a7e861959bdf7b",
		"darwin-arm64": "fb38cfacdd71b5e97a4d4cceac861af5f55069cf783f0e49cf181bfc32eb3e557c2091a534dc5d38f1b92c5ba142bc1979f215a5385b3630ea6a661be6fa161b"
	}
};
// src/cluster/binaries/version-request.ts
/** Reads `1.36`, `1.36.3`, either with a leading v; undefined asks for the newest. @throws CLUSTER_VERSION_UNKNOWN */
function parseVersionRequest(text, knownMinors) {
	if (text === void 0) return { kind: "newest" };
	const [, version, patch] = /^v?(1\.(?:0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2}))?)$/.exec(text.trim()) ?? [];
	if (version === void 0) throw versionUnknown(text, knownMinors);
	return patch === void 0 ? {
		kind: "minor",
		minor: version
	} : {
		kind: "patch",
		version
	};
}
/** The error for a version that nobody can provide. */
function versionUnknown(text, knownMinors) {
	return new require_rehearsal_error.RehearsalError("CLUSTER_VERSION_UNKNOWN", `Kubernetes version ${JSON.stringify(text.slice(0, 40))} is not known; known are ${knownMinors.join(", ")}, each also with a patch such as 1.36.3`);
}
/** Whether a version is one that was asked for. */
function satisfiesRequest(request, version) {
	switch (request.kind) {
		case "newest": return true;
		case "minor": return minorOf(version) === request.minor;
		case "patch": return version === request.version;
	}
}
/** The newest of some versions that was asked for. */
function newestOf(request, versions) {
	return versions.filter((version) => satisfiesRequest(request, version)).sort(compareVersions).at(-1);
}
/** As the user said it, for messages. */
function requestText(request) {
	if (request.kind === "newest") return "the newest version";
	return request.kind === "minor" ? request.minor : request.version;
}
/** `1.36.3` → `1.36`. */
function minorOf(version) {
	return version.split(".").slice(0, 2).join(".");
}
/** Orders `1.9.10` before `1.36.3`; a minor alone counts as its patch 0. */
function compareVersions(a, b) {
	const [left, right] = [a, b].map((version) => version.split(".").map(Number));
	for (const index of [
		0,
		1,
		2
	]) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
// src/cluster/binaries/known-versions.ts
var known_versions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ KNOWN_MINORS_TEXT: () => KNOWN_MINORS_TEXT });
/** Version → platform (`linux-amd64`) → SHA-512 of the release archive. */
const ARCHIVE_DIGESTS = envtest_archives_default;
/** The version whose Go module and checksums are part of this project. */
const PINNED_MODULE_VERSION = "1.36.3";
/** What `1.35` means to the Go build. Releases of the download table are often older than these. */
const MODULE_VERSIONS = [
	"1.34.4",
	"1.35.4",
	PINNED_MODULE_VERSION,
	"1.37.2"
];
/** Versions with a pinned archive, oldest first. */
const ARCHIVE_VERSIONS = Object.keys(ARCHIVE_DIGESTS).sort(compareVersions);
/** Minor versions that can be asked for, oldest first: `1.29` … */
const KNOWN_MINORS = [.../* @__PURE__ */ new Set([...ARCHIVE_VERSIONS, ...MODULE_VERSIONS])].sort(compareVersions).map(minorOf).filter((minor, index, all) => all.indexOf(minor) === index);
/** For help texts: `1.29 to 1.37`. */
const KNOWN_MINORS_TEXT = `${KNOWN_MINORS[0]} to ${KNOWN_MINORS.at(-1)}`;
Object.defineProperty(exports, "ARCHIVE_DIGESTS", {
	enumerable: true,
	get: function() {
		return ARCHIVE_DIGESTS;
	}
});
Object.defineProperty(exports, "KNOWN_MINORS", {
	enumerable: true,
	get: function() {
		return KNOWN_MINORS;
	}
});
Object.defineProperty(exports, "MODULE_VERSIONS", {
	enumerable: true,
	get: function() {
		return MODULE_VERSIONS;
	}
});
Object.defineProperty(exports, "PINNED_MODULE_VERSION", {
	enumerable: true,
	get: function() {
		return PINNED_MODULE_VERSION;
	}
});
Object.defineProperty(exports, "compareVersions", {
	enumerable: true,
	get: function() {
		return compareVersions;
	}
});
Object.defineProperty(exports, "known_versions_exports", {
	enumerable: true,
	get: function() {
		return known_versions_exports;
	}
});
Object.defineProperty(exports, "minorOf", {
	enumerable: true,
	get: function() {
		return minorOf;
	}
});
Object.defineProperty(exports, "newestOf", {
	enumerable: true,
	get: function() {
		return newestOf;
	}
});
Object.defineProperty(exports, "parseVersionRequest", {
	enumerable: true,
	get: function() {
		return parseVersionRequest;
	}
});
Object.defineProperty(exports, "requestText", {
	enumerable: true,
	get: function() {
		return requestText;
	}
});
Object.defineProperty(exports, "satisfiesRequest", {
	enumerable: true,
	get: function() {
		return satisfiesRequest;
	}
});
Object.defineProperty(exports, "versionUnknown", {
	enumerable: true,
	get: function() {
		return versionUnknown;
	}
});
