import { coachingPresses } from './coaching-presses.ts';
import { letterPresses } from './letter-presses.ts';
import { planPresses } from './plan-presses.ts';
import { reviewPresses } from './review-presses.ts';
import { standingPresses } from './standing-presses.ts';
import { visitPresses } from './visit-presses.ts';

export interface CasePress {
  /** The verb, and what it is about where that matters: "school-status.show (own school)". */
  readonly name: string;
  readonly verb: string;
  readonly subject: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One for each verb and kind of subject, of a trust as `settleTrust` makes it; `id` names what is in it. */
export function pressesIn(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
  copies: Record<'dead' | 'unknown', string>,
): CasePress[] {
  const recording = { line: id('line-running'), decision: '', action: '', owner: '', due: '' };
  const planned = id('meeting-planned');
  const [running, settling, closed] = ['running', 'settling', 'closed'].map(stage =>
    id(`meeting-${stage}`),
  ) as [string, string, string];
  const plan = `series:${id('series-planned')}`;
  const draft = {
    ...{
      name: 'Planned',
      weekday: 2,
      time: '09:30',
      minutes: 60,
      everyWeeks: 2,
      anchor: '2026-09-08',
      leadDays: 5,
    },
    ...{
      chair: id('chair'),
      deputies: id('deputy'),
      members: [id('chair'), id('deputy'), id('member')].join(),
    },
  };
  const which = `id:${planned}`;
  const actions = `actions of ${id('owner')}`;
  const flag = (urn: string) => ({
    urn,
    topic: 'hr',
    live: 'no',
    series: id('series-planned'),
    readers: '',
    note: '',
  });
  const naming = {
    person: id('staff').replace('-', ' '),
    what: 'slots',
    from: '2026-11-12',
    until: '2026-11-20',
  };
  const needs = (urn: string) => `urn:${urn} half-term`;
  const decision = { decideWhat: 'not-required aim', decideWhy: 'Inspected last week' };
  const given: [name: string, subject: string, input?: Record<string, unknown>][] = [
    ['sit-agenda.add-item', planned, { text: 'A word' }],
    ['sit-agenda.send-apologies', planned, { note: '' }],
    ['sit-agenda.withdraw-apologies', planned],
    ['sit-agenda.chair', planned],
    ['sit-agenda.open', planned, { urn: urns.own }],
    ['sit-agenda.more', planned, { page: 1 }],
    ['sit-agenda.refresh', planned],
    ['run-meeting.start', id('meeting-today')],
    ['run-meeting.next', running, recording],
    ['run-meeting.record', running, { ...recording, decision: 'Agreed' }],
    ['run-meeting.park', running, recording],
    ['run-meeting.go-to', running, { ...recording, goTo: id('matter-running') }],
    ['run-meeting.open', running, { line: id('line-running') }],
    [
      'run-meeting.settle',
      settling,
      { ...recording, line: id('matter-settling'), about: id('action-closed'), how: 'done' },
    ],
    ['run-meeting.take-back', running, { ...recording, what: 'action', latest: id('action-running') }],
    ['run-meeting.attend', running, { ...recording, present: id('chair') }],
    ['run-meeting.wrap-up', running, recording],
    ['run-meeting.drop', running, { dropped: id('line-running'), dropReason: 'Not now' }],
    ['run-meeting.close', running, { present: id('chair') }],
    ['run-meeting.reopen', closed, { reopenReason: 'A wrong day' }],
    ['run-meeting.take-over', planned],
    ['run-meeting.refresh', planned],
    ['meeting-minutes.document', closed],
    ['meeting-minutes.mine', closed],
    ['meeting-minutes.more', closed, { page: 1 }],
    ['meeting-plan.show', 'asked:', { series: id('series-planned') }],
    [
      'meeting-plan.move',
      plan,
      { moveWhich: which, moveDay: '2026-11-18', moveTime: '09:30', moveReason: 'Hall' },
    ],
    ['meeting-plan.cancel', plan, { cancelWhich: which, cancelReason: 'Hall' }],
    [
      'meeting-plan.restore',
      `series:${id('series-cancelled')}`,
      { restoreWhich: `id:${id('meeting-cancelled')}` },
    ],
    ['meeting-plan.call', plan, { callDay: '2026-11-20', callTime: '09:30', callReason: 'Hall' }],
    ['meeting-series.show', 'asked:', { series: id('series-planned') }],
    ['meeting-series.save', plan, draft],
    ['meeting-series.save (new)', 'new:series-new', { ...draft, name: 'Brand new', members: '' }],
    ['meeting-series.end', plan, { endOn: '2026-12-15' }],
    ['my-actions.done', actions, { about: id('action-planned') }],
    ['my-actions.ask-day', actions, { about: id('action-planned'), newDay: '2026-12-08', why: 'Illness' }],
    ['my-actions.undo', actions, { about: id('action-running') }],
    ['my-actions.more', actions, { page: 1 }],
    ['action-day.agree', id('action-settling')],
    ['action-day.keep', id('action-settling')],
    ['school-status.show (own school)', 'ask:', { urn: urns.own }],
    ['school-status.show (hub’s school)', 'ask:', { urn: urns.hubs }],
    ['school-status.show (other school)', 'ask:', { urn: urns.other }],
    ['school-status.needs (own school)', `urn:${urns.own}`],
    ['school-status.needs (other school)', `urn:${urns.other}`],
    ['school-needs.choose (own school)', 'ask:half-term ', { urn: urns.own }],
    ['school-needs.choose (hub’s school)', 'ask:half-term ', { urn: urns.hubs }],
    ['school-needs.choose (other school)', 'ask:half-term ', { urn: urns.other }],
    ['school-needs.look (own school)', needs(urns.own), { span: 'year', why: 'yes' }],
    ['school-needs.look (hub’s school)', needs(urns.hubs), { span: 'year', why: 'yes' }],
    ['school-needs.look (other school)', needs(urns.other), { span: 'year', why: 'yes' }],
    ['school-needs.more', needs(urns.own), { page: 1 }],
    ['school-needs.record (own school)', needs(urns.own), { recordWhat: 'aim', recordDay: '2026-11-10' }],
    ['school-needs.record (hub’s school)', needs(urns.hubs), { recordWhat: 'aim', recordDay: '2026-11-10' }],
    ['school-needs.record (other school)', needs(urns.other), { recordWhat: 'aim', recordDay: '2026-11-10' }],
    ['school-needs.decide (own school)', needs(urns.own), decision],
    ['school-needs.decide (other school)', needs(urns.other), decision],
    ...visitPresses(id, urns),
    ...reviewPresses(id, urns),
    ...letterPresses(id),
    ...standingPresses(id, urns),
    ...planPresses(id, urns),
    ...coachingPresses(id, urns),
    ['school-needs.take-back', needs(urns.own), { takeBackWhat: id('decided') }],
    ['owed.hub', 'trust', { hub: 'all' }],
    ['owed.more', 'trust', { page: 1 }],
    ['owed.open (own school)', 'trust', { school: urns.own }],
    ['owed.open (hub’s school)', 'trust', { school: urns.hubs }],
    ['owed.open (other school)', 'trust', { school: urns.other }],
    ['visit-report.held', id('visit-over'), { things: 'aim' }],
    ['visit-report.not-held', id('visit-over'), { notHeldWhy: 'Snow' }],
    ['visit-report.save', id('visit-written'), { headline: 'Better' }],
    ['visit-report.send', id('visit-written'), { headline: 'Better' }],
    ['visit-report.accurate', id('visit-checking')],
    ['visit-report.inaccurate', id('visit-checking'), { headNote: 'It was Year 4' }],
    ['visit-report.release', id('visit-checked'), { headline: 'Better' }],
    ['visit-report.document', id('visit-out')],
    ['visit-brief.add', id('visit-next'), { focus: 'Writing', meet: '', wanted: '' }],
    ['visits.open', 'week:next', { visit: id('visit-next') }],
    ['visits.more', 'week:next', { page: 1 }],
    ['visits.choose (own school)', 'ask:', { urn: urns.own }],
    ['visits.choose (other school)', 'ask:', { urn: urns.other }],
    ['flag-school.choose (own school)', 'ask:', { urn: urns.own }],
    ['flag-school.choose (hub’s school)', 'ask:', { urn: urns.hubs }],
    ['flag-school.choose (other school)', 'ask:', { urn: urns.other }],
    ['flag-school.add (own school)', `urn:${urns.own}`, flag(urns.own)],
    ['flag-school.add (hub’s school)', `urn:${urns.hubs}`, flag(urns.hubs)],
    ['flag-school.add (other school)', `urn:${urns.other}`, flag(urns.other)],
    ['flag-school.withdraw', `urn:${urns.own}`, { line: id('flag-planned') }],
    ['delegates.name (own school)', `urn:${urns.own}`, naming],
    ['delegates.name (other school)', `urn:${urns.other}`, naming],
    ['delegates.end', `urn:${urns.own}`, { delegation: id('delegation') }],
    ['delegates.choose (own school)', 'ask:', { urn: urns.own }],
    ['delegates.choose (other school)', 'ask:', { urn: urns.other }],
    ['delivery-trouble.retry', 'deliveries', { about: copies.dead }],
    ['delivery-trouble.repeat', 'deliveries', { about: copies.unknown }],
    ['delivery-trouble.drop', 'deliveries', { which: copies.dead, reason: 'Told by telephone' }],
    [
      'waiting-questions.open',
      `questions of ${id('chair')}`,
      { card: 'action-day', ref: id('action-settling') },
    ],
  ];
  return given.map(([name, subject, input = {}]) => ({
    name,
    verb: name.split(' ')[0] ?? '',
    subject,
    input,
  }));
}
