require("./rolldown-runtime.cjs");
const require_key_pair = require("./core-x509-key-pair.cjs");
let node_crypto = require("node:crypto");
// src/cluster/control-plane/credentials.ts
var import_x509_cjs = require_key_pair.require_x509_cjs();
const DAY_MS = 864e5;
const TOKEN_BYTES = 32;
/** Makes all that a new cluster needs. Keys are P-256; certificates are valid for a year, the server's only for this machine's loopback. */
async function makeCredentials(now, authority) {
	return await credentialsOf(authority ?? await newAuthority(now));
}
async function credentialsOf(authority) {
	const serving = await issueServing(authority);
	const pair = (0, node_crypto.generateKeyPairSync)("ec", {
		namedCurve: "P-256",
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		},
		privateKeyEncoding: {
			type: "pkcs8",
			format: "pem"
		}
	});
	const adminToken = (0, node_crypto.randomBytes)(TOKEN_BYTES).toString("base64url");
	return {
		ca: authority.pem,
		serving,
		adminToken,
		serviceAccounts: pair
	};
}
async function newAuthority(now) {
	const keys = await require_key_pair.newKeys();
	const validity = {
		notBefore: /* @__PURE__ */ new Date(now.getTime() - DAY_MS),
		notAfter: new Date(now.getTime() + 365 * DAY_MS)
	};
	const certificate = await import_x509_cjs.X509CertificateGenerator.createSelfSigned({
		serialNumber: require_key_pair.newSerialNumber(),
		name: [{ CN: ["restore-rehearsal"] }],
		keys,
		signingAlgorithm: require_key_pair.ALGORITHM,
		...validity,
		extensions: [new import_x509_cjs.BasicConstraintsExtension(true, 0, true), new import_x509_cjs.KeyUsagesExtension(import_x509_cjs.KeyUsageFlags.keyCertSign | import_x509_cjs.KeyUsageFlags.cRLSign, true)]
	});
	return {
		pem: certificate.toString("pem"),
		name: certificate.subject,
		keys,
		validity
	};
}
/** For the API server; another one of the same authority takes its place when certificates rotate. */
async function issueServing({ name, keys: signer, validity }) {
	const keys = await require_key_pair.newKeys();
	return {
		cert: (await import_x509_cjs.X509CertificateGenerator.create({
			serialNumber: require_key_pair.newSerialNumber(),
			subject: [{ CN: ["kube-apiserver"] }],
			issuer: name,
			publicKey: keys.publicKey,
			signingKey: signer.privateKey,
			signingAlgorithm: require_key_pair.ALGORITHM,
			...validity,
			extensions: [
				new import_x509_cjs.BasicConstraintsExtension(false, void 0, true),
				new import_x509_cjs.KeyUsagesExtension(import_x509_cjs.KeyUsageFlags.digitalSignature, true),
				new import_x509_cjs.ExtendedKeyUsageExtension([import_x509_cjs.ExtendedKeyUsage.serverAuth]),
				loopbackNames()
			]
		})).toString("pem"),
		key: await require_key_pair.privateKeyPem(keys.privateKey)
	};
}
function loopbackNames() {
	return new import_x509_cjs.SubjectAlternativeNameExtension([{
		type: "ip",
		value: "127.0.0.1"
	}, {
		type: "dns",
		value: "localhost"
	}]);
}
exports.makeCredentials = makeCredentials;
