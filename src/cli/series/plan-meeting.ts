import { quoted } from '#domain/import/cell.ts';
import type { PlanWorld } from '#domain/meeting/meeting-plan.ts';
import { type UpcomingMeeting, upcomingRef } from '#domain/meeting/upcoming.ts';
import { dayOf } from '#domain/time/iso.ts';
import { listInWords, momentInWords } from '#domain/time/words.ts';
import { callMeeting } from '#workflows/call-meeting.ts';
import { cancelMeeting, restoreMeeting } from '#workflows/cancel-meeting.ts';
import { moveMeeting, type Planned, type PlanRequest } from '#workflows/move-meeting.ts';
import { planWorld } from '#workflows/upcoming-meetings.ts';
import type { CommandContext } from '../command-context.ts';
import { Refusal } from '../refusal.ts';
import { audit, holdNamed, type InTrust, inTrust } from './in-series.ts';
import { dayFrom, momentFrom } from './moments.ts';

interface Where {
  readonly trust?: string;
}
const MOMENT = 'is a day and a time such as "2026-11-18 10:00" or "18/11/2026 10:00".';

export async function move(
  context: CommandContext,
  [name, date]: [string, string],
  { to: typed, reason, ...where }: Where & { to: string; reason: string },
): Promise<void> {
  await plan(context, name, where, async (inside, request) => {
    const faults: string[] = [];
    const ref = refOf(date, request.world, faults);
    const to = momentFrom(typed);
    if (to === null) faults.push(`--to ${MOMENT}`);
    if (faults.length > 0 || to === null) throw new Refusal(faults.join('\n'));
    const result = await moveMeeting(inside.trust, { ...request, ref, to, reason });
    return { verb: 'meeting.move', result, said: 'Moved to' };
  });
}

export async function cancel(
  context: CommandContext,
  [name, date]: [string, string],
  { reason, ...where }: Where & { reason: string },
): Promise<void> {
  await plan(context, name, where, async ({ trust }, request) => {
    const result = await cancelMeeting(trust, {
      ...request,
      ref: onlyRef(date, request.world),
      reason,
      newId: context.newId,
    });
    return { verb: 'meeting.cancel', result, said: 'Cancelled:' };
  });
}

export async function restore(
  context: CommandContext,
  [name, date]: [string, string],
  where: Where,
): Promise<void> {
  await plan(context, name, where, async ({ trust }, request) => {
    const result = await restoreMeeting(trust, { ...request, ref: onlyRef(date, request.world) });
    return { verb: 'meeting.restore', result, said: 'Takes place after all:' };
  });
}

export async function extra(
  context: CommandContext,
  [name, typed]: [string, string],
  { reason, ...where }: Where & { reason: string },
): Promise<void> {
  await plan(context, name, where, async ({ trust }, request) => {
    const at = momentFrom(typed);
    if (at === null) throw new Refusal(`${quoted(typed)} is not understood: it ${MOMENT}`);
    const result = await callMeeting(trust, { ...request, at, reason, newId: context.newId });
    return { verb: 'meeting.call', result, said: 'Extra meeting:' };
  });
}

type Request = Omit<PlanRequest, 'ref'> & { readonly world: PlanWorld };

async function plan(
  context: CommandContext,
  name: string,
  { trust: uid }: Where,
  work: (where: InTrust, request: Request) => Promise<{ verb: string; result: Planned; said: string }>,
): Promise<void> {
  await inTrust(context, uid, async where => {
    const { trust, calendar, now } = where;
    const series = await holdNamed(trust, name);
    const world = await planWorld(trust, series, { calendar, now });
    const { verb, result, said } = await work(where, { series, calendar, now, world });
    if (!result.ok) throw new Refusal(result.because);
    const { before, meeting } = result;
    await audit(where, { verb, subject: meeting.id, ...(before && { before }), after: meeting });
    context.out(`${said} ${series.name}, ${momentInWords(meeting.startsAt, now)}\n`);
  });
}

function onlyRef(date: string, world: PlanWorld): string {
  const faults: string[] = [];
  const ref = refOf(date, world, faults);
  if (faults.length > 0) throw new Refusal(faults.join('\n'));
  return ref;
}

/** The meeting on that day, or at that moment where a day has two; '' and a fault when there is none. */
function refOf(typed: string, { series, ahead, now }: PlanWorld, faults: string[]): string {
  const moment = momentFrom(typed);
  const day = moment === null ? dayFrom(typed) : null;
  if (moment === null && day === null) {
    faults.push(`${quoted(typed)} is not a date such as 2026-11-17 or 17/11/2026.`);
    return '';
  }
  const isMeant = ({ startsAt }: UpcomingMeeting) => (moment ? startsAt === moment : dayOf(startsAt) === day);
  const found = ahead.filter(isMeant);
  const [only] = found;
  if (only && found.length === 1) return upcomingRef(only);
  const when = (some: readonly UpcomingMeeting[]) =>
    listInWords(some.slice(0, 5).map(({ startsAt }) => momentInWords(startsAt, now)));
  faults.push(
    only
      ? `${series.name} meets twice then, ${when(found)}: add the time, such as "${typed} 9:30".`
      : `${series.name} does not meet on ${quoted(typed)}. ${ahead.length > 0 ? `It meets ${when(ahead)}.` : 'It has no date ahead.'}`,
  );
  return '';
}
