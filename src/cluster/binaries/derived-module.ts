// A go.mod for any Kubernetes version. Its module cannot be built by itself through the proxy: parts of it are
// published as modules of their own (k8s.io/api …) and its go.mod points at folders that only its repository has.

/** What `go mod edit -json` prints of Kubernetes' go.mod, as far as it matters here. */
export interface GoModule {
  readonly Go?: string
  readonly Require?: readonly { readonly Path: string; readonly Version: string }[] | null
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string }
        readonly New: { readonly Path: string; readonly Version?: string }
      }[]
    | null
}

const ETCD_CLIENT = 'go.etcd.io/etcd/client/v3'
const ETCD_SERVER = 'go.etcd.io/etcd/server/v3'

/**
 * The text of a go.mod that builds etcd and kube-apiserver of a version such as 1.35.4: the versions that
 * Kubernetes was released with, its own parts at v0.35.4, and the etcd server of the release whose client it uses.
 * Undefined when it does not name one.
 */
export function derivedGoMod(moduleName: string, version: string, kubernetes: GoModule): string | undefined {
  const required = (kubernetes.Require ?? []).filter(({ Path }) => Path !== ETCD_SERVER)
  const etcdVersion = required.find(({ Path }) => Path === ETCD_CLIENT)?.Version
  if (etcdVersion === undefined) return undefined
  const replaced = (kubernetes.Replace ?? []).map(({ Old, New }) => {
    const isPart = New.Path.startsWith('./')
    return isPart
      ? `${Old.Path} => ${Old.Path} ${partVersion(version)}`
      : `${Old.Path} => ${New.Path} ${New.Version ?? ''}`.trim()
  })
  const requires = [
    `k8s.io/kubernetes v${version}`,
    `${ETCD_SERVER} ${etcdVersion}`,
    ...required.map(({ Path, Version }) => `${Path} ${Version}`),
  ]
  return [
    `module ${moduleName}`,
    `go ${kubernetes.Go ?? '1.24.0'}`,
    block('require', requires),
    block('replace', replaced),
    '',
  ].join('\n\n')
}

/** Kubernetes 1.35.4 publishes its parts as v0.35.4. */
function partVersion(version: string): string {
  return `v0.${version.split('.').slice(1).join('.')}`
}

function block(keyword: string, lines: readonly string[]): string {
  return [`${keyword} (`, ...lines.map((line) => `\t${line}`), ')'].join('\n')
}
