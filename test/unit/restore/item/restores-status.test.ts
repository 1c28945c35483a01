import { expect, test } from 'vitest'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import { restoresStatus } from '../../../../src/restore/item/restores-status.ts'
import type { RestoreSpec } from '../../../../src/restore/restore-document.ts'
import { resolveFilters } from '../../../../src/restore/select/plan.ts'
import { plainCluster } from '../select/fixtures.ts'

const ALL: RestoreSpec = { restoreStatus: { includedResources: ['*'] } }

function decide(annotation: string | undefined, profileName: ProfileName, spec: RestoreSpec): boolean {
  const profile = profileOf(profileName)
  const filters = resolveFilters(spec, plainCluster, profile)
  const annotations = annotation === undefined ? {} : { 'velero.io/restore-status': annotation }
  const object = { metadata: { name: 'x', annotations } }
  return restoresStatus({ profile, filters }, 'pods', object, { ...object, status: { phase: 'Running' } })
}

test.each<
  readonly [annotation: string | undefined, spec: RestoreSpec, now: boolean, before: boolean, why: string]
>([
  [undefined, {}, false, false, 'S-70: nothing asks for it'],
  [undefined, ALL, true, true, 'S-70: the Restore asks for it'],
  ['true', {}, true, false, 'S-71, D-32: the object asks for it'],
  [' TRUE ', {}, true, false, 'S-71: blanks and case do not count'],
  ['false', ALL, false, true, 'S-71, D-32: the object does not want it'],
  ['yes', ALL, true, true, 'S-71: another word says nothing'],
  ['', {}, false, false, 'S-71: nor does an empty one'],
])('%j: %s', (annotation, spec, now, before, _why) => {
  expect(decide(annotation, 'velero-1.18', spec)).toBe(now)
  expect(decide(annotation, 'velero-1.9', spec)).toBe(before)
})

test('R-142: an object without a status has none to restore', () => {
  const profile = profileOf('velero-1.18')
  const filters = resolveFilters(ALL, plainCluster, profile)
  expect(restoresStatus({ profile, filters }, 'pods', {}, {})).toBe(false)
})
