// Secrets that nobody knew before: signatures, tokens and keys are recognised by how they are written.

const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***'],
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@?#"'<>]*@/gi, '$1'],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s?#"'<>]*)\?[^\s"'<>]*/gi, '$1'],
  [/\bAWS4-HMAC-SHA256\b[^\n"<]*(?=["<\n]|$)/g, 'AWS4-HMAC-SHA256 ***'],
  [/\b(Bearer|Basic|SharedKey(?:Lite)?|SharedAccessSignature)\s+[A-Za-z0-9+/=._:~-]{16,}/gi, '$1 ***'],
  [
    /\b(sig|(?:X-(?:Amz|Goog)-)?(?:Signature|Credential|Security-Token)|AccountKey|SharedAccessSignature|(?:access_|refresh_|id_|session_?)token|client_secret|client_assertion)(["']?\s*[=:]\s*["']?)[^\s,;&"'<>]+/gi,
    '$1$2***',
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, '***'],
]

/** The text without what looks like a signature, a token, a private key, or the query and user of an address. */
export function scrub(text: string): string {
  return PATTERNS.reduce(
    (scrubbed, [pattern, replacement]) => scrubbed.replaceAll(pattern, replacement),
    text,
  )
}
