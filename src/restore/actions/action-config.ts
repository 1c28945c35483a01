import type { ConfigMap } from '../restore-document.ts'
import { pluginError } from './plugin-error.ts'

export const PLUGIN_CONFIG_LABEL = 'velero.io/plugin-config'
const KIND = 'RestoreItemAction'

/**
 * `data` of the one ConfigMap that configures an action, out of those in Velero's namespace. Only an action that
 * reads its configuration may ask: with two of them the question itself fails. @throws Error when there is more than one
 */
export function actionConfig(
  configMaps: readonly ConfigMap[],
  action: { readonly name: string },
): Readonly<Record<string, string>> | undefined {
  const found = configMaps.filter(
    ({ labels }) => Object.hasOwn(labels, PLUGIN_CONFIG_LABEL) && labels[action.name] === KIND,
  )
  if (found.length > 1) {
    const names = found.map(({ name }) => name).sort()
    throw pluginError(
      `found more than one ConfigMap matching label selector "${PLUGIN_CONFIG_LABEL},${action.name}=${KIND}": [${names.join(' ')}]`,
    )
  }
  return found[0]?.data
}
