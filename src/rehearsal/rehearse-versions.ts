// The same backup against several Kubernetes versions: an upgrade rehearsal. Each version is a run of its own with its own control
// plane, deadline and report folder; the backup is read once for all of them.
import { availableParallelism } from 'node:os'
import { KNOWN_MINORS } from '../cluster/binaries/known-versions.ts'
import { compareVersions, parseVersionRequest, requestText } from '../cluster/binaries/version-request.ts'
import { mapConcurrent } from '../core/map-concurrent.ts'
import { renderVersionsHtml } from '../report/html/versions-html.ts'
import type { UpgradeOverview } from '../report/upgrade/model.ts'
import { upgradeOverview } from '../report/upgrade/upgrade.ts'
import { sharedSource } from './backup-source.ts'
import { partRequest } from './part-request.ts'
import { type RehearsalDeps, type RehearsalResult, rehearse, reportPath } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'
import { runsAtOnce } from './runs-at-once.ts'
import { type SeveralResults, writeOverview } from './write-overview.ts'

/** One result for each of `overview.versions`; the overview is versions.json and versions.html. */
export type VersionsResult = SeveralResults<UpgradeOverview>

/**
 * Never throws: a version that cannot be had is a run of its own that failed. A cancel ends those that run; the others end as they begin.
 * @param request with `versions`
 */
export async function rehearseVersions(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  one: typeof rehearse = rehearse,
): Promise<VersionsResult> {
  const startedAt = deps.now().toISOString()
  const runs = await runAll(request, deps, one)
  const overview = upgradeOverview(
    runs.map(({ name, result }) => ({ ...result, name, path: reportPath(result) })),
  )
  const files = {
    'versions.json': `${JSON.stringify(overview, undefined, 2)}\n`,
    'versions.html': renderVersionsHtml(overview, {
      tool: { name: 'restore-rehearsal', version: deps.version },
      startedAt,
    }),
  }
  const results = runs.map(({ result }) => result)
  return { results, ...(await writeOverview(request.reportDir, overview, files)) }
}

interface Run {
  readonly name: string
  readonly result: RehearsalResult
}

async function runAll(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  one: typeof rehearse,
): Promise<readonly Run[]> {
  let versions: readonly string[]
  try {
    versions = inOrder(request.versions ?? [])
  } catch (error) {
    return [{ name: '', result: await one(request, deps, error) }]
  }
  const source = sharedSource(deps.signal)
  const results = new Map<string, RehearsalResult>()
  // After a cancel the rest is started as well: each ends at once, with a report that says so.
  const never = new AbortController().signal
  await mapConcurrent(versions, request.versionsAtOnce ?? defaultAtOnce(), never, async (version) => {
    const emit: RehearsalDeps['emit'] = (event) => deps.emit(event, version)
    results.set(version, await one(requestFor(request, version), { ...deps, emit, source }))
  })
  await source.close()
  return versions.flatMap((name) => {
    const result = results.get(name)
    return result === undefined ? [] : [{ name, result }]
  })
}

/** Oldest first, each once, without a leading v. @throws CLUSTER_VERSION_UNKNOWN */
function inOrder(versions: readonly string[]): readonly string[] {
  const texts = versions.map((text) => requestText(parseVersionRequest(text, KNOWN_MINORS)))
  return [...new Set(texts)].toSorted(compareVersions)
}

function requestFor(request: RehearsalRequest, version: string): RehearsalRequest {
  const { target, reportFiles, metrics, ...rest } = request
  const labels = { ...metrics?.labels, kubernetes_version: version }
  return partRequest(
    {
      ...rest,
      target: target.kind === 'existing' ? target : { ...target, kubernetesVersion: version },
      metrics: metrics && { ...metrics, labels },
      ...(reportFiles === undefined ? {} : { reportFiles: { ...reportFiles, run: version } }),
    },
    version,
  )
}

function defaultAtOnce(): number {
  return runsAtOnce({ cores: availableParallelism(), availableMemoryBytes: process.availableMemory() })
}
