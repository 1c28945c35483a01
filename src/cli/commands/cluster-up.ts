import { throwAwayTarget } from '../../config/build-request.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'
import { shellWord } from '../shell-word.ts'

export const clusterUp: Command = async ({ values }, { io, parts, signal, version: ownVersion }) => {
  const paint = painterFor(io.stderr, io.environment, values['no-color'])
  const progress = (line: string): void => {
    if (!values.quiet) io.stderr.write(`${paint('faint', plainText(line))}\n`)
  }
  const target = { ...throwAwayTarget(values), keep: true }
  const cluster = await parts.startCluster(
    target,
    { environment: io.environment, version: ownVersion },
    { signal, progress },
  )
  const { id, title, version, kubeconfigPath, readyInMs } = cluster
  io.stdout.write(
    values.json
      ? `${JSON.stringify({ id, title, version, server: cluster.connection.server, kubeconfigPath, readyInMs }, undefined, 2)}\n`
      : clusterText({ id, title, kubeconfigPath }, values.quiet),
  )
  return 0
}

/** Quiet: the path alone, for `export KUBECONFIG=$(rehearse cluster up --quiet)`. */
function clusterText(
  cluster: { id: string; title: string; kubeconfigPath: string },
  isQuiet: boolean,
): string {
  const { id, title, kubeconfigPath } = cluster
  if (isQuiet) return `${kubeconfigPath}\n`
  return `cluster   ${title} · ${id}\n\nexport KUBECONFIG=${shellWord(kubeconfigPath)}\n\nremove it with: rehearse cluster down ${id}\n`
}
