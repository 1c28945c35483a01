// What documents say about files, commands, versions and packages is compared with what is there.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { FOLDERS } from './source/folders.ts'
import { ROOT, readFiles, type SourceFile } from './source/read-sources.ts'

const DOCUMENTS = readFiles(
  ['.'],
  ['.md'],
  ['node_modules', '.git', '.work', 'rehearsal-report', 'golden', 'oracle'],
)
const WORKFLOWS = readFiles(['.github'], ['.yml'])

function document(path: string): string {
  return DOCUMENTS.find((file) => file.path === path)?.text ?? ''
}

/** Cells of the table below a heading, row by row, without the head. */
function tableBelow(text: string, heading: string): readonly (readonly string[])[] {
  const [, below = ''] = text.split(`\n## ${heading}\n`)
  const [section = ''] = below.split('\n## ')
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('every link to a file of the repository leads to one', () => {
  const broken = DOCUMENTS.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.split('#')[0] ?? '')
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  )
  expect(broken).toEqual([])
})

test('every npm script that is named exists', () => {
  const named = [...DOCUMENTS, ...WORKFLOWS].flatMap(({ path, text }: SourceFile) =>
    [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, script = '']) => ({ path, script })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ script }) => !Object.hasOwn(manifest.scripts, script))).toEqual([])
})

test('docs/architecture.md shows the table of imports that is checked', () => {
  const shown = tableBelow(document('docs/architecture.md'), 'Who may import whom').flatMap(
    ([names = '', values = '', types = '']) =>
      words(names).map((name) => [name, { values: words(values), types: words(types) }] as const),
  )
  const checked = Object.entries(FOLDERS).map(([name, { values, types = [] }]) => [
    name,
    { values: values.toSorted(), types: types.toSorted() },
  ])
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(checked))
})

function words(cell: string): readonly string[] {
  return (cell.match(/[a-z]+(?:-[a-z]+)*/g) ?? []).toSorted()
}

test('the record of dependencies names every one of them, and no other', () => {
  const rows = rowsOf(document('docs/decisions/0007-dependencies.md'))
  const named = rows.flatMap(([cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(named.toSorted()).toEqual(Object.keys(manifest.devDependencies).toSorted())
})

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1))
}

test('the examples of the Action are pinned to this version', () => {
  const pinned = [...DOCUMENTS, ...WORKFLOWS].flatMap(({ text }) =>
    [...text.matchAll(/OWNER\/restore-rehearsal@(\S+)/g)].map(([, version]) => version),
  )
  expect(new Set(pinned)).toEqual(new Set([`v${manifest.version}`]))
  expect(document('CHANGELOG.md')).toContain(`\n## ${manifest.version}\n`)
})

test('actions of others are pinned by their full commit', () => {
  const used = WORKFLOWS.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)(.*)/g)].map(([all]) => all))
  const foreign = used.filter((line) => !line.startsWith('uses: ./'))
  expect(foreign.length).toBeGreaterThan(0)
  expect(foreign.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
})

test('the first screen of the README has the commands, real output and a pinned example', () => {
  const firstScreen = document('README.md').split('\n').slice(0, 40).join('\n')
  expect(firstScreen).toContain('npm ci && npm run demo')
  expect(firstScreen).toContain('npm ci && npm test')
  expect(firstScreen).toMatch(/```text\nbackup {4}.*\nPASS in .*```/s)
  expect(firstScreen).toMatch(/uses: OWNER\/restore-rehearsal@v/)
})

test('every threat names tests, and each of them exists', () => {
  const rows = tableBelow(document('docs/threat-model.md'), 'Threats, rules, tests')
  expect(rows.length).toBeGreaterThan(10)
  const named = rows.map(([, , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path))
  expect(named.filter((paths) => paths.length === 0)).toEqual([])
  expect(named.flat().filter((path) => !path.endsWith('.test.ts') || !existsSync(join(ROOT, path)))).toEqual(
    [],
  )
})
