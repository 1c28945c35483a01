import type { KubeConnection } from '../../kube/connection.ts'

/** A kubeconfig for kubectl and other tools, credentials included: write it with mode 0600. */
export function kubeconfigText(connection: KubeConnection, id: string): string {
  const name = `restore-rehearsal-${id}`
  return `apiVersion: v1
kind: Config
clusters:
  - name: ${name}
    cluster:
      server: ${connection.server}
      certificate-authority-data: ${base64(connection.ca)}
users:
  - name: ${name}
    user:
      token: ${connection.token ?? ''}
contexts:
  - name: ${name}
    context:
      cluster: ${name}
      user: ${name}
current-context: ${name}
`
}

function base64(text: string | undefined): string {
  return Buffer.from(text ?? '').toString('base64')
}
