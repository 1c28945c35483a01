import {
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  type TokenCredential,
} from '@azure/identity'

/** The service principal of a credentials file, or whatever identity the surroundings have. */
export function tokenCredential(
  file: Readonly<Record<string, string | undefined>>,
  authorityHost: string,
): TokenCredential {
  const { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client } = file
  const { AZURE_CLIENT_SECRET: secret, AZURE_CLIENT_CERTIFICATE_PATH: certificate } = file
  const options = { authorityHost }
  if (tenant && client && secret) return new ClientSecretCredential(tenant, client, secret, options)
  if (tenant && client && certificate) {
    return new ClientCertificateCredential(tenant, client, certificate, options)
  }
  return new DefaultAzureCredential({
    ...options,
    ...(tenant ? { tenantId: tenant } : {}),
    ...(client ? { managedIdentityClientId: client, workloadIdentityClientId: client } : {}),
  })
}
