import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../../src/report/findings.ts'
import type { ReportItem } from '../../../../src/report/model.ts'
import { changesOf, firstBreaking } from '../../../../src/report/upgrade/changes.ts'
import { deployment, flowSchema, NOT_SERVED, RESTORED, versionReport } from './version-reports.ts'

const REFUSED = {
  outcome: 'failed',
  reason: 'refused',
  detail: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
} as const

function dropped(name: string, path: string): Finding {
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name }
  return { source: 'fidelity', class: 'dropped-field', weight: 'warn', object, path, message: 'is gone' }
}

describe('items', () => {
  test('an API that a newer version does not serve breaks there, and not before', () => {
    const changes = changesOf([
      versionReport('1.31', [flowSchema('a'), flowSchema('b'), deployment('web')]),
      versionReport('1.32', [flowSchema('a', NOT_SERVED), flowSchema('b', NOT_SERVED), deployment('web')]),
      versionReport('1.36', [flowSchema('a', NOT_SERVED), flowSchema('b', NOT_SERVED), deployment('web')]),
    ])
    expect(changes).toEqual([
      {
        change: 'breaks',
        breaksAt: '1.32',
        brokenAt: ['1.32', '1.36'],
        unknownAt: [],
        about: 'item',
        weight: 'fail',
        class: 'api-not-served',
        title: 'the cluster does not serve FlowSchema of flowcontrol.apiserver.k8s.io/v1beta3',
        apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
        kind: 'FlowSchema',
        nextStep: expect.stringContaining('Choose a Kubernetes version that serves this API'),
        count: 2,
        examples: ['FlowSchema a', 'FlowSchema b'],
      },
    ])
    expect(firstBreaking(changes, ['1.31', '1.32', '1.36'])).toBe('1.32')
  })

  test('what is broken everywhere and what a newer version mends are told apart', () => {
    const changes = changesOf([
      versionReport('1.34', [deployment('old', REFUSED), deployment('web', REFUSED)]),
      versionReport('1.35', [deployment('old', REFUSED), deployment('web')]),
    ])
    expect(changes).toMatchObject([
      { change: 'mended', mendedAt: '1.35', brokenAt: ['1.34'], examples: ['Deployment shop/web'] },
      { change: 'always', brokenAt: ['1.34', '1.35'], examples: ['Deployment shop/old'] },
    ])
    expect(firstBreaking(changes, ['1.34', '1.35'])).toBeUndefined()
  })

  test('a run that did not come so far speaks for neither side', () => {
    const lost = { outcome: 'unknown', reason: 'not-reached' } as const
    const [change] = changesOf([
      versionReport('1.34', [deployment('web', lost)], { verdict: 'error' }),
      versionReport('1.35', [deployment('web', REFUSED)]),
    ])
    expect(change).toMatchObject({ change: 'always', brokenAt: ['1.35'], unknownAt: ['1.34'] })
  })

  test('created is not good before the cluster was read back', () => {
    const [change] = changesOf([
      versionReport('1.34', [deployment('web')], { verdict: 'error', readBack: undefined }),
      versionReport('1.35', [deployment('web', REFUSED)]),
    ])
    expect(change).toMatchObject({ change: 'always', unknownAt: ['1.34'] })
  })

  test('what a rule sets apart, and what every cluster makes itself, is no change', () => {
    const noise = { outcome: 'skipped', reason: 'exists-differs', isNoise: true } as const
    expect(
      changesOf([
        versionReport('1.34', [deployment('web'), flowSchema('exempt')]),
        versionReport(
          '1.35',
          [deployment('web', { ...REFUSED, ignored: 'known' }), flowSchema('exempt', noise)],
          { verdict: 'pass' },
        ),
      ]),
    ).toEqual([])
  })

  test('what only stays behind at one of them is told, what a filter leaves out everywhere is not', () => {
    const differs = { outcome: 'skipped', reason: 'exists-differs' } as const
    const filtered = { outcome: 'skipped', reason: 'namespace-filtered' } as const
    const changes = changesOf([
      versionReport('1.34', [deployment('web'), deployment('other', filtered)]),
      versionReport('1.35', [deployment('web', differs), deployment('other', filtered)]),
    ])
    expect(changes).toMatchObject([
      { change: 'breaks', breaksAt: '1.35', weight: 'warn', class: 'left-behind', count: 1 },
    ])
    expect(firstBreaking(changes, ['1.34', '1.35'])).toBeUndefined()
  })
})

