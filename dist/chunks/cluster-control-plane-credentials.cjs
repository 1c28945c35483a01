require("./rolldown-runtime.cjs");
const require_key_pair = require("./core-x509-key-pair.cjs");
let node_crypto = require("node:crypto");
// src/cluster/control-plane/credentials.ts
var import_x509_cjs = require_key_pair.require_x509_cjs();
/** The group that every authorizer lets through. */
const ADMIN_SUBJECT = [{ O: ["system:masters"] }, { CN: ["restore-rehearsal"] }];
const DAY_MS = 864e5;
/** Makes all keys and certificates of a new cluster: P-256, valid for a year, the server only for this machine's loopback. */
async function makeCredentials(now, authority) {
	return await credentialsOf(authority ?? await newAuthority(now));
}
async function credentialsOf(authority) {
	const [serving, admin] = await Promise.all([issueServing(authority), issue(authority, ADMIN_SUBJECT, import_x509_cjs.ExtendedKeyUsage.clientAuth, [])]);
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
	return {
		ca: authority.pem,
		serving,
		admin,
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
function issueServing(authority) {
	return issue(authority, [{ CN: ["kube-apiserver"] }], import_x509_cjs.ExtendedKeyUsage.serverAuth, [loopbackNames()]);
}
async function issue(authority, subject, usage, extensions) {
	const keys = await require_key_pair.newKeys();
	return {
		cert: (await import_x509_cjs.X509CertificateGenerator.create({
			serialNumber: require_key_pair.newSerialNumber(),
			subject: [...subject],
			issuer: authority.name,
			publicKey: keys.publicKey,
			signingKey: authority.keys.privateKey,
			signingAlgorithm: require_key_pair.ALGORITHM,
			...authority.validity,
			extensions: [
				new import_x509_cjs.BasicConstraintsExtension(false, void 0, true),
				new import_x509_cjs.KeyUsagesExtension(import_x509_cjs.KeyUsageFlags.digitalSignature, true),
				new import_x509_cjs.ExtendedKeyUsageExtension([usage]),
				...extensions
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
