import { expect, test } from 'vitest'
import { whereToReadOn } from '../../../src/action/where-to-read-on.ts'

const RUN = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/ops', GITHUB_RUN_ID: '42' }

test.each<
  readonly [
    what: string,
    files: readonly string[],
    environment: Record<string, string>,
    expected: string | undefined,
  ]
>([
  ['no report', ['files/velero-restore.json'], RUN, undefined],
  ['no runner', ['out/report.json'], {}, 'The whole report: `out/report.json`.'],
  [
    'a run of GitHub',
    ['out/report.json'],
    RUN,
    'The whole report: `out/report.json`, and among the [artifacts of this run](https://github.com/acme/ops/actions/runs/42#artifacts) when the workflow uploads it.',
  ],
  [
    'a variable that is something else',
    ['out/report.json'],
    { ...RUN, GITHUB_RUN_ID: '42)[x](http://y' },
    'The whole report: `out/report.json`.',
  ],
])('%s', (_what, files, environment, expected) => expect(whereToReadOn(files, environment)).toBe(expected))
