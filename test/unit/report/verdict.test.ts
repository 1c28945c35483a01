import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckResult, Finding } from '../../../src/report/findings.ts'
import type { Report } from '../../../src/report/model.ts'
import { decideVerdict, type VerdictFacts } from '../../../src/report/verdict.ts'
import { OUTCOME_KINDS } from '../../../src/restore/item-outcome.ts'
import { buildReport } from './build-report.ts'

const GOOD: VerdictFacts = { ...buildReport(), leftBehind: [], isCancelled: false, excused: 0, maxFailed: 0 }
const COUNTS = GOOD.counts
const failure = (code: string): Report['failure'] => ({ code, message: `it was ${code}`, hint: '' })
const EMPTY = {
  total: 0,
  counts: { ...COUNTS, created: 0, unchanged: 0, skipped: 0 },
  reasons: {},
  readBack: undefined,
}

const finding = (weight: Finding['weight']): Finding => ({
  source: 'references',
  class: 'missing-secret',
  weight,
  object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
  message: 'Secret shop/db is not there',
})
const check = (result: CheckResult['result']): CheckResult => ({
  name: `${result} shops`,
  kind: 'count',
  result,
  message: '',
  objects: 1,
  ms: 1,
})

const FAILED = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  resource: 'configmaps',
  namespace: 'shop',
  name: 'a',
  outcome: 'failed',
  reason: 'vanished',
} as const
const ITS_ERROR = { group: 'velero', message: 'x', item: 0 } as const

