// src/kube/http-origin.ts
/**
* The connection failed. `mayHaveArrived` is false only when the server cannot have acted on the request; a POST that
* may have arrived must be read back before it is sent again.
*/
var TransportError = class extends Error {
	name = "TransportError";
	mayHaveArrived;
	/** No answer came in time; the connection itself did not fail. */
	isTimeout;
	constructor(message, mayHaveArrived, cause, isTimeout = false) {
		super(message, { cause });
		this.mayHaveArrived = mayHaveArrived;
		this.isTimeout = isTimeout;
	}
};
Object.defineProperty(exports, "TransportError", {
	enumerable: true,
	get: function() {
		return TransportError;
	}
});
