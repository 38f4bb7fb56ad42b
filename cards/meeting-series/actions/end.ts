import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { endSeries } from '#workflows/end-series.ts';
import { mayPlan } from '../references.ts';
import type { Subject } from './save.ts';

export const end = defineAction({
  name: 'end',
  kind: 'decide',
  input: z.object({ endOn: z.iso.date('Please give the last day.') }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, now }, { endOn }) {
    const series = subject.kind === 'sheet' ? await trust.meetings.findSeries(subject.id) : null;
    if (!series) throw new NotDone(plainText`Please set the series up first.`);
    const ended = await endSeries(trust, { series, on: endOn, now });
    if (!ended.ok) throw new NotDone(asPlain(ended.because));
    const gone = ended.cancelled.length;
    const last = `The last day is ${dayInWords(endOn, now)}.`;
    const cancelled =
      gone > 0 ? `Cancelled after it: ${countInWords(gone, 'meeting')}; the channel is told.` : '';
    return { said: asPlain([last, cancelled].filter(Boolean).join(' ')) };
  },
});
