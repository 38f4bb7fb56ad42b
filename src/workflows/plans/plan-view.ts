import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { Rag } from '#domain/visit/report.ts';
import { WhichSchool } from '../standing/which-school.ts';

/** What was said of an action last. */
export const SaidLast = z.object({
  words: z.string(),
  byName: z.string(),
  at: IsoInstant,
  help: z.string(),
  links: z.array(z.string()),
});
export type SaidLast = z.infer<typeof SaidLast>;

/** An action as it is listed. */
export const ActionRow = z.object({
  id: z.string(),
  number: z.string(),
  text: z.string(),
  /** A person's name, or whom the school means. */
  owner: z.string(),
  dueOn: IsoDate,
  isOverdue: z.boolean(),
  rag: Rag.nullable(),
  ambers: z.int(),
  last: SaidLast.nullable(),
});
export type ActionRow = z.infer<typeof ActionRow>;

const State = z.enum(['draft', 'agreed', 'closed']);
const Named = { id: z.string(), urn: z.string(), schoolName: z.string(), title: z.string() };

/** A plan as one person may see it. */
export const PlanView = z.object({
  kind: z.literal('plan'),
  ...Named,
  /** What the model calls the kind. */
  kindName: z.string(),
  state: State,
  from: IsoDate,
  to: IsoDate,
  priorities: z.array(
    z.object({
      title: z.string(),
      done: z.int(),
      of: z.int(),
      red: z.int(),
      amber: z.int(),
      green: z.int(),
      unrated: z.int(),
    }),
  ),
  /** What is not done: overdue first, then by day. */
  open: z.array(ActionRow),
  done: z.int(),
  overdue: z.int(),
  /** How it stood at each check-in in which something was answered, the earliest first. */
  trend: z.array(
    z.object({
      ...{ on: IsoDate, isOpen: z.boolean() },
      ...{ red: z.int(), amber: z.int(), green: z.int(), done: z.int() },
    }),
  ),
  agreements: z.array(
    z.object({
      word: z.string(),
      names: z.array(z.string()),
      by: z.object({ name: z.string(), at: IsoInstant }).nullable(),
    }),
  ),
  may: z.object({
    /** As whom the viewer would agree it: "the headteacher". */
    agreeAs: z.string().nullable(),
    work: z.boolean(),
    rollForward: z.boolean(),
  }),
  /** Of a draft: another of its kind that runs, and has to be closed first. */
  runsStill: z.string().nullable(),
  /** The check-in that was sent last. */
  lastSent: z.object({ at: IsoInstant, byName: z.string() }).nullable(),
  /** Whether it can be had as a document. */
  opensDocuments: z.boolean(),
  /** The newest check-in, for whoever may read it. */
  checkIn: z
    .object({
      ref: z.string(),
      state: z.enum(['open', 'sent', 'passed']),
      dueOn: IsoDate,
      sentAt: IsoInstant.nullable(),
    })
    .nullable(),
  impact: z.string().nullable(),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
});
export type PlanView = z.infer<typeof PlanView>;

const Choice = z.object({ id: z.string(), name: z.string() });

/** The form of one action, or of a new one. */
export const PlanForm = z.object({
  kind: z.literal('form'),
  ...Named,
  state: State,
  mayWork: z.boolean(),
  /** null: a new one. `isRemoved`: it was taken out, and there is nothing to change. */
  action: z
    .object({
      id: z.string(),
      number: z.string(),
      text: z.string(),
      owner: z.string(),
      dueOn: IsoDate,
      measure: z.string(),
      tag: z.string(),
      priority: z.string(),
      isRemoved: z.boolean(),
    })
    .nullable(),
  priorities: z.array(Choice),
  tags: z.array(z.string()),
  /** Whether somebody has agreed the draft as it was. */
  hasAgreements: z.boolean(),
  suggestedDay: IsoDate,
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
});
export type PlanForm = z.infer<typeof PlanForm>;

/** A school's plans, the newest first, where there are several or none. */
export const SchoolPlans = z.object({
  kind: z.literal('school'),
  urn: z.string(),
  schoolName: z.string(),
  plans: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kindName: z.string(),
      state: State,
      from: IsoDate,
      to: IsoDate,
    }),
  ),
  /** What can be begun; none: the viewer may not, or the trust uses no model. */
  kinds: z.array(Choice),
  suggested: z.object({ from: IsoDate, to: IsoDate }),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  version: z.int(),
});
export type SchoolPlans = z.infer<typeof SchoolPlans>;

/** What the plan's card can be about. */
export const PlanSubject = z.discriminatedUnion('kind', [PlanView, PlanForm, SchoolPlans, WhichSchool]);
export type PlanSubject = z.infer<typeof PlanSubject>;
