import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { LetterBecause, LetterCopy, replaces } from '#domain/category/letter.ts';
import { letterText } from '#domain/category/letter-text.ts';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { officersOf } from '../officers-of.ts';
import { type LetterRecord, letterRecord, namesIn, printLetter } from './print-letter.ts';

/** Where a letter stands with its school. `coming`: its date has not come. */
export const LetterStage = z.enum(['coming', 'new', 'received', 'shared', 'replaced']);
export type LetterStage = z.infer<typeof LetterStage>;

const Section = z.object({
  heading: z.string(),
  paragraphs: z.array(z.string()),
  bullets: z.array(z.string()),
});

/** A letter as one person may see it. */
export const LetterView = z.object({
  letterId: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  title: z.string(),
  standing: z.string().nullable(),
  categoryWord: z.string(),
  because: LetterBecause,
  from: IsoDate,
  opening: z.array(z.string()),
  sections: z.array(Section),
  stage: LetterStage,
  /** As what the viewer sees it: the school's head, or whoever answers for them; its governors; the trust. */
  sees: z.enum(['head', 'governor', 'trust']),
  headWord: z.string(),
  /** Whether the head says when governors and staff were told. */
  isShared: z.boolean(),
  handedOutAt: IsoInstant.nullable(),
  acknowledgedAt: IsoInstant.nullable(),
  acknowledgedBy: z.string().nullable(),
  sharedOn: IsoDate.nullable(),
  sharedBy: z.string().nullable(),
  /** For the trust's eyes alone: who else has it, and how it reached them. */
  copies: z.array(
    LetterCopy.pick({ role: true, way: true, state: true, changedAt: true }).extend({ name: z.string() }),
  ),
  opensDocuments: z.boolean(),
  today: IsoDate,
  version: z.int(),
});
export type LetterView = z.infer<typeof LetterView>;

interface Asking {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

/** As what this person may read the letter now; null: not at all. Before its date only whoever wrote it does, and those who issue letters. */
async function seenAs(
  trust: TrustReads,
  { letter, school }: LetterRecord,
  { actor, now }: Asking,
): Promise<LetterView['sees'] | null> {
  const isOut = letter.handedOutAt !== null;
  if (!isOut) {
    const wrote = actor.kind === 'person' && actor.personId === letter.issuedById;
    const right = wrote ? 'trust.read-letters' : 'trust.issue-letters';
    return can(actor, right, { kind: 'trust' }) ? 'trust' : null;
  }
  const { answers } = await delegatesOf(trust, letter.urn, now);
  const target = { kind: 'school', urn: letter.urn, hubId: school.hubId, delegateIds: answers } as const;
  if (!can(actor, 'school.read-letter', target)) return null;
  if (can(actor, 'school.acknowledge-letter', target)) return 'head';
  return can(actor, 'trust.read-letters', { kind: 'trust' }) ? 'trust' : 'governor';
}

/** null: there is nothing of it for this person to see. */
export async function readLetter(
  trust: TrustReads,
  letterId: string,
  { opensDocuments, ...asking }: Asking & { readonly opensDocuments: boolean },
): Promise<LetterView | null> {
  const record = await letterRecord(trust, letterId);
  const sees = record && (await seenAs(trust, record, asking));
  if (!record || !sees) return null;
  const { letter, school, people, copies } = record;
  const nameOf = namesIn(people);
  const named = (id: string | null) => (id === null ? null : nameOf(id));
  const { content } = letter;
  const trustName = (await trust.trust.get()).name;
  const officers = await officersOf(trust, [school.hubId]);
  const { title, standing, opening, sections } = letterText(letter, {
    ...{ schoolName: school.name, trustName, officers },
  });
  const others = await trust.letters.ofSchool(letter.urn);
  return {
    ...{ letterId, urn: letter.urn, schoolName: school.name, because: letter.because, from: letter.from },
    ...{ title, standing, opening: [...opening], categoryWord: content.words.category.name },
    // What is asked in Teams stands on the card itself.
    sections: sections
      .filter(({ heading }) => !heading.endsWith('this letter'))
      .map(({ heading, paragraphs, bullets }) => ({
        ...{ heading, paragraphs: [...paragraphs], bullets: [...bullets] },
      })),
    stage: stageOf(
      letter,
      others.some(other => replaces(other, letter)),
    ),
    ...{ sees, headWord: content.words.head.name, isShared: content.isShared },
    ...{ handedOutAt: letter.handedOutAt, acknowledgedAt: letter.acknowledgedAt, sharedOn: letter.sharedOn },
    ...{ acknowledgedBy: named(letter.acknowledgedById), sharedBy: named(letter.sharedById) },
    copies:
      sees === 'trust'
        ? copies.map(({ personId, role, way, state, changedAt }) => ({
            ...{ name: nameOf(personId), role, way, state, changedAt },
          }))
        : [],
    opensDocuments,
    today: dayOf(asking.now),
    version: letter.version,
  };
}

export function stageOf(
  letter: Pick<LetterRecord['letter'], 'handedOutAt' | 'acknowledgedAt' | 'sharedAt'>,
  isReplaced: boolean,
): LetterStage {
  if (letter.handedOutAt === null) return 'coming';
  if (letter.sharedAt !== null) return 'shared';
  if (isReplaced) return 'replaced';
  return letter.acknowledgedAt === null ? 'new' : 'received';
}

/** The letter as it is printed, for somebody who may read it; null for anybody else. */
export async function readPrinted(
  trust: TrustReads,
  letterId: string,
  asking: Asking,
): Promise<PrintedLetter | null> {
  const record = await letterRecord(trust, letterId);
  return record && (await seenAs(trust, record, asking)) ? printLetter(trust, record) : null;
}
