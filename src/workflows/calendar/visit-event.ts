import { addressOf } from '#domain/access/mailbox-address.ts';
import type { Person } from '#domain/access/role.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import { endOf, isTimed, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { EventDraft, EventResponse } from '#ports/calendar.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { callOff, setTime } from '../visits/change-visit.ts';
import { redrawVisit, tellVisit } from '../visits/tell-visit.ts';
import type { LinkedRecord, RecordKind, Surroundings } from './linked-record.ts';
import { visitRecord } from './want-event.ts';

/** Who acts where Outlook says what happened and not who did it. */
const BY_OUTLOOK = 'fortnight';

/** In minutes: what a visit can be (domain/visit/visit.ts). */
const LENGTHS = { least: 15, most: 600 };

export const visitEvents: RecordKind = {
  async read(trust, id, around) {
    const visit = await trust.visits.find(id);
    if (!visit || !isTimed(visit)) return null;
    const [school, lead, people] = [
      await trust.schools.find(visit.urn),
      await trust.people.find(visit.leadId),
      await invitedOf(trust, visit),
    ];
    const isHidden = await isConfidential(trust, visit, around);
    const draft = draftOf(visit, { school, people, isHidden });
    const { startsAt, minutes, changedAt, state } = visit;
    const { startsAt: _at, minutes: _long, ...rest } = draft;
    return {
      organiserId: visit.leadId,
      mailbox: lead && addressOf(lead),
      draft,
      farewell: visit.reason && !isHidden ? `Called off: ${visit.reason}` : 'Called off.',
      isOver: state === 'held' || state === 'not-held',
      side: {
        isOn: state === 'booked',
        ...{ startsAt, minutes, changedAt },
        rest: around.fingerprint(JSON.stringify(rest)),
      },
      people: new Map(
        people.flatMap(({ person }) =>
          [person.upn, person.email].flatMap(each =>
            each ? [[each.toLowerCase(), person.id] as const] : [],
          ),
        ),
      ),
    } satisfies LinkedRecord;
  },
  async adoptTime(trust, id, to, { now, bankHolidays }) {
    const visit = await trust.visits.hold(id);
    if (!visit) return false;
    // An event of a whole day, or of none, keeps our length: it is brought back to that.
    const minutes = LENGTHS.least <= to.minutes && to.minutes <= LENGTHS.most ? to.minutes : visit.minutes;
    const at = { startsAt: to.startsAt, minutes };
    await setTime(trust, visit, at, { byId: BY_OUTLOOK, side: 'outlook', now, bankHolidays });
    return true;
  },
  async adoptCancelling(trust, id, { now }) {
    const visit = await trust.visits.hold(id);
    if (visit?.state !== 'booked') return;
    // Why, its lead is asked on the card.
    await callOff(
      trust,
      visit,
      { state: 'cancelled', reason: null },
      { byId: BY_OUTLOOK, side: 'outlook', now },
    );
  },
  async tellConflict(trust, id, { now }, { isTold }) {
    const visit = await trust.visits.find(id);
    if (!visit) return;
    if (!visit.flags.includes('both-changed'))
      await trust.visits.change(id, { flags: [...visit.flags, 'both-changed'] });
    const changed = (await trust.visits.find(id)) ?? visit;
    await tellVisit(trust, changed, { news: 'flagged', now, soon: true, ...(isTold && { to: [] }) });
  },
  async tellTrouble(trust, id, { now }) {
    const visit = await trust.visits.hold(id);
    if (!visit || visit.flags.includes('not-in-outlook')) return;
    await trust.visits.change(id, { flags: [...visit.flags, 'not-in-outlook'] });
    const changed = (await trust.visits.find(id)) ?? visit;
    await tellVisit(trust, changed, { news: 'flagged', now, to: [visit.leadId], soon: true });
  },
  async tellAgreed(trust, id) {
    const visit = await trust.visits.hold(id);
    if (visit?.flags.includes('not-in-outlook'))
      await trust.visits.change(id, { flags: visit.flags.filter(flag => flag !== 'not-in-outlook') });
    await redrawVisit(trust, id, { soon: true });
  },
  async adoptAnswers(trust, id, answers, { now }) {
    const visit = await trust.visits.hold(id);
    if (visit?.state !== 'booked') return;
    const news = visit.attendees.filter(({ personId, answer }) => isNews(answers.get(personId), answer));
    for (const { personId } of news)
      await trust.visits.setAnswer(id, personId, answers.get(personId) ?? 'none');
    const hasDeclined = news.some(
      ({ personId, required }) => required && answers.get(personId) === 'declined',
    );
    const answered = (await trust.visits.find(id)) ?? visit;
    const stillDeclined = answered.attendees.some(
      ({ required, answer }) => required && answer === 'declined',
    );
    if (hasDeclined && !visit.flags.includes('declined'))
      await trust.visits.change(id, { flags: [...visit.flags, 'declined'] });
    else if (!stillDeclined && visit.flags.includes('declined'))
      await trust.visits.change(id, { flags: visit.flags.filter(flag => flag !== 'declined') });
    const changed = await trust.visits.find(id);
    if (!changed || news.length === 0) return;
    await tellVisit(trust, changed, {
      news: 'declined',
      now,
      to: hasDeclined ? [visit.leadId] : [],
      soon: true,
    });
  },
};

/** An invitation nobody has answered says nothing against what was answered in Teams. */
const isNews = (seen: EventResponse | undefined, known: EventResponse): boolean =>
  seen !== undefined && seen !== 'none' && seen !== known;

interface InvitedPerson {
  readonly person: Person;
  readonly address: string | null;
  readonly required: boolean;
}

async function invitedOf(trust: TrustReads, { attendees }: Visit): Promise<InvitedPerson[]> {
  const found: InvitedPerson[] = [];
  for (const { personId, required } of attendees) {
    const person = await trust.people.find(personId);
    if (person) found.push({ person, address: addressOf(person), required });
  }
  return found;
}

interface Drafting {
  readonly school: School | null;
  readonly people: readonly InvitedPerson[];
  readonly isHidden: boolean;
}

function draftOf(visit: TimedVisit, { school, people, isHidden }: Drafting): EventDraft {
  const name = school?.name ?? `school ${visit.urn}`;
  const title = isHidden ? 'School improvement meeting' : visit.name;
  return {
    subject: `${title}: ${name}`,
    body: [
      `${title} at ${name}, led by ${visit.leadName}.`,
      ...(visit.isOnline ? ['It is held online.'] : []),
      'What it is about, and what to have at hand, is in Fortnight in Teams.',
      'Move it or call it off here or there: both stay the same.',
    ].join('\n'),
    startsAt: visit.startsAt,
    minutes: visit.minutes,
    location: visit.isOnline ? null : placeOf(school, name),
    isOnline: visit.isOnline,
    invited: people.flatMap(({ person, address, required }) =>
      address ? [{ address, name: person.name, required }] : [],
    ),
    record: visitRecord(visit.id),
  };
}

/** An event's title is read by whoever may look into the calendar: what is about staff or safeguarding is not named there. */
async function isConfidential(trust: TrustReads, visit: TimedVisit, { modelFiles }: Surroundings) {
  const used = await modelInUse(trust, modelFiles, dayOf(endOf(visit)));
  if (!used) return false;
  const engagement = used.model.engagements.find(({ id }) => id === visit.engagement);
  // What the model does not know any more may have been.
  return engagement === undefined || engagement.confidential === true;
}

const placeOf = (school: School | null, name: string): string =>
  [name, school?.street, school?.town, school?.postcode].filter(Boolean).join(', ');
