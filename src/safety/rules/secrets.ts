// What fetches secrets from a store outside, or pushes them into one.
import { HOLD, type SafetyRow } from '../decision.ts'

export const SECRETS: readonly SafetyRow[] = [
  {
    group: 'external-secrets.io',
    kind: '*',
    guarded: HOLD,
    why: 'It would fetch secrets with the identity of production, and push some back.',
    source: 'https://external-secrets.io/latest/api/externalsecret/',
  },
  {
    group: '*.external-secrets.io',
    kind: '*',
    guarded: HOLD,
    why: 'Its generators would make new credentials in systems outside.',
    source: 'https://external-secrets.io/latest/api/generator/',
  },
  {
    group: 'secrets.hashicorp.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would log in to Vault and take leases.',
    source: 'https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso',
  },
  {
    group: 'vault.banzaicloud.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would run and unseal a Vault.',
    source: 'https://bank-vaults.dev/docs/operator/',
  },
  {
    group: 'redhatcop.redhat.io',
    kind: '*',
    guarded: HOLD,
    why: 'Operators of the Red Hat community act on it; one changes the configuration of Vault.',
    source: 'https://github.com/redhat-cop/vault-config-operator',
  },
  {
    group: 'bitnami.com',
    kind: '*',
    guarded: HOLD,
    why: 'The controller would unseal it over a Secret of the backup.',
    source: 'https://github.com/bitnami-labs/sealed-secrets',
  },
  {
    group: 'isindir.github.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would decrypt it with a key of the cloud.',
    source: 'https://github.com/isindir/sops-secrets-operator',
  },
  {
    group: 'secrets-store.csi.x-k8s.io',
    kind: '*',
    guarded: HOLD,
    why: 'The driver would fetch secrets when a pod mounts it, and copy them into Secrets.',
    source: 'https://secrets-store-csi-driver.sigs.k8s.io/',
  },
  {
    group: 'secrets.infisical.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would fetch secrets, and push some back.',
    source: 'https://infisical.com/docs/integrations/platforms/kubernetes/overview',
  },
  {
    group: 'secrets.doppler.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would fetch secrets.',
    source: 'https://docs.doppler.com/docs/kubernetes-operator',
  },
  {
    group: 'onepassword.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would fetch items of a vault.',
    source: 'https://github.com/1Password/onepassword-operator',
  },
]
