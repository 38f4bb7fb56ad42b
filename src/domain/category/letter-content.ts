import { type AcademicYear, firstDayOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { Standing } from '../entitlement/school-record.ts';
import { type StandingNow, standingNow } from '../entitlement/standing-now.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';
import type { Words } from '../improvement-model/words.ts';
import type { IsoDate } from '../time/iso.ts';
import { exitTarget } from './exit-target.ts';
import { expectationsOf, type Rhythm } from './expectations.ts';
import type { Letter, LetterBecause, LetterContent } from './letter.ts';

/** What a letter is written from, beside the model. */
export interface LetterSource {
  readonly standings: readonly Standing[];
  readonly phases: readonly PhaseGroup[];
  readonly because: LetterBecause;
  readonly from: IsoDate;
  readonly academicYear: AcademicYear;
  readonly calendar: SchoolCalendar;
  readonly signedAs: string | null;
  readonly closing: string | null;
}

/** The words of a letter, as the model and the record have them on its date. */
export function letterContent(
  model: ImprovementModel,
  source: LetterSource,
): Pick<Letter, 'category' | 'statuses' | 'content'> {
  const { standings, from, because, academicYear, calendar } = source;
  const { category: held } = standingNow(model, standings, from);
  const { category, statuses, named } = heldOn(model, standings, { because, from });
  const rung = category?.rung;
  const expected = expectationsOf(model, {
    category: held?.rung.id ?? null,
    statuses: statuses.map(({ id }) => id),
    plans: named('plan'),
    phases: source.phases,
    isJoining: because === 'joining',
    isNewHere: held !== null && held.since >= firstDayOf(academicYear),
  });
  const asSaid = ({ often, things }: Rhythm) => ({
    often: often.replace('coming into the category', `coming into the ${model.words.category.name}`),
    things: [...things],
  });
  const content: LetterContent = {
    words: wordsOf(model.words),
    category: category && {
      name: category.rung.name,
      since: category.since,
      descriptor: category.rung.descriptor,
      support: category.rung.support.flatMap(line => spelledOut(line, model.ladder)),
      challenge: category.rung.challenge,
      autonomy: category.rung.autonomy,
      takesOn: category.rung.takesOn ?? null,
      exit: exitOf(model, category, calendar, from),
    },
    statuses: statuses.map(({ name, about, brings }) => ({ name, about, brings })),
    visits: expected.visits.map(asSaid),
    plans: expected.plans.map(asSaid),
    ifNeeded: [...expected.ifNeeded],
    onRequest: [...expected.onRequest],
    sends: expected.sends.map(asSaid),
    isShared: category !== null && (model.categoryReview?.letters.sharedWith.length ?? 0) > 0,
    signedAs: source.signedAs,
    closing: source.closing,
  };
  return { category: rung?.id ?? null, statuses: statuses.map(({ id }) => id), content: typeset(content) };
}

/** What a letter of a cause is about, by what the record says of its date. */
export function heldOn(
  model: Pick<ImprovementModel, 'ladder' | 'statuses'>,
  standings: readonly Standing[],
  { because, from }: Pick<LetterSource, 'because' | 'from'>,
) {
  const named = (kind: Standing['kind']) =>
    standings
      .filter(each => each.kind === kind && each.from <= from && (each.to === null || from <= each.to))
      .map(({ name }) => name);
  return {
    // A letter on a status is about that alone.
    category: because === 'status' ? null : standingNow(model, standings, from).category,
    statuses: model.statuses.filter(({ id }) => named('status').includes(id)),
    named,
  };
}

/** The apostrophes of print, as the letter's own words have them: rulebooks are typed with those of a typewriter. */
export function typeset<T>(words: T): T {
  if (typeof words === 'string') return words.replaceAll(/(?<=\p{L})'(?=\p{L}|\s|$)/gu, '’') as T;
  if (Array.isArray(words)) return words.map(typeset) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeset(value)])) as T;
}

/** "As for Recovery, with …": what it is for Recovery, then the rest. Whoever reads one letter does not know the whole model. */
function spelledOut(line: string, ladder: ImprovementModel['ladder']): string[] {
  const [, name, rest = ''] = /^As for ([^,]+)(?:, (.+))?$/.exec(line) ?? [];
  const other = ladder.find(each => each.name === name);
  if (!other) return [line];
  const more = rest === '' ? [] : [`${rest.charAt(0).toUpperCase()}${rest.slice(1)}`];
  return [...other.support, ...more];
}

function exitOf(
  model: ImprovementModel,
  category: NonNullable<StandingNow['category']>,
  calendar: SchoolCalendar,
  from: IsoDate,
) {
  const target = exitTarget(model, category, calendar, from);
  return target && { name: target.toName, within: category.rung.exit?.within ?? '', by: target.by };
}

function wordsOf({ team, officer, head, committee, category }: Words): LetterContent['words'] {
  const word = ({ name, short }: Words['team']) => ({ name, short: short ?? null });
  return {
    ...{ team: word(team), officer: word(officer), head: word(head) },
    ...{ committee: word(committee), category: word(category) },
  };
}
