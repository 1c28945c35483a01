import type { OptionRow } from '../option-row.ts'
import { PLANNING } from './places.ts'

/** Which backup. */
export const BACKUP_OPTIONS = {
  location: {
    type: 'text',
    group: 'backup',
    places: ['action'],
    placeholder: 'PATH',
    isRequired: true,
    doc: 'Where the backup lies: a folder that holds `backups/<name>/`, a lone `<name>.tar.gz`, or an address: `s3://bucket/prefix`, `azblob://account/container/prefix`, `gs://bucket/prefix`, `https://host/<name>.tar.gz`.',
  },
  backup: {
    type: 'text',
    group: 'backup',
    places: [...PLANNING, 'inspect', 'lint'],
    placeholder: 'NAME',
    doc: 'Name of the backup. Without it the Restore names one, or the location holds only one.',
  },
  'location-config': {
    type: 'map',
    group: 'backup',
    places: [...PLANNING, 'inspect', 'lint'],
    placeholder: 'KEY=VALUE',
    doc: 'How the location is reached, with the keys of `spec.config` of a Velero BackupStorageLocation: `region=eu-west-1,s3Url=https://minio.example.com`. Also `anonymous=true`.',
  },
  'location-credentials-file': {
    type: 'text',
    group: 'backup',
    places: [...PLANNING, 'inspect', 'lint'],
    placeholder: 'FILE',
    doc: "Credentials for the location, in the format of Velero's plugin for it. Without it: the default credentials of the store, such as variables, a profile, or the identity of the workload.",
  },
  'location-ca-file': {
    type: 'text',
    group: 'backup',
    places: [...PLANNING, 'inspect', 'lint'],
    placeholder: 'FILE',
    doc: 'PEM file with more certificate authorities for the location.',
  },
} as const satisfies Record<string, OptionRow>
