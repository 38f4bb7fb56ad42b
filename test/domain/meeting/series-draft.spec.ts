import { describe, expect, it } from 'vitest';
import { seriesNamed } from '#domain/meeting/find-series.ts';
import { type SeriesDraft, seriesFaults, seriesFrom } from '#domain/meeting/series-draft.ts';
import { chairInWords, rhythmInWords } from '#domain/meeting/series-words.ts';
import { person, sitSeries } from '#test/builders/trust.ts';

const OFFICER = [{ role: 'officer', scope: { kind: 'trust' } }] as const;
const priya = person('Priya Shah', [...OFFICER]);
const tom = person('Tom Reed', [...OFFICER]);
const jo = person('Jo Lind', []);
const { id: _id, channelIds: _channels, endedOn: _end, version: _version, ...SIT } = sitSeries();
const DRAFT: SeriesDraft = { ...SIT, name: 'Executive' };
const faults = (change: Partial<SeriesDraft>) =>
  seriesFaults({ ...DRAFT, ...change }, { people: [priya, tom, jo], others: [{ name: 'SIT' }] });

describe('a draft of a series', () => {
  it('is sound as it stands', () => {
    expect(faults({ chairId: priya.id, deputyIds: [tom.id], memberIds: [] })).toEqual([]);
  });

  it.each<[string, Partial<SeriesDraft>, string]>([
    ['no name', { name: ' ' }, 'give the series a name'],
    ['a long name', { name: 'a'.repeat(81) }, '80 characters'],
    ['a name that is taken, in any case', { name: ' sit ' }, 'a series called SIT already'],
    ['an eighth day', { weekday: 8 }, 'day of the week'],
    ['half past nine as people write it', { time: '9:30' }, 'such as 9:30'],
    ['an hour that is none', { time: '24:00' }, 'such as 9:30'],
    ['a coffee', { minutes: 14 }, 'between 15 and 480'],
    ['a whole night', { minutes: 481 }, 'between 15 and 480'],
    ['never', { everyWeeks: 0 }, '1 to 13'],
    ['half a year', { everyWeeks: 14 }, '1 to 13'],
    ['no first day', { anchor: '' }, 'day of the first week'],
    ['an agenda after the meeting', { leadDays: -1 }, '0 to 14'],
    ['an agenda a month before', { leadDays: 15 }, '0 to 14'],
    ['an early meeting with its agenda on the day', { leadDays: 0, time: '08:00' }, 'Agendas go out at 8:00'],
    ['a chair who holds no role', { chairId: jo.id }, 'Jo Lind holds no role any more'],
    ['a member nobody knows', { memberIds: ['x'] }, 'not in the list of people'],
    ['a deputy who is the chair', { chairId: tom.id, deputyIds: [tom.id] }, 'Tom Reed is the chair'],
  ])('with %s is refused with one sentence', (_what, change, sentence) => {
    expect(faults(change)).toEqual([expect.stringContaining(sentence)]);
  });

  it('with several faults is refused with all of them', () => {
    expect(faults({ name: '', minutes: 1, chairId: jo.id })).toHaveLength(3);
  });

  it('becomes a series in which chair and deputies are members, with a version that rises', () => {
    const draft = { ...DRAFT, chairId: priya.id, deputyIds: [tom.id], memberIds: [tom.id] };
    const first = seriesFrom(draft, 's', null);
    expect(first).toMatchObject({ id: 's', memberIds: [priya.id, tom.id], channelIds: [], version: 1 });
    const kept = seriesFrom(draft, 's', { ...first, channelIds: ['19:x'] });
    expect(kept).toMatchObject({ channelIds: ['19:x'], version: 2 });
  });
});

describe('words', () => {
  it.each([
    [{}, 'Every second Tuesday in term time, 9:30, 90 minutes; agenda five days before'],
    [{ everyWeeks: 1, leadDays: 1 }, 'Every Tuesday in term time, 9:30, 90 minutes; agenda the day before'],
    [
      { everyWeeks: 13, leadDays: 0, time: '14:00' },
      'Every thirteenth Tuesday in term time, 14:00, 90 minutes; agenda on the day',
    ],
    [
      { weekday: 7, leadDays: 14 },
      'Every second Sunday in term time, 9:30, 90 minutes; agenda fourteen days before',
    ],
  ])('%j is %s', (change, words) => {
    expect(rhythmInWords(sitSeries(change))).toBe(words);
  });

  it('a chair who has left is nobody', () => {
    expect([chairInWords(null), chairInWords(jo), chairInWords(priya)]).toEqual([
      'nobody yet',
      'nobody (Jo Lind has left)',
      'Priya Shah',
    ]);
  });

  it.each([
    ['sit', ['School improvement team']],
    ['school improvement team meeting', ['School improvement team']],
    ['improv', ['School improvement team']],
    ['exec', ['Weekly executive', 'Executive board']],
    ['', ['School improvement team', 'Weekly executive', 'Executive board']],
    ['governors', []],
  ])('“%s” may mean %j', (asked, names) => {
    const all = ['School improvement team', 'Weekly executive', 'Executive board'].map(name => ({ name }));
    expect(seriesNamed(asked, all).map(({ name }) => name)).toEqual(names);
  });
});
