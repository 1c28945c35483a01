// What the records beside the archive claim, against what is in it. Pure; nothing here asks a cluster.
import type { Catalog } from '../../backup/catalog.ts'
import type { BackupMetadata, SideFiles } from '../../backup/side-files.ts'
import type { Finding, FindingWeight, ObjectReference } from '../../report/findings.ts'
import { inOrder } from '../order.ts'
import { BACKUP_CLASSES, type BackupClass } from './classes.ts'
import { compareWithList, type ListComparison, type ResourceList } from './listed-items.ts'
import { messagesOf } from './results.ts'

export interface BackupFacts {
  readonly name: string
  readonly sideFiles: SideFiles
  readonly catalog: Pick<Catalog, 'items' | 'groupResources' | 'versionsOf'>
  readonly allowPartiallyFailed: boolean
  readonly now: Date
}

/** Missing objects that are named one by one. */
const MAX_NAMED = 100
const MAX_QUOTED = 300

/** Gravest first. */
export function backupFindings(facts: BackupFacts): readonly Finding[] {
  const { metadata, resourceList } = facts.sideFiles
  return inOrder([
    ...phaseFindings(facts, metadata),
    ...resultFindings(facts),
    ...volumeFindings(facts),
    ...operationFindings(facts),
    ...(resourceList === undefined ? countFindings(facts, metadata) : listFindings(facts, resourceList)),
  ])
}

function phaseFindings(facts: BackupFacts, metadata: BackupMetadata | undefined): readonly Finding[] {
  if (metadata === undefined) return []
  const { phase, expiration } = metadata
  const isAllowed = phase === 'PartiallyFailed' && facts.allowPartiallyFailed
  const findings: Finding[] = []
  if (phase !== 'Completed') {
    const text = phase ? `the phase of the backup is ${phase}` : 'the backup has no phase'
    findings.push(finding(facts, 'not-completed', text, isAllowed ? 'info' : undefined))
  }
  if (Date.parse(expiration ?? '') <= facts.now.getTime()) {
    findings.push(
      finding(facts, 'expired', `the backup expired at ${expiration}; Velero may delete it at any time`),
    )
  }
  return findings
}

/** The messages are Velero's; the first one is enough to know what it was about. */
function resultFindings(facts: BackupFacts): readonly Finding[] {
  const { results, metadata } = facts.sideFiles
  return (['errors', 'warnings'] as const).flatMap((level) => {
    const messages = messagesOf(results, level)
    // Before Velero 1.10 there was no file with the messages.
    const count = results === undefined ? (metadata?.[level] ?? 0) : messages.length
    if (count === 0) return []
    const first = messages[0] === undefined ? '' : `, first: ${messages[0].trim().slice(0, MAX_QUOTED)}`
    return [
      finding(
        facts,
        `backup-${level}`,
        `Velero recorded ${count} ${level} while it made this backup${first}`,
      ),
    ]
  })
}

function volumeFindings({ sideFiles }: BackupFacts): readonly Finding[] {
  const text = 'the backup says that saving the data of this volume failed'
  const infos = (sideFiles.volumeInfos ?? [])
    .filter(({ result }) => result === 'failed')
    .map(({ pvcName, pvcNamespace, pvName }) =>
      pvcName === ''
        ? referTo('PersistentVolume', '', pvName)
        : referTo('PersistentVolumeClaim', pvcNamespace, pvcName),
    )
  // Newer backups tell it in both files.
  const told = new Set(infos.map(({ namespace, name }) => `${namespace}/${name}`))
  const records = sideFiles.podVolumeBackups
    .filter(({ phase }) => phase === 'Failed')
    .filter(({ podNamespace, pvcName }) => pvcName === undefined || !told.has(`${podNamespace}/${pvcName}`))
    .map(({ podNamespace, podName, volume }) =>
      about(referTo('Pod', podNamespace, podName), 'volume-not-saved', `${text}: ${volume}`),
    )
  return [...infos.map((object) => about(object, 'volume-not-saved', text)), ...records]
}

