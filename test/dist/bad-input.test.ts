import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildArchive } from '../build/archive.ts'
import { EXAMPLES, Workplace } from './black-box.ts'

const SHOP = readFileSync(join(EXAMPLES, 'backups/shop/shop.tar.gz'))
let place: Workplace

beforeAll(() => {
  place = new Workplace()
  const files: Record<string, Buffer> = {
    'empty.tar.gz': Buffer.alloc(0),
    'text.tar.gz': Buffer.from('this is no archive\n'),
    'cut.tar.gz': SHOP.subarray(0, SHOP.length / 2),
    'climbs.tar.gz': buildArchive({
      'metadata/version': '1.1.0\n',
      'resources/pods/namespaces/../../x.json': '{}',
    }),
    'holiday.tar.gz': buildArchive({ 'photos/beach.txt': 'sun' }, { formatVersion: false }),
    'selector.yaml': Buffer.from(
      'apiVersion: velero.io/v1\nkind: Restore\nspec: {backupName: shop, labelSelector: {matchExpressions: [{key: a, operator: Like}]}}\n',
    ),
    'restore.yaml': Buffer.from('apiVersion: velero.io/v1\nkind: Restore\nspec: {includedNamespace: [a]}\n'),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(place.path(name), bytes)
  mkdirSync(place.path('nothing-here'))
  mkdirSync(place.path('bucket', 'backups'), { recursive: true })
})
afterAll(async () => {
  await place.remove()
})

test.each<readonly [what: string, args: readonly string[], exit: number, codes: readonly string[]]>([
  ['a missing file', ['run', 'gone.tar.gz'], 3, ['LOCATION_NOT_FOUND']],
  ['a folder without backups', ['run', 'nothing-here'], 3, ['LOCATION_NOT_FOUND']],
  ['a backup that is not there', ['run', EXAMPLES, '--backup', 'shopp'], 3, ['BACKUP_NOT_FOUND']],
  ['an empty file', ['run', 'empty.tar.gz'], 1, ['ARCHIVE_EMPTY']],
  ['plain text', ['run', 'text.tar.gz'], 1, ['ARCHIVE_NOT_GZIP']],
  ['a truncated archive', ['run', 'cut.tar.gz'], 1, ['ARCHIVE_TRUNCATED']],
  ['a path that climbs out', ['run', 'climbs.tar.gz'], 1, ['ARCHIVE_UNSAFE_PATH']],
  ['an archive of something else', ['run', 'holiday.tar.gz'], 1, ['ARCHIVE_NOT_VELERO']],
  [
    'an unknown Kubernetes version',
    ['run', EXAMPLES, '--kubernetes-version', '1.7'],
    2,
    ['CLUSTER_VERSION_UNKNOWN'],
  ],
  ['an option that does not exist', ['run', EXAMPLES, '--include-namespaces', 'a'], 2, ['OPTION_UNKNOWN']],
  ['a manifest with a misspelt field', ['run', EXAMPLES, '-f', 'restore.yaml'], 2, ['MANIFEST_INVALID']],
  [
    'a namespace that is included and excluded',
    ['run', EXAMPLES, '--included-namespaces', 'a', '--excluded-namespaces', 'a'],
    2,
    ['RESTORE_INVALID'],
  ],
  [
    'two problems at once',
    ['run', EXAMPLES, '--deadline', 'soon', '--colour'],
    2,
    ['OPTION_INVALID', 'OPTION_UNKNOWN'],
  ],
  [
    'a folder for files of the restore inside the location',
    ['run', 'bucket', '--restore-files-dir', 'bucket/restores'],
    2,
    ['OPTION_CONFLICT'],
  ],
  [
    'ConfigMaps of a cluster that is not there yet',
    ['run', EXAMPLES, '--config-maps', 'cluster'],
    2,
    ['OPTION_INVALID'],
  ],
  ['no cluster at all', ['restore', EXAMPLES], 2, ['OPTION_MISSING']],
  ['a cluster that nobody allowed', ['restore', EXAMPLES, '--kubeconfig', 'k'], 2, ['CLUSTER_NOT_ALLOWED']],
  [
    'a kubeconfig that is not there',
    ['restore', EXAMPLES, '--kubeconfig', 'gone.yaml', '--allow-existing-cluster'],
    2,
    ['KUBECONFIG_INVALID'],
  ],
])('%s: a coded error with a next step, no stack trace', async (_what, args, exit, codes) => {
  const { code, stdout, stderr } = await place.cli(...args)
  const output = stdout + stderr
  for (const expected of codes) expect(output).toContain(`[${expected}]`)
  expect(output).toMatch(/next/)
  expect(output).not.toMatch(/^\s+at .+:\d+/m)
  expect(code).toBe(exit)
  expect(place.clusters()).toEqual([])
})

test.each(['cut.tar.gz', 'empty.tar.gz'])('%s still gets a report', async (archive) => {
  await place.cli('run', archive, '--report-dir', `report-${archive}`)
  expect(place.json(`report-${archive}`, 'report.json').verdict).toBe('fail')
})
