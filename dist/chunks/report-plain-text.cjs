// src/report/plain-text.ts
/** What nearly every text is made of; nothing in it needs a change. */
const HARMLESS = /^(?!\s*::)[ -"$-~]*$/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const LINE_ENDS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g;
/** `##[error]`, `##vso[…]`: the older spelling of runner commands, which works anywhere in a line. */
const RUNNER_COMMAND = /##(\w*)\[/g;
/** `::set-output …`: the newer one, which works at the beginning of a line. */
const LINE_COMMAND = /^(\s*):(?=:[a-z])/i;
/**
* One line of printable text of at most `maxLength` code points. Line ends become blanks, every other character that
* cannot be seen becomes its escape (`\u{1b}`).
*/
function plainText(text, maxLength = 500) {
	if (text.length <= maxLength && HARMLESS.test(text)) return text;
	const cut = text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text;
	const clean = cut.replace(LINE_ENDS, " ").replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).replace(RUNNER_COMMAND, "##$1\\u{5b}").replace(LINE_COMMAND, "$1\\u{3a}");
	const points = [...clean];
	return points.length > maxLength || cut !== text ? `${points.slice(0, maxLength - 1).join("")}…` : clean;
}
Object.defineProperty(exports, "plainText", {
	enumerable: true,
	get: function() {
		return plainText;
	}
});
