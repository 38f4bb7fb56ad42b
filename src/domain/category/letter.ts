import { z } from 'zod/v4';
import { IsoDate, IsoInstant, momentOf } from '../time/iso.ts';

/** Why a letter is written. `again`: what was written before is written anew, because it was wrong or is out of date. */
export const LetterBecause = z.enum(['start of year', 'change', 'joining', 'status', 'again']);
export type LetterBecause = z.infer<typeof LetterBecause>;

const Word = z.object({ name: z.string(), short: z.string().nullable() });
const Rhythm = z.object({ often: z.string(), things: z.array(z.string()) });

/**
 * What a letter says, in the words the model had when it was written: a model that changes alters no letter. Nobody is
 * named in it; whoever is, is drawn from the record when it is read.
 */
export const LetterContent = z.object({
  words: z.object({ team: Word, officer: Word, head: Word, committee: Word, category: Word }),
  /** null: the model has no ladder, or the letter is not about a category. */
  category: z
    .object({
      name: z.string(),
      since: IsoDate,
      descriptor: z.string(),
      support: z.array(z.string()),
      challenge: z.array(z.string()),
      autonomy: z.string(),
      takesOn: z.string().nullable(),
      /** Where the school is to be; null: by the model nowhere else. */
      exit: z.object({ name: z.string(), within: z.string(), by: IsoDate.nullable() }).nullable(),
    })
    .nullable(),
  statuses: z.array(z.object({ name: z.string(), about: z.string(), brings: z.array(z.string()) })),
  visits: z.array(Rhythm),
  plans: z.array(Rhythm),
  ifNeeded: z.array(z.string()),
  onRequest: z.array(z.string()),
  sends: z.array(Rhythm),
  /** Whether the head says when governors and staff were told. */
  isShared: z.boolean(),
  signedAs: z.string().nullable(),
  closing: z.string().nullable(),
});
export type LetterContent = z.infer<typeof LetterContent>;

/** A letter of the trust to one school. People are ids: whoever is forgotten is named by none of them. */
export const Letter = z.object({
  id: z.string(),
  urn: z.string(),
  /** By the calendar year it begins in. */
  academicYear: z.int(),
  because: LetterBecause,
  /** The model's ids. */
  category: z.string().nullable(),
  statuses: z.array(z.string()),
  /** Its effective date: before it the school's side has no letter. */
  from: IsoDate,
  content: LetterContent,
  signedById: z.string().nullable(),
  issuedAt: IsoInstant,
  /** A person's id, "operator" or "fortnight". */
  issuedById: z.string(),
  /** When it reached the school's side; null: its date has not come. */
  handedOutAt: IsoInstant.nullable(),
  /** The heads it went to. */
  toIds: z.array(z.string()),
  acknowledgedAt: IsoInstant.nullable(),
  acknowledgedById: z.string().nullable(),
  /** The day on which governors and staff were told, and when and by whom that was recorded. */
  sharedOn: IsoDate.nullable(),
  sharedAt: IsoInstant.nullable(),
  sharedById: z.string().nullable(),
  version: z.int(),
});
export type Letter = z.infer<typeof Letter>;

/** How a copy for a chair of governors or a clerk goes. */
export const CopyWay = z.enum(['card', 'e-mail']);
/** `unknown`: it may or may not have arrived, and only a person repeats it. */
export const CopyState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'no-address']);
export type CopyState = z.infer<typeof CopyState>;

/** One copy of a letter, for somebody beside the head. */
export const LetterCopy = z.object({
  letterId: z.string(),
  personId: z.string(),
  role: z.enum(['chair-of-governors', 'clerk']),
  way: CopyWay,
  state: CopyState,
  changedAt: IsoInstant,
  madeAt: IsoInstant,
  /** Of an e-mail: how often it was handed to Outlook, and what the last try failed with. */
  tries: z.int(),
  error: z.string().nullable(),
});
export type LetterCopy = z.infer<typeof LetterCopy>;

/** When a letter reaches the school: at once, or at eight on the morning of its date. */
export function handOutAt({ from, issuedAt }: Pick<Letter, 'from' | 'issuedAt'>): IsoInstant {
  const morning = momentOf(from, '08:00');
  return morning > issuedAt ? morning : issuedAt;
}

/**
 * Whether a later letter takes this one's place, so that nobody need answer this one. A letter on a status says nothing of
 * the category, and replaces none on it.
 */
export const replaces = (later: Letter, letter: Letter): boolean =>
  later.urn === letter.urn &&
  later.id !== letter.id &&
  later.handedOutAt !== null &&
  isOfStatus(later) === isOfStatus(letter) &&
  (later.from > letter.from || (later.from === letter.from && later.issuedAt > letter.issuedAt));

/** On a status alone: the year's letter is still to be written. */
export const isOfStatus = ({ because }: Pick<Letter, 'because'>): boolean => because === 'status';

/** What makes two letters one: the same cause at the same school. A second one of a key is not written. */
export function letterKey(
  letter: Pick<Letter, 'id' | 'urn' | 'academicYear' | 'because' | 'category' | 'statuses' | 'from'>,
): string {
  const { id, urn, academicYear, because, category, statuses, from } = letter;
  if (because === 'start of year') return `${because} ${urn} ${academicYear}`;
  if (because === 'again') return `${because} ${id}`;
  return `${because} ${urn} ${from} ${[category ?? '-', ...statuses].join(' ')}`;
}
