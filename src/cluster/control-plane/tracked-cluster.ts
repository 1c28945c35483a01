import { rmSync } from 'node:fs'
import { type ClusterRecord, deleteRecord, writeRecord } from '../cluster-record.ts'
import { stopKind } from '../kind/stop-kind.ts'
import { removeRemains } from '../left-behind.ts'
import { killIfRunning } from '../processes/end-process.ts'
import type { ServerProcess } from './server-process.ts'

/** A cluster that is written down from before its first file until after its last. */
export interface TrackedCluster {
  /** Writes the process down at once: call it in the same turn that started the process. */
  addChild(server: ServerProcess): void
  /** From now on the cluster outlives this process. */
  keep(): void
  /** Ends and removes everything. A second call waits for the first, or tries again when that failed. @throws CLUSTER_TEARDOWN_FAILED */
  readonly stop: () => Promise<void>
}

/** Writes the record and sees to it that even a plain `process.exit` leaves nothing behind. */
export function trackCluster(stateDirectory: string, initial: ClusterRecord): TrackedCluster {
  let record = initial
  let stopping: Promise<void> | undefined
  const update = (change: Partial<ClusterRecord>): void => {
    record = { ...record, ...change }
    writeRecord(stateDirectory, record)
  }
  const onExit = (): void => {
    for (const child of record.children) killIfRunning(child)
    // Its containers need a program to end them: the next run, or `rehearse cluster down`, does it by the record. What would
    // make more of them ends now.
    if (record.kind !== undefined) {
      stopKind(record.kind)
      return
    }
    try {
      rmSync(record.folder, { recursive: true, force: true })
    } catch {
      // It stays written down, and `stop` has said why.
      return
    }
    deleteRecord(stateDirectory, record.id)
  }
  update({})
  process.once('exit', onExit)

  return {
    // A second attempt at a server takes the place of the first, which has ended.
    addChild: ({ name, identity }) =>
      update({
        children: [...record.children.filter((child) => child.name !== name), { name, ...identity }],
      }),
    keep: () => {
      update({ keep: true })
      process.off('exit', onExit)
    },
    stop: () => {
      stopping ??= removeRemains(stateDirectory, record).then(
        () => void process.off('exit', onExit),
        (error: unknown) => {
          stopping = undefined
          throw error
        },
      )
      return stopping
    },
  }
}
