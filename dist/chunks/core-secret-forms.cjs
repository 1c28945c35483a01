// src/core/credential-values.ts
/** Variables that hold a secret when they are set. A table, not a pattern: masking `API_KEY=main` would blacken a whole log. */
const SECRET_VARIABLES = [
	"AWS_ACCESS_KEY_ID",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"AWS_CONTAINER_AUTHORIZATION_TOKEN",
	"AZURE_CLIENT_SECRET",
	"AZURE_CLIENT_CERTIFICATE_PASSWORD",
	"AZURE_PASSWORD",
	"AZURE_STORAGE_ACCOUNT_ACCESS_KEY",
	"AZURE_STORAGE_ACCOUNT_KEY",
	"AZURE_STORAGE_KEY",
	"AZURE_STORAGE_SAS_TOKEN",
	"AZURE_STORAGE_CONNECTION_STRING",
	"GITHUB_TOKEN",
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN"
];
/** Variables that name a file with a secret in it. */
const FILE_VARIABLES = [
	"AWS_SHARED_CREDENTIALS_FILE",
	"AWS_WEB_IDENTITY_TOKEN_FILE",
	"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
	"AZURE_FEDERATED_TOKEN_FILE",
	"GOOGLE_APPLICATION_CREDENTIALS"
];
/** Addresses with a user and a password in them. */
const ADDRESS_VARIABLES = [
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"http_proxy",
	"https_proxy"
];
const SECRET_NAME = /key|secret|token|password|signature|connection_string|assertion/i;
/** No secret, although its name looks like one. */
const PUBLIC_NAME = /_(uri|url|file|path|type)$|^token_/i;
/** Dates and versions in signed addresses are shorter, and no secrets. */
const MIN_PARAMETER = 8;
/** All values, as they are written. Files that cannot be read have none: whoever needs them says so. */
async function credentialValues({ environment, address, files, keyVariable }, readBytes) {
	const direct = (keyVariable === void 0 ? SECRET_VARIABLES : [...SECRET_VARIABLES, keyVariable]).map((name) => environment[name] ?? "");
	const addresses = [address, ...ADDRESS_VARIABLES.map((name) => environment[name] ?? "")];
	const paths = [...files, ...FILE_VARIABLES.map((name) => environment[name])].filter((path) => Boolean(path));
	const contents = await Promise.all(paths.map((path) => readBytes(path ?? "").catch(() => Buffer.alloc(0))));
	const values = [
		...direct.flatMap((value) => [value, ...partsOf(value)]),
		...addresses.flatMap(addressSecrets),
		...contents.flatMap(valuesOfFile)
	];
	return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "");
}
const MAX_FILE_BYTES = 2 ** 20;
/** SSE-C with AES-256. */
const RAW_KEY_BYTES = 32;
function valuesOfFile(content) {
	if (content.length > MAX_FILE_BYTES) return [];
	const text = content.toString("utf8");
	return [...content.length === RAW_KEY_BYTES ? [content.toString("base64"), content.toString("hex")] : [], ...valuesIn(text)];
}
/** JSON of Google, `name=value` of AWS and Azure, a token or a header on its own. */
function valuesIn(text) {
	const pairs = [...jsonPairs(text), ...linePairs(text)];
	if (pairs.length > 0) return pairs.filter(([name]) => SECRET_NAME.test(name) && !PUBLIC_NAME.test(name)).flatMap(([, value]) => [value, ...partsOf(value)]);
	const [, scheme, rest] = /^\s*(Basic|Bearer|[A-Za-z-]+)\s+(\S+)\s*$/.exec(text) ?? [];
	const password = scheme === "Basic" ? Buffer.from(rest ?? "", "base64").toString("utf8") : "";
	return [
		text,
		...rest === void 0 ? [] : [rest],
		password.slice(password.indexOf(":") + 1)
	];
}
function jsonPairs(text) {
	if (!text.trimStart().startsWith("{")) return [];
	const pairs = [];
	try {
		JSON.parse(text, (name, value) => {
			if (typeof value === "string") pairs.push([name, value]);
			return value;
		});
	} catch {
		return [["key", text]];
	}
	return pairs;
}
function linePairs(text) {
	return text.split(/\r?\n/).flatMap((line) => {
		const [, name, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? [];
		return name === void 0 || value === void 0 ? [] : [[name, unquoted(value.trim())]];
	});
}
function unquoted(value) {
	return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}
/** Of a connection string and of a shared access signature: the key and the signature in it. */
function partsOf(value) {
	return [...value.matchAll(/(?:^|[;?&])(?:AccountKey|sig|SharedAccessSignature)=([^;&]+)/gi)].map(([, part = ""]) => part);
}
/** User, password and query of an address. */
function addressSecrets(address) {
	if (!URL.canParse(address)) return [];
	const { password, searchParams, search } = new URL(address);
	return [
		password,
		...[...searchParams.values()].filter((value) => value.length >= MIN_PARAMETER),
		search.slice(1)
	];
}
// src/core/secret-forms.ts
/** Shorter values are left: masked everywhere, they would blacken a message and protect nothing. */
const MIN_LENGTH = 4;
const MASK = "***";
/** How a value may be written: plain, URL-encoded, JSON-escaped, base64 on its own or inside of something longer, decoded. */
function formsOf(value) {
	const trimmed = value.toWellFormed().trim();
	const written = [
		trimmed,
		decodedUrl(trimmed),
		...decodedBase64(trimmed)
	].flatMap((text) => [
		text,
		encodeURIComponent(text),
		new URLSearchParams({ v: text }).toString().slice(2),
		JSON.stringify(text).slice(1, -1),
		...base64Forms(text)
	]);
	const lines = trimmed.includes("\n") ? trimmed.split(/\r?\n/).map((line) => line.trim()) : [];
	return [.../* @__PURE__ */ new Set([...written, ...lines.filter((line) => !line.startsWith("-----"))])].filter((form) => form.length >= MIN_LENGTH);
}
/** Replaces all forms of all values by `***`. */
function maskerOf(values, { isLookedFor = () => true, names = /* @__PURE__ */ new Set() } = {}) {
	const forms = [...new Set([...values].flatMap(formsOf))].filter(isLookedFor).toSorted((a, b) => b.length - a.length);
	const mask = (text, form) => {
		if (names.size === 0 || !WORD.test(form)) return text.replaceAll(form, MASK);
		return text.replaceAll(form, (found, at) => names.has(wordAround(text, at, at + found.length)) ? found : MASK);
	};
	return (text) => forms.reduce(mask, text);
}
/** What the name of an object may be made of. */
const WORD = /^[\w.-]+$/;
const OF_A_WORD = /[\w.-]/;
/** Whole, without the dot at the end of a sentence. */
function wordAround(text, from, to) {
	let [start, end] = [from, to];
	while (start > 0 && OF_A_WORD.test(text.charAt(start - 1))) start -= 1;
	while (end < text.length && OF_A_WORD.test(text.charAt(end))) end += 1;
	while (end > to && /[^A-Za-z0-9]/.test(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}
/** Which forms can be in the texts at all: told by how they begin. For many texts and many secrets, most of which are in none. */
function formsIn(texts) {
	const beginnings = /* @__PURE__ */ new Set();
	for (const text of texts) for (let at = 0; at + MIN_LENGTH <= text.length; at += 1) beginnings.add(text.slice(at, at + MIN_LENGTH));
	return (form) => beginnings.has(form.slice(0, MIN_LENGTH));
}
/** Behind zero, one or two bytes of something else; the digits at the edges depend on the neighbours. */
function base64Forms(text) {
	if (text.length < MIN_LENGTH) return [];
	const bytes = Buffer.from(text);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
		const sure = encoded.slice(before === 0 ? 0 : before + 1, Math.floor((before + bytes.length) * 8 / 6));
		return [...before === 0 ? [encoded] : [], sure].flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
	});
}
function decodedUrl(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
/** Nothing when it is no base64, or not of text. */
function decodedBase64(text) {
	if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(text)) return [];
	const decoded = Buffer.from(text, "base64").toString("utf8");
	return /^[\x20-\x7e]+$/.test(decoded) ? [decoded] : [];
}
Object.defineProperty(exports, "credentialValues", {
	enumerable: true,
	get: function() {
		return credentialValues;
	}
});
Object.defineProperty(exports, "formsIn", {
	enumerable: true,
	get: function() {
		return formsIn;
	}
});
Object.defineProperty(exports, "formsOf", {
	enumerable: true,
	get: function() {
		return formsOf;
	}
});
Object.defineProperty(exports, "maskerOf", {
	enumerable: true,
	get: function() {
		return maskerOf;
	}
});
