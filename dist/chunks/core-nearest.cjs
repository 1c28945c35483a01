// src/core/nearest.ts
/** The known name that a mistyped one most likely means; undefined when none is close. Ties go to the earlier one. */
function nearest(typed, known) {
	const limit = Math.max(2, Math.floor(typed.length / 3));
	let best;
	let bestDistance = limit + 1;
	for (const name of known) {
		const distance = name.startsWith(typed) && typed.length > 2 ? 1 : editDistance(typed, name);
		if (distance < bestDistance) {
			best = name;
			bestDistance = distance;
		}
	}
	return best;
}
/** Fewest single-letter insertions, deletions and replacements that turn one text into the other. */
function editDistance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
Object.defineProperty(exports, "nearest", {
	enumerable: true,
	get: function() {
		return nearest;
	}
});
