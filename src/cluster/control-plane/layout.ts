import { join } from 'node:path'

/** Where everything of one cluster is. `folder` has mode 0700. */
export function layoutOf(folder: string) {
  return {
    folder,
    etcdData: join(folder, 'etcd'),
    kubeconfig: join(folder, 'kubeconfig'),
    egress: join(folder, 'egress.json'),
    caCert: join(folder, 'ca.crt'),
    servingCert: join(folder, 'serving.crt'),
    servingKey: join(folder, 'serving.key'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-accounts.key'),
    serviceAccountPublicKey: join(folder, 'service-accounts.pub'),
    apiServerWork: join(folder, 'kube-apiserver'),
    kwokConfiguration: join(folder, 'kwok.yaml'),
    /** Never made. */
    noPlugins: join(folder, 'no-plugins'),
    logs: {
      etcd: join(folder, 'etcd.log'),
      'kube-apiserver': join(folder, 'kube-apiserver.log'),
      'kube-controller-manager': join(folder, 'kube-controller-manager.log'),
      'kube-scheduler': join(folder, 'kube-scheduler.log'),
      kwok: join(folder, 'kwok.log'),
    },
  } as const
}

export type Layout = ReturnType<typeof layoutOf>
