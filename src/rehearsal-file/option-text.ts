import { refuse, type Shape, shape } from '../restore/document/shape.ts'
import { addProblem } from './shapes.ts'

/** Options that a rehearsal file may set. */
export type FileOption = 'backup' | 'max-age' | 'kubernetes-version' | 'baseline-tolerance' | 'slower-than'

/** Why an option would not take a text; undefined when it does. */
export type OptionTest = (name: FileOption, text: string) => string | undefined

/** A text that one of our options takes, checked by the reader of that option. */
export function optionText(name: FileOption, problemOf: OptionTest): Shape<string> {
  return shape({ type: 'string', minLength: 1 }, (value, path, problems) => {
    // 1.30 is a number, and the same as 1.3.
    if (typeof value === 'number')
      return addProblem(problems, `${path} must be a text, not a number: write it in quotes`)
    if (typeof value !== 'string' || value === '') return refuse(value, path, problems, 'a text')
    const problem = problemOf(name, value)
    return problem === undefined ? value : addProblem(problems, `${path}: ${problem}`)
  })
}
