const require_read_values = require("./config-read-values.cjs");
const require_findings = require("./report-findings.cjs");
const require_json = require("./core-json.cjs");
// src/verify/checks/count-range.ts
const COUNT_SYNTAX = "12, \">= 12\", \"< 20\", \"3..5\" or \">= 3, <= 5\"";
const PART = /^(>=|<=|>|<|==|=)?\s*(\d{1,9})$/;
const SPAN = /^(\d{1,9})\s*\.\.\s*(\d{1,9})$/;
const SIGNS = {
	"": (count) => ({
		min: count,
		max: count
	}),
	"=": (count) => ({
		min: count,
		max: count
	}),
	"==": (count) => ({
		min: count,
		max: count
	}),
	">=": (count) => ({
		min: count,
		max: Number.POSITIVE_INFINITY
	}),
	">": (count) => ({
		min: count + 1,
		max: Number.POSITIVE_INFINITY
	}),
	"<=": (count) => ({
		min: 0,
		max: count
	}),
	"<": (count) => ({
		min: 0,
		max: count - 1
	})
};
/** `12`, `>= 12`, `3..5`, or several with commas, which must all hold. Undefined: not written so, or no count fits. */
function parseCountRange(text) {
	let range = {
		min: 0,
		max: Number.POSITIVE_INFINITY
	};
	for (const part of text.split(",")) {
		const read = parsePart(part.trim());
		if (read === void 0) return void 0;
		range = {
			min: Math.max(range.min, read.min),
			max: Math.min(range.max, read.max)
		};
	}
	return range.min > range.max ? void 0 : range;
}
function parsePart(text) {
	const [, from, to] = SPAN.exec(text) ?? [];
	if (from !== void 0 && to !== void 0) return {
		min: Number(from),
		max: Number(to)
	};
	const [, sign = "", digits] = PART.exec(text) ?? [];
	return digits === void 0 ? void 0 : SIGNS[sign]?.(Number(digits));
}
function isInRange(count, { min, max }) {
	return count >= min && count <= max;
}
/** `12`, `12 or more`, `at most 5`, `3 to 5`. */
function rangeText({ min, max }) {
	if (min === max) return String(min);
	if (max === Number.POSITIVE_INFINITY) return `${min} or more`;
	return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
// src/verify/checks/parse-path.ts
const PLAIN_KEY = /^(?:[^.[\]{}\\'"*?@\s]|\\.)+/;
const POSITION = /^\[(-?\d{1,9})\]/;
const QUOTED = /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/;
/** As our own findings write a key that is no plain word. */
const BARE = /^\[([A-Za-z0-9][^[\]'"*?@:,\s]*)\]/;
/** A negative position counts from the end. Undefined: not a path of one field. */
function parseFieldPath(text) {
	let rest = (/^\{(.*)\}$/s.exec(text.trim())?.[1] ?? text).trim().replace(/^\$(?=[.[])/, "");
	const steps = [];
	while (rest !== "") {
		const isFirst = steps.length === 0;
		const step = rest.startsWith("[") ? bracketed(rest) : plain(rest, isFirst);
		if (step === void 0) return void 0;
		steps.push(step.key);
		rest = rest.slice(step.length);
	}
	return steps.length === 0 ? void 0 : steps;
}
function bracketed(text) {
	const [position, digits] = POSITION.exec(text) ?? [];
	if (position !== void 0) return {
		key: Number(digits),
		length: position.length
	};
	const [quoted, single, double] = QUOTED.exec(text) ?? [];
	if (quoted !== void 0) return {
		key: unescaped(single ?? double ?? ""),
		length: quoted.length
	};
	const [bare, word] = BARE.exec(text) ?? [];
	return bare === void 0 || word === void 0 ? void 0 : {
		key: word,
		length: bare.length
	};
}
function plain(text, isFirst) {
	const dot = text.startsWith(".") ? 1 : 0;
	if (dot === 0 && !isFirst) return void 0;
	const key = PLAIN_KEY.exec(text.slice(dot))?.[0];
	return key === void 0 ? void 0 : {
		key: unescaped(key),
		length: dot + key.length
	};
}
function unescaped(text) {
	return text.replace(/\\(.)/gs, "$1");
}
/** The value at a path; undefined when there is none. */
function valueAt(object, path) {
	let value = object;
	for (const step of path) {
		if (typeof step === "number") value = Array.isArray(value) ? value.at(step) : void 0;
		else value = require_json.isObject(value) && Object.hasOwn(value, step) ? value[step] : void 0;
		if (value === void 0) return void 0;
	}
	return value;
}
// src/report/gates.ts
/** What becomes of a finding; `ignore` sets it apart. */
const FINDING_GATES = [...require_findings.FINDING_WEIGHTS, "ignore"];
/** One result for each gate that has a limit, in the order of the documentation. */
function gateResults(gates, { timings, failed, reasons }) {
	const { maxDurationMs, maxFailed, maxSkipped = {} } = gates;
	return [
		...maxDurationMs === void 0 ? [] : [result("maxDuration", timings.total, maxDurationMs, require_read_values.formatSpan, "the run took")],
		...maxFailed === void 0 ? [] : [result("maxFailed", failed, maxFailed, require_read_values.formatNumber, "failed items:")],
		...Object.entries(maxSkipped).flatMap(([reason, max]) => max === void 0 ? [] : [result(`maxSkipped.${reason}`, reasons[reason] ?? 0, max, require_read_values.formatNumber, `items with reason ${reason}:`)])
	];
}
function result(gate, found, max, format, what) {
	const isKept = found <= max;
	return {
		gate,
		result: isKept ? "passed" : "failed",
		message: `${what} ${format(found)}, ${isKept ? "" : "only "}${format(max)} allowed`
	};
}
/**
* Findings with the weights that the gates give them. A gate of a source is about what weighs `fail` or `warn`: what only informs
* is raised by the name of its class alone.
*/
function weighFindings(findings, { findings: gates }) {
	if (gates === void 0) return findings;
	return findings.map((finding) => {
		const ofClass = own(gates, finding.class);
		const ofSource = finding.weight === "info" ? void 0 : own(gates, finding.source);
		const gate = ofClass ?? ofSource;
		if (gate === void 0) return finding;
		if (gate !== "ignore") return {
			...finding,
			weight: gate
		};
		const name = ofClass === void 0 ? finding.source : finding.class;
		return {
			...finding,
			ignored: `gates.findings.${name} is ignore`
		};
	});
}
function own(gates, name) {
	return Object.hasOwn(gates, name) ? gates[name] : void 0;
}
/** Gravest first, and in their order otherwise. */
function gravestFirst(findings) {
	const rank = (weight) => require_findings.FINDING_WEIGHTS.indexOf(weight);
	return findings.toSorted((a, b) => rank(a.weight) - rank(b.weight));
}
// src/verify/fidelity/classes.ts
/** What fidelity can find. The weights are what counts when no gate says otherwise. */
const FIDELITY_CLASSES = {
	"dropped-field": {
		weight: "warn",
		doc: "a field was sent, and the server did not store it"
	},
	"changed-value": {
		weight: "warn",
		doc: "another value is stored than was sent"
	},
	"lost-number": {
		weight: "warn",
		doc: "a number lost digits"
	},
	"added-field": {
		weight: "info",
		doc: "a field is stored that was not sent and is no default: admission added it"
	},
	"changed-after-creation": {
		weight: "warn",
		doc: "something else changed the object after the restore had created it"
	}
};
// src/verify/workloads/classes.ts
/** What the look at workloads can find. The weights are what counts when no gate says otherwise. */
const WORKLOAD_CLASSES = {
	"quota-exceeded": {
		weight: "fail",
		doc: "a quota forbids pods that a workload needs"
	},
	"pods-refused": {
		weight: "fail",
		doc: "the API server refuses pods that a workload needs"
	},
	unschedulable: {
		weight: "fail",
		doc: "there is no node on which a pod may run"
	},
	"image-not-pulled": {
		weight: "fail",
		doc: "an image cannot be pulled"
	},
	"claim-not-bound": {
		weight: "fail",
		doc: "a PersistentVolumeClaim has no volume"
	},
	"not-ready": {
		weight: "fail",
		doc: "a workload did not become ready"
	},
	paused: {
		weight: "warn",
		doc: "a Deployment is paused and makes no pods"
	},
	"no-endpoints": {
		weight: "warn",
		doc: "no ready pod stands behind a Service with a selector"
	},
	"claim-waits": {
		weight: "info",
		doc: "a claim waits for the first pod that uses it, and none does"
	},
	collected: {
		weight: "warn",
		doc: "a restored object was removed by a controller; `info` for kinds that controllers replace every day: Pods, ReplicaSets, endpoints"
	}
};
Object.defineProperty(exports, "COUNT_SYNTAX", {
	enumerable: true,
	get: function() {
		return COUNT_SYNTAX;
	}
});
Object.defineProperty(exports, "FIDELITY_CLASSES", {
	enumerable: true,
	get: function() {
		return FIDELITY_CLASSES;
	}
});
Object.defineProperty(exports, "FINDING_GATES", {
	enumerable: true,
	get: function() {
		return FINDING_GATES;
	}
});
Object.defineProperty(exports, "WORKLOAD_CLASSES", {
	enumerable: true,
	get: function() {
		return WORKLOAD_CLASSES;
	}
});
Object.defineProperty(exports, "gateResults", {
	enumerable: true,
	get: function() {
		return gateResults;
	}
});
Object.defineProperty(exports, "gravestFirst", {
	enumerable: true,
	get: function() {
		return gravestFirst;
	}
});
Object.defineProperty(exports, "isInRange", {
	enumerable: true,
	get: function() {
		return isInRange;
	}
});
Object.defineProperty(exports, "parseCountRange", {
	enumerable: true,
	get: function() {
		return parseCountRange;
	}
});
Object.defineProperty(exports, "parseFieldPath", {
	enumerable: true,
	get: function() {
		return parseFieldPath;
	}
});
Object.defineProperty(exports, "rangeText", {
	enumerable: true,
	get: function() {
		return rangeText;
	}
});
Object.defineProperty(exports, "valueAt", {
	enumerable: true,
	get: function() {
		return valueAt;
	}
});
Object.defineProperty(exports, "weighFindings", {
	enumerable: true,
	get: function() {
		return weighFindings;
	}
});
