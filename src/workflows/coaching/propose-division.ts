import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { Solver } from '#ports/solver.ts';
import type { TrustReads } from '#ports/store.ts';
import { proposeGroups } from '../rota/propose-groups.ts';
import { againstDay } from './change-groups.ts';
import { againstDivision, type DivisionAnswer, divisionAnswer } from './division-answer.ts';
import { divisionOf } from './division-code.ts';
import { type DivisionAsked, readDivisionFacts } from './division-facts.ts';
import { ruleInWords } from './rule-words.ts';

interface Sources {
  readonly now: IsoInstant;
  readonly modelFiles: ModelFiles;
}

/** What may be asked: whom there is to divide from today on, and by which rules. */
export async function readDivision(trust: TrustReads, sources: Sources): Promise<DivisionAnswer> {
  const today = dayOf(sources.now);
  const asked = { size: 4, from: today };
  const without = await readDivisionFacts(trust, { ...asked, whom: 'without' }, sources);
  const all = await readDivisionFacts(trust, { ...asked, whom: 'all' }, sources);
  return {
    ...{ without: without.grouping.joiners.length, all: all.grouping.joiners.length, today },
    rules: all.rules.map(rule => ruleInWords(rule, all.known)),
    ...{ asked: null, against: [], proposal: null },
  };
}

/** Groups as the schools and the rules are now: nothing is made by it. */
export async function proposeDivision(
  trust: TrustReads,
  asked: DivisionAsked,
  { solver, seconds, ...sources }: Sources & { readonly solver: Solver; readonly seconds: number },
): Promise<DivisionAnswer> {
  const base = await readDivision(trust, sources);
  const early = againstDay(asked.from, sources.now);
  if (early !== null) return { ...base, asked, against: [early] };
  const facts = await readDivisionFacts(trust, asked, sources);
  const against = againstDivision(facts);
  if (against.length > 0) return { ...base, asked, against };
  return divisionAnswer(base, facts, await proposeGroups({ solver, seconds }, facts.grouping));
}

/** What was proposed, as its buttons carry it; null: something it was made from has changed since. */
export async function divisionProposed(
  trust: TrustReads,
  shown: { code: string; fingerprint: string; isBest: boolean; asked: DivisionAsked },
  sources: Sources,
): Promise<DivisionAnswer | null> {
  const facts = await readDivisionFacts(trust, shown.asked, sources);
  const groups = facts.fingerprint === shown.fingerprint ? divisionOf(shown.code, facts.grouping) : null;
  if (!groups) return null;
  const base = await readDivision(trust, sources);
  return divisionAnswer(base, facts, { kind: 'groups', groups, isBest: shown.isBest });
}
