import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import type { OpenDecision } from '#workflows/owed/open-decisions.ts';
import type { RecentRow } from '#workflows/owed/recent-rows.ts';

const KINDS: Readonly<Record<OpenDecision['kind'], string>> = {
  identified: 'Needed',
  'not-required': 'Not required',
  waived: 'Waived',
  agreed: 'Agreed',
  enough: 'Enough',
  longer: 'Goes on for longer',
};

/** "3 a term", "6 months"; nothing where no number was agreed. */
const numberInWords = (
  { number, measure }: Pick<OpenDecision, 'number' | 'measure'>,
  after: string,
  before = '',
): string =>
  number === null ? '' : `${before}${[number, measure].filter(part => part !== null).join(' ')}${after}`;

/** "Waived: AIM 2 of 3, due Thu 25 Mar". */
export function decisionInWords(decision: OpenDecision, now: IsoInstant): string {
  const { kind, name, due, nth, of } = decision;
  const which = nth !== null && of !== null ? ` ${nth} of ${of}` : '';
  const by = due === null ? '' : `, due ${dayInWords(due, now)}`;
  return `${KINDS[kind]}: ${numberInWords(decision, ', ')}${name}${which}${by}`;
}

/** "Done Thu 1 Oct: AIM and CSF visit (Tom Reed)". */
export function recentInWords(row: RecentRow, now: IsoInstant): string {
  const { kind, names, on, by } = row;
  const day = dayInWords(on, now);
  const what =
    kind === 'done' || kind === 'booked'
      ? `${kind === 'done' ? 'Done' : 'Booked for'} ${day}`
      : `${KINDS[kind]}${numberInWords(row, '', ' ')}${kind === 'waived' ? `, due ${day}` : ` from ${day}`}`;
  return `${what}: ${listInWords(names)}${by === null ? '' : ` (${by})`}`;
}
