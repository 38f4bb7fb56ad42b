import { describe, expect, it } from 'vitest';
import { ownerNamed } from '#domain/plan/owner.ts';
import { daysAfter, titleAfter } from '#domain/plan/roll-forward.ts';

const somebody = (id: string, name: string) => ({ id, name });
const PEOPLE = [
  somebody('tom', 'Tom Reed'),
  somebody('ann', 'Anna Bell'),
  somebody('ali', 'Alice Bell'),
  somebody('jose', 'José Núñez'),
  somebody('sam1', 'Sam Lee'),
  somebody('sam2', 'Sam Lee'),
  { ...somebody('gone', 'Former colleague'), isForgotten: true as const },
];

describe('whom a sheet means', () => {
  it.each([
    ['Tom Reed', 'tom'],
    ['REED, Tom', 'tom'],
    ['Mr T Reed', 'tom'],
    ['Mr. Reed', 'tom'],
    ['t. reed', 'tom'],
    ['Jose Nunez', 'jose'],
    ['Anna Bell', 'ann'],
    // Two it could be; only a first name or a surname; a part; nobody; several in one cell.
    ['A Bell', null],
    ['Mrs Bell', null],
    ['Sam Lee', null],
    ['Tom', null],
    ['Reed', null],
    ['Headteacher', null],
    ['Former colleague', null],
    ['Tom Reed / Anna Bell', null],
    ['', null],
    ['Mr', null],
  ])('“%s”: %s', (said, id) => {
    expect(ownerNamed(said, PEOPLE)?.id ?? null).toBe(id);
  });
});

describe('the plan that follows', () => {
  it.each([
    [
      { from: '2026-09-01', to: '2027-08-31' },
      { from: '2027-09-01', to: '2028-08-31' },
    ],
    [
      { from: '2026-11-01', to: '2026-12-12' },
      { from: '2026-12-13', to: '2027-01-23' },
    ],
    [
      { from: '2027-03-01', to: '2028-02-29' },
      { from: '2028-03-01', to: '2029-02-28' },
    ],
  ])('%j: %j', (plan, next) => {
    expect(daysAfter(plan)).toEqual(next);
  });

  it.each([
    ['AIP 2026/27', 'AIP 2027/28'],
    ['Plan 2026-2027', 'Plan 2027-28'],
    ['Our plan', 'Our plan'],
  ])('“%s” is followed by “%s”', (title, next) => {
    expect(titleAfter(title, '2027-09-01')).toBe(next);
  });
});
