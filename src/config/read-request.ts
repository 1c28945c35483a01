// From options to a request: the files that they name are read, and what stands in several places is laid over each other. The
// command line and the Action do the same here.
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import type { Manifest } from '../restore/load-manifest.ts'
import { buildRequest, hasSeveralVersions } from './build-request.ts'
import { demandsOf } from './demands.ts'
import type { OptionName, OptionValues } from './options.ts'
import { type BaselineReaders, readBaselineOption } from './read-baseline-option.ts'
import { type ConfigMapReaders, withConfigMaps } from './read-config-maps.ts'
import { readManifest } from './read-manifest.ts'
import {
  type RehearsalFileReaders,
  readRehearsalFileOption,
  withFileOptions,
} from './rehearsal-file-option.ts'
import { adviceOnUnread, type FileUse } from './unread-parts.ts'

export type RequestReaders = ConfigMapReaders & RehearsalFileReaders & BaselineReaders

export interface WantedRequest {
  /** As the user gave it; undefined: only a rehearsal file can say. */
  readonly location: string | undefined
  readonly values: OptionValues
  /** How the user knows an option: `--restore-file`, `input restore-file`. */
  readonly labelOf: (name: OptionName) => string
  readonly targetOf: (values: OptionValues) => RehearsalRequest['target']
  readonly uid: string
  /** Without it everything in a rehearsal file counts. */
  readonly fileUse?: FileUse
}

/** Nothing is started before all of it was read. @throws OptionProblems, OPTION_*, MANIFEST_INVALID, REHEARSAL_FILE_*, BASELINE_INVALID */
export async function readRequest(
  { location, values: given, labelOf, targetOf, uid, fileUse = 'rehearse' }: WantedRequest,
  readers: RequestReaders,
): Promise<RehearsalRequest> {
  const file = await readRehearsalFileOption(given['rehearsal-file'], labelOf, readers)
  const values = withFileOptions(given, file)
  checkVersions(values, labelOf)
  const address = location || file?.location
  if (address === undefined) {
    const where = given['rehearsal-file'] === undefined ? '' : ', and the rehearsal file names none'
    throw new RehearsalError('OPTION_MISSING', `the location of the backup is missing${where}`)
  }
  const target = targetOf(values)
  const manifest = await readManifest(values, readers, labelOf('restore-file'))
  checkOneRestore(manifest, file?.restore !== undefined)
  const wish = { source: values['config-maps'], manifest, target, label: labelOf('config-maps') }
  const withMaps = await withConfigMaps(wish, readers)
  const before = await readBaselineOption(values, labelOf, readers)
  return {
    ...buildRequest({
      location: address,
      values,
      manifest: withMaps,
      spec: file?.restore,
      safetyRules: file?.safetyRules,
      target,
      uid,
    }),
    demands: demandsOf(file, values, before),
    advice: adviceOnUnread(file, fileUse),
  }
}

/** What cannot go with several versions, which may come from the file. @throws OPTION_CONFLICT */
function checkVersions(values: OptionValues, labelOf: WantedRequest['labelOf']): void {
  if (!hasSeveralVersions(values)) return
  const odd = (['all', 'keep-cluster', 'binaries-dir', 'kind-image'] as const).find((name) => values[name])
  if (odd === undefined) return
  throw new RehearsalError(
    'OPTION_CONFLICT',
    `${labelOf(odd)} cannot be given together with several Kubernetes versions (${values['kubernetes-versions']?.join(', ')})`,
  )
}

/** Which of the two should win nobody could tell. */
function checkOneRestore(manifest: Manifest, fileHasRestore: boolean): void {
  if (manifest.restore === undefined || !fileHasRestore) return
  throw new RehearsalError(
    'OPTION_CONFLICT',
    'the rehearsal file has `restore`, and a Restore manifest is given as well',
  )
}
