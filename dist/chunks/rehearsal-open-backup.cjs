const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_json = require("./core-json.cjs");
const require_classes = require("./verify-backup-classes.cjs");
const require_duration = require("./core-duration.cjs");
const require_secret_forms = require("./core-secret-forms.cjs");
const require_until_aborted = require("./core-until-aborted.cjs");
const require_sleep = require("./core-sleep.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_path = require("node:path");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// src/core/scrub.ts
const PATTERNS = [
	[/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, "***"],
	[/([a-z][a-z0-9+.-]*:\/\/)[^\s/@?#"'<>]*@/gi, "$1"],
	[/([a-z][a-z0-9+.-]*:\/\/[^\s?#"'<>]*)\?[^\s"'<>]*/gi, "$1"],
	[/\bAWS4-HMAC-SHA256\b[^\n"<]*(?=["<\n]|$)/g, "AWS4-HMAC-SHA256 ***"],
	[/\b(Bearer|Basic|SharedKey(?:Lite)?|SharedAccessSignature)\s+[A-Za-z0-9+/=._:~-]{16,}/gi, "$1 ***"],
	[/\b(sig|(?:X-(?:Amz|Goog)-)?(?:Signature|Credential|Security-Token)|AccountKey|SharedAccessSignature|(?:access_|refresh_|id_|session_?)token|client_secret|client_assertion)(["']?\s*[=:]\s*["']?)[^\s,;&"'<>]+/gi, "$1$2***"],
	[/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, "***"]
];
/** The text without what looks like a signature, a token, a private key, or the query and user of an address. */
function scrub(text) {
	return PATTERNS.reduce((scrubbed, [pattern, replacement]) => scrubbed.replaceAll(pattern, replacement), text);
}
// src/backup/quote-path.ts
const SHOWN = 160;
/** A path of an archive as it may appear in a message: one line, plain ASCII, not endless. */
function quotePath(path) {
	return `"${(path.length > SHOWN ? `${path.slice(0, SHOWN)}…` : path).replace(/[^\x20-\x7e…]|["\\]/gu, (character) => character === "\"" || character === "\\" ? `\\${character}` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)}"`;
}
// src/backup/format-version.ts
/** `1` until Velero 1.3, `1.1.0` since. A later 1.x may only add to them: what reads 1.1.0 reads it too. */
const KNOWN = /^1(?:\.\d{1,9}){0,2}$/;
/** Why a backup of this format cannot be read; undefined for a known one, and for a backup that does not say (F-71). */
function formatProblem(version) {
	if (version === void 0 || version === "" || KNOWN.test(version)) return void 0;
	return `The backup has format version ${quotePath(version)}; known is 1.x.`;
}
/** @throws ARCHIVE_FORMAT */
function checkFormat(version) {
	const problem = formatProblem(version);
	if (problem !== void 0) throw new require_rehearsal_error.RehearsalError("ARCHIVE_FORMAT", problem);
}
// src/core/map-concurrent.ts
/**
* Runs `work` over the items, at most `limit` at a time, started in order. Settles only when everything that was
* started has settled: clean-up comes next, so nothing may still be in flight. The first error stops further starts
* and is thrown at the end.
*/
async function mapConcurrent(items, limit, signal, work) {
	const iterator = items[Symbol.iterator]();
	const failures = [];
	const worker = async () => {
		while (failures.length === 0 && !signal.aborted) try {
			const next = iterator.next();
			if (next.done) return;
			await work(next.value);
		} catch (error) {
			failures.push(error);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, limit) }, worker));
	signal.throwIfAborted();
	if (failures.length > 0) throw failures[0];
}
// src/restore/document/choose-backup.ts
const SCHEDULE_LABEL = "velero.io/schedule-name";
/** S-33, S-34, S-61. */
function chooseBackup({ scheduleName, backupName }, backups, namespace) {
	if (scheduleName) {
		const ofSchedule = backups.filter((backup) => backup.labels[SCHEDULE_LABEL] === scheduleName);
		const backup = newestCompleted(ofSchedule);
		const none = ofSchedule.length === 0 ? ["No backups found for schedule"] : [];
		return {
			backup,
			problems: backup ? [] : [...none, "No completed backups found for schedule"]
		};
	}
	const backup = backups.find(({ name }) => name === backupName);
	const problem = `Error retrieving backup: can't find backup ${`${namespace}/${backupName}`}: Backup.velero.io "${backupName}" not found`;
	return {
		backup,
		problems: backup ? [] : [problem]
	};
}
/** S-61: newest first; a backup that never started is the oldest. */
function newestCompleted(backups) {
	const startOf = ({ startTimestamp }) => Date.parse(startTimestamp ?? "") || 0;
	return backups.filter(({ phase }) => phase === "Completed").toSorted((a, b) => startOf(b) - startOf(a))[0];
}
// src/backup/read-stream.ts
/**
* The chunks of one file of a location. Destroys the source at the end, whatever the end is.
* @throws LOCATION_UNREACHABLE when the source fails in the middle, the signal's reason
*/
async function* chunksOf(source, signal) {
	source.on("error", () => void 0);
	try {
		signal.throwIfAborted();
		(0, node_stream.addAbortSignal)(signal, source);
		for await (const chunk of source) yield chunk;
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof require_rehearsal_error.RehearsalError) throw error;
		const message = `Reading the backup stopped in the middle: ${require_rehearsal_error.messageOf(error)}`;
		throw new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", message, { cause: error });
	} finally {
		source.destroy();
	}
}
// src/backup/gunzip.ts
/** Thrown for bytes that are not one whole gzip file; whoever knows which file it is gives it a code. */
var GzipFault = class extends Error {
	name = "GzipFault";
	kind;
	constructor(kind, message, options) {
		super(message, options);
		this.kind = kind;
	}
};
const MAGIC$1 = [31, 139];
/** Large enough that the turns between chunks cost nothing, small enough to stay in the processor's cache. */
const CHUNK_BYTES$2 = 262144;
const UNZIP = {
	chunkSize: CHUNK_BYTES$2,
	readableHighWaterMark: 4 * CHUNK_BYTES$2
};
/**
* Zlib takes zeros behind the last member for padding and reads no further, whatever comes after them: in the same chunk as
* the end they are left over, in a later one they meet a closed stream.
*/
const BEHIND_THE_END = "there is data behind its end";
/**
* Unpacks the whole source and checks CRC and length. Node hands out all data before it notices that a file was cut, so nothing
* that `consume` saw is worth anything until this resolves. `packedBytes` is how much was read to get there. Destroys the source. @throws GzipFault,
* LOCATION_UNREACHABLE when the source fails, the signal's reason, and what `consume` throws
*/
async function gunzip(source, consume, signal) {
	const hash = (0, node_crypto.createHash)("sha256");
	const unzip = (0, node_zlib.createGunzip)(UNZIP);
	let bytes = 0;
	unzip.once("end", () => source.destroy());
	unzip.once("close", () => source.destroy());
	try {
		await (0, node_stream_promises.pipeline)(async function* packed() {
			try {
				for await (const chunk of chunksOf(source, signal)) {
					checkMagic(chunk, bytes);
					bytes += chunk.length;
					hash.update(chunk);
					yield chunk;
				}
			} catch (error) {
				if (unzip.destroyed || unzip.readableEnded) return;
				throw error;
			}
			if (bytes === 0) throw new GzipFault("empty", "it has no bytes");
		}, unzip, async (chunks) => {
			for await (const chunk of chunks) consume(chunk, bytes);
		}, { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw faultOf(error);
	}
	if (unzip.bytesWritten !== bytes) throw new GzipFault("corrupt", BEHIND_THE_END);
	return {
		bytes,
		sha256: hash.digest("hex")
	};
}
function checkMagic(chunk, position) {
	if (!MAGIC$1.every((byte, index) => {
		const here = index - position;
		return here < 0 || here >= chunk.length || chunk[here] === byte;
	})) throw new GzipFault("not-gzip", "it does not start like a gzip file");
}
function faultOf(error) {
	const code = require_rehearsal_error.systemCodeOf(error);
	if (code === "Z_BUF_ERROR") return new GzipFault("truncated", "it ends too early", { cause: error });
	if (code === "Z_DATA_ERROR" || code === "Z_NEED_DICT") return new GzipFault("corrupt", `it is damaged (${require_rehearsal_error.messageOf(error)})`, { cause: error });
	if (code === "ERR_STREAM_PREMATURE_CLOSE") return new GzipFault("corrupt", BEHIND_THE_END, { cause: error });
	return error;
}
// src/backup/read-json-file.ts
/** Far above any real one: a resource list of a million objects has about 100 MiB. */
const MAX_BYTES = 256 * 2 ** 20;
/** `shop/velero-backup.json`, `shop-volumeinfo.json.gz`: a name that also says which backup it is of. */
function sideFileName(backup, file) {
	return /^[-.]/.test(file) ? `${backup}${file}` : `${backup}/${file}`;
}
function brokenSideFile(fileName, why, cause) {
	return new require_rehearsal_error.RehearsalError("SIDE_FILE_BROKEN", `The file ${fileName} cannot be used: ${why}.`, { cause });
}
/** The JSON value in one small file of a backup, gzip compressed when its name says so; undefined when there is no such file. @throws SIDE_FILE_BROKEN, LOCATION_* */
async function readJsonFile(location, backup, file, signal) {
	const source = await location.open(backup, file, signal);
	if (source === void 0) return void 0;
	const fileName = sideFileName(backup, file);
	const text = await readText(source, fileName, signal);
	try {
		return require_json.parseJson(text);
	} catch {
		throw brokenSideFile(fileName, "it does not hold JSON");
	}
}
async function readText(source, fileName, signal) {
	const chunks = [];
	let bytes = 0;
	const take = (chunk) => {
		bytes += chunk.length;
		if (bytes > MAX_BYTES) throw brokenSideFile(fileName, `it is larger than ${MAX_BYTES} bytes`);
		chunks.push(chunk);
	};
	try {
		if (fileName.endsWith(".gz")) await gunzip(source, take, signal);
		else for await (const chunk of chunksOf(source, signal)) take(chunk);
	} catch (error) {
		throw error instanceof GzipFault ? brokenSideFile(fileName, error.message, error) : error;
	}
	return Buffer.concat(chunks).toString();
}
// src/backup/side-record.ts
/**
* One object of a side file, read as Velero's typed decoding does: an absent field and null are the empty value, a field of another type
* makes the whole file unusable. Every reader throws SIDE_FILE_BROKEN with the path of the field, never with its value.
*/
var SideRecord = class {
	#fileName;
	#place;
	#object;
	/** @param place where the object is in the file, for messages; '' for the whole file */
	constructor(fileName, place, value) {
		if (!require_json.isObject(value)) throw brokenSideFile(fileName, `${place === "" ? "its content" : place} is not an object`);
		this.#fileName = fileName;
		this.#place = place;
		this.#object = value;
	}
	/** Whether there is anything at a path. */
	has(...path) {
		return this.#at(path) !== void 0;
	}
	text(...path) {
		return this.optionalText(...path) ?? "";
	}
	optionalText(...path) {
		const value = this.#at(path);
		if (value === void 0 || typeof value === "string") return value;
		throw this.#broken(path, "a text");
	}
	flag(...path) {
		return this.optionalFlag(...path) ?? false;
	}
	optionalFlag(...path) {
		const value = this.#at(path);
		if (value === void 0 || typeof value === "boolean") return value;
		throw this.#broken(path, "true or false");
	}
	/** A whole number. */
	count(...path) {
		const value = this.#at(path);
		if (value === void 0) return void 0;
		const number = require_json.isRawNumber(value) ? Number(value.rawJSON) : value;
		if (typeof number === "number" && Number.isInteger(number)) return number;
		throw this.#broken(path, "a whole number");
	}
	textMap(...path) {
		const value = this.#at(path) ?? {};
		if (!require_json.isObject(value)) throw this.#broken(path, "a map of texts");
		const entries = Object.entries(value).map(([key, entry]) => {
			if (entry !== null && typeof entry !== "string") throw this.#broken(path, "a map of texts");
			return [key, entry ?? ""];
		});
		return Object.fromEntries(entries);
	}
	/** Undefined for null as well, and when a step of the path is absent or null. */
	#at(path) {
		path.slice(0, -1).forEach((_, index) => {
			const parent = path.slice(0, index + 1);
			const value = require_json.at(this.#object, ...parent);
			if (value !== void 0 && value !== null && !require_json.isObject(value)) throw this.#broken(parent, "an object");
		});
		return require_json.at(this.#object, ...path) ?? void 0;
	}
	#broken(path, wanted) {
		const where = this.#place === "" ? "" : ` of ${this.#place}`;
		return brokenSideFile(this.#fileName, `${path.join(".")}${where} is not ${wanted}`);
	}
};
/** The records of a file that holds a list; null, which Velero writes when there are none, is an empty one (F-13). @throws SIDE_FILE_BROKEN */
function recordsOf(fileName, value) {
	if (value === null) return [];
	if (!Array.isArray(value)) throw brokenSideFile(fileName, "its content is not a list");
	return value.map((entry, index) => new SideRecord(fileName, `record ${index + 1}`, entry));
}
// src/backup/backup-metadata.ts
const FILE = "velero-backup.json";
/** `velero-backup.json` of one backup; undefined when there is none. @throws SIDE_FILE_BROKEN, LOCATION_* */
async function readBackupMetadata(location, backup, signal) {
	const value = await readBackupJson(location, backup, signal);
	return value === void 0 ? void 0 : backupMetadataOf(backup, value);
}
/** The same, as it is. @throws SIDE_FILE_BROKEN, LOCATION_* */
async function readBackupJson(location, backup, signal) {
	return await readJsonFile(location, backup, FILE, signal);
}
/** @throws SIDE_FILE_BROKEN */
function backupMetadataOf(backup, value) {
	const fileName = sideFileName(backup, FILE);
	const record = new SideRecord(fileName, "", value);
	if (record.text("kind") !== "Backup") throw brokenSideFile(fileName, "it is not a Backup");
	return backupMetadata(record);
}
/** F-70, F-74. */
function backupMetadata(record) {
	return {
		name: record.text("metadata", "name"),
		namespace: record.text("metadata", "namespace"),
		uid: record.text("metadata", "uid"),
		labels: record.textMap("metadata", "labels"),
		annotations: record.textMap("metadata", "annotations"),
		phase: record.optionalText("status", "phase"),
		startTimestamp: record.optionalText("status", "startTimestamp"),
		completionTimestamp: record.optionalText("status", "completionTimestamp"),
		expiration: record.optionalText("status", "expiration"),
		formatVersion: record.optionalText("status", "formatVersion"),
		errors: record.count("status", "errors") ?? 0,
		warnings: record.count("status", "warnings") ?? 0,
		itemsBackedUp: record.count("status", "progress", "itemsBackedUp"),
		totalItems: record.count("status", "progress", "totalItems"),
		storageLocation: record.optionalText("spec", "storageLocation"),
		snapshotMoveData: record.flag("spec", "snapshotMoveData"),
		snapshotVolumes: record.optionalFlag("spec", "snapshotVolumes"),
		csiSnapshotTimeout: record.optionalText("spec", "csiSnapshotTimeout")
	};
}
// src/rehearsal/choose/list-backups.ts
/** Metadata files that are read at one time. */
const READS_AT_ONCE = 16;
/** Every backup of the location with its metadata, sorted by name. One that cannot be read is in the list, with its problem. @throws LOCATION_* */
async function listBackups(location, signal) {
	const found = [];
	await mapConcurrent(await location.backupFolders?.(signal) ?? await location.backupNames(signal), READS_AT_ONCE, signal, async (name) => {
		const backup = await listBackup(location, name, signal);
		if (backup !== void 0) found.push(backup);
	});
	return found.sort((a, b) => a.name < b.name ? -1 : 1);
}
/** One backup by its name, without a look at any other; undefined when there is none (F-3). @throws LOCATION_* */
async function listBackup(location, name, signal) {
	let value;
	try {
		value = await readBackupJson(location, name, signal);
		if (value === void 0) return await loneTarball$1(location, name, signal);
		return {
			name,
			metadata: checked(location, name, value)
		};
	} catch (error) {
		if (!(error instanceof require_rehearsal_error.RehearsalError) || error.code !== "SIDE_FILE_BROKEN") throw error;
		const begin = Date.parse(require_json.textAt(value, "status", "startTimestamp") ?? "");
		return {
			name,
			metadata: void 0,
			problem: error,
			...Number.isNaN(begin) ? {} : { brokenBegin: begin }
		};
	}
}
/** Only what is a backup by its nature needs no metadata. */
async function loneTarball$1(location, name, signal) {
	return location.isSingle && (await location.backupNames(signal)).includes(name) ? {
		name,
		metadata: void 0
	} : void 0;
}
/** Among many, a folder with the metadata of another backup would be chosen for what it is not. */
function checked(location, name, value) {
	const metadata = backupMetadataOf(name, value);
	if (location.isSingle || metadata.name === "" || metadata.name === name) return metadata;
	throw brokenSideFile(sideFileName(name, "velero-backup.json"), `it says that it is of the backup ${JSON.stringify(metadata.name.slice(0, 253))}`);
}
// src/rehearsal/choose/listed-backup.ts
/** When it began, in milliseconds since 1970: what is in a backup is as old as its start. Undefined when it does not say. */
function beginOf({ metadata }) {
	const time = Date.parse(metadata?.startTimestamp ?? metadata?.completionTimestamp ?? "");
	return Number.isNaN(time) ? void 0 : time;
}
/** Milliseconds since its start. Undefined when it does not say, or says a time that is still to come. */
function ageOf(backup, now) {
	const begin = beginOf(backup);
	const age = begin === void 0 ? NaN : now.getTime() - begin;
	return age >= -3e5 ? Math.max(0, age) : void 0;
}
/** Velero's garbage collection may delete it at any time. */
function isExpired({ metadata }, now) {
	return Date.parse(metadata?.expiration ?? "") <= now.getTime();
}
// src/core/compact-text.ts
/** A piece of a text keeps the whole text in memory, however small it is; a copy does not. For what outlives the text. */
function compactText(text) {
	return Buffer.from(text).toString();
}
// src/backup/archive-limits.ts
const ARCHIVE_LIMITS = {
	/** Tar entries of any type. Two files for each object (F-32), so about a million objects. */
	entries: 2e6,
	/** Bytes of one file. etcd takes about 1.5 MiB for an object, an API server 3 MiB for a request. */
	bodyBytes: 16 * 2 ** 20,
	/** Bytes of the whole tar stream. */
	unpackedBytes: 32 * 2 ** 30,
	/** Unpacked bytes for one packed byte, looked at once more than `ratioFromBytes` came out: deflate reaches 1,032 on nothing but zeros. */
	ratio: 1e3,
	ratioFromBytes: 64 * 2 ** 20,
	/** Objects and lists inside one another. Keeps every later recursive walk inside the stack. */
	jsonDepth: 512,
	/** Objects and lists in one object: each takes some 60 bytes of memory, however few bytes it has as text. An object of 1.5 MiB has fewer. */
	jsonContainers: 5e5,
	/** Bytes of all paths together: the index holds them in memory. */
	pathBytes: 512 * 2 ** 20
};
/** `what` begins the message, which names the limit. @throws ARCHIVE_TOO_LARGE when the value is over it */
function checkLimit(limits, name, value, what) {
	if (value > limits[name]) throw new require_rehearsal_error.RehearsalError("ARCHIVE_TOO_LARGE", `${what()} (limit ${name} = ${limits[name]}).`);
}
// src/backup/archive-path.ts
const REFUSALS = {
	absolute: "is absolute",
	traversal: "has a \"..\" segment",
	"dot-segment": "has a \".\" segment",
	"empty-segment": "has an empty segment",
	"control-character": "has a control character",
	backslash: "has a backslash",
	"drive-letter": "starts with a drive letter",
	"path-too-long": "is longer than 4096 bytes",
	"segment-too-long": "has a segment of more than 255 bytes, which Velero cannot unpack on any usual file system",
	/** A backup has six at most. */
	"too-deep": "has more than 32 segments",
	/** A file where the layout has a folder: Velero fails the whole restore on it (F-61). */
	"scope-is-file": "is a file where the layout of a backup has a folder"
};
const MAX_PATH_BYTES = 4096;
const MAX_SEGMENT_BYTES = 255;
const MAX_SEGMENTS = 32;
/** In this order: the first reason found is the one that is told. */
const RULES = [
	["control-character", (path) => /\p{Cc}/u.test(path)],
	["backslash", (path) => path.includes("\\")],
	["absolute", (path) => path.startsWith("/")],
	["drive-letter", (path) => /^[A-Za-z]:/.test(path)],
	["traversal", (_path, segments) => segments.includes("..")],
	["dot-segment", (_path, segments) => segments.includes(".")],
	["empty-segment", (_path, segments) => segments.includes("")],
	["path-too-long", (path) => isLonger(path, MAX_PATH_BYTES)],
	["segment-too-long", (_path, segments) => segments.some((segment) => isLonger(segment, MAX_SEGMENT_BYTES))],
	["too-deep", (_path, segments) => segments.length > MAX_SEGMENTS]
];
/** Why a path must not be in a backup, of a file or of a folder (without its last `/`); undefined when it may. */
function refusalOf(path) {
	const relative = withoutLeadingDot(path);
	return firstRefusal(relative, relative.split("/"));
}
/** Reads the path of one regular file. A single leading `./`, the mark of `tar -C folder .`, is allowed and dropped. */
function parseArchivePath(path) {
	const relative = withoutLeadingDot(path);
	const segments = relative.split("/");
	const why = firstRefusal(relative, segments);
	if (why !== void 0) return {
		kind: "refused",
		why
	};
	if (relative === "metadata/version") return { kind: "version-file" };
	const [top, groupResource, scope, ...rest] = segments;
	if (top !== "resources" || groupResource === void 0 || scope === void 0) return IGNORED;
	if (isScope(scope)) return scopedFile(groupResource, void 0, scope, rest);
	const [inner, ...deeper] = rest;
	return inner === void 0 ? IGNORED : scopedFile(groupResource, scope, inner, deeper);
}
/** The key under which a file counts as the same file: two entries with the same key overwrite one another when unpacked. */
function withoutLeadingDot(path) {
	return path.startsWith("./") ? path.slice(2) : path;
}
const IGNORED = { kind: "ignored" };
function scopedFile(groupResource, directory, scope, rest) {
	if (!isScope(scope)) return IGNORED;
	const [first, second, third] = rest;
	if (first === void 0) return directory === void 0 ? {
		kind: "refused",
		why: "scope-is-file"
	} : IGNORED;
	const namespace = scope === "cluster" ? "" : first;
	const fileName = scope === "cluster" ? first : second;
	if (fileName === void 0 || (scope === "cluster" ? second : third) !== void 0) return IGNORED;
	const isJson = fileName.endsWith(".json");
	const name = isJson ? fileName.slice(0, -5) : fileName;
	if (directory === void 0) return {
		kind: isJson ? "item" : "stray",
		groupResource,
		namespace,
		name
	};
	return isJson ? {
		kind: "version-item",
		directory,
		groupResource,
		namespace,
		name
	} : IGNORED;
}
function isScope(segment) {
	return segment === "cluster" || segment === "namespaces";
}
/** Nearly every path. No rule refuses one, as long as it is short. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w:@-][\w.:@-]*)*$/;
function firstRefusal(path, segments) {
	if (path.length <= MAX_SEGMENT_BYTES && segments.length <= MAX_SEGMENTS && PLAIN.test(path)) return void 0;
	return RULES.find(([, applies]) => applies(path, segments))?.[0];
}
/** Cheap for the usual case: a text of n units has at most 3n bytes in UTF-8. */
function isLonger(text, maxBytes) {
	return text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes;
}
// src/backup/byte-order.ts
/** UTF-16 order is byte order as long as there are no surrogates: they sort before U+E000 but their bytes come after it. */
const SURROGATE = /[\ud800-\udfff]/;
/** A sorted copy, in the order of the UTF-8 bytes of the keys, as a folder listing in Go has it (F-54). */
function sortByBytes(values, keyOf) {
	const keyed = values.map((value) => ({
		key: keyOf(value),
		value
	}));
	const compare = keyed.some(({ key }) => SURROGATE.test(key)) ? compareBytes : compareUnits;
	return keyed.sort((a, b) => compare(a.key, b.key)).map(({ value }) => value);
}
function compareUnits(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function compareBytes(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/backup/folder-conflict.ts
/**
* Velero unpacks to disk, where a name is a file or a folder. Where an archive needs it to be both, the unpacking fails, so such an
* archive cannot be restored. Returns the first file that is in the way of one of the folders.
*/
function fileInTheWay(folders, isFile) {
	let last;
	for (const folder of folders) {
		if (folder === last) continue;
		last = folder;
		for (let path = folder; path !== ""; path = parentOf(path)) if (isFile(path)) return path;
	}
}
/** '' when the path has one segment only. */
function parentOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
// src/backup/json-shape.ts
const QUOTE = 34;
const BACKSLASH = 92;
const OPENERS = ["{", "["];
/** Both figures as they are, or an upper bound of them when that is no more than `enough`. */
function jsonShape(text, enough) {
	const bound = text.length <= enough ? text.length : openers(text);
	return bound <= enough ? {
		depth: bound,
		containers: bound
	} : exactShape(text);
}
/** Those in texts included: one quick look settles nearly every object. A search from one to the next is several times as quick as a loop. */
function openers(text) {
	let count = 0;
	for (const opener of OPENERS) for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) count++;
	return count;
}
function exactShape(text) {
	let depth = 0;
	let deepest = 0;
	let containers = 0;
	let isText = false;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (isText) {
			if (unit === BACKSLASH) index++;
			else if (unit === QUOTE) isText = false;
		} else if (unit === QUOTE) isText = true;
		else if (isOpener(unit)) {
			containers++;
			deepest = Math.max(deepest, ++depth);
		} else if (isCloser(unit)) depth--;
	}
	return {
		depth: deepest,
		containers
	};
}
function isOpener(unit) {
	return unit === 91 || unit === 123;
}
function isCloser(unit) {
	return unit === 93 || unit === 125;
}
// src/backup/object-identity.ts
/**
* Reads who an object says it is and compares that with its path. The namespace of the path is the one that is restored to (R-107), so a
* body without one agrees with any. Messages never quote the body: it may be a Secret. @throws ARCHIVE_TOO_LARGE when
* it is nested too deeply
*/
function identify(body, expected, limits) {
	const text = body.toString();
	checkShape(text, limits);
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return undecodable("", "", syntaxProblem(text, error));
	}
	if (!require_json.isObject(value)) return undecodable("", "", "it is JSON but not an object");
	const apiVersion = require_json.textAt(value, "apiVersion") ?? "";
	const kind = require_json.textAt(value, "kind") ?? "";
	if (kind === "") return undecodable(apiVersion, kind, "it has no kind");
	if (apiVersion.split("/").length > 2) return undecodable(apiVersion, kind, "its apiVersion has more than one slash");
	return {
		apiVersion,
		kind,
		...checkMetadata(value, expected)
	};
}
/** What is over a limit is never parsed. */
function checkShape(text, limits) {
	const { depth, containers } = jsonShape(text, Math.min(limits.jsonDepth, limits.jsonContainers));
	checkLimit(limits, "jsonDepth", depth, () => "An object is nested too deeply");
	checkLimit(limits, "jsonContainers", containers, () => "An object has too many objects and lists in it");
}
function checkMetadata(object, expected) {
	const { metadata } = object;
	if (!require_json.isObject(metadata)) return { problem: {
		kind: "no-metadata",
		message: metadata === void 0 ? "metadata not found" : "metadata is not an object"
	} };
	const name = require_json.textAt(metadata, "name") ?? "";
	const namespace = require_json.textAt(metadata, "namespace") ?? "";
	if ((name === "" ? metadata.generateName === void 0 : name === expected.name) && (namespace === "" || namespace === expected.namespace)) return name === "" ? { problem: {
		kind: "no-metadata",
		message: "metadata has no name"
	} } : {};
	const place = expected.namespace === "" ? "in cluster scope" : `in namespace ${quotePath(expected.namespace)}`;
	const claim = `${name === "" ? "no name" : quotePath(name)}${namespace === "" ? "" : ` in namespace ${quotePath(namespace)}`}`;
	return { mismatch: `the path says ${quotePath(expected.name)} ${place}, the metadata says ${claim}` };
}
function undecodable(apiVersion, kind, message) {
	return {
		apiVersion,
		kind,
		problem: {
			kind: "undecodable",
			message
		}
	};
}
/** The parser's own message quotes the text, so only the place is taken from it. */
function syntaxProblem(text, error) {
	if (text.trim() === "") return "it is empty";
	if (text.startsWith("﻿")) return "it starts with a byte order mark";
	const message = error instanceof Error ? error.message : "";
	const place = /at position (\d+)/.exec(message)?.[1];
	const where = place === void 0 ? "" : ` at character ${place}`;
	if (message.startsWith("Unexpected end")) return "it is JSON that ends in the middle";
	if (message.includes("after JSON")) return `there is text after the JSON value${where}`;
	return `it is not JSON${where}`;
}
// src/backup/scope-tree.ts
/** One value for each file below the scopes of a directory: by namespace ('' for cluster scope), then by name. */
var ScopeTree = class {
	#scopes = /* @__PURE__ */ new Map();
	get(namespace, name) {
		return this.#scopes.get(namespace)?.get(name);
	}
	/** False, and nothing changed, when there is a value already. */
	add(namespace, name, value) {
		let scope = this.#scopes.get(namespace);
		if (scope === void 0) {
			scope = /* @__PURE__ */ new Map();
			this.#scopes.set(namespace, scope);
		}
		if (scope.has(name)) return false;
		scope.set(name, value);
		return true;
	}
	/** The folders that values lie in: `cluster`, `namespaces/a`. */
	*scopes() {
		for (const namespace of this.#scopes.keys()) yield namespace === "" ? "cluster" : `namespaces/${namespace}`;
	}
	/** All values, namespaces in byte order, inside one namespace in byte order of the file names. */
	sorted(fileNameOf) {
		return sortByBytes([...this.#scopes.keys()], (namespace) => namespace).flatMap((namespace) => sortByBytes([...this.#scopes.get(namespace)?.values() ?? []], fileNameOf));
	}
};
// src/backup/archive-index.ts
/** A line end included. */
const MAX_VERSION_BYTES = 64;
/** Takes the files of a backup in archive order, checks each, puts bodies into the spool and remembers where they are. */
var ArchiveIndexer = class {
	#spool;
	#limits;
	#groups = /* @__PURE__ */ new Map();
	#texts = /* @__PURE__ */ new Map();
	#ignored = /* @__PURE__ */ new Set();
	#folders = /* @__PURE__ */ new Set();
	#last;
	#entries = 0;
	#pathBytes = 0;
	#repeated = 0;
	#formatVersion;
	#hasResources = false;
	constructor(spool, limits) {
		this.#spool = spool;
		this.#limits = limits;
	}
	/** @throws ARCHIVE_UNSAFE_PATH, ARCHIVE_DUPLICATE, ARCHIVE_IDENTITY, ARCHIVE_TOO_LARGE, ARCHIVE_FORMAT, SPOOL_FAILED */
	file(path, body) {
		this.#entries++;
		this.#countPath(path);
		const parsed = parseArchivePath(path);
		switch (parsed.kind) {
			case "refused": throw unsafePath(path, parsed.why);
			case "version-file":
				this.#version(path, body);
				break;
			case "ignored":
				this.#ignore(path);
				break;
			case "item":
				this.#item(parsed, path, body);
				break;
			case "stray":
				this.#stray(parsed, path, body);
				break;
			case "version-item": this.#versionItem(parsed, path, body);
		}
	}
	/** @throws ARCHIVE_UNSAFE_PATH, ARCHIVE_TOO_LARGE */
	directory(path) {
		this.#countPath(path);
		const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
		if (trimmed === ".") return;
		const why = refusalOf(trimmed);
		if (why !== void 0) throw unsafePath(path, why);
		const folder = withoutLeadingDot(trimmed);
		this.#folders.add(folder);
		this.#noteResources(folder);
	}
	/** Everything was read: puts the items in order. Not usable afterwards. @throws ARCHIVE_DUPLICATE */
	finish() {
		this.#checkFolders();
		const items = [];
		const groups = /* @__PURE__ */ new Map();
		for (const draft of sortByBytes([...this.#groups.values()], ({ name }) => name)) {
			this.#adoptStrays(draft);
			const sorted = draft.items.sorted((item) => fileNameOf$1(item, draft));
			for (const item of sorted) item.index = items.push(item) - 1;
			groups.set(draft.name, {
				items: sorted,
				tree: draft.items,
				versions: draft.versions
			});
		}
		return {
			items,
			groups,
			entries: this.#entries,
			ignored: this.#ignored.size + this.#repeated,
			formatVersion: this.#formatVersion,
			hasResources: this.#hasResources
		};
	}
	#version(path, body) {
		if (this.#formatVersion !== void 0) throw duplicate(path);
		const version = body.toString("utf8", 0, MAX_VERSION_BYTES).trim();
		checkFormat(version === "" || body.length > MAX_VERSION_BYTES ? `${version}…` : version);
		this.#formatVersion = version;
	}
	#ignore(path) {
		const key = withoutLeadingDot(path);
		if (this.#ignored.has(key)) throw duplicate(path);
		this.#ignored.add(key);
		if (key.includes("/")) this.#noteResources(key);
	}
	#item(parsed, path, body) {
		const group = this.#group(parsed.groupResource);
		const identity = this.#identify(body, parsed, path);
		const item = {
			index: -1,
			groupResource: group.name,
			namespace: this.#shared(parsed.namespace),
			name: compactText(parsed.name),
			apiVersion: this.#shared(identity.apiVersion),
			kind: this.#shared(identity.kind),
			body: this.#spool.append(body)
		};
		if (identity.problem !== void 0) item.problem = identity.problem;
		if (!group.items.add(item.namespace, item.name, item)) throw duplicate(path);
		this.#last = {
			item,
			body
		};
	}
	#stray(parsed, path, body) {
		const group = this.#group(parsed.groupResource);
		const item = {
			index: -1,
			groupResource: group.name,
			namespace: this.#shared(parsed.namespace),
			name: compactText(parsed.name),
			apiVersion: "",
			kind: "",
			problem: {
				kind: "undecodable",
				message: `there is no file ${quotePath(`${parsed.name}.json`)}`
			},
			body: this.#spool.append(body)
		};
		if (!group.strays.add(item.namespace, item.name, item)) throw duplicate(path);
	}
	#versionItem(parsed, path, body) {
		const group = this.#group(parsed.groupResource);
		const directory = this.#shared(parsed.directory);
		let tree = group.versions.get(directory);
		if (tree === void 0) {
			tree = new ScopeTree();
			group.versions.set(directory, tree);
		}
		const twin = this.#twinOf(parsed, body);
		if (twin === void 0) this.#identify(body, parsed, path);
		const name = twin?.name ?? compactText(parsed.name);
		if (!tree.add(this.#shared(parsed.namespace), name, twin?.body ?? this.#spool.append(body))) throw duplicate(path);
	}
	/** Velero names every file after its object; a restore would make the object that the body names. @throws ARCHIVE_IDENTITY */
	#identify(body, expected, path) {
		const identity = identify(body, expected, this.#limits);
		if (identity.mismatch === void 0) return identity;
		const message = `The file ${quotePath(path)} holds another object: ${identity.mismatch}.`;
		throw new require_rehearsal_error.RehearsalError("ARCHIVE_IDENTITY", message);
	}
	/** Velero writes the preferred version right behind the item itself, nearly always with the same bytes: once on disk is enough. */
	#twinOf(parsed, body) {
		const last = this.#last;
		return last?.item.name === parsed.name && last.item.namespace === parsed.namespace && last.body.equals(body) ? last.item : void 0;
	}
	/** Items alone cannot be in each other's way: the grammar tells their files from their folders. */
	#checkFolders() {
		if (this.#ignored.size === 0 && this.#folders.size === 0) return;
		const path = fileInTheWay(this.#neededFolders(), (wanted) => this.#isFile(wanted));
		if (path !== void 0) throw duplicate(path, ", as a file and as a folder");
	}
	*#neededFolders() {
		yield* this.#folders;
		for (const path of this.#ignored) yield parentOf(path);
		for (const { name, items, strays, versions } of this.#groups.values()) {
			const own = `resources/${name}`;
			for (const tree of [items, strays]) for (const scope of tree.scopes()) yield `${own}/${scope}`;
			for (const [directory, tree] of versions) for (const scope of tree.scopes()) yield `${own}/${directory}/${scope}`;
		}
	}
	#isFile(path) {
		if (this.#ignored.has(path)) return true;
		const parsed = parseArchivePath(path);
		if (parsed.kind === "version-file") return this.#formatVersion !== void 0;
		if (!("groupResource" in parsed)) return false;
		return treeOf(this.#groups.get(parsed.groupResource), parsed)?.get(parsed.namespace, parsed.name) !== void 0;
	}
	#countPath(path) {
		this.#pathBytes += path.length;
		const what = () => "The paths of the archive are too long together";
		checkLimit(this.#limits, "pathBytes", this.#pathBytes, what);
	}
	#group(name) {
		this.#hasResources = true;
		let group = this.#groups.get(name);
		if (group === void 0) {
			group = {
				name,
				items: new ScopeTree(),
				strays: new ScopeTree(),
				versions: /* @__PURE__ */ new Map()
			};
			this.#groups.set(name, group);
		}
		return group;
	}
	/** Velero looks for `x.txt.json` when it finds `x.txt`, so where both are there the stray one only repeats the item. */
	#adoptStrays(group) {
		for (const stray of group.strays.sorted(({ name }) => name)) if (!group.items.add(stray.namespace, stray.name, stray)) this.#repeated++;
	}
	#noteResources(path) {
		if (path === "resources" || path.startsWith("resources/")) this.#hasResources = true;
	}
	/** One copy of a text that many items have. */
	#shared(text) {
		const known = this.#texts.get(text);
		if (known !== void 0) return known;
		const own = compactText(text);
		this.#texts.set(own, own);
		return own;
	}
};
function treeOf(group, parsed) {
	if (parsed.kind === "version-item") return group?.versions.get(parsed.directory);
	return parsed.kind === "item" ? group?.items : group?.strays;
}
function fileNameOf$1(item, group) {
	return group.strays.get(item.namespace, item.name) === item ? item.name : `${item.name}.json`;
}
function unsafePath(path, why) {
	return new require_rehearsal_error.RehearsalError("ARCHIVE_UNSAFE_PATH", `The path ${quotePath(path)} ${REFUSALS[why]}.`);
}
/** F-41: where paths repeat, Velero unpacks the last one. It never writes such an archive itself, so we refuse to guess which one is meant. */
function duplicate(path, how = "") {
	return new require_rehearsal_error.RehearsalError("ARCHIVE_DUPLICATE", `The path ${quotePath(path)} is in the archive twice${how}.`);
}
// src/backup/spool.ts
const NOTHING$1 = Buffer.alloc(0);
const WRITE_BYTES = 2 ** 20;
/** Read ahead by this much as long as bodies are asked for in the order they were written. */
const READ_BYTES = 262144;
/** A gap this small, a body that nobody asked for, is still the same order. */
const GAP_BYTES = 4096;
/**
* One private, nameless file that holds all bodies one behind the other. It is removed from its folder as soon as it is open, where the
* platform allows that, so a crash leaves nothing behind. Write first, `seal`, then read. @throws SPOOL_FAILED
*/
var Spool = class {
	#remove;
	#descriptor;
	#written = 0;
	#pending = Buffer.allocUnsafe(WRITE_BYTES);
	#pendingBytes = 0;
	#window = {
		bytes: NOTHING$1,
		offset: 0,
		length: 0
	};
	#lastEnd = 0;
	/** @param folder where the file lies; the system's temporary folder when undefined */
	constructor(folder) {
		const opened = attempt(() => {
			const directory = (0, node_fs.mkdtempSync)((0, node_path.join)(folder ?? (0, node_os.tmpdir)(), "rehearse-"));
			const remove = () => (0, node_fs.rmSync)(directory, {
				recursive: true,
				force: true
			});
			try {
				return {
					descriptor: (0, node_fs.openSync)((0, node_path.join)(directory, "spool"), "wx+", 384),
					remove
				};
			} catch (error) {
				remove();
				throw error;
			}
		});
		this.#descriptor = opened.descriptor;
		this.#remove = opened.remove;
		if (process.platform !== "win32") opened.remove();
	}
	/** Copies the body; its range stays valid. */
	append(body) {
		const offset = this.#written + this.#pendingBytes;
		if (this.#pendingBytes + body.length > WRITE_BYTES) this.#flush();
		if (body.length > WRITE_BYTES) this.#writeOut(body);
		else if (this.#pending !== void 0) this.#pendingBytes += body.copy(this.#pending, this.#pendingBytes);
		return {
			offset,
			length: body.length
		};
	}
	/** No more is appended. */
	seal() {
		this.#flush();
		this.#pending = void 0;
	}
	/** Bytes that are not UTF-8 become U+FFFD, as they do for Velero. */
	read({ offset, length }) {
		const gap = offset - this.#lastEnd;
		this.#lastEnd = offset + length;
		if (!this.#isInWindow(offset, length)) {
			const isInOrder = gap >= 0 && gap <= GAP_BYTES;
			this.#moveWindow(offset, isInOrder ? Math.max(length, READ_BYTES) : length);
		}
		const start = offset - this.#window.offset;
		return this.#window.bytes.toString("utf8", start, start + length);
	}
	/** Gives the disk space back. Harmless when repeated. */
	close() {
		if (this.#descriptor === void 0) return;
		(0, node_fs.closeSync)(this.#descriptor);
		this.#descriptor = void 0;
		this.#pending = void 0;
		this.#window = {
			bytes: NOTHING$1,
			offset: 0,
			length: 0
		};
		this.#remove();
	}
	#isInWindow(offset, length) {
		const window = this.#window;
		return offset >= window.offset && offset + length <= window.offset + window.length;
	}
	#moveWindow(offset, wanted) {
		const length = Math.min(wanted, this.#written - offset);
		const kept = this.#window.bytes;
		const bytes = length <= kept.length && kept.length === READ_BYTES ? kept : Buffer.allocUnsafe(Math.max(length, READ_BYTES));
		this.#window = {
			bytes,
			offset: 0,
			length: 0
		};
		for (let filled = 0; filled < length;) {
			const count = attempt(() => (0, node_fs.readSync)(this.#open(), bytes, filled, length - filled, offset + filled));
			if (count === 0) throw new require_rehearsal_error.RehearsalError("SPOOL_FAILED", "The temporary file of the backup is too short.");
			filled += count;
		}
		this.#window = {
			bytes,
			offset,
			length
		};
	}
	#flush() {
		if (this.#pending === void 0 || this.#pendingBytes === 0) return;
		this.#writeOut(this.#pending.subarray(0, this.#pendingBytes));
		this.#pendingBytes = 0;
	}
	#writeOut(bytes) {
		for (let done = 0; done < bytes.length;) {
			const count = attempt(() => (0, node_fs.writeSync)(this.#open(), bytes, done, bytes.length - done, this.#written));
			done += count;
			this.#written += count;
		}
	}
	#open() {
		if (this.#descriptor === void 0) throw new Error("it was closed");
		return this.#descriptor;
	}
};
function attempt(action) {
	try {
		return action();
	} catch (error) {
		const message = `The temporary file of the backup cannot be used: ${require_rehearsal_error.messageOf(error)}`;
		throw new require_rehearsal_error.RehearsalError("SPOOL_FAILED", message, { cause: error });
	}
}
// src/backup/spooled-catalog.ts
const PREFERRED = "-preferredversion";
/** The index of an archive with its bodies. Owns the spool. */
var SpooledCatalog = class {
	facts;
	items;
	groupResources;
	#index;
	#spool;
	constructor(facts, index, spool) {
		this.facts = facts;
		this.items = index.items;
		this.groupResources = [...index.groups].filter(([, { items }]) => items.length > 0).map(([name]) => name);
		this.#index = index;
		this.#spool = spool;
	}
	itemsOf(groupResource) {
		return this.#index.groups.get(groupResource)?.items ?? [];
	}
	find(groupResource, namespace, name) {
		return this.#index.groups.get(groupResource)?.tree.get(namespace, name);
	}
	versionsOf(groupResource) {
		return sortByBytes([...this.#index.groups.get(groupResource)?.versions.keys() ?? []], (directory) => directory).map((directory) => ({
			version: directory.replace(PREFERRED, ""),
			preferred: directory.includes(PREFERRED)
		}));
	}
	versionBody(item, versionDirectory) {
		return (this.#index.groups.get(item.groupResource)?.versions.get(versionDirectory))?.get(item.namespace, item.name);
	}
	read(range) {
		return this.#spool.read(range);
	}
	close() {
		this.#spool.close();
	}
};
// src/backup/tar-fault.ts
/** Thrown by the tar reader; whoever knows what is being read gives it a code. */
var TarFault = class extends Error {
	name = "TarFault";
	kind;
	constructor(kind, message) {
		super(message);
		this.kind = kind;
	}
};
/** What Velero, and people who pack a backup again by hand, write. Everything else is refused. */
const TYPES = /* @__PURE__ */ new Map([
	[0, "file"],
	["0".charCodeAt(0), "file"],
	["5".charCodeAt(0), "directory"],
	["x".charCodeAt(0), "pax"],
	["L".charCodeAt(0), "gnu-long-path"]
]);
const REFUSED_TYPES = {
	"1": "a hard link",
	"2": "a symbolic link",
	"3": "a character device",
	"4": "a block device",
	"6": "a named pipe",
	"7": "a contiguous file",
	D: "a folder dump",
	g: "a global extension header",
	K: "a long link target",
	M: "a continued file",
	S: "a sparse file",
	V: "a volume label"
};
const NAME$1 = {
	at: 0,
	length: 100
};
const SIZE = {
	at: 124,
	length: 12
};
const CHECKSUM = {
	at: 148,
	length: 8
};
const TYPE_AT = 156;
const MAGIC = {
	at: 257,
	length: 6
};
const PREFIX = {
	at: 345,
	length: 155
};
const SPACE$1 = 32;
const STRICT_UTF8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** Reads the header block at `at`. Its 512 bytes must be there. @throws TarFault */
function parseTarHeader(block, at) {
	checkChecksum(block, at);
	const code = block[at + TYPE_AT] ?? 0;
	const type = TYPES.get(code);
	const path = pathOf(block, at);
	if (type === void 0) throw new TarFault("unsafe-type", REFUSED_TYPES[String.fromCharCode(code)] ?? `an entry of unknown type ${code}`);
	return {
		path,
		type,
		size: numberAt(block, at + SIZE.at, SIZE.length)
	};
}
/** True when the block has the mark of a tar header, even if the rest of it is damaged. */
function hasTarMagic(block, at) {
	return block.toString("latin1", at + MAGIC.at, at + MAGIC.at + 5) === "ustar";
}
function isZeroBlock(block, at) {
	for (let index = at; index < at + 512; index++) if (block[index] !== 0) return false;
	return true;
}
/** Text up to the first NUL. @throws TarFault when it is not UTF-8: two such names could look the same. */
function decodeTarText(bytes) {
	const end = bytes.indexOf(0);
	return decodeUtf8(end < 0 ? bytes : bytes.subarray(0, end));
}
/** @throws TarFault */
function decodeUtf8(bytes) {
	try {
		return STRICT_UTF8.decode(bytes);
	} catch {
		throw new TarFault("unsafe-path", "a name that is not UTF-8");
	}
}
/** The sum of all bytes of the header, its own field counted as spaces. */
function checkChecksum(block, at) {
	let sum = CHECKSUM.length * SPACE$1;
	for (let index = at; index < at + CHECKSUM.at; index++) sum += block[index] ?? 0;
	for (let index = at + TYPE_AT; index < at + 512; index++) sum += block[index] ?? 0;
	if (sum !== numberAt(block, at + CHECKSUM.at, CHECKSUM.length)) throw new TarFault("corrupt", "a header with a wrong checksum");
}
function pathOf(block, at) {
	const name = nameAt(block, at + NAME$1.at, NAME$1.length);
	if (!(block.toString("latin1", at + MAGIC.at, at + MAGIC.at + MAGIC.length) === "ustar\0") || block[at + PREFIX.at] === 0) return name;
	return `${nameAt(block, at + PREFIX.at, PREFIX.length)}/${name}`;
}
function nameAt(block, at, length) {
	let isAscii = true;
	let end = at;
	for (; end < at + length; end++) {
		const byte = block[end] ?? 0;
		if (byte === 0) break;
		if (byte > 127) isAscii = false;
	}
	return isAscii ? block.toString("latin1", at, end) : decodeUtf8(block.subarray(at, end));
}
/** Octal digits, or a big-endian number marked by the highest bit, as Go and GNU tar write sizes from 8 GiB on. */
function numberAt(block, at, length) {
	if (((block[at] ?? 0) & 128) !== 0) return binaryAt(block, at, length);
	let value = 0;
	let index = at;
	const end = at + length;
	while (index < end && block[index] === SPACE$1) index++;
	for (; index < end; index++) {
		const digit = (block[index] ?? 0) - 48;
		if (digit < 0 || digit > 7) break;
		value = value * 8 + digit;
	}
	for (; index < end; index++) {
		const byte = block[index];
		if (byte !== 0 && byte !== SPACE$1) throw new TarFault("corrupt", "a header with a number that cannot be read");
	}
	return value;
}
function binaryAt(block, at, length) {
	if (block[at] !== 128) throw new TarFault("corrupt", "a header with a negative number");
	let value = 0;
	for (let index = at + 1; index < at + length; index++) value = value * 256 + (block[index] ?? 0);
	return value;
}
// src/backup/pax-records.ts
const SPACE = 32;
const NEWLINE = 10;
/**
* Reads records of the form `<length> <key>=<value>\n`, where the length counts the whole record in bytes. Of equal keys
* the last wins; an empty value takes the key back. @throws TarFault
*/
function parsePaxRecords(body) {
	let path;
	let size;
	for (let at = 0; at < body.length;) {
		const { key, value, end } = recordAt(body, at);
		if (key === "path") path = value.length > 0 ? decodeUtf8(value) : void 0;
		else if (key === "size") size = sizeOf(value);
		else if (key === "linkpath") throw new TarFault("unsafe-type", "a link target");
		else if (key.startsWith("GNU.sparse.")) throw new TarFault("unsafe-type", "a sparse file");
		at = end;
	}
	return {
		path,
		size
	};
}
function recordAt(body, at) {
	const space = body.indexOf(SPACE, at);
	const digits = space < 0 || space - at > 7 ? "" : body.toString("latin1", at, space);
	const end = at + (/^[1-9]\d*$/.test(digits) ? Number(digits) : Number.POSITIVE_INFINITY);
	const equals = body.indexOf("=", space);
	if (end > body.length || body[end - 1] !== NEWLINE || equals < 0 || equals >= end || equals === space + 1) throw new TarFault("corrupt", "an extension header that cannot be read");
	return {
		key: body.toString("latin1", space + 1, equals),
		value: body.subarray(equals + 1, end - 1),
		end
	};
}
function sizeOf(value) {
	if (value.length === 0) return void 0;
	const digits = value.toString("latin1");
	if (!/^\d{1,15}$/.test(digits)) throw new TarFault("corrupt", "an extension header with a bad size");
	return Number(digits);
}
// src/backup/tar-reader.ts
/** A long path needs a few KiB; more is no path. */
const MAX_EXTENSION_BYTES = 65536;
const NOTHING = Buffer.alloc(0);
/** Push reader for one tar stream: `write` every chunk, then `end`. Not usable after an error. */
var TarReader = class {
	#sink;
	#limits;
	#carry = Buffer.alloc(512);
	#carried = 0;
	#body;
	#padding = 0;
	#entries = 0;
	#zeroBlocks = 0;
	#extension;
	constructor(sink, limits) {
		this.#sink = sink;
		this.#limits = limits;
	}
	/** @throws TarFault, ARCHIVE_TOO_LARGE, and what the sink throws */
	write(chunk) {
		let at = 0;
		while (at < chunk.length) if (this.#padding > 0) {
			const skipped = Math.min(this.#padding, chunk.length - at);
			this.#padding -= skipped;
			at += skipped;
		} else if (this.#body !== void 0) at = this.#fillBody(this.#body, chunk, at);
		else if (this.#carried > 0 || chunk.length - at < 512) {
			const copied = chunk.copy(this.#carry, this.#carried, at);
			this.#carried += copied;
			at += copied;
			if (this.#carried === 512) {
				this.#carried = 0;
				this.#block(this.#carry, 0, NOTHING, 0);
			}
		} else at = this.#block(chunk, at, chunk, at + 512);
	}
	/** The stream is over. @throws TarFault when it ended inside an entry or without the end mark */
	end() {
		if (this.#entries === 0 && this.#zeroBlocks === 0) throw new TarFault("not-tar", "it is shorter than a tar header");
		if (this.#carried > 0 || this.#body !== void 0 || this.#padding > 0) throw new TarFault("cut", "the tar ends inside an entry");
		if (this.#zeroBlocks < 2) throw new TarFault("cut", "the tar has no end mark");
	}
	/** Takes the header block at `at`, and the body as well when all of it follows in `rest`. Returns the position behind what was taken from `rest`. */
	#block(block, at, rest, from) {
		if (block[at] === 0 && isZeroBlock(block, at)) {
			if (this.#extension !== void 0) throw new TarFault("corrupt", "an extension header has no entry");
			this.#zeroBlocks++;
			return from;
		}
		if (this.#zeroBlocks > 0) throw new TarFault("corrupt", "there is data behind the end mark of the tar");
		const header = this.#header(block, at);
		this.#entries++;
		checkLimit(this.#limits, "entries", this.#entries, () => "The archive has too many entries");
		this.#checkSize(header);
		const end = from + header.size;
		if (end <= rest.length) {
			this.#startPadding(header.size);
			this.#deliver(header, rest.subarray(from, end));
			return end;
		}
		this.#body = {
			header,
			bytes: Buffer.allocUnsafe(header.size),
			filled: 0
		};
		return from;
	}
	#header(block, at) {
		let header;
		try {
			header = parseTarHeader(block, at);
		} catch (error) {
			if (this.#entries === 0 && error instanceof TarFault && error.kind === "corrupt" && !hasTarMagic(block, at)) throw new TarFault("not-tar", "it does not start with a tar header");
			throw error;
		}
		const extension = this.#extension;
		if (extension === void 0) return header;
		if (isExtension(header)) throw new TarFault("corrupt", "two extension headers follow one another");
		this.#extension = void 0;
		return {
			...header,
			path: extension.path ?? header.path,
			size: extension.size ?? header.size
		};
	}
	#checkSize(header) {
		const { path, size, type } = header;
		if (type === "directory" && size > 0) throw new TarFault("unsafe-type", `a folder with a body, ${quotePath(path)}`);
		if (isExtension(header) && size > MAX_EXTENSION_BYTES) throw new TarFault("unsafe-path", `an extension header of ${size} bytes`);
		checkLimit(this.#limits, "bodyBytes", size, () => `The file ${quotePath(path)} has ${size} bytes`);
	}
	#fillBody(body, chunk, at) {
		const copied = chunk.copy(body.bytes, body.filled, at);
		body.filled += copied;
		if (body.filled === body.bytes.length) {
			this.#body = void 0;
			this.#startPadding(body.bytes.length);
			this.#deliver(body.header, body.bytes);
		}
		return at + copied;
	}
	#startPadding(size) {
		this.#padding = (512 - size % 512) % 512;
	}
	#deliver(header, body) {
		switch (header.type) {
			case "file":
				this.#sink.file(header.path, body);
				break;
			case "directory":
				this.#sink.directory(header.path);
				break;
			case "pax":
				this.#extension = parsePaxRecords(body);
				break;
			case "gnu-long-path": this.#extension = {
				path: decodeTarText(body),
				size: void 0
			};
		}
	}
};
function isExtension(header) {
	return header.type === "pax" || header.type === "gnu-long-path";
}
// src/backup/read-archive.ts
/**
* Reads a Velero tarball from its first byte to its last in one pass and gives its catalog, or nothing at all: a cut or damaged archive
* is found only at its end, so no item may be used before (R-2). Problems of single items are in the catalog. Destroys the source.
* @throws ARCHIVE_*, LOCATION_*, SPOOL_FAILED, the signal's reason
*/
async function readArchive(source, options) {
	const started = performance.now();
	const limits = {
		...ARCHIVE_LIMITS,
		...options.limits
	};
	let spool;
	try {
		spool = new Spool(options.spoolDirectory);
		const indexer = new ArchiveIndexer(spool, limits);
		const tar = new TarReader(indexer, limits);
		let unpackedBytes = 0;
		const packed = await gunzip(source, (chunk, packedBytes) => {
			unpackedBytes += chunk.length;
			checkUnpacked(limits, unpackedBytes, packedBytes);
			tar.write(chunk);
		}, options.signal);
		tar.end();
		spool.seal();
		const index = indexer.finish();
		checkIsBackup(index);
		const { entries, ignored, formatVersion, hasResources } = index;
		const verifiedInMs = performance.now() - started;
		return new SpooledCatalog({
			...packed,
			unpackedBytes,
			entries,
			ignored,
			verifiedInMs,
			formatVersion,
			hasResources
		}, index, spool);
	} catch (error) {
		source.destroy();
		spool?.close();
		throw coded(error);
	}
}
function checkUnpacked(limits, unpackedBytes, packedBytes) {
	checkLimit(limits, "unpackedBytes", unpackedBytes, () => "The archive unpacks to too many bytes");
	if (unpackedBytes <= limits.ratioFromBytes) return;
	checkLimit(limits, "ratio", unpackedBytes / packedBytes, () => "The archive unpacks to many times its size");
}
/** F-43: without `resources` a backup is empty, which is a finding for the restore; without `metadata/version` as well it is something else. */
function checkIsBackup(index) {
	if (index.hasResources || index.formatVersion !== void 0) return;
	throw new require_rehearsal_error.RehearsalError("ARCHIVE_NOT_VELERO", "The archive has neither resources/ nor metadata/version.");
}
const GZIP_CODES = {
	empty: "ARCHIVE_EMPTY",
	"not-gzip": "ARCHIVE_NOT_GZIP",
	truncated: "ARCHIVE_TRUNCATED",
	corrupt: "ARCHIVE_CORRUPT"
};
const TAR_CODES = {
	"not-tar": ["ARCHIVE_NOT_VELERO", "The archive holds no tar"],
	corrupt: ["ARCHIVE_CORRUPT", "The tar in the archive is damaged"],
	cut: ["ARCHIVE_TRUNCATED", "The archive is cut short"],
	"unsafe-type": ["ARCHIVE_UNSAFE_ENTRY", "The archive holds something other than files"],
	"unsafe-path": ["ARCHIVE_UNSAFE_PATH", "The archive holds a path that cannot be trusted"]
};
function coded(error) {
	if (error instanceof GzipFault) return new require_rehearsal_error.RehearsalError(GZIP_CODES[error.kind], `The archive cannot be read: ${error.message}.`, { cause: error });
	if (error instanceof TarFault) {
		const [code, what] = TAR_CODES[error.kind];
		return new require_rehearsal_error.RehearsalError(code, `${what}: ${error.message}.`, { cause: error });
	}
	return error;
}
// src/backup/volume-records.ts
/** F-110. */
function volumeInfo(record) {
	return {
		pvName: record.text("pvName"),
		pvcName: record.text("pvcName"),
		pvcNamespace: record.text("pvcNamespace"),
		backupMethod: record.text("backupMethod"),
		snapshotDataMoved: record.flag("snapshotDataMoved"),
		skipped: record.flag("skipped"),
		result: record.text("result"),
		size: record.count("snapshotDataMovementInfo", "size") ?? record.count("pvbInfo", "size") ?? record.count("csiSnapshotInfo", "size"),
		reclaimPolicy: record.optionalText("pvInfo", "reclaimPolicy"),
		labels: record.textMap("pvInfo", "labels"),
		...record.has("csiSnapshotInfo") && { csiSnapshot: {
			snapshotHandle: record.text("csiSnapshotInfo", "snapshotHandle"),
			driver: record.text("csiSnapshotInfo", "driver"),
			size: record.count("csiSnapshotInfo", "size") ?? 0
		} },
		...record.has("snapshotDataMovementInfo") && { dataMovement: {
			dataMover: record.text("snapshotDataMovementInfo", "dataMover"),
			uploaderType: record.text("snapshotDataMovementInfo", "uploaderType"),
			snapshotHandle: record.text("snapshotDataMovementInfo", "snapshotHandle"),
			size: record.count("snapshotDataMovementInfo", "size") ?? 0
		} }
	};
}
/** F-90. */
function podVolumeBackup(record) {
	return {
		podName: record.text("spec", "pod", "name"),
		podNamespace: record.text("spec", "pod", "namespace"),
		volume: record.text("spec", "volume"),
		uploaderType: record.text("spec", "uploaderType"),
		snapshotId: record.text("status", "snapshotID"),
		pvcName: record.textMap("metadata", "annotations")["velero.io/pvc-name"],
		size: record.count("status", "progress", "totalBytes"),
		phase: record.text("status", "phase")
	};
}
/** F-19. */
function itemOperation(record) {
	const group = record.text("spec", "resourceIdentifier", "Group");
	const resource = record.text("spec", "resourceIdentifier", "Resource");
	return {
		resource: group === "" ? resource : `${resource}.${group}`,
		namespace: record.text("spec", "resourceIdentifier", "Namespace"),
		name: record.text("spec", "resourceIdentifier", "Name"),
		phase: record.text("status", "phase")
	};
}
/** F-100. */
function nativeSnapshot(record) {
	const volumeIops = record.count("spec", "volumeIOPS");
	return {
		persistentVolumeName: record.text("spec", "persistentVolumeName"),
		providerSnapshotId: record.text("status", "providerSnapshotID"),
		volumeType: record.text("spec", "volumeType"),
		volumeAZ: record.text("spec", "volumeAZ"),
		...volumeIops === void 0 ? {} : { volumeIops }
	};
}
/** F-16. */
function csiSnapshot(record) {
	return {
		namespace: record.text("metadata", "namespace"),
		claim: record.text("spec", "source", "persistentVolumeClaimName")
	};
}
// src/backup/read-side-files.ts
/**
* Reads the small files beside the tarball, whichever of them are there (F-130). One that is there must be whole: a restore that knows
* nothing of its volumes is not the restore that Velero would do. @throws SIDE_FILE_BROKEN, ARCHIVE_FORMAT, LOCATION_*, the signal's reason
*/
async function readSideFiles(location, backup, signal) {
	const read = (file) => readJsonFile(location, backup, file, signal);
	const list = async (file, decode) => {
		const value = await read(file);
		return value === void 0 ? void 0 : recordsOf(sideFileName(backup, file), value).map(decode);
	};
	const metadata = await readBackupMetadata(location, backup, signal);
	checkFormat(metadata?.formatVersion);
	await list("-csi-volumesnapshotcontents.json.gz", () => void 0);
	await list("-csi-volumesnapshotclasses.json.gz", () => void 0);
	return {
		metadata,
		volumeInfos: await list("-volumeinfo.json.gz", volumeInfo),
		podVolumeBackups: await list("-podvolumebackups.json.gz", podVolumeBackup) ?? [],
		nativeSnapshots: await list("-volumesnapshots.json.gz", nativeSnapshot) ?? [],
		csiSnapshots: await list("-csi-volumesnapshots.json.gz", csiSnapshot) ?? [],
		resourceList: resourceList(backup, await read("-resource-list.json.gz")),
		itemOperations: await list("-itemoperations.json.gz", itemOperation) ?? [],
		results: results(backup, await read("-results.gz"))
	};
}
/** F-20: a map of lists of names. */
function resourceList(backup, value) {
	if (value === void 0 || value === null) return void 0;
	const fileName = sideFileName(backup, "-resource-list.json.gz");
	if (!require_json.isObject(value)) throw brokenSideFile(fileName, "its content is not an object");
	return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, namesOf(fileName, kind, names)]));
}
function namesOf(fileName, kind, value) {
	const names = value === null ? [] : Array.isArray(value) ? value : void 0;
	if (names?.every((name) => typeof name === "string") !== true) throw brokenSideFile(fileName, `the entry ${JSON.stringify(kind)} is not a list of names`);
	return names;
}
/** F-21. */
function results(backup, value) {
	if (value === void 0 || value === null) return void 0;
	if (require_json.isObject(value)) return value;
	throw brokenSideFile(sideFileName(backup, "-results.gz"), "its content is not an object");
}
// src/location/location-access.ts
const READ_PATIENCE = {
	answerMs: 6e4,
	stallMs: 3e4,
	attempts: 6,
	backoffMs: 250
};
/** Far above any honest backup, whose tarball holds no data of volumes. */
const DOWNLOAD_LIMITS = {
	maxBytes: 32 * 2 ** 30,
	downloadMs: 36e5
};
const NO_LOCATION_OPTIONS = {
	config: {},
	credentialsFile: void 0,
	caFile: void 0
};
const PLAIN_ACCESS = {
	...NO_LOCATION_OPTIONS,
	onDownload: () => void 0
};
// src/verify/order.ts
const GRAVEST_FIRST = [
	"fail",
	"warn",
	"info"
];
/** Gravest first; then in one order, whatever was looked at first. */
function inOrder(findings) {
	return findings.toSorted((a, b) => {
		const weight = GRAVEST_FIRST.indexOf(a.weight) - GRAVEST_FIRST.indexOf(b.weight);
		if (weight !== 0) return weight;
		const [left, right] = [keyOf$1(a), keyOf$1(b)];
		return left === right ? 0 : left < right ? -1 : 1;
	});
}
function keyOf$1({ source, class: name, object, path = "" }) {
	return [
		source,
		name,
		object.namespace,
		object.kind,
		object.name,
		path
	].join("\0");
}
// src/verify/backup/listed-items.ts
function compareWithList(list, items) {
	const held = /* @__PURE__ */ new Set();
	for (const item of items) held.add(keyOf(groupOf(item), item.kind, placeOf(item)));
	const listed = /* @__PURE__ */ new Set();
	const missing = [];
	let entries = 0;
	for (const [type, places] of Object.entries(list)) {
		const slash = type.lastIndexOf("/");
		const [apiVersion, kind] = [type.slice(0, Math.max(0, slash)), type.slice(slash + 1)];
		const group = groupOfVersion(apiVersion);
		for (const place of places) {
			entries += 1;
			const key = keyOf(group, kind, place);
			if (listed.has(key)) continue;
			listed.add(key);
			if (held.has(key) || held.has(keyOf(group, "", place))) continue;
			missing.push(referenceOf(apiVersion, kind, place));
		}
	}
	return {
		missing,
		unlisted: items.filter((item) => item.kind !== "" && !listed.has(keyOf(groupOf(item), item.kind, placeOf(item)))),
		entries
	};
}
function keyOf(group, kind, place) {
	return `${group}\u0000${kind}\u0000${place}`;
}
/** By the path when the body does not say: `deployments.apps` → `apps`. */
function groupOf({ apiVersion, kind, groupResource }) {
	if (kind !== "") return groupOfVersion(apiVersion);
	const dot = groupResource.indexOf(".");
	return dot < 0 ? "" : groupResource.slice(dot + 1);
}
function groupOfVersion(apiVersion) {
	return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}
function placeOf({ namespace, name }) {
	return namespace === "" ? name : `${namespace}/${name}`;
}
function referenceOf(apiVersion, kind, place) {
	const slash = place.indexOf("/");
	return {
		apiVersion,
		kind,
		namespace: place.slice(0, Math.max(0, slash)),
		name: place.slice(slash + 1)
	};
}
// src/verify/backup/results.ts
/** Every message of one level in Velero's results (F-85): those of Velero itself, of the cluster, of each namespace. */
function messagesOf(results, level) {
	return textsIn(results?.[level]);
}
function textsIn(value) {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return require_json.isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
// src/verify/backup/backup-findings.ts
/** Missing objects that are named one by one. */
const MAX_NAMED = 100;
const MAX_QUOTED = 300;
/** Gravest first. */
function backupFindings(facts) {
	const { metadata, resourceList } = facts.sideFiles;
	return inOrder([
		...phaseFindings(facts, metadata),
		...resultFindings(facts),
		...volumeFindings(facts),
		...operationFindings(facts),
		...resourceList === void 0 ? countFindings(facts, metadata) : listFindings(facts, resourceList)
	]);
}
function phaseFindings(facts, metadata) {
	if (metadata === void 0) return [];
	const { phase, expiration } = metadata;
	const isAllowed = phase === "PartiallyFailed" && facts.allowPartiallyFailed;
	const findings = [];
	if (phase !== "Completed") {
		const text = phase ? `the phase of the backup is ${phase}` : "the backup has no phase";
		findings.push(finding(facts, "not-completed", text, isAllowed ? "info" : void 0));
	}
	if (Date.parse(expiration ?? "") <= facts.now.getTime()) findings.push(finding(facts, "expired", `the backup expired at ${expiration}; Velero may delete it at any time`));
	return findings;
}
/** The messages are Velero's; the first one is enough to know what it was about. */
function resultFindings(facts) {
	const { results, metadata } = facts.sideFiles;
	return ["errors", "warnings"].flatMap((level) => {
		const messages = messagesOf(results, level);
		const count = results === void 0 ? metadata?.[level] ?? 0 : messages.length;
		if (count === 0) return [];
		const first = messages[0] === void 0 ? "" : `, first: ${messages[0].trim().slice(0, MAX_QUOTED)}`;
		return [finding(facts, `backup-${level}`, `Velero recorded ${count} ${level} while it made this backup${first}`)];
	});
}
function volumeFindings({ sideFiles }) {
	const text = "the backup says that saving the data of this volume failed";
	const infos = (sideFiles.volumeInfos ?? []).filter(({ result }) => result === "failed").map(({ pvcName, pvcNamespace, pvName }) => pvcName === "" ? referTo("PersistentVolume", "", pvName) : referTo("PersistentVolumeClaim", pvcNamespace, pvcName));
	const told = new Set(infos.map(({ namespace, name }) => `${namespace}/${name}`));
	const records = sideFiles.podVolumeBackups.filter(({ phase }) => phase === "Failed").filter(({ podNamespace, pvcName }) => pvcName === void 0 || !told.has(`${podNamespace}/${pvcName}`)).map(({ podNamespace, podName, volume }) => about(referTo("Pod", podNamespace, podName), "volume-not-saved", `${text}: ${volume}`));
	return [...infos.map((object) => about(object, "volume-not-saved", text)), ...records];
}
function operationFindings(facts) {
	return (facts.sideFiles.itemOperations ?? []).filter(({ phase }) => phase === "Failed").map(({ resource, namespace, name }) => {
		return finding(facts, "operation-failed", `the operation for ${resource} ${namespace === "" ? name : `${namespace}/${name}`} failed after it was saved`);
	});
}
function referTo(kind, namespace, name) {
	return {
		apiVersion: "v1",
		kind,
		namespace,
		name
	};
}
function listFindings(facts, list) {
	const comparison = compareWithList(list, facts.catalog.items);
	const counted = facts.sideFiles.metadata?.itemsBackedUp;
	return [
		...missingFindings(facts, comparison),
		...unlistedFindings(comparison),
		...counted === void 0 || counted === comparison.entries ? [] : [finding(facts, "count-differs", `the metadata counts ${counted} items, the resource list ${comparison.entries}`)]
	];
}
function missingFindings(facts, { missing }) {
	const isTold = toldFailures(facts, missing.length);
	const gravest = inOrder(missing.map((object) => isTold(object) ? about(object, "not-backed-up", "the resource list names it, but Velero failed to save it") : about(object, "missing-from-archive", "the resource list of the backup names it, but the archive does not hold it")));
	const rest = gravest.slice(MAX_NAMED);
	const [first] = rest;
	if (first === void 0) return gravest;
	const text = `${rest.length} more objects of the resource list are not in the archive`;
	return [...gravest.slice(0, MAX_NAMED), finding(facts, first.class, text, first.weight)];
}
/** Whether an error of the backup explains that an object is missing. */
function toldFailures({ sideFiles }, missing) {
	const { results, metadata } = sideFiles;
	if (results === void 0) return () => missing <= (metadata?.errors ?? 0);
	const messages = messagesOf(results, "errors");
	const words = new Set(messages.flatMap((message) => message.split(/[\s/,;:"'`()[\]]+/)));
	return ({ name }) => words.has(name) || name.includes(":") && messages.some((text) => text.includes(name));
}
/** One for each type: what came along is no loss, but it should not be there. */
function unlistedFindings({ unlisted }) {
	return [...Map.groupBy(unlisted, ({ apiVersion, kind }) => `${apiVersion}/${kind}`).values()].flatMap((items) => {
		const [first] = items;
		if (first === void 0) return [];
		const { apiVersion, kind, namespace, name } = first;
		const others = items.length === 1 ? "" : ` and ${items.length - 1} more of its type`;
		return [about({
			apiVersion,
			kind,
			namespace,
			name
		}, "unlisted", `the archive holds it${others}, but the resource list of the backup does not name it`)];
	});
}
/** The count has one for each version of an object, the archive one file: only without such versions do they compare. */
function countFindings(facts, metadata) {
	const { catalog } = facts;
	const counted = metadata?.itemsBackedUp ?? 0;
	if (catalog.groupResources.some((resource) => catalog.versionsOf(resource).some(({ preferred }) => !preferred)) || counted <= catalog.items.length) return [];
	return [finding(facts, "fewer-than-counted", `the metadata counts ${counted} items, the archive holds ${catalog.items.length}, and there is no resource list to tell which are missing`)];
}
function finding({ name, sideFiles }, one, message, weight) {
	return about({
		apiVersion: "velero.io/v1",
		kind: "Backup",
		namespace: sideFiles.metadata?.namespace || "velero",
		name
	}, one, message, weight);
}
function about(object, name, message, weight) {
	return {
		source: "backup",
		class: name,
		weight: weight ?? require_classes.BACKUP_CLASSES[name].weight,
		object,
		message
	};
}
// src/rehearsal/choose/wish.ts
const ANY_BACKUP = { which: { kind: "as-in-restore" } };
/** For messages: `the latest backup of schedule "nightly"`. */
function wishText({ which, schedule }) {
	const of = schedule === void 0 ? "" : ` of schedule ${JSON.stringify(schedule)}`;
	switch (which.kind) {
		case "named": return `the backup ${JSON.stringify(which.name)}`;
		case "latest": return `the latest backup${of}`;
		case "all": return `all backups${of}`;
		default: return `the only backup${of}`;
	}
}
// src/rehearsal/choose/select.ts
/** In this order. What nobody got past decides what is told when nothing is left. */
const FILTERS = [
	{
		reason: "name",
		code: "BACKUP_NOT_FOUND",
		misses: ({ name }, { wish: { which } }) => which.kind === "named" && which.name !== name ? "another name" : void 0
	},
	{
		reason: "schedule",
		code: "BACKUP_NOT_FOUND",
		misses: ({ metadata }, { wish: { schedule } }) => {
			const own = metadata?.labels[SCHEDULE_LABEL];
			if (schedule === void 0 || own === schedule) return void 0;
			return own === void 0 ? "of no schedule" : `of schedule ${own}`;
		}
	},
	{
		reason: "labels",
		code: "BACKUP_NOT_FOUND",
		misses: ({ metadata }, { hasLabels }) => hasLabels(metadata?.labels ?? {}) ? void 0 : "its labels do not match"
	},
	{
		reason: "phase",
		code: "BACKUP_UNFIT",
		misses: phaseMisses
	},
	{
		reason: "age-unknown",
		code: "BACKUP_AGE_UNKNOWN",
		misses: (backup, { wish, now }) => (wish.minAgeMs ?? wish.maxAgeMs) !== void 0 && ageOf(backup, now) === void 0 ? beginOf(backup) === void 0 ? "it does not say when it began" : "it says that it began at a time that is still to come" : void 0
	},
	{
		reason: "too-new",
		code: "BACKUP_UNFIT",
		misses: (backup, { wish, now }) => {
			const age = ageOf(backup, now);
			if (wish.minAgeMs === void 0 || age !== void 0 && age >= wish.minAgeMs) return void 0;
			return `${age === void 0 ? "of unknown age" : `${seconds(Math.floor(age / 1e3))} old`}, at least ${require_duration.formatDuration(wish.minAgeMs)} is asked for`;
		}
	},
	{
		reason: "too-old",
		code: "BACKUP_TOO_OLD",
		misses: (backup, { wish, now }) => {
			const age = ageOf(backup, now) ?? 0;
			return wish.maxAgeMs !== void 0 && age > wish.maxAgeMs ? `${seconds(Math.ceil(age / 1e3))} old, at most ${require_duration.formatDuration(wish.maxAgeMs)} is allowed` : void 0;
		}
	}
];
/**
* F-72: Velero restores a backup of any phase when it is named. What Velero itself calls unusable, because it is not yet complete or
* failed, is refused here. One that is PartiallyFailed may be named, and the report tells it.
*/
function phaseMisses({ metadata }, { wish }) {
	const phase = metadata?.phase;
	if (metadata === void 0 || phase === "Completed") return void 0;
	const isGiven = wish.which.kind === "named" || wish.which.kind === "only";
	if (isGiven && (phase === void 0 || phase === "")) return void 0;
	if (phase === "PartiallyFailed" && (isGiven || wish.allowPartiallyFailed)) return void 0;
	return phase ? `phase ${phase}` : "it has no phase";
}
/**
* @param backups all of the location; for a wish that names one, that one is enough
* @param wish not `as-in-restore`: only a Restore knows what that is
*/
function selectBackups(backups, wish, now) {
	const question = {
		wish,
		hasLabels: require_classes.compileSelector(wish.labels ?? {}),
		now
	};
	const readable = newestFirst(backups.filter(({ problem }) => problem === void 0));
	const broken = backups.filter(({ name, problem }) => problem !== void 0 && (wish.which.kind !== "named" || wish.which.name === name));
	if (wish.which.kind === "latest") return latest(readable, broken, question);
	if (wish.which.kind !== "all") return single(readable, broken, question);
	const { fitting, passedOver } = sieve(readable, FILTERS, question);
	return chosenOr([...broken, ...fitting], passedOver, question);
}
/** The newest is the newest of those that fit in everything but their age: an older one is no answer to one that is too old. */
function latest(readable, broken, question) {
	const isGate = ({ reason }) => reason === "too-old" || reason === "age-unknown";
	const { fitting, passedOver } = sieve(readable, FILTERS.filter((filter) => !isGate(filter)), question);
	const [newest, ...older] = fitting;
	const newestBegin = newest === void 0 ? 0 : beginOf(newest) ?? 0;
	const [unreadable] = broken.filter(({ brokenBegin }) => (brokenBegin ?? Infinity) >= newestBegin);
	if (unreadable !== void 0) return {
		chosen: [],
		passedOver,
		problem: {
			code: "BACKUP_UNREADABLE",
			message: sentence(`${wishText(question.wish)} cannot be told: ${unreadable.name} may be the newest. ${unreadable.problem?.message ?? ""}`)
		}
	};
	const others = older.map(({ name }) => ({
		name,
		reason: "older",
		why: "older"
	}));
	if (newest === void 0) return nothing(passedOver, question);
	const gate = sieve([newest], FILTERS.filter(isGate), question);
	const all = [
		...gate.passedOver,
		...others,
		...passedOver
	];
	return chosenOr(gate.fitting, all, question);
}
/** One that is named, or the only one that there is. */
function single(readable, broken, question) {
	const isIdentity = ({ code }) => code === "BACKUP_NOT_FOUND";
	const meant = sieve(readable, FILTERS.filter(isIdentity), question);
	const candidates = [...broken, ...meant.fitting];
	const [only, ...more] = candidates;
	if (only === void 0) return nothing(meant.passedOver, question);
	if (more.length > 0) {
		const message = `There are several backups: ${listed(candidates.map(({ name }) => name).sort())}.`;
		return {
			chosen: [],
			passedOver: meant.passedOver,
			problem: {
				code: "BACKUP_AMBIGUOUS",
				message
			}
		};
	}
	if (only.problem !== void 0) {
		const { code, message } = only.problem;
		return {
			chosen: [],
			passedOver: meant.passedOver,
			problem: {
				code,
				message
			}
		};
	}
	const { fitting, passedOver } = sieve([only], FILTERS, question);
	return chosenOr(fitting, [...passedOver, ...meant.passedOver], question);
}
/** Every backup ends in one of the two. */
function sieve(backups, filters, question) {
	const fitting = [];
	const passedOver = [];
	for (const backup of backups) {
		const miss = firstMiss(backup, filters, question);
		if (miss === void 0) fitting.push(backup);
		else passedOver.push({
			name: backup.name,
			...miss
		});
	}
	return {
		fitting,
		passedOver
	};
}
function firstMiss(backup, filters, question) {
	for (const { reason, misses } of filters) {
		const why = misses(backup, question);
		if (why !== void 0) return {
			reason,
			why
		};
	}
}
function chosenOr(chosen, passedOver, question) {
	return chosen.length > 0 ? {
		chosen,
		passedOver,
		problem: void 0
	} : nothing(passedOver, question);
}
/** What came furthest says what is missing. */
function nothing(passedOver, { wish }) {
	const last = FILTERS.findLast((filter) => passedOver.some(({ reason }) => reason === filter.reason));
	const closest = passedOver.filter(({ reason }) => reason === last?.reason);
	const [first] = closest;
	const rest = closest.length > 1 ? `, and ${closest.length - 1} more` : "";
	const why = first === void 0 ? "there is none" : `${first.name}: ${first.why}${rest}`;
	const code = last?.code ?? "BACKUP_NOT_FOUND";
	const what = code === "BACKUP_NOT_FOUND" ? "is not there" : "cannot be used";
	return {
		chosen: [],
		passedOver,
		problem: {
			code,
			message: sentence(`${wishText(wish)} ${what}: ${why}.`)
		}
	};
}
/** S-61: by begin; one that never began is the oldest. */
function newestFirst(backups) {
	return backups.toSorted((a, b) => (beginOf(b) ?? 0) - (beginOf(a) ?? 0) || (a.name < b.name ? 1 : -1));
}
function listed(names) {
	const shown = names.slice(0, 5).join(", ");
	return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
function seconds(count) {
	return require_duration.formatDuration(count * 1e3);
}
function sentence(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// src/rehearsal/choose/choose-backups.ts
/** Nothing fits. The report shows what was looked at. */
var NoBackupChosen = class extends require_rehearsal_error.RehearsalError {
	section;
	listed;
	constructor(code, message, section, listed) {
		super(code, message);
		this.section = section;
		this.listed = listed;
	}
};
const NAMES_SHOWN = 5;
const MAX_PASSED_OVER = 50;
/** @param wish not `as-in-restore` @throws NoBackupChosen with BACKUP_* or SIDE_FILE_BROKEN; LOCATION_* */
async function chooseBackups(location, wish, now, signal) {
	const listed = await candidates(location, wish, signal);
	const selection = selectBackups(listed, wish, now);
	const section = sectionOf(wish, listed, selection);
	if (selection.problem === void 0) return {
		chosen: selection.chosen,
		listed,
		section
	};
	const { code, message } = selection.problem;
	throw new NoBackupChosen(code, listed.length === 0 && code === "BACKUP_NOT_FOUND" ? await missingText(location, wish, signal) : `${location.url}: ${message}`, section, listed);
}
/** A bucket may hold thousands: for one that is named nothing else is read, and the only one needs no look at many. */
async function candidates(location, wish, signal) {
	const { which, schedule, labels } = wish;
	if (which.kind === "named") return onlyThere(await listBackup(location, which.name, signal));
	if (which.kind !== "only" || schedule !== void 0 || labels !== void 0) return await listBackups(location, signal);
	const names = await location.backupNames(signal);
	const [only] = names;
	if (only === void 0) return [];
	if (names.length === 1) return onlyThere(await listBackup(location, only, signal));
	const section = {
		wish: wishText(wish),
		considered: names.length,
		chosen: [],
		passedOver: []
	};
	throw new NoBackupChosen("BACKUP_AMBIGUOUS", `${location.url} holds several backups: ${shown(names)}.`, section, []);
}
function onlyThere(backup) {
	return backup === void 0 ? [] : [backup];
}
async function missingText(location, { which }, signal) {
	if (which.kind !== "named") return `There is no backup in ${location.url}.`;
	const names = await location.backupNames(signal);
	const held = names.length === 0 ? "it holds none." : `it holds ${shown(names)}.`;
	return `There is no backup ${JSON.stringify(which.name)} in ${location.url}; ${held}`;
}
function shown(names) {
	const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : "";
	return `${names.slice(0, NAMES_SHOWN).join(", ")}${more}`;
}
function sectionOf(wish, listed, { chosen, passedOver }) {
	return {
		wish: wishText(wish),
		considered: listed.length,
		chosen: chosen.map(({ name }) => name),
		passedOver: passedOver.slice(0, MAX_PASSED_OVER).map(({ name, why }) => ({
			name,
			why
		}))
	};
}
// src/location/ended-by.ts
/** The stream, which an abort ends with the signal's reason. */
function endedBy(stream, signal) {
	const end = () => void stream.destroy(reasonOf(signal));
	if (signal.aborted) end();
	else {
		signal.addEventListener("abort", end, { once: true });
		stream.once("close", () => signal.removeEventListener("abort", end));
	}
	return stream;
}
function reasonOf({ reason }) {
	return reason instanceof Error ? reason : new Error(String(reason));
}
// src/location/open-file.ts
const CHUNK_BYTES$1 = 262144;
const READ_ONLY = node_fs.constants.O_RDONLY | node_fs.constants.O_NONBLOCK;
/** The content of one regular file; undefined when there is none. Its error, when the file changes under us, is LOCATION_CHANGED. @throws LOCATION_DENIED, LOCATION_UNREACHABLE */
async function openFile(path, shownAs, signal) {
	let handle;
	try {
		handle = await (0, node_fs_promises.open)(path, READ_ONLY);
		const found = await handle.stat();
		if (found.isFile()) {
			const bytes = node_stream.Readable.from(unchangedBytes(handle, found, shownAs), {
				objectMode: false,
				highWaterMark: CHUNK_BYTES$1
			});
			bytes.once("close", () => void handle?.close());
			return endedBy(bytes, signal);
		}
	} catch (error) {
		await handle?.close();
		if (isMissing(error)) return void 0;
		throw locationError(error, shownAs);
	}
	await handle.close();
	throw new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${shownAs} is not a regular file.`);
}
/** What is read of a file that somebody writes to is neither the old nor the new one: it says nothing about the backup. */
async function* unchangedBytes(handle, begin, shownAs) {
	for (;;) {
		const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES$1), 0, CHUNK_BYTES$1, null);
		const now = await handle.stat();
		if (now.size !== begin.size || now.mtimeMs !== begin.mtimeMs) throw new require_rehearsal_error.RehearsalError("LOCATION_CHANGED", `${shownAs}: a file of the backup was changed while it was read.`);
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
	}
}
/** Bytes of a regular file; undefined when there is none. @throws LOCATION_* */
async function sizeOfFile(path, shownAs) {
	try {
		const found = await (0, node_fs_promises.stat)(path);
		return found.isFile() ? found.size : void 0;
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw locationError(error, shownAs);
	}
}
/** True for the errors that say that a path leads nowhere. */
function isMissing(error) {
	return [
		"ENOENT",
		"ENOTDIR",
		"ENAMETOOLONG"
	].includes(require_rehearsal_error.systemCodeOf(error) ?? "");
}
/** A file system error as an error of the location that is shown as `shownAs`. */
function locationError(error, shownAs) {
	const code = ["EACCES", "EPERM"].includes(require_rehearsal_error.systemCodeOf(error) ?? "") ? "LOCATION_DENIED" : "LOCATION_UNREACHABLE";
	return new require_rehearsal_error.RehearsalError(code, `${shownAs} cannot be read: ${require_rehearsal_error.messageOf(error)}`, { cause: error });
}
/** The folder `backups/` of a bucket, copied to disk or mounted: one folder for each backup. */
var BackupsFolder = class {
	url;
	isSingle = false;
	#folder;
	/** @param url what the user typed, for messages */
	constructor(folder, url) {
		this.#folder = folder;
		this.url = url;
	}
	async backupNames(signal) {
		return backupsIn(this.#folder, this.url, signal);
	}
	async open(backup, file, signal) {
		signal.throwIfAborted();
		if (!isName(backup)) return void 0;
		return openFile((0, node_path.join)(this.#folder, backup, fileNameOf(backup, file)), `${this.url} (${backup})`, signal);
	}
	async sizeOf(backup, file) {
		if (!isName(backup)) return void 0;
		return sizeOfFile((0, node_path.join)(this.#folder, backup, fileNameOf(backup, file)), `${this.url} (${backup})`);
	}
};
/** Names of the folders that are backups, sorted. @throws LOCATION_* */
async function backupsIn(folder, url, signal) {
	signal.throwIfAborted();
	let entries;
	try {
		entries = await (0, node_fs_promises.readdir)(folder, { withFileTypes: true });
	} catch (error) {
		throw locationError(error, url);
	}
	const names = [];
	for (const entry of entries) {
		signal.throwIfAborted();
		if (!entry.isDirectory() && !entry.isSymbolicLink()) continue;
		if (await exists((0, node_path.join)(folder, entry.name, "velero-backup.json"), url)) names.push(entry.name);
	}
	return names.sort();
}
/** @throws LOCATION_* when that cannot be told */
async function exists(path, url) {
	try {
		await (0, node_fs_promises.access)(path);
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw locationError(error, url);
	}
}
/** The name of a file of a backup as it is in the bucket. */
function fileNameOf(backup, file) {
	return file === "velero-backup.json" ? file : `${backup}${file}`;
}
/** A backup's name is one segment of a path; anything else could lead out of the folder. */
function isName(backup) {
	return backup !== "" && backup !== "." && backup !== ".." && !/[/\\\0]/.test(backup);
}
/** One tarball without the files that lie beside it in a bucket, as `velero backup download` gives it. */
var LoneTarball = class {
	url;
	isSingle = true;
	#path;
	#name;
	constructor(path, name, url) {
		this.#path = path;
		this.#name = name;
		this.url = url;
	}
	async backupNames(signal) {
		signal.throwIfAborted();
		return [this.#name];
	}
	async open(backup, file, signal) {
		signal.throwIfAborted();
		return backup === this.#name && file === ".tar.gz" ? openFile(this.#path, this.url, signal) : void 0;
	}
	async sizeOf(backup, file) {
		return backup === this.#name && file === ".tar.gz" ? sizeOfFile(this.#path, this.url) : void 0;
	}
};
// src/location/one-backup-folder.ts
/** The folder of one backup, with `velero-backup.json` in it. */
var OneBackupFolder = class {
	url;
	isSingle = true;
	#folder;
	#name;
	constructor(folder, name, url) {
		this.#folder = folder;
		this.#name = name;
		this.url = url;
	}
	async backupNames(signal) {
		signal.throwIfAborted();
		return [this.#name];
	}
	async open(backup, file, signal) {
		signal.throwIfAborted();
		return backup === this.#name ? openFile((0, node_path.join)(this.#folder, fileNameOf(backup, file)), this.url, signal) : void 0;
	}
	async sizeOf(backup, file) {
		return backup === this.#name ? sizeOfFile((0, node_path.join)(this.#folder, fileNameOf(backup, file)), this.url) : void 0;
	}
};
// src/location/refine-error.ts
/**
* Errors without credentials, and without their origin, which may hold the headers of a request.
* @param denied what to add when the location may not be read
*/
function refineWith(mask, denied) {
	return (error) => {
		const code = error instanceof require_rehearsal_error.RehearsalError ? error.code : "LOCATION_UNREACHABLE";
		const words = scrub(mask(require_rehearsal_error.messageOf(error)));
		const isAdded = code === "LOCATION_DENIED" && denied !== void 0 && !words.endsWith(denied);
		return new require_rehearsal_error.RehearsalError(code, isAdded ? `${words.replace(/[.]$/, "")}. ${denied}` : words);
	};
}
// src/location/shown-address.ts
/** An address for messages and reports: without user, password, query and fragment. A path stays as it is. */
function shownAddress(text) {
	const [, scheme, rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? [];
	if (scheme === void 0) return text;
	const [authority = "", ...path] = rest.replace(/[?#].*$/s, "").split("/");
	return [`${scheme}${authority.slice(authority.lastIndexOf("@") + 1)}`, ...path].join("/");
}
// src/location/answer-limit.ts
/**
* The answer, or LOCATION_UNREACHABLE when it takes too long. Nobody waits for an SDK that does not listen to its signal.
* What comes of the answer, such as a body, keeps the signal but not the limit.
*/
async function withinLimit({ answerMs, shownAs }, signal, ask) {
	signal.throwIfAborted();
	const limit = new AbortController();
	const timer = setTimeout(() => limit.abort(tooSlow(shownAs, answerMs)), answerMs);
	const both = AbortSignal.any([signal, limit.signal]);
	try {
		return await require_until_aborted.untilAborted(both, ask(both));
	} catch (error) {
		signal.throwIfAborted();
		limit.signal.throwIfAborted();
		throw error;
	} finally {
		clearTimeout(timer);
	}
}
function tooSlow(shownAs, ms) {
	return new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${shownAs} gave no answer within ${ms / 1e3} s.`);
}
// src/location/download-progress.ts
/** A short download is over before anybody wonders. */
const FIRST_AFTER_MS = 2e3;
const EVERY_MS = 5e3;
/** Told the bytes so far, it reports now and then. */
function downloadProgress(file, total, report, now = () => performance.now()) {
	const started = now();
	let next = started + FIRST_AFTER_MS;
	return (done) => {
		const time = now();
		if (time < next || done >= total) return;
		next = time + EVERY_MS;
		report({
			file,
			done,
			total,
			bytesPerSecond: Math.round(done / (time - started) * 1e3)
		});
	};
}
// src/location/resuming-read.ts
const CHUNK_BYTES = 262144;
/**
* Goes on where it stopped when a connection breaks. Its error is LOCATION_*, or the signal's reason. Destroying it ends its
* connection at once, whatever it waits for.
*/
function resumingRead(wanted, limits, signal) {
	const stop = new AbortController();
	const bytes = bytesOf(wanted, limits, AbortSignal.any([signal, stop.signal]));
	const timer = setTimeout(() => stop.abort(tooLong(wanted, limits)), limits.downloadMs);
	return new node_stream.Readable({
		highWaterMark: CHUNK_BYTES,
		read() {
			bytes.next().then(({ done, value }) => this.push(done === true ? null : value), (error) => this.destroy(signal.aborted ? signal.reason : wanted.refine(error)));
		},
		destroy(error, callback) {
			clearTimeout(timer);
			stop.abort();
			callback(error);
		}
	});
}
async function* bytesOf({ store, key, version, onBytes }, limits, signal) {
	const limit = {
		answerMs: limits.answerMs,
		shownAs: `${store.url}/${key}`
	};
	let done = 0;
	let failures = 0;
	while (done < version.size) try {
		const ask = (asking) => store.read(key, version, done, asking);
		const part = (0, node_stream.addAbortSignal)(signal, await withinLimit(limit, signal, ask));
		for await (const chunk of withoutStall(part, limits.stallMs)) {
			done += chunk.length;
			if (done > version.size) throw changed(store, key);
			failures = 0;
			onBytes(done);
			yield chunk;
			signal.throwIfAborted();
		}
		if (done < version.size) throw new Error(`the connection ended after ${done} of ${version.size} bytes`);
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof require_rehearsal_error.RehearsalError && error.code !== "LOCATION_UNREACHABLE") throw error;
		failures += 1;
		if (failures >= limits.attempts) throw gaveUp(store, key, error);
		await require_sleep.sleep(backoff(limits, failures), signal);
	}
}
/** With jitter, so that many readers do not come back at once. */
function backoff({ backoffMs }, failures) {
	return backoffMs * 2 ** (failures - 1) * (1 + Math.random() * .2);
}
/** Time that the reader takes for itself does not count. */
async function* withoutStall(part, stallMs) {
	const chunks = part[Symbol.asyncIterator]();
	const next = async () => {
		const timer = setTimeout(() => part.destroy(/* @__PURE__ */ new Error(`no byte came for ${stallMs / 1e3} s`)), stallMs);
		try {
			return await chunks.next();
		} finally {
			clearTimeout(timer);
		}
	};
	try {
		for (let chunk = await next(); chunk.done !== true; chunk = await next()) yield chunk.value;
	} finally {
		part.destroy();
	}
}
function changed(store, key) {
	return new require_rehearsal_error.RehearsalError("LOCATION_CHANGED", `${store.url}/${key} is longer than it was said to be.`);
}
function tooLong({ store, key }, { downloadMs }) {
	return new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${store.url}/${key} was not read within ${Math.round(downloadMs / 1e3)} s (--download-timeout).`);
}
function gaveUp(store, key, error) {
	if (error instanceof require_rehearsal_error.RehearsalError) return error;
	return new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${store.url}/${key} cannot be read: ${require_rehearsal_error.messageOf(error)}`);
}
// src/location/store-layout.ts
/** Questions at one time whether a folder is a backup. */
const LOOKS_AT_ONCE = 16;
/** @param prefix without a slash at either end; '' for the whole store. @throws LOCATION_* */
async function layoutOf(store, prefix, signal) {
	const last = fileOf(prefix);
	if (last.endsWith(".tar.gz") && last !== ".tar.gz") {
		if (await store.head(prefix, signal) !== void 0) return loneTarball(prefix, last.slice(0, -7));
		throw new require_rehearsal_error.RehearsalError("LOCATION_NOT_FOUND", `There is no ${store.url}.`);
	}
	if (prefix !== "" && await store.head(`${prefix}/velero-backup.json`, signal) !== void 0) return oneBackup(prefix, last);
	return manyBackups(store, last === "backups" && (await store.folders(`${prefix}/backups/`, signal)).length === 0 ? `${prefix}/` : `${prefix === "" ? "" : `${prefix}/`}backups/`);
}
function loneTarball(key, name) {
	return {
		isSingle: true,
		names: async () => [name],
		folders: async () => [name],
		keyOf: (backup, file) => backup === name && file === ".tar.gz" ? key : void 0
	};
}
function oneBackup(folder, name) {
	return {
		isSingle: true,
		names: async () => [name],
		folders: async () => [name],
		keyOf: (backup, file) => backup === name ? `${folder}/${fileNameOf(backup, file)}` : void 0
	};
}
function manyBackups(store, folder) {
	return {
		isSingle: false,
		async names(signal) {
			const names = [];
			await mapConcurrent(await store.folders(folder, signal), LOOKS_AT_ONCE, signal, async (name) => {
				if (await store.head(`${folder}${name}/velero-backup.json`, signal) !== void 0) names.push(name);
			});
			return names.sort();
		},
		folders: (signal) => store.folders(folder, signal),
		keyOf: (backup, file) => backup === "" || backup.includes("/") || backup === "." || backup === ".." ? void 0 : `${folder}${backup}/${fileNameOf(backup, file)}`
	};
}
/** The last segment of a key. */
function fileOf(key) {
	return key.slice(key.lastIndexOf("/") + 1);
}
// src/location/store-location.ts
/** Finds out what lies below the prefix. All errors of the location are free of credentials. @throws LOCATION_* */
async function openStoreLocation(place, signal) {
	const looks = looksAt(place);
	const layout = await layoutOf(looks, place.prefix, signal);
	const facts = /* @__PURE__ */ new Map();
	return {
		url: place.url,
		isSingle: layout.isSingle,
		backupNames: (namesSignal) => layout.names(namesSignal),
		backupFolders: (namesSignal) => layout.folders(namesSignal),
		async open(backup, file, readSignal) {
			const key = layout.keyOf(backup, file);
			if (key === void 0) return void 0;
			const version = await looks.head(key, readSignal);
			if (version === void 0) return void 0;
			facts.set(key, version);
			return read(place, key, version, readSignal);
		},
		factsOf: (backup, file) => facts.get(layout.keyOf(backup, file) ?? ""),
		async sizeOf(backup, file, sizeSignal) {
			const key = layout.keyOf(backup, file);
			return key === void 0 ? void 0 : (await looks.head(key, sizeSignal))?.size;
		},
		close: () => place.store.close()
	};
}
/** Each answer has its time, each error is masked. */
function looksAt({ store, url, patience: { answerMs }, refine }) {
	return {
		url,
		async folders(prefix, signal) {
			const names = /* @__PURE__ */ new Set();
			const limit = {
				answerMs,
				shownAs: `The list of ${store.url}`
			};
			const stop = new AbortController();
			try {
				const asking = AbortSignal.any([signal, stop.signal]);
				const pages = store.folders(prefix, asking)[Symbol.asyncIterator]();
				for (;;) {
					const page = await withinLimit(limit, signal, () => require_until_aborted.untilAborted(signal, pages.next()));
					if (page.done) return [...names].sort();
					for (const name of page.value) names.add(name);
				}
			} catch (error) {
				signal.throwIfAborted();
				throw refine(error);
			} finally {
				stop.abort();
			}
		},
		async head(key, signal) {
			try {
				return await withinLimit({
					answerMs,
					shownAs: `${store.url}/${key}`
				}, signal, (asking) => store.head(key, asking));
			} catch (error) {
				signal.throwIfAborted();
				throw refine(error);
			}
		}
	};
}
function read(place, key, version, signal) {
	const { store, onDownload, patience, downloadMs, maxBytes, refine } = place;
	if (version.size > maxBytes) throw new require_rehearsal_error.RehearsalError("LOCATION_TOO_LARGE", `${store.url}/${key} has ${version.size} bytes; ${maxBytes} are allowed (--download-max-size).`);
	return resumingRead({
		store,
		key,
		version,
		onBytes: downloadProgress(fileOf(key), version.size, onDownload),
		refine
	}, {
		...patience,
		downloadMs
	}, signal);
}
// src/location/open-store.ts
const SCHEMES = {
	s3: {
		form: "s3://bucket/prefix",
		names: 1,
		open: async ([bucket = ""], access) => (await Promise.resolve().then(() => require("./location-s3-open-s3.cjs"))).openS3(bucket, access)
	},
	azblob: {
		form: "azblob://account/container/prefix",
		names: 2,
		open: async ([account = "", container = ""], access) => (await Promise.resolve().then(() => require("./location-azure-open-azure.cjs"))).openAzure(account, container, access)
	},
	gs: {
		form: "gs://bucket/prefix",
		names: 1,
		open: async ([bucket = ""], access) => (await Promise.resolve().then(() => require("./location-gcs-open-gcs.cjs"))).openGcs(bucket, access)
	}
};
/** Of buckets, containers and accounts: nothing in them could be a password. */
const NAME = /^[a-z0-9$][a-z0-9._$-]*$/i;
/** @throws LOCATION_* */
async function openStore(scheme, text, access, signal) {
	const mask = await maskOf(text, access);
	const refine = refineWith(mask, access.denied);
	let store;
	try {
		const opened = await storeOf(scheme, text, access);
		store = opened.store;
		return await openStoreLocation({
			...opened,
			url: mask(shownAddress(trimmed(text))),
			onDownload: access.onDownload,
			patience: {
				...READ_PATIENCE,
				...access.patience
			},
			maxBytes: access.maxBytes ?? DOWNLOAD_LIMITS.maxBytes,
			downloadMs: access.downloadMs ?? DOWNLOAD_LIMITS.downloadMs,
			refine
		}, signal);
	} catch (error) {
		store?.close();
		signal.throwIfAborted();
		throw refine(error);
	}
}
async function maskOf(text, { config, credentialsFile }) {
	const sources = {
		environment: process.env,
		address: text,
		files: [credentialsFile, config.customerKeyEncryptionFile],
		keyVariable: config.storageAccountKeyEnvVar
	};
	return require_secret_forms.maskerOf(await require_secret_forms.credentialValues(sources, (path) => (0, node_fs_promises.readFile)(path)));
}
/** The rest of an address may hold credentials, so messages do not repeat it. */
async function storeOf(scheme, text, access) {
	if (scheme === "http" || scheme === "https") {
		if (!URL.canParse(text)) throw invalid$1("The address of the location is not a valid URL.");
		const address = new URL(text);
		const { openHttp } = await Promise.resolve().then(() => require("./location-http-open-http.cjs"));
		return {
			store: await openHttp(address, access),
			prefix: trimmed(decoded$1(address.pathname))
		};
	}
	const known = SCHEMES[scheme];
	if (known === void 0) throw invalid$1(`Locations that begin with ${scheme}:// cannot be read; there are ${Object.values(SCHEMES).map(({ form }) => form).join(", ")}, https://.`);
	const parts = trimmed(text.slice(scheme.length + 3)).split("/");
	const names = parts.slice(0, known.names);
	if (names.length < known.names || !names.every((name) => NAME.test(name))) throw invalid$1(`The location is not of the form ${known.form}.`);
	return {
		store: await known.open(names, access),
		prefix: parts.slice(known.names).join("/")
	};
}
function trimmed(path) {
	return path.replace(/^\/+|\/+$/g, "");
}
function decoded$1(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		throw invalid$1("The address of the location is not encoded as a URL has to be.");
	}
}
function invalid$1(message) {
	return new require_rehearsal_error.RehearsalError("LOCATION_INVALID", message);
}
// src/location/standard-input.ts
/** A lone tarball that comes through a pipe: it can be read once. */
var StandardInput = class {
	url = "standard input";
	isSingle = true;
	#name;
	#stream;
	constructor(stream, name) {
		this.#stream = stream;
		this.#name = name;
	}
	async backupNames(signal) {
		signal.throwIfAborted();
		return [this.#name];
	}
	async open(backup, file, signal) {
		signal.throwIfAborted();
		if (backup !== this.#name || file !== ".tar.gz") return void 0;
		const stream = this.#stream;
		this.#stream = void 0;
		return stream === void 0 ? void 0 : endedBy(stream, signal);
	}
};
// src/location/open-location.ts
/**
* Finds out what the user points at: a folder that holds `backups/`, that folder itself, the folder of one backup, a lone
* `<name>.tar.gz`, the same in a store (`s3://bucket/prefix`), or `-` for standard input. @throws LOCATION_*
*/
async function openLocation(text, signal, access = PLAIN_ACCESS) {
	signal.throwIfAborted();
	if (text === "-") return new StandardInput(process.stdin, access.backupName ?? "stdin");
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
	if (scheme !== void 0) return await openStore(scheme.toLowerCase(), text, access, signal);
	const found = await statOf(text);
	if (found === void 0) throw notFound(`There is no file or folder ${JSON.stringify(text)}.`);
	if (found.isFile()) return openTarball(text);
	if (found.isDirectory()) return openFolder(text, signal);
	throw notFound(`${JSON.stringify(text)} is neither a file nor a folder.`);
}
function openTarball(text) {
	const name = backupNameOf((0, node_path.basename)(text));
	if (name === void 0) throw notFound(`The file ${JSON.stringify(text)} is not named <backup>.tar.gz.`);
	return new LoneTarball(text, name, text);
}
async function openFolder(text, signal) {
	if (await exists((0, node_path.join)(text, "velero-backup.json"), text)) return new OneBackupFolder(text, await nameOfFolder(text), text);
	const inner = (0, node_path.join)(text, "backups");
	if ((await statOf(inner))?.isDirectory() === true && !await exists((0, node_path.join)(inner, "velero-backup.json"), text)) return new BackupsFolder(inner, text);
	if ((0, node_path.basename)((0, node_path.resolve)(text)) === "backups" || (await backupsIn(text, text, signal)).length > 0) return new BackupsFolder(text, text);
	throw notFound(`The folder ${JSON.stringify(text)} holds neither backups/ nor a backup.`);
}
/** The folder is named like its backup, but a downloaded copy may be named anything; then the tarball in it tells. */
async function nameOfFolder(folder) {
	const names = (await (0, node_fs_promises.readdir)(folder).catch((error) => {
		throw locationError(error, folder);
	})).flatMap((file) => backupNameOf(file) ?? []);
	const own = (0, node_path.basename)((0, node_path.resolve)(folder));
	const [only] = names;
	return names.length === 1 && only !== void 0 ? only : own;
}
function backupNameOf(fileName) {
	return fileName.endsWith(".tar.gz") && fileName.length > 7 ? fileName.slice(0, -7) : void 0;
}
async function statOf(path) {
	try {
		return await (0, node_fs_promises.stat)(path);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw locationError(error, path);
	}
}
function notFound(message) {
	return new require_rehearsal_error.RehearsalError("LOCATION_NOT_FOUND", message);
}
// src/location/storage-location.ts
/** By the names of Velero's plugins; `velero.io/aws` and `aws` are the same. */
const PROVIDERS = {
	aws: (bucket) => `s3://${bucket}`,
	azure: (bucket, config) => `azblob://${required(config.storageAccount, "spec.config.storageAccount")}/${bucket}`,
	gcp: (bucket) => `gs://${bucket}`
};
/** Files of the pod that Velero runs in; on this machine they are somewhere else. */
const FILES_OF_THE_POD = ["credentialsFile"];
/** What the user says wins over the manifest. @throws LOCATION_INVALID with the path of what is wrong */
function storageLocation(manifest, given) {
	const provider = required(require_json.textAt(manifest, "spec", "provider"), "spec.provider");
	const addressOf = Object.hasOwn(PROVIDERS, shortName(provider)) ? PROVIDERS[shortName(provider)] : void 0;
	if (addressOf === void 0) {
		const known = Object.keys(PROVIDERS).map((name) => `${name} (velero.io/${name})`);
		throw invalid(`spec.provider ${JSON.stringify(provider)} is not known; known are ${known.join(", ")}`);
	}
	const bucket = required(require_json.textAt(manifest, "spec", "objectStorage", "bucket"), "spec.objectStorage.bucket");
	const prefix = require_json.textAt(manifest, "spec", "objectStorage", "prefix") ?? "";
	const config = {
		...configOf(manifest),
		...given.config
	};
	const certificates = require_json.textAt(manifest, "spec", "objectStorage", "caCert");
	return {
		address: [addressOf(bucket, config), prefix.replace(/^\/+|\/+$/g, "")].filter((part) => part !== "").join("/"),
		options: {
			...given,
			config,
			...certificates === void 0 ? {} : { caCertificates: decoded(certificates) },
			...given.credentialsFile === void 0 ? { denied: secretNote(manifest) } : {}
		}
	};
}
function shortName(provider) {
	return provider.replace(/^velero\.io\//, "");
}
function configOf(manifest) {
	const entries = Object.entries(require_json.objectAt(manifest, "spec", "config")).map(([name, value]) => {
		if (typeof value !== "string") throw invalid(`spec.config.${name} is not a text`);
		return [name, value];
	});
	return Object.fromEntries(entries.filter(([name]) => !FILES_OF_THE_POD.includes(name)));
}
/** Bytes in JSON are base64. */
function decoded(certificates) {
	const text = Buffer.from(certificates, "base64").toString("utf8");
	if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
	throw invalid("spec.objectStorage.caCert is not the base64 of a PEM certificate");
}
/** A Secret cannot be read without the cluster that it lives in. */
function secretNote(manifest) {
	const credential = require_json.at(manifest, "spec", "credential");
	if (!require_json.isObject(credential)) return void 0;
	const name = require_json.textAt(credential, "name") ?? "";
	const key = require_json.textAt(credential, "key") ?? "";
	return `Its credentials are in the Secret ${JSON.stringify(name)}, key ${JSON.stringify(key)}, of a cluster that is not asked: write them to a file and pass --location-credentials-file.`;
}
function required(value, path) {
	if (value !== void 0 && value !== "") return value;
	throw invalid(`${path} is missing`);
}
function invalid(problem) {
	return new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `The BackupStorageLocation cannot be used: ${problem}.`);
}
// src/rehearsal/open-place.ts
/** A tarball, a folder and an address end otherwise. */
const MANIFEST = /^(?![a-z][a-z0-9+.-]*:\/\/).*\.(?:ya?ml|json)$/is;
/** @throws LOCATION_* */
async function openPlace(text, access, signal) {
	if (!MANIFEST.test(text)) return await openLocation(text, signal, access);
	signal.throwIfAborted();
	const { address, options } = storageLocation(await readManifest(text), access);
	return await openLocation(address, signal, {
		...access,
		...options
	});
}
/** The only BackupStorageLocation of a file. */
async function readManifest(path) {
	const found = (await documentsIn(path, await (0, node_fs_promises.readFile)(path, "utf8").catch((error) => {
		throw new require_rehearsal_error.RehearsalError("LOCATION_NOT_FOUND", `${JSON.stringify(path)} cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	}))).filter((document) => require_json.textAt(document, "kind") === "BackupStorageLocation" && require_json.textAt(document, "apiVersion")?.startsWith("velero.io/") === true);
	const [only] = found;
	if (only !== void 0 && found.length === 1) return only;
	const problem = found.length === 0 ? "no" : `${found.length}`;
	throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${JSON.stringify(path)} holds ${problem} velero.io/v1 BackupStorageLocation${found.length > 1 ? "s, and only one can be read" : ""}.`);
}
async function documentsIn(path, text) {
	const { parseYamlDocuments, YamlProblem } = await Promise.resolve().then(() => require("./restore-document-yaml.cjs")).then((n) => n.yaml_exports);
	try {
		return parseYamlDocuments(text, { uniqueKeys: true }).map(({ value }) => value);
	} catch (error) {
		if (!(error instanceof YamlProblem)) throw error;
		throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${JSON.stringify(path)}: ${error.message}`);
	}
}
// src/rehearsal/open-backup.ts
/** Which backup, and the small files beside it. Its location must be closed. @throws LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN */
async function findBackup(wanted, signal, now) {
	const location = await openWanted(wanted, signal);
	try {
		const { which } = wanted.wish ?? ANY_BACKUP;
		const { chosen } = await chooseBackups(location, which.kind === "as-in-restore" ? {
			...wanted.wish,
			which: { kind: "only" }
		} : {
			...wanted.wish,
			which
		}, now, signal);
		const name = chosen[0]?.name ?? "";
		return {
			location,
			name,
			backup: await readSideFiles(location, name, signal)
		};
	} catch (error) {
		location.close?.();
		throw error;
	}
}
/** @throws LOCATION_* */
async function openWanted({ address, options, wish, onDownload }, signal) {
	const backupName = wish?.which.kind === "named" ? wish.which.name : void 0;
	return await openPlace(address, {
		...options ?? NO_LOCATION_OPTIONS,
		backupName,
		onDownload
	}, signal);
}
/** Reads and verifies the whole tarball. The catalog must be closed. @throws LOCATION_*, ARCHIVE_* */
async function openCatalog({ location, name }, signal) {
	const source = await location.open(name, ".tar.gz", signal);
	if (source === void 0) throw new require_rehearsal_error.RehearsalError("ARCHIVE_EMPTY", `backup ${name} in ${location.url} has no ${name}.tar.gz`);
	return await readArchive(source, { signal });
}
/** The backup as the report shows it. `now` gives its age. */
function backupSection({ name, location, backup, catalog }, now) {
	const metadata = backup?.metadata;
	const ageMs = ageOf({ metadata }, now);
	const file = location.factsOf?.(name, ".tar.gz");
	return {
		name,
		location: location.url,
		completedAt: metadata?.completionTimestamp ?? metadata?.startTimestamp,
		ageSeconds: ageMs === void 0 ? void 0 : Math.round(ageMs / 1e3),
		phase: metadata?.phase,
		schedule: metadata?.labels["velero.io/schedule-name"],
		sourceVersion: metadata?.annotations["velero.io/source-cluster-k8s-gitversion"],
		items: catalog.items.length,
		namespaces: namespacesOf(catalog).size,
		bytes: catalog.facts.bytes,
		unpackedBytes: catalog.facts.unpackedBytes,
		sha256: catalog.facts.sha256,
		etag: file?.etag,
		versionId: file?.versionId,
		formatVersion: metadata?.formatVersion ?? catalog.facts.formatVersion
	};
}
/** What the records beside the archive give away about it. */
function recordFindings({ name, backup, catalog }, wish, now) {
	return backupFindings({
		name,
		sideFiles: backup,
		catalog,
		allowPartiallyFailed: wish?.allowPartiallyFailed === true,
		now
	});
}
/** Namespaces that items live in, and namespaces that are items. */
function namespacesOf(catalog) {
	const names = new Set(catalog.itemsOf("namespaces").map((item) => item.name));
	for (const item of catalog.items) if (item.namespace !== "") names.add(item.namespace);
	return names;
}
Object.defineProperty(exports, "ANY_BACKUP", {
	enumerable: true,
	get: function() {
		return ANY_BACKUP;
	}
});
Object.defineProperty(exports, "NO_LOCATION_OPTIONS", {
	enumerable: true,
	get: function() {
		return NO_LOCATION_OPTIONS;
	}
});
Object.defineProperty(exports, "NoBackupChosen", {
	enumerable: true,
	get: function() {
		return NoBackupChosen;
	}
});
Object.defineProperty(exports, "SCHEDULE_LABEL", {
	enumerable: true,
	get: function() {
		return SCHEDULE_LABEL;
	}
});
Object.defineProperty(exports, "Spool", {
	enumerable: true,
	get: function() {
		return Spool;
	}
});
Object.defineProperty(exports, "ageOf", {
	enumerable: true,
	get: function() {
		return ageOf;
	}
});
Object.defineProperty(exports, "backupSection", {
	enumerable: true,
	get: function() {
		return backupSection;
	}
});
Object.defineProperty(exports, "beginOf", {
	enumerable: true,
	get: function() {
		return beginOf;
	}
});
Object.defineProperty(exports, "chooseBackup", {
	enumerable: true,
	get: function() {
		return chooseBackup;
	}
});
Object.defineProperty(exports, "chooseBackups", {
	enumerable: true,
	get: function() {
		return chooseBackups;
	}
});
Object.defineProperty(exports, "compactText", {
	enumerable: true,
	get: function() {
		return compactText;
	}
});
Object.defineProperty(exports, "findBackup", {
	enumerable: true,
	get: function() {
		return findBackup;
	}
});
Object.defineProperty(exports, "formatProblem", {
	enumerable: true,
	get: function() {
		return formatProblem;
	}
});
Object.defineProperty(exports, "inOrder", {
	enumerable: true,
	get: function() {
		return inOrder;
	}
});
Object.defineProperty(exports, "isExpired", {
	enumerable: true,
	get: function() {
		return isExpired;
	}
});
Object.defineProperty(exports, "listBackups", {
	enumerable: true,
	get: function() {
		return listBackups;
	}
});
Object.defineProperty(exports, "mapConcurrent", {
	enumerable: true,
	get: function() {
		return mapConcurrent;
	}
});
Object.defineProperty(exports, "openCatalog", {
	enumerable: true,
	get: function() {
		return openCatalog;
	}
});
Object.defineProperty(exports, "openPlace", {
	enumerable: true,
	get: function() {
		return openPlace;
	}
});
Object.defineProperty(exports, "openWanted", {
	enumerable: true,
	get: function() {
		return openWanted;
	}
});
Object.defineProperty(exports, "readSideFiles", {
	enumerable: true,
	get: function() {
		return readSideFiles;
	}
});
Object.defineProperty(exports, "recordFindings", {
	enumerable: true,
	get: function() {
		return recordFindings;
	}
});
Object.defineProperty(exports, "scrub", {
	enumerable: true,
	get: function() {
		return scrub;
	}
});
