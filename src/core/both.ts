/**
 * Runs both side by side and settles when both have. When one of them fails, the other is aborted and waited for; the first
 * error is thrown, or the reason of the signal once that was aborted.
 */
export async function both<A, B>(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<readonly [A, B]> {
  const failure = new AbortController()
  const either = AbortSignal.any([signal, failure.signal])
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      failure.abort(error)
      throw error
    }
  }
  const [a, b] = await Promise.allSettled([guard(first(either)), guard(second(either))])
  signal.throwIfAborted()
  if (a.status === 'rejected' || b.status === 'rejected') throw failure.signal.reason
  return [a.value, b.value]
}
