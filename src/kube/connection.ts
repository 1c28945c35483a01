/** How to reach one API server. Holds secrets: never log it, never put it into an error. */
export interface KubeConnection {
  /** `https://127.0.0.1:6443`, no trailing slash; may have a path (Rancher and other proxies). */
  readonly server: string
  /** PEM texts. */
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** Bearer token for as long as the connection is used. */
  readonly token?: string
  /** In place of it, for a token that rotates: value of the Authorization header, asked again. @throws TransportError, the signal's reason */
  readonly authorization?: (signal: AbortSignal) => Promise<string>
  readonly tlsServerName?: string
  readonly insecureSkipTlsVerify?: boolean
}
