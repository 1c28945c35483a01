import { describe, expect, test } from 'vitest'
import { at, type JsonObject, listAt } from '../../../../src/core/json.ts'
import { podVolumeRestore } from '../../../../src/restore/actions/pod-volume-restore.ts'
import { restic } from '../../../../src/restore/actions/restic.ts'
import { actionInput, applied, type InputParts, RESTORE_UID } from './action-input.ts'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace: 'shop' },
  spec: {
    containers: [{ name: 'app' }],
    initContainers: [{ name: 'i' }],
    volumes: [{ name: 'data' }, { name: 'cache' }],
  },
}
const DATA = { volume: 'data' }

async function initContainers(parts: InputParts, pod: JsonObject = POD): Promise<readonly JsonObject[]> {
  return listAt(
    await applied(podVolumeRestore, pod, parts),
    'spec',
    'initContainers',
  ) as readonly JsonObject[]
}

async function waiter(
  config: Readonly<Record<string, string>> | undefined,
  pod: JsonObject = POD,
): Promise<JsonObject> {
  const [first] = await initContainers({ podVolumeBackups: [DATA], ...(config ? { config } : {}) }, pod)
  return first ?? {}
}

async function names(parts: InputParts, pod: JsonObject = POD) {
  return (await initContainers(parts, pod)).map(({ name }) => name)
}

async function mounts(parts: InputParts, pod: JsonObject = POD) {
  const [first] = await initContainers(parts, pod)
  return listAt(first, 'volumeMounts').map((mount) => at(mount, 'name'))
}

describe('A-PVR-1, C-229: wait containers of an earlier restore go', () => {
  const init = ['a', 'restore-wait', 'b', 'restic-wait', 'restore-wait'].map((name) => ({ name }))
  const leftover = { ...POD, spec: { ...POD.spec, initContainers: init } }

  test('when nothing is to be restored', async () => {
    expect(await names({}, leftover)).toEqual(['a', 'b'])
    const only = { ...POD, spec: { initContainers: [{ name: 'restic-wait' }] } }
    expect(await applied(podVolumeRestore, only)).toEqual({ ...POD, spec: {} })
  })

  test('before a new one comes', async () => {
    expect(await names({ podVolumeBackups: [DATA] }, leftover)).toEqual(['restore-wait', 'a', 'b'])
  })
})

describe('A-PVR-2, R-220: which volumes are waited for', () => {
  test.each<
    readonly [what: string, record: NonNullable<InputParts['podVolumeBackups']>[number], counts: boolean]
  >([
    ['of this pod', DATA, true],
    ['of another pod', { ...DATA, podName: 'other' }, false],
    ['of a pod in another namespace', { ...DATA, podNamespace: 'copy' }, false],
    ['without a snapshot (F-91)', { ...DATA, snapshotId: '' }, false],
    ['of a volume that the pod has no more', { volume: 'gone' }, true],
  ])('a record %s', async (_what, record, counts) => {
    expect(await names({ podVolumeBackups: [record] })).toEqual(counts ? ['restore-wait', 'i'] : ['i'])
  })

  test('the namespace is that of the backup, whatever the item says', async () => {
    const moved = { ...POD, metadata: { ...POD.metadata, namespace: 'copy' } }
    expect(await names({ podVolumeBackups: [DATA], fromBackup: POD }, moved)).toEqual(['restore-wait', 'i'])
  })

  test.each(['projected', 'downwardAPI'])('a volume of kind %s is not written to', async (source) => {
    const pod = {
      ...POD,
      spec: { ...POD.spec, volumes: [{ name: 'data', [source]: {} }, { name: 'cache' }] },
    }
    const podVolumeBackups = [DATA, { volume: 'cache' }]
    expect(await mounts({ podVolumeBackups }, pod)).toEqual(['cache'])
  })

  test('one mount per volume, sorted', async () => {
    const podVolumeBackups = [DATA, { volume: 'cache' }, { ...DATA, snapshotId: 'again' }]
    expect(await mounts({ podVolumeBackups })).toEqual(['cache', 'data'])
  })

  test('F-94: annotations of very old backups count only without any record, an empty one too', async () => {
    const annotations = {
      'snapshot.velero.io/old': 'id',
      'snapshot.velero.io/empty': '',
      'example.com/x': 'y',
    }
    const pod = { ...POD, metadata: { ...POD.metadata, annotations } }
    expect(await mounts({}, pod)).toEqual(['empty', 'old'])
    expect(await mounts({ podVolumeBackups: [DATA] }, pod)).toEqual(['data'])
    expect(await mounts({ podVolumeBackups: [{ ...DATA, snapshotId: '' }] }, pod)).toEqual(['empty', 'old'])
  })
})

describe('A-PVR-3: the wait container', () => {
  test('by default', async () => {
    const quantities = { cpu: '100m', memory: '128Mi' }
    const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } })
    expect(await waiter(undefined)).toEqual({
      name: 'restore-wait',
      image: 'velero/velero:v1.18.1',
      command: ['/velero-restore-helper'],
      args: [RESTORE_UID],
      env: [field('POD_NAMESPACE', 'metadata.namespace'), field('POD_NAME', 'metadata.name')],
      resources: { requests: quantities, limits: quantities },
      volumeMounts: [{ name: 'data', mountPath: '/restores/data' }],
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    })
  })

  test.each([
    [{}, '/velero-restore-helper'],
    [{ command: '' }, '/velero-restore-helper'],
    [{ command: '/helper -x' }, '/helper -x'],
  ])('C-231: command of %j', async (config, command) => {
    expect((await waiter(config)).command).toEqual([command])
  })

  test.each([
    [{}, 'velero/velero:v1.18.1'],
    [{ image: '' }, 'velero/velero:v1.18.1'],
    [{ image: 'helper' }, 'velero/velero:v1.18.1'],
    [{ image: 'helper:v2' }, 'velero/velero:v1.18.1'],
    [{ image: 'registry.example.com/velero' }, 'registry.example.com/velero:v1.18.1'],
    [{ image: 'registry.example.com:5000/velero' }, 'registry.example.com:5000/velero:v1.18.1'],
    [{ image: 'registry.example.com:5000/velero:v2' }, 'registry.example.com:5000/velero:v2'],
  ])('A-PVR-4, C-230: image of %j', async (config, image) => {
    expect((await waiter(config)).image).toBe(image)
  })
})

