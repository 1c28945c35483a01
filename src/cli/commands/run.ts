import { STANDARD_OUTPUT, throwAwayTarget } from '../../config/build-request.ts'
import type { Command } from '../command.ts'
import { requestOf } from '../request-of.ts'
import { shellWord } from '../shell-word.ts'
import { runRehearsal } from './run-rehearsal.ts'
import { runAll, runVersions } from './run-several.ts'

export const run: Command = async (call, context) => {
  const request = await requestOf(call, context, throwAwayTarget)
  if (call.values.all) return await runAll(request, call, context)
  if (request.versions !== undefined) return await runVersions(request, call, context)
  const { exitCode, kubeconfigPath } = await runRehearsal(request, call, context)
  if (kubeconfigPath !== undefined) {
    const isTaken = call.values.json || call.values['events-file'] === STANDARD_OUTPUT
    const stream = isTaken ? context.io.stderr : context.io.stdout
    stream.write(
      `kept      export KUBECONFIG=${shellWord(kubeconfigPath)}   # remove it with: rehearse cluster down\n`,
    )
  }
  return exitCode
}
