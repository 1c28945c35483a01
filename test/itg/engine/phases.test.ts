// How a restore ends: the phase, its counts and times, and what the run says about it.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import type { ErrorCode } from '../../../src/core/rehearsal-error.ts'
import { type ArchiveOptions, buildArchive, itemPath } from '../../build/archive.ts'
import { TAR_END, tarEntry } from '../../build/tar.ts'
import { claim, configMap, filesOf, object, pod } from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

const NO_MESSAGES = { warnings: {}, errors: {} }
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
/** The server refuses its name, so there is one item that fails. */
const refused = (row: string) => configMap(row, 'Not-A-Name')

describe('validation', () => {
  test('R-1, S-65, S-25 to S-32, S-56: everything that is wrong is said in Velero’s order, and the cluster is not even asked', async () => {
    await using seen = await observe(target.client)
    const {
      restore: document,
      exitCode,
      report,
      resourceList,
    } = await restore([configMap('s65', 'x')], {
      kubeconfig: seen.kubeconfig,
      spec: {
        includedResources: ['nodes'],
        includedNamespaces: ['a', '*'],
        excludedNamespaces: ['a'],
        labelSelector: {},
        orLabelSelectors: [],
        existingResourcePolicy: 'Update',
      },
    })
    expect(document.status).toEqual({
      phase: 'FailedValidation',
      validationErrors: [
        'nodes are non-restorable resources',
        expect.stringContaining('Invalid included/excluded resource lists: '),
        expect.stringContaining(
          "Invalid included/excluded namespace lists: includes list must either contain '*' only",
        ),
        expect.stringContaining('Invalid included/excluded namespace lists: excludes list cannot contain'),
        expect.stringContaining('encountered labelSelector as well as orLabelSelectors'),
        'Invalid ExistingResourcePolicy: Update',
      ],
    })
    expect(seen.requests).toEqual([])
    expect(resourceList).toEqual({})
    expect({ exitCode, code: report.failure?.code }).toEqual({ exitCode: 2, code: 'RESTORE_INVALID' })
  })

  test('S-25, S-32, S-38, S-66: a Restore that can run has been completed', async () => {
    const { restore: document } = await restore([configMap('s66', 'x')])
    expect(document.spec.excludedResources).toContain('nodes')
    expect(document.spec.itemOperationTimeout).toBe('4h0m0s')
    expect(document.status).toMatchObject({ startTimestamp: TIME, completionTimestamp: TIME })
  })
})

describe('an archive with nothing in it', () => {
  const EMPTY = { files: {} }

  test('R-10, F-43, D-2, C-2: no resources: a warning, completed', async () => {
    const { warnings, errors, restore: document } = await target.restore(EMPTY)
    expect(warnings).toEqual({ velero: [expect.stringContaining('zero items to be restored')] })
    expect(errors).toEqual({})
    expect(document.status).toMatchObject({ phase: 'Completed', warnings: 1 })
  })

  test('R-10, F-43, D-2, C-3: for Velero 1.9 it is an error, partially failed', async () => {
    const {
      warnings,
      errors,
      restore: document,
    } = await target.restore({
      ...EMPTY,
      settings: { profile: 'velero-1.9' },
    })
    expect(errors).toEqual({ velero: [expect.stringContaining('error parsing backup contents')] })
    expect(warnings).toEqual({})
    expect(document.status).toMatchObject({ phase: 'PartiallyFailed', errors: 1 })
  })

  test('F-50, C-5: only the folder resources/', async () => {
    const archive: ArchiveOptions = { raw: [tarEntry({ path: 'resources/', type: '5' })] }
    const { restore: document, ...said } = await target.restore({ ...EMPTY, archive })
    expect({ warnings: said.warnings, errors: said.errors }).toEqual(NO_MESSAGES)
    expect(document.status.phase).toBe('Completed')
    // A check of nothing proves nothing.
    expect(said.exitCode).toBe(4)
  })
})

