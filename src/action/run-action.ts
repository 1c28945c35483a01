import { STANDARD_OUTPUT, throwAwayTarget } from '../config/build-request.ts'
import { type RequestReaders, readRequest } from '../config/read-request.ts'
import { messageOf, OptionProblems, RehearsalError } from '../core/rehearsal-error.ts'
import type { RehearsalDeps, RehearsalResult } from '../rehearsal/rehearse.ts'
import type { AllResult } from '../rehearsal/rehearse-all.ts'
import type { VersionsResult } from '../rehearsal/rehearse-versions.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import { sentences } from '../report/format.ts'
import { plainText } from '../report/plain-text.ts'
import { type Annotation, GITHUB_LIMIT, renderAnnotations } from '../report/render/annotations.ts'
import { plainPainter } from '../report/render/painter.ts'
import { createScreen } from '../report/render/screen.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../report/render/summary.ts'
import { outputsOf } from './outputs.ts'
import {
  annotationsOfSeveral,
  outputsOfSeveral,
  type Several,
  severalBackups,
  severalVersions,
  summaryOfSeveral,
} from './publish-several.ts'
import { labelOf, readInputs } from './read-inputs.ts'
import type { Runner } from './runner.ts'
import { secretsOf } from './secrets.ts'
import { whereToReadOn } from './where-to-read-on.ts'

/** The machinery behind the Action. */
export interface ActionParts extends RequestReaders {
  rehearse(request: RehearsalRequest, deps: RehearsalDeps): Promise<RehearsalResult>
  rehearseAll(request: RehearsalRequest, deps: RehearsalDeps): Promise<AllResult>
  rehearseVersions(request: RehearsalRequest, deps: RehearsalDeps): Promise<VersionsResult>
  readBytes(path: string): Promise<Buffer>
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly newUid: () => string
  readonly version: string
}

/** One step of a workflow: inputs in; log, outputs, summary and annotations out. Returns the exit code: only `pass` is 0. Never throws. */
export async function runAction(runner: Runner, parts: ActionParts): Promise<0 | 1> {
  try {
    const request = await requestOf(runner, parts)
    const deps = depsOf(runner, parts)
    if (request.wish?.which.kind === 'all') {
      const all = await parts.rehearseAll(request, deps)
      return await publishSeveral(runner, severalBackups(all), all.problem)
    }
    if (request.versions !== undefined) {
      const all = await parts.rehearseVersions(request, deps)
      return await publishSeveral(runner, severalVersions(all), all.problem)
    }
    const result = await parts.rehearse(request, deps)
    await publish(runner, {
      outputs: outputsOf(result),
      annotations: renderAnnotations(result.report, { max: GITHUB_LIMIT }),
      summary: summaryOf(runner, result),
    })
    return result.report.verdict === 'pass' ? 0 : 1
  } catch (error) {
    runner.output('verdict', 'error')
    for (const [title, message] of problemsOf(error)) runner.error(message, title)
    return 1
  }
}

/** @throws OptionProblems with all problems of the inputs; and as `readRequest` */
async function requestOf(runner: Runner, parts: ActionParts): Promise<RehearsalRequest> {
  for (const secret of await secretsOf(runner, parts.readBytes)) runner.mask(secret)
  const { values, problems } = readInputs(runner)
  if (problems.length > 0) throw new OptionProblems(problems)
  if (values['events-file'] === STANDARD_OUTPUT)
    throw new RehearsalError(
      'OPTION_INVALID',
      `${labelOf('events-file')}: the log of a step is no place for events`,
    )
  const { location } = values
  const request = await readRequest(
    { location, values, labelOf, targetOf: throwAwayTarget, uid: parts.newUid() },
    parts,
  )
  // The address may come from the rehearsal file.
  if (!location) {
    const asked = { environment: {}, input: (name: string) => (name === 'location' ? request.location : '') }
    for (const secret of await secretsOf(asked, parts.readBytes)) runner.mask(secret)
  }
  return request
}

function depsOf(runner: Runner, { signal, now, version }: ActionParts): RehearsalDeps {
  const emit = createScreen({
    write: (text) => runner.print(text),
    paint: plainPainter,
    liveColumns: undefined,
    isQuiet: false,
    clock: () => performance.now(),
  })
  return { signal, emit, environment: runner.environment, now, version }
}

async function publishSeveral(
  runner: Runner,
  several: Several,
  problem: RehearsalError | undefined,
): Promise<0 | 1> {
  runner.print(several.text)
  if (problem !== undefined) runner.error(plainText(problem.message, 4_000), problem.code)
  await publish(runner, {
    outputs: outputsOfSeveral(several),
    annotations: annotationsOfSeveral(several),
    summary: summaryOfSeveral(several),
  })
  return several.verdict === 'pass' ? 0 : 1
}

function summaryOf({ environment }: Runner, { report, files }: RehearsalResult): string {
  const where = whereToReadOn(files, environment)
  return renderSummary(report, {
    maxBytes: GITHUB_SUMMARY_BYTES,
    ...(where === undefined ? {} : { where }),
  })
}

interface Published {
  readonly outputs: readonly (readonly [name: string, text: string])[]
  readonly annotations: readonly Annotation[]
  readonly summary: string
}

async function publish(runner: Runner, { outputs, annotations, summary }: Published): Promise<void> {
  for (const [name, text] of outputs) runner.output(name, text)
  for (const { level, message, title } of annotations) runner[level](message, title)
  try {
    await runner.writeSummary(summary)
  } catch (error) {
    runner.warning(plainText(messageOf(error)), 'The job summary could not be written')
  }
}

/** What a step shows for anything that was thrown: a title and a message for each problem. */
export function problemsOf(error: unknown): readonly (readonly [title: string, message: string])[] {
  if (error instanceof OptionProblems) return error.problems.flatMap(problemsOf)
  if (!(error instanceof RehearsalError)) return problemsOf(new RehearsalError('INTERNAL', messageOf(error)))
  // The hints of the option family speak of a command line.
  const hint = error.code.startsWith('OPTION_') ? 'The inputs are in docs/options.md.' : error.hint
  return [[error.code, plainText(sentences(error.message, hint), 4_000)]]
}
