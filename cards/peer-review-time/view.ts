import { latestDay } from '#cards-kit/day-ahead.ts';
import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { momentInWords, someInWords } from '#domain/time/words.ts';
import { lengthInWords } from '#domain/visit/visit-words.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { MOST_TIMES } from './answer-input.ts';
import { becameInWords, whyAsked, whyInWords } from './why.ts';

const NAMED = 5;

/** What it is, and when where that is known. */
export function headline(
  { name, where, host, booked, may, poll, state }: ReviewTime,
  now: IsoInstant,
): string {
  const what = `${name} at ${where ?? host}`;
  if (booked && state === 'booked') return `${what}: ${momentInWords(booked.startsAt, now)}`;
  if (state === 'called-off') return `Not this time: ${what}`;
  if (state === 'held' || state === 'not-held') return `${state === 'held' ? 'Held' : 'Not held'}: ${what}`;
  if (may.answer) return `When could you? ${what}`;
  if (poll && !poll.isOpen) return `No time suits: ${what}`;
  return poll ? `Looking for a time: ${what}` : `No time yet: ${what}`;
}

export function view(subject: ReviewTime, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const { may, poll, booked } = subject;
  const words = (id: string) => kept[id] ?? asWords('');
  const slots = (poll?.slots ?? []).slice(0, MOST_TIMES);
  const none = { startsAt: now, because: '', yes: [], ifNeedBe: [], no: [], mine: null };
  const times = Object.fromEntries(
    Array.from({ length: MOST_TIMES }, (_, at) => {
      const { startsAt, mine, ...slot } = slots[at] ?? none;
      const n = at + 1;
      return [
        [`has${n}`, may.answer && slots[at] !== undefined],
        [`when${n}`, asWords(momentInWords(startsAt, now))],
        [`tally${n}`, tallyInWords(slot)],
        [`mine${n}`, kept[`s${n}`] ?? asWords(mine ?? '')],
      ] as const;
    }).flat(),
  );
  return {
    title: asPlain(headline(subject, now), 260),
    why: whyAsked(subject, now),
    record: becameInWords(subject, now),
    hasRecord: becameInWords(subject, now) !== '',
    further: whyInWords(subject, now),
    isFurther: whyInWords(subject, now) !== '',
    ...times,
    answering: may.answer,
    poll: asWords(poll?.id ?? ''),
    round: poll?.round ?? 0,
    listing: !may.answer && slots.length > 0,
    lines: slots.map(slot => ({
      when: asWords(
        `${momentInWords(slot.startsAt, now)}${slot.hasWon ? ' (chosen)' : slot.state === 'taken' ? ' (taken since)' : ''}`,
      ),
      tally: tallyInWords(slot),
    })),
    facts: factsOf(subject, now),
    ...{ mayFind: may.find, maySettle: may.settle, opens: may.openVisit && booked !== null },
    findTitle: asWords(subject.wasBooked ? 'Find another time' : 'Find a time'),
    ...{ today: asWords(dayOf(now)), latest: asWords(latestDay(now)) },
    ...{ setDay: words('setDay'), setTime: words('setTime'), skipWhy: words('skipWhy') },
    setAnyway: kept.setAnyway ?? asWords('false'),
  };
}

type Said = Pick<NonNullable<ReviewTime['poll']>['slots'][number], 'because' | 'yes' | 'ifNeedBe' | 'no'>;

/** "Can: Oakwood. If need be: Elmfield. Offered as the earliest." */
function tallyInWords({ because, yes, ifNeedBe, no }: Said): Plain {
  const said = (what: string, names: readonly string[]) =>
    names.length > 0 ? `${what}: ${someInWords(names, NAMED)}. ` : '';
  const all = `${said('Can', yes)}${said('If need be', ifNeedBe)}${said('Cannot', no)}`;
  const reason = because === '' ? '' : `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
  return asPlain(`${all === '' ? 'Nobody has answered yet. ' : all}${reason}`, 400);
}

function factsOf({ groupName, host, visitors, minutes, booked, poll, where }: ReviewTime, now: IsoInstant) {
  const fact = (title: string, value: string, max = 200) => ({
    title: asPlain(title),
    value: asPlain(value, max),
  });
  return [
    fact('Group', groupName),
    fact('Host', where === null || where === host ? host : `${host}, at ${where}`),
    fact('Visitors', visitors.length > 0 ? someInWords(visitors, NAMED) : 'nobody now'),
    fact('How long', lengthInWords(minutes)),
    ...(booked ? [fact('Who comes', someInWords(booked.coming, NAMED)), fact('Lead', booked.lead)] : []),
    ...(booked && booked.optional.length > 0
      ? [fact('Invited as well', someInWords(booked.optional, NAMED))]
      : []),
    ...(poll?.isOpen && poll.answerBy ? [fact('Answer by', momentInWords(poll.answerBy, now))] : []),
    ...(poll?.isOpen && poll.waiting.length > 0
      ? [fact('Still to answer', someInWords(poll.waiting, NAMED))]
      : []),
    ...(poll?.isOpen && poll.unread.length > 0
      ? [fact('Calendar not read', `${someInWords(poll.unread, NAMED)}: taken as free`)]
      : []),
  ];
}
