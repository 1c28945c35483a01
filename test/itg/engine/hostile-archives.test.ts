// Every crafted archive that is refused, through the same door as `rehearse restore`, in front of a real API server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARCHIVE_CASES } from '../../build/hostile/cases.ts'
import { configMap, filesOf } from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Target } from './restore-archive.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

// Cases with limits of their own are good archives under the real ones.
const refused = Object.values(ARCHIVE_CASES)
  .flat()
  .filter(({ expected, limits }) => typeof expected === 'string' && limits === undefined)

test('no refused archive sends a request that writes, and each ends as its code', async () => {
  expect(refused.length).toBeGreaterThan(100)
  await using seen = await observe(target.client)
  for (const { what, archive, expected } of refused) {
    const { report, exitCode } = await target.restore({ files: archive(), kubeconfig: seen.kubeconfig })
    expect({ code: report.failure?.code, verdict: report.verdict, exitCode }, what).toEqual({
      code: expected,
      verdict: 'fail',
      exitCode: 1,
    })
    expect(seen.writes, what).toEqual([])
  }
  // The same watch sees the writes of an archive that is good.
  const good = await target.restore({
    files: filesOf(configMap('good', 'x')),
    kubeconfig: seen.kubeconfig,
  })
  expect(good.report.counts.created).toBe(1)
  expect(seen.writes).toContain('POST /api/v1/namespaces/good/configmaps')
}, 300_000)

test('keys with a meaning for JavaScript are restored as the data that they are', async () => {
  const data = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c","hasOwnProperty":"d"}')
  const { report } = await target.restore({
    files: filesOf(configMap('keys', 'x', { data })),
  })
  expect(report.counts.created).toBe(1)
  expect(report.findings).toEqual([])
  const stored = await target.get('/api/v1/namespaces/keys/configmaps/x')
  expect(JSON.stringify(stored?.data)).toBe(
    '{"__proto__":"a","constructor":"b","hasOwnProperty":"d","toString":"c"}',
  )
})
