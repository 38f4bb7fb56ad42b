/** In the order of what weighs most. */
const KINDS = [
  ...(['past', 'day', 'school-time', 'busy', 'clash', 'travel', 'hours', 'limit', 'window'] as const),
];

/** Something that speaks against a time. */
export interface Objection {
  readonly kind: (typeof KINDS)[number];
  /** A clause: "Priya Shah is busy 10:00–11:00". No other school is named. */
  readonly words: string;
  /** It cannot be; of anything else a person may decide that it is all the same. */
  readonly isHard: boolean;
  readonly personId: string | null;
  /** The visit that is in the way, so that whoever may know of it can be told which. */
  readonly bookingId: string | null;
}

export const objection = (
  kind: Objection['kind'],
  isHard: boolean,
  words: string,
  about: Partial<Pick<Objection, 'personId' | 'bookingId'>> = {},
): Objection => ({ kind, isHard, words, personId: null, bookingId: null, ...about });

/** Hard ones first, then by kind; the rest keep their order. */
export const byWeight = (a: Objection, b: Objection): number =>
  Number(b.isHard) - Number(a.isHard) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
