/**
 * Velero unpacks to disk, where a name is a file or a folder. Where an archive needs it to be both, the unpacking fails, so such an
 * archive cannot be restored. Returns the first file that is in the way of one of the folders.
 */
export function fileInTheWay(
  folders: Iterable<string>,
  isFile: (path: string) => boolean,
): string | undefined {
  let last: string | undefined
  for (const folder of folders) {
    // Neighbours in an archive most often lie in the same folder.
    if (folder === last) continue
    last = folder
    for (let path = folder; path !== ''; path = parentOf(path)) if (isFile(path)) return path
  }
  return undefined
}

/** '' when the path has one segment only. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
