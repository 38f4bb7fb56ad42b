import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { registerEntry } from '#test/builders/school.ts';
import { hubAsked, noHub } from '#workflows/owed/find-owed-list.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

const ownOf = (name: string) => {
  const list = subject(name);
  return (list.kind === 'owed' && list.schools[0]) || { urn: '' };
};

describe('what is seen', () => {
  it('the CEO sees each school with something late or waiting, the longest late first', () => {
    expect(texts('trust')).toEqual([
      '# Owed and not booked',
      '4 late and 11 due this half term and not booked, at 3 of 8 schools.',
      'Oakwood Primary School (North)',
      '2 late, since Fri 23 Oct: Review of standards and curriculum and Category shared with governors and staff',
      '6 to book or send, from Fri 6 Nov: Support day, Follow-up support after the visit, Review: Rapid Action Plan and 3 more',
      '[Book at Oakwood Primary School]',
      'Harbour View Academy (North)',
      '2 late, since Thu 15 Oct: Report: Academy Improvement Meeting and Category shared with governors and staff',
      '4 to book or send, from Fri 13 Nov: Support day, Review: Attendance plan, Review: Academy Improvement Plan and 1 more',
      '[Book at Harbour View Academy]',
      'Birch Lane Primary School (South)',
      '1 to book or send, from Fri 18 Dec: Review: Academy Improvement Plan',
      'As at Tue 3 Nov, 9:30, Autumn 2 until Fri 18 Dec, by Trust Improvement Model (a diocesan academies trust).',
      '[One school]',
      '  Which school? *: 900104',
      '  [What does it need?]',
      '[Other schools]',
      '  Whose schools? *: all',
      '  [Show them]',
    ]);
    expect(summary('trust')).toBe('Owed and not booked: 4 late, 11 due');
  });

  it('an officer sees whose schools they are', () => {
    expect(texts('hub')[0]).toBe('# Owed and not booked: North');
  });

  it('a head sees their own school, and no hubs to choose from', () => {
    const seen = texts('head');
    expect(seen[1]).toBe('2 late and 6 due this half term and not booked, at 1 of 1 school.');
    expect(seen).not.toContain('[Other schools]');
  });

  it('whoever may book has a button for what comes first there; a head has none', () => {
    expect(texts('hub').filter(line => line.startsWith('[Book'))).toHaveLength(2);
    expect(texts('head').filter(line => line.startsWith('[Book'))).toEqual([]);
  });

  it('what is not waiting there, or not for whoever looks, is not booked', () => {
    const book = actionOf(card, 'book');
    const officer = actor('officer');
    const { urn = '' } = ownOf('hub');
    expect(book.allow(officer, subject('hub'), { urn, what: 'review-standards' }).ok).toBe(true);
    expect(book.allow(officer, subject('hub'), { urn, what: 'ready-set-review' }).ok).toBe(false);
    expect(book.allow(officer, subject('head'), { urn, what: 'review-standards' }).ok).toBe(false);
    expect(book.parse({ urn: 'x', what: 'aim' })).toMatchObject({ ok: false });
  });

  it('nothing late and nothing waiting is said, and how many schools were looked at', () => {
    expect(texts('nothing')[1]).toBe(
      'Nothing is late or was missed, and nothing due this half term waits: 4 schools looked at.',
    );
  });

  it('what was missed is told, where nothing else waits too', () => {
    const seen = texts('missed');
    expect(seen[1]).toBe(
      '2 late, 6 due this half term and not booked and 20 missed this year, at 2 of 8 schools.',
    );
    expect(seen).toContain('17 missed this year');
  });

  it('schools without term dates are named, since nothing was worked out for them', () => {
    expect(texts('without-terms')).toContain(
      'Without term dates, so not looked at: Hill Top School, Mill Lane School, Quarry Bank School and 1 more.',
    );
  });

  it('what does not fit has a button that says how much there is', () => {
    expect(texts('many')).toContain('[and 18 more schools]');
    expect(texts('many-last').join('\n')).not.toContain('more school');
  });

  it.each([
    ['no-model', 'fortnight model use ID'],
    ['no-terms', 'fortnight import terms FILE'],
    ['no-hub', 'There is no hub called “west”.'],
  ])('%s says what to do', (name, words) => {
    expect(texts(name).join('\n')).toContain(words);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

describe('who may do what', () => {
  // Which schools are listed is decided when the list is loaded for a person; see read-owed-list.
  it.each(['officer', 'head', 'ceo'] as const)('a %s may look at other schools of the list', role => {
    const subject = { kind: 'no-model' } as const;
    expect(actionOf(card, 'hub').allow(actor(role), subject, { hub: 'all' })).toEqual({ ok: true });
    expect(actionOf(card, 'open').allow(actor(role), subject, { school: '900104' })).toEqual({ ok: true });
  });
});

describe('bad and stale input', () => {
  it.each([[{}], [{ school: 'oakwood' }], [{ school: 900104 }]])('%j is no school', raw => {
    expect(actionOf(card, 'open').parse(raw)).toMatchObject({ ok: false });
  });
  it.each([[{}], [{ hub: '' }], [{ hub: 7 }]])('%j is no hub', raw => {
    expect(actionOf(card, 'hub').parse(raw)).toEqual({
      ok: false,
      because: 'Please choose from the list.',
    });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  const HUBS = [
    { id: 'hub-1', name: 'North' },
    { id: 'hub-2', name: 'South Coast' },
    { id: 'hub-3', name: 'South Vale' },
  ];
  const SCHOOLS = [
    {
      ...registerEntry({ urn: '900001', name: 'Oakwood Primary School' }),
      hubId: 'hub-1',
      leftTrustOn: null,
    },
    { ...registerEntry({ urn: '900002', name: 'Elmfield School' }), hubId: 'hub-2', leftTrustOn: null },
  ];
  const schools = { hubs: async () => HUBS, list: async () => SCHOOLS };
  const trust = { schools: { ...schools, find: async () => null, newsSince: async () => [] } };
  const asked = (said: string, who = actor('ceo')) =>
    hubAsked(trust, command?.pattern.exec(said)?.[1] ?? 'no match', who);

  it.each([
    ['owed', 'trust'],
    ['What is owed?', 'trust'],
    ['owed north', 'hub:hub-1'],
    ['owed in the North hub', 'hub:hub-1'],
    ['owed coast', 'hub:hub-2'],
    ['owed south', 'no-hub:south'],
    ['owed trust', 'trust'],
    ['what is owed to oakwood?', 'urn:900001'],
    ['owed nowhere', 'no-hub:nowhere'],
  ])('“%s” asks for %s', async (said, ref) => {
    expect(await asked(said)).toBe(ref);
  });

  it('an officer of one hub is shown their own first', async () => {
    const officer = actor('officer', { kind: 'hub', hubId: 'hub-3' });
    expect(await asked('owed', officer)).toBe('hub:hub-3');
  });

  it('a school that is not theirs to read is found for nobody, and who may read none learns of no hub', async () => {
    const head = actor('head', { kind: 'school', urn: '900002' });
    expect(await asked('owed oakwood', head)).toBe('no-hub:oakwood');
    expect(await noHub(trust, 'oakwood', head)).toMatchObject({ kind: 'no-hub', hubs: [{ id: 'hub-2' }] });
    expect(await noHub(trust, 'oakwood', actor('department'))).toBeNull();
  });

  it('is not what a school is owed, nor another word', () => {
    for (const said of ['what is oakwood owed?', 'overdue', 'owedn north'])
      expect(command?.pattern.test(said), said).toBe(false);
  });
});
