import type { ArchiveCase } from './archive-case.ts'
import { BODY_CASES } from './bodies.ts'
import { BOMB_CASES } from './bombs.ts'
import { ENTRY_CASES } from './entries.ts'
import { GZIP_CASES } from './gzip.ts'
import { HEADER_CASES } from './headers.ts'
import { LAYOUT_CASES } from './layout.ts'
import { PATH_CASES } from './paths.ts'

/** Every crafted archive, by what is wrong with it. */
export const ARCHIVE_CASES: Readonly<Record<string, readonly ArchiveCase[]>> = {
  'gzip: F-24, F-43': GZIP_CASES,
  'entries: F-40': ENTRY_CASES,
  'paths: F-41, F-42': PATH_CASES,
  headers: HEADER_CASES,
  bombs: BOMB_CASES,
  'bodies: R-45': BODY_CASES,
  'layout: F-34, F-51, F-52': LAYOUT_CASES,
}
