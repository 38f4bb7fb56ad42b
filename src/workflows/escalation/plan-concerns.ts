import { AMBERS_LIKE_RED } from '#domain/plan/action-state.ts';
import { actionsOf, answersIn, type PlacedAction } from '#domain/plan/asked.ts';
import type { CheckIn } from '#domain/plan/check-in.ts';
import { isCurrent } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import { type PlanFacts, planFacts } from '../plans/plan-facts.ts';
import { checkInReadRef, checkInRef } from '../plans/plan-refs.ts';
import type { EscalationReader } from './escalation-reader.ts';
import { askedAbout, planInWords } from './late-check-ins.ts';

const SHOWN = 4;
const WORDS = 120;

/**
 * What a check-in that was sent says is red, or amber three times running. It is nothing late: it begins when the check-in is sent, the
 * officer decides whether the team talks about it, and the school sees the line from the start.
 */
export const planConcerns: EscalationReader = {
  kind: 'concern',
  label: 'Red or repeated amber',
  lateNow: async () => [],
  async read(trust, { thingId }, asking) {
    const checkIn = await trust.plans.checkIn(thingId);
    const facts = checkIn && (await planFacts(trust, checkIn.planId, asking));
    if (!facts) return null;
    const { plan, school, checkIns } = facts;
    const concerns = concernsIn(facts, checkIn);
    const isOvertaken =
      checkIns.find(({ state }) => state === 'sent')?.id !== thingId ||
      plan.state !== 'agreed' ||
      !isCurrent(school);
    const { people, byItself } = askedAbout(facts);
    return {
      school,
      standing: isOvertaken ? 'not-needed' : concerns.length === 0 ? 'answered' : 'late',
      name: `what ${planInWords(facts)} finds hard`,
      line: `${planInWords(facts).replace(/^the /, '')}: ${concernsInWords(facts, concerns)}`.slice(0, 300),
      facts: concerns.slice(0, SHOWN).map(action => helpInWords(facts, action)),
      record: { card: 'plan-check-in', ref: checkInReadRef(thingId) },
      ownRecord: { card: 'plan-check-in', ref: checkInRef(thingId) },
      // Whether it is talked about is the officer's word alone.
      people: { ...people, deciderIds: [], mayDecideIds: [] },
      byItself,
      isShownFromTheStart: true,
      isForOfficer: false,
      isConfidential: false,
    };
  },
};

/** The actions that the check-in says something of and that are red, or amber three times running, now. */
export function concernsIn({ plan, answers, stateOf }: PlanFacts, checkIn: CheckIn): PlacedAction[] {
  const said = new Set(answersIn(answers, checkIn).map(({ actionId }) => actionId));
  return actionsOf(plan).filter(({ id }) => {
    const { rag, done, ambers } = stateOf(id);
    return said.has(id) && !done && (rag === 'red' || ambers >= AMBERS_LIKE_RED);
  });
}

function concernsInWords({ stateOf }: PlanFacts, concerns: readonly PlacedAction[]): string {
  const shown = concerns.slice(0, SHOWN).map(({ id, number }) => {
    const { rag, ambers } = stateOf(id);
    return rag === 'red' ? `action ${number} is red` : `action ${number} is amber, ${ambers} times running`;
  });
  const more = concerns.length - shown.length;
  return listInWords(more > 0 ? [...shown, `${more} more`] : shown);
}

function helpInWords({ stateOf, answers }: PlanFacts, { id, number, text }: PlacedAction): string {
  const cut = (words: string) => (words.length > WORDS ? `${words.slice(0, WORDS - 1)}…` : words);
  const help = answers.findLast(each => each.actionId === id && each.help !== '')?.help ?? '';
  const { rag } = stateOf(id);
  const wanted = help === '' ? '' : ` What would help: ${cut(help)}`;
  return `${number} ${cut(text)} (${rag === 'red' ? '▲ red' : '◆ amber'}).${wanted}`;
}
