/** How far a download is. */
export interface DownloadProgress {
  readonly file: string
  /** Bytes. */
  readonly done: number
  readonly total: number
  readonly bytesPerSecond: number
}

/** A short download is over before anybody wonders. */
const FIRST_AFTER_MS = 2_000
const EVERY_MS = 5_000

/** Told the bytes so far, it reports now and then. */
export function downloadProgress(
  file: string,
  total: number,
  report: (progress: DownloadProgress) => void,
  now: () => number = () => performance.now(),
): (done: number) => void {
  const started = now()
  let next = started + FIRST_AFTER_MS
  return (done) => {
    const time = now()
    if (time < next || done >= total) return
    next = time + EVERY_MS
    report({ file, done, total, bytesPerSecond: Math.round((done / (time - started)) * 1_000) })
  }
}
