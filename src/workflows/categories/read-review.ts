import { type Actor, actorId, SCHEDULE } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { factsOfReview } from '#domain/category/facts.ts';
import { meaningOf } from '#domain/category/meaning.ts';
import type { Proposal } from '#domain/category/proposal.ts';
import { type CategoryReview, proposedNow } from '#domain/category/review.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustReads } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { answerBy } from './answer-by.ts';
import { becauseInWords } from './because-in-words.ts';
import { evidenceLines } from './evidence-lines.ts';
import { movesOf } from './moves.ts';
import { type ReviewFacts, reviewFacts } from './review-facts.ts';
import type { ProposalView, ReviewMoves, ReviewView } from './review-view.ts';
import { standingOf } from './take-step.ts';

export interface ReviewAskedFor extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

/** null: there is nothing of it for this person to see. */
export async function readReview(
  trust: TrustReads,
  reviewId: string,
  asked: ReviewAskedFor,
): Promise<ReviewView | null> {
  const { actor, now } = asked;
  const facts = await reviewFacts(trust, reviewId, asked);
  if (!facts || actor.kind !== 'person' || !can(actor, 'review.read', facts.target)) return null;
  const { review, school, people, model, deciders } = facts;
  const may = movesOf(actor, facts);
  const today = dayOf(now);
  const calendar = await readCalendar(trust, asked.bankHolidays, school);
  const nameOf = (personId: string) =>
    personId === actorId(SCHEDULE)
      ? 'Fortnight'
      : (people.find(each => each.id === personId)?.name ?? FORGOTTEN_NAME);
  const rungName = (rung: string | null) => model.ladder.find(each => each.id === rung)?.name ?? null;
  const { standings = [] } = (await trust.owed.recordsOf([school.urn])).get(school.urn) ?? {};
  const { category } = standingNow(model, standings, today);
  const sees = seesAs(actor, facts, may);
  const begunBy = (day: IsoDate) => standingNow(model, standings, day).category?.standingId;
  // One that is confirmed as it is goes on: its target stays.
  const means = (id: string, from: IsoDate) => {
    const since = category?.rung.id === id ? category.since : from;
    return meaningOf(model, id, { from: since, calendar, today });
  };
  // While the team is not agreed, or has taken it back, there is nothing before the school.
  const hides = sees === 'school' && (review.state === 'differing' || review.state === 'withdrawn');
  const shown = (proposal: Proposal | null) =>
    proposal && !hides
      ? proposalView(proposal, { meaning: means(proposal.category, proposal.from), nameOf, model })
      : null;
  const { asked: waiting, talk, reply, settled, withdrawn, chosen } = review;
  const heads = headsOf(people, school);
  const mayWrite = may.propose || may.differ;
  const latest = settled?.category ?? proposedNow(review);
  return {
    ...{ id: reviewId, urn: school.urn, schoolName: school.name },
    word: model.words.category.name,
    headWord: model.words.head.name.toLowerCase(),
    ...{ state: review.state, round: review.round },
    because: await becauseInWords(trust, review, model, now),
    openedAt: review.openedAt,
    ...{ sees, may },
    current: category && { id: category.rung.id, name: category.rung.name, since: category.since },
    rungs: model.ladder.map(({ id: rung, name }) => ({ id: rung, name })),
    proposal: shown(review.proposal),
    // What a colleague would have proposed is no business of the school's.
    other: sees === 'school' ? null : shown(review.other),
    chosen: chosen && sees !== 'school' ? { byName: nameOf(chosen.byId), reason: chosen.reason } : null,
    meaning: latest === null || hides ? null : means(latest, settled?.from ?? review.proposal?.from ?? today),
    asked: waiting && { names: waiting.ids.map(nameOf), by: waiting.by },
    talk: talk && {
      ...{ byName: nameOf(talk.byId), at: talk.at, note: talk.note, on: talk.on, outcome: talk.outcome },
    },
    answers: review.answers.map(({ byId, prefers, ...answer }) => ({
      ...answer,
      byName: nameOf(byId),
      forName: heads.some(each => each.id === byId) ? null : (heads[0]?.name ?? null),
      prefers: rungName(prefers),
    })),
    reply: reply && {
      ...{ byName: nameOf(reply.byId), at: reply.at, words: reply.words },
      changedTo: reply.category === review.proposal?.category ? null : rungName(reply.category),
    },
    rulingOn: review.rulingOn,
    decider: {
      word: PART_WORDS[deciders.part],
      names: deciders.ids.map(nameOf),
      forTrustees: deciders.forTrustees,
    },
    settled: settled && {
      ...{ how: settled.how, byName: nameOf(settled.byId), at: settled.at, from: settled.from },
      ...{ reason: settled.reason, forTrustees: settled.forTrustees },
      isSame: begunBy(settled.from) !== standingOf(reviewId),
    },
    withdrawn: withdrawn && {
      ...{ byName: nameOf(withdrawn.byId), at: withdrawn.at, reason: withdrawn.reason },
    },
    evidence: mayWrite ? await evidenceLines(trust, school.urn, model, now) : [],
    factors: mayWrite
      ? model.factors.map(({ id: factor, text, group }) => ({ id: factor, name: text, group }))
      : [],
    recommended: sees === 'team' && mayWrite ? rungName(await recommendedIn(trust, review)) : null,
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
    viewerId: actor.personId,
    today,
    wouldAskBy: await answerBy(trust, school, asked),
    facts: factsOfReview(review),
    version: review.version,
  };
}

/** The school comes first: a head who is an officer elsewhere answers for their own school. */
function seesAs(actor: Actor, { target }: ReviewFacts, may: ReviewMoves): ReviewView['sees'] {
  if (can(actor, 'review.answer', target)) return 'school';
  if (may.choose || may.rule) return 'decider';
  return can(actor, 'review.propose', target) ? 'team' : 'reader';
}

function proposalView(
  { byId, at, category: _id, discussedOn, evidence, words, factors, from }: Proposal,
  around: {
    readonly meaning: ProposalView['category'] | null;
    readonly nameOf: (personId: string) => string;
    readonly model: ReviewFacts['model'];
  },
): ProposalView | null {
  const { meaning, nameOf, model } = around;
  if (!meaning) return null;
  return {
    ...{ byId, byName: nameOf(byId), at, category: meaning, discussedOn, words, from },
    evidence: evidence.map(({ text }) => text),
    factors: model.factors.filter(({ id }) => factors.includes(id)).map(({ text }) => text),
  };
}

/** What the report of the visit recommends, for the team's eyes (DOMAIN, workflow 2). */
async function recommendedIn(trust: TrustReads, { visitId }: CategoryReview): Promise<string | null> {
  return visitId === null ? null : ((await trust.visits.report(visitId))?.recommended ?? null);
}
