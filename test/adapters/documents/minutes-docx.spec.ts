import { describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import type { MinutedLine, Minutes } from '#domain/meeting/minutes.ts';
import { minutedLine, minutesOf } from '#test/builders/minutes.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';

const NOW = '2026-11-03T10:42:00.000Z';

/** The file made of minutes, and its parts as they are read aloud. */
async function made(given: Partial<Minutes> = {}) {
  const file = await docxDocuments().minutes(minutesOf(given), { now: NOW });
  const parts = await wordParts(file.bytes);
  const edges = (kind: 'header' | 'footer') =>
    [...parts].filter(([name]) => name.startsWith(`word/${kind}`)).map(([, part]) => readAloud(part).join());
  return {
    file,
    parts,
    lines: readAloud(parts.get('word/document.xml')),
    headers: edges('header'),
    footers: edges('footer'),
  };
}

/** What is said of one line, between its section's heading and the next meeting. */
async function lineAloud(line: Partial<MinutedLine>, given: Partial<Minutes> = {}): Promise<string[]> {
  const { lines } = await made({ sections: [{ title: 'Schools', lines: [minutedLine(line)] }], ...given });
  return lines.slice(lines.indexOf('# Schools') + 1, lines.indexOf('# Next meeting'));
}

describe('the minutes as a Word file', () => {
  it('read from top to bottom as a meeting went', async () => {
    const { lines } = await made({
      apologies: [
        { name: 'Jo Lee', note: 'at the Elmfield governors’ meeting' },
        { name: 'Will Carter', note: null },
      ],
      sections: [
        {
          title: 'Schools to discuss',
          lines: [
            minutedLine({
              reason: 'Carried forward from Tue 20 Oct',
              decisions: ['Two days of help a week.', 'Look again next time.'],
              actions: [
                { text: 'Agree the days', ownerName: 'Tom Reed', dueOn: '2026-11-10', state: 'done' },
                { text: 'Bring the results', ownerName: 'Priya Shah', dueOn: '2027-01-05', state: 'open' },
                { text: 'Write', ownerName: 'Priya Shah', dueOn: '2026-11-06', state: 'dropped' },
              ],
            }),
          ],
        },
        {
          title: 'Other items',
          lines: [minutedLine({ schoolName: null, text: 'Peer review', outcome: 'carried' })],
        },
      ],
    });
    expect(lines).toEqual([
      'Harbour Learning Trust',
      '= SIT minutes',
      'Date and time:\tTue 3 Nov 2026, 9:30, planned for 60 minutes',
      'Chair:\tPriya Shah',
      'Present:\tPriya Shah and Tom Reed',
      'Apologies:\tJo Lee (at the Elmfield governors’ meeting) and Will Carter',
      '# Schools to discuss',
      '## 1. Oakwood Primary School',
      'Reading in Year 2',
      'Why: Carried forward from Tue 20 Oct',
      'Decided: Two days of help a week.',
      'Decided: Look again next time.',
      'Actions',
      '|# What | Who | By when | State |',
      '| Agree the days | Tom Reed | Tue 10 Nov 2026 | Done |',
      '| Bring the results | Priya Shah | Tue 5 Jan 2027 | Open |',
      '| Write | Priya Shah | Fri 6 Nov 2026 | Dropped |',
      'Outcome: Discussed',
      '# Other items',
      '## 2. Peer review',
      'Outcome: Carried forward',
      '# Next meeting',
      'Tue 17 Nov 2026, 9:30',
    ]);
  });

  it('give times as London’s clocks show them, in summer too', async () => {
    const { lines } = await made({
      startsAt: '2027-06-15T08:30:00.000Z',
      nextAt: '2027-10-31T09:30:00.000Z',
    });
    expect(lines).toContain('Date and time:\tTue 15 Jun 2027, 9:30, planned for 60 minutes');
    expect(lines.at(-1)).toBe('Sun 31 Oct 2027, 9:30');
  });

  it('say on every page who made them, when, and which page it is', async () => {
    const { footers } = await made();
    const footer = 'Made by Fortnight, as at Tue 3 Nov 2026, 10:42\tPage {PAGE} of {NUMPAGES}';
    expect(footers).toEqual([footer, footer]);
  });

  it('say in words what is not known', async () => {
    const { lines } = await made({
      chairName: null,
      present: [],
      nextAt: null,
      sections: [{ title: 'Schools', lines: [] }],
    });
    expect(lines.slice(3)).toEqual([
      'Chair:\tNot recorded',
      'Present:\tNobody is recorded',
      'Apologies:\tNone',
      'There was nothing on the agenda.',
      '# Next meeting',
      'The date is not known yet.',
    ]);
  });
});

describe('how an item ended', () => {
  it.each<[Partial<MinutedLine>, string]>([
    [{ outcome: 'carried' }, 'Outcome: Carried forward'],
    [{ outcome: 'dropped', outcomeReason: 'settled by mail' }, 'Outcome: Dropped: settled by mail'],
    [{ outcome: 'dropped' }, 'Outcome: Dropped'],
    [{ outcome: 'parked' }, 'Outcome: Parked'],
    [{ outcome: 'discussed' }, 'Outcome: Discussed'],
    [{ outcome: 'open' }, 'Outcome: Not discussed'],
  ])('of %j reads %j', async (line, words) => {
    expect((await lineAloud(line)).at(-1)).toBe(words);
  });

  it.each(['planned', 'running', 'cancelled'] as const)(
    'is left open while the meeting is %s',
    async state => {
      expect(await lineAloud({ outcome: 'open' }, { state })).toEqual([
        '## 1. Oakwood Primary School',
        'Reading in Year 2',
      ]);
    },
  );
});

describe('what an item is called', () => {
  it('is its school, once, also where the section is that school’s', async () => {
    expect((await lineAloud({ schoolName: 'Schools' }))[0]).toBe('## 1. Reading in Year 2');
  });

  it('is its text where that is short and no school is named, otherwise the text follows whole', async () => {
    const long = 'Moderation dates. '.repeat(300).trim();
    expect((await lineAloud({ schoolName: null, text: long })).slice(0, 2)).toEqual(['## 1. Item', long]);
    expect((await lineAloud({ schoolName: null, text: 'one\ntwo' })).slice(0, 2)).toEqual([
      '## 1. Item',
      'one\ntwo',
    ]);
  });
});

describe('minutes that are not the usual ones', () => {
  it.each<[Partial<Minutes>, string, string]>([
    [
      { state: 'running' },
      '= Draft SIT minutes',
      'Draft. These minutes are not closed and may still change.',
    ],
    [{ state: 'planned' }, '= Draft SIT minutes', 'Draft. The meeting has not begun.'],
    [{ state: 'cancelled', sections: [] }, '= SIT minutes', 'Cancelled. This meeting was cancelled.'],
    [{ reopenedFor: 'a wrong name' }, '= SIT minutes', 'Corrected: a wrong name'],
    [{ withheld: 1 }, '= SIT minutes', 'This copy leaves out one confidential item.'],
    [{ withheld: 2 }, '= SIT minutes', 'This copy leaves out 2 confidential items.'],
    [
      { elsewhere: 1 },
      '= SIT minutes',
      'This copy leaves out 1 item about schools that are not yours to see.',
    ],
  ])('say so under the title: %j', async (given, title, notice) => {
    const { lines } = await made(given);
    expect(lines.slice(1, 4)).toEqual([title, notice, expect.stringMatching(/^Date and time:/)]);
  });

  it('say that they leave things out also where nothing else is left', async () => {
    const { lines } = await made({ sections: [], withheld: 1 });
    expect(lines).toContain('There was nothing else on the agenda.');
  });

  it('do not say of a cancelled meeting that nothing was on its agenda', async () => {
    const { lines } = await made({ state: 'cancelled', sections: [] });
    expect(lines.join()).not.toContain('nothing');
  });
});

describe('a copy with a confidential item', () => {
  it('says so in words at the item, under the title, and at the head of every page', async () => {
    const secret = {
      sections: [{ title: 'Schools', lines: [minutedLine(), minutedLine({ confidential: true })] }],
    };
    const { lines, headers } = await made(secret);
    expect(lines[2]).toMatch(/^Confidential: do not pass on\./);
    expect(lines.filter(line => line.startsWith('## '))).toEqual([
      '## 1. Oakwood Primary School',
      '## 2. Oakwood Primary School –\u00a0Confidential',
    ]);
    expect(headers.sort()).toEqual([
      'Confidential: do not pass on',
      'Confidential: do not pass on\tSIT minutes, Tue 3 Nov 2026',
    ]);
  });

  it('is the only one that does', async () => {
    const { lines, headers } = await made({ withheld: 3 });
    expect([...lines, ...headers].join('\n')).not.toMatch(/Confidential/);
    expect(headers.sort()).toEqual(['', '\tSIT minutes, Tue 3 Nov 2026']);
  });
});

describe('the file', () => {
  it('is a Word file with a title, a maker, British English and A4 pages', async () => {
    const { file, parts } = await made();
    expect(file.mediaType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    const value = (part: string, tag: string) => parts.get(part)?.getElementsByTagName(tag)[0];
    expect(value('docProps/core.xml', 'dc:title')?.textContent).toBe('SIT minutes, Tue 3 Nov 2026');
    expect(value('docProps/core.xml', 'dc:creator')?.textContent).toBe('Fortnight');
    expect(value('word/styles.xml', 'w:lang')?.getAttribute('w:val')).toBe('en-GB');
    expect(value('word/styles.xml', 'w:rFonts')?.getAttribute('w:ascii')).toBe('Arial');
    const page = value('word/document.xml', 'w:pgSz');
    expect([page?.getAttribute('w:w'), page?.getAttribute('w:h')]).toEqual(['11906', '16838']);
  });

  it('reads the same when it is made again', async () => {
    const [first, second] = [await made(), await made()];
    const bodies = [first, second].map(({ parts }) => String(parts.get('word/document.xml')));
    expect(bodies[0]).toContain('Oakwood Primary School');
    expect(bodies[0]).toBe(bodies[1]);
    expect(first.file.name).toBe(second.file.name);
  });
});
