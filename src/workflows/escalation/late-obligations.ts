import type { ObligationRequest, RequestStep } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { lateSince } from '#domain/obligation/standing.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { lateRequests } from '../obligations/late-requests.ts';
import { requestRef, toSendRef } from '../obligations/request-refs.ts';
import { type RequestNow, requestNow } from '../obligations/requests-now.ts';
import type { EscalatedThing, EscalationReader } from './escalation-reader.ts';
import { peopleAsked } from './people-asked.ts';

const NAME_SHOWN = 120;
const WORDS_SHOWN = 160;

/**
 * What a school was to send by a day and has not. An answer that holds ends it, and what follows that answer is another question with a
 * day of its own; what is the trust's to send is on the officers' own card and goes no further.
 */
export const lateObligations: EscalationReader = {
  kind: 'obligation',
  label: 'Not sent yet',
  async lateNow(trust, asking) {
    return (await lateRequests(trust, asking)).flatMap(({ id, urn, since, isFromSchool: isTheirs }) =>
      since !== null && isTheirs ? [{ kind: 'obligation', thingId: id, urn, dueOn: since }] : [],
    );
  },
  async read(trust, { thingId, dueOn }, asking) {
    const found = await requestNow(trust, thingId, asking);
    if (!found) return null;
    const { one, people, model, today } = found;
    const { request, school, obligation, target } = one;
    const name = cut(obligation.name, NAME_SHOWN);
    return {
      school,
      standing: standingIn(one, dueOn, today),
      name: `“${name}”`,
      line: `“${name}” ${dueInWords(request, dueOn, asking.now)}`,
      facts: saidInWords(request.steps, asking.now),
      record: { card: 'to-send', ref: requestRef(thingId) },
      ownRecord: { card: 'to-send', ref: toSendRef(school.urn) },
      // Whoever sends it, which of what is confidential nobody's delegate does.
      people: { ...peopleAsked(people, school, { delegateIds: [], model }), answererIds: target.senderIds },
      byItself: model.lateness.escalatesByItself,
      isShownFromTheStart: false,
      isConfidential: obligation.confidential === true,
    };
  },
};

function standingIn(
  { request, school, obligation, standing }: RequestNow,
  dueOn: IsoDate,
  today: IsoDate,
): EscalatedThing['standing'] {
  const isTheirs = isCurrent(school) && isFromSchool(obligation);
  if (!isTheirs || standing === 'not-needed' || standing === 'passed') return 'not-needed';
  return lateSince(request, standing, today) === dueOn ? 'late' : 'answered';
}

function dueInWords({ dueOn, steps }: ObligationRequest, since: IsoDate, now: IsoInstant): string {
  const due = `was due ${dayInWords(dueOn, now)}`;
  const isPromised = steps.some(({ kind, day }) => kind === 'not-yet' && day === since) && since !== dueOn;
  return isPromised ? `${due}, then was to come by ${dayInWords(since, now)}` : due;
}

/** How often it was put off, and why last. */
function saidInWords(steps: readonly RequestStep[], now: IsoInstant): string[] {
  const later = steps.filter(({ kind }) => kind === 'not-yet');
  const last = later.at(-1);
  if (!last) return [];
  const often = later.length > 1 ? `${later.length} times, last ` : '';
  const by = last.day === null ? '' : `, by ${dayInWords(last.day, now)}`;
  const why = last.words === '' ? '.' : `: ${cut(last.words, WORDS_SHOWN)}`;
  return [`The school has said “not yet” ${often}on ${dayInWords(dayOf(last.at), now)}${by}${why}`];
}

const cut = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
