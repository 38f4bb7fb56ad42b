import { describe, expect, it } from 'vitest';
import type { CardJson } from '#cards-kit/bind-template.ts';
import { render } from '#cards-kit/render.ts';
import { asPlain, asWords } from '#cards-kit/text.ts';
import type { Agenda, ReadLine } from '#domain/meeting/agenda.ts';
import { AgendaSection } from '#domain/meeting/agenda-line.ts';
import { samplesOf } from '#test/builders/card-samples.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { elementsOf } from '#test/contracts/card-rules.ts';
import card from './index.ts';

const { subject } = samplesOf(card, import.meta.dirname);
const NOW = '2026-11-03T09:30:00.000Z';
const CHANNEL = { actor: null, surface: 'channel' } as const;

describe('nothing on an agenda is out of reach', () => {
  const text = (start: string, max: number) => start.padEnd(max, '學');
  /** The fullest agenda there can be, in characters of three bytes each: every part of the card is there. */
  function fullest(lineOf: (i: number) => Partial<ReadLine>): Agenda {
    const agenda = subject('many-schools');
    const [first] = agenda.sections[0]?.lines ?? [];
    if (!first) throw new Error('the sample has a line');
    const lines = Array.from({ length: 60 }, (_, i) => ({
      ...first,
      id: `line-${i}`,
      text: text(`Line ${i} `, 300),
      addedByName: text('', 60),
      now: text('', 60),
      reason: text('', 100),
      ...lineOf(i),
    }));
    const apology = { meetingId: 'm', personId: 'p', name: text('', 60), note: text('', 200), at: NOW };
    return {
      ...agenda,
      reason: text('', 200),
      movedFrom: agenda.startsAt,
      withheld: 3,
      elsewhere: 2,
      sections: AgendaSection.options.flatMap(section => {
        const its = lines.filter(each => each.section === section);
        return its.length > 0 ? [{ section, lines: its }] : [];
      }),
      apologies: Array.from({ length: 20 }, () => apology),
      choices: Array.from({ length: 120 }, (_, i) => ({
        urn: String(900_000 + i),
        name: `School ${i}`.padEnd(100, 'x'),
      })),
    };
  }
  /** Every page of it, as whoever just pressed sees it: with a notice, and what they had typed. */
  function pagesOf(agenda: Agenda) {
    const notice = { tone: 'wrong', text: asPlain(text('', 400), 400) } as const;
    const kept = {
      text: asWords(text('', 300), 300),
      note: asWords(text('', 200), 200),
      urn: asWords('900001'),
    };
    const [ref, id] = ['m'.repeat(36), 'n'.repeat(36)];
    const pages: { card: CardJson; read: string[] }[] = [];
    for (let page = 1; page < 100; page += 1) {
      const request = {
        ref,
        viewer: CHANNEL,
        now: NOW,
        newId: () => id,
        page,
        kept,
        notice,
      };
      const drawn = render(card, agenda, request);
      const read = textsOf(drawn.card);
      pages.push({ card: drawn.card, read });
      if (!read.some(line => /^\[and \d+ more/.test(line))) break;
    }
    return pages;
  }
  const linesIn = (read: readonly string[]) =>
    read.flatMap(each => /(?:^|: )(?:✓ )?Line (\d+)(?= |$)/.exec(each)?.[1] ?? []);

  it.each<[string, (i: number) => Partial<ReadLine>]>([
    ['all of one school', () => ({})],
    [
      'each of a school of its own',
      i => ({ urn: String(900_000 + i), schoolName: `School ${i}`.padEnd(100, 'x') }),
    ],
    ['all of no school', () => ({ section: 'items', urn: null, schoolName: null })],
    ['in every section', i => ({ section: AgendaSection.options[i % 8] ?? 'items', outcome: 'discussed' })],
    ['short', i => ({ text: `Line ${i} `, addedByName: null, now: null, reason: null })],
  ])('of 60 lines, %s, each is on exactly one page, and no page is too big', (_what, lineOf) => {
    const pages = pagesOf(fullest(lineOf));
    for (const { card: drawn } of pages) {
      expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThanOrEqual(28 * 1024);
      expect(elementsOf(drawn)).toBeLessThanOrEqual(40);
    }
    const seen = pages.flatMap(({ read }) => linesIn(read));
    expect(seen.toSorted()).toEqual(Array.from({ length: 60 }, (_, i) => String(i)).toSorted());
  });

  it('a school with more lines than fit goes on, named again, on the next page', () => {
    const agenda = fullest(() => ({}));
    const name = agenda.sections[0]?.lines[0]?.schoolName ?? '';
    const [first, ...others] = pagesOf(agenda);
    expect(first?.read).toContain(name);
    for (const { read } of others) expect(read).toContain(`${name} (continued)`);
  });
});
