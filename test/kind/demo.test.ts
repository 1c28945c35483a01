// The backup of the demo, by the shipped program, until its Deployments are ready.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import { CLI, type Ended, EXAMPLES, optionWords, Workplace } from '../dist/black-box.ts'
import { openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'

interface CheckResult {
  readonly name: string
  readonly result: string
  readonly message: string
}

describe.skipIf(WHY_NOT !== undefined)(`the demo on kind${TITLE_SUFFIX}`, () => {
  const place = new Workplace()
  let surroundings: Surroundings
  let ended: Ended

  beforeAll(async () => {
    surroundings = await openSurroundings()
    const options = {
      'restore-file': join(import.meta.dirname, 'demo', 'restore.yaml'),
      'rehearsal-file': join(import.meta.dirname, 'demo', 'rehearsal.yaml'),
      'kind-image': KIND_PARTS.image,
      'report-dir': place.path('report'),
    }
    ended = await place.start(
      CLI,
      ['run', join(EXAMPLES, 'backups'), ...optionWords(options)],
      surroundings.variables,
    ).ended
  })
  afterAll(async () => {
    await place.remove()
    await surroundings?.close()
  })

  test('its Deployments become ready, and its Service answers', () => {
    const checks = place.json('report', 'report.json').checks as readonly CheckResult[]
    expect(checks.map(({ name, result, message }) => `${name}: ${result} ${message}`)).toEqual([
      'the shop is ready: passed Deployment shop/storefront: 1 ready',
      'its staging is ready: passed Deployment shop-staging/storefront: 1 ready',
      'the ledger is ready: passed Deployment payments/ledger: 1 ready',
      'the shop answers: passed shop/storefront:80/live answers 200',
    ])
  })

  test('it passes, and leaves no container', () => {
    expect(`${ended.stdout}${ended.stderr}`).toMatch(/PASS in /)
    expect(ended.code).toBe(0)
    expect(surroundings.containers()).toEqual([])
    expect(place.clusters()).toEqual([])
  })
})
