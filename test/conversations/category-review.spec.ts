import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
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
    const history = text(await w.types(w.people.tom, 'category oakwood'));
    expect(history).toContain('Agreed by the school and the team');
    expect(await w.standings()).toContainEqual({ name: 'reinforcement', from: '2026-11-12' });
    expect(text(w.shown(w.people.priya, 'category: Reinforcement'))).toContain('Agreed by Tom Reed');
  });

  it('is written to the school on the day it holds from, and never of what stayed as it was', async () => {
    const letters = () => w.app.bot.store.inTrust(MILL_LANE.id).letters.ofSchool(OAKWOOD);
    expect(await letters()).toMatchObject([
      { because: 'change', category: 'reinforcement', from: '2026-11-12' },
    ]);
    expect(text(w.shown(w.people.tom, 'category-letter.acknowledge'))).toContain('Reinforcement');
    w.now = '2026-11-13T09:00:00.000Z';
    await w.proposes('reinforcement', { discussedOn: '2026-11-13' });
    await w.presses(
      w.people.tom,
      w.shown(w.people.tom, 'category-review.confirm'),
      'category-review.confirm',
    );
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'It stays as it was.'))).toContain('Agreed by Tom Reed');
    expect(await letters()).toHaveLength(1);
    expect(text(await w.types(w.people.tom, 'category oakwood'))).toContain(
      'In Reinforcement since Thu 12 Nov',
    );
  });
});
