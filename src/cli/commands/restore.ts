import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { Command } from '../command.ts'
import { requestOf } from '../request-of.ts'
import { runRehearsal } from './run-rehearsal.ts'

export const restore: Command = async (call, context) => {
  const { kubeconfig = context.io.environment.KUBECONFIG, context: name } = call.values
  if (!kubeconfig) {
    // A restore changes a cluster for good, so the file in the home folder is not taken by default.
    throw new RehearsalError('OPTION_MISSING', '--kubeconfig is missing, and KUBECONFIG names no file')
  }
  const allowed = {
    existingCluster: call.values['allow-existing-cluster'],
    sourceCluster: call.values['allow-source-cluster'],
    foreignNamespaces: call.values['allow-foreign-namespaces'],
  }
  const deletesAfterwards = call.values['delete-afterwards']
  const target = { kind: 'existing', kubeconfig, context: name, allowed, deletesAfterwards } as const
  const request = await requestOf(call, context, () => target, 'restore')
  return (await runRehearsal(request, call, context)).exitCode
}
