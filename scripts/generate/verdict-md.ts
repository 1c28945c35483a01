import { ADMISSION_CLASSES } from '../../src/report/server-calls/classes.ts'
import { EXIT_CODES, VERDICT_ROWS } from '../../src/report/verdict.ts'
import { BACKUP_CLASSES } from '../../src/verify/backup/classes.ts'
import { FIDELITY_CLASSES } from '../../src/verify/fidelity/classes.ts'
import { REFERENCE_CLASSES } from '../../src/verify/references/classes.ts'
import { WORKLOAD_CLASSES } from '../../src/verify/workloads/classes.ts'
import { GENERATED } from './notice.ts'

const MEANINGS = {
  cancelled: 'The run was ended from outside.',
  error:
    'The rehearsal could not be carried out: nothing is said about the backup. 2 when an option is wrong or a given cluster is refused.',
  fail: 'The backup is broken, or something of it could not be restored.',
  inconclusive: 'Something that was asked for could not be proved.',
  pass: 'Nothing of the below was found.',
} as const satisfies Record<keyof typeof EXIT_CODES, string>

/** docs/verdict.md: how facts become a verdict, and what weighs how much. */
export function renderVerdictMd(): string {
  const exits = Object.entries(EXIT_CODES).map(
    ([verdict, code]) => `| \`${verdict}\` | ${code} | ${MEANINGS[verdict as keyof typeof EXIT_CODES]} |`,
  )
  const rows = VERDICT_ROWS.map(
    ({ doc, verdict, isConsequence }) => `| ${doc} | \`${verdict}\` | ${isConsequence ? 'no' : 'yes'} |`,
  )
  return `<!-- ${GENERATED} -->

# Verdict

One function turns the facts of a run into its verdict (\`src/report/verdict.ts\`). It collects every sentence that speaks against \`pass\`; the gravest decides, and all of them are in \`because\` of report.json. \`pass\` is what is left when nothing was found.

| Verdict | Exit code | Meaning |
| --- | --- | --- |
${exits.join('\n')}

Gravest first. \`error\` stands above \`fail\`, because a run that ended early has not seen everything.

## What is looked for

| Found | Verdict | Also told when the run ended early |
| --- | --- | --- |
${rows.join('\n')}

## Findings

A finding has a weight: \`fail\` turns the verdict to \`fail\`, \`warn\` and \`info\` only tell. These are the weights without a gate of the rehearsal file.

### Fidelity: what is stored differs from what was sent

Fields that the server owns or fills in by default are no finding. Of a Secret no value is shown, only the name of the field.

| Class | Weight | Meaning |
| --- | --- | --- |
${tableOf(FIDELITY_CLASSES)}

### Backup: what its own records claim, against what is in it

Velero writes a list of everything it backed up beside the archive, and its own errors and warnings. Of both, and of the numbers in \`velero-backup.json\`, only what is there is compared.

| Class | Weight | Meaning |
| --- | --- | --- |
${tableOf(BACKUP_CLASSES)}

### References: something that is named is not there

What every cluster brings itself counts as there, and so does what is in the cluster already. A reference weighs \`info\`, whatever its class, when the backup holds nothing of the type or of the namespace, or when the object is in the backup and this restore left it behind. It weighs \`fail\` when a pod that was running in the backup cannot start without the object: that pod had it, so it was lost.

| Class | Weight | Meaning |
| --- | --- | --- |
${tableOf(REFERENCE_CLASSES)}

### Admission: who would have been asked

Webhooks of the backup are mostly not asked in a rehearsal. What the API server of a real cluster would have asked about this restore is worked out from the rules in the backup; [report.md](report.md) says how.

| Class | Weight | Meaning |
| --- | --- | --- |
${tableOf(ADMISSION_CLASSES)}

### Workloads: controllers acted on what was restored

Only with [\`--workloads simulated\`](simulated-workloads.md) and [\`--cluster kind\`](kind.md). What a [safety rule](safety.md) keeps from running is not judged. A workload that was not ready in the backup either, as its status there tells, weighs \`warn\` at most.

| Class | Weight | Meaning |
| --- | --- | --- |
${tableOf(WORKLOAD_CLASSES)}
`
}

type ClassTable = Readonly<
  Record<string, { readonly weight: string; readonly doc: string; readonly stopsPods?: true }>
>

function tableOf(classes: ClassTable): string {
  return Object.entries(classes)
    .map(
      ([name, { weight, doc, stopsPods }]) =>
        `| \`${name}\` | ${weight}${stopsPods ? ', or fail for a pod that was running' : ''} | ${doc} |`,
    )
    .join('\n')
}
