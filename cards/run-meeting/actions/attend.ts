import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { countInWords } from '#domain/time/words.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { People, Recording } from '../inputs.ts';
import { membersAmong } from './attendance.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

export const attend = defineAction({
  name: 'attend',
  kind: 'append',
  input: Recording.and(z.object({ present: People })),
  allow: (_actor, view: ChairView, input) => mayRecord(view, input),
  async run(context, input) {
    const { trust, ref, subject } = context;
    const { first, audited } = await recordIt(context, input);
    const there = membersAmong(subject, input.present);
    await trust.agendas.saveAttendance(ref, there);
    await trust.meetings.touch(ref);
    const are = countInWords(there.length, 'person is', 'people are');
    return { said: sentences(first, `${are} recorded as here.`), audited: { ...audited, present: there } };
  },
});
