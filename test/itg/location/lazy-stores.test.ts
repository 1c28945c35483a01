// The libraries of the clouds are large: whoever restores from a folder must not wait for them.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const LIBRARIES = /node_modules\/(@aws-sdk|@smithy|@azure|google-auth-library)\//

/** The modules of a process of its own that opens this location: hooks are asked for each. */
function modulesOf(location: string, config: object = {}): readonly string[] {
  const script = `
    import { registerHooks } from 'node:module'
    const seen = []
    registerHooks({ load(url, context, next) { seen.push(url); return next(url, context) } })
    const { openLocation } = await import('./src/location/open-location.ts')
    const { PLAIN_ACCESS } = await import('./src/location/location-access.ts')
    const access = { ...PLAIN_ACCESS, config: ${JSON.stringify(config)}, patience: { answerMs: 1 } }
    await openLocation(${JSON.stringify(location)}, AbortSignal.timeout(20_000), access).catch(() => undefined)
    process.stdout.write(JSON.stringify(seen))
    process.exit(0)`
  const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' }
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], options),
  ) as string[]
}

const librariesOf = (modules: readonly string[]): ReadonlySet<string> =>
  new Set(modules.flatMap((url) => LIBRARIES.exec(url)?.[1] ?? []))

test.each(['examples', '-', 'http://127.0.0.1:1/a.tar.gz', 'nothing/there'])(
  '%s loads none of them',
  (location) => {
    const modules = modulesOf(location)
    expect(modules.length).toBeGreaterThan(3)
    expect([...librariesOf(modules)]).toEqual([])
  },
)

test.each([
  ['s3://bucket/a.tar.gz', { anonymous: 'true', s3Url: 'http://127.0.0.1:1' }, '@aws-sdk'],
  [
    'azblob://account/container/a.tar.gz',
    { anonymous: 'true', storageAccountURI: 'http://127.0.0.1:1' },
    '@azure',
  ],
  ['gs://bucket/a.tar.gz', { storeEndpoint: 'http://127.0.0.1:1' }, 'google-auth-library'],
])('%s loads its own only', (location, config, library) => {
  const libraries = librariesOf(modulesOf(location, config))
  expect(libraries).toContain(library)
  for (const other of ['@aws-sdk', '@azure', 'google-auth-library']) {
    if (other !== library) expect(libraries).not.toContain(other)
  }
})
