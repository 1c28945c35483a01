// Every row of the tables, in every profile: object in → decision → object out.
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../../src/core/json.ts'
import { changesBetween } from '../../../src/safety/changes.ts'
import type { Decision, SafetyProfile, SafetyRow } from '../../../src/safety/decision.ts'
import { rulerOf } from '../../../src/safety/ruler.ts'
import { RULE_TABLES } from '../../../src/safety/rules/table.ts'
import { TAMINGS } from '../../../src/safety/taming.ts'
import { SAMPLES } from './samples.ts'

const ROWS = Object.entries(RULE_TABLES).flatMap(([table, rows]) =>
  rows.map((row) => ({ table, row, group: groupIn(row), kind: row.kind === '*' ? 'Anything' : row.kind })),
)

/** A group that the pattern of a row means. */
function groupIn({ group }: SafetyRow): string {
  return group.replace(/^\*/, 'some')
}

function ruled(profile: SafetyProfile, group: string, kind: string): Decision {
  return rulerOf({ profile, rules: [] })(group, kind)?.decision ?? { do: 'keep' }
}

describe.each(ROWS)('$table: $row.kind in "$row.group"', ({ table, row, group, kind }) => {
  test('is ruled by its row, and by no other', () => {
    expect(ruled('guarded', group, kind)).toEqual(row.guarded)
    expect(ruled('isolated', group, kind)).toEqual(row.isolated ?? { do: 'keep' })
    expect(ruled('faithful', group, kind)).toEqual({ do: 'keep' })
    const ruling = rulerOf({ profile: 'guarded', rules: [] })(group, kind)
    if (row.guarded.do === 'keep') expect(ruling).toBeUndefined()
    else expect(ruling).toMatchObject({ why: row.why, source: row.source })
    if (ruling !== undefined) expect(ruling.rule.startsWith(`${table}: `)).toBe(true)
  })

  test('says why in one sentence, and who says so', () => {
    expect(row.why).toMatch(/^[A-Za-z][^.]*(?:\.[a-z][^.]*)*\.$/)
    expect(row.source).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+\//)
  })

  const { guarded } = row
  if (guarded.do !== 'tame') return
  test('an object of it is tamed', () => {
    const { before, after, changes } = SAMPLES[guarded.taming]
    const object = { apiVersion: `${group}/v1`, kind, ...before }
    const tamed = TAMINGS[guarded.taming].apply(object)
    expect(tamed).toEqual({ apiVersion: `${group}/v1`, kind, ...after })
    expect(changesBetween(object, tamed).map(({ path, change }) => `${change} ${path}`)).toEqual(changes)
    expect(TAMINGS[guarded.taming].apply(tamed)).toEqual(tamed)
    expect(object).toEqual({ apiVersion: `${group}/v1`, kind, ...before })
  })
})

test('no two rows are about the same', () => {
  const keys = ROWS.map(({ row }) => `${row.group}/${row.kind}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('every taming is used', () => {
  const used = new Set(ROWS.flatMap(({ row }) => (row.guarded.do === 'tame' ? [row.guarded.taming] : [])))
  expect([...used].sort()).toEqual(Object.keys(TAMINGS).sort())
})

test.each(Object.entries(TAMINGS))('%s leaves a strange object alone or alive', (_name, { apply }) => {
  const strange: readonly JsonObject[] = [
    {},
    { metadata: null, spec: null },
    { metadata: 'x', spec: 'y', subjects: 'z' },
    { metadata: { annotations: [], finalizers: {} }, spec: { ports: {}, externalIPs: 'x', conversion: 7 } },
    { metadata: { annotations: { __proto__: 'x' } }, subjects: [null, 3, {}] },
  ]
  for (const object of strange) expect(isObject(apply(object))).toBe(true)
})
