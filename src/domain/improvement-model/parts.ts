import { z } from 'zod/v4';

/** What a rulebook calls one of its things within itself. */
export const Id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be lower-case words joined by hyphens, such as "team-around-school"',
  )
  .max(60);

/** One line of text. */
export const Line = z.string().trim().min(1, 'must not be empty').max(120);
/** A few sentences. */
export const Text = z.string().trim().min(1, 'must not be empty').max(600);

/** Where it was read. */
export const Sourced = z.strictObject({
  source: z
    .string()
    .trim()
    .min(1, 'must say where this is from: "seed 003, Categorisation", or "default"')
    .max(120)
    .meta({
      description: 'Where it was read, such as "seed 003, Categorisation"; "default" when it was filled in',
    }),
  assumed: Line.optional().meta({
    description: 'What of it was filled in all the same: "that it is once a year"',
  }),
});

/**
 * The people a rule names. `another-head`: of another school of the trust; `team`: any member of the improvement team;
 * `specialist`: whoever leads for a subject or an area; `expert-teacher`: lent to a school; `outside`: from outside the trust.
 */
export const PART_WORDS = {
  officer: 'the school’s officer',
  head: 'the headteacher',
  'another-head': 'a head of another school',
  leaders: 'the school’s other leaders',
  team: 'a member of the improvement team',
  'deputy-ceo': 'the deputy CEO',
  ceo: 'the CEO',
  executive: 'an executive leader',
  'safeguarding-lead': 'the trust’s safeguarding lead',
  department: 'a central department',
  specialist: 'a specialist of the trust',
  'expert-teacher': 'an expert teacher of the trust',
  mentor: 'the mentor',
  'chair-of-governors': 'the chair of governors',
  governors: 'the local committee',
  trustees: 'the trustees',
  'coaching-group': 'the coaching group',
  outside: 'somebody from outside the trust',
} as const;
export const Part = z.enum(
  Object.keys(PART_WORDS) as [keyof typeof PART_WORDS, ...(keyof typeof PART_WORDS)[]],
);
export type Part = z.infer<typeof Part>;

/** A school's phase, as a rule means it. */
export const PhaseGroup = z.enum(['early years', 'primary', 'secondary', 'sixth form', 'special']);
export type PhaseGroup = z.infer<typeof PhaseGroup>;
