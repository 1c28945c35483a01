// What the file can say and this version cannot do. A row is taken out when its part is built; nothing else has to change.
import type { WrittenFile } from './file-shape.ts'

interface UnavailableRow {
  /** Of the field, for the place in the file. */
  readonly path: string
  readonly isAsked: (file: WrittenFile) => boolean
  readonly why: string
}

const UNAVAILABLE: readonly UnavailableRow[] = [
  {
    path: 'cluster.provider',
    isAsked: ({ cluster }) => (cluster?.provider ?? 'control-plane') !== 'control-plane',
    why: 'this version knows the provider control-plane only',
  },
]

/** Each begins with the path of its field. */
export function unavailableProblems(file: WrittenFile): readonly string[] {
  return UNAVAILABLE.filter(({ isAsked }) => isAsked(file)).map(({ path, why }) => `${path}: ${why}`)
}
