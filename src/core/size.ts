// Sizes as people write them: `500MiB`, `2GiB`, `2Gi` as in Kubernetes, `1.5GB`, or bytes without a unit.

const POWERS = 'kmgt'
const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(i?))?b?$/i

/** Bytes, or undefined when the text is no size. */
export function parseSize(text: string): number | undefined {
  const [, digits, unit = '', binary = ''] = SIZE.exec(text) ?? []
  if (digits === undefined) return undefined
  const power = POWERS.indexOf(unit.toLowerCase()) + 1
  const bytes = Math.round(Number(digits) * (binary === '' ? 1_000 : 1_024) ** (unit === '' ? 0 : power))
  return Number.isSafeInteger(bytes) ? bytes : undefined
}
