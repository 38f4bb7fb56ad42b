import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { type NeedLine, pressureInWords } from '#domain/entitlement/need-lines.ts';
import { countInWords, dayInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import type { OwedList, SchoolOwed } from '#workflows/owed/read-owed-list.ts';

const ON_A_PAGE = 6;
const ROWS_BYTES = 9000;
const HUBS_BYTES = 4000;
const THINGS_NAMED = 3;
const ALL = 'all';

export function view(list: OwedList, _viewer: Viewer, scene: Scene): ViewData {
  return list.kind === 'owed' ? { ...blank, ...owed(list, scene) } : { ...blank, ...nothing(list) };
}

const blank = {
  rows: [],
  isList: false,
  note: asPlain(''),
  hasNote: false,
  hasMore: false,
  moreTitle: asWords(''),
  nextPage: 1,
  asAt: asPlain(''),
  hasSchools: false,
  schools: [],
  school: asWords(''),
  hasHubs: false,
  hubs: [],
  hub: asWords(''),
};

function nothing(list: Exclude<OwedList, { kind: 'owed' }>) {
  switch (list.kind) {
    case 'no-model':
      return {
        title: plainText`No improvement model yet`,
        why: plainText`What schools are owed follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`,
      };
    case 'no-terms':
      return {
        title: plainText`No term dates yet`,
        why: plainText`What schools are owed cannot be worked out. ${list.why}`,
      };
    case 'no-hub':
      return {
        title: plainText`No hub by that name`,
        why: plainText`There is no hub called “${list.asked}”. Please choose one, or type “owed” for your own.`,
        ...hubChoices(list.hubs, null),
      };
  }
}

function owed(list: Extract<OwedList, { kind: 'owed' }>, { now, page }: Scene) {
  const { schools, hubName, period, withoutTerms, hubs } = list;
  const pages = Math.max(Math.ceil(schools.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = schools.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const choices = shown.map(({ urn, name }) => ({ title: asWords(name, 60), value: asWords(urn) }));
  return {
    title: hubName === null ? plainText`Owed and not booked` : plainText`Owed and not booked: ${hubName}`,
    why: asPlain(whyNow(list), 300),
    isList: true,
    rows: new Room(ROWS_BYTES).take(shown.map(school => rowView(school, now))),
    note:
      withoutTerms.length > 0
        ? plainText`Without term dates, so not looked at: ${someInWords(withoutTerms, THINGS_NAMED)}.`
        : asPlain(''),
    hasNote: withoutTerms.length > 0,
    hasMore: at < pages,
    moreTitle: asWords(`and ${countInWords(schools.length - at * ON_A_PAGE, 'more school')}`),
    nextPage: at + 1,
    asAt: plainText`As at ${momentInWords(list.asAt, now)}, ${period.name} until ${dayInWords(period.to, now)}, by ${list.modelName}.`,
    hasSchools: shown.length > 0,
    schools: choices,
    school: choices[0]?.value ?? asWords(''),
    ...hubChoices(hubs, hubName),
  };
}

function whyNow({ late, due, missed, schools, looked }: Extract<OwedList, { kind: 'owed' }>): string {
  if (schools.length === 0)
    return `Nothing is late or was missed, and nothing due this half term waits: ${countInWords(looked, 'school')} looked at.`;
  return `${pressureInWords({ late, due, missed }, 'this half term')}, at ${schools.length} of ${countInWords(looked, 'school')}.`;
}

function rowView({ urn, name, hubName, late, due, missed, toBook }: SchoolOwed, now: string) {
  const [oldest, next] = [late[0], due[0]];
  return {
    name: asWords(name, 80),
    hub: asWords(hubName ?? '', 60),
    hasHub: hubName !== null,
    late: asPlain([lateInWords(late, oldest, now), missedInWords(missed)].filter(Boolean).join('; '), 300),
    hasLate: late.length + missed > 0,
    due: next
      ? plainText`${due.length} to book or send, from ${dayInWords(next.first.to, now)}: ${named(due)}`
      : asPlain(''),
    hasDue: due.length > 0,
    mayBook: toBook !== null,
    bookTitle: asWords(`Book at ${name}`, 60),
    urn: asWords(urn),
    toBook: asWords(toBook ?? ''),
  };
}

const lateInWords = (late: readonly NeedLine[], oldest: NeedLine | undefined, now: string): string =>
  oldest ? `${late.length} late, since ${dayInWords(oldest.first.to, now)}: ${named(late)}` : '';

const missedInWords = (missed: number): string => (missed > 0 ? `${missed} missed this year` : '');

const named = (lines: readonly NeedLine[]): string =>
  someInWords(
    lines.map(({ name }) => name),
    THINGS_NAMED,
  );

function hubChoices(hubs: readonly { id: string; name: string }[], hubName: string | null) {
  const choices = new Room(HUBS_BYTES).take(
    hubs.map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
  );
  const current = hubs.find(({ name }) => name === hubName)?.id ?? ALL;
  return {
    hasHubs: hubs.length > 1 || (hubs.length === 1 && hubName === null),
    hubs: [{ title: asWords('Every school'), value: asWords(ALL) }, ...choices],
    hub: asWords(current),
  };
}
