// Credentials come from the environment, so a test needs one of its own.

const OURS = /^(AWS_|AZURE_|GOOGLE_|CLOUDSDK_|GCE_|IDENTITY_|MSI_|IMDS_)|^(https?|no)_proxy$/i

/** Runs with nothing of these families set but what is given; puts everything back. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const names = [...Object.keys(process.env).filter((name) => OURS.test(name)), ...Object.keys(variables)]
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) delete process.env[name]
  Object.assign(process.env, variables)
  try {
    return await work()
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name]
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value
  }
}
