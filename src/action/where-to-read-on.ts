import { codeSpan } from '../report/render/markdown.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** One line for the end of the summary: the files, and where a workflow that uploads them shows them. */
export function whereToReadOn(files: readonly string[], environment: Environment): string | undefined {
  const report = files.find((file) => /(?:^|[\\/])report\.json$/.test(file))
  if (report === undefined) return undefined
  const place = codeSpan(report, 1_000)
  const artifacts = artifactsOf(environment)
  return artifacts === undefined
    ? `The whole report: ${place}.`
    : `The whole report: ${place}, and among the [artifacts of this run](${artifacts}) when the workflow uploads it.`
}

/** The page of the run, from variables of the runner; undefined when one of them is not what GitHub sets. */
function artifactsOf({
  GITHUB_SERVER_URL,
  GITHUB_REPOSITORY,
  GITHUB_RUN_ID,
}: Environment): string | undefined {
  const isGitHub =
    /^https:\/\/[\w.-]+(?::\d+)?$/.test(GITHUB_SERVER_URL ?? '') &&
    /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY ?? '') &&
    /^\d+$/.test(GITHUB_RUN_ID ?? '')
  return isGitHub
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}#artifacts`
    : undefined
}
