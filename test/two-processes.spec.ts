import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { STAMP } from '#cards-kit/bind-template.ts';
import type { Person } from '#domain/access/role.ts';
import { addDays, dayOf, momentOf } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { WRITE_UP_KEYS } from '#test/builders/write-up.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { Login } from '#test/fakes/login.ts';
import { CHANNEL, type Settled, settleTrust } from '#test/fixtures/access-world.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { Run } from '#test/fixtures/run.ts';

const SERVICE = 'http://127.0.0.1:56150';
const MEETING = 'quill-meeting-planned';
const CHANGED = /^↻ Someone changed this while you were looking, so nothing was recorded/;
/** These are real processes: their clock is the world's. */
const today = dayOf(new Date().toISOString());

/** Two processes of the operating system, as `npm start` starts them, on one server: nothing is shared but that. */
describe.skipIf(!inject('templateServer'))('two processes on one server', () => {
  let database: TestDatabase;
  let store: Store;
  let issuer: Issuer;
  let login: Login;
  let here: Settled;
  let runs: Run[];
  let addresses: string[];
  beforeAll(async () => {
    [database, issuer, login] = await Promise.all([
      freshDatabase('PostgreSQL'),
      Issuer.start(new Date().toISOString()),
      Login.start(),
    ]);
    store = prismaStore(database.connection, { writeUpKeys: WRITE_UP_KEYS });
    here = await settleTrust({ store }, MILL_LANE, { word: 'Quill', first: 900_001 });
    const startsAt = momentOf(addDays(today, 5), '09:30');
    await store.transaction(MILL_LANE.id, tx =>
      tx.meetings.change(MEETING, { startsAt, agendaDueAt: startsAt }),
    );
    const environment = {
      PORT: '0',
      DATABASE_URL: String(database.owner.connectionString),
      BOT_APP_ID: Issuer.appId,
      BOT_APP_PASSWORD: 'secret',
      BOT_TENANT_ID: MILL_LANE.tenantId ?? '',
      BOT_OPENID_METADATA: issuer.metadataUrl,
      BOT_LOGIN_URL: login.url,
      ASKS_IN_TEN_SECONDS: '1000',
    };
    runs = [new Run(environment), new Run(environment)];
    addresses = await Promise.all(runs.map(run => run.listening()));
  });
  afterAll(async () => {
    for (const run of runs) run.process.kill('SIGKILL');
    await Promise.all(runs.map(run => run.exit));
    await Promise.all([issuer.stop(), login.stop(), store.close()]);
    await database.drop();
  });

  let presses = 0;
  type Button = { verb: string; subject: string; version: number; input: object };
  /** One press, to be delivered as often as one likes, to whichever process, under whichever id. */
  function press(who: Person | undefined, place: 'channel' | 'personal', { verb, input, ...stamp }: Button) {
    presses += 1;
    const nonce = `nonce-${presses}`;
    const data = { [STAMP]: { ...stamp, nonce }, ...input };
    const tenantId = MILL_LANE.tenantId ?? '';
    const inTeam = place === 'channel' && { team: { id: '19:team@thread.tacv2' } };
    const activity = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl: SERVICE,
      from: { id: `29:${who?.id}`, aadObjectId: who?.objectId },
      recipient: { id: `28:${Issuer.appId}` },
      conversation: { id: inTeam ? CHANNEL : `a:${who?.id}`, conversationType: place, tenantId },
      channelData: { tenant: { id: tenantId }, ...inTeam },
      value: { action: { type: 'Action.Execute', verb, data } },
    };
    return async (process: 0 | 1, id: string): Promise<{ status: number; card: object }> => {
      const response = await fetch(`${addresses[process]}/api/messages`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await issuer.token(SERVICE)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...activity, id }),
      });
      return { status: response.status, card: ((await response.json()) as { value: object }).value };
    };
  }
  const trust = () => store.inTrust(MILL_LANE.id);

  it('give one effect and four true answers to a press that Teams delivers four times, under two ids', async () => {
    for (const text of ['First', 'Second', 'Third', 'Fourth', 'Fifth']) {
      const deliver = press(here.people.member, 'channel', {
        ...{ verb: 'sit-agenda.add-item', subject: MEETING, version: 1 },
        input: { text, urn: '' },
      });
      const [id, another] = [`id-${text}`, `another-${text}`];
      const answers = await Promise.all([
        deliver(0, id),
        deliver(1, id),
        deliver(0, another),
        deliver(1, another),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      for (const { card } of answers) {
        expect(textsOf(card)[0]).toBe('✓ Your item is on the agenda.');
        expect(textsOf(card)).toContain(text);
      }
      expect(new Set(answers.map(({ card }) => JSON.stringify(card))).size).toBe(1);
      const lines = await trust().agendas.lines(MEETING);
      expect(lines.filter(line => line.text === text)).toHaveLength(1);
    }
    const audited = await trust().audit.list({ subject: MEETING });
    expect(audited.filter(({ verb }) => verb === 'sit-agenda.add-item')).toHaveLength(5);
  });

  it('let one of two people win who decide at once, and show the other what became of it', async () => {
    const winners: string[] = [];
    const chairs = ['deputy', 'ceo', 'deputy-ceo'];
    for (let round = 0; round < 4; round += 1) {
      const { version = 0, actingChairId } = (await trust().meetings.find(MEETING)) ?? {};
      const [one = '', two = ''] = chairs.filter(who => here.people[who]?.id !== actingChairId);
      const both = [one, two].map(who =>
        press(here.people[who], 'personal', {
          ...{ verb: 'run-meeting.take-over', subject: MEETING, version, input: {} },
        }),
      );
      const answers = await Promise.all(
        both.map((deliver, i) => deliver(i === 0 ? 0 : 1, `take ${round} ${i}`)),
      );
      const said = answers.map(({ card }) => textsOf(card));
      const won = said.findIndex(([first]) => first === '✓ You are in the chair.');
      const winner = [one, two][won] ?? '';
      expect(said[1 - won]?.[0]).toMatch(CHANGED);
      // The other's card is the fresh one.
      expect(said[1 - won]?.join('\n')).toContain(`Quill ${winner} chairs`);
      expect(await trust().meetings.find(MEETING)).toMatchObject({ actingChairId: here.people[winner]?.id });
      winners.push(winner);
    }
    const audited = await trust().audit.list({ subject: MEETING });
    const taken = audited.filter(({ verb }) => verb === 'run-meeting.take-over');
    expect(taken.map(({ actorId }) => actorId)).toEqual(winners.map(who => here.people[who]?.id));
  });
});
