import { type Member, memberKey } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { Rota } from '#domain/rota/problem.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { redrawGroups } from './coaching-refs.ts';
import { rotaOf } from './rota-code.ts';
import { type RotaFacts, readRotaFacts } from './rota-problem.ts';
import { isFor } from './rota-weeks.ts';

/** How many reviews were planned, changed and called off. */
export interface RotaAgreed {
  readonly added: number;
  readonly changed: number;
  readonly calledOff: number;
}

interface Agreeing extends OwedSources {
  readonly byId: string;
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/** Whoever agrees a rota, or changes what one is made from, waits for others who do. */
export async function holdGroups({ coaching }: Pick<TrustWrites, 'coaching'>): Promise<void> {
  for (const id of (await coaching.groups()).map(group => group.id).toSorted()) await coaching.hold(id);
}

/**
 * The reviews are planned as the rota says that was shown. null: something it was made from has changed since, and nothing is
 * done; a second press finds that as well. What is held, booked or being timed stays. The caller holds the groups.
 */
export async function agreeRota(
  trust: TrustWrites,
  { code, fingerprint }: { readonly code: string; readonly fingerprint: string },
  agreeing: Agreeing,
): Promise<RotaAgreed | null> {
  const facts = await readRotaFacts(trust, agreeing);
  if (facts.kind !== 'rota' || facts.fingerprint !== fingerprint) return null;
  const rota = rotaOf(code, facts.problem);
  if (!rota) return null;
  const done = await planned(trust, facts, rota, agreeing);
  const rest = await calledOff(trust, facts, rota);
  for (const { id } of facts.problem.groups) await redrawGroups(trust, id);
  return { ...done, calledOff: rest };
}

async function planned(
  { coaching }: TrustWrites,
  { known, slots, changeable }: RotaFacts,
  rota: Rota,
  { byId, now, newId }: Agreeing,
): Promise<Omit<RotaAgreed, 'calledOff'>> {
  const members = new Map<string, Member>(
    known.groups.flatMap(group => group.members.map(({ member }) => [memberKey(member), member] as const)),
  );
  const memberIn = (id: string): Member => {
    const member = members.get(id);
    if (!member) throw new Error('a member of the rota that is of no group');
    return member;
  };
  let [added, changed] = [0, 0];
  for (const turn of rota) {
    const who = { host: memberIn(turn.host), visitors: turn.visitors.map(memberIn), week: turn.week };
    const before = changeable.find(review => isFor(turn, review));
    const slot = slots.get(turn.window);
    if (before && !isSame(before, who)) {
      // What one host wanted to be looked at is not another's.
      const isHostsOwn = memberKey(before.host) === memberKey(who.host);
      await coaching.changeReview(before.id, { ...who, ...(!isHostsOwn && { focus: '', focusById: null }) });
      changed += 1;
    }
    if (before || !slot) continue;
    const { thing, from, to } = slot;
    await coaching.addReview({
      ...{ id: newId(), groupId: turn.group, thing, from, to, ...who, state: 'planned' },
      ...{
        reason: null,
        reasonById: null,
        visitId: null,
        focus: '',
        focusById: null,
        createdById: byId,
        createdAt: now,
      },
    });
    added += 1;
  }
  return { added, changed };
}

function isSame(one: Pick<PeerReview, 'host' | 'visitors' | 'week'>, other: typeof one): boolean {
  const keys = ({ visitors }: typeof one) => visitors.map(memberKey).toSorted().join();
  return (
    one.week === other.week && memberKey(one.host) === memberKey(other.host) && keys(one) === keys(other)
  );
}

/** What is planned and has no place in the rota is not to be. */
async function calledOff({ coaching }: TrustWrites, { changeable }: RotaFacts, rota: Rota): Promise<number> {
  const kept = new Set(rota.flatMap(turn => changeable.find(review => isFor(turn, review))?.id ?? []));
  const gone = changeable.filter(({ id }) => !kept.has(id));
  for (const { id } of gone)
    await coaching.changeReview(id, { state: 'called-off', reason: 'The rota has no week for it' });
  return gone.length;
}
