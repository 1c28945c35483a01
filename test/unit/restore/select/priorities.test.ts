import { expect, test } from 'vitest'
import { profileOf } from '../../../../src/restore/document/profile.ts'
import { parsePriorities } from '../../../../src/restore/select/priorities.ts'

const defaults = { high: ['h0'], low: ['l0'] }

test.each<readonly [text: string, high: string[], low: string[]]>([
  ['', ['h0'], ['l0']],
  ['p0', ['p0'], ['l0']],
  ['p0,p1', ['p0', 'p1'], ['l0']],
  ['-,p9', ['h0'], ['p9']],
  ['-', ['h0'], ['l0']],
  ['p0,-', ['p0'], ['l0']],
  ['p0,p1,p2,-,p9', ['p0', 'p1', 'p2'], ['p9']],
  [' p0', [' p0'], ['l0']],
])('R-31, C-64: %j', (text, high, low) => {
  expect(parsePriorities(text, defaults)).toEqual({ high, low })
})

test('R-31, C-64: two separators are an error', () => {
  expect(() => parsePriorities('-,-', defaults)).toThrow('multiple priority separator "-" found')
})

test('R-30, D-8, D-9: what differs between the default orders', () => {
  const [now, then] = [profileOf('velero-1.18').priorities, profileOf('velero-1.9').priorities]
  expect(now.high.filter((name) => !then.high.includes(name))).toEqual([
    'datauploads.velero.io',
    'clusterroles',
    'roles',
    'clusterrolebindings',
    'rolebindings',
    'priorityclasses',
    'endpoints',
    'services',
  ])
  expect(then.high.indexOf('serviceaccounts')).toBeGreaterThan(then.high.indexOf('secrets'))
  expect(now.high.indexOf('serviceaccounts')).toBeLessThan(now.high.indexOf('secrets'))
  expect(now.low.slice(then.low.length)).toEqual([
    'apps.kappctrl.k14s.io',
    'packageinstalls.packaging.carvel.dev',
  ])
})
