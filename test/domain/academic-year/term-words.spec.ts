import { describe, expect, it } from 'vitest';
import { termMeaning } from '#domain/academic-year/term-words.ts';

describe('the words for a date', () => {
  it.each([
    ['Term', 'term'],
    ['Autumn Term 2026', 'term'],
    ['Spring', 'term'],
    ['half-term', 'half-term'],
    ['HALF_TERM', 'half-term'],
    ['Autumn half term holiday', 'half-term'],
    ['Mid-term break', 'half-term'],
    ['INSET', 'inset'],
    ['Inset Day 3', 'inset'],
    ['Staff training day', 'inset'],
    ['Non-pupil day', 'inset'],
    ['Teachers’ development', 'inset'],
    ['Closed for polling', 'closure'],
    ['Closure', 'closure'],
    ['School closed: INSET', 'inset'],
    ['Bank holiday', 'bank-holiday'],
    ['Early May Bank Holiday – school closed', 'bank-holiday'],
    ['Good Friday', 'bank-holiday'],
    ['New Year’s Day', 'bank-holiday'],
    ['Christmas holidays', 'holidays'],
    ['Easter break', 'holidays'],
    ['Sports day', null],
    ['Termly report due', null],
    ['Close of play', null],
    ['', null],
  ])('"%s" mean %s', (words, meaning) => {
    expect(termMeaning(words)).toBe(meaning);
  });
});
