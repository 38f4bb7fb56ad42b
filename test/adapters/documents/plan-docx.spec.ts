import { describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { hostsOf, type PrintedAction, type PrintedPlan } from '#domain/plan/printed-plan.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';

const NOW = '2026-11-03T09:30:00.000Z';
const action = (change: Partial<PrintedAction> = {}): PrintedAction => ({
  ...{ number: '1.1', text: 'Train every teacher', owner: 'Anna Bell', dueOn: '2026-10-23' },
  ...{ isOverdue: true, measure: 'Every pupil reads daily', rag: 'amber', done: false },
  said: { words: 'Half are trained.', on: '2026-10-16' },
  hosts: ['files.example.org'],
  ...change,
});
const plan = (change: Partial<PrintedPlan> = {}): PrintedPlan => ({
  ...{ trustName: 'Mill Lane Learning Trust', schoolName: 'Oakwood Primary School' },
  ...{ kindName: 'Academy Improvement Plan', title: 'Improvement plan 2026/27', state: 'agreed' },
  ...{ from: '2026-09-01', to: '2027-08-31', impact: null },
  agreements: [{ word: 'the headteacher', by: { name: 'Tom Reed', on: '2026-09-08' } }],
  priorities: [
    {
      title: 'Reading',
      counts: { red: 0, amber: 1, green: 0, unrated: 1, done: 1 },
      actions: [
        action(),
        action({ number: '1.2', done: true, isOverdue: false, said: null, hosts: [] }),
        action({ number: '1.3', rag: null, owner: '', isOverdue: false, said: null, hosts: [], measure: '' }),
      ],
    },
  ],
  trend: [{ on: '2026-10-23', isOpen: false, red: 1, amber: 1, green: 0, done: 0 }],
  ...change,
});
async function made(change: Partial<PrintedPlan> = {}) {
  const file = await docxDocuments().plan(plan(change), { now: NOW });
  const parts = await wordParts(file.bytes);
  return { file, parts, lines: readAloud(parts.get('word/document.xml')) };
}

describe('a plan as a Word file', () => {
  it('reads from top to bottom as a committee reads it', async () => {
    const { file, lines, parts } = await made();
    expect(lines).toEqual([
      'Mill Lane Learning Trust',
      '= Oakwood Primary School: Improvement plan 2026/27',
      'School:\tOakwood Primary School',
      'Kind:\tAcademy Improvement Plan',
      'From and to:\tTue 1 Sep 2026 to Tue 31 Aug 2027',
      'State:\tRunning',
      'Agreed:\tThe headteacher: Tom Reed, Tue 8 Sep 2026',
      '# Priority 1: Reading',
      '1 of 3 done. ◆ 1 amber, ○ 1 not rated',
      '|# Action | Who and by when | How one will know | How it stands |',
      '| 1.1 Train every teacher | Anna Bell\nOverdue: due Fri 23 Oct 2026 | Every pupil reads daily | ◆ Amber\nFri 16 Oct 2026: Half are trained.\nEvidence at files.example.org |',
      '| 1.2 Train every teacher | Anna Bell\nDue Fri 23 Oct 2026 | Every pupil reads daily | ✓ Done |',
      '| 1.3 Train every teacher | Due Fri 23 Oct 2026 |  | ○ Not rated |',
      '# How it has gone',
      'How many actions were rated what, and how many were done, at each check-in.',
      '|# Check-in due | Red | Amber | Green | Done |',
      '| Fri 23 Oct 2026 | 1 | 1 | 0 | 0 |',
    ]);
    expect(file.name).toBe('Oakwood Primary School Academy Improvement plan 2026-11-03.docx');
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, part]) => readAloud(part).join()).join()).toContain('as at Tue 3 Nov 2026, 9:30');
  });

  it('is in British English', async () => {
    const { parts } = await made();
    const language = parts.get('word/styles.xml')?.getElementsByTagName('w:lang')[0];
    expect(language?.getAttribute('w:val')).toBe('en-GB');
  });

  it('says what is not agreed yet, what is not in it yet, and what came of it', async () => {
    const { lines } = await made({
      ...{ state: 'draft', agreements: [{ word: 'the headteacher', by: null }], priorities: [], trend: [] },
    });
    expect(lines.slice(5)).toEqual([
      'State:\tA draft: not everybody has agreed it yet',
      'Agreed:\tThe headteacher: not yet',
      'There is nothing in the plan yet.',
    ]);
    expect((await made({ state: 'closed', impact: 'Nine in ten read.' })).lines.slice(-2)).toEqual([
      ...['# What came of it', 'Recorded: Nine in ten read.'],
    ]);
  });

  it.each([
    ['XML', '</w:t></w:r><w:p/>&#0;', '</w:t></w:r><w:p/>&#0;'],
    ['control characters', 'Read\u0000\u0007ing', 'Reading'],
    ['direction overrides', 'Read\u202eing', 'Reading'],
    ['the library’s own placeholder', '{default-bullet-numbering-0}', '{default-bullet-numbering-0}'],
  ])('holds %s as text wherever people typed it', async (_what, typed, read) => {
    const { lines } = await made({
      ...{ trustName: typed, schoolName: typed, title: typed, kindName: typed, impact: typed },
      priorities: [
        {
          title: typed,
          counts: { red: 0, amber: 0, green: 0, unrated: 1, done: 0 },
          actions: [
            action({ text: typed, owner: typed, measure: typed, said: { words: typed, on: '2026-10-16' } }),
          ],
        },
      ],
    });
    expect(lines.filter(line => line.includes(read)).length).toBeGreaterThanOrEqual(7);
  });
});

it('of evidence only where it lies is said, each place once', () => {
  const links = ['https://files.example.org/a?key=1', 'https://files.example.org/b', 'no address'];
  expect(hostsOf(links)).toEqual(['files.example.org']);
});
