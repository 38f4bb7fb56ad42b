import { z } from 'zod/v4';

const CODE = 'Please press the button on the rota that is proposed.';

/** A rota that is proposed, as its buttons carry it: it is kept nowhere. */
export const Proposed = z.object({
  code: z.string(CODE).max(6000, CODE),
  fingerprint: z.string(CODE).regex(/^[\da-f]{32}$/, CODE),
});
