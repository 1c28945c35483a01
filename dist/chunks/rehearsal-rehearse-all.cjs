require("./rolldown-runtime.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_overview = require("./report-overview.cjs");
const require_write_overview = require("./rehearsal-write-overview.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
let node_crypto = require("node:crypto");
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
	const overview = require_overview.overviewOf(results.map((result, index) => require_overview.overviewRow(names[index] ?? "", result, require_rehearse.reportPath(result))));
	const json = `${JSON.stringify(overview, void 0, 2)}\n`;
	return {
		results,
		...await require_write_overview.writeOverview(request.reportDir, overview, { "backups.json": json })
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
	const { wish, restore } = request;
	const { scheduleName: _replaced, ...spec } = restore.spec;
	return {
		...require_write_overview.partRequest(request, folderFor(name)),
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
		}
	};
}
/** Names come from the bucket. Velero's are those of Kubernetes; any other could lead out of the report folder. */
function folderFor(name) {
	return /^[a-z0-9](?:[-a-z0-9.]{0,198}[a-z0-9])?$/.test(name) ? name : `backup-${(0, node_crypto.createHash)("sha256").update(name).digest("hex").slice(0, 16)}`;
}
exports.rehearseAll = rehearseAll;
