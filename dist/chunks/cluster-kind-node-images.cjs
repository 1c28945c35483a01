const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_known_versions = require("./cluster-binaries-known-versions.cjs");
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
Object.defineProperty(exports, "nodeImageOf", {
	enumerable: true,
	get: function() {
		return nodeImageOf;
	}
});
