import type { Report, ReportMessage } from '../model.ts'

/** What Velero stores as `restore-<name>-results.gz` (F-81, F-85), unzipped: empty parts are left out. */
export function renderVeleroResults(report: Pick<Report, 'errors' | 'warnings'>): string {
  return `${JSON.stringify({ errors: resultOf(report.errors), warnings: resultOf(report.warnings) })}\n`
}

function resultOf(messages: readonly ReportMessage[]): Record<string, unknown> {
  const namespaces = new Map<string, string[]>()
  for (const { group, namespace = '', message } of messages) {
    if (group !== 'namespace') continue
    const list = namespaces.get(namespace)
    if (list === undefined) namespaces.set(namespace, [message])
    else list.push(message)
  }
  return {
    ...part(
      'velero',
      messages.filter(({ group }) => group === 'velero').map(({ message }) => message),
    ),
    ...part(
      'cluster',
      messages.filter(({ group }) => group === 'cluster').map(({ message }) => message),
    ),
    ...(namespaces.size > 0 && {
      namespaces: Object.fromEntries([...namespaces].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    }),
  }
}

function part(name: string, messages: readonly string[]): Record<string, readonly string[]> {
  return messages.length === 0 ? {} : { [name]: messages }
}