describe('fatal errors: Failed with a reason, and nothing is created', () => {
  const item = itemPath('configmaps', 'r6', 'x')
  const file = { [item]: configMap('r6', 'x') }
  const link = tarEntry({ path: 'resources/x', type: '2' })

  test.each<readonly [what: string, input: Restoring, code: ErrorCode]>([
    [
      'R-6, S-67, F-4, C-268: the tarball is not there',
      { files: file, sideFiles: { '.tar.gz': undefined } },
      'ARCHIVE_EMPTY',
    ],
    [
      'R-6, S-67, F-23: a file beside the tarball is damaged',
      { files: file, sideFiles: { '-volumeinfo.json.gz': Buffer.from('no gzip') } },
      'SIDE_FILE_BROKEN',
    ],
    [
      'R-6, F-23: a file beside the tarball is no list',
      { files: file, sideFiles: { '-podvolumebackups.json.gz': { items: [] } } },
      'SIDE_FILE_BROKEN',
    ],
    // Velero restores what it could unpack of these, or says that there was nothing, and calls that partially failed or completed.
    ['F-24, F-43, C-1 (differs): no gzip', { files: Buffer.from('not a gzip file') }, 'ARCHIVE_NOT_GZIP'],
    ['F-43, C-2 (differs): no entries at all', { files: gzipSync(TAR_END) }, 'ARCHIVE_NOT_VELERO'],
    ['F-24 (differs): cut short', { files: buildArchive(file).subarray(0, -20) }, 'ARCHIVE_TRUNCATED'],
    [
      'F-42, D-49, C-4 (differs): a path that leads out',
      { files: { ...file, '../escape.txt': 'x' } },
      'ARCHIVE_UNSAFE_PATH',
    ],
    [
      'F-41, C-10 (differs): the same path twice',
      { files: file, archive: { raw: [tarEntry({ path: item, body: '{}' })] } },
      'ARCHIVE_DUPLICATE',
    ],
    ['F-40, C-14 (differs): a link', { files: file, archive: { raw: [link] } }, 'ARCHIVE_UNSAFE_ENTRY'],
  ])('%s', async (_what, input, code) => {
    await using seen = await observe(target.client)
    const {
      restore: document,
      report,
      exitCode,
      resourceList,
    } = await target.restore({
      ...input,
      kubeconfig: seen.kubeconfig,
    })
    expect(document.status).toEqual({
      phase: 'Failed',
      failureReason: report.failure?.message,
      startTimestamp: TIME,
      completionTimestamp: TIME,
    })
    expect(report.failure?.code).toBe(code)
    expect({ exitCode, verdict: report.verdict }).toEqual({ exitCode: 1, verdict: 'fail' })
    expect(seen.writes).toEqual([])
    expect(resourceList).toEqual({})
  })
})

describe('how a restore that ran ends', () => {
  test.each(['velero-1.18', 'velero-1.9'] as const)(
    'R-4, R-7, R-8, S-69, S-69b, R-165, D-1, C-269, C-273, C-276 (differs), %s: an error makes it partially failed, at once',
    async (profile) => {
      const row = `c269-${profile.slice(-1)}`
      const {
        restore: document,
        errors,
        exitCode,
        report,
      } = await restore([refused(row), configMap(row, 'x')], {
        settings: { profile },
      })
      expect(errors).toEqual({
        namespaces: { [row]: [expect.stringMatching(/^error restoring configmaps\/.*\/Not-A-Name: /)] },
      })
      expect(document.status).toMatchObject({
        phase: 'PartiallyFailed',
        errors: 1,
        completionTimestamp: TIME,
      })
      expect(document.status).not.toHaveProperty('warnings')
      expect({ exitCode, verdict: report.verdict }).toEqual({ exitCode: 1, verdict: 'fail' })
      expect(report.counts).toMatchObject({ created: 1, failed: 1 })
    },
  )

  test('R-8, S-69b, C-276: warnings alone leave it completed', async () => {
    const row = 'c276'
    await restore([configMap(row, 'x')])
    const {
      restore: document,
      warnings,
      exitCode,
    } = await restore([configMap(row, 'x', { data: { a: 'b' } })])
    expect(Object.keys(warnings.namespaces ?? {})).toEqual([row])
    expect(document.status).toMatchObject({ phase: 'Completed', warnings: 1 })
    expect(document.status).not.toHaveProperty('errors')
    expect(exitCode).toBe(0)
  })

  test('R-11: a selector that cannot be read is one error of the run, and nothing is created', async () => {
    await using seen = await observe(target.client)
    const { restore: document, errors } = await restore([configMap('r11', 'x')], {
      spec: { labelSelector: { matchExpressions: [{ key: 'a', operator: 'Like', values: ['b'] }] } },
      kubeconfig: seen.kubeconfig,
    })
    expect(errors).toEqual({
      velero: [expect.stringContaining('"Like" is not a valid label selector operator')],
    })
    expect(document.status).toMatchObject({ phase: 'PartiallyFailed', errors: 1 })
    expect(seen.writes).toEqual([])
  })

  test('R-9, R-200, R-201, C-280: in the end both numbers are the objects that were touched, those of actions and namespaces among them', async () => {
    const volumes = [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }]
    const { restore: document } = await restore(
      [pod('c280', 'a', { spec: { volumes } }), pod('c280', 'b'), claim('c280', 'data')],
      { spec: { includedResources: ['pods', 'pvc'] } },
    )
    expect(document.status.progress).toEqual({ totalItems: 4, itemsRestored: 4 })
  })

  test('R-173, R-201: skipped and failed items count as well', async () => {
    const annotations = { 'kubernetes.io/config.mirror': 'x' }
    const { restore: document, resourceList } = await restore([
      pod('r201', 'p', { metadata: { annotations } }),
      refused('r201'),
    ])
    expect(resourceList).toEqual({
      'v1/ConfigMap': ['r201/Not-A-Name(failed)'],
      'v1/Namespace': ['r201(created)'],
      'v1/Pod': ['r201/p(skipped)'],
    })
    expect(document.status.progress).toEqual({ totalItems: 3, itemsRestored: 3 })
  })

  test('R-172, F-82, C-278: the resource list is by type of the backup, custom types included', async () => {
    const cron = object('customized.example.com/v1', 'Cron', 'c278', 'cron')
    const { resourceList } = await restore([cron, configMap('c278', 'x')])
    expect(resourceList).toEqual({
      'customized.example.com/v1/Cron': ['c278/cron(failed)'],
      'v1/ConfigMap': ['c278/x(created)'],
      'v1/Namespace': ['c278(created)'],
    })
  })
})

