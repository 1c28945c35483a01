import type { Command } from '../command.ts'
import { requestOf } from '../request-of.ts'

export const expect: Command = async (call, context) => {
  const { io, parts, signal } = context
  const request = await requestOf(call, context, () => NO_TARGET)
  const { holdings, text } = await parts.startingFile(request, signal)
  io.stdout.write(call.values.json ? `${JSON.stringify(holdings, undefined, 2)}\n` : text)
  return 0
}

/** Nothing is started. */
const NO_TARGET = {
  kind: 'control-plane',
  kubernetesVersion: undefined,
  binariesDirectory: undefined,
  keep: false,
} as const
