import type { ClusterContext } from '../cluster-provider.ts'

const EVERY_MS = 15_000

/** Tells how far a build is, a line every 15 s, also while the go command is silent. */
export interface BuildProgress extends Disposable {
  /** A line that the go command printed. */
  readonly onLine: (line: string) => void
  /** From now on packages are compiled; those in Go's own cache are not among what it prints. */
  packagesKnown(count: number): void
}

export function buildProgress(version: string, progress: ClusterContext['progress']): BuildProgress {
  const begin = Date.now()
  let downloaded = 0
  let compiled = 0
  let compiledBefore = 0
  let total: number | undefined
  const state = (): string => {
    if (total === undefined) return `${downloaded} modules downloaded`
    // Compilers print something every few seconds, the linkers nothing at all.
    const what = compiled === compiledBefore ? 'linking' : `${compiled} of at most ${total} packages compiled`
    compiledBefore = compiled
    return what
  }
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begin) / 1000)
    progress(`Building Kubernetes ${version}: ${state()}, ${seconds} s so far`)
  }, EVERY_MS)
  return {
    onLine: (line) => {
      if (line.startsWith('go: downloading ')) downloaded++
      else if (total !== undefined && /^[\w.~/-]+$/.test(line)) compiled++
    },
    packagesKnown: (count) => {
      total = count
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
