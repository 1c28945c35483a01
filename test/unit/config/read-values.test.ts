import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/config/option-row.ts'
import { EXCLUSIVE, OPTION_NAMES, type OptionName, optionsOf, rowOf } from '../../../src/config/options.ts'
import { parseValue } from '../../../src/config/parse-value.ts'
import { readValues } from '../../../src/config/read-values.ts'

/** `{ deadline: '5m' }` as if it had been written as flags. */
function read(place: Place, flags: Partial<Record<OptionName, string | readonly string[]>>) {
  const given = Object.entries(flags).map(([name, text]) => ({
    name: name as OptionName,
    label: `--${name}`,
    texts: typeof text === 'string' ? [text] : text,
  }))
  const { values, problems } = readValues(place, given, (name) => `--${name}`)
  return { values, problems: problems.map(({ code, message }) => `${code} ${message}`) }
}

describe('the table', () => {
  test.each(OPTION_NAMES)('%s: its default is a value, its doc a sentence', (name) => {
    const row = rowOf(name)
    if (row.default !== undefined) expect(parseValue(row, [row.default])).toHaveProperty('value')
    expect(row.doc).toMatch(/^[A-Z].*\.\)?$/)
    expect(row.places.length).toBeGreaterThan(0)
    expect(row.type === 'boolean').toBe(row.placeholder === undefined && row.type !== 'choice')
    if (row.type === 'choice') expect(row.choices?.length).toBeGreaterThan(1)
  })

  test('the two of an exclusive pair meet somewhere', () => {
    for (const [first, second] of EXCLUSIVE) {
      expect(rowOf(first).places.some((place) => rowOf(second).places.includes(place))).toBe(true)
    }
  })

  test('every place has options', () => {
    expect(optionsOf('cluster down')).toEqual(['all', 'json', 'quiet', 'no-color', 'help', 'version'])
    expect(optionsOf('action')).toContain('location')
    expect(optionsOf('run')).not.toContain('location')
  })
})

