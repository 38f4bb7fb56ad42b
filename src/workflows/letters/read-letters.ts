import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import { COPY_ROLES, copiesDue, holdersAt } from '#domain/category/copies.ts';
import { isOfStatus, type Letter, LetterCopy, replaces } from '#domain/category/letter.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { isOpen, letterDay } from './issue-missing.ts';
import { namesIn } from './print-letter.ts';
import { LetterStage, stageOf } from './read-letter.ts';

const Copy = LetterCopy.pick({ personId: true, role: true, way: true, state: true }).extend({
  name: z.string(),
});

/** One school's letter of the year, or that it has none; of a letter on a status a row of its own. */
const Row = z.object({
  urn: z.string(),
  schoolName: z.string(),
  letterId: z.string().nullable(),
  /** `missing`: to be written; `no-category`: nobody has sorted the school, so there is nothing to write. */
  stage: z.enum(['missing', 'no-category', ...LetterStage.options]),
  isStatus: z.boolean(),
  isShared: z.boolean(),
  from: IsoDate.nullable(),
  acknowledgedOn: IsoDate.nullable(),
  sharedOn: IsoDate.nullable(),
  copies: z.array(Copy),
  /** Nobody is recorded as the school's chair of governors. */
  hasNoChair: z.boolean(),
});
export type LetterRow = z.infer<typeof Row>;

/** A year's letters: who has theirs and what became of it. What they say is not in it. */
export const LettersView = z.object({
  year: z.int(),
  rows: z.array(Row),
  /** null: the trust uses no model. */
  hasModel: z.boolean(),
  isOpen: z.boolean(),
  mayIssue: z.boolean(),
  /** Chairs and clerks who came after their school's letter went out. */
  copiesMissing: z.int(),
  sendsMail: z.boolean(),
  /** Whether somebody has said who signs, and put in a letterhead. */
  isSigned: z.boolean(),
  today: IsoDate,
  asAt: IsoInstant,
});
export type LettersView = z.infer<typeof LettersView>;

interface Asked {
  readonly year: number;
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly sendsMail: boolean;
  readonly modelFiles: ModelFiles;
}

/** null for whoever does not look after the trust's letters. */
export async function readLetters(trust: TrustReads, asked: Asked): Promise<LettersView | null> {
  const { year, actor, now, sendsMail, modelFiles } = asked;
  if (!can(actor, 'trust.read-letters', { kind: 'trust' })) return null;
  const today = dayOf(now);
  const day = letterDay(year, today);
  const schools = (await trust.schools.list()).filter(isCurrent);
  const letters = await trust.letters.ofYear(year);
  const people = await trust.people.list();
  const copies = await trust.letters.copiesOf(letters.map(({ id }) => id));
  const model = (await modelInUse(trust, modelFiles, day))?.model ?? null;
  const records = await trust.owed.recordsOf(schools.map(({ urn }) => urn));
  const rows = schools.flatMap(school => {
    const own = letters.filter(({ urn }) => urn === school.urn);
    const isKnown = (from: IsoDate) =>
      from <= today || can(actor, 'school.read-coming-category', { kind: 'school', ...school });
    // A change that comes later in the year is no letter of the year, and a status that comes is not for everybody.
    const ofYear = holding(
      own.filter(each => !isOfStatus(each) && (each.from <= day || each.handedOutAt !== null)),
    );
    const status = holding(own.filter(each => isOfStatus(each) && isKnown(each.from)));
    const rowOf = (letter: Letter) =>
      ofLetter(letter, { school, own, people, copies: copies.get(letter.id) ?? [] });
    const { standings = [] } = records.get(school.urn) ?? {};
    const isSorted =
      !model || model.ladder.length === 0 || standingNow(model, standings, day).category !== null;
    return [
      ofYear ? rowOf(ofYear) : none(school, isSorted ? 'missing' : 'no-category', people),
      ...(status ? [rowOf(status)] : []),
    ];
  });
  const out = letters.filter(({ handedOutAt }) => handedOutAt !== null);
  const { signatoryId } = await trust.letters.settings();
  return {
    ...{ year, rows: rows.toSorted(attentionFirst), hasModel: model !== null, isOpen: isOpen(year, today) },
    mayIssue: can(actor, 'trust.issue-letters', { kind: 'trust' }),
    copiesMissing: rows
      .filter(({ letterId }) => out.some(({ id }) => id === letterId))
      .reduce((sum, row) => sum + missingIn(row, people, now), 0),
    ...{ sendsMail, isSigned: signatoryId !== null, today, asAt: now },
  };
}

/** The letter that holds: the last that went out; where none has, the last that will. */
const holding = (letters: readonly Letter[]): Letter | undefined =>
  letters.findLast(({ handedOutAt }) => handedOutAt !== null) ?? letters.at(-1);

const missingIn = (row: LetterRow, people: readonly Person[], now: IsoInstant): number =>
  copiesDue(people, row.urn, now).filter(
    ({ personId }) => !row.copies.some(copy => copy.personId === personId),
  ).length;

interface OfLetter {
  readonly school: School;
  readonly own: readonly Letter[];
  readonly people: readonly Person[];
  readonly copies: readonly LetterCopy[];
}

function ofLetter(letter: Letter, { school, own, people, copies }: OfLetter): LetterRow {
  const nameOf = namesIn(people);
  return {
    ...none(school, 'missing', people),
    letterId: letter.id,
    stage: stageOf(
      letter,
      own.some(other => replaces(other, letter)),
    ),
    ...{ isStatus: isOfStatus(letter), isShared: letter.content.isShared, from: letter.from },
    acknowledgedOn: letter.acknowledgedAt && dayOf(letter.acknowledgedAt),
    sharedOn: letter.sharedOn,
    copies: copies.map(({ personId, role, way, state }) => ({
      ...{ personId, role, way, state, name: nameOf(personId) },
    })),
  };
}

const none = (
  { urn, name }: School,
  stage: 'missing' | 'no-category',
  people: readonly Person[],
): LetterRow => ({
  ...{ urn, schoolName: name, letterId: null, stage, isStatus: false, isShared: false },
  ...{ from: null, acknowledgedOn: null, sharedOn: null, copies: [] },
  hasNoChair: holdersAt(people, COPY_ROLES[0], urn).length === 0,
});

/** A copy nobody has, whatever became of it. */
export const isAmiss = ({ state }: Pick<LetterCopy, 'state'>): boolean =>
  state === 'failed' || state === 'unknown' || state === 'no-address';

const RANKS: Readonly<Record<LetterRow['stage'], number>> = {
  missing: 0,
  new: 2,
  received: 3,
  'no-category': 4,
  coming: 5,
  replaced: 6,
  shared: 6,
};

function rankOf({ stage, copies, isShared }: LetterRow): number {
  if (copies.some(isAmiss)) return 1;
  return stage === 'received' && !isShared ? RANKS.shared : RANKS[stage];
}

const attentionFirst = (one: LetterRow, other: LetterRow): number =>
  rankOf(one) - rankOf(other) || one.schoolName.localeCompare(other.schoolName, 'en-GB');
