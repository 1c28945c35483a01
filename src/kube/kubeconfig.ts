// The only importer of the Kubernetes client package: it knows kubeconfig files and every way to authenticate. Requests
// go through our own transport.
import { readFileSync } from 'node:fs'
import { KubeConfig } from '@kubernetes/client-node'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { watchAuthPrograms } from './auth-programs.ts'
import { type Asked, askInTime, freshAnswers } from './authorization.ts'
import type { KubeConnection } from './connection.ts'

/** How to reach the cluster of a kubeconfig file. The program that it may name is waited for. @throws KUBECONFIG_INVALID, the signal's reason */
export async function readKubeconfig(
  path: string,
  context: string | undefined,
  signal: AbortSignal,
): Promise<KubeConnection> {
  const config = new KubeConfig()
  try {
    config.loadFromFile(path)
  } catch (error) {
    throw new RehearsalError(
      'KUBECONFIG_INVALID',
      `${path} cannot be read as a kubeconfig: ${messageOf(error)}`,
    )
  }
  if (context !== undefined) {
    if (config.getContextObject(context) === null) {
      throw new RehearsalError('KUBECONFIG_INVALID', `${path} has no context ${context}`)
    }
    config.setCurrentContext(context)
  }
  return await connectionOf(config, path, signal)
}

async function connectionOf(config: KubeConfig, path: string, signal: AbortSignal): Promise<KubeConnection> {
  const cluster = config.getCurrentCluster()
  const user = config.getCurrentUser()
  if (cluster === null || user === null) {
    throw new RehearsalError(
      'KUBECONFIG_INVALID',
      `the current context of ${path} names no cluster or no user`,
    )
  }
  const ca = pem(cluster.caData, cluster.caFile)
  const asked = authenticationOf(config)
  const options = await askInTime(asked, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new RehearsalError('KUBECONFIG_INVALID', `${path}: ${messageOf(error)}`, { cause: error })
  })
  const cert = pem(user.certData, user.certFile) ?? text(options.cert)
  const key = pem(user.keyData, user.keyFile) ?? text(options.key)
  const usesToken = authorizationOf(options.headers) !== undefined
  return {
    server: cluster.server.replace(/\/$/, ''),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(usesToken ? { authorization: freshAnswers({ ...asked, ask: () => tokenOf(asked) }) } : {}),
    ...(cluster.tlsServerName === undefined ? {} : { tlsServerName: cluster.tlsServerName }),
    ...(cluster.skipTLSVerify ? { insecureSkipTlsVerify: true } : {}),
  }
}

interface Authentication {
  cert?: string
  key?: string
  ca?: string
  headers: Record<string, string>
}

function authenticationOf(config: KubeConfig): Asked<Authentication> {
  const programs = watchAuthPrograms(Reflect.get(config, 'authenticators'))
  return {
    async ask() {
      const options: Authentication = { headers: {} }
      await config.applyToHTTPSOptions(options)
      return options
    },
    giveUp: programs.end,
  }
}

/** Tokens of programs and projected tokens expire; the package keeps them until then. */
async function tokenOf({ ask }: Asked<Authentication>): Promise<string> {
  return authorizationOf((await ask()).headers) ?? ''
}

function authorizationOf(headers: Readonly<Record<string, unknown>>): string | undefined {
  const value = headers.Authorization ?? headers.authorization
  return typeof value === 'string' ? value : undefined
}

function pem(data: string | undefined, file: string | undefined): string | undefined {
  if (data !== undefined && data !== '') return Buffer.from(data, 'base64').toString('utf8')
  return file === undefined || file === '' ? undefined : readFileSync(file, 'utf8')
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return Buffer.isBuffer(value) ? value.toString('utf8') : undefined
}
