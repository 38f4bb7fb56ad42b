import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { LONGEST_ABSENCE_DAYS } from '#domain/absence/absence.ts';
import { addDays, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { AwayAnswer, AwayOfSchool } from '#workflows/away/read-away.ts';

const SHOWN = 6;

export function headline(answer: AwayAnswer): string {
  if (answer.kind === 'which') return 'Which school’s head is away?';
  return answer.isOwn ? 'When are you away?' : `Who is away at ${answer.schoolName}?`;
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), absences: [], more: asPlain(''), hasMore: false, isForm: false, asksWho: false },
  ...{ people: [], person: none, from: none, until: none, latest: none, offers: false, offered: [] },
};

export function view(answer: AwayAnswer, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'school') return { ...BLANK, title, ...form(answer, { now, kept }) };
  const { asked, isChoice, schools } = answer;
  return {
    ...{ ...BLANK, title, offers: schools.length > 0 },
    why: asPlain(
      asked === ''
        ? 'Please choose a school, or add its name, for example: away oakwood.'
        : isChoice
          ? `More than one fits “${asked}”.`
          : `There is no school of yours called “${asked}”. Please check the spelling.`,
      300,
    ),
    offered: schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
  };
}

function form(
  { people, absences, isOwn, today }: AwayOfSchool,
  { now, kept }: { now: IsoInstant; kept: Scene['kept'] },
): Omit<ViewData, 'title'> {
  const more = absences.length - SHOWN;
  return {
    why: isOwn
      ? plainText`Until you are back, nothing late goes further, unless somebody answers for you. You need not say why.`
      : people.length === 0
        ? plainText`Nobody on record answers for this school. Please ask your trust administrator to add its head.`
        : plainText`While nobody who answers for the school is there, nothing late goes further. Please do not say why.`,
    absences: absences.slice(0, SHOWN).map(({ id, personName, from, to, recordedByName }) => ({
      id: asWords(id),
      who: asWords(personName, 80),
      when: asPlain(
        `from ${dayInWords(from, now)} until ${dayInWords(to, now)}, recorded by ${recordedByName}`,
        200,
      ),
    })),
    ...{ hasMore: more > 0, more: asPlain(`and ${more} more`) },
    ...{ isForm: people.length > 0, asksWho: people.length > 1 },
    people: people.slice(0, 10).map(({ id, name }) => ({ id: asWords(id), name: asWords(name, 80) })),
    person: kept.person ?? asWords(people[0]?.id ?? ''),
    from: kept.from ?? asWords(today),
    until: kept.until ?? asWords(addDays(today, 4)),
    latest: asWords(addDays(today, LONGEST_ABSENCE_DAYS)),
  };
}
