const require_rehearsal_error = require("./core-rehearsal-error.cjs");
// src/location/endpoint.ts
/** A setting that names a server. Its value may hold a password, so the message does not. @throws LOCATION_INVALID */
function endpointUrl(value, setting) {
	const address = URL.canParse(value) ? new URL(value) : void 0;
	if (address?.protocol === "http:" || address?.protocol === "https:") return address;
	throw new require_rehearsal_error.RehearsalError("LOCATION_INVALID", `${setting} is not an address that begins with https:// or http://.`);
}
Object.defineProperty(exports, "endpointUrl", {
	enumerable: true,
	get: function() {
		return endpointUrl;
	}
});
