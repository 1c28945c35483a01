require("./rolldown-runtime.cjs");
const require_key_pair = require("./core-x509-key-pair.cjs");
let node_crypto = require("node:crypto");
// src/safety/secrets/key-material.ts
var import_x509_cjs = require_key_pair.require_x509_cjs();
const DAY_MS = 864e5;
/** A certificate that signs itself, for the names of the old one. Valid for a year; P-256. @param original PEM, or anything */
async function newCertificate(original, now) {
	const keys = await require_key_pair.newKeys();
	const names = dnsNamesOf(original);
	const certificate = await import_x509_cjs.X509CertificateGenerator.createSelfSigned({
		serialNumber: require_key_pair.newSerialNumber(),
		name: [{ CN: ["restore-rehearsal"] }],
		keys,
		signingAlgorithm: require_key_pair.ALGORITHM,
		notBefore: /* @__PURE__ */ new Date(now.getTime() - DAY_MS),
		notAfter: new Date(now.getTime() + 365 * DAY_MS),
		extensions: names.length === 0 ? [] : [new import_x509_cjs.SubjectAlternativeNameExtension(names.map((value) => ({
			type: "dns",
			value
		})))]
	});
	const key = await require_key_pair.privateKeyPem(keys.privateKey);
	return {
		certificate: Buffer.from(`${certificate.toString("pem")}\n`),
		key: Buffer.from(key)
	};
}
/** In a form that OpenSSH reads. */
function newSshKey() {
	const { privateKey } = (0, node_crypto.generateKeyPairSync)("ec", {
		namedCurve: "P-256",
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		},
		privateKeyEncoding: {
			type: "sec1",
			format: "pem"
		}
	});
	return Buffer.from(privateKey);
}
const DNS_NAME = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;
/** Names only: an address of production in a certificate helps nobody elsewhere. */
function dnsNamesOf(pem) {
	try {
		return (new node_crypto.X509Certificate(pem).subjectAltName?.split(", ") ?? []).flatMap((name) => name.startsWith("DNS:") ? [name.slice(4)] : []).filter((name) => DNS_NAME.test(name)).slice(0, 100);
	} catch {
		return [];
	}
}
exports.newCertificate = newCertificate;
exports.newSshKey = newSshKey;
