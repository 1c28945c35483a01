import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { writeReport } from '../../../src/rehearsal/write-report.ts'
import { FILE_DEFAULTS, REPORT_FILES } from '../../../src/report/render/files.ts'
import { buildReport } from '../report/build-report.ts'

const NO_RESTORE = { restore: undefined, engine: undefined }
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'write-report-'))
  folders.push(folder)
  return folder
}

test('every file of the table is written, report.json is named first', async () => {
  const folder = newFolder()
  const { files } = await writeReport(folder, buildReport(), NO_RESTORE)
  expect(files[0]).toBe(join(folder, 'report.json'))
  expect(readdirSync(folder).toSorted()).toEqual(
    ['report.json', 'predicate.json', ...REPORT_FILES.map(({ name }) => name)].toSorted(),
  )
})

test('a renderer that fails costs its own file and is told, the verdict stays', async () => {
  const folder = newFolder()
  const broken = {
    name: 'broken.txt',
    render: (): string => {
      throw new Error('no such glyph')
    },
  }
  const { files, report } = await writeReport(folder, buildReport(), NO_RESTORE, FILE_DEFAULTS, [
    broken,
    { name: 'good.txt', render: ({ verdict }) => verdict },
  ])
  expect(files).toEqual(['report.json', 'good.txt', 'predicate.json'].map((name) => join(folder, name)))
  expect(readFileSync(join(folder, 'good.txt'), 'utf8')).toBe('pass')
  expect(report.verdict).toBe('pass')
  expect(report.warnings).toEqual([
    {
      group: 'velero',
      message: 'broken.txt could not be made and is missing from the report: no such glyph',
    },
  ])
  const json = readFileSync(join(folder, 'report.json'))
  expect(JSON.parse(json.toString('utf8')).warnings).toEqual(report.warnings)
  const predicate = JSON.parse(readFileSync(join(folder, 'predicate.json'), 'utf8'))
  expect(predicate.report.digest.sha256).toBe(createHash('sha256').update(json).digest('hex'))
})
