import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ARCHIVE_DIGESTS,
  ARCHIVE_VERSIONS,
  KNOWN_MINORS,
  MODULE_VERSIONS,
  PINNED_MODULE_VERSION,
} from '../../../src/cluster/binaries/known-versions.ts'
import {
  compareVersions,
  newestOf,
  parseVersionRequest,
  satisfiesRequest,
} from '../../../src/cluster/binaries/version-request.ts'

const MINORS = ['1.35', '1.36']

describe('a version that is asked for', () => {
  test.each([
    [undefined, { kind: 'newest' }],
    ['1.36', { kind: 'minor', minor: '1.36' }],
    ['v1.36', { kind: 'minor', minor: '1.36' }],
    ['1.36.3', { kind: 'patch', version: '1.36.3' }],
    ['v1.36.0', { kind: 'patch', version: '1.36.0' }],
    [' 1.35.12 ', { kind: 'patch', version: '1.35.12' }],
    // Grammar only: a folder of the user's may hold a version that is newer than this project.
    ['1.99', { kind: 'minor', minor: '1.99' }],
  ])('%j is %j', (text, expected) => {
    expect(parseVersionRequest(text, MINORS)).toEqual(expected)
  })

  test.each([
    '',
    'latest',
    '1',
    '2.0',
    '1.36.',
    '1.036',
    '1.36.01',
    '1.36.3-rc.1',
    '1.36.3+k3s1',
    'v',
    'vv1.36',
    '1.36.3.4',
    '../1.36',
    '1.3６',
  ])('%j is refused with the known minors', (text) => {
    expect(() => parseVersionRequest(text, MINORS)).toThrow(
      expect.objectContaining({
        code: 'CLUSTER_VERSION_UNKNOWN',
        message: expect.stringContaining('1.35, 1.36'),
      }),
    )
  })

  test('a long text is not repeated in full', () => {
    expect(() => parseVersionRequest('9'.repeat(10_000), MINORS)).toThrow(/^.{0,300}$/)
  })
})

describe('the newest of several', () => {
  test('compares numbers, not texts', () => {
    expect(newestOf({ kind: 'newest' }, ['1.9.10', '1.10.2', '1.10.11', '1.10.9'])).toBe('1.10.11')
  })

  test('keeps to the minor that was asked for', () => {
    expect(newestOf({ kind: 'minor', minor: '1.3' }, ['1.30.1', '1.3.1', '1.3.0'])).toBe('1.3.1')
    expect(newestOf({ kind: 'patch', version: '1.30.1' }, ['1.30.10', '1.30.1'])).toBe('1.30.1')
    expect(newestOf({ kind: 'minor', minor: '1.31' }, ['1.30.1'])).toBeUndefined()
  })

  const version = fc.tuple(fc.nat(40), fc.nat(40)).map(([minor, patch]) => `1.${minor}.${patch}`)
  test('is never older than another that fits', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), version, (versions, one) => {
        const request = { kind: 'minor', minor: one.split('.').slice(0, 2).join('.') } as const
        const newest = newestOf(request, [...versions, one])
        expect(newest !== undefined && satisfiesRequest(request, newest)).toBe(true)
        expect(compareVersions(newest ?? '', one)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the tables of versions', () => {
  test('each archive has a SHA-512 for the platforms that runners have', () => {
    for (const [version, digests] of Object.entries(ARCHIVE_DIGESTS)) {
      expect(version).toMatch(/^1\.\d+\.\d+$/)
      expect(Object.keys(digests).sort()).toEqual([
        'darwin-amd64',
        'darwin-arm64',
        'linux-amd64',
        'linux-arm64',
      ])
      for (const digest of Object.values(digests)) expect(digest).toMatch(/^[0-9a-f]{128}$/)
    }
  })

  test('no digest is there twice', () => {
    const all = Object.values(ARCHIVE_DIGESTS).flatMap((digests) => Object.values(digests))
    expect(new Set(all).size).toBe(all.length)
  })

  test('known minors come oldest first, each once', () => {
    expect(KNOWN_MINORS).toEqual(['1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'])
  })

  test('the newest that can be downloaded has a minor that can be built too', () => {
    const newest = ARCHIVE_VERSIONS.at(-1) ?? ''
    expect(
      MODULE_VERSIONS.some((version) =>
        satisfiesRequest({ kind: 'minor', minor: newest.slice(0, 4) }, version),
      ),
    ).toBe(true)
  })

  test('the pinned Go module is of the version that the table names', async () => {
    const { readFile } = await import('node:fs/promises')
    const goMod = await readFile(new URL('../../../go/go.mod', import.meta.url), 'utf8')
    expect(goMod).toContain(`k8s.io/kubernetes v${PINNED_MODULE_VERSION} `)
  })
})
