// src/restore/select/label-syntax.ts
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME_BYTES = 63;
const MAX_PREFIX_BYTES = 253;
const NAME_RULE = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_RULE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const SUBDOMAIN_RULE = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
/** What is wrong with a key such as `example.com/app`; empty when nothing is. */
function labelKeyProblems(key) {
	const parts = key.split("/");
	if (parts.length > 2) return [`a qualified name ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
	const name = parts.at(-1) ?? "";
	return [
		...parts.length === 2 ? prefixProblems(parts[0] ?? "") : [],
		...name === "" ? ["name part must be non-empty"] : [],
		...byteLength(name) > MAX_NAME_BYTES ? [`name part must be no more than ${MAX_NAME_BYTES} characters`] : [],
		...NAME.test(name) ? [] : [`name part ${NAME_RULE}`]
	];
}
/** What is wrong with a value; empty when nothing is. */
function labelValueProblems(value) {
	return [...byteLength(value) > MAX_NAME_BYTES ? [`must be no more than ${MAX_NAME_BYTES} characters`] : [], ...VALUE.test(value) ? [] : [VALUE_RULE]];
}
function prefixProblems(prefix) {
	if (prefix === "") return ["prefix part must be non-empty"];
	return [...byteLength(prefix) > MAX_PREFIX_BYTES ? [`prefix part must be no more than ${MAX_PREFIX_BYTES} characters`] : [], ...SUBDOMAIN.test(prefix) ? [] : [`prefix part ${SUBDOMAIN_RULE}`]];
}
function byteLength(text) {
	return Buffer.byteLength(text);
}
// src/restore/select/label-selector.ts
const NEEDS_VALUES = "for 'in', 'notin' operators, values set can't be empty";
const NEEDS_NO_VALUES = "values set must be empty for exists and does not exist";
const OPERATORS = /* @__PURE__ */ new Map([
	["In", {
		test: (value, values) => value !== void 0 && values.has(value),
		valuesProblem: (count) => count === 0 ? NEEDS_VALUES : void 0
	}],
	["NotIn", {
		test: (value, values) => value === void 0 || !values.has(value),
		valuesProblem: (count) => count === 0 ? NEEDS_VALUES : void 0
	}],
	["Exists", {
		test: (value) => value !== void 0,
		valuesProblem: (count) => count > 0 ? NEEDS_NO_VALUES : void 0
	}],
	["DoesNotExist", {
		test: (value) => value === void 0,
		valuesProblem: (count) => count > 0 ? NEEDS_NO_VALUES : void 0
	}]
]);
/** An empty selector matches everything. @throws Error in Kubernetes' own words for what a selector cannot say */
function compileSelector(selector) {
	const tests = expressionsOf(selector).map(compileExpression);
	return (labels) => tests.every((test) => test(labels));
}
function expressionsOf(selector) {
	const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
		key,
		operator: "In",
		values: [value]
	}));
	const expressions = (selector.matchExpressions ?? []).map((entry) => ({
		...entry,
		values: entry.values ?? []
	}));
	return [...labels, ...expressions];
}
function compileExpression(expression) {
	const operator = OPERATORS.get(expression.operator);
	if (operator === void 0) throw new Error(`${JSON.stringify(expression.operator)} is not a valid label selector operator`);
	const { key } = expression;
	const problems = problemsOf(expression, operator);
	if (problems.length > 0) throw new Error(problems.length === 1 ? problems[0] : `[${problems.join(", ")}]`);
	const values = new Set(expression.values);
	return (labels) => operator.test(Object.hasOwn(labels, key) ? labels[key] : void 0, values);
}
function problemsOf({ key, values }, operator) {
	const countProblem = operator.valuesProblem(values.length);
	return [
		...problem("key", JSON.stringify(key), labelKeyProblems(key)),
		...problem("values", goList(values), countProblem === void 0 ? [] : [countProblem]),
		...values.flatMap((value, index) => problem(`values[${index}][${key}]`, JSON.stringify(value), labelValueProblems(value)))
	];
}
function problem(field, value, why) {
	return why.length === 0 ? [] : [`${field}: Invalid value: ${value}: ${why.join("; ")}`];
}
/** As Go prints a list of texts for programmers. */
function goList(values) {
	return `[]string${values.length === 0 ? "(nil)" : `{${values.map((value) => JSON.stringify(value)).join(", ")}}`}`;
}
// src/verify/backup/classes.ts
/** What the records beside the archive can give away. The weights are what counts when no gate says otherwise. */
const BACKUP_CLASSES = {
	"missing-from-archive": {
		weight: "fail",
		doc: "the backup's resource list names an object that the archive does not hold, and no error of the backup tells of it"
	},
	"not-backed-up": {
		weight: "warn",
		doc: "the same, and an error that Velero recorded names the object: it was never saved"
	},
	"fewer-than-counted": {
		weight: "warn",
		doc: "there is no resource list, and the archive holds fewer items than the metadata counts"
	},
	"not-completed": {
		weight: "warn",
		doc: "the backup is not Completed; `info` when PartiallyFailed is allowed"
	},
	"backup-errors": {
		weight: "warn",
		doc: "Velero recorded errors while it made the backup"
	},
	"volume-not-saved": {
		weight: "warn",
		doc: "the record of a volume says that saving its data failed"
	},
	"operation-failed": {
		weight: "warn",
		doc: "work that went on after an object was saved ended with an error, such as the movement of a snapshot"
	},
	"backup-warnings": {
		weight: "info",
		doc: "Velero recorded warnings while it made the backup"
	},
	unlisted: {
		weight: "info",
		doc: "the archive holds objects that the resource list does not name"
	},
	"count-differs": {
		weight: "info",
		doc: "the numbers of items in the metadata and in the resource list differ; Velero calls its own a best effort"
	},
	expired: {
		weight: "info",
		doc: "the time to live has passed: Velero may delete the backup at any time"
	}
};
Object.defineProperty(exports, "BACKUP_CLASSES", {
	enumerable: true,
	get: function() {
		return BACKUP_CLASSES;
	}
});
Object.defineProperty(exports, "compileSelector", {
	enumerable: true,
	get: function() {
		return compileSelector;
	}
});
