import { describe, expect, it } from 'vitest';
import { person, sitSeries } from '#test/builders/trust.ts';
import { readerOf } from '#workflows/read-agenda.ts';

describe('who reads an agenda', () => {
  const jo = person('Jo Lind', []);
  const priya = person('Priya Shah', [{ role: 'officer', scope: { kind: 'trust' } }]);

  it('does not count a member who has left among those the channel is limited to', () => {
    const series = sitSeries({ memberIds: [jo.id, priya.id] });
    expect(readerOf({ actor: null, surface: 'channel' }, series, [jo, priya])).toEqual({
      kind: 'channel',
      members: [priya],
    });
  });
});
