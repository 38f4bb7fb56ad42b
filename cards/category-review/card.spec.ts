import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));
const TOM = actor('head', { kind: 'school', urn: '900001' }, 'tom-reed');
const FORM = {
  ...{ category: 'reinforcement', discussedOn: '2026-11-11', evidence: '', words: 'Phonics', factors: '' },
  from: '2026-11-12',
};

describe('what is seen', () => {
  it('the head: what is proposed, what it means, why, and what happens without an answer', () => {
    expect(texts('head')).toEqual(
      expect.arrayContaining([
        '# Confirm Oakwood Primary School’s category',
        'Priya Shah proposes Reinforcement, as talked about on Wed 11 Nov. Please answer by Thu 19 Nov.',
        'Target: Refinement by Thu 11 May 2028',
        'Talked about in person on Wed 11 Nov',
        'Until it holds, nobody else at your school sees this.',
      ]),
    );
    expect(buttons('head').slice(0, 1)).toEqual(['[Confirm Reinforcement]']);
    expect(summary('head')).toBe('Confirm Oakwood Primary School’s category');
  });

  it('the officer’s form has what the record says, what the report recommends, and what was typed', () => {
    expect(texts('open').join('\n')).toContain('Recommended in the report of the visit: Reinforcement');
    expect(texts('open-wrong').join('\n')).toContain('Phonics is in every class.');
    expect(texts('open-bare').join('\n')).toContain(
      'A review has begun, because the school has no category yet.',
    );
  });

  it('what is recommended in a report is nobody’s but the team’s', () => {
    for (const name of ['head', 'ruling', 'open-ceo', 'agreed'])
      expect(texts(name).join('\n')).not.toContain('Recommended');
  });

  it('whoever decides has both sides, in the order they were said', () => {
    const read = texts('ruling').join('\n');
    const at = ['Attendance has been above', 'Attendance fell again', 'October was one week'].map(said =>
      read.indexOf(said),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at.every(place => place > 0)).toBe(true);
    expect(texts('ruling-trustees').join('\n')).toContain('Please record what the trustees have decided.');
    expect(texts('ruling-nobody').join('\n')).toContain('the administrator needs to add a deputy CEO or CEO');
  });

  it('while the team agrees, the school sees no category that is only proposed', () => {
    expect(texts('differing-head').join('\n')).not.toContain('Reinforcement');
    expect(texts('withdrawn').join('\n')).not.toContain('Reinforcement');
  });

  it.each([
    ['agreed', 'Agreed by Tom Reed on Fri 13 Nov. Reinforcement holds from Fri 13 Nov.'],
    ['agreed-same', 'Agreed by Tom Reed on Fri 13 Nov. It stays as it was.'],
    [
      'not-answered',
      'Decided by Dana Cole on Fri 13 Nov; the school had not answered. Reinforcement holds from Fri 13 Nov.',
    ],
    [
      'ruled',
      'Decided by Dana Cole on Fri 13 Nov, as the deputy CEO does where both sides do not agree. Reinforcement holds from Mon 23 Nov.',
    ],
  ])('afterwards it is the record: %s', (name, why) => {
    expect(texts(name)).toContain(why);
    expect(buttons(name)).toEqual([]);
  });
});

