import { randomUUID } from 'node:crypto'
import { at, isObject, type Json, textAt } from '../core/json.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { restoreSpec } from './document/restore-shape.ts'
import { map, rawMap, type Shape, text } from './document/shape.ts'
import { parseYamlDocuments, type YamlDocument, YamlProblem } from './document/yaml.ts'
import type { ConfigMap, RestoreDocument } from './restore-document.ts'

const DEFAULT_NAME = 'rehearsal'
const DEFAULT_NAMESPACE = 'velero'
const RESTORE = 'velero.io/v1 Restore'
const CONFIG_MAP = 'v1 ConfigMap'

export interface Manifest {
  /** Name, namespace and uid are always set; the status is empty, whatever the file says. */
  readonly restore: RestoreDocument | undefined
  /** Those without a namespace get the Restore's, or the one that the caller names. */
  readonly configMaps: readonly ConfigMap[]
}

/**
 * Reads a YAML or JSON text that holds at most one Restore and any number of ConfigMaps.
 * @throws MANIFEST_INVALID with every problem of a document, each with its path
 */
export function loadManifest(yamlText: string, defaultNamespace = DEFAULT_NAMESPACE): Manifest {
  const documents = read(yamlText).map((document) => ({ ...document, type: typeOf(document.value) }))
  const stranger = documents.find(({ type }) => type !== RESTORE && type !== CONFIG_MAP)
  if (stranger) {
    throw invalid(
      `line ${stranger.line}: found ${stranger.type}, but only one ${RESTORE} and ${CONFIG_MAP}s can stand here`,
    )
  }
  const [first, second] = documents.filter(({ type }) => type === RESTORE)
  if (second) throw invalid(`line ${second.line}: a second ${RESTORE}`)
  const restore = first && readRestore(first)
  const namespace = restore?.metadata.namespace ?? defaultNamespace
  return {
    restore,
    configMaps: documents
      .filter(({ type }) => type === CONFIG_MAP)
      .map((document) => readConfigMap(document, namespace)),
  }
}

function read(yamlText: string): readonly YamlDocument[] {
  try {
    return parseYamlDocuments(yamlText, { uniqueKeys: true })
  } catch (error) {
    throw error instanceof YamlProblem ? invalid(error.message, error) : error
  }
}

function typeOf(value: Json): string {
  if (!isObject(value)) return 'something that is not a map'
  return `${textAt(value, 'apiVersion') ?? '(no apiVersion)'} ${textAt(value, 'kind') ?? '(no kind)'}`
}

function readRestore(document: YamlDocument): RestoreDocument {
  const check = checker(document)
  check(rawMap, 'metadata')
  const uid = check(text, 'metadata', 'uid')
  const labels = check(map(text), 'metadata', 'labels')
  const annotations = check(map(text), 'metadata', 'annotations')
  const spec = check(restoreSpec, 'spec')
  const name = check(text, 'metadata', 'name')
  const namespace = check(text, 'metadata', 'namespace')
  check.done()
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: {
      name: name || DEFAULT_NAME,
      namespace: namespace || DEFAULT_NAMESPACE,
      uid: uid || randomUUID(),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    spec: spec ?? {},
    status: {},
  }
}

function readConfigMap(document: YamlDocument, defaultNamespace: string): ConfigMap {
  const check = checker(document)
  const name = check(text, 'metadata', 'name')
  const namespace = check(text, 'metadata', 'namespace')
  const labels = check(map(text), 'metadata', 'labels')
  const data = check(map(text), 'data')
  if (!name) check.problems.push('metadata.name is missing')
  check.done()
  return {
    name: name ?? '',
    namespace: namespace || defaultNamespace,
    labels: labels ?? {},
    data: data ?? {},
  }
}

interface Checker {
  <T>(shape: Shape<T>, ...path: string[]): T | undefined
  readonly problems: string[]
  /** @throws MANIFEST_INVALID when there are problems */
  done(): void
}

function checker(document: YamlDocument): Checker {
  const problems: string[] = []
  const check = <T>(shape: Shape<T>, ...path: string[]): T | undefined => {
    const value = at(document.value, ...path)
    return value === undefined || value === null ? undefined : shape(value, path.join('.'), problems)
  }
  const done = () => {
    if (problems.length > 0)
      throw invalid(`line ${document.line}, ${typeOf(document.value)}: ${problems.join('; ')}`)
  }
  return Object.assign(check, { problems, done })
}

function invalid(message: string, cause?: unknown): RehearsalError {
  return new RehearsalError('MANIFEST_INVALID', message, { cause })
}
