import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CASES, type CaseFile } from './case-file.ts'
import { withoutMasked } from './masked-words.ts'
// The comparison came with the recordings, as plain JavaScript.
// @ts-expect-error no types
import * as compare from './oracle/compare.mjs'
// @ts-expect-error no types
import { Num, readJson } from './oracle/normalise.mjs'
import type { CaseOutcome } from './run-case.ts'

const STUB_WARNING = 'failed to list stub VolumeGroupSnapshotContents'

interface Results {
  readonly warnings?: { readonly namespaces?: Record<string, readonly string[]> }
}

/** Every difference between what Velero left behind and what our engine did, one line each. */
export function differences(file: CaseFile, outcome: CaseOutcome): readonly string[] {
  const expected = compare.loadExpected(join(CASES, file.id))
  const live = compare.normaliseAll(readJson(outcome.dump), { status: expected.how.status })
  const out: string[] = [...compare.diffObjects(expected.objects, live, {})]
  for (const [name, folder] of outcome.reports) {
    const wanted = wantedFiles(file, expected, name)
    const want = withoutStub(wanted.results)
    const texts: string[] = compare.diffResults(want, optional(join(folder, 'results.json')), 'exact')
    out.push(...withoutMasked(texts))
    out.push(
      ...compare.diffResourceList(
        wanted.resourceList ?? {},
        optional(join(folder, 'resource-list.json')) ?? {},
      ),
    )
    const status = expected.status[name]
    const got = optional(join(folder, 'restore.json')) as { readonly status?: unknown } | undefined
    const text: string[] = compare.diffStatus(oneWarningLess(status, wanted.results), got?.status ?? {})
    out.push(...text.map((line) => `${name}: ${line}`))
  }
  return out
}

/** Files of the last restore lie in `expected/`, those of the others in `expected/earlier/<restore>/`. */
function wantedFiles(
  file: CaseFile,
  expected: { results: Results; resourceList: unknown; how: { last: string } },
  name: string,
) {
  if (name === expected.how.last) return { results: expected.results, resourceList: expected.resourceList }
  const folder = join(CASES, file.id, 'expected', 'earlier', name)
  return {
    results: optional(join(folder, 'results.json')) as Results,
    resourceList: optional(join(folder, 'resource-list.json')),
  }
}

function optional(path: string): unknown {
  return existsSync(path) ? readJson(path) : undefined
}

function isStub(message: string): boolean {
  return message.startsWith(STUB_WARNING)
}

/** Velero 1.18.1 says this in every restore; the engine has no stub contents and does not. */
function withoutStub(results: Results | undefined): unknown {
  if (results === undefined) return undefined
  const namespaces = Object.entries(results.warnings?.namespaces ?? {}).map(
    ([name, messages]) => [name, messages.filter((message) => !isStub(message))] as const,
  )
  return { ...results, warnings: { ...results.warnings, namespaces: Object.fromEntries(namespaces) } }
}

function oneWarningLess(status: Record<string, unknown>, results: Results | undefined): unknown {
  const stubs = Object.values(results?.warnings?.namespaces ?? {})
    .flat()
    .filter(isStub).length
  if (stubs === 0) return status
  const { warnings, ...rest } = status
  const left = Number(String((warnings as { raw?: string })?.raw ?? warnings)) - stubs
  return left === 0 ? rest : { ...rest, warnings: new Num(String(left)) }
}
