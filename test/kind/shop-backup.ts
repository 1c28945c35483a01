// A small backup whose pods run from the one image that every test node has.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/core/json.ts'
import type { RestoreSpec } from '../../src/restore/restore-document.ts'
import { buildArchive, itemPath } from '../build/archive.ts'
import { BUSYBOX } from './kind-node.ts'

/** In a Secret of the backup; one of its pods prints it. */
export const CANARY = 'kind-canary-9f2b7c41'

const SLEEP = ['sleep', '3600']
const DATA = [{ name: 'data', mountPath: '/data' }]
const CLAIM = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]

export type Item = readonly [groupResource: string, object: JsonObject]

/** Of the namespace `shop`. */
export function item(
  groupResource: string,
  apiVersion: string,
  kind: string,
  name: string,
  rest: JsonObject,
): Item {
  const { metadata, ...others } = rest
  const meta = { name, namespace: 'shop', ...(metadata as JsonObject) }
  return [groupResource, { apiVersion, kind, metadata: meta, ...others }]
}

export function pod(
  name: string,
  command: readonly string[],
  rest: { metadata?: JsonObject; spec?: JsonObject; container?: JsonObject } = {},
): Item {
  const container = { name: 'main', image: BUSYBOX, command: [...command], ...rest.container }
  return item('pods', 'v1', 'Pod', name, {
    metadata: { labels: { app: name }, ...rest.metadata },
    spec: { terminationGracePeriodSeconds: 0, containers: [container], ...rest.spec },
  })
}

export function deployment(name: string, image: string, command: readonly string[]): Item {
  return item('deployments.apps', 'apps/v1', 'Deployment', name, {
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [{ name: 'main', image, command: [...command] }],
        },
      },
    },
  })
}

const execHook = (...command: readonly string[]): JsonObject => ({
  annotations: { 'post.hook.restore.velero.io/command': JSON.stringify(command) },
})

const ITEMS: readonly Item[] = [
  ['namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }],
  item('serviceaccounts', 'v1', 'ServiceAccount', 'default', {}),
  item('secrets', 'v1', 'Secret', 'key', { data: { token: Buffer.from(CANARY).toString('base64') } }),
  item('persistentvolumeclaims', 'v1', 'PersistentVolumeClaim', 'data', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
  }),
  pod('hooked', SLEEP, {
    metadata: execHook('sh', '-c', 'echo from-exec > /data/exec'),
    container: { volumeMounts: DATA },
    spec: { volumes: CLAIM },
  }),
  // H-9: the failure of a hook ends the hooks of other pods, so this one waits for theirs, and for `chatty`.
  pod('stubborn', SLEEP, {
    metadata: execHook('false'),
    spec: {
      initContainers: [
        {
          name: 'patient',
          image: BUSYBOX,
          command: ['sh', '-c', 'until [ -e /data/exec ] && [ -e /data/said ]; do sleep 1; done'],
          volumeMounts: DATA,
        },
      ],
      volumes: CLAIM,
    },
  }),
  pod('chatty', ['sh', '-c', 'echo cannot log in with "$TOKEN"; touch /data/said; exit 1'], {
    container: {
      env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'key', key: 'token' } } }],
      volumeMounts: DATA,
    },
    spec: { restartPolicy: 'Never', volumes: CLAIM },
  }),
  item('services', 'v1', 'Service', 'web', {
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  }),
  deployment('web', BUSYBOX, [
    'sh',
    '-c',
    'mkdir -p /www && echo hello > /www/index.html && exec httpd -f -p 8080 -h /www',
  ]),
  deployment('lost', 'localhost/no-such-image:1', ['true']),
]

/** Writes to the claim before the container of the pod `hooked` starts. */
export const HOOKS: NonNullable<RestoreSpec['hooks']> = {
  resources: [
    {
      name: 'seed',
      includedNamespaces: ['shop'],
      labelSelector: { matchLabels: { app: 'hooked' } },
      postHooks: [
        {
          init: {
            initContainers: [
              {
                name: 'seed',
                image: BUSYBOX,
                command: ['sh', '-c', 'echo from-init > /data/init'],
                volumeMounts: DATA,
              },
            ],
          },
        },
      ],
    },
  ],
}

/** A location with the backup `shop`; without names: all of its items. */
export function writeShop(location: string, names?: readonly string[]): void {
  const isWanted = ([, { metadata }]: Item): boolean =>
    names === undefined || names.includes((metadata as { name: string }).name)
  writeBackup(location, ITEMS.filter(isWanted))
}

/** A location with a backup `shop` of these items. */
export function writeBackup(location: string, items: readonly Item[]): void {
  const folder = join(location, 'backups', 'shop')
  mkdirSync(folder, { recursive: true })
  const files = items.map(([groupResource, object]) => {
    const { name, namespace = '' } = object.metadata as { name: string; namespace?: string }
    return [itemPath(groupResource, namespace, name), object] as const
  })
  writeFileSync(join(folder, 'shop.tar.gz'), buildArchive(Object.fromEntries(files)))
  const backup = {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: { name: 'shop', namespace: 'velero' },
    spec: { storageLocation: 'default' },
    status: { phase: 'Completed', formatVersion: '1.1.0' },
  }
  writeFileSync(join(folder, 'velero-backup.json'), JSON.stringify(backup))
}