describe('what follows the items', () => {
  const waiting = (row: string) => {
    const annotations = {
      'post.hook.restore.velero.io/command': '/bin/true',
      'post.hook.restore.velero.io/wait-timeout': '1ms',
    }
    return pod(row, 'p', { metadata: { annotations } })
  }

  test('R-152, R-197, R-198, H-8, H-10, D-19, D-23, C-202, C-277: a hook that could not run is an error of its namespace', async () => {
    const { restore: document, errors } = await restore([waiting('c277')])
    const text =
      'hook <from-annotation> in container main in pod c277/p not executed: context deadline exceeded'
    expect(errors).toEqual({ namespaces: { c277: [text] } })
    expect(document.status).toMatchObject({
      phase: 'PartiallyFailed',
      errors: 1,
      hookStatus: { hooksAttempted: 1, hooksFailed: 1 },
    })
  })

  test('D-20, D-21, D-23: for Velero 1.9 it is none', async () => {
    const { restore: document, errors } = await restore([waiting('c277-old')], {
      settings: { profile: 'velero-1.9' },
    })
    expect(errors).toEqual({})
    expect(document.status.phase).toBe('Completed')
    expect(document.status).not.toHaveProperty('hookStatus')
  })

  const saved = (row: string) => ({
    '-podvolumebackups.json.gz': [
      {
        spec: { pod: { name: 'p', namespace: row }, volume: 'data', uploaderType: 'kopia' },
        status: { snapshotID: 's' },
      },
    ],
  })
  const storing = (row: string) => pod(row, 'p', { spec: { volumes: [{ name: 'data', emptyDir: {} }] } })

  test('R-150, R-221, R-224, C-190: a pod with saved data and no node agent is one error of the run', async () => {
    const { restore: document, errors } = await restore([storing('c190')], { sideFiles: saved('c190') })
    expect(errors).toEqual({ velero: ['error to check node agent status: daemonset not found'] })
    expect(document.status.phase).toBe('PartiallyFailed')
  })

  test.each([
    ['R-150, C-192: claims are left out', 'c192', { excludedResources: ['pvc'] }],
    ['R-150, C-192: volumes are left out', 'c192-pv', { excludedResources: ['pv'] }],
  ])('%s: nothing is missed', async (_what, row, spec) => {
    const { errors } = await restore([storing(row)], { sideFiles: saved(row), spec })
    expect(errors).toEqual({})
  })
})
