import { createHash } from 'node:crypto'
import { readdirSync, readlinkSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Catalog } from '../../../src/backup/catalog.ts'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import {
  type ArchiveFiles,
  type ArchiveOptions,
  buildArchive,
  buildTar,
  itemPath,
} from '../../build/archive.ts'
import { tarEntry } from '../../build/tar.ts'

const signal = new AbortController().signal
const open: Catalog[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-archive-test-'))
})
afterEach(() => {
  for (const catalog of open.splice(0)) catalog.close()
  expect([...readdirSync(folder), ...openFilesBelow(folder)]).toEqual([])
  rmSync(folder, { recursive: true })
})

/** The spool has no name any more, but Linux still tells where an open file was. */
function openFilesBelow(path: string): readonly string[] {
  if (process.platform !== 'linux') return []
  const targets = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`)
    } catch {
      return ''
    }
  })
  return targets.filter((target) => target.startsWith(path))
}

async function catalogOf(files: ArchiveFiles, options?: ArchiveOptions): Promise<Catalog> {
  const source = Readable.from([buildArchive(files, options)])
  const catalog = await readArchive(source, { signal, spoolDirectory: folder })
  open.push(catalog)
  return catalog
}

function object(apiVersion: string, kind: string, namespace: string, name: string): object {
  return { apiVersion, kind, metadata: namespace === '' ? { name } : { name, namespace } }
}
const pod = (namespace: string, name: string) => object('v1', 'Pod', namespace, name)

describe('an archive as Velero writes it', () => {
  const files = {
    [itemPath('pods', 'b', 'web-0')]: pod('b', 'web-0'),
    [itemPath('pods', 'a', 'web')]: pod('a', 'web'),
    [itemPath('pods', 'a', 'web-1')]: pod('a', 'web-1'),
    [itemPath('namespaces', '', 'a')]: object('v1', 'Namespace', '', 'a'),
    [itemPath('deployments.apps', 'a', 'web')]: object('apps/v1', 'Deployment', 'a', 'web'),
    [itemPath('widgets.foo', '', 'w')]: object('foo/v1', 'Widget', '', 'w'),
    [itemPath('widgets.foo', 'a', 'w')]: object('foo/v1', 'Widget', 'a', 'w'),
  }

  test('F-54: items are in order of group resource, namespace, file name', async () => {
    const catalog = await catalogOf(files, { versionDirectory: 'v1-preferredversion' })
    expect(catalog.items.map((item) => [item.index, item.groupResource, item.namespace, item.name])).toEqual([
      [0, 'deployments.apps', 'a', 'web'],
      [1, 'namespaces', '', 'a'],
      // By file name: `web-1.json` comes before `web.json`.
      [2, 'pods', 'a', 'web-1'],
      [3, 'pods', 'a', 'web'],
      [4, 'pods', 'b', 'web-0'],
      [5, 'widgets.foo', '', 'w'],
      [6, 'widgets.foo', 'a', 'w'],
    ])
    expect(catalog.groupResources).toEqual(['deployments.apps', 'namespaces', 'pods', 'widgets.foo'])
    expect(catalog.itemsOf('pods')).toEqual(catalog.items.slice(2, 5))
    expect(catalog.itemsOf('secrets')).toEqual([])
  })

  test('F-53: cluster scope and namespaces of one resource are different items', async () => {
    const catalog = await catalogOf(files)
    expect(catalog.find('widgets.foo', '', 'w')?.index).toBe(5)
    expect(catalog.find('widgets.foo', 'a', 'w')?.index).toBe(6)
    expect(catalog.find('widgets.foo', 'b', 'w')).toBeUndefined()
    expect(catalog.find('gadgets.foo', '', 'w')).toBeUndefined()
  })

  test('C-6: the inventory has the names of each scope', async () => {
    const paths = [
      itemPath('widgets.foo', '', 'item-1'),
      itemPath('widgets.foo', '', 'item-2'),
      itemPath('widgets.foo', 'ns-1', 'item-1'),
      itemPath('widgets.foo', 'ns-2', 'item-2'),
      itemPath('dongles.foo', '', 'item-3'),
      itemPath('dongles.bar', 'ns-3', 'item-3'),
      itemPath('dongles.bar', 'ns-4', 'item-4'),
    ]
    const catalog = await catalogOf(Object.fromEntries(paths.map((path) => [path, {}])))
    expect(catalog.groupResources).toEqual(['dongles.bar', 'dongles.foo', 'widgets.foo'])
    const found = catalog.items.map(({ groupResource, namespace, name }) =>
      itemPath(groupResource, namespace, name),
    )
    expect(found.sort()).toEqual(paths.sort())
  })

  test('F-33: apiVersion and kind come from the body', async () => {
    const catalog = await catalogOf(files)
    expect(catalog.find('deployments.apps', 'a', 'web')).toMatchObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
    })
  })

  test('bodies are read back byte by byte, in any order', async () => {
    const catalog = await catalogOf(files, { versionDirectory: 'v1-preferredversion' })
    for (const item of [...catalog.items, ...catalog.items.toReversed()]) {
      const path = itemPath(item.groupResource, item.namespace, item.name)
      expect(catalog.read(item.body)).toBe(JSON.stringify(files[path]))
    }
  })

  test('R-2: the facts name what was read', async () => {
    const archive = buildArchive(files, { versionDirectory: 'v1-preferredversion' })
    const { facts } = await catalogOf(files, { versionDirectory: 'v1-preferredversion' })
    expect(facts).toMatchObject({
      bytes: archive.length,
      unpackedBytes: buildTar(files, { versionDirectory: 'v1-preferredversion' }).length,
      entries: 15,
      ignored: 0,
      sha256: createHash('sha256').update(archive).digest('hex'),
      formatVersion: '1.1.0',
      hasResources: true,
    })
    expect(facts.verifiedInMs).toBeGreaterThan(0)
  })
})

describe('F-60: version directories', () => {
  const path = (directory: string, name: string) =>
    `resources/rockets.x/${directory}/namespaces/a/${name}.json`

  test('C-7, C-12: are listed apart from the inventory (F-50)', async () => {
    const rocket = (version: string, name = 'alpha') => object(`x/${version}`, 'Rocket', 'a', name)
    const catalog = await catalogOf({
      [path('v2beta2', 'alpha')]: rocket('v2beta2'),
      [path('v1-preferredversion', 'alpha')]: rocket('v1'),
      [itemPath('rockets.x', 'a', 'alpha')]: rocket('v1'),
      [path('v2beta1', 'alpha')]: rocket('v2beta1'),
      [path('v2beta1', 'only-there')]: rocket('v2beta1', 'only-there'),
    })
    expect(catalog.versionsOf('rockets.x')).toEqual([
      { version: 'v1', preferred: true },
      { version: 'v2beta1', preferred: false },
      { version: 'v2beta2', preferred: false },
    ])
    expect(catalog.versionsOf('pods')).toEqual([])
    const [item] = catalog.items
    expect(catalog.items).toHaveLength(1)
    for (const directory of ['v1-preferredversion', 'v2beta1', 'v2beta2']) {
      const body = item && catalog.versionBody(item, directory)
      expect(body && catalog.read(body)).toContain(`"x/${directory.replace('-preferredversion', '')}"`)
    }
    expect(item && catalog.versionBody(item, 'v3')).toBeUndefined()
  })

  test('F-32: the second copy of the same bytes takes no room', async () => {
    const alpha = object('x/v1', 'Rocket', 'a', 'alpha')
    const same = await catalogOf({
      [itemPath('rockets.x', 'a', 'alpha')]: alpha,
      [path('v1', 'alpha')]: alpha,
    })
    const other = await catalogOf({ [itemPath('rockets.x', 'a', 'alpha')]: alpha, [path('v1', 'alpha')]: {} })
    const [first] = same.items
    const [second] = other.items
    expect(first && same.versionBody(first, 'v1')).toEqual(first?.body)
    expect(second && other.versionBody(second, 'v1')).not.toEqual(second?.body)
  })
})

test('equal bytes under another name are another file', async () => {
  const catalog = await catalogOf({
    [itemPath('pods', 'a', 'y')]: 'same',
    [itemPath('pods', 'a', 'x')]: 'same',
    'resources/pods/v1/namespaces/a/y.json': 'same',
  })
  const [x, y] = catalog.items
  expect(x && catalog.versionBody(x, 'v1')).toBeUndefined()
  expect(y && catalog.versionBody(y, 'v1')).toBeDefined()
})

describe('problems of single items', () => {
  test('R-45: the others go on', async () => {
    const catalog = await catalogOf({
      [itemPath('pods', 'a', 'bad')]: 'invalid JSON',
      [itemPath('pods', 'a', 'good')]: pod('a', 'good'),
      [itemPath('pods', 'a', 'void')]: { apiVersion: 'v1', kind: 'Pod' },
    })
    expect(catalog.items.map(({ name, problem }) => [name, problem?.kind])).toEqual([
      ['bad', 'undecodable'],
      ['good', undefined],
      ['void', 'no-metadata'],
    ])
    expect(catalog.items[0]).toMatchObject({ apiVersion: '', kind: '' })
    expect(catalog.items[2]).toMatchObject({ apiVersion: 'v1', kind: 'Pod' })
  })

  test('F-51: a file without .json is an item that cannot be decoded', async () => {
    const catalog = await catalogOf({ 'resources/pods/namespaces/a/x.txt': 'hello' })
    expect(catalog.items).toEqual([
      {
        index: 0,
        groupResource: 'pods',
        namespace: 'a',
        name: 'x.txt',
        apiVersion: '',
        kind: '',
        problem: { kind: 'undecodable', message: 'there is no file "x.txt.json"' },
        body: expect.anything(),
      },
    ])
  })

  test('F-51: it only repeats the item where that file is there', async () => {
    const catalog = await catalogOf({
      'resources/pods/namespaces/a/x.txt': 'hello',
      [itemPath('pods', 'a', 'x.txt')]: pod('a', 'x.txt'),
    })
    expect(catalog.items).toHaveLength(1)
    expect(catalog.items[0]?.problem).toBeUndefined()
    expect(catalog.facts.ignored).toBe(1)
  })
})

describe('F-43, F-52: little or strange content', () => {
  test('no resources at all is an empty backup', async () => {
    const { facts, items } = await catalogOf({})
    expect([facts.hasResources, items.length, facts.entries]).toEqual([false, 0, 1])
  })

  test('C-5: only the folder resources/', async () => {
    const raw = [tarEntry({ path: './', type: '5' }), tarEntry({ path: './resources/', type: '5' })]
    const { facts, items } = await catalogOf({}, { formatVersion: false, raw })
    expect([facts.hasResources, items.length, facts.entries]).toEqual([true, 0, 0])
  })

  test('C-8: stray files are counted and passed over', async () => {
    const { facts, items } = await catalogOf({
      'resources/readme.txt': 'x',
      'resources/pods/cluster/deeper/x.json': 'x',
      'notes.txt': 'x',
    })
    expect([facts.hasResources, items.length, facts.entries, facts.ignored]).toEqual([true, 0, 4, 3])
  })

  test.each(['1\n', '1.1.0\n', '1.2'])('format version %j is known', async (formatVersion) => {
    expect((await catalogOf({}, { formatVersion })).facts.formatVersion).toBe(formatVersion.trim())
  })

  test('F-130: an old archive without metadata/version', async () => {
    const files = { [itemPath('pods', 'a', 'x')]: pod('a', 'x') }
    expect((await catalogOf(files, { formatVersion: false })).facts.formatVersion).toBeUndefined()
  })
})

describe('sources that fail', () => {
  const archive = buildArchive({ [itemPath('pods', 'a', 'x')]: pod('a', 'x') })
  const read = (source: Readable, wanted = signal) =>
    readArchive(source, { signal: wanted, spoolDirectory: folder })

  test('a stream error of the location is LOCATION_UNREACHABLE, at the start and in the middle', async () => {
    const failing = (...chunks: Buffer[]) =>
      Readable.from(
        (async function* () {
          yield* chunks
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
        })(),
      )
    for (const source of [failing(), failing(archive.subarray(0, 50)), failing(archive)]) {
      await expect(read(source)).rejects.toMatchObject({ code: 'LOCATION_UNREACHABLE' })
      expect(source.destroyed).toBe(true)
    }
  })

  test('so is a stream that closes without an end', async () => {
    const source = new PassThrough()
    source.write(archive.subarray(0, 50))
    setImmediate(() => source.destroy())
    await expect(read(source)).rejects.toMatchObject({ code: 'LOCATION_UNREACHABLE' })
  })

  test('an error that has a code keeps it', async () => {
    const source = new PassThrough()
    setImmediate(() => source.destroy(new RehearsalError('LOCATION_DENIED', 'no')))
    await expect(read(source)).rejects.toMatchObject({ code: 'LOCATION_DENIED' })
  })

  test('an abort rejects with its reason, destroys the source and leaves no spool behind', async () => {
    const abort = new AbortController()
    const source = new PassThrough()
    source.write(archive.subarray(0, 50))
    setImmediate(() => abort.abort(new Error('enough')))
    await expect(read(source, abort.signal)).rejects.toThrow('enough')
    expect(source.destroyed).toBe(true)
  })

  test('nothing is read after an abort', async () => {
    await expect(read(Readable.from([archive]), AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    )
  })

  test('a fault ends the reading at once, also while the source has no more data for the moment', async () => {
    const source = new PassThrough()
    source.write('this is no gzip file')
    await expect(read(source)).rejects.toMatchObject({ code: 'ARCHIVE_NOT_GZIP' })
    expect(source.destroyed).toBe(true)
  })

  test('a spool folder that is not there is SPOOL_FAILED', async () => {
    const source = Readable.from([archive])
    const reading = readArchive(source, { signal, spoolDirectory: join(folder, 'missing') })
    await expect(reading).rejects.toMatchObject({ code: 'SPOOL_FAILED' })
    expect(source.destroyed).toBe(true)
  })
})

test('nothing can be read from a closed catalog', async () => {
  const catalog = await catalogOf({ [itemPath('pods', 'a', 'x')]: pod('a', 'x') })
  const [item] = catalog.items
  catalog.close()
  catalog.close()
  expect(() => item && catalog.read(item.body)).toThrow(expect.objectContaining({ code: 'SPOOL_FAILED' }))
})
