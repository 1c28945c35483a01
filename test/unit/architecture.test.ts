// The rules of docs/architecture.md that a machine can see. Each test collects all violations, so that one run shows them.
import { expect, test } from 'vitest'
import { FOLDERS } from './source/folders.ts'
import { type ImportStatement, importsOf, readFiles, type SourceFile } from './source/read-sources.ts'

const SOURCES = readFiles(['src'], ['.ts'])

/** Packages that are not part of Node, and the only places that may know them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-s3': ['src/location/s3/'],
  '@aws-sdk/credential-provider-ini': ['src/location/s3/'],
  '@smithy/node-http-handler': ['src/location/s3/'],
  '@azure/identity': ['src/location/azure/token-credential.ts'],
  '@azure/storage-blob': ['src/location/azure/'],
  'google-auth-library': ['src/location/gcs/authorization.ts'],
  '@actions/core': ['src/action/'],
  '@marcbachmann/cel-js': ['src/verify/checks/cel.ts'],
  '@kubernetes/client-node': ['src/kube/kubeconfig.ts'],
  '@peculiar/x509': ['src/cluster/control-plane/credentials.ts', 'src/safety/secrets/key-material.ts'],
  tar: ['src/cluster/binaries/unpack-archive.ts', 'src/cluster/kind/image-archive.ts'],
  ws: ['src/kube/exec.ts'],
  yaml: [
    'src/rehearsal-file/located-yaml.ts',
    'src/restore/document/',
    'src/restore/actions/security-context.ts',
  ],
}

/** Words that must not be in a file, and where the rule holds. */
const BANNED: readonly {
  readonly rule: string
  readonly pattern: RegExp
  readonly inside: string
  readonly except?: string
}[] = [
  {
    rule: 'only the command line reads its arguments',
    pattern: /\.argv\b/,
    inside: 'src/',
    except: 'src/cli/',
  },
  { rule: 'no default exports', pattern: /^export default\b|\bas default\b/m, inside: 'src/' },
  { rule: 'output goes through an injected stream', pattern: /\bconsole\s*\./, inside: 'src/' },
  {
    rule: 'no open ends',
    pattern: new RegExp(`\\b(${['TO', 'FIX', 'X'].map((s, i) => s + ['DO', 'ME', 'XX'][i]).join('|')})\\b`),
    inside: 'src/',
  },
  { rule: 'nothing is loaded by a path made at run time', pattern: /\bimport\(\s*[^'"\s]/, inside: 'src/' },
  {
    rule: 'a renderer asks nothing of the machine',
    pattern: /\b(?:process\.|fetch\(|Date\.now|new Date\(\)|performance\.|Math\.random)|['"]node:/,
    inside: 'src/report/',
  },
  {
    rule: 'the plan is a function of values',
    pattern: /\b(?:process\.|fetch\(|Date\.now|new Date\(\)|performance\.|Math\.random)|['"]node:(?!crypto)/,
    inside: 'src/restore/select/',
  },
]

/** 12 KB: at this size a file holds a second idea. */
const MAX_BYTES = 12_288

function folderOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function isOurs({ target }: ImportStatement): boolean {
  return target.startsWith('src/')
}

function allImports(): readonly (ImportStatement & { readonly file: string })[] {
  return SOURCES.flatMap((source) => importsOf(source).map((found) => ({ ...found, file: source.path })))
}

test('the reader of imports sees every form of them', () => {
  const text = [
    "import { a } from './a.ts'",
    "import type { B } from '../b.ts'",
    "import c, { type D } from 'c'",
    "import {\n  e,\n  f,\n} from './e.ts'",
    "export { g } from './g.ts'",
    "export type { H } from './h.ts'",
    "export * as i from './i.ts'",
    "import 'j'",
    "const k = await import('./k.ts')",
    "export const no = 'l'",
    "export type No = 'm' | 'n'",
  ].join('\n')
  expect(importsOf({ path: 'src/x/y.ts', text })).toEqual([
    { target: 'src/x/a.ts', isTypeOnly: false },
    { target: 'src/b.ts', isTypeOnly: true },
    { target: 'c', isTypeOnly: false },
    { target: 'src/x/e.ts', isTypeOnly: false },
    { target: 'src/x/g.ts', isTypeOnly: false },
    { target: 'src/x/h.ts', isTypeOnly: true },
    { target: 'src/x/i.ts', isTypeOnly: false },
    { target: 'j', isTypeOnly: false },
    { target: 'src/x/k.ts', isTypeOnly: false },
  ])
})

test('every folder of src/ has its row', () => {
  const folders = new Set(SOURCES.map(({ path }) => folderOf(path)).filter((folder) => folder !== ''))
  expect([...folders].filter((folder) => FOLDERS[folder] === undefined)).toEqual([])
  expect(Object.keys(FOLDERS).filter((folder) => !folders.has(folder))).toEqual([])
})

test('folders import only what their row allows', () => {
  const violations = allImports()
    .filter(isOurs)
    .filter(({ file, target, isTypeOnly }) => {
      const from = folderOf(file)
      const to = folderOf(target)
      if (from === '' || to === '' || from === to) return false
      const row = FOLDERS[from]
      return !(row?.values.includes(to) || (isTypeOnly && row?.types?.includes(to)))
    })
    .map(({ file, target, isTypeOnly }) => `${file} → ${target}${isTypeOnly ? ' (type)' : ''}`)
  expect(violations).toEqual([])
})

test('the rows allow no cycle of values between folders', () => {
  const ordered: string[] = []
  for (
    let left = Object.keys(FOLDERS);
    left.length > 0;
    left = left.filter((name) => !ordered.includes(name))
  ) {
    const ready = left.filter((name) => FOLDERS[name]?.values.every((other) => ordered.includes(other)))
    expect(ready, `a cycle among ${left.join(', ')}`).not.toEqual([])
    ordered.push(...ready)
  }
})

test('no file imports itself by way of others', () => {
  const values = new Map<string, string[]>()
  for (const { file, target, isTypeOnly } of allImports()) {
    if (!isTypeOnly) values.set(file, [...(values.get(file) ?? []), target])
  }
  const cycles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const next of values.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const { path } of SOURCES) walk(path, [])
  expect(cycles).toEqual([])
})

test('packages are known only where they are used', () => {
  const violations = allImports()
    .filter((found) => !isOurs(found) && !found.target.startsWith('node:') && found.target !== 'package.json')
    .filter(({ file, target }) => !PACKAGES[packageOf(target)]?.some((place) => file.startsWith(place)))
    .map(({ file, target }) => `${file} → ${target}`)
  expect(violations).toEqual([])
})

/** `@scope/name/sub` → `@scope/name`. */
function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

test.each(BANNED)('$inside: $rule', ({ pattern, inside, except }) => {
  const violations = SOURCES.filter(({ path }) => path.startsWith(inside))
    .filter(({ path }) => except === undefined || !path.startsWith(except))
    .filter(({ text }) => pattern.test(withoutComments(text)))
    .map(({ path }) => path)
  expect(violations).toEqual([])
})

/** Whole lines only: enough to talk about a banned word in a comment. Open ends are banned there too, see below. */
function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
}

test('no comment leaves something open', () => {
  const open = BANNED.find(({ rule }) => rule === 'no open ends')
  expect(filesWith(readFiles(['src', 'test', 'scripts', 'bench'], ['.ts']), open?.pattern ?? /^/)).toEqual([])
})

test('files are small, and folders are named after what is in them', () => {
  const bags = readFiles(['src', 'test', 'scripts', 'bench'], ['.ts']).filter(({ path }) =>
    /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.ts$)/.test(path),
  )
  const large = SOURCES.filter(
    ({ path, text }) => Buffer.byteLength(text) > MAX_BYTES && !path.includes('/generated/'),
  )
  const oddlyNamed = SOURCES.filter(
    ({ path }) => !/^src\/(?:[a-z0-9.-]+\/)*[a-z0-9][a-z0-9.-]*\.ts$/.test(path),
  )
  expect([...bags, ...large, ...oddlyNamed].map(({ path }) => path)).toEqual([])
})

test('the repository speaks of no machine and no package registry', () => {
  const everything = readFiles(
    ['.'],
    [
      '.ts',
      '.mjs',
      '.cjs',
      '.js',
      '.json',
      '.md',
      '.yml',
      '.yaml',
      '.txt',
      '.html',
      '.go',
      '.mod',
      '.sh',
      '',
    ],
    ['node_modules', '.git', '.work', 'rehearsal-report'],
  )
  const folders = ['/work', '/root'].map((folder) => `(?<![\\w.:/-])${folder}/`)
  const hosts = [
    'registry.npmjs',
    'registry.yarnpkg',
    'proxy.golang',
    'sum.golang',
    'files.pythonhosted',
    'static.crates',
  ]
  const pattern = new RegExp(
    [...folders, ...hosts.map((host) => `${host.replace('.', '\\.')}\\.(?:org|com|io)`)].join('|'),
  )
  expect(filesWith(everything, pattern)).toEqual([])
})

function filesWith(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}
