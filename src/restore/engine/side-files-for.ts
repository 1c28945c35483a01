import type { SideFiles } from '../../backup/side-files.ts'
import type { Profile } from '../document/profile.ts'

/** D-57: the files beside the tarball as a version of Velero knows them; what it does not read decides nothing. */
export function sideFilesFor(profile: Pick<Profile, 'readsVolumeInfo'>, backup: SideFiles): SideFiles {
  return profile.readsVolumeInfo ? backup : { ...backup, volumeInfos: undefined, csiSnapshots: [] }
}
