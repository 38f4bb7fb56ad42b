import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dropLine } from '#workflows/meeting/drop-line.ts';
import { idsOfFlag } from '#workflows/read-flag.ts';
import type { FlagAnswer } from '#workflows/read-flag-form.ts';

const CHOOSE = 'Please choose the flag to take back.';

/** Whoever wrote a flag can take it back until its meeting. */
export const withdraw = defineAction({
  name: 'withdraw',
  kind: 'append',
  input: z.object({ line: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow: (_actor, form: FlagAnswer, { line }) =>
    form.kind === 'form' && form.flags.some(({ id }) => id === line)
      ? YES
      : no(plainText`That flag cannot be taken back any more.`),
  async run({ trust }, { line }) {
    const found = await trust.agendas.find(line);
    if (!found) return { said: plainText`It was taken back already.`, tone: 'changed' };
    await trust.meetings.hold(found.meetingId);
    await dropLine(trust, {
      meetingId: found.meetingId,
      lineId: line,
      reason: 'Taken back by whoever wrote it',
    });
    for (const subject of [found.meetingId, ...(await idsOfFlag(trust, found))])
      await trust.outbox.wantUpdates(subject);
    return { said: plainText`Taken back.`, audited: { line } };
  },
});
