import { cpus, totalmem } from 'node:os'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly platform: string
  readonly node: string
  readonly kubernetes: string
}

export function describeMachine(kubernetes: string): Machine {
  const models = cpus()
  return {
    cpu: models[0]?.model ?? 'unknown',
    cores: models.length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    kubernetes,
  }
}
