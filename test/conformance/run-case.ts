// One recorded case against a fresh control plane, through the same door as `rehearse restore`.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { buildRequest } from '../../src/config/build-request.ts'
import { openKubeClient } from '../../src/kube/kube-client.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { loadManifest } from '../../src/restore/load-manifest.ts'
import { ALL_ALLOWED } from '../build/allowed.ts'
import { type CaseFile, ORACLE, readPre } from './case-file.ts'
import { readOptions } from './options.ts'
import { applyAll, deleteNamespace, dump } from './target.ts'

/** Paths of what came out, for the comparison. */
export interface CaseOutcome {
  readonly dump: string
  /** By the name of the restore: the folder with its report files. */
  readonly reports: ReadonlyMap<string, string>
  readonly folder: string
}

/** Runs every restore of the case, one after the other, in this cluster. */
export async function runCase(
  file: CaseFile,
  cluster: RunningCluster,
  concurrency: number,
): Promise<CaseOutcome> {
  const folder = mkdtempSync(join(tmpdir(), `rehearse-case-${file.id}-`))
  const bucket = join(folder, 'bucket')
  mkdirSync(join(bucket, 'backups'), { recursive: true })
  for (const name of file.backups) {
    cpSync(join(ORACLE, 'backups', name), join(bucket, 'backups', name), { recursive: true })
  }
  const client = await openKubeClient(cluster.connection, {
    signal: new AbortController().signal,
    maxInFlight: 16,
    userAgent: 'conformance',
  })
  const reports = new Map<string, string>()
  try {
    await applyAll(client, readPre(file.id))
    for (const { name } of file.preDelete ?? []) await deleteNamespace(client, name)
    for (const restore of file.restores) {
      const reportDir = join(folder, `report-${reports.size}`)
      const manifest = loadManifest(manifestText(file, restore))
      await rehearse(
        buildRequest({
          location: bucket,
          values: readOptions({ concurrency, reportDir, serverFlags: file.serverFlags ?? '' }),
          manifest,
          target: {
            kind: 'existing',
            kubeconfig: cluster.kubeconfigPath,
            context: undefined,
            allowed: ALL_ALLOWED,
          },
          uid: crypto.randomUUID(),
        }),
        {
          signal: new AbortController().signal,
          emit: () => undefined,
          environment: process.env,
          now: () => new Date(),
          version: 'conformance',
        },
      )
      reports.set(manifest.restore?.metadata.name ?? '', reportDir)
    }
    writeFileSync(join(folder, 'live.json'), await dump(client))
  } finally {
    client.close()
  }
  return { dump: join(folder, 'live.json'), reports, folder }
}

/** The Restore and the ConfigMaps of Velero's namespace, as a user would put them into one `-f` file. */
function manifestText(file: CaseFile, restore: CaseFile['restores'][number]): string {
  const configMaps = (file.configMaps ?? []).map((configMap) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...configMap,
    metadata: { namespace: 'velero', ...(configMap.metadata as object) },
  }))
  return [restore, ...configMaps].map((document) => stringify(document)).join('---\n')
}

export function readReport(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

export function removeOutcome(outcome: CaseOutcome): void {
  rmSync(outcome.folder, { recursive: true, force: true })
}
