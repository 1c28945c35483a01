import type { ProgramSet } from './binary-source.ts'

/** The two programs a control plane is made of, with their version. */
export interface ControlPlaneBinaries {
  readonly etcd: string
  readonly kubeApiserver: string
  /** Without a leading v. */
  readonly version: string
}

export const PROGRAMS = ['etcd', 'kube-apiserver'] as const
export type Program = (typeof PROGRAMS)[number]

export const CONTROL_PLANE: ProgramSet = { name: 'control-plane', title: 'Kubernetes', programs: PROGRAMS }
