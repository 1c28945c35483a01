import type { ConnectionOptions } from 'node:tls'
import type { KubeConnection } from './connection.ts'

/** What Node's TLS needs to reach this server, both protocols offered. */
export function tlsOptionsOf(connection: KubeConnection, url: URL): ConnectionOptions {
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 443),
    ALPNProtocols: ['h2', 'http/1.1'],
    rejectUnauthorized: connection.insecureSkipTlsVerify !== true,
    ...(connection.ca === undefined ? {} : { ca: connection.ca }),
    ...(connection.cert === undefined ? {} : { cert: connection.cert }),
    ...(connection.key === undefined ? {} : { key: connection.key }),
    ...serverName(connection, url),
  }
}

/** SNI must not carry an address; a host name is the default. */
function serverName(connection: KubeConnection, url: URL): { servername?: string } {
  if (connection.tlsServerName !== undefined) return { servername: connection.tlsServerName }
  return /^[\d.]+$|:/.test(url.hostname) ? {} : { servername: url.hostname }
}
