// A machine without a container engine: said at once, in a report, and nothing was started.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'rehearse-no-engine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('rehearse run --cluster kind without a container engine ends with a code and a next step', () => {
  const state = join(folder, 'state')
  const report = join(folder, 'report')
  const { status, stdout } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'run', 'examples', '--cluster', 'kind', '--report-dir', report],
    { env: { HOME: folder, PATH: folder, REHEARSE_STATE_DIR: state }, encoding: 'utf8' },
  )
  expect(status).toBe(3)
  expect(stdout).toMatch(/kind needs a container engine, and docker cannot be run/)
  expect(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'))).toMatchObject({
    verdict: 'error',
    failure: { code: 'CLUSTER_ENGINE_MISSING', hint: expect.stringContaining('Start Docker') },
  })
  expect(readdirSync(folder)).toEqual(['report'])
})
