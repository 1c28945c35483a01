// A kubeconfig may name a program that fetches a token. Programs hang, fail for a moment, and are slow; no request may wait for one
// for ever, and none may outlive the run.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { askInTime, freshAnswers } from '../../../src/kube/authorization.ts'
import type { KubeConnection } from '../../../src/kube/connection.ts'
import { openKubeClient } from '../../../src/kube/kube-client.ts'
import { readKubeconfig } from '../../../src/kube/kubeconfig.ts'
import { serveHttp1 } from './loopback-server.ts'

const never = new AbortController().signal
const NOBODY: KubeConnection = { server: 'https://127.0.0.1:1' }

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rehearse-auth-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** @param script of a shell */
function kubeconfig(script: string, { server, ca = '' }: KubeConnection = NOBODY): string {
  const path = join(folder(), 'kubeconfig')
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'sh',
    args: ['-c', script],
    interactiveMode: 'Never',
  }
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'one', cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') } },
    ],
    users: [{ name: 'one', user: { exec } }],
    contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
    'current-context': 'one',
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

function credential(token: string, expirationTimestamp?: string): string {
  const status = { token, ...(expirationTimestamp === undefined ? {} : { expirationTimestamp }) }
  return JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status })
}

test('a program that hangs ends with the run, and with what it has started', async () => {
  const pidFile = join(folder(), 'pid')
  const path = kubeconfig(`sleep 1000 & echo $! > ${pidFile}.part; mv ${pidFile}.part ${pidFile}; wait`)
  const run = new AbortController()
  const reading = readKubeconfig(path, undefined, run.signal)
  const ended = expect(reading).rejects.toThrow('the user ends the run')
  await vi.waitUntil(() => existsSync(pidFile), { timeout: 30_000 })
  run.abort(new Error('the user ends the run'))
  await ended
  const pid = readFileSync(pidFile, 'utf8').trim()
  await vi.waitUntil(() => isGone(pid), { timeout: 30_000 })
})

/** A child that nobody has waited for yet is a zombie: it runs no more. */
function isGone(pid: string): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

test('one that gives no answer in time is given up', async () => {
  let isGivenUp = false
  const asked = {
    ask: () => new Promise<string>(() => undefined),
    giveUp: () => {
      isGivenUp = true
    },
    limitMs: 20,
  }
  await expect(askInTime(asked, never)).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: false,
    message: 'the user cannot be authenticated: no answer within 0.02 s',
  })
  expect(isGivenUp).toBe(true)
})

test('many requests ask once; one that failed is asked again', async () => {
  let questions = 0
  const authorization = freshAnswers({
    ask: async () => {
      questions += 1
      if (questions === 1) throw new Error('not now')
      return `Bearer ${questions}`
    },
    giveUp: () => undefined,
  })
  await expect(Promise.all([authorization(never), authorization(never)])).rejects.toThrow('not now')
  expect(await Promise.all([authorization(never), authorization(never)])).toEqual(['Bearer 2', 'Bearer 2'])
  expect(questions).toBe(2)
})

test('a program that fails for a moment costs a repetition, not the run', async () => {
  const tokens: (string | undefined)[] = []
  await using server = await serveHttp1('https', (incoming, outgoing) => {
    tokens.push(incoming.headers.authorization)
    outgoing.end('{}')
  })
  const counter = join(folder(), 'count')
  const script = [
    `echo x >> ${counter}`,
    `[ $(wc -l < ${counter}) != 2 ] || { echo out of order >&2; exit 1; }`,
    // Always out of date: asked each time.
    `echo '${credential('secret', '2020-01-01T00:00:00Z')}'`,
  ].join('\n')
  const connection = await readKubeconfig(kubeconfig(script, server.connection), undefined, never)
  const client = await openKubeClient(connection, { signal: never, maxInFlight: 1, userAgent: 'test' })
  onTestFinished(() => client.close())
  expect((await client.send({ method: 'POST', path: '/a', body: '{}' })).status).toBe(200)
  expect(tokens).toEqual(['Bearer secret'])
  expect(client.log.figures()).toMatchObject({ count: 1, retries: 1 })
})
