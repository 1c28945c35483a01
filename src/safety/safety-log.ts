// What the rules did in a run, for the report.
import type { Change } from './changes.ts'
import type { Ruling } from './ruler.ts'

export interface SafetyEntry {
  /** Position of the item in the catalog. */
  readonly index: number
  readonly ruling: Ruling
  /** What was changed; empty when it was held. */
  readonly changes: readonly Change[]
}
