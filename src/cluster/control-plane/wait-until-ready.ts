import { sleep } from '../../core/sleep.ts'
import type { Answer, Probe } from './probe.ts'

const POLL_MS = 40

/**
 * Waits for /readyz, which also covers the built-in roles, then for the namespace `default`, which the server
 * makes by itself a moment later. Returns the server's version without its leading v.
 */
export async function waitUntilReady(probe: Probe, signal: AbortSignal): Promise<string> {
  await answerOk(probe, '/readyz', signal)
  await answerOk(probe, '/api/v1/namespaces/default', signal)
  const { body } = await answerOk(probe, '/version', signal)
  const { gitVersion } = JSON.parse(body) as { gitVersion?: unknown }
  return typeof gitVersion === 'string' ? gitVersion.replace(/^v/, '') : ''
}

async function answerOk(probe: Probe, path: string, signal: AbortSignal): Promise<Answer> {
  for (;;) {
    const answer = await probe.get(path, signal)
    if (answer?.status === 200) return answer
    await sleep(POLL_MS, signal)
  }
}
