import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { minutedLine, minutesOf } from '#test/builders/minutes.ts';
import type { Figure } from './figure.ts';

const LINES = 40;
const DECISIONS = 60;
const ACTIONS = 60;
const ROUNDS = 40;
const NOW = '2026-11-03T10:42:00.000Z';

/** `count` things dealt out to the lines, as evenly as they go: those of line `at`. */
function shareOf<T>(count: number, at: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => n)
    .filter(n => n % LINES === at)
    .map(make);
}

const minutes = minutesOf({
  sections: [
    {
      title: 'Schools to discuss',
      lines: Array.from({ length: LINES }, (_, at) =>
        minutedLine({
          schoolName: `Number ${at} Church of England Voluntary Aided Primary School and Nursery`,
          text: 'What the visit found in Year 2, and what the school asks of the trust. '.repeat(4),
          reason: 'New inspection date in the register',
          confidential: at % 10 === 0,
          decisions: shareOf(
            DECISIONS,
            at,
            n => `The trust’s English lead works there ${n} days until Christmas.`,
          ),
          actions: shareOf(ACTIONS, at, n => ({
            text: `Agree the ${n} days with the headteacher and write to the governors`,
            ownerName: 'Priya Shah',
            dueOn: '2026-11-17',
            state: 'open' as const,
          })),
        }),
      ),
    },
  ],
});

/** The minutes of a long meeting, from their contents to the bytes of the file: the first time in a process, and then. */
export default async function benchMinutesDocx(): Promise<Figure[]> {
  const documents = docxDocuments();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await documents.minutes(minutes, { now: NOW });
    times.push(performance.now() - started);
  }
  const [first = Number.NaN, ...later] = times;
  later.sort((a, b) => a - b);
  const at = (part: number) => later[Math.floor(later.length * part)] ?? Number.NaN;
  const name = `minutes of ${LINES} lines, ${DECISIONS} decisions, ${ACTIONS} actions as .docx`;
  return [
    { name: `${name}, first`, value: first, unit: 'ms', target: 300 },
    { name: `${name}, median`, value: at(0.5), unit: 'ms', target: 300 },
    { name: `${name}, p95`, value: at(0.95), unit: 'ms', target: 300 },
  ];
}
