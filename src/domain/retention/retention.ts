import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/v4';
import type { IsoInstant } from '../time/iso.ts';

interface Kind {
  readonly usual: string;
  /** Shorter than this the bot would not know what it still needs. */
  readonly least?: string;
  readonly what: string;
}

/** A kind of record that is not kept for ever. The audit is: it holds ids, and what is sealed under people's keys. */
export const RETENTION = {
  answers: { usual: 'P7D', what: 'the answers given to presses, kept to be given again' },
  'document-links': { usual: 'P1D', what: 'the ways to a document' },
  'apology-notes': { usual: 'P1M', what: 'why somebody could not come: the note, not the apologies' },
  'closed-chats': { usual: 'P1Y', what: 'chats and channels the app was removed from' },
  'confidential-lines': {
    usual: 'P2Y',
    what: 'agenda lines for the chair or named readers, with what was recorded on them',
  },
  cards: {
    usual: 'P2Y',
    what: 'which card was posted where; a card older than that is not redrawn any more',
  },
  'register-changes': { usual: 'P6Y', what: 'what an import changed about a school' },
  meetings: {
    usual: 'P6Y',
    what: 'meetings with their agendas, minutes and actions, once no action is open',
  },
  owed: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'what was booked and done at schools, and decided about it with its reason; their categories are kept',
  },
  obligations: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'what schools were asked to send or confirm, with who was asked and everything answered',
  },
  visits: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'visits with who was invited, and the reports written after them',
  },
  'visit-drafts': { usual: 'P30D', what: 'visits somebody began to arrange and never offered' },
  delegations: { usual: 'P6Y', what: 'whom heads named to answer for them, after the last day of it' },
  'category-reviews': {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'how categories came about: what was proposed, answered and ruled; the categories themselves are kept',
  },
  plans: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'schools’ plans with everything answered about them, after a plan was closed',
  },
  'plan-uploads': {
    usual: 'P2D',
    what: 'files of plans that were sent to the bot, and what was said of them',
  },
  escalations: {
    usual: 'P2Y',
    what: 'how far something late went, and what was said about it, after the last of it',
  },
  absences: { usual: 'P1Y', what: 'when somebody was away, after its last day' },
  coaching: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'coaching groups after their last day, who was of one until when, peer reviews after what they were owed for, and weeks in which a school does not host',
  },
  'special-roads': {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'what was done about a special status after its end, external support that was asked for, circumstances of direct intervention, and why a category was corrected; that it was, is kept',
  },
  letters: {
    usual: 'P6Y',
    least: 'P2Y',
    what: 'letters to schools, who confirmed and shared them, and how copies went out',
  },
  people: { usual: 'P6Y', what: 'who somebody is, after their last role ended: they are forgotten' },
} as const satisfies Record<string, Kind>;

export type RetentionKind = keyof typeof RETENTION;
export const RETENTION_KINDS = Object.keys(RETENTION) as [RetentionKind, ...RetentionKind[]];

/** What a trust keeps for another time than usual, as ISO 8601 durations of days, weeks, months or years. */
export const OwnPeriods = z.partialRecord(z.enum(RETENTION_KINDS), z.string());
export type OwnPeriods = Readonly<z.infer<typeof OwnPeriods>>;

const LONGEST_YEARS = 50;

/** A period as it is kept, from words such as "18 months" or "P18M"; null when it is none, or not between a day and 50 years. */
export function readPeriod(typed: string): string | null {
  const words = /^\s*(\d{1,4})\s*(day|week|month|year)s?\s*$/i.exec(typed);
  const iso = words ? `P${Number(words[1])}${words[2]?.[0]?.toUpperCase()}` : typed.trim().toUpperCase();
  if (!/^P(\d{1,4}[YMWD])+$/.test(iso)) return null;
  try {
    const period = Temporal.Duration.from(iso);
    const days = period.total({ unit: 'days', relativeTo: '2026-01-01' });
    return days >= 1 && days <= LONGEST_YEARS * 366 ? period.toString() : null;
  } catch {
    return null;
  }
}

/** How long the kind must be kept at least, where the period is shorter than that; null where it will do. */
export function leastOver(kind: RetentionKind, period: string): string | null {
  const { least }: Kind = RETENTION[kind];
  const days = (iso: string) => Temporal.Duration.from(iso).total({ unit: 'days', relativeTo: '2026-01-01' });
  return least !== undefined && days(period) < days(least) ? least : null;
}

/** "2 years", "1 year and 6 months". */
export function periodInWords(iso: string): string {
  const { years, months, weeks, days } = Temporal.Duration.from(iso);
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ] as const;
  return parts.flatMap(([n, unit]) => (n > 0 ? [`${n} ${unit}${n === 1 ? '' : 's'}`] : [])).join(' and ');
}

/** How long this trust keeps the kind. */
export const periodOf = (kind: RetentionKind, own: OwnPeriods): string => own[kind] ?? RETENTION[kind].usual;

/** What of the kind is older than this is not kept any more at `now`. Counted in London days, so that a month is one. */
export function keptSince(kind: RetentionKind, own: OwnPeriods, now: IsoInstant): IsoInstant {
  return Temporal.Instant.from(now)
    .toZonedDateTimeISO('Europe/London')
    .subtract(periodOf(kind, own))
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
