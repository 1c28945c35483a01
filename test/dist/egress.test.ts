// Nothing leaves loopback: a backup full of addresses outside is restored by the shipped bundle while the kernel counts.
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report/model.ts'
import { buildArchive } from '../build/archive.ts'
import { OUTSIDE_URLS, outwardBackup } from '../build/hostile/outward.ts'
import { CLI, Workplace } from './black-box.ts'
import { watchNetwork, whyNoWatch } from './network-watch.ts'

/** What no server stores, and what another one has to answer for. */
const CANNOT_BE_RESTORED = new Set(['ByService', 'ByUrl', 'SelfSubjectAccessReview', 'Thing', 'TokenReview'])

const NO_WATCH = whyNoWatch()

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(() => place.remove())

function watch(...command: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1', REHEARSE_STATE_DIR: place.stateDirectory }
  return watchNetwork([process.execPath, ...command], { cwd: place.folder, env })
}

describe.skipIf(NO_WATCH !== undefined)(
  `egress${NO_WATCH === undefined ? '' : ` (skipped: ${NO_WATCH})`}`,
  () => {
    test.each([
      [
        'a datagram',
        "require('dgram').createSocket('udp4').send('x', 9, '192.0.2.66', () => process.exit())",
      ],
      [
        'a connection by IPv6',
        "require('net').connect(443, '2001:db8:66::66'); setTimeout(() => process.exit(), 300)",
      ],
      ['a name', "require('dns').lookup('hooks.outside.example.com', () => process.exit())"],
    ])('the watch sees %s', async (_what, script) => {
      const { packets, output } = await watch('-e', script)
      expect(packets, output).toBeGreaterThan(0)
    })

    test('a hostile backup with the defaults', async () => {
      writeFileSync(place.path('outward.tar.gz'), buildArchive(outwardBackup()))
      const { packets, code, output } = await watch(CLI, 'run', 'outward.tar.gz', '--report-dir', 'report')
      expect(packets, output).toBe(0)
      const report = place.json('report', 'report.json') as unknown as Report
      expect(report.failure, output).toBeUndefined()
      expect([report.verdict, code]).toEqual(['fail', 1])
      // Every item has its end, and none is in doubt.
      expect(report.items).toHaveLength(Object.keys(outwardBackup()).length)
      expect(report.counts.unknown).toBe(0)
      const failed = report.items.filter(({ outcome }) => outcome === 'failed').map(({ kind }) => kind)
      expect(failed).toContain('TokenReview')
      expect(failed.filter((kind) => !CANNOT_BE_RESTORED.has(kind))).toEqual([])
      const asked = report.serverCalls?.calls ?? []
      expect(asked.filter(({ wasAsked }) => wasAsked)).toEqual([])
      expect(new Set(asked.map(({ kind }) => kind))).toEqual(
        new Set(['mutating-webhook', 'validating-webhook', 'conversion-webhook', 'aggregated-api']),
      )
      expect(asked.map(({ destination }) => destination)).toEqual(expect.arrayContaining([...OUTSIDE_URLS]))
    })
  },
)
