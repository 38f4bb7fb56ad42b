import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { LINE_LENGTH } from '#domain/meeting/agenda-line.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { dayInWords, someInWords } from '#domain/time/words.ts';
import { needsRef } from '../owed/mark-owed.ts';
import { readOwed } from '../owed/read-owed.ts';
import type { AgendaSource } from './agenda-source.ts';

/** What is due within so many school days of the meeting is looked at in it: the fortnight until the next. */
const SCHOOL_DAYS_AHEAD = 10;
const THINGS_NAMED = 3;

/**
 * Each school with something late, or due in the next fortnight and neither booked nor sent: one line, and what concerns
 * staff or safeguarding on another, for the chair.
 */
export const owedAndUnbooked: AgendaSource = {
  name: 'owed',
  async propose(trust, { meeting, schools, now, ...sources }) {
    const heldOn = dayOf(meeting.startsAt);
    const owed = await readOwed(trust, schools, dayOf(now), sources);
    if (!owed) return [];
    return owed.schools.flatMap(({ school, owed: own, calendar }) => {
      if (!own) return [];
      const soon = untilNext(heldOn, day => calendar.addSchoolDays(day, SCHOOL_DAYS_AHEAD));
      const pressing = own.items.filter(
        ({ state, to }) => state === 'late' || (state === 'owed' && to <= soon),
      );
      const isConfidential = ({ thing }: OwedItem) => isForTheChair(owed.model, thing);
      return [
        ...lineFor(
          school,
          pressing.filter(item => !isConfidential(item)),
          'channel',
          now,
        ),
        ...lineFor(school, pressing.filter(isConfidential), 'chair', now),
      ];
    });
  },
};

/** The last days of a year that is the last one known have no fortnight after them. */
function untilNext(heldOn: IsoDate, ahead: (day: IsoDate) => IsoDate): IsoDate {
  try {
    return ahead(heldOn);
  } catch {
    return heldOn;
  }
}

/** A report or follow-up is as confidential as the visit it follows. */
function isForTheChair({ engagements, obligations }: ImprovementModel, thing: string): boolean {
  const [id] = thing.split('.', 1);
  return [...engagements, ...obligations].some(each => each.id === id && each.confidential === true);
}

function lineFor(
  school: School,
  items: readonly OwedItem[],
  audience: 'channel' | 'chair',
  now: string,
): ProposedLine[] {
  const late = items.filter(({ state }) => state === 'late');
  const due = items.filter(({ state }) => state === 'owed');
  if (items.length === 0) return [];
  const parts = [
    ...(late.length > 0 ? [`${late.length} late: ${named(late)}`] : []),
    ...(due.length > 0 ? [`${due.length} due and not booked: ${named(due)}`] : []),
  ];
  const [oldest] = items;
  return [
    {
      section: audience === 'chair' ? 'confidential' : 'visits',
      key: `${school.urn} ${audience}`,
      urn: school.urn,
      text: cut(parts.join('; ')),
      reason: oldest
        ? `${oldest.state === 'late' ? 'Was' : 'Is'} due ${dayInWords(oldest.to, now)}, by the improvement model`
        : null,
      link: { card: 'school-needs', ref: needsRef(school.urn, 'half-term') },
      audience,
      readerIds: [],
    },
  ];
}

const named = (items: readonly OwedItem[]): string =>
  someInWords([...new Set(items.map(({ name }) => name))], THINGS_NAMED);

const cut = (text: string) => (text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH - 1)}…` : text);
