import type { RunningCluster } from '../../cluster/cluster-provider.ts'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { openKubeClient } from '../../kube/kube-client.ts'
import type { Run } from '../open-run.ts'
import { type Deletion, deleteCreated, type LeftObject } from './delete-created.ts'

/** For all of it; it also runs when the run itself was cancelled. */
const DEADLINE_MS = 300_000
/** For objects of one type whose finalizers have work to do. */
const WAIT_MS = 30_000
const MAX_TOLD = 10

/**
 * The last step of a restore that was asked to take back what it has put into a given cluster. What is left is told and stays in
 * the report. @throws RESTORED_NOT_DELETED
 */
export async function deleteAfterwards({ deps, facts }: Run, cluster: RunningCluster): Promise<void> {
  const created = facts.engine?.created ?? []
  if (created.length === 0) return
  const signal = AbortSignal.timeout(DEADLINE_MS)
  let deletion: Deletion
  try {
    const client = await openKubeClient(cluster.connection, {
      signal,
      maxInFlight: 16,
      userAgent: `restore-rehearsal/${deps.version}`,
      http2: !deps.environment.DISABLE_HTTP2,
    })
    try {
      deletion = await deleteCreated({
        client,
        restoreName: facts.restore?.metadata.name ?? '',
        created,
        types: facts.catalog?.groupResources ?? [],
        waitMs: WAIT_MS,
        signal,
      })
    } finally {
      client.close()
    }
  } catch (error) {
    throw new RehearsalError(
      'RESTORED_NOT_DELETED',
      `what was restored could not be deleted: ${messageOf(error)}`,
      { cause: error },
    )
  }
  const { deleted, left } = deletion
  facts.deletion = { deleted, left: left.map(({ isFailure: _told, ...one }) => one) }
  const lines = left.map(leftText)
  facts.advice = [...facts.advice, ...lines]
  const rest = lines.length - MAX_TOLD
  const told = [...lines.slice(0, MAX_TOLD), ...(rest > 0 ? [`and ${rest} more, see report.json`] : [])]
  for (const line of [`deleted ${deleted} of the ${created.length} objects that were restored`, ...told])
    deps.emit({ kind: 'progress', line })
  const failures = left.filter(({ isFailure }) => isFailure)
  const [first] = failures
  if (first === undefined) return
  throw new RehearsalError(
    'RESTORED_NOT_DELETED',
    `${failures.length} of the objects that were restored could not be deleted, first: ${leftText(first)}`,
  )
}

function leftText({ kind, namespace, name, why }: LeftObject): string {
  return `left ${kind} ${namespace === '' ? '' : `${namespace}/`}${name}: ${why}`
}
