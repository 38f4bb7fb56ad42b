import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { OPERATOR, SCHEDULE } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import {
  membership,
  newBlackout,
  newGroup,
  newReview,
  personMember,
  schoolMember,
} from '#test/builders/coaching.ts';
import { letterOf } from '#test/builders/letter.ts';
import { newCheckIn, newPlan, planAnswer } from '#test/builders/plan.ts';
import { poll, vote } from '#test/builders/poll.ts';
import { textsOf } from '#test/builders/press.ts';
import { STEP } from '#test/builders/review.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { emptyReport, newVisit } from '#test/builders/visit.ts';
import { newWriteUp } from '#test/builders/write-up.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';
import { readPrinted } from '#workflows/letters/read-letter.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';
import { readHeld } from '#workflows/privacy/read-held.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

const MEETING_DAY = '2026-11-17T09:31:00.000Z';

/** Dee chairs a meeting, does this and that, leaves the trust and asks to be forgotten. */
describe('somebody who is forgotten', () => {
  let w: World;
  let dee: Person;
  beforeAll(async () => {
    w = await world();
    const { priya, maria } = w.people;
    dee = { ...w.people.dee, upn: 'dee.marsh@mill-lane.example', email: 'dee@mill-lane.example' };
    await inTrust(async tx => {
      await tx.people.save(dee);
      await tx.meetings.saveSeries(
        sitSeries({ chairId: dee.id, deputyIds: [priya.id], memberIds: [dee.id, priya.id, maria.id] }),
      );
    });
    await inTrust(async ({ owed }) => {
      const noted = { at: w.now, byId: dee.id };
      const of = { urn: '900001', on: '2026-10-06' };
      const why = 'The school is closed';
      await owed.addMark(
        { ...of, id: 'mark', kind: 'waived', thing: 'aim', number: null, reason: why },
        noted,
      );
      await owed.addFulfilments([{ ...of, id: 'done', state: 'done', things: ['aim'] }], noted);
    });
    await inTrust(async ({ delegations, reviews }) => {
      const by = { at: w.now, byId: dee.id };
      await reviews.open({ id: 'reviewed', urn: '900001' }, { ...STEP.opened, ...by });
      const asked = { ids: [dee.id], by: '2026-11-19' };
      await reviews.add('reviewed', { ...STEP.proposed, ...by, asked });
      const of = { id: 'named', urn: '900001', personId: dee.id, namedById: w.people.tom.id };
      const days = { from: '2026-11-12', to: '2026-12-18', namedAt: w.now };
      await delegations.add({ ...of, ...days, kind: 'answers' });
    });
    await inTrust(async ({ escalations, absences }) => {
      const late = { kind: 'check-in', thingId: 'c', urn: '900001', dueOn: '2026-11-06' };
      const begun = await escalations.begin(late, { kind: 'raised', at: w.now, byId: dee.id });
      await escalations.add(begun?.id ?? '', { kind: 'left', at: w.now, byId: dee.id, reason: 'By phone' });
      const days = { from: '2026-12-01', to: '2026-12-04', recordedAt: w.now };
      await absences.add({ id: 'away', personId: dee.id, ...days, recordedById: dee.id });
    });
    await inTrust(async ({ letters }) => {
      const { version: _version, ...letter } = letterOf(
        {},
        { urn: '900001', signedById: dee.id, issuedById: dee.id, toIds: [dee.id] },
      );
      const answered = { acknowledgedById: dee.id, sharedById: dee.id };
      await letters.add({ ...letter, ...answered });
      const copy = { letterId: letter.id, personId: dee.id, role: 'clerk', way: 'card' } as const;
      await letters.addCopies([{ ...copy, state: 'queued', madeAt: w.now }]);
      await letters.saveSettings({ signatoryId: dee.id, signedAs: 'Officer' });
    });
    await inTrust(async ({ plans }) => {
      const by = { byId: dee.id, at: w.now };
      await plans.add(newPlan({ createdById: dee.id }), []);
      await plans.changeAction('p', 'p-1-a', { ownerId: dee.id });
      await plans.agree('p', { part: 'head', ...by });
      await plans.openCheckIns([newCheckIn()]);
      await plans.addAnswers('p', [planAnswer({ id: 'said', ...by })]);
      const comment = { ...by, words: 'Thank you' };
      await plans.changeCheckIn('p', 'c', { sent: { ...by, unchanged: null }, comment });
    });
    await inTrust(async ({ obligations }) => {
      const window = { thing: 'safeguarding-audit', owedTo: '2027-07-21', dueOn: '2027-07-21' };
      await obligations.open({ ...window, id: 'r', urn: '900001', openedAt: w.now });
      const said = { kind: 'done', day: '2026-11-12', words: 'By post', link: null } as const;
      await obligations.addStep({ id: 'sent', requestId: 'r', ...said, byId: dee.id, at: w.now });
      await obligations.addAsks([{ requestId: 'r', personId: dee.id, because: '', at: w.now }]);
    });
    await inTrust(async ({ coaching, peerReviews, polls }) => {
      const theirs = personMember(dee.id);
      const members = [membership(theirs), membership(schoolMember('900001'))];
      await coaching.add(newGroup({ facilitatorId: dee.id, createdById: dee.id, members }));
      await coaching.addBlackout(newBlackout({ byId: dee.id }));
      await coaching.addRule({ id: 'rule', kind: 'same-phase', urns: [], byId: dee.id, at: w.now });
      const why = { state: 'not-held', reason: 'Snow', reasonById: dee.id } as const;
      const visitors = [schoolMember('900001')];
      const focus = { focus: 'Phonics', focusById: dee.id };
      await coaching.addReview(newReview({ host: theirs, visitors, createdById: dee.id, ...focus, ...why }));
      const of = { reviewId: 'r', byId: dee.id, at: w.now };
      await peerReviews.addWriteUp(newWriteUp({ byId: dee.id }));
      await peerReviews.addMiss({ ...of, id: 'miss', on: '2026-11-11', reason: 'Snow' });
      await peerReviews.addShare({ ...of, id: 'share', text: 'Books', toChannel: false });
      const {
        votes: _votes,
        version: _version,
        ...asking
      } = poll({ openedById: dee.id, unreadIds: [dee.id] });
      await polls.add(asking);
      await polls.addVotes('poll', [vote(theirs, 's1', 'yes', dee.id)]);
    });
    await inTrust(async ({ visits }) => {
      const attendee = { personId: dee.id, part: 'team', required: true, answer: 'none' } as const;
      const own = { leadId: dee.id, createdById: dee.id, reason: 'A burst pipe', reasonById: dee.id };
      const startsAt = '2026-10-06T09:30:00.000Z';
      await visits.add(newVisit({ ...own, attendees: [attendee], startsAt, state: 'held' }));
      const sent = { state: 'released' as const, releasedAt: w.now, releasedTo: [dee.id] };
      await visits.saveReport(
        emptyReport({
          ...sent,
          headline: 'Well led',
          headById: dee.id,
          headAnswer: 'inaccurate',
          headNote: 'No',
        }),
      );
    });
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    await w.presses(priya, w.agenda(), 'sit-agenda.send-apologies', { note: 'At Oakhurst' });
    await w.presses(priya, w.agenda(), 'sit-agenda.withdraw-apologies');
    await w.presses(dee, w.agenda(), 'sit-agenda.send-apologies', { note: 'A hospital visit' });
    await w.types(dee, 'add Attendance about oakwood');
    await w.quiet();
    w.now = MEETING_DAY;
    let desk = await w.types(dee, 'chair');
    desk = await press(dee, desk, 'run-meeting.start');
    const due = '2026-11-27';
    desk = await press(dee, desk, 'run-meeting.next', {
      ...{ decision: 'Two officers visit', action: 'Send the times', owner: dee.id, due },
    });
    desk = await press(dee, await w.types(dee, 'chair'), 'run-meeting.wrap-up');
    await press(dee, desk, 'run-meeting.close', { present: `${dee.id},${priya.id}` });
    await w.quiet();
    await press(dee, await w.types(dee, 'minutes'), 'meeting-minutes.document');
  });
  afterAll(() => w.close());

  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const channel = () => JSON.stringify(w.connector.in(CHANNEL));

  it('was named on cards, and nowhere in the database in clear', async () => {
    expect(channel()).toContain('Dee Marsh');
    const rows = await w.rows();
    for (const name of [dee.upn, dee.email, dee.objectId]) expect(rows).not.toContain(name);
    // The answers given to presses are cards, kept for a week to be given again.
    expect(rows.split('\n').filter(table => table.includes('Dee Marsh'))).toHaveLength(1);
  });

  it('can be given everything that is held of them first', async () => {
    const held = await readHeld(trust(), dee);
    expect(held.who).toEqual([
      { id: dee.id, objectId: dee.objectId, upn: dee.upn, name: dee.name, email: dee.email },
    ]);
    expect(held.apologies).toMatchObject([{ note: 'A hospital visit' }]);
    expect(held.actionsOwned).toMatchObject([{ text: 'Send the times', state: 'open' }]);
    expect(held.decisionsRecorded).toMatchObject([{ text: 'Two officers visit' }]);
    expect(held.agendaLinesAdded).toMatchObject([{ text: 'Attendance' }]);
    expect(held.audit).toContainEqual(
      expect.objectContaining({ verb: 'run-meeting.start', actorId: dee.id, entrance: 'card' }),
    );
    const kinds = Object.entries(held).flatMap(([kind, records]) => (records.length > 0 ? [kind] : []));
    expect(held.owedMarksMade).toMatchObject([{ thing: 'aim', reason: 'The school is closed' }]);
    expect(held.visitReportsWritten).toMatchObject([{ headline: 'Well led', headNote: 'No' }]);
    expect(held.visitReasonsGiven).toMatchObject([{ reason: 'A burst pipe' }]);
    expect(held.delegations).toMatchObject([{ kind: 'answers', from: '2026-11-12T00:00:00.000Z' }]);
    expect(held.visitsRecorded).toMatchObject([{ things: ['aim'], on: '2026-10-06T00:00:00.000Z' }]);
    expect(Object.keys(held).filter(kind => !kinds.includes(kind))).toEqual([
      'withoutRole',
      'agendaLinesToRead',
      'modelsTakenUp',
      'standingsRecorded',
      'statusesSetOrEnded',
      'externalSupportAskedOrAnswered',
      'interventionsRecorded',
      'calendarsWatched',
      'eventsInTheirCalendar',
      'plansSent',
      'wordsWithTheirName',
      'cardsToCome',
    ]);
    expect(JSON.stringify(held)).not.toContain('trustId');
  });

  it('is named nowhere afterwards: in no row, on no card of the channel or of others, in no log', async () => {
    await inTrust(tx => forgetPerson(tx, dee.id, { actor: OPERATOR, now: w.now }));
    await w.quiet();
    w.now = '2026-11-18T09:31:00.000Z';
    await w.quiet();
    const rows = await w.rows();
    for (const name of ['Dee Marsh', dee.upn, dee.email, dee.objectId, `a:${dee.id}`])
      expect(rows, name ?? '').not.toContain(name);
    expect(channel()).not.toContain('Dee Marsh');
    expect(textsOf(w.shown(w.people.priya, 'run-meeting.')).join(' ')).not.toContain('Dee Marsh');
    expect(w.logs()).not.toMatch(/Dee Marsh|dee.marsh|A hospital visit/);
  });

  it('leaves the record whole: the minutes stand, the action needs an owner, the audit verifies', async () => {
    expect(await trust().delegations.find('named')).toMatchObject({ personName: 'Former colleague' });
    expect((await trust().delegations.find('named'))?.endedAt).not.toBeNull();
    expect(await trust().letters.settings()).toMatchObject({ signatoryId: null, signedAs: null });
    const group = await trust().coaching.find('g');
    expect(group?.facilitatorId).toBeNull();
    expect(group?.members.map(({ to }) => to)).toEqual([null, '2026-11-16']);
    const printed = await readPrinted(trust(), 'letter-1', { actor: SCHEDULE, now: w.now });
    expect(printed).toMatchObject({
      ...{ to: ['Former colleague'], signatory: { name: 'Former colleague' } },
      copies: ['Former colleague (clerk)'],
    });
    const { priya } = w.people;
    const minutes = textsOf(await w.types(priya, 'minutes')).join(' ');
    expect(minutes).toContain('Present: Former colleague, Priya Shah');
    expect(minutes).toContain('Two officers visit');
    const [action] = await trust().actions.open({ ownerId: dee.id });
    expect(action).toMatchObject({ ownerName: 'Former colleague', ownerIsHere: false });
    expect(await verifyAudit(trust(), { digest: sha256 })).toMatchObject({ faults: [] });
    const theirs = (await trust().audit.list()).filter(({ actorId }) => actorId === dee.id);
    expect(theirs.length).toBeGreaterThan(3);
    expect(theirs.filter(({ input }) => input !== undefined)).toEqual([]);
    expect(theirs.some(({ sealedInput }) => sealedInput !== undefined)).toBe(true);
  });

  it('is a stranger when they come back, and changes nothing', async () => {
    const before = await verifyAudit(trust(), { digest: sha256 });
    expect(textsOf(await w.types(dee, 'chair')).join(' ')).toContain('does not know you');
    expect(await verifyAudit(trust(), { digest: sha256 })).toEqual(before);
  });

  it('can be forgotten twice without harm', async () => {
    await inTrust(tx => forgetPerson(tx, dee.id, { actor: OPERATOR, now: w.now }));
    expect(await trust().people.find(dee.id)).toMatchObject({ name: 'Former colleague', isForgotten: true });
    expect((await trust().people.list()).filter(({ name }) => name === 'Priya Shah')).toHaveLength(1);
  });
});

