import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberKey } from '#domain/coaching/group.ts';
import { answerOf, openSlots, PollState, pollMayBecome, unanswered } from '#domain/coaching/poll.ts';
import { closesBy, disappointedBy, ranked, tallyOf } from '#domain/coaching/poll-closing.ts';
import { schoolMember } from '#test/builders/coaching.ts';
import { asked, poll, SLOTS, vote, votes } from '#test/builders/poll.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const THREE = asked('1', '2', '3');
const nobody = new Set<string>();
const order = (said: Record<string, string>, disappointed: ReadonlySet<string> = nobody, of = THREE) =>
  ranked(poll({ votes: votes(said) }), of, { now: NOW, disappointed })
    .map(({ slot }) => slot.id)
    .join(' ');

describe('the best time', () => {
  it.each([
    ['the most who can', { 1: 'yyy', 2: 'yyy', 3: 'nyn' }, 's2 s1 s3'],
    ['of those alike, the most who could if need be', { 1: 'yyy', 2: 'yyy', 3: 'nin' }, 's2 s1 s3'],
    ['a yes weighs more than any if need be', { 1: 'iyi', 2: 'iii', 3: 'ini' }, 's2 s1 s3'],
    ['of those alike, the earliest', { 1: 'yyy', 2: 'yyy', 3: 'yyy' }, 's1 s2 s3'],
    ['never without the host', { 1: 'nyn', 2: 'yyy', 3: 'yyy' }, 's2'],
    ['never without any visitor', { 1: 'yyy', 2: 'nny', 3: 'nnn' }, 's3'],
    ['with one visitor', { 1: 'i--', 2: '---', 3: 'i--' }, 's1'],
    ['a host who says nothing cannot', { 2: 'yyy', 3: 'yyy' }, ''],
    ['nobody', {}, ''],
  ])('%s', (_what, said, expected) => expect(order(said)).toBe(expected));

  it('of those alike suits better whom the last review disappointed, before the earlier', () => {
    const said = { 1: 'yyy', 2: 'yny', 3: 'nyn' };
    expect(order(said)).toBe('s1 s2 s3');
    expect(order(said, new Set(['school 3']))).toBe('s2 s1 s3');
    expect(order({ 1: 'yy', 2: 'in', 3: 'ni' }, new Set(['school 3']))).toBe('s2 s1');
  });

  it('fairness never takes a time at which fewer can', () => {
    expect(order({ 1: 'yy', 2: 'yn', 3: 'in' }, new Set(['school 2', 'school 3']))).toBe('s1');
    expect(order({ 1: 'yyn', 2: 'yyn', 3: 'iyn' }, new Set(['school 2']))).toBe('s2 s1');
  });

  it('what is past, taken or of the round before is none', () => {
    const all = votes({ 1: 'yyy', 2: 'yyy', 3: 'yyy' });
    const late = { now: '2026-11-17T10:00:00.000Z', disappointed: nobody };
    expect(ranked(poll({ votes: all }), THREE, late).map(({ slot }) => slot.id)).toEqual(['s2', 's3']);
    const [first, second, third] = SLOTS;
    if (!first || !second || !third) throw new Error('three times');
    const slots = [{ ...first, state: 'taken' as const }, { ...second, round: 2 }, third];
    expect(openSlots({ slots, round: 1 }).map(({ id }) => id)).toEqual(['s3']);
    expect(openSlots({ slots, round: 2 }).map(({ id }) => id)).toEqual(['s2']);
  });
});

describe('what stands', () => {
  const [host] = THREE;
  if (!host) throw new Error('three');
  const member = schoolMember('1');

  it('of two answers is the later', () => {
    const given = [vote(member, 's1', 'no', 'head-1', 2), vote(member, 's1', 'yes', 'head-1', 1)];
    expect(answerOf({ votes: given }, host, 's1')).toBe('no');
  });

  it('is nothing of whoever acts for the school no more', () => {
    const given = [vote(member, 's1', 'yes', 'head-before')];
    expect(answerOf({ votes: given }, host, 's1')).toBeNull();
    expect(answerOf({ votes: given }, { ...host, personIds: ['head-1', 'head-before'] }, 's1')).toBe('yes');
  });

  it('of another member about another time is not theirs', () => {
    const given = [vote(schoolMember('2'), 's1', 'yes', 'head-1'), vote(member, 's2', 'yes', 'head-1', 2)];
    expect(answerOf({ votes: given }, host, 's1')).toBeNull();
  });
});

