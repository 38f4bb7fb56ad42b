import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { soundsLive, whomToRing } from '#domain/meeting/channel-concern.ts';
import { FlagTopic, flagInWords } from '#domain/meeting/flag.ts';
import { momentInWords } from '#domain/time/words.ts';
import { addFlag } from '#workflows/add-flag.ts';
import { holdNext, nextMeetings } from '#workflows/hold-next.ts';
import type { FlagAnswer } from '#workflows/read-flag-form.ts';

const SCHOOL = 'Please choose a school first.';
const READERS = 'Please choose the readers from the list.';
const TOO_LONG = 'Please keep the note to 200 characters.';

/** A live safeguarding concern is turned away at once with whom to ring; nothing of it is kept. */
export const add = defineAction({
  name: 'add',
  kind: 'append',
  input: z.object({
    urn: z.string(SCHOOL).regex(/^\d{6}$/, SCHOOL),
    topic: z.enum(FlagTopic.options, 'Please choose whom to speak to.'),
    live: z.enum(['no', 'yes'], 'Please say whether a child may be at risk now.'),
    series: z
      .string('Please choose the meeting.')
      .min(1, 'Please choose the meeting.')
      .max(100, 'Please choose the meeting.'),
    readers: z
      .string(READERS)
      .max(5000, READERS)
      .default('')
      .transform(ids => ids.split(',').filter(Boolean)),
    note: optionalText(200, TOO_LONG),
  }),
  allow(_actor, form: FlagAnswer, { urn, live, series, readers, note }) {
    if (form.kind !== 'form' || form.urn !== urn) return no(asPlain(SCHOOL));
    if (live === 'yes')
      return no(
        asPlain(
          `Nothing was recorded, so that nobody waits for a meeting: ${whomToRing(form.safeguardingContact)}.`,
          500,
        ),
      );
    if (soundsLive(note))
      return no(
        asPlain(
          `Nothing was recorded: this sounds like something that cannot wait for a meeting. If a child may be at risk, ${whomToRing(form.safeguardingContact)}. If not, flag it without saying what happened.`,
          500,
        ),
      );
    if (!form.meetings.some(({ seriesId }) => seriesId === series))
      return no(plainText`That meeting is not ahead any more. Please choose another.`);
    return readers.every(id => form.people.some(person => person.id === id)) ? YES : no(asPlain(READERS));
  },
  async run({ trust, actor, now, newId, bankHolidays }, { urn, topic, series: seriesId, readers, note }) {
    const [next] = await nextMeetings(trust, { now, bankHolidays }, ({ id }) => id === seriesId);
    const meeting = next && (await holdNext(trust, next, { now, bankHolidays }));
    if (!meeting) throw new NotDone(plainText`That meeting has just begun. Please choose another.`);
    const by = { addedById: actor.personId, addedByName: actor.name };
    const text = flagInWords(topic, actor.name, note);
    await addFlag(trust, { id: newId(), meeting, urn, text, readerIds: readers, ...by, at: now });
    await trust.outbox.wantUpdates(meeting.id);
    return {
      said: plainText`Flagged for ${next.series.name}, ${momentInWords(meeting.startsAt, now)}. Only the chair, you and the readers you named see it.`,
      audited: { urn, topic, readers: readers.length },
    };
  },
});
