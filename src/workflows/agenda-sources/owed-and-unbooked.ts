import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { LINE_LENGTH, type ProposedLine } from '#domain/meeting/agenda-line.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, daysBetween, type IsoDate } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { needsRef } from '../owed/mark-owed.ts';
import { readOwed } from '../owed/read-owed.ts';
import type { AgendaSource } from './agenda-source.ts';
import { isForTheChair, isNamed } from './channel-may-know.ts';

/** What is due within so many school days of the meeting is looked at in it: the fortnight until the next. */
const SCHOOL_DAYS_AHEAD = 10;
/** What comes every week or fortnight is always about to be due: it is on an agenda only when it is late or was missed. */
const SHORT_WINDOW_DAYS = 14;
const THINGS_NAMED = 3;
const SCHOOLS_LISTED = 20;

/**
 * Each school with something late, missed since the last meeting, or due in the next fortnight and neither booked nor sent:
 * one line, the most pressing schools first, and what concerns staff or safeguarding on another, for the chair.
 */
export const owedAndUnbooked: AgendaSource = {
  name: 'owed',
  async propose(trust, { meeting, earlier, schools, now, ...sources }) {
    const heldOn = dayOf(meeting.startsAt);
    const since = earlier ? dayOf(earlier.startsAt) : addDays(heldOn, -SHORT_WINDOW_DAYS);
    const owed = await readOwed(trust, schools, dayOf(now), sources, { ahead: true });
    if (!owed) return [];
    const pressing = owed.schools.flatMap(({ school, owed: own, calendar }) => {
      if (!own) return [];
      const soon = untilNext(heldOn, day => calendar.addSchoolDays(day, SCHOOL_DAYS_AHEAD));
      const items = own.items.filter(item => isPressing(item, { since, soon }));
      return items.length > 0 ? [{ school, items }] : [];
    });
    pressing.sort((one, other) => dueOf(one.items).localeCompare(dueOf(other.items)));
    const isConfidential = ({ thing }: OwedItem) => isForTheChair(owed.model, thing);
    const rest = pressing.length - SCHOOLS_LISTED;
    return [
      ...pressing
        .slice(0, SCHOOLS_LISTED)
        .flatMap(({ school, items }) => [
          ...lineFor(owed.model, school, { items: items.filter(item => !isConfidential(item)), now }),
          ...lineForChair(school, { items: items.filter(isConfidential), now }),
        ]),
      ...(rest > 0 ? [lineForTheRest(rest)] : []),
    ];
  },
};

interface Fortnight {
  readonly since: IsoDate;
  readonly soon: IsoDate;
}

function isPressing({ state, from, to }: OwedItem, { since, soon }: Fortnight): boolean {
  if (state === 'late') return true;
  if (state === 'missed') return to >= since;
  return state === 'owed' && to <= soon && daysBetween(from, to) > SHORT_WINDOW_DAYS;
}

const dueOf = (items: readonly OwedItem[]): string => items.map(({ to }) => to).toSorted()[0] ?? '';

/** The last days of a year that is the last one known have no fortnight after them. */
function untilNext(heldOn: IsoDate, ahead: (day: IsoDate) => IsoDate): IsoDate {
  try {
    return ahead(heldOn);
  } catch {
    return heldOn;
  }
}

interface Pressing {
  readonly items: readonly OwedItem[];
  readonly now: string;
}

function lineFor(model: ImprovementModel, school: School, { items, now }: Pressing): ProposedLine[] {
  if (items.length === 0) return [];
  const words = inWords(items, each => named(each.filter(item => isNamed(model, item.thing, item.kind))));
  // Numbers alone would not say of what.
  const text = items.some(item => isNamed(model, item.thing, item.kind))
    ? words
    : `Of what it is owed: ${words}`;
  return [lineOf(school, { section: 'visits', audience: 'channel', text, items, now })];
}

function lineForChair(school: School, { items, now }: Pressing): ProposedLine[] {
  if (items.length === 0) return [];
  const text = inWords(items, named);
  return [lineOf(school, { section: 'confidential', audience: 'chair', text, items, now })];
}

interface Line extends Pressing, Pick<ProposedLine, 'section' | 'audience' | 'text'> {}

function lineOf(school: School, { section, audience, text, items, now }: Line): ProposedLine {
  const first = items.reduce((one, other) => (other.to < one.to ? other : one));
  return {
    ...{ section, audience, text: cut(text), readerIds: [] },
    key: `${school.urn} ${audience}`,
    urn: school.urn,
    reason: `${first.state === 'owed' ? 'Is' : 'Was'} due ${dayInWords(first.to, now)}, by the improvement model`,
    link: { card: 'school-needs', ref: needsRef(school.urn, 'half-term') },
  };
}

const lineForTheRest = (rest: number): ProposedLine => ({
  ...{ section: 'visits', key: 'the rest', urn: null, audience: 'channel', readerIds: [] },
  text: `${countInWords(rest, 'more school')} with something late, missed or due: type “owed”`,
  reason: 'By the improvement model',
  link: { card: 'owed', ref: 'trust' },
});

/** "2 late: AIM and 1 more; 1 missed; 1 due and not booked: Heat map". */
function inWords(
  items: readonly OwedItem[],
  names: (some: readonly OwedItem[]) => readonly string[],
): string {
  const parts = [
    ['late', 'late'],
    ['missed', 'missed'],
    ['owed', 'due and not booked'],
  ] as const;
  return parts
    .flatMap(([state, words]) => {
      const some = items.filter(item => item.state === state);
      const count = new Set(some.map(({ thing }) => thing)).size;
      return count > 0 ? [`${count} ${words}${listed(names(some), count)}`] : [];
    })
    .join('; ');
}

const named = (items: readonly OwedItem[]): readonly string[] => [...new Set(items.map(({ name }) => name))];

/** Those that may be named, and how many more there are. */
function listed(names: readonly string[], count: number): string {
  const shown = names.slice(0, THINGS_NAMED);
  const more = count - shown.length;
  if (shown.length === 0) return '';
  return `: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const cut = (text: string) => (text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH - 1)}…` : text);
