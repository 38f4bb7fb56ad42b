import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlePress } from '#bot/handle-press.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { MemoryMail } from '#test/fakes/memory-mail.ts';
import { callerOf, pressBy, type Settled, settleTrust } from '#test/fixtures/access-world.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';
import { undoing } from '#test/fixtures/undoing.ts';
import { codeOfDivision } from '#workflows/coaching/division-code.ts';
import { readDivisionFacts } from '#workflows/coaching/division-facts.ts';
import { codeOf } from '#workflows/coaching/rota-code.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { proposeGroups } from '#workflows/rota/propose-groups.ts';

/**
 * Every verb of every card, and who of all the people there are may press it: each presses the card as it stands, on a
 * store with a meeting in every state, and nothing of it stays. `chair`, `deputy` and `member` are so of the series;
 * `owner` owns the action; all four hold no role that gives anything. "Own", "hub's" and "other" are schools as the
 * head and the first officer stand to them. Whoever is not named was refused.
 */
const MAY: Record<string, string> = {
  'sit-agenda.add-item': 'deputy-ceo, ceo, chair, deputy, member',
  'sit-agenda.send-apologies': 'deputy-ceo, ceo, chair, deputy, member',
  'sit-agenda.withdraw-apologies': 'deputy-ceo, ceo, chair, deputy, member',
  'sit-agenda.chair': 'deputy-ceo, ceo, chair, deputy',
  'sit-agenda.open': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'sit-agenda.more': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'sit-agenda.refresh': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'run-meeting.start': 'chair',
  'run-meeting.next': 'chair',
  'run-meeting.record': 'chair',
  'run-meeting.park': 'chair',
  'run-meeting.go-to': 'chair',
  'run-meeting.open': 'chair',
  'run-meeting.settle': 'chair',
  'run-meeting.take-back': 'chair',
  'run-meeting.attend': 'chair',
  'run-meeting.wrap-up': 'chair',
  'run-meeting.drop': 'chair',
  'run-meeting.close': 'chair',
  'run-meeting.reopen': 'chair',
  'run-meeting.take-over': 'deputy-ceo, ceo, deputy',
  'run-meeting.refresh': 'deputy-ceo, ceo, chair, deputy',
  'meeting-minutes.document': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'meeting-minutes.mine': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'meeting-minutes.more': 'officer, officer elsewhere, deputy-ceo, ceo, chair, deputy, member',
  'meeting-plan.show': 'officer, officer elsewhere, deputy-ceo, ceo, administrator, chair, deputy, member',
  'meeting-plan.move': 'deputy-ceo, ceo, administrator, chair',
  'meeting-plan.cancel': 'deputy-ceo, ceo, administrator, chair',
  'meeting-plan.restore': 'deputy-ceo, ceo, administrator, chair',
  'meeting-plan.call': 'deputy-ceo, ceo, administrator, chair',
  'meeting-series.show': 'officer, officer elsewhere, deputy-ceo, ceo, administrator, chair, deputy, member',
  'meeting-series.save': 'deputy-ceo, ceo, administrator, chair',
  'meeting-series.save (new)': 'deputy-ceo, ceo, administrator',
  'meeting-series.end': 'deputy-ceo, ceo, administrator, chair',
  'my-actions.done': 'owner',
  'my-actions.ask-day': 'owner',
  'my-actions.undo': 'owner',
  'my-actions.more': 'owner',
  'action-day.agree': 'chair',
  'action-day.keep': 'chair',
  'school-status.show (own school)':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk, department, administrator',
  'school-status.show (hub’s school)':
    'officer, officer elsewhere, deputy-ceo, ceo, department, administrator',
  'school-status.show (other school)':
    'officer, officer elsewhere, deputy-ceo, ceo, department, administrator',
  'school-status.needs (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'school-status.needs (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.choose (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'school-needs.choose (hub’s school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.look (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'school-needs.look (hub’s school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.look (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.more': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  // Those of the school's hub, and whoever decides for all of them.
  'school-needs.record (own school)': 'officer, deputy-ceo, ceo',
  'school-needs.record (hub’s school)': 'officer, deputy-ceo, ceo',
  'school-needs.record (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'school-needs.decide (own school)': 'officer, deputy-ceo, ceo',
  'school-needs.decide (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'school-needs.take-back': 'officer, deputy-ceo, ceo',
  'to-book.book (own school)': 'officer, deputy-ceo, ceo',
  'to-book.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  'school-needs.book (own school)': 'officer, deputy-ceo, ceo',
  'school-needs.book (other school)': 'officer elsewhere, deputy-ceo, ceo',
  // Whoever is to be there, here the member, says what they cannot make; the school's head answers, and whom they named.
  'visit-offer.accept': 'head, deputy head, PA',
  'visit-offer.propose': 'head, deputy head, PA',
  'visit-offer.decline': 'head, deputy head, PA',
  'visit-offer.rule-out': 'member',
  'visit-offer.agree-dates': 'head, deputy head, PA',
  'visit-offer.open': 'officer, officer elsewhere, head, deputy-ceo, ceo, member, deputy head',
  'visit.move': 'officer, deputy-ceo, ceo',
  'visit.ask-move': 'head, deputy head',
  'visit.cancel': 'officer, deputy-ceo, ceo',
  'visit.cancel-rest': 'officer, deputy-ceo, ceo',
  'visit.say-why': 'officer, deputy-ceo, ceo',
  'visit.lead': 'officer, deputy-ceo, ceo',
  'visit.people': 'officer, deputy-ceo, ceo',
  'visit.keep': 'officer, deputy-ceo, ceo',
  'visit.new-times': 'officer, deputy-ceo, ceo',
  'book-visit.find (own school)': 'officer, deputy-ceo, ceo',
  'book-visit.find (hub’s school)': 'officer, deputy-ceo, ceo',
  'book-visit.find (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'book-visit.find-series': 'officer, deputy-ceo, ceo',
  'book-visit.offer': 'officer, deputy-ceo, ceo',
  'book-visit.choose (own school)': 'officer, deputy-ceo, ceo',
  'book-visit.choose (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'book-visit.kind': 'officer, deputy-ceo, ceo',
  'book-visit.open': 'officer, deputy-ceo, ceo',
  'move-visits.choose (own school)': 'officer, deputy-ceo, ceo',
  'move-visits.choose (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'move-visits.look (own school)': 'officer, deputy-ceo, ceo',
  'move-visits.look (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'move-visits.move (own school)': 'officer, deputy-ceo, ceo',
  'owed.book (own school)': 'officer, deputy-ceo, ceo',
  'owed.hub': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'owed.more': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'owed.open (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'owed.open (hub’s school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'owed.open (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  // Whoever leads the visit: here the first officer.
  'visit-report.held': 'officer',
  'visit-report.not-held': 'officer',
  'visit-report.save': 'officer',
  'visit-report.send': 'officer',
  'visit-report.accurate': 'head, deputy head',
  'visit-report.inaccurate': 'head, deputy head',
  'visit-report.release': 'officer',
  'visit-report.document': 'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk',
  'visit-brief.add': 'officer',
  // The school's own team proposes, its head answers, or whom they named; whoever decides has no part in it.
  'category-review.propose': 'officer, deputy-ceo, ceo',
  'category-review.propose (beside another)': 'deputy-ceo, ceo',
  'category-review.confirm': 'head, deputy head',
  'category-review.talk': 'head, deputy head',
  'category-review.dispute': 'head, deputy head',
  'category-review.talked': 'officer, deputy-ceo, ceo',
  'category-review.reply': 'officer, deputy-ceo, ceo',
  'category-review.choose': 'deputy-ceo',
  'category-review.rule': 'deputy-ceo',
  'category-review.withdraw': 'officer',
  // A plan of the school’s head and officer: the delegate reads and answers; an action’s owner answers that where asked.
  // Whoever sent a file, and nobody else; which is no plan yet.
  'plan-import.say': 'head',
  'plan-import.make': 'head',
  'plan-import.drop': 'head',
  'plan-import.open': '',
  'plan-import.document': 'head',
  'plan.choose (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'plan.open': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.start (own school)': 'officer, head, deputy-ceo, ceo',
  'plan.start (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'plan.agree': 'officer, head',
  'plan.edit': 'officer, head, deputy-ceo, ceo',
  'plan.save': 'officer, head, deputy-ceo, ceo',
  'plan.remove': 'officer, head, deputy-ceo, ceo',
  'plan.close': 'officer, head, deputy-ceo, ceo',
  'plan.roll': 'officer, head, deputy-ceo, ceo',
  'plan.check-in': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.document': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.document (spreadsheet)': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.back': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan.more': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plans.open (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plans.open (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'plans.hub': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plans.more': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'overdue.open (own school)': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'overdue.open (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'overdue.hub': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'overdue.more': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'my-actions.answer': 'owner',
  // They were handed one action, and may not read the plan that it is of.
  'my-actions.plan': '',
  'plan-check-in.answer': 'head, deputy head',
  'plan-check-in.save': 'head, deputy head',
  'plan-check-in.save (handed on)': 'head, deputy head, owner',
  'plan-check-in.hand-on': 'head, deputy head',
  'plan-check-in.list': 'head, deputy head',
  'plan-check-in.unchanged': 'head, deputy head',
  'plan-check-in.send': 'head, deputy head',
  'plan-check-in.comment': 'officer, deputy-ceo, ceo',
  'plan-check-in.plan': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'plan-check-in.more': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'escalation.give-time': 'officer, deputy-ceo, ceo',
  'escalation.leave': 'officer, deputy-ceo, ceo',
  'escalation.leave (decider)': 'deputy-ceo, ceo',
  'escalation.take-on': 'officer, deputy-ceo, ceo',
  'escalation.speak': 'deputy-ceo, ceo',
  'escalation.agenda': 'deputy-ceo, ceo',
  'escalation.add': 'head, deputy head',
  'escalations.take-on': 'officer',
  'escalations.wait': 'officer',
  'escalations.open': 'officer',
  'escalations.more': 'officer',
  'escalation.open': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'away.record (own school)': 'officer, head, deputy-ceo, ceo',
  'away.record (other school)': '',
  'away.take-back': 'officer, head, deputy-ceo, ceo',
  'away.choose (own school)': 'officer, head, deputy-ceo, ceo',
  // The head's school, and the coaching member, are of it; the owner facilitates it.
  'coaching-group.add': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-group.remove': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-group.change': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-group.end': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-group.choose': 'officer, officer elsewhere, head, deputy-ceo, ceo, coaching-member, owner',
  'coaching-group.review': 'officer, officer elsewhere, head, deputy-ceo, ceo, coaching-member, owner',
  'coaching-group.time': 'officer, officer elsewhere, deputy-ceo, ceo, owner',
  'coaching-groups.open': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-groups.make': 'officer, officer elsewhere, deputy-ceo, ceo',
  'coaching-groups.give-rule': 'deputy-ceo, ceo',
  'coaching-groups.take-rule': 'deputy-ceo, ceo',
  'coaching-groups.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  'propose-groups.propose': 'deputy-ceo, ceo',
  'propose-groups.turn-page': 'deputy-ceo, ceo',
  'propose-groups.agree': 'deputy-ceo, ceo',
  'rota.propose': 'officer, officer elsewhere, deputy-ceo, ceo',
  'rota.turn-page': 'officer, officer elsewhere, deputy-ceo, ceo',
  'rota.agree': 'officer, officer elsewhere, deputy-ceo, ceo',
  'rota.bar': 'officer, officer elsewhere, deputy-ceo, ceo',
  'rota.take-back': 'officer, officer elsewhere, deputy-ceo, ceo',
  'rota.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  // Whom the head named chooses times here as well; where nobody can, it is not theirs to say.
  'peer-review-time.find': 'officer, officer elsewhere, head, deputy-ceo, ceo, owner, deputy head, PA',
  'peer-review-time.save': 'head, deputy head, PA',
  'peer-review-time.none': 'head, deputy head, PA',
  'peer-review-time.set': 'officer, officer elsewhere, deputy-ceo, ceo, owner',
  'peer-review-time.again': 'officer, officer elsewhere, deputy-ceo, ceo, owner',
  'peer-review-time.skip': 'officer, officer elsewhere, deputy-ceo, ceo, owner',
  'peer-review-time.open': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'peer-reviews.open': 'officer, officer elsewhere, deputy-ceo, ceo',
  'peer-reviews.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  // The head's school hosts, the coaching member visits: what they write is for their group alone.
  'peer-review.focus': 'head',
  'peer-review.held': 'head, coaching-member',
  'peer-review.not-held': 'head, coaching-member',
  'peer-review.rebook': 'head, coaching-member',
  'peer-review.write': 'head, coaching-member',
  'peer-review.save': 'head, coaching-member',
  'peer-review.read': 'head, coaching-member',
  'peer-review.more': 'head, coaching-member',
  'peer-review.share': 'head, coaching-member',
  'peer-review.confirm': 'head, coaching-member',
  'peer-review.give': 'head, coaching-member',
  'peer-review.take-back': 'head, coaching-member',
  'peer-review.back': 'officer, officer elsewhere, head, deputy-ceo, ceo, coaching-member, owner',
  'category.review (own school)': 'officer, deputy-ceo, ceo',
  'category.review (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'visits.open': 'officer, officer elsewhere, head, deputy-ceo, ceo, deputy head',
  'visits.more':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk, department, member, deputy head',
  'visits.choose (own school)':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk, department, member, deputy head',
  'visits.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.choose (own school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.choose (hub’s school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.add (own school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.add (hub’s school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  'flag-school.add (other school)': 'officer, officer elsewhere, deputy-ceo, ceo, department',
  // Whoever wrote it: here the first officer.
  'flag-school.withdraw': 'officer',
  'delegates.name (own school)': 'head',
  'delegates.name (other school)': '',
  'delegates.end': 'head',
  'delegates.choose (own school)': 'head',
  'delegates.choose (other school)': '',
  'delivery-trouble.retry': 'administrator',
  'delivery-trouble.repeat': 'administrator',
  'delivery-trouble.drop': 'administrator',
  // Before its date a letter is for those alone who write letters.
  'category-letter.acknowledge': 'head, deputy head',
  'category-letter.share': 'head, deputy head',
  'category-letter.document':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk, deputy head',
  'category-letter.document (before its date)': 'deputy-ceo, ceo',
  'letters.issue': 'deputy-ceo, ceo',
  'letters.send-again': 'deputy-ceo, ceo',
  'letters.open': 'officer, officer elsewhere, deputy-ceo, ceo',
  'letters.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  'category.choose (own school)':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk',
  'category.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'category.needs': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'category.more': 'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk',
  'category.correct': 'deputy-ceo, ceo',
  'categories.open (own school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'categories.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  'concern.set': 'deputy-ceo, ceo',
  'concern.end': 'deputy-ceo, ceo',
  // Dsat's one status brings neither a board, nor a plan, nor a meeting: cause-for-concern.spec.ts has those that do.
  'concern.convene': '',
  'concern.ask-plan': '',
  'concern.send-plan': '',
  'concern.book': '',
  'concern.choose (own school)':
    'officer, officer elsewhere, head, deputy-ceo, ceo, chair-of-governors, clerk',
  'concern.choose (other school)': 'officer, officer elsewhere, deputy-ceo, ceo',
  'external-support.ask': 'officer, head, deputy-ceo, ceo',
  'external-support.agree': 'ceo',
  'external-support.decline': 'ceo',
  'external-support.withdraw': 'officer',
  // Not agreed yet, so nobody books it: external-support.spec.ts.
  'external-support.book': '',
  'external-support.choose (own school)': 'officer, head, deputy-ceo, ceo',
  'external-support.choose (other school)': 'officer elsewhere, deputy-ceo, ceo',
  'intervention.record': 'deputy-ceo, ceo',
  'intervention.choose': 'deputy-ceo, ceo',
  // The head alone sends what is confidential; whether it is applicable is the officer’s to say.
  'to-send.answer': 'head',
  'to-send.save': 'head',
  'to-send.list': 'officer, head, deputy-ceo, ceo',
  'to-send.agree': 'officer, deputy-ceo, ceo',
  'to-send.refuse': 'officer, deputy-ceo, ceo',
  'to-send.more': 'officer, officer elsewhere, head, deputy-ceo, ceo',
  'not-sent.open': 'officer, deputy-ceo, ceo',
  'not-sent.cut': 'officer, officer elsewhere, deputy-ceo, ceo',
  'not-sent.more': 'officer, officer elsewhere, deputy-ceo, ceo',
  // Whose questions they are.
  'waiting-questions.open': 'chair',
};

const AT_ONCE = 4;
const ASK_THE_SOLVER = ['rota.propose', 'propose-groups.propose'];

/** A rota without a turn, as the card would carry it that proposed it: who agrees it has to have seen what is so now. */
async function rotaAsItIs({ store, clock, bankHolidays, modelFiles }: TestBot) {
  const sources = { now: clock.now(), bankHolidays, modelFiles };
  const facts = await readRotaFacts(store.inTrust(MILL_LANE.id), sources);
  if (facts.kind !== 'rota') throw new Error(`there is nothing to make a rota of: ${facts.kind}`);
  return { code: codeOf([], facts.problem), fingerprint: facts.fingerprint };
}

/** Groups as the card would carry them that proposed them. */
async function groupsAsTheyAre({ store, clock, modelFiles, solver }: TestBot) {
  const sources = { now: clock.now(), modelFiles };
  const asked = { size: 3, whom: 'without', from: '2026-12-07' } as const;
  const facts = await readDivisionFacts(store.inTrust(MILL_LANE.id), asked, sources);
  const made = await proposeGroups({ solver }, facts.grouping);
  if (made.kind !== 'groups') throw new Error(`no groups can be proposed: ${made.kind}`);
  const input = { groupSize: '3', groupWhom: asked.whom, groupFrom: asked.from };
  return { ...input, code: codeOfDivision(made.groups, facts.grouping), fingerprint: facts.fingerprint };
}

const AS_IT_IS: Record<string, (bot: TestBot) => Promise<Record<string, unknown>>> = {
  ...{ 'rota.agree': rotaAsItIs, 'rota.turn-page': rotaAsItIs },
  ...{ 'propose-groups.agree': groupsAsTheyAre, 'propose-groups.turn-page': groupsAsTheyAre },
};

describe('who may press', () => {
  let bot: TestBot;
  let pressed: TestBot;
  let here: Settled;
  beforeAll(async () => {
    bot = await testBot({ mails: new MemoryMail() });
    pressed = undoing(bot);
    here = await settleTrust(bot, MILL_LANE, { word: 'Quill', first: 900_001 });
    // Two schools in no group: there is somebody to be divided.
    const alone = ['900091', '900092'].map(urn => registerEntry({ urn, name: `School ${urn}` }));
    await bot.store.transaction(MILL_LANE.id, ({ schools }) => schools.add(alone, bot.clock.now()));
  });
  afterAll(() => bot.close());

  it.each(Object.entries(MAY))('%s: %s', async (name, may) => {
    const each = here.presses.find(press => press.name === name);
    if (!each) throw new Error(`there is no press "${name}"`);
    const input = (await AS_IT_IS[name]?.(bot)) ?? each.input;
    const found: Record<string, string> = {};
    const waiting = Object.entries({ ...here.people, 'somebody unknown': null });
    const one = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [who, person] = next;
        const press = await pressBy(bot, here, { ...each, input }, kind => callerOf(MILL_LANE, person, kind));
        const { outcome } = await handlePress(pressed, press);
        found[who] = outcome === 'done' || outcome === 'shown' ? 'may' : outcome;
      }
    };
    // One solver answers one question at a time, and says so to whoever else asks.
    await Promise.all(Array.from({ length: ASK_THE_SOLVER.includes(name) ? 1 : AT_ONCE }, one));
    const allowed = may.split(', ');
    const names = [...Object.keys(here.people), 'somebody unknown'];
    expect(found).toEqual(
      Object.fromEntries(names.map(who => [who, allowed.includes(who) ? 'may' : 'refused'])),
    );
  });

  it('is decided for every verb there is', () => {
    const verbs = [...bot.cards.values()].flatMap(card => card.actions.map(a => `${card.name}.${a.name}`));
    const decided = new Set(Object.keys(MAY).map(name => name.split(' ')[0]));
    expect([...decided].toSorted()).toEqual(verbs.toSorted());
  });
});
