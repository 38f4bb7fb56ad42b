import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '#src/cli/run.ts';
import { OutlookWorld, on } from '#test/fixtures/outlook-world.ts';

const PRIYA = 'priya.shah@mill-lane.example';

describe('fortnight calendar', () => {
  let w: OutlookWorld;
  let id: string;
  beforeAll(async () => {
    w = await OutlookWorld.open();
    id = await w.books(on(0));
    await w.work();
  });
  afterAll(() => w.close());

  /** One command beside the bot, on its store and its calendars. */
  async function says(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const code = await runCommandLine(words, {
      out: text => {
        said.out += text;
      },
      err: text => {
        said.err += text;
      },
      isScreen: false,
      clock: { now: () => w.now },
      newId: () => w.newId(),
      config: () => ({ publicUrl: null }) as never,
      calendars: () => w.world.calendars,
      openStore: async () => ({ ...w.store, close: async () => {} }),
    });
    return { code, ...said };
  }

  it('lists whose calendars are watched, and until when', async () => {
    const { code, out } = await says('calendar', 'list');
    expect(code).toBe(0);
    expect(out).toMatch(/Whose +Notified until +Read/);
    expect(out).toMatch(/Priya Shah +\w{3} \d+ Nov/);
  });

  it('finds by a sweep what nobody notified, and says how much it looked through', async () => {
    w.graph.faults.notificationPlan = () => 'lost';
    w.pass(5);
    w.graph.people.move(PRIYA, (await w.link(id))?.eventId ?? '', on(2));
    const { code, out, err } = await says('calendar', 'sweep');
    expect({ code, out, err }).toMatchObject({
      ...{ code: 0, err: '' },
      out: expect.stringMatching(
        /^Looked through 1 calendar: \d+ visits? (?:or|and) meetings? compared\.\n$/,
      ),
    });
    expect((await w.visit(id)).startsAt).toBe(on(2));
  });

  it('names whose calendar refuses, and what mends it', async () => {
    await w.giveMailbox(w.people.priya, 'forbidden');
    const { out, err } = await says('calendar', 'sweep');
    expect(out).toContain('Looked through 1 calendar');
    expect(err).toContain('Priya Shah: the app may not open it: see docs/INSTALL.md');
    expect((await says('calendar', 'list')).out).toContain('the app may not open it');
    await w.giveMailbox(w.people.priya);
  });
});
