// A restore through a server that lets a test do harm at the moment when everything is stored and nothing is read back yet.
import type { JsonObject } from '../../../src/core/json.ts'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import type { Report } from '../../../src/report/model.ts'
import { filesOf } from '../engine/objects.ts'
import { observe } from '../engine/observe.ts'
import type { Restoring, Target } from '../engine/restore-archive.ts'

/** Somebody who is not the restore. */
export async function stranger(target: Target): Promise<KubeClient> {
  return await openClient(target, 'stranger/1.0')
}

/** @param harm runs once, before the first list of what was stored */
export async function restoreWithDefects(
  target: Target,
  objects: readonly JsonObject[],
  harm: () => Promise<void> = async () => undefined,
  input: Omit<Restoring, 'files'> = {},
): Promise<Report> {
  const ours = await openClient(target, 'restore-rehearsal/test')
  const written = new Set<string>()
  let done: Promise<void> | undefined
  await using observed = await observe(ours, async ({ method, path, query }) => {
    if (method === 'POST') written.add(path)
    // Only the read-back lists a collection after something was created in it.
    if (method === 'GET' && written.has(path) && query.has('limit')) {
      done ??= harm()
      await done
    }
    return undefined
  })
  try {
    const { report } = await target.restore({
      files: filesOf(...objects),
      kubeconfig: observed.kubeconfig,
      ...input,
      // As in a throw-away control plane: managedFields tell who wrote what.
      settings: { managedFields: 'skip', ...input.settings },
    })
    return report
  } finally {
    ours.close()
  }
}

async function openClient(target: Target, userAgent: string): Promise<KubeClient> {
  return await openKubeClient(target.cluster.connection, {
    signal: new AbortController().signal,
    maxInFlight: 16,
    userAgent,
  })
}

/** `class Kind namespace/name path` of every finding, without the weight `info` unless asked for. */
export function foundIn(report: Report, withInfo = false): readonly string[] {
  return report.findings
    .filter(({ weight }) => withInfo || weight !== 'info')
    .map(({ class: name, object, path }) =>
      [name, object.kind, `${object.namespace}/${object.name}`, path].filter((part) => part).join(' '),
    )
}
