import { type Member, memberKey } from '#domain/coaching/group.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustWrites } from '#ports/store.ts';
import { againstDay, endGroup, makeGroup } from './change-groups.ts';
import { againstDivision, lastDay, namesFor } from './division-answer.ts';
import { divisionOf } from './division-code.ts';
import { type DivisionAsked, readDivisionFacts } from './division-facts.ts';

export type DivisionAgreed =
  | { readonly ok: true; readonly made: readonly string[]; readonly ended: readonly string[] }
  | { readonly ok: false; readonly because: string };

interface Agreeing {
  readonly byId: string;
  readonly now: IsoInstant;
  readonly newId: NewId;
  readonly modelFiles: ModelFiles;
}

const CHANGED =
  'Something has changed since this was proposed, so nothing was done. Please have groups proposed again.';

/**
 * Groups are made as was shown, from the day on, and those in whose place they come end the day before: what these were stays on
 * the record. Where anything it was made from has changed since, nothing is done. The caller holds the groups.
 */
export async function agreeDivision(
  trust: TrustWrites,
  { code, fingerprint, asked }: { code: string; fingerprint: string; asked: DivisionAsked },
  { byId, now, newId, modelFiles }: Agreeing,
): Promise<DivisionAgreed> {
  const facts = await readDivisionFacts(trust, asked, { now, modelFiles });
  const groups = facts.fingerprint === fingerprint ? divisionOf(code, facts.grouping) : null;
  if (!groups) return { ok: false, because: CHANGED };
  const early = againstDay(asked.from, now) ?? againstDivision(facts)[0];
  if (early) return { ok: false, because: early };
  const memberOf = (urn: string): Member => ({ kind: 'school', urn });
  // All at once and in one order, whatever the order of the groups.
  await trust.coaching.holdMembers(
    groups
      .flat()
      .map(memberOf)
      .toSorted((one, other) => (memberKey(one) < memberKey(other) ? -1 : 1)),
  );
  for (const group of facts.ending) {
    const against = await endGroup(trust, group, lastDay(asked), { now });
    if (against !== null) return { ok: false, because: `${group.name}: ${against}` };
  }
  const names = namesFor(groups.length, facts);
  const made: string[] = [];
  for (const [at, urns] of groups.entries()) {
    const id = newId();
    const members = urns.map(urn => ({ id: newId(), member: memberOf(urn), from: asked.from, to: null }));
    const against = await makeGroup(
      trust,
      {
        ...{
          id,
          name: names[at] ?? '',
          purpose: '',
          facilitatorId: null,
          from: asked.from,
          to: null,
          members,
        },
        ...{ createdById: byId, createdAt: now },
      },
      { now },
    );
    if (against !== null) return { ok: false, because: against };
    made.push(id);
  }
  return { ok: true, made, ended: facts.ending.map(({ id }) => id) };
}
