import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines, type ReviewWorld, reviewWorld, text } from '#test/fixtures/review-world.ts';

/** Oakwood has been in Recovery since September. It is Thu 12 Nov. */
describe('a category that head and officer agree about', () => {
  let w: ReviewWorld;
  beforeAll(async () => {
    w = await reviewWorld();
  });
  afterAll(() => w.close());

  it('is proposed by the officer once it was talked about in person', async () => {
    const without = await w.proposes('reinforcement', { discussedOn: '' });
    expect(lines(without)[0]).toContain('talked about first and recorded second');
    expect(text(without)).toContain('Reading is taught well.');
    expect((await w.review()).state).toBe('open');
    const put = await w.proposes('reinforcement');
    expect(lines(put)[0]).toBe('! ✓ With Tom Reed, who is asked to answer by Thu 19 Nov.');
  });

  it('reaches the head in plain words, with what it means and the target', async () => {
    const card = text(w.shown(w.people.tom, 'category-review.confirm'));
    expect(card).toContain('# Confirm Oakwood Primary School’s category');
    expect(card).toContain('Priya Shah proposes Reinforcement, as talked about on Wed 11 Nov.');
    expect(card).toContain('Target: Refinement by');
    expect(card).toContain('Reading is taught well.');
    expect(card).toContain('it is not taken as a yes');
  });

  it('holds once the head confirms, and what the school is owed follows', async () => {
    const confirmed = await w.presses(
      w.people.tom,
      w.shown(w.people.tom, 'category-review.confirm'),
      'category-review.confirm',
    );
    expect(lines(confirmed)[0]).toBe('! ✓ Thank you. Priya Shah knows that you agree.');
    expect(text(confirmed)).toContain('Agreed by Tom Reed on Thu 12 Nov');
    await w.quiet();
    expect(await w.standings()).toContainEqual({ name: 'reinforcement', from: '2026-11-12' });
    expect(text(w.shown(w.people.priya, 'category: Reinforcement'))).toContain('Agreed by Tom Reed');
  });
});
