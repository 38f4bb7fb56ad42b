import { describe, expect, it } from 'vitest';
import { planFilesApart, type ThreadLimits } from '#adapters/plan-files/read-apart.ts';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { realDate, workbook } from '#test/builders/plan-sheets.ts';
import { zipOf } from '#test/builders/zip-file.ts';

const PLAN = workbook([
  {
    rows: [
      ['Action', 'By when'],
      ['Train', realDate('2026-11-03')],
    ],
    hiddenRows: [3],
    merges: ['A1:A2'],
  },
]);
const WIDE = workbook([
  { rows: Array.from({ length: 1500 }, (_, row) => Array.from({ length: 40 }, (_, n) => `${row}/${n}`)) },
]);
const refusal = (bytes: Buffer, limits: Partial<ThreadLimits> = {}, files = planFilesApart(limits)) =>
  files.read({ name: 'plan.xlsx', bytes }).then(
    () => 'it was read',
    (error: unknown) => (error instanceof ImportRefused ? error.message : error),
  );

describe('a file read in a thread of its own', () => {
  it('reads as it does without one, the fullest too', async () => {
    for (const bytes of [PLAN, WIDE, Buffer.from('Action,By when\nTrain,3 Nov 2026\n')]) {
      const file = { name: 'plan.xlsx', bytes };
      expect(await planFilesApart().read(file)).toEqual(await xlsxPlanFiles().read(file));
    }
  });

  it('is refused in the same words', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 ** 2, 'a') }]);
    expect(await refusal(bomb)).toContain('unpacks to more than 40 MB');
    expect(await refusal(Buffer.alloc(6 * 1024 ** 2))).toContain('is bigger than 5 MB');
  });

  it('is given up when it takes too long, and the next is read', async () => {
    expect(await refusal(PLAN, { seconds: 0 })).toContain('plan.xlsx takes too long to read');
    const files = planFilesApart({ seconds: 60 });
    expect(await refusal(PLAN, {}, files)).toBe('it was read');
  });

  it('is given up when it fills the memory, and this process goes on', async () => {
    expect(await refusal(WIDE, { megabytes: 16 })).toContain('far bigger than a plan once it is unpacked');
    expect(await refusal(PLAN)).toBe('it was read');
  });

  it('waits for its turn; where too many wait, who comes is asked to come again', async () => {
    const files = planFilesApart({ waiting: 1, seconds: 60 });
    const three = await Promise.all([1, 2, 3].map(() => refusal(PLAN, {}, files)));
    expect(three).toEqual(['it was read', 'it was read', expect.stringContaining('again in a minute')]);
    expect(await refusal(PLAN, {}, files)).toBe('it was read');
  });
});
