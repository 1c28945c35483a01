import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { arbitraryArchive } from './arbitrary-archive.ts'
import { checkArchive } from './check-archive.ts'

export interface FuzzRun {
  readonly seed: number
  readonly runs: number
  /** After each case. */
  readonly onCase?: (done: number) => void
}

export interface FuzzFailure {
  readonly message: string
  /** The smallest archive that was found. */
  readonly archive: Buffer
}

export interface FuzzResult {
  /** How often each verdict was given; what was tried to make a failure smaller counts as well. */
  readonly verdicts: Readonly<Record<string, number>>
  readonly failure: FuzzFailure | undefined
}

/** Tries archives that follow from the seed until one of them breaks the oracle. */
export async function fuzzArchives({ seed, runs, onCase }: FuzzRun): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-archives-'))
  const verdicts: Record<string, number> = {}
  let done = 0
  const property = fc.asyncProperty(
    arbitraryArchive,
    fc.constantFrom(65_536, 4_096, 512, 100),
    async (archive, chunkBytes) => {
      const verdict = await checkArchive(archive, folder, chunkBytes)
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      onCase?.(++done)
    },
  )
  try {
    const { failed, counterexample, errorInstance } = await fc.check(property, { seed, numRuns: runs })
    const archive = counterexample?.[0]
    if (!failed || archive === undefined) return { verdicts, failure: undefined }
    const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
    return { verdicts, failure: { message, archive } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
