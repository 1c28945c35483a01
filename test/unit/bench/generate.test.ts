import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { definitions } from '../../../bench/generate/definitions.ts'
import type { Fixture } from '../../../bench/generate/fixture.ts'
import { scale } from '../../../bench/generate/scale.ts'
import { writeBackup } from '../../../bench/generate/write-backup.ts'
import { readArchive } from '../../../src/backup/read-archive.ts'

/** Made once: it takes half a second. */
const TEN_THOUSAND = [...scale(10_000).objects()]
const signal = new AbortController().signal
let bucket = ''

beforeEach(async () => {
  bucket = await mkdtemp(join(tmpdir(), 'rehearse-bench-test-'))
})
afterEach(async () => {
  await rm(bucket, { recursive: true })
})

function tarballOf({ name }: Fixture): string {
  return join(bucket, 'backups', name, `${name}.tar.gz`)
}

test('scale-10k has the shares of the mix, and its namespaces, definition and Services on top', () => {
  const groups = Map.groupBy(TEN_THOUSAND, ({ groupResource }) => groupResource)
  expect(Object.fromEntries([...groups].map(([name, objects]) => [name, objects.length]))).toEqual({
    namespaces: 20,
    'customresourcedefinitions.apiextensions.k8s.io': 1,
    configmaps: 3_500,
    secrets: 3_000,
    'deployments.apps': 1_200,
    serviceaccounts: 800,
    'roles.rbac.authorization.k8s.io': 800,
    'deliveries000.team000.example.com': 700,
    services: 100,
  })
})

test('there are never more Services than the address range has room for', () => {
  const objects = [...scale(12_000).objects()]
  expect(objects.filter(({ groupResource }) => groupResource === 'services')).toHaveLength(100)
})

test('a number without exact shares is refused', () => {
  expect(() => scale(150)).toThrow(RangeError)
})

test('objects of scale-10k have 2 KB in the mean', () => {
  const sizes = TEN_THOUSAND.map(({ object }) => JSON.stringify(object).length)
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  expect(mean).toBeGreaterThan(1_950)
  expect(mean).toBeLessThan(2_150)
})

test('crd-200 has 200 definitions of 20 KB and 1,000 objects', () => {
  const objects = [...definitions(200).objects()]
  const crds = objects.filter(({ object }) => object.kind === 'CustomResourceDefinition')
  const sizes = crds.map(({ object }) => JSON.stringify(object).length)
  expect(crds).toHaveLength(200)
  expect(Math.min(...sizes)).toBeGreaterThan(19_000)
  expect(Math.max(...sizes)).toBeLessThan(21_000)
  expect(objects).toHaveLength(1_201)
})

test('no two objects have the same place', () => {
  const places = TEN_THOUSAND.map((o) => `${o.groupResource}/${o.namespace}/${o.name}`)
  expect(new Set(places).size).toBe(places.length)
})

test('the same fixture is the same bytes', async () => {
  const fixture = scale(100)
  await writeBackup(bucket, fixture)
  const first = await readFile(tarballOf(fixture))
  await writeBackup(bucket, scale(100))
  expect((await readFile(tarballOf(fixture))).equals(first)).toBe(true)
})

test.each([scale(300), definitions(3)])(
  '$name reads back as the backup it was made from (F-30 to F-36)',
  async (fixture) => {
    await writeBackup(bucket, fixture)
    const catalog = await readArchive(createReadStream(tarballOf(fixture)), { signal })
    try {
      const objects = [...fixture.objects()]
      expect(catalog.facts).toMatchObject({
        entries: 2 * objects.length + 1,
        formatVersion: '1.1.0',
        hasResources: true,
      })
      expect(catalog.items).toHaveLength(objects.length)
      expect(catalog.items.filter(({ problem }) => problem !== undefined)).toEqual([])
      for (const { groupResource, namespace, name, object } of objects) {
        const item = catalog.find(groupResource, namespace, name)
        expect(item && JSON.parse(catalog.read(item.body))).toEqual(object)
        const preferred = item && catalog.versionBody(item, 'v1-preferredversion')
        expect(preferred && catalog.read(preferred)).toBe(JSON.stringify(object))
      }
    } finally {
      catalog.close()
    }
  },
)
