import { customResource, customType, definition } from './custom-kinds.ts'
import type { Fixture, FixtureObject } from './fixture.ts'
import { createRandom, type Random } from './random.ts'
import { NAMESPACES, nameOf } from './words.ts'
import { namespace } from './workload-kinds.ts'

const DEFINITION_BYTES = 20_000
const OBJECTS_EACH = 5
const NAMESPACE = NAMESPACES[0]

/** `count` definitions of 20 KB and five objects of each, in one namespace. */
export function definitions(count: number): Fixture {
  const name = `crd-${count}`
  return { name, objects: () => objectsOf(createRandom(name), count) }
}

function* objectsOf(random: Random, count: number): Generator<FixtureObject> {
  const home = { namespace: '', name: NAMESPACE }
  yield { groupResource: 'namespaces', ...home, object: namespace(random, home) }
  for (let index = 0; index < count; index += 1) {
    const type = customType(index)
    const name = `${type.plural}.${type.group}`
    yield {
      groupResource: 'customresourcedefinitions.apiextensions.k8s.io',
      namespace: '',
      name,
      object: definition(random, type, DEFINITION_BYTES),
    }
    for (let each = 0; each < OBJECTS_EACH; each += 1) {
      const identity = { namespace: NAMESPACE, name: nameOf(random, each) }
      yield { groupResource: name, ...identity, object: customResource(random, type, identity) }
    }
  }
}
