import type { Person } from '#domain/access/role.ts';
import { copiesDue } from '#domain/category/copies.ts';
import { LETTER_OBLIGATION } from '#domain/category/expectations.ts';
import { isOfStatus, type Letter } from '#domain/category/letter.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import { LETTER_CARD } from '#ports/letter-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';
import type { Issuing } from './issue-letter.ts';
import { lettersRef } from './letters-ref.ts';
import { putRight } from './put-right.ts';

/** As many letters a turn: each is a dozen writes, and others wait for the same rows. */
const A_TURN = 25;

type HandingOut = Omit<Issuing, 'byId'>;

/**
 * Gives their schools the letters whose date has come: the head a card, the chair of governors and the clerk theirs.
 * What was written when the record said
 * something else is put right first. Returns how many there were. May be called again and again, by any number of processes.
 */
export async function handOutLetters(trust: TrustWrites, handing: HandingOut): Promise<number> {
  const due = (await trust.letters.toHandOut(handing.now)).slice(0, A_TURN);
  if (due.length === 0) return 0;
  const people = await trust.people.list();
  for (const id of due) {
    const letter = await trust.letters.find(id);
    const school = letter && (await trust.schools.find(letter.urn));
    if (letter && school && !(await putRight(trust, { letter, school }, handing)))
      await handOut(trust, letter, { ...handing, people, school });
  }
  return due.length;
}

async function handOut(
  trust: TrustWrites,
  letter: Letter,
  { people, school, now, modelFiles }: HandingOut & { people: readonly Person[]; school: School },
): Promise<void> {
  const heads = headsOf(people, school).map(({ id }) => id);
  if (!(await trust.letters.handOut(letter.id, heads, now))) return;
  await askHead(trust, letter, { people, school, now });
  await copyOut(trust, letter, people, now);
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  if (!isOfStatus(letter) && model?.obligations.some(({ id }) => id === LETTER_OBLIGATION))
    await fulfil(trust, letter, LETTER_OBLIGATION, { on: today, at: now, byId: letter.issuedById });
  // What an earlier letter still asked it asks no more.
  for (const { id } of await trust.letters.ofSchool(letter.urn)) await trust.outbox.wantUpdates(id);
  await trust.outbox.wantUpdates(lettersRef(letter.academicYear));
}

/** Asks the head to confirm it, and whoever answers for them; those who have the card already do not get it again. */
export async function askHead(
  trust: TrustWrites,
  letter: Pick<Letter, 'id' | 'urn' | 'acknowledgedAt'>,
  { people, school, now }: { people: readonly Person[]; school: School; now: IsoInstant },
): Promise<void> {
  if (letter.acknowledgedAt !== null) return;
  const { answers } = await delegatesOf(trust, letter.urn, now);
  await postTo(trust, letter, [...headsOf(people, school).map(({ id }) => id), ...answers], now);
}

/** Copies for those who hold the roles now and have none; returns how many. */
export async function copyOut(
  trust: TrustWrites,
  { id, urn }: Pick<Letter, 'id' | 'urn'>,
  people: readonly Person[],
  now: IsoInstant,
): Promise<number> {
  const have = (await trust.letters.copiesOf([id])).get(id) ?? [];
  const due = copiesDue(people, urn, now).filter(
    ({ personId }) => !have.some(each => each.personId === personId),
  );
  await trust.letters.addCopies(due.map(copy => ({ ...copy, letterId: id })));
  const byCard = due.filter(({ way }) => way === 'card').map(({ personId }) => personId);
  await postTo(trust, { id }, byCard, now);
  return due.length;
}

async function postTo(
  trust: TrustWrites,
  { id }: Pick<Letter, 'id'>,
  personIds: readonly string[],
  now: IsoInstant,
): Promise<void> {
  for (const personId of new Set(personIds))
    await trust.outbox.post(
      {
        key: `letter ${id} ${personId}`,
        ...{ card: LETTER_CARD, subject: id, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: now },
      },
      now,
    );
}

/** Shows an obligation of the year as done, once: of a second letter in the year it is done already. */
export async function fulfil(
  trust: TrustWrites,
  { id, urn, academicYear }: Pick<Letter, 'id' | 'urn' | 'academicYear'>,
  thing: string,
  { on, at, byId }: { readonly on: IsoDate; readonly at: IsoInstant; readonly byId: string },
): Promise<void> {
  await trust.owed.hold(urn);
  const { fulfilments = [] } = (await trust.owed.recordsOf([urn])).get(urn) ?? {};
  const isDone = fulfilments.some(
    each => each.things.includes(thing) && each.on >= `${academicYear}-09-01` && each.state === 'done',
  );
  if (isDone) return;
  const done = { id: `letter ${id} ${thing}`, urn, on, state: 'done' as const, things: [thing] };
  await trust.owed.addFulfilments([done], { at, byId });
  await redrawNeeds(trust, urn);
}
