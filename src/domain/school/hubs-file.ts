import { cellText, quoted } from '../import/cell.ts';
import { type Columns, findColumns, headingKey, headingsInWords } from '../import/headings.ts';
import { ImportRefused, type RowFault, refuseFaults } from '../import/import-refused.ts';
import { type Hub, type School, Urn } from './school.ts';

export type HubColumn = 'hub' | 'urn';
const ALIASES = {
  hub: ['Hub', 'Hub name', 'Group', 'Cluster'],
  urn: ['URN', 'School URN', 'Unique reference number'],
} as const;

/** One good row: the school, and the hub it is to be in; `null` takes it out of its hub. */
export interface HubRow {
  readonly line: number;
  readonly urn: string;
  readonly hub: string | null;
}

/** Finds the columns. Throws ImportRefused, every missing one named. */
export function mapHubColumns(headings: readonly string[]): Columns<HubColumn> {
  const columns = findColumns<HubColumn>(headings, ALIASES);
  const missing = (['hub', 'urn'] as const).filter(c => !columns.has(c)).map(c => ALIASES[c][0]);
  if (missing.length > 0) {
    throw new ImportRefused(
      `This is not a list of hubs: it has no column ${missing.join(', ')}. Headings found: ${headingsInWords(headings)}. The file needs two columns, headed Hub and URN, with one row for each school.`,
    );
  }
  return columns;
}

export function looksLikeHubs(headings: readonly string[]): boolean {
  const keys = new Set(headings.map(headingKey));
  return ALIASES.hub.some(a => keys.has(headingKey(a))) && ALIASES.urn.some(a => keys.has(headingKey(a)));
}

export function readHubRow(
  columns: Columns<HubColumn>,
  line: number,
  fields: readonly string[],
): HubRow | RowFault[] {
  const hub = cellText(fields[columns.get('hub') ?? -1]);
  const urn = cellText(fields[columns.get('urn') ?? -1]);
  if (!Urn.safeParse(urn).success)
    return [{ line, reason: urn ? `URN ${quoted(urn)} is not a number of six digits` : 'no URN' }];
  if (hub.length > 80) return [{ line, reason: 'the name of the hub is longer than 80 characters' }];
  return { line, urn, hub: hub || null };
}

export interface HubsPlan {
  /** Hub names as they will be stored → URNs to move there. */
  readonly moves: ReadonlyMap<string, readonly string[]>;
  /** URNs to take out of their hub. */
  readonly outOfHub: readonly string[];
  readonly created: readonly string[];
  readonly unchanged: number;
  /** Current schools the file does not name: they stay where they are. */
  readonly notInFile: number;
}

const sameName = (name: string) => name.toLowerCase();

/** Compares the file with the trust. Throws ImportRefused with every bad row. */
export function planHubs(
  { rows, faults: badRows }: { rows: readonly HubRow[]; faults: readonly RowFault[] },
  schools: readonly School[],
  hubs: readonly Hub[],
  name: string,
): HubsPlan {
  const known = new Map(schools.map(s => [s.urn, s]));
  const byName = new Map(hubs.map(h => [sameName(h.name), h]));
  const names = new Map(hubs.map(h => [sameName(h.name), h.name]));
  const faults = [...badRows];
  const lines = new Map<string, number>();
  const moves = new Map<string, string[]>();
  const outOfHub: string[] = [];
  let unchanged = 0;
  for (const { line, urn, hub } of rows) {
    const school = known.get(urn);
    const before = lines.get(urn);
    lines.set(urn, before ?? line);
    if (before !== undefined) faults.push({ line, reason: `URN ${urn} is also on line ${before}` });
    else if (!school) faults.push({ line, reason: `the trust has no school with URN ${urn}` });
    else if (school.leftTrustOn)
      faults.push({ line, reason: `${school.name} (${urn}) is now in another trust` });
    else if (hub === null) {
      if (school.hubId) outOfHub.push(urn);
      else unchanged += 1;
    } else {
      const name = names.get(sameName(hub)) ?? hub;
      names.set(sameName(hub), name);
      if (school.hubId && school.hubId === byName.get(sameName(hub))?.id) unchanged += 1;
      else moves.set(name, [...(moves.get(name) ?? []), urn]);
    }
  }
  refuseFaults(faults, name);
  const created = [...moves.keys()].filter(name => !byName.has(sameName(name)));
  const notInFile = schools.filter(s => s.leftTrustOn === null && !lines.has(s.urn)).length;
  return { moves, outOfHub, created, unchanged, notInFile };
}
