import { z } from 'zod/v4';

/** A multi-academy trust: the root of every row. One trust has one Microsoft Entra tenant at most. */
export const Trust = z.object({
  id: z.string(),
  /** The register's number of the trust, the `--trust` of the command line. */
  uid: z.string().regex(/^\d{1,8}$/, 'a trust UID is a number, as in the register'),
  name: z.string().min(1),
  tenantId: z.string().nullable(),
  isDemo: z.boolean(),
  /** Whom to ring about a child at risk, as it is shown: "Imran Qureshi, 01632 960 100". */
  safeguardingContact: z.string().max(120).nullable(),
});
export type Trust = z.infer<typeof Trust>;
