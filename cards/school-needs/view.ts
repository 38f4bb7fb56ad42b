import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { type NeedLine, pressureInWords } from '#domain/entitlement/need-lines.ts';
import type { NeedSpan } from '#domain/entitlement/need-period.ts';
import { dayInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import type { NeedsAnswer, SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { decisionId, decisionInWords, recentInWords } from './decision-words.ts';
import { lineName, lineStanding, sectionInWords, whyInWords } from './line-words.ts';
import { noNeeds } from './no-needs.ts';

const ON_A_PAGE = 12;
const LINES_BYTES = 8000;
const CHOICES_BYTES = 9500;
const OPTIONAL_SHOWN = 6;

export function view(answer: NeedsAnswer, _viewer: Viewer, scene: Scene): ViewData {
  return answer.kind === 'needs' ? needs(answer, scene) : { ...needs(NOTHING, scene), ...noNeeds(answer) };
}

/** The shape of a card with nothing on it. */
const NOTHING: SchoolNeeds = {
  kind: 'needs',
  ...{ urn: '', name: '', hubId: null, modelName: '', categoryWord: '', category: null, hasLadder: false },
  ...{ statuses: [], span: 'half-term', showsWhy: false, lines: [], optional: [], mayMark: false },
  period: { name: '', from: '2026-09-01', to: '2026-09-01' },
  ...{ recordable: [], decisions: [], recent: [], safeguardingContact: null, version: 0 },
  today: '2026-09-01',
  asAt: '2026-09-01T00:00:00.000Z',
};

function needs(subject: SchoolNeeds, { now, page, kept }: Scene): ViewData {
  const { lines, showsWhy, span, mayMark } = subject;
  const pages = Math.max(Math.ceil(lines.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = lines.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const room = new Room(CHOICES_BYTES);
  const decisions = room.take(
    subject.decisions.map(each => ({
      title: asWords(decisionInWords(each, now), 110),
      value: asWords(decisionId(each)),
    })),
    5500,
  );
  const recordable = room.take(
    subject.recordable.map(({ thing, name }) => ({ title: asWords(name, 80), value: asWords(thing) })),
  );
  const recent = subject.recent.map(row => ({
    title: asWords(recentInWords(row, now), 110),
    value: asWords(row.id),
  }));
  const isKept = Boolean(kept.decideWhy);
  return {
    title: plainText`What ${subject.name} needs`,
    why: isKept ? plainText`What you typed is kept: press “Decide” to change it.` : whyNow(subject, now),
    hasStanding: subject.kind === 'needs' && subject.urn !== '',
    standing: standingInWords(subject, now),
    sections: sectionsOf(new Room(LINES_BYTES).take(shown.map(line => lineView(line, now, subject)))),
    isEmpty: subject.urn !== '' && lines.length === 0,
    hasMore: at < pages,
    moreTitle: asWords(`and ${lines.length - at * ON_A_PAGE} more`),
    nextPage: at + 1,
    hasOptional: subject.optional.length > 0,
    optional: optionalInWords(subject),
    asAt:
      subject.urn === ''
        ? asPlain('')
        : plainText`As at ${momentInWords(subject.asAt, now)}, by ${subject.modelName}.`,
    looks: subject.urn === '' ? [] : looksOf(span, showsWhy),
    canLook: subject.urn !== '',
    mayMark,
    mayDecide: mayMark && decisions.length > 0,
    mayTakeBack: mayMark && recent.length > 0,
    recordable,
    decisions,
    recent,
    recordDay: kept.recordDay || asWords(subject.today),
    recordWhat: kept.recordWhat ?? asWords(''),
    decideWhat: decisions.find(({ value }) => value === kept.decideWhat)?.value ?? asWords(''),
    decideWhy: kept.decideWhy ?? asWords(''),
    takeBackWhat: recent[0]?.value ?? asWords(''),
    offers: false,
    offered: [],
  };
}

function whyNow({ lines, period, span }: SchoolNeeds, now: string): Plain {
  const count = (section: NeedLine['section']) => lines.filter(line => line.section === section).length;
  const pressure = pressureInWords({ late: count('late'), due: count('due') });
  const when =
    span === 'year'
      ? period.name
      : `${period.name}, ${dayInWords(period.from, now)} to ${dayInWords(period.to, now)}`;
  return plainText`${capital(when)}: ${pressure ?? 'nothing is late or waits to be booked'}.`;
}

function standingInWords(subject: SchoolNeeds, now: string): Plain {
  const { category, categoryWord, hasLadder, statuses } = subject;
  const word = capital(categoryWord);
  const standing = category
    ? `${word}: ${category.name}, since ${dayInWords(category.since, now)}.`
    : hasLadder
      ? `${word}: none set yet, so only what every school is owed is listed.`
      : '';
  return asPlain([standing, ...statuses.map(status => `${status}.`)].filter(Boolean).join(' '), 300);
}

interface LineView {
  readonly [key: string]: ReturnType<typeof asWords> | boolean;
  readonly section: ReturnType<typeof asWords>;
}

function lineView(line: NeedLine, now: string, { showsWhy, span }: SchoolNeeds): LineView {
  return {
    section: asWords(sectionInWords(line.section, span)),
    name: asWords(lineName(line), 90),
    standing: asWords(lineStanding(line, now), 200),
    showsWhy,
    why: asWords(showsWhy ? whyInWords(line.first.because) : '', 220),
  };
}

function sectionsOf(lines: readonly LineView[]) {
  const headings = [...new Set(lines.map(({ section }) => section))];
  return headings.map(heading => ({ heading, lines: lines.filter(({ section }) => section === heading) }));
}

function optionalInWords({ optional }: SchoolNeeds): Plain {
  const names = optional.map(({ name }) => name);
  return plainText`Only where somebody asks for it: ${someInWords(names, OPTIONAL_SHOWN)}.`;
}

const LOOKS: Readonly<Record<NeedSpan, string>> = {
  'half-term': 'This half term',
  term: 'The term',
  year: 'The whole year',
};

/** The other stretches, and the rules behind the lines or the lines alone. */
function looksOf(span: NeedSpan, showsWhy: boolean) {
  const why = (shows: boolean) => asWords(shows ? 'yes' : 'no');
  const spans: readonly NeedSpan[] = span === 'half-term' ? ['year'] : ['half-term'];
  return [
    { title: asWords(showsWhy ? 'Without the rules' : 'Why?'), span: asWords(span), why: why(!showsWhy) },
    ...spans.map(each => ({ title: asWords(LOOKS[each]), span: asWords(each), why: why(showsWhy) })),
  ];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
