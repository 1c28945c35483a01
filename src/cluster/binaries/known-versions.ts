import archives from './envtest-archives.json' with { type: 'json' }
import { compareVersions, minorOf } from './version-request.ts'

/** Version → platform (`linux-amd64`) → SHA-512 of the release archive. */
export const ARCHIVE_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = archives

/** The version whose Go module and checksums are part of this project. */
export const PINNED_MODULE_VERSION = '1.36.3'

/** What `1.35` means to the Go build. Releases of the download table are often older than these. */
export const MODULE_VERSIONS = ['1.34.4', '1.35.4', PINNED_MODULE_VERSION, '1.37.2'] as const

/** Versions with a pinned archive, oldest first. */
export const ARCHIVE_VERSIONS: readonly string[] = Object.keys(ARCHIVE_DIGESTS).sort(compareVersions)

/** Minor versions that can be asked for, oldest first: `1.29` … */
export const KNOWN_MINORS: readonly string[] = [...new Set([...ARCHIVE_VERSIONS, ...MODULE_VERSIONS])]
  .sort(compareVersions)
  .map(minorOf)
  .filter((minor, index, all) => all.indexOf(minor) === index)

/** For help texts: `1.29 to 1.37`. */
export const KNOWN_MINORS_TEXT = `${KNOWN_MINORS[0]} to ${KNOWN_MINORS.at(-1)}`
