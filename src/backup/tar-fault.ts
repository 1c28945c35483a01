/** `not-tar`: the very first block is no tar header. `cut`: the data ends too early. `unsafe`: an entry of a type that a backup never has. */
export type TarFaultKind = 'not-tar' | 'corrupt' | 'cut' | 'unsafe-type' | 'unsafe-path'

/** Thrown by the tar reader; whoever knows what is being read gives it a code. */
export class TarFault extends Error {
  override readonly name = 'TarFault'
  readonly kind: TarFaultKind

  constructor(kind: TarFaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}
