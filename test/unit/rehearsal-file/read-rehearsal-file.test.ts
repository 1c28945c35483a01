import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rowOf } from '../../../src/config/options.ts'
import { parseValue } from '../../../src/config/parse-value.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import type { OptionTest } from '../../../src/rehearsal-file/option-text.ts'
import { readRehearsalFile } from '../../../src/rehearsal-file/read-rehearsal-file.ts'

const problemOf: OptionTest = (name, text) => {
  const reading = parseValue(rowOf(name), [text])
  return 'problem' in reading ? reading.problem : undefined
}
const read = (text: string) => readRehearsalFile(text, 'r.yaml', problemOf)

function problemsOf(text: string): readonly string[] {
  const result = read(text)
  return Array.isArray(result) ? result.map((error: RehearsalError) => `${error.code} ${error.message}`) : []
}

const EXPECT = (entry: string) => `expect:\n  - { name: x, ${entry} }\n`

describe('a file without problems', () => {
  test('every part is read', () => {
    const text = `
backup: { location: s3://acme/prod, select: "latest:schedule=nightly", maxAge: 26h }
restore: { includedNamespaces: [shop], labelSelector: { matchLabels: { a: b } } }
restoreHooks: true
cluster: { provider: control-plane, versions: ["1.36"] }
safety:
  profile: guarded
  rules: [{ group: apps, kind: Deployment, do: keep, why: it may run }]
expect:
  - { name: many, kind: Deployment, namespace: shop, count: ">= 12" }
  - { name: replicas, kind: Deployment, each: "object.spec.replicas >= 2" }
  - { name: there, kind: ConfigMap, namespace: b, objectName: c, exists: yes }
  - { name: gone, kind: Pod, exists: false }
  - { name: image, kind: Pod, equals: { "spec.containers[0].image": "a:1", spec.priority: 5 } }
  - { name: smoke, run: [./smoke.sh, --fast], timeout: 90s }
gates:
  maxDuration: 1h30m
  maxFailed: 2
  maxSkipped: { api-not-served: 0 }
  findings: { fidelity: fail, missing-secret: ignore, expired: warn }
  baseline: { report: old.json, tolerance: 5%, slowerThan: 2x, failOnNewOnly: true }
ignore: [{ kind: ConfigMap, name: kube-root-ca.crt, reason: made by the cluster, until: 2027-06-30 }]
`
    expect(read(text)).toEqual({
      location: 's3://acme/prod',
      select: 'latest:schedule=nightly',
      maxAge: '26h',
      restore: { includedNamespaces: ['shop'], labelSelector: { matchLabels: { a: 'b' } } },
      restoreHooks: true,
      provider: 'control-plane',
      kubernetesVersions: ['1.36'],
      safety: 'guarded',
      safetyRules: [{ group: 'apps', kind: 'Deployment', do: 'keep', why: 'it may run' }],
      checks: [
        {
          name: 'many',
          demand: {
            test: 'count',
            of: { kind: 'Deployment', namespace: 'shop' },
            range: { min: 12, max: Number.POSITIVE_INFINITY },
          },
        },
        {
          name: 'replicas',
          demand: { test: 'each', of: { kind: 'Deployment' }, expression: 'object.spec.replicas >= 2' },
        },
        {
          name: 'there',
          demand: { test: 'exists', of: { kind: 'ConfigMap', namespace: 'b', objectName: 'c' } },
        },
        { name: 'gone', demand: { test: 'absent', of: { kind: 'Pod' } } },
        {
          name: 'image',
          demand: {
            test: 'equals',
            of: { kind: 'Pod' },
            values: [
              { text: 'spec.containers[0].image', path: ['spec', 'containers', 0, 'image'], value: 'a:1' },
              { text: 'spec.priority', path: ['spec', 'priority'], value: 5 },
            ],
          },
        },
        { name: 'smoke', demand: { test: 'run', command: ['./smoke.sh', '--fast'], timeoutMs: 90_000 } },
      ],
      gates: {
        maxDurationMs: 5_400_000,
        maxFailed: 2,
        maxSkipped: { 'api-not-served': 0 },
        findings: { fidelity: 'fail', 'missing-secret': 'ignore', expired: 'warn' },
      },
      baseline: { report: 'old.json', tolerance: '5%', slowerThan: '2x', failOnNewOnly: true },
      ignore: [
        {
          kind: 'ConfigMap',
          name: 'kube-root-ca.crt',
          reason: 'made by the cluster',
          until: '2027-06-30',
        },
      ],
    })
  })

  test('an empty map demands nothing', () => {
    expect(read('{}')).toMatchObject({ checks: [], gates: {}, ignore: [], location: undefined })
  })

  test('anchors are no problem', () => {
    const text = 'expect:\n  - &a { name: a, kind: Pod, absent: true }\n  - { <<: *a, name: b }\n'
    expect(read(text)).toMatchObject({ checks: [{ name: 'a' }, { name: 'b', demand: { test: 'absent' } }] })
  })
})

