// What the rehearsal file and the baseline have to say about a run, as one list for all renderers.
import { formatCount, formatMinute, formatNumber, formatSpan } from './format.ts'
import type { Report } from './model.ts'

export interface Remark {
  readonly about: 'gate' | 'baseline' | 'ignore'
  /** `bad`: it speaks against `pass` unless the verdict says otherwise. */
  readonly tone: 'bad' | 'doubt' | 'faint'
  readonly text: string
}

/** Gravest first. Gates that hold and rules that did their work are not spoken of one by one. */
export function remarksOf(report: Report): readonly Remark[] {
  return [...gateRemarks(report), ...baselineRemarks(report), ...ignoreRemarks(report)]
}

function gateRemarks({ gates }: Report): readonly Remark[] {
  return gates
    .filter(({ result }) => result === 'failed')
    .map(({ gate, message }) => ({ about: 'gate', tone: 'bad', text: `${gate}: ${message}` }))
}

function baselineRemarks({ baseline }: Report): readonly Remark[] {
  if (baseline === undefined) return []
  const { newFailures, lostKinds, shrunk, slower, fixed, knownFailures } = baseline
  const bad = [
    ...(newFailures.length === 0
      ? []
      : [`${formatCount(newFailures.length, 'item')} failed for the first time`]),
    ...lostKinds.map(
      ({ resource, before }) => `${resource}: ${formatNumber(before)} restored then, none now`,
    ),
    ...shrunk.map(
      ({ resource, namespace, before, after }) =>
        `${resource}${namespace === '' ? '' : ` in ${namespace}`}: ${formatNumber(before)} restored then, ${formatNumber(after)} now`,
    ),
    ...(slower === undefined
      ? []
      : [`the restore took ${formatSpan(slower.afterMs)}, then ${formatSpan(slower.beforeMs)}`]),
  ]
  const told = `compared with the report of ${formatMinute(baseline.startedAt)}: ${formatCount(knownFailures, 'known failure')}, ${formatNumber(fixed)} fixed`
  return [
    ...bad.map((text): Remark => ({ about: 'baseline', tone: 'bad', text })),
    { about: 'baseline', tone: 'faint', text: told },
  ]
}

function ignoreRemarks({ ignoreRules }: Report): readonly Remark[] {
  const idle = ignoreRules.filter(({ state }) => state !== 'used')
  const items = sum(ignoreRules.map((rule) => rule.items))
  const findings = sum(ignoreRules.map((rule) => rule.findings))
  const apart = `${formatCount(items, 'failed item')} and ${formatCount(findings, 'finding')} set apart by ignore rules`
  return [
    ...idle.map((rule): Remark => {
      const what = [rule.kind, rule.namespace, rule.name].filter((part) => part !== undefined).join(' ')
      const why = rule.state === 'expired' ? `expired on ${rule.until ?? ''}` : 'set nothing apart'
      return { about: 'ignore', tone: 'doubt', text: `the rule for ${what} (${rule.reason}) ${why}` }
    }),
    ...(items + findings === 0 ? [] : [{ about: 'ignore', tone: 'faint', text: apart } as const]),
  ]
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
