import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { ROLE_WORDS } from '#domain/access/role.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { checkedInWords, type ReleasedReport } from '#domain/visit/released-report.ts';
import { visitTarget } from '#domain/visit/visit-target.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { askedOfModel, reportFacts } from './read-report.ts';

/** A report that is out, for somebody who may read it; null for anybody else, and for one that is not out. */
export async function readReleased(
  trust: TrustReads,
  visitId: string,
  { actor, now, ...sources }: OwedSources & { readonly actor: Actor; readonly now: IsoInstant },
): Promise<ReleasedReport | null> {
  const facts = await reportFacts(trust, visitId, { ...sources, now });
  if (!facts?.report?.releasedAt || facts.report.state !== 'released') return null;
  const { visit, report, school, people, model } = facts;
  const calendar = await readCalendar(trust, sources.bankHolidays, school);
  const target = visitTarget(visit, {
    ...{ hubId: school.hubId, briefAt: briefAt(visit, calendar), recipientIds: report.releasedTo, now },
    delegates: await delegatesOf(trust, school.urn, now),
  });
  if (!can(actor, 'visit.read-report', target)) return null;
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? '';
  const lead = people.find(({ id }) => id === visit.leadId);
  const role = lead?.appointments[0]?.role;
  const engagement = model?.engagements.find(({ id }) => id === visit.engagement);
  const { headline, strengths, areas, actions, rag, links } = report;
  return {
    ...{ visitId, headline, strengths, areas, actions, rag, links },
    trustName: (await trust.trust.get()).name,
    teamWord: model?.words.team.name ?? 'School improvement',
    leadWord: role === 'officer' && model ? model.words.officer.name : role ? ROLE_WORDS[role] : '',
    visitName: engagement?.name ?? visit.name,
    schoolName: school.name,
    startsAt: visit.startsAt,
    leadName: visit.leadName,
    present: visit.attendees.filter(({ answer }) => answer !== 'declined').map(({ name }) => name),
    checked: checkedInWords(report, model?.words.head.name ?? 'head', `${dayOf(visit.startsAt)}T12:00:00Z`),
    next: askedOfModel(model, visit.things)?.report.next ?? null,
    releasedAt: report.releasedAt ?? now,
    to: report.releasedTo.map(nameOf),
    confidential: engagement?.confidential === true,
  };
}
