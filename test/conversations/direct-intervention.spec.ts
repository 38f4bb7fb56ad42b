import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditOf,
  lines,
  messagesOf,
  type StandingWorld,
  standingWorld,
  text,
} from '#test/fixtures/standing-world.ts';

const GOOD = { circumstance: 'finances', on: '2026-11-10', note: 'The auditors’ letter' };
const SECRET = /deficit|auditors|finances/i;

describe('circumstances of direct intervention', () => {
  let s: StandingWorld;
  beforeAll(async () => {
    s = await standingWorld('dsat', [{ kind: 'category', name: 'recovery', from: '2026-09-07' }]);
  });
  afterAll(() => s.w.close());
  const asks = (who: Parameters<typeof s.w.types>[0]) => s.w.types(who, 'direct intervention oakwood');
  const records = async (change: object = {}) =>
    s.w.presses(s.deputy, await asks(s.deputy), 'intervention.record', { ...GOOD, ...change });

  it('keeps nothing about anybody', async () => {
    expect(lines(await records({ note: 'Tom Reed signed it' }))[0]).toContain('names somebody');
  });

  it('the deputy CEO records one: both are alerted at once, and nobody else', async () => {
    const others = [s.w.people.priya, s.w.people.tom, s.w.people.dee, s.w.people.sam, s.chair, s.lena];
    const before = others.map(who => messagesOf(s.w, who));
    const [deputy, ceo] = [messagesOf(s.w, s.deputy), messagesOf(s.w, s.w.people.maria)];
    expect(lines(await records())[0]).toMatch(/^! ✓ Recorded\. The deputy CEO and the CEO are alerted/);
    await s.w.quiet();
    expect(messagesOf(s.w, s.w.people.maria)).toBe(ceo + 1);
    expect(messagesOf(s.w, s.deputy)).toBeGreaterThan(deputy);
    expect(text(s.w.shown(s.w.people.maria))).toMatch(SECRET);
    expect(others.map(who => messagesOf(s.w, who))).toEqual(before);
  });

  it('nobody else sees it: typed, pressed, on the school’s own cards', async () => {
    const card = s.w.shown(s.w.people.maria, 'intervention.record');
    for (const who of [s.w.people.priya, s.w.people.tom, s.w.people.dee, s.w.people.sam, s.chair, s.lena]) {
      expect(text(await asks(who))).not.toMatch(SECRET);
      expect(text(await s.w.presses(who, card, 'intervention.record', GOOD))).not.toMatch(SECRET);
      for (const said of ['category oakwood', 'status oakwood', 'categories'])
        expect(text(await s.w.types(who, said))).not.toMatch(SECRET);
    }
  });

  it('neither the audit nor the log has the words, or which it was', async () => {
    expect(await auditOf(s.w)).toContain('intervention.record');
    expect(await auditOf(s.w)).not.toMatch(SECRET);
    expect(s.w.logs()).not.toMatch(SECRET);
  });
});

it('a model without such circumstances says so', async () => {
  const s = await standingWorld('ddat');
  try {
    expect(text(await s.w.types(s.deputy, 'direct intervention oakwood'))).toContain(
      'names no circumstances',
    );
  } finally {
    await s.w.close();
  }
});
