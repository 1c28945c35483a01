import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import { goBuild } from '../../../src/cluster/binaries/go-build.ts'
import { controlPlane } from '../../../src/cluster/control-plane/provider.ts'
import { buildContext, commandLinesWith, temporaryFolder, temporaryState } from './fixture-cluster.ts'
import { buildAssets, buildSearch, writeScript } from './fixture-search.ts'

const BASE = { kubernetesVersion: undefined, binariesDirectory: undefined }
/** Neither downloads nor a Go toolchain. */
const bare = () => ({
  REHEARSE_CACHE_DIR: temporaryFolder(),
  REHEARSE_DOWNLOAD_BASE_URL: 'off',
  PATH: '/nowhere',
})

describe('KUBEBUILDER_ASSETS', () => {
  test.each([undefined, '1.99', 'v1.99.1'])(
    'is used when it holds what was asked for: %s',
    async (kubernetesVersion) => {
      const folder = buildAssets('1.99.1')
      const environment = { ...bare(), KUBEBUILDER_ASSETS: folder }
      expect(await findBinaries({ ...BASE, kubernetesVersion, environment }, buildContext())).toEqual({
        etcd: join(folder, 'etcd'),
        kubeApiserver: join(folder, 'kube-apiserver'),
        version: '1.99.1',
      })
    },
  )

  test('is passed over with a reason when it holds another version', async () => {
    const environment = { ...bare(), KUBEBUILDER_ASSETS: buildAssets('1.35.2') }
    await expect(
      findBinaries({ ...BASE, kubernetesVersion: '1.36', environment }, buildContext()),
    ).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_MISSING',
      message: expect.stringMatching(/KUBEBUILDER_ASSETS: \S+ holds 1\.35\.2, not 1\.36\n/),
    })
  })

  test('is passed over with a reason when a program is missing', async () => {
    const folder = buildAssets('1.36.3')
    chmodSync(join(folder, 'etcd'), 0o644)
    const environment = { ...bare(), KUBEBUILDER_ASSETS: folder }
    await expect(findBinaries({ ...BASE, environment }, buildContext())).rejects.toMatchObject({
      message: expect.stringMatching(/KUBEBUILDER_ASSETS: \S+ has no executable etcd\n/),
    })
  })
})

describe('a folder that was given', () => {
  test('is the only place that is looked at', async () => {
    const binariesDirectory = buildAssets('1.35.2')
    const environment = { ...bare(), KUBEBUILDER_ASSETS: buildAssets('1.36.3') }
    expect(await findBinaries({ ...BASE, binariesDirectory, environment }, buildContext())).toMatchObject({
      version: '1.35.2',
    })
    const wanted = { kubernetesVersion: '1.36', binariesDirectory, environment }
    await expect(findBinaries(wanted, buildContext())).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_MISSING',
      message: expect.stringContaining('holds 1.35.2, not 1.36'),
    })
  })
})

test('when no source has them the error names each one and why, in the order they were asked', async () => {
  const environment = bare()
  const provider = controlPlane({
    kubernetesVersion: '1.34.1',
    environment,
    stateDirectory: temporaryState(),
  })
  const error = await provider.start(buildContext()).catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    code: 'CLUSTER_BINARIES_MISSING',
    message: [
      'no etcd and kube-apiserver of Kubernetes 1.34.1 found:',
      '  KUBEBUILDER_ASSETS: not set',
      `  cache: ${environment.REHEARSE_CACHE_DIR}/binaries does not hold 1.34.1`,
      '  download: switched off by REHEARSE_DOWNLOAD_BASE_URL',
      '  Go build: there is no go command on the PATH',
    ].join('\n'),
  })
})

test.each(['1.99', '1.99.1', '1.28', 'latest'])('version %s is unknown', async (kubernetesVersion) => {
  const provider = controlPlane({ kubernetesVersion, environment: bare(), stateDirectory: temporaryState() })
  await expect(provider.start(buildContext())).rejects.toMatchObject({
    code: 'CLUSTER_VERSION_UNKNOWN',
    message: expect.stringContaining('1.36, 1.37'),
  })
})

