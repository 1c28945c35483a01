import { isObject, type Json, type JsonObject } from '../../core/json.ts'

/** Every message of one level in Velero's results (F-85): those of Velero itself, of the cluster, of each namespace. */
export function messagesOf(results: JsonObject | undefined, level: 'errors' | 'warnings'): readonly string[] {
  return textsIn(results?.[level])
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}
