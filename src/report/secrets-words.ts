import { formatCount, formatNumber } from './format.ts'
import type { SecretsSection } from './model.ts'

/** `redacted: 120 values of 40 Secrets; 12 annotations with copies dropped`. */
export function secretsText({
  mode,
  secrets,
  values,
  droppedAnnotations,
  certificates,
  sshKeys,
}: SecretsSection): string {
  const dropped = Object.values(droppedAnnotations).reduce((sum, count) => sum + count, 0)
  const made = [
    ...(certificates === 0 ? [] : [formatCount(certificates, 'certificate')]),
    ...(sshKeys === 0 ? [] : [formatCount(sshKeys, 'SSH key')]),
  ]
  return [
    `${mode === 'redact' ? 'redacted' : 'regenerated'}: ${formatCount(values, 'value')} of ${formatCount(secrets, 'Secret')}`,
    ...(dropped === 0 ? [] : [`${formatCount(dropped, 'annotation')} with copies dropped`]),
    ...(made.length === 0 ? [] : [`made anew: ${made.join(', ')}`]),
  ].join('; ')
}

/** `kubectl.kubernetes.io/last-applied-configuration (12)`, by name. */
export function droppedTexts({ droppedAnnotations }: SecretsSection): readonly string[] {
  return Object.entries(droppedAnnotations).map(([name, count]) => `${name} (${formatNumber(count)})`)
}
