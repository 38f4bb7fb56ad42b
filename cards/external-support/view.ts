import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, listInWords, thereAre } from '#domain/time/words.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';

const SHOWN = 5;

type OfSchool = Extract<SupportAnswer, { kind: 'school' }>;
type OfRequest = Extract<SupportAnswer, { kind: 'request' }>;
type Request = OfRequest['request'];

const STATES: Readonly<Record<Request['state'], string>> = {
  asked: '○ Waits for the CEO',
  agreed: '✓ Agreed',
  declined: '× Not agreed',
  withdrawn: '– Taken back',
};

export function headline(answer: SupportAnswer): string {
  if (answer.kind === 'which') return answer.isChoice ? 'Which school do you mean?' : 'Which school?';
  if (answer.kind === 'school') return `External support for ${answer.schoolName}`;
  const { request, schoolName, mayAgree } = answer;
  if (request.state === 'asked')
    return mayAgree
      ? `Agree to external support for ${schoolName}?`
      : `External support for ${schoolName}: asked for`;
  const became = { agreed: 'agreed', declined: 'not agreed', withdrawn: 'taken back' }[request.state];
  return `External support for ${schoolName}: ${became}`;
}

export function view(answer: SupportAnswer, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'school') return { ...BLANK, title, ...school(answer, { now, kept }) };
  if (answer.kind === 'request') return { ...BLANK, title, ...request(answer, { now, kept }) };
  return { ...BLANK, title, ...which(answer) };
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), facts: [], hasFacts: false, record: asPlain(''), hasRecord: false },
  ...{ requests: [], more: asPlain(''), hasMore: false, isForm: false, mayAgree: false, mayWithdraw: false },
  ...{ mayBook: false, offers: false, offered: [], what: none, area: none, reason: none, fromWhom: none },
  declineWhy: none,
};

function school({ requests }: OfSchool, { now, kept }: Pick<Scene, 'now' | 'kept'>): Omit<ViewData, 'title'> {
  const more = requests.length - SHOWN;
  return {
    why: plainText`For what the trust cannot give itself. The CEO agrees first, and nothing is booked before.`,
    requests: requests.slice(0, SHOWN).map(each => ({
      what: asWords(each.what, 200),
      state: asPlain(standing(each, now), 420),
    })),
    ...{ hasMore: more > 0, more: asPlain(`and ${countInWords(more, 'older one')}`), isForm: true },
    ...{ what: kept.what ?? none, area: kept.area ?? none },
    ...{ reason: kept.reason ?? none, fromWhom: kept.fromWhom ?? none },
  };
}

function standing(request: Request, now: IsoInstant): string {
  const asked = `asked by ${request.askedByName} on ${dayInWords(dayOf(request.askedAt), now)}`;
  const { state, answeredByName, answeredAt, answerWhy } = request;
  if (state === 'asked' || answeredAt === null) return `${STATES[state]}; ${asked}`;
  const by = state === 'withdrawn' ? '' : ` by ${answeredByName}`;
  const why = answerWhy === null ? '' : `: ${answerWhy}`;
  return `${STATES[state]}${by} on ${dayInWords(dayOf(answeredAt), now)}${why}; ${asked}`;
}

function request(
  { request: one, mayAgree, toBook, ceos, isAsker }: OfRequest,
  { now, kept }: Pick<Scene, 'now' | 'kept'>,
): Omit<ViewData, 'title'> {
  const isOpen = one.state === 'asked';
  const facts = [
    ['What', one.what],
    ['For', one.area],
    ['Why', one.reason],
    ['From whom', one.fromWhom ?? 'not known yet'],
    ['Asked by', `${one.askedByName}, ${dayInWords(dayOf(one.askedAt), now)}`],
  ] as const;
  return {
    why: whyNow(one, { mayAgree, ceos }),
    hasFacts: true,
    facts: facts.map(([title, value]) => ({ title: asPlain(title), value: asPlain(value, 220) })),
    hasRecord: !isOpen,
    record: isOpen ? asPlain('') : asPlain(standing(one, now), 500),
    ...{
      mayAgree: isOpen && mayAgree,
      mayWithdraw: isOpen && isAsker && !mayAgree,
      mayBook: toBook !== null,
    },
    declineWhy: kept.declineWhy ?? none,
  };
}

function whyNow({ state }: Request, { mayAgree, ceos }: Pick<OfRequest, 'mayAgree' | 'ceos'>): Plain {
  if (state === 'asked')
    return mayAgree
      ? plainText`Help from outside the trust needs your agreement first. Nothing is booked before.`
      : plainText`It waits for ${ceos.length > 0 ? listInWords(ceos) : 'the CEO'}. Nothing is booked before.`;
  if (state === 'agreed') return plainText`It can be booked now, by the hub’s officer.`;
  return state === 'declined'
    ? plainText`It is not booked. If something changes, it can be asked for again.`
    : plainText`Nobody is asked any more.`;
}

function which({ asked, isChoice, schools, more }: Extract<SupportAnswer, { kind: 'which' }>) {
  const offered = schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) }));
  const narrow = more > 0 ? ` ${thereAre(more, 'more school')} like it.` : '';
  const why =
    asked === ''
      ? 'Please add the school’s name, for example: external support oakwood.'
      : isChoice
        ? `More than one fits “${asked}”.${narrow}`
        : `There is no school of yours called “${asked}”. Please check the spelling.`;
  return { why: asPlain(why, 300), offered, offers: offered.length > 0 };
}
