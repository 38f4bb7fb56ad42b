import { ExternalHyperlink, HeadingLevel, Paragraph, type Table, TextRun } from 'docx';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { linesOf as linesTyped, webAddress } from '#domain/visit/evidence-links.ts';
import { RAG_WORDS, type ReleasedReport } from '#domain/visit/released-report.ts';
import { INK, STYLE } from './page-style.ts';
import { fact, heading, labelled, paragraph, words } from './paragraphs.ts';
import { lineOf } from './plain-text.ts';

type Block = Paragraph | Table;

export const reportTitle = ({ visitName, schoolName }: ReleasedReport): string =>
  `${lineOf(visitName)}: ${lineOf(schoolName)}`;

/** The whole report in the order in which it is read. */
export function reportBody(report: ReleasedReport): Block[] {
  return [...opening(report), ...findings(report), ...closing(report)];
}

function opening(report: ReleasedReport): Block[] {
  const { trustName, teamWord, startsAt, leadWord, leadName, present, rag, to, releasedAt } = report;
  return [
    paragraph(`${lineOf(trustName)} – ${lineOf(teamWord)}`, STYLE.trust),
    new Paragraph({ heading: HeadingLevel.TITLE, children: words(reportTitle(report)) }),
    ...(report.confidential
      ? [
          labelled('Confidential: do not pass on.', 'This report is for those it names.', STYLE.notice, {
            color: INK.warning,
          }),
        ]
      : []),
    fact('Date', momentInWords(startsAt)),
    fact('Led by', `${lineOf(leadName)}${leadWord ? `, ${lineOf(leadWord)}` : ''}`),
    ...(present.length > 0 ? [fact('With', listInWords(present.map(lineOf)))] : []),
    ...(rag ? [fact('Rating', RAG_WORDS[rag])] : []),
    fact('Released', dayInWords(dayOf(releasedAt))),
    fact('For', listInWords(to.map(lineOf)) || 'Nobody is recorded'),
  ];
}

function findings({ headline, strengths, areas, actions, links }: ReleasedReport): Block[] {
  const part = (title: string, text: string): Block[] =>
    text.trim() === '' ? [] : [heading(1, title), ...linesTyped(text).map(line => paragraph(line))];
  const evidence = links.flatMap(link => {
    const address = webAddress(link);
    return address === null ? [] : [linkTo(address, link)];
  });
  return [
    ...part('Headline', headline),
    ...part('Strengths', strengths),
    ...part('Areas to improve', areas),
    ...part('Agreed actions', actions),
    ...(evidence.length > 0 ? [heading(1, 'Evidence'), ...evidence] : []),
  ];
}

function linkTo(address: string, shown: string): Paragraph {
  const run = new TextRun({ text: lineOf(shown), color: INK.heading, underline: {} });
  return new Paragraph({ children: [new ExternalHyperlink({ link: address, children: [run] })] });
}

function closing({ checked, next }: ReleasedReport): Block[] {
  return [
    heading(1, 'How it was checked'),
    paragraph(checked),
    ...(next ? [heading(1, 'What becomes of it'), paragraph(`${next}.`)] : []),
  ];
}
