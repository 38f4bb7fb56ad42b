import { cellText, quoted } from '../import/cell.ts';
import { decode, PHASE_CODES, STATUS_CODES, TYPE_CODES } from './register-codes.ts';
import type { RegisterColumn, RegisterColumns } from './register-columns.ts';
import { type Read, readAge, readDate, readMetres, words } from './register-values.ts';
import { type RegisterEntry, Urn } from './school.ts';

/** What one row says: only the fields whose columns the file has. An absent column is not a blank one. */
export type RegisterPatch = Pick<RegisterEntry, 'urn' | 'name'> & Partial<RegisterEntry>;

export type RowReading =
  | { readonly patch: RegisterPatch; readonly faults?: never }
  | { readonly patch?: never; readonly faults: readonly string[] };

/** The register gives every school a phase and a status; a file without them leaves this. */
const NOT_KNOWN = 'Not known';
/** The national grid ends here. */
const GRID = { easting: 700_000, northing: 1_300_000 };

const WORDS = [
  'religiousCharacter',
  'laCode',
  'laName',
  'street',
  'locality',
  'town',
  'county',
  'postcode',
  'ofstedRating',
  'ofstedSpecialMeasures',
] as const;
const DATES = ['openedOn', 'closedOn', 'ofstedInspectedOn', 'registerChangedOn'] as const;

/** The text of one column of a row; '' when blank, `null` when the file has no such column. */
export function columnText(
  columns: RegisterColumns,
  fields: readonly string[],
  column: RegisterColumn,
): string | null {
  const at = columns.at.get(column);
  return at === undefined ? null : cellText(fields[at]);
}

/** Reads a row of the right width, or gives every reason it is bad. */
export function readRegisterRow(columns: RegisterColumns, fields: readonly string[]): RowReading {
  const faults: string[] = [];
  const text = (column: RegisterColumn) => columnText(columns, fields, column);
  const patch: { -readonly [K in keyof RegisterEntry]?: RegisterEntry[K] } = {};

  function keep<K extends keyof RegisterEntry & RegisterColumn>(
    field: K,
    read: (text: string) => Read<NonNullable<RegisterEntry[K]>>,
  ): void {
    const raw = text(field);
    if (raw === null) return;
    const got = read(raw);
    if ('fault' in got) faults.push(`${WORD_FOR[field] ?? field} ${got.fault}`);
    else patch[field] = got.value as RegisterEntry[K];
  }

  const urn = text('urn') ?? '';
  if (!Urn.safeParse(urn).success)
    faults.push(urn === '' ? 'no URN' : `URN ${quoted(urn)} is not a number of six digits`);
  const name = text('name') ?? '';
  if (name === '') faults.push('no name');
  if (name.length > 200) faults.push('the name is longer than 200 characters');

  for (const field of WORDS) keep(field, raw => ({ value: words(raw) }));
  for (const field of DATES) keep(field, readDate);
  keep('statutoryLowAge', readAge);
  keep('statutoryHighAge', readAge);
  keep('easting', raw => readMetres(raw, GRID.easting));
  keep('northing', raw => readMetres(raw, GRID.northing));
  const { statutoryLowAge: low, statutoryHighAge: high } = patch;
  if (low != null && high != null && low > high)
    faults.push(`the lowest age, ${low}, is above the highest, ${high}`);

  // A blank phase or status is the register saying nothing: what is stored stays.
  const phase = text('phase') || decode(PHASE_CODES, text('phaseCode') ?? '');
  if (phase) patch.phase = phase;
  const status = text('status') || decode(STATUS_CODES, text('statusCode') ?? '');
  if (status) patch.status = status;
  const type = text('type') || decode(TYPE_CODES, text('typeCode') ?? '');
  if (type || text('type') !== null) patch.type = type ? words(type) : null;

  return faults.length > 0 ? { faults } : { patch: { ...patch, urn, name } };
}

const WORD_FOR: Partial<Record<RegisterColumn, string>> = {
  openedOn: 'the opening date',
  closedOn: 'the closing date',
  ofstedInspectedOn: 'the inspection date',
  registerChangedOn: 'the date of the last change',
  statutoryLowAge: 'the lowest age',
  statutoryHighAge: 'the highest age',
};

/** A school not known before: what the file does not say is not known. */
export function asNewEntry(patch: RegisterPatch): RegisterEntry {
  return { ...NOTHING_KNOWN, ...patch };
}

const NOTHING_KNOWN: Omit<RegisterEntry, 'urn' | 'name'> = {
  phase: NOT_KNOWN,
  type: null,
  status: NOT_KNOWN,
  statutoryLowAge: null,
  statutoryHighAge: null,
  religiousCharacter: null,
  laCode: null,
  laName: null,
  street: null,
  locality: null,
  town: null,
  county: null,
  postcode: null,
  easting: null,
  northing: null,
  openedOn: null,
  closedOn: null,
  ofstedRating: null,
  ofstedInspectedOn: null,
  ofstedSpecialMeasures: null,
  registerChangedOn: null,
};
