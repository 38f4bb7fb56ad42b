import { describe, expect, it } from 'vitest';
import {
  PLAN_HEADINGS as HEADINGS,
  type MessySheet,
  readSheets as read,
  readBytes,
  realDate,
  refusedReading as refused,
  saidOf as said,
  workbook,
} from '#test/builders/plan-sheets.ts';

describe('1: a title block, blank rows, a column of their own, and a footer', () => {
  const sheet: MessySheet = {
    name: 'AIP 26-27',
    rows: [
      ['Oakwood Primary School'],
      ['Academy Improvement Plan 2026-27', null, null, 'Headteacher: A Bell'],
      [],
      ['Key priority', 'Actions to be taken', 'Person responsible', 'Deadline', 'Success criteria', 'Cost'],
      ['Reading', 'Train all staff in phonics', 'English lead', realDate('2026-11-03'), 'All trained', 400],
      [],
      [
        'Reading',
        'Buy decodable books',
        'English lead',
        realDate('2026-12-18'),
        'Books in use\nin every class',
      ],
      ['Attendance', 'Call on day one', 'Office', realDate('2027-01-15')],
      [],
      ['Total', null, null, null, null, 400],
      ['Signed by the chair of governors: ________'],
    ],
  };

  it('is read by its own headings', async () => {
    const { draft, columns } = await read(sheet);
    expect(columns.map(({ field, column, heading }) => `${field} ${column} ${heading}`)).toEqual([
      'priority A Key priority',
      'action B Actions to be taken',
      'owner C Person responsible',
      'due D Deadline',
      'measure E Success criteria',
    ]);
    expect(draft).toEqual({
      priorities: [
        {
          title: 'Reading',
          actions: [
            {
              ...{ text: 'Train all staff in phonics', owner: 'English lead', dueOn: '2026-11-03' },
              ...{ measure: 'All trained', tag: '', rag: null, links: [] },
            },
            {
              ...{ text: 'Buy decodable books', owner: 'English lead', dueOn: '2026-12-18' },
              ...{ measure: 'Books in use\nin every class', tag: '', rag: null, links: [] },
            },
          ],
        },
        {
          title: 'Attendance',
          actions: [
            {
              ...{ text: 'Call on day one', owner: 'Office', dueOn: '2027-01-15' },
              ...{ measure: '', tag: '', rag: null, links: [] },
            },
          ],
        },
      ],
    });
  });

  it('says what of it is not imported', async () => {
    expect(said((await read(sheet)).skipped)).toEqual([
      'Sheet AIP 26-27, above row 4: stands above the headings: not imported',
      'Sheet AIP 26-27, cell F4 and below: “Cost” is no part of a plan here: not imported',
      'Sheet AIP 26-27, cell A10: "Total" is no action: not imported',
      'Sheet AIP 26-27, cell A11: "Signed by the chair of governors: ________" is no action: not imported',
    ]);
  });
});

describe('2: two rows of headings', () => {
  it('are read together, the upper one reaching over several columns', async () => {
    const { draft, columns } = await read({
      rows: [
        ['Improvement plan'],
        ['Priority', 'Implementation', null, null, 'Monitoring', null],
        [null, 'What', 'Who', 'When', 'RAG', 'Evidence'],
        [
          'Maths',
          'Teach fluency daily',
          'Maths lead',
          realDate('2026-12-18'),
          'Amber',
          'https://oak.example.org/maths',
        ],
      ],
      merges: ['A2:A3', 'B2:D2', 'E2:F2'],
    });
    expect(columns.map(({ heading }) => heading)).toEqual([
      'Priority',
      'What',
      'Who',
      'When',
      'RAG',
      'Evidence',
    ]);
    expect(draft.priorities).toMatchObject([
      {
        title: 'Maths',
        actions: [{ text: 'Teach fluency daily', rag: 'amber', links: ['https://oak.example.org/maths'] }],
      },
    ]);
  });
});

