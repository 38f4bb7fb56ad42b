import type { Person } from '#domain/access/role.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { Bot, Caller, Identified } from './context.ts';

/**
 * Who is this? The tenant names the trust and the Entra object id names the person; both come from the activity that
 * was authenticated, never from a card. A person imported by user principal name is linked the first time they
 * appear, with the name Teams itself gives for them.
 */
export async function identify(bot: Bot, caller: Caller, entrance: 'card' | 'text'): Promise<Identified> {
  const trust = await bot.store.trusts.byTenant(caller.tenantId);
  if (!trust) return { known: false, trust: null };
  const person = await findPerson(bot, trust, caller, entrance);
  if (!person || person.appointments.length === 0) return { known: false, trust };
  const { id, name, appointments } = person;
  return { known: true, trust, actor: { kind: 'person', personId: id, name, appointments, entrance } };
}

async function findPerson(
  bot: Bot,
  trust: Trust,
  caller: Caller,
  entrance: 'card' | 'text',
): Promise<Person | null> {
  if (!caller.objectId) return null;
  const { people } = bot.store.inTrust(trust.id);
  const known = await people.byObjectId(caller.objectId);
  if (known) return known;
  const upn = await principalName(bot, caller);
  const byUpn = upn ? await people.byUpn(upn) : null;
  const objectId = caller.objectId.toLowerCase();
  // Another of their first presses may have linked them since. To another account they keep their link: a principal
  // name can be given to somebody else later.
  if (!byUpn || byUpn.objectId !== null) return byUpn?.objectId === objectId ? byUpn : null;
  const isLinked = await bot.store.transaction(trust.id, async tx => {
    if (!(await tx.people.linkObjectId(byUpn.id, objectId))) return false;
    const change = {
      at: bot.clock.now(),
      actorId: byUpn.id,
      entrance,
      verb: 'person.linked',
      subject: byUpn.id,
    } as const;
    await tx.audit.append({ ...change, input: { objectId } });
    return true;
  });
  return isLinked ? { ...byUpn, objectId } : people.byObjectId(objectId);
}

async function principalName(bot: Bot, { conversation, memberId }: Caller): Promise<string | null> {
  try {
    return await bot.messenger.principalName(conversation, memberId);
  } catch (error) {
    bot.log.warn(
      { error: error instanceof Error ? error.name : 'unknown' },
      'Teams did not say who a member is',
    );
    return null;
  }
}
