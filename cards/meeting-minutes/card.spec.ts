import { describe, expect, it } from 'vitest';
import { render } from '#cards-kit/render.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { elementsOf } from '#test/contracts/card-rules.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.startsWith('['));
const NOW = '2026-11-09T11:00:00.000Z';

describe('what is seen', () => {
  it('the channel reads who was there, what was decided and who does what', () => {
    expect(texts('in-channel')).toEqual([
      '# Minutes of School improvement team, Mon 9 Nov, 9:30',
      'Closed Mon 9 Nov, 10:55.',
      'In the chair: Priya Shah',
      'Present: Priya Shah, Sam Okafor, Tom Reed',
      'Apologies: Maria Lopez',
      'Next meeting: Mon 23 Nov, 9:30',
      '# Matters arising',
      'Oakwood Primary School: Send the dates of the phonics sessions (Tom Reed, done Mon 9 Nov; Agreed Mon 12 Oct)',
      '# Schools to discuss',
      'Oakwood Primary School: The new phonics scheme starts after half term: who can visit? (Tom Reed)',
      'Decided: Priya Shah visits the phonics sessions before the end of November',
      'Action: Ask Harbour View for a moderation partner (Maria Lopez, by Mon 23 Nov)',
      'Harbour View Academy: New to the trust in the school register – carried forward',
      'Birch Lane Infant School: Last discussed Mon 14 Sep – dropped: It is visited next week anyway',
      '# Other items',
      'Dates for the spring moderation days (Maria Lopez)',
      'Decided: Tue 2 March and Thu 25 March',
      'Action: Book the hall at Elmfield (Sam Okafor, by Mon 30 Nov)',
      'One confidential item is left out of this copy.',
      'As at Mon 9 Nov, 11:00',
      '[Send me my copy]',
    ]);
    expect(summary('in-channel')).toBe('Minutes of School improvement team, Mon 9 Nov, 9:30');
    expect(texts('in-channel-three-withheld')).toContain('3 confidential items are left out of this copy.');
    expect(texts('where-heads-attend')).toContain(
      'One confidential item is left out of this copy. 4 lines about other schools left out.',
    );
  });

  it('why somebody sent apologies stays out of the minutes', () => {
    expect(texts('in-channel').join('\n')).not.toContain('subject leaders');
  });

  it('an own copy has what is confidential, and the Word document', () => {
    expect(texts('own-copy')).toEqual(
      expect.arrayContaining([
        '# Confidential',
        'Penny Hill Primary School: Speak to HR: the absence rota in the office (Confidential; Dee Hart)',
      ]),
    );
    expect(buttons('own-copy')).toEqual(['[Get the Word document]']);
    expect(buttons('own-copy-link')).toEqual(['[Open the document]']);
    expect(buttons('own-copy-no-documents')).toEqual([]);
  });

  it.each([
    ['draft', 'A draft: the meeting is still on.'],
    ['opened-again', 'Opened again to put right: A decision was left out'],
    ['corrected', 'Corrected Mon 9 Nov, 14:05: A decision was left out'],
    ['not-held-yet', 'The meeting has not been closed: there are no minutes yet.'],
    ['cancelled', 'The meeting was cancelled: there are no minutes.'],
  ])('%s says so first', (name, why) => {
    expect(texts(name)[1]).toBe(why);
    expect(buttons(name)).not.toContain('[Get the Word document]');
  });

  it('an empty agenda is said to be one, and one that is only confidential is not', () => {
    expect(texts('empty')).toContain('Nothing was on the agenda.');
    expect(texts('only-confidential')).not.toContain('Nothing was on the agenda.');
    expect(texts('cancelled')).toHaveLength(3);
  });

  it('long minutes come in pages', () => {
    expect(buttons('many-pages')).toEqual(['[and 12 more lines]', '[Send me my copy]']);
    expect(texts('many-pages').find(text => text.startsWith('Present'))).toMatch(/, and 4 more$/);
    expect(texts('many-pages-next')[2]).toBe('# Schools to discuss (continued)');
    expect(texts('many-pages-last')).toContain('Page 3 of 3');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `Decided: \${title} **bold** [link](https://example.org) <at>Sam Okafor</at> <b>x</b> gnp.exe`,
    );
  });

  it('nothing that was recorded is out of reach, and no page is too big', () => {
    const seen = new Set<string>();
    for (let page = 1, more = true; more && page < 100; page += 1) {
      const viewer = { actor: null, surface: 'channel' } as const;
      const drawn = render(card, subject('fullest'), { ref: 'm', viewer, now: NOW, newId: () => 'n', page });
      expect(Buffer.byteLength(JSON.stringify(drawn.card))).toBeLessThanOrEqual(28 * 1024);
      expect(elementsOf(drawn.card)).toBeLessThanOrEqual(40);
      const read = textsOf(drawn.card);
      for (const text of read)
        for (const [what] of text.matchAll(/(?:Decision|Action) \d+\.\d+/g)) seen.add(what);
      more = read.some(text => /^\[and \d+ more/.test(text));
    }
    expect(seen.size).toBe(3 * (30 + 20));
  });
});

describe('who may do what', () => {
  const minutes = subject('in-channel');
  const school = { kind: 'school', urn: '900104' } as const;
  it.each([
    ['a member', actor(null, undefined, 'tom-reed'), true],
    ['the chair', actor(null, undefined, 'priya-shah'), true],
    ['a member who is a deputy', actor(null, undefined, 'maria-lopez'), true],
    ['the CEO', actor('ceo'), true],
    ['the deputy CEO', actor('deputy-ceo'), true],
    ['an officer', actor('officer'), true],
    ['a head who is no member', actor('head', school), false],
    ['a chair of governors', actor('chair-of-governors', school), false],
    ['a department', actor('department'), false],
    ['the administrator', actor('administrator'), false],
    ['someone without a role', actor(null), false],
  ])('%s', (_who, person, reads) => {
    expect(card.mayRead(person, minutes)).toBe(reads);
    for (const name of ['document', 'mine'])
      expect(actionOf(card, name).allow(person, minutes, {}).ok, name).toBe(reads);
  });

  it('a refusal says whose the minutes are, or what is missing', () => {
    expect(actionOf(card, 'mine').allow(actor('department'), minutes, {})).toEqual({
      ok: false,
      because: 'These minutes are for the members of the School improvement team meeting.',
    });
    expect(actionOf(card, 'document').allow(actor('ceo'), subject('own-copy-no-documents'), {})).toEqual({
      ok: false,
      because: expect.stringContaining('PUBLIC_URL'),
    });
  });
});

describe('bad and stale input', () => {
  it.each([[{}], [{ page: 'x' }], [{ page: -3 }], [{ page: 1e9 }]])('%j is the first page', raw => {
    expect(actionOf(card, 'more').parse(raw)).toEqual({ ok: true, input: { page: 1 } });
  });

  it('a page that is not there any more is the last one', () => {
    expect(texts('many-pages-last')).toContain('Page 3 of 3');
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['minutes', ''],
    ['Minutes 3 Nov?', '3 Nov'],
  ])('“%s” asks for “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(asked);
  });
});
