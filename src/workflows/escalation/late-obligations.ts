import { type EscalatedOf, escalationId, isUnderWay } from '#domain/escalation/escalation.ts';
import { putOffOn } from '#domain/obligation/put-off.ts';
import type { ObligationRequest, RequestStep } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { lateSince } from '#domain/obligation/standing.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { lateRequests } from '../obligations/late-requests.ts';
import { requestRef, toSendRef } from '../obligations/request-refs.ts';
import { type RequestNow, requestNow } from '../obligations/requests-now.ts';
import type { EscalatedThing, EscalationReader } from './escalation-reader.ts';
import { peopleAsked } from './people-asked.ts';

const NAME_SHOWN = 120;
const WORDS_SHOWN = 160;

/**
 * What a school was to send by a day and has not. An answer that holds ends it, and what follows that answer is another question with a
 * day of its own, but for one that puts it off once too often: that is the officer's to hear of. What is the trust's to send is on the officers' own card and goes no further.
 */
export const lateObligations: EscalationReader = {
  kind: 'obligation',
  label: 'Not sent yet',
  async lateNow(trust, asking) {
    const today = dayOf(asking.now);
    const late: EscalatedOf[] = [];
    for (const { id, urn, dueOn, steps, since, promisedFor, isFromSchool: isTheirs } of await lateRequests(
      trust,
      asking,
    )) {
      if (!isTheirs || (since === null && promisedFor === null)) continue;
      const of = { kind: 'obligation', thingId: id, urn };
      const putOff = putOffOn({ dueOn, steps });
      if (putOff !== null && putOff < today) late.push({ ...of, dueOn: putOff });
      // As long as the officer is asked about that they are not asked about the day it was put off to as well.
      if (since !== null && !(await isAsked(trust, id, putOff))) late.push({ ...of, dueOn: since });
    }
    return late;
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
      isForOfficer: putOffOn(request) === dueOn,
      isConfidential: obligation.confidential === true,
    };
  },
};

async function isAsked(
  { escalations }: TrustReads,
  thingId: string,
  putOff: IsoDate | null,
): Promise<boolean> {
  if (putOff === null) return false;
  const begun = await escalations.find(escalationId({ kind: 'obligation', thingId, dueOn: putOff }));
  return begun === null || isUnderWay(begun);
}

function standingIn(
  { request, school, obligation, standing }: RequestNow,
  dueOn: IsoDate,
  today: IsoDate,
): EscalatedThing['standing'] {
  const isTheirs = isCurrent(school) && isFromSchool(obligation);
  if (!isTheirs || standing === 'not-needed' || standing === 'passed') return 'not-needed';
  if (putOffOn(request) === dueOn) return standing === 'asked' || standing === 'later' ? 'late' : 'answered';
  return lateSince(request, standing, today) === dueOn ? 'late' : 'answered';
}

function dueInWords({ dueOn, steps }: ObligationRequest, since: IsoDate, now: IsoInstant): string {
  const due = `was due ${dayInWords(dueOn, now)}`;
  const last = steps.findLast(({ kind }) => kind === 'not-yet')?.day;
  if (putOffOn({ dueOn, steps }) === since && last)
    return `${due} and was put off more than once, last until ${dayInWords(last, now)}`;
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