describe('3: merged cells', () => {
  it('hold for every row they reach over', async () => {
    const { draft } = await read({
      rows: [
        [...HEADINGS, 'Success criteria'],
        ['Writing', 'Model writing daily', 'Head', realDate('2026-12-18'), 'Seen in lessons'],
        [null, 'Moderate across schools', null, null, 'Judgements agree'],
        [null, null, null, null, 'Minutes kept'],
        ['Behaviour', 'Agree routines', 'Deputy', realDate('2026-10-02')],
      ],
      merges: ['A2:A4', 'B3:B4', 'C2:C4', 'D2:D4'],
    });
    const [writing, behaviour] = draft.priorities;
    expect(writing?.actions.map(({ text, owner, dueOn, measure }) => [text, owner, dueOn, measure])).toEqual([
      ['Model writing daily', 'Head', '2026-12-18', 'Seen in lessons'],
      ['Moderate across schools', 'Head', '2026-12-18', 'Judgements agree\nMinutes kept'],
    ]);
    expect(behaviour?.actions).toHaveLength(1);
  });

  it('in a line of their own are the priority where no column has them', async () => {
    const { draft } = await read({
      rows: [
        ['Action', 'Who', 'By when'],
        ['Improve outcomes in reading'],
        ['Train staff', 'Head', realDate('2026-11-03')],
        ['Priority 2: attendance'],
        ['Ring home', 'Office', realDate('2026-11-04')],
      ],
      merges: ['A2:C2'],
    });
    expect(draft.priorities.map(({ title, actions }) => [title, actions.length])).toEqual([
      ['Improve outcomes in reading', 1],
      ['Priority 2: attendance', 1],
    ]);
  });
});

describe('a table for each priority, with its line and its headings above it', () => {
  it('is one plan', async () => {
    const headings = ['Action', 'Who', 'By when'];
    const { draft, skipped } = await read({
      rows: [
        ['Oakwood AIP'],
        ['Priority 1: Reading'],
        headings,
        ['Train staff', 'Head', '3/11/26'],
        [],
        ['Priority 2: Attendance'],
        headings,
        ['Ring home', 'Office', '4/11/26'],
      ],
    });
    expect(draft.priorities.map(({ title, actions }) => [title, actions.length])).toEqual([
      ['Priority 1: Reading', 1],
      ['Priority 2: Attendance', 1],
    ]);
    expect(said(skipped)).toEqual([
      'Sheet Sheet1, above row 3: stands above the headings: not imported',
      'Sheet Sheet1, cell A7: the headings again: not imported',
    ]);
  });
});

describe('4: dates as people type them, the priority only in the first of its rows', () => {
  const rows = (...dates: (string | number)[]) =>
    [
      HEADINGS,
      ...dates.map((date, i) => [i === 0 ? 'Reading' : null, `Step ${i + 1}`, 'Head', date]),
    ] as const;
  const dates = async (...typed: (string | number)[]) =>
    (await read({ rows: rows(...typed) })).draft.priorities[0]?.actions.map(({ dueOn }) => dueOn);

  it('are days, the day always before the month', async () => {
    expect(
      await dates(
        '3/11/26',
        '3rd November 2026',
        '03.11.2026',
        '2026-11-03',
        '3 Nov',
        'Tues 3 Nov 2026',
        'by 3/11/26',
      ),
    ).toEqual(Array(7).fill('2026-11-03'));
    expect(await dates('Nov 26', 'end of November', 'November 2026')).toEqual(Array(3).fill('2026-11-30'));
  });

  it('are terms and half terms, to their last school day', async () => {
    expect(
      await dates(
        'Autumn 1',
        'Summer 2',
        'end of Spring term',
        'half term 3',
        'Autumn 2026',
        'end of the year',
      ),
    ).toEqual(['2026-10-23', '2027-07-21', '2027-03-25', '2027-02-12', '2026-12-18', '2027-07-21']);
  });

  it('of a half term with one year beside it are in that year, in autumn as in spring', async () => {
    expect(
      await dates('half term 1 2026', 'half term 2 2026/27', 'half term 3 2027', 'Autumn 1 2026'),
    ).toEqual([...['2026-10-23', '2026-12-18', '2027-02-12', '2026-10-23']]);
  });

  it('are refused with their cells where they are no one day', async () => {
    const { message, faults } = await refused(
      dates(
        '11/13/2026',
        '31/9/26',
        'by Easter',
        'Sept – Dec',
        'Mon 3 Nov 2026',
        'term 3',
        'Nov 14',
        42,
        'half term',
        '1/1/99',
        '9.30',
      ),
    );
    expect(message).toContain('plan.xlsx has 11 faults, so nothing was imported.');
    expect(faults).toEqual([
      'Sheet Sheet1, cell D2: "11/13/2026" is not a day of the calendar, read as day, month, year: write a date such as 3 Nov 2026, or a half term such as Autumn 2',
      expect.stringContaining('cell D3: "31/9/26" is not a day of the calendar'),
      expect.stringContaining(
        'cell D4: "by Easter" is no one day: write a date, or such as end of Spring term',
      ),
      expect.stringContaining('cell D5: "Sept – Dec" cannot be read as one day'),
      expect.stringContaining('cell D6: "Mon 3 Nov 2026" is not Tue 3 Nov 2026'),
      expect.stringContaining('cell D7: "term 3" may be a term or a half term'),
      expect.stringContaining('cell D8: "Nov 14" may be a day or a month'),
      expect.stringContaining('cell D9: the number "42" is no date'),
      expect.stringContaining('cell D10: "half term" is no one day'),
      expect.stringContaining('cell D11: "1/1/99" is far from the plan'),
      expect.stringContaining('cell D12: "9.30" cannot be read as one day'),
    ]);
  });
});

