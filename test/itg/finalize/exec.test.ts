// The channel protocol against a real WebSocket server. A kubelet behind it has not been seen yet.
import { afterEach, describe, expect, test } from 'vitest'
import { makeCredentials, newAuthority } from '../../../src/cluster/control-plane/credentials.ts'
import { execInPod } from '../../../src/kube/exec.ts'
import { type ExecRequest, ExecTimeout } from '../../../src/kube/exec-contract.ts'
import { TransportError } from '../../../src/kube/http-origin.ts'
import { KubeError } from '../../../src/kube/kube-error.ts'
import { clientCertificate } from './client-certificate.ts'
import {
  type ExecServer,
  type ExecServerOptions,
  frame,
  RESULT,
  STDERR,
  STDOUT,
  SUCCESS,
  startExecServer,
} from './exec-server.ts'

let server: ExecServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serverWith(options: ExecServerOptions): Promise<ExecServer> {
  server = await startExecServer(options)
  return server
}

function request(parts: Partial<ExecRequest> = {}): ExecRequest {
  return {
    namespace: 'shop',
    pod: 'web-0',
    container: 'main',
    command: ['/bin/sh', '-c', 'echo "a b" & ls=?'],
    timeoutMs: 10_000,
    signal: new AbortController().signal,
    ...parts,
  }
}

const failure = (status: object): string => JSON.stringify({ metadata: {}, status: 'Failure', ...status })
const exitCode = (code: number): string =>
  failure({
    message: 'command terminated with non-zero exit code',
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  })

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  )
}

describe('what is asked for', () => {
  test('the sub-resource of the pod, each word of the command by itself, no standard input', async () => {
    const { url, requests } = await serverWith({ serve: (socket) => socket.send(frame(RESULT, SUCCESS)) })
    await execInPod({ server: `${url}/clusters/c-1`, authorization: async () => 'Bearer token' }, request())
    const asked = new URL(requests[0]?.url ?? '', url)
    expect(asked.pathname).toBe('/clusters/c-1/api/v1/namespaces/shop/pods/web-0/exec')
    expect([...asked.searchParams]).toEqual([
      ['container', 'main'],
      ['stdout', 'true'],
      ['stderr', 'true'],
      ['command', '/bin/sh'],
      ['command', '-c'],
      ['command', 'echo "a b" & ls=?'],
    ])
    expect(requests[0]?.headers.authorization).toBe('Bearer token')
    expect(requests[0]?.headers['sec-websocket-protocol']).toBe('v5.channel.k8s.io,v4.channel.k8s.io')
  })

  test.each(['v5.channel.k8s.io', 'v4.channel.k8s.io'])('a server that speaks only %s', async (name) => {
    let spoken = ''
    const { url } = await serverWith({
      protocols: [name],
      serve: (socket) => {
        spoken = socket.protocol
        socket.send(frame(RESULT, SUCCESS))
      },
    })
    expect(await execInPod({ server: url }, request())).toMatchObject({ exitCode: 0 })
    expect(spoken).toBe(name)
  })

  test('over TLS, with a certificate on both sides', async () => {
    const authority = await newAuthority(new Date())
    const { ca, serving } = await makeCredentials(new Date(), authority)
    const client = await clientCertificate(authority, 'system:masters')
    let subject: unknown
    const { url } = await serverWith({
      tls: { ...serving, ca, requestCert: true, rejectUnauthorized: true },
      serve: (socket, { socket: raw }) => {
        subject = (raw as import('node:tls').TLSSocket).getPeerCertificate().subject.O
        socket.send(frame(RESULT, SUCCESS))
      },
    })
    expect(await execInPod({ server: url, ca, ...client }, request())).toMatchObject({ exitCode: 0 })
    expect(subject).toBe('system:masters')
    expect(await thrownBy(execInPod({ server: url, ...client }, request()))).toBeInstanceOf(TransportError)
  })
})

