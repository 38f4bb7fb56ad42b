import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { isOfStatus, type Letter } from '#domain/category/letter.ts';
import { heldOn } from '#domain/category/letter-content.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { type Issuing, issueLetter } from './issue-letter.ts';
import { lettersRef } from './letters-ref.ts';

/**
 * A letter whose date has come, written when the record said something else of that date: it is taken back before anybody
 * has it, and written anew where there is still something to write. To a school that has left nothing goes. `false`: it is right as it is.
 */
export async function putRight(
  trust: TrustWrites,
  { letter, school }: { readonly letter: Letter; readonly school: School },
  issuing: Omit<Issuing, 'byId'>,
): Promise<boolean> {
  const { urn, because, from, issuedById: byId } = letter;
  if (!isCurrent(school)) return takeBack(trust, letter, issuing.now);
  const model = (await modelInUse(trust, issuing.modelFiles, from))?.model;
  if (!model) return false;
  const { standings = [] } = (await trust.owed.recordsOf([urn])).get(urn) ?? {};
  const held = heldOn(model, standings, { because, from });
  const category = held.category?.rung.id ?? null;
  const statuses = held.statuses.map(status => status.id);
  const isSame =
    statuses.length === letter.statuses.length && letter.statuses.every(each => statuses.includes(each));
  if (category === letter.category && isSame) return false;
  if (!(await takeBack(trust, letter, issuing.now))) return false;
  // What came to something else by a later decision has a letter of its own.
  const isStill = isOfStatus(letter)
    ? letter.statuses.some(each => statuses.includes(each))
    : because === 'start of year' || category === letter.category;
  if (isStill) await issueLetter(trust, { ...issuing, urn, because, from, byId });
  return true;
}

async function takeBack(
  trust: TrustWrites,
  { id, urn, because, from, academicYear }: Letter,
  at: IsoInstant,
): Promise<boolean> {
  if (!(await trust.letters.takeBack(id))) return false;
  await trust.audit.append({
    ...{ at, actorId: actorId(SCHEDULE), entrance: SCHEDULE.entrance },
    ...{ verb: 'letters.take-back', subject: id, after: { urn, because, from } },
  });
  await trust.outbox.wantUpdates(lettersRef(academicYear));
  return true;
}
