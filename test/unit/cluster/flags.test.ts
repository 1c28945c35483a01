import { describe, expect, test } from 'vitest'
import { apiServerEnvironment, apiServerFlags, etcdFlags } from '../../../src/cluster/control-plane/flags.ts'
import { layoutOf } from '../../../src/cluster/control-plane/layout.ts'
import { controllerManagerFlags, kwokFlags, schedulerFlags } from '../../../src/cluster/simulated/flags.ts'

const layout = layoutOf('/dev/shm/restore-rehearsal-1a2b')
const flagValue = (flags: readonly string[], name: string): string | undefined =>
  flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3)

describe('etcd', () => {
  const flags = etcdFlags(layout)

  test('every address is a socket in its folder, whose path a long folder name cannot break', () => {
    const urls = flags
      .filter((flag) => flag.includes('://'))
      .map((flag) => flag.slice(flag.indexOf('://') - 4))
    expect(urls).toHaveLength(5)
    for (const url of urls) expect(url).toMatch(/^unix:\/\/[a-z]+\.sock:0$/)
  })

  test('may hold more than its default of 2 GiB', () => {
    expect(flagValue(flags, 'quota-backend-bytes')).toBe(String(8 * 1024 ** 3))
  })

  test('its command line names the folder, by which a stray process is found', () => {
    expect(flags.join(' ')).toContain(`${layout.folder}/`)
  })
})

describe.each([
  ['kube-controller-manager', controllerManagerFlags(layout, 'all')],
  ['kube-scheduler', schedulerFlags(layout)],
  ['kwok', kwokFlags(layout)],
])('%s', (_name, flags) => {
  test('its command line names the folder, by which a stray process is found', () => {
    expect(flags.join(' ')).toContain(`${layout.folder}/`)
  })

  test('listens nowhere', () => {
    const port = flagValue(flags, 'secure-port') ?? flagValue(flags, 'node-port')
    expect(port).toBe('0')
  })
})

describe('kube-apiserver', () => {
  const flags = apiServerFlags(layout, 34567, '1.36.3')

  test('listens on loopback only', () => {
    expect(flagValue(flags, 'bind-address')).toBe('127.0.0.1')
    expect(flagValue(flags, 'secure-port')).toBe('34567')
  })

  test('asks the etcd that was started with it', () => {
    expect(flagValue(flags, 'etcd-servers')).toBe(flagValue(etcdFlags(layout), 'listen-client-urls'))
  })

  test('leaves admission and flow control as other clusters have them, but for the one that needs a controller', () => {
    expect(flags.filter((flag) => flag.includes('admission'))).toEqual([
      '--disable-admission-plugins=ServiceAccount',
    ])
    const withControllers = apiServerFlags(layout, 34567, '1.36.3', true)
    expect(withControllers.filter((flag) => flag.includes('admission'))).toEqual([])
    expect(flags.filter((flag) => flag.includes('fairness') || flag.includes('inflight'))).toEqual([])
  })

  test('its command line names the folder, by which a stray process is found', () => {
    expect(flags.join(' ')).toContain(`${layout.folder}/`)
  })

  test.each([
    [16 * 1024 ** 3, '6553MiB'],
    [1, '512MiB'],
  ])('of %d bytes of memory it takes up to %s before it collects more often', (available, limit) => {
    expect(apiServerEnvironment(available).GOMEMLIMIT).toBe(limit)
  })
})
