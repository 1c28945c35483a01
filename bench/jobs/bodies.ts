// Request bodies in the order in which the engine sent them: one per line, its path in front.
import { readFileSync, writeFileSync } from 'node:fs'

export interface PostedBody {
  readonly path: string
  readonly body: Buffer
}

const NAMESPACES = '/api/v1/namespaces'
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/** JSON as we write it has neither tabs nor line ends. */
export function writeBodies(file: string, bodies: readonly PostedBody[]): void {
  writeFileSync(file, bodies.map(({ path, body }) => `${path}\t${body.toString('utf8')}\n`).join(''))
}

export interface SortedBodies {
  readonly namespaces: readonly PostedBody[]
  readonly definitions: readonly PostedBody[]
  readonly objects: readonly PostedBody[]
}

export function readBodies(file: string): SortedBodies {
  const bodies = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t')
      return { path: line.slice(0, tab), body: Buffer.from(line.slice(tab + 1)) }
    })
  return {
    namespaces: bodies.filter(({ path }) => path === NAMESPACES),
    definitions: bodies.filter(({ path }) => path === DEFINITIONS),
    objects: bodies.filter(({ path }) => path !== NAMESPACES && path !== DEFINITIONS),
  }
}
