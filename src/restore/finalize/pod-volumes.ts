// Data of file-system backups. Velero has its node agent put the data into the volumes of a pod; this
// tool reads no repository, so all that is left is to say that the data is not there, and for Velero's reason when there is one.
import { messageOf } from '../../core/rehearsal-error.ts'
import { getObject } from '../../kube/verbs.ts'
import type { Profile } from '../document/profile.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { Message } from '../messages.ts'
import type { CreatedPod } from './created-pod.ts'

const DAEMON_SETS = { group: 'apps', version: 'v1', resource: 'daemonsets' }

/** D-47. */
const NODE_AGENT = { '1.18': 'node-agent', '1.9': 'restic' } as const satisfies Record<
  Profile['actions'],
  string
>

/** One error per pod with saved volumes, as Velero counts them. */
export async function podVolumeErrors(
  context: Pick<RestoreContext, 'client' | 'restore' | 'profile' | 'signal'>,
  pods: readonly CreatedPod[],
): Promise<readonly Message[]> {
  const affected = pods.filter(({ savedVolumes }) => savedVolumes.length > 0)
  if (affected.length === 0) return []
  const problem = await nodeAgentProblem(context)
  return affected.map((pod) => ({
    level: 'error',
    group: 'velero',
    text: problem === undefined ? dataText(pod) : `error to check node agent status: ${problem}`,
  }))
}

async function nodeAgentProblem({
  client,
  restore,
  profile,
  signal,
}: Pick<RestoreContext, 'client' | 'restore' | 'profile' | 'signal'>): Promise<string | undefined> {
  const name = NODE_AGENT[profile.actions]
  try {
    const agent = await getObject(client, DAEMON_SETS, restore.metadata.namespace, name)
    return agent === undefined ? 'daemonset not found' : undefined
  } catch (error) {
    signal.throwIfAborted()
    return messageOf(error)
  }
}

function dataText({ namespace, name, savedVolumes }: CreatedPod): string {
  const volumes = `${savedVolumes.length === 1 ? 'volume' : 'volumes'} ${savedVolumes.join(', ')}`
  return `the data of ${volumes} of pod ${namespace}/${name} was not restored: restore-rehearsal does not restore volume data, and the pod waits for it`
}
