import type { IsoInstant } from '../time/iso.ts';

/** When something is, as one of the sides has it. */
export interface Time {
  readonly startsAt: IsoInstant;
  readonly minutes: number;
}

/** Our record: whether it is on, when, all else that its event says (as a fingerprint), and when a person changed it last. */
export interface RecordSide extends Time {
  readonly isOn: boolean;
  readonly rest: string;
  readonly changedAt: IsoInstant;
}

/**
 * The event: null where there was none yet, "gone" where it was deleted or cancelled. `answeredAt`: when somebody invited
 * answered it last.
 */
export type EventSide =
  | (Time & { readonly modifiedAt: IsoInstant; readonly answeredAt?: IsoInstant | null })
  | 'gone'
  | null;

/** What both said when they last agreed; null before they ever did. `sent`: what we have sent since, without an answer. */
export type AgreedSide = (Time & { readonly rest: string; readonly sent?: Time | undefined }) | null;

/**
 * What brings the two together. `conflict`: both were changed since they agreed, and the other side's change is lost:
 * everybody is told, and the audit keeps both.
 */
export type Convergence =
  | { readonly do: 'nothing' }
  | { readonly do: 'create' }
  | { readonly do: 'update'; readonly conflict: boolean }
  | { readonly do: 'cancel'; readonly conflict: boolean }
  | { readonly do: 'adopt-time'; readonly to: Time; readonly conflict: boolean }
  | { readonly do: 'adopt-cancelling'; readonly conflict: boolean }
  /** Neither is on: the event, if it is there, is none of ours any more. */
  | { readonly do: 'part' };

/**
 * Decides between our record and its event, given what they last agreed. What only one side changed goes to the other; of
 * two changes the later one wins. Nobody knows when an event was deleted: it counts as just now, so that a person who took
 * it out of their calendar is not given it back.
 */
export function reconcile(record: RecordSide, event: EventSide, agreed: AgreedSide): Convergence {
  if (event === null) return record.isOn ? { do: 'create' } : { do: 'part' };
  const recordMoved = agreed === null || !isSameTime(record, agreed);
  if (event === 'gone')
    return record.isOn
      ? { do: 'adopt-cancelling', conflict: recordMoved && agreed !== null }
      : { do: 'part' };
  // What we sent ourselves is nobody's wish there, though its answer was lost.
  const isOurs = agreed?.sent !== undefined && isSameTime(event, agreed.sent);
  const eventMoved = agreed !== null && !isOurs && !isSameTime(event, agreed);
  const eventIsLater = event.modifiedAt > record.changedAt && !isByAnswer(event);
  if (!record.isOn)
    return eventMoved && eventIsLater
      ? { do: 'adopt-time', to: timeOf(event), conflict: true }
      : { do: 'cancel', conflict: eventMoved };
  if (isSameTime(record, event))
    return !recordMoved && agreed?.rest === record.rest
      ? { do: 'nothing' }
      : { do: 'update', conflict: false };
  if (!eventMoved) return { do: 'update', conflict: false };
  if (recordMoved && !eventIsLater) return { do: 'update', conflict: true };
  return { do: 'adopt-time', to: timeOf(event), conflict: recordMoved };
}

/** An answer is in the organiser's calendar a little after it was given. */
const ANSWER_TAKES_MS = 2 * 60_000;

/**
 * What changed the event last was an answer of somebody invited: when its organiser moved it before that, nobody knows, and
 * what a person here has asked for since they agreed is not thrown away for it.
 */
const isByAnswer = ({ modifiedAt, answeredAt = null }: Exclude<EventSide, string | null>): boolean =>
  answeredAt !== null && Date.parse(modifiedAt) - Date.parse(answeredAt) <= ANSWER_TAKES_MS;

const timeOf = ({ startsAt, minutes }: Time): Time => ({ startsAt, minutes });

/** However the moments are written. */
const isSameTime = (one: Time, other: Time): boolean =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) && one.minutes === other.minutes;
