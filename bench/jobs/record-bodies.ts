import type { KubeClient, KubeRequest } from '../../src/kube/kube-client.ts'
import { type PostedBody, writeBodies } from './bodies.ts'
import { withControlPlane } from './control-plane.ts'
import { engineRun } from './engine-run.ts'
import { requestOf } from './request-of.ts'

export interface RecordBodiesInput {
  readonly bucket: string
  readonly reportDir: string
  /** The file to write. */
  readonly bodies: string
}

/**
 * Lets the engine restore once and writes down every body that it posted with success. What else the engine asks of the server
 * stays out: the yardstick is a plain POST.
 */
export async function recordBodies(input: RecordBodiesInput, signal: AbortSignal): Promise<object> {
  const bodies: PostedBody[] = []
  const record = ({ path, body }: KubeRequest): void => {
    const [plain = path] = path.split('?')
    if (body !== undefined) bodies.push({ path: plain, body: Buffer.from(body) })
  }
  const wrap = (client: KubeClient): KubeClient => ({
    ...client,
    async send(request) {
      const answer = await client.send(request)
      if (request.method === 'POST' && answer.status === 201) record(request)
      return answer
    },
    async expect(request) {
      const answer = await client.expect(request)
      if (request.method === 'POST') record(request)
      return answer
    },
  })
  const request = requestOf(input.bucket, input.reportDir)
  await withControlPlane(signal, (cluster) => engineRun(request, { cluster, isFresh: true, wrap, signal }))
  writeBodies(input.bodies, bodies)
  return { count: bodies.length, bytes: bodies.reduce((sum, { body }) => sum + body.length, 0) }
}