describe('what is held of a person', () => {
  /** Where each column that refers to a person is answered for in an export; null: it names nobody, or is how others find them. */
  const ANSWERED: Record<string, string | null> = {
    'PersonKey.personId': null,
    'Appointment.personId': 'roles',
    'SeriesMember.personId': 'memberships',
    'Meeting.actingChairId': 'meetingsChaired',
    'Meeting.chairedById': 'meetingsChaired',
    'AgendaLine.readerIds': 'agendaLinesToRead',
    'AgendaLine.audience': null,
    'AgendaLine.addedById': 'agendaLinesAdded',
    'Apology.personId': 'apologies',
    'Attendance.personId': 'attendance',
    'Decision.byId': 'decisionsRecorded',
    'MeetingAction.ownerId': 'actionsOwned',
    'DocumentLink.personId': 'documentLinks',
    'Conversation.personId': 'chats',
    'Person.leftAt': 'withoutRole',
    'Post.audience': 'cardsToCome',
    'ModelUse.byId': 'modelsTakenUp',
    'Standing.byId': 'standingsRecorded',
    'StatusRecord.setById': 'statusesSetOrEnded',
    'StatusRecord.boardById': 'statusesSetOrEnded',
    'StatusRecord.planSentById': 'statusesSetOrEnded',
    'StatusRecord.endedById': 'statusesSetOrEnded',
    'SupportRequest.askedById': 'externalSupportAskedOrAnswered',
    'SupportRequest.answeredById': 'externalSupportAskedOrAnswered',
    'Intervention.byId': 'interventionsRecorded',
    'OwedMark.byId': 'owedMarksMade',
    'Fulfilment.byId': 'visitsRecorded',
    'Visit.leadId': 'visitsLed',
    'Visit.createdById': 'visitsArranged',
    'Visit.reasonById': 'visitReasonsGiven',
    'VisitAttendee.personId': 'visitsInvitedTo',
    'VisitReport.headById': 'visitReportsChecked',
    'VisitReport.releasedTo': 'visitReportsReceived',
    'Delegation.personId': 'delegations',
    'Delegation.namedById': 'delegations',
    'ReviewStep.byId': 'categoryReviewSteps',
    'Letter.issuedById': 'lettersWritten',
    'Letter.signedById': 'lettersSigned',
    'Letter.toIds': 'lettersReceived',
    'Letter.acknowledgedById': 'lettersConfirmed',
    'Letter.sharedById': 'lettersShared',
    'LetterCopy.personId': 'letterCopies',
    'LetterSettings.signatoryId': 'signsLetters',
    'PlanUpload.personId': 'plansSent',
    'Plan.createdById': 'plansMade',
    'PlanAction.ownerId': 'planActionsOwned',
    'PlanAgreement.byId': 'plansAgreed',
    'CheckIn.sentById': 'checkInsSent',
    'CheckIn.commentById': 'checkInComments',
    'CheckInAnswer.byId': 'checkInAnswers',
    'ObligationStep.byId': 'requestsAnswered',
    'ObligationAsk.personId': 'requestsAskedFor',
    'EscalationStep.byId': 'escalationSteps',
    'Absence.personId': 'absences',
    'Absence.recordedById': 'absences',
    'CoachingGroup.facilitatorId': 'coachingGroupsFacilitated',
    'CoachingGroup.createdById': 'coachingGroupsMade',
    'CoachingMember.personId': 'coachingMemberships',
    'HostingBlackout.byId': 'hostingBlackoutsGiven',
    'CoachingRule.byId': 'coachingRulesGiven',
    'PeerReview.hostPersonId': 'peerReviews',
    'PeerReview.createdById': 'peerReviews',
    'PeerReview.reasonById': 'peerReviewReasonsGiven',
    'PeerReview.focusById': 'peerReviewFocusesGiven',
    'PeerReviewWriteUp.byId': 'peerReviewsWrittenUp',
    'PeerReviewMiss.byId': 'peerReviewsNotHeldSaid',
    'PeerReviewShare.byId': 'peerReviewsShared',
    'PeerReviewVisitor.personId': 'peerReviews',
    'PeerReviewPoll.unreadIds': 'peerReviewCalendarsUnread',
    'PeerReviewPoll.openedById': 'peerReviewPollsOpened',
    'PeerReviewVote.memberPersonId': 'peerReviewVotes',
    'PeerReviewVote.byId': 'peerReviewVotes',
    'Mailbox.personId': 'calendarsWatched',
    'CalendarLink.organiserId': 'eventsInTheirCalendar',
    'AuditEntry.actorId': 'audit',
    'Answer.actorId': 'answersGiven',
  };

  it('is answered for by every column of the schema that refers to a person', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8');
    const columns = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, model = '', body = '']) =>
      [
        ...body.matchAll(
          /^ {2}(\w*(?:personId|PersonId|actorId|ownerId|leadId|organiserId|releasedTo|readerIds|ChairId|byId|ById|leftAt|audience|signatoryId|facilitatorId|toIds|unreadIds))\s/gm,
        ),
      ].map(([, column]) => `${model}.${column}`),
    );
    expect(columns.toSorted()).toEqual(Object.keys(ANSWERED).toSorted());
  });
});
