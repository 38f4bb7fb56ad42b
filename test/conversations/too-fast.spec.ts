import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '#test/builders/press.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** The whole app, as `npm start` builds it, with a limit of three. */
let here: World;
beforeAll(async () => {
  here = await world({ asksInTenSeconds: 3 });
});
afterAll(() => here.close());

it('answers whoever presses too fast with 200 and a card, says it once to whoever types, and counts both', async () => {
  const { priya, tom } = here.people;
  for (const who of [priya, tom]) await here.opens(who, 'personal');
  const refresh = () => ({
    ...here.activity(priya, 'personal', { type: 'invoke', name: 'adaptiveCard/action' }),
    value: { action: { type: 'Action.Execute', verb: 'sit-agenda.refresh', data: { n: Math.random() } } },
  });
  const answers = [];
  for (let i = 0; i < 5; i += 1) answers.push(await here.post(refresh()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const cards = answers.map(({ body }) => textsOf((body as { value: object }).value)[0]);
  expect(cards.map(title => title === 'One moment, please')).toEqual([false, false, false, true, true]);

  const before = here.connector.sent.length;
  for (let i = 0; i < 3; i += 1)
    await here.post(here.activity(priya, 'personal', { type: 'message', text: 'help' }));
  expect(here.connector.sent.length - before).toBe(0);
  for (let i = 0; i < 6; i += 1)
    await here.post(here.activity(tom, 'personal', { type: 'message', text: 'help' }));
  expect(here.connector.sent.length - before).toBe(4);

  const { payload } = await here.app.server.app.inject({ url: '/metrics' });
  expect(payload).toContain('fortnight_presses_total{verb="sit-agenda.refresh",outcome="too-fast"} 2');
  expect(payload).toContain('fortnight_words_total{outcome="too-fast"} 6');
});
