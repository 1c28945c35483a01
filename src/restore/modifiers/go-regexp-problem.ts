/** What Go says about a pattern it cannot compile. */
export function regexpProblem(what: string, where?: string): Error {
  return new Error(`error parsing regexp: ${what}${where === undefined ? '' : `: \`${where}\``}`)
}
