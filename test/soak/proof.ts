import { randomUUID } from 'node:crypto';
import type { Delivery } from '#ports/outbox.ts';
import type { Audience, Post } from '#ports/post.ts';
import type { TrustReads } from '#ports/store.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import type { Connector } from '#test/fakes/connector.ts';
import type { Cast } from './cast.ts';
import type { Place } from './place.ts';
import type { Answer, Deed } from './teams-driver.ts';

const EVER = ['2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'] as const;

export interface Proof {
  readonly faults: string[];
  readonly figures: Record<string, number>;
}

/** Whether every deed had the effect that whoever did it was told of, and no other. */
export async function proveDeeds(place: Place, deeds: readonly Deed[]): Promise<Proof> {
  const faults: string[] = [];
  const figures = { deeds: deeds.length, done: 0, 'not done': 0, unanswered: 0, answers: 0 };
  const { texts, entries } = await place.withStore(store => readRecord(store.inTrust(MILL_LANE.id)));
  const audited = new Map<string, number>();
  for (const { actorId, verb } of entries)
    audited.set(`${actorId} ${verb}`, (audited.get(`${actorId} ${verb}`) ?? 0) + 1);
  const told = new Map<string, { done: number; open: number }>();
  for (const deed of deeds) {
    const { verb, personId, token, answers } = deed;
    const wasDone = answers.some(isToldDone);
    figures.answers += answers.length;
    figures[wasDone ? 'done' : answers.length > 0 ? 'not done' : 'unanswered'] += 1;
    for (const { status } of answers) if (status >= 500) faults.push(`${verb} was answered ${status}`);
    faults.push(...contradictions(deed));
    const times = token === null ? null : texts.filter(text => text.includes(token)).length;
    const isOpen = !wasDone && isUncertain(deed);
    if (times !== null && (wasDone ? times !== 1 : times > (isOpen ? 1 : 0)))
      faults.push(
        `${verb} ${token} is there ${times} times; told: ${answers.map(({ said }) => said).join(' | ')}`,
      );
    const key = `${personId} ${verb}`;
    const sum = told.get(key) ?? { done: 0, open: 0 };
    if (wasDone) sum.done += 1;
    else if (isOpen) sum.open += 1;
    told.set(key, sum);
  }
  for (const [key, { done, open }] of told) {
    const there = audited.get(key) ?? 0;
    if (there < done || there > done + open)
      faults.push(`${key}: ${done} told done and ${open} open, but ${there} in the audit`);
  }
  return { faults, figures };
}

/** Nobody told them how it ended, or only that it could not be told. */
const isUncertain = ({ answers }: Deed) =>
  answers.length === 0 || answers.every(({ status, tone }) => tone === 'other' || status >= 500);

/** The records are out of reach: neither this nor that. */
const CANNOT_TELL = /try again in a minute/;
/** It was done, and the same person has pressed something else since. */
const OVERTAKEN = /^\S+ That press was counted at /;

const isToldDone = ({ tone, said }: Answer): boolean => tone === 'done' || OVERTAKEN.test(said);

/** Once told that it is done, whoever asks again is told that it is, or was. */
function contradictions({ verb, answers }: Deed): string[] {
  const done = answers.find(({ tone }) => tone === 'done');
  if (!done) return [];
  return answers
    .filter(
      answer => answer.askedAt > done.answeredAt && !isToldDone(answer) && !CANNOT_TELL.test(answer.said),
    )
    .map(({ said }) => `${verb} was done, and then answered "${said}"`);
}

async function readRecord(trust: TrustReads) {
  const texts: string[] = [];
  for (const series of await trust.meetings.series())
    for (const { id } of await trust.meetings.between(series.id, ...EVER)) {
      // What is carried forward is there twice, and was said once.
      const lines = (await trust.agendas.lines(id)).filter(line => line.timesCarried === 0);
      texts.push(...lines.filter(({ source }) => source !== 'action').map(({ text }) => text));
      texts.push(...(await trust.actions.decisions(id)).map(({ text }) => text));
      texts.push(...(await trust.actions.ofMeeting(id)).map(({ text }) => text));
    }
  return { texts, entries: await trust.audit.list() };
}

