import { z } from 'zod/v4';
import { type Allowed, NotDone, no, type Outcome, type RunContext, YES } from '#cards-kit/define-action.ts';
import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { DeliveryTrouble, TroubleKind } from '#workflows/deliveries/read-trouble.ts';
import {
  mayMendDeliveries,
  NotSettled,
  type Settling,
  settleStuck,
} from '#workflows/deliveries/settle-stuck.ts';

const CHOOSE = 'Please choose one.';

/** Which of them a button is about. */
export const Which = z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE);
export const About = z.object({ about: Which });

type Presser = RunContext<DeliveryTrouble>['actor'];

/** An administrator, about something of one of these kinds that is still there. */
export function maySettle(
  actor: Presser,
  { troubles }: DeliveryTrouble,
  about: string,
  kinds: readonly TroubleKind[],
): Allowed {
  if (!mayMendDeliveries(actor)) return no(plainText`Only a trust administrator can do this.`);
  return troubles.some(({ id, kind }) => id === about && kinds.includes(kind))
    ? YES
    : no(plainText`That has been settled already. Here is what is left.`);
}

/** Settles one of them as it is now. */
export async function settle(
  { trust, subject, actor, now }: RunContext<DeliveryTrouble>,
  about: string,
  how: Settling,
  said: Plain,
): Promise<Outcome> {
  const trouble = subject.troubles.find(({ id }) => id === about);
  if (!trouble) throw new NotDone(plainText`That has been settled already.`);
  try {
    await settleStuck(trust, { id: trouble.id, state: trouble.kind }, how, { actor, now });
  } catch (error) {
    if (error instanceof NotSettled) throw new NotDone(asPlain(error.message));
    throw error;
  }
  return { said };
}
