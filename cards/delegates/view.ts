import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { type Delegation, LONGEST_DAYS } from '#domain/delegation/delegation.ts';
import { addDays, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { DelegatesAnswer, OwnDelegates } from '#workflows/delegates/read-delegates.ts';

const SHOWN = 5;
const CHOICES = 8;
/** What the form begins with. */
const USUAL_DAYS = 13;

type Told = Extract<DelegatesAnswer, { kind: 'named' }>;

export function headline(answer: DelegatesAnswer): string {
  if (answer.kind === 'choose') return 'For which school do you name somebody?';
  if (answer.kind === 'own') return `Who answers for you at ${answer.schoolName}`;
  const { delegation, schoolName, isOver } = answer;
  if (isOver) return `You no longer answer for ${schoolName}`;
  return delegation.kind === 'answers'
    ? `${delegation.namedByName} has named you to answer for ${schoolName}`
    : `${delegation.namedByName} has named you to choose visit times for ${schoolName}`;
}

export function view(answer: DelegatesAnswer, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'named') return { ...BLANK, title, why: given(answer, now) };
  if (answer.kind === 'own') return { ...BLANK, title, ...form(answer, { now, kept }) };
  return {
    ...BLANK,
    title,
    why: plainText`You are head of ${answer.schools.length} schools here.`,
    offers: true,
    offered: answer.schools.slice(0, CHOICES).map(({ urn, name }) => ({
      ...{ urn: asWords(urn), name: asWords(name, 80), typed: asWords(answer.typed, 100) },
    })),
  };
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), hint: asPlain(''), hasHint: false, isForm: false, offers: false, offered: [] },
  ...{ delegations: [], more: asPlain(''), hasMore: false, person: none, what: none, from: none },
  ...{ until: none, today: none, latest: none },
};

function form(
  { delegations, typed, hint, today }: OwnDelegates,
  { now, kept }: Pick<Scene, 'now' | 'kept'>,
): Omit<ViewData, 'title'> {
  const shown = delegations.slice(0, SHOWN);
  const more = delegations.length - shown.length;
  return {
    why:
      delegations.length === 0
        ? plainText`Nobody is named now. Whoever you name answers beside you; the first to answer, answers for the school.`
        : plainText`They answer beside you; the first to answer, answers for the school.`,
    hint: asPlain(hint ?? '', 300),
    hasHint: hint !== null && kept.person === undefined,
    delegations: shown.map(each => ({
      id: asWords(each.id),
      name: asWords(each.personName, 80),
      what: asPlain(`${WHAT[each.kind]}, ${daysOf(each, now)}`),
    })),
    hasMore: more > 0,
    more: asPlain(`and ${more} more, who can be ended once one of these is`),
    isForm: true,
    person: kept.person ?? asWords(typed, 100),
    what: kept.what ?? asWords('answers'),
    from: kept.from ?? asWords(today),
    until: kept.until ?? asWords(addDays(today, USUAL_DAYS)),
    ...{ today: asWords(today), latest: asWords(addDays(today, 2 * LONGEST_DAYS)) },
  };
}

const WHAT: Record<Delegation['kind'], string> = {
  answers: 'Answers for you',
  slots: 'Chooses visit times only',
};

const daysOf = ({ from, to }: Pick<Delegation, 'from' | 'to'>, now: IsoInstant): string =>
  from > dayOf(now)
    ? `from ${dayInWords(from, now)} until ${dayInWords(to, now)}`
    : `until ${dayInWords(to, now)}`;

function given({ delegation, isOver }: Told, now: IsoInstant) {
  const { kind, namedByName, endedAt, to } = delegation;
  if (isOver) {
    const last = endedAt !== null && dayOf(endedAt) <= to ? dayOf(endedAt) : to;
    return plainText`It ended on ${dayInWords(last, now)}. ${namedByName} answers again, and nothing is asked of you.`;
  }
  const when = daysOf(delegation, now);
  return kind === 'answers'
    ? plainText`You can choose, propose or decline times for its visits, read their briefs, check draft reports, and answer about its category, ${when}. Whoever of you answers first, answers for the school.`
    : plainText`You can choose, propose or decline times for its visits, ${when}. Briefs and reports stay with ${namedByName}.`;
}
