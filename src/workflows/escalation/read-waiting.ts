import { z } from 'zod/v4';
import { dayOf, IsoDate } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type EscalationRead, readEscalation } from './read-escalation.ts';
import { readThing } from './registry.ts';

/** All that waits for one officer's word, what waits longest first. */
export const Waiting = z.object({
  officerId: z.string(),
  items: z.array(
    z.object({
      ...{ id: z.string(), schoolName: z.string(), label: z.string(), line: z.string(), askedOn: IsoDate },
      /** Who is asked once it is taken further; none: it goes to the agenda. */
      nextNames: z.array(z.string()),
      byItself: z.boolean(),
      /** They may give it time: once. */
      mayWait: z.boolean(),
      isConfidential: z.boolean(),
      version: z.int(),
    }),
  ),
  today: IsoDate,
});
export type Waiting = z.infer<typeof Waiting>;

/** The caller looks that whoever asks is that officer. */
export async function readWaiting(trust: TrustReads, asking: EscalationRead): Promise<Waiting> {
  const { actor, now } = asking;
  const items: Waiting['items'] = [];
  for (const escalation of await trust.escalations.open()) {
    if (escalation.state !== 'with-officer') continue;
    // The deputy CEO may answer for every school, and is asked about few.
    const thing = await readThing(trust, escalation, asking);
    if (!thing?.people.officerIds.includes(actor.personId)) continue;
    const seen = await readEscalation(trust, escalation.id, asking);
    if (!seen?.may.answer) continue;
    const { id, schoolName, label, line, nextNames, byItself, isConfidential, may, version } = seen;
    const askedOn = dayOf(escalation.officerAskedAt ?? escalation.openedAt);
    items.push({
      id,
      schoolName,
      label,
      line: line.text,
      askedOn,
      nextNames,
      byItself,
      mayWait: may.wait,
      isConfidential,
      version,
    });
  }
  return {
    officerId: actor.personId,
    items: items.toSorted(byAsked),
    today: dayOf(now),
  };
}

/** Ties by school and by what it is, so that a card that is redrawn is in the same order. */
const byAsked = (one: Waiting['items'][number], other: Waiting['items'][number]): number =>
  one.askedOn.localeCompare(other.askedOn) ||
  one.schoolName.localeCompare(other.schoolName, 'en-GB') ||
  one.id.localeCompare(other.id);