describe('readValues', () => {
  test('defaults', () => {
    expect(read('run', {}).values).toMatchObject({
      concurrency: 64,
      deadline: 1_800_000,
      'default-item-operation-timeout': 14_400_000,
      features: [],
      'keep-cluster': false,
      'managed-fields': 'auto',
      profile: 'velero-1.18',
      'report-dir': 'rehearsal-report',
      'resource-timeout': 600_000,
      'restore-resource-priorities': '',
      'terminating-resource-timeout': 600_000,
    })
    expect(read('run', {}).values['include-cluster-resources']).toBeUndefined()
  })

  test.each<readonly [name: OptionName, text: string | readonly string[], value: unknown]>([
    ['included-namespaces', 'a, b,,c', ['a', 'b', 'c']],
    ['included-namespaces', ['a', 'b,c'], ['a', 'b', 'c']],
    ['included-namespaces', 'a\nb\n', ['a', 'b']],
    ['included-namespaces', '', []],
    ['namespace-mapping', 'a=b,c:d', { a: 'b', c: 'd' }],
    ['namespace-mapping', ['a=b', ' c = d '], { a: 'b', c: 'd' }],
    ['namespace-mapping', 'a=b,a=b', { a: 'b' }],
    [
      'location-config',
      's3Url=https://minio.example.com:9000/?a=b,region=eu',
      { s3Url: 'https://minio.example.com:9000/?a=b', region: 'eu' },
    ],
    ['location-config', ['region=eu', 'profile = x'], { region: 'eu', profile: 'x' }],
    ['download-max-size', '1.5GiB', 1.5 * 2 ** 30],
    ['download-max-size', '2Gi', 2 ** 31],
    ['download-max-size', '500MB', 500e6],
    ['download-max-size', '123', 123],
    ['label-selector', ['a=b', 'c=d'], { matchLabels: { a: 'b', c: 'd' } }],
    ['or-label-selectors', ['a=b', 'c=d'], [{ matchLabels: { a: 'b' } }, { matchLabels: { c: 'd' } }]],
    ['include-cluster-resources', 'F', false],
    ['restore-pvs', 'TRUE', true],
    ['existing-resource-policy', 'update', 'update'],
    ['item-operation-timeout', '0', 0],
    ['concurrency', '1', 1],
    ['restore-resource-priorities', ' a,-, b', ' a,-, b'],
    ['features', 'EnableCSI,EnableAPIGroupVersions', ['EnableCSI', 'EnableAPIGroupVersions']],
  ])('%s %j', (name, text, value) => {
    const { values, problems } = read('run', { [name]: text })
    expect(problems).toEqual([])
    expect(values[name]).toEqual(value)
  })

  test.each<readonly [flags: Partial<Record<OptionName, string | readonly string[]>>, problem: string]>([
    [{ deadline: 'soon' }, "OPTION_INVALID --deadline: 'soon' is not a duration such as 10m, 1h30m or 90s"],
    [{ deadline: '0' }, "OPTION_INVALID --deadline: '0' is less than 1ms"],
    [{ deadline: ['1m', '2m'] }, 'OPTION_INVALID --deadline: given 2 times'],
    [{ concurrency: '0' }, "OPTION_INVALID --concurrency: '0' is not a whole number of at least 1"],
    [{ concurrency: '1.5' }, "OPTION_INVALID --concurrency: '1.5' is not a whole number of at least 1"],
    [
      { concurrency: '9999999999' },
      "OPTION_INVALID --concurrency: '9999999999' is not a whole number of at least 1",
    ],
    [{ 'restore-pvs': 'maybe' }, "OPTION_INVALID --restore-pvs: 'maybe' is neither true nor false"],
    [
      { 'restore-pvs': 'constructor' },
      "OPTION_INVALID --restore-pvs: 'constructor' is neither true nor false",
    ],
    [{ profile: 'velero-2' }, "OPTION_INVALID --profile: 'velero-2' is none of velero-1.18, velero-1.9"],
    [
      { features: 'EnableCsi' },
      "OPTION_INVALID --features: 'EnableCsi' is none of EnableAPIGroupVersions, EnableCSI",
    ],
    [{ 'download-max-size': '0' }, "OPTION_INVALID --download-max-size: '0' is less than 1 bytes"],
    [
      { 'download-max-size': 'much' },
      "OPTION_INVALID --download-max-size: 'much' is not a size such as 500MiB or 2GiB",
    ],
    [
      { 'location-config': 'region=eu,planted' },
      'OPTION_INVALID --location-config: entry 2 is not of the form key=value',
    ],
    [{ 'location-config': 'a=b,a=c' }, "OPTION_INVALID --location-config: 'a' is set twice"],
    [{ 'namespace-mapping': 'a' }, "OPTION_INVALID --namespace-mapping: 'a' is not a pair such as a=b"],
    [
      { 'namespace-mapping': 'a=b=c' },
      "OPTION_INVALID --namespace-mapping: 'a=b=c' is not a pair such as a=b",
    ],
    [{ 'namespace-mapping': 'a=b,a=c' }, "OPTION_INVALID --namespace-mapping: 'a' is mapped twice"],
    [
      { 'label-selector': 'a in b' },
      "OPTION_INVALID --label-selector: 'a in b' is not a label key; write it as in a=b,c!=d,x in (1,2),!key",
    ],
    [
      { 'label-selector': 'a=b', 'or-label-selectors': 'c=d' },
      'OPTION_CONFLICT --label-selector and --or-label-selectors cannot be given together',
    ],
  ])('%j', (flags, problem) => expect(read('run', flags).problems).toEqual([problem]))

  test('every problem is told, not only the first', () => {
    const { problems } = read('action', {
      deadline: 'x',
      concurrency: '-1',
      restore: 'a',
      'restore-file': 'b',
    })
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'OPTION_MISSING',
      'OPTION_INVALID',
      'OPTION_INVALID',
      'OPTION_CONFLICT',
    ])
  })
})
