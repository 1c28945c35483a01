// Facts of a run → the report. Pure but for reading the catalog's index.

import type { CatalogItem } from '../backup/catalog.ts'
import { CODES, messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { causesOf } from '../report/causes/causes.ts'
import { judge } from '../report/judge.ts'
import type { Report, ReportMessage, ReportVolume } from '../report/model.ts'
import { admissionFindings } from '../report/server-calls/findings.ts'
import { decideVerdict, type ExitCode } from '../report/verdict.ts'
import type { ItemOutcome } from '../restore/item-outcome.ts'
import { countKinds, countReasons } from '../restore/ledger.ts'
import type { RecordedVolume } from '../restore/volumes/recorded-volumes.ts'
import { FAITHFUL } from '../safety/decision.ts'
import { notCarriedOut } from './checks/carry-out-checks.ts'
import type { RunFacts } from './facts.ts'
import { reportItem, reportMessage } from './report-items.ts'
import { safetySection, withRules } from './safety-section.ts'

const NOT_REACHED: ItemOutcome = { kind: 'unknown', reason: 'not-reached' }

export interface BuiltReport {
  readonly report: Report
  readonly exitCode: ExitCode
}

export function buildReport(facts: RunFacts, version: string): BuiltReport {
  const { catalog, engine, volumes, verified } = facts
  const outcomes = catalog === undefined ? [] : catalog.items.map((item) => outcomeOf(facts, item))
  const counts = countKinds(outcomes)
  const reasons = countReasons(outcomes)
  const messages = engine?.messages ?? []
  const mapping = facts.restore?.spec.namespaceMapping
  const listed = withRules(
    catalog?.items.map((item, index) => reportItem(item, outcomes[index] ?? NOT_REACHED, mapping)) ?? [],
    engine?.safety ?? [],
  )
  const errors = messages.filter(({ level }) => level === 'error').map((one) => reportMessage(one, listed))
  const failure = failureOf(facts)
  const total = outcomes.length
  const startedAt = facts.startedAt.toISOString()
  const backup = facts.section
  const timings = roundAll(facts.timings)
  const judged = judge(facts.demands, {
    startedAt,
    backup,
    items: listed,
    findings: [
      ...facts.backupFindings,
      ...(verified?.findings ?? []),
      ...(facts.workloads?.findings ?? []),
      ...(facts.serverCalls === undefined ? [] : admissionFindings(facts.serverCalls)),
    ],
    reasons,
    timings,
    checks: facts.checks ?? notCarriedOut(facts.demands.checks),
    // A run whose clean-up failed has seen everything.
    endedEarly: facts.failure !== undefined || facts.isCancelled,
  })
  const { items, findings, checks, gates, ignoreRules, baseline } = judged
  const verdict = decideVerdict({
    total,
    counts,
    reasons,
    readBack: verified?.readBack,
    items,
    errors,
    findings,
    checks,
    gates,
    baseline,
    excused: judged.excused,
    maxFailed: judged.maxFailed,
    failure,
    leftBehind: facts.leftovers.map(messageOf).filter((message) => message !== failure?.message),
    isCancelled: facts.isCancelled,
  })
  const report: Report = {
    schemaVersion: 1,
    verdict: verdict.verdict,
    because: verdict.because,
    tool: { name: 'restore-rehearsal', version },
    startedAt,
    backup,
    choice: facts.choice,
    cluster: clusterSection(facts),
    restore: restoreSection(facts),
    secrets: facts.secrets,
    safety: engine === undefined ? undefined : safetySection(facts.safety, listed, engine.safety),
    options: optionsOf(facts),
    total,
    counts,
    reasons,
    items,
    derived: [...(engine?.blankNamespaces ?? []).map(blankNamespace), ...(verified?.derived ?? [])],
    ...(facts.podLogs.length === 0 ? {} : { podLogs: facts.podLogs }),
    readBack: verified?.readBack,
    findings,
    causes: causesOf(items, (position) => outcomes[position]?.refusal),
    checks,
    workloads: facts.workloads?.section,
    gates,
    ignoreRules,
    baseline,
    notExercised: [
      ...facts.notExercised,
      ...(engine?.finalized?.notExercised ?? []),
      ...unseenReferences(verified?.unseenReferences ?? 0),
    ],
    serverCalls: facts.serverCalls,
    volumes: volumes.map(reportVolume),
    deletion: facts.deletion,
    warnings: [
      ...messages.filter(({ level }) => level === 'warning').map((one) => reportMessage(one, items)),
      ...[...facts.advice, ...(engine?.findings ?? [])].map(
        (message): ReportMessage => ({ group: 'velero', message }),
      ),
    ],
    errors,
    failure,
    timings,
    stages: stagesOf(facts),
    progress: facts.progress?.points() ?? [],
    requests: requestFigures(facts, counts.created + counts.updated),
  }
  return { report, exitCode: verdict.exitCode }
}

function outcomeOf(facts: RunFacts, item: CatalogItem): ItemOutcome {
  return facts.engine?.ledger.outcomeOf(item.index) ?? NOT_REACHED
}

function blankNamespace(name: string): Report['derived'][number] {
  const why = 'items need this namespace, and the backup has no file for it'
  return { apiVersion: 'v1', kind: 'Namespace', namespace: '', name, why }
}

function unseenReferences(count: number): Report['notExercised'] {
  return count === 0 ? [] : [{ what: 'references to objects that may not be listed', count }]
}

function reportVolume({ size, ...volume }: RecordedVolume): ReportVolume {
  return { ...volume, ...(size === undefined ? {} : { bytes: size }) }
}

function clusterSection({ cluster, clusterIsKept }: RunFacts): Report['cluster'] {
  if (cluster === undefined) return undefined
  const stays = clusterIsKept || !cluster.isThrowAway
  return {
    title: cluster.title,
    version: cluster.version,
    isThrowAway: cluster.isThrowAway,
    kubeconfigPath: stays ? cluster.kubeconfigPath : undefined,
    ...(cluster.egress === undefined ? {} : { egress: cluster.egress }),
  }
}

function restoreSection({ restore }: RunFacts): Report['restore'] {
  if (restore === undefined) return undefined
  const { phase, startTimestamp, completionTimestamp } = restore.status
  return { name: restore.metadata.name, phase: phase ?? 'New', startTimestamp, completionTimestamp }
}

function optionsOf({ restore, settings, safety, secretsMode }: RunFacts): Report['options'] {
  if (restore === undefined || settings === undefined) return undefined
  const { hooks: _mayHoldSecrets, ...restoreSpec } = restore.spec
  const { profile, managedFields, features, restoreHooks } = settings
  return {
    restoreSpec,
    profile,
    managedFields,
    features,
    safety: safety?.profile ?? FAITHFUL.profile,
    secrets: secretsMode ?? 'keep',
    restoreHooks,
  }
}

/** What ended the run; of a run that came to its end, what its clean-up left behind. */
function failureOf({ failure: ended, leftovers, isCancelled }: RunFacts): Report['failure'] {
  const failure = ended ?? leftovers[0]
  if (failure === undefined || isCancelled) return undefined
  const code = failure instanceof RehearsalError ? failure.code : 'INTERNAL'
  return { code, message: messageOf(failure), hint: CODES[code].hint }
}

function requestFigures(
  { requests, restoreRequests, timings }: RunFacts,
  written: number,
): Report['requests'] {
  if (requests === undefined) return undefined
  const seconds = timings.restore / 1000
  const perObject = written > 0 ? Math.round((restoreRequests / written) * 100) / 100 : 0
  return { ...requests, perObject, objectsPerSecond: seconds > 0 ? Math.round(written / seconds) : 0 }
}

function stagesOf({ stages }: RunFacts): Report['stages'] {
  return stages
    .map(({ name, startMs, ms }) => ({ name, startMs: Math.round(startMs), ms: Math.round(ms) }))
    .toSorted((a, b) => a.startMs - b.startMs)
}

function roundAll(timings: RunFacts['timings']): Report['timings'] {
  const { total, backup, cluster, restore, verify, workloads, checks, teardown } = timings
  const round = Math.round
  return {
    total: round(total),
    backup: round(backup),
    cluster: round(cluster),
    restore: round(restore),
    verify: round(verify),
    ...(workloads === undefined ? {} : { workloads: round(workloads) }),
    ...(checks === undefined ? {} : { checks: round(checks) }),
    teardown: round(teardown),
  }
}
