import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { ownBot } from '#test/fixtures/own-bot.ts';
import { handOutLetters } from '#workflows/letters/hand-out.ts';
import { issueMissing } from '#workflows/letters/issue-missing.ts';
import { letterRecord, printLetter } from '#workflows/letters/print-letter.ts';
import type { Figure } from './figure.ts';

const SCHOOLS = 90;
const ROUNDS = 4;
const NOW = '2026-09-01T08:00:00.000Z';
const RUNGS = ['excellence', 'refinement', 'reinforcement', 'recovery', 'repair'];

/**
 * A trust of ninety schools, each with a head, a chair of governors with an account and a clerk without: its letters
 * written, handed out and made as Word files; then the files again and again, to see whether memory stays level.
 */
export default async function benchLetters(): Promise<Figure[]> {
  const { bot, close } = await ownBot(NOW);
  try {
    const { modelFiles, bankHolidays, newId, store } = bot;
    await store.transaction(MILL_LANE.id, tx => settle(tx), { seconds: 120 });
    const issuing = { now: NOW, byId: 'operator', newId, modelFiles, bankHolidays, year: 2026 };
    const writing = performance.now();
    const { issued } = await store.transaction(MILL_LANE.id, tx => issueMissing(tx, issuing), {
      seconds: 60,
    });
    const written = performance.now() - writing;
    if (issued.length !== SCHOOLS) throw new Error(`${issued.length} letters were written`);
    const handing = performance.now();
    const turns: number[] = [];
    for (let count = 1; count > 0; ) {
      const began = performance.now();
      count = await store.transaction(MILL_LANE.id, tx => handOutLetters(tx, issuing), {
        seconds: 60,
      });
      if (count > 0) turns.push(performance.now() - began);
    }
    const handed = performance.now() - handing;
    const { total, levels } = await printAll(store.inTrust(MILL_LANE.id));
    const [first = 0, ...later] = levels;
    const what = `${SCHOOLS} letters`;
    return [
      { name: `${what} written`, value: written, unit: 'ms', target: null },
      { name: `${what} handed out, with their copies`, value: handed, unit: 'ms', target: null },
      {
        name: 'the longest turn of handing out (25 letters)',
        value: Math.max(...turns),
        unit: 'ms',
        target: null,
      },
      { name: `${what} as .docx`, value: total, unit: 'ms', target: null },
      { name: `${what}, all of it`, value: (written + handed + total) / 1000, unit: 's', target: 10 },
      {
        name: `memory after ${ROUNDS} rounds over the first`,
        value: (later.at(-1) ?? first) - first,
        unit: 'MB',
        target: 30,
      },
    ];
  } finally {
    await close();
  }
}

type Tx = Parameters<Parameters<Awaited<ReturnType<typeof ownBot>>['bot']['store']['transaction']>[1]>[0];

async function settle(tx: Tx): Promise<void> {
  await tx.trust.create(MILL_LANE);
  const hub = await tx.schools.ensureHub('North');
  const urns = Array.from({ length: SCHOOLS }, (_, at) => String(900_001 + at));
  const entries = urns.map((urn, at) =>
    registerEntry({ urn, name: `Number ${at} Church of England Primary School and Nursery` }),
  );
  await tx.schools.add(entries, NOW);
  await tx.schools.assignHub(urns, hub.id);
  await tx.calendar.save(TERMS_2026);
  const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
  await tx.owed.useModel({ ...use, usedAt: NOW, byId: 'operator' });
  const standing = { kind: 'category', from: '2026-09-01', to: null } as const;
  await tx.owed.addStandings(
    urns.map((urn, at) => ({ ...standing, id: `s${at}`, urn, name: RUNGS[at % RUNGS.length] ?? '' })),
    { at: NOW, byId: 'operator' },
  );
  await tx.people.save(person('Priya Shah', [{ role: 'officer', scope: { kind: 'hub', hubId: hub.id } }]));
  for (const [at, urn] of urns.entries()) {
    const scope = { kind: 'school', urn } as const;
    await tx.people.save(person(`Head ${at}`, [{ role: 'head', scope }]));
    await tx.people.save(person(`Chair ${at}`, [{ role: 'chair-of-governors', scope }]));
    const clerk = { objectId: null, email: `clerk${at}@governors.example` };
    await tx.people.save(person(`Clerk ${at}`, [{ role: 'clerk', scope }], clerk));
  }
}

/** Every letter's file, as often as there are rounds; what one round took, and the memory in use after each. */
async function printAll(
  trust: Parameters<typeof letterRecord>[0],
): Promise<{ total: number; levels: number[] }> {
  const documents = docxDocuments();
  const letters = await trust.letters.ofYear(2026);
  const records = [];
  for (const { id } of letters) {
    const record = await letterRecord(trust, id);
    if (record) records.push(record);
  }
  const levels: number[] = [];
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    for (const record of records) await documents.categoryLetter(await printLetter(trust, record));
    if (round === 0) total = performance.now() - began;
    globalThis.gc?.();
    levels.push(process.memoryUsage().heapUsed / 1024 / 1024);
  }
  return { total, levels };
}
