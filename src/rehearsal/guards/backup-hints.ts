// What a backup gives away about the cluster that it comes from.
import type { Catalog } from '../../backup/catalog.ts'
import { type Json, listAt, textAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import { authorityIn, nameOfRow, ROOT_CA, SERVER_ROWS, serverIn } from './cluster-marks.ts'

export interface BackupHints {
  /** Name → uid. A uid is given out once: two clusters never share one. */
  readonly namespaces: ReadonlyMap<string, string>
  /** Name → uid; '' when only a pod or a volume names the node. */
  readonly nodes: ReadonlyMap<string, string>
  /** ConfigMap that says it → address, comparable, see `serverAddress`. */
  readonly servers: ReadonlyMap<string, string>
  /** Comparable, see `authorityIn`. */
  readonly authorities: ReadonlySet<string>
}

type Bodies = Pick<Catalog, 'items' | 'itemsOf' | 'find' | 'read'>

/** A body that cannot be read gives nothing away. */
export function hintsOf(catalog: Bodies): BackupHints {
  return {
    namespaces: new Map(uidsOf(catalog, 'namespaces').filter(([, uid]) => uid !== '')),
    nodes: new Map([...namedNodes(catalog).map((name) => [name, ''] as const), ...uidsOf(catalog, 'nodes')]),
    servers: new Map(
      SERVER_ROWS.flatMap((row) => {
        const item = catalog.find('configmaps', row.namespace, row.name)
        const address = item === undefined ? undefined : serverIn(readObject(catalog, item.body) ?? {}, row)
        return address === undefined ? [] : [[nameOfRow(row), address] as const]
      }),
    ),
    authorities: new Set(
      catalog
        .itemsOf('configmaps')
        .filter(({ name }) => name === ROOT_CA)
        .flatMap((item) => authorityIn(readObject(catalog, item.body) ?? {}) ?? []),
    ),
  }
}

function uidsOf(catalog: Bodies, groupResource: string): readonly (readonly [name: string, uid: string])[] {
  return catalog
    .itemsOf(groupResource)
    .map((item) => [item.name, textAt(readObject(catalog, item.body), 'metadata', 'uid') ?? ''] as const)
}

/** Nodes on which pods ran, and those that a volume is bound to. */
function namedNodes(catalog: Bodies): readonly string[] {
  const pods = catalog
    .itemsOf('pods')
    .flatMap((item) => textAt(readObject(catalog, item.body), 'spec', 'nodeName') || [])
  const volumes = catalog
    .itemsOf('persistentvolumes')
    .flatMap((item) =>
      listAt(readObject(catalog, item.body), 'spec', 'nodeAffinity', 'required', 'nodeSelectorTerms'),
    )
    .flatMap((term) => listAt(term, 'matchExpressions'))
    .flatMap(hostNames)
  return [...new Set([...pods, ...volumes])]
}

function hostNames(expression: Json): readonly string[] {
  const isHost =
    textAt(expression, 'key') === 'kubernetes.io/hostname' && textAt(expression, 'operator') === 'In'
  return isHost ? listAt(expression, 'values').filter((value) => typeof value === 'string') : []
}