describe('problems', () => {
  test('all of them at once, in the order of their places', () => {
    const text = `backup:
  locaton: here
expect:
  - { name: a, kind: Pod, count: many }
  - name: b
    kind: Pod
    each: object.spec >
restore: { includedNamespace: [a] }
gates: { maxDuration: soon }
`
    expect(problemsOf(text)).toEqual([
      'REHEARSAL_FILE_INVALID r.yaml:2:3: backup.locaton is not a known field; did you mean location?',
      'REHEARSAL_FILE_INVALID r.yaml:4:27: expect[0].count must be written as 12, ">= 12", "< 20", "3..5" or ">= 3, <= 5"',
      'REHEARSAL_FILE_INVALID r.yaml:7:5: expect[1].each is no CEL expression: Unexpected token: EOF at character 14',
      'REHEARSAL_FILE_INVALID r.yaml:8:12: restore.includedNamespace is not a known field; did you mean includedNamespaces?',
      'REHEARSAL_FILE_INVALID r.yaml:9:10: gates.maxDuration must be a duration such as 10m, 1h30m or 90s, not "soon"',
    ])
  })

  test.each<readonly [text: string, ...parts: string[]]>([
    ['[]', ':1:1: the file must be a map, not a list'],
    ['', ':1:1: the file holds nothing'],
    ['just words', ':1:1: the file must be a map, not a text'],
    ['a: 1\n---\nb: 2\n', ':2:1: a second document cannot stand here'],
    ['gates: {}\ngates: {}\n', ':2:1: Map keys must be unique'],
    ['a: [1\nb: {\n', ':2:1: Flow sequence', ':3:1: Flow map'],
    ['\ta: 1', 'Tabs are not allowed'],
    ['expects: []', ':1:1: expects is not a known field; did you mean expect?'],
    ['backup: { select: "a:b" }', ":1:11: backup.select: 'a:b' is neither the name of a backup"],
    ['backup: { maxAge: yesterday }', ":1:11: backup.maxAge: 'yesterday' is not"],
    [
      'cluster: { versions: [1.30] }',
      ':1:23: cluster.versions[0] must be a text, not a number: write it in quotes',
    ],
    ['cluster: { versions: [] }', ':1:12: cluster.versions is an empty list'],
    [
      'expect: [{ name: n, kind: Pod, exists: true }]',
      ':1:12: expect[0].name must be a text, not true or false: write it in quotes',
    ],
    [EXPECT('kind: Pod'), ':2:5: expect[0] asks for nothing: it needs one of exists, absent'],
    ['expect: [{ kind: Pod, exists: true }]', ':1:10: expect[0] has no name'],
    [EXPECT('kind: Pod, exists: true, count: 3'), ':2:5: expect[0] asks for exists and count'],
    [EXPECT('exists: true'), ':2:5: expect[0] has no kind, and exists needs one'],
    [EXPECT('kind: Pod, cel: "true"'), ':2:5: expect[0] has no objectName, and cel is about one object'],
    [EXPECT('kind: Pod, run: [a]'), ':2:5: expect[0] has kind, and run is about no object'],
    [EXPECT('run: []'), ':2:16: expect[0].run is an empty list'],
    [EXPECT('run: [a], timeout: 0s'), ':2:26: expect[0].timeout must be a duration'],
    [EXPECT('kind: Pod, exists: true, timeout: 5s'), ':2:5: expect[0] has a timeout, which only run knows'],
    [EXPECT('kind: Pod, absent: false'), ':2:27: expect[0].absent can only be true'],
    [EXPECT('kind: pods.v1, exists: true'), ':2:16: expect[0].kind must be a kind such as Deployment'],
    [EXPECT('kind: Pod, each: replicas > 1'), 'Unknown variable: replicas at character 1'],
    [EXPECT('kind: Pod, equals: { "a[*]": 1 }'), ':2:37: expect[0].equals.a[*] is no path of one field'],
    [EXPECT('kind: Pod, equals: { a: }'), 'expect[0].equals.a has no value'],
    [
      EXPECT('kind: Pod, exists: true, labelSelector: { matchExpressions: [{ key: a, operator: Is }] }'),
      'expect[0].labelSelector is no label selector: "Is" is not a valid label selector operator',
    ],
    [
      `${EXPECT('kind: Pod, exists: true')}  - { name: x, kind: Pod, absent: true }\n`,
      'has two checks of the name "x"',
    ],
    [
      'gates: { maxFailed: 1.5 }',
      ':1:10: gates.maxFailed must be a whole number from 0 to 1000000000, not 1.5',
    ],
    ['gates: { maxSkipped: { api-not-severd: 1 } }', 'did you mean api-not-served?'],
    ['gates: { findings: { fidelity: warning } }', 'must be one of fail, warn, info, ignore'],
    [
      'gates: { baseline: { tolerance: lots } }',
      "gates.baseline.tolerance: 'lots' is not a share such as 5%",
    ],
    ['gates: { baseline: { slowerThan: 0.5x } }', "'0.5x' is not a factor of at least 1"],
    ['ignore: [{ reason: a }]', ':1:10: ignore[0] has no kind'],
    [
      'ignore: [{ kind: Pod, reason: a, until: 2027-02-30 }]',
      'ignore[0].until must be a day such as 2027-06-30',
    ],
    ['ignore: [null]', ':1:10: ignore[0] must be a map, not nothing'],
  ])('%s', (text, ...parts) => {
    const found = problemsOf(text)
    for (const part of parts) {
      expect(
        found.some(
          (problem) => problem.startsWith('REHEARSAL_FILE_INVALID r.yaml:') && problem.includes(part),
        ),
      ).toBe(true)
    }
    expect(found.length).toBe(parts.length)
  })
})

