// Velero repeats what a server quotes; we mask in it what may be a secret. Everything around the masks must be Velero's own text.

const LINE = /^results (.*?): (missing|too much): (.*)$/s

/** The lines of a comparison without the pairs that differ by nothing but our masks. */
export function withoutMasked(lines: readonly string[]): readonly string[] {
  const left = [...lines]
  for (const line of lines) {
    const [, group, side, ours] = LINE.exec(line) ?? []
    if (side !== 'too much' || ours === undefined || !ours.includes('***')) continue
    const velero = asPattern(ours)
    const twin = left.findIndex((other) => {
      const [, itsGroup, itsSide, text] = LINE.exec(other) ?? []
      return itsGroup === group && itsSide === 'missing' && text !== undefined && velero.test(text)
    })
    if (twin < 0) continue
    left.splice(twin, 1)
    left.splice(left.indexOf(line), 1)
  }
  return left
}

function asPattern(text: string): RegExp {
  return new RegExp(`^${text.split('***').map(literally).join('.+?')}$`, 's')
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
