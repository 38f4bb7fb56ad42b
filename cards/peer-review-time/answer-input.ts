import { z } from 'zod/v4';
import type { LookContext, Outcome, RunContext } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { PollAnswer } from '#domain/coaching/poll.ts';
import { countInWords } from '#domain/time/words.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { voteOnPoll } from '#workflows/coaching/vote-on-poll.ts';
import type { SeenCalendars } from '#workflows/visits/look-at-calendars.ts';
import { lookAround, pollingOf, pollNow } from './polling.ts';
import { closedInWords } from './said.ts';

/** A card has so many times at most, each with an input of its own. */
export const MOST_TIMES = 5;

const Choice = z.union([PollAnswer, z.literal('')], 'Please choose one of the answers.').default('');

/** Which times somebody saw when they pressed. */
export const Seen = z.object({ poll: z.string().max(100), round: z.coerce.number().int() });
export const Answers = Seen.extend({ s1: Choice, s2: Choice, s3: Choice, s4: Choice, s5: Choice });
export type Answers = z.infer<typeof Answers>;

/** What was chosen, by the time it is of. */
export function answersIn({ poll }: ReviewTime, form: Answers): Map<string, PollAnswer> {
  const chosen = [form.s1, form.s2, form.s3, form.s4, form.s5];
  return new Map(
    (poll?.slots ?? []).slice(0, MOST_TIMES).flatMap(({ id }, at) => {
      const answer = chosen[at];
      return answer ? [[id, answer] as const] : [];
    }),
  );
}

/** Calendars are looked at only where this may be the last answer: nobody waits for Outlook otherwise. */
export const lookIfLast = async (
  context: LookContext<ReviewTime>,
  answers: ReadonlyMap<string, PollAnswer>,
): Promise<SeenCalendars | null> => {
  const { poll } = context.subject;
  const isWhole = poll?.slots.every(
    ({ id, mine, state }) => state !== 'open' || mine !== null || answers.has(id),
  );
  return poll?.isLast && isWhole ? lookAround(context) : null;
};

export async function keep(
  context: RunContext<ReviewTime, SeenCalendars | null>,
  answers: ReadonlyMap<string, PollAnswer>,
): Promise<Outcome> {
  const { trust, seen, now } = context;
  const current = await pollNow(context);
  const voted = await voteOnPoll(trust, current, { answers, seen }, pollingOf(context));
  const audited = { pollId: current.poll.id, answers: [...answers].map(([id, answer]) => `${id} ${answer}`) };
  if (voted.became === 'closed') return { said: closedInWords(voted.closed, now), audited };
  if (voted.became === 'due')
    return {
      said: plainText`Kept. No other answer is waited for: what comes of them is on this card in a moment.`,
      audited,
    };
  return {
    said:
      voted.changed === 0
        ? plainText`That is what you had said already.`
        : plainText`Kept: ${countInWords(voted.changed, 'answer')}. You can change it until the time is booked.`,
    unchanged: voted.changed === 0,
    audited,
  };
}
