import { type Shape, shape } from '../restore/document/shape.ts'
import { addProblem, word } from './shapes.ts'

/** Options that a rehearsal file may set. */
export type FileOption =
  | 'backup'
  | 'cluster'
  | 'max-age'
  | 'kubernetes-version'
  | 'secrets'
  | 'safety'
  | 'workloads'
  | 'baseline-tolerance'
  | 'slower-than'

/** Why an option would not take a text; undefined when it does. */
export type OptionTest = (name: FileOption, text: string) => string | undefined

/** A text that one of our options takes, checked by the reader of that option. */
export function optionText(name: FileOption, problemOf: OptionTest): Shape<string> {
  return shape(word.schema, (value, path, problems) => {
    const text = word(value, path, problems)
    const problem = text === undefined ? undefined : problemOf(name, text)
    return problem === undefined ? text : addProblem(problems, `${path}: ${problem}`)
  })
}
