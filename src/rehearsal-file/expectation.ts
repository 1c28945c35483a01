// One entry of `expect`: which objects, and the one thing that is asked of them.
import { isObject, type Json } from '../core/json.ts'
import { described, type Shape, shape } from '../restore/document/shape.ts'
import type { Check, Demand, ObjectSelection } from '../verify/checks/check.ts'
import { type Entry, entry, TEST_ROWS, type TestKey } from './expectation-fields.ts'
import { isWritten, needing } from './shapes.ts'

const TESTS = Object.keys(TEST_ROWS) as readonly TestKey[]

const namedEntry = needing(entry, ['name'])

export const expectation: Shape<Check> = described(
  shape(
    { ...namedEntry.schema, oneOf: TESTS.map((test) => ({ required: [test] })) },
    (value, path, problems) => {
      const before = problems.length
      const read = namedEntry(value, path, problems)
      // What was written counts, not what could be read: a wrong value has its own problem.
      const asked = TESTS.filter((test) => isWritten(value, test))
      const [test] = asked
      if (!isObject(value)) return undefined
      if (test === undefined) problems.push(`${path} asks for nothing: it needs one of ${TESTS.join(', ')}`)
      else problems.push(...misfits(value, asked, test).map((problem) => `${path} ${problem}`))
      if (read === undefined || test === undefined || problems.length > before) return undefined
      return { name: read.name ?? '', demand: demandOf(read, test) }
    },
  ),
  'One thing that must be true of the restored cluster.',
)

const SELECTING = ['kind', 'apiVersion', 'namespace', 'objectName', 'labelSelector'] as const

function misfits(value: Json, asked: readonly TestKey[], test: TestKey): readonly string[] {
  if (asked.length > 1) return [`asks for ${asked.join(' and ')}; one check asks for one thing`]
  const { needs } = TEST_ROWS[test]
  const lacks = (key: string) => !isWritten(value, key)
  const stray = needs === 'nothing' ? SELECTING.filter((key) => !lacks(key)) : []
  return [
    ...stray.map((key) => `has ${key}, and ${test} is about no object`),
    ...(needs !== 'nothing' && lacks('kind') ? [`has no kind, and ${test} needs one`] : []),
    ...(needs === 'object' && lacks('objectName')
      ? [`has no objectName, and ${test} is about one object`]
      : []),
    ...(test !== 'run' && !lacks('timeout') ? ['has a timeout, which only run knows'] : []),
  ]
}

const SCRIPT_TIMEOUT_MS = 60_000

type DemandMaker = (read: Entry, of: ObjectSelection) => Demand

/** Called only when the key of the row was read. */
const DEMANDS: Readonly<Record<TestKey, DemandMaker>> = {
  exists: ({ exists }, of) => ({ test: exists === false ? 'absent' : 'exists', of }),
  absent: (_read, of) => ({ test: 'absent', of }),
  count: ({ count: range = { min: 0, max: 0 } }, of) => ({ test: 'count', of, range }),
  each: ({ each: expression = '' }, of) => ({ test: 'each', of, expression }),
  cel: ({ cel: expression = '' }, of) => ({ test: 'cel', of, expression }),
  equals: ({ equals: values = [] }, of) => ({ test: 'equals', of, values }),
  ready: (_read, of) => ({ test: 'ready', of }),
  http: ({ http: { path = '/', port, status = 200 } = {} }, of) => ({ test: 'http', of, path, port, status }),
  exec: ({ exec: { command = [], container } = {} }, of) => ({ test: 'exec', of, command, container }),
  run: ({ run: command = [], timeout = SCRIPT_TIMEOUT_MS }) => ({ test: 'run', command, timeoutMs: timeout }),
}

function demandOf(read: Entry, test: TestKey): Demand {
  const { kind = '', apiVersion, namespace, objectName, labelSelector } = read
  return DEMANDS[test](read, { kind, apiVersion, namespace, objectName, labelSelector })
}
