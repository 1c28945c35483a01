import { expect, test } from 'vitest'
import { scrub } from '../../../src/core/scrub.ts'

test.each([
  ['https://user:planted77@host/a.tar.gz', 'https://host/a.tar.gz'],
  ['GET https://host/a?X-Amz-Signature=planted77&X-Amz-Date=1 failed', 'GET https://host/a failed'],
  ['authorization: Bearer planted77planted77planted77', 'authorization: Bearer ***'],
  ['Basic cGxhbnRlZDc3cGxhbnRlZA== refused', 'Basic *** refused'],
  ['SharedKey account:cGxhbnRlZDc3cGxhbnRlZA==', 'SharedKey ***'],
  [
    'AWS4-HMAC-SHA256 Credential=AKIAPLANTED77/1/s3/aws4_request, SignedHeaders=host, Signature=planted77',
    'AWS4-HMAC-SHA256 ***',
  ],
  ['sv=2024-01-01&sr=c&sig=planted77%2Bx&sp=rl', 'sv=2024-01-01&sr=c&sig=***&sp=rl'],
  ['AccountName=a;AccountKey=planted77==;End=1', 'AccountName=a;AccountKey=***;End=1'],
  ['{"access_token":"planted77","expires_in":3600}', '{"access_token":"***","expires_in":3600}'],
  ['client_secret=planted77&x=1', 'client_secret=***&x=1'],
  ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkNzcifQ.c2ln refused', 'token *** refused'],
  ['-----BEGIN RSA PRIVATE KEY-----\nplanted77\n-----END RSA PRIVATE KEY----- x', '*** x'],
  ['-----BEGIN PRIVATE KEY-----\nplanted77 cut', '***'],
])('%j', (text, scrubbed) => {
  expect(scrub(text)).toBe(scrubbed)
  expect(scrub(text)).not.toMatch(/planted77/i)
})

test.each([
  's3://bucket/team a/backups cannot be read: 403 AccessDenied Access Denied',
  'The signature of the request does not match',
  'Basic authentication is required',
  'Is this a question? Yes: https://host/path',
])('%j is left as it is', (text) => expect(scrub(text)).toBe(text))
