// One restore through the same door as `rehearse restore`, with what a test of faults wants to change about it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonObject } from '../../src/core/json.ts'
import type { Patience } from '../../src/kube/patience.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import type { EngineSettings } from '../../src/rehearsal/request.ts'
import type { Report } from '../../src/report/model.ts'
import type { ConfigMap, RestoreSpec } from '../../src/restore/restore-document.ts'
import { ALL_ALLOWED } from '../build/allowed.ts'
import { buildArchive } from '../build/archive.ts'
import { filesOf } from '../itg/engine/objects.ts'

export interface FaultyRestore {
  readonly kubeconfig: string
  readonly name: string
  readonly objects: readonly JsonObject[]
  readonly settings?: Partial<EngineSettings>
  readonly spec?: RestoreSpec
  readonly configMaps?: readonly ConfigMap[]
  readonly patience?: Partial<Patience>
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

export interface RestoreEnd {
  readonly report: Report
  readonly exitCode: number
  /** The report as its file has it. */
  readonly written: Report
}

const SETTINGS: EngineSettings = {
  concurrency: 16,
  resourcePriorities: '',
  features: [],
  resourceTimeoutMs: 30_000,
  terminatingResourceTimeoutMs: 1_500,
  itemOperationTimeoutMs: 60_000,
  managedFields: 'auto',
  profile: 'velero-1.18',
  restoreHooks: true,
}

/** Short, so that a round takes seconds: a request that hangs, a connection that is dead. A server starts in a second or, on a busy machine, in a minute. */
export const SHORT: Patience = { requestTimeoutMs: 2_500, outageMs: 90_000, silenceMs: 1_000 }

export async function restoreThrough(input: FaultyRestore): Promise<RestoreEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-faults-'))
  try {
    writeBackup(join(folder, 'backups', 'backup-1'), input.objects)
    const { report, exitCode } = await rehearse(
      {
        location: folder,
        restore: {
          apiVersion: 'velero.io/v1',
          kind: 'Restore',
          metadata: { name: input.name, namespace: 'velero', uid: crypto.randomUUID() },
          spec: { backupName: 'backup-1', ...input.spec },
          status: {},
        },
        hasManifest: true,
        configMaps: input.configMaps ?? [],
        target: {
          kind: 'existing',
          kubeconfig: input.kubeconfig,
          context: undefined,
          allowed: ALL_ALLOWED,
        },
        reportDir: join(folder, 'report'),
        deadlineMs: input.deadlineMs ?? 300_000,
        engine: { ...SETTINGS, ...input.settings },
      },
      {
        signal: input.signal ?? new AbortController().signal,
        emit: () => undefined,
        environment: process.env,
        now: () => new Date(),
        version: 'test',
        patience: { ...SHORT, ...input.patience },
      },
    )
    const written = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8')) as Report
    return { report, exitCode, written }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function writeBackup(folder: string, objects: readonly JsonObject[]): void {
  mkdirSync(folder, { recursive: true })
  const metadata = {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: { name: 'backup-1', namespace: 'velero' },
    spec: { storageLocation: 'default' },
    status: { phase: 'Completed', formatVersion: '1.1.0' },
  }
  writeFileSync(join(folder, 'velero-backup.json'), JSON.stringify(metadata))
  writeFileSync(join(folder, 'backup-1.tar.gz'), buildArchive(filesOf(...objects)))
}
