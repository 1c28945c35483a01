// What a user may demand of the restored cluster. The rehearsal file is read into these shapes; whoever carries them out reads
// nothing else.

import type { FieldPath } from '../../core/field-path.ts'
import type { Json } from '../../core/json.ts'
import type { LabelSelector } from '../../restore/restore-document.ts'
import type { CountRange } from './count-range.ts'

export interface Check {
  readonly name: string
  readonly demand: Demand
}

/** Which objects of the target a check is about. */
export interface ObjectSelection {
  readonly kind: string
  /** Undefined: the one that serves this kind. */
  readonly apiVersion?: string | undefined
  /** Of the target, after a mapping. Undefined: any. */
  readonly namespace?: string | undefined
  readonly objectName?: string | undefined
  readonly labelSelector?: LabelSelector | undefined
}

export interface WantedValue {
  /** As the user wrote it. */
  readonly text: string
  readonly path: FieldPath
  readonly value: Json
}

/** Demands that a list of objects settles. */
export type ListDemand = { readonly of: ObjectSelection } & (
  | { readonly test: 'exists' | 'absent' }
  | { readonly test: 'count'; readonly range: CountRange }
  | { readonly test: 'each' | 'cel'; readonly expression: string }
  | { readonly test: 'equals'; readonly values: readonly WantedValue[] }
)

/** Demands that only running pods settle. */
export type PodDemand = { readonly of: ObjectSelection } & (
  | { readonly test: 'ready' }
  | {
      readonly test: 'http'
      readonly path: string
      readonly port: number | undefined
      readonly status: number
    }
  | { readonly test: 'exec'; readonly command: readonly string[]; readonly container: string | undefined }
)

export interface ScriptDemand {
  readonly test: 'run'
  /** Program and arguments; no shell is between. */
  readonly command: readonly string[]
  readonly timeoutMs: number
}

export type Demand = ListDemand | PodDemand | ScriptDemand
export type TestName = Demand['test']

/** How a check ended, before it has its name and its time. */
export interface Conclusion {
  readonly result: 'passed' | 'failed' | 'inconclusive'
  /** What was asked for and what was there. Never a value of a Secret. */
  readonly message: string
  /** Objects that were looked at. */
  readonly objects: number
}

export function inconclusive(message: string, objects = 0): Conclusion {
  return { result: 'inconclusive', message, objects }
}
