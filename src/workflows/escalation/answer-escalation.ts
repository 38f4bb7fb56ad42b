import type { Escalation } from '#domain/escalation/escalation.ts';
import type { EscalationStep } from '#domain/escalation/escalation-step.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { EscalationAsking } from './escalation-reader.ts';
import { whereTo } from './people-asked.ts';
import { readThing } from './registry.ts';
import { holdGoingOn } from './stop-if-over.ts';
import { takeEscalationStep } from './take-escalation-step.ts';

export type EscalationWord =
  | { readonly kind: 'given-time'; readonly until: string; readonly reason: string }
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'added'; readonly words: string }
  | { readonly kind: 'taken-on' }
  | { readonly kind: 'spoken' }
  | { readonly kind: 'put-on-agenda' };

/**
 * Somebody says what becomes of it. The caller has looked that they may; it is looked at once more whether it still goes on. `over`:
 * it was answered meanwhile; else the state it has come to.
 */
export async function answerEscalation(
  trust: TrustWrites,
  id: string,
  word: EscalationWord,
  { byId, ...asking }: EscalationAsking & { readonly byId: string },
): Promise<'over' | 'with-decider' | 'on-agenda' | 'said'> {
  const escalation = await holdGoingOn(trust, id, asking);
  const thing = typeof escalation === 'string' ? null : await readThing(trust, escalation, asking);
  if (!thing) return 'over';
  const by = { at: asking.now, byId };
  const step: EscalationStep =
    word.kind === 'taken-on'
      ? { kind: word.kind, ...by, to: whereTo(thing.people, byId) }
      : { ...word, ...by };
  const { state } = await takeEscalationStep(trust, id, step, thing);
  return state === 'with-decider' || state === 'on-agenda' ? state : 'said';
}

/** The same about one of several on a card, which is as it was seen there; `over` also where somebody has said anything since. */
export async function answerAsSeen(
  trust: TrustWrites,
  { id, version }: Pick<Escalation, 'id' | 'version'>,
  word: EscalationWord,
  by: Parameters<typeof answerEscalation>[3],
): Promise<Awaited<ReturnType<typeof answerEscalation>>> {
  await trust.escalations.hold(id);
  const now = await trust.escalations.find(id);
  return now?.version === version ? answerEscalation(trust, id, word, by) : 'over';
}
