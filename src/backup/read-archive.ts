import type { Readable } from 'node:stream'
import { type ErrorCode, RehearsalError } from '../core/rehearsal-error.ts'
import { type ArchiveIndex, ArchiveIndexer } from './archive-index.ts'
import { ARCHIVE_LIMITS, type ArchiveLimits, checkLimit } from './archive-limits.ts'
import type { Catalog } from './catalog.ts'
import { GzipFault, type GzipFaultKind, gunzip } from './gunzip.ts'
import { Spool } from './spool.ts'
import { SpooledCatalog } from './spooled-catalog.ts'
import { TarFault, type TarFaultKind } from './tar-fault.ts'
import { TarReader } from './tar-reader.ts'

export interface ReadArchiveOptions {
  readonly signal: AbortSignal
  /** Laid over `ARCHIVE_LIMITS`. */
  readonly limits?: Partial<ArchiveLimits>
  /** Folder for the unpacked bodies; the system's temporary folder when absent. */
  readonly spoolDirectory?: string
}

/**
 * Reads a Velero tarball from its first byte to its last in one pass and gives its catalog, or nothing at all: a cut or damaged archive
 * is found only at its end, so no item may be used before. Problems of single items are in the catalog. Destroys the source.
 * @throws ARCHIVE_*, LOCATION_*, SPOOL_FAILED, the signal's reason
 */
export async function readArchive(source: Readable, options: ReadArchiveOptions): Promise<Catalog> {
  const started = performance.now()
  const limits: ArchiveLimits = { ...ARCHIVE_LIMITS, ...options.limits }
  let spool: Spool | undefined
  try {
    spool = new Spool(options.spoolDirectory)
    const indexer = new ArchiveIndexer(spool, limits)
    const tar = new TarReader(indexer, limits)
    let unpackedBytes = 0
    const packed = await gunzip(
      source,
      (chunk, packedBytes) => {
        unpackedBytes += chunk.length
        checkUnpacked(limits, unpackedBytes, packedBytes)
        tar.write(chunk)
      },
      options.signal,
    )
    tar.end()
    spool.seal()
    const index = indexer.finish()
    checkIsBackup(index)
    const { entries, ignored, formatVersion, hasResources } = index
    const verifiedInMs = performance.now() - started
    const facts = { ...packed, unpackedBytes, entries, ignored, verifiedInMs, formatVersion, hasResources }
    return new SpooledCatalog(facts, index, spool)
  } catch (error) {
    source.destroy()
    spool?.close()
    throw coded(error)
  }
}

function checkUnpacked(limits: ArchiveLimits, unpackedBytes: number, packedBytes: number): void {
  checkLimit(limits, 'unpackedBytes', unpackedBytes, () => 'The archive unpacks to too many bytes')
  if (unpackedBytes <= limits.ratioFromBytes) return
  checkLimit(limits, 'ratio', unpackedBytes / packedBytes, () => 'The archive unpacks to many times its size')
}

/** F-43: without `resources` a backup is empty, which is a finding for the restore; without `metadata/version` as well it is something else. */
function checkIsBackup(index: ArchiveIndex): void {
  if (index.hasResources || index.formatVersion !== undefined) return
  throw new RehearsalError('ARCHIVE_NOT_VELERO', 'The archive has neither resources/ nor metadata/version.')
}

const GZIP_CODES = {
  empty: 'ARCHIVE_EMPTY',
  'not-gzip': 'ARCHIVE_NOT_GZIP',
  truncated: 'ARCHIVE_TRUNCATED',
  corrupt: 'ARCHIVE_CORRUPT',
} as const satisfies Record<GzipFaultKind, ErrorCode>

const TAR_CODES = {
  'not-tar': ['ARCHIVE_NOT_VELERO', 'The archive holds no tar'],
  corrupt: ['ARCHIVE_CORRUPT', 'The tar in the archive is damaged'],
  cut: ['ARCHIVE_TRUNCATED', 'The archive is cut short'],
  'unsafe-type': ['ARCHIVE_UNSAFE_ENTRY', 'The archive holds something other than files'],
  'unsafe-path': ['ARCHIVE_UNSAFE_PATH', 'The archive holds a path that cannot be trusted'],
} as const satisfies Record<TarFaultKind, readonly [ErrorCode, string]>

function coded(error: unknown): unknown {
  if (error instanceof GzipFault) {
    return new RehearsalError(GZIP_CODES[error.kind], `The archive cannot be read: ${error.message}.`, {
      cause: error,
    })
  }
  if (error instanceof TarFault) {
    const [code, what] = TAR_CODES[error.kind]
    return new RehearsalError(code, `${what}: ${error.message}.`, { cause: error })
  }
  return error
}