describe('decideVerdict', () => {
  test.each<
    readonly [
      what: string,
      changes: Partial<VerdictFacts>,
      verdict: string,
      exitCode: number,
      because: readonly string[],
    ]
  >([
    ['all restored', {}, 'pass', 0, []],
    ['held items are restored items', { counts: { ...COUNTS, created: 200, held: 1 } }, 'pass', 0, []],
    ['one failed', { counts: { ...COUNTS, created: 200, failed: 1 } }, 'fail', 1, ['1 of 214 items failed']],
    [
      'one unknown',
      { counts: { ...COUNTS, created: 200, unknown: 1 } },
      'inconclusive',
      4,
      ['it is not known what became of 1 item'],
    ],
    [
      'failed and unknown',
      { counts: { ...COUNTS, created: 199, failed: 1, unknown: 1 } },
      'fail',
      1,
      ['1 of 214 items failed', 'it is not known what became of 1 item'],
    ],
    [
      'an item without outcome',
      { total: 215 },
      'inconclusive',
      4,
      ['the outcomes add up to 214, but the backup holds 215 items'],
    ],
    ['no read-back', { readBack: undefined }, 'inconclusive', 4, ['the cluster was not read back']],
    [
      'half a read-back',
      { readBack: { asked: 207, found: 100, missing: 0 } },
      'inconclusive',
      4,
      ['the cluster was read back only in part'],
    ],
    [
      'a lost object',
      { readBack: { asked: 207, found: 206, missing: 1 } },
      'fail',
      1,
      ['1 object could not be found when the cluster was read back'],
    ],
    [
      'a lost object that is told as failed',
      {
        readBack: { asked: 207, found: 206, missing: 1 },
        counts: { ...COUNTS, created: 200, failed: 1 },
        reasons: { vanished: 1 },
      },
      'fail',
      1,
      ['1 of 214 items failed'],
    ],
    [
      'a lost object and a replaced one that are told as failed',
      {
        readBack: { asked: 207, found: 205, missing: 2, replaced: 1, unproved: 0 },
        counts: { ...COUNTS, created: 199, failed: 2 },
        reasons: { vanished: 1, replaced: 1 },
      },
      'fail',
      1,
      ['2 of 214 items failed'],
    ],
    [
      'an item that nothing proves',
      { readBack: { asked: 207, found: 207, missing: 0, unproved: 1 } },
      'inconclusive',
      4,
      ['1 item counted as restored could not be read back'],
    ],
    ['findings that only tell', { findings: [finding('warn'), finding('info')] }, 'pass', 0, []],
    [
      'findings that fail',
      { findings: [finding('fail'), finding('warn'), finding('fail')] },
      'fail',
      1,
      ['2 findings that fail the rehearsal, first: Pod shop/web: Secret shop/db is not there'],
    ],
    [
      'a finding about a field of an object of the cluster',
      {
        findings: [
          {
            ...finding('fail'),
            object: { apiVersion: 'v1', kind: 'Node', namespace: '', name: 'n1' },
            path: 'spec.taints',
          },
        ],
      },
      'fail',
      1,
      ['1 finding that fails the rehearsal, first: Node n1 spec.taints: Secret shop/db is not there'],
    ],
    [
      'checks of all kinds',
      { checks: [check('passed'), check('inconclusive'), check('failed')] },
      'fail',
      1,
      [
        '1 of 3 checks failed, first: failed shops',
        '1 check could not be carried out, first: inconclusive shops',
      ],
    ],
    [
      'a check that could not be carried out',
      { checks: [check('passed'), check('inconclusive')] },
      'inconclusive',
      4,
      ['1 check could not be carried out, first: inconclusive shops'],
    ],
    [
      'an error without an item',
      { errors: [{ group: 'velero', message: 'x' }] },
      'fail',
      1,
      ['the restore reported 1 error'],
    ],
    [
      'one failed, with its own error',
      { counts: { ...COUNTS, created: 200, failed: 1 }, items: [FAILED], errors: [ITS_ERROR] },
      'fail',
      1,
      ['1 of 214 items failed'],
    ],
    [
      'one failed, and an error more',
      {
        counts: { ...COUNTS, created: 200, failed: 1 },
        items: [FAILED],
        errors: [ITS_ERROR, { group: 'velero', message: 'y' }],
      },
      'fail',
      1,
      ['1 of 214 items failed', 'the restore reported 2 errors'],
    ],
    [
      'one that may fail without an error, and the error of a hook',
      {
        counts: { ...COUNTS, created: 200, failed: 1 },
        items: [FAILED],
        maxFailed: 1,
        errors: [{ group: 'namespace', namespace: 'shop', message: 'a hook failed' }],
      },
      'fail',
      1,
      ['the restore reported 1 error'],
    ],
    [
      'an error about an item that was created',
      { items: [{ ...FAILED, outcome: 'created' }], errors: [ITS_ERROR] },
      'fail',
      1,
      ['the restore reported 1 error'],
    ],
    [
      'an empty backup',
      { ...EMPTY, readBack: { asked: 0, found: 0, missing: 0 } },
      'inconclusive',
      4,
      ['the backup holds no items'],
    ],
    [
      'filters that match nothing',
      {
        ...EMPTY,
        total: 9,
        counts: { ...COUNTS, created: 0, unchanged: 0, skipped: 9 },
        reasons: { 'namespace-filtered': 9 },
        readBack: { asked: 0, found: 0, missing: 0 },
      },
      'inconclusive',
      4,
      ['no item was restored: all of them stay behind'],
    ],
    [
      'everything exists and differs',
      {
        ...EMPTY,
        total: 9,
        counts: { ...COUNTS, created: 0, unchanged: 0, skipped: 9 },
        reasons: { 'exists-differs': 9 },
        readBack: { asked: 0, found: 0, missing: 0 },
      },
      'pass',
      0,
      [],
    ],
    [
      'a broken archive',
      { ...EMPTY, failure: failure('ARCHIVE_TRUNCATED') },
      'fail',
      1,
      ['it was ARCHIVE_TRUNCATED'],
    ],
    [
      'an unreachable location',
      { ...EMPTY, failure: failure('LOCATION_UNREACHABLE') },
      'error',
      3,
      ['it was LOCATION_UNREACHABLE'],
    ],
    [
      'a Restore that Velero would refuse',
      { ...EMPTY, failure: failure('RESTORE_INVALID') },
      'error',
      2,
      ['it was RESTORE_INVALID'],
    ],
    [
      'a failure with an unknown code',
      { ...EMPTY, failure: failure('toString') },
      'error',
      3,
      ['it was toString'],
    ],
    [
      'the deadline, with failed items',
      { counts: { ...COUNTS, created: 200, failed: 1 }, failure: failure('DEADLINE_EXCEEDED') },
      'error',
      3,
      ['it was DEADLINE_EXCEEDED', '1 of 214 items failed'],
    ],
    [
      'something that was left behind',
      { leftBehind: ['cluster abcd was not removed'] },
      'error',
      3,
      ['cluster abcd was not removed'],
    ],
    [
      'something that was left behind by a broken backup',
      { failure: failure('ARCHIVE_CORRUPT'), leftBehind: ['cluster abcd was not removed'] },
      'error',
      3,
      ['cluster abcd was not removed', 'it was ARCHIVE_CORRUPT'],
    ],
    [
      'something that a cancelled run has left behind',
      { leftBehind: ['cluster abcd was not removed'], isCancelled: true },
      'cancelled',
      130,
      ['the run was cancelled', 'cluster abcd was not removed'],
    ],
    ['a cancelled run', { ...EMPTY, isCancelled: true }, 'cancelled', 130, ['the run was cancelled']],
    [
      'a cancelled run with failed items',
      { counts: { ...COUNTS, created: 100, failed: 1, unknown: 100 }, isCancelled: true },
      'cancelled',
      130,
      ['the run was cancelled', '1 of 214 items failed', 'it is not known what became of 100 items'],
    ],
  ])('%s', (_what, changes, verdict, exitCode, because) => {
    expect(decideVerdict({ ...GOOD, ...changes })).toEqual({ verdict, exitCode, because })
  })

  test('passes only when everything adds up and nothing failed', () => {
    const count = fc.integer({ min: 0, max: 2 })
    const counts = fc.record({
      created: count,
      updated: count,
      unchanged: count,
      skipped: count,
      held: count,
      failed: count,
      unknown: count,
    })
    const facts = fc.record({
      counts,
      total: fc.integer({ min: 0, max: 10 }),
      asked: count,
      found: count,
      missing: count,
      isCancelled: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, ({ counts: some, total, asked, found, missing, isCancelled }) => {
        const readBack = { asked, found, missing }
        const { verdict, because, exitCode } = decideVerdict({
          ...GOOD,
          reasons: {},
          counts: some,
          total,
          readBack,
          isCancelled,
        })
        const sum = OUTCOME_KINDS.reduce((all, kind) => all + some[kind], 0)
        const isClean = sum === total && some.failed + some.unknown === 0 && sum > some.skipped
        expect(verdict === 'pass').toBe(isClean && asked === found && missing === 0 && !isCancelled)
        expect(exitCode === 0).toBe(verdict === 'pass')
        expect(because.length === 0).toBe(verdict === 'pass')
      }),
    )
  })
})
