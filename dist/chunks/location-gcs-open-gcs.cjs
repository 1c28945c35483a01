const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_agents = require("./location-agents.cjs");
const require_endpoint = require("./location-endpoint.cjs");
const require_get = require("./location-http-get.cjs");
let node_stream_consumers = require("node:stream/consumers");
// src/location/gcs/authorization.ts
const SCOPE = "https://www.googleapis.com/auth/devstorage.read_only";
const TOKEN_TIMEOUT_MS = 2e4;
/**
* Credentials come from the file, or as Google's libraries find them: GOOGLE_APPLICATION_CREDENTIALS, workload identity,
* gcloud, the metadata server. Their token may read and nothing else.
*/
async function authorizer({ config, credentialsFile }, { httpAgent, httpsAgent }, closed) {
	if (config.anonymous === "true") return async () => void 0;
	const { GoogleAuth } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./google-auth-library.cjs").default, 1));
	const auth = new GoogleAuth({
		scopes: SCOPE,
		clientOptions: {
			transporterOptions: {
				agent: (address) => address.protocol === "http:" ? httpAgent : httpsAgent,
				timeout: TOKEN_TIMEOUT_MS,
				signal: closed
			},
			...config.universeDomain === void 0 ? {} : { universeDomain: config.universeDomain }
		},
		...credentialsFile === void 0 ? {} : { keyFilename: credentialsFile }
	});
	return async (signal) => {
		signal.throwIfAborted();
		return (await auth.getRequestHeaders()).get("authorization") ?? void 0;
	};
}
// src/location/gcs/open-gcs.ts
const MAX_ANSWER_BYTES = 16 * 2 ** 20;
const FOLDERS_PAGE = "prefixes,nextPageToken";
/** The bucket of `gs://bucket/prefix`. `config` has `storeEndpoint`, `universeDomain`, `userProject` and `anonymous`. @throws LOCATION_INVALID */
async function openGcs(bucket, access) {
	const { config } = access;
	const agents = await require_agents.openAgents(access);
	const closed = new AbortController();
	const authorizationOf = await authorizer(access, agents, closed.signal);
	const base = `${endpointOf(config)}/storage/v1/b/${encodeURIComponent(bucket)}/o`;
	const url = `gs://${bucket}`;
	const maxResults = access.pageSize?.toString();
	/** @param path below the objects of the bucket */
	async function ask(path, query, signal, headers = {}) {
		const address = new URL(`${base}${path}`);
		for (const [name, value] of Object.entries({
			...query,
			userProject: config.userProject
		})) if (value !== void 0) address.searchParams.set(name, value);
		const authorization = await authorizationOf(signal);
		return await require_get.get({
			url: address,
			headers,
			authorization,
			agents,
			signal
		});
	}
	async function coded(key, signal, answer) {
		try {
			return await answer;
		} catch (error) {
			signal.throwIfAborted();
			throw require_agents.storeError(error, {
				status: void 0,
				name: error.name
			}, `${url}/${key}`);
		}
	}
	return {
		url,
		async *folders(prefix, signal) {
			let pageToken;
			do {
				const answer = await coded(prefix, signal, ask("", {
					prefix,
					delimiter: "/",
					fields: FOLDERS_PAGE,
					pageToken,
					maxResults
				}, signal));
				if (answer.statusCode !== 200) throw await refusal(answer, `${url}/${prefix}`);
				const page = await coded(prefix, signal, json(answer));
				yield (page.prefixes ?? []).map((folder) => folder.slice(prefix.length, -1));
				pageToken = page.nextPageToken;
			} while (pageToken !== void 0 && pageToken !== "");
		},
		async head(key, signal) {
			const answer = await coded(key, signal, ask(`/${encodeURIComponent(key)}`, {}, signal));
			if (answer.statusCode === 404) {
				answer.destroy();
				return;
			}
			if (answer.statusCode !== 200) throw await refusal(answer, `${url}/${key}`);
			const { size, etag, generation } = await coded(key, signal, json(answer));
			return {
				size: require_agents.sizeFrom(Number(size), `${url}/${key}`),
				etag,
				versionId: generation
			};
		},
		async read(key, { versionId: generation }, from, signal) {
			const range = from > 0 ? { range: `bytes=${from}-` } : {};
			const query = {
				alt: "media",
				generation
			};
			const answer = await coded(key, signal, ask(`/${encodeURIComponent(key)}`, query, signal, range));
			if (answer.statusCode === (from > 0 ? 206 : 200)) return answer;
			if (answer.statusCode !== 404) throw await refusal(answer, `${url}/${key}`);
			answer.destroy();
			throw new require_rehearsal_error.RehearsalError("LOCATION_CHANGED", `${url}/${key} is not the same object any more.`);
		},
		close: () => {
			closed.abort();
			agents.httpAgent.destroy();
			agents.httpsAgent.destroy();
		}
	};
}
/** `storeEndpoint` is the name in Velero's plugin, `apiEndpoint` that in Google's libraries. */
function endpointOf({ storeEndpoint, apiEndpoint, universeDomain }) {
	const given = storeEndpoint ?? apiEndpoint ?? `https://storage.${universeDomain ?? "googleapis.com"}`;
	return require_endpoint.endpointUrl(given.includes("://") ? given : `https://${given}`, "storeEndpoint").origin;
}
async function json(answer) {
	let bytes = 0;
	answer.on("data", (chunk) => {
		bytes += chunk.length;
		if (bytes > MAX_ANSWER_BYTES) answer.destroy(/* @__PURE__ */ new Error("the answer is too long"));
	});
	return JSON.parse(await (0, node_stream_consumers.text)(answer));
}
/** The words of the answer say why; they are there in one form or another. */
async function refusal(answer, shownAs) {
	const { statusCode: status, statusMessage = "" } = answer;
	const said = await json(answer).catch(() => void 0);
	const words = typeof said?.error === "object" ? said.error.message : said?.error_description;
	return require_agents.storeError(new Error(words ?? statusMessage), {
		status,
		name: ""
	}, shownAs);
}
exports.openGcs = openGcs;
