import { isIP } from 'node:net'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { fromIni } from '@aws-sdk/credential-provider-ini'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { openAgents } from '../agents.ts'
import { endpointUrl } from '../endpoint.ts'
import type { LocationAccess } from '../location-access.ts'

const CONNECT_TIMEOUT_MS = 10_000
const ANSWER_TIMEOUT_MS = 30_000
const ATTEMPTS = 4
/** Where S3 tells the region of any bucket. */
const DEFAULT_REGION = 'us-east-1'

/** The keys of `config` are those of Velero's plugin for AWS, and `anonymous`. @throws LOCATION_INVALID */
export async function openClient(access: LocationAccess): Promise<S3Client> {
  const { config } = access
  const { httpAgent, httpsAgent } = await openAgents(access)
  return new S3Client({
    ...region(config),
    ...endpoint(config),
    ...credentials(access),
    followRegionRedirects: true,
    maxAttempts: ATTEMPTS,
    // A checksum of the whole object says nothing about the range that is read after a break.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: new NodeHttpHandler({
      httpAgent,
      httpsAgent,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: ANSWER_TIMEOUT_MS,
    }),
  })
}

/** Without one the SDK looks at environment and profile; a bucket elsewhere is found by its redirect. */
function region({ region: given, profile }: LocationAccess['config']): S3ClientConfig {
  if (given !== undefined) return { region: given }
  let found: Promise<string> | undefined
  return { region: () => (found ??= regionOfSurroundings(profile)) }
}

/** A profile need not name one. */
async function regionOfSurroundings(profile: string | undefined): Promise<string> {
  const asked = new S3Client(profile === undefined ? {} : { profile })
  try {
    return await asked.config.region()
  } catch {
    return process.env.AWS_DEFAULT_REGION ?? DEFAULT_REGION
  } finally {
    asked.destroy()
  }
}

/** An address has no sub-domains for buckets. */
function endpoint({ s3Url, s3ForcePathStyle }: LocationAccess['config']): S3ClientConfig {
  if (s3Url === undefined) return s3ForcePathStyle === 'true' ? { forcePathStyle: true } : {}
  const { hostname } = endpointUrl(s3Url, 's3Url')
  const isAddress = hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return { endpoint: s3Url, forcePathStyle: s3ForcePathStyle === 'true' || isAddress }
}

function credentials({ config, credentialsFile }: LocationAccess): S3ClientConfig {
  const { profile, anonymous } = config
  if (anonymous === 'true') {
    return {
      credentials: { accessKeyId: '', secretAccessKey: '' },
      signer: { sign: async (request) => request },
    }
  }
  if (credentialsFile === undefined) return profile === undefined ? {} : { profile }
  return {
    credentials: fromIni({ filepath: credentialsFile, ...(profile === undefined ? {} : { profile }) }),
  }
}
