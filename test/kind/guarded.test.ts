// What a rule lets through runs, from images of archives, and the rest of the backup does not: by the shipped program.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import type { ClusterRecord } from '../../src/cluster/cluster-record.ts'
import { readImageArchive } from '../../src/cluster/kind/image-archive.ts'
import { loadImages } from '../../src/cluster/kind/load-images.ts'
import { buildImageArchive } from '../build/image-archive.ts'
import { CLI, type Ended, optionWords, Workplace } from '../dist/black-box.ts'
import { inTime, openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'
import { PAGE, WEB_IMAGE, writeOwnImages } from './own-images.ts'

interface ReportItem {
  readonly kind: string
  readonly name: string
  readonly outcome: string
}

describe.skipIf(WHY_NOT !== undefined)(`a guarded rehearsal on kind${TITLE_SUFFIX}`, () => {
  const place = new Workplace()
  let surroundings: Surroundings
  let ended: Ended

  beforeAll(async () => {
    surroundings = await openSurroundings()
    const { location, rehearsalFile, archives } = writeOwnImages(place.folder, surroundings)
    const options = {
      'rehearsal-file': rehearsalFile,
      'kind-image': KIND_PARTS.image,
      'load-images': archives.join(','),
      'report-dir': place.path('report'),
    }
    ended = await place.start(
      CLI,
      ['run', location, '--keep-cluster', ...optionWords(options)],
      surroundings.variables,
    ).ended
  })
  afterAll(async () => {
    await place.remove()
    await surroundings?.close()
  })

  const kubectl = (...args: readonly string[]): string => {
    const [cluster] = place.clusters()
    const program = join(KIND_PARTS.bin, 'kubectl')
    return execFileSync(program, ['--kubeconfig', String(cluster?.kubeconfigPath), '-n', 'shop', ...args])
      .toString('utf8')
      .trim()
  }

  test('it passes', () => {
    expect(ended.stdout).toMatch(/guarded: 2 items tamed, 1 held back/)
    expect([ended.code, ended.stderr]).toEqual([0, ''])
  })

  test('pods run from the images of both archives, and no other pod is there', () => {
    const jsonpath = 'jsonpath={range .items[*]}{.spec.containers[0].image} {.status.phase}{"\\n"}{end}'
    expect(kubectl('get', 'pods', '-o', jsonpath).split('\n').sort()).toEqual([
      'registry.example/shop/tool:1 Running',
      `${WEB_IMAGE} Running`,
    ])
    expect(kubectl('exec', 'deploy/web', '--', 'busybox', 'cat', '/www/index.html')).toBe(PAGE)
  })

  test('what no rule lets through is there and runs nothing', () => {
    expect(kubectl('get', 'statefulset', 'db', '-o', 'jsonpath={.spec.replicas}')).toBe('0')
    expect(kubectl('get', 'cronjob', 'mail', '-o', 'jsonpath={.spec.suspend}')).toBe('true')
    expect(kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.spec.replicas}')).toBe('1')
  })

  test('the report says which rule did what', () => {
    const report = place.json('report', 'report.json')
    expect(report).toMatchObject({
      verdict: 'pass',
      cluster: { egress: 'denied' },
      safety: {
        profile: 'guarded',
        held: [{ rule: 'code: Pod', count: 1 }],
        tamed: expect.arrayContaining([
          expect.objectContaining({ rule: 'code: StatefulSet.apps', count: 1 }),
          expect.objectContaining({ rule: 'code: CronJob.batch', count: 1 }),
        ]),
      },
    })
    const outcomes = (report.items as readonly ReportItem[]).map(
      ({ kind, name, outcome }) => `${kind} ${name} ${outcome}`,
    )
    expect(outcomes).toContain('Pod loner held')
    expect(outcomes).toContain('Deployment web created')
  })

  test('an archive that lacks a layer is told in the words of the node', async () => {
    const path = place.path('lacking.tar.gz')
    writeFileSync(path, buildImageArchive({ name: 'shop/lacking:1', files: { a: 'b' }, lacksLayer: true }))
    const kind = place.clusters()[0]?.kind as ClusterRecord['kind']
    if (kind === undefined) throw new Error('there is no kind cluster')
    const { signal } = inTime()
    const archive = await readImageArchive(path, signal)
    const loading = loadImages(kind, [archive], place.folder, surroundings.environment, inTime())
    await expect(loading).rejects.toMatchObject({ code: 'CLUSTER_IMAGE_NOT_LOADED' })
    await expect(loading).rejects.toThrow(/lacking\.tar\.gz could not be loaded: (.|\n)*layer/)
  })

  test('the cluster stays, because that was asked, until it is removed by its id', async () => {
    const [cluster] = place.clusters()
    const environment = { DOCKER_HOST: '', REHEARSE_KIND: '' }
    const down = place.start(CLI, ['cluster', 'down', String(cluster?.id)], environment)
    expect(await down.ended).toMatchObject({ code: 0, stderr: '' })
    expect(place.clusters()).toEqual([])
    expect(surroundings.containers()).toEqual([])
  })
})
