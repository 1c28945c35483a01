import { describe, expect, test } from 'vitest'
import { actionConfig } from '../../../../src/restore/actions/action-config.ts'
import { changeImageName } from '../../../../src/restore/actions/change-image-name.ts'
import type { ConfigMap } from '../../../../src/restore/restore-document.ts'

const LABELS = { 'velero.io/plugin-config': '', 'velero.io/change-image-name': 'RestoreItemAction' }

function configMap(parts: Partial<ConfigMap>): ConfigMap {
  return { name: 'images', namespace: 'velero', labels: LABELS, data: { a: 'x,y' }, ...parts }
}

describe('A-3: the configuration of an action', () => {
  test.each<readonly [what: string, configMaps: readonly ConfigMap[]]>([
    ['there is no ConfigMap', []],
    ['it is for another action', [configMap({ labels: { ...LABELS, 'velero.io/change-image-name': '' } })]],
    [
      'it is for backups',
      [configMap({ labels: { ...LABELS, 'velero.io/change-image-name': 'BackupItemAction' } })],
    ],
    [
      'it does not say that it configures a plugin',
      [configMap({ labels: { 'velero.io/change-image-name': 'RestoreItemAction' } })],
    ],
  ])('none when %s', (_what, configMaps) => {
    expect(actionConfig(configMaps, changeImageName)).toBeUndefined()
  })

  test.each(['', 'true', 'anything'])('found with the plugin label "%s"', (value) => {
    const labelled = configMap({ labels: { ...LABELS, 'velero.io/plugin-config': value } })
    expect(actionConfig([configMap({ labels: {} }), labelled], changeImageName)).toEqual({ a: 'x,y' })
  })

  test('two of them are an error in the words of Velero', () => {
    const two = [configMap({ name: 'two' }), configMap({ name: 'one' })]
    expect(() => actionConfig(two, changeImageName)).toThrow(
      'rpc error: code = Unknown desc = found more than one ConfigMap matching label selector ' +
        '"velero.io/plugin-config,velero.io/change-image-name=RestoreItemAction": [one two]',
    )
  })
})
