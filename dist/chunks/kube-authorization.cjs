const require_rehearsal_error = require("./core-rehearsal-error.cjs");
const require_until_aborted = require("./core-until-aborted.cjs");
const require_http_origin = require("./kube-http-origin.cjs");
/** One answer serves all requests of this time: hundreds of them in a second need no answer each. */
const FRESH_MS = 1e3;
/** Value of the Authorization header; undefined where no token says who we are. @throws as `KubeConnection.authorization` does */
function authorizationOf({ token, authorization }, signal) {
	return token === void 0 ? authorization?.(signal) : `Bearer ${token}`;
}
/** One answer, within the limit. @throws TransportError when there is none; the signal's reason */
async function askInTime({ ask, giveUp, limitMs }, signal) {
	const limit = AbortSignal.timeout(limitMs ?? 3e4);
	try {
		return await require_until_aborted.untilAborted(AbortSignal.any([signal, limit]), ask());
	} catch (error) {
		if (signal.aborted || limit.aborted) giveUp();
		signal.throwIfAborted();
		const why = limit.aborted ? `no answer within ${(limitMs ?? 3e4) / 1e3} s` : require_rehearsal_error.messageOf(error);
		throw new require_http_origin.TransportError(`the user cannot be authenticated: ${why}`, false, error);
	}
}
/** Asks again and again, one question at a time however many wait for the answer. */
function freshAnswers(asked) {
	let answer;
	let askAgainAt = 0;
	return (signal) => {
		if (answer === void 0 || performance.now() >= askAgainAt) {
			askAgainAt = Number.POSITIVE_INFINITY;
			answer = askInTime(asked, signal);
			answer.then(() => {
				askAgainAt = performance.now() + FRESH_MS;
			}, () => {
				answer = void 0;
			});
		}
		return answer;
	};
}
Object.defineProperty(exports, "askInTime", {
	enumerable: true,
	get: function() {
		return askInTime;
	}
});
Object.defineProperty(exports, "authorizationOf", {
	enumerable: true,
	get: function() {
		return authorizationOf;
	}
});
Object.defineProperty(exports, "freshAnswers", {
	enumerable: true,
	get: function() {
		return freshAnswers;
	}
});
