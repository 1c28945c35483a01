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
