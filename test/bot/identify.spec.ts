import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#bot/context.ts';
import { identify } from '#bot/identify.ts';
import { SendFailed } from '#ports/messenger.ts';
import { FAR_HILLS, MILL_LANE, person } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const NEW_ACCOUNT = 'bbbbbbbb-0000-4000-8000-00000000000a';
const LATER_ACCOUNT = 'bbbbbbbb-0000-4000-8000-00000000000b';

describe('who is this', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    await bot.store.transaction(MILL_LANE.id, async tx => {
      const head = { role: 'head', scope: { kind: 'school', urn: '900002' } } as const;
      await tx.people.save(person('Una Voss', [head], { objectId: null, upn: 'Una.Voss@MillLane.example' }));
      await tx.people.save(person('Ivo Lane', [head], { objectId: null, upn: 'ivo@milllane.example' }));
      await tx.people.save(person('Gil Past', []));
      await tx.people.save(person('Ray Past', [], { objectId: null, upn: 'ray@milllane.example' }));
    });
    await bot.store.transaction(FAR_HILLS.id, tx => tx.trust.create(FAR_HILLS));
  });
  afterAll(() => bot.close());

  const caller = (change: Partial<Caller>): Caller => ({ ...callerAs(people.priya), ...change });
  const find = (id: string) => bot.store.inTrust(MILL_LANE.id).people.find(id);
  /** An account Teams gives this principal name for. */
  const account = (objectId: string, name: string | null): Caller => {
    const memberId = `29:${objectId}`;
    if (name) bot.messenger.principalNames.set(memberId, name);
    return caller({ objectId, memberId });
  };

  it.each(['toLowerCase', 'toUpperCase'] as const)('knows a person by object id, %s', async casing => {
    const objectId = people.priya.objectId?.[casing]() ?? '';
    expect(await identify(bot, caller({ objectId }), 'card')).toEqual({
      known: true,
      trust: MILL_LANE,
      actor: {
        kind: 'person',
        personId: people.priya.id,
        name: 'Priya Shah',
        appointments: people.priya.appointments,
        entrance: 'card',
      },
    });
  });

  it('says which door was used', async () => {
    expect(await identify(bot, caller({}), 'text')).toMatchObject({ actor: { entrance: 'text' } });
  });

  it('knows nobody of a tenant without a trust', async () => {
    const elsewhere = caller({ tenantId: '99999999-9999-4999-8999-999999999999' });
    expect(await identify(bot, elsewhere, 'card')).toEqual({ known: false, trust: null });
  });

  it('does not know a person of one trust under the tenant of another', async () => {
    const other = caller({ tenantId: FAR_HILLS.tenantId ?? '' });
    expect(await identify(bot, other, 'card')).toEqual({ known: false, trust: FAR_HILLS });
  });

  it('does not know an account without an object id, whatever its name', async () => {
    bot.messenger.principalNames.set('29:guest', 'una.voss@milllane.example');
    const guest = caller({ objectId: null, memberId: '29:guest' });
    expect(await identify(bot, guest, 'card')).toEqual({ known: false, trust: MILL_LANE });
    expect(await find('person-una-voss')).toMatchObject({ objectId: null });
  });

  it('does not know a person without appointments', async () => {
    const past = await find('person-gil-past');
    expect(await identify(bot, caller({ objectId: past?.objectId ?? '' }), 'card')).toMatchObject({
      known: false,
    });
    const ray = account('bbbbbbbb-0000-4000-8000-00000000000c', 'ray@milllane.example');
    expect(await identify(bot, ray, 'card')).toMatchObject({ known: false });
  });

  describe('someone imported by principal name', () => {
    it('is linked to the account the first time it appears, with an audit row', async () => {
      const first = account(NEW_ACCOUNT.toUpperCase(), 'UNA.VOSS@milllane.example');
      expect(await identify(bot, first, 'text')).toMatchObject({
        known: true,
        actor: { personId: 'person-una-voss' },
      });
      expect(await find('person-una-voss')).toMatchObject({ objectId: NEW_ACCOUNT });
      expect(await bot.store.inTrust(MILL_LANE.id).audit.list({ subject: 'person-una-voss' })).toMatchObject([
        { verb: 'person.linked', actorId: 'person-una-voss', input: { objectId: NEW_ACCOUNT } },
      ]);
    });

    it('is known by the account from then on, without asking for the name', async () => {
      const silent = caller({ objectId: NEW_ACCOUNT, memberId: '29:nobody-knows' });
      expect(await identify(bot, silent, 'card')).toMatchObject({ actor: { personId: 'person-una-voss' } });
      expect(await bot.store.inTrust(MILL_LANE.id).audit.list({ subject: 'person-una-voss' })).toHaveLength(
        1,
      );
    });

    it('keeps the link when the name is later given to another account', async () => {
      const later = account(LATER_ACCOUNT, 'una.voss@milllane.example');
      expect(await identify(bot, later, 'card')).toEqual({ known: false, trust: MILL_LANE });
      expect(await find('person-una-voss')).toMatchObject({ objectId: NEW_ACCOUNT });
    });

    it.each(['nobody@milllane.example', null])('is not found under the name %s', async name => {
      const stranger = account('bbbbbbbb-0000-4000-8000-00000000000d', name);
      expect(await identify(bot, stranger, 'card')).toEqual({ known: false, trust: MILL_LANE });
    });

    it('is unknown while Teams does not say the name, and nothing fails', async () => {
      const failing: TestBot = {
        ...bot,
        messenger: Object.assign(Object.create(bot.messenger), {
          principalName: async () => {
            throw new SendFailed('throttled', { arrived: 'no' });
          },
        }),
      };
      const ivo = account('bbbbbbbb-0000-4000-8000-00000000000e', 'ivo@milllane.example');
      expect(await identify(failing, ivo, 'card')).toEqual({ known: false, trust: MILL_LANE });
      expect(await identify(bot, ivo, 'card')).toMatchObject({ actor: { personId: 'person-ivo-lane' } });
    });

    it('is linked once when two of their first presses come together', async () => {
      await bot.store.transaction(MILL_LANE.id, tx =>
        tx.people.save(
          person('Bea Twin', [{ role: 'clerk', scope: { kind: 'school', urn: '900003' } }], {
            objectId: null,
            upn: 'bea@milllane.example',
          }),
        ),
      );
      const bea = account('bbbbbbbb-0000-4000-8000-00000000000f', 'bea@milllane.example');
      const both = await Promise.all([identify(bot, bea, 'card'), identify(bot, bea, 'card')]);
      expect(both).toMatchObject([
        { actor: { personId: 'person-bea-twin' } },
        { actor: { personId: 'person-bea-twin' } },
      ]);
      const linked = await bot.store.inTrust(MILL_LANE.id).audit.list({ subject: 'person-bea-twin' });
      expect(linked).toHaveLength(1);
    });
  });
});