describe('how it ends', () => {
  test('output of both kinds, in pieces', async () => {
    const { url } = await serverWith({
      serve: (socket) => {
        const euro = Buffer.from('€')
        socket.send(frame(STDOUT, ''))
        socket.send(frame(STDOUT, Buffer.concat([Buffer.from('one '), euro.subarray(0, 1)])))
        socket.send(frame(STDERR, 'warning'))
        socket.send(frame(STDOUT, euro.subarray(1)))
        socket.send(frame(RESULT, SUCCESS))
      },
    })
    expect(await execInPod({ server: url }, request())).toEqual({
      exitCode: 0,
      stdout: 'one €',
      stderr: 'warning',
    })
  })

  test.each([1, 127, 255])('exit code %i', async (code) => {
    const { url } = await serverWith({ serve: (socket) => socket.send(frame(RESULT, exitCode(code))) })
    expect(await execInPod({ server: url }, request())).toMatchObject({ exitCode: code })
  })

  test('more output than is kept does not hold the command up', async () => {
    const { url } = await serverWith({
      serve: (socket) => {
        for (let index = 0; index < 40; index += 1) socket.send(frame(STDOUT, 'x'.repeat(32 * 1024)))
        socket.send(frame(RESULT, SUCCESS))
      },
    })
    const { stdout } = await execInPod({ server: url }, request())
    expect(stdout).toBe('x'.repeat(64 * 1024))
  })

  test.each<readonly [what: string, status: string, message: string]>([
    [
      'the container is not there',
      failure({ message: 'container not found ("main")', code: 500 }),
      'container not found ("main")',
    ],
    [
      'an exit code that is none',
      failure({ reason: 'NonZeroExitCode', message: 'ended', details: {} }),
      'ended',
    ],
    ['no message', failure({}), 'the server did not say how the command ended'],
  ])('%s: a refusal', async (_what, status, message) => {
    const { url } = await serverWith({ serve: (socket) => socket.send(frame(RESULT, status)) })
    const error = await thrownBy(execInPod({ server: url }, request()))
    expect(error).toBeInstanceOf(KubeError)
    expect(error).toMatchObject({ status: 500, message })
  })

  test('the API server does not open the channel', async () => {
    const body = failure({
      kind: 'Status',
      message: 'pod web-0 does not have a host assigned',
      reason: 'BadRequest',
    })
    const { url } = await serverWith({ refusal: { status: 400, body } })
    const error = await thrownBy(execInPod({ server: url }, request()))
    expect(error).toBeInstanceOf(KubeError)
    expect(error).toMatchObject({ status: 400, message: 'pod web-0 does not have a host assigned' })
  })

  test.each<readonly [what: string, options: ExecServerOptions]>([
    ['the connection ends before the result', { serve: (socket) => socket.close() }],
    ['the connection is cut', { serve: (socket) => socket.terminate() }],
    ['the result is not JSON', { serve: (socket) => socket.send(frame(RESULT, '{"secret"')) }],
    ['the server speaks another protocol', { protocols: ['other'] }],
    [
      'a message is too large',
      { serve: (socket) => socket.send(frame(STDOUT, Buffer.alloc(5 * 1024 * 1024))) },
    ],
  ])('%s: nobody knows whether it ran', async (_what, options) => {
    const { url } = await serverWith(options)
    const error = await thrownBy(execInPod({ server: url }, request()))
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({ mayHaveArrived: true })
    expect(String(error)).not.toContain('secret')
  })

  test('nobody listens', async () => {
    const { url, close } = await startExecServer({})
    await close()
    expect(await thrownBy(execInPod({ server: url }, request()))).toBeInstanceOf(TransportError)
  })
})

describe('when it does not end', () => {
  const silent = async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>()
    const { url } = await serverWith({ serve: (socket) => socket.on('close', () => resolve()) })
    return { url, closed }
  }

  test('the time is over: the connection is closed', async () => {
    const { url, closed } = await silent()
    expect(await thrownBy(execInPod({ server: url }, request({ timeoutMs: 100 })))).toBeInstanceOf(
      ExecTimeout,
    )
    await closed
  })

  test('the run is ended: the reason is thrown and the connection is closed', async () => {
    const { url, closed } = await silent()
    const control = new AbortController()
    const reason = new Error('cancelled')
    const running = thrownBy(execInPod({ server: url }, request({ signal: control.signal })))
    setTimeout(() => control.abort(reason), 100)
    expect(await running).toBe(reason)
    await closed
  })

  test('a run that has ended before opens no connection', async () => {
    const { url, requests } = await serverWith({})
    const reason = new Error('cancelled')
    expect(await thrownBy(execInPod({ server: url }, request({ signal: AbortSignal.abort(reason) })))).toBe(
      reason,
    )
    expect(requests).toEqual([])
  })
})
