import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { ToBook } from '#workflows/visits/read-to-book.ts';

const ON_A_PAGE = 8;

export function view(list: ToBook, _viewer: Viewer, { now, page }: Scene): ViewData {
  const { rows, hubName, asAt } = list;
  const pages = Math.max(Math.ceil(rows.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  return {
    title:
      hubName === null ? plainText`To book this half term` : plainText`To book this half term: ${hubName}`,
    why: whyNow(list),
    rows: rows.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(row => ({
      school: asWords(row.schoolName, 80),
      what: asWords(`: ${row.name}, ${row.isLate ? 'was due' : 'by'} ${dayInWords(row.by, now)}`, 160),
      title: asWords(`Book at ${row.schoolName}`, 60),
      urn: asWords(row.urn),
      thing: asWords(row.thing),
    })),
    hasMore: at < pages,
    moreTitle: asWords(`and ${rows.length - at * ON_A_PAGE} more`),
    nextPage: at + 1,
    asAt: plainText`As at ${momentInWords(asAt, now)}`,
  };
}

function whyNow({ trouble, rows }: ToBook): Plain {
  if (trouble === 'no-model')
    return plainText`No improvement model is chosen. A trust administrator can choose one: fortnight model use ID.`;
  if (trouble === 'no-terms')
    return plainText`There are no term dates. A trust administrator can import them: fortnight import terms FILE.`;
  const late = rows.filter(({ isLate }) => isLate).length;
  if (rows.length === 0) return asPlain('Everything that is due this half term has its time.');
  return plainText`${countInWords(rows.length, 'visit')} without a time, ${late} of them late.`;
}
