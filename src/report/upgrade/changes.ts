// The table of an upgrade rehearsal: reports of the same backup in, oldest version first; what breaks where out. Everything that is
// broken at some version is counted in exactly one row.
import type { Report } from '../model.ts'
import { type History, historyOf, type State } from './history.ts'
import { type Look, lookAt, type Said, type Told } from './look.ts'
import { CHANGE_KINDS, type Change, type ChangeKind, type Trouble } from './model.ts'

export interface VersionReport {
  /** As it was asked for: `1.36`. */
  readonly name: string
  readonly report: Report
}

interface Row extends Omit<Change, 'count' | 'examples'> {
  count: number
  readonly examples: string[]
}

const MAX_EXAMPLES = 3
const IN_ORDER = Object.keys(CHANGE_KINDS) as readonly ChangeKind[]
const LEFT_OUT = { state: 'unknown' } as const

/** @param reports oldest version first */
export function changesOf(reports: readonly VersionReport[]): readonly Change[] {
  const looks = reports.map(({ report }) => lookAt(report))
  const names = reports.map(({ name }) => name)
  const rows = new Map<string, Row>()
  const add = (trouble: Trouble, history: History, example: string): void => {
    const key = rowKey(trouble, history)
    const row = rows.get(key) ?? { ...changeOf(trouble, history, names), count: 0, examples: [] }
    rows.set(key, row)
    row.count += 1
    if (row.examples.length < MAX_EXAMPLES) row.examples.push(example)
  }
  for (const key of new Set(looks.flatMap(({ said }) => [...said.keys()]))) {
    const told = restoredElsewhere(looks.map((look) => look.said.get(key) ?? absent(look, looks, key)))
    const history = historyOf(told.map(({ state }) => state))
    if (history === undefined) continue
    const shown = told[history.breaksAt ?? history.brokenAt[0] ?? 0]
    if (shown?.state === 'broken') add(shown.trouble, history, shown.example)
  }
  for (const { trouble, history, example } of unexplained(reports, [...rows.values()])) {
    add(trouble, history, example)
  }
  return [...rows.values()].toSorted((a, b) => order(a, names) - order(b, names) || b.count - a.count)
}

/** Where it is good follows from where it is broken and where nobody knows. */
function rowKey(trouble: Trouble, { brokenAt, unknownAt }: History): string {
  const { about, weight, class: name, title, apiVersion, kind } = trouble
  return [brokenAt, unknownAt, about, weight, name, title, apiVersion, kind].join('\0')
}

/** The first version at which something fails that an older one took. */
export function firstBreaking(changes: readonly Change[], names: readonly string[]): string | undefined {
  const broken = changes.flatMap(({ weight, breaksAt }) => (weight === 'fail' ? [breaksAt] : []))
  return names.find((name) => broken.includes(name))
}

/** A finding that is not there is good news only when its object was looked at; of everything else nothing is known. */
function absent(look: Look, looks: readonly Look[], key: string): Said {
  const found = looks.map(({ said }) => said.get(key)).find((one) => one !== undefined)
  const objectKey = found !== undefined && 'objectKey' in found ? found.objectKey : undefined
  return objectKey !== undefined && look.provesAbsence(objectKey) ? { state: 'good' } : LEFT_OUT
}

/** What stays behind at one version is broken there when another one restores it; else a rule keeps it out everywhere. */
function restoredElsewhere(told: readonly Said[]): readonly Told[] {
  const isRestored = told.some(({ state }) => state === 'good')
  return told.map((said): Told => {
    if (said.state !== 'left') return said
    return isRestored ? { ...said, state: 'broken' } : LEFT_OUT
  })
}

function changeOf(
  trouble: Trouble,
  history: History,
  names: readonly string[],
): Omit<Change, 'count' | 'examples'> {
  const { breaksAt, mendedAt, brokenAt, unknownAt } = history
  const nameOf = (position: number): string => names[position] ?? ''
  return {
    change: breaksAt !== undefined ? 'breaks' : mendedAt !== undefined ? 'mended' : 'always',
    ...(breaksAt === undefined ? {} : { breaksAt: nameOf(breaksAt) }),
    ...(mendedAt === undefined ? {} : { mendedAt: nameOf(mendedAt) }),
    brokenAt: brokenAt.map(nameOf),
    unknownAt: unknownAt.map(nameOf),
    ...trouble,
  }
}

const VERDICT_STATES = {
  pass: 'good',
  inconclusive: 'good',
  fail: 'broken',
  error: 'unknown',
  cancelled: 'unknown',
} as const satisfies Record<Report['verdict'], State>

interface Unexplained {
  readonly trouble: Trouble
  readonly history: History
  readonly example: string
}

/** A version that fails where an older one does not must be in the table, also for a reason that has no row of its own. */
function unexplained(reports: readonly VersionReport[], rows: readonly Row[]): readonly Unexplained[] {
  const history = historyOf(reports.map(({ report }) => VERDICT_STATES[report.verdict]))
  if (history?.breaksAt === undefined) return []
  const { name = '', report } = reports[history.breaksAt] ?? {}
  if (rows.some((row) => row.weight === 'fail' && row.breaksAt === name)) return []
  const title = report?.because[0] ?? 'the rehearsal fails'
  const trouble = {
    about: 'verdict',
    weight: 'fail',
    class: report?.failure?.code ?? 'verdict',
    title,
    apiVersion: '',
    kind: '',
  } as const
  return [{ trouble, history, example: title }]
}

/** By kind of change, then by the version, then what fails before what only warns. */
function order({ change, breaksAt, mendedAt, weight }: Row, names: readonly string[]): number {
  const at = names.indexOf(breaksAt ?? mendedAt ?? '')
  return (IN_ORDER.indexOf(change) * (names.length + 1) + at + 1) * 2 + (weight === 'fail' ? 0 : 1)
}
