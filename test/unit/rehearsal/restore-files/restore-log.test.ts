import { expect, test } from 'vitest'
import type { CatalogItem } from '../../../../src/backup/catalog.ts'
import { restoreLog } from '../../../../src/rehearsal/restore-files/restore-log.ts'
import type { ItemOutcome } from '../../../../src/restore/item-outcome.ts'
import { createLedger } from '../../../../src/restore/ledger.ts'
import type { Message } from '../../../../src/restore/messages.ts'
import { restoreOf } from '../../restore/finalize/parts.ts'

const RESTORE = {
  ...restoreOf({ namespaceMapping: { shop: 'copy' } }),
  status: {
    phase: 'PartiallyFailed',
    startTimestamp: '2026-11-23T04:00:00Z',
    completionTimestamp: '2026-11-23T04:00:09Z',
  },
} as const

interface Settled {
  readonly item: readonly [groupResource: string, namespace: string, name: string]
  readonly outcome?: ItemOutcome
  readonly afterMs?: number
}

function log(
  settlements: readonly Settled[],
  messages: readonly Message[] = [],
  blankNamespaces: readonly string[] = [],
): string {
  let now = 0
  const ledger = createLedger(settlements.length, () => now)
  const items = settlements.map(({ item: [groupResource, namespace, name], outcome, afterMs = 0 }, index) => {
    now = Date.parse('2026-11-23T04:00:00Z') + afterMs
    if (outcome !== undefined) ledger.settle(index, outcome)
    return { index, groupResource, namespace, name } as CatalogItem
  })
  ledger.close()
  return [...restoreLog({ restore: RESTORE, items, engine: { ledger, messages, blankNamespaces } })].join('')
}

test('F-80, R-7: items in the order in which they were settled, then errors, then warnings', async () => {
  const text = log(
    [
      {
        item: ['pods', 'shop', 'web'],
        outcome: { kind: 'failed', reason: 'refused', detail: 'pods "web" is forbidden: quota' },
        afterMs: 5_000,
      },
      { item: ['namespaces', '', 'shop'], outcome: { kind: 'created', reason: 'restored' }, afterMs: 1_000 },
      {
        item: ['configmaps', 'shop', 'settings'],
        outcome: { kind: 'skipped', reason: 'exists-differs' },
        afterMs: 2_000,
      },
      { item: ['nodes', '', 'n1'], outcome: { kind: 'skipped', reason: 'non-restorable' }, afterMs: 8_000 },
      { item: ['secrets', 'tools', 'late'] },
    ],
    [
      { level: 'warning', group: { namespace: 'copy' }, text: 'ConfigMap:settings already exists' },
      { level: 'error', group: { namespace: 'copy' }, text: 'error restoring pods/copy/web: quota' },
      { level: 'error', group: { namespace: 'aaa' }, text: 'first of the namespaces' },
      { level: 'error', group: 'cluster', text: 'a definition is not ready' },
      { level: 'error', group: 'velero', text: 'a hook failed' },
      { level: 'warning', group: 'velero', text: 'zero items' },
    ],
    ['blank'],
  )
  await expect(text).toMatchFileSnapshot('golden/restore-log.txt')
})

test.each<readonly [what: string, text: string, shown: string]>([
  ['a line end forges no line', 'a\nlevel=error msg=b', 'a level=error msg=b'],
  ['an escape sequence repaints no terminal', 'a\u001b[2Jb', 'a\\\\u{1b}[2Jb'],
  ['a quotation mark ends no field', 'a" level=info', 'a\\" level=info'],
  ['a command of a runner stays text', '##[error]x', '##\\\\u{5b}error]x'],
  ['an object is cut to its braces', `sent {"data":{"password":"${'x'.repeat(90)}"}} back`, 'sent {…} back'],
])('%s', (_what, text, shown) => {
  const [, line, ...rest] = log([], [{ level: 'error', group: 'velero', text }]).split('\n')
  expect(line).toBe(
    `time="2026-11-23T04:00:09Z" level=error msg="Velero restore error: ${shown}" restore=velero/rehearsal`,
  )
  expect(rest).toHaveLength(2)
})

test('a name that has to be quoted is quoted', () => {
  const hostile = { ...RESTORE, metadata: { ...RESTORE.metadata, namespace: 'a b="c' } }
  const [line] = restoreLog({
    restore: hostile,
    items: [],
    engine: { ledger: createLedger(0), messages: [], blankNamespaces: [] },
  })
  expect(line).toMatch(/ restore="a b=\\"c\/rehearsal"\n$/)
})
