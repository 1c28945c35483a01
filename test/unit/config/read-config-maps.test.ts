import { expect, test } from 'vitest'
import { withConfigMaps } from '../../../src/config/read-config-maps.ts'
import type { RehearsalRequest } from '../../../src/rehearsal/request.ts'
import { loadManifest } from '../../../src/restore/load-manifest.ts'
import { ALL_ALLOWED } from '../../build/allowed.ts'

const FILES: Readonly<Record<string, string>> = {
  'one.yaml': configMap('one'),
  'maps/b.yaml': configMap('b', 'tools'),
  'maps/a.yml': `${configMap('a')}---\n${configMap('a2')}`,
  'maps/c.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }),
  'maps/notes.md': 'not YAML: [',
  'empty/notes.md': '',
  'restore.yaml': 'apiVersion: velero.io/v1\nkind: Restore\nspec: {backupName: x}\n',
  'broken.yaml': 'apiVersion: v1\nkind: ConfigMap\ndata: 3\n',
  'own.yaml': configMap('own'),
}

function configMap(name: string, namespace?: string): string {
  const place = namespace === undefined ? '' : `, namespace: ${namespace}`
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${place}}\ndata: {key: value}\n`
}

const READERS = {
  readText: async (path: string) => {
    const text = FILES[path]
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' })
    return text
  },
  listFolder: async (path: string) => {
    if (FILES[path] !== undefined) return undefined
    const names = Object.keys(FILES).filter((file) => file.startsWith(`${path}/`))
    if (names.length === 0) throw Object.assign(new Error(path), { code: 'ENOENT' })
    return names.map((file) => file.slice(path.length + 1)).sort()
  },
  loadManifest: async (text: string, namespace?: string) => loadManifest(text, namespace),
}

const RESTORE = `apiVersion: velero.io/v1
kind: Restore
metadata: {name: r, namespace: backup-system}
---
${configMap('own')}`

const EXISTING = { kind: 'existing', kubeconfig: 'k', context: undefined, allowed: ALL_ALLOWED } as const
const THROW_AWAY: RehearsalRequest['target'] = {
  kind: 'control-plane',
  kubernetesVersion: undefined,
  binariesDirectory: undefined,
  keep: false,
}

async function read(source: string | undefined, target: RehearsalRequest['target'] = THROW_AWAY) {
  const manifest = loadManifest(RESTORE)
  const wish = { source, manifest, target, label: '--config-maps' }
  const { restore, configMaps } = await withConfigMaps(wish, READERS)
  expect(restore).toBe(manifest.restore)
  return configMaps.map(({ namespace, name }) => `${namespace}/${name}`)
}

test.each<readonly [source: string | undefined, added: readonly string[]]>([
  [undefined, []],
  ['one.yaml', ['backup-system/one']],
  ['maps', ['backup-system/a', 'backup-system/a2', 'tools/b', 'backup-system/c']],
])(
  '%s: ConfigMaps behind those of the manifest, in its namespace when they say none',
  async (source, added) => {
    expect(await read(source)).toEqual(['backup-system/own', ...added])
  },
)

test('those of the cluster are read when there is a connection', async () => {
  expect(await read('cluster', EXISTING)).toEqual(['backup-system/own'])
})

test.each<readonly [source: string, code: string, message: string]>([
  ['gone.yaml', 'OPTION_INVALID', '--config-maps: gone.yaml: ENOENT'],
  ['empty', 'OPTION_INVALID', '--config-maps: the folder empty holds no .yaml, .yml or .json file'],
  [
    'cluster',
    'OPTION_INVALID',
    '--config-maps: only `rehearse restore` has a cluster to read ConfigMaps from; a folder of that name is ./cluster',
  ],
  ['restore.yaml', 'MANIFEST_INVALID', 'restore.yaml: a Restore cannot stand here, only ConfigMaps'],
  ['broken.yaml', 'MANIFEST_INVALID', 'broken.yaml: line 1, v1 ConfigMap: '],
  ['own.yaml', 'OPTION_CONFLICT', 'the ConfigMap backup-system/own is in the manifest and in own.yaml'],
])('%s is refused', async (source, code, message) => {
  await expect(read(source)).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
})