describe('hostile files', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`)
    .join('\n')}`
  const loop = 'a: &a\n  b: *a\n'
  const deep = `${'['.repeat(5_000)}`
  const many = `{${Array.from({ length: 1_000 }, (_, index) => `k${index}: 1`).join(', ')}}`
  const large = `# ${'x'.repeat(2 ** 20)}`
  test.each([
    ['an alias bomb', bomb],
    ['an alias of itself', loop],
    ['more than 1 MiB', large],
    ['a key of a prototype', '__proto__: { x: 1 }'],
  ])('%s is refused', (_what, text) => {
    expect(problemsOf(text)).toHaveLength(1)
  })

  test('of thousands of problems the first hundred are told', () => {
    for (const text of [deep, many]) {
      const found = problemsOf(text)
      expect(found.length).toBeLessThanOrEqual(101)
      expect(found.at(-1)).toMatch(/and \d+ more problems$/)
    }
  })

  test('no text makes the reader throw', () => {
    const piece = fc.constantFrom(
      'expect:',
      '\n',
      '  ',
      '- ',
      'name: a',
      '{',
      '}',
      '[',
      ']',
      ', ',
      'kind: Pod',
      'count: 1',
      '&a',
      '*a',
      '"',
      '|',
      ': ',
      'ignore:',
      'gates:',
      'maxFailed: ',
      'restore:',
      '<<: ',
      '\u0000',
      '# ',
      '---',
      '!!x ',
      'equals: ',
      'a[0]: 1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const result = read(pieces.join(''))
        if (!Array.isArray(result)) return
        for (const error of result) {
          expect(error).toBeInstanceOf(RehearsalError)
          expect(error.message).toMatch(/^r\.yaml:\d+:\d+: /)
        }
      }),
    )
  })
})

describe('the published schema', () => {
  const validate = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
  }).compile(JSON.parse(readFileSync('schema/rehearsal.schema.json', 'utf8')))

  test('takes the example, and so does the reader', () => {
    const text = readFileSync('examples/rehearsal.yaml', 'utf8')
    expect(problemsOf(text)).toEqual([])
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
  })

  test('takes the example of the documentation', () => {
    const [, text = ''] =
      readFileSync('docs/rehearsal-file.md', 'utf8')
        .split('```yaml\n')[1]
        ?.match(/^(.*?)```/s) ?? []
    expect(problemsOf(text)).toEqual([])
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
  })

  test.each([
    '{ expects: [] }',
    '{ expect: [{ name: x, kind: Pod }] }',
    '{ expect: [{ name: x, kind: Pod, exists: true, count: 3 }] }',
    '{ gates: { findings: { fidelity: warning } } }',
    '{ gates: { maxSkipped: { nonsense: 1 } } }',
    '{ ignore: [{ kind: Pod }] }',
    '{ restore: { includedNamespace: [] } }',
  ])('refuses what the reader refuses: %s', (text) => {
    expect(problemsOf(text)).not.toEqual([])
    expect(validate(parse(text))).toBe(false)
  })
})
