import { basename, dirname, join } from 'node:path'
import type { RehearsalRequest } from './request.ts'

/** The request of one of several runs: whatever it writes lies in a folder of its own, or in a file with that name in front. */
export function partRequest(request: RehearsalRequest, folder: string): RehearsalRequest {
  const beside = (path: string): string => join(dirname(path), `${folder}-${basename(path)}`)
  const { restoreFiles, metrics, eventsFile, badgeFile, target } = request
  return {
    ...request,
    reportDir: join(request.reportDir, folder),
    restoreFiles: restoreFiles && { ...restoreFiles, folder: join(restoreFiles.folder, folder) },
    metrics: metrics && { ...metrics, file: beside(metrics.file) },
    eventsFile: eventsFile && beside(eventsFile),
    badgeFile: badgeFile && beside(badgeFile),
    target:
      target.kind === 'kind' && target.logsFolder !== undefined
        ? { ...target, logsFolder: join(target.logsFolder, folder) }
        : target,
  }
}
