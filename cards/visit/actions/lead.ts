import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { changeLead } from '#workflows/visits/change-people.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';

const CHOOSE = 'Please choose who leads it.';

export const lead = defineAction({
  name: 'lead',
  kind: 'decide',
  input: z.object({ newLead: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow(actor, seen: SeenVisit, { newLead }) {
    const allowed = mayArrange(actor, seen, ['booked', 'offered']);
    if (!allowed.ok) return allowed;
    if (newLead === seen.visit.leadId)
      return no(plainText`${seen.visit.leadName} leads it already. Please choose somebody else.`);
    return seen.leads.some(({ personId }) => personId === newLead)
      ? allowed
      : no(plainText`Please choose an officer, the deputy CEO or the CEO from the list.`);
  },
  async run({ trust, subject: { visit, leads }, actor, now, bankHolidays }, { newLead }) {
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    await changeLead(trust, visit, newLead, changing);
    const name = leads.find(({ personId }) => personId === newLead)?.name ?? '';
    return {
      said: plainText`${name} leads it now. Everyone is told.`,
      audited: { visitId: visit.id, from: visit.leadId, to: newLead },
    };
  },
});
