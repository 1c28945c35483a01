// An archive of one image, as `docker save` writes it, from files alone.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { buildTar } from './archive.ts'

export interface BuiltImage {
  /** `shop/web:1`; undefined: saved by its ID. */
  readonly name: string | undefined
  /** Path in the image → content. All of them can be executed. */
  readonly files: Readonly<Record<string, string | Buffer>>
  /** The layer is not in the archive. */
  readonly lacksLayer?: boolean
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Compressed, as `docker save shop/web:1 | gzip` makes it. */
export function buildImageArchive({ name, files, lacksLayer = false }: BuiltImage): Buffer {
  const layer = buildTar(files, { formatVersion: false })
  const config = JSON.stringify({
    architecture: ARCHITECTURES[process.arch],
    os: 'linux',
    config: { Env: ['PATH=/bin'] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
  })
  const place = `${sha256(config)}.json`
  const manifest = [{ Config: place, RepoTags: name === undefined ? null : [name], Layers: ['layer.tar'] }]
  const parts = { 'manifest.json': manifest, [place]: config, ...(lacksLayer ? {} : { 'layer.tar': layer }) }
  return gzipSync(buildTar(parts, { formatVersion: false }))
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
