import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskerOf } from '../../../src/core/secret-forms.ts'

const SECRET = 'pl@nted/secret+77 "x"'

test.each([
  ['plain', SECRET],
  ['URL-encoded', encodeURIComponent(SECRET)],
  ['as a form', new URLSearchParams({ v: SECRET }).toString()],
  ['in JSON', JSON.stringify({ v: SECRET })],
  ['base64', Buffer.from(SECRET).toString('base64')],
  ['base64url', Buffer.from(SECRET).toString('base64url')],
  ['behind a user, as in Basic', Buffer.from(`user:${SECRET}`).toString('base64')],
  ['between other bytes', Buffer.from(`ab${SECRET}cd`).toString('base64')],
])('%s', (_form, text) => {
  const masked = maskerOf([SECRET])(`before ${text} after`)
  expect(masked).toContain('***')
  expect(masked).toMatch(/^before .* after$/)
  for (const part of ['nted', 'secret', SECRET.slice(2, 8)]) expect(masked).not.toContain(part)
})

test('a key that is stored as base64 is masked decoded too', () => {
  const mask = maskerOf([Buffer.from('a key of thirty-two bytes').toString('base64')])
  expect(mask('it is: a key of thirty-two bytes')).toBe('it is: ***')
})

test('a private key is masked line by line', () => {
  const key =
    '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\nCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----\n'
  expect(maskerOf([key])('line 3 was CCqGSM49AwEHBG0wawIBAQQg')).toBe('line 3 was ***')
})

test('short values blacken nothing', () => {
  expect(maskerOf(['', 'a', 'yes'])('yes, a backup')).toBe('yes, a backup')
})

test('no secret survives, whatever it is and whatever stands around it', () => {
  const texts = fc.string({ minLength: 6, maxLength: 40 }).filter((text) => text.trim().length >= 6)
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 5 }), (secret, around) => {
      const mask = maskerOf([secret])
      const trimmed = secret.trim()
      for (const form of [
        trimmed,
        encodeURIComponent(trimmed.toWellFormed()),
        JSON.stringify(trimmed).slice(1, -1),
      ]) {
        expect(mask(`${around}${form}`)).not.toBe(`${around}${form}`)
      }
    }),
    { seed: 77, numRuns: 300 },
  )
})

test('half of a surrogate pair is no reason to fail', () => {
  expect(maskerOf(['secret\ud800value'])('nothing of it')).toBe('nothing of it')
})

const NAMES = new Set(['shop', 'shop-staging', 'web.example.com', 'Deployment'])

test.each<readonly [values: readonly string[], text: string, masked: string]>([
  [['shop'], 'namespace shop: pods "web" in shop-staging.', 'namespace shop: pods "web" in shop-staging.'],
  [['shop'], 'https://web.example.com/shop?as=shop.', 'https://web.example.com/shop?as=shop.'],
  // What is no name as a whole is masked.
  [['shop'], 'shopping, shop_1, oldshop', '***ping, ***_1, old***'],
  [['stag'], 'namespace shop-staging', 'namespace shop-staging'],
  [['stag'], 'stag in staging', '*** in ***ing'],
  // A name inside of a longer value keeps nothing of the value.
  [['my shop key'], 'it is my shop key', 'it is ***'],
  [['shop', 'my shop key'], 'my shop key of shop', '*** of shop'],
  [['shop'], Buffer.from('the shop of us').toString('base64'), 'dGhlIH***Agb2YgdXM='],
])('%j in %j: names of objects stay', (values, text, masked) => {
  expect(maskerOf(values, { names: NAMES })(text)).toBe(masked)
})