function operationFindings(facts: BackupFacts): readonly Finding[] {
  return (facts.sideFiles.itemOperations ?? [])
    .filter(({ phase }) => phase === 'Failed')
    .map(({ resource, namespace, name }) => {
      const place = namespace === '' ? name : `${namespace}/${name}`
      return finding(
        facts,
        'operation-failed',
        `the operation for ${resource} ${place} failed after it was saved`,
      )
    })
}

function referTo(kind: string, namespace: string, name: string): ObjectReference {
  return { apiVersion: 'v1', kind, namespace, name }
}

function listFindings(facts: BackupFacts, list: ResourceList): readonly Finding[] {
  const comparison = compareWithList(list, facts.catalog.items)
  const counted = facts.sideFiles.metadata?.itemsBackedUp
  return [
    ...missingFindings(facts, comparison),
    ...unlistedFindings(comparison),
    ...(counted === undefined || counted === comparison.entries
      ? []
      : [
          finding(
            facts,
            'count-differs',
            `the metadata counts ${counted} items, the resource list ${comparison.entries}`,
          ),
        ]),
  ]
}

function missingFindings(facts: BackupFacts, { missing }: ListComparison): readonly Finding[] {
  const isTold = toldFailures(facts, missing.length)
  const all = missing.map((object) =>
    isTold(object)
      ? about(object, 'not-backed-up', 'the resource list names it, but Velero failed to save it')
      : about(
          object,
          'missing-from-archive',
          'the resource list of the backup names it, but the archive does not hold it',
        ),
  )
  const gravest = inOrder(all)
  const rest = gravest.slice(MAX_NAMED)
  const [first] = rest
  if (first === undefined) return gravest
  const text = `${rest.length} more objects of the resource list are not in the archive`
  return [...gravest.slice(0, MAX_NAMED), finding(facts, first.class as BackupClass, text, first.weight)]
}

/** Whether an error of the backup explains that an object is missing. */
function toldFailures({ sideFiles }: BackupFacts, missing: number): (object: ObjectReference) => boolean {
  const { results, metadata } = sideFiles
  // Without the messages only their number is known, and each object that failed left at least one.
  if (results === undefined) return () => missing <= (metadata?.errors ?? 0)
  const messages = messagesOf(results, 'errors')
  const words = new Set(messages.flatMap((message) => message.split(/[\s/,;:"'`()[\]]+/)))
  return ({ name }) => words.has(name) || (name.includes(':') && messages.some((text) => text.includes(name)))
}

/** One for each type: what came along is no loss, but it should not be there. */
function unlistedFindings({ unlisted }: ListComparison): readonly Finding[] {
  const types = Map.groupBy(unlisted, ({ apiVersion, kind }) => `${apiVersion}/${kind}`)
  return [...types.values()].flatMap((items) => {
    const [first] = items
    if (first === undefined) return []
    const { apiVersion, kind, namespace, name } = first
    const others = items.length === 1 ? '' : ` and ${items.length - 1} more of its type`
    return [
      about(
        { apiVersion, kind, namespace, name },
        'unlisted',
        `the archive holds it${others}, but the resource list of the backup does not name it`,
      ),
    ]
  })
}

/** The count has one for each version of an object, the archive one file: only without such versions do they compare. */
function countFindings(facts: BackupFacts, metadata: BackupMetadata | undefined): readonly Finding[] {
  const { catalog } = facts
  const counted = metadata?.itemsBackedUp ?? 0
  const hasVersions = catalog.groupResources.some((resource) =>
    catalog.versionsOf(resource).some(({ preferred }) => !preferred),
  )
  if (hasVersions || counted <= catalog.items.length) return []
  const text = `the metadata counts ${counted} items, the archive holds ${catalog.items.length}, and there is no resource list to tell which are missing`
  return [finding(facts, 'fewer-than-counted', text)]
}

function finding(
  { name, sideFiles }: BackupFacts,
  one: BackupClass,
  message: string,
  weight?: FindingWeight,
): Finding {
  const namespace = sideFiles.metadata?.namespace || 'velero'
  return about({ apiVersion: 'velero.io/v1', kind: 'Backup', namespace, name }, one, message, weight)
}

function about(object: ObjectReference, name: BackupClass, message: string, weight?: FindingWeight): Finding {
  return { source: 'backup', class: name, weight: weight ?? BACKUP_CLASSES[name].weight, object, message }
}
