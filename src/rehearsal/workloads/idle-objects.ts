// Objects of which a safety rule has taken the pods: workloads that it tamed, and Services in front of them or of pods that it holds
// back. That nothing of them is ready says nothing about the backup.
import { type JsonObject, textMapAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import type { CreatedObject } from '../../restore/engine/context.ts'
import type { RunFacts } from '../facts.ts'
import { restrainedObjects } from '../restrained.ts'

type Labels = Readonly<Record<string, string>>

/** Where the labels of its pods are, by kind; in the template of all others. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  Pod: ['metadata', 'labels'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels'],
}
const IN_TEMPLATE = ['spec', 'template', 'metadata', 'labels']

/** Uids in the target. */
export function idleObjects(facts: Pick<RunFacts, 'catalog' | 'engine' | 'restore'>): ReadonlySet<string> {
  const { catalog, engine } = facts
  const stopped = restrainedObjects(facts).filter(({ stopsPods }) => stopsPods)
  if (catalog === undefined || engine === undefined || stopped.length === 0) return new Set()
  const bodyOf = (index: number): JsonObject => {
    const item = catalog.items[index]
    return (item && readObject(catalog, item.body)) ?? {}
  }
  const labels = new Map<string, Map<string, Labels>>()
  for (const { index, kind, namespace } of stopped) {
    const ofPods = textMapAt(bodyOf(index), ...(PLACES[kind] ?? IN_TEMPLATE))
    const known = labels.get(namespace) ?? new Map<string, Labels>()
    labels.set(namespace, known.set(JSON.stringify(ofPods), ofPods))
  }
  const isStopped = new Set(stopped.map(({ index }) => index))
  const isIdle = ({ index, groupResource, namespace }: CreatedObject): boolean => {
    if (index === undefined || isStopped.has(index)) return index !== undefined
    if (groupResource !== 'services' || !labels.has(namespace)) return false
    const wanted = Object.entries(textMapAt(bodyOf(index), 'spec', 'selector'))
    const pods = [...(labels.get(namespace)?.values() ?? [])]
    return wanted.length > 0 && pods.some((has) => wanted.every(([key, value]) => has[key] === value))
  }
  return new Set(engine.created.filter(isIdle).map(({ uid }) => uid))
}
