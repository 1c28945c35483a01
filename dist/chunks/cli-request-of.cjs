const require_read_request = require("./config-read-request.cjs");
// src/cli/request-of.ts
/** The request of a command: its options over the files that they name. @throws as `readRequest` */
async function requestOf({ values, words }, { io, parts, newUid }, targetOf, fileUse) {
	const { readText, listFolder } = io;
	const { loadManifest, readRehearsalFile, readBaseline } = parts;
	return await require_read_request.readRequest({
		location: words[0],
		values,
		labelOf: (name) => `--${name}`,
		targetOf,
		uid: newUid(),
		...fileUse === void 0 ? {} : { fileUse }
	}, {
		readText,
		listFolder,
		loadManifest,
		readRehearsalFile,
		readBaseline
	});
}
Object.defineProperty(exports, "requestOf", {
	enumerable: true,
	get: function() {
		return requestOf;
	}
});
