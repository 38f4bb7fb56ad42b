import type { IsoInstant } from '../time/iso.ts';
import { countInWords, momentInWords } from '../time/words.ts';
import type { Answer, Visit, VisitFlag, VisitState } from './visit.ts';

const STATES: Readonly<Record<VisitState, string>> = {
  draft: 'Not offered yet',
  offered: 'Waiting for the school',
  booked: 'Booked',
  held: 'Took place',
  'not-held': 'Did not take place',
  declined: 'Declined',
  lapsed: 'Nobody answered in time',
  cancelled: 'Cancelled',
};

/** "Booked: Academy Improvement Meeting at Oakwood Primary School, Thu 12 Nov, 9:30". */
export function visitInWords(
  { state, name, startsAt }: Pick<Visit, 'state' | 'name' | 'startsAt'>,
  school: string,
  now: IsoInstant,
): string {
  const at = startsAt === null ? '' : `, ${momentInWords(startsAt, now)}`;
  return `${STATES[state]}: ${name} at ${school}${at}`;
}

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  none: 'has not answered',
  accepted: 'is coming',
  tentative: 'may come',
  declined: 'has declined',
};

/** What a person of it should look at; who has declined in Outlook is named. */
export function flagInWords(flag: VisitFlag, { attendees }: Pick<Visit, 'attendees'>): string | null {
  if (flag === 'holiday') return 'This is a day without school.';
  if (flag === 'clash') return 'Somebody who is to be there has another visit at this time.';
  if (flag === 'not-in-outlook') return null;
  const declined = attendees.filter(({ answer }) => answer === 'declined').map(({ name }) => name);
  return declined.length === 0
    ? 'Somebody has declined in Outlook: what would you like to do?'
    : `${declined.join(' and ')} ${declined.length === 1 ? 'has' : 'have'} declined in Outlook: what would you like to do?`;
}

/** "6 hours", "1 hour 30 minutes", "45 minutes". */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && countInWords(hours, 'hour'), rest > 0 && countInWords(rest, 'minute')]
    .filter(Boolean)
    .join(' ');
}
