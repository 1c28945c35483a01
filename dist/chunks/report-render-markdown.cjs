const require_plain_text = require("./report-plain-text.cjs");
// src/report/render/markdown.ts
/** Also fit for a table cell: a bar is shown as its escape, because a table is cut at its bars before spans are read. */
function codeSpan(text, maxLength = 500) {
	const content = require_plain_text.plainText(text, maxLength).trim().replaceAll("|", "\\u{7c}");
	if (content === "") return "–";
	const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
	return `${fence}${pad}${content}${pad}${fence}`;
}
/** A block without lines to cut. */
function fixedBlock(head) {
	return {
		head,
		lines: [],
		tail: "",
		total: 0,
		more: () => ""
	};
}
/** Blocks in their order, each as far as it fits; the result never has more than `maxBytes` bytes of UTF-8. */
function fitBlocks(blocks, maxBytes) {
	let text = "";
	let left = maxBytes;
	for (const block of blocks) {
		const part = fitBlock(block, left);
		if (part === void 0) return text;
		text += part;
		left -= bytesOf(part);
	}
	return text;
}
/** All blocks, or undefined when not even their fixed parts fit. Room for lines is given away in the order of the blocks. */
function fitAll(blocks, maxBytes) {
	const sizes = blocks.map((block) => bytesOf(block.head + block.tail + block.more(block.total)));
	let spare = maxBytes - sizes.reduce((sum, size) => sum + size, 0);
	if (spare < 0) return void 0;
	const parts = [];
	for (const [index, block] of blocks.entries()) {
		const room = spare + (sizes[index] ?? 0);
		const part = fitBlock(block, room) ?? "";
		parts.push(part);
		spare = room - bytesOf(part);
	}
	return parts.join("");
}
/** All blocks with all their lines. */
function wholeBlocks(blocks) {
	return fitBlocks(blocks, Number.POSITIVE_INFINITY);
}
function fitBlock({ head, lines, tail, total, more }, maxBytes) {
	let left = maxBytes - bytesOf(head) - bytesOf(tail) - bytesOf(more(total));
	if (left < 0) return void 0;
	let shown = 0;
	for (const line of lines) {
		const size = bytesOf(line);
		if (size > left) break;
		left -= size;
		shown++;
	}
	const missing = total - shown;
	return `${head}${lines.slice(0, shown).join("")}${missing > 0 ? more(missing) : ""}${tail}`;
}
function bytesOf(text) {
	return Buffer.byteLength(text);
}
Object.defineProperty(exports, "codeSpan", {
	enumerable: true,
	get: function() {
		return codeSpan;
	}
});
Object.defineProperty(exports, "fitAll", {
	enumerable: true,
	get: function() {
		return fitAll;
	}
});
Object.defineProperty(exports, "fitBlocks", {
	enumerable: true,
	get: function() {
		return fitBlocks;
	}
});
Object.defineProperty(exports, "fixedBlock", {
	enumerable: true,
	get: function() {
		return fixedBlock;
	}
});
Object.defineProperty(exports, "wholeBlocks", {
	enumerable: true,
	get: function() {
		return wholeBlocks;
	}
});
