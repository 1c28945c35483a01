// An upgrade rehearsal as a user runs it: two real control planes, and an API that the newer one has removed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemPath } from '../build/archive.ts'
import { writeBackup } from '../build/bucket.ts'
import { MIDDLE_VERSION, NEWER_VERSION, OLDER_VERSION } from './older-version.ts'

const ROOT = join(import.meta.dirname, '../..')
const API = 'flowcontrol.apiserver.k8s.io/v1beta3'

const RESOURCE = 'flowschemas.flowcontrol.apiserver.k8s.io'

/** As Velero has it in a backup of a cluster that prefers this version. */
function flowSchema(version: string): object {
  return {
    apiVersion: `flowcontrol.apiserver.k8s.io/${version}`,
    kind: 'FlowSchema',
    metadata: { name: 'api-clients' },
    spec: {
      matchingPrecedence: 1_000,
      priorityLevelConfiguration: { name: 'workload-low' },
      rules: [
        {
          resourceRules: [{ apiGroups: ['*'], namespaces: ['*'], resources: ['*'], verbs: ['*'] }],
          subjects: [{ kind: 'User', user: { name: 'batch' } }],
        },
      ],
    },
  }
}

const FILES = {
  [itemPath(RESOURCE, '', 'api-clients')]: flowSchema('v1beta3'),
  [itemPath('configmaps', 'shop', 'settings')]: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'shop' },
    data: { color: 'blue' },
  },
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-versions-'))
  writeBackup(folder, 'shop', { files: FILES })
  const files = {
    ...FILES,
    [`resources/${RESOURCE}/v1beta3-preferredversion/cluster/api-clients.json`]: flowSchema('v1beta3'),
    [`resources/${RESOURCE}/v1/cluster/api-clients.json`]: flowSchema('v1'),
  }
  writeBackup(folder, 'every-version', { files })
})
afterAll(() => rmSync(folder, { recursive: true }))

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'run', ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', REHEARSE_STATE_DIR: join(folder, 'state') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, code, output: () => output }
}

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

/** Clusters that are still written down. */
function leftBehind(): readonly string[] {
  const state = join(folder, 'state')
  if (!existsSync(state)) return []
  return readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
}

describe('an API that the newer version has removed', () => {
  let code: number | null
  let output: string
  beforeAll(async () => {
    const versions = `${NEWER_VERSION},${OLDER_VERSION}`
    const options = ['--backup', 'shop', '--kubernetes-versions', versions, '--versions-at-once', '1']
    const run = start([folder, ...options, '--report-dir', join(folder, 'out')])
    code = await run.code
    output = run.output()
  })

  test('breaks there, and the table says exactly that', () => {
    const table = json('out', 'versions.json')
    expect(table, output).toMatchObject({
      verdict: 'fail',
      exitCode: 1,
      backup: 'shop',
      firstBreaking: NEWER_VERSION,
      versions: [
        { name: OLDER_VERSION, kubernetesVersion: OLDER_VERSION, verdict: 'pass', failed: 0, total: 2 },
        { name: NEWER_VERSION, kubernetesVersion: NEWER_VERSION, verdict: 'fail', failed: 1, total: 2 },
      ],
    })
    expect(table.changes).toEqual([
      {
        change: 'breaks',
        breaksAt: NEWER_VERSION,
        brokenAt: [NEWER_VERSION],
        unknownAt: [],
        about: 'item',
        weight: 'fail',
        class: 'api-not-served',
        title: `the cluster does not serve FlowSchema of ${API}`,
        apiVersion: API,
        kind: 'FlowSchema',
        nextStep: expect.any(String),
        count: 1,
        examples: ['FlowSchema api-clients'],
      },
    ])
    expect(table.notServed).toEqual([
      {
        apiVersion: API,
        kind: 'FlowSchema',
        resource: RESOURCE,
        items: 1,
        removedAt: NEWER_VERSION,
        servedAt: [OLDER_VERSION],
        notServedAt: [NEWER_VERSION],
      },
    ])
    const schema = JSON.parse(readFileSync(join(ROOT, 'schema/versions.schema.json'), 'utf8'))
    const validate = new Ajv2020({ strict: false }).compile(schema)
    expect(validate(table), JSON.stringify(validate.errors)).toBe(true)
  })

  test('the screen, the exit code, and which version each line is about', () => {
    expect(code).toBe(1)
    expect(output).toContain(`breaks first at ${NEWER_VERSION}\n`)
    expect(output).toContain(`FAIL over 2 versions: breaks first at ${NEWER_VERSION}`)
    expect(output).toMatch(new RegExp(`^${OLDER_VERSION.padEnd(10)}PASS in `, 'm'))
    expect(output).toMatch(new RegExp(`^${NEWER_VERSION.padEnd(10)}FAIL in `, 'm'))
  })

  test('each version has a whole report of its own, about the same tarball', () => {
    const reports = [OLDER_VERSION, NEWER_VERSION].map((version) => json('out', version, 'report.json'))
    expect(reports[0].backup.sha256).toBe(reports[1].backup.sha256)
    expect(reports[0].items).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }])
    expect(reports[1].items).toMatchObject([
      { outcome: 'created', kind: 'ConfigMap' },
      { outcome: 'failed', reason: 'api-not-served', kind: 'FlowSchema' },
    ])
    const junit = readFileSync(join(folder, 'out', NEWER_VERSION, 'junit.xml'), 'utf8')
    expect(junit).toContain(`<testsuite name="${NEWER_VERSION} cluster scope"`)
    const page = readFileSync(join(folder, 'out', 'versions.html'), 'utf8')
    expect(page).toContain(`<a href="${OLDER_VERSION}/report.html">`)
    expect(existsSync(join(folder, 'out', OLDER_VERSION, 'report.html'))).toBe(true)
  })

  test('nothing is left running', () => {
    expect(leftBehind()).toEqual([])
  })
})

