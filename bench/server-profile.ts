// `node bench/server-profile.ts`: CPU profiles of the API server while scale-10000 is restored, without managedFields and with them. Then
// `go tool pprof -top -cum bench/.work/profiles/api-server-*.pb.gz` says what a create costs, and what an update adds.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type KubeClient, openKubeClient } from '../src/kube/kube-client.ts'
import { scale } from './generate/scale.ts'
import { madeBackup } from './generate/work-folder.ts'
import { withControlPlane } from './jobs/control-plane.ts'
import { engineRun } from './jobs/engine-run.ts'
import { requestOf } from './jobs/request-of.ts'

const SIDES = { create: {}, 'managed-fields': { 'managed-fields': 'restore' } } as const
/** Well inside the time that the restore takes. */
const SECONDS = 8
const PROFILES = join(import.meta.dirname, '.work', 'profiles')

const cancel = new AbortController()
for (const event of ['SIGINT', 'SIGTERM'] as const) process.once(event, () => cancel.abort())
mkdirSync(PROFILES, { recursive: true })
const { bucket, folder } = await madeBackup(scale(10_000))
for (const [name, options] of Object.entries(SIDES)) {
  const request = requestOf(bucket, join(folder, 'report'), options)
  const { profile, perSecond } = await withControlPlane(cancel.signal, async (cluster) => {
    const client = await openKubeClient(cluster.connection, {
      signal: cancel.signal,
      maxInFlight: 1,
      userAgent: 'restore-rehearsal/profile',
    })
    try {
      const restored = engineRun(request, {
        cluster,
        isFresh: true,
        wrap: (engine) => engine,
        signal: cancel.signal,
      })
      const [run, taken] = await Promise.all([restored, profileOf(client)])
      return { profile: taken, perSecond: run.result.created.length / (run.ms / 1000) }
    } finally {
      client.close()
    }
  })
  const file = join(PROFILES, `api-server-${name}.pb.gz`)
  writeFileSync(file, profile)
  process.stdout.write(`${file}: ${SECONDS} s at ${Math.round(perSecond)} objects/s\n`)
}

function profileOf(client: KubeClient): Promise<Buffer> {
  return client.expect({ method: 'GET', path: `/debug/pprof/profile?seconds=${SECONDS}`, accept: '*/*' })
}
