import { storeContract } from './contract.ts'
import { openFakeGcs } from './servers/fake-gcs.ts'

storeContract('Google Cloud Storage', openFakeGcs, { lists: true, network: true })