test('a backup that holds the successor as well is restored at both, side by side', async () => {
  const versions = `${OLDER_VERSION},${NEWER_VERSION}`
  const options = ['--backup', 'every-version', '--kubernetes-versions', versions, '--versions-at-once', '2']
  const feature = ['--features', 'EnableAPIGroupVersions']
  const run = start([folder, ...options, ...feature, '--report-dir', join(folder, 'both')])
  expect(await run.code, run.output()).toBe(0)
  expect(json('both', 'versions.json')).toMatchObject({
    verdict: 'pass',
    versions: [
      { name: OLDER_VERSION, failed: 0, total: 2 },
      { name: NEWER_VERSION, failed: 0, total: 2 },
    ],
    changes: [],
    notServed: [],
  })
  expect(run.output()).toContain('PASS over 2 versions: nothing breaks on the way')
  expect(leftBehind()).toEqual([])
})

test('Ctrl-C ends all of them, and each says that it was cancelled', async () => {
  const versions = `${OLDER_VERSION},${NEWER_VERSION}`
  const options = ['--backup', 'shop', '--kubernetes-versions', versions, '--versions-at-once', '1']
  const run = start([folder, ...options, '--report-dir', join(folder, 'cancelled')])
  const isUnderWay = () => new RegExp(`^${OLDER_VERSION} +cluster`, 'm').test(run.output())
  while (!isUnderWay() && run.child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
  run.child.kill('SIGINT')
  expect(await run.code, run.output()).toBe(130)
  const table = json('cancelled', 'versions.json')
  expect(table.versions.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
    // The first may have come to its end in that moment.
    expect.arrayContaining(['cancelled']),
  )
  expect(table.verdict).toBe('cancelled')
  expect(leftBehind()).toEqual([])
})

describe.skipIf(MIDDLE_VERSION === undefined)('three minors, with REHEARSE_TEST_MIDDLE_VERSION', () => {
  const middle = MIDDLE_VERSION ?? ''

  test('what breaks is said of the first version that breaks it, and of the others that do', async () => {
    const versions = [NEWER_VERSION, OLDER_VERSION, middle].join(',')
    const options = ['--backup', 'shop', '--kubernetes-versions', versions]
    const run = start([folder, ...options, '--report-dir', join(folder, 'three')])
    expect(await run.code, run.output()).toBe(1)
    const { changes, firstBreaking, versions: rows } = json('three', 'versions.json')
    expect(firstBreaking).toBe(middle)
    expect(changes).toMatchObject([{ change: 'breaks', breaksAt: middle, brokenAt: [middle, NEWER_VERSION] }])
    expect(rows).toMatchObject([
      { kubernetesVersion: OLDER_VERSION, verdict: 'pass' },
      { kubernetesVersion: middle, verdict: 'fail' },
      { kubernetesVersion: NEWER_VERSION, verdict: 'fail' },
    ])
    expect(leftBehind()).toEqual([])
  }, 180_000)
})
