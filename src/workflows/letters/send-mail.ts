import { addressOf } from '#domain/access/mailbox-address.ts';
import { COPY_ROLES, holdersAt } from '#domain/category/copies.ts';
import { addMinutes } from '#domain/time/iso.ts';
import type { Clock } from '#ports/clock.ts';
import type { Documents } from '#ports/documents.ts';
import type { MailSettled } from '#ports/letter-store.ts';
import { type Mail, type MailDraft, MailLater, MailRefused, type Mails } from '#ports/mail.ts';
import type { Store, TrustReads } from '#ports/store.ts';
import { lettersRef } from './letters-ref.ts';
import { letterRecord, printLetter } from './print-letter.ts';

export interface Mailing {
  readonly store: Store;
  readonly clock: Clock;
  readonly mails: Mails;
  readonly documents: Documents;
}

/** About a day and a half, with the waits below. */
const MOST_TRIES = 12;
const FIRST_WAIT_MINUTES = 2;
const LONGEST_WAIT_MINUTES = 240;

/**
 * Sends one copy of a letter by e-mail, and writes down what became of it. It is taken first: two processes never send it
 * both, and one that dies meanwhile leaves it `unknown`. Does nothing where it is not to go (any more).
 */
export async function sendLetterMail(
  { store, clock, mails, documents }: Mailing,
  trustId: string,
  letterId: string,
  personId: string,
): Promise<void> {
  const { tenantId } = await store.inTrust(trustId).trust.get();
  const mail = mails.of(tenantId);
  if (!mail) return;
  const taken = await store.transaction(trustId, async trust => {
    const copy = await trust.letters.takeMail(letterId, personId, clock.now());
    return copy && { tries: copy.tries, ...(await draftOf(trust, letterId, personId, documents)) };
  });
  if (!taken) return;
  const settled =
    'draft' in taken ? await send(mail, taken.draft, taken.tries, clock) : { ...taken.not, dueAt: null };
  await store.transaction(trustId, async trust => {
    await trust.letters.settleMail(letterId, personId, settled, clock.now());
    const letter = await trust.letters.find(letterId);
    await trust.outbox.wantUpdates(letterId);
    if (letter) await trust.outbox.wantUpdates(lettersRef(letter.academicYear));
  });
}

/** Why a copy does not go: whoever it was for has no address (any more), or is the school's governor or clerk no more. */
const NO_ADDRESS = { not: { state: 'no-address', error: null } } as const;
const NOT_THEIRS = { not: { state: 'failed', error: 'not in that role any more' } } as const;

/** The school is named in it, its category is not. */
async function draftOf(
  trust: TrustReads,
  letterId: string,
  personId: string,
  documents: Documents,
): Promise<{ readonly draft: MailDraft } | typeof NO_ADDRESS | typeof NOT_THEIRS> {
  const record = await letterRecord(trust, letterId);
  const person = record?.people.find(({ id, isForgotten }) => id === personId && !isForgotten);
  const address = person ? addressOf(person) : null;
  if (!record || !person || address === null) return NO_ADDRESS;
  const isTheirs = COPY_ROLES.some(role => holdersAt([person], role, record.letter.urn).length > 0);
  if (!isTheirs) return NOT_THEIRS;
  const printed = await printLetter(trust, record);
  const draft = {
    to: { address, name: person.name },
    subject: `${printed.trustName}: letter to ${printed.schoolName}`,
    body: [
      `Dear ${person.name},`,
      `Attached is the letter that ${printed.trustName} has written to ${printed.schoolName}. You have it as one of the school’s governors or as their clerk.`,
      `If anything in it is unclear, please speak to the ${printed.headWord.toLowerCase()} or to ${printed.trustName}.`,
      `${printed.signatory?.name ?? printed.trustName}`,
    ].join('\n\n'),
    attachment: await documents.categoryLetter(printed),
  };
  return { draft };
}

async function send(mail: Mail, draft: MailDraft, tries: number, clock: Clock): Promise<MailSettled> {
  try {
    await mail.send(draft);
    return { state: 'sent', error: null, dueAt: null };
  } catch (error) {
    if (error instanceof MailRefused) return { state: 'failed', error: error.trouble, dueAt: null };
    if (!(error instanceof MailLater)) return { state: 'unknown', error: null, dueAt: null };
    if (tries >= MOST_TRIES) return { state: 'failed', error: 'tried too often', dueAt: null };
    const asked = Math.ceil((error.afterMs ?? 0) / 60_000);
    const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** (tries - 1), LONGEST_WAIT_MINUTES);
    return { state: 'queued', error: null, dueAt: addMinutes(clock.now(), Math.max(asked, wait)) };
  }
}
