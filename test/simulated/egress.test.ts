// Controllers act on a backup full of addresses outside, and still nothing leaves loopback.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Report } from '../../src/report/model.ts'
import { buildArchive } from '../build/archive.ts'
import { outwardBackup } from '../build/hostile/outward.ts'
import { watchNetwork, whyNoWatch } from '../dist/network-watch.ts'

const CLI = join(import.meta.dirname, '../../src/cli/main.ts')
const NO_WATCH = whyNoWatch()

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-egress-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(NO_WATCH !== undefined)(
  `a hostile backup with simulated workloads${NO_WATCH === undefined ? '' : ` (skipped: ${NO_WATCH})`}`,
  async () => {
    writeFileSync(join(folder, 'outward.tar.gz'), buildArchive(outwardBackup()))
    const env = { ...process.env, NO_COLOR: '1', REHEARSE_STATE_DIR: join(folder, 'state') }
    const options = ['--workloads', 'simulated', '--report-dir', 'report']
    const command = [process.execPath, CLI, 'run', 'outward.tar.gz', ...options]
    const { packets, output } = await watchNetwork(command, { cwd: folder, env })
    expect(packets, output).toBe(0)
    const report = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8')) as Report
    expect(report.failure, output).toBeUndefined()
    expect(report.workloads, output).toBeDefined()
  },
)
