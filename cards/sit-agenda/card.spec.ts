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
const buttons = (name: string) => texts(name).filter(line => line.trim().startsWith('['));
const shown = (agenda: Agenda) =>
  textsOf(render(card, agenda, { ref: 'm', viewer: CHANNEL, now: NOW, newId: () => 'n' }).card);

describe('what is seen', () => {
  it('the channel sees what is asked of it, then the schools with their reasons and who gave them', () => {
    expect(texts('usual').slice(0, 10)).toEqual([
      '# School improvement team agenda, Mon 9 Nov, 9:30',
      'Until Mon 9 Nov, 9:30 you can add what the team should talk about, or send apologies.',
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
    expect(texts('empty')).toEqual(expect.arrayContaining(['Nothing is on the agenda yet.', ...FORMS]));
    expect(texts('empty').join('\n')).not.toContain('Schools to discuss');
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
      expect.arrayContaining(['# Schools to discuss (60)', 'Page 1 of 9', '[and 53 more schools]']),
    );
    expect(texts('many-schools')).not.toContain('[Back to the start]');
    expect(texts('many-schools-next')).toEqual(
      expect.arrayContaining(['# Schools to discuss (60)', 'Page 2 of 9', '[Back to the start]']),
    );
    expect(texts('many-schools-last').join('\n')).not.toContain('more');
    expect(texts('many-schools-last')).toEqual(expect.arrayContaining(['# Other items (1)', 'Page 9 of 9']));
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

  it('before it comes out a member sees what is on it so far, and until when to add to it', () => {
    expect(texts('not-out-yet').slice(1, 5)).toEqual([
      'What is on it so far: it comes out on Thu 12 Nov. Until Tue 17 Nov, 9:30 you can add to it, or send apologies.',
      '# Schools to discuss (1)',
      'Oakwood Primary School',
      'The new phonics scheme starts after half term: who can visit? (Tom Reed)',
    ]);
    const viewer = { actor: actor('officer'), surface: 'personal' } as const;
    const drawn = render(card, subject('not-out-yet'), { ref: 'm', viewer, now: NOW, newId: () => 'n' });
    expect(textsOf(drawn.card)[1]).toBe('What is on it so far: it comes out on Thu 12 Nov.');
  });

  it('what somebody has put there already is said so, and kept in the form', () => {
    expect(texts('said-already')[0]).toBe('! ! Tom Reed has added that already.');
    expect(texts('said-already')).toContain('What you typed is kept: press “Add an item” to change it.');
  });

  it('once its time has come nothing more is taken: it can only be chaired', () => {
    expect(texts('started')).toContain('The meeting has begun. The agenda is kept as it was.');
    expect(buttons('started')).toEqual(['[Chair the meeting]']);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `\${title} **bold** [link](https://example.org) <at>Sam Okafor</at> <b>x</b> gnp.exe`,
    );
  });
});

describe('what becomes of a meeting', () => {
  it('while it is on the card says where it is and who is in the chair, and marks what is behind it', () => {
    expect(texts('running').slice(0, 13)).toEqual([
      '# School improvement team agenda, Mon 9 Nov, 9:30',
      'The meeting is on: 5 of 8, Harbour View Academy. Priya Shah is in the chair.',
      '# Matters arising (2)',
      '✓ Send the phonics plan to all schools (Tom Reed, done Fri 30 Oct. Agreed Mon 12 Oct)',
      '✓ Oakwood Primary School: Agree the SEND review dates (Maria Lopez, due Fri 6 Nov. Agreed Mon 12 Oct)',
      '# Schools to discuss (3)',
      'Oakwood Primary School',
      '✓ The new phonics scheme starts after half term: who can visit? (Tom Reed)',
      '✓ New inspection date in the register: Tue 13 Oct',
      'Harbour View Academy',
      'Now: New to the trust in the school register',
      'Birch Lane Infant School',
      'Parked: Last discussed Mon 14 Sep',
    ]);
    expect(buttons('running')).toEqual(['[Chair the meeting]']);
  });

  it('of a confidential item it says no more than that it is one', () => {
    const [, why] = texts('running-confidential');
    expect(why).toBe('The meeting is on: 8 of 8, a confidential item. Maria Lopez is in the chair.');
    expect(texts('running-confidential').join('\n')).not.toContain('Now:');
  });

  it.each<[string, Partial<Agenda>, string]>([
    ['between two lines', { at: null }, 'The meeting is on. Priya Shah is in the chair.'],
    [
      'without a chair',
      { chairName: null },
      'The meeting is on: 5 of 8, Harbour View Academy. Nobody is in the chair.',
    ],
    [
      'on an item about no school',
      { at: { position: 7, of: 8, lineId: 'l7' } },
      'The meeting is on: 7 of 8, Dates for the spring moderation days. Priya Shah is in the chair.',
    ],
    [
      'on a line that may be of another school',
      { at: { position: 8, of: 8, lineId: 'x' }, elsewhere: 1 },
      'The meeting is on: 8 of 8, an item that is not shown here. Priya Shah is in the chair.',
    ],
  ])('%s it says so', (_where, change, why) => {
    expect(shown({ ...subject('running'), ...change })[1]).toBe(why);
  });

  it('once it is closed it says where the minutes are and what became of each line, and nothing can be pressed', () => {
    expect(texts('closed')).toEqual(
      expect.arrayContaining([
        'The meeting is over, and its minutes are in the channel.',
        'Carried forward: Last discussed Mon 14 Sep',
        'Dropped: Dates for the spring moderation days (Priya Shah. Settled by e-mail)',
      ]),
    );
    expect(buttons('closed')).toEqual([]);
  });

  it('cancelled, it says why and where its lines go, in the notification too, and nothing can be pressed', () => {
    expect(texts('cancelled').slice(1, 3)).toEqual([
      'Cancelled: Half of us are at the inspection of Harbour View',
      'What people put here goes on the next agenda.',
    ]);
    expect(summary('cancelled')).toBe('Cancelled: School improvement team, Mon 9 Nov, 9:30');
    expect(buttons('cancelled')).toEqual([]);
  });

  it('moved, it says from when and why, and takes items until the new time', () => {
    expect(texts('moved').slice(0, 3)).toEqual([
      '# School improvement team agenda, Thu 12 Nov, 14:00',
      'Moved from Mon 9 Nov, 9:30: The hall is being painted',
      'Until Thu 12 Nov, 14:00 you can add what the team should talk about, or send apologies.',
    ]);
    expect(texts('moved')).toEqual(expect.arrayContaining(FORMS));
  });

  it('called extra, it says why', () => {
    expect(texts('extra')[1]).toBe('Called extra: Ofsted is at Elmfield next week');
  });
});

describe('what comes from before', () => {
  it('an action says how it stands now: its owner, its day, overdue, a wish, an owner who left', () => {
    expect(texts('matters-arising').filter(text => text.includes('Agreed'))).toEqual([
      'Oakwood Primary School: Agree the SEND review dates (Maria Lopez, due Fri 6 Nov. Agreed Mon 12 Oct)',
      'Send the phonics plan to all schools (Tom Reed, due Fri 30 Oct, overdue. Agreed Mon 12 Oct)',
      'Harbour View Academy: Visit the breakfast club and tell us what it costs (Sam Okafor, due Wed 4 Nov, asks for Fri 20 Nov. Agreed Mon 12 Oct)',
      'Ring the parish about the hall (Jo Lind, who has left: it needs a new owner, due Fri 16 Oct, overdue. Agreed Mon 12 Oct)',
      'Share the moderation notes (Priya Shah, done Fri 30 Oct. Agreed Mon 12 Oct)',
    ]);
  });

  it('a line carried forward says from when, and when it was first raised', () => {
    expect(texts('matters-arising')).toContain(
      'Attendance in Year 6: the school has asked for help. (Maria Lopez. Carried forward from Mon 12 Oct, first raised for Mon 28 Sep)',
    );
  });
});

describe('what is not for everybody', () => {
  it.each([
    ['one-withheld', 'One confidential item, which the chair has.'],
    [
      'withheld-and-elsewhere',
      '3 confidential items, which the chair has. 2 lines about schools: type “agenda” in your own chat for those you may see.',
    ],
    [
      'own-chat-head',
      'One confidential item, which the chair has. 2 lines about schools that are not yours to see.',
    ],
  ])('is counted, and no more is said: %s', (name, note) => {
    expect(texts(name)).toContain(note);
  });

  it('is there for the chair in the chair’s own chat, last', () => {
    const seen = texts('own-chat-chair');
    expect(seen.slice(seen.indexOf('# Confidential (1)'))).toEqual(
      expect.arrayContaining(['Oakwood Primary School: Speak to HR about the office (Dee Marsh)']),
    );
    expect(seen).toContain('[Chair the meeting]');
  });

  it('a member in their own chat who may not take over has no button to chair', () => {
    expect(texts('own-chat-head')).not.toContain('[Chair the meeting]');
    expect(texts('own-chat-head')).toEqual(expect.arrayContaining(FORMS));
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
      expect(actionOf(card, name).allow(person, agenda, { text: 'x', urn: '', note: '' }).ok, name).toBe(
        contributes,
      );
  });

  it.each([
    ['its chair', chair, true],
    ['its deputy', actor('head', { kind: 'school', urn: OAKWOOD }, 'maria-lopez'), true],
    ['whoever took it over', actor(null, undefined, 'sam-okafor'), true],
    ['the CEO', actor('ceo'), true],
    ['the deputy CEO', actor('deputy-ceo'), true],
    ['a member', member, false],
    ['an officer', actor('officer'), false],
    ['the administrator', actor('administrator'), false],
  ])('chairing or taking over: %s', (_who, person, may) => {
    const chaired = { ...agenda, deputyIds: ['maria-lopez'], actingChairId: 'sam-okafor' };
    const answer = actionOf(card, 'chair').allow(person, chaired, {});
    if (may) expect(answer).toEqual({ ok: true });
    else
      expect(answer).toEqual({
        ok: false,
        because: 'Priya Shah chairs this meeting; only its deputies can take over.',
      });
  });

  it.each(['closed', 'cancelled'])('nobody chairs a meeting that is %s', name => {
    const answer = actionOf(card, 'chair').allow(chair, subject(name), {});
    expect(answer).toEqual({ ok: false, because: 'There is nothing to chair: this meeting is over.' });
  });

  it('whoever reads the card opens a school that is on it, and no other', () => {
    const opens = (urn: string) => actionOf(card, 'open').allow(member, agenda, { urn }).ok;
    expect([OAKWOOD, '900106', '999999'].map(opens)).toEqual([true, false, false]);
  });

  it.each([
    [
      'A child disclosed something',
      /^Nothing was recorded: safeguarding .* ring Imran Qureshi, 01632 960 100, or 999/,
    ],
    ['How is Lee Gray getting on?', /^Nothing was recorded: what is about a member of staff/],
  ])('nobody puts this in front of the channel: "%s"', (text, because) => {
    const named = {
      ...agenda,
      staffNames: ['Lee Gray'],
      safeguardingContact: 'Imran Qureshi, 01632 960 100',
    };
    for (const person of [member, chair, actor('ceo')]) {
      const item = actionOf(card, 'add-item').allow(person, named, { text, urn: '' });
      const apology = actionOf(card, 'send-apologies').allow(person, named, { note: text });
      for (const answer of [item, apology])
        expect(answer).toEqual({ ok: false, because: expect.stringMatching(because) });
    }
  });

  it('nothing is added to a cancelled meeting, which says how it gets onto the next', () => {
    const answer = actionOf(card, 'add-item').allow(member, subject('cancelled'), { text: 'x', urn: '' });
    expect(answer).toEqual({
      ok: false,
      because: expect.stringContaining('type “add” and what it is about'),
    });
  });

  it('a meeting that is on, over or cancelled is not posted into a channel opened late', () => {
    const names = ['usual', 'moved', 'running', 'closed', 'started', 'cancelled'];
    expect(names.filter(name => card.lapsed?.(subject(name)))).toEqual([
      'running',
      'closed',
      'started',
      'cancelled',
    ]);
  });

  it('nobody adds to a meeting that has started, and is told what to do instead', () => {
    const answer = actionOf(card, 'add-item').allow(member, subject('started'), { text: 'x', urn: '' });
    expect(answer).toEqual({ ok: false, because: expect.stringContaining('say it in the meeting') });
  });

  it('a refusal says whom to ask', () => {
    const answer = actionOf(card, 'send-apologies').allow(head, agenda, { note: '' });
    expect(answer).toEqual({ ok: false, because: expect.stringContaining('ask Priya Shah') });
  });
});