describe('who may do what', () => {
  const VERBS = ['propose', 'confirm', 'talk', 'dispute', 'talked', 'reply', 'choose', 'rule', 'withdraw'];
  const INPUT: Record<string, unknown> = {
    ...{ propose: { ...FORM, evidence: [], factors: [] }, confirm: {}, talk: { talkNote: '' } },
    dispute: { reasons: 'It is not so', links: '', prefers: 'none' },
    talked: { talkedOn: '2026-11-12', talkedNote: '' },
    reply: { replyCategory: 'recovery', replyWords: 'Because' },
    choose: { chosenId: 'nia-webb', chosenReason: 'Because' },
    rule: { ruledCategory: 'recovery', ruledReason: 'Because', ruledFrom: '' },
    withdraw: { withdrawReason: 'Too early' },
  };
  /** What each reader of each state may press: the rest is refused with a sentence. */
  it.each([
    ['open', 'propose withdraw'],
    ['open-ceo', ''],
    ['head', 'confirm talk dispute'],
    ['waiting', 'withdraw'],
    ['talking', 'propose talked withdraw'],
    ['talking-head', ''],
    ['disputed', 'reply withdraw'],
    ['disputed-head', ''],
    ['head-again', 'confirm talk dispute'],
    ['differing', 'choose'],
    ['differing-officer', 'withdraw'],
    ['differing-head', ''],
    ['ruling', 'rule'],
    ['ruling-silent', 'rule'],
    ['ruling-head', 'confirm dispute'],
    ['ruling-nobody', 'withdraw'],
    ['agreed', ''],
    ['ruled', ''],
    ['withdrawn', ''],
  ])('%s: %s', (name, may) => {
    const allowed = VERBS.filter(verb => actionOf(card, verb).allow(TOM, subject(name), INPUT[verb]).ok);
    expect(allowed.join(' ')).toBe(may);
    for (const verb of VERBS.filter(each => !allowed.includes(each))) {
      const refused = actionOf(card, verb).allow(TOM, subject(name), INPUT[verb]);
      expect(refused).toMatchObject({ ok: false, because: expect.stringMatching(/\.$/) });
    }
  });

  it('a second officer who proposes the same is told that there is nothing to add', () => {
    const propose = (category: string) =>
      actionOf(card, 'propose').allow(TOM, subject('differ'), {
        ...FORM,
        category,
        evidence: [],
        factors: [],
      });
    expect(propose('reinforcement')).toMatchObject({ ok: false });
    expect(propose('recovery').ok).toBe(true);
  });
});

describe('bad and stale input', () => {
  const propose = (change: object) =>
    actionOf(card, 'propose').allow(TOM, subject('open'), { ...FORM, evidence: [], factors: [], ...change });
  it.each([
    [{ category: 'outstanding' }, 'choose a category from the list'],
    [{ discussedOn: '' }, 'talked about first and recorded second'],
    [{ discussedOn: '2026-11-13' }, 'That day is still to come'],
    [{ discussedOn: '2025-11-01' }, 'more than a year ago'],
    [{ words: '' }, 'say what you base it on'],
    [{ from: '2026-11-11' }, 'from a day that is past'],
    [{ from: '2028-01-01' }, 'more than a year away'],
    [{ words: 'A child disclosed abuse' }, 'Ruth Amos, 01632 960 123'],
  ])('propose with %j: %s', (change, because) => {
    expect(propose(change)).toMatchObject({ ok: false, because: expect.stringContaining(because) });
  });

  it.each([
    ['propose', { ...FORM, category: '' }, 'Please choose one from the list.'],
    ['propose', { ...FORM, words: 'a'.repeat(701) }, 'Please keep your own words to 700 characters.'],
    ['dispute', { reasons: ' ' }, 'Please say why you see it otherwise: whoever decides reads it.'],
    [
      'reply',
      { replyCategory: 'recovery', replyWords: '' },
      'Please answer what the head has raised: they read it.',
    ],
    [
      'rule',
      { ruledCategory: 'recovery' },
      'Please give the reason: both sides read it, and it stays on the record.',
    ],
    ['choose', { chosenId: 'nia-webb' }, 'Please give the reason: both officers read it.'],
    ['withdraw', {}, 'Please say in a few words why.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it('a ruling for a category of another model is refused', () => {
    const rule = actionOf(card, 'rule').allow(TOM, subject('ruling'), {
      ...{ ruledCategory: 'stabilise', ruledReason: 'Because', ruledFrom: '' },
    });
    expect(rule).toMatchObject({ ok: false, because: 'Please choose a category from the list.' });
  });
});

describe('what it asks, and what can be typed', () => {
  const asks = (name: string) =>
    card.asks?.(subject(name), { surface: 'personal', actor: TOM })?.what ?? null;
  it.each([
    ['head', 'Answer about Oakwood Primary School’s category, by Thu 19 Nov'],
    ['disputed', 'Answer the head about Oakwood Primary School’s category, by Fri 20 Nov'],
    ['ruling', 'Decide Oakwood Primary School’s category'],
    ['talking', 'Talk with the head about Oakwood Primary School’s category'],
    ['open', 'Propose Oakwood Primary School’s category'],
    ['waiting', null],
    ['agreed', null],
  ])('%s: %s', (name, what) => {
    expect(asks(name)).toBe(what);
  });

  const [command] = card.commands ?? [];
  it.each([
    ['review oakwood', 'oakwood'],
    ['Review the category of Oakwood.', 'Oakwood'],
    ['review phase oak hill?', 'oak hill'],
    ['review', ''],
    ['reviews', null],
  ])('“%s” asks about “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1] ?? null).toBe(asked);
  });
});
