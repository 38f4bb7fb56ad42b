import { cellText, quoted } from '../import/cell.ts';
import { type Columns, findColumns, headingsInWords } from '../import/headings.ts';
import { ImportRefused, type RowFault } from '../import/import-refused.ts';
import { Urn } from '../school/school.ts';
import { listInWords } from '../time/words.ts';
import { ROLE_WORDS, type Role } from './role.ts';
import { roleFrom, SCOPES_OF } from './role-words.ts';

/** `account` holds either kind of id; what a cell holds decides, not its heading. */
export type PeopleColumn = 'account' | 'objectId' | 'upn' | 'name' | 'email' | 'role' | 'scope';

const ALIASES: Record<PeopleColumn, readonly string[]> = {
  account: ['Entra object id or UPN', 'Object id or UPN', 'UPN or object id', 'Account', 'Person', 'User'],
  objectId: [
    'Entra object id',
    'Object id',
    'Azure AD object id',
    'AAD object id',
    'Entra id',
    'User id',
    'Id',
  ],
  upn: ['UPN', 'User principal name', 'Username', 'Login'],
  name: ['Name', 'Display name', 'Full name'],
  email: ['E-mail', 'E-mail address', 'Mail'],
  role: ['Role', 'Roles', 'Job title'],
  scope: ['Scope', 'Reach', 'Where', 'School or hub'],
};

/** A scope as the file writes it; hubs by name, until the trust's own list has been looked at. */
export type WrittenScope = { kind: 'trust' } | { kind: 'hub'; hub: string } | { kind: 'school'; urn: string };

/** One good row: one appointment of one person. */
export interface PersonRow {
  readonly line: number;
  /** Lower case; at least one of the two is there. */
  readonly objectId: string | null;
  readonly upn: string | null;
  /** '' when this row leaves it to the person's other rows. */
  readonly name: string;
  /** `undefined`: the file has no such column. */
  readonly email: string | null | undefined;
  readonly role: Role;
  readonly scope: WrittenScope;
}

/** Finds the columns. Throws ImportRefused, every missing one named. */
export function mapPeopleColumns(headings: readonly string[]): Columns<PeopleColumn> {
  const columns = findColumns(headings, ALIASES);
  const identified = columns.has('account') || columns.has('objectId') || columns.has('upn');
  const missing: string[] = identified ? [] : ['Entra object id or UPN'];
  for (const column of ['name', 'role', 'scope'] as const)
    if (!columns.has(column)) missing.push(ALIASES[column][0] ?? '');
  if (missing.length > 0) {
    throw new ImportRefused(
      `This is not a list of people: it has no column ${missing.join(', ')}. Headings found: ${headingsInWords(headings)}. ` +
        'The file needs the headings Entra object id or UPN, Name, E-mail, Role and Scope, with one row for each appointment.',
    );
  }
  return columns;
}

/** Used to choose between the files of a .zip. Never throws. */
export function looksLikePeople(headings: readonly string[]): boolean {
  try {
    mapPeopleColumns(headings);
    return true;
  } catch {
    return false;
  }
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

/** Reads one row, or gives every reason it is bad. */
export function readPersonRow(
  columns: Columns<PeopleColumn>,
  line: number,
  fields: readonly string[],
): PersonRow | RowFault[] {
  const text = (column: PeopleColumn) => cellText(fields[columns.get(column) ?? -1]);
  const reasons: string[] = [];
  let objectId: string | null = null;
  let upn: string | null = null;
  for (const column of ['account', 'objectId', 'upn'] as const) {
    const id = text(column).toLowerCase();
    const bare = id.replace(/^\{(.*)\}$/, '$1');
    if (GUID.test(bare)) objectId = bare;
    else if (ADDRESS.test(id)) upn = id;
    else if (id !== '')
      reasons.push(
        `${quoted(text(column))} is neither an Entra object id (a GUID) nor a user principal name (such as a.person@trust.org.uk)`,
      );
  }
  if (reasons.length === 0 && !objectId && !upn)
    reasons.push('no Entra object id and no user principal name');
  const name = text('name');
  if (name.length > 200) reasons.push('the name is longer than 200 characters');
  const email = columns.has('email') ? text('email') || null : undefined;
  if (email && !ADDRESS.test(email)) reasons.push(`${quoted(email)} is not an e-mail address`);
  const role = roleFrom(text('role'));
  if (!role)
    reasons.push(
      text('role')
        ? `the role ${quoted(text('role'))} is not known: use ${listInWords(Object.values(ROLE_WORDS), 'or')}`
        : 'no role',
    );
  const scope = readScope(text('scope'), role);
  if (!scope) reasons.push(`the scope ${quoted(text('scope'))} is not known: write trust, hub:NAME or a URN`);
  if (role && scope && !SCOPES_OF[role].includes(scope.kind))
    reasons.push(`${aRole(role)} needs ${scopesInWords(role)} as scope, not ${quoted(text('scope'))}`);
  if (reasons.length > 0 || !role || !scope) return reasons.map(reason => ({ line, reason }));
  return { line, objectId, upn, name, email, role, scope };
}

/** Blank is the trust for the roles that reach nothing less. */
function readScope(text: string, role: Role | null): WrittenScope | null {
  if (/^(the )?(whole )?trust$/i.test(text)) return { kind: 'trust' };
  if (text === '' && role && SCOPES_OF[role].length === 1 && SCOPES_OF[role][0] === 'trust')
    return { kind: 'trust' };
  const hub = /^hub ?: ?(.+)$/i.exec(text)?.[1];
  if (hub) return { kind: 'hub', hub };
  const urn = text.replace(/^(urn|school)( ?: ?| )/i, '');
  return Urn.safeParse(urn).success ? { kind: 'school', urn } : null;
}

function aRole(role: Role): string {
  return `${/^[aeio]/.test(ROLE_WORDS[role]) ? 'an' : 'a'} ${ROLE_WORDS[role]}`;
}

function scopesInWords(role: Role): string {
  const words = { trust: 'trust', hub: 'hub:NAME', school: "a school's URN" };
  return listInWords(
    SCOPES_OF[role].map(kind => words[kind]),
    'or',
  );
}
