import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { addDays, momentOf } from '#domain/time/iso.ts';
import type { Connector } from '#test/fakes/connector.ts';
import { type Cast, CHANNEL } from './cast.ts';
import type { Chance } from './chance.ts';
import { pause, until } from './soak.ts';
import type { TeamsDriver } from './teams-driver.ts';

/** The SIT's days in the school year 2026/27, so far as its rhythm and the holidays leave them. */
export const MEETING_DAYS = [
  ['2026-09-08', '2026-09-22', '2026-10-06', '2026-10-20', '2026-11-03', '2026-11-17', '2026-12-01'],
  ['2026-12-15', '2027-01-12', '2027-01-26', '2027-02-09', '2027-02-23', '2027-03-09', '2027-03-23'],
  ['2027-04-20', '2027-05-04', '2027-05-18', '2027-06-15', '2027-06-29', '2027-07-13'],
].flat();

const TOPICS = ['Attendance after half term', 'Reading in year 4', 'Phonics books', 'The spring moderation'];

export interface Term {
  readonly driver: TeamsDriver;
  readonly connector: Connector;
  readonly cast: Cast;
  readonly chance: Chance;
  /** How much is done about each meeting: the deeds before it, and the lines the chair records on. */
  readonly deeds: number;
  readonly lines: number;
  /** The longest a person stops between two deeds. */
  readonly breatheMs: number;
  /** How long to look for a card that should come by itself. */
  readonly patienceMs: number;
  /** What each person sees in the channel in place of what was posted there. */
  readonly inView: Map<string, { posted: object; card: object }>;
  setNow(instant: string): void;
}

/** What makes one text unlike every other. */
let tokens = 0;
export function newToken(): string {
  tokens += 1;
  return `k${tokens.toString(36).padStart(4, '0')}q`;
}

/** One meeting as it comes round: its agenda and what people add, the meeting itself, and what it leaves them to do. */
export async function playMeeting(term: Term, day: string): Promise<void> {
  const { driver, chance, cast } = term;
  const past = new Set(subjectsIn(term, CHANNEL, 'sit-agenda.'));
  term.setNow(momentOf(addDays(day, -5), '09:05'));
  await until(() => newest(term, CHANNEL, 'sit-agenda.', past) !== null, term.patienceMs);
  const share = Math.ceil(term.deeds / cast.members.length);
  await Promise.all(
    cast.members.map(async who => {
      for (let i = 0; i < share; i += 1) {
        await contribute(term, who, past);
        await pause(chance.between(20, term.breatheMs));
      }
    }),
  );
  await driver.settled();
  term.setNow(momentOf(day, '09:31'));
  await Promise.all([chairIt(term, past), ...cast.members.slice(1).map(who => doOwnActions(term, who))]);
  await driver.settled();
  await answerWishes(term);
  await driver.settled();
}

/** Someone presses or types something about the agenda that is out. */
async function contribute(term: Term, who: Person, past: ReadonlySet<string>): Promise<void> {
  const { driver, chance } = term;
  const token = newToken();
  const text = `${chance.of(TOPICS)} ${token}`;
  if (chance.is(0.12)) {
    await driver.types(who, `add ${text}`, { verb: 'sit-agenda.add', token });
    return;
  }
  if (chance.is(0.06)) {
    const form = await driver.types(who, 'flag oakwood');
    if (!form || !has(form, 'flag-school.add')) return;
    const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: '', note: text };
    await driver.press(who, form, 'flag-school.add', flag, { token });
    return;
  }
  const posted = newest(term, CHANNEL, 'sit-agenda.', past);
  const card = posted ? inView(term, who, posted) : await driver.types(who, 'agenda');
  const how = { surface: posted ? 'channel' : 'personal' } as const;
  if (!card || !has(card, 'sit-agenda.add-item')) return;
  const [verb, inputs, marked] = chance.is(0.25)
    ? ['add-item', { text }, { token }]
    : chance.is(0.5) && has(card, 'sit-agenda.open')
      ? ['open', {}, {}]
      : chance.is(0.5)
        ? ['send-apologies', { note: text }, {}]
        : ['withdraw-apologies', {}, {}];
  const answer = await driver.press(who, card, `sit-agenda.${verb}`, inputs, { ...how, ...marked });
  if (posted && answer?.card) term.inView.set(who.id, { posted, card: answer.card });
}

