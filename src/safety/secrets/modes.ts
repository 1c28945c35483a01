/**
 * What becomes of the values of Secrets before they are sent. `redact`: keyed digests of the same length; who reads the cluster
 * learns nothing, and equal values stay equal. `regenerate`: the same, but certificates and keys of kubernetes.io/tls and
 * kubernetes.io/ssh-auth are made anew and work.
 */
export type SecretsMode = 'keep' | 'redact' | 'regenerate'

/** What was done, for the report. Never a value. */
export interface Sanitised {
  readonly mode: Exclude<SecretsMode, 'keep'>
  readonly secrets: number
  /** Entries of `data` and `stringData`. */
  readonly values: number
  /** Annotations that held a copy of values, by name. */
  readonly droppedAnnotations: Readonly<Record<string, number>>
  /** Pairs of certificate and key. */
  readonly certificates: number
  readonly sshKeys: number
}
