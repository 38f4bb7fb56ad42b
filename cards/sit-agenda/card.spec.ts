import { describe, expect, it } from 'vitest';
import { render } from '#cards-kit/render.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const FORMS = ['[Add an item]', '[Send apologies]'];
const OAKWOOD = '900104';
const NOW = '2026-11-03T09:30:00.000Z';
const CHANNEL = { actor: null, surface: 'channel' } as const;

describe('what is seen', () => {
  it('the channel sees what is asked of it, then the schools with their reasons and who gave them', () => {
    expect(texts('usual').slice(0, 10)).toEqual([
      '# School improvement team agenda, Mon 9 Nov, 9:30',
      'Until the meeting begins you can add what the team should talk about, or send apologies.',
      '# Schools to discuss (3)',
      'Oakwood Primary School',
      'The new phonics scheme starts after half term: who can visit? (Tom Reed)',
      'New inspection date in the register: Tue 13 Oct',
      'Harbour View Academy',
      'New to the trust in the school register',
      'Birch Lane Infant School',
      'Last discussed Mon 14 Sep',
    ]);
    expect(texts('usual')).toEqual(expect.arrayContaining(['As at Tue 3 Nov, 9:30', ...FORMS]));
  });

  it('an empty agenda says so, and still takes items', () => {
    expect(texts('empty')).toEqual(
      expect.arrayContaining(['# Schools to discuss (0)', 'None yet.', ...FORMS]),
    );
    expect(summary('empty')).toBe(
      'Agenda for School improvement team, Mon 9 Nov, 9:30: no schools to discuss',
    );
  });

  it('items and apologies follow the schools', () => {
    expect(texts('items-and-apologies')).toEqual(
      expect.arrayContaining([
        '# Other items (2)',
        'Dates for the spring moderation days (Priya Shah)',
        '# Apologies',
        'Maria Lopez: at the subject leaders’ day in Harbour View; Sam Okafor',
      ]),
    );
  });

  it('sixty schools come in pages, with a button to the next and one back', () => {
    expect(texts('many-schools')).toEqual(
      expect.arrayContaining(['# Schools to discuss (60), page 1 of 8', '[and 53 more schools]']),
    );
    expect(texts('many-schools')).not.toContain('[Back to the start]');
    expect(texts('many-schools-next')).toEqual(
      expect.arrayContaining(['# Schools to discuss (60), page 2 of 8', '[Back to the start]']),
    );
    expect(texts('many-schools-last').join('\n')).not.toContain('more');
    expect(texts('many-schools-last')).toContain('# Other items (1)');
  });

  it('after an answer the card says what was done, above the agenda that shows it', () => {
    expect(texts('item-added')[0]).toBe("! ✓ St Chad's Catholic Primary School is on the agenda.");
  });

  it('someone who may not add sees why, and no forms that would be dead', () => {
    expect(texts('refused').slice(0, 3)).toEqual([
      expect.stringMatching(/^! × Only members .* ask Priya Shah\.$/),
      '# School improvement team agenda, Mon 9 Nov, 9:30',
      'What the team means to talk about.',
    ]);
    expect(texts('refused')).not.toEqual(expect.arrayContaining([FORMS[0]]));
  });

  it('what was typed is put back, and the card says where', () => {
    const seen = texts('wrong-input');
    expect(seen).toContain('What you typed is kept: press “Add an item” to change it.');
    expect(seen).toContain(`  School, if it is about one: ${OAKWOOD}`);
    expect(seen.find(line => line.startsWith('  What should'))).toMatch(
      /: The new phonics scheme .* and when\.$/,
    );
  });

  it('once the meeting has started nothing can be pressed', () => {
    expect(texts('started')).toContain('The meeting has begun. The agenda is kept as it was.');
    expect(texts('started').filter(line => line.trim().startsWith('['))).toEqual([]);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `\${title} **bold** [link](https://example.org) <at>Sam Okafor</at> <b>x</b> gnp.exe`,
    );
  });
});

