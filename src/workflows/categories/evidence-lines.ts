import type { EvidenceLine } from '#domain/category/proposal.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { RAG_WORDS } from '#domain/visit/released-report.ts';
import type { TrustReads } from '#ports/store.ts';
import { isVisitForTheChair } from '../agenda-sources/channel-may-know.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';

/** Older than a school year it says little of how a school is now. */
const DAYS_BACK = 366;
const SHOWN = 8;

/**
 * What the record has to say of a school that a proposal may point to: reports that went out, newest first. Only what the
 * school has seen is evidence, and never what was recommended in one, nor anything of one on staff or safeguarding: whoever
 * answers for the head reads it too.
 */
export async function evidenceLines(
  trust: TrustReads,
  urn: string,
  model: ImprovementModel,
  now: IsoInstant,
): Promise<EvidenceLine[]> {
  const from = momentOf(addDays(dayOf(now), -DAYS_BACK), '00:00');
  const visits = new Map(
    (await trust.visits.ofSchool(urn, { from, until: now })).map(visit => [visit.id, visit]),
  );
  const lines: EvidenceLine[] = [];
  for (const report of await trust.visits.released({ from, until: now })) {
    const visit = visits.get(report.visitId);
    if (!visit?.startsAt || isVisitForTheChair(model, visit)) continue;
    const rating = report.rag ? ` (${RAG_WORDS[report.rag].toLowerCase()})` : '';
    const name = nameOfThing(model, visit.engagement);
    const day = dayInWords(dayOf(visit.startsAt), now);
    lines.push({ ref: `visit ${visit.id}`, text: `${name}, ${day}: ${report.headline}${rating}` });
  }
  return lines.toReversed().slice(0, SHOWN);
}
