/**
 * Runs `work` over the items, at most `limit` at a time, started in order. Settles only when everything that was
 * started has settled: clean-up comes next, so nothing may still be in flight. The first error stops further starts
 * and is thrown at the end.
 */
export async function mapConcurrent<T>(
  items: Iterable<T>,
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    while (failures.length === 0 && !signal.aborted) {
      try {
        const next = iterator.next()
        if (next.done) return
        await work(next.value)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, limit) }, worker))
  signal.throwIfAborted()
  if (failures.length > 0) throw failures[0]
}
