import { expect, test } from 'vitest'
import { serverAddress } from '../../../../src/rehearsal/guards/server-address.ts'

test.each<readonly [text: string, address: string | undefined]>([
  ['https://API.prod.example:6443', 'api.prod.example:6443'],
  ['https://api.prod.example', 'api.prod.example:443'],
  ['http://10.0.0.5', '10.0.0.5:80'],
  ['https://[fd00::1]:6443/', '[fd00::1]:6443'],
  ['https://rancher.example/k8s/clusters/c-1/', 'rancher.example:443/k8s/clusters/c-1'],
  ['api.prod.example', 'api.prod.example:6443'],
  ['api.prod.example:443', 'api.prod.example:443'],
  ['https://127.0.0.1:6443', undefined],
  ['https://localhost:6443', undefined],
  ['[::1]:6443', undefined],
  ['not an address', undefined],
  ['', undefined],
])('%s', (text, address) => expect(serverAddress(text)).toBe(address))
