import type { AgreedSide, RecordSide } from '#domain/calendar/reconcile.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { EventResponse } from '#ports/calendar.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { Surroundings } from './linked-record.ts';
import { around, type InHand, type Turn } from './turn.ts';

interface Adopting {
  readonly agreed: AgreedSide;
  readonly do?: 'adopt-time' | 'adopt-cancelling';
  readonly to?: { readonly startsAt: IsoInstant; readonly minutes: number };
  readonly conflict?: boolean;
  readonly answers?: ReadonlyMap<string, EventResponse> | undefined;
}

/** What changes here, and what both agree on from now on, in one transaction; a record that changed meanwhile is looked at anew. */
export async function adopt({ world, trustId }: Turn, hand: InHand, adopting: Adopting): Promise<void> {
  const { link, named, kind, record } = hand;
  const { to, conflict = false, answers } = adopting;
  await world.store.transaction(trustId, async tx => {
    const surroundings = around(world);
    const { now } = surroundings;
    const before = await kind.read(tx, named.id, surroundings);
    if (adopting.do && !isSameSide(before?.side, record?.side))
      return tx.calendarLinks.putDown(link.record, { dueAt: now }, now);
    const agreed = adopting.agreed && {
      ...{ startsAt: adopting.agreed.startsAt, minutes: adopting.agreed.minutes },
      rest: adopting.agreed.rest,
    };
    let isGone = false;
    // It may not be there: as what both say is where the event is, the record counts as moved and the event is brought back.
    if (to && !(await kind.adoptTime(tx, named.id, to, surroundings)))
      return tx.calendarLinks.putDown(link.record, { agreed, dueAt: now }, now);
    if (adopting.do === 'adopt-cancelling') {
      await kind.adoptCancelling(tx, named.id, surroundings);
      isGone = true;
    }
    if (answers) await kind.adoptAnswers(tx, named.id, answers, surroundings);
    // Whoever was just told that it moved, or is off, is not told twice.
    if (conflict) await kind.tellConflict(tx, named.id, surroundings, { isTold: adopting.do !== undefined });
    if (adopting.do) await audit(tx, hand, adopting, surroundings);
    if (link.state !== 'agreed') await kind.tellAgreed(tx, named.id, surroundings);
    await tx.calendarLinks.putDown(
      link.record,
      {
        ...(isGone && { eventId: null, generation: link.generation + 1 }),
        ...{ agreed, settled: link.wanted, state: 'agreed', trouble: null, tries: 0 },
      },
      now,
    );
  });
}

const isSameSide = (one: RecordSide | undefined, other: RecordSide | undefined): boolean =>
  one?.isOn === other?.isOn &&
  one?.startsAt === other?.startsAt &&
  one?.minutes === other?.minutes &&
  one?.changedAt === other?.changedAt;

async function audit(
  trust: TrustWrites,
  { named, record, link }: InHand,
  { to, conflict, ...adopting }: Adopting,
  { now }: Surroundings,
): Promise<void> {
  const here = record && { startsAt: record.side.startsAt, minutes: record.side.minutes };
  await trust.audit.append({
    ...{ at: now, actorId: 'fortnight', entrance: 'outlook', subject: named.id },
    verb: `${named.name}.${adopting.do === 'adopt-time' ? 'moved' : 'cancelled'}`,
    before: { ...here, ...(conflict && { agreed: link.agreed, changedInTeamsToo: true }) },
    after: to ?? { state: 'cancelled' },
  });
}
