// Ends kind at any moment without losing a container. The engine makes a container that was asked for even when nobody waits for the
// answer any more, and what is not there yet cannot be removed. So kind itself is killed, and whatever it has started, but for a
// client of the engine that makes a container of the cluster: that is waited for.
import { basename } from 'node:path'
import { killIfRunning } from '../processes/end-process.ts'
import {
  isRunning,
  type ProcessIdentity,
  processesNaming,
  processGroup,
} from '../processes/process-identity.ts'
import type { KindPlace } from './kind-command.ts'

const ENGINES = ['docker', 'podman', 'nerdctl']
const POLL_MS = 50

/** At once: also while this process ends. @param leader of its process group, where that is known */
export function stopKind(place: KindPlace, leader?: number): void {
  const leaders = [...kindsOf(place).map(({ pid }) => pid), ...(leader === undefined ? [] : [leader])]
  const group = [...new Set(leaders)].flatMap(processGroup)
  const spared = new Set(makersOf(place).map(({ pid }) => pid))
  for (const member of group) if (!spared.has(member.pid)) killIfRunning(member)
}

/** False: kind still runs, or a container is still being made, at the end of the wait. */
export async function untilKindIsStill(place: KindPlace, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs
  const working = [...kindsOf(place), ...makersOf(place)]
  while (working.some(isRunning)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return true
}

function kindsOf({ kind, name }: KindPlace): readonly ProcessIdentity[] {
  return processesNaming(name, [basename(kind)])
}

/** Whoever started them. They end by themselves. */
function makersOf({ name }: KindPlace): readonly ProcessIdentity[] {
  return processesNaming(name, ENGINES, 'run')
}