describe('it closes', () => {
  const all = { 1: 'yyy', 2: 'nnn', 3: 'iii' };
  it.each([
    ['once everybody has answered every time', all, THREE, NOW, 'everybody'],
    ['not while somebody owes an answer', { ...all, 3: 'ii-' }, THREE, NOW, null],
    ['once whoever owed one has left the group', { ...all, 3: 'ii-' }, THREE.slice(0, 2), NOW, 'everybody'],
    ['at its deadline, whoever has answered', {}, THREE, '2026-11-16T16:00:00.000Z', 'deadline'],
    ['not a moment before', {}, THREE, '2026-11-16T15:59:59.999Z', null],
    ['not because nobody is left', {}, [], NOW, null],
  ])('%s', (_what, said, of, now, expected) =>
    expect(closesBy(poll({ votes: votes(said) }), of, now)).toBe(expected),
  );

  it('and says who still has to answer', () => {
    const left = unanswered(poll({ votes: votes({ ...all, 3: 'ii-' }) }), THREE);
    expect(left.map(each => memberKey(each.member))).toEqual(['school 3']);
  });

  it.each(PollState.options)('%s becomes only what it may', from => {
    const may = PollState.options.filter(to => pollMayBecome(from, to)).join(' ');
    const expected = {
      open: 'booked asks ended',
      asks: 'booked skipped ended',
      booked: 'ended',
      skipped: '',
      ended: '',
    };
    expect(may).toBe(expected[from]);
  });
});

describe('whom a time disappointed', () => {
  it('said no or if need be of it; a yes, a later yes and silence are none', () => {
    const given = [
      ...votes({ 1: 'y', 2: 'i', 3: 'n', 4: '-', 5: 'n' }),
      vote(schoolMember('5'), 's1', 'yes', 'head-5', 9),
    ];
    expect([...disappointedBy(poll({ votes: given, wonSlotId: 's1' }))]).toEqual(['school 2', 'school 3']);
    expect(disappointedBy(poll({ votes: given, wonSlotId: 's2' })).size).toBe(0);
    expect(disappointedBy(null).size).toBe(0);
  });
});

describe('whatever is said', () => {
  const letters = fc.stringMatching(/^[yin-]{3}$/);
  const said = fc.record({ 1: letters, 2: letters, 3: letters, 4: letters });
  const four = asked('1', '2', '3', '4');

  it('nothing that is chosen is beaten by another, and all that is chosen could be', () => {
    fc.assert(
      fc.property(said, given => {
        const of = poll({ votes: votes(given) });
        const best = ranked(of, four, { now: NOW, disappointed: nobody });
        for (const [at, each] of best.entries()) {
          expect(each.mayBe).toBe(true);
          const next = best[at + 1];
          if (!next) continue;
          const more = each.yes.length - next.yes.length || each.ifNeedBe.length - next.ifNeedBe.length;
          expect(more).toBeGreaterThanOrEqual(0);
          if (more === 0) expect(each.slot.startsAt < next.slot.startsAt).toBe(true);
        }
      }),
    );
  });

  it('another order of votes on different times or of times changes nothing', () => {
    fc.assert(
      fc.property(said, given => {
        const of = poll({ votes: votes(given) });
        const turned = { ...of, votes: of.votes.toReversed(), slots: of.slots.toReversed() };
        const names = (each: typeof of) =>
          ranked(each, four, { now: NOW, disappointed: nobody }).map(({ slot }) => slot.id);
        expect(names(turned)).toEqual(names(of));
      }),
    );
  });

  it('everybody asked stands in a tally at most once', () => {
    fc.assert(
      fc.property(said, given => {
        const of = poll({ votes: votes(given) });
        for (const slot of of.slots) {
          const { yes, ifNeedBe, no } = tallyOf(of, four, slot);
          const keys = [...yes, ...ifNeedBe, ...no].map(({ member }) => memberKey(member));
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });
});
