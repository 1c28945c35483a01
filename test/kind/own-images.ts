// A backup whose images are in no node and in no registry, and the archives that bring them.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/core/json.ts'
import { buildImageArchive } from '../build/image-archive.ts'
import { BUSYBOX, type Surroundings } from './kind-node.ts'
import { deployment, type Item, item, pod, writeBackup } from './shop-backup.ts'

export const WEB_IMAGE = 'registry.example/shop/web:1'
const TOOL_IMAGE = 'registry.example/shop/tool:1'
/** The page of the web image. */
export const PAGE = 'from the archive'

const ITEMS: readonly Item[] = [
  ['namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }],
  item('services', 'v1', 'Service', 'web', {
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  }),
  deployment('web', WEB_IMAGE, ['busybox', 'httpd', '-f', '-p', '8080', '-h', '/www']),
  deployment('tool', TOOL_IMAGE, ['sleep', '3600']),
  item('statefulsets.apps', 'apps/v1', 'StatefulSet', 'db', {
    spec: { ...workload('db'), replicas: 2, serviceName: 'db' },
  }),
  item('cronjobs.batch', 'batch/v1', 'CronJob', 'mail', {
    spec: {
      schedule: '* * * * *',
      jobTemplate: { spec: { template: { spec: { ...podOf(), restartPolicy: 'Never' } } } },
    },
  }),
  pod('loner', ['sleep', '3600']),
]

function podOf(): JsonObject {
  return { containers: [{ name: 'main', image: BUSYBOX, command: ['sleep', '3600'] }] }
}

function workload(name: string): JsonObject {
  const labels = { app: name }
  return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podOf() } }
}

const REHEARSAL_FILE = `
cluster: { provider: kind }
safety:
  rules:
    - { group: apps, kind: Deployment, do: keep, why: the shop has to come up }
expect:
  - { name: the shop comes up, kind: Deployment, namespace: shop, ready: true }
  - { name: the shop answers, kind: Service, namespace: shop, objectName: web, http: { path: /index.html } }
`

export interface OwnImages {
  readonly location: string
  readonly rehearsalFile: string
  /** Of `--load-images`: one that is compressed and made by hand, one of `docker save`. */
  readonly archives: readonly string[]
}

export function writeOwnImages(folder: string, { docker }: Surroundings): OwnImages {
  const location = join(folder, 'backups-of-the-shop')
  writeBackup(location, ITEMS)
  const [web, tool] = [join(folder, 'web.tar.gz'), join(folder, 'tool.tar')]
  const files = { 'bin/busybox': readFileSync('/bin/busybox'), 'www/index.html': PAGE }
  writeFileSync(web, buildImageArchive({ name: WEB_IMAGE, files }))
  const engine = (...args: readonly string[]): unknown =>
    execFileSync('docker', ['--host', docker.host, ...args])
  engine('tag', BUSYBOX, TOOL_IMAGE)
  engine('save', '--output', tool, TOOL_IMAGE)
  engine('rmi', TOOL_IMAGE)
  const rehearsalFile = join(folder, 'rehearsal.yaml')
  writeFileSync(rehearsalFile, REHEARSAL_FILE)
  return { location, rehearsalFile, archives: [web, tool] }
}
