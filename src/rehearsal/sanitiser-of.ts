import { randomBytes } from 'node:crypto'
import { createSanitiser, type Sanitiser } from '../safety/secrets/sanitiser.ts'
import type { RehearsalDeps } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'

/** With a key that nobody ever sees: what it made of a value can neither be undone nor tried out. Undefined: values are kept. */
export function sanitiserOf(
  { secrets = 'keep' }: RehearsalRequest,
  { now }: Pick<RehearsalDeps, 'now'>,
): Sanitiser | undefined {
  return secrets === 'keep' ? undefined : createSanitiser(secrets, randomBytes(32), now)
}
