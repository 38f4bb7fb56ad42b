import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(
  text: string,
  { safeguardingContact }: Pick<EscalationView, 'safeguardingContact'>,
): Allowed {
  if (!soundsLive(text)) return YES;
  return no(asPlain(cannotWaitInWords(safeguardingContact, 'recorded'), 500));
}
