// Items can ask for others: a class of CSI snapshots for its Secret, which no label chooses. Those need not be in the plan, so their
// namespaces are looked at when it comes to it.
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { Refusal } from './decide.ts'

/** To be asked for each item before anything is put into its namespace. @throws CLUSTER_NAMESPACES_FOREIGN */
export type NamespaceGuard = (namespace: string) => Promise<void>

/** @param looked namespaces that may be written into @param look at any other, once */
export function guardLate(
  looked: readonly string[],
  look: (namespace: string) => Promise<Refusal | undefined>,
): NamespaceGuard {
  const known = new Map(looked.map((name) => [name, Promise.resolve()]))
  const refuse = async (namespace: string): Promise<void> => {
    const refusal = await look(namespace)
    if (refusal !== undefined)
      throw new RehearsalError(refusal.code, `an item asked for another one, and there ${refusal.text}`)
  }
  return (namespace) => {
    const answer = known.get(namespace) ?? refuse(namespace)
    known.set(namespace, answer)
    return answer
  }
}
