import { asWords, plainText, type Words } from '#cards-kit/text.ts';
import { linesOf, webAddress } from '#domain/visit/evidence-links.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';

/** Of one part, so many lines stand by themselves; the rest follow on the last. */
const LINES = 3;
const PART_LENGTH = 900;
const LINK_LENGTH = 80;
/** Each in a line of its own; the rest stand together on the last. */
const LINKS_ALONE = 5;

/** The report as it is read; while it is written the form shows it instead. */
export function readView({ report, recommendation }: ReportView, isWritten: boolean) {
  const shows = report !== null && !isWritten;
  const sections = shows
    ? [
        section('Headline', report.headline),
        section('Strengths', report.strengths),
        section('Areas to improve', report.areas),
        section('Agreed actions', report.actions),
      ].filter(({ lines }) => lines.length > 0)
    : [];
  const links = shows ? report.links.flatMap(shownLink) : [];
  const chosen = recommendation?.choices.find(({ id }) => id === recommendation.chosenId);
  const recommends =
    !isWritten && recommendation !== null && (chosen !== undefined || recommendation.why !== '');
  return {
    sections,
    hasLinks: links.length > 0,
    opened: inRows(links).map(row => ({ links: row })),
    recommends,
    recommendedText: recommends
      ? plainText`${chosen?.name ?? 'None named'}${recommendation.why ? `: ${recommendation.why}` : ''}`
      : plainText``,
  };
}

function section(heading: string, text: string): { heading: Words; lines: { text: Words }[] } {
  const lines = linesOf(text);
  const shown =
    lines.length > LINES ? [...lines.slice(0, LINES - 1), lines.slice(LINES - 1).join('; ')] : lines;
  return { heading: asWords(heading), lines: shown.map(line => ({ text: asWords(line, PART_LENGTH) })) };
}

function inRows<Link>(links: readonly Link[]): Link[][] {
  const alone = links.slice(0, LINKS_ALONE).map(link => [link]);
  const rest = links.slice(LINKS_ALONE);
  return rest.length > 0 ? [...alone, rest] : alone;
}

/** Only what can be opened: nothing else goes out. */
function shownLink(link: string, at: number) {
  const url = webAddress(link);
  const text = asWords(link.replace(/^https:\/\//i, ''), LINK_LENGTH);
  return url === null ? [] : [{ mark: asWords(`${at + 1}.`), text, url: asWords(url, 300) }];
}
