import type { Actor } from '#domain/access/actor.ts';
import { can, type SchoolTarget } from '#domain/access/can.ts';
import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { canFollow } from '#domain/escalation/after-escalation-step.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import { factsOfEscalation } from '#domain/escalation/facts.ts';
import { historyInWords, lineReason } from '#domain/escalation/in-words.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { awayByRecord } from '../away/who-is-away.ts';
import type { EscalatedThing, EscalationAsking } from './escalation-reader.ts';
import type { EscalationView } from './escalation-view.ts';
import { whereTo } from './people-asked.ts';
import { readerOf, readThing } from './registry.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Who looks, and when. */
export interface EscalationRead extends EscalationAsking {
  readonly actor: PersonActor;
}

/** null: there is none, or nothing of it is theirs to see. */
export async function readEscalation(
  trust: TrustReads,
  id: string,
  asking: EscalationRead,
): Promise<EscalationView | null> {
  const { actor, now } = asking;
  const escalation = await trust.escalations.find(id);
  const thing = escalation && (await readThing(trust, escalation, asking));
  if (!thing) return null;
  const target = targetOf(thing);
  if (!can(actor, 'school.read-escalation', target) || !mayKnow(actor, thing)) return null;
  const sees = can(actor, 'school.add-to-line', target) ? 'school' : 'team';
  // What may yet be answered in time is nothing to trouble a school with.
  if (sees === 'school' && !thing.isShownFromTheStart && escalation.onAgenda === null) return null;
  const people = await trust.people.list();
  const nameOf = (personId: string) => people.find(each => each.id === personId)?.name ?? FORGOTTEN_NAME;
  const history = historyInWords(await trust.escalations.stepsOf(id), nameOf, now);
  const today = dayOf(now);
  const isAway = await awayByRecord(trust, thing.people.answererIds, today);
  const { record, ownRecord, line, facts, name, school, byItself, isConfidential } = thing;
  const to = whereTo(thing.people, actor.personId);
  return {
    ...{
      id,
      urn: school.urn,
      schoolName: school.name,
      sees,
      name,
      byItself,
      isConfidential,
      today,
      facts: [...facts],
    },
    ...{ label: readerOf(escalation.kind)?.label ?? '', state: escalation.state, dueOn: escalation.dueOn },
    isOver: escalation.stopped?.because ?? (thing.standing === 'late' ? 'no' : thing.standing),
    isLate: escalation.remindedAt !== null,
    line: { text: line, reason: lineReason(escalation, nameOf, now) },
    addition: escalation.addition?.words ?? null,
    history: sees === 'team' ? history : withoutTheTeamsWords(history, escalation),
    awayNames:
      sees === 'team' ? thing.people.answererIds.filter(each => isAway(each, today)).map(nameOf) : [],
    nextNames: to === 'decider' ? thing.people.deciderIds.map(nameOf) : [],
    may: rightsOf(actor, escalation, thing, sees),
    record: { ...(sees === 'school' ? ownRecord : record) },
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
    version: escalation.version,
    audited: { ...factsOfEscalation(escalation) },
  };
}

/** What is confidential is known to whoever answers it and whoever decides what is owed there, as on its own card. */
const mayKnow = (actor: PersonActor, thing: EscalatedThing): boolean =>
  !thing.isConfidential ||
  thing.people.answererIds.includes(actor.personId) ||
  can(actor, 'school.mark-owed', targetOf(thing));

export const targetOf = ({ school, people }: EscalatedThing): SchoolTarget => ({
  ...{ kind: 'school', urn: school.urn, hubId: school.hubId },
  ...{ delegateIds: people.answererIds, deciderIds: people.mayDecideIds },
});

/** The school reads what it added itself, and nothing that was typed of it. */
const withoutTheTeamsWords = (history: EscalationView['history'], { addition }: Escalation) =>
  history.map(line => (line.why === addition?.words ? line : { ...line, why: '' }));

function rightsOf(
  actor: PersonActor,
  escalation: Escalation,
  thing: EscalatedThing,
  sees: EscalationView['sees'],
): EscalationView['may'] {
  const target = targetOf(thing);
  const goesOn = thing.standing === 'late' && sees === 'team';
  const isOfficers = can(actor, 'school.answer-escalation', target);
  return {
    wait: goesOn && isOfficers && canFollow(escalation, 'given-time'),
    answer: goesOn && isOfficers && canFollow(escalation, 'taken-on'),
    decide:
      goesOn && can(actor, 'school.decide-escalation', target) && canFollow(escalation, 'put-on-agenda'),
    add: thing.standing === 'late' && sees === 'school' && canFollow(escalation, 'added'),
  };
}
