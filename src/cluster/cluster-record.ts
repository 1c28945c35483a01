// One file per running cluster. It is written before anything of the cluster exists and again after each
// process was started, so that a run which is killed in between can be cleaned up by the next one.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KindPlace } from './kind/kind-command.ts'
import { identifyProcess, type ProcessIdentity } from './processes/process-identity.ts'

/** The last that was started is the first to be ended. */
export const COMPONENTS = [
  'kwok',
  'kube-scheduler',
  'kube-controller-manager',
  'kube-apiserver',
  'etcd',
] as const
/** Without these there is no cluster. */
export const CONTROL_PLANE: readonly Component[] = ['kube-apiserver', 'etcd']
export type Component = (typeof COMPONENTS)[number]

export interface ClusterRecord {
  readonly format: 1
  readonly id: string
  /** RFC 3339. */
  readonly createdAt: string
  /** The rehearse process that started it. */
  readonly owner: ProcessIdentity
  readonly children: readonly (ProcessIdentity & { readonly name: Component })[]
  /** Everything of this cluster is in here; always ends in `restore-rehearsal-<id>`. */
  readonly folder: string
  readonly kubeconfigPath: string
  /** True once it is ready and meant to outlive its owner. */
  readonly keep: boolean
  readonly version: string
  /** Of a kind cluster; its containers are no children of ours. */
  readonly kind?: KindPlace
}

/** The name of a cluster's folder. Nothing with another name is ever removed. */
export function folderName(id: string): string {
  return `restore-rehearsal-${id}`
}

/** Written in one step: a reader sees the old record or the new one. Synchronous, so that no process outlives an unwritten record. */
export function writeRecord(stateDirectory: string, record: ClusterRecord): void {
  const directory = clustersDirectory(stateDirectory)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const temporary = join(directory, `${record.id}.${process.pid}.tmp`)
  writeFileSync(temporary, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, recordPath(stateDirectory, record.id))
}

export function deleteRecord(stateDirectory: string, id: string): void {
  rmSync(recordPath(stateDirectory, id), { force: true })
}

/** All records, oldest first. A file that is not a record of ours is passed over. */
export function readRecords(stateDirectory: string): readonly ClusterRecord[] {
  return fileNames(stateDirectory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readRecord(stateDirectory, name.slice(0, -'.json'.length)))
    .filter((record) => record !== undefined)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

export function readRecord(stateDirectory: string, id: string): ClusterRecord | undefined {
  if (!/^[a-z0-9]+$/.test(id)) return undefined
  try {
    return parseRecord(readFileSync(recordPath(stateDirectory, id), 'utf8'), id)
  } catch {
    return undefined
  }
}

/** Removes what a writer left that was killed within `writeRecord`; its process id is part of the name. */
export function deleteStaleTemporaries(stateDirectory: string): void {
  for (const name of fileNames(stateDirectory)) {
    const [, writer] = /\.(\d+)\.tmp$/.exec(name) ?? []
    if (writer === undefined || identifyProcess(Number(writer)) !== undefined) continue
    rmSync(join(clustersDirectory(stateDirectory), name), { force: true })
  }
}

/** A record names processes to kill and a folder to remove, so every field is checked. */
export function parseRecord(text: string, id: string): ClusterRecord | undefined {
  const value = JSON.parse(text) as Partial<ClusterRecord>
  const isRecord =
    value.format === 1 &&
    value.id === id &&
    typeof value.createdAt === 'string' &&
    isIdentity(value.owner) &&
    Array.isArray(value.children) &&
    value.children.every((child: { name?: unknown }) => isIdentity(child) && isComponent(child.name)) &&
    typeof value.folder === 'string' &&
    value.folder.startsWith('/') &&
    value.folder.endsWith(`/${folderName(id)}`) &&
    typeof value.kubeconfigPath === 'string' &&
    typeof value.keep === 'boolean' &&
    typeof value.version === 'string' &&
    (value.kind === undefined || isKindPlace(value.kind, id))
  return isRecord ? (value as ClusterRecord) : undefined
}

/** Only a cluster that is named as ours are can be removed by a record. */
function isKindPlace(value: Partial<KindPlace>, id: string): boolean {
  const { engine, kind, name } = value
  return (
    typeof kind === 'string' &&
    kind.startsWith('/') &&
    name === kindClusterName(id) &&
    typeof engine === 'object' &&
    engine !== null &&
    Object.values(engine).every((entry) => typeof entry === 'string')
  )
}

/** The name by which kind knows it. */
export function kindClusterName(id: string): string {
  return `rehearse-${id}`
}

function isComponent(name: unknown): name is Component {
  return COMPONENTS.some((component) => component === name)
}

function isIdentity(value: unknown): value is ProcessIdentity {
  const { pid, startedAt } = (value ?? {}) as Partial<ProcessIdentity>
  return Number.isInteger(pid) && Number(pid) > 1 && typeof startedAt === 'string'
}

function fileNames(stateDirectory: string): readonly string[] {
  try {
    return readdirSync(clustersDirectory(stateDirectory))
  } catch {
    return []
  }
}

function clustersDirectory(stateDirectory: string): string {
  return join(stateDirectory, 'clusters')
}

function recordPath(stateDirectory: string, id: string): string {
  return join(clustersDirectory(stateDirectory), `${id}.json`)
}
