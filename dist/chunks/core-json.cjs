// src/core/json.ts
/** A number that a double cannot hold or print back: long digits, a fraction, an exponent, minus zero. May match inside a string; then the careful path is taken for nothing. */
const DELICATE_NUMBER = /(?:^|[[:,\s])(?:-?(?:\d{16,}|\d+[.eE])|-0)/;
const raw = JSON;
/** Parses JSON and keeps every number literal as it was written. @throws SyntaxError */
function parseJson(text) {
	if (!DELICATE_NUMBER.test(text)) return JSON.parse(text);
	return raw.parse(text, (_key, value, context) => typeof value === "number" && context.source !== void 0 && String(value) !== context.source ? raw.rawJSON(context.source) : value);
}
/** The inverse of `parseJson`. */
function stringifyJson(value) {
	return JSON.stringify(value);
}
/** A number that is kept as its literal; see `parseJson`. */
function isRawNumber(value) {
	return raw.isRawJSON(value);
}
/** A JSON object: not null, not a list, not a raw number. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !raw.isRawJSON(value);
}
/** The value at a path of keys, or undefined as soon as one step is not an object. */
function at(value, ...path) {
	let current = value;
	for (const key of path) {
		if (!isObject(current) || !Object.hasOwn(current, key)) return void 0;
		current = current[key];
	}
	return current;
}
/** The text at a path, or undefined when there is none or it is not a text. */
function textAt(value, ...path) {
	const found = at(value, ...path);
	return typeof found === "string" ? found : void 0;
}
/** The object at a path, or an empty one. */
function objectAt(value, ...path) {
	const found = at(value, ...path);
	return isObject(found) ? found : {};
}
/** The list at a path, or an empty one. */
function listAt(value, ...path) {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}
/** The entries of an object whose values are texts: labels, annotations, `data`. */
function textMapAt(value, ...path) {
	const entries = Object.entries(objectAt(value, ...path));
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
/** A copy with the value at a path replaced; objects on the way are made where they are missing. `undefined` removes the key. */
function withAt(value, path, replacement) {
	const [key, ...rest] = path;
	if (key === void 0) return value;
	if (rest.length > 0) {
		const child = at(value, key);
		if (replacement === void 0 && !isObject(child)) return value;
		return withAt(value, [key], withAt(isObject(child) ? child : {}, rest, replacement));
	}
	if (replacement === void 0) return omit(value, [key]);
	return {
		...value,
		[key]: replacement
	};
}
/** A copy without the named keys; the same object when it has none of them. */
function omit(value, keys) {
	if (!keys.some((key) => Object.hasOwn(value, key))) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
/**
* Deep equality as Velero compares unstructured objects: key order does not matter, numbers are compared by
* value. An absent key, null, an empty list and an empty map are four different things.
*/
function semanticEqual(a, b) {
	if (a === b) return true;
	if (isNumber(a) && isNumber(b)) return numberText(a) === numberText(b);
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, index) => semanticEqual(entry, b[index]));
	if (!isObject(a) || !isObject(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && semanticEqual(own(a, key), own(b, key)));
}
function isNumber(value) {
	return typeof value === "number" || raw.isRawJSON(value);
}
/** One spelling per value: integers of any length digit by digit, everything else as a double. */
function numberText(value) {
	const literal = typeof value === "number" ? String(value) : value.rawJSON;
	return /^-?\d+$/.test(literal) ? String(BigInt(literal)) : decimalText(literal);
}
function decimalText(literal) {
	const value = Number(literal);
	if (!Number.isFinite(value)) return literal;
	return Number.isSafeInteger(value) ? String(BigInt(value)) : String(value);
}
function own(value, key) {
	return value[key];
}
Object.defineProperty(exports, "at", {
	enumerable: true,
	get: function() {
		return at;
	}
});
Object.defineProperty(exports, "isObject", {
	enumerable: true,
	get: function() {
		return isObject;
	}
});
Object.defineProperty(exports, "isRawNumber", {
	enumerable: true,
	get: function() {
		return isRawNumber;
	}
});
Object.defineProperty(exports, "listAt", {
	enumerable: true,
	get: function() {
		return listAt;
	}
});
Object.defineProperty(exports, "objectAt", {
	enumerable: true,
	get: function() {
		return objectAt;
	}
});
Object.defineProperty(exports, "omit", {
	enumerable: true,
	get: function() {
		return omit;
	}
});
Object.defineProperty(exports, "parseJson", {
	enumerable: true,
	get: function() {
		return parseJson;
	}
});
Object.defineProperty(exports, "semanticEqual", {
	enumerable: true,
	get: function() {
		return semanticEqual;
	}
});
Object.defineProperty(exports, "stringifyJson", {
	enumerable: true,
	get: function() {
		return stringifyJson;
	}
});
Object.defineProperty(exports, "textAt", {
	enumerable: true,
	get: function() {
		return textAt;
	}
});
Object.defineProperty(exports, "textMapAt", {
	enumerable: true,
	get: function() {
		return textMapAt;
	}
});
Object.defineProperty(exports, "withAt", {
	enumerable: true,
	get: function() {
		return withAt;
	}
});
