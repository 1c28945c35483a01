import { buildArchive, itemPath } from '../archive.ts'
import { tarEntry } from '../tar.ts'
import { casesOf, POD, POD_LINE, POD_PATH, type Row, withEntries } from './archive-case.ts'

// Format versions, files outside the layout, and names that mean something to a program they pass through.

const version = (formatVersion: string | false) => () => buildArchive({ [POD_PATH]: POD }, { formatVersion })
const beside =
  (...paths: readonly string[]) =>
  () =>
    withEntries(...paths.map((path) => tarEntry({ path, body: '{}' })))
const role = (name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name },
})

/** Legal in a path. They must come through whole, and be harmless wherever they are printed. */
export const HOSTILE_NAMES: readonly string[] = [
  '::set-output name=verdict::pass',
  '::error::forged',
  '##[error]forged',
  '##vso[task.complete result=Succeeded]',
  '<img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '&amp;&#60;',
  '[click](javascript:alert(1))',
  '![x](http:x)',
  '`code` **bold** | cell |',
  '"quoted" \'and\' $(id) $HOME %0A%0D',
  '\u202etxt.exe',
  '\u2066\u200b\ufeff\u00ad',
  '\u{e0041}\u{e0042}',
  '__proto__',
  'constructor',
  'toString',
  '-rf',
  'system:node',
  'CON',
  ' x ',
]

export const LAYOUT_CASES = casesOf([
  ['format version 2', version('2.0.0\n'), 'ARCHIVE_FORMAT'],
  ['an empty format version', version(''), 'ARCHIVE_FORMAT'],
  ['a format version with something behind it', version('1.1.0\n1.2.0\n'), 'ARCHIVE_FORMAT'],
  ['a format version that is a command', version('1\n::set-output name=verdict::pass'), 'ARCHIVE_FORMAT'],
  ['an endless format version', version(`1.${'1'.repeat(100_000)}`), 'ARCHIVE_FORMAT'],
  ['a format version in other digits', version('１.1.0'), 'ARCHIVE_FORMAT'],
  ['F-130: no format version', version(false), [POD_LINE]],
  ['the first format version', version('1\n'), [POD_LINE]],
  [
    'a tar of something else',
    () => buildArchive({ 'src/main.ts': 'x' }, { formatVersion: false }),
    'ARCHIVE_NOT_VELERO',
  ],
  [
    'C-8: files outside the layout',
    beside(
      'notes',
      'resources/x',
      'resources/pods/cluster/deep/x.json',
      'resources/pods/v1/x.json',
      'Resources/pods',
    ),
    [POD_LINE, 'ignored 5'],
  ],
  [
    'F-51: an item without .json',
    beside('resources/pods/namespaces/a/y.txt'),
    [POD_LINE, 'pods a/y.txt   undecodable'],
  ],
  ['an item without a name', beside('resources/pods/cluster/.json'), ['pods    undecodable', POD_LINE]],
  ['folders in other letters', beside('resources/pods/Cluster/x.json'), [POD_LINE, 'ignored 1']],
  [
    'one name in two forms of Unicode',
    () =>
      buildArchive({
        [itemPath('roles', '', 'é')]: role('é'),
        [itemPath('roles', '', 'e\u0301')]: role('e\u0301'),
      }),
    ['e\u0301', 'é'].map((name) => `roles ${name} rbac.authorization.k8s.io/v1 ClusterRole`),
  ],
  ...HOSTILE_NAMES.map(
    (name): Row => [
      `the name ${JSON.stringify(name)}`,
      () => buildArchive({ [itemPath('roles', '', name)]: role(name) }),
      [`roles ${name} rbac.authorization.k8s.io/v1 ClusterRole`],
    ],
  ),
  [
    'a group and a namespace that are keys of every object',
    () =>
      buildArchive({
        [itemPath('__proto__', 'constructor', 'x')]: { ...POD, metadata: { name: 'x' } },
        [itemPath('toString.__proto__', '__proto__', '__proto__')]: {
          ...POD,
          metadata: { name: '__proto__' },
        },
      }),
    ['__proto__ constructor/x v1 Pod', 'toString.__proto__ __proto__/__proto__ v1 Pod'],
  ],
])
