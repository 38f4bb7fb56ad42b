import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';
import { importPeople } from '#workflows/import-people.ts';

const NOTE = 'the absence rota in the office';
const OTHER_CHANNEL = '19:other@thread.tacv2';

describe('what somebody could read and may not any more', () => {
  const files = temporaryFiles();
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, dee, sam } = w.people;
    const people = { chairId: priya.id, deputyIds: [], memberIds: [priya.id, maria.id] };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(people)));
    for (const who of [priya, maria, dee, sam]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: '', note: NOTE };
    await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.add', flag);
    await w.quiet();
  });
  afterAll(async () => {
    await w.close();
    files.remove();
  });
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const chat = (who: Person) => w.connector.in(`a:${who.id}`).map(({ activity }) => JSON.stringify(activity));

  it('leaves the chat of a former chair when somebody else is appointed', async () => {
    const { priya, maria, sam } = w.people;
    expect(chat(priya).join()).toContain(NOTE);
    const form = { name: 'SIT', weekday: 2, time: '09:30', minutes: 90, everyWeeks: 2, leadDays: 5 };
    const who = { anchor: '2026-09-08', chair: maria.id, deputies: '', members: priya.id };
    await press(sam, await w.types(sam, 'series SIT'), 'meeting-series.save', { ...form, ...who });
    await w.quiet();
    expect(chat(priya).join()).not.toContain(NOTE);
    expect(chat(priya).join()).toContain('There is nothing here any more');
    expect(chat(maria).join()).toContain(NOTE);
  });

  it('leaves the chat of somebody whose role an import takes away', async () => {
    const { sam, maria, dee } = w.people;
    const { bot } = w.app;
    const rest = [sam, dee].map(({ objectId, name }) => `${objectId},${name},,administrator,trust`);
    expect(chat(maria).join()).toContain(NOTE);
    const path = files.write('people.csv', [`Entra object id,Name,E-mail,Role,Scope`, ...rest].join('\n'));
    const table = await openTable(path, { what: 'the list', mend: '', fits: () => true });
    await importPeople(bot, { table, trustId: MILL_LANE.id, complete: true });
    await w.quiet();
    expect(chat(maria).join()).not.toContain(NOTE);
    await bot.store.transaction(MILL_LANE.id, async tx => {
      for (const person of Object.values(w.people)) await tx.people.save(person);
    });
  });

  it('is not added to in a channel that the series has left', async () => {
    const { maria } = w.people;
    const said = w.activity(maria, 'channel', { type: 'message', text: 'use this channel for SIT' });
    await w.post({ ...said, conversation: { ...(said.conversation as object), id: OTHER_CHANNEL } });
    await w.quiet();
    await w.types(maria, 'add Reading in the autumn term');
    await w.quiet();
    expect(JSON.stringify(w.connector.in(OTHER_CHANNEL))).toContain('Reading in the autumn term');
    expect(JSON.stringify(w.connector.in(CHANNEL))).not.toContain('Reading in the autumn term');
  });

  it.each(['agenda', 'my actions'])(
    'is answered alone when “%s” is asked in a channel, whatever has become of it',
    async words => {
      const { maria } = w.people;
      w.now = '2026-11-17T09:31:00.000Z';
      await press(maria, await w.types(maria, 'chair'), 'run-meeting.start').catch(() => {});
      const before = chat(maria).length;
      expect(textsOf(await w.types(maria, words, 'channel'))[0]).toBe('Answered in your own chat');
      await w.quiet();
      expect(chat(maria).length).toBe(before + 1);
    },
  );
});
