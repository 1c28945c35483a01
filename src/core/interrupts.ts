/** What sends the signals: `process`, or an emitter in a test. */
export interface SignalSource {
  on(name: NodeJS.Signals, listener: () => void): unknown
  off(name: NodeJS.Signals, listener: () => void): unknown
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly NodeJS.Signals[]

export interface Interrupts {
  /** Aborted by the first signal: the run ends in order. */
  readonly signal: AbortSignal
  /** Signals do what they do by default again. */
  stop(): void
}

/** The first signal calls `onFirst`, each later one `onAgain`: the user does not want to wait for an orderly end. */
export function watchInterrupts(
  source: SignalSource,
  { onFirst, onAgain }: { readonly onFirst: () => void; readonly onAgain: () => void },
): Interrupts {
  const controller = new AbortController()
  const listener = (): void => {
    const isFirst = !controller.signal.aborted
    controller.abort()
    if (isFirst) onFirst()
    else onAgain()
  }
  for (const name of SIGNALS) source.on(name, listener)
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of SIGNALS) source.off(name, listener)
    },
  }
}
