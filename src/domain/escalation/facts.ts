import type { Escalation } from './escalation.ts';

/** What the audit keeps: where it stands, whose word it was, and days; no words anybody typed. */
export function factsOfEscalation(escalation: Escalation): Readonly<Record<string, unknown>> {
  const { state, kind, urn, dueOn, given, takenOn, left, spoken, onAgenda, addition, stopped } = escalation;
  return {
    ...{ state, kind, urn, dueOn, waited: escalation.waited.length },
    ...{ givenUntil: given?.until ?? null, takenTo: takenOn?.to ?? null, leftBy: left?.byId ?? null },
    ...{ spokenBy: spoken?.byId ?? null, onAgendaBy: onAgenda?.byId ?? null },
    ...{ addedBy: addition?.byId ?? null, addedAt: addition?.at ?? null },
    stopped: stopped?.because ?? null,
  };
}
