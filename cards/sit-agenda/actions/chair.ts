import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { takeChair } from '#workflows/take-chair.ts';
import { meetingOf } from '../meeting-of.ts';

/** The chair gets the chair's card; a deputy takes the meeting over, and gets it. */
export const chair = defineAction({
  name: 'chair',
  kind: 'append',
  input: z.object({}),
  allow(actor, agenda: Agenda) {
    if (!can(actor, 'meeting.take-over', meetingOf(agenda)))
      return no(
        agenda.chairName
          ? plainText`${agenda.chairName} chairs this meeting; only its deputies can take over.`
          : plainText`Only the chair and the deputies of this meeting can do this.`,
      );
    if (agenda.state !== 'planned' && agenda.state !== 'running')
      return no(plainText`There is nothing to chair: this meeting is over.`);
    return YES;
  },
  async run({ trust, ref, actor, subject, now, newId }) {
    const { took, sent } = await takeChair(trust, { meetingId: ref, actor, now, newId });
    if (!sent)
      return {
        said: plainText`Please open a chat with Fortnight first, then press again: the chair's card goes there.`,
        tone: 'wrong',
        unchanged: true,
      };
    if (took) return { said: plainText`You are in the chair. The chair's card is in your own chat.` };
    return can(actor, 'meeting.run', meetingOf(subject))
      ? { said: plainText`The chair's card is in your own chat.`, unchanged: true }
      : {
          said: plainText`${subject.chairName ?? 'Somebody'} has taken the chair. To take it over from them, use the card in your own chat.`,
          tone: 'changed',
          unchanged: true,
        };
  },
});
