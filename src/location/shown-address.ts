/** An address for messages and reports: without user, password, query and fragment. A path stays as it is. */
export function shownAddress(text: string): string {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? []
  if (scheme === undefined) return text
  const place = rest.replace(/[?#].*$/s, '')
  const [authority = '', ...path] = place.split('/')
  return [`${scheme}${authority.slice(authority.lastIndexOf('@') + 1)}`, ...path].join('/')
}
