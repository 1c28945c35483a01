// Which rules of Velero's behaviour are named by a test. `node scripts/rule-coverage.ts` prints one line per family with the
// ids that no test names. A test names a rule in its title or in the table it runs over; a recorded case names its rules in its
// `case.yaml`. Comments do not count.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import rules from '../test/rules.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '..')
const FAMILIES = ['R', 'S', 'F', 'A', 'M', 'H', 'D', 'C'] as const
const ID = /\b([RSFAMHDC])-(\d+|[A-Z]+(?:-\d+)?)([a-z]?)(?:\b|(?=_))/g
const RANGE = /\b([RSFMHDC])-(\d+) to \1-(\d+)\b/g

/** Every id in a text, each with the ids that it is a part of: `A-SVC-3a` also names `A-SVC-3` and `A-SVC`. */
function idsIn(text: string): readonly string[] {
  const single = [...text.matchAll(ID)].flatMap(([, family = '', rest = '', letter = '']) => {
    const base = `${family}-${rest}`
    return [base + letter, base, base.replace(/^(A-[A-Z]+)-\d+$/, '$1')]
  })
  const ranges = [...text.matchAll(RANGE)].flatMap(([, family = '', first, last]) =>
    Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, step) => `${family}-${Number(first) + step}`,
    ),
  )
  return [...single, ...ranges]
}

function withoutComments(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/\*|\*)/.test(line))
    .join('\n')
}

function filesUnder(folder: string, name: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(ROOT, folder, path))
}

const texts = [
  ...filesUnder('test', /\.test\.ts$/).map((path) => withoutComments(readFileSync(path, 'utf8'))),
  ...filesUnder('test/conformance', /case\.yaml$/).map((path) => readFileSync(path, 'utf8')),
]
const cited = new Set(texts.flatMap(idsIn))
const all = [...rules.rules, ...rules.cases]
for (const family of FAMILIES) {
  const ids = all.filter((id) => id.startsWith(`${family}-`))
  const missing = ids.filter((id) => !cited.has(id))
  const count = `${ids.length - missing.length}/${ids.length}`
  process.stdout.write(
    `${family}  ${count.padEnd(8)}${missing.length > 0 ? `  missing: ${missing.join(' ')}` : ''}\n`,
  )
}
const named = all.filter((id) => cited.has(id)).length
process.stdout.write(`sum ${named}/${all.length}\n`)
