import { isObject, type JsonObject, textAt } from '../core/json.ts'
import { type ArchiveLimits, checkLimit } from './archive-limits.ts'
import type { ItemProblem } from './catalog.ts'
import { jsonShape } from './json-shape.ts'
import { quotePath } from './quote-path.ts'

/** What the body of one item says it is. Texts are '' where the body does not say. */
export interface ObjectIdentity {
  readonly apiVersion: string
  readonly kind: string
  readonly problem?: ItemProblem
  /** Set when the metadata name another object than the path does: what each of them says. */
  readonly mismatch?: string
}

/** Where the path says the object belongs; the namespace is '' for cluster scope. */
export interface ExpectedIdentity {
  readonly namespace: string
  readonly name: string
}

/**
 * Reads who an object says it is and compares that with its path. The namespace of the path is the one that is restored to (R-107), so a
 * body without one agrees with any. Messages never quote the body: it may be a Secret. @throws ARCHIVE_TOO_LARGE when
 * it is nested too deeply
 */
export function identify(body: Buffer, expected: ExpectedIdentity, limits: ArchiveLimits): ObjectIdentity {
  const text = body.toString()
  checkShape(text, limits)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return undecodable('', '', syntaxProblem(text, error))
  }
  if (!isObject(value)) return undecodable('', '', 'it is JSON but not an object')
  const apiVersion = textAt(value, 'apiVersion') ?? ''
  const kind = textAt(value, 'kind') ?? ''
  // Velero decodes with the rules of Kubernetes: no kind, or a group with two slashes, is a decode error.
  if (kind === '') return undecodable(apiVersion, kind, 'it has no kind')
  if (apiVersion.split('/').length > 2)
    return undecodable(apiVersion, kind, 'its apiVersion has more than one slash')
  return { apiVersion, kind, ...checkMetadata(value, expected) }
}

/** What is over a limit is never parsed. */
function checkShape(text: string, limits: ArchiveLimits): void {
  const { depth, containers } = jsonShape(text, Math.min(limits.jsonDepth, limits.jsonContainers))
  checkLimit(limits, 'jsonDepth', depth, () => 'An object is nested too deeply')
  checkLimit(limits, 'jsonContainers', containers, () => 'An object has too many objects and lists in it')
}

function checkMetadata(
  object: JsonObject,
  expected: ExpectedIdentity,
): Pick<ObjectIdentity, 'problem' | 'mismatch'> {
  const { metadata } = object
  if (!isObject(metadata)) {
    const message = metadata === undefined ? 'metadata not found' : 'metadata is not an object'
    return { problem: { kind: 'no-metadata', message } }
  }
  const name = textAt(metadata, 'name') ?? ''
  const namespace = textAt(metadata, 'namespace') ?? ''
  const mayBeIt = name === '' ? metadata.generateName === undefined : name === expected.name
  if (mayBeIt && (namespace === '' || namespace === expected.namespace)) {
    // No server takes it, and no other object can come of it.
    return name === '' ? { problem: { kind: 'no-metadata', message: 'metadata has no name' } } : {}
  }
  const place =
    expected.namespace === '' ? 'in cluster scope' : `in namespace ${quotePath(expected.namespace)}`
  const claim = `${name === '' ? 'no name' : quotePath(name)}${namespace === '' ? '' : ` in namespace ${quotePath(namespace)}`}`
  return { mismatch: `the path says ${quotePath(expected.name)} ${place}, the metadata says ${claim}` }
}

function undecodable(apiVersion: string, kind: string, message: string): ObjectIdentity {
  return { apiVersion, kind, problem: { kind: 'undecodable', message } }
}

/** The parser's own message quotes the text, so only the place is taken from it. */
function syntaxProblem(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty'
  if (text.startsWith('\ufeff')) return 'it starts with a byte order mark'
  const message = error instanceof Error ? error.message : ''
  const place = /at position (\d+)/.exec(message)?.[1]
  const where = place === undefined ? '' : ` at character ${place}`
  if (message.startsWith('Unexpected end')) return 'it is JSON that ends in the middle'
  if (message.includes('after JSON')) return `there is text after the JSON value${where}`
  return `it is not JSON${where}`
}
