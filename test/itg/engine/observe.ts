// A plain server in front of a control plane: it writes down every request, and a test may answer some itself. Faults that a healthy
// API server does not show on demand are made here, everything else is the real server.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JsonObject, parseJson } from '../../../src/core/json.ts'
import type { HttpResponse } from '../../../src/kube/http-origin.ts'
import type { KubeClient, KubeRequest } from '../../../src/kube/kube-client.ts'

export interface SeenRequest {
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

export type Answer = Pick<HttpResponse, 'status' | 'body'>

/** Answers a request, or lets it pass by returning undefined. `pass` gives the real answer, to be changed. */
export type Meddler = (
  request: SeenRequest,
  pass: () => Promise<Answer>,
) => Answer | undefined | Promise<Answer | undefined>

export interface Observed extends AsyncDisposable {
  readonly kubeconfig: string
  readonly requests: readonly SeenRequest[]
  /** `POST /api/v1/…` of every request that writes, in the order of arrival. */
  readonly writes: readonly string[]
}

/** Serves on a loopback port until it is disposed of. */
export async function observe(client: KubeClient, meddle: Meddler = () => undefined): Promise<Observed> {
  const requests: SeenRequest[] = []
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const url = new URL(incoming.url ?? '', 'http://localhost')
      const body = await bodyOf(incoming)
      const seen = {
        method: incoming.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        body: String(body),
      }
      requests.push(seen)
      const pass = (): Promise<Answer> => client.send(requestOf(incoming, body))
      const answer = (await meddle(seen, pass)) ?? (await pass())
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })().catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-observe-'))
  const kubeconfig = join(folder, 'kubeconfig')
  writeFileSync(kubeconfig, kubeconfigText((server.address() as AddressInfo).port))
  return {
    kubeconfig,
    requests,
    get writes() {
      return requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
    },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An answer with a Status object, as the API server refuses. */
export function refusal(
  status: number,
  reason: string,
  message: string,
  causes: readonly string[] = [],
): Answer {
  const details = { causes: causes.map((cause) => ({ message: cause })) }
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, reason, message, details }
  return { status, body: Buffer.from(JSON.stringify(body)) }
}

/** An answer whose object was changed on the way. */
export async function changed(
  answer: Promise<Answer>,
  change: (object: JsonObject) => JsonObject,
): Promise<Answer> {
  const { status, body } = await answer
  return { status, body: Buffer.from(JSON.stringify(change(parseJson(body.toString('utf8')) as JsonObject))) }
}

function requestOf({ method, url, headers }: IncomingMessage, body: Buffer): KubeRequest {
  return {
    method: method as KubeRequest['method'],
    path: url ?? '',
    ...(body.length > 0 ? { body } : {}),
    ...(headers['content-type'] === undefined ? {} : { contentType: headers['content-type'] }),
    ...(headers.accept === undefined ? {} : { accept: headers.accept }),
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function kubeconfigText(port: number): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'observed', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'observed', user: {} }],
    contexts: [{ name: 'observed', context: { cluster: 'observed', user: 'observed' } }],
    'current-context': 'observed',
  })
}
