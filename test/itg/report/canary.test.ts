// No secret in any output, whatever the server says about it: the command line as a process, against a real control plane.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../../src/report/model.ts'
import { ALLOW_ALL } from '../../build/allowed.ts'
import { buildArchive } from '../../build/archive.ts'
import { Canaries, canaryBackup, QUOTING_POLICY, textsBelow } from '../../build/canary.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'

const CLI = join(import.meta.dirname, '../../../src/cli/main.ts')
const canaries = new Canaries()
const files = canaryBackup(canaries)
const ENVIRONMENT = {
  AWS_SECRET_ACCESS_KEY: canaries.plant('aws-key'),
  AZURE_STORAGE_KEY: canaries.plantEncoded('azure-key'),
  GITHUB_TOKEN: canaries.plant('github-token'),
}

let target: Target
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'canary-'))
  target = await openTarget()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'nightly.tar.gz'), buildArchive(files))
  copyFileSync(target.cluster.kubeconfigPath, join(folder, 'in', 'kubeconfig'))
  canaries.adopt('kubeconfig-token', tokenIn(readFileSync(target.cluster.kubeconfigPath, 'utf8')))
  await target.create(...QUOTING_POLICY, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'probe' } })
  await untilPolicyActs()
})
afterAll(async () => {
  await target?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function tokenIn(kubeconfig: string): string {
  const { token } = parse(kubeconfig).users[0].user
  if (typeof token !== 'string' || token.length < 40) throw new Error('the kubeconfig has no token')
  return token
}

async function untilPolicyActs(): Promise<void> {
  const body = JSON.stringify({
    metadata: { name: 'probe', labels: { deny: 'yes' } },
    data: { password: 'eA==' },
  })
  for (let left = 100; left > 0; left -= 1) {
    const path = '/api/v1/namespaces/probe/secrets?dryRun=All'
    const { status } = await target.client.send({ method: 'POST', path, body })
    if (status === 422) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the policy never acted')
}

/** Everything that the program printed. */
function cli(...args: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, ...ENVIRONMENT, REHEARSE_DEBUG: '1', REHEARSE_STATE_DIR: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('close', (code) => resolve({ code, text: Buffer.concat(chunks).toString('utf8') }))
  })
}

test('the search finds each canary of the backup in the backup', () => {
  const text = Object.values(files)
    .map((content) => JSON.stringify(content))
    .join('\n')
  const found = new Set(canaries.in(text).map((hit) => hit.split(':')[0]))
  const inBackup = [...canaries.values.keys()].filter(
    (place) => !/-key$|-token$/.test(place) || place === 'bad-key',
  )
  expect(inBackup.filter((place) => !found.has(place))).toEqual([])
})

test('a restore in which the server quotes what it refuses', async () => {
  const out = join(folder, 'out')
  mkdirSync(out)
  const { code, text } = await cli(
    ...['restore', 'in/nightly.tar.gz', '--kubeconfig', 'in/kubeconfig', '--report-dir', 'out/report'],
    ...ALLOW_ALL,
    ...[
      '--events-file',
      'out/events.ndjson',
      '--metrics-file',
      'out/m.prom',
      '--badge-file',
      'out/badge.json',
    ],
    ...['--restore-files-dir', 'out/files', '--junit-items', 'all'],
  )
  expect(code, text).toBe(1)
  const attested = await cli('attest', 'out/report/report.json', '--predicate-file', 'out/predicate.json')
  expect(attested.code, attested.text).toBe(0)

  // Each of them was really refused, and not for another reason.
  const report = JSON.parse(readFileSync(join(out, 'report', 'report.json'), 'utf8')) as Report
  const failed = report.items.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)
  expect(failed.toSorted()).toEqual([
    'bad-key',
    'denied',
    'docker',
    'enum',
    'no-base64',
    'pattern',
    'type',
    'wrong-type',
  ])
  expect(report.items.find(({ name }) => name === 'denied')?.detail).toContain('no Secret may hold ***')

  const outputs = textsBelow(out)
  expect([...outputs.keys()].length).toBeGreaterThan(14)
  const hits = [['terminal', text] as const, ['attest', attested.text] as const, ...outputs].flatMap(
    ([name, content]) => canaries.in(content).map((hit) => `${name}: ${hit}`),
  )
  expect(hits).toEqual([])
})

test.each([
  ['plan', ['plan', 'in/nightly.tar.gz', '--json']],
  ['inspect', ['inspect', 'in/nightly.tar.gz', '--json']],
  ['lint', ['lint', 'in/nightly.tar.gz', '--json']],
])('%s', async (_what, args) => {
  const { code, text } = await cli(...args)
  expect(code, text).toBe(0)
  expect(canaries.in(text)).toEqual([])
})

test('an address with a password that cannot be reached', async () => {
  const password = encodeURIComponent(canaries.plant('address-password'))
  const { code, text } = await cli(
    'run',
    `http://user:${password}@127.0.0.1:1/nightly.tar.gz`,
    '--report-dir',
    'lost',
  )
  expect(code).toBe(3)
  const everything = [text, ...textsBelow(join(folder, 'lost')).values()].join('\n')
  expect(everything).toContain('127.0.0.1')
  expect(canaries.in(everything)).toEqual([])
})
