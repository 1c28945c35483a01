// What fetches a wanted state from elsewhere and brings it about.
import { HOLD, KEEP, type SafetyRow } from '../decision.ts'

export const GITOPS: readonly SafetyRow[] = [
  {
    group: 'argoproj.io',
    kind: 'Application',
    guarded: HOLD,
    why: 'Argo CD would sync it, into whichever cluster it names.',
    source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/',
  },
  {
    group: 'argoproj.io',
    kind: 'ApplicationSet',
    guarded: HOLD,
    why: 'Argo CD would make applications of it, and remove those that it does not name.',
    source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/',
  },
  {
    group: 'argoproj.io',
    kind: 'AppProject',
    guarded: KEEP,
    why: 'It only limits what applications may do.',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  },
  {
    group: '*.toolkit.fluxcd.io',
    kind: '*',
    guarded: HOLD,
    why: 'Flux would fetch sources, apply them, write commits and send notifications.',
    source: 'https://fluxcd.io/flux/components/',
  },
  {
    group: 'fluxcd.controlplane.io',
    kind: '*',
    guarded: HOLD,
    why: 'Its operator would install Flux, and Flux would sync.',
    source: 'https://github.com/controlplaneio-fluxcd/flux-operator',
  },
  {
    group: 'kappctrl.k14s.io',
    kind: '*',
    guarded: HOLD,
    why: 'kapp-controller would fetch and deploy the app.',
    source: 'https://carvel.dev/kapp-controller/docs/latest/',
  },
  {
    group: 'packaging.carvel.dev',
    kind: '*',
    guarded: HOLD,
    why: 'kapp-controller would install the package.',
    source: 'https://carvel.dev/kapp-controller/docs/latest/packaging/',
  },
  {
    group: 'configsync.gke.io',
    kind: '*',
    guarded: HOLD,
    why: 'Config Sync would fetch and apply its source.',
    source: 'https://cloud.google.com/kubernetes-engine/config-sync/docs/overview',
  },
  {
    group: 'operators.coreos.com',
    kind: '*',
    guarded: HOLD,
    why: 'The Operator Lifecycle Manager would install and upgrade operators.',
    source: 'https://olm.operatorframework.io/docs/',
  },
  {
    group: 'olm.operatorframework.io',
    kind: '*',
    guarded: HOLD,
    why: 'The Operator Lifecycle Manager would install and upgrade operators.',
    source: 'https://operator-framework.github.io/operator-controller/',
  },
  {
    group: 'app.k8s.io',
    kind: '*',
    guarded: KEEP,
    why: 'It only describes which objects belong together.',
    source: 'https://github.com/kubernetes-sigs/application',
  },
]
