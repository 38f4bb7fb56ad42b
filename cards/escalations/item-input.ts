import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { OVER_IN_WORDS } from '#domain/escalation/in-words.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';

const PRESS = 'Please press a button beside one of them.';

/** Which of them, as it was when the card was drawn. */
export const Item = z.object({
  item: z.string(PRESS).min(1, PRESS).max(200, PRESS),
  seen: z.int(PRESS),
});

/** It waits for them still, as they saw it: what somebody else has said since is not said again. */
export const stillWaits = ({ items }: Waiting, { item, seen }: z.infer<typeof Item>): Allowed =>
  items.some(({ id, version }) => id === item && version === seen) ? YES : no(asPlain(OVER_IN_WORDS));
