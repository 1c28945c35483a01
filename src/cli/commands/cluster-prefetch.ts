import { plainText } from '../../report/plain-text.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'

export const clusterPrefetch: Command = async ({ values, words }, { io, parts, signal }) => {
  const paint = painterFor(io.stderr, io.environment, values['no-color'])
  const progress = (line: string): void => {
    if (!values.quiet) io.stderr.write(`${paint('faint', plainText(line))}\n`)
  }
  const wanted = {
    cluster: values.cluster ?? 'control-plane',
    workloads: values.workloads ?? 'none',
    kubernetesVersions: words,
    environment: io.environment,
  }
  const programs = await parts.prefetch(wanted, { signal, progress })
  io.stdout.write(
    values.json
      ? `${JSON.stringify({ programs }, undefined, 2)}\n`
      : programs.map(({ name, version, path }) => `${name.padEnd(23)} ${version}  ${path}\n`).join(''),
  )
  return 0
}
