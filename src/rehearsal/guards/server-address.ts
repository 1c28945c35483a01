const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/
/** Of a kubeadm endpoint that does not say it. */
const KUBEADM_PORT = '6443'

/**
 * `host:port` and path of an API server, made comparable. Takes an address of the web or a kubeadm endpoint (`host` or `host:port`).
 * Undefined for what is none, and for loopback: that is another server on every machine.
 */
export function serverAddress(text: string): string | undefined {
  const hasScheme = /^https?:\/\//i.test(text)
  const port = /:\d+$/.test(text) ? '' : `:${KUBEADM_PORT}`
  const url = URL.parse(hasScheme ? text : `https://${text}${port}`)
  if (url === null || url.hostname === '' || LOOPBACK.test(url.hostname)) return undefined
  const { hostname, protocol } = url
  const number = url.port || (protocol === 'http:' ? '80' : '443')
  return `${hostname}:${number}${url.pathname.replace(/\/+$/, '')}`
}
