// The command lines of the two servers. What is not said here is the server's own default, so that objects are
// judged as in any other cluster: the default admission plugins, flow control with its built-in objects, RBAC.

import type { Layout } from './layout.ts'

/**
 * etcd listens on a socket inside the cluster's folder, which only its user can enter: no port, no certificates.
 * The address is relative to the folder, which both servers run in: the path of a socket may have 103
 * characters at most. etcd wants a host and a port in every URL; in this spelling they are the file's name.
 */
const ETCD_CLIENTS = 'unix://etcd.sock:0'
/** A single member never calls its peers, but etcd does not start without an address for them. */
const ETCD_PEERS = 'unix://peers.sock:0'

const MIB = 1024 ** 2
const GIB = 1024 ** 3

export function etcdFlags(layout: Layout): readonly string[] {
  return [
    `--data-dir=${layout.etcdData}`,
    `--listen-client-urls=${ETCD_CLIENTS}`,
    `--advertise-client-urls=${ETCD_CLIENTS}`,
    `--listen-peer-urls=${ETCD_PEERS}`,
    `--initial-advertise-peer-urls=${ETCD_PEERS}`,
    `--initial-cluster=default=${ETCD_PEERS}`,
    // The data need not survive a power cut.
    '--unsafe-no-fsync',
    // A lone member waits out its election timeout before it elects itself: up to a second with the defaults.
    '--heartbeat-interval=10',
    '--election-timeout=50',
    // 2 GiB by default, which a large backup with several versions of its objects can fill.
    `--quota-backend-bytes=${8 * GIB}`,
  ]
}

/** A second range can be added to a running cluster since 1.33; before that the only one must be large enough for any backup. */
const FIRST_MINOR_WITH_SERVICE_CIDRS = 33

function serviceRange(version: string): string {
  const minor = Number(version.split('.')[1])
  return minor >= FIRST_MINOR_WITH_SERVICE_CIDRS ? '10.0.0.0/24' : '10.0.0.0/16'
}

/** @param version of Kubernetes, `1.36.3` @param hasControllers the one that makes ServiceAccounts is among them */
export function apiServerFlags(
  layout: Layout,
  port: number,
  version: string,
  hasControllers = false,
): readonly string[] {
  const server = `https://127.0.0.1:${port}`
  return [
    `--etcd-servers=${ETCD_CLIENTS}`,
    `--egress-selector-config-file=${layout.egress}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${layout.servingCert}`,
    `--tls-private-key-file=${layout.servingKey}`,
    `--client-ca-file=${layout.caCert}`,
    `--token-auth-file=${layout.tokens}`,
    `--cert-dir=${layout.apiServerWork}`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
    `--service-cluster-ip-range=${serviceRange(version)}`,
    // Without its controller no namespace has a default ServiceAccount, and every pod would be refused.
    ...(hasControllers ? [] : ['--disable-admission-plugins=ServiceAccount']),
    `--service-account-issuer=${server}`,
    `--service-account-key-file=${layout.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${layout.serviceAccountKey}`,
  ]
}

/**
 * Fewer, larger garbage collections: creating objects takes 13 % less CPU time for 250 MB more memory. Up to the limit,
 * that is: from there on the server collects as often as it takes, so that a large backup does not exhaust the machine.
 */
export function apiServerEnvironment(availableMemoryBytes: number): Readonly<Record<string, string>> {
  return { GOGC: '400', GOMEMLIMIT: `${Math.max(512, Math.floor((availableMemoryBytes * 0.4) / MIB))}MiB` }
}
