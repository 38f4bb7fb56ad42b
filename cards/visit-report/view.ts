import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, clean, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayInWords, listInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import { RAG_WORDS } from '#domain/visit/released-report.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { formOf } from './form-view.ts';
import { readView } from './read-view.ts';
import { titleOf, whyNow } from './why-now.ts';

const NAMES_SHOWN = 6;

export function view(subject: ReportView, _viewer: Viewer, scene: Scene): ViewData {
  const { stage, sees, opensDocuments } = subject;
  const { now, link, kept } = scene;
  const writes = sees === 'lead' && (stage === 'writing' || stage === 'checked');
  const asksHeld = sees === 'lead' && stage === 'ask';
  const checks = sees === 'head' && (stage === 'with-head' || stage === 'time-over');
  return {
    title: titleOf(subject),
    why: whyNow(subject, now),
    facts: factsOf(subject, now),
    notes: notesOf(subject, now).map(text => ({ text: asPlain(text, 1200) })),
    asksHeld,
    things: subject.things.map(({ id, name }) => ({ title: asWords(name, 100), value: asWords(id) })),
    ticked:
      kept.things ??
      asWords(
        subject.things
          .filter(({ planned }) => planned)
          .map(({ id }) => id)
          .join(),
        2000,
      ),
    notHeldWhy: kept.notHeldWhy ?? asWords(''),
    ...readView(subject, writes || asksHeld),
    ...formOf(subject, scene, writes),
    canSend: writes && stage === 'writing',
    canRelease: sees === 'lead' && (stage === 'checked' || stage === 'time-over'),
    checks,
    headNote: kept.headNote ?? asWords(''),
    headNoteLabel: asWords(
      `What is inaccurate, and what is right instead? ${subject.leadName} reads it, and the report says it.`,
      200,
    ),
    hasLink: link !== '',
    link,
    offersDocument: stage === 'released' && opensDocuments && link === '',
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function factsOf({ startsAt, leadName, report, stage, sees, to }: ReportView, now: string) {
  const facts: [string, string][] = [
    ['When', momentInWords(startsAt, now)],
    ['Led by', leadName],
  ];
  if (report?.dueOn && sees === 'lead' && stage !== 'released')
    facts.push(['Due', dayInWords(report.dueOn, now)]);
  if (report && stage !== 'writing' && report.rag) facts.push(['Rating', RAG_WORDS[report.rag]]);
  if (report && to.length > 0 && sees !== 'head')
    facts.push([stage === 'released' ? 'Sent to' : 'Goes to', someInWords(to, NAMES_SHOWN)]);
  return facts.map(([title, value]) => ({ title: asPlain(title), value: asPlain(value, 400) }));
}

/** What the reader must know beside what is written. */
function notesOf(subject: ReportView, now: string): string[] {
  const { stage, sees, report, missing, schoolName, checked, next, wouldCheckBy, wouldBeShort, heads } =
    subject;
  const { leadName, leadHasLeft } = subject;
  const notes: string[] = [];
  if (sees === 'lead' && leadHasLeft)
    notes.push(
      `${clean(leadName, 120)} has left, so this is for the officers of ${clean(schoolName, 120)}, the deputy CEO or the CEO.`,
    );
  if (stage === 'checked' && report?.headAnswer === 'inaccurate')
    notes.push(`Pointed out: “${report.headNote ?? ''}”`);
  if (sees === 'lead' && stage === 'writing' && heads.length > 0) {
    const usual = `If you send the draft now, the head has until ${dayInWords(wouldCheckBy, now)} to check it`;
    notes.push(
      wouldBeShort ? `${usual}: fewer than three school days, because of the day it is due.` : `${usual}.`,
    );
  }
  if (sees === 'lead' && report && missing.length > 0)
    notes.push(
      `Nobody is recorded as ${clean(listInWords(missing))} at ${clean(schoolName, 120)}: please send it by hand.`,
    );
  if (stage === 'released') {
    notes.push(checked);
    if (next) notes.push(`What becomes of it: ${next}.`);
  }
  return notes;
}
