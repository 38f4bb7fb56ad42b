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

/** "Waived: AIM 2 of 3, due Thu 25 Mar". */
export function decisionInWords({ kind, name, due, number, nth, of }: OpenDecision, now: IsoInstant): string {
  const which = nth !== null && of !== null ? ` ${nth} of ${of}` : '';
  const by = due === null ? '' : `, due ${dayInWords(due, now)}`;
  return `${KINDS[kind]}: ${number === null ? '' : `${number} a year, `}${name}${which}${by}`;
}

/** "Done Thu 1 Oct: AIM and CSF visit (Tom Reed)". */
export function recentInWords({ kind, names, on, number, by }: RecentRow, now: IsoInstant): string {
  const day = dayInWords(on, now);
  const what =
    kind === 'done' || kind === 'booked'
      ? `${kind === 'done' ? 'Done' : 'Booked for'} ${day}`
      : `${KINDS[kind]}${number === null ? '' : ` ${number} a year`}${kind === 'waived' ? `, due ${day}` : ` from ${day}`}`;
  return `${what}: ${listInWords(names)}${by === null ? '' : ` (${by})`}`;
}
