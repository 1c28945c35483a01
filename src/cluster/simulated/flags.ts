// The command lines of the programs beside the control plane. None of them listens, none has a cloud to call.
import type { Layout } from '../control-plane/layout.ts'
import { controllersFlag } from './controllers.ts'

/** They talk to a server of their own; the defaults are kind to one that is shared. */
const UNHURRIED = ['--kube-api-qps=300', '--kube-api-burst=600']
/** One of each, so nobody is elected. */
const ALONE = ['--leader-elect=false', '--secure-port=0', '--bind-address=127.0.0.1', '--profiling=false']

export function controllerManagerFlags(layout: Layout, which: 'admission' | 'all'): readonly string[] {
  return [
    `--kubeconfig=${layout.kubeconfig}`,
    `--root-ca-file=${layout.caCert}`,
    controllersFlag(which),
    // The controller that makes tokens comes with the key, whatever the list says.
    ...(which === 'all' ? [`--service-account-private-key-file=${layout.serviceAccountKey}`] : []),
    // On a busy machine heartbeats are late, and that says nothing about the backup.
    '--node-monitor-grace-period=24h',
    // Programs of this machine that would be run as volume plugins: there are none in here.
    `--flex-volume-plugin-dir=${layout.noPlugins}`,
    ...ALONE,
    ...UNHURRIED,
  ]
}

export function schedulerFlags(layout: Layout): readonly string[] {
  return [`--kubeconfig=${layout.kubeconfig}`, ...ALONE, ...UNHURRIED]
}

export function kwokFlags(layout: Layout): readonly string[] {
  return [
    `--kubeconfig=${layout.kubeconfig}`,
    `--config=${layout.kwokConfiguration}`,
    '--manage-all-nodes=true',
    // Without a port it serves nothing.
    '--node-port=0',
  ]
}
