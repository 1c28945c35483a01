const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
// src/rehearsal/part-request.ts
/** The request of one of several runs: whatever it writes lies in a folder of its own, or in a file with that name in front. */
function partRequest(request, folder) {
	const beside = (path) => (0, node_path.join)((0, node_path.dirname)(path), `${folder}-${(0, node_path.basename)(path)}`);
	const { restoreFiles, metrics, eventsFile, badgeFile, target } = request;
	return {
		...request,
		reportDir: (0, node_path.join)(request.reportDir, folder),
		restoreFiles: restoreFiles && {
			...restoreFiles,
			folder: (0, node_path.join)(restoreFiles.folder, folder)
		},
		metrics: metrics && {
			...metrics,
			file: beside(metrics.file)
		},
		eventsFile: eventsFile && beside(eventsFile),
		badgeFile: badgeFile && beside(badgeFile),
		target: target.kind === "kind" && target.logsFolder !== void 0 ? {
			...target,
			logsFolder: (0, node_path.join)(target.logsFolder, folder)
		} : target
	};
}
// src/rehearsal/write-overview.ts
/**
* Writes the overview over several runs into the folder that holds their folders. When that fails, the overview that comes back is no
* longer good: nobody would find it.
* @param files name → text, the JSON first
*/
async function writeOverview(folder, overview, files) {
	const paths = Object.keys(files).map((name) => (0, node_path.join)(folder, name));
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		for (const [name, text] of Object.entries(files)) await require_rehearse.writeWhole((0, node_path.join)(folder, name), text);
		return {
			overview,
			files: paths,
			problem: void 0
		};
	} catch (error) {
		const problem = new require_rehearsal_error.RehearsalError("REPORT_NOT_WRITTEN", `${paths[0]} cannot be written: ${require_rehearsal_error.messageOf(error)}`);
		return {
			overview: overview.verdict === "pass" || overview.verdict === "inconclusive" ? {
				...overview,
				verdict: "error",
				exitCode: 3
			} : overview,
			files: [],
			problem
		};
	}
}
Object.defineProperty(exports, "partRequest", {
	enumerable: true,
	get: function() {
		return partRequest;
	}
});
Object.defineProperty(exports, "writeOverview", {
	enumerable: true,
	get: function() {
		return writeOverview;
	}
});
