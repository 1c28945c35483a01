// Warnings and errors in the three groups of Velero's results: `velero` for the run itself, `cluster` and one per
// target namespace for what is tied to an item.

export type MessageGroup = 'velero' | 'cluster' | { readonly namespace: string }

export interface Message {
  readonly level: 'warning' | 'error'
  readonly group: MessageGroup
  readonly text: string
  /** The item of the archive that it is about. */
  readonly item?: number
}

/** `grp(ns)` of the rules: cluster scope when the namespace is ''. */
export function groupOf(namespace: string): MessageGroup {
  return namespace === '' ? 'cluster' : { namespace }
}

/** One list of `results.gz` (F-85): every empty part is left out. */
export interface VeleroResult {
  readonly velero?: readonly string[]
  readonly cluster?: readonly string[]
  readonly namespaces?: Readonly<Record<string, readonly string[]>>
}

/** Messages of one level in the shape of F-85, in the order in which they came. */
export function veleroResult(messages: readonly Message[], level: Message['level']): VeleroResult {
  const velero: string[] = []
  const cluster: string[] = []
  const namespaces = new Map<string, string[]>()
  for (const { group, text } of messages.filter((message) => message.level === level)) {
    if (group === 'velero') velero.push(text)
    else if (group === 'cluster') cluster.push(text)
    else {
      const texts = namespaces.get(group.namespace)
      if (texts === undefined) namespaces.set(group.namespace, [text])
      else texts.push(text)
    }
  }
  return {
    ...(velero.length > 0 ? { velero } : {}),
    ...(cluster.length > 0 ? { cluster } : {}),
    ...(namespaces.size > 0 ? { namespaces: Object.fromEntries(namespaces) } : {}),
  }
}
