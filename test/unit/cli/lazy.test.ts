import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const STATIC_IMPORT = /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'/gms

/** Every file that is loaded together with an entry; what `import()` brings later is not among them. */
function loadedWith(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  if (!entry.endsWith('.ts')) return seen
  for (const [, from = '', alone] of readFileSync(entry, 'utf8').matchAll(STATIC_IMPORT)) {
    const path = alone ?? from
    loadedWith(path.startsWith('.') ? join(dirname(entry), path) : path, seen)
  }
  return seen
}

test('before the version of Node is known only the table of errors is loaded', () => {
  expect([...loadedWith('src/cli/main.ts')]).toEqual([
    'src/cli/main.ts',
    'src/cli/node-version.ts',
    'src/core/rehearsal-error.ts',
  ])
})

test('help loads neither the engine nor any package', () => {
  const loaded = [...loadedWith('src/cli/start.ts')]
  expect(loaded).toContain('src/config/options.ts')
  const other = loaded.filter((path) => !/^(node:|src\/(cli|config|core|report)\/)/.test(path))
  expect(other.toSorted()).toEqual([
    'package.json',
    'src/restore/item-outcome.ts',
    'src/safety/decision.ts',
    'src/version.ts',
  ])
})

test('a command that is not called is not loaded', () => {
  expect([...loadedWith('src/cli/start.ts')].filter((path) => path.includes('/commands/'))).toEqual([])
})
