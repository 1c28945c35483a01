// Backups that real Velero made. The golden files were read line by line against what is in the backups.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { profileDiffText } from '../../../../src/cli/commands/profile-diff-text.ts'
import { isObject, type Json, type JsonObject, objectAt, semanticEqual } from '../../../../src/core/json.ts'
import { differencesOf, openSides, profileDiff } from '../../../../src/rehearsal/profile-diff/profile-diff.ts'
import type { Reached } from '../../../../src/rehearsal/profile-diff/side.ts'
import { nameOf } from '../../../../src/rehearsal/profile-diff/whole-rows.ts'
import { plainPainter } from '../../../../src/report/render/painter.ts'
import { type RequestParts, requestFor } from './request.ts'

const BUCKET = join(import.meta.dirname, '../../../conformance/oracle')
const { signal } = new AbortController()

test.each(['shop', 'volumes', 'live', 'fsvolumes'])('%s', async (backup) => {
  const diff = await profileDiff(requestFor(BUCKET, backup), signal, new Date('2026-12-01T00:00:00Z'))
  await expect(profileDiffText(diff, plainPainter, 110, false)).toMatchFileSnapshot(`golden/${backup}.txt`)
  await expect(`${JSON.stringify(diff.differences, undefined, 2)}\n`).toMatchFileSnapshot(
    `golden/${backup}.json`,
  )
})

const BACKUPS = [
  'shop',
  'volumes',
  'live',
  'fsvolumes',
  'platform',
  'customs',
  'odd',
  'versions',
  'daily-one',
]
const WISHES: readonly RequestParts[] = [
  {},
  { features: ['EnableCSI', 'EnableAPIGroupVersions'] },
  { spec: { namespaceMapping: { shop: 'copy', media: 'copy2' }, excludedNamespaces: ['jobs'] } },
]

/** Rows about what every object has, or about what follows its creation: they explain no other difference in it. */
const ASIDE = ['D-4', 'D-5', 'D-20', 'D-22', 'D-32', 'D-47']

test.each(BACKUPS)('%s: every item that would be sent differently is in a row of its own', async (backup) => {
  for (const wish of WISHES) {
    const opened = await openSides(requestFor(BUCKET, backup, wish), signal)
    const unexplained: string[] = []
    let seen = 0
    await differencesOf(opened.sides, ({ item, older, newer }, ids) => {
      seen += 1
      const isExplained = ids.some((id) => !ASIDE.includes(id))
      if (!isExplained && becomesOther(older, newer)) unexplained.push(nameOf(item))
    })
    opened.catalog.close()
    expect(unexplained).toEqual([])
    expect(seen).toBeGreaterThan(0)
  }
})

/** What one profile does not come to is told by the rows about the plan. */
function becomesOther(older: Reached | undefined, newer: Reached | undefined): boolean {
  if (older === undefined || newer === undefined) return false
  if (older.object === undefined || newer.object === undefined) return older.reason !== newer.reason
  return !semanticEqual(core(older.object), core(newer.object))
}

/** Without the metadata that D-4 and D-5 are about. That an empty map is there says nothing. */
function core(object: JsonObject): Json {
  const { name, namespace, labels, annotations } = objectAt(object, 'metadata')
  const filled = Object.entries({ name, namespace, labels, annotations }).filter(
    ([, value]) => !isEmpty(value),
  )
  const text = JSON.stringify({ ...object, metadata: Object.fromEntries(filled) })
  return JSON.parse(text.replace(CHANCE, '')) as Json
}

/** Containers of hooks that have no name get one by chance. */
const CHANCE = /(?<=velero-restore-init-)[0-9a-f]{8}/g

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || (isObject(value) && Object.keys(value).length === 0)
}
