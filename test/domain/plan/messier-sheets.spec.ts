import { describe, expect, it } from 'vitest';
import { windows1252 } from '#test/builders/encode.ts';
import {
  PLAN_HEADINGS as HEADINGS,
  linkTo,
  type MessySheet,
  readSheets as read,
  readBytes,
  refusedReading as refused,
  saidOf as said,
} from '#test/builders/plan-sheets.ts';

describe('7: three owners, ratings in words, links of every kind', () => {
  const rows: MessySheet['rows'] = [
    [...HEADINGS, 'Status', 'Evidence', 'Strand'],
    [
      'SEND',
      'Audit',
      'Head / SENCo and Mrs Patel',
      '3/11/26',
      'On track',
      'https://oak.example.org/a, minutes',
      'CLARITY',
    ],
    [
      'SEND',
      'Train',
      'SENCo',
      '3/11/26',
      'Amber - in progress',
      linkTo('Notes', 'https://oak.example.org/b'),
    ],
    ['SEND', 'Review', 'SENCo', '3/11/26', 'Not started', 'Governors’ minutes'],
    ['SEND', 'Report', 'SENCo', '3/11/26', 'R'],
  ];
  const tags = ['clarity', 'capacity'];

  it('are read, and what is no rating or link is said to be left out', async () => {
    const { draft, skipped, notes } = await read({ rows }, { tags });
    expect(
      draft.priorities[0]?.actions.map(({ owner, rag, links, tag }) => [owner, rag, links, tag]),
    ).toEqual([
      ['Head / SENCo and Mrs Patel', 'green', ['https://oak.example.org/a'], 'clarity'],
      ['SENCo', 'amber', ['https://oak.example.org/b'], ''],
      ['SENCo', null, [], ''],
      ['SENCo', 'red', [], ''],
    ]);
    expect(said(notes)).toEqual([
      'Sheet Sheet1, cell C2: "Head / SENCo and Mrs Patel" is more than one person: name one of them by card afterwards',
    ]);
    expect(said(skipped)).toEqual([
      'Sheet Sheet1, cell F2: "minutes" is no link: left out',
      'Sheet Sheet1, cell E4: "Not started" is no red, amber or green: left out',
      'Sheet Sheet1, cell F4: "Governors’ minutes" is no link: left out',
    ]);
  });

  it('are refused with the cell where they are no https, two colours, or another tag', async () => {
    const bad = [
      ['SEND', 'One', 'Head', '3/11/26', 'Amber/green', 'http://oak.example.org', 'Courage'],
      ['SEND', 'Two', 'Head', '3/11/26', 'Magenta', linkTo('Here', 'file:///S:/plan.docx')],
    ];
    const { faults } = await refused(read({ rows: [...rows, ...bad] }, { tags }));
    expect(faults).toEqual([
      expect.stringMatching(
        /cell G6: "Courage" is no tag .*: write one of clarity and capacity, or say --column tag=none/,
      ),
      expect.stringContaining('cell E6: "Amber/green" is no rating: write red, amber or green'),
      expect.stringContaining('cell F6: "http://oak.example.org" is no link that may be opened'),
      expect.stringContaining('cell E7: "Magenta" is no rating'),
      expect.stringContaining('cell F7: "file:///S:/plan.docx" is no link'),
    ]);
  });
});

describe('8: hidden rows, columns and sheets', () => {
  const rows: MessySheet['rows'] = [
    [...HEADINGS, 'Evidence'],
    ['Reading', 'Seen', 'Head', '3/11/26', 'https://oak.example.org'],
    ['Maths', 'Not seen', 'Head', '3/11/26'],
    ['Writing', 'Seen too', 'Head', '3/11/26'],
  ];

  it('are not imported, and said so', async () => {
    const sheets = [
      { name: 'AIP', rows, hiddenRows: [3], hiddenColumns: ['E'] },
      { name: 'Last year', rows, isHidden: true },
      { name: 'Notes', rows: [['Ask the governors']] },
    ];
    const { draft, skipped } = await read(sheets);
    expect(draft.priorities.map(({ title, actions }) => [title, actions[0]?.links])).toEqual([
      ['Reading', []],
      ['Writing', []],
    ]);
    expect(said(skipped)).toEqual([
      'Sheet Last year: is hidden: not imported',
      'Sheet Notes: is another sheet: not imported',
      'Sheet AIP, cell E1 and below: “Evidence” is in a hidden column: not imported',
      expect.stringContaining('Sheet AIP, cell A3: "Maths": the row is hidden, so it is not imported'),
    ]);
  });

  it('lend no action to the priority before', async () => {
    const unnamed = [...rows.slice(0, 3), [null, 'Whose?', 'Head', '3/11/26']];
    const { faults } = await refused(read({ name: 'AIP', rows: unnamed, hiddenRows: [3] }));
    expect(faults).toEqual([
      'Sheet AIP, cell B4: its priority stands in Sheet AIP, cell A3, which is hidden: show that row, or write the priority here',
    ]);
    const { message } = await refused(read({ rows, hiddenColumns: ['D'] }));
    expect(message).toContain('and none for the date. Column D is hidden: show it in the sheet.');
  });
});

