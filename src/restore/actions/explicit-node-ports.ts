// Which ports of a Service somebody asked for, and which the API server picked (A-SVC-3, A-SVC-4). What was applied with
// kubectl is in an annotation, what was applied on the server in managedFields.
import { goJsonSyntaxError } from '../../core/go-json-syntax.ts'
import {
  at,
  isObject,
  isRawNumber,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  parseJson,
  textAt,
} from '../../core/json.ts'
import { accessorError, pluginError } from './plugin-error.ts'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** The last-applied configuration of an object; undefined when it carries none. @throws Error when it is not a JSON object */
export function lastApplied(object: JsonObject): JsonObject | undefined {
  const text = textAt(object, 'metadata', 'annotations', LAST_APPLIED)
  if (text === undefined) return undefined
  const problem = goJsonSyntaxError(text)
  if (problem) throw pluginError(problem)
  const applied = parseJson(text)
  if (isObject(applied)) return applied
  if (applied === null) return {}
  const kind = Array.isArray(applied)
    ? 'array'
    : typeof applied === 'boolean'
      ? 'bool'
      : isText(applied)
        ? 'string'
        : 'number'
  throw pluginError(`json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`)
}

/** A-SVC-3a: whether the configuration names the node port of a port. Named ports count by name, the others by number. */
export function appliedNodePorts(applied: JsonObject): (port: Json) => boolean {
  const names = new Set<string>()
  const numbers = new Set<number>()
  for (const port of appliedPorts(applied)) {
    if (!isObject(port) || nodePortNumber(port.nodePort) <= 0) continue
    if (!Object.hasOwn(port, 'name')) numbers.add(nodePortNumber(port.nodePort))
    else if (isText(port.name)) names.add(port.name)
    else throw pluginError(`${LAST_APPLIED}: the name of a port is not a text`)
  }
  return (port) => {
    const name = textAt(port, 'name') ?? ''
    return name === '' ? numbers.has(numberOf(at(port, 'nodePort'))) : names.has(name)
  }
}

/** A-SVC-3b: whether any manager owns the node port of a port. */
export function managedNodePorts(object: JsonObject): (port: Json) => boolean {
  const keys = new Set<string>()
  for (const fields of managedSpecs(object)) {
    for (const [key, port] of Object.entries(objectAt(fields, 'f:ports'))) {
      if (isObject(port) && Object.hasOwn(port, 'f:nodePort')) keys.add(key)
    }
  }
  return (port) =>
    keys.has(`k:{"port":${numberOf(at(port, 'port'))},"protocol":"${textAt(port, 'protocol') ?? ''}"}`)
}

/** A-SVC-4. @throws Error when the configuration holds something else than a number, `null` included, as in Velero 1.18.1 */
export function hasExplicitHealthCheckPort(object: JsonObject): boolean {
  const applied = at(
    nested(lastApplied(object) ?? {}, 'healthCheckNodePort', 'float64'),
    'healthCheckNodePort',
  )
  if (applied !== undefined && numberOf(applied) !== 0) return true
  return managedSpecs(object).some((fields) => Object.hasOwn(fields, 'f:healthCheckNodePort'))
}

function managedSpecs(object: JsonObject): readonly JsonObject[] {
  return listAt(object, 'metadata', 'managedFields').map((entry) => objectAt(entry, 'fieldsV1', 'f:spec'))
}

function appliedPorts(applied: JsonObject): readonly Json[] {
  return listAt(nested(applied, 'ports', '[]interface{}'), 'ports')
}

/** `spec` of a configuration, after Go's checks on the way to one of its fields. */
function nested(applied: JsonObject, field: string, expected: '[]interface{}' | 'float64'): JsonObject {
  const spec = applied.spec ?? {}
  const path = `.spec.${field}`
  if (!isObject(spec)) throw pluginError(accessorError(path, spec, 'map[string]interface{}'))
  const value = spec[field]
  const fits = expected === 'float64' ? Number.isFinite(numberOf(value)) : Array.isArray(value)
  if (value !== undefined && !fits) throw pluginError(accessorError(path, value, expected))
  return spec
}

/** Numbers are cut to integers, numeric texts are read, anything else counts as no port. @throws Error for other texts */
function nodePortNumber(value: Json | undefined): number {
  if (!isText(value)) return Math.trunc(numberOf(value)) || 0
  if (/^[+-]?\d+$/.test(value)) return Number(value)
  throw pluginError(`strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`)
}

function numberOf(value: Json | undefined): number {
  if (typeof value === 'number') return value
  return isRawNumber(value) ? Number(value.rawJSON) : Number.NaN
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string'
}
