import type { ClientHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'

/**
 * Ends a session whose peer is gone without a word: a firewall that forgot the connection, a machine that lost its power. When
 * nothing came for `silenceMs` the peer is asked for a sign of life (PING), and has the same time again. Without this every
 * request on the session would wait for its own time limit, and the next ones after it.
 */
export function endWhenDead(session: ClientHttp2Session, socket: Socket, silenceMs: number): void {
  let seen = -1
  let isAsked = false
  const timer = setInterval(() => {
    // Its end can take as long as that of its socket; who asks it meanwhile gets an exception.
    if (session.destroyed) clearInterval(timer)
    else if (socket.bytesRead !== seen) {
      seen = socket.bytesRead
      isAsked = false
    } else if (isAsked) {
      session.destroy()
      socket.destroy()
    } else {
      isAsked = true
      session.ping(() => undefined)
    }
  }, silenceMs)
  timer.unref()
  session.once('close', () => clearInterval(timer))
}
