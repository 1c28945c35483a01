import type { JsonObject } from '../../src/core/json.ts'
import type { Identity } from './metadata.ts'

/** One object on its way into an archive. */
export interface FixtureObject extends Identity {
  /** `deployments.apps`, as the path spells it. */
  readonly groupResource: string
  readonly object: JsonObject
}

/** A backup that is made by code: the same name and the same code give the same bytes. */
export interface Fixture {
  /** Name of the backup, and of its folder. */
  readonly name: string
  objects(): Iterable<FixtureObject>
}