describe('A-PVR-5: resources', () => {
  const defaults = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '100m', memory: '128Mi' } }
  const small = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '64Mi' } }

  test.each<readonly [config: Readonly<Record<string, string>>, expected: JsonObject]>([
    [{ cpuRequest: '50m', memRequest: '64Mi', cpuLimit: '200m', memLimit: '64Mi' }, small],
    [{ cpuLimit: '1' }, { ...defaults, limits: { cpu: '1', memory: '128Mi' } }],
    [{ cpuRequest: '0.1' }, { ...defaults, requests: { cpu: '0.1', memory: '128Mi' } }],
    [{ cpuRequest: '101m' }, defaults],
    [{ cpuLimit: 'much' }, defaults],
    [{ memRequest: '1Gi', memLimit: '1000Mi' }, defaults],
    [{ cpuRequest: '0' }, { ...defaults, requests: { memory: '128Mi' } }],
    [
      { cpuRequest: '5', cpuLimit: '0' },
      { requests: { cpu: '5', memory: '128Mi' }, limits: { memory: '128Mi' } },
    ],
    [{ cpuRequest: '0', cpuLimit: '0', memRequest: '0', memLimit: '0' }, {}],
  ])('%j', async (config, expected) => {
    expect((await waiter(config)).resources).toEqual(expected)
  })
})

describe('A-PVR-6: security context', () => {
  const own = { runAsUser: 7, unknown: { kept: true } }
  const pod = {
    ...POD,
    spec: { ...POD.spec, containers: [{ name: 'app', securityContext: own }, { name: 'b' }] },
  }

  test.each<readonly [config: Readonly<Record<string, string>>, expected: JsonObject]>([
    [{}, own],
    [{ secCtxRunAsUser: '' }, own],
    [
      { secCtxRunAsUser: '4321', secCtxAllowPrivilegeEscalation: 'F' },
      { runAsUser: 4321, allowPrivilegeEscalation: false },
    ],
    [{ secCtxRunAsGroup: '-1' }, { runAsGroup: -1 }],
    [{ secCtxRunAsUser: 'root' }, own],
    [{ secCtxRunAsUser: '9223372036854775808' }, own],
    [{ secCtxAllowPrivilegeEscalation: 'no' }, own],
    [{ secCtxAllowPrivilegeEscalation: 'constructor' }, own],
    [
      { secCtx: 'capabilities:\n  drop: [ALL]\nrunAsUser: 5', secCtxRunAsUser: '4' },
      { runAsUser: 5, capabilities: { drop: ['ALL'] } },
    ],
    [{ secCtx: 'runAsUser: null', secCtxRunAsUser: '4' }, {}],
    [{ secCtx: 'runAsNonRoot: yes' }, { runAsNonRoot: true }],
    [{ secCtx: '# nothing' }, {}],
    [{ secCtx: 'runAsUsr: 5' }, own],
    [{ secCtx: 'capabilities: {drops: [ALL]}' }, own],
    [{ secCtx: 'runAsUser: five' }, own],
    [{ secCtx: '[' }, own],
    [{ secCtx: 'a' }, own],
  ])('%j', async (config, expected) => {
    expect((await waiter(config, pod)).securityContext).toEqual(expected)
  })
})

describe('D-45, D-46: Velero 1.9', () => {
  const init = async (initContainers: readonly JsonObject[], parts: InputParts) =>
    listAt(
      await applied(restic, { ...POD, spec: { ...POD.spec, initContainers } }, parts),
      'spec',
      'initContainers',
    )

  test('an old wait container stays when nothing is to be restored', async () => {
    const old = [{ name: 'restic-wait' }, { name: 'i' }]
    expect(await init(old, {})).toEqual(old)
    expect(restic.isTyped(actionInput(POD))).toBe(false)
  })

  test('the first one is replaced, another one stays', async () => {
    const parts = { podVolumeBackups: [DATA] }
    const names = async (...existing: string[]) =>
      (
        await init(
          existing.map((name) => ({ name })),
          parts,
        )
      ).map((container) => at(container, 'name'))
    expect(await names('restic-wait', 'i')).toEqual(['restic-wait', 'i'])
    expect(await names('i', 'restic-wait')).toEqual(['restic-wait', 'i', 'restic-wait'])
    expect(restic.isTyped(actionInput(POD, parts))).toBe(true)
  })

  test('its own image and command, and an empty security context', async () => {
    const [waiter] = await init([], { podVolumeBackups: [DATA], config: { image: 'example.com/helper' } })
    expect(waiter).toMatchObject({
      name: 'restic-wait',
      image: 'example.com/helper:v1.9.7',
      command: ['/velero-restic-restore-helper'],
      securityContext: {},
    })
  })
})
