import { z } from 'zod/v4';
import { Line, Sourced } from './parts.ts';

/** What this trust calls a thing, and how it shortens it. */
const Word = Sourced.extend({ name: Line, short: z.string().trim().min(1).max(12).optional() });

/** The things every trust has a word of its own for. */
export const Words = z.strictObject({
  team: Word,
  officer: Word,
  head: Word,
  plan: Word,
  committee: Word,
  category: Word,
  visit: Word,
});
export type Words = z.infer<typeof Words>;
