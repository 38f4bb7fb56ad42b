import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { type World, world } from '#test/fixtures/world.ts';

const ADD = 'sit-agenda.add-item';
/** Recognisable wherever it turns up, and able to end a label or a line if it were let into one. */
const WORD = 'zzhostile';
const HOSTILE = `${WORD}"} 1\nfortnight_store_up{x="\\ ${WORD}`;

describe('nothing of a person, a school or a trust', () => {
  let w: World;
  let page: string;

  beforeAll(async () => {
    w = await world();
    await w.opens(w.people.priya, 'channel');
    await w.opens(w.people.tom, 'personal');
    const inject = w.app.server.app.inject.bind(w.app.server.app);
    const button = [...nodesOf(w.agenda())].find(node => node.verb === ADD)?.data as Record<string, unknown>;
    const stamp = button.fortnight as object;
    const invoke = (verb: string, data: object) => ({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data } },
    });
    for (const who of [w.people.priya, w.people.tom, null]) {
      for (const text of [HOSTILE, 'status oakwood', `status ${WORD}`, `<at>${WORD}</at> help`])
        await w.types(who, text);
      const spoken = [
        invoke(ADD, { ...button, text: HOSTILE }),
        invoke(ADD, { ...button, text: HOSTILE, urn: WORD }),
        invoke(WORD, button),
        invoke(HOSTILE.slice(0, 90), button),
        invoke(`sit-agenda.${WORD}`, button),
        invoke(`${ADD}.${WORD}`, button),
        invoke('constructor', button),
        invoke(ADD, { ...button, fortnight: { ...stamp, subject: HOSTILE, nonce: WORD } }),
        { type: 'message', value: { text: HOSTILE, fortnight: { ...stamp, verb: `${WORD}.x` } } },
        { type: HOSTILE.slice(0, 60), text: HOSTILE },
        { type: 'message', text: HOSTILE, [WORD]: WORD, [`${HOSTILE}2`]: 1 },
        { type: 'message', text: HOSTILE, channelData: { tenant: { id: WORD } } },
        { type: 'message', text: HOSTILE, from: { id: `29:${WORD}`, name: HOSTILE, [WORD]: {} } },
        { type: 'conversationUpdate', membersAdded: [{ id: WORD, name: HOSTILE }] },
        { type: 'conversationUpdate', membersAdded: [{ [WORD]: HOSTILE }] },
        { type: 'message', serviceUrl: `http://${WORD}/` },
      ];
      for (const activity of spoken) await w.post(w.activity(who, 'channel', activity));
    }
    await w.quiet();
    const headers = { authorization: `Bearer ${WORD}.${WORD}.${WORD}`, [WORD]: WORD };
    for (const url of [`/${WORD}?name=${WORD}`, '/api/messages', `/metrics/${WORD}`, `/metrics?${WORD}`])
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS'] as const) await inject({ method, url, headers });
    page = (await inject('/metrics')).body;
  });
  afterAll(() => w.close());

  it('is in the counts, though a great deal was counted', () => {
    expect(page).toMatch(/presses_total\{verb="unknown",outcome="[a-z-]+"\} \d\d/);
    expect(page).toMatch(/activities_total\{type="other"\} \d/);
    const known = [
      WORD,
      ...Object.values(MILL_LANE).filter(value => typeof value === 'string'),
      ...Object.values(w.people).flatMap(({ id, name, objectId }) => [
        id,
        objectId ?? name,
        ...name.split(' '),
      ]),
      ...['Oakwood', 'Oakhurst', 'Elmfield', '900001', 'North', 'series-sit', '19:', 'a:', '29:'],
      ...[Issuer.appId, w.connector.url, '127.0.0.1', 'aaaaaaaa-', 'ffffffff-'],
    ];
    const small = page.toLowerCase();
    // Digits within a figure are no name: a time of 2.3900001 seconds is no school.
    const word = (text: string) =>
      new RegExp(
        `(?<![a-z\\d.])${text.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z])`,
      ).test(small);
    expect(known.filter(word)).toEqual([]);
  });

  it('and nothing but our own short words is a label', () => {
    const labels = [...page.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([label]) => label);
    const ofBuckets = /^(?:le="[\d.+Inf]+"|status="\d{3}")$/;
    const verbs = [...w.app.bot.cards.values()].flatMap(card =>
      card.actions.map(({ name }) => `${card.name}.${name}`),
    );
    const words: Record<string, readonly string[]> = {
      kind: ['send-post', 'redraw', 'calendar', 'mail'],
      operation: ['send', 'update'],
      outcome: ['done', 'shown', 'repeated', 'refused', 'wrong-input', 'old-card'],
      reason: ['field:membersAdded', 'field:serviceUrl', 'tenant', 'token:malformed'],
      result: ['sent', 'no', 'never', 'unknown', 'done', 'later', 'failed', 'saved', 'refused'].concat([
        'not-saved',
        'outcome-unknown',
      ]),
      route: ['/api/messages', '/metrics', 'unknown'],
      state: ['waiting', 'retry', 'active', 'failed', 'sending', 'refused', 'unknown', 'dead', 'stale'],
      type: ['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'other'],
      verb: [...verbs, 'unknown'],
    };
    const known = Object.entries(words).flatMap(([name, values]) =>
      values.map(value => `${name}="${value}"`),
    );
    expect(labels.length).toBeGreaterThan(100);
    expect(labels.filter(label => !ofBuckets.test(label) && !known.includes(label))).toEqual([]);
    const ours = /^$|^# (?:HELP|TYPE) fortnight_\w+ [\w .,;:()-]+$|^fortnight_\w+(?:\{.*\})? [\d.e+-]+$/;
    expect(page.split('\n').filter(line => !ours.test(line))).toEqual([]);
  });
});
