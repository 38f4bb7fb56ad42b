import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { importPeople } from '#workflows/import-people.ts';

/**
 * Dsat's model. Ed leads three AIMs at Oakwood: one is over and reported on, of one nobody has said whether it was held,
 * one is ahead. Then the list of people names him no more.
 */
const files = temporaryFiles();
let w: World;
let ed: Person;
const lines = (card: object) => textsOf({ ...card });
const REPORT = 'visit-report.';
const press = (who: Person, verb: string, inputs: Record<string, unknown> = {}) =>
  w.presses(who, w.shown(who, REPORT), `visit-report.${verb}`, inputs, 'personal');
const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
const asked = (who: Person) =>
  w.connector
    .in(`a:${who.id}`)
    .map(({ activity }) => String(activity.summary))
    .filter(text => /Did the AIM|Report: AIM/.test(text));

beforeAll(async () => {
  w = await world();
  w.now = '2026-11-02T09:00:00.000Z';
  const { tom, priya } = w.people;
  ed = person('Ed Lane', priya.appointments);
  await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    await tx.people.save(ed);
    const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
    await tx.owed.useModel({ ...use, usedAt: w.now, byId: 'operator' });
    const led = { leadId: ed.id, headId: tom.id };
    await bookedVisit(tx, w.app.bot, { ...led, id: 'reported', at: '2026-11-03T09:30:00.000Z' });
    await bookedVisit(tx, w.app.bot, { ...led, id: 'unsaid', at: '2026-11-04T09:30:00.000Z' });
    await bookedVisit(tx, w.app.bot, { ...led, id: 'ahead', at: '2026-11-10T09:30:00.000Z' });
  });
  for (const who of [...Object.values(w.people), ed]) await w.opens(who, 'personal');
  w.now = '2026-11-03T16:00:00.000Z';
  await w.quiet();
  await press(ed, 'held', { things: 'aim' });
  await w.quiet();
  await press(ed, 'save', { headline: 'Reading is taught well' });
  w.now = '2026-11-05T09:00:00.000Z';
  await w.quiet();
  const rows = [
    `${priya.objectId},Priya Shah,,officer,hub:North`,
    `${tom.objectId},Tom Reed,,head,900001`,
    `${w.people.maria.objectId},Maria Lopez,,ceo,trust`,
  ];
  const path = files.write('people.csv', ['Entra object id,Name,E-mail,Role,Scope', ...rows].join('\n'));
  const table = await openTable(path, { what: 'the list', mend: '', fits: () => true });
  await importPeople(w.app.bot, { table, trustId: MILL_LANE.id, complete: true });
  await w.quiet();
});
afterAll(async () => {
  await w.close();
  files.remove();
});

it('whoever stands in is asked at once about what is over, and nobody else is', () => {
  const { priya, maria, tom } = w.people;
  expect(asked(priya).toSorted()).toEqual([
    'Did the AIM at Oakwood Primary School happen?',
    'Report: AIM at Oakwood Primary School',
  ]);
  for (const who of [maria, tom]) expect(asked(who)).toEqual([]);
  expect(JSON.stringify(w.connector.in(`a:${ed.id}`))).not.toContain('Reading is taught well');
});

it('finds what the lead had written, goes on with it, and hears what the head says', async () => {
  const { priya, tom } = w.people;
  const card = w.shown(priya, 'Reading is taught well');
  expect(JSON.stringify(card)).toContain('Ed Lane has left');
  const sent = await w.presses(
    priya,
    card,
    'visit-report.send',
    { headline: 'Reading is taught well' },
    'personal',
  );
  expect(lines(sent)[0]).toContain('The draft is with Tom Reed');
  await w.quiet();
  await press(tom, 'inaccurate', { headNote: 'Writing too.' });
  await w.quiet();
  expect(lines(w.shown(priya, REPORT))).toContain('Pointed out: “Writing too.”');
});

it('says that it was held; a CEO may too', async () => {
  const { maria, priya } = w.people;
  expect(await trust().visits.report('unsaid')).toBeNull();
  const ask = w.shown(priya, 'Did the AIM');
  const held = await w.presses(maria, ask, 'visit-report.held', { things: 'aim' }, 'personal');
  expect(lines(held)[0]).toContain('Recorded: it happened');
});

it('is asked about the one ahead at its end, and reminded of it', async () => {
  const { priya } = w.people;
  const before = asked(priya).length;
  w.now = '2026-11-10T16:00:00.000Z';
  await w.quiet();
  expect(asked(priya)).toHaveLength(before + 1);
  expect(lines(await w.types(priya, 'questions')).join('\n')).toContain(
    'Did the AIM at Oakwood Primary School on Tue 10 Nov happen?',
  );
});
