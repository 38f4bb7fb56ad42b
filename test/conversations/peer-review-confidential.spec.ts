import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { WRITE_UPS_KEY } from '#test/builders/write-up.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { engines } from '#test/fixtures/database.ts';
import { type PeerReviewWorld, peerReviewWorld } from '#test/fixtures/peer-review-world.ts';
import { auditOf, text } from '#test/fixtures/standing-world.ts';
import { readHeld } from '#workflows/privacy/read-held.ts';

/** Words that stand nowhere else: what Tom and Cora wrote, and what was turned away. */
const SECRET = /quagga|okapi|zorilla/i;
const CARD = 'peer-review.';

/** An Daras: what is written is for the group alone. Tom and Cora have written of a review that was held. */
describe.each(engines())(
  'what was written for a coaching group alone, on $engine',
  ({ engine, available }) => {
    describe.skipIf(!available)('', () => {
      let p: PeerReviewWorld;
      let w: PeerReviewWorld['w'];
      let others: Person[];
      const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
        w.presses(who, card, `${CARD}${verb}`, inputs, 'personal');
      const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
      let read: object;
      beforeAll(async () => {
        p = await peerReviewWorld('an-daras', { engine, isFirstInDatabase: true });
        ({ w } = p);
        const { tom, priya, maria, dee, sam } = w.people;
        // Who asks is no matter of the engine, and the embedded one takes its time.
        others =
          engine === 'PGlite' ? [maria, sam] : [maria, p.deputy, priya, sam, dee, p.chair, p.hal, p.ravi];
        await w.opens(priya, 'channel');
        await p.at('2026-11-17T13:05:00.000Z');
        const held = await press(tom, w.shown(tom, `${CARD}held`), 'held');
        const form = await press(tom, held, 'write');
        const words = { seen: 'Quagga lessons', learned: 'Okapi\nand more', willDo: 'Zorilla weeks' };
        const saved = await press(tom, form, 'save', words);
        // Teams delivers a press again; and one that is not taken carries words too.
        await press(tom, form, 'save', words);
        await press(tom, saved, 'save', { ...words, seen: 'A quagga child disclosed it' });
        await press(tom, saved, 'save', { ...words, seen: `Zorilla ${'x'.repeat(700)}` });
        await w.quiet();
        await press(p.cora, w.shown(p.cora, `${CARD}save`), 'save', {
          seen: 'Okapi',
          learned: '',
          willDo: '',
        });
        read = await press(p.lena, await press(p.lena, w.shown(p.lena, `${CARD}save`), 'back'), 'read');
        await w.quiet();
      }, 300_000);
      afterAll(() => w.close());

      it('is read by its group', () => {
        expect(text(read)).toMatch(/Quagga lessons[\s\S]*Zorilla weeks/);
        expect(text(read)).toContain('Cora Finch');
      });

      it('is told to nobody else, whatever they ask', async () => {
        const questions = [
          ...[
            'group curlew',
            'my group',
            'peer reviews',
            'coaching groups',
            'status oakwood',
            'visits oakwood',
          ],
          ...['what does oakwood need', 'agenda', 'chair', 'minutes', 'my actions', 'overdue', 'help'],
        ];
        for (const who of others)
          for (const question of questions)
            expect(text(await w.types(who, question)), `${who.name}: ${question}`).not.toMatch(SECRET);
      });

      it('nor to anybody who presses what its group has in front of it', async () => {
        for (const who of others)
          for (const [card, verb] of [
            [read, 'back'],
            [w.shown(p.cora, `${CARD}save`), 'save'],
          ] as const)
            expect(text(await press(who, card, verb, { seen: 'x' })), who.name).not.toMatch(SECRET);
        const review = await press(w.people.tom, read, 'back');
        for (const who of others)
          for (const verb of ['read', 'write', 'share'])
            expect(text(await press(who, review, verb)), `${who.name} ${verb}`).not.toMatch(SECRET);
      });

      it('stands in no row of the database, the queue’s and the answers given to presses among them', async () => {
        const rows = await w.rows();
        expect(rows).toContain('Curlew');
        expect(rows).not.toMatch(SECRET);
        // Nor in another dress.
        for (const word of ['Quagga lessons', 'Zorilla weeks'])
          for (const dress of ['base64', 'hex'] as const)
            expect(rows).not.toContain(Buffer.from(word).toString(dress).replace(/=+$/, '').slice(0, -1));
      });

      it('stands in nothing that somebody has who takes the database away', async context => {
        const dump = await w.dump();
        if (dump === null) return context.skip('pg_dump is not on this machine');
        expect(dump).toContain('Curlew');
        // Not the text itself, which would be printed: it is all there is.
        expect(SECRET.test(dump)).toBe(false);
        expect(dump).not.toContain(WRITE_UPS_KEY);
      });

      it('stands in no log, no metric, no entry of the audit, and in no message but to its group', async () => {
        expect(w.logs()).not.toMatch(SECRET);
        expect((await w.app.server.app.inject({ url: '/metrics' })).body).not.toMatch(SECRET);
        expect(await auditOf(w)).not.toMatch(SECRET);
        const group = [w.people.tom, p.lena, p.cora].map(({ id }) => `a:${id}`);
        for (const { conversationId, activity } of w.connector.sent)
          if (!group.includes(conversationId)) expect(JSON.stringify(activity)).not.toMatch(SECRET);
      });

      it('is in nothing that is held of a person, and in no copy that the command line makes', async () => {
        for (const who of [w.people.tom, p.cora])
          expect(JSON.stringify(await readHeld(trust(), who))).not.toMatch(SECRET);
        const { now } = w;
        const connection = w.connection;
        for (const words of [
          ['audit', 'export'],
          ['audit', 'export', '--format', 'json'],
          ['person', 'show', w.people.tom.objectId ?? ''],
          ['coaching', 'list'],
          ['deliveries', 'list'],
        ]) {
          const { out, err } = await fortnight({ connection }, now, ...words);
          expect(out + err, words.join(' ')).not.toMatch(SECRET);
        }
      });

      it('is on no agenda', async () => {
        await p.at('2026-11-26T12:00:00.000Z');
        expect(text(w.agenda())).not.toMatch(SECRET);
        expect(text(await w.types(w.people.priya, 'chair'))).not.toMatch(SECRET);
      });

      it('is not for whoever joins later, of what was written before', async () => {
        await p.inTrust(async ({ coaching }) => {
          const members = (await coaching.find('g'))?.members ?? [];
          const member = { kind: 'person' as const, personId: w.people.priya.id };
          await coaching.setMembers('g', [...members, { id: 'new', member, from: '2026-11-26', to: null }]);
        });
        const { priya } = w.people;
        const review = await press(w.people.tom, read, 'back');
        expect(text(await press(priya, review, 'read'))).not.toMatch(SECRET);
      });

      it('is not for whoever has left the group, from the day they left, of reviews they took part in neither', async () => {
        const form = w.shown(p.cora, `${CARD}save`);
        await p.inTrust(async ({ coaching }) => {
          const members = (await coaching.find('g'))?.members ?? [];
          await coaching.setMembers(
            'g',
            members.map(each => (each.id === `of-${p.cora.id}` ? { ...each, to: '2026-11-25' } : each)),
          );
        });
        const review = await press(w.people.tom, read, 'back');
        for (const [card, verb] of [
          [review, 'read'],
          [review, 'write'],
          [form, 'save'],
        ] as const)
          expect(text(await press(p.cora, card, verb, { seen: 'x' })), verb).not.toMatch(SECRET);
        expect(text(await press(p.lena, review, 'read'))).toMatch(SECRET);
      });
    });
  },
);
