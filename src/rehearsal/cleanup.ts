/** What was opened and must be closed again: in reverse order, every step, whatever the others do. */
export interface Cleanup {
  add(step: () => void | Promise<void>): void
  /** Runs the steps once; the errors of all of them, none thrown. */
  run(): Promise<readonly unknown[]>
}

export function createCleanup(): Cleanup {
  const steps: (() => void | Promise<void>)[] = []
  return {
    add: (step) => steps.push(step),
    async run() {
      const errors: unknown[] = []
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        try {
          await step()
        } catch (error) {
          errors.push(error)
        }
      }
      return errors
    },
  }
}
