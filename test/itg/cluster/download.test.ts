import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { create } from 'tar'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { BinarySearch, Finding } from '../../../src/cluster/binaries/binary-source.ts'
import { cached } from '../../../src/cluster/binaries/cached-programs.ts'
import { archiveDownload } from '../../../src/cluster/binaries/download.ts'
import { buildContext, temporaryFolder } from './fixture-cluster.ts'
import { buildSearch, PLATFORM } from './fixture-search.ts'

const VERSION = '1.36.2'
const PATH = `/envtest-v${VERSION}/envtest-v${VERSION}-${PLATFORM}.tar.gz`

/** A tar.gz with the given members. */
async function buildArchive(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const folder = temporaryFolder()
  const content = join(folder, 'content')
  for (const [name, text] of Object.entries(members)) {
    mkdirSync(dirname(join(content, name)), { recursive: true })
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), join(content, name))
    else writeFileSync(join(content, name), text, { mode: 0o755 })
  }
  const file = join(folder, 'a.tar.gz')
  await create({ file, cwd: content, gzip: true }, readdirSync(content))
  return readFileSync(file)
}

const ENVTEST = {
  'controller-tools/envtest/etcd': 'the etcd',
  'controller-tools/envtest/kube-apiserver': 'the server',
  'controller-tools/envtest/kubectl': 'not wanted',
}

async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = []
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '')
    listener(incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked }
}

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('hex')
const digestsOf = (bytes: Buffer) => ({ [VERSION]: { [PLATFORM]: sha512(bytes) } })
const searchAt = (url: string, overrides: Partial<BinarySearch> = {}): BinarySearch =>
  buildSearch({ environment: { REHEARSE_DOWNLOAD_BASE_URL: url }, ...overrides })

const findDownload = (
  search: BinarySearch,
  context: ReturnType<typeof buildContext>,
  digests: Parameters<typeof archiveDownload>[0],
): Promise<Finding> => archiveDownload(digests).find(search, context)
const findCached = (search: BinarySearch, context = buildContext()): Promise<Finding> =>
  cached(search.cache).find(search, context)

function expectEmptyCache({ cacheDirectory }: BinarySearch): void {
  const folder = join(cacheDirectory, 'binaries')
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
}

describe('an archive with the right digest', () => {
  test('is fetched once, and only the two programs of it are kept, as executables', async () => {
    const archive = await buildArchive(ENVTEST)
    const { asked, url } = await serve((_, outgoing) => outgoing.end(archive))
    const search = searchAt(url)
    const finding = await findDownload(search, buildContext(), digestsOf(archive))

    const folder = join(search.cacheDirectory, 'binaries', `${VERSION}-${PLATFORM}`)
    expect(finding).toEqual({ kind: 'found', folder, version: VERSION })
    expect(readdirSync(join(search.cacheDirectory, 'binaries'))).toEqual([`${VERSION}-${PLATFORM}`])
    expect(readdirSync(folder).sort()).toEqual(['contents.json', 'etcd', 'kube-apiserver'])
    expect(readFileSync(join(folder, 'etcd'), 'utf8')).toBe('the etcd')
    expect(statSync(join(folder, 'etcd')).mode & 0o111).not.toBe(0)

    expect(await findCached(search)).toEqual(finding)
    expect(asked).toEqual([PATH])
  })

  test('is fetched once even when two runs want it at the same time', async () => {
    const archive = await buildArchive(ENVTEST)
    const { asked, url } = await serve((_, outgoing) => void setTimeout(() => outgoing.end(archive), 100))
    const search = searchAt(url)
    const [one, two] = [buildContext(), buildContext()]
    const findings = await Promise.all(
      [one, two].map((context) => findDownload(search, context, digestsOf(archive))),
    )
    expect(findings.map(({ kind }) => kind)).toEqual(['found', 'found'])
    expect(asked).toEqual([PATH])
    expect([...one.lines, ...two.lines].filter((line) => line.startsWith('Waiting: '))).toHaveLength(1)
  })

  test('may come from a folder that is laid out like the mirror, and is checked all the same', async () => {
    const archive = await buildArchive(ENVTEST)
    const mirror = temporaryFolder()
    const file = join(mirror, PATH)
    const search = searchAt(pathToFileURL(mirror).href)
    expect(await findDownload(search, buildContext(), digestsOf(archive))).toEqual({
      kind: 'unavailable',
      why: expect.stringMatching(/^\/.+\.tar\.gz cannot be read: ENOENT/),
    })
    mkdirSync(dirname(file))
    writeFileSync(file, 'something else')
    await expect(findDownload(search, buildContext(), digestsOf(archive))).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_DIGEST',
    })
    expectEmptyCache(search)
    writeFileSync(file, archive)
    const context = buildContext()
    expect(await findDownload(search, context, digestsOf(archive))).toMatchObject({ kind: 'found' })
    expect(context.lines[0]).toBe(`Downloading Kubernetes ${VERSION} from ${file} (once, then cached)`)
  })

  test('may come from where the address redirects to, as release pages do', async () => {
    const archive = await buildArchive(ENVTEST)
    const { asked, url } = await serve((incoming, outgoing) => {
      if (incoming.url === PATH) outgoing.writeHead(302, { location: '/elsewhere?token=secret' }).end()
      else outgoing.end(archive)
    })
    const search = searchAt(`${url}/`)
    expect(await findDownload(search, buildContext(), digestsOf(archive))).toMatchObject({ kind: 'found' })
    expect(asked).toEqual([PATH, '/elsewhere?token=secret'])
    const contents = readFileSync(
      join(search.cacheDirectory, 'binaries', `${VERSION}-${PLATFORM}`, 'contents.json'),
      'utf8',
    )
    expect(contents).not.toContain('secret')
  })

  test.each([
    ['lacks a program', { 'controller-tools/envtest/etcd': 'x' }, 'does not hold kube-apiserver'],
    ['holds a program twice', { ...ENVTEST, 'other/etcd': 'y' }, 'holds etcd twice'],
    [
      'has a link in place of a program',
      { ...ENVTEST, 'controller-tools/envtest/etcd': '-> /bin/sh' },
      'does not hold etcd',
    ],
  ])('but which %s is not used', async (_, members, why) => {
    const archive = await buildArchive(members)
    const { url } = await serve((_incoming, outgoing) => outgoing.end(archive))
    const search = searchAt(url)
    const finding = await findDownload(search, buildContext(), digestsOf(archive))
    expect(finding).toEqual({ kind: 'unavailable', why: expect.stringContaining(why) })
    expectEmptyCache(search)
  })
})