/** The answer to a press stands in the card's place, for whoever pressed, until the card is posted or drawn anew. */
function inView({ inView }: Term, { id }: Person, posted: object): object {
  const seen = inView.get(id);
  return seen?.posted === posted ? seen.card : posted;
}

/** The chair starts the meeting, records on some of its lines, and closes it. */
async function chairIt(term: Term, past: ReadonlySet<string>): Promise<void> {
  const { driver, chance, cast } = term;
  const { chair } = cast;
  let card: object | null = newest(term, `a:${chair.id}`, 'run-meeting.start', past);
  const press = async (verb: string, inputs: Record<string, unknown> = {}, token?: string) => {
    if (!card || !has(card, verb)) card = await driver.types(chair, 'chair');
    if (!card || !has(card, verb)) return;
    const answer = await driver.press(chair, card, verb, inputs, token ? { token } : {});
    card = answer?.card ?? null;
    await pause(chance.between(20, term.breatheMs));
  };
  await press('run-meeting.start');
  for (let line = 0; line < term.lines; line += 1) {
    const token = newToken();
    if (chance.is(0.5)) await press('run-meeting.record', { decision: `We agree ${token}` }, token);
    else {
      const owner = chance.of(cast.members).id;
      const action = { action: `Send the plan ${token}`, owner, due: '2027-07-20' };
      await press('run-meeting.next', action, token);
    }
    if (chance.is(0.3)) await press('run-meeting.next');
  }
  await press('run-meeting.wrap-up');
  await press('run-meeting.close', { present: cast.members.map(({ id }) => id).join(',') });
}

/** What someone took on at earlier meetings: some of it is done, for some another day is asked. */
async function doOwnActions({ driver, chance, breatheMs }: Term, who: Person): Promise<void> {
  const card = await driver.types(who, 'my actions');
  if (!card) return;
  if (has(card, 'my-actions.done') && chance.is(0.7)) {
    const done = await driver.press(who, card, 'my-actions.done');
    if (done?.card && has(done.card, 'my-actions.undo') && chance.is(0.3))
      await driver.press(who, done.card, 'my-actions.undo');
  }
  await pause(chance.between(20, breatheMs));
  const about = [...nodesOf(card)].find(({ id }) => id === 'about')?.value;
  const wish = { about, newDay: '2027-07-21', why: 'The office is short-handed' };
  if (has(card, 'my-actions.ask-day') && chance.is(0.5))
    await driver.press(who, card, 'my-actions.ask-day', wish);
}

async function answerWishes({ driver, connector, chance, cast }: Term): Promise<void> {
  const asked = connector.in(`a:${cast.chair.id}`).map(({ activity }) => cardOf(activity));
  for (const card of asked.filter(each => each && has(each, 'action-day.agree')).slice(-3))
    if (card) await driver.press(cast.chair, card, chance.of(['action-day.agree', 'action-day.keep']));
}

const has = (card: object, verb: string) =>
  [...nodesOf(card)].some(node => node.type === 'Action.Execute' && node.verb === verb);

/** The latest card in a conversation with such a button, about something that is not past. */
function newest({ connector }: Term, conversation: string, verb: string, past: ReadonlySet<string>) {
  const found = connector
    .in(conversation)
    .map(({ activity }) => cardOf(activity))
    .findLast(
      card =>
        card !== null && buttons(card).some(each => each.verb.startsWith(verb) && !past.has(each.subject)),
    );
  return found ?? null;
}

const subjectsIn = ({ connector }: Term, conversation: string, verb: string) =>
  connector
    .in(conversation)
    .flatMap(({ activity }) => buttons(cardOf(activity) ?? {}))
    .flatMap(each => (each.verb.startsWith(verb) ? [each.subject] : []));

function buttons(card: object): { verb: string; subject: string }[] {
  return [...nodesOf(card)].flatMap(({ type, verb, data }) => {
    const { fortnight } = (data ?? {}) as { fortnight?: { subject: string } };
    return type === 'Action.Execute' && fortnight ? [{ verb: String(verb), subject: fortnight.subject }] : [];
  });
}

function cardOf(activity: Readonly<Record<string, unknown>>): object | null {
  const [attachment] = (activity.attachments ?? []) as { content: object }[];
  return attachment?.content ?? null;
}

/** The agenda that is out in a conversation, whichever is the latest. */
export const agendaIn = (connector: Connector, conversation: string): object | null =>
  connector
    .in(conversation)
    .map(({ activity }) => cardOf(activity))
    .findLast(card => card !== null && has(card, 'sit-agenda.add-item')) ?? null;
