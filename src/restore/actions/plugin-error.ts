import type { Json } from '../../core/json.ts'
import { isObject, isRawNumber } from '../../core/json.ts'

/** What an action throws to fail its item. Velero's actions are plugins behind gRPC, and their messages say so. */
export function pluginError(message: string): Error {
  return new Error(`rpc error: code = Unknown desc = ${message}`)
}

/** What Go's helpers say about a field of the wrong type. Objects and lists are not shown: messages hold no bodies. */
export function accessorError(path: string, found: Json, expected: string): string {
  return `${path} accessor error: ${shown(found)} is of the type ${goType(found)}, expected ${expected}`
}

function shown(value: Json): string {
  if (value === null) return '<nil>'
  if (isRawNumber(value)) return value.rawJSON
  return typeof value === 'object' ? '…' : String(value)
}

function goType(value: Json): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return '[]interface {}'
  if (isObject(value)) return 'map[string]interface {}'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'string' : 'float64'
}
