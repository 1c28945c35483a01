// The keys of an entry of `expect`.
import type { Json } from '../core/json.ts'
import { labelSelector } from '../restore/document/restore-shape.ts'
import { described, flag, list, rawMap, record, type Shape, shape } from '../restore/document/shape.ts'
import type { LabelSelector } from '../restore/restore-document.ts'
import { compileSelector } from '../restore/select/label-selector.ts'
import { celProblem } from '../verify/checks/cel.ts'
import type { WantedValue } from '../verify/checks/check.ts'
import { COUNT_SYNTAX, type CountRange, parseCountRange } from '../verify/checks/count-range.ts'
import { parseFieldPath } from '../verify/checks/parse-path.ts'
import {
  addProblem,
  filled,
  kindName,
  milliseconds,
  needing,
  tested,
  wholeNumber,
  word,
  yes,
} from './shapes.ts'

interface Tests {
  readonly exists?: boolean
  readonly absent?: true
  readonly count?: CountRange
  readonly each?: string
  readonly cel?: string
  readonly equals?: readonly WantedValue[]
  readonly ready?: true
  readonly http?: HttpTest
  readonly exec?: ExecTest
  readonly run?: readonly string[]
}

export type TestKey = keyof Tests

interface HttpTest {
  readonly path?: string
  readonly port?: number
  readonly status?: number
}

interface ExecTest {
  readonly command?: readonly string[]
  readonly container?: string
}

export interface Entry extends Tests {
  readonly name?: string
  readonly kind?: string
  readonly apiVersion?: string
  readonly namespace?: string
  readonly objectName?: string
  readonly labelSelector?: LabelSelector
  readonly timeout?: number
}

interface TestRow {
  readonly doc: string
  /** What must stand beside it: the kind of objects, or the name of one of them too. */
  readonly needs: 'nothing' | 'kind' | 'object'
}

export const TEST_ROWS: Readonly<Record<TestKey, TestRow>> = {
  exists: { needs: 'kind', doc: 'True: at least one such object is there. False: none is.' },
  absent: { needs: 'kind', doc: 'No such object is there.' },
  count: { needs: 'kind', doc: `How many there are: ${COUNT_SYNTAX}.` },
  each: {
    needs: 'kind',
    doc: 'A CEL expression over `object` that is true for every one; there must be at least one.',
  },
  cel: { needs: 'object', doc: 'A CEL expression over `object` that is true for the one object.' },
  equals: {
    needs: 'kind',
    doc: 'Paths as kubectl writes them, each with the value that it has in every object; there must be at least one.',
  },
  ready: { needs: 'kind', doc: 'The workloads are ready. Needs running pods.' },
  http: { needs: 'object', doc: 'A Service or a Pod answers over HTTP. Needs running pods.' },
  exec: { needs: 'object', doc: 'A command in a Pod ends with 0. Needs running pods.' },
  run: {
    needs: 'nothing',
    doc: 'A program on this machine ends with 0. The variable KUBECONFIG leads it to the cluster.',
  },
}

const count: Shape<CountRange> = shape(
  { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }] },
  (value, path, problems) => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
    return parseCountRange(text) ?? addProblem(problems, `${path} must be written as ${COUNT_SYNTAX}`)
  },
)

const expression = tested(word, celProblem)

const equals: Shape<readonly WantedValue[]> = shape(
  { type: 'object', minProperties: 1 },
  (value, path, problems) => {
    const paths = rawMap(value, path, problems)
    if (paths === undefined) return undefined
    const entries = Object.entries(paths)
    if (entries.length === 0) return addProblem(problems, `${path} names no field`)
    const wanted = entries.map(([text, wish]) => wantedValue(text, wish, `${path}.${text}`, problems))
    return wanted.filter((one) => one !== undefined)
  },
)

function wantedValue(
  text: string,
  value: Json | undefined,
  at: string,
  problems: string[],
): WantedValue | undefined {
  const path = parseFieldPath(text)
  if (path === undefined)
    return addProblem(
      problems,
      `${at} is no path of one field, such as spec.template.spec.containers[0].image`,
    )
  if (value === undefined || value === null) return addProblem(problems, `${at} has no value`)
  return { text, path, value }
}

const selector = tested(labelSelector, (value) => {
  try {
    compileSelector(value)
    return undefined
  } catch (error) {
    return `is no label selector: ${error instanceof Error ? error.message : ''}`
  }
})

const command = filled(list(word))

const urlPath = tested(word, (value) => (value.startsWith('/') ? undefined : 'must begin with /'))

const http = record<HttpTest>({
  path: described(urlPath, 'Without it: /.'),
  port: described(wholeNumber(1, 65_535), 'Without it: the first of the object.'),
  status: described(wholeNumber(100, 599), 'Without it: 200.'),
})

const exec = record<ExecTest>({
  command: described(command, 'Program and arguments.'),
  container: described(word, 'Without it: the first.'),
})

export const entry: Shape<Entry> = record<Entry>({
  name: described(word, 'For people, in the report. No two checks have the same.'),
  kind: described(kindName, 'Kind of the objects, such as Deployment.'),
  apiVersion: described(word, 'Only where several APIs serve the kind, such as events.k8s.io/v1.'),
  namespace: described(word, 'Namespace in the target, after a mapping. Without it: all.'),
  objectName: described(word, 'Name of the one object that is meant.'),
  labelSelector: described(selector, 'Only objects with these labels, written as in a Restore.'),
  exists: described(flag, TEST_ROWS.exists.doc),
  absent: described(yes, TEST_ROWS.absent.doc),
  count: described(count, TEST_ROWS.count.doc),
  each: described(expression, TEST_ROWS.each.doc),
  cel: described(expression, TEST_ROWS.cel.doc),
  equals: described(equals, TEST_ROWS.equals.doc),
  ready: described(yes, TEST_ROWS.ready.doc),
  http: described(http, TEST_ROWS.http.doc),
  exec: described(needing(exec, ['command']), TEST_ROWS.exec.doc),
  run: described(command, TEST_ROWS.run.doc),
  timeout: described(milliseconds, 'Time limit of `run`. Without it: 1m.'),
})
