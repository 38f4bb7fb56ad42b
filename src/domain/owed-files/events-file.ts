import type { Standing } from '../entitlement/school-record.ts';
import { quoted } from '../import/cell.ts';
import { headingKey } from '../import/headings.ts';
import { type RowFault, refuseFaults } from '../import/import-refused.ts';
import type { IsoDate } from '../time/iso.ts';
import { correctedFault } from './corrected-row.ts';
import { namedInRow, schoolFault } from './named-in-row.ts';
import type { NewOf, RecordChange, RecordFile, RecordWorld, RowOfSchool } from './record-file.ts';
import { cellsUnder, type Headings, URN_HEADINGS } from './row-cells.ts';

type EventKind = Exclude<Standing['kind'], 'category'>;

export interface EventRow extends RowOfSchool {
  readonly kind: EventKind;
  /** Of a status or plan, as it was written. */
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

export const EVENT_HEADINGS: Headings<'urn' | 'event' | 'name' | 'from' | 'to'> = {
  what: 'a list of events',
  aliases: {
    urn: URN_HEADINGS,
    event: ['Event', 'Kind', 'Type', 'What'],
    name: ['Name', 'Which', 'Status or plan'],
    from: ['From', 'Since', 'Start', 'Start date', 'On', 'Date'],
    to: ['To', 'Until', 'End', 'End date', 'Last day'],
  },
  needed: ['urn', 'event', 'from'],
  needs:
    'The file needs the headings URN, Event and From, and Name and To for a status or plan, one row for each event.',
};

const KINDS = new Map<string, EventKind>([
  ...['joined', 'joining', 'joined the trust'].map(word => [headingKey(word), 'joined'] as const),
  ...['new head', 'new headteacher', 'new principal'].map(word => [headingKey(word), 'new-head'] as const),
  ['status', 'status'],
  ['plan', 'plan'],
]);

/** What happened to schools beside their categories: they joined, got a new head, a status or a plan that runs. */
export const eventsFile: RecordFile<EventRow> = {
  name: 'events',
  reader(headings) {
    const cellsOf = cellsUnder(headings, EVENT_HEADINGS);
    return (line, fields) => {
      const cells = cellsOf(line, fields);
      const [urn, event, name] = [cells.urn('urn'), cells.text('event'), cells.text('name')];
      const [from, to] = [cells.day('from'), cells.day('to')];
      const kind = KINDS.get(headingKey(event));
      const isNamed = kind === 'status' || kind === 'plan';
      if (!kind)
        cells.reasons.push(
          `${event ? `event ${quoted(event)} is not known` : 'no event'}: write joined, new head, status or plan`,
        );
      if (!from && cells.text('from') === '') cells.reasons.push('no date in From');
      if (isNamed && !name) cells.reasons.push(`no name: write which ${kind}`);
      // Whose name it is would be a person's: that is not kept here.
      if (kind && !isNamed && name) cells.reasons.push(`Name is for a status or plan: leave it blank`);
      if (kind && !isNamed && to) cells.reasons.push(`To is for a status or plan: leave it blank`);
      if (from && to && to < from) cells.reasons.push('To is before From');
      return cells.rowOr({ line, urn, kind: kind ?? 'joined', name, from: from ?? '', to });
    };
  },
  plan({ rows, faults: badRows }, world, file) {
    const faults: RowFault[] = [...badRows];
    const seen = new Map<string, { line: number; to: IsoDate | null }>();
    const change = { standings: [] as NewOf<Standing>[], ends: [] as RecordChange['ends'][number][] };
    let unchanged = 0;
    for (const row of rows) {
      const named = nameOf(row, world);
      const reason = schoolFault(row.urn, world.schools) ?? ('fault' in named ? named.fault : null);
      if (reason !== null || 'fault' in named) {
        faults.push({ line: row.line, reason: reason ?? '' });
        continue;
      }
      const { urn, kind, from, to } = row;
      const key = [urn, kind, named.id, from].join(' ');
      const before = seen.get(key);
      seen.set(key, before ?? { line: row.line, to });
      const recorded = (world.records.get(urn)?.standings ?? []).find(
        each => each.kind === kind && each.name === named.id && each.from === from,
      );
      const corrected = correctedFault({ urn, kind, id: named.id, from }, world);
      if (before && before.to !== to)
        faults.push({ line: row.line, reason: `line ${before.line} has the same with another last day` });
      else if (before) unchanged += 1;
      else if (!recorded && corrected !== null) faults.push({ line: row.line, reason: corrected });
      else if (!recorded) change.standings.push({ urn, kind, name: named.id, from, to });
      // A blank does not take away a last day that is known.
      else if (to === null || to === recorded.to) unchanged += 1;
      else change.ends.push({ id: recorded.id, to });
    }
    refuseFaults(faults, file);
    return { ...change, fulfilments: [], replaced: [], replacing: 0, unchanged };
  },
};

function nameOf({ kind, name }: EventRow, { model }: RecordWorld): { id: string } | { fault: string } {
  return kind === 'status' || kind === 'plan' ? namedInRow(name, kind, model) : { id: '' };
}