describe('nothing is kept of an archive', () => {
  test('with another digest, and the search ends there', async () => {
    const archive = await buildArchive(ENVTEST)
    const { url } = await serve((_, outgoing) => outgoing.end(archive))
    const search = searchAt(url)
    await expect(findDownload(search, buildContext(), digestsOf(Buffer.from('other')))).rejects.toMatchObject(
      {
        code: 'CLUSTER_BINARIES_DIGEST',
        message: expect.stringContaining(PATH),
      },
    )
    expectEmptyCache(search)
  })

  test('that breaks off', async () => {
    const archive = await buildArchive(ENVTEST)
    const { url } = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': archive.length })
      outgoing.write(archive.subarray(0, archive.length - 10), () => outgoing.destroy())
    })
    const search = searchAt(url)
    const finding = await findDownload(search, buildContext(), digestsOf(archive))
    expect(finding).toEqual({ kind: 'unavailable', why: expect.stringContaining('broke off after') })
    expectEmptyCache(search)
  })

  test('that is cut short without a word of its length', async () => {
    const archive = await buildArchive(ENVTEST)
    const { url } = await serve((_, outgoing) => {
      outgoing.useChunkedEncodingByDefault = false
      outgoing.end(archive.subarray(0, archive.length - 10))
    })
    const search = searchAt(url)
    await expect(findDownload(search, buildContext(), digestsOf(archive))).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_DIGEST',
    })
    expectEmptyCache(search)
  })

  test.each([404, 403, 500])('that is answered with %d', async (status) => {
    const { asked, url } = await serve((_, outgoing) => outgoing.writeHead(status).end('no'))
    const search = searchAt(url)
    for (let time = 0; time < 2; time++) {
      const finding = await findDownload(search, buildContext(), digestsOf(Buffer.of()))
      expect(finding).toEqual({ kind: 'unavailable', why: `${new URL(url).host} answered ${status}` })
    }
    expect(asked).toHaveLength(2)
    expectEmptyCache(search)
  })

  test('that redirects in a circle', async () => {
    const { url } = await serve((_, outgoing) => outgoing.writeHead(302, { location: '/again' }).end())
    const finding = await findDownload(searchAt(url), buildContext(), digestsOf(Buffer.of()))
    expect(finding).toEqual({ kind: 'unavailable', why: expect.stringContaining('redirects more than') })
  })

  test('that is cancelled', async () => {
    const abort = new AbortController()
    const reason = new Error('enough')
    const { url } = await serve((_, outgoing) => {
      outgoing.writeHead(200)
      outgoing.write('x', () => setTimeout(() => abort.abort(reason), 20))
    })
    const search = searchAt(url)
    await expect(findDownload(search, buildContext(abort.signal), digestsOf(Buffer.of()))).rejects.toBe(
      reason,
    )
    expectEmptyCache(search)
  })
})

