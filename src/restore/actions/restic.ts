import { listAt, textAt, withAt } from '../../core/json.ts'
import type { ItemAction } from './item-action.ts'
import { volumesToRestore, withWaiter } from './pod-volume-restore.ts'
import type { WaitContainerRules } from './wait-container.ts'

const INIT_CONTAINERS = ['spec', 'initContainers'] as const

/** D-45, Velero 1.9 only: a pod without saved volumes keeps an old wait container, and then waits for ever. */
export const restic = {
  name: 'velero.io/restic',
  appliesTo: ['pods'],
  isTyped: (input) => volumesToRestore(input).length > 0,
  apply: (input) => {
    const volumes = volumesToRestore(input)
    if (volumes.length === 0) return { kind: 'unchanged' }
    const existing = listAt(input.object, ...INIT_CONTAINERS)
    const isReplaced = textAt(existing[0], 'name') === RULES.container
    const rest = isReplaced ? withAt(input.object, INIT_CONTAINERS, existing.slice(1)) : input.object
    return { kind: 'replace', object: withWaiter(rest, input, volumes, RULES) }
  },
} as const satisfies ItemAction

const RULES: WaitContainerRules = {
  container: 'restic-wait',
  image: 'velero/velero-restic-restore-helper:v1.9.7',
  tag: 'v1.9.7',
  command: '/velero-restic-restore-helper',
  hasDefaultSecurity: false,
}
