import type { OptionRow } from '../option-row.ts'
import { LOCATED, READING } from './places.ts'

/** Which backup. */
export const BACKUP_OPTIONS = {
  location: {
    type: 'text',
    group: 'backup',
    places: ['action'],
    placeholder: 'PATH',
    requiredWithout: 'rehearsal-file',
    doc: 'Where the backup lies: a folder that holds `backups/<name>/`, a lone `<name>.tar.gz`, an address (`s3://bucket/prefix`, `azblob://account/container/prefix`, `gs://bucket/prefix`, `https://host/<name>.tar.gz`), or the file of a BackupStorageLocation (`bsl.yaml`).',
  },
  backup: {
    type: 'backup',
    group: 'backup',
    places: READING,
    placeholder: 'NAME',
    doc: 'Name of the backup; `latest` for the newest that is complete; `latest:schedule=NAME` for the newest of a schedule. Without it the Restore names one, or the location holds only one. docs/backups.md has the rules.',
  },
  'backup-selector': {
    type: 'selector',
    group: 'backup',
    places: LOCATED,
    placeholder: 'SELECTOR',
    doc: 'Only backups whose own labels match, as kubectl writes a selector: `a=b,c!=d`.',
  },
  'allow-partially-failed': {
    type: 'boolean',
    group: 'backup',
    places: READING,
    default: 'false',
    doc: 'A backup of the phase PartiallyFailed fits as well. Without it `latest` and `all` take Completed ones only, and one that is named is told as a warning.',
  },
  'min-age': {
    type: 'age',
    group: 'backup',
    places: READING,
    placeholder: 'TIME',
    doc: 'Only backups that began at least so long ago.',
  },
  'max-age': {
    type: 'age',
    group: 'backup',
    places: READING,
    placeholder: 'TIME',
    doc: 'The backup must not have begun longer ago, such as `26h` for one that is made every day. An older one fails before a cluster is started: the recovery point would be missed.',
  },
  'location-config': {
    type: 'settings',
    group: 'backup',
    places: LOCATED,
    placeholder: 'KEY=VALUE',
    doc: 'How the location is reached, with the keys of `spec.config` of a Velero BackupStorageLocation: `region=eu-west-1,s3Url=https://minio.example.com`. Also `anonymous=true`.',
  },
  'location-credentials-file': {
    type: 'text',
    group: 'backup',
    places: LOCATED,
    placeholder: 'FILE',
    doc: "Credentials for the location, in the format of Velero's plugin for it. Without it: the default credentials of the store, such as variables, a profile, or the identity of the workload.",
  },
  'location-ca-file': {
    type: 'text',
    group: 'backup',
    places: LOCATED,
    placeholder: 'FILE',
    doc: 'PEM file with more certificate authorities for the location.',
  },
  'download-max-size': {
    type: 'size',
    group: 'backup',
    places: LOCATED,
    placeholder: 'SIZE',
    default: '32GiB',
    atLeast: 1,
    doc: 'Largest file that is downloaded from the location. A larger one ends the run before its first byte is asked for.',
  },
  'download-timeout': {
    type: 'duration',
    group: 'backup',
    places: LOCATED,
    placeholder: 'DURATION',
    default: '1h',
    atLeast: 1_000,
    doc: 'Time for the download of one file. A connection without a byte for 30 seconds is given up before, and the download goes on where it was.',
  },
} as const satisfies Record<string, OptionRow>
