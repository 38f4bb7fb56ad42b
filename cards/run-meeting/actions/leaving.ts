import { type Allowed, no, type Outcome, type RunContext } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { leaveLine } from '#workflows/meeting/leave-line.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import type { Recording } from '../inputs.ts';
import { lineOf } from '../rights.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

export function mayLeave(view: ChairView, input: Recording): Allowed {
  const allowed = mayRecord(view, input);
  if (!allowed.ok || lineOf(view, input.line)) return allowed;
  return no(plainText`That line is not on this agenda any more, so nothing was recorded.`);
}

/** Records what was typed, so that nothing is lost, and turns to the next line. */
export async function leave(
  context: RunContext<ChairView>,
  input: Recording,
  outcome: 'discussed' | 'parked',
): Promise<Outcome> {
  const { trust, ref } = context;
  const { first, audited } = await recordIt(context, input);
  const { to, moved } = await leaveLine(trust, { meetingId: ref, lineId: input.line, outcome });
  const parked = outcome === 'parked' && moved ? 'Parked until the others are through.' : '';
  const then = !moved
    ? 'Somebody had moved on already; this is where the meeting is.'
    : to
      ? 'Here is the next line.'
      : 'That was the last line.';
  return { said: sentences(first, parked, then), audited: { ...audited, outcome } };
}
