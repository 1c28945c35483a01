import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { connectionTo, writeCredentials } from '../../../src/cluster/control-plane/credential-files.ts'
import { type Credentials, makeCredentials } from '../../../src/cluster/control-plane/credentials.ts'
import { kubeconfigText } from '../../../src/cluster/control-plane/kubeconfig.ts'
import { layoutOf } from '../../../src/cluster/control-plane/layout.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
let credentials: Credentials
let ca: X509Certificate
let serving: X509Certificate

beforeAll(async () => {
  credentials = await makeCredentials(NOW)
  ca = new X509Certificate(credentials.ca)
  serving = new X509Certificate(credentials.serving.cert)
})

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'

describe('the certificates of a new cluster', () => {
  test('come from their own authority', () => {
    expect(ca.ca).toBe(true)
    expect(serving.ca).toBe(false)
    expect(serving.checkIssued(ca)).toBe(true)
    expect(serving.verify(ca.publicKey)).toBe(true)
  })

  test('the server’s is good for loopback alone and cannot be used to log in', () => {
    expect(serving.subjectAltName).toBe('IP Address:127.0.0.1, DNS:localhost')
    expect(serving.keyUsage).toEqual([SERVER_AUTH])
  })

  test('fit their keys, which are P-256', () => {
    expect(serving.checkPrivateKey(createPrivateKey(credentials.serving.key))).toBe(true)
    for (const { publicKey } of [ca, serving]) {
      expect(publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    }
  })

  test('are valid now, for a year, whatever the clock did a moment ago', () => {
    for (const certificate of [ca, serving]) {
      expect(new Date(certificate.validFrom).getTime()).toBe(NOW.getTime() - 86_400_000)
      expect(new Date(certificate.validTo).getTime()).toBe(NOW.getTime() + 365 * 86_400_000)
    }
  })

  test('have serial numbers of their own, also across clusters', async () => {
    const other = new X509Certificate((await makeCredentials(NOW)).ca)
    expect(new Set([ca, serving, other].map(({ serialNumber }) => serialNumber)).size).toBe(3)
  })
})

test('the service account keys are one pair', () => {
  const { privateKey, publicKey } = credentials.serviceAccounts
  expect(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })).toBe(publicKey)
})

test('the administrator’s token has 256 bits of its own', async () => {
  expect(Buffer.from(credentials.adminToken, 'base64url')).toHaveLength(32)
  expect((await makeCredentials(NOW)).adminToken).not.toBe(credentials.adminToken)
})

test('the API server finds the administrator in system:masters, and nobody else can read who that is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'))
  const layout = layoutOf(folder)
  writeCredentials(layout, credentials)
  const tokens = readFileSync(layout.tokens, 'utf8')
  expect(tokens).toBe(`${credentials.adminToken},restore-rehearsal,restore-rehearsal,"system:masters"\n`)
  expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual(
    Array(6).fill(0o600),
  )
  rmSync(folder, { recursive: true })
})

test('the kubeconfig carries the whole connection', () => {
  const connection = connectionTo(1234, credentials)
  const config = parse(kubeconfigText(connection, '1a2b'))
  const decode = (text: string): string => Buffer.from(text, 'base64').toString()
  expect(config['current-context']).toBe('restore-rehearsal-1a2b')
  expect(config.contexts[0].context).toEqual({ cluster: config.clusters[0].name, user: config.users[0].name })
  expect(config.clusters[0].cluster.server).toBe('https://127.0.0.1:1234')
  expect(decode(config.clusters[0].cluster['certificate-authority-data'])).toBe(connection.ca)
  expect(config.users[0].user).toEqual({ token: credentials.adminToken })
})
