import { type GroupRule, mayBeOf } from '#domain/coaching/group-rule.ts';
import type { TrustWrites } from '#ports/store.ts';
import { GROUPS_REF, redrawGroups } from './coaching-refs.ts';
import { nameMembers } from './name-members.ts';

export type GivenRule =
  | { readonly ok: true; readonly rule: GroupRule }
  | { readonly ok: false; readonly because: string };

const MOST = 20;

/** What groups are to keep to from now on. `typed`: the schools it is of, with commas between. */
export async function giveGroupRule(
  trust: TrustWrites,
  { typed, ...asked }: Omit<GroupRule, 'urns'> & { readonly typed: string },
): Promise<GivenRule> {
  const named = await nameMembers(trust, typed);
  if (!named.ok) return named;
  if (named.members.some(({ kind }) => kind === 'person'))
    return refused('A rule is of schools. Please name schools alone.');
  const urns = [...new Set(named.members.flatMap(each => (each.kind === 'school' ? [each.urn] : [])))];
  const rule = { ...asked, urns };
  if (!mayBeOf(rule))
    return refused(
      rule.kind === 'same-phase'
        ? 'That rule is of every group. Please leave the schools empty.'
        : 'Please name two schools or more, with commas between.',
    );
  const rules = await trust.coaching.rules();
  if (rules.some(each => each.kind === rule.kind && sameSchools(each, rule)))
    return refused('That rule holds already.');
  if (rules.length >= MOST)
    return refused(`${MOST} rules are as many as anybody can keep to. Please take one back first.`);
  await trust.coaching.addRule(rule);
  await redrawEach(trust);
  return { ok: true, rule };
}

export async function takeGroupRule(trust: TrustWrites, id: string): Promise<void> {
  await trust.coaching.takeRule(id);
  await redrawEach(trust);
}

const sameSchools = (a: Pick<GroupRule, 'urns'>, b: Pick<GroupRule, 'urns'>) =>
  a.urns.toSorted().join() === b.urns.toSorted().join();

/** Each group's own card says which rules it does not keep to. */
async function redrawEach(trust: TrustWrites): Promise<void> {
  await trust.outbox.wantUpdates(GROUPS_REF);
  for (const { id } of await trust.coaching.groups()) await redrawGroups(trust, id);
}

const refused = (because: string) => ({ ok: false, because }) as const;
