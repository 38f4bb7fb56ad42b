import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { CategoryAnswer, SchoolCategory } from '#workflows/standing/category-answer.ts';
import { correctForm } from './correct-form.ts';
import { noCategory, noHeadline } from './no-category.ts';
import { itemView } from './timeline-words.ts';

const ON_A_PAGE = 6;
const TIMELINE_BYTES = 6000;

export function headline(answer: CategoryAnswer): string {
  if (answer.kind !== 'school') return noHeadline(answer);
  const { name, word, category, statuses } = answer;
  const is = [...(category ? [category.name] : []), ...statuses.map(each => each.name)];
  if (is.length > 0) return `${name}: ${listInWords(is)}`;
  return word === '' ? `${name}: no special status` : `${name}: no ${word} set yet`;
}

export function view(answer: CategoryAnswer, _viewer: Viewer, scene: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'school') return { ...BLANK, title, ...school(answer, scene) };
  return { ...BLANK, title, ...noCategory(answer) };
}

const BLANK = {
  ...{ why: asPlain(''), hasMeaning: false, descriptor: asPlain(''), facts: [], hasTarget: false },
  ...{ target: asPlain(''), targetColor: asWords('Default'), statuses: [], items: [], hasHistory: false },
  ...{ hasMore: false, moreTitle: asWords(''), nextPage: 1, asAt: asPlain(''), hasSchool: false },
  ...{ hasNext: false, mayReadNeeds: false, mayReview: false, reviewTitle: asWords('') },
  ...{ offers: false, offered: [], mayCorrect: false, correctable: [], corrections: [] },
  ...{ correctEntry: asWords(''), correctTo: asWords(''), correctFrom: asWords(''), correctWhy: asWords('') },
};

/** The buttons that lead on from a category stand together in the template's ActionSet "next-steps". */
function school(subject: SchoolCategory, scene: Scene): Omit<ViewData, 'title'> {
  const { category, statuses, timeline, modelName, mayReadNeeds, mayReview } = subject;
  const { now, page, kept } = scene;
  const pages = Math.max(Math.ceil(timeline.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = timeline.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  return {
    why: kept.correctWhy
      ? plainText`What you typed is kept: press “Correct” to change it.`
      : whyNow(subject, now),
    ...(category && meaning(category, now)),
    statuses: statuses.map(each => ({
      name: asWords(each.name, 80),
      days: asWords(daysOf(each, now), 100),
      about: asPlain(each.about, 300),
    })),
    hasHistory: timeline.length > 0,
    items: new Room(TIMELINE_BYTES).take(shown.map(item => itemView(item, now))),
    hasMore: at < pages,
    moreTitle: asWords(`and ${timeline.length - at * ON_A_PAGE} more`),
    nextPage: at + 1,
    asAt: plainText`As at ${momentInWords(subject.asAt, now)}, by ${modelName}.`,
    ...{ hasSchool: true, hasNext: mayReadNeeds || mayReview, mayReadNeeds, mayReview },
    reviewTitle: asWords(`Review its ${subject.word || 'standing'}`, 60),
    ...correctForm(subject, scene),
  };
}

function whyNow({ because, isPast, category, word, timeline, name }: SchoolCategory, now: IsoInstant): Plain {
  if (because !== null && isPast)
    return plainText`What this card was sent for is no longer so: this is how it stands.`;
  if (because === 'corrected') {
    const latest = timeline
      .flatMap(({ corrected }) => corrected ?? [])
      .toSorted((a, b) => b.on.localeCompare(a.on))[0];
    return latest
      ? plainText`The record was corrected on ${dayInWords(latest.on, now)} by ${latest.by}. Nothing was overwritten: what it said before is below, struck.`
      : plainText`The record was corrected.`;
  }
  if (because === 'at-risk')
    return plainText`The day by which it is to have moved on is near. Is it on the way, and what would help?`;
  if (because === 'passed')
    return plainText`The day by which it was to have moved on has passed. What happens next is for you and the school to talk about.`;
  if (category) return plainText`In ${category.name} since ${dayInWords(category.since, now)}.`;
  return word === ''
    ? plainText`Your trust’s model sorts schools into no order; what is set beside that is listed here.`
    : plainText`No ${word} has been set for ${name}, so only what every school is owed applies.`;
}

function meaning(category: NonNullable<SchoolCategory['category']>, now: IsoInstant) {
  const { descriptor, support, challenge, autonomy, takesOn, target } = category;
  const facts = [
    ['Support', support.join('; ')],
    ['Asked of the school', challenge.join('; ')],
    ['Autonomy', autonomy],
    ['Takes on', takesOn ?? ''],
  ] as const;
  return {
    hasMeaning: true,
    descriptor: asPlain(descriptor, 400),
    facts: facts
      .filter(([, value]) => value !== '')
      .map(([title, value]) => ({ title: asPlain(title), value: asPlain(value, 600) })),
    hasTarget: target !== null,
    ...(target && targetView(target, now)),
  };
}

type Target = NonNullable<NonNullable<SchoolCategory['category']>['target']>;

/** Word and symbol say it; the colour only repeats it. */
function targetView({ toName, by, state }: Target, now: IsoInstant) {
  const where = by === null ? toName : `${toName} by ${dayInWords(by, now)}`;
  if (state === 'passed')
    return {
      target: plainText`■ Target passed: it was to be in ${where}`,
      targetColor: asWords('Attention'),
    };
  if (state === 'at risk')
    return { target: plainText`▲ Target at risk: to be in ${where}`, targetColor: asWords('Warning') };
  return { target: plainText`○ Target: to be in ${where}`, targetColor: asWords('Default') };
}

const daysOf = ({ from, to }: { from: string; to: string | null }, now: IsoInstant): string =>
  to === null ? `since ${dayInWords(from, now)}` : `from ${dayInWords(from, now)} to ${dayInWords(to, now)}`;
