// What Kubernetes accepts as a label key and as a label value, with its own sentences for what it does not.

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const MAX_NAME_BYTES = 63
const MAX_PREFIX_BYTES = 253

const NAME_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
  "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
  "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end " +
  "with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

/** What is wrong with a key such as `example.com/app`; empty when nothing is. */
export function labelKeyProblems(key: string): readonly string[] {
  const parts = key.split('/')
  if (parts.length > 2) {
    return [
      `a qualified name ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  const name = parts.at(-1) ?? ''
  return [
    ...(parts.length === 2 ? prefixProblems(parts[0] ?? '') : []),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...(byteLength(name) > MAX_NAME_BYTES
      ? [`name part must be no more than ${MAX_NAME_BYTES} characters`]
      : []),
    ...(NAME.test(name) ? [] : [`name part ${NAME_RULE}`]),
  ]
}

/** What is wrong with a value; empty when nothing is. */
export function labelValueProblems(value: string): readonly string[] {
  return [
    ...(byteLength(value) > MAX_NAME_BYTES ? [`must be no more than ${MAX_NAME_BYTES} characters`] : []),
    ...(VALUE.test(value) ? [] : [VALUE_RULE]),
  ]
}

function prefixProblems(prefix: string): readonly string[] {
  if (prefix === '') return ['prefix part must be non-empty']
  return [
    ...(byteLength(prefix) > MAX_PREFIX_BYTES
      ? [`prefix part must be no more than ${MAX_PREFIX_BYTES} characters`]
      : []),
    ...(SUBDOMAIN.test(prefix) ? [] : [`prefix part ${SUBDOMAIN_RULE}`]),
  ]
}

function byteLength(text: string): number {
  return Buffer.byteLength(text)
}
