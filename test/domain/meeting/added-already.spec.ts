import { describe, expect, it } from 'vitest';
import { addedAlready } from '#domain/meeting/added-already.ts';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import { line } from '#test/builders/meeting.ts';

const OAKWOOD = '900001';
const BY_TOM = { addedById: 'tom', addedByName: 'Tom Reed' };

describe('what is on an agenda already', () => {
  const onIt = (
    change: Partial<AgendaLine>,
    item = { text: 'Phonics in Year 2', urn: OAKWOOD as string | null },
  ) => {
    const there = line({ urn: OAKWOOD, text: 'Phonics in Year 2', ...BY_TOM, ...change });
    const { section } = there;
    return addedAlready(
      { sections: [{ section, lines: [{ ...there, schoolName: null, now: null }] }] },
      item,
    );
  };

  it.each(['Phonics in Year 2', 'phonics in year 2', ' PHONICS  in\tYear2 '])(
    'is “%s” in anybody’s words',
    text => {
      expect(onIt({}, { text, urn: OAKWOOD })).toEqual({ id: 'tom', name: 'Tom Reed' });
    },
  );

  it('is the same about no school in particular', () => {
    expect(onIt({ urn: null }, { text: 'phonics in year 2', urn: null })).toMatchObject({ id: 'tom' });
  });

  it.each<[string, Partial<AgendaLine>]>([
    ['other words', { text: 'Phonics in Year 1' }],
    ['the same of another school', { urn: '900002' }],
    ['the same of no school', { urn: null }],
    ['one that was taken off', { outcome: 'dropped' }],
    ['one that is not for the channel', { audience: 'named' }],
    ['what the record itself put there', { addedById: null, addedByName: null }],
  ])('is not %s', (_what, change) => {
    expect(onIt(change)).toBeNull();
  });
});
