import { describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.startsWith('['));
const ON_A_LINE = [
  '[Next line]',
  '[Record and stay]',
  '[Park it]',
  '[Another line]',
  '[Who is here]',
  '[Go to closing]',
];

describe('before the meeting', () => {
  it('the chair sees what is for them alone, who is away, and one button', () => {
    expect(texts('planned-confidential')).toEqual([
      '# Chair School improvement team, Tue 3 Nov, 9:30',
      '6 lines on the agenda, 1 of them confidential. Start it when the team has met.',
      '! # For you alone',
      '! Speak to HR: the absence rota in the office (Penny Hill Primary School, Dee Hart)',
      '! Nobody but you, their writers and their readers sees these.',
      'Apologies: Maria Lopez: at the subject leaders’ day in Harbour View',
      'As at Tue 3 Nov, 9:30',
      '[Start the meeting]',
    ]);
    expect(summary('planned')).toBe('For the chair: School improvement team, Tue 3 Nov, 9:30');
    expect(texts('planned').join('\n')).not.toContain('confidential');
  });

  it('more than six confidential lines are counted', () => {
    expect(texts('planned-many-confidential')).toContain(
      '! and 2 more. Nobody but you, their writers and their readers sees these.',
    );
  });

  it('says when it can be started', () => {
    expect(texts('before-the-day')[1]).toContain('It can be started on Mon 9 Nov.');
  });

  it('a cancelled one says so, and has nothing to press', () => {
    expect(texts('cancelled')).toEqual([
      '# School improvement team, Tue 3 Nov, 9:30',
      'Cancelled: Half the team is at the governors’ conference.',
      'As at Tue 3 Nov, 9:30',
    ]);
  });
});

describe('on a line', () => {
  it('the line comes first, a decision can be typed at once, and six buttons follow', () => {
    expect(texts('line').slice(0, 10)).toEqual([
      '# School improvement team: 2 of 6',
      'What you record here goes into the minutes in the channel.',
      '! Oakwood Primary School',
      '! The new phonics scheme starts after half term: who can visit?',
      '! Tom Reed',
      '! [Open the school]',
      'Decision: ',
      'Action: ',
      'Who does it: none',
      'By when: 2026-11-17',
    ]);
    expect(buttons('line')).toEqual(ON_A_LINE);
    expect(buttons('only-line')).toEqual(ON_A_LINE.filter(button => button !== '[Another line]'));
  });

  it('shows what was recorded, the latest last, and counts what was before', () => {
    expect(texts('line-recorded')).toEqual(
      expect.arrayContaining([
        'Decided: Priya Shah visits the phonics sessions before half term',
        'Action: Ask Harbour View for a moderation partner (Maria Lopez, due Tue 17 Nov)',
      ]),
    );
    const seen = texts('line-much-recorded');
    expect(seen.filter(text => /^(?:Decided|Action): \w/.test(text))).toHaveLength(5);
    expect(seen).toContain('and 3 recorded before these');
  });

  it('a confidential line says with whom it stays', () => {
    expect(texts('confidential-line').slice(1, 4)).toEqual([
      'What you record here is left out of the minutes in the channel.',
      '! Confidential: it stays with you, whoever wrote it and its readers.',
      '! Penny Hill Primary School',
    ]);
    expect(texts('chair-only-line')).toContain(
      '! Confidential: it stays with you, the CEO and the deputy CEO.',
    );
  });

  it('an open action of an earlier meeting is settled with one press, or given another day or owner', () => {
    const seen = texts('matters-arising');
    expect(seen).toContain('! Tom Reed, due Fri 30 Oct, overdue. Agreed Mon 12 Oct');
    expect(buttons('matters-arising')).toEqual([
      '[Mark done]',
      '[Another day or owner]',
      '[No longer needed]',
      ...ON_A_LINE,
    ]);
    expect(texts('matters-arising-done').slice(5, 8)).toEqual([
      '! Tom Reed, done Tue 3 Nov. Agreed Mon 12 Oct',
      '! [Open those minutes]',
      'Decision: ',
    ]);
  });

  it('another day that was asked for stands ready; an owner who has left is not chosen again', () => {
    expect(texts('matters-arising-asked')).toEqual(
      expect.arrayContaining([
        '! Why another day: The trainer has moved the second session',
        '[Agree to Fri 13 Nov, or change it]',
        '  By when: 2026-11-13',
      ]),
    );
    expect(texts('matters-arising-owner-left')).toContain('  Who does it: none');
  });

  it('what was typed stays', () => {
    expect(texts('no-owner')).toEqual(
      expect.arrayContaining([
        'Decision: Two officers visit the phonics sessions',
        'Action: Send the visit dates to the hub',
        'By when: 2026-11-10',
      ]),
    );
    expect(texts('turned-away')).toContain('Decision: Dee Hart joins the visit');
  });

  it('what was typed on another line is shown, and does not stand ready to be recorded on this one', () => {
    const seen = texts('typed-elsewhere');
    expect(seen[3]).toBe(
      'The meeting has moved on. What you typed was about another line: “Dee Hart is to have more hours; Tell the office”',
    );
    expect(seen).toEqual(expect.arrayContaining(['Decision: ', 'Action: ']));
    expect(texts('no-owner').join('\n')).not.toContain('moved on');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `Decided: \${title} **bold** [link](https://example.org) <at>Sam Okafor</at> <b>x</b> gnp.exe`,
    );
  });

  it('lists that do not fit say how many are missing, and keep whoever is chosen', () => {
    const [label = ''] = texts('fullest').filter(text => text.startsWith('Who does it'));
    expect(label).toMatch(/^Who does it \(and \d+ more, not listed\): 00000099-/);
    expect(choicesOf('fullest', 'owner')[1]).toMatch(/^00000099-/);
    // A trust of a hundred people, with the team first, is no such case.
    expect(choicesOf('big-trust', 'owner')).toHaveLength(101);
    expect(choicesOf('big-trust', 'owner').slice(0, 3)).toEqual(['none', 'priya-shah', 'tom-reed']);
  });
});

