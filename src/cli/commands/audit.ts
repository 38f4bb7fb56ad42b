import { Option } from 'commander';
import { AUDIT_HEADINGS, auditLine } from '#adapters/audit/audit-csv.ts';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import type { ChainFault } from '#domain/audit/chain.ts';
import { countInWords } from '#domain/time/words.ts';
import type { Trust } from '#domain/trust/trust.ts';
import { allAudit } from '#workflows/all-audit.ts';
import { type AuditVerdict, verifyAudit } from '#workflows/verify-audit.ts';
import { requireTrust, whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

const FAULTS_SHOWN = 20;

export const register: Register = (program, context) => {
  const audit = program.command('audit').description('who did what: check the record, take a copy of it');

  audit
    .command('verify')
    .description('find every entry that was changed, removed or moved')
    .addOption(trustOption('only this trust, by its number in the school register'))
    .option('--noted <hash>', 'a hash noted earlier: is everything before it as it was then?')
    .addOption(jsonOption())
    .action((options: { trust?: string; noted?: string; json?: boolean }) => verify(context, options));

  audit
    .command('export')
    .description('write every entry of one trust to standard output')
    .addOption(trustOption())
    .addOption(
      new Option('--format <format>', 'the form of the copy').choices(['csv', 'json']).default('csv'),
    )
    .action((options: { trust?: string; format: 'csv' | 'json' }) => copy(context, options));
};

async function verify(
  context: CommandContext,
  { trust: uid, noted, json }: { trust?: string; noted?: string; json?: boolean },
): Promise<void> {
  const hash = noted?.trim().toLowerCase() ?? null;
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash))
    throw new Refusal('A hash is 64 digits and letters from a to f, as "audit verify" prints it.');
  const found = await withStore(context, async store => {
    const one = uid ? await whichTrust(store.trusts, uid) : null;
    const verdicts: { trust: Trust; verdict: AuditVerdict }[] = [];
    for (const trust of one ? [one] : await store.trusts.list())
      verdicts.push({
        trust,
        verdict: await verifyAudit(store.inTrust(trust.id), { digest: sha256, noted: hash }),
      });
    return verdicts;
  });
  if (json)
    context.out(
      `${JSON.stringify(
        found.map(({ trust, verdict }) => ({ trust: trust.uid, ...verdict })),
        null,
        2,
      )}\n`,
    );
  else context.out(found.length > 0 ? found.map(inWords).join('') : 'No trust has been imported yet.\n');
  const isWhole = found.every(({ verdict }) => verdict.faults.length === 0);
  if (!isWhole)
    throw new Refusal(
      'The record is not as it was written. Keep the database and its last backups as they are, and find out who could write to it.',
    );
  if (hash !== null && !found.some(({ verdict }) => verdict.hasNoted))
    throw new Refusal(
      'The noted hash is in no chain here: what was written up to it has been replaced, or it is of another database.',
    );
}

function inWords({ trust, verdict }: { trust: Trust; verdict: AuditVerdict }): string {
  const { entries, head, faults } = verdict;
  const name = `${trust.uid} ${trust.name}`;
  if (faults.length > 0) {
    const rest = faults.length - FAULTS_SHOWN;
    return [
      `${name}: ${countInWords(entries, 'entry', 'entries')}, and not as they were written:`,
      ...faults.slice(0, FAULTS_SHOWN).map(fault => `  ${faultInWords(fault)}`),
      ...(rest > 0 ? [`  and ${rest} more`] : []),
      '',
    ].join('\n');
  }
  const end = head ? `  up to ${head.hash}\n` : '';
  return `${name}: ${countInWords(entries, 'entry', 'entries')}, none changed, removed or moved\n${end}`;
}

const faultInWords = ({ kind, seq, until }: ChainFault): string =>
  kind === 'changed'
    ? `entry ${seq} was changed or moved`
    : seq === until
      ? `entry ${seq} is missing`
      : `entries ${seq} to ${until} are missing`;

async function copy(
  context: CommandContext,
  { trust: uid, format }: { trust?: string; format: 'csv' | 'json' },
): Promise<void> {
  await withStore(context, async store => {
    const trust = store.inTrust((await requireTrust(store.trusts, uid ?? null)).id);
    const entries = allAudit(trust, await trust.audit.head());
    context.out(format === 'csv' ? AUDIT_HEADINGS : '[');
    let written = 0;
    for await (const entry of entries) {
      context.out(
        format === 'csv' ? auditLine(entry) : `${written > 0 ? ',' : ''}\n${JSON.stringify(entry)}`,
      );
      written += 1;
    }
    if (format === 'json') context.out('\n]\n');
  });
}
