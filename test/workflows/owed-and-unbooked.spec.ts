import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { isCurrent } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { meeting } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, TERMS_2026 } from '#test/builders/trust.ts';
import { ELMFIELD, OAKWOOD, SIT, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';
import { owedAndUnbooked } from '#workflows/agenda-sources/owed-and-unbooked.ts';

const DUE = '2026-11-12T08:00:00.000Z';
const MEETING = '2026-11-17T09:30:00.000Z';
const NOTED = { at: DUE, byId: 'operator' };
const sources = { bankHolidays: englandBankHolidays(), modelFiles: yamlModelFiles() };

/** Dsat's model; Oakwood in Recovery, Elmfield in Excellence. The fortnight after the meeting ends on Tue 1 Dec. */
describe('what is owed and not booked, on an agenda', () => {
  let trusts: TwoTrusts;
  beforeAll(async () => {
    trusts = await twoTrusts('PGlite');
    await trusts.mill(tx => tx.calendar.save(TERMS_2026));
  });
  afterAll(() => trusts.close());

  async function propose(now: IsoInstant = DUE, startsAt: IsoInstant = MEETING): Promise<ProposedLine[]> {
    const trust = trusts.stores[0].inTrust(MILL_LANE.id);
    const schools = (await trust.schools.list()).filter(isCurrent);
    const occasion = { series: SIT, meeting: meeting({ startsAt }), earlier: null, schools, now };
    return owedAndUnbooked.propose(trust, { ...occasion, ...sources });
  }
  const done = (id: string, urn: string, things: readonly string[], on = '2026-11-10') =>
    trusts.mill(({ owed }) =>
      owed.addFulfilments(
        [{ id, urn, on, state: on > '2026-11-12' ? 'booked' : 'done', things: [...things] }],
        NOTED,
      ),
    );

  it('is nothing while the trust uses no model', async () => {
    expect(await propose()).toEqual([]);
  });

  describe('under a model', () => {
    beforeAll(() =>
      trusts.mill(async ({ owed }) => {
        const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
        await owed.useModel({ ...use, usedAt: DUE, byId: 'operator' });
        const since = { kind: 'category', from: '2026-09-01', to: null } as const;
        await owed.addStandings(
          [
            { id: 'one', urn: OAKWOOD, name: 'recovery', ...since },
            { id: 'two', urn: ELMFIELD, name: 'excellence', ...since },
          ],
          NOTED,
        );
      }),
    );

    it('is a line for each school: what is late, then what is due before the meeting after this one', async () => {
      const lines = await propose();
      expect(lines).toEqual([
        {
          section: 'visits',
          key: `${ELMFIELD} channel`,
          urn: ELMFIELD,
          text: '2 late: Letter with the category, Category shared with governors and staff',
          reason: 'Was due Tue 15 Sep, by the improvement model',
          link: { card: 'school-needs', ref: `urn:${ELMFIELD} half-term` },
          audience: 'channel',
          readerIds: [],
        },
        expect.objectContaining({
          urn: OAKWOOD,
          text: '5 late: Letter with the category, Category shared with governors and staff and 3 more; 1 missed',
          reason: 'Was due Tue 15 Sep, by the improvement model',
        }),
      ]);
    });

    it('is not what has been done or is booked', async () => {
      await done('f1', OAKWOOD, ['review-standards', 'review-early-years', 'rapid-action-plan']);
      await done('f2', OAKWOOD, ['support-day'], '2026-11-18');
      await done('f3', ELMFIELD, ['category-shared', 'category-letter']);
      const lines = await propose();
      expect(lines.map(({ urn }) => urn)).toEqual([OAKWOOD]);
      expect(lines[0]?.text).toBe(
        '2 late: Letter with the category, Category shared with governors and staff; 1 missed',
      );
    });

    it('is told to the chair alone where it concerns a member of staff or safeguarding', async () => {
      const head = { kind: 'new-head', name: '', from: '2026-09-01', to: null } as const;
      await trusts.mill(({ owed }) => owed.addStandings([{ id: 'three', urn: ELMFIELD, ...head }], NOTED));
      const lines = (await propose()).filter(({ urn }) => urn === ELMFIELD);
      const ofChannel = lines.filter(({ audience }) => audience === 'channel');
      const ofChair = lines.filter(({ audience }) => audience === 'chair');
      expect(ofChannel.map(({ text }) => text).join('\n')).not.toMatch(/mentor|contact/i);
      expect(ofChair).toEqual([
        expect.objectContaining({ section: 'confidential', key: `${ELMFIELD} chair` }),
      ]);
      expect(ofChair[0]?.text).toMatch(/Contact with a new head/);
      expect(ofChair[0]?.text).toMatch(/Mentor for a new head/);
    });

    it('calls late what is late when it is proposed, not what will be by the meeting', async () => {
      const [early] = (await propose('2026-11-12T08:00:00.000Z', '2026-11-24T09:30:00.000Z')).filter(
        ({ urn, audience }) => urn === OAKWOOD && audience === 'channel',
      );
      expect(early?.text).toMatch(
        /^2 late: Letter with the category, Category shared with governors and staff/,
      );
    });

    it('names to the channel nothing that only some categories bring, and no plan or report', async () => {
      const told = (await propose()).filter(({ audience }) => audience === 'channel').map(({ text }) => text);
      expect(told.join('\n')).not.toMatch(/Review|Support day|Plan|Report|Team Around/);
      expect(told.join('\n')).toMatch(/1 missed/);
    });

    it('says of what the numbers are where nothing may be named', async () => {
      await done('f4', OAKWOOD, ['category-shared', 'category-letter']);
      const told = (await propose()).find(({ urn, audience }) => urn === OAKWOOD && audience === 'channel');
      expect(told?.text).toBe('Of what it is owed: 1 missed');
    });

    it('lists the twenty most pressing of many schools, and says how many more there are', async () => {
      const many = Array.from({ length: 25 }, (_, i) => ({ urn: String(910_001 + i), name: `School ${i}` }));
      await trusts.mill(({ schools }) => schools.add(many.map(registerEntry), '2026-09-01T00:00:00.000Z'));
      const lines = await propose();
      expect(new Set(lines.flatMap(({ urn }) => urn ?? [])).size).toBe(20);
      expect(lines.at(-1)).toMatchObject({
        urn: null,
        text: '7 more schools with something late, missed or due: type “owed”',
        link: { card: 'owed', ref: 'trust' },
      });
      await trusts.mill(({ schools }) =>
        schools.markLeft(
          many.map(({ urn }) => urn),
          '2026-11-01',
        ),
      );
    });

    it('leaves out a school whose year has no term dates, and tells the others’', async () => {
      const lines = await propose('2027-09-10T08:00:00.000Z', '2027-09-14T09:30:00.000Z');
      expect(lines).toEqual([]);
    });
  });
});
