import { asWords } from '#cards-kit/text.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import type { SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { lineName, lineStanding, sectionInWords, whyInWords } from './line-words.ts';

export interface LineView {
  readonly [key: string]: ReturnType<typeof asWords> | boolean;
  readonly section: ReturnType<typeof asWords>;
}

/** All lines in order: before all else what was booked for a day that is past, for it needs an answer and no visit. */
export function lineViews(subject: SchoolNeeds, now: string): LineView[] {
  const { lines, unsettled, showsWhy, span, mayMark } = subject;
  const open = mayMark ? 'Was booked: did it happen?' : 'Was booked, not recorded as done yet';
  return [
    ...unsettled.map(({ names, on }) => ({
      section: asWords(open),
      name: asWords(listInWords(names), 90),
      standing: asWords(`was booked for ${dayInWords(on, now)}`),
      showsWhy: false,
      why: asWords(''),
    })),
    ...lines.map(line => ({
      section: asWords(sectionInWords(line.section, span)),
      name: asWords(lineName(line), 90),
      standing: asWords(lineStanding(line, now), 200),
      showsWhy,
      why: asWords(showsWhy ? whyInWords(line.first.because) : '', 220),
    })),
  ];
}

/** Under their headings. */
export function sectionsOf(lines: readonly LineView[]) {
  const headings = [...new Set(lines.map(({ section }) => section))];
  return headings.map(heading => ({ heading, lines: lines.filter(({ section }) => section === heading) }));
}
