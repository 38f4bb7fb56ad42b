import type { HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import { addDays, dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { ROTA_REF } from './coaching-refs.ts';
import { nameMember } from './name-members.ts';

export type GivenBlackout =
  | { readonly ok: true; readonly blackout: HostingBlackout; readonly school: string }
  | { readonly ok: false; readonly because: string };

/** So many that are not over, in the whole trust. */
const MOST = 60;
const LONGEST_DAYS = 92;

/** Days in which a school does not host. `typed`: the school. What is planned for them is named on the rota, and stays. */
export async function giveBlackout(
  trust: TrustWrites,
  { typed, ...asked }: Omit<HostingBlackout, 'urn'> & { readonly typed: string },
): Promise<GivenBlackout> {
  const named = await nameMember(trust, typed);
  if (!named.ok) return named;
  if (named.member.kind !== 'school') return refused('Please name a school.');
  const { urn } = named.member;
  const today = dayOf(asked.at);
  if (asked.to < asked.from) return refused('The last day is before the first. Please change one of them.');
  if (asked.to < today) return refused('Those days are over. Please give days that are still to come.');
  if (asked.to > addDays(asked.from, LONGEST_DAYS))
    return refused('Please give three months at most at a time.');
  const given = await trust.coaching.blackouts();
  if (given.some(each => each.urn === urn && each.from === asked.from && each.to === asked.to))
    return refused('Those days are recorded already.');
  if (given.filter(({ to }) => to >= today).length >= MOST)
    return refused(`${MOST} of them are as many as are kept. Please take one back first.`);
  const blackout = { ...asked, urn };
  await trust.coaching.addBlackout(blackout);
  await trust.outbox.wantUpdates(ROTA_REF);
  const school = (await trust.schools.list()).find(each => each.urn === urn);
  return { ok: true, blackout, school: school?.name ?? urn };
}

export async function takeBlackout(trust: TrustWrites, id: string): Promise<void> {
  await trust.coaching.takeBlackout(id);
  await trust.outbox.wantUpdates(ROTA_REF);
}

const refused = (because: string) => ({ ok: false, because }) as const;
