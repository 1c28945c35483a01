require("./rolldown-runtime.cjs");
const require_known_versions = require("./cluster-binaries-known-versions.cjs");
const require_open_backup = require("./rehearsal-open-backup.cjs");
const require_read_values = require("./config-read-values.cjs");
const require_versions = require("./report-render-versions.cjs");
const require_rehearse = require("./rehearsal-rehearse.cjs");
const require_overview = require("./report-overview.cjs");
const require_write_overview = require("./rehearsal-write-overview.cjs");
let node_os = require("node:os");
// src/report/html/versions-html.ts
const MAX_ROWS = 1e3;
/** @param made which program made it, and when */
function renderVersionsHtml(overview, made) {
	const { verdict, backup } = overview;
	const name = backup === "" ? "" : ` · ${backup}`;
	const shown = [
		[
			"versions",
			"Versions",
			"Versions",
			versionTable(overview.versions)
		],
		[
			"changes",
			"Changes",
			"What changes from version to version",
			changeTable(overview.changes)
		],
		[
			"not-served",
			"Not served",
			"APIs of the backup that are not served",
			typeTable(overview.notServed)
		]
	].filter(([, , , body]) => body !== void 0);
	return require_rehearse.htmlDocument({
		title: `${require_rehearse.VERDICT_WORDS[verdict][0]}${name} · upgrade rehearsal`,
		verdict,
		body: require_rehearse.html`<a class="skip" href="#main">Skip to the report</a>
${require_rehearse.iconSheet()}
<div class="frame">
<nav class="contents" aria-label="Contents"><p class="brand">restore-rehearsal</p>
<ul>${shown.map(([id, short]) => require_rehearse.html`<li><a href="#${id}">${short}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${panel(overview)}
${shown.map(([id, , title, body]) => require_rehearse.html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`)}
</main>
</div>
${require_rehearse.pageFooter(made, "versions.json")}`
	});
}
function panel(overview) {
	const { verdict, backup, versions } = overview;
	const sentence = require_versions.upgradeSentence(overview);
	return require_rehearse.html`<header class="verdict v-${verdict}">
<div class="mark">${require_rehearse.icon(require_rehearse.SHAPE_OF_VERDICT[verdict])}</div>
<div class="said">
<p class="eyebrow">Upgrade rehearsal${backup === "" ? void 0 : require_rehearse.html` of <bdi>${backup}</bdi>`}</p>
<h1>${require_rehearse.VERDICT_WORDS[verdict][0]}</h1>
<p class="lead">Kubernetes ${versions.map(({ name }) => name).join(", ")}: ${sentence}.</p>
</div>
</header>`;
}
function verdictBadge(verdict) {
	const look = {
		pass: "o-created",
		fail: "o-failed",
		error: "o-failed"
	};
	const tone = verdict in look ? look[verdict] : "o-unknown";
	return require_rehearse.html`<span class="badge ${tone}">${require_rehearse.icon(require_rehearse.SHAPE_OF_VERDICT[verdict])}${verdict}</span>`;
}
/** Names of versions are digits and dots, and so are the folders of their reports. */
function versionTable(rows) {
	return require_rehearse.html`<table class="rows">
<thead><tr><th scope="col">Verdict</th><th scope="col">Kubernetes</th><th scope="col">Why</th><th scope="col" class="number">Failed items</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${rows.map(({ name, kubernetesVersion, verdict, because, failed, total, ms, report }) => require_rehearse.html`<tr><td>${verdictBadge(verdict)}</td>
<th scope="row">${report === "" || name === "" ? name : require_rehearse.html`<a href="${name}/report.html">${name}</a>`}${kubernetesVersion === void 0 || kubernetesVersion === name ? void 0 : require_rehearse.html`<span class="note">${kubernetesVersion}</span>`}</th>
<td>${because}</td><td class="number">${require_read_values.formatNumber(failed)} of ${require_read_values.formatNumber(total)}</td><td class="number">${require_read_values.formatSpan(ms)}</td></tr>`)}</tbody></table>`;
}
function changeTable(changes) {
	if (changes.length === 0) return void 0;
	const { shown, more } = require_rehearse.firstOf(changes, MAX_ROWS);
	return require_rehearse.html`<table class="rows">
<thead><tr><th scope="col">Weight</th><th scope="col">What</th><th scope="col">Where</th><th scope="col" class="number">Count</th></tr></thead>
<tbody>${shown.map((change) => require_rehearse.html`<tr><td>${require_rehearse.weightBadge(change.weight)}</td>
<th scope="row">${change.title}<span class="note"><bdi>${require_versions.examplesText(change)}</bdi></span>${change.nextStep === void 0 ? void 0 : require_rehearse.html`<span class="note">${change.nextStep}</span>`}</th>
<td>${require_versions.changeTitle(change)}</td><td class="number">${require_read_values.formatNumber(change.count)}</td></tr>`)}</tbody></table>${more === 0 ? void 0 : require_rehearse.html`<p class="more">${require_read_values.formatNumber(more)} more in versions.json.</p>`}`;
}
function typeTable(types) {
	if (types.length === 0) return void 0;
	const { shown, more } = require_rehearse.firstOf(types, MAX_ROWS);
	return require_rehearse.html`<table class="rows">
<thead><tr><th scope="col">API</th><th scope="col">Where</th><th scope="col" class="number">Items</th></tr></thead>
<tbody>${shown.map((type) => require_rehearse.html`<tr><th scope="row"><code>${type.apiVersion} ${type.kind || type.resource}</code></th>
<td>${require_versions.servedText(type)}</td><td class="number">${require_read_values.formatNumber(type.items)}</td></tr>`)}</tbody></table>${more === 0 ? void 0 : require_rehearse.html`<p class="more">${require_read_values.formatNumber(more)} more in versions.json.</p>`}`;
}
// src/report/upgrade/history.ts
/** Undefined for what is broken nowhere. */
function historyOf(states) {
	const brokenAt = positionsOf(states, "broken");
	if (brokenAt.length === 0) return void 0;
	return {
		breaksAt: firstAfter(states, "broken", "good"),
		mendedAt: firstAfter(states, "good", "broken"),
		brokenAt,
		unknownAt: positionsOf(states, "unknown")
	};
}
function positionsOf(states, wanted) {
	return states.flatMap((state, position) => state === wanted ? [position] : []);
}
/** The first `wanted` that has a `before` somewhere in front of it. */
function firstAfter(states, wanted, before) {
	const start = states.indexOf(before);
	const found = start < 0 ? -1 : states.indexOf(wanted, start);
	return found < 0 ? void 0 : found;
}
// src/report/upgrade/look.ts
const GOOD = { state: "good" };
const UNKNOWN = { state: "unknown" };
/** Only what is in the cluster as we made it can be compared with the backup. */
const WRITTEN = /* @__PURE__ */ new Set([
	"created",
	"updated",
	"unchanged"
]);
function lookAt(report) {
	const isWhole = report.failure === void 0 && report.readBack !== void 0;
	const causes = causeByPosition(report);
	const said = /* @__PURE__ */ new Map();
	const inDoubt = /* @__PURE__ */ new Set();
	for (const [position, item] of report.items.entries()) {
		said.set(itemKey(item), itemSaid(item, causes.get(position), isWhole));
		if (!WRITTEN.has(item.outcome)) inDoubt.add(objectKeyOf(item.kind, require_read_values.placeOf(item)));
	}
	for (const finding of report.findings) {
		const { object, weight, ignored } = finding;
		if (weight === "info" || ignored !== void 0) continue;
		const objectKey = objectKeyOf(object.kind, require_read_values.placeOf(object));
		said.set(findingKey(finding), {
			...findingSaid(finding),
			objectKey
		});
	}
	for (const check of report.checks) said.set(`check\0${check.name}`, checkSaid(check));
	for (const gate of report.gates) if (gate.gate !== "maxFailed") said.set(`gate\0${gate.gate}`, gateSaid(gate));
	return {
		said,
		provesAbsence: (objectKey) => isWhole && !inDoubt.has(objectKey)
	};
}
function causeByPosition({ causes }) {
	return new Map(causes.flatMap((cause) => cause.items.map((position) => [position, cause])));
}
function itemSaid(item, cause, isWhole) {
	const { apiVersion, kind, outcome, reason, ignored, isNoise } = item;
	const about = {
		about: "item",
		apiVersion,
		kind: kind || item.resource
	};
	const example = require_read_values.titleOf(item);
	switch (outcome) {
		case "failed": {
			if (ignored !== void 0) return GOOD;
			const { cause: name = reason, title = require_read_values.REASONS[reason], nextStep } = cause ?? {};
			const next = nextStep === void 0 ? {} : { nextStep };
			return {
				state: "broken",
				trouble: {
					...about,
					weight: "fail",
					class: name,
					title,
					...next
				},
				example
			};
		}
		case "unknown": return UNKNOWN;
		case "skipped":
			if (isNoise) return GOOD;
			return {
				state: "left",
				trouble: {
					...about,
					weight: "warn",
					class: "left-behind",
					title: `${reason}: ${require_read_values.REASONS[reason]}`
				},
				example
			};
		default: return isWhole ? GOOD : UNKNOWN;
	}
}
function findingSaid(finding) {
	const { object, path, source, class: name, weight } = finding;
	const field = path === void 0 ? "" : ` ${path.replace(/\[[^\]]*\]/g, "[]")}`;
	return {
		state: "broken",
		trouble: {
			about: "finding",
			weight: weight === "fail" ? "fail" : "warn",
			class: name,
			title: `${source}: ${name}${field}`,
			apiVersion: object.apiVersion,
			kind: object.kind
		},
		example: require_read_values.findingTitle(finding)
	};
}
function checkSaid({ name, kind, result, message }) {
	if (result !== "failed") return result === "passed" ? GOOD : UNKNOWN;
	return {
		state: "broken",
		trouble: {
			about: "check",
			weight: "fail",
			class: "check",
			title: `check ${name}: ${message}`,
			apiVersion: "",
			kind
		},
		example: name
	};
}
function gateSaid({ gate, result, message }) {
	if (result === "passed") return GOOD;
	return {
		state: "broken",
		trouble: {
			about: "gate",
			weight: "fail",
			class: "gate",
			title: `gate ${gate}: ${message}`,
			apiVersion: "",
			kind: ""
		},
		example: gate
	};
}
function itemKey({ resource, namespace, name }) {
	return `item\0${resource}\0${namespace}\0${name}`;
}
function findingKey({ source, class: name, object, path = "" }) {
	return `finding\0${source}\0${name}\0${object.kind}\0${require_read_values.placeOf(object)}\0${path}`;
}
function objectKeyOf(kind, place) {
	return `${kind}\0${place}`;
}
// src/report/upgrade/model.ts
const CHANGE_KINDS = {
	breaks: "works at an older version and is broken at a newer one",
	mended: "is broken at an older version and works at a newer one",
	always: "is broken at every version that could tell"
};
// src/report/upgrade/changes.ts
const MAX_EXAMPLES = 3;
const IN_ORDER = Object.keys(CHANGE_KINDS);
const LEFT_OUT = { state: "unknown" };
/** @param reports oldest version first */
function changesOf(reports) {
	const looks = reports.map(({ report }) => lookAt(report));
	const names = reports.map(({ name }) => name);
	const rows = /* @__PURE__ */ new Map();
	const add = (trouble, history, example) => {
		const key = rowKey(trouble, history);
		const row = rows.get(key) ?? {
			...changeOf(trouble, history, names),
			count: 0,
			examples: []
		};
		rows.set(key, row);
		row.count += 1;
		if (row.examples.length < MAX_EXAMPLES) row.examples.push(example);
	};
	for (const key of new Set(looks.flatMap(({ said }) => [...said.keys()]))) {
		const told = restoredElsewhere(looks.map((look) => look.said.get(key) ?? absent(look, looks, key)));
		const history = historyOf(told.map(({ state }) => state));
		if (history === void 0) continue;
		const shown = told[history.breaksAt ?? history.brokenAt[0] ?? 0];
		if (shown?.state === "broken") add(shown.trouble, history, shown.example);
	}
	for (const { trouble, history, example } of unexplained(reports, [...rows.values()])) add(trouble, history, example);
	return [...rows.values()].toSorted((a, b) => order(a, names) - order(b, names) || b.count - a.count);
}
/** Where it is good follows from where it is broken and where nobody knows. */
function rowKey(trouble, { brokenAt, unknownAt }) {
	const { about, weight, class: name, title, apiVersion, kind } = trouble;
	return [
		brokenAt,
		unknownAt,
		about,
		weight,
		name,
		title,
		apiVersion,
		kind
	].join("\0");
}
/** The first version at which something fails that an older one took. */
function firstBreaking(changes, names) {
	const broken = changes.flatMap(({ weight, breaksAt }) => weight === "fail" ? [breaksAt] : []);
	return names.find((name) => broken.includes(name));
}
/** A finding that is not there is good news only when its object was looked at; of everything else nothing is known. */
function absent(look, looks, key) {
	const found = looks.map(({ said }) => said.get(key)).find((one) => one !== void 0);
	const objectKey = found !== void 0 && "objectKey" in found ? found.objectKey : void 0;
	return objectKey !== void 0 && look.provesAbsence(objectKey) ? { state: "good" } : LEFT_OUT;
}
/** What stays behind at one version is broken there when another one restores it; else a rule keeps it out everywhere. */
function restoredElsewhere(told) {
	const isRestored = told.some(({ state }) => state === "good");
	return told.map((said) => {
		if (said.state !== "left") return said;
		return isRestored ? {
			...said,
			state: "broken"
		} : LEFT_OUT;
	});
}
function changeOf(trouble, history, names) {
	const { breaksAt, mendedAt, brokenAt, unknownAt } = history;
	const nameOf = (position) => names[position] ?? "";
	return {
		change: breaksAt !== void 0 ? "breaks" : mendedAt !== void 0 ? "mended" : "always",
		...breaksAt === void 0 ? {} : { breaksAt: nameOf(breaksAt) },
		...mendedAt === void 0 ? {} : { mendedAt: nameOf(mendedAt) },
		brokenAt: brokenAt.map(nameOf),
		unknownAt: unknownAt.map(nameOf),
		...trouble
	};
}
const VERDICT_STATES = {
	pass: "good",
	inconclusive: "good",
	fail: "broken",
	error: "unknown",
	cancelled: "unknown"
};
/** A version that fails where an older one does not must be in the table, also for a reason that has no row of its own. */
function unexplained(reports, rows) {
	const history = historyOf(reports.map(({ report }) => VERDICT_STATES[report.verdict]));
	if (history?.breaksAt === void 0) return [];
	const { name = "", report } = reports[history.breaksAt] ?? {};
	if (rows.some((row) => row.weight === "fail" && row.breaksAt === name)) return [];
	const title = report?.because[0] ?? "the rehearsal fails";
	return [{
		trouble: {
			about: "verdict",
			weight: "fail",
			class: report?.failure?.code ?? "verdict",
			title,
			apiVersion: "",
			kind: ""
		},
		history,
		example: title
	}];
}
/** By kind of change, then by the version, then what fails before what only warns. */
function order({ change, breaksAt, mendedAt, weight }, names) {
	const at = names.indexOf(breaksAt ?? mendedAt ?? "");
	return (IN_ORDER.indexOf(change) * (names.length + 1) + at + 1) * 2 + (weight === "fail" ? 0 : 1);
}
// src/report/upgrade/types-not-served.ts
/** Those that went away first, then those that no version serves. @param reports oldest version first */
function typesNotServed(reports) {
	const seen = reports.map(({ report }) => typesIn(report));
	const names = reports.map(({ name }) => name);
	return [...new Set(seen.flatMap((types) => [...types.keys()]))].flatMap((key) => {
		const looks = seen.map((types) => types.get(key));
		const states = looks.map((look) => look?.state ?? "unknown");
		const history = historyOf(states);
		const first = looks.find((look) => look !== void 0);
		if (history === void 0 || first === void 0) return [];
		const { breaksAt, brokenAt } = history;
		const { apiVersion, kind, resource } = first.item;
		return [{
			apiVersion,
			kind,
			resource,
			items: first.items,
			...breaksAt === void 0 ? {} : { removedAt: names[breaksAt] ?? "" },
			servedAt: names.filter((_, position) => states[position] === "good"),
			notServedAt: brokenAt.map((position) => names[position] ?? "")
		}];
	}).toSorted((a, b) => Number(b.removedAt !== void 0) - Number(a.removedAt !== void 0));
}
/** By apiVersion and resource, as the items of the backup are written. */
function typesIn({ items }) {
	const types = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = `${item.apiVersion}\0${item.resource}`;
		const known = types.get(key);
		const state = graver(stateOf(item), known?.state ?? "unknown");
		types.set(key, {
			item: known?.item ?? item,
			items: (known?.items ?? 0) + 1,
			state
		});
	}
	return types;
}
/** An item that was written proves that its type is served; one that was refused or stays behind proves nothing. */
function stateOf({ outcome, reason }) {
	if (reason === "api-not-served") return "broken";
	return outcome === "created" || outcome === "updated" || outcome === "unchanged" ? "good" : "unknown";
}
function graver(a, b) {
	if (a === "broken" || b === "broken") return "broken";
	return a === "good" || b === "good" ? "good" : "unknown";
}
// src/report/upgrade/upgrade.ts
/** @param runs oldest version first */
function upgradeOverview(runs) {
	const versions = runs.map(versionRow);
	const changes = changesOf(runs);
	const first = firstBreaking(changes, runs.map(({ name }) => name));
	return {
		schemaVersion: 1,
		...require_overview.gravestOf(versions),
		backup: runs.find(({ report }) => report.backup !== void 0)?.report.backup?.name ?? "",
		versions,
		...first === void 0 ? {} : { firstBreaking: first },
		changes,
		notServed: typesNotServed(runs)
	};
}
function versionRow({ name, report, exitCode, path }) {
	const { cluster } = report;
	return {
		...require_overview.overviewRow(name, {
			report,
			exitCode
		}, path),
		...cluster === void 0 ? {} : { kubernetesVersion: cluster.version }
	};
}
// src/rehearsal/runs-at-once.ts
const GIB = 1024 ** 3;
/** The servers of a control plane, and we ourselves, are at work at the same time. */
const CORES_PER_RUN = 2;
const MEMORY_PER_RUN = 2 * GIB;
/** Whoever has a larger machine can say so. */
const MOST = 2;
/** How many rehearsals run at the same time when nobody says. */
function runsAtOnce({ cores, availableMemoryBytes }) {
	const fitting = Math.min(cores / CORES_PER_RUN, availableMemoryBytes / MEMORY_PER_RUN, MOST);
	return Math.max(1, Math.floor(fitting));
}
// src/rehearsal/rehearse-versions.ts
/**
* Never throws: a version that cannot be had is a run of its own that failed. A cancel ends those that run; the others end as they begin.
* @param request with `versions`
*/
async function rehearseVersions(request, deps, one = require_rehearse.rehearse) {
	const startedAt = deps.now().toISOString();
	const runs = await runAll(request, deps, one);
	const overview = upgradeOverview(runs.map(({ name, result }) => ({
		...result,
		name,
		path: require_rehearse.reportPath(result)
	})));
	const files = {
		"versions.json": `${JSON.stringify(overview, void 0, 2)}\n`,
		"versions.html": renderVersionsHtml(overview, {
			tool: {
				name: "restore-rehearsal",
				version: deps.version
			},
			startedAt
		})
	};
	return {
		results: runs.map(({ result }) => result),
		...await require_write_overview.writeOverview(request.reportDir, overview, files)
	};
}
async function runAll(request, deps, one) {
	let versions;
	try {
		versions = inOrder(request.versions ?? []);
	} catch (error) {
		return [{
			name: "",
			result: await one(request, deps, error)
		}];
	}
	const source = require_rehearse.sharedSource(deps.signal);
	const results = /* @__PURE__ */ new Map();
	const never = new AbortController().signal;
	await require_open_backup.mapConcurrent(versions, request.versionsAtOnce ?? defaultAtOnce(), never, async (version) => {
		const emit = (event) => deps.emit(event, version);
		results.set(version, await one(requestFor(request, version), {
			...deps,
			emit,
			source
		}));
	});
	await source.close();
	return versions.flatMap((name) => {
		const result = results.get(name);
		return result === void 0 ? [] : [{
			name,
			result
		}];
	});
}
/** Oldest first, each once, without a leading v. @throws CLUSTER_VERSION_UNKNOWN */
function inOrder(versions) {
	const texts = versions.map((text) => require_known_versions.requestText(require_known_versions.parseVersionRequest(text, require_known_versions.KNOWN_MINORS)));
	return [...new Set(texts)].toSorted(require_known_versions.compareVersions);
}
function requestFor(request, version) {
	const { target, reportFiles, metrics, ...rest } = request;
	const labels = {
		...metrics?.labels,
		kubernetes_version: version
	};
	return require_write_overview.partRequest({
		...rest,
		target: target.kind === "existing" ? target : {
			...target,
			kubernetesVersion: version
		},
		metrics: metrics && {
			...metrics,
			labels
		},
		...reportFiles === void 0 ? {} : { reportFiles: {
			...reportFiles,
			run: version
		} }
	}, version);
}
function defaultAtOnce() {
	return runsAtOnce({
		cores: (0, node_os.availableParallelism)(),
		availableMemoryBytes: process.availableMemory()
	});
}
exports.rehearseVersions = rehearseVersions;
