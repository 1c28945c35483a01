// The check of a round has to see every kind of lie; here each is told once.
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import type { Report, ReportItem } from '../../../src/report/model.ts'
import { check } from '../../faults/check.ts'
import { keyOf } from '../../faults/snapshot.ts'
import { configMap } from '../../itg/engine/objects.ts'

const WANTED = configMap('shop', 'one', { data: { value: 'x' } })
const MINE = { 'velero.io/restore-name': 'restore-1' }

function stored(uid: string, fields: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return configMap('shop', 'one', {
    data: { value: 'x' },
    ...fields,
    metadata: { uid, resourceVersion: '1', labels: MINE, ...metadata },
  })
}

function run(
  outcome: Pick<ReportItem, 'outcome' | 'reason'>,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  more: {
    readonly stray?: JsonObject
    readonly verdict?: Report['verdict']
    readonly mustSucceed?: boolean
  } = {},
): readonly string[] {
  const item = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    resource: 'configmaps',
    namespace: 'shop',
    name: 'one',
    ...outcome,
  }
  const verdict = more.verdict ?? (/failed|unknown/.test(outcome.outcome) ? 'fail' : 'pass')
  const report = {
    verdict,
    items: [item],
    counts: {
      created: 0,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      held: 0,
      failed: 0,
      unknown: 0,
      [outcome.outcome]: 1,
    },
    derived: [],
    failure: undefined,
  } as unknown as Report
  const at = (object: JsonObject | undefined): [string, JsonObject][] =>
    object === undefined ? [] : [[keyOf('configmaps', 'shop', 'one'), object]]
  return check({
    report,
    exitCode: verdict === 'pass' ? 0 : 1,
    objects: [WANTED],
    restoreName: 'restore-1',
    before: new Map(at(before)),
    after: new Map([
      ...at(after),
      ...(more.stray === undefined ? [] : [['configmaps shop stray', more.stray] as const]),
    ]),
    mustSucceed: () => more.mustSucceed ?? false,
  })
}

const created = { outcome: 'created', reason: 'restored' } as const
const unchanged = { outcome: 'unchanged', reason: 'exists-equal' } as const
const updated = { outcome: 'updated', reason: 'patched' } as const
const differs = { outcome: 'skipped', reason: 'exists-differs' } as const
const refused = { outcome: 'failed', reason: 'refused' } as const
const followUp = { outcome: 'failed', reason: 'follow-up-failed' } as const
const ambiguous = { outcome: 'unknown', reason: 'ambiguous' } as const
const notReached = { outcome: 'unknown', reason: 'not-reached' } as const

test.each<[what: string, lines: readonly string[]]>([
  ['created', run(created, undefined, stored('a'))],
  ['updated', run(updated, stored('a', { data: { value: 'y' } }), stored('a'))],
  ['unchanged', run(unchanged, stored('a'), stored('a'))],
  ['skipped', run(differs, stored('a'), stored('a'))],
  ['refused', run(refused, undefined, undefined)],
  ['failed, and there', run(followUp, undefined, stored('a'))],
  ['unknown, and there', run(ambiguous, undefined, stored('a'))],
  ['unknown, and not there', run(ambiguous, undefined, undefined)],
])('the truth: %s', (_, lines) => {
  expect(lines).toEqual([])
})

test.each<[what: string, lines: readonly string[], message: RegExp]>([
  ['lost', run(created, undefined, undefined), /is not there/],
  ['of somebody else', run(created, stored('a'), stored('a')), /was there before/],
  ['without our label', run(created, undefined, stored('a', {}, { labels: {} })), /is not ours/],
  ['with other content', run(created, undefined, stored('a', { data: { value: 'y' } })), /its data is not/],
  ['not updated', run(updated, stored('a'), stored('a', { data: { value: 'y' } })), /its data is not/],
  ['updated, but made anew', run(updated, stored('a'), stored('b')), /was not there before/],
  ['unchanged, but ours', run(unchanged, undefined, stored('a')), /was not there before/],
  [
    'skipped, but changed',
    run(differs, stored('a'), stored('a', {}, { resourceVersion: '2' })),
    /was changed/,
  ],
  ['refused, but there', run(refused, undefined, stored('a')), /it is there/],
  ['not reached, but there', run(notReached, undefined, stored('a')), /it is there/],
  [
    'there twice',
    run(created, undefined, stored('a'), { stray: stored('b') }),
    /no item of the ledger is it/,
  ],
  ['green without a reason', run(refused, undefined, undefined, { verdict: 'pass' }), /verdict is pass/],
  ['given up too early', run(ambiguous, undefined, undefined, { mustSucceed: true }), /was lost/],
])('a lie: %s', (_, lines, message) => {
  expect(lines.join('\n')).toMatch(message)
})
