import { rm } from 'node:fs/promises'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import {
  type ClusterRecord,
  COMPONENTS,
  CONTROL_PLANE,
  deleteRecord,
  deleteStaleTemporaries,
  readRecord,
  readRecords,
} from './cluster-record.ts'
import { endProcess } from './processes/end-process.ts'
import { isRunning, processesNaming } from './processes/process-identity.ts'

/** A cluster that is written down, with what has become of it. */
export interface ListedCluster extends ClusterRecord {
  /** All its processes run. */
  readonly isUp: boolean
  /** The rehearse process that started it is still there. */
  readonly isOwned: boolean
}

/** Clusters of this user on this machine, oldest first. */
export function listClusters(stateDirectory: string): readonly ListedCluster[] {
  return readRecords(stateDirectory).map((record) => ({
    ...record,
    isUp: looksUp(record),
    isOwned: isRunning(record.owner),
  }))
}

/** Of a kind cluster only its engine knows, and that is not asked here. */
function looksUp({ children, kind }: ClusterRecord): boolean {
  const isComplete = CONTROL_PLANE.every((name) => children.some((child) => child.name === name))
  return kind !== undefined || (isComplete && children.every(isRunning))
}

/** Ends one cluster, whoever started it. @throws CLUSTER_NOT_FOUND, CLUSTER_TEARDOWN_FAILED */
export async function removeCluster(stateDirectory: string, id: string): Promise<void> {
  const record = readRecord(stateDirectory, id)
  if (record === undefined) {
    throw new RehearsalError(
      'CLUSTER_NOT_FOUND',
      `no cluster ${JSON.stringify(id)} is written down in ${stateDirectory}`,
    )
  }
  await removeRemains(stateDirectory, record)
}

/** Ends every cluster, kept ones too, and returns their ids. @throws CLUSTER_TEARDOWN_FAILED after all were tried */
export async function removeAll(stateDirectory: string): Promise<readonly string[]> {
  return removeEach(stateDirectory, readRecords(stateDirectory))
}

/**
 * Ends the clusters whose owner is gone, unless they were started to stay and still run (after a reboot none does).
 * Returns their ids. @throws CLUSTER_TEARDOWN_FAILED after all were tried
 */
export async function removeOrphans(stateDirectory: string): Promise<readonly string[]> {
  deleteStaleTemporaries(stateDirectory)
  const isWanted = (record: ClusterRecord): boolean =>
    isRunning(record.owner) || (record.keep && (record.kind !== undefined || record.children.some(isRunning)))
  return removeEach(
    stateDirectory,
    readRecords(stateDirectory).filter((record) => !isWanted(record)),
  )
}

const END_WAIT_MS = 5_000
/** A container is made in a second, or in many on a busy machine. */
const STILL_WAIT_MS = 60_000

/**
 * Ends the processes, the last that was started first, then removes the folder and last the record: whatever goes wrong on
 * the way can be tried again. Processes are found by the record and, in case its writer was killed right after
 * it had started one, by the folder in their command line.
 * @throws CLUSTER_TEARDOWN_FAILED
 */
export async function removeRemains(stateDirectory: string, record: ClusterRecord): Promise<void> {
  for (const name of COMPONENTS) {
    const known = record.children.filter((child) => child.name === name)
    for (const child of [...known, ...processesNaming(`${record.folder}/`, [name])]) {
      if (!(await endProcess(child, END_WAIT_MS)))
        throw teardownFailed(record, `${name} (process ${child.pid}) does not end`)
    }
  }
  if (record.kind !== undefined) {
    const [{ deleteKindCluster }, { stopKind, untilKindIsStill }] = await Promise.all([
      import('./kind/kind-command.ts'),
      import('./kind/stop-kind.ts'),
    ])
    stopKind(record.kind)
    if (!(await untilKindIsStill(record.kind, STILL_WAIT_MS)))
      throw teardownFailed(record, 'a container of it is still being made')
    await deleteKindCluster(record.kind, process.env)
  }
  try {
    await rm(record.folder, { recursive: true, force: true, maxRetries: 3 })
  } catch (error) {
    throw teardownFailed(record, `its folder ${record.folder} cannot be removed: ${messageOf(error)}`, error)
  }
  deleteRecord(stateDirectory, record.id)
}

async function removeEach(
  stateDirectory: string,
  records: readonly ClusterRecord[],
): Promise<readonly string[]> {
  const results = await Promise.allSettled(records.map((record) => removeRemains(stateDirectory, record)))
  const failures = results
    .filter((result) => result.status === 'rejected')
    .map((result) => messageOf(result.reason))
  if (failures.length > 0) throw new RehearsalError('CLUSTER_TEARDOWN_FAILED', failures.join('; '))
  return records.map((record) => record.id)
}

function teardownFailed(record: ClusterRecord, why: string, cause?: unknown): RehearsalError {
  return new RehearsalError('CLUSTER_TEARDOWN_FAILED', `cluster ${record.id} was not removed: ${why}`, {
    cause,
  })
}
