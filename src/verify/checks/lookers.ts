// What settles a demand while the objects of one type pass by, page by page. Only counts and a few names are kept.

import { pathText } from '../../core/field-path.ts'
import { type JsonObject, semanticEqual, textAt } from '../../core/json.ts'
import { shownValue } from '../shown-value.ts'
import { compileCel } from './cel.ts'
import type { Conclusion, ListDemand, ObjectSelection, WantedValue } from './check.ts'
import { isInRange, rangeText } from './count-range.ts'
import { nameList, placeOf, selectionText } from './names.ts'
import { valueAt } from './parse-path.ts'

export interface Looker {
  /** Objects that the selection means, each with its apiVersion and kind. */
  look(objects: readonly JsonObject[]): void
  /** After the last page. */
  conclude(): Conclusion
}

/** For one expression over all objects of a run. */
const CEL_LIMIT_MS = 5_000

export function lookerFor(demand: ListDemand, clock: () => number): Looker {
  switch (demand.test) {
    case 'exists':
    case 'absent':
    case 'count':
      return counting(demand)
    case 'each':
    case 'cel':
      return evaluating(demand, clock)
    case 'equals':
      return comparing(demand)
  }
}

function counting(demand: ListDemand & { readonly test: 'exists' | 'absent' | 'count' }): Looker {
  const names = nameList()
  let count = 0
  return {
    look(objects) {
      count += objects.length
      for (const object of objects) names.add(placeOf(object))
    },
    conclude: () => ({ ...countConclusion(demand, count, names.text()), objects: count }),
  }
}

function countConclusion(
  demand: ListDemand & { readonly test: 'exists' | 'absent' | 'count' },
  count: number,
  names: string,
): Pick<Conclusion, 'result' | 'message'> {
  const what = selectionText(demand.of)
  switch (demand.test) {
    case 'exists':
      return count > 0
        ? { result: 'passed', message: `${what}: ${count} there` }
        : { result: 'failed', message: `${what} is not there` }
    case 'absent':
      return count === 0
        ? { result: 'passed', message: `${what} is not there` }
        : { result: 'failed', message: `${what} should not be there: ${names}` }
    case 'count': {
      const isRight = isInRange(count, demand.range)
      const message = `${what}: ${count} there, ${rangeText(demand.range)} wanted`
      return { result: isRight ? 'passed' : 'failed', message }
    }
  }
}

/** Collects per object: right, wrong, or not to be told. Nothing to look at is never right. */
function judging(of: ObjectSelection) {
  const wrong = nameList()
  const open = nameList()
  let count = 0
  return {
    right: () => {
      count += 1
    },
    wrong: (place: string) => {
      count += 1
      wrong.add(place)
    },
    open: (place: string) => {
      count += 1
      open.add(place)
    },
    conclude(): Conclusion {
      const what = selectionText(of)
      const tail = `of ${count}: `
      if (count === 0)
        return { result: 'failed', message: `${what}: there is none to look at`, objects: count }
      if (wrong.count > 0) {
        const also = open.count > 0 ? `; not to be told for ${open.count}: ${open.text()}` : ''
        const message = `${what}: does not hold for ${wrong.count} ${tail}${wrong.text()}${also}`
        return { result: 'failed', message, objects: count }
      }
      if (open.count > 0) {
        const message = `${what}: not to be told for ${open.count} ${tail}${open.text()}`
        return { result: 'inconclusive', message, objects: count }
      }
      return { result: 'passed', message: `${what}: holds for ${count}`, objects: count }
    },
  }
}

function evaluating(
  { of, expression }: ListDemand & { readonly test: 'each' | 'cel' },
  clock: () => number,
): Looker {
  const cel = compileCel(expression)
  const judged = judging(of)
  let spent = 0
  return {
    look(objects) {
      const started = clock()
      const answers = spent < CEL_LIMIT_MS ? cel.answer(objects, CEL_LIMIT_MS - spent) : []
      spent += clock() - started
      for (const [index, object] of objects.entries()) {
        const answer = answers[index]
        const place = placeOf(object)
        if (answer === undefined) {
          judged.open(`${place} (the expression took longer than ${CEL_LIMIT_MS / 1_000} s)`)
          spent = CEL_LIMIT_MS
        } else if ('error' in answer) judged.open(`${place} (${answer.error})`)
        else if (answer.holds) judged.right()
        else judged.wrong(place)
      }
    },
    conclude: judged.conclude,
  }
}

function comparing({ of, values }: ListDemand & { readonly test: 'equals' }): Looker {
  const judged = judging(of)
  return {
    look(objects) {
      for (const object of objects) {
        const wrong = values.filter(({ path, value }) => !semanticEqual(valueAt(object, path), value))
        if (wrong.length === 0) judged.right()
        else
          judged.wrong(`${placeOf(object)} (${wrong.map((one) => differenceText(object, one)).join('; ')})`)
      }
    },
    conclude: judged.conclude,
  }
}

/** `spec.replicas is 1, 2 is wanted`; without the values where they may be private. */
function differenceText(object: JsonObject, { path, value }: WantedValue): string {
  const kind = textAt(object, 'kind') ?? ''
  const there = valueAt(object, path)
  if (there === undefined) return `${pathText(path)} is not there`
  const [is, wanted] = [shownValue(kind, path, there), shownValue(kind, path, value)]
  return is === undefined || wanted === undefined
    ? `${pathText(path)} has another value`
    : `${pathText(path)} is ${is}, ${wanted} is wanted`
}
