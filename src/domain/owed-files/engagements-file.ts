import type { Fulfilment } from '../entitlement/school-record.ts';
import { quoted } from '../import/cell.ts';
import { type RowFault, refuseFaults } from '../import/import-refused.ts';
import type { IsoDate } from '../time/iso.ts';
import { namedInRow, schoolFault } from './named-in-row.ts';
import type { BookingReplaced, NewOf, RecordFile, RecordWorld, RowOfSchool } from './record-file.ts';
import { cellsUnder, type Headings, URN_HEADINGS } from './row-cells.ts';
import { bookingsTaken, recordedOn } from './takes-place.ts';

export interface EngagementRow extends RowOfSchool {
  /** All that one visit was, as it was written. */
  readonly what: readonly string[];
  readonly on: IsoDate;
  readonly state: Fulfilment['state'];
}

export const ENGAGEMENT_HEADINGS: Headings<'urn' | 'what' | 'on' | 'state'> = {
  what: 'a list of engagements',
  aliases: {
    urn: URN_HEADINGS,
    what: ['What', 'Engagement', 'Visit', 'Obligation'],
    on: ['On', 'Date', 'Day'],
    state: ['State', 'Status', 'Done or booked'],
  },
  needed: ['urn', 'what', 'on'],
  needs: 'The file needs the headings URN, What and On, and State if you like, one row for each visit.',
};

const STATES = new Map<string, Fulfilment['state']>([
  ...['', 'done', 'held', 'sent', 'completed'].map(word => [word, 'done'] as const),
  ...['booked', 'planned', 'agreed'].map(word => [word, 'booked'] as const),
]);

/** What was done or is booked at schools. A visit that took place takes the place of its booking. */
export const engagementsFile: RecordFile<EngagementRow> = {
  name: 'engagements',
  reader(headings) {
    const cellsOf = cellsUnder(headings, ENGAGEMENT_HEADINGS);
    return (line, fields) => {
      const cells = cellsOf(line, fields);
      const [urn, on] = [cells.urn('urn'), cells.day('on')];
      const what = cells
        .text('what')
        .split(';')
        .map(each => each.trim())
        .filter(Boolean);
      const state = STATES.get(cells.text('state').toLowerCase());
      if (what.length === 0) cells.reasons.push('nothing in What');
      if (!on && cells.text('on') === '') cells.reasons.push('no date in On');
      if (!state)
        cells.reasons.push(`state ${quoted(cells.text('state'))} is not known: write done or booked`);
      return cells.rowOr({ line, urn, what, on: on ?? '', state: state ?? 'done' });
    };
  },
  plan({ rows, faults: badRows }, world, file) {
    const faults: RowFault[] = [...badRows];
    const fulfilments: NewOf<Fulfilment>[] = [];
    const seen: Seen = new Map();
    let unchanged = 0;
    for (const row of rows) {
      const { line, urn, on, state } = row;
      const named = row.what.map(each => namedInRow(each, 'thing', world.model));
      const reasons = [
        schoolFault(urn, world.schools) ?? [],
        named.flatMap(each => ('fault' in each ? each.fault : [])),
        timeFault(row, world) ?? [],
      ].flat();
      faults.push(...reasons.map(reason => ({ line, reason })));
      if (reasons.length > 0) continue;
      const things = [...new Set(named.flatMap(each => ('id' in each ? each.id : [])))].toSorted();
      const before = things.flatMap(thing => seen.get(keyOf(urn, on, thing)) ?? []);
      for (const thing of things) seen.set(keyOf(urn, on, thing), { line, state });
      const other = before.find(each => each.state !== state);
      if (other) faults.push({ line, reason: `line ${other.line} has the same with another state` });
      const known = [
        ...(world.records.get(urn)?.fulfilments ?? []),
        ...fulfilments.filter(each => each.urn === urn),
      ];
      const already = recordedOn({ on, things }, known, state === 'done' ? ['done'] : ['booked', 'done']);
      const added = things.filter(thing => !already.includes(thing));
      if (added.length === 0) unchanged += 1;
      else fulfilments.push({ urn, on, state, things: added });
    }
    refuseFaults(faults, file);
    return { standings: [], ends: [], fulfilments, ...inPlaceOf(fulfilments, seen, world), unchanged };
  },
};

/** What a file says of each thing of a day at a school, and in which line. */
type Seen = Map<string, { line: number; state: Fulfilment['state'] }>;

const keyOf = (urn: string, on: IsoDate, thing: string) => [urn, on, thing].join(' ');

/** The bookings that what was done takes the place of; one that the file itself names as booked stands. */
function inPlaceOf(added: readonly NewOf<Fulfilment>[], seen: Seen, { records, today }: RecordWorld) {
  const done = Map.groupBy(
    added.filter(({ state }) => state === 'done'),
    ({ urn }) => urn,
  );
  const replaced: BookingReplaced[] = [];
  let replacing = 0;
  for (const [urn, visits] of done) {
    const open = (records.get(urn)?.fulfilments ?? []).filter(({ on, things }) =>
      things.some(thing => seen.get(keyOf(urn, on, thing))?.state !== 'booked'),
    );
    const taken = bookingsTaken(visits, open, today);
    replaced.push(...taken.map(({ id, on, left }) => ({ id, urn, on, left })));
    replacing += new Set(taken.flatMap(({ by }) => by)).size;
  }
  return { replaced, replacing };
}

function timeFault({ on, state }: EngagementRow, { today }: RecordWorld): string | null {
  if (state === 'done' && on > today)
    return 'it is done on a day that is still to come: write booked in State, or another day';
  if (state === 'booked' && on < today)
    return 'it is booked for a day that is past: write done in State, or another day';
  return null;
}
