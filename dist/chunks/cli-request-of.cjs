const require_read_manifest = require("./config-read-manifest.cjs");
// src/cli/request-of.ts
/** The request of a command: its options over the manifest of `-f`. @throws OPTION_INVALID, OPTION_CONFLICT, MANIFEST_INVALID */
async function requestOf({ values, words }, { io, parts, newUid }, target) {
	const readers = {
		readText: io.readText,
		listFolder: io.listFolder,
		loadManifest: parts.loadManifest
	};
	const given = await require_read_manifest.readManifest(values, readers, "--restore-file");
	const wish = {
		source: values["config-maps"],
		manifest: given,
		target,
		label: "--config-maps"
	};
	const manifest = await require_read_manifest.withConfigMaps(wish, readers);
	return require_read_manifest.buildRequest({
		location: words[0] ?? "",
		values,
		manifest,
		target,
		uid: newUid()
	});
}
Object.defineProperty(exports, "requestOf", {
	enumerable: true,
	get: function() {
		return requestOf;
	}
});
