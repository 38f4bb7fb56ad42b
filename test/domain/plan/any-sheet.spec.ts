import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { PlanDraft } from '#domain/plan/plan.ts';
import { planGrid } from '#domain/plan/plan-grid.ts';
import { type Cell, linesIn, type NewSheet, type Sheet, textIn } from '#domain/plan/sheet/sheet.ts';
import { gridOf, readAsPlan } from '#test/builders/plan-sheets.ts';

const TAGS = ['clarity', 'capacity', 'vision, culture and ethos'];
const asSheets = (sheets: readonly NewSheet[]): Sheet[] =>
  sheets.map(({ name, rows }) => ({ ...gridOf(rows), name }));

/** Any text as a cell gives it back; what starts like a formula, a bullet or a quote above all. */
const typed = (as: (cell: Cell) => string, maxLength = 80) =>
  fc
    .tuple(
      fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '"', ',', 'Total', '- '),
      fc.oneof(fc.string({ unit: 'grapheme', maxLength }), fc.lorem({ maxCount: 6 })),
    )
    // Letters that XML and Windows line ends cannot carry stand in no file.
    .map(([start, text]) =>
      as({ kind: 'text', text: `${start}${text}`.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '') }),
    );
const line = typed(textIn);
const lines = fc
  .array(typed(linesIn), { maxLength: 3 })
  .map(all => linesIn({ kind: 'text', text: all.join('\n') }));
const day = fc
  .integer({ min: 0, max: 36_000 })
  .map(days => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
const link = fc
  .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.webPath(), fc.stringMatching(/^[a-z0-9]{0,5}$/))
  .map(([host, path, end]) => `https://${host}.example.org${path}/${end}z`);
const action = fc.record({
  text: lines.filter(text => text !== ''),
  owner: line,
  dueOn: day,
  measure: lines,
  tag: fc.constantFrom('', ...TAGS),
  rag: fc.constantFrom('red' as const, 'amber' as const, 'green' as const, null),
  links: fc.uniqueArray(link, { maxLength: 3, selector: each => new URL(each).href }),
});
/** A priority without actions must not read like a footer ("Total", "Notes: …"), so these say what they are. */
const draft: fc.Arbitrary<PlanDraft> = fc
  .uniqueArray(
    fc.record({ title: line.map(text => `P ${text}`.trim()), actions: fc.array(action, { maxLength: 4 }) }),
    { minLength: 1, maxLength: 4, selector: ({ title }) => title.toLowerCase() },
  )
  .map(priorities => ({ priorities }));

describe('a plan that is written and read again', () => {
  const paper = { title: 'Academy Improvement Plan', tags: TAGS };

  it('is the same plan', () =>
    fc.assert(
      fc.property(draft, plan => {
        expect(readAsPlan(asSheets(planGrid(plan, paper)), { tags: TAGS }).draft).toEqual(plan);
      }),
    ));

  it.each(['xlsx', 'csv'] as const)('is the same through a .%s', format =>
    fc.assert(
      fc.asyncProperty(draft, async plan => {
        const files = xlsxPlanFiles();
        const bytes = await files.write(planGrid(plan, paper), format);
        expect(readAsPlan(await files.read({ name: 'plan', bytes }), { tags: TAGS }).draft).toEqual(plan);
      }),
      { numRuns: 40 },
    ),
  );
});

const WORDS = [
  ...[
    'Priority',
    'Objective',
    'Target',
    'Action',
    'Actions to be taken',
    'What',
    'Who',
    'Lead',
    'By when',
    'Due',
  ],
  ...[
    'Success criteria',
    'Impact',
    'Impact / evidence',
    'RAG',
    'Status',
    'Evidence',
    'Tag',
    'UPN',
    'Total',
    'Key: red',
  ],
  ...[
    'Autumn 1',
    'Summer 2 2027',
    'half term 9',
    'Spring 99/01',
    'ongoing',
    'TBC',
    'by Easter',
    '3/11/26',
    '99/99/99',
  ],
  ...[
    'Nov 26',
    '31 Feb',
    'Feb 2031',
    '3 Nov',
    '46329',
    'Amber',
    'r',
    'R/A',
    'https://a.example.org',
    'http://b',
    '__proto__',
  ],
];
const cell: fc.Arbitrary<Cell | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 8, arbitrary: fc.constantFrom(...WORDS).map((text): Cell => ({ kind: 'text', text })) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }).map((text): Cell => ({ kind: 'text', text })) },
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.string(),
    link: fc.oneof(fc.string(), fc.webUrl()),
  }),
  fc.double().map((value): Cell => ({ kind: 'number', value, shown: String(value) })),
  fc.record({ kind: fc.constant('date' as const), day, isMonth: fc.boolean() }),
  fc.constant<Cell>({ kind: 'broken', shown: '#REF!' }),
);
const place = fc.nat(14);
const sheet: fc.Arbitrary<Sheet> = fc.record({
  name: fc.oneof(fc.constant(null), fc.string()),
  isHidden: fc.boolean(),
  rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
  merges: fc.array(fc.record({ top: place, left: place, bottom: place, right: place }), { maxLength: 4 }),
  hiddenRows: fc.array(place, { maxLength: 2 }).map(all => new Set(all)),
  hiddenColumns: fc.array(place, { maxLength: 1 }).map(all => new Set(all)),
  datesFrom: fc.constantFrom(1900 as const, 1904 as const),
});
const said = fc.constantFrom(...WORDS, 'B', 'none', '');
const options = fc.record(
  {
    sheet: fc.string(),
    year: fc.integer({ min: 2000, max: 2099 }),
    ongoing: fc.constantFrom('refused' as const, 'end-of-year' as const),
    tags: fc.constantFrom([], TAGS),
    columns: fc.record({ due: said, action: said, measure: said, priority: said }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

it('any sheets at all are read or refused, and nothing else happens', () => {
  const seen = { read: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 3 }), options, (sheets, opts) => {
      try {
        readAsPlan(sheets, opts);
        seen.read += 1;
      } catch (error) {
        if (!(error instanceof ImportRefused)) throw error;
        seen.refused += 1;
      }
    }),
    { numRuns: 2000 },
  );
  expect(seen.refused).toBeGreaterThan(100);
});

