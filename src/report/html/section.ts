import type { Report } from '../model.ts'
import type { Html } from './markup.ts'

/** One part of the page. A part without a body is not there, and not in the list of contents either. */
export interface Section {
  /** Of the element, for links. */
  readonly id: string
  readonly title: string
  /** In the list of contents. */
  readonly short: string
  /** Beside the title in the list of contents. */
  readonly count?: (report: Report) => number | undefined
  /** The list of contents marks it. */
  readonly isTrouble?: (report: Report) => boolean
  readonly body: (report: Report) => Html | undefined
}
