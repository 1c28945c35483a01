// A rehearsal file to start from: what a backup holds, as expectations that a restore of it fulfils.

export interface Holdings {
  /** As the user wrote it. */
  readonly location: string
  readonly backup: string
  /** By kind, then namespace. */
  readonly counts: readonly CountedKind[]
  readonly workloads: readonly NamedObject[]
  /** Workloads that were left out of the list. */
  readonly moreWorkloads: number
}

export interface CountedKind {
  /** Only where several APIs of the backup have the kind. */
  readonly apiVersion?: string | undefined
  readonly kind: string
  /** Of the target; '' for cluster scope. */
  readonly namespace: string
  readonly count: number
}

export interface NamedObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

const SCHEMA = 'https://raw.githubusercontent.com/OWNER/restore-rehearsal/main/schema/rehearsal.schema.json'

/** The text of the file. Whatever a backup chose is quoted. */
export function renderStartingFile({ location, backup, counts, workloads, moreWorkloads }: Holdings): string {
  const lines = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    `# What backup ${quoted(backup)} holds, as a start: take out what may change, add what matters.`,
    '# Not counted: pods, jobs and what else comes and goes; types of which every cluster has some.',
    `backup: { location: ${quoted(location)} }`,
    '',
    ...(counts.length + workloads.length === 0 ? ['expect: []'] : ['expect:']),
    ...counts.map(countLine),
    ...(workloads.length === 0 ? [] : ['  # The workloads.']),
    ...workloads.map(workloadLine),
    ...(moreWorkloads === 0 ? [] : [`  # ${moreWorkloads} more workloads are counted above.`]),
    '',
    'gates:',
    '  maxFailed: 0',
    '  findings: { references: warn }',
    '',
  ]
  return lines.join('\n')
}

function countLine({ apiVersion, kind, namespace, count }: CountedKind): string {
  const api = apiVersion === undefined ? '' : ` of ${apiVersion}`
  const name = `${kind}${api}: ${count} or more ${placeText(namespace)}`
  return entryLine({ name, kind, apiVersion, namespace: namespace || undefined, count: `>= ${count}` })
}

function workloadLine({ kind, namespace, name }: NamedObject): string {
  return `${entryLine({ name: `${kind} ${namespace}/${name}`, kind, namespace, objectName: name }).slice(0, -2)}, exists: true }`
}

function placeText(namespace: string): string {
  return namespace === '' ? 'in the cluster' : `in ${namespace}`
}

function entryLine(fields: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(fields).flatMap(([key, text]) =>
    text === undefined ? [] : [`${key}: ${quoted(text)}`],
  )
  return `  - { ${pairs.join(', ')} }`
}

/** JSON is YAML, and leaves nothing of a text to be read otherwise. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
