/** What the Action asks of the workflow runner, as a value. */
export interface Runner {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Trimmed; '' when it was not given. */
  input(name: string): string
  output(name: string, value: string): void
  /** One line of the log. */
  print(text: string): void
  error(message: string, title: string): void
  warning(message: string, title: string): void
  /** From now on the log shows `***` instead. */
  mask(secret: string): void
  /** Handed to the post step. */
  saveState(name: string, value: string): void
  state(name: string): string
  /** Adds to the job summary. Rejects when there is no place for one. */
  writeSummary(markdown: string): Promise<void>
}
