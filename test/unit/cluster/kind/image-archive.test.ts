import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { readImageArchive } from '../../../../src/cluster/kind/image-archive.ts'
import { buildTar } from '../../../build/archive.ts'
import { buildImageArchive } from '../../../build/image-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'image-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { signal } = new AbortController()

function read(content: Buffer | string): ReturnType<typeof readImageArchive> {
  const path = join(folder, 'a.tar')
  writeFileSync(path, content)
  return readImageArchive(path, signal)
}

const tar = (files: Readonly<Record<string, string | object>>): Buffer =>
  buildTar(files, { formatVersion: false })
const ociIndex = (annotations: object): Record<string, object> => ({
  'oci-layout': { imageLayoutVersion: '1.0.0' },
  'index.json': { manifests: [{ digest: 'sha256:0', annotations }] },
})
const web = buildImageArchive({ name: 'shop/web:1', files: { 'bin/web': 'x' } })

test.each<readonly [what: string, content: Buffer, names: readonly string[]]>([
  ['docker save', gunzipSync(web), ['shop/web:1']],
  ['docker save, compressed', web, ['shop/web:1']],
  [
    'an OCI layout',
    tar(ociIndex({ 'io.containerd.image.name': 'docker.io/shop/web:1' })),
    ['docker.io/shop/web:1'],
  ],
  [
    'a tool that knows the name of the standard alone',
    tar(ociIndex({ 'org.opencontainers.image.ref.name': 'shop/web:1' })),
    ['shop/web:1'],
  ],
  [
    'several images, and both lists as newer engines write them',
    tar({
      ...ociIndex({ 'io.containerd.image.name': 'docker.io/shop/web:1' }),
      'manifest.json': [{ RepoTags: ['shop/web:1', 'shop/web:latest'] }, { RepoTags: ['shop/db:2'] }],
    }),
    ['docker.io/shop/web:1', 'shop/web:1', 'shop/web:latest', 'shop/db:2'],
  ],
  ['paths that begin with ./', tar({ './manifest.json': [{ RepoTags: ['shop/web:1'] }] }), ['shop/web:1']],
])('%s', async (_what, content, names) => {
  expect((await read(content)).names).toEqual(names)
})

test('what is compressed is told, because nodes do not take it as it is', async () => {
  expect(await read(web)).toMatchObject({ isCompressed: true })
  expect(await read(gunzipSync(web))).toMatchObject({ isCompressed: false })
})

test.each<readonly [what: string, content: Buffer | string, told: RegExp]>([
  ['an empty file', '', /cannot be read as an archive of images/],
  ['a text', 'no archive\n'.repeat(200), /cannot be read as an archive of images/],
  ['an archive that was cut', web.subarray(0, -40), /cannot be read as an archive of images/],
  ['a compression that nodes do not take', zstdCompressSync(gunzipSync(web)), /cannot be read as an archive/],
  ['a tar of something else', tar({ 'etc/hosts': 'x' }), /holds neither manifest\.json nor index\.json/],
  ['a list that is no JSON', tar({ 'manifest.json': '{' }), /is no archive of images/],
  [
    'an image that was saved by its ID',
    buildImageArchive({ name: undefined, files: {} }),
    /by name, not by ID/,
  ],
  ['names that no pod can say', tar({ 'manifest.json': [{ RepoTags: ['a\n::error::b'] }] }), /names none/],
])('%s is refused', async (_what, content, told) => {
  const reading = read(content)
  await expect(reading).rejects.toMatchObject({ code: 'CLUSTER_IMAGE_NOT_LOADED' })
  await expect(reading).rejects.toThrow(told)
})

test.each([
  ['nothing', 'nobody.tar', /ENOENT/],
  ['a folder', '.', /EISDIR/],
])('%s in its place is refused', async (_what, name, told) => {
  const reading = readImageArchive(join(folder, name), signal)
  await expect(reading).rejects.toMatchObject({ code: 'CLUSTER_IMAGE_NOT_LOADED' })
  await expect(reading).rejects.toThrow(told)
})

test('a cancel ends it', async () => {
  writeFileSync(join(folder, 'web.tar'), web)
  const reason = new Error('cancelled')
  await expect(readImageArchive(join(folder, 'web.tar'), AbortSignal.abort(reason))).rejects.toBe(reason)
})
