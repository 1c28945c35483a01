import { accessSync, constants } from 'node:fs'
import { join, resolve } from 'node:path'
import { messageOf } from '../../core/rehearsal-error.ts'
import { runCommand } from '../processes/run-command.ts'
import { type BinarySource, type Finding, unavailable } from './binary-source.ts'
import { PROGRAMS } from './control-plane-set.ts'
import { requestText, satisfiesRequest, type VersionRequest } from './version-request.ts'

/** `KUBEBUILDER_ASSETS`, the folder that envtest and its tools use. */
export const kubebuilderAssets: BinarySource = {
  title: 'KUBEBUILDER_ASSETS',
  async find({ environment, request }, { signal }) {
    const folder = environment.KUBEBUILDER_ASSETS
    return folder ? findInFolder(folder, request, signal) : unavailable('not set')
  },
}

/** The two programs in a folder of the user's, when they are of the version that was asked for. */
export async function findInFolder(
  folder: string,
  request: VersionRequest,
  signal: AbortSignal,
): Promise<Finding> {
  const kubeApiserver = resolve(folder, 'kube-apiserver')
  const missing = PROGRAMS.filter((program) => !isExecutable(join(folder, program)))
  if (missing.length > 0) return unavailable(`${folder} has no executable ${missing.join(' and no ')}`)
  let version: string | undefined
  try {
    version = await versionOf(kubeApiserver, signal)
  } catch (error) {
    signal.throwIfAborted()
    return unavailable(`${kubeApiserver} cannot be run: ${messageOf(error)}`)
  }
  if (version === undefined) return unavailable(`${kubeApiserver} does not say its version`)
  if (!satisfiesRequest(request, version))
    return unavailable(`${folder} holds ${version}, not ${requestText(request)}`)
  return { kind: 'found', folder: resolve(folder), version }
}

/** What `kube-apiserver --version` says, without the leading v: `Kubernetes v1.36.3` → `1.36.3`. */
export async function versionOf(kubeApiserver: string, signal: AbortSignal): Promise<string | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(20_000)])
  const { stdout } = await runCommand({ path: kubeApiserver, args: ['--version'], environment: {} }, limit)
  return /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