/** Whether what Teams has is what the bot says it sent: nothing lost, and nothing twice but what is `unknown`. */
export async function provePosts(place: Place, connector: Connector, cast: Cast): Promise<Proof> {
  const faults: string[] = [];
  const figures = {
    posts: 0,
    sent: 0,
    unknown: 0,
    refused: 0,
    dead: 0,
    lapsed: 0,
    gone: 0,
    'unknown and there': 0,
  };
  const arrived = new Map(
    // A reply is not a post: it goes out with the answer.
    connector.sent.filter(({ activity }) => activity.replyToId === undefined).map(sent => [sent.id, sent]),
  );
  const unknown = new Map<string, number>();
  await place.withStore(async store => {
    const trust = store.inTrust(MILL_LANE.id);
    for (const { post, copies, places } of await allPosts(trust, cast)) {
      figures.posts += 1;
      if (copies.length === 0 && places > 0) {
        if (['run-meeting', 'sit-agenda', 'action-day', 'meeting-notice'].includes(post.card))
          figures.lapsed += 1;
        else faults.push(`a post was lost: ${post.card} ${post.key}`);
      }
      for (const { state, activityId, conversationId, wantsUpdate, id } of copies) {
        if (state === 'sending' || state === 'waiting') faults.push(`${post.card} ${id} is still ${state}`);
        else if (state !== 'dropped') figures[state] += 1;
        // Teams has said of this one that it is not there, as it does of a message that was deleted.
        const isGone = state === 'sent' && activityId === null;
        if (isGone) figures.gone += 1;
        if (state === 'sent' && !isGone && !arrived.delete(activityId ?? ''))
          faults.push(`${post.card} is said to be sent as ${activityId}, which Teams does not have`);
        if (state === 'sent' && wantsUpdate) faults.push(`${post.card} ${id} was never redrawn`);
        const teamsId = (await trust.conversations.find(conversationId))?.conversationId ?? '';
        if (state === 'unknown' || isGone) unknown.set(teamsId, (unknown.get(teamsId) ?? 0) + 1);
      }
    }
  });
  for (const { conversationId, activity } of arrived.values()) {
    const left = unknown.get(conversationId) ?? 0;
    unknown.set(conversationId, left - 1);
    figures['unknown and there'] += 1;
    if (left <= 0) faults.push(`a message in ${conversationId} is more than was recorded: ${said(activity)}`);
  }
  return { faults, figures };
}

/** What a message says to those who see no card. */
function said({ attachments }: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(attachments)
    ? (attachments as { content?: { fallbackText?: string } }[])
    : [];
  return first?.content?.fallbackText ?? 'words alone';
}

async function allPosts(trust: TrustReads, { chair, members }: Cast) {
  const chats = async (personId: string) => (await trust.conversations.personalOf(personId)).length;
  const seriesId = 'series-sit';
  const meetings = await trust.meetings.between(
    seriesId,
    '2026-01-01T00:00:00.000Z',
    '2028-01-01T00:00:00.000Z',
  );
  const actions = (await Promise.all(meetings.map(({ id }) => trust.actions.ofMeeting(id)))).flat();
  const audiences: { audience: Audience; places: number }[] = [
    { audience: { kind: 'series', seriesId }, places: 1 },
    { audience: { kind: 'chair', seriesId }, places: await chats(chair.id) },
    { audience: { kind: 'deputies', seriesId }, places: 0 },
  ];
  for (const { id } of members)
    audiences.push({ audience: { kind: 'person', personId: id }, places: await chats(id) });
  for (const { id, ownerId } of actions)
    audiences.push({ audience: { kind: 'owner', actionId: id }, places: await chats(ownerId) });
  const all: { post: Post; copies: Delivery[]; places: number }[] = [];
  for (const { audience, places } of audiences) {
    for (const post of await trust.outbox.postsTo(audience))
      all.push({ post, places, copies: await trust.outbox.deliveriesOf(post.id) });
  }
  return all;
}

/** What the operator sees: a whole audit, every copy of which nobody knows, and a queue with nothing left in it. */
export async function proveOperator(place: Place, unknown: number | null): Promise<Proof> {
  const faults: string[] = [];
  const verified = await fortnight(place, 'audit', 'verify');
  if (!verified.ok) faults.push(`the audit does not verify: ${verified.out}`);
  const listed = await fortnight(place, 'deliveries', 'list', '--json');
  const shown = (JSON.parse(listed.out || '[]') as { state: string }[]).filter(
    ({ state }) => state === 'unknown',
  );
  if (unknown !== null && shown.length !== unknown)
    faults.push(`"deliveries list" shows ${shown.length} of ${unknown} unknown`);
  if (unknown === null) return { faults, figures: {} };
  const jobs = await place.sql('select state, count(*)::int as n from pgboss.job group by state');
  for (const { state, n } of jobs)
    if (!['completed', 'cancelled'].includes(String(state))) faults.push(`${n} jobs are left ${state}`);
  const entries = Number(/(\d[\d,]*) entr/.exec(verified.out)?.[1]?.replaceAll(',', '') ?? 0);
  return { faults, figures: { 'audit entries': entries } };
}

/** Our own command line, as an operator runs it. */
async function fortnight(place: Place, ...args: string[]): Promise<{ ok: boolean; out: string }> {
  const said: string[] = [];
  const hear = (text: string) => void said.push(text);
  const code = await runCommandLine(args, {
    ...{ out: hear, err: hear, isScreen: false, newId: randomUUID },
    clock: { now: () => new Date().toISOString() },
    config: () => readConfig(place.env, 'command-line'),
    calendars: () => ({ of: () => null }),
    openStore: place.openStore,
  });
  return { ok: code === 0, out: said.join('') };
}
