import agendaCard from '#cards/sit-agenda/index.ts';
import { bindTemplate } from '#cards-kit/bind-template.ts';
import { asWords } from '#cards-kit/text.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { line } from '#test/builders/meeting.ts';
import type { Figure } from './figure.ts';

const SCHOOLS = 60;
const ROUNDS = 1000;
const WARM_UP = 20;
const TARGET = 50;
const NOW = '2026-11-03T09:30:00.000Z';

function agendaOf(schools: number): Agenda {
  const named = Array.from({ length: schools }, (_, i) => ({
    urn: String(900_000 + i),
    name: `Number ${i} Church of England Voluntary Aided Primary School and Nursery`,
  }));
  const texts = ['**Reading** in Year 2: what the visit found', 'New inspection date in the register'];
  const by = { addedById: 'person', addedByName: 'Priya Shah', addedAt: NOW };
  const lines = named.flatMap(({ urn, name }) =>
    texts.map(text => ({ ...line({ urn, text, ...by }), schoolName: name, now: null })),
  );
  return {
    meetingId: 'meeting-1',
    seriesId: 'series-sit',
    seriesName: 'School improvement team',
    startsAt: '2026-11-09T09:30:00.000Z',
    movedFrom: null,
    comesOutAt: null,
    state: 'planned',
    reason: null,
    version: 1,
    open: true,
    memberIds: [],
    deputyIds: [],
    chairId: null,
    actingChairId: null,
    chairName: null,
    sections: [{ section: 'schools', lines }],
    lineCount: lines.length,
    withheld: 0,
    elsewhere: 0,
    at: null,
    apologies: [],
    safeguardingContact: null,
    staffNames: [],
    choices: named,
  };
}

/** An agenda for 60 schools, from its subject to the card that is sent: view, template and stamps. */
export default async function benchAgendaCard(): Promise<Figure[]> {
  const agenda = agendaOf(SCHOOLS);
  const viewer = { actor: null, surface: 'channel' } as const;
  const summary = asWords('Agenda');
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const started = performance.now();
    const data = agendaCard.view(agenda, viewer, { now: NOW, page: 1, kept: {}, link: asWords('') });
    bindTemplate(agendaCard, data, { summary, stamp: { subject: 'm', version: 1, nonce: String(round) } });
    if (round >= WARM_UP) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const name = `agenda card for ${SCHOOLS} schools`;
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return [
    { name: `${name}, median`, value: at(0.5), unit: 'ms', target: TARGET },
    { name: `${name}, p99`, value: at(0.99), unit: 'ms', target: TARGET },
  ];
}
