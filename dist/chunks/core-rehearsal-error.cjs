// src/core/rehearsal-error.ts
const CODES = {
	OPTION_UNKNOWN: {
		exit: 2,
		hint: "Run the command with --help to see its options."
	},
	OPTION_INVALID: {
		exit: 2,
		hint: "Run the command with --help to see what the option accepts."
	},
	OPTION_MISSING: {
		exit: 2,
		hint: "Run the command with --help to see what it needs, and examples."
	},
	OPTION_CONFLICT: {
		exit: 2,
		hint: "Change or remove one of the two."
	},
	RESTORE_INVALID: {
		exit: 2,
		hint: "Correct the Restore; the messages are those of Velero."
	},
	MANIFEST_INVALID: {
		exit: 2,
		hint: "Pass a Velero Restore manifest, optionally followed by the ConfigMaps it names."
	},
	REHEARSAL_FILE_INVALID: {
		exit: 2,
		hint: "Nothing was started. docs/rehearsal-file.md has every key; editors complete them with the schema."
	},
	BASELINE_INVALID: {
		exit: 2,
		hint: "Nothing was started. Pass the report.json of an earlier run that came to its end."
	},
	NODE_TOO_OLD: {
		exit: 2,
		hint: "Install Node.js 24 or newer, or run it through: npx --package=node@24 -- node …"
	},
	LOCATION_INVALID: {
		exit: 2,
		hint: "docs/locations.md shows how each kind of location is written."
	},
	LOCATION_NOT_FOUND: {
		exit: 3,
		hint: "Pass a location that holds backups/<name>/, or a lone <name>.tar.gz; docs/locations.md shows each kind."
	},
	LOCATION_DENIED: {
		exit: 3,
		hint: "The location must be readable; list and get are enough."
	},
	LOCATION_UNREACHABLE: {
		exit: 3,
		hint: "Check the address and the network, then try again."
	},
	LOCATION_CHANGED: {
		exit: 3,
		hint: "The backup was replaced while it was read. Start again."
	},
	LOCATION_TOO_LARGE: {
		exit: 3,
		hint: "If the backup really is this large, raise --download-max-size."
	},
	BACKUP_NOT_FOUND: {
		exit: 3,
		hint: "Run `rehearse backups LOCATION` to see the backups that are there."
	},
	BACKUP_AMBIGUOUS: {
		exit: 2,
		hint: "Name one with --backup, or pass --backup latest."
	},
	BACKUP_TOO_OLD: {
		exit: 1,
		hint: "There is no newer backup: look at the schedule, and at `rehearse backups LOCATION`."
	},
	BACKUP_AGE_UNKNOWN: {
		exit: 1,
		hint: "A backup whose start is not known cannot pass --max-age or --min-age; look at its velero-backup.json."
	},
	BACKUP_UNFIT: {
		exit: 1,
		hint: "`rehearse backups LOCATION` shows phase and age of each backup; --allow-partially-failed and --min-age decide what fits."
	},
	BACKUP_UNREADABLE: {
		exit: 1,
		hint: "Repair or remove its velero-backup.json, or name the backup that you want with --backup."
	},
	ARCHIVE_EMPTY: {
		exit: 1,
		hint: "The upload of this backup never finished; take a new backup."
	},
	ARCHIVE_NOT_GZIP: {
		exit: 1,
		hint: "Pass the <name>.tar.gz that Velero wrote."
	},
	ARCHIVE_TRUNCATED: {
		exit: 1,
		hint: "This backup cannot be restored; check that its upload finished."
	},
	ARCHIVE_CORRUPT: {
		exit: 1,
		hint: "This backup cannot be restored; its bytes were damaged after they were written."
	},
	ARCHIVE_NOT_VELERO: {
		exit: 1,
		hint: "Pass the tarball of a Velero backup: it holds resources/ and metadata/version."
	},
	ARCHIVE_UNSAFE_PATH: {
		exit: 1,
		hint: "Velero never writes such a path. Treat this archive as tampered with."
	},
	ARCHIVE_UNSAFE_ENTRY: {
		exit: 1,
		hint: "Velero writes regular files only. Treat this archive as tampered with."
	},
	ARCHIVE_DUPLICATE: {
		exit: 1,
		hint: "Velero writes every path once. Treat this archive as tampered with."
	},
	ARCHIVE_IDENTITY: {
		exit: 1,
		hint: "Velero names every file after its object. Treat this archive as tampered with."
	},
	ARCHIVE_TOO_LARGE: {
		exit: 1,
		hint: "No honest backup comes near this limit. Treat this archive as tampered with."
	},
	ARCHIVE_FORMAT: {
		exit: 1,
		hint: "Use a version of restore-rehearsal that knows this backup format."
	},
	SPOOL_FAILED: {
		exit: 3,
		hint: "The temporary folder needs room for the unpacked backup; TMPDIR names another one."
	},
	SIDE_FILE_BROKEN: {
		exit: 1,
		hint: "Velero would fail this restore as well; take a new backup."
	},
	CLUSTER_VERSION_UNKNOWN: {
		exit: 2,
		hint: "Pass one of the versions that are known, or a folder with the programs in --binaries-dir."
	},
	CLUSTER_BINARIES_MISSING: {
		exit: 3,
		hint: "Name a folder with the programs (--binaries-dir), allow the download, or install Go. `rehearse cluster prefetch` gets them beforehand."
	},
	CLUSTER_BINARIES_DIGEST: {
		exit: 3,
		hint: "Nothing was run. Remove the file, check the mirror, then try again."
	},
	CLUSTER_ENGINE_MISSING: {
		exit: 3,
		hint: "Start Docker, Podman or nerdctl, or use the default cluster, which needs none of them."
	},
	CLUSTER_IMAGE_NOT_LOADED: {
		exit: 3,
		hint: "Pass archives of images as `docker save -o FILE IMAGE` writes them."
	},
	CLUSTER_NO_ROOM: {
		exit: 3,
		hint: "Make room, or name a folder with more of it in TMPDIR."
	},
	CLUSTER_EGRESS_OPEN: {
		exit: 3,
		hint: "Nothing was restored. Use the node images of kind, which bring iptables; with --egress allow pods reach whatever this machine reaches."
	},
	CLUSTER_BUILD_FAILED: {
		exit: 3,
		hint: "The log of the build is named in the message."
	},
	CLUSTER_START_FAILED: {
		exit: 3,
		hint: "The last lines of the component that failed are in the message."
	},
	CLUSTER_SERVER_ENDED: {
		exit: 3,
		hint: "Nobody but the system ends it with SIGKILL, when there is no memory left: take a machine with more, or restore less of the backup at a time."
	},
	CLUSTER_UNREACHABLE: {
		exit: 3,
		hint: "Check that the API server answers, and the kubeconfig if you gave one."
	},
	CLUSTER_DENIED: {
		exit: 3,
		hint: "The user of the kubeconfig needs the rights of a cluster administrator."
	},
	CLUSTER_NOT_ALLOWED: {
		exit: 2,
		hint: "Look at the kubeconfig and its context. When this cluster is meant, pass --allow-existing-cluster."
	},
	CLUSTER_IS_SOURCE: {
		exit: 2,
		hint: "Look at the kubeconfig and its context. When the source of the backup is meant, pass --allow-source-cluster."
	},
	CLUSTER_NAMESPACES_FOREIGN: {
		exit: 2,
		hint: "Restore them under other names with --namespace-mapping, leave them out with --excluded-namespaces, or name them in --allow-foreign-namespaces."
	},
	RESTORED_NOT_DELETED: {
		exit: 3,
		hint: "deletion in report.json names what is left; all of it but namespaces carries the label velero.io/restore-name."
	},
	CLUSTER_TEARDOWN_FAILED: {
		exit: 3,
		hint: "It is still written down: `rehearse cluster down --all` tries again."
	},
	CLUSTER_NOT_FOUND: {
		exit: 3,
		hint: "`rehearse cluster up` prints the id. Run `rehearse cluster down --all` to remove everything that is left."
	},
	KUBECONFIG_INVALID: {
		exit: 2,
		hint: "Pass a kubeconfig whose current context names a cluster and a user."
	},
	DEADLINE_EXCEEDED: {
		exit: 3,
		hint: "Raise --deadline, or look in the report where the time went. `rehearse cluster prefetch` takes downloads and builds out of the run."
	},
	MEMORY_EXHAUSTED: {
		exit: 3,
		hint: "Give it more with NODE_OPTIONS=--max-old-space-size=MIB, or restore less of the backup at a time, with --included-namespaces for example."
	},
	REPORT_NOT_WRITTEN: {
		exit: 3,
		hint: "Choose a folder that can be written with --report-dir."
	},
	REPORT_INVALID: {
		exit: 2,
		hint: "Pass the report.json that a run has written."
	},
	EVENTS_NOT_WRITTEN: {
		exit: 3,
		hint: "Choose a file that can be written with --events-file."
	},
	SIGNAL_NOT_WRITTEN: {
		exit: 3,
		hint: "Choose a file that can be written with --metrics-file or --badge-file."
	},
	RESTORE_FILES_NOT_WRITTEN: {
		exit: 3,
		hint: "Choose a folder that can be written with --restore-files-dir."
	},
	INTERNAL: {
		exit: 3,
		hint: "This is a fault of restore-rehearsal. Please report it with the message."
	}
};
/** An error with a stable code. The message says what happened; `hint` says what to do next. */
var RehearsalError = class extends Error {
	name = "RehearsalError";
	code;
	constructor(code, message, options) {
		super(message, options);
		this.code = code;
	}
	get hint() {
		return CODES[this.code].hint;
	}
	get exitCode() {
		return CODES[this.code].exit;
	}
};
/** Several option problems reported together: a user fixes all of them in one go. */
var OptionProblems = class extends Error {
	name = "OptionProblems";
	problems;
	constructor(problems) {
		super(problems.map((p) => p.message).join("\n"));
		this.problems = problems;
	}
};
/** The message of anything that was thrown, without its stack. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
/** The system error code (`ENOENT`, `ECONNREFUSED`) of anything that was thrown, if it has one. */
function systemCodeOf(error) {
	if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
	return typeof error.code === "string" ? error.code : void 0;
}
Object.defineProperty(exports, "CODES", {
	enumerable: true,
	get: function() {
		return CODES;
	}
});
Object.defineProperty(exports, "OptionProblems", {
	enumerable: true,
	get: function() {
		return OptionProblems;
	}
});
Object.defineProperty(exports, "RehearsalError", {
	enumerable: true,
	get: function() {
		return RehearsalError;
	}
});
Object.defineProperty(exports, "messageOf", {
	enumerable: true,
	get: function() {
		return messageOf;
	}
});
Object.defineProperty(exports, "systemCodeOf", {
	enumerable: true,
	get: function() {
		return systemCodeOf;
	}
});
