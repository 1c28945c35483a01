const require_plain_text = require("./report-plain-text.cjs");
/** Of all settled items, then only of those that went wrong: a hundred thousand lines help nobody. */
const MAX_ITEMS = 1e4;
function createEventLines({ write, now, version }) {
	let told = 0;
	let leftOut = 0;
	const tell = (event, fields) => write(`${JSON.stringify({
		version: 1,
		time: now().toISOString(),
		event,
		...fields
	})}\n`);
	tell("run-started", { tool: {
		name: "restore-rehearsal",
		version
	} });
	return (event, run) => {
		if (event.kind === "item-settled") {
			const isTrouble = event.outcome === "failed" || event.outcome === "unknown";
			if (told >= (isTrouble ? 2e4 : MAX_ITEMS)) {
				leftOut += 1;
				return;
			}
			told += 1;
		}
		tell(event.kind, {
			...run === void 0 ? {} : { run },
			...fieldsOf(event, leftOut)
		});
	};
}
function fieldsOf(event, itemsLeftOut) {
	switch (event.kind) {
		case "stage-started": return { stage: event.stage };
		case "stage-ended": return {
			stage: event.stage,
			ms: Math.round(event.ms)
		};
		case "backup-read": {
			const { name, completedAt, ageSeconds, phase, items, namespaces, bytes, sha256 } = event.backup;
			return {
				name: require_plain_text.plainText(name),
				phase: phase === void 0 ? void 0 : require_plain_text.plainText(phase),
				completedAt,
				ageSeconds,
				items,
				namespaces,
				bytes,
				sha256
			};
		}
		case "progress": return { line: require_plain_text.plainText(event.line) };
		case "cluster-ready": {
			const { version, isThrowAway } = event.cluster;
			return {
				kubernetesVersion: require_plain_text.plainText(version),
				isThrowAway,
				readyInMs: Math.round(event.readyInMs)
			};
		}
		case "restore-progress": return {
			done: event.done,
			total: event.total
		};
		case "item-settled": {
			const { resource, namespace, name, outcome, reason } = event;
			return {
				resource: require_plain_text.plainText(resource),
				namespace: require_plain_text.plainText(namespace),
				name: require_plain_text.plainText(name),
				outcome,
				reason
			};
		}
		case "restored": {
			const { done, total, ms, objectsPerSecond } = event;
			return {
				done,
				total,
				ms: Math.round(ms),
				objectsPerSecond
			};
		}
		case "verified": return {
			accounted: event.accounted,
			readBack: event.readBack,
			ms: Math.round(event.ms)
		};
		case "finished": {
			const { verdict, because, total, counts, timings } = event.report;
			const reasons = because.map((sentence) => require_plain_text.plainText(sentence));
			const { exitCode, files } = event;
			return {
				verdict,
				because: reasons,
				exitCode,
				total,
				counts,
				ms: timings.total,
				files,
				itemsLeftOut
			};
		}
	}
}
// src/report/render/json.ts
/** report.json: readable at the top, and one line per item, so that a diff of two reports shows items. */
function renderReportJson(report) {
	return [...reportJsonPieces(report)].join("");
}
/** The same text in pieces, in their order: a report of many items is long, and nobody has to hold it whole. */
function* reportJsonPieces(report) {
	let before = "{\n";
	for (const [key, value] of Object.entries(report)) {
		if (value === void 0) continue;
		yield `${before}  ${JSON.stringify(key)}: `;
		yield* valuePieces(value);
		before = ",\n";
	}
	yield "\n}\n";
}
function* valuePieces(value) {
	if (!Array.isArray(value)) {
		yield JSON.stringify(value, void 0, 2).replaceAll("\n", "\n  ");
		return;
	}
	for (const [index, entry] of value.entries()) yield `${index === 0 ? "[" : ","}\n    ${JSON.stringify(entry)}`;
	yield value.length === 0 ? "[]" : "\n  ]";
}
Object.defineProperty(exports, "createEventLines", {
	enumerable: true,
	get: function() {
		return createEventLines;
	}
});
Object.defineProperty(exports, "renderReportJson", {
	enumerable: true,
	get: function() {
		return renderReportJson;
	}
});
Object.defineProperty(exports, "reportJsonPieces", {
	enumerable: true,
	get: function() {
		return reportJsonPieces;
	}
});
