require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_overview = require("./report-overview.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
// src/rehearsal/rehearse-all.ts
/** Never throws: what keeps it from choosing is a run of its own that failed. A cancel ends the one that runs, and no other starts. */
async function rehearseAll(request, deps, one = require_rehearse.rehearse) {
	const results = [];
	const names = [];
	const add = (name, result) => {
		names.push(name);
		results.push(result);
	};
	try {
		for (const name of await namesOf(request, deps)) {
			if (results.at(-1)?.report.verdict === "cancelled") break;
			add(name, await one(requestFor(request, name), deps));
		}
	} catch (error) {
		add("", await one(request, deps, error));
	}
	const overview = require_overview.overviewOf(results.map((result, index) => require_overview.overviewRow(names[index] ?? "", result, result.files.find((file) => (0, node_path.basename)(file) === "report.json") ?? "")));
	return {
		results,
		...await writeOverview(request.reportDir, overview)
	};
}
/** Newest first. @throws NoBackupChosen, LOCATION_* */
async function namesOf(request, deps) {
	const options = request.locationOptions ?? require_open_backup.NO_LOCATION_OPTIONS;
	const location = await require_open_backup.openPlace(request.location, {
		...options,
		onDownload: () => void 0
	}, deps.signal);
	try {
		const wish = {
			...request.wish ?? require_open_backup.ANY_BACKUP,
			which: { kind: "all" }
		};
		const { chosen } = await require_open_backup.chooseBackups(location, wish, deps.now(), deps.signal);
		return chosen.map(({ name }) => name);
	} finally {
		location.close?.();
	}
}
/** What fitted when the list was made fits: ages are not looked at again while time goes by. */
function requestFor(request, name) {
	const folder = folderFor(name);
	const beside = (path) => (0, node_path.join)((0, node_path.dirname)(path), `${folder}-${(0, node_path.basename)(path)}`);
	const { wish, restore, restoreFiles, metrics, eventsFile, badgeFile } = request;
	const { scheduleName: _replaced, ...spec } = restore.spec;
	return {
		...request,
		wish: {
			which: {
				kind: "named",
				name
			},
			...wish?.allowPartiallyFailed ? { allowPartiallyFailed: true } : {}
		},
		restore: {
			...restore,
			spec: {
				...spec,
				backupName: name
			}
		},
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
		badgeFile: badgeFile && beside(badgeFile)
	};
}
/** Names come from the bucket. Velero's are those of Kubernetes; any other could lead out of the report folder. */
function folderFor(name) {
	return /^[a-z0-9](?:[-a-z0-9.]{0,198}[a-z0-9])?$/.test(name) ? name : `backup-${(0, node_crypto.createHash)("sha256").update(name).digest("hex").slice(0, 16)}`;
}
async function writeOverview(folder, overview) {
	const path = (0, node_path.join)(folder, "backups.json");
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		await require_rehearse.writeWhole(path, `${JSON.stringify(overview, void 0, 2)}\n`);
		return {
			overview,
			overviewPath: path,
			problem: void 0
		};
	} catch (error) {
		const problem = new require_rehearsal_error.RehearsalError("REPORT_NOT_WRITTEN", `${path} cannot be written: ${require_rehearsal_error.messageOf(error)}`);
		return {
			overview: overview.verdict === "pass" || overview.verdict === "inconclusive" ? {
				...overview,
				verdict: "error",
				exitCode: 3
			} : overview,
			overviewPath: void 0,
			problem
		};
	}
}
exports.rehearseAll = rehearseAll;
