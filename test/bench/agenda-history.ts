import agendaCard from '#cards/sit-agenda/index.ts';
import { render } from '#cards-kit/render.ts';
import { newLine } from '#domain/meeting/agenda-line.ts';
import { addDays, momentOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { ownBot } from '#test/fixtures/own-bot.ts';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';
import type { Figure } from './figure.ts';

const SCHOOLS = 60;
const MEETINGS = 5 * 19;
const LINES = 12;
const ROUNDS = 60;
const NOW = '2026-11-12T08:00:00.000Z';
const CHANNEL = { actor: null, surface: 'channel' } as const;
const urnOf = (i: number) => String(900_000 + (i % SCHOOLS));

/** Sixty schools, their heads, a team of eight, and five years of fortnightly meetings with what they decided. */
async function settle(tx: TrustWrites): Promise<void> {
  await tx.trust.create(MILL_LANE);
  await tx.schools.add(
    Array.from({ length: SCHOOLS }, (_, i) => registerEntry({ urn: urnOf(i), name: `School number ${i}` })),
    NOW,
  );
  const team = Array.from({ length: 8 }, (_, i) =>
    person(`Officer ${i}`, [{ role: 'officer', scope: { kind: 'trust' } }]),
  );
  const heads = Array.from({ length: SCHOOLS }, (_, i) =>
    person(`Head ${i}`, [{ role: 'head', scope: { kind: 'school', urn: urnOf(i) } }]),
  );
  for (const each of [...team, ...heads]) await tx.people.save(each);
  const ids = team.map(({ id }) => id);
  const series = sitSeries({ memberIds: ids, chairId: ids[0] ?? null });
  await tx.meetings.saveSeries(series);
  await tx.calendar.save([
    { scope: 'trust', kind: 'term', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' },
  ]);
  for (let m = 0; m < MEETINGS; m += 1) {
    const startsAt = momentOf(addDays('2026-11-03', -14 * m), '09:30');
    const { meeting } = await tx.meetings.ensure(series, { startsAt, agendaDueAt: startsAt });
    const lines = Array.from({ length: LINES }, (_, i) =>
      newLine(meeting, {
        id: `line ${m} ${i}`,
        section: 'schools',
        source: 'person',
        key: `line ${m} ${i}`,
        urn: urnOf(m * 7 + i * 5),
        text: 'What the visit found, and what the school asks for',
        reason: null,
        link: null,
        audience: 'channel',
        readerIds: [],
        addedById: ids[i % 8] ?? null,
        addedAt: startsAt,
      }),
    );
    await tx.agendas.addLines(lines.map(line => ({ ...line, outcome: 'discussed' })));
    for (const [i, { id, urn }] of lines.entries()) {
      const on = { meetingId: meeting.id, lineId: id, at: startsAt };
      await tx.actions.addDecision({
        ...on,
        id: `decision ${m} ${i}`,
        text: 'As proposed',
        byId: ids[0] ?? '',
      });
      const state = m < 3 && i < 4 ? 'open' : 'done';
      const ended = { endedAt: state === 'done' ? startsAt : null, endNote: null, asked: null };
      const what = { urn, text: 'Send what was asked for', ownerId: ids[i % 8] ?? '', dueOn: '2026-11-10' };
      await tx.actions.add({ ...on, ...what, ...ended, id: `action ${m} ${i}`, state });
    }
    await tx.meetings.change(meeting.id, {
      state: 'closed',
      preparedAt: startsAt,
      closedAt: startsAt,
      closings: 1,
    });
  }
}

/** An agenda for 60 schools after 5 years: made once, and drawn from the store as each press and redraw does. */
export default async function benchAgendaHistory(): Promise<Figure[]> {
  const { bot, close } = await ownBot(NOW);
  try {
    await bot.store.transaction(MILL_LANE.id, settle, { seconds: 300 });
    const { newId, bankHolidays, modelFiles } = bot;
    const started = performance.now();
    await bot.store.transaction(MILL_LANE.id, tx =>
      prepareAgendas(tx, { now: NOW, newId, bankHolidays, modelFiles }),
    );
    const made = performance.now() - started;
    const trust = bot.store.inTrust(MILL_LANE.id);
    const [meeting] = await trust.meetings.between('series-sit', NOW, '2026-12-01T00:00:00.000Z');
    if (!meeting) throw new Error('no agenda was made');
    const context = {
      now: NOW,
      viewer: CHANNEL,
      trustName: '',
      opensDocuments: false,
      hasCalendar: async () => false,
      sendsMail: async () => false,
      waitingQuestions: async () => [],
      labelOf: (name: string) => name,
      bankHolidays,
      modelFiles,
      commands: [],
    };
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now();
      const agenda = await bot.store.transaction(MILL_LANE.id, tx =>
        agendaCard.load(tx, meeting.id, context),
      );
      if (!agenda) throw new Error('the agenda has gone');
      render(agendaCard, agenda, { ref: meeting.id, viewer: CHANNEL, now: NOW, newId });
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
    const of = `agenda of ${SCHOOLS} schools and 5 years`;
    return [
      { name: `${of}, made`, value: made, unit: 'ms', target: null },
      { name: `${of}, read and drawn, median`, value: at(0.5), unit: 'ms', target: 150 },
      { name: `${of}, read and drawn, p95`, value: at(0.95), unit: 'ms', target: null },
    ];
  } finally {
    await close();
  }
}