describe('the Go build', () => {
  /** A folder with a `go` that does as the script says. */
  const buildGo = (script: string): string => {
    const folder = join(temporaryFolder(), 'bin')
    mkdirSync(folder)
    writeScript(join(folder, 'go'), script)
    return `${folder}:/usr/bin:/bin`
  }
  const newest = { kind: 'newest' } as const
  const staging = (cacheDirectory: string) => readdirSync(join(cacheDirectory, 'binaries'))

  test('is unavailable, not broken, where the toolchain is too old', async () => {
    const PATH = buildGo(
      'echo "go: go.mod requires go >= 1.26.0 (running go 1.22.1; GOTOOLCHAIN=local)" >&2; exit 1',
    )
    const search = buildSearch({ request: newest, environment: { PATH } })
    expect(await goBuild.find(search, buildContext())).toEqual({
      kind: 'unavailable',
      why: 'go: go.mod requires go >= 1.26.0 (running go 1.22.1; GOTOOLCHAIN=local)',
    })
    expect(staging(search.cacheDirectory)).toEqual([])
  })

  test('is unavailable where no module can be downloaded', async () => {
    const PATH = buildGo(
      '[ "$1" = version ] && exit 0; echo "go: downloading x" >&2; echo "lookup proxy: no such host" >&2; exit 1',
    )
    const search = buildSearch({ request: newest, environment: { PATH } })
    expect(await goBuild.find(search, buildContext())).toEqual({
      kind: 'unavailable',
      why: 'lookup proxy: no such host',
    })
  })

  test('that fails names its log, which holds all that was said', async () => {
    const PATH = buildGo(
      'case $1 in list) echo one; exit 0;; build) echo "x.go:1: broken" >&2; exit 1;; esac',
    )
    const search = buildSearch({ request: newest, environment: { PATH } })
    const error = await goBuild.find(search, buildContext()).catch((reason: unknown) => reason)
    const log = join(search.cacheDirectory, 'logs', 'go-build-1.36.3.log')
    expect(error).toMatchObject({ code: 'CLUSTER_BUILD_FAILED', message: expect.stringContaining(log) })
    expect(readFileSync(log, 'utf8')).toMatch(
      /\$ go version\n\$ go list .*\n\$ go build .*\nx\.go:1: broken\n$/,
    )
    expect(staging(search.cacheDirectory)).toEqual([])
  })

  test('runs with settings that make these programs for this machine, whatever the user’s environment says', async () => {
    const record = join(temporaryFolder(), 'record')
    const PATH = buildGo(
      `echo "$1 $GOFLAGS|$GOWORK|$CGO_ENABLED|$GOOS|$GOARCH|$GOPROXY|$GOTMPDIR" >> ${record}; exit 1`,
    )
    const environment = {
      PATH,
      GOFLAGS: '-mod=vendor',
      GOWORK: '/w',
      CGO_ENABLED: '1',
      GOOS: 'plan9',
      GOPROXY: 'https://mirror.invalid',
    }
    const search = buildSearch({ request: newest, environment })
    await goBuild.find(search, buildContext())
    const [settings, temporary] = readFileSync(record, 'utf8').split(/\|(?=[^|]*$)/)
    expect(settings).toBe('version |off|0|linux|amd64|https://mirror.invalid')
    // Removed with the rest, also after a kill.
    expect(temporary?.startsWith(join(search.cacheDirectory, 'binaries', '.new-'))).toBe(true)
  })

  test('that is cancelled ends with all it has started and leaves nothing in the cache', async () => {
    const mark = join(temporaryFolder(), 'compiler')
    const PATH = buildGo(
      `[ "$1" = build ] || { echo one; exit 0; }; sh -c 'sleep 60; true' ${mark} & touch ${mark}; wait`,
    )
    const search = buildSearch({ request: newest, environment: { PATH } })
    const abort = new AbortController()
    const reason = new Error('enough')
    const finding = goBuild.find(search, buildContext(abort.signal))
    while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(commandLinesWith(mark)).not.toEqual([])
    abort.abort(reason)
    await expect(finding).rejects.toBe(reason)
    expect(commandLinesWith(mark)).toEqual([])
    expect(staging(search.cacheDirectory)).toEqual([])
    rmSync(mark)
  })

  test('asks the module proxy for a minor that the table does not have', async () => {
    const PATH = buildGo(
      'case $1 in list) echo \'{"Versions":["v1.32.9","v1.32.13","v1.32.14-rc.0","v1.33.1"]}\';; *) echo "tried $*" >&2; exit 1;; esac',
    )
    const search = buildSearch({ request: { kind: 'minor', minor: '1.32' }, environment: { PATH } })
    expect(await goBuild.find(search, buildContext())).toEqual({
      kind: 'unavailable',
      why: 'tried mod download -json k8s.io/kubernetes@v1.32.13',
    })
  })
})
