import { CODES } from '../../src/core/rehearsal-error.ts'
import { GENERATED } from './notice.ts'

const EXITS = {
  1: ['Exit code 1: the backup', 'A finding about the backup: it cannot be restored as it is.'],
  2: [
    'Exit code 2: usage',
    'An option or a file of yours is wrong, or a given cluster is refused. Nothing was written.',
  ],
  3: ['Exit code 3: the environment', 'Nothing is said about the backup: something around it did not work.'],
} as const satisfies Record<1 | 2 | 3, readonly [string, string]>

/** docs/errors.md: every code with what to do next. */
export function renderErrorsMd(): string {
  const parts = Object.entries(EXITS).map(([exit, [title, meaning]]) => {
    const rows = Object.entries(CODES).filter(([, row]) => row.exit === Number(exit))
    return `## ${title}\n\n${meaning}\n\n| Code | What to do next |\n| --- | --- |\n${rows.map(([code, { hint }]) => `| \`${code}\` | ${hint.replace(/</g, '&lt;')} |`).join('\n')}\n`
  })
  const intro =
    'Every error that ends a run has a stable code. It is printed as `error[CODE]: what happened`, and is `failure.code` in report.json. What happens to a single item is no error but an outcome, with a reason of its own.'
  return `<!-- ${GENERATED} -->\n\n# Errors\n\n${intro}\n\n${parts.join('\n')}`
}
