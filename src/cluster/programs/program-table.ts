// Programs that some kinds of cluster need besides etcd and kube-apiserver. Each is one file.
import digests from './digests.json' with { type: 'json' }

export type ProgramName = 'kind' | 'kwok' | 'kube-controller-manager' | 'kube-scheduler'

interface ProgramRow {
  /** Where its project publishes it; a mirror keeps `pathOf` below its own address. */
  readonly publisher: string
  readonly pathOf: (version: string, system: string, architecture: string) => string
  /** `kubernetes`: compiled in the module of that version. `install`: by itself, at its own version. */
  readonly goBuild: 'kubernetes' | 'install'
  readonly goPackage: string
}

const kubernetes = (name: ProgramName): ProgramRow => ({
  publisher: 'https://dl.k8s.io',
  pathOf: (version, system, architecture) => `release/v${version}/bin/${system}/${architecture}/${name}`,
  goBuild: 'kubernetes',
  goPackage: `k8s.io/kubernetes/cmd/${name}`,
})

export const PROGRAMS: Readonly<Record<ProgramName, ProgramRow>> = {
  kind: {
    publisher: 'https://github.com',
    pathOf: (version, system, architecture) =>
      `kubernetes-sigs/kind/releases/download/v${version}/kind-${system}-${architecture}`,
    goBuild: 'install',
    goPackage: 'sigs.k8s.io/kind',
  },
  kwok: {
    publisher: 'https://github.com',
    pathOf: (version, system, architecture) =>
      `kubernetes-sigs/kwok/releases/download/v${version}/kwok-${system}-${architecture}`,
    goBuild: 'install',
    goPackage: 'sigs.k8s.io/kwok/cmd/kwok',
  },
  'kube-controller-manager': kubernetes('kube-controller-manager'),
  'kube-scheduler': kubernetes('kube-scheduler'),
}

/** Of the programs that have versions of their own. */
export const KIND_VERSION = '0.33.0'
export const KWOK_VERSION = '0.8.0'

/** SHA-256 of the published file, in hex; undefined when it is not known. @param platform `linux-amd64` */
export function digestOf(name: ProgramName, version: string, platform: string): string | undefined {
  const versions: Readonly<Record<string, Readonly<Record<string, string>>>> = digests[name]
  return versions[version]?.[platform]
}
