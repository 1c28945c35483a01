import type { JsonObject } from '../../src/core/json.ts'
import { configMap, role, secret, serviceAccount } from './config-kinds.ts'
import { customResource, customType, definition } from './custom-kinds.ts'
import type { Fixture, FixtureObject } from './fixture.ts'
import type { Identity } from './metadata.ts'
import { createRandom, type Random } from './random.ts'
import { NAMESPACES, nameOf } from './words.ts'
import { deployment, namespace, service } from './workload-kinds.ts'

interface MixRow {
  readonly groupResource: string
  readonly percent: number
  readonly make: (random: Random, identity: Identity) => JsonObject
}

const TYPE = customType(0)
const DEFINITION_BYTES = 6_000
const CRDS = 'customresourcedefinitions.apiextensions.k8s.io'

const MIX: readonly MixRow[] = [
  { groupResource: 'configmaps', percent: 35, make: configMap },
  { groupResource: 'secrets', percent: 30, make: secret },
  { groupResource: 'deployments.apps', percent: 12, make: deployment },
  { groupResource: 'serviceaccounts', percent: 8, make: serviceAccount },
  { groupResource: 'roles.rbac.authorization.k8s.io', percent: 8, make: role },
  {
    groupResource: `${TYPE.plural}.${TYPE.group}`,
    percent: 7,
    make: (random, identity) => customResource(random, TYPE, identity),
  },
]

/** The throw-away control plane has 254 addresses for Services. */
const MOST_SERVICES = 100

/**
 * `count` objects of the mix over 20 namespaces, and with them the namespaces, one definition, and a Service for every
 * hundred objects (100 at most). A mix of less than 100 objects has no exact shares: `count` must be a multiple of 100.
 */
export function scale(count: number): Fixture {
  if (count % 100 !== 0) throw new RangeError(`${count} is not a multiple of 100`)
  const name = `scale-${count}`
  return { name, objects: () => objectsOf(createRandom(name), count) }
}

function* objectsOf(random: Random, count: number): Generator<FixtureObject> {
  for (const name of NAMESPACES) {
    yield {
      groupResource: 'namespaces',
      namespace: '',
      name,
      object: namespace(random, { namespace: '', name }),
    }
  }
  yield {
    groupResource: CRDS,
    namespace: '',
    name: `${TYPE.plural}.${TYPE.group}`,
    object: definition(random, TYPE, DEFINITION_BYTES),
  }
  for (const { groupResource, percent, make } of MIX) {
    yield* rows(random, groupResource, (count / 100) * percent, make)
  }
  yield* rows(random, 'services', Math.min(MOST_SERVICES, count / 100), service)
}

/** Namespace by namespace and by name within each, as Velero lists them. */
function* rows(
  random: Random,
  groupResource: string,
  count: number,
  make: MixRow['make'],
): Generator<FixtureObject> {
  const identities = Array.from({ length: count }, (_, index) => ({
    namespace: NAMESPACES[index % NAMESPACES.length] ?? NAMESPACES[0],
    name: nameOf(random, index),
  }))
  const byNamespace = Map.groupBy(identities, ({ namespace }) => namespace)
  for (const group of byNamespace.values()) {
    for (const identity of group.toSorted(byName)) {
      yield { groupResource, ...identity, object: make(random, identity) }
    }
  }
}

function byName(a: Identity, b: Identity): number {
  return a.name < b.name ? -1 : 1
}
