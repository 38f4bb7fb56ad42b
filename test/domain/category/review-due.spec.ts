import { describe, expect, it } from 'vitest';
import { reviewDue } from '#domain/category/review-due.ts';
import type { Standing } from '#domain/entitlement/school-record.ts';
import { packaged } from '#test/builders/owed.ts';

const [DSAT, ILLUMINATE] = [packaged('dsat'), packaged('illuminate')];
const standing = (kind: Standing['kind'], name: string, from: string): Standing => ({
  ...{ id: `${kind} ${from}`, kind, name, from, to: null },
});
const REPAIR = standing('category', 'repair', '2025-11-01');
const due = (
  model: typeof DSAT,
  standings: readonly Standing[],
  change: { reviewedOn?: string; since?: string } = {},
  today = '2026-11-12',
) => reviewDue(model, { standings, reviewedOn: null, since: '2025-09-01', ...change }, today);

describe('when a category is to be looked at', () => {
  it('once a year, where the model names no meeting at whose end it is', () => {
    expect(due(ILLUMINATE, [REPAIR])).toBe('year');
    expect(due(ILLUMINATE, [REPAIR], {}, '2026-10-31')).toBeNull();
    expect(due(ILLUMINATE, [REPAIR], {}, '2026-11-01')).toBe('year');
    expect(due(ILLUMINATE, [REPAIR], { reviewedOn: '2026-03-01' })).toBeNull();
    expect(due(DSAT, [REPAIR])).toBeNull();
  });

  it('on joining the trust, and where there is none', () => {
    expect(due(DSAT, [standing('joined', '', '2026-10-01')])).toBe('joining');
    expect(due(DSAT, [standing('joined', '', '2026-11-13')], { since: '2026-11-01' })).toBeNull();
    expect(due(DSAT, [])).toBe('none-yet');
  });

  it('not while the trust may still be importing what its schools are', () => {
    expect(due(DSAT, [], { since: '2026-10-30' })).toBeNull();
    expect(due(DSAT, [], { since: '2026-10-29' })).toBe('none-yet');
  });

  it('not while one is settled that begins later, and not again where one was just taken back', () => {
    const ahead = standing('category', 'repair', '2026-12-01');
    expect(due(DSAT, [ahead])).toBeNull();
    expect(due(ILLUMINATE, [REPAIR, ahead])).toBeNull();
    expect(due(DSAT, [], { reviewedOn: '2026-11-02' })).toBeNull();
  });
});
