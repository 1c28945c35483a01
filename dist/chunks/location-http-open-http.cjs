require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_agents = require("./location-agents.cjs");
const require_get = require("./location-http-get.cjs");
let node_fs_promises = require("node:fs/promises");
let node_stream = require("node:stream");
// src/location/http/open-http.ts
/** Keys are paths below the origin. The query of the address goes with each of them; it may be a signature. @throws LOCATION_INVALID */
async function openHttp(address, access) {
	const agents = await require_agents.openAgents(access);
	const authorization = await authorizationOf(address, access.credentialsFile);
	const shownAs = (key) => `${address.origin}/${key}`;
	async function ask(key, headers, signal) {
		const url = new URL(`/${encodeKey(key)}${address.search}`, address.origin);
		try {
			return await require_get.get({
				url,
				headers,
				authorization,
				agents,
				signal
			});
		} catch (error) {
			signal.throwIfAborted();
			throw require_agents.storeError(error, {
				status: void 0,
				name: ""
			}, shownAs(key));
		}
	}
	return {
		url: `${address.origin}${address.pathname}`,
		async *folders() {
			throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${address.origin}${address.pathname} is neither a tarball nor the folder of one backup, and a web server does not list its folders.`);
		},
		async head(key, signal) {
			const answer = await ask(key, { range: "bytes=0-0" }, signal);
			answer.destroy();
			if (answer.statusCode === 404 || answer.statusCode === 410) return void 0;
			if (answer.statusCode === 416) return {
				...factsOf(answer),
				size: 0
			};
			if (!isContent(answer)) throw refused(answer, shownAs(key));
			const facts = factsOf(answer);
			return {
				...facts,
				size: require_agents.sizeFrom(facts.size, shownAs(key))
			};
		},
		async read(key, version, from, signal) {
			const answer = await ask(key, from > 0 ? {
				range: `bytes=${from}-`,
				...ifRange(version)
			} : {}, signal);
			if (!isContent(answer)) throw refused(answer, shownAs(key));
			const { size, etag } = factsOf(answer);
			if (etag !== version.etag || size !== version.size) {
				answer.destroy();
				throw new require_rehearsal_error.RehearsalError("LOCATION_CHANGED", `${shownAs(key)} is not the same file any more.`);
			}
			return answer.statusCode === 206 ? answer : behind(answer, from);
		},
		close: () => {
			agents.httpAgent.destroy();
			agents.httpsAgent.destroy();
		}
	};
}
function isContent({ statusCode }) {
	return statusCode === 200 || statusCode === 206;
}
/** Of the whole file; the size is NaN when the server does not say. */
function factsOf({ headers, statusCode }) {
	const total = /^bytes \d+-\d+\/(\d+)$/.exec(headers["content-range"] ?? "")?.[1];
	const size = statusCode === 206 ? total : headers["content-length"];
	return {
		size: Number(size ?? NaN),
		etag: headers.etag ?? headers["last-modified"],
		versionId: void 0
	};
}
/** A weak mark does not promise the same bytes, so it is compared with afterwards only. */
function ifRange({ etag }) {
	return etag === void 0 || etag.startsWith("W/") ? {} : { "if-range": etag };
}
/** The body from a position on. No generator: one that waits for its next bytes cannot be ended from outside. */
function behind(body, from) {
	if (from === 0) return body;
	let left = from;
	const rest = new node_stream.Transform({ transform(chunk, _encoding, done) {
		const passed = Math.min(left, chunk.length);
		left -= passed;
		done(null, passed === chunk.length ? void 0 : chunk.subarray(passed));
	} });
	(0, node_stream.pipeline)(body, rest, () => void 0);
	return rest;
}
function refused(answer, shownAs) {
	answer.destroy();
	const { statusCode: status, statusMessage = "" } = answer;
	return require_agents.storeError(new Error(statusMessage), {
		status,
		name: ""
	}, shownAs);
}
/** User and password of the address, or what the file holds: the value of the header `Authorization`. */
async function authorizationOf({ username, password }, file) {
	if (file !== void 0) return (await (0, node_fs_promises.readFile)(file, "utf8").catch((error) => {
		throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `the file of credentials cannot be read: ${require_rehearsal_error.messageOf(error)}`);
	})).trim();
	if (username === "" && password === "") return void 0;
	const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return `Basic ${Buffer.from(pair).toString("base64")}`;
}
/** Keys come decoded. */
function encodeKey(key) {
	return key.split("/").map(encodeURIComponent).join("/");
}
exports.openHttp = openHttp;
