// Small files for machines that look again and again: a metrics file and a badge. Each remembers the last pass, so what an
// earlier run left is read before it is replaced.
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { Report } from '../report/model.ts'
import { lastPassIn, renderBadge, renderBadgeRuns, runsFileOf } from '../report/render/badge.ts'
import { lastPassOf, renderMetrics } from '../report/render/metrics.ts'
import type { RehearsalRequest } from './request.ts'
import { writeWhole } from './write-whole.ts'

/** Each file is whole or as it was. Returns the paths. @throws SIGNAL_NOT_WRITTEN */
export async function writeSignals(request: RehearsalRequest, report: Report): Promise<readonly string[]> {
  const { badgeFile, metrics } = request
  const texts: [path: string, text: string][] = []
  if (metrics !== undefined) {
    const lastPass = lastPassOf(await earlier(metrics.file))
    texts.push([metrics.file, renderMetrics(report, { labels: metrics.labels, lastPass })])
  }
  if (badgeFile !== undefined) {
    const runsFile = runsFileOf(badgeFile)
    const lastPass = lastPassIn(await earlier(runsFile))
    texts.push([badgeFile, renderBadge(report)], [runsFile, renderBadgeRuns(report, lastPass)])
  }
  for (const [path, text] of texts) await write(path, text)
  return texts.map(([path]) => path)
}

async function earlier(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeWhole(path, text)
  } catch (error) {
    throw new RehearsalError('SIGNAL_NOT_WRITTEN', `${path} cannot be written: ${messageOf(error)}`)
  }
}
