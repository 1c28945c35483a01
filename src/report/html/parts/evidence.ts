// What was tested, with what, where: for whoever has to show it later.
import { formatBytes, formatCount, formatMinute, formatNumber } from '../../format.ts'
import type { Report } from '../../model.ts'
import { droppedTexts, secretsText } from '../../secrets-words.ts'
import { type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

export const evidenceSection: Section = {
  id: 'evidence',
  title: 'Evidence',
  short: 'Evidence',
  body: (report) =>
    html`<dl class="evidence">${rowsOf(report).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
}

function rowsOf({
  backup,
  cluster,
  restore,
  secrets,
  readBack,
  tool,
  startedAt,
}: Report): readonly (readonly [string, Html])[] {
  const rows: [string, Html | undefined][] = [
    ['Backup', backup && html`<bdi class="name">${backup.name}</bdi>`],
    ['Location', backup && html`<bdi class="name">${backup.location}</bdi>`],
    ['SHA-256 of the archive', backup && html`<code class="digest">${backup.sha256}</code>`],
    [
      'Archive',
      backup &&
        html`${formatCount(backup.items, 'item')} in ${formatCount(backup.namespaces, 'namespace')} · ${formatBytes(backup.bytes)}, ${formatBytes(backup.unpackedBytes)} unpacked`,
    ],
    ['ETag of the archive', optional(backup?.etag)],
    ['Version of the archive', optional(backup?.versionId)],
    ['Backup taken', optional(backup?.completedAt && formatMinute(backup.completedAt))],
    ['Phase of the backup', optional(backup?.phase)],
    ['Schedule', optional(backup?.schedule)],
    ['Taken from', optional(backup?.sourceVersion && `Kubernetes ${backup.sourceVersion}`)],
    ['Format of the backup', optional(backup?.formatVersion)],
    [
      'Restored into',
      cluster &&
        html`${cluster.title}, version ${cluster.version}${cluster.isThrowAway ? ', made for this run' : ''}`,
    ],
    ['Restore', restore && html`<bdi class="name">${restore.name}</bdi> · phase ${restore.phase}`],
    ['Secrets', secrets && html`${secretsText(secrets)}`],
    ['Annotations of Secrets dropped', optional(secrets && droppedTexts(secrets).join(', '))],
    [
      'Read back',
      readBack &&
        html`${formatNumber(readBack.found)} of ${formatCount(readBack.asked, 'object')}${
          readBack.missing > 0 ? `, ${formatNumber(readBack.missing)} missing` : ''
        }`,
    ],
    ['Rehearsal begun', html`${formatMinute(startedAt)}`],
    ['Made by', html`${tool.name} ${tool.version}`],
  ]
  return rows.filter((row): row is [string, Html] => row[1] !== undefined)
}

function optional(text: string | undefined): Html | undefined {
  return text === undefined || text === '' ? undefined : html`${text}`
}
