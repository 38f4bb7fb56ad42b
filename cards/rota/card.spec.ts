import { describe, expect, it } from 'vitest';
import { asPlain } from '#cards-kit/text.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';
import { proposalPages } from './pages.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const BAR = { barSchool: 'Oakwood', barFrom: '2026-11-16', barTo: '2026-11-20', barKind: 'exams' };
const AGREE = { code: '0.1,-', fingerprint: 'f'.repeat(32) };

describe('what is seen', () => {
  it('who hosts in which week, and when a school does not', () => {
    expect(all('agreed')).toContain('It fits.');
    expect(all('agreed')).toContain('● booked');
    expect(all('agreed')).toContain(
      'Not hosting: Elmfield Church of England School, Mon 23 Nov to Fri 4 Dec',
    );
    expect(all('agreed')).toContain('[Mend the rota]');
    expect(all('none-yet')).toContain('[Make the rota]');
  });

  it('what is proposed has what it costs, what cannot be met, and a button to agree it', () => {
    expect(all('proposed')).toContain('10 turns to be planned. In the year everybody hosts 2 to 3 times');
    expect(all('proposed')).toContain('No rota is better.');
    expect(all('proposed')).toContain(
      '▲ Oakwood Primary School and Elmfield Church of England School go to each',
    );
    expect(all('proposed')).toContain('[Agree this rota]');
    expect(all('mending')).toContain('Changes: 2 turns changed and 1 turn called off.');
    expect(all('mending')).toContain('▲ Changed: Elmfield Church of England School hosts');
    expect(all('mending')).toContain('– To be called off: Elmfield Church of England School hosts');
    expect(all('mending')).not.toContain('Godwit');
    expect(all('mending')).toContain('1 group stays as it is');
    expect(all('nothing-open')).toContain('Nothing would change.');
  });

  it('a rota of many groups goes on, and is agreed on its last page alone', () => {
    expect(all('proposed-many')).toContain('[Go on to page 2 of 2]');
    expect(all('proposed-many')).toContain('Page 1 of 2; it is agreed on the last');
    expect(all('proposed-many')).not.toContain('[Agree this rota]');
    expect(all('proposed-many-last')).toContain('[Agree this rota]');
    expect(all('proposed-many-last')).not.toContain('[Go on');
  });

  it.each(['fullest-proposed', 'proposed-many'])('nobody agrees a turn that was on no page: %s', name => {
    const answer = subject(name);
    if (answer.kind !== 'rota') throw new Error('it is a rota');
    const turns = answer.groups.flatMap(group => group.turns.map((_, at) => `${group.id} ${at}`));
    const numbered = {
      ...answer,
      groups: answer.groups.map(group => ({
        ...group,
        turns: group.turns.map((turn, at) => ({ ...turn, host: `No ${group.id} ${at}: ${turn.host}` })),
      })),
    };
    const pages = proposalPages(numbered, ({ host }) => ({
      title: asPlain('Mon 4 Jan'),
      value: asPlain(host, 300),
    }));
    const seen = pages.flatMap(page => page.flatMap(shown => shown.turns.map(({ value }) => value)));
    expect(seen).toEqual(turns.map(each => expect.stringContaining(`No ${each}: `)));
  });

  it('what does not fit any more, and what is in the way of a rota', () => {
    expect(all('does-not-fit')).toContain('▲ Curlew, week of Mon 30 Nov');
    expect(all('agreed')).not.toContain('[Agree this rota]');
    expect(all('no-groups')).toContain('There are no coaching groups yet.');
    for (const name of ['no-model', 'no-terms', 'not-owed', 'no-groups'])
      expect(all(name)).not.toContain('[Record it]');
  });
});

it.each([
  ['officer', { kind: 'hub', hubId: 'hub-north' }, true],
  ['deputy-ceo', { kind: 'trust' }, true],
  ['ceo', { kind: 'trust' }, true],
  ['head', { kind: 'school', urn: '900100' }, false],
  ['coaching-member', { kind: 'school', urn: '900100' }, false],
  ['department', { kind: 'trust' }, false],
  ['administrator', { kind: 'trust' }, false],
] as const)('a %s of %j works on it: %s', (role, scope, may) => {
  const [who, answer] = [actor(role, scope), subject('agreed')];
  expect(card.mayRead(who, answer)).toBe(may);
  for (const name of ['propose', 'agree', 'bar', 'take-back'])
    expect(actionOf(card, name).allow(who, answer, { takeDays: 'b1' }).ok).toBe(may);
});

it('nothing is made of nothing, and days that are gone are not taken back', () => {
  expect(actionOf(card, 'propose').allow(actor('ceo'), subject('no-groups'), {}).ok).toBe(false);
  expect(actionOf(card, 'take-back').allow(actor('ceo'), subject('agreed'), { takeDays: 'b9' }).ok).toBe(
    false,
  );
});

it.each([
  ['bar', { ...BAR, barSchool: '' }, 'Please name a school.'],
  ['bar', { ...BAR, barFrom: 'soon' }, 'Please give the first day.'],
  ['bar', { ...BAR, barKind: 'rain' }, 'Please choose why.'],
  ['take-back', {}, 'Please choose days from the list.'],
  ['agree', { ...AGREE, fingerprint: 'x' }, 'Please press the button on the rota that is proposed.'],
])('%s with %j: %s', (name, raw, because) => {
  expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
});

it.each(['rota', 'Peer review rota?', 'the rota'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
it.each(['rotate', 'rota of oakwood'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
