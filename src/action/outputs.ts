import type { RehearsalResult } from '../rehearsal/rehearse.ts'
import { overviewRow } from '../report/overview.ts'
import { plainText } from '../report/plain-text.ts'
import { graveFindings } from '../report/trouble.ts'

export interface OutputRow {
  readonly doc: string
  /** Of several backups it is the sum. */
  readonly isNumber?: true
  readonly of: (result: RehearsalResult) => string
}

/** One row feeds the output, action.yml and docs/options.md. Every output is a text; a number is its digits. */
export const OUTPUTS = {
  verdict: {
    doc: '`pass`, `fail`, `inconclusive`, `error` or `cancelled`.',
    of: ({ report }) => report.verdict,
  },
  total: { isNumber: true, doc: 'Items in the backup.', of: ({ report }) => String(report.total) },
  restored: {
    isNumber: true,
    doc: 'Items that were created.',
    of: ({ report }) => String(report.counts.created),
  },
  updated: {
    isNumber: true,
    doc: 'Items that existed and were patched.',
    of: ({ report }) => String(report.counts.updated),
  },
  unchanged: {
    isNumber: true,
    doc: 'Items that existed and were equal.',
    of: ({ report }) => String(report.counts.unchanged),
  },
  skipped: {
    isNumber: true,
    doc: 'Items that stay behind by rule.',
    of: ({ report }) => String(report.counts.skipped),
  },
  held: {
    isNumber: true,
    doc: 'Items that a safety rule holds back: the server took them in a dry run.',
    of: ({ report }) => String(report.counts.held),
  },
  failed: {
    isNumber: true,
    doc: 'Items that could not be restored.',
    of: ({ report }) => String(report.counts.failed),
  },
  unknown: {
    isNumber: true,
    doc: 'Items that were not reached, or of which nobody knows what became of them.',
    of: ({ report }) => String(report.counts.unknown),
  },
  findings: {
    isNumber: true,
    doc: 'Findings that weigh `fail` or `warn` and are not ignored.',
    of: ({ report }) => String(graveFindings(report).length),
  },
  'failed-checks': {
    isNumber: true,
    doc: 'Checks of the rehearsal file that failed or could not be carried out.',
    of: ({ report }) => String(report.checks.filter(({ result }) => result !== 'passed').length),
  },
  warnings: {
    isNumber: true,
    doc: 'Warnings of the restore.',
    of: ({ report }) => String(report.warnings.length),
  },
  'duration-seconds': {
    isNumber: true,
    doc: 'How long the whole run took, with one decimal.',
    of: ({ report }) => (report.timings.total / 1_000).toFixed(1),
  },
  'backup-name': {
    doc: 'The backup that was tested; empty when none was found.',
    of: ({ report }) => plainText(report.backup?.name ?? ''),
  },
  'backup-sha256': {
    doc: 'SHA-256 of its tarball, as `actions/attest` wants it behind `sha256:`; empty when it was not read.',
    of: ({ report }) => report.backup?.sha256 ?? '',
  },
  'report-path': {
    doc: 'Path of report.json; empty when it could not be written.',
    of: ({ files }) => named(files, 'report.json'),
  },
  'html-path': {
    doc: 'Path of report.html, the report for people; empty when it could not be written.',
    of: ({ files }) => named(files, 'report.html'),
  },
  'junit-path': {
    doc: 'Path of junit.xml; empty when it could not be written.',
    of: ({ files }) => named(files, 'junit.xml'),
  },
  'predicate-path': {
    doc: 'Path of predicate.json, for `predicate-path` of `actions/attest`; empty when the backup was not read.',
    of: ({ files }) => named(files, 'predicate.json'),
  },
  backups: {
    doc: 'Every backup that was rehearsed, as a JSON list of name, verdict, exitCode, because, total, failed, ms and report. With `all` the other outputs are sums, or texts with one line for each backup; `verdict` is the gravest.',
    of: (result) =>
      visibleJson([
        overviewRow(result.report.backup?.name ?? '', result, named(result.files, 'report.json')),
      ]),
  },
  versions: {
    doc: 'With several Kubernetes versions: each of them, oldest first, as a JSON list of name, kubernetesVersion, verdict, exitCode, because, total, failed, ms and report. The other outputs are as with `all`. Else empty.',
    of: () => '',
  },
  'first-breaking-version': {
    doc: 'With several Kubernetes versions: the first at which something fails that an older one takes. Empty when there is none.',
    of: () => '',
  },
  'versions-path': {
    doc: 'With several Kubernetes versions: path of versions.json, the table of what breaks first at which of them. Else empty.',
    of: () => '',
  },
  'kubeconfig-path': {
    doc: 'Kubeconfig of the cluster when it was kept; else empty.',
    of: ({ kubeconfigPath }) => kubeconfigPath ?? '',
  },
} as const satisfies Record<string, OutputRow>

/** What cannot be seen and what a runner takes for a command is written as its escape: whoever echoes an output does not parse it first. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => character.split('').map(escapeOf).join(''))
    .replace(/(##\w*)\[/g, '$1\\u005b')
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The path of a file of the report folder, or ''. */
function named(files: readonly string[], name: string): string {
  return files.find((file) => file.split(/[/\\]/).at(-1) === name) ?? ''
}

/** Name and text of every output. */
export function outputsOf(result: RehearsalResult): readonly (readonly [name: string, text: string])[] {
  return Object.entries(OUTPUTS).map(([name, row]) => [name, row.of(result)])
}
