// An upgrade rehearsal on nodes: a kind cluster for each version.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import { nodeImageOf } from '../../src/cluster/kind/node-images.ts'
import { listClusters } from '../../src/cluster/left-behind.ts'
import { optionWords } from '../dist/black-box.ts'
import { openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'
import { writeShop } from './shop-backup.ts'

const VERSIONS = ['1.35', '1.36']

const FILE = `
cluster: { provider: kind, versions: ["1.36", "1.35"] }
expect:
  - { name: it, kind: ConfigMap, objectName: nobody, exists: true }
`

describe.skipIf(WHY_NOT !== undefined)(`several versions on kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings
  let folder: string
  let run: { readonly status: number | null; readonly stdout: string }

  beforeAll(async () => {
    surroundings = await openSurroundings()
    folder = mkdtempSync(join(tmpdir(), 'rehearse-kind-'))
    writeShop(join(folder, 'backups-of-the-shop'), ['shop', 'key'])
    writeFileSync(join(folder, 'rehearsal.yaml'), FILE)
    const options = {
      'rehearsal-file': join(folder, 'rehearsal.yaml'),
      'cluster-logs-dir': join(folder, 'logs'),
      'report-dir': join(folder, 'report'),
      'versions-at-once': '2',
    }
    const location = join(folder, 'backups-of-the-shop')
    run = spawnSync(process.execPath, ['src/cli/main.ts', 'run', location, ...optionWords(options)], {
      env: { ...surroundings.environment, REHEARSE_KIND: kindWithTheImageOfHere() },
      encoding: 'utf8',
    })
  })
  afterAll(async () => {
    await surroundings?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  /** Node images of kind's own releases cannot be had without a registry. Both versions get the one of here, and what was asked for is written down. */
  function kindWithTheImageOfHere(): string {
    const program = join(folder, 'bin', 'kind')
    mkdirSync(join(folder, 'bin'))
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
    const [count, one] = ['${!args[@]}', '${args[i]}']
    const lines = [
      '#!/bin/bash',
      'args=("$@")',
      `for i in "${count}"; do`,
      `  [[ ${one} == kindest/* ]] || continue`,
      `  echo "${one}" >>'${join(folder, 'images')}'`,
      `  args[i]='${KIND_PARTS.image}'`,
      'done',
      `exec '${join(KIND_PARTS.bin, 'kind')}' "\${args[@]}"`,
    ]
    writeFileSync(program, `${lines.join('\n')}\n`, { mode: 0o755 })
    return program
  }

  test('each gets a cluster from its own node image', () => {
    expect(readFileSync(join(folder, 'images'), 'utf8').trim().split('\n').sort()).toEqual(
      VERSIONS.map((version) => nodeImageOf(version)),
    )
    expect(run.stdout).toMatch(/FAIL over 2 versions/)
  })

  test('each has a verdict and a report', () => {
    expect(run.status).toBe(1)
    const overview = JSON.parse(readFileSync(join(folder, 'report', 'versions.json'), 'utf8'))
    expect(overview).toMatchObject({
      verdict: 'fail',
      versions: VERSIONS.map((name) => ({ name, verdict: 'fail' })),
    })
    for (const version of VERSIONS) {
      const report = JSON.parse(readFileSync(join(folder, 'report', version, 'report.json'), 'utf8'))
      expect(report).toMatchObject({ cluster: { egress: 'denied' }, counts: { created: 2, failed: 0 } })
    }
  })

  test('each leaves the logs of its nodes, because it does not pass, and nothing else', () => {
    for (const version of VERSIONS)
      expect(readdirSync(join(folder, 'logs', version)).length).toBeGreaterThan(0)
    expect(surroundings.containers()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })
})
