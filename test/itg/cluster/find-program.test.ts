// The programs of other kinds of clusters: downloaded when their digest is right, else built, then taken from the cache.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../../src/cluster/processes/run-command.ts'
import { findProgram } from '../../../src/cluster/programs/find-program.ts'
import { KIND_VERSION } from '../../../src/cluster/programs/program-table.ts'
import { PLATFORM } from '../../build/platform.ts'

let cache: string
let server: Server
const asked: string[] = []

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'programs-'))
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('not what its project published')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(cache, { recursive: true, force: true })
})

const find = (environment: Readonly<Record<string, string | undefined>>): Promise<string> =>
  findProgram(
    {
      name: 'kind',
      version: KIND_VERSION,
      environment: { ...process.env, REHEARSE_CACHE_DIR: cache, ...environment },
    },
    { signal: AbortSignal.timeout(600_000), progress: () => undefined },
  )

test('a file that is not the published one is refused, and nothing is kept', async () => {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror`
  await expect(find({ REHEARSE_DOWNLOAD_BASE_URL: base })).rejects.toMatchObject({
    code: 'CLUSTER_BINARIES_DIGEST',
  })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(
    /^\/mirror\/kubernetes-sigs\/kind\/releases\/download\/v[\d.]+\/kind-[a-z]+-[a-z0-9]+$/,
  )
})

test('a mirror may be a folder on this machine; what it holds is checked all the same', async () => {
  const folder = join(cache, 'mirror', `kubernetes-sigs/kind/releases/download/v${KIND_VERSION}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `kind-${PLATFORM}`), 'not what its project published')
  const base = pathToFileURL(join(cache, 'mirror')).href
  await expect(find({ REHEARSE_DOWNLOAD_BASE_URL: base })).rejects.toThrow(
    /^file:\/\/\/.+\/kind-\S+ is not the file that is expected/,
  )
})

test('where nothing has it, the error names every place', async () => {
  const nowhere = { REHEARSE_DOWNLOAD_BASE_URL: 'off', PATH: '/nowhere' }
  await expect(find(nowhere)).rejects.toThrow(
    /no kind [\d.]+ found:\n {2}cache: \S+ does not hold [\d.]+\n {2}download: switched off by REHEARSE_DOWNLOAD_BASE_URL\n {2}Go build: there is no go command/,
  )
})

test('a cache that nobody can write into is a reason, not a crash', async () => {
  const file = join(cache, 'a-file')
  writeFileSync(file, '')
  await expect(find({ REHEARSE_CACHE_DIR: file, REHEARSE_DOWNLOAD_BASE_URL: 'off' })).rejects.toMatchObject({
    code: 'CLUSTER_BINARIES_MISSING',
    message: expect.stringMatching(
      /Go build: \S+\/a-file\/programs cannot be written to \(ENOTDIR\); REHEARSE_CACHE_DIR names another folder/,
    ),
  })
})

test('it is built once, runs, and is refused when the cache was tampered with', {
  timeout: 600_000,
}, async () => {
  const path = await find({ REHEARSE_DOWNLOAD_BASE_URL: 'off' })
  const result = await runCommand(
    { path, args: ['version'], environment: process.env },
    AbortSignal.timeout(30_000),
  )
  expect(result.stdout).toContain(`kind v${KIND_VERSION}`)
  expect(await find({ REHEARSE_DOWNLOAD_BASE_URL: 'off', PATH: '/nowhere' })).toBe(path)
  appendFileSync(path, 'x')
  await expect(find({ REHEARSE_DOWNLOAD_BASE_URL: 'off' })).rejects.toMatchObject({
    code: 'CLUSTER_BINARIES_DIGEST',
  })
})
