import type { Person } from '#domain/access/role.ts';
import type { SealedEntry } from '#domain/audit/audit-entry.ts';
import type { Post } from '#ports/post.ts';
import type { HeldOf } from '#ports/privacy.ts';
import type { TrustReads } from '#ports/store.ts';
import { allAudit } from '../all-audit.ts';
import { audiencesOfPerson } from '../deliveries/people-of.ts';

/** All that is held of one person, for them to be given. */
export interface Held extends HeldOf {
  readonly who: readonly [Omit<Person, 'appointments'>];
  /** What is held back for them, waits for a chat, or need not go; also as a chair, a deputy or an action's owner. */
  readonly cardsToCome: readonly Post[];
  /** What they did, and what was done to what is held of them. */
  readonly audit: readonly Omit<SealedEntry, 'sealedInput' | 'hash'>[];
}

export async function readHeld(
  trust: TrustReads,
  { appointments: _roles, ...person }: Person,
): Promise<Held> {
  const audit: Held['audit'][number][] = [];
  for await (const { sealedInput: _sealed, hash: _hash, ...entry } of allAudit(
    trust,
    await trust.audit.head(),
  ))
    if (entry.actorId === person.id || entry.subject === person.id) audit.push(entry);
  const held = await trust.privacy.heldOf(person);
  return { who: [person], ...held, cardsToCome: await notSent(trust, person.id), audit };
}

/** Posts for this person of which there is no copy yet: what was sent is told with the chat it was sent to. */
async function notSent(trust: TrustReads, personId: string): Promise<Post[]> {
  const found: Post[] = [];
  for (const audience of await audiencesOfPerson(trust, personId))
    for (const post of await trust.outbox.postsTo(audience))
      if ((await trust.outbox.deliveriesOf(post.id)).length === 0) found.push(post);
  return found;
}
