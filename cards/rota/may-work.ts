import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import type { RotaAnswer } from '#workflows/coaching/rota-answer.ts';

export function mayWork(actor: Parameters<typeof can>[0], answer: RotaAnswer): Allowed {
  if (!can(actor, 'trust.work-groups', { kind: 'trust' }))
    return no(
      plainText`Only improvement officers, the deputy CEO and the CEO work on the rota. Please ask one of them.`,
    );
  return answer.kind === 'rota' ? YES : no(plainText`There is nothing yet to make a rota of.`);
}
