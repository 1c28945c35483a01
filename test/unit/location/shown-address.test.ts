import { expect, test } from 'vitest'
import { shownAddress } from '../../../src/location/shown-address.ts'

test.each([
  ['https://user:planted@host:8443/a/b.tar.gz?sig=planted#planted', 'https://host:8443/a/b.tar.gz'],
  ['s3://key:planted@bucket/prefix', 's3://bucket/prefix'],
  ['s3://bucket/team a?versionId=1', 's3://bucket/team a'],
  ['HTTPS://a@b@host', 'HTTPS://host'],
  ['gs://bucket', 'gs://bucket'],
  ['folder/with?mark', 'folder/with?mark'],
  ['-', '-'],
])('%s', (text, shown) => expect(shownAddress(text)).toBe(shown))
