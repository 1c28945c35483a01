const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_json = require("./core-json.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_path = require("node:path");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// src/backup/archive-limits.ts
const ARCHIVE_LIMITS = {
	/** Tar entries of any type. Two files for each object (F-32), so about a million objects. */
	entries: 2e6,
	/** Bytes of one file. An API server takes about 1.5 MiB for an object, 3 MiB at most. */
	bodyBytes: 64 * 2 ** 20,
	/** Bytes of the whole tar stream. */
	unpackedBytes: 32 * 2 ** 30,
	/** Unpacked bytes for one packed byte, looked at once more than `ratioFromBytes` came out: deflate reaches 1,032 on nothing but zeros. */
	ratio: 1e3,
	ratioFromBytes: 64 * 2 ** 20,
	/** Objects and lists inside one another. Keeps every later recursive walk inside the stack. */
	jsonDepth: 512,
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
	/** A file where the layout has a folder: Velero fails the whole restore on it (F-61). */
	"scope-is-file": "is a file where the layout of a backup has a folder"
};
const MAX_PATH_BYTES = 4096;
const MAX_SEGMENT_BYTES = 255;
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
	["segment-too-long", (_path, segments) => segments.some((segment) => isLonger(segment, MAX_SEGMENT_BYTES))]
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
function firstRefusal(path, segments) {
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
// src/backup/quote-path.ts
const SHOWN = 160;
/** A path of an archive as it may appear in a message: one line, plain ASCII, not endless. */
function quotePath(path) {
	return `"${(path.length > SHOWN ? `${path.slice(0, SHOWN)}…` : path).replace(/[^\x20-\x7e…]|["\\]/gu, (character) => character === "\"" || character === "\\" ? `\\${character}` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)}"`;
}
// src/backup/object-identity.ts
/**
* Reads who an object says it is and compares that with its path. The namespace of the path is the one that is restored to (R-107), so a
* body without one agrees with any. Messages never quote the body: it may be a Secret. @throws ARCHIVE_TOO_LARGE when
* it is nested too deeply
*/
function identify(body, expected, limits) {
	checkLimit(limits, "jsonDepth", depthOver(body, limits.jsonDepth), () => "An object is nested too deeply");
	const text = body.toString();
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
	const problem = metadataProblem(value, expected);
	return problem === void 0 ? {
		apiVersion,
		kind
	} : {
		apiVersion,
		kind,
		problem
	};
}
function metadataProblem(object, expected) {
	const { metadata } = object;
	if (metadata === void 0) return {
		kind: "no-metadata",
		message: "metadata not found"
	};
	if (!require_json.isObject(metadata)) return {
		kind: "no-metadata",
		message: "metadata is not an object"
	};
	const name = require_json.textAt(metadata, "name") ?? "";
	const namespace = require_json.textAt(metadata, "namespace") ?? "";
	if (name === expected.name && name !== "" && (namespace === "" || namespace === expected.namespace)) return void 0;
	const place = expected.namespace === "" ? "in cluster scope" : `in namespace ${quotePath(expected.namespace)}`;
	const claim = `${name === "" ? "no name" : quotePath(name)}${namespace === "" ? "" : ` in namespace ${quotePath(namespace)}`}`;
	return {
		kind: "identity",
		message: `the path says ${quotePath(expected.name)} ${place}, the metadata says ${claim}`
	};
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
const QUOTE = 34;
const BACKSLASH = 92;
/** An upper bound of the depth when that is within the limit, the depth up to the limit + 1 otherwise. */
function depthOver(body, limit) {
	if (body.length <= 2 * limit) return 0;
	const bound = openers(body);
	return bound <= limit ? bound : exactDepth(body, limit);
}
/** `[` and `{`, those in texts included: one quick look settles nearly every object. */
function openers(body) {
	let count = 0;
	for (let index = 0; index < body.length; index++) if (((body[index] ?? 0) & 223) === 91) count++;
	return count;
}
function exactDepth(body, limit) {
	let depth = 0;
	let deepest = 0;
	let isText = false;
	for (let index = 0; index < body.length && deepest <= limit; index++) {
		const byte = body[index] ?? 0;
		if (isText) {
			if (byte === BACKSLASH) index++;
			else if (byte === QUOTE) isText = false;
		} else if (byte === QUOTE) isText = true;
		else if ((byte & 223) === 91) deepest = Math.max(deepest, ++depth);
		else if ((byte & 223) === 93) depth--;
	}
	return deepest;
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
	/** All values, namespaces in byte order, inside one namespace in byte order of the file names. */
	sorted(fileNameOf) {
		return sortByBytes([...this.#scopes.keys()], (namespace) => namespace).flatMap((namespace) => sortByBytes([...this.#scopes.get(namespace)?.values() ?? []], fileNameOf));
	}
};
// src/backup/archive-index.ts
/** Takes the files of a backup in archive order, checks each, puts bodies into the spool and remembers where they are. */
var ArchiveIndexer = class {
	#spool;
	#limits;
	#groups = /* @__PURE__ */ new Map();
	#texts = /* @__PURE__ */ new Map();
	#ignored = /* @__PURE__ */ new Set();
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
	/** @throws ARCHIVE_UNSAFE_PATH, ARCHIVE_DUPLICATE, ARCHIVE_TOO_LARGE, ARCHIVE_FORMAT, SPOOL_FAILED */
	file(path, body) {
		this.#entries++;
		this.#pathBytes += path.length;
		checkLimit(this.#limits, "pathBytes", this.#pathBytes, () => "The paths of the archive are too long together");
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
	directory(path) {
		const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
		if (trimmed === ".") return;
		const why = refusalOf(trimmed);
		if (why !== void 0) throw unsafePath(path, why);
		this.#noteResources(withoutLeadingDot(trimmed));
	}
	/** Everything was read: puts the items in order. Not usable afterwards. */
	finish() {
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
		const version = body.toString("utf8", 0, 256).trim();
		if (!/^1(\.\d+){0,2}$/.test(version)) throw new require_rehearsal_error.RehearsalError("ARCHIVE_FORMAT", `The backup has format version ${quotePath(version)}; known is 1.x.`);
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
		const identity = identify(body, parsed, this.#limits);
		const item = {
			index: -1,
			groupResource: group.name,
			namespace: this.#shared(parsed.namespace),
			name: compact(parsed.name),
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
			name: compact(parsed.name),
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
		const name = twin?.name ?? compact(parsed.name);
		if (!tree.add(this.#shared(parsed.namespace), name, twin?.body ?? this.#spool.append(body))) throw duplicate(path);
	}
	/** Velero writes the preferred version right behind the item itself, nearly always with the same bytes: once on disk is enough. */
	#twinOf(parsed, body) {
		const last = this.#last;
		return last?.item.name === parsed.name && last.body.equals(body) ? last.item : void 0;
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
		const own = compact(text);
		this.#texts.set(own, own);
		return own;
	}
};
function fileNameOf$1(item, group) {
	return group.strays.get(item.namespace, item.name) === item ? item.name : `${item.name}.json`;
}
/** A piece of a text keeps the whole text in memory; a copy does not. */
function compact(text) {
	return Buffer.from(text).toString();
}
function unsafePath(path, why) {
	return new require_rehearsal_error.RehearsalError("ARCHIVE_UNSAFE_PATH", `The path ${quotePath(path)} ${REFUSALS[why]}.`);
}
/** F-41: where paths repeat, Velero unpacks the last one. It never writes such an archive itself, so we refuse to guess which one is meant. */
function duplicate(path) {
	return new require_rehearsal_error.RehearsalError("ARCHIVE_DUPLICATE", `The path ${quotePath(path)} is in the archive twice.`);
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
const CHUNK_BYTES$1 = 262144;
const UNZIP = {
	chunkSize: CHUNK_BYTES$1,
	readableHighWaterMark: 4 * CHUNK_BYTES$1
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
const NAME = {
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
	const name = nameAt(block, at + NAME.at, NAME.length);
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
	const value = await readJsonFile(location, backup, FILE, signal);
	if (value === void 0) return void 0;
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
		storageLocation: record.optionalText("spec", "storageLocation"),
		snapshotMoveData: record.flag("spec", "snapshotMoveData"),
		snapshotVolumes: record.optionalFlag("spec", "snapshotVolumes"),
		csiSnapshotTimeout: record.optionalText("spec", "csiSnapshotTimeout")
	};
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
		size: record.count("status", "progress", "totalBytes")
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
* nothing of its volumes is not the restore that Velero would do. @throws SIDE_FILE_BROKEN, LOCATION_*, the signal's reason
*/
async function readSideFiles(location, backup, signal) {
	const read = (file) => readJsonFile(location, backup, file, signal);
	const list = async (file, decode) => {
		const value = await read(file);
		return value === void 0 ? void 0 : recordsOf(sideFileName(backup, file), value).map(decode);
	};
	return {
		metadata: await readBackupMetadata(location, backup, signal),
		volumeInfos: await list("-volumeinfo.json.gz", volumeInfo),
		podVolumeBackups: await list("-podvolumebackups.json.gz", podVolumeBackup) ?? [],
		nativeSnapshots: await list("-volumesnapshots.json.gz", nativeSnapshot) ?? [],
		csiSnapshots: await list("-csi-volumesnapshots.json.gz", csiSnapshot) ?? [],
		resourceList: resourceList(backup, await read("-resource-list.json.gz")),
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
// src/location/choose-backup.ts
const NAMES_SHOWN = 5;
/** The backup of that name; without a name, the only one that there is. @throws BACKUP_NOT_FOUND, BACKUP_AMBIGUOUS, LOCATION_* */
async function chooseBackup(location, name, signal) {
	const names = await location.backupNames(signal);
	if (name !== void 0) {
		if (names.includes(name)) return name;
		throw new require_rehearsal_error.RehearsalError("BACKUP_NOT_FOUND", `There is no backup ${JSON.stringify(name)} in ${location.url}; ${held(names)}`);
	}
	const [only] = names;
	if (only === void 0) throw new require_rehearsal_error.RehearsalError("BACKUP_NOT_FOUND", `There is no backup in ${location.url}.`);
	if (names.length === 1) return only;
	throw new require_rehearsal_error.RehearsalError("BACKUP_AMBIGUOUS", `${location.url} holds several backups: ${listed(names)}.`);
}
function held(names) {
	return names.length === 0 ? "it holds none." : `it holds ${listed(names)}.`;
}
function listed(names) {
	const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : "";
	return `${names.slice(0, NAMES_SHOWN).join(", ")}${more}`;
}
// src/location/open-file.ts
const CHUNK_BYTES = 262144;
const READ_ONLY = node_fs.constants.O_RDONLY | node_fs.constants.O_NONBLOCK;
/** The content of one regular file; undefined when there is none. @throws LOCATION_DENIED, LOCATION_UNREACHABLE */
async function openFile(path, shownAs) {
	let handle;
	try {
		handle = await (0, node_fs_promises.open)(path, READ_ONLY);
		if ((await handle.stat()).isFile()) return handle.createReadStream({ highWaterMark: CHUNK_BYTES });
	} catch (error) {
		await handle?.close();
		if (isMissing(error)) return void 0;
		throw locationError(error, shownAs);
	}
	await handle.close();
	throw new require_rehearsal_error.RehearsalError("LOCATION_UNREACHABLE", `${shownAs} is not a regular file.`);
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
		return openFile((0, node_path.join)(this.#folder, backup, fileNameOf(backup, file)), `${this.url} (${backup})`);
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
		return backup === this.#name && file === ".tar.gz" ? openFile(this.#path, this.url) : void 0;
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
		return backup === this.#name ? openFile((0, node_path.join)(this.#folder, fileNameOf(backup, file)), this.url) : void 0;
	}
};
// src/location/open-location.ts
/**
* Finds out what the user points at: a folder that holds `backups/`, that folder itself, the folder of one backup, or a
* lone `<name>.tar.gz`. @throws LOCATION_NOT_FOUND for anything else, LOCATION_DENIED, LOCATION_UNREACHABLE
*/
async function openLocation(text, signal) {
	signal.throwIfAborted();
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
	if (scheme !== void 0) throw notFound(`Locations that begin with ${scheme}:// cannot be read; pass a folder or a file.`);
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
// src/rehearsal/open-backup.ts
/** Which backup, and the small files beside it. @throws LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN */
async function findBackup(where, wantedName, signal) {
	const location = await openLocation(where, signal);
	const name = await chooseBackup(location, wantedName, signal);
	return {
		location,
		name,
		backup: await readSideFiles(location, name, signal)
	};
}
/** Reads and verifies the whole tarball. The catalog must be closed. @throws LOCATION_*, ARCHIVE_* */
async function openCatalog({ location, name }, signal) {
	const source = await location.open(name, ".tar.gz", signal);
	if (source === void 0) throw new require_rehearsal_error.RehearsalError("ARCHIVE_EMPTY", `backup ${name} in ${location.url} has no ${name}.tar.gz`);
	return await readArchive(source, { signal });
}
/** The backup as the report shows it. `now` gives its age. */
function backupSection(name, location, backup, catalog, now) {
	const metadata = backup?.metadata;
	const completedAt = metadata?.completionTimestamp ?? metadata?.startTimestamp;
	const ageMs = completedAt === void 0 ? NaN : now.getTime() - Date.parse(completedAt);
	return {
		name,
		location,
		completedAt,
		ageSeconds: Number.isNaN(ageMs) ? void 0 : Math.max(0, Math.round(ageMs / 1e3)),
		phase: metadata?.phase,
		schedule: metadata?.labels["velero.io/schedule-name"],
		sourceVersion: metadata?.annotations["velero.io/source-cluster-k8s-gitversion"],
		items: catalog.items.length,
		namespaces: namespacesOf(catalog).size,
		bytes: catalog.facts.bytes,
		unpackedBytes: catalog.facts.unpackedBytes,
		sha256: catalog.facts.sha256,
		formatVersion: metadata?.formatVersion ?? catalog.facts.formatVersion
	};
}
/** Namespaces that items live in, and namespaces that are items. */
function namespacesOf(catalog) {
	const names = new Set(catalog.itemsOf("namespaces").map((item) => item.name));
	for (const item of catalog.items) if (item.namespace !== "") names.add(item.namespace);
	return names;
}
Object.defineProperty(exports, "backupSection", {
	enumerable: true,
	get: function() {
		return backupSection;
	}
});
Object.defineProperty(exports, "chooseBackup", {
	enumerable: true,
	get: function() {
		return chooseBackup;
	}
});
Object.defineProperty(exports, "findBackup", {
	enumerable: true,
	get: function() {
		return findBackup;
	}
});
Object.defineProperty(exports, "openCatalog", {
	enumerable: true,
	get: function() {
		return openCatalog;
	}
});
Object.defineProperty(exports, "openLocation", {
	enumerable: true,
	get: function() {
		return openLocation;
	}
});
Object.defineProperty(exports, "readBackupMetadata", {
	enumerable: true,
	get: function() {
		return readBackupMetadata;
	}
});
Object.defineProperty(exports, "readSideFiles", {
	enumerable: true,
	get: function() {
		return readSideFiles;
	}
});