describe('no cell is silently dropped', () => {
  const HEADINGS = ['Priority', 'Action', 'Who', 'By when', 'Success criteria', 'RAG', 'Evidence'];
  const mark = (name: string) => fc.constantFrom(null, name);
  const row = fc.record({
    priority: mark('P'),
    action: fc.oneof({ weight: 4, arbitrary: fc.constant('A') }, { weight: 1, arbitrary: fc.constant(null) }),
    owner: mark('O'),
    due: fc.oneof({ weight: 6, arbitrary: day }, { weight: 1, arbitrary: fc.constant(null) }),
    measure: mark('M'),
    rag: fc.constantFrom(null, 'red', 'Amber - started', 'Not started'),
    evidence: fc.constantFrom(null, 'https://a.example.org/', 'Folder'),
  });
  const grids = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    /** Rows over which the action's cell is merged, from the first. */
    merged: fc.nat(2),
    hidden: fc.option(fc.nat(6)),
  });

  it('under a known heading: it is in the draft, said to be left out, or the file is refused', () => {
    let read = 0;
    fc.assert(
      fc.property(grids, ({ rows, merged, hidden }) => {
        const cells = rows.map(({ priority, action: what, owner, due, measure, rag, evidence }, i) => [
          ...[priority, what, owner].map(text => text && `${text}${i}.`),
          due && ({ kind: 'date', day: due } as const),
          ...[
            measure && `M${i}.`,
            rag,
            evidence && `${evidence}${evidence.startsWith('http') ? `x${i}.` : i}`,
          ],
        ]);
        const grid: Sheet = {
          ...gridOf([HEADINGS, ...cells]),
          hiddenRows: new Set(hidden === null ? [] : [hidden + 1]),
          merges: [{ top: 1, left: 1, bottom: 1 + merged, right: 1 }],
        };
        const reading = readOrNull(grid);
        if (!reading) return;
        read += 1;
        const text = JSON.stringify(reading.draft);
        const left = reading.skipped.map(({ at }) => at.replace(/^.*cell /, ''));
        for (const [i, each] of rows.entries()) {
          const isLeft = (column: string) => left.includes(`${column}${i + 2}`) || hidden === i;
          const all = reading.draft.priorities.flatMap(({ actions }) => actions);
          // A merged action goes on for the rows under it.
          const own = rows
            .slice(0, i + 1)
            .flatMap((_, at) => all.filter(({ text: what }) => what === `A${at}.`))
            .at(-1);
          for (const [column, sign] of Object.entries({
            A: each.priority,
            B: each.action,
            C: each.owner,
            E: each.measure,
          }))
            if (sign) expect(isLeft(column) || text.includes(`${sign}${i}.`), `${sign}${i}`).toBe(true);
          if (each.due) expect(isLeft('D') || own?.dueOn).toBe(isLeft('D') || each.due);
          if (each.rag?.startsWith('Not')) expect(isLeft('F')).toBe(true);
          else if (each.rag)
            expect(isLeft('F') || own?.rag).toBe(isLeft('F') || each.rag.slice(0, 5).trim().toLowerCase());
          if (each.evidence === 'Folder') expect(isLeft('G')).toBe(true);
          else if (each.evidence)
            expect(isLeft('G') || text.includes(`https://a.example.org/x${i}.`)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  function readOrNull(grid: Sheet) {
    try {
      return readAsPlan([grid]);
    } catch (error) {
      if (error instanceof ImportRefused) return null;
      throw error;
    }
  }
});