describe('5: dates as bare numbers', () => {
  const rows: MessySheet['rows'] = [
    HEADINGS,
    ['Reading', 'One', 'Head', 46329],
    ['Reading', 'Two', 'Head', '46329'],
    ['Reading', 'Three', 'Head', realDate('2026-11-03', 'dddd d mmmm')],
    ['Reading', 'Four', 'Head', realDate('2026-11-01', 'mmm-yy')],
  ];
  const days = (reading: Awaited<ReturnType<typeof read>>) =>
    reading.draft.priorities[0]?.actions.map(({ dueOn }) => dueOn);

  it('are days counted from 1900, and said so', async () => {
    const reading = await read({ rows });
    expect(days(reading)).toEqual(['2026-11-03', '2026-11-03', '2026-11-03', '2026-11-30']);
    expect(said(reading.notes)[0]).toBe('Sheet Sheet1, cell D2: "46329" is taken as Tue 3 Nov 2026');
  });

  it('are four years later in a workbook that counts from 1904', async () => {
    const reading = await readBytes(workbook([{ rows: rows.slice(0, 2) }], { counts: 1904 }));
    expect(days(reading)).toEqual(['2030-11-04']);
    expect(said(reading.notes)[0]).toContain('Mon 4 Nov 2030, which is outside 2026/27');
  });
});

describe('6: no end at all', () => {
  const sheet: MessySheet = {
    rows: [
      HEADINGS,
      ['Culture', 'Walk the school', 'Head', 'Ongoing'],
      [null, 'Moderate', 'Deputy', 'Termly'],
      [null, 'Plan the hall', 'Bursar', 'TBC'],
      [null, 'Order chairs', 'Bursar', null],
      [null, 'Mend the roof', 'Bursar', 'ASAP'],
    ],
  };

  it('is refused with the cell and what to write', async () => {
    const { faults } = await refused(read(sheet));
    expect(faults).toHaveLength(5);
    expect(faults[0]).toBe(
      'Sheet Sheet1, cell D2: "Ongoing" has no end: write a date such as 3 Nov 2026, or a half term such as Autumn 2, or say --ongoing end-of-year',
    );
    expect(faults[3]).toBe('Sheet Sheet1, cell D5: there is no date: write one such as 3 Nov 2026');
  });

  it('is the last school day of the year where that is asked for, but neither a blank nor a hurry is', async () => {
    const { faults } = await refused(read(sheet, { ongoing: 'end-of-year' }));
    expect(faults.map(fault => fault.slice(14, 21))).toEqual(['cell D5', 'cell D6']);
    const { draft, notes } = await read({ rows: sheet.rows.slice(0, 4) }, { ongoing: 'end-of-year' });
    expect(draft.priorities[0]?.actions.map(({ dueOn }) => dueOn)).toEqual(Array(3).fill('2027-07-21'));
    expect(said(notes)[0]).toBe('Sheet Sheet1, cell D2: "Ongoing" is taken as Wed 21 Jul 2027');
  });
});
