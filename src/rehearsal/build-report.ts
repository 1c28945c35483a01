// Facts of a run → the report. Pure but for reading the catalog's index.

import type { CatalogItem } from '../backup/catalog.ts'
import { elideBodies } from '../core/redact.ts'
import { CODES, messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { Report, ReportItem, ReportMessage, ReportVolume } from '../report/model.ts'
import { decideVerdict, type ExitCode } from '../report/verdict.ts'
import type { ItemOutcome } from '../restore/item-outcome.ts'
import { countKinds, countReasons } from '../restore/ledger.ts'
import type { Message } from '../restore/messages.ts'
import { mapNamespace } from '../restore/select/plan.ts'
import type { RecordedVolume } from '../restore/volumes/recorded-volumes.ts'
import type { RunFacts } from './facts.ts'
import { notExercised } from './not-exercised.ts'
import { backupSection } from './open-backup.ts'

const NOT_REACHED: ItemOutcome = { kind: 'unknown', reason: 'not-reached' }

export interface BuiltReport {
  readonly report: Report
  readonly exitCode: ExitCode
}

export function buildReport(facts: RunFacts, version: string): BuiltReport {
  const { catalog, engine, volumes } = facts
  const outcomes = catalog === undefined ? [] : catalog.items.map((item) => outcomeOf(facts, item))
  const counts = countKinds(outcomes)
  const reasons = countReasons(outcomes)
  const messages = engine?.messages ?? []
  const errors = messages.filter(({ level }) => level === 'error').map(reportMessage)
  const failure = failureOf(facts)
  const total = outcomes.length
  const verdict = decideVerdict({
    total,
    counts,
    reasons,
    readBack: facts.readBack,
    errors,
    failure,
    isCancelled: facts.isCancelled,
  })
  const report: Report = {
    schemaVersion: 1,
    verdict: verdict.verdict,
    because: verdict.because,
    tool: { name: 'restore-rehearsal', version },
    startedAt: facts.startedAt.toISOString(),
    backup:
      catalog && facts.backupName !== undefined
        ? backupSection(facts.backupName, facts.location, facts.backup, catalog, facts.startedAt)
        : undefined,
    cluster: clusterSection(facts),
    restore: restoreSection(facts),
    total,
    counts,
    reasons,
    items: catalog?.items.map((item) => reportItem(facts, item)) ?? [],
    derived: (engine?.blankNamespaces ?? []).map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: '',
      name,
      why: 'items need this namespace, and the backup has no file for it',
    })),
    readBack: facts.readBack,
    findings: [],
    causes: [],
    checks: [],
    notExercised:
      catalog && engine && facts.backup
        ? [
            ...notExercised(catalog, volumes, engine.ledger, facts.cluster?.hasNodes ?? false),
            ...(engine.finalized?.notExercised ?? []),
          ]
        : [],
    volumes: volumes.map(reportVolume),
    warnings: [
      ...messages.filter(({ level }) => level === 'warning').map(reportMessage),
      ...[...facts.advice, ...(engine?.findings ?? [])].map(
        (message): ReportMessage => ({ group: 'velero', message }),
      ),
    ],
    errors,
    failure,
    timings: roundAll(facts.timings),
    requests: requestFigures(facts, counts.created + counts.updated),
  }
  return { report, exitCode: verdict.exitCode }
}

function outcomeOf(facts: RunFacts, item: CatalogItem): ItemOutcome {
  return facts.engine?.ledger.outcomeOf(item.index) ?? NOT_REACHED
}

function reportItem(facts: RunFacts, item: CatalogItem): ReportItem {
  const { kind, reason, detail } = outcomeOf(facts, item)
  const mapping = facts.restore?.spec.namespaceMapping
  const target = mapNamespace(item.namespace, mapping)
  const targetName = item.groupResource === 'namespaces' ? mapNamespace(item.name, mapping) : item.name
  return {
    apiVersion: item.apiVersion,
    kind: item.kind,
    resource: item.groupResource,
    namespace: item.namespace,
    name: item.name,
    ...(target === item.namespace ? {} : { targetNamespace: target }),
    ...(targetName === item.name ? {} : { targetName }),
    outcome: kind,
    reason,
    ...(detail === undefined ? {} : { detail: elideBodies(detail) }),
  }
}

function reportVolume({ size, ...volume }: RecordedVolume): ReportVolume {
  return { ...volume, ...(size === undefined ? {} : { bytes: size }) }
}

function reportMessage({ group, text }: Message): ReportMessage {
  return typeof group === 'string'
    ? { group, message: elideBodies(text) }
    : { group: 'namespace', namespace: group.namespace, message: elideBodies(text) }
}

function clusterSection({ cluster, clusterIsKept }: RunFacts): Report['cluster'] {
  if (cluster === undefined) return undefined
  const stays = clusterIsKept || !cluster.isThrowAway
  return {
    title: cluster.title,
    version: cluster.version,
    isThrowAway: cluster.isThrowAway,
    kubeconfigPath: stays ? cluster.kubeconfigPath : undefined,
  }
}

function restoreSection({ restore }: RunFacts): Report['restore'] {
  if (restore === undefined) return undefined
  const { phase, startTimestamp, completionTimestamp } = restore.status
  return { name: restore.metadata.name, phase: phase ?? 'New', startTimestamp, completionTimestamp }
}

function failureOf({ failure, isCancelled }: RunFacts): Report['failure'] {
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

function roundAll(timings: RunFacts['timings']): Report['timings'] {
  const { total, backup, cluster, restore, verify, teardown } = timings
  const round = Math.round
  return {
    total: round(total),
    backup: round(backup),
    cluster: round(cluster),
    restore: round(restore),
    verify: round(verify),
    teardown: round(teardown),
  }
}
