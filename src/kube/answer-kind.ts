// What an answer tells about the server, as far as it decides whether a request is sent again.
import type { HttpResponse } from './http-origin.ts'

/**
 * `final`: the server has decided. `busy`: it has not begun. `away`: whoever answered has lost the one who decides, a proxy its
 * server or the server its etcd; the request may have been carried out. `broken`: the server failed inside; the same.
 */
export type AnswerKind = 'final' | 'busy' | 'away' | 'broken'

const BY_STATUS: Readonly<Record<number, AnswerKind>> = {
  429: 'busy',
  502: 'away',
  503: 'away',
  504: 'away',
}

/** A failure with the same end every time: a webhook cannot be asked, there is no room. It ends in 500 all the same. */
const LASTING =
  /failed calling webhook|conversion webhook for|database space exceeded|range is full|request is too large|ResourceExhausted/
/** The server cannot reach etcd, or etcd has no leader at the moment. */
const WITHOUT_STORAGE = /etcdserver: |rpc error: code = |context deadline exceeded|"reason":"ServerTimeout"/

/** What an aggregated API without a server gets: the API server itself is well, and nothing was carried out. */
const NOBODY_BEHIND = 'service unavailable'

export function answerKind({ status, headers, body }: HttpResponse): AnswerKind {
  if (status === 503 && body.toString('utf8').trim() === NOBODY_BEHIND) return 'final'
  if (status !== 500) return BY_STATUS[status] ?? 'final'
  const text = body.toString('utf8')
  if (LASTING.test(text)) return 'final'
  return WITHOUT_STORAGE.test(text) || headers['retry-after'] !== undefined ? 'away' : 'broken'
}
