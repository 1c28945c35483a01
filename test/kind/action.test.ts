// The Action on nodes, from its shipped bundles.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import { until, Workplace } from '../dist/black-box.ts'
import { Step } from '../dist/step.ts'
import { openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'
import { type OwnImages, writeOwnImages } from './own-images.ts'

describe.skipIf(WHY_NOT !== undefined)(`the Action on kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings
  let place: Workplace
  let step: Step
  let shop: OwnImages

  beforeAll(async () => {
    surroundings = await openSurroundings()
  })
  afterAll(() => surroundings?.close())
  beforeEach(() => {
    place = new Workplace()
    step = new Step(place)
    shop = writeOwnImages(place.folder, surroundings)
  })
  afterEach(() => place.remove())

  test('sets its outputs, writes the summary, and leaves no container', async () => {
    const inputs = {
      location: shop.location,
      'rehearsal-file': shop.rehearsalFile,
      'kind-image': KIND_PARTS.image,
      'load-images': shop.archives.join(','),
      'report-dir': 'out',
    }
    const { code, stdout } = await step.main(inputs, surroundings.variables).ended
    expect(stdout).not.toContain('::error')
    expect(code).toBe(0)
    expect(step.outputs()).toMatchObject({
      verdict: 'pass',
      total: '7',
      restored: '6',
      held: '1',
      failed: '0',
      'failed-checks': '0',
      'backup-name': 'shop',
    })
    expect(step.summary()).toMatch(/kind cluster/)
    expect(place.json('out', 'report.json')).toMatchObject({ verdict: 'pass', workloads: { nodes: 'real' } })
    expect(surroundings.containers()).toEqual([])
    expect((await step.post(surroundings.variables).ended).code).toBe(0)
    expect(place.clusters()).toEqual([])
  })

  test('a main step that was killed while kind starts leaves no container behind the post step', async () => {
    const inputs = { location: shop.location, cluster: 'kind', 'kind-image': KIND_PARTS.image }
    const main = step.main(inputs, surroundings.variables)
    await until('kind has made a container', () => surroundings.containers().length > 0)
    main.child.kill('SIGKILL')
    await main.ended
    expect((await step.post(surroundings.variables).ended).code).toBe(0)
    expect(surroundings.containers()).toEqual([])
    expect(place.clusters()).toEqual([])
  })
})
