import type { Catalog } from '../../../src/backup/catalog.ts'

/** A catalog as text: `resource namespace/name apiVersion kind problem`, one line for each item in order, then `ignored N`. */
export function catalogLines({ items, facts }: Catalog): readonly string[] {
  const lines = items.map(({ groupResource, namespace, name, apiVersion, kind, problem }) =>
    itemLine(groupResource, namespace, name, apiVersion, kind, problem?.kind),
  )
  return facts.ignored === 0 ? lines : [...lines, `ignored ${facts.ignored}`]
}

export function itemLine(
  groupResource: string,
  namespace: string,
  name: string,
  apiVersion: string,
  kind: string,
  problem: string | undefined,
): string {
  const place = namespace === '' ? name : `${namespace}/${name}`
  const line = `${groupResource} ${place} ${apiVersion} ${kind}`
  return problem === undefined ? line : `${line} ${problem}`
}
