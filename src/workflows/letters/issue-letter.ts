import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Letter, LetterBecause } from '#domain/category/letter.ts';
import { letterContent } from '#domain/category/letter-content.ts';
import { phaseGroupsOf } from '#domain/entitlement/phase-groups.ts';
import type { Standing } from '#domain/entitlement/school-record.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { NewId } from '#ports/ids.ts';
import type { LetterSettings } from '#ports/letter-store.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { readCalendar } from '../read-calendar.ts';
import { lettersRef } from './letters-ref.ts';

export interface Issuing {
  readonly now: IsoInstant;
  /** A person's id, "operator" or "fortnight". */
  readonly byId: string;
  readonly newId: NewId;
  readonly modelFiles: ModelFiles;
  readonly bankHolidays: BankHolidays;
}

export interface LetterAsked extends Issuing {
  readonly urn: string;
  readonly because: LetterBecause;
  /** Its effective date: what the record says of that day is what it says. */
  readonly from: IsoDate;
}

/** Why there is no letter: there is one of this cause; the trust uses no model; there is nothing to write about. */
export type NotIssued = 'there already' | 'no model' | 'no category' | 'no school';

/**
 * Writes a letter to a school from what the record says of its date; the tick gives it to the school when that has come.
 * The same cause at the same school is one letter, however often it is asked for. The standing must be recorded before.
 */
export async function issueLetter(trust: TrustWrites, asked: LetterAsked): Promise<Letter | NotIssued> {
  const { urn, from, modelFiles, bankHolidays } = asked;
  const school = await trust.schools.find(urn);
  if (!school) return 'no school';
  const inUse = await modelInUse(trust, modelFiles, from);
  if (!inUse) return 'no model';
  const { standings = [] } = (await trust.owed.recordsOf([urn])).get(urn) ?? {};
  return writeLetter(trust, asked, {
    ...{ school, standings, model: inUse.model },
    calendar: await readCalendar(trust, bankHolidays, school),
    settings: await trust.letters.settings(),
  });
}

/** What was read of the school and its trust. */
export interface LetterFacts {
  readonly school: School;
  readonly standings: readonly Standing[];
  readonly model: ImprovementModel;
  readonly calendar: SchoolCalendar;
  readonly settings: LetterSettings;
}

/** The same of what has been read already. */
export async function writeLetter(
  trust: TrustWrites,
  { because, from, byId, now, newId }: Omit<LetterAsked, 'urn'>,
  { school, standings, model, calendar, settings }: LetterFacts,
): Promise<Letter | NotIssued> {
  const academicYear = academicYearOf(from);
  const { signedAs, closing, signatoryId } = settings;
  const written = letterContent(model, {
    ...{ standings, phases: phaseGroupsOf(school), because, from, academicYear, signedAs, closing },
    calendar,
  });
  // A trust that sorts its schools has nothing to write to one that nobody has sorted, but of a status.
  if (model.ladder.length > 0 && written.category === null && written.statuses.length === 0)
    return 'no category';
  const letter = {
    ...{ id: newId(), urn: school.urn, academicYear, because, from, ...written },
    ...{ signedById: signatoryId, issuedAt: now, issuedById: byId, handedOutAt: null, toIds: [] },
    ...{ acknowledgedAt: null, acknowledgedById: null, sharedOn: null, sharedAt: null, sharedById: null },
  };
  if (!(await trust.letters.add(letter))) return 'there already';
  await trust.outbox.wantUpdates(lettersRef(academicYear));
  return { ...letter, version: 1 };
}
