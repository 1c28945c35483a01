import { expect, test } from 'vitest'
import { derivedGoMod } from '../../../src/cluster/binaries/derived-module.ts'

const kubernetes = {
  Go: '1.25.0',
  Require: [
    { Path: 'k8s.io/api', Version: 'v0.0.0' },
    { Path: 'go.etcd.io/etcd/client/v3', Version: 'v3.6.5' },
    { Path: 'go.etcd.io/etcd/server/v3', Version: 'v3.6.1' },
    { Path: 'github.com/spf13/cobra', Version: 'v1.10.0' },
  ],
  Replace: [
    { Old: { Path: 'k8s.io/api' }, New: { Path: './staging/src/k8s.io/api' } },
    { Old: { Path: 'example.com/a' }, New: { Path: 'example.com/b', Version: 'v1.2.3' } },
  ],
}

test('a version other than the pinned one gets the versions that Kubernetes was released with', () => {
  expect(derivedGoMod('x/y', '1.35.4', kubernetes)).toBe(`module x/y

go 1.25.0

require (
	k8s.io/kubernetes v1.35.4
	go.etcd.io/etcd/server/v3 v3.6.5
	k8s.io/api v0.0.0
	go.etcd.io/etcd/client/v3 v3.6.5
	github.com/spf13/cobra v1.10.0
)

replace (
	k8s.io/api => k8s.io/api v0.35.4
	example.com/a => example.com/b v1.2.3
)

`)
})

test('a module that does not name its etcd is not guessed at', () => {
  expect(derivedGoMod('x/y', '1.35.4', { Go: '1.25.0', Require: null, Replace: null })).toBeUndefined()
})
