// What orders certificates, or signs them.
import { HOLD, type SafetyRow } from '../decision.ts'

export const CERTIFICATES: readonly SafetyRow[] = [
  {
    group: 'certificates.k8s.io',
    kind: 'CertificateSigningRequest',
    guarded: HOLD,
    why: 'A signer could issue a certificate for it.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
  },
  {
    group: 'cert-manager.io',
    kind: '*',
    guarded: HOLD,
    why: 'cert-manager would order the certificate again and use up the limits of the authority.',
    source: 'https://cert-manager.io/docs/usage/certificate/',
  },
  {
    group: 'acme.cert-manager.io',
    kind: '*',
    guarded: HOLD,
    why: 'cert-manager would go on with the order, and write records or routes for its challenge.',
    source: 'https://cert-manager.io/docs/concepts/acme-orders-challenges/',
  },
  {
    group: 'trust.cert-manager.io',
    kind: '*',
    guarded: HOLD,
    why: 'trust-manager would write the bundle into all namespaces.',
    source: 'https://cert-manager.io/docs/trust/trust-manager/',
  },
  {
    group: 'trust-manager.io',
    kind: '*',
    guarded: HOLD,
    why: 'trust-manager would write the bundle into all namespaces.',
    source: 'https://github.com/cert-manager/trust-manager',
  },
  {
    group: '*.cert-manager.io',
    kind: '*',
    guarded: HOLD,
    why: 'An issuer would ask its authority for certificates.',
    source: 'https://cert-manager.io/docs/configuration/issuers/',
  },
]
