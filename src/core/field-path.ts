/** `spec.containers[0].image`; a key that is no plain word stands in brackets, as the API server writes it: `metadata.labels[a/b]`. */
export type FieldPath = readonly (string | number)[]

export function pathText(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!/^[\w-]+$/.test(step)) return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}
