import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { daysBetween } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import { recordDone } from '#workflows/owed/mark-owed.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';
import { mayMark, needsOf } from '../may-mark.ts';
import { inPlaceInWords } from '../record-words.ts';

const WHAT = 'Please choose what was done or is booked.';
const DAY = 'Please give the day.';
const LONGEST_DAYS = 400;

/** Something was done, or is booked for a day to come. */
export const record = defineAction({
  name: 'record',
  kind: 'decide',
  input: z.object({
    recordWhat: z
      .string(WHAT)
      .max(2000, WHAT)
      .transform(ids => ids.split(',').filter(Boolean))
      .refine(ids => ids.length > 0, WHAT),
    recordDay: z.iso.date(DAY),
  }),
  allow(actor, subject: NeedsAnswer, { recordWhat, recordDay }) {
    const allowed = mayMark(actor, subject);
    if (!allowed.ok || subject.kind !== 'needs') return allowed;
    if (recordWhat.some(thing => subject.recordable.every(each => each.thing !== thing)))
      return no(plainText`That is not in the trust’s model. Please choose from the list.`);
    const away = daysBetween(subject.today, recordDay);
    if (Math.abs(away) > LONGEST_DAYS)
      return no(plainText`${dayInWords(recordDay)} is more than a year away. Please check the day.`);
    return allowed;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { recordWhat, recordDay }) {
    const { urn, today, recordable } = needsOf(subject);
    const marking = { urn, byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const recorded = await recordDone(trust, marking, { things: recordWhat, on: recordDay, today });
    const { state, already, inPlaceOf } = recorded;
    const named = (things: readonly string[]) =>
      listInWords(things.map(thing => recordable.find(each => each.thing === thing)?.name ?? thing));
    const done = state === 'done' ? 'done' : 'booked for';
    const day = dayInWords(recordDay, now);
    if (already.length > 0)
      throw new NotDone(
        plainText`Recorded as ${done} ${day} already: ${named(already)}. Nothing was recorded twice. Please give another day, or choose what else it was.`,
      );
    const instead = inPlaceInWords(inPlaceOf, named, now);
    return {
      said: plainText`Recorded as ${done} ${day}: ${named(recordWhat)}${instead}.`,
      audited: { urn, things: recordWhat, on: recordDay, state, inPlaceOf: inPlaceOf.map(({ id }) => id) },
    };
  },
});
