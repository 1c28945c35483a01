import type { Judging } from '../report/judge.ts'
import type { Check } from '../verify/checks/check.ts'

/** What the user demands beyond a restore without failures. */
export interface Demands extends Judging {
  readonly checks: readonly Check[]
}

export const NO_DEMANDS: Demands = { checks: [], gates: {}, ignore: [], baseline: undefined }
