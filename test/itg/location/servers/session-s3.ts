// An S3 for temporary keys, which versitygw takes from its own STS only: it checks signature and token, and holds nothing.
import { createHash, createHmac } from 'node:crypto'
import type { Answer, Seen } from './front.ts'

export interface SessionKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly token: string
}

const LIST =
  '<?xml version="1.0"?><ListBucketResult><Name>x</Name><IsTruncated>false</IsTruncated></ListBucketResult>'
const DENIED =
  '<Error><Code>SignatureDoesNotMatch</Code><Message>not signed with these keys</Message></Error>'

/** An empty bucket for whoever signs with these keys. */
export function sessionS3(keys: SessionKeys): (seen: Seen) => Answer {
  return (seen) => {
    const isRight = seen.headers['x-amz-security-token'] === keys.token && isSigned(seen, keys)
    const headers = { 'content-type': 'application/xml' }
    if (seen.method === 'HEAD') return { status: isRight ? 404 : 403 }
    return isRight ? { status: 200, headers, body: LIST } : { status: 403, headers, body: DENIED }
  }
}

/** SigV4 in the header, as AWS describes it. */
function isSigned({ method, url, headers }: Seen, keys: SessionKeys): boolean {
  const [, id, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const [path = '', query = ''] = url.split('?')
  const canonical = [
    method,
    path,
    query.split('&').toSorted().join('&'),
    ...names.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n')
  const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest()
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`)
  return id === keys.accessKeyId && hmac(key, text).toString('hex') === signature
}
