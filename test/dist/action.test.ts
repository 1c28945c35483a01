import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXAMPLES, processesNaming, until, Workplace } from './black-box.ts'
import { Step } from './step.ts'

let place: Workplace
let step: Step
beforeEach(() => {
  place = new Workplace()
  step = new Step(place)
})
afterEach(async () => {
  await place.remove()
})

describe('the Action', () => {
  test('sets its outputs, writes the summary, and the post step finds nothing to do', async () => {
    const { code, stdout } = await step.main({ location: EXAMPLES, 'report-dir': 'out' }).ended
    expect(stdout).not.toContain('::error')
    expect(code).toBe(0)
    const outputs = step.outputs()
    expect(outputs).toMatchObject({ verdict: 'pass', total: '65', failed: '0', 'backup-name': 'shop' })
    expect(Number(outputs.restored)).toBeGreaterThan(50)
    expect(Number(outputs['duration-seconds'])).toBeGreaterThan(0)
    expect(JSON.parse(readFileSync(join(place.folder, 'out', 'report.json'), 'utf8')).verdict).toBe('pass')
    expect(step.summary()).toMatch(/pass/i)
    expect((await step.post().ended).code).toBe(0)
    expect(place.clusters()).toEqual([])
  })

  test('a Restore manifest as input chooses what is restored', async () => {
    const restore =
      'apiVersion: velero.io/v1\nkind: Restore\nspec:\n  backupName: shop\n  includedNamespaces: [payments]\n'
    const { code } = await step.main({ location: EXAMPLES, restore }).ended
    expect(code).toBe(0)
    expect(Number(step.outputs().restored)).toBeLessThan(20)
  })

  test('every problem with the inputs is an annotation, and nothing is started', async () => {
    const inputs = { location: EXAMPLES, deadline: 'soon', concurrency: 'many' }
    const { code, stdout } = await step.main(inputs).ended
    expect(code).toBe(1)
    expect(stdout.match(/^::error/gm)?.length).toBeGreaterThanOrEqual(2)
    expect(place.clusters()).toEqual([])
  })

  test('a broken backup fails the step with an annotation', async () => {
    writeFileSync(place.path('bad.tar.gz'), 'no archive')
    const { code, stdout } = await step.main({ location: place.path('bad.tar.gz') }).ended
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error.*ARCHIVE_NOT_GZIP|ARCHIVE_NOT_GZIP/m)
    expect(step.outputs().verdict).toBe('fail')
  })

  test('a main step that was killed leaves nothing behind the post step', async () => {
    const main = step.main({ location: EXAMPLES })
    await until('a cluster is starting', () => place.clusters().length > 0)
    const folder = String(place.clusters()[0]?.folder)
    await until('its processes are there', () => processesNaming(folder).length > 0)
    main.child.kill('SIGKILL')
    await main.ended
    expect((await step.post().ended).code).toBe(0)
    expect(place.clusters()).toEqual([])
    expect(processesNaming(folder)).toEqual([])
  })

  test('a cluster that is kept is still there after the post step, and its kubeconfig is an output', async () => {
    const inputs = { location: EXAMPLES, 'keep-cluster': 'true', 'included-namespaces': 'payments' }
    expect((await step.main(inputs).ended).code).toBe(0)
    const kubeconfig = step.outputs()['kubeconfig-path'] ?? ''
    expect(readFileSync(kubeconfig, 'utf8')).toContain('clusters:')
    expect((await step.post().ended).code).toBe(0)
    expect(place.clusters()).toHaveLength(1)
  })
})
