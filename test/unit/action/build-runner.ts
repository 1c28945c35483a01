import type { Runner } from '../../../src/action/runner.ts'

export interface TestRunner extends Runner {
  readonly outputs: Record<string, string>
  /** Errors and warnings in their order: `error TITLE: message`. */
  readonly notes: string[]
  readonly masked: string[]
  readonly states: Record<string, string>
  /** Everything that was printed. */
  readonly log: () => string
  readonly summary: () => string
}

interface Changes {
  readonly environment?: Readonly<Record<string, string>>
  readonly states?: Readonly<Record<string, string>>
  readonly summaryFails?: boolean
}

/** A runner that remembers what it was told. */
export function buildRunner(inputs: Readonly<Record<string, string>>, changes: Changes = {}): TestRunner {
  const written = { log: '', summary: '' }
  const notes: string[] = []
  const outputs: Record<string, string> = {}
  const masked: string[] = []
  const states: Record<string, string> = { ...changes.states }
  return {
    environment: changes.environment ?? {},
    input: (name) => inputs[name] ?? '',
    output: (name, value) => {
      outputs[name] = value
    },
    print: (text) => {
      written.log += text
    },
    error: (message, title) => void notes.push(`error ${title}: ${message}`),
    warning: (message, title) => void notes.push(`warning ${title}: ${message}`),
    mask: (secret) => void masked.push(secret),
    saveState: (name, value) => {
      states[name] = value
    },
    state: (name) => states[name] ?? '',
    writeSummary: async (markdown) => {
      if (changes.summaryFails) throw new Error('there is no GITHUB_STEP_SUMMARY')
      written.summary += markdown
    },
    outputs,
    notes,
    masked,
    states,
    log: () => written.log,
    summary: () => written.summary,
  }
}
