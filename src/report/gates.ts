// What a rehearsal file allows and demands beyond "nothing failed". Pure functions of the facts; the verdict reads their results.
import type { Reason } from '../restore/item-outcome.ts'
import { FINDING_WEIGHTS, type Finding, type FindingWeight, type GateResult } from './findings.ts'
import { formatNumber, formatSpan } from './format.ts'
import type { Report } from './model.ts'

/** What becomes of a finding; `ignore` sets it apart. */
export const FINDING_GATES = [...FINDING_WEIGHTS, 'ignore'] as const
export type FindingGate = (typeof FINDING_GATES)[number]

export interface Gates {
  /** Of the whole run, clean-up included. */
  readonly maxDurationMs?: number | undefined
  /** Without it: none. */
  readonly maxFailed?: number | undefined
  /** How often a reason may be given. */
  readonly maxSkipped?: { readonly [R in Reason]?: number | undefined } | undefined
  /** By source (`references`) or class (`missing-secret`); the class wins. */
  readonly findings?: { readonly [sourceOrClass: string]: FindingGate | undefined } | undefined
}

export const NO_GATES: Gates = {}

export interface GatedFacts {
  readonly timings: Pick<Report['timings'], 'total'>
  /** Without those that do not count. */
  readonly failed: number
  /** Without those of items that do not count. */
  readonly reasons: Report['reasons']
}

/** One result for each gate that has a limit, in the order of the documentation. */
export function gateResults(gates: Gates, { timings, failed, reasons }: GatedFacts): readonly GateResult[] {
  const { maxDurationMs, maxFailed, maxSkipped = {} } = gates
  return [
    ...(maxDurationMs === undefined
      ? []
      : [result('maxDuration', timings.total, maxDurationMs, formatSpan, 'the run took')]),
    ...(maxFailed === undefined
      ? []
      : [result('maxFailed', failed, maxFailed, formatNumber, 'failed items:')]),
    ...Object.entries(maxSkipped).flatMap(([reason, max]) =>
      max === undefined
        ? []
        : [
            result(
              `maxSkipped.${reason}`,
              reasons[reason as Reason] ?? 0,
              max,
              formatNumber,
              `items with reason ${reason}:`,
            ),
          ],
    ),
  ]
}

function result(
  gate: string,
  found: number,
  max: number,
  format: (value: number) => string,
  what: string,
): GateResult {
  const isKept = found <= max
  return {
    gate,
    result: isKept ? 'passed' : 'failed',
    message: `${what} ${format(found)}, ${isKept ? '' : 'only '}${format(max)} allowed`,
  }
}

/**
 * Findings with the weights that the gates give them. A gate of a source is about what weighs `fail` or `warn`: what only informs
 * is raised by the name of its class alone.
 */
export function weighFindings(findings: readonly Finding[], { findings: gates }: Gates): readonly Finding[] {
  if (gates === undefined) return findings
  return findings.map((finding) => {
    const ofClass = own(gates, finding.class)
    const ofSource = finding.weight === 'info' ? undefined : own(gates, finding.source)
    const gate = ofClass ?? ofSource
    if (gate === undefined) return finding
    if (gate !== 'ignore') return { ...finding, weight: gate }
    const name = ofClass === undefined ? finding.source : finding.class
    return { ...finding, ignored: `gates.findings.${name} is ignore` }
  })
}

function own(gates: NonNullable<Gates['findings']>, name: string): FindingGate | undefined {
  return Object.hasOwn(gates, name) ? gates[name] : undefined
}

/** Gravest first, and in their order otherwise. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = (weight: FindingWeight) => FINDING_WEIGHTS.indexOf(weight)
  return findings.toSorted((a, b) => rank(a.weight) - rank(b.weight))
}
