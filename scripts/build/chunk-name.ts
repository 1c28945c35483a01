import { basename } from 'node:path'

interface Chunk {
  readonly name: string
  readonly facadeModuleId?: string | null
  readonly moduleIds: readonly string[]
}

/**
 * A name that says where a chunk comes from: `rehearsal-inspect` for src/rehearsal/inspect.ts, `yaml` for that package. Two files may have the same base name, and a
 * bundler would number them in the order it meets them.
 */
export function chunkName({ name, facadeModuleId, moduleIds }: Chunk): string {
  const id = facadeModuleId ?? moduleIds.find((one) => stem(one) === name) ?? moduleIds.at(-1)
  if (id === undefined) return name
  const [, path] = id.split(/.*\/node_modules\//)
  if (path !== undefined)
    return path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('-')
      .replace('@', '')
  const [, own] = id.split(/.*\/src\//)
  return own === undefined ? name : own.replace(/\.\w+$/, '').replaceAll('/', '-')
}

function stem(id: string): string {
  return basename(id).replace(/\.\w+$/, '')
}
