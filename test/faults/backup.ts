// The backup of one round: small objects of many types in namespaces of its own, the same for the same seed.
import { createRandom, type Random } from '../../bench/generate/random.ts'
import { type JsonObject, textAt, withAt } from '../../src/core/json.ts'
import {
  claim,
  configMap,
  crd,
  job,
  namespace,
  object,
  pod,
  secret,
  serviceAccount,
} from '../itg/engine/objects.ts'

export interface RoundBackup {
  readonly objects: readonly JsonObject[]
  /** In the cluster before: some as in the backup, some different. */
  readonly before: readonly JsonObject[]
  /** Cluster-scoped objects of this round begin with it, and its namespaces. */
  readonly prefix: string
}

export interface BackupSize {
  readonly namespaces: number
  readonly perNamespace: number
  readonly hasDefinitions: boolean
}

const RBAC = 'rbac.authorization.k8s.io'

type Maker = (space: string, name: string, random: Random) => JsonObject

const template = (name: string): JsonObject => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'main', image: 'example/main:1' }] },
})

const MAKERS: readonly [Maker, ...Maker[]] = [
  (space, name, random) => configMap(space, name, { data: { value: random.hex(random.sizeAround(200)) } }),
  (space, name, random) => secret(space, name, { data: { value: random.bytes(24).toString('base64') } }),
  (space, name) => serviceAccount(space, name, { metadata: { annotations: { of: name } } }),
  (space, name) => claim(space, name),
  (space, name) => job(space, name),
  (space, name) => pod(space, name),
  (space, name) =>
    object('v1', 'Service', space, name, { spec: { clusterIP: 'None', ports: [{ port: 80 }] } }),
  (space, name) => object('v1', 'PodTemplate', space, name, { template: template(name) }),
  (space, name) =>
    object('apps/v1', 'Deployment', space, name, {
      spec: { selector: { matchLabels: { app: name } }, template: template(name) },
      status: { observedGeneration: 1, replicas: 1 },
    }),
  (space, name, random) => object(`${RBAC}/v1`, 'Role', space, name, { rules: [rule(random)] }),
  (space, name, random) =>
    object(`${RBAC}/v1`, 'ClusterRole', '', `${space}-${name}`, { rules: [rule(random)] }),
]

function rule(random: Random): JsonObject {
  return { apiGroups: [''], resources: ['pods'], verbs: [random.pick(['get', 'list', 'watch'])] }
}

export function makeBackup(seed: string, prefix: string, size: BackupSize): RoundBackup {
  const random = createRandom(`backup ${seed}`)
  const objects: JsonObject[] = []
  const group = `${prefix}.example.com`
  if (size.hasDefinitions) objects.push(crd(group, 'Widget'), crd(group, 'Gadget'))
  for (let space = 0; space < size.namespaces; space += 1) {
    const name = `${prefix}-${space}`
    objects.push(namespace(name, { metadata: { labels: { of: name } } }))
    for (let index = 0; index < size.perNamespace; index += 1) {
      const isCustom = size.hasDefinitions && random.below(4) === 0
      objects.push(
        isCustom
          ? object(`${group}/v1`, random.pick(['Widget', 'Gadget']), name, `item-${index}`, {
              spec: { index },
            })
          : random.pick(MAKERS)(name, `item-${index}`, random),
      )
    }
  }
  return { objects, before: objectsBefore(objects, random), prefix }
}

/** A few of them are there already; custom resources cannot be, and a namespace has to be. */
function objectsBefore(objects: readonly JsonObject[], random: Random): readonly JsonObject[] {
  const isPossible = (one: JsonObject): boolean =>
    /^(?:ConfigMap|Secret|Role)$/.test(textAt(one, 'kind') ?? '')
  const chosen = objects.filter((one) => isPossible(one) && random.below(6) === 0)
  const spaces = new Set(chosen.map((one) => textAt(one, 'metadata', 'namespace') ?? ''))
  const different = (one: JsonObject): JsonObject =>
    random.below(2) === 0 ? one : withAt(one, ['metadata', 'annotations'], { different: 'yes' })
  return [
    ...objects.filter((one) => one.kind === 'Namespace' && spaces.has(textAt(one, 'metadata', 'name') ?? '')),
    ...chosen.map(different),
  ]
}