describe('findings', () => {
  test('a field that only a newer version drops', () => {
    const changes = changesOf([
      versionReport('1.34', [deployment('web'), deployment('api')]),
      versionReport('1.35', [deployment('web'), deployment('api')], {
        findings: [dropped('web', 'spec.containers[0].x'), dropped('api', 'spec.containers[3].x')],
      }),
    ])
    expect(changes).toMatchObject([
      {
        change: 'breaks',
        breaksAt: '1.35',
        about: 'finding',
        weight: 'warn',
        class: 'dropped-field',
        title: 'fidelity: dropped-field spec.containers[].x',
        count: 2,
      },
    ])
  })

  test('an object that was not restored mends no finding about it', () => {
    const changes = changesOf([
      versionReport('1.34', [deployment('web')], { findings: [dropped('web', 'spec.x')] }),
      versionReport('1.35', [deployment('web', REFUSED)]),
    ])
    expect(changes).toMatchObject([
      { about: 'item', change: 'breaks', breaksAt: '1.35' },
      { about: 'finding', change: 'always', brokenAt: ['1.34'], unknownAt: ['1.35'] },
    ])
  })

  test('those for information and those that a rule sets apart are not in it', () => {
    const quiet: Finding[] = [
      { ...dropped('web', 'spec.x'), weight: 'info' },
      { ...dropped('web', 'spec.y'), ignored: 'known' },
    ]
    expect(
      changesOf([
        versionReport('1.34', [deployment('web')]),
        versionReport('1.35', [deployment('web')], { findings: quiet }),
      ]),
    ).toEqual([])
  })
})

test('checks and gates of the user', () => {
  const check = (result: 'passed' | 'failed' | 'inconclusive') =>
    ({ name: 'all shops', kind: 'Deployment', result, message: '11 there', objects: 11, ms: 1 }) as const
  const gate = (result: 'passed' | 'failed') => ({ gate: 'maxDuration', result, message: '9 s' }) as const
  expect(
    changesOf([
      versionReport('1.34', [], { checks: [check('passed')], gates: [gate('failed')] }),
      versionReport('1.35', [], { checks: [check('inconclusive')], gates: [gate('passed')] }),
      versionReport('1.36', [], { checks: [check('failed')], gates: [gate('passed')], verdict: 'fail' }),
    ]),
  ).toMatchObject([
    { about: 'check', breaksAt: '1.36', unknownAt: ['1.35'], title: 'check all shops: 11 there' },
    { about: 'gate', change: 'mended', mendedAt: '1.35', brokenAt: ['1.34'] },
  ])
})

test('a version that fails for a reason without a row of its own is in the table', () => {
  const because = ['the restore reported 1 error']
  const changes = changesOf([
    versionReport('1.34', [deployment('web')]),
    versionReport('1.35', [deployment('web')], { verdict: 'fail', because }),
  ])
  expect(changes).toMatchObject([{ about: 'verdict', breaksAt: '1.35', title: because[0] }])
  expect(firstBreaking(changes, ['1.34', '1.35'])).toBe('1.35')
})

const anyOutcome = fc.constantFrom<Partial<ReportItem>>(
  RESTORED,
  NOT_SERVED,
  REFUSED,
  { outcome: 'unknown', reason: 'not-reached' },
  { outcome: 'skipped', reason: 'exists-differs' },
)
const names = ['a', 'b', 'c', 'd']
/** One outcome for each of four items, for each of some versions. */
const anyVersions = fc.array(fc.tuple(anyOutcome, anyOutcome, anyOutcome, anyOutcome), {
  minLength: 1,
  maxLength: 4,
})

function reportsOf(versions: readonly (readonly Partial<ReportItem>[])[], order = names) {
  return versions.map((outcomes, index) =>
    versionReport(
      `1.${30 + index}`,
      order.map((name) => flowSchema(name, outcomes[names.indexOf(name)] ?? RESTORED)),
    ),
  )
}

test('every item that is broken somewhere is counted in exactly one row', () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const broken = names.filter((_, item) => {
        const has = (outcome: string) => versions.some((outcomes) => outcomes[item]?.outcome === outcome)
        return has('failed') || (has('skipped') && has('created'))
      })
      const counted = changesOf(reportsOf(versions))
        .filter(({ about }) => about === 'item')
        .reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(broken.length)
    }),
  )
})

test('a version that fails while an older one passes is never without a first breaking version', () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const reports = reportsOf(versions)
      const labels = reports.map(({ name }) => name)
      const passes = reports.findIndex(({ report }) => report.verdict === 'pass')
      const fails = reports.findIndex(
        ({ report }, index) => passes >= 0 && index > passes && report.verdict === 'fail',
      )
      const first = firstBreaking(changesOf(reports), labels)
      if (fails >= 0) expect(labels.indexOf(first ?? '')).toBeGreaterThanOrEqual(0)
      if (fails >= 0) expect(labels.indexOf(first ?? '')).toBeLessThanOrEqual(fails)
    }),
  )
})

test('the order of the items changes no count', () => {
  const shape = (versions: Parameters<typeof reportsOf>[0], order: readonly string[]) =>
    changesOf(reportsOf(versions, [...order]))
      .map(({ examples: _some, ...row }) => JSON.stringify(row))
      .toSorted()
  fc.assert(
    fc.property(anyVersions, fc.shuffledSubarray(names, { minLength: 4 }), (versions, order) => {
      expect(shape(versions, order)).toEqual(shape(versions, names))
    }),
  )
})
