import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../../src/cli/command-line.ts'
import { COMMANDS } from '../../../src/cli/command-table.ts'

/** The problems of a call, one line each. */
function problems(args: string, environment: Record<string, string> = {}): readonly string[] {
  const line = readCommandLine(args.split(' ').filter(Boolean), environment)
  return line.kind === 'problems'
    ? line.problems.map(({ code, message }) => `${code} ${message}`)
    : [line.kind]
}

function call(args: readonly string[], environment: Record<string, string> = {}) {
  const line = readCommandLine(args, environment)
  if (line.kind !== 'call') throw new Error(JSON.stringify(line))
  return line
}

describe('readCommandLine', () => {
  test.each([
    ['', { kind: 'help', command: undefined }],
    ['--help', { kind: 'help', command: undefined }],
    ['run --help', { kind: 'help', command: 'run' }],
    ['run x y z --nope -h', { kind: 'help', command: 'run' }],
    ['cluster up -h', { kind: 'help', command: 'cluster up' }],
    ['--version', { kind: 'version' }],
    ['run --version', { kind: 'version' }],
  ])('%j', (args, expected) => {
    expect(readCommandLine(args.split(' ').filter(Boolean), {})).toEqual(expected)
  })

  test.each<readonly [args: readonly string[], command: string, words: readonly string[], values: object]>([
    [['run', 'bucket'], 'run', ['bucket'], { json: false, backup: undefined, deadline: 1_800_000 }],
    [['--json', 'run', 'bucket'], 'run', ['bucket'], { json: true }],
    [
      ['run', '--backup', 'shop', 'bucket'],
      'run',
      ['bucket'],
      { backup: { which: { kind: 'named', name: 'shop' } } },
    ],
    [
      ['run', 'bucket', '--backup=-odd'],
      'run',
      ['bucket'],
      { backup: { which: { kind: 'named', name: '-odd' } } },
    ],
    [['run', 'bucket', '--backup', 'latest'], 'run', ['bucket'], { backup: { which: { kind: 'latest' } } }],
    [
      ['lint', 'bucket', '--backup', 'latest:schedule=a b', '--max-age', '1w2d'],
      'lint',
      ['bucket'],
      { backup: { which: { kind: 'latest' }, schedule: 'a b' }, 'max-age': 777_600_000 },
    ],
    [['run', 'bucket', '-f', '-'], 'run', ['bucket'], { 'restore-file': '-' }],
    [['run', 'bucket', '-fx.yaml'], 'run', ['bucket'], { 'restore-file': 'x.yaml' }],
    [
      ['run', 'bucket', '--include-cluster-resources'],
      'run',
      ['bucket'],
      { 'include-cluster-resources': true },
    ],
    [
      ['run', 'bucket', '--include-cluster-resources=false'],
      'run',
      ['bucket'],
      { 'include-cluster-resources': false },
    ],
    [['run', '--keep-cluster', 'bucket'], 'run', ['bucket'], { 'keep-cluster': true }],
    [
      ['run', 'bucket', '--included-namespaces', 'a', '--included-namespaces=b,c'],
      'run',
      ['bucket'],
      { 'included-namespaces': ['a', 'b', 'c'] },
    ],
    [['run', '--', '--odd-folder'], 'run', ['--odd-folder'], {}],
    [['cluster', 'down', 'a', 'b'], 'cluster down', ['a', 'b'], {}],
    [['cluster', 'up', '--kubernetes-version', '1.35'], 'cluster up', [], { 'kubernetes-version': '1.35' }],
  ])('%j', (args, command, words, values) => {
    expect(call(args)).toMatchObject({ command, words, values })
  })

  test.each<readonly [args: string, problems: readonly string[]]>([
    ['rnu bucket', ["OPTION_UNKNOWN 'rnu' is not a command; did you mean `run`?"]],
    ['frobnicate', ["OPTION_UNKNOWN 'frobnicate' is not a command"]],
    ['cluster', ['OPTION_MISSING `rehearse cluster` needs a second word: up, down, prefetch']],
    ['cluster dwn', ["OPTION_UNKNOWN 'cluster dwn' is not a command; did you mean `cluster down`?"]],
    [
      '--json',
      [
        'OPTION_MISSING a command is missing: run, restore, plan, expect, inspect, backups, lint, attest, cluster up, cluster down, cluster prefetch',
      ],
    ],
    ['run', [`OPTION_MISSING LOCATION is missing. ${COMMANDS.run.words.doc}`]],
    ['run a b', ["OPTION_UNKNOWN 'b' is one word too many for `rehearse run`"]],
    [
      'run a --includ-namespaces b',
      [
        'OPTION_UNKNOWN --includ-namespaces is not an option of `rehearse run`; did you mean --included-namespaces?',
      ],
    ],
    ['run a -x', ['OPTION_UNKNOWN -x is not an option of `rehearse run`']],
    [
      'run a --kubeconfig b',
      ['OPTION_UNKNOWN --kubeconfig is not an option of `rehearse run`; it belongs to `restore`'],
    ],
    [
      'run a --location b',
      ['OPTION_UNKNOWN --location is not an option of `rehearse run`; did you mean --location-config?'],
    ],
    [
      'inspect a --deadline 5m',
      ['OPTION_UNKNOWN --deadline is not an option of `rehearse inspect`; it belongs to `run`, `restore`'],
    ],
    ['run a --backup', ['OPTION_MISSING --backup needs a value']],
    [
      'run a --backup --json',
      ['OPTION_MISSING --backup needs a value; a value that starts with a dash is written --backup=-…'],
    ],
    ['run a --keep-cluster=maybe', ["OPTION_INVALID --keep-cluster: 'maybe' is neither true nor false"]],
    ['run a --deadline 1m --deadline 2m', ['OPTION_INVALID --deadline: given 2 times']],
    [
      'run --deadlin 5 --concurrency x --label-selector a=b --or-label-selectors c -f',
      [
        'OPTION_MISSING -f needs a value',
        'OPTION_UNKNOWN --deadlin is not an option of `rehearse run`; did you mean --deadline?',
        "OPTION_INVALID --concurrency: 'x' is not a whole number of at least 1",
        'OPTION_CONFLICT --label-selector and --or-label-selectors cannot be given together',
      ],
    ],
  ])('%s', (args, expected) => expect(problems(args)).toEqual(expected))

  test('a variable sets an option, a flag wins over it, an empty one is none', () => {
    const environment = { REHEARSE_DEADLINE: '5m', REHEARSE_KEEP_CLUSTER: 'true', REHEARSE_BACKUP: '' }
    expect(call(['run', 'x', '--deadline', '7m'], environment).values).toMatchObject({
      deadline: 420_000,
      'keep-cluster': true,
      backup: undefined,
    })
    expect(problems('run x', { REHEARSE_DEADLINE: 'soon' })).toEqual([
      "OPTION_INVALID REHEARSE_DEADLINE: 'soon' is not a duration such as 10m, 1h30m or 90s",
    ])
  })

  test('options of another command, and those about one call, are not read from variables', () => {
    expect(call(['inspect', 'x'], { REHEARSE_DEADLINE: 'soon', REHEARSE_JSON: 'true' }).values.json).toBe(
      false,
    )
    expect(call(['cluster', 'down'], { REHEARSE_ALL: 'true' }).values.all).toBe(false)
  })

  test('whatever is typed becomes a call, help or problems with exit code 2', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'run',
        'cluster',
        'down',
        'x',
        '-f',
        '--backup',
        '--json',
        '--deadline=5m',
        '--',
        '-',
        '--=',
        '-=',
        '--restore-pvs',
        '---',
        '--no-json',
        '-xyz',
        '',
      ),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const line = readCommandLine(args, {})
        if (line.kind !== 'problems') return
        expect(line.problems.length).toBeGreaterThan(0)
        expect(line.problems.map(({ exitCode }) => exitCode)).toEqual(line.problems.map(() => 2))
      }),
    )
  })
})
