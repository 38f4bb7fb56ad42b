import { expect, it } from 'vitest';
import { graphAutomaticReplies } from '#adapters/graph/graph-automatic-replies.ts';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { person } from '#test/builders/trust.ts';
import { awayByMailbox } from '#workflows/away/who-is-away.ts';

const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';

it('tells who is away now or on a day to come, and counts whom it could not ask; nobody else is away', async () => {
  const graph = await GraphEmulator.start();
  try {
    for (const name of ['always', 'planned', 'here']) graph.outlook.add({ address: `${name}@mill.example` });
    graph.outlook.add({ address: 'closed@mill.example', state: 'forbidden' });
    graph.people.replyAutomatically('always@mill.example', 'always');
    const planned = { from: '2027-01-05T17:00:00.000Z', until: '2027-01-08T08:00:00.000Z' };
    graph.people.replyAutomatically('planned@mill.example', planned);
    const replies = graphAutomaticReplies({ baseUrl: graph.url, tokenFor: async () => 'a-token' }).of(TENANT);
    const people = ['always', 'planned', 'here', 'closed', 'gone'].map(name =>
      person(name, [], { id: name, upn: `${name}@mill.example` }),
    );
    const now = '2027-01-07T09:00:00.000Z';
    const { byMailbox, unknown } = await awayByMailbox(replies, people, now);
    expect(unknown).toBe(2);
    const away = (day: string) => people.map(({ id }) => id).filter(id => byMailbox(id, day));
    // Who is away from the evening on was there; since when "always" has been on nobody knows.
    expect(away('2027-01-05')).toEqual([]);
    expect(away('2027-01-06')).toEqual(['planned']);
    expect(away('2027-01-07')).toEqual(['always', 'planned']);
    expect(away('2027-01-08')).toEqual([]);
  } finally {
    await graph.stop();
  }
});

it('asks nobody where nothing is signed in, or the tenant is not known', () => {
  const options = { baseUrl: 'https://graph.example', tokenFor: null };
  expect(graphAutomaticReplies(options).of(TENANT)).toBeNull();
  expect(graphAutomaticReplies({ ...options, tokenFor: async () => 'x' }).of(null)).toBeNull();
});
