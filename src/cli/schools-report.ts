import type { SchoolDifference } from '#domain/school/import-plan.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { SchoolsImported } from '#workflows/import-schools.ts';

const SHOWN = 20;

/** What an import of schools did, for the person who ran it. */
export function schoolsReport(done: SchoolsImported): string {
  const { trust } = done;
  const counts: [string, number][] = [
    ['added', done.added.length],
    ['changed', done.changed.length],
    ['closed', done.closed.length],
    ['open or back again', done.back.length],
    ['moved to another trust', done.movedAway.length],
    ['unchanged', done.unchanged.length],
    ['not in the file, kept', done.notInFile.length],
  ];
  const width = Math.max(...counts.map(([, count]) => String(count).length));
  return [
    `Trust ${trust.uid} ${trust.name}${done.trustIsNew ? ' (new)' : ''}`,
    ...counts.map(([word, count]) => `  ${String(count).padStart(width)} ${word}`),
    ...section('Changed', done.changed.map(differenceInWords)),
    ...section('Closed', done.closed.map(nameOf)),
    ...section('Open or back again', done.back.map(nameOf)),
    ...section(
      'Moved',
      done.movedAway.map(s => `${nameOf(s)}: ${s.to ? `now under trust ${s.to}` : 'now under no trust'}`),
    ),
    ...section('Not in the file', done.notInFile.map(nameOf)),
    ...(done.before > 0 ? section('Added', done.added.map(nameOf)) : []),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    `${title}:`,
    ...lines.slice(0, SHOWN).map(line => `  ${line}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en-GB')} more`] : []),
  ];
}

const nameOf = ({ urn, name }: { urn: string; name: string }) => `${urn} ${name}`;

/** "149001 Oakwood: name Oakwood School → Oakwood Academy; ofsted rating (nothing) → Good". */
function differenceInWords(difference: SchoolDifference): string {
  const changes = difference.fields.map(
    ({ field, before, after }) => `${fieldWords(field)} ${before ?? '(nothing)'} → ${after ?? '(nothing)'}`,
  );
  return `${nameOf(difference)}: ${changes.join('; ')}`;
}

/** "registerChangedOn" → "register changed on". */
function fieldWords(field: string): string {
  return field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replace(/\bofsted\b/, 'Ofsted');
}

/** What keeps the trust's people from reaching the bot, each with what to do. */
export function tenantWarnings(trust: Trust, allowedTenants: readonly string[]): string[] {
  if (trust.tenantId === null) {
    return [
      'No Microsoft Entra tenant is known for this trust, so its people cannot reach the bot yet. Set BOT_TENANT_ID and run this import again, or run it again with --tenant GUID.',
    ];
  }
  if (allowedTenants.length > 0 && !allowedTenants.includes(trust.tenantId)) {
    return [
      `The bot does not accept tenant ${trust.tenantId} yet: add it to ALLOWED_TENANTS and restart the bot.`,
    ];
  }
  return [];
}
