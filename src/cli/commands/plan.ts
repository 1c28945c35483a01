import { throwAwayTarget } from '../../config/build-request.ts'
import type { OfflinePlan, PlannedRule } from '../../rehearsal/offline-plan.ts'
import { formatCount, formatNumber } from '../../report/format.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Painter } from '../../report/render/painter.ts'
import { backupText } from '../../report/render/screen.ts'
import type { ServerCalls } from '../../report/server-calls/model.ts'
import { answerText, callsTally, callTitle, itemsText } from '../../report/server-calls/words.ts'
import { REASONS, type Reason } from '../../restore/item-outcome.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'
import { requestOf } from '../request-of.ts'
import { downloadLines } from '../wanted-backup.ts'
import { profileDiffText } from './profile-diff-text.ts'

export const plan: Command = async (call, context) => {
  const { io, parts, signal } = context
  const { values } = call
  const request = await requestOf(call, context, throwAwayTarget, 'plan')
  const paint = painterFor(io.stdout, io.environment, values['no-color'])
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`
  if (values['profile-diff']) {
    const diff = await parts.profileDiff(request, signal)
    const width = Math.min(io.stdout.columns ?? MAX_WIDTH, MAX_WIDTH)
    io.stdout.write(values.json ? json(diff) : profileDiffText(diff, paint, width, values.quiet))
    return 0
  }
  const offline = await parts.planOffline(request, signal, downloadLines(io))
  io.stdout.write(values.json ? json(offline) : planText(offline, paint, values.quiet))
  return 0
}

const MAX_WIDTH = 110

const DONE = {
  keep: 'kept',
  defer: 'last',
  tame: 'tamed',
  hold: 'held back',
} as const satisfies Record<PlannedRule['do'], string>

export function planText(
  { backup, groups, staysBehind, safety, serverCalls, warnings }: OfflinePlan,
  paint: Painter,
  isQuiet: boolean,
): string {
  const restored = groups.reduce((sum, group) => sum + group.items.length, 0)
  const reasons = new Map<Reason, number>()
  for (const { reason } of staysBehind) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const byCount = [...reasons].toSorted(([, a], [, b]) => b - a)
  const blocks = [
    [`backup    ${backupText(backup, undefined, paint)}`],
    isQuiet
      ? []
      : groups.flatMap(({ resource, items }) => [
          `${plainText(resource, 300)}  ${items.length}`,
          ...columns(
            items.map(({ namespace, name, targetNamespace }) => {
              const place = namespace === '' ? name : `${namespace}/${name}`
              return [place, targetNamespace === namespace ? '' : `→ ${targetNamespace}`]
            }),
          ),
        ]),
    byCount.length === 0
      ? []
      : ['stays behind', ...columns(byCount.map(([reason, count]) => [count, reason, REASONS[reason]]))],
    safety.rules.length === 0
      ? []
      : [
          `kept from acting, profile ${safety.profile}`,
          ...columns(
            safety.rules.map(({ count, do: done, rule, form }) => [
              count,
              DONE[done],
              plainText(rule, 300),
              form ?? '',
            ]),
          ),
        ],
    serverCalls === undefined ? [] : callLines(serverCalls, isQuiet),
    warnings.map((warning) => `${paint('doubt', 'warning')} ${plainText(warning)}`),
    [
      `${formatCount(restored, 'item')} would be restored, ${formatCount(staysBehind.length, 'item')} would stay behind`,
    ],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

/** All of them are in the JSON. */
const MAX_CALLS = 30

function callLines(serverCalls: ServerCalls, isQuiet: boolean): readonly string[] {
  const tally = callsTally(serverCalls)
  if (tally === undefined) return []
  const { calls } = serverCalls
  const rest = calls.length - MAX_CALLS
  const shown = isQuiet ? [] : calls.slice(0, MAX_CALLS)
  return [
    tally,
    ...columns(shown.map((call) => [callTitle(call), itemsText(call), answerText(call)])),
    ...(!isQuiet && rest > 0 ? [`  and ${formatNumber(rest)} more with --json`] : []),
  ]
}
