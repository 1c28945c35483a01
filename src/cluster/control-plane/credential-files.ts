import { writeFileSync } from 'node:fs'
import type { KubeConnection } from '../../kube/connection.ts'
import type { Credentials } from './credentials.ts'
import type { Layout } from './layout.ts'

/** The group that every authorizer lets through. */
const ADMIN = 'restore-rehearsal,restore-rehearsal,"system:masters"'

/** As the administrator. */
export function connectionTo(port: number, { ca, adminToken }: Credentials): KubeConnection {
  return { server: `https://127.0.0.1:${port}`, ca, token: adminToken }
}

/** Where the flags of the API server say that they are, for their owner alone. */
export function writeCredentials(layout: Layout, credentials: Credentials): void {
  const { ca, serving, adminToken, serviceAccounts } = credentials
  const files = [
    [layout.caCert, ca],
    [layout.servingCert, serving.cert],
    [layout.servingKey, serving.key],
    [layout.tokens, `${adminToken},${ADMIN}\n`],
    [layout.serviceAccountKey, serviceAccounts.privateKey],
    [layout.serviceAccountPublicKey, serviceAccounts.publicKey],
  ] as const
  for (const [path, text] of files) writeFileSync(path, text, { mode: 0o600 })
}
