// A rehearsal with simulated workloads, through the door that the command line uses.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TESTED_VERSION } from '../../scripts/prepare-control-plane.ts'
import { NO_DEMANDS } from '../../src/rehearsal/demands.ts'
import { type RehearsalResult, rehearse } from '../../src/rehearsal/rehearse.ts'
import type { RehearsalRequest } from '../../src/rehearsal/request.ts'
import { loadManifest } from '../../src/restore/load-manifest.ts'
import type { SafetySettings } from '../../src/safety/decision.ts'
import type { Check } from '../../src/verify/checks/check.ts'
import { type ArchiveFiles, buildArchive } from '../build/archive.ts'

const REQUEST = {
  restore: {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'rehearsal', namespace: 'velero', uid: 'uid-1' },
    spec: {},
    status: {},
  },
  hasManifest: false,
  configMaps: [],
  target: {
    kind: 'control-plane',
    kubernetesVersion: TESTED_VERSION,
    binariesDirectory: undefined,
    workloads: 'simulated',
    keep: false,
  },
  deadlineMs: 110_000,
  workloadsTimeoutMs: 60_000,
  engine: {
    concurrency: 16,
    resourcePriorities: '',
    features: [],
    resourceTimeoutMs: 10_000,
    terminatingResourceTimeoutMs: 1_500,
    itemOperationTimeoutMs: 14_400_000,
    managedFields: 'auto',
    restoreHooks: false,
    profile: 'velero-1.18',
  },
} as const satisfies Partial<RehearsalRequest>

/** What a backup of these files comes to. @param safety without it: everything as Velero does */
export async function rehearseFiles(
  files: ArchiveFiles,
  checks: readonly Check[] = [],
  safety?: SafetySettings,
): Promise<RehearsalResult> {
  return await inFolder(async (folder) => {
    const backup = join(folder, 'backups', 'backup-1')
    mkdirSync(backup, { recursive: true })
    const metadata = {
      apiVersion: 'velero.io/v1',
      kind: 'Backup',
      metadata: { name: 'backup-1', namespace: 'velero' },
      spec: { storageLocation: 'default' },
      status: { phase: 'Completed', formatVersion: '1.1.0' },
    }
    writeFileSync(join(backup, 'velero-backup.json'), JSON.stringify(metadata))
    writeFileSync(join(backup, 'backup-1.tar.gz'), buildArchive(files))
    const demands = { ...NO_DEMANDS, checks }
    const more = { demands, ...(safety === undefined ? {} : { safety }) }
    return await run({ ...REQUEST, location: folder, reportDir: join(folder, 'report'), ...more })
  })
}

/** The example of this repository, by one of its manifests. */
export async function rehearseExample(manifestText: string): Promise<RehearsalResult> {
  const { restore, configMaps } = loadManifest(manifestText)
  if (restore === undefined) throw new Error('the manifest holds no Restore')
  const location = join(import.meta.dirname, '../../examples')
  return await inFolder((folder) =>
    run({ ...REQUEST, location, restore, configMaps, hasManifest: true, reportDir: join(folder, 'report') }),
  )
}

async function run(request: RehearsalRequest): Promise<RehearsalResult> {
  return await rehearse(request, {
    signal: new AbortController().signal,
    emit: () => undefined,
    environment: process.env,
    now: () => new Date(),
    version: 'test',
  })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-simulated-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
