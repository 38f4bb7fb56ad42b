import type { Closed } from '#domain/coaching/write-up.ts';
import { CannotSeal, type Rewrapped } from '#ports/peer-review-store.ts';
import { masterIdOf, newGroupKey, unwrap, type WriteUpKeys, wrap } from './group-key.ts';
import type { Db } from './trust-guard.ts';

export type Found =
  | { readonly key: string }
  | { readonly key: null; readonly because: Exclude<Closed, 'changed'> | null };

/** The group's key as far as it opens; `because` null: the group has none yet, and one could be made. */
export async function keyOf(db: Db, trustId: string, groupId: string, keys: WriteUpKeys): Promise<Found> {
  const row = await db.coachingKey.findUnique({ where: { trustId_groupId: { trustId, groupId } } });
  if (!row) return { key: null, because: keys.current === null ? 'no-key' : null };
  const key = unwrap({ trustId, groupId }, row, keys);
  if (key !== null) return { key };
  return { key: null, because: keys.current === null ? 'no-key' : 'other-key' };
}

/** The same, made where the group has none. Throws `CannotSeal`. Two processes at once have one and the same. */
export async function keyToSeal(
  db: Db,
  trustId: string,
  groupId: string,
  keys: WriteUpKeys,
): Promise<string> {
  const there = await keyOf(db, trustId, groupId, keys);
  if (there.key !== null) return there.key;
  if (there.because !== null || keys.current === null) throw new CannotSeal(there.because ?? 'no-key');
  const { wrapped, masterId } = newGroupKey({ trustId, groupId }, keys.current);
  await db.coachingKey.createMany({ data: [{ trustId, groupId, wrapped, masterId }], skipDuplicates: true });
  const made = await keyOf(db, trustId, groupId, keys);
  if (made.key === null) throw new CannotSeal(made.because ?? 'no-key');
  return made.key;
}

export async function rewrapKeys(db: Db, trustId: string, keys: WriteUpKeys): Promise<Rewrapped> {
  const { current } = keys;
  if (current === null) throw new CannotSeal('no-key');
  const rows = await db.coachingKey.findMany({ where: { trustId } });
  let anew = 0;
  let closed = 0;
  for (const row of rows) {
    const { groupId } = row;
    const key = unwrap({ trustId, groupId }, row, keys);
    if (key === null) closed += 1;
    else if (row.masterId !== masterIdOf(current)) {
      await db.coachingKey.update({
        where: { trustId_groupId: { trustId, groupId } },
        data: wrap({ trustId, groupId }, current, key),
      });
      anew += 1;
    }
  }
  return { groups: rows.length, anew, closed };
}