describe('closing', () => {
  it('asks who was here, with whoever sent no apologies ticked', () => {
    expect(texts('closing')).toEqual([
      '# School improvement team: closing',
      'Every line has been dealt with. Say who was here, and close.',
      'Apologies: Maria Lopez: at the subject leaders’ day in Harbour View',
      'Who is here: priya-shah,tom-reed,sam-okafor',
      'As at Tue 3 Nov, 9:30',
      '[Close the meeting]',
      '[Back to a line]',
      '  Which line?: line-1',
      '  [Go there]',
    ]);
  });

  it('names what is left, and says what becomes of it', () => {
    expect(texts('closing-three-left')[1]).toBe(
      '3 lines were not talked about. Drop what is not needed any more; the rest is carried forward.',
    );
    expect(buttons('closing-three-left')).toEqual([
      '[Close and carry 3 forward]',
      '[Back to a line]',
      '[Drop a line]',
    ]);
    expect(texts('closing-thirty-left')).toContain('and 24 more');
    expect(texts('nothing-on-it')[1]).toBe('Nothing is on the agenda. Say who was here, and close.');
  });

  it('a form that was folded away says where what was typed is', () => {
    expect(texts('drop-without-reason')).toContain(
      'What you typed is kept: press “Drop a line” to change it.',
    );
    expect(texts('drop-without-reason')).toContain('  Which line?: line-5');
    expect(texts('drop-without-reason')).toContain('Who is here: priya-shah,tom-reed');
    expect(texts('reopen-refused')[2]).toBe(
      'Closed Tue 3 Nov, 10:55 with 4 decisions and 2 actions. The minutes are in the channel.',
    );
    expect(texts('reopen-refused')[3]).toBe('What you typed is kept: press “Open it again” to change it.');
  });

  it('afterwards it is the record, and can be opened again for a day', () => {
    expect(texts('closed').slice(1, 3)).toEqual([
      '# School improvement team, Tue 3 Nov, 9:30',
      'Closed Tue 3 Nov, 10:55 with 4 decisions and 2 actions. The minutes are in the channel.',
    ]);
    expect(buttons('closed')).toEqual(['[Open it again]']);
    expect(buttons('closed-for-good')).toEqual([]);
    expect(texts('closed-again')[1]).toContain('channel. It was opened again: A decision was left out');
  });

  it('opened again, every line can be gone back to, those left first', () => {
    expect(texts('reopened')[2]).toBe(
      'Opened again to put right: A decision was left out. Go back to a line to add to it, then close.',
    );
    expect(choicesOf('reopened', 'goTo')).toEqual([
      'line-5',
      'line-1',
      'line-2',
      'line-3',
      'line-4',
      'line-6',
    ]);
  });
});

describe('a viewer who does not run the meeting', () => {
  it('sees who chairs, and how to take over', () => {
    expect(texts('deputy')).toEqual([
      '# Chair School improvement team, Tue 3 Nov, 9:30',
      'Priya Shah chairs it. If that cannot be, take the chair: you will then see what is confidential, too.',
      'As at Tue 3 Nov, 9:30',
      '[Take the chair]',
    ]);
    expect(texts('nobody-chairs')[1]).toBe('Nobody chairs it. Take the chair to run it.');
    expect(texts('closed-for-a-deputy')).toHaveLength(3);
  });

  it.each(readSamples(import.meta.dirname).map(sample => [sample.name, sample] as const))(
    'gets no line of "%s", whatever the subject holds',
    (_name, sample) => {
      const view = card.subject.parse(sample.subject);
      const hidden = { ...view, runs: false, takesOver: true };
      const shown = JSON.stringify(renderSample(card, { ...sample, subject: hidden }).card.body);
      const said = [...view.left, ...view.confidential, ...(view.current ? [view.current.line] : [])];
      for (const { text, schoolName } of said)
        for (const secret of [text, schoolName]) if (secret) expect(shown).not.toContain(secret);
    },
  );
});

/** The values one choice offers. */
function choicesOf(name: string, id: string): string[] {
  const sample = readSamples(import.meta.dirname).find(each => each.name === name);
  if (!sample) throw new Error(`there is no sample "${name}"`);
  const input = [...nodesOf(renderSample(card, sample).card)].find(node => node.id === id);
  return [...nodesOf(input?.choices)].map(choice => String(choice.value));
}

describe('who may see it', () => {
  const who = actor(null);
  it.each([
    ['whoever runs it', true, false, true],
    ['a deputy who may take over', false, true, true],
    ['anyone else', false, false, false],
  ])('%s', (_who, runs, takesOver, sees) => {
    expect(card.mayRead(who, { ...subject('line'), runs, takesOver } satisfies ChairView)).toBe(sees);
  });

  it('is not replaced under the hands of whoever works on it, and is not posted when it is over', () => {
    expect([card.workedOn?.(subject('line')), card.workedOn?.(subject('closed'))]).toEqual([true, false]);
    expect([card.lapsed?.(subject('line')), card.lapsed?.(subject('closed'))]).toEqual([false, true]);
    expect(actionOf(card, 'refresh').allow(who, subject('line'), {}).ok).toBe(true);
  });
});
