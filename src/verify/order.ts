import type { Finding, FindingWeight } from '../report/findings.ts'

const GRAVEST_FIRST: readonly FindingWeight[] = ['fail', 'warn', 'info']

/** Gravest first; then in one order, whatever was looked at first. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => {
    const weight = GRAVEST_FIRST.indexOf(a.weight) - GRAVEST_FIRST.indexOf(b.weight)
    if (weight !== 0) return weight
    const [left, right] = [keyOf(a), keyOf(b)]
    return left === right ? 0 : left < right ? -1 : 1
  })
}

function keyOf({ source, class: name, object, path = '' }: Finding): string {
  return [source, name, object.namespace, object.kind, object.name, path].join('\u0000')
}
