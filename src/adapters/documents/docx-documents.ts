import {
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { Documents } from '#ports/documents.ts';
import { letterFileName, minutesFileName, planFileName, reportFileName } from './file-name.ts';
import { letterBody, letterFooter } from './letter-body.ts';
import { isConfidential, minutesBody, titleOf } from './minutes-body.ts';
import { A4, INK, LETTER_MARGIN, MARGIN, STYLE, styles, TEXT_WIDTH } from './page-style.ts';
import { words } from './paragraphs.ts';
import { lineOf } from './plain-text.ts';
import { planBody, planTitle } from './plan-body.ts';
import { reportBody, reportTitle } from './report-body.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Documents as Word files (.docx), on A4, in British English. */
export function docxDocuments(): Documents {
  return {
    async minutes(minutes, { now }) {
      const day = dayOf(minutes.startsAt);
      const paper = {
        title: `${titleOf(minutes)}, ${dayInWords(day)}`,
        trustName: minutes.trustName,
        confidential: isConfidential(minutes),
        body: minutesBody(minutes),
      };
      return file(minutesFileName(minutes.seriesName, day), paper, now);
    },
    async visitReport(report, { now }) {
      const day = dayOf(report.startsAt);
      const { trustName, confidential } = report;
      const title = `${reportTitle(report)}, ${dayInWords(day)}`;
      const name = reportFileName(`${report.schoolName} ${report.visitName}`, day);
      return file(name, { title, trustName, confidential, body: reportBody(report) }, now);
    },
    async plan(plan, { now }) {
      const { trustName } = plan;
      const paper = { title: planTitle(plan), trustName, confidential: false, body: planBody(plan) };
      return file(planFileName(plan, dayOf(now), 'docx'), paper, now);
    },
    planSheet: (plan, bytes, { now }) => ({
      ...{ name: planFileName(plan, dayOf(now), 'xlsx'), mediaType: XLSX, bytes },
    }),
    async categoryLetter(letter) {
      const document = letterDocument(letter);
      return {
        name: letterFileName(letter.schoolName, letter.date),
        mediaType: DOCX,
        bytes: await Packer.toBuffer(document),
      };
    },
  };
}

interface Paper {
  readonly title: string;
  readonly trustName: string;
  readonly confidential: boolean;
  readonly body: readonly FileChild[];
}

async function file(name: string, paper: Paper, now: IsoInstant) {
  return { name, mediaType: DOCX, bytes: await Packer.toBuffer(documentOf(paper, now)) };
}

function documentOf({ title, trustName, confidential, body }: Paper, now: IsoInstant): Document {
  return new Document({
    title,
    subject: lineOf(trustName),
    creator: 'Fortnight',
    lastModifiedBy: 'Fortnight',
    ...(confidential && { keywords: 'Confidential' }),
    styles,
    sections: [
      {
        properties: { titlePage: true, page: { size: A4, margin: MARGIN } },
        // The first page has the title itself.
        headers: { first: header('', confidential), default: header(title, confidential) },
        footers: { first: footer(now), default: footer(now) },
        children: body,
      },
    ],
  });
}

/** The trust's own paper: no running head, and the trust's name at the foot. */
function letterDocument(letter: PrintedLetter): Document {
  return new Document({
    title: `${lineOf(letter.title)}: ${lineOf(letter.schoolName)}`,
    subject: lineOf(letter.trustName),
    creator: lineOf(letter.trustName),
    lastModifiedBy: 'Fortnight',
    styles,
    sections: [
      {
        properties: { page: { size: A4, margin: LETTER_MARGIN } },
        footers: { default: letterFooter(letter) },
        children: letterBody(letter),
      },
    ],
  });
}

const RIGHT_EDGE = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];

function header(title: string, confidential: boolean): Header {
  const warning = confidential
    ? words('Confidential: do not pass on', { bold: true, color: INK.warning })
    : [];
  const children = [...warning, ...(title ? [new TextRun('\t'), ...words(title)] : [])];
  return new Header({ children: [new Paragraph({ style: STYLE.edge, tabStops: RIGHT_EDGE, children })] });
}

function footer(now: IsoInstant): Footer {
  const page = new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });
  const children = [...words(`Made by Fortnight, as at ${momentInWords(now)}`), new TextRun('\t'), page];
  return new Footer({ children: [new Paragraph({ style: STYLE.edge, tabStops: RIGHT_EDGE, children })] });
}