describe('9: headings that may be several things, and several sheets', () => {
  const rows: MessySheet['rows'] = [
    [...HEADINGS, 'Success criteria', 'Impact', 'RAG', 'RAG'],
    ['Reading', 'Train', 'Head', '3/11/26', 'All trained', 'Better reading', 'red', 'green'],
  ];

  it('are asked, with how to say which', async () => {
    const { message, faults } = await refused(read({ name: 'AIP', rows }));
    expect(message).toBe('plan.xlsx can be read in more than one way, so nothing was imported. Say which:');
    expect(faults).toEqual([
      'Sheet AIP, cell E1: "Success criteria" (column E) and "Impact" (column F) may each be the success criteria: add such as --column measure="Success criteria", or --column measure=none to leave it out',
      'Sheet AIP, cell G1: "RAG" (column G) and "RAG" (column H) may each be the RAG: add such as --column rag=G, or --column rag=none to leave it out',
    ]);
    const { draft } = await read({ rows }, { columns: { measure: 'impact', rag: 'h' } });
    expect(draft.priorities[0]?.actions[0]).toMatchObject({ measure: 'Better reading', rag: 'green' });
  });

  it('are asked of two sheets, and of one heading with two meanings', async () => {
    const two = [
      { name: 'Autumn', rows: [HEADINGS, ['A', 'B', 'C', '3/11/26']] },
      { name: 'Spring', rows: [HEADINGS, ['D', 'E', 'F', '1/2/27']] },
    ];
    expect((await refused(read(two))).message).toBe(
      'plan.xlsx has 2 sheets with a plan\'s headings: "Autumn" and "Spring". Say which: --sheet "Autumn".',
    );
    expect((await read(two, { sheet: 'spring' })).draft.priorities[0]?.title).toBe('D');
    const { faults } = await refused(
      read({
        rows: [
          [...HEADINGS, 'Impact / evidence'],
          ['A', 'B', 'C', '3/11/26', 'x'],
        ],
      }),
    );
    expect(faults).toEqual([
      'Sheet Sheet1, cell E1: "Impact / evidence" may be the success criteria or the evidence links: add --column measure="Impact / evidence" or --column evidence="Impact / evidence"',
    ]);
  });
});

describe('10: what is no plan', () => {
  it('is refused: pupils, nothing, other headings', async () => {
    const pupils = [...HEADINGS, 'Surname', 'UPN'];
    const { message, faults } = await refused(
      read({ name: 'AIP', rows: [pupils, ['A', 'B', 'C', '3/11/26', 'Smith']] }),
    );
    expect(message).toContain('nothing about a pupil is ever kept here');
    expect(faults.map(fault => fault.slice(0, 18))).toEqual(['Sheet AIP, cell E1', 'Sheet AIP, cell F1']);
    expect(
      (
        await refused(
          read({
            rows: [
              ['Pupil', 'DOB', 'Reading age'],
              ['Ann', '1/2/18', '7'],
            ],
          }),
        )
      ).message,
    ).toContain('looks like a list of pupils');
    expect((await refused(read({ rows: [] }))).message).toContain('plan.xlsx is empty.');
    expect((await refused(read({ rows: [['Date', 'Visitor']] }))).message).toContain(
      'no row with the headings of a plan',
    );
    expect((await refused(read({ rows: [HEADINGS] }))).message).toContain('no actions under them');
  });

  it('names a cell with a pupil’s number, one with an error, and one that cannot stand alone', async () => {
    const { faults } = await refused(
      read({
        rows: [
          HEADINGS,
          ['SEND', 'Review A123456789012', 'Head', '3/11/26'],
          ['SEND', { t: 'e', v: 0x17 }, 'Head', '3/11/26'],
          [null, null, 'Deputy'],
        ],
      }),
    );
    expect(faults.map(fault => fault.slice(14, 50))).toEqual([
      "cell B2: it has a pupil's number in ",
      'cell B3: it holds #REF!: write what ',
      'cell C4: there is no action in this ',
    ]);
  });
});

describe('11: a CSV file in the writing of an old Excel', () => {
  it('has the cells that Excel would show', async () => {
    const text =
      'Plan – Oakwood;;;\r\n\r\nObjective;Task;Lead;Timescale\r\n"Reading\r\nfor all";Café visits;Head;3/11/26\r\n;Again;Head;soon\r\n';
    const { faults } = await refused(readBytes(windows1252(text)));
    expect(faults).toEqual([expect.stringContaining('Cell D5: "soon" cannot be read as one day')]);
    const { draft, sheet } = await readBytes(windows1252(text.replace('soon', 'Summer 2')));
    expect(sheet).toBeNull();
    expect(draft.priorities[0]).toMatchObject({
      title: 'Reading for all',
      actions: [{ text: 'Café visits' }, {}],
    });
  });
});