describe('an address that nothing answers at', () => {
  test('is not tried again for an hour, but another address is', async () => {
    const { url } = await serve(() => undefined)
    const closed = 'http://127.0.0.1:1'
    const search = searchAt(closed)
    const first = await findDownload(search, buildContext(), digestsOf(Buffer.of()))
    expect(first).toEqual({
      kind: 'unavailable',
      why: expect.stringContaining('127.0.0.1:1 cannot be reached'),
    })

    const second = buildContext()
    expect(await findDownload(search, second, digestsOf(Buffer.of()))).toEqual({
      kind: 'unavailable',
      why: expect.stringContaining('again after an hour'),
    })
    expect(second.lines).toEqual([])

    const memory = join(search.cacheDirectory, 'download-unreachable.json')
    const old = {
      ...JSON.parse(readFileSync(memory, 'utf8')),
      at: new Date(Date.now() - 3_600_001).toISOString(),
    }
    writeFileSync(memory, JSON.stringify(old))
    const third = buildContext()
    await findDownload(search, third, digestsOf(Buffer.of()))
    expect(third.lines).toHaveLength(1)
    expect(url).not.toBe(closed)
  })

  test('is given up after five seconds when it is silent', async () => {
    const { url } = await serve(() => undefined)
    const begin = performance.now()
    const finding = await findDownload(searchAt(url), buildContext(), digestsOf(Buffer.of()))
    expect(finding).toEqual({ kind: 'unavailable', why: expect.stringContaining('no answer within 5 s') })
    expect(performance.now() - begin).toBeLessThan(7_000)
  })

  test('is not even tried when downloads are off', async () => {
    const finding = await findDownload(searchAt('off'), buildContext(), digestsOf(Buffer.of()))
    expect(finding).toEqual({ kind: 'unavailable', why: expect.stringContaining('switched off') })
  })
})

describe('programs in the cache', () => {
  async function fill(): Promise<{ readonly search: BinarySearch; readonly folder: string }> {
    const archive = await buildArchive(ENVTEST)
    const { url } = await serve((_, outgoing) => outgoing.end(archive))
    const search = searchAt(url)
    await findDownload(search, buildContext(), digestsOf(archive))
    return { search, folder: join(search.cacheDirectory, 'binaries', `${VERSION}-${PLATFORM}`) }
  }

  test('are not used when one has changed, even with its old size and time', async () => {
    const { folder, search } = await fill()
    const path = join(folder, 'etcd')
    const { atime, mtime } = statSync(path)
    writeFileSync(path, 'the etcD')
    utimesSync(path, atime, mtime)
    await expect(findCached(search)).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_DIGEST',
      message: expect.stringContaining(path),
    })
  })

  test('are used when they only moved, and sealed anew', async () => {
    const { folder, search } = await fill()
    const before = readFileSync(join(folder, 'contents.json'), 'utf8')
    utimesSync(join(folder, 'etcd'), 1_000, 1_000)
    expect(await findCached(search)).toMatchObject({ kind: 'found' })
    expect(readFileSync(join(folder, 'contents.json'), 'utf8')).not.toBe(before)
    expect(JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')).files.etcd.modifiedMs).toBe(
      1_000_000,
    )
  })

  test('are passed over when they are incomplete, of another version or for another machine', async () => {
    const { folder, search } = await fill()
    const why = { kind: 'unavailable', why: expect.stringContaining('does not hold') }
    const { cacheDirectory } = search
    expect(await findCached({ ...search, request: { kind: 'minor', minor: '1.35' } })).toEqual(why)
    expect(await findCached(buildSearch({ cacheDirectory, platform: 'darwin-arm64' }))).toEqual(why)
    const contents = readFileSync(join(folder, 'contents.json'))
    for (const spoil of [
      () => writeFileSync(join(folder, 'contents.json'), '{}'),
      () => {
        writeFileSync(join(folder, 'contents.json'), contents)
        rmSync(join(folder, 'etcd'))
      },
    ]) {
      spoil()
      const context = buildContext()
      expect(await findCached(search, context)).toEqual(why)
      expect(context.lines).toEqual([`Not used: ${folder} is incomplete`])
    }
  })
})
