import { buildRequest, NO_MANIFEST, throwAwayTarget } from '../../src/config/build-request.ts'
import type { OptionName } from '../../src/config/options.ts'
import { readValues } from '../../src/config/read-values.ts'
import type { RehearsalRequest } from '../../src/rehearsal/request.ts'

/** The request of `rehearse run BUCKET`, every option at its default but for those given. */
export function requestOf(
  bucket: string,
  reportDir: string,
  options: Readonly<Partial<Record<OptionName, string>>> = {},
): RehearsalRequest {
  const given = Object.entries({ ...options, 'report-dir': reportDir }).map(([name, text]) => ({
    name: name as OptionName,
    label: `--${name}`,
    texts: [text],
  }))
  const { values, problems } = readValues('run', given, (name) => `--${name}`)
  if (problems[0] !== undefined) throw problems[0]
  const target = throwAwayTarget(values)
  return buildRequest({ location: bucket, values, manifest: NO_MANIFEST, target, uid: crypto.randomUUID() })
}
