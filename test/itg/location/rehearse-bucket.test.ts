// The whole way as a user goes it: the command, a bucket, a control plane, a verdict.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formsOf } from '../../../src/core/secret-forms.ts'
import { type Front, openFront } from './servers/front.ts'
import { BUCKET, openVersitygw, READER, type S3Store } from './servers/versitygw.ts'
import { openWire } from './servers/wire.ts'
import { until } from './tested-store.ts'

const ROOT = join(import.meta.dirname, '../../..')
const BACKUP = join(ROOT, 'examples/backups/shop')

let store: S3Store
let front: Front
let folder: string
beforeAll(async () => {
  store = await openVersitygw()
  for (const name of readdirSync(BACKUP)) {
    await store.put(`team/backups/shop/${name}`, readFileSync(join(BACKUP, name)))
  }
  front = await openFront({ target: store.port, isSecure: true })
  folder = mkdtempSync(join(tmpdir(), 'rehearse-bucket-'))
})
afterAll(async () => {
  await front?.[Symbol.asyncDispose]()
  await store?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(args: readonly string[], stdin: string | undefined = undefined) {
  const child: ChildProcess = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: folder,
      NO_COLOR: '1',
      REHEARSE_STATE_DIR: join(folder, 'state'),
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  if (stdin !== undefined) child.stdin?.end(readFileSync(stdin))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended }
}

const rehearse = (...args: readonly string[]): Promise<Ended> => start(args).ended
const access = (): readonly string[] => [
  ...['--location-credentials-file', store.credentialsFile],
  ...['--location-config', `s3Url=${store.endpoint}`],
]

describe('rehearse', () => {
  test('run s3://…: the backup passes, and no credential is in anything', async () => {
    const out = join(folder, 'out')
    const ended = await rehearse('run', `s3://${BUCKET}/team`, ...access(), '--report-dir', out)
    expect(ended.stdout).toContain('PASS')
    expect(ended.code).toBe(0)
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
    expect(report).toMatchObject({
      verdict: 'pass',
      backup: { name: 'shop', location: `s3://${BUCKET}/team` },
    })
    const texts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))
    const everything = [ended.stdout, ended.stderr, ...texts].join('\n')
    expect(formsOf(READER.secretAccessKey).filter((form) => everything.includes(form))).toEqual([])
    expect(everything).not.toContain(store.endpoint)
  })

  test('inspect bsl.yaml: a BackupStorageLocation with prefix, authority and a Secret', async () => {
    const manifest = join(folder, 'bsl.yaml')
    writeFileSync(manifest, storageLocation('velero.io/aws'))
    const right = await rehearse('inspect', manifest, '--location-credentials-file', store.credentialsFile)
    expect(right.stderr).toBe('')
    expect(right.stdout).toContain('shop')
    const wrong = await rehearse('inspect', manifest)
    expect(wrong.code).toBe(3)
    expect(wrong.stderr).toContain('LOCATION_DENIED')
    expect(wrong.stderr).toContain('Secret "cloud-credentials", key "cloud"')
    expect(wrong.stderr).toContain('--location-credentials-file')
  })

  test('a provider that nobody knows, a file that is no BackupStorageLocation, none at all', async () => {
    const manifest = join(folder, 'other.yaml')
    writeFileSync(manifest, storageLocation('velero.io/vsphere'))
    const unknown = await rehearse('inspect', manifest)
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('known are aws (velero.io/aws), azure'),
    ])
    writeFileSync(manifest, 'kind: ConfigMap\napiVersion: v1\n')
    const other = await rehearse('inspect', manifest)
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('holds no velero.io/v1 BackupStorageLocation'),
    ])
    const absent = await rehearse('inspect', join(folder, 'absent.yaml'))
    expect([absent.code, absent.stderr]).toEqual([3, expect.stringContaining('LOCATION_NOT_FOUND')])
  })

  test('inspect -: a tarball from standard input', async () => {
    const { stdout, code } = await start(['inspect', '-'], join(BACKUP, 'shop.tar.gz')).ended
    expect(code).toBe(0)
    expect(stdout).toContain('deployments.apps')
  })

  test('an address that cannot be opened is in the report without its secrets', async () => {
    const out = join(folder, 'refused')
    const address = 'http://user:planted-pass-66@127.0.0.1:1/shop.tar.gz?X-Amz-Signature=planted-sig-55'
    const ended = await rehearse('run', address, '--report-dir', out)
    expect(ended.code).toBe(3)
    const texts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))
    const everything = [ended.stdout, ended.stderr, ...texts].join('\n')
    expect(everything).toContain('LOCATION_UNREACHABLE')
    expect(everything).not.toContain('planted')
  })

  test('an interrupt while the bucket is silent ends the command at once', async () => {
    await using wire = await openWire(store.port)
    wire.stall(1_000, 0)
    const { child, ended } = start([
      'inspect',
      `s3://${BUCKET}/team`,
      ...['--location-credentials-file', store.credentialsFile],
      ...['--location-config', `s3Url=http://127.0.0.1:${wire.port}`],
    ])
    await until('a request is under way', () => wire.requests.length > 0, 60_000)
    const interrupted = performance.now()
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(performance.now() - interrupted).toBeLessThan(15_000)
  })
})

function storageLocation(provider: string): string {
  return `apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata:
  name: default
  namespace: velero
spec:
  provider: ${provider}
  objectStorage:
    bucket: ${BUCKET}
    prefix: team
    caCert: ${Buffer.from(front.ca).toString('base64')}
  config:
    region: us-east-1
    s3ForcePathStyle: "true"
    s3Url: ${front.url}
  credential:
    name: cloud-credentials
    key: cloud
`
}
