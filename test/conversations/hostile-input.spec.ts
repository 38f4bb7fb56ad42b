import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import { oddValue as odd } from '#test/builders/odd-activities.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

const ADD = 'sit-agenda.add-item';

describe('hostile input behind a good token', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    await w.opens(w.people.priya, 'channel');
  });
  afterAll(() => w.close());

  it('never makes a press a 5xx, and always answers with a card or a plain 4xx', async () => {
    const button = [...nodesOf(w.agenda())].find(node => node.verb === ADD);
    const good = button?.data as Record<string, unknown>;
    const stamp = good.fortnight as Record<string, unknown>;
    const press = fc.record(
      {
        verb: fc.oneof(
          fc.constantFrom<unknown>(
            ADD,
            'sit-agenda.more',
            'sit-agenda.refresh',
            'school-status.show',
            'help.x',
            '.',
            'a.b.c',
            'constructor',
          ),
          odd,
        ),
        text: odd,
        urn: odd,
        page: odd,
        stamp: fc.oneof(
          fc.constant<unknown>(stamp),
          odd,
          fc.record({ subject: odd, version: odd, nonce: odd }),
          fc
            .tuple(fc.constantFrom('subject', 'version', 'nonce'), odd)
            .map(([key, value]) => ({ ...stamp, [key]: value })),
        ),
      },
      { requiredKeys: [] },
    );
    const who = [w.people.priya, w.people.tom, null];
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        press,
        fc.nat({ max: 2 }),
        fc.boolean(),
        async ({ verb, stamp: carried, ...inputs }, person, submitted) => {
          const data = { ...inputs, ...(carried !== undefined && { fortnight: carried }) };
          const activity = submitted
            ? { type: 'message', value: { ...data, fortnight: { ...(carried as object), verb } } }
            : {
                type: 'invoke',
                name: 'adaptiveCard/action',
                value: { action: { type: 'Action.Execute', verb, data } },
              };
          const { status, body } = await w.post(w.activity(who[person] ?? null, 'channel', activity));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(status).toBeLessThan(500);
          if (status === 200 && !submitted)
            expect(body).toMatchObject({ statusCode: 200, value: { type: 'AdaptiveCard' } });
        },
      ),
      { numRuns: 250 },
    );
    expect(statuses.get(200) ?? 0).toBeGreaterThan(50);
  });

  it('never makes typed words a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string().map(s => `status ${s}`),
        ),
        async text => {
          const { status } = await w.post(w.activity(w.people.priya, 'personal', { type: 'message', text }));
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('shows hostile words as the plain words they are, and finds them again so', async () => {
    const hostile =
      '${$root.title} **bold** [link](https://evil.example) <at>Everyone</at> <b>x</b> \u202egnissim `code`';
    const shown = await w.presses(w.people.priya, w.agenda(), ADD, { text: hostile });
    const line =
      '${$root.title} **bold** [link](https://evil.example) <at>Everyone</at> <b>x</b> gnissim `code`';
    const runs = [...nodesOf(shown)].filter(node => node.type === 'TextRun').map(node => node.text);
    expect(runs).toContain(line);
    expect(textsOf(shown).filter(text => text.includes('evil.example'))).toEqual([line]);
  });

  it('writes hostile words as plain words where only words can be written: the answer to a fallback button', async () => {
    const { store } = w.app.bot;
    const series = await store.inTrust(MILL_LANE.id).meetings.findSeries('series-sit');
    if (!series) throw new Error('there is no series');
    const name = '[SIT](https://evil.example) <b>x</b>';
    await store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries({ ...series, name }));
    const [button] = [...nodesOf(w.agenda())].filter(node => node.verb === ADD);
    const { fortnight } = (button?.data ?? {}) as { fortnight?: object };
    const value = { fortnight: { ...fortnight, verb: 'sit-agenda.refresh' } };
    const before = w.connector.sent.length;
    await w.post(w.activity(w.people.priya, 'channel', { type: 'message', value }));
    const text = String(w.connector.sent[before]?.activity.text);
    expect(text).toContain('SIT');
    expect(new MarkdownIt({ html: true }).render(text)).not.toMatch(/<(a|b)\b/);
  });
});
