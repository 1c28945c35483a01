require("./rolldown-runtime.cjs");
const require_request_of = require("./cli-request-of.cjs");
// src/cli/commands/expect.ts
const expect = async (call, context) => {
	const { io, parts, signal } = context;
	const request = await require_request_of.requestOf(call, context, () => NO_TARGET);
	const { holdings, text } = await parts.startingFile(request, signal);
	io.stdout.write(call.values.json ? `${JSON.stringify(holdings, void 0, 2)}\n` : text);
	return 0;
};
/** Nothing is started. */
const NO_TARGET = {
	kind: "control-plane",
	kubernetesVersion: void 0,
	binariesDirectory: void 0,
	keep: false
};
exports.expect = expect;