describe('nothing on an agenda is out of reach', () => {
  /** The fullest agenda there can be, in characters of three bytes each. */
  function fullest(): Agenda {
    const agenda = subject('many-schools');
    const [school] = agenda.schools;
    const [line] = school?.lines ?? [];
    if (!school || !line) throw new Error('the sample has a school with a line');
    const text = (start: string, max: number) => start.padEnd(max, '學');
    const lines = Array.from({ length: 60 }, (_, i) => ({ ...line, text: text(`Line ${i} `, 300) }));
    const apology = { meetingId: 'm', personId: 'p', name: text('', 60), note: text('', 200), at: NOW };
    return {
      ...agenda,
      schools: [{ ...school, lines }],
      apologies: Array.from({ length: 20 }, () => apology),
    };
  }

  it('a school with more lines than fit goes on, named again, on the next page; no page is too big', () => {
    const agenda = fullest();
    const name = agenda.schools[0]?.name ?? '';
    const seen = new Set<string>();
    for (let page = 1, more = true; more && page < 100; page += 1) {
      const drawn = render(card, agenda, { ref: 'm', viewer: CHANNEL, now: NOW, newId: () => 'n', page });
      const read = textsOf(drawn.card);
      expect(Buffer.byteLength(JSON.stringify(drawn.card))).toBeLessThanOrEqual(28 * 1024);
      expect(read).toContain(page === 1 ? name : `${name} (continued)`);
      for (const text of read) if (text.startsWith('Line ')) seen.add(text.split(' ')[1] ?? '');
      more = read.some(text => /^\[and \d+ more/.test(text));
    }
    expect(seen.size).toBe(60);
  });
});

describe('who may do what', () => {
  const agenda = subject('usual');
  const member = actor(null, undefined, 'tom-reed');
  const chair = actor(null, undefined, 'priya-shah');
  const head = actor('head', { kind: 'school', urn: OAKWOOD });
  it.each([
    ['a member of the meeting', member, true, true],
    ['its chair', chair, true, true],
    ['the CEO', actor('ceo'), true, true],
    ['the deputy CEO', actor('deputy-ceo'), true, true],
    ['an officer who is no member', actor('officer'), true, false],
    ['the head of a school on the agenda', head, false, false],
    ['a chair of governors', actor('chair-of-governors', { kind: 'school', urn: OAKWOOD }), false, false],
    ['a department', actor('department'), false, false],
    ['the administrator', actor('administrator'), false, false],
    ['someone without a role', actor(null), false, false],
  ])('%s', (_who, person, reads, contributes) => {
    expect(card.mayRead(person, agenda)).toBe(reads);
    for (const name of ['add-item', 'send-apologies', 'withdraw-apologies'])
      expect(actionOf(card, name).allow(person, agenda, { text: 'x', urn: '' }).ok, name).toBe(contributes);
  });

  it('nobody adds to a meeting that has started, and is told what to do instead', () => {
    const answer = actionOf(card, 'add-item').allow(member, subject('started'), { text: 'x', urn: '' });
    expect(answer).toEqual({ ok: false, because: expect.stringContaining('say it in the meeting') });
  });

  it('a refusal says whom to ask', () => {
    const answer = actionOf(card, 'send-apologies').allow(head, agenda, {});
    expect(answer).toEqual({ ok: false, because: expect.stringContaining('ask Priya Shah') });
  });
});

describe('bad and stale input', () => {
  const addItem = actionOf(card, 'add-item');
  it.each([
    ['nothing typed', {}, 'Please say in a few words what it is about.'],
    [
      'only spaces and what is not seen',
      { text: ' \u200b \n' },
      'Please say in a few words what it is about.',
    ],
    ['a number instead of text', { text: 7 }, 'Please say in a few words what it is about.'],
    [
      '301 characters',
      { text: 'a'.repeat(301) },
      'Please keep it to 300 characters: one line that says what it is about.',
    ],
    [
      'a megabyte',
      { text: 'a'.repeat(1_000_000) },
      'Please keep it to 300 characters: one line that says what it is about.',
    ],
    [
      'a school nobody offered',
      { text: 'x', urn: 'oakwood' },
      'Please choose a school from the list, or leave it empty.',
    ],
  ])('%s is answered with one sentence on what to change', (_what, raw, because) => {
    expect(addItem.parse(raw)).toEqual({ ok: false, because });
  });

  it.each([
    [{ text: ' Reading\n in Year 2 ' }, { text: 'Reading in Year 2', urn: '' }],
    [
      { text: 'x', urn: 'none' },
      { text: 'x', urn: '' },
    ],
    [
      { text: 'x', urn: OAKWOOD, role: 'ceo' },
      { text: 'x', urn: OAKWOOD },
    ],
  ])('%j is taken as %j', (raw, input) => {
    expect(addItem.parse(raw)).toEqual({ ok: true, input });
  });

  it('a school that has left the list since is refused, and nothing else', () => {
    const answer = addItem.allow(actor('ceo'), subject('usual'), { text: 'x', urn: '999999' });
    expect(answer).toEqual({
      ok: false,
      because: 'Please choose a school from the list, or leave it empty.',
    });
  });

  it('a note of apology is kept to 200 characters', () => {
    expect(actionOf(card, 'send-apologies').parse({ note: 'a'.repeat(201) })).toEqual({
      ok: false,
      because: 'Please keep the note to 200 characters.',
    });
    expect(actionOf(card, 'send-apologies').parse({})).toEqual({ ok: true, input: { note: '' } });
  });

  it('a page that is not there any more is the last one', () => {
    expect(actionOf(card, 'more').parse({ page: 'x' })).toEqual({ ok: true, input: { page: 1 } });
    const request = { ref: 'm', viewer: CHANNEL, now: NOW, newId: () => 'n', page: 99 };
    const drawn = render(card, subject('many-schools'), request);
    expect(textsOf(drawn.card)).toContain('# Schools to discuss (60), page 8 of 8');
  });
});
