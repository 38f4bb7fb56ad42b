import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { NeedSpan } from '#domain/entitlement/need-period.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { NeedsAnswer, SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { formsOf } from './forms.ts';
import { lineViews, sectionsOf } from './line-views.ts';
import { noNeeds } from './no-needs.ts';
import { optionalInWords, standingInWords, whyNow } from './standing-words.ts';

const ON_A_PAGE = 12;
const LINES_BYTES = 8000;

export function view(answer: NeedsAnswer, _viewer: Viewer, scene: Scene): ViewData {
  return answer.kind === 'needs' ? needs(answer, scene) : { ...needs(NOTHING, scene), ...noNeeds(answer) };
}

/** The shape of a card with nothing on it. */
const NOTHING: SchoolNeeds = {
  kind: 'needs',
  ...{ urn: '', name: '', hubId: null, modelName: '', categoryWord: '', category: null, hasLadder: false },
  ...{ statuses: [], span: 'half-term', showsWhy: false, lines: [], optional: [], mayMark: false },
  period: { name: '', from: '2026-09-01', to: '2026-09-01' },
  ...{
    unsettled: [],
    missed: 0,
    recordable: [],
    decisions: [],
    recent: [],
    safeguardingContact: null,
    version: 0,
  },
  today: '2026-09-01',
  asAt: '2026-09-01T00:00:00.000Z',
};

function needs(subject: SchoolNeeds, scene: Scene): ViewData {
  const { now, page, kept } = scene;
  const { showsWhy, span } = subject;
  const lines = lineViews(subject, now);
  const pages = Math.max(Math.ceil(lines.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = lines.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const isKept = Boolean(kept.decideWhy);
  return {
    title: plainText`What ${subject.name} needs`,
    why: isKept ? plainText`What you typed is kept: press “Decide” to change it.` : whyNow(subject, now),
    hasStanding: subject.kind === 'needs' && subject.urn !== '',
    standing: standingInWords(subject, now),
    sections: sectionsOf(new Room(LINES_BYTES).take(shown)),
    isEmpty: subject.urn !== '' && lines.length === 0,
    ...booksOf(subject),
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
    ...formsOf(subject, scene),
    offers: false,
    offered: [],
  };
}

/** Each is some 600 bytes with what it falls back on. */
const BOOKS = 3;

/** What is owed and needs people together, the most pressing first: a button each, for those who arrange it. */
function booksOf({ lines, mayMark }: SchoolNeeds) {
  const open = ({ kind, section }: SchoolNeeds['lines'][number]) =>
    kind === 'engagement' && (section === 'late' || section === 'due');
  const owed = mayMark ? lines.filter(open).slice(0, BOOKS) : [];
  return {
    mayBook: owed.length > 0,
    books: owed.map(({ thing, name }) => ({ title: asWords(`Book: ${name}`, 60), what: asWords(thing, 60) })),
  };
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
