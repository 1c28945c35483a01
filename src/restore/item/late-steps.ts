import { textMapAt, withAt } from '../../core/json.ts'
import { complain, type ItemRun, type Step } from './item-run.ts'
import { withRestoreLabels } from './labels.ts'

/** an error of a rule is said, and the object goes on without that rule. */
export function applyModifiersStep(run: ItemRun): Step {
  const { modifiers } = run.context
  if (modifiers === undefined) return 'next'
  const result = modifiers.apply({
    object: run.object,
    groupResource: run.item.groupResource,
    namespace: run.item.namespace,
    name: run.item.name,
    labels: textMapAt(run.object, 'metadata', 'labels'),
  })
  for (const text of result.errors) complain(run, text)
  run.object = result.object
  return 'next'
}

/** Not of Velero. What leaves here is all that the server and the comparison afterwards ever see of a Secret. */
export async function sanitiseSecret(run: ItemRun): Promise<Step> {
  const { sanitise } = run.context
  if (sanitise !== undefined && run.item.groupResource === 'secrets') run.object = await sanitise(run.object)
  return 'next'
}

/** */
export function setNamespace(run: ItemRun): Step {
  if (run.targetNamespace !== '')
    run.object = withAt(run.object, ['metadata', 'namespace'], run.targetNamespace)
  return 'next'
}

/** */
export function setLabels(run: ItemRun): Step {
  run.object = withRestoreLabels(run.object, run.context.names)
  return 'next'
}
