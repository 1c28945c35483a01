// What happens to one item, in Velero's order (restore engine §7). The table is the algorithm; each step is a file or
// a few lines below.
import type { CatalogItem, SpoolRange } from '../../backup/catalog.ts'
import { goJsonSyntaxError } from '../../core/go-json-syntax.ts'
import { isObject, type JsonObject, parseJson, textAt } from '../../core/json.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { ItemOutcome } from '../item-outcome.ts'
import { groupOf } from '../messages.ts'
import type { RestoreRecord } from '../records.ts'
import { createStep } from './create.ts'
import { checkCompleted, checkFilters, ensureNamespace, skipMirrorPod, stripObject } from './early-steps.ts'
import {
  type ItemResult,
  type ItemRun,
  newItemRun,
  type PipelineStep,
  type Step,
  settle,
} from './item-run.ts'
import { applyModifiersStep, sanitiseSecret, setLabels, setNamespace } from './late-steps.ts'
import { pathOf } from './path-of.ts'
import { runActions } from './run-actions.ts'
import { safetyStep } from './safety-step.ts'
import { clearClaim, decideVolumeStep } from './volume-steps.ts'

export const PIPELINE: readonly PipelineStep[] = [
  { name: 'filters', run: checkFilters },
  { name: 'namespace', run: ensureNamespace },
  { name: 'completed', run: checkCompleted },
  { name: 'record', run: recordItem },
  { name: 'mirror-pod', run: skipMirrorPod },
  { name: 'volume', run: decideVolumeStep },
  { name: 'strip', run: stripObject },
  { name: 'actions', run: runActions },
  { name: 'claim', run: clearClaim },
  { name: 'modifiers', run: applyModifiersStep },
  { name: 'secrets', run: sanitiseSecret }, // not of Velero: docs/secrets.md
  { name: 'target-namespace', run: setNamespace },
  { name: 'safety', run: safetyStep }, // not of Velero: docs/safety.md
  { name: 'labels', run: setLabels },
  { name: 'create', run: createStep },
]

/** Restores one item of the archive and settles it in the ledger. Never throws for what the item or the server did. */
export async function restoreItem(
  context: RestoreContext,
  item: CatalogItem,
  targetNamespace: string,
  body: SpoolRange,
  ancestors: readonly RestoreRecord[],
): Promise<ItemResult> {
  const decoded = decode(context, item, body)
  if (typeof decoded === 'string') return undecodable(context, item, targetNamespace, decoded)
  const run = newItemRun({
    context,
    item,
    targetNamespace,
    ancestors,
    restoreAnother: (other, namespace, above) => restoreItem(context, other, namespace, other.body, above),
    fromBackup: decoded,
  })
  try {
    for (const step of PIPELINE) {
      const result = step.run(run)
      if ((result instanceof Promise ? await result : result) === 'done') break
    }
  } finally {
    close(run)
  }
  return { messages: run.messages, exists: run.record?.exists ?? false }
}

/** an object that was met before is not restored again; whoever is at it now is waited for. */
async function recordItem(run: ItemRun): Promise<Step> {
  const { apiVersion, kind } = typeOf(run.fromBackup)
  const { groupResource } = run.item
  const name = textAt(run.fromBackup, 'metadata', 'name') ?? ''
  const { records } = run.context
  const known = records.findSame({ apiVersion, kind, groupResource }, run.targetNamespace, name)
  if (known === undefined) {
    const { record, done } = records.add(apiVersion, kind, run.targetNamespace, name, groupResource)
    run.record = record
    run.endRecord = done
    return 'next'
  }
  run.record = known
  if (run.ancestors.includes(known)) return 'done'
  await known.settled
  return settle(run, { kind: 'skipped', reason: 'duplicate' })
}

/** Cancelled, or the connection was lost for good, behind a request: the object may be there. */
const IN_DOUBT: ItemOutcome = {
  kind: 'unknown',
  reason: 'ambiguous',
  detail: 'the run ended while it was being restored',
}

/** a record without an action says skipped, or failed when anything was said on the way. */
function close(run: ItemRun): void {
  const outcome = run.outcome ?? (run.isInDoubt ? IN_DOUBT : undefined)
  if (outcome !== undefined) run.context.ledger.settle(run.item.index, outcome)
  if (run.record === undefined || run.endRecord === undefined) return
  run.record.action ??= run.messages.length === 0 ? 'skipped' : 'failed'
  run.endRecord()
}

function decode(context: RestoreContext, item: CatalogItem, body: SpoolRange): JsonObject | string {
  if (item.problem?.kind === 'undecodable') return item.problem.message
  const text = context.catalog.read(body)
  try {
    const parsed = parseJson(text)
    return isObject(parsed) ? parsed : 'the file does not hold a JSON object'
  } catch {
    // JavaScript's own message quotes the text, which may be a Secret.
    return goJsonSyntaxError(text) ?? 'the file is not JSON'
  }
}

/** said with the path of the file, and not counted. */
function undecodable(
  context: RestoreContext,
  item: CatalogItem,
  targetNamespace: string,
  why: string,
): ItemResult {
  const outcome: ItemOutcome = { kind: 'failed', reason: 'undecodable', detail: why }
  context.ledger.settle(item.index, outcome)
  const text = `error decoding "${pathOf(item)}": ${why}`
  const group = groupOf(targetNamespace)
  return { messages: [{ level: 'error', group, text, item: item.index }], exists: false }
}

function typeOf(object: JsonObject): { readonly apiVersion: string; readonly kind: string } {
  return { apiVersion: textAt(object, 'apiVersion') ?? '', kind: textAt(object, 'kind') ?? '' }
}
