import type { Scene } from '#cards-kit/define-card.ts';
import { asLines, asWords, plainText, type Words } from '#cards-kit/text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { LONGEST } from './form-input.ts';

/** The lead's form: what is kept of a press that was not taken, else what is saved. */
export function formOf(subject: ReportView, { kept }: Scene, writes: boolean) {
  const { report, recommendation, stage } = subject;
  const lines = (id: string, saved: string | null | undefined, most: number): Words =>
    kept[id] ?? asLines(saved ?? '', most);
  const line = (id: string, saved: string | null | undefined, most: number): Words =>
    kept[id] ?? asWords(saved ?? '', most);
  const rates = writes && recommendation !== null;
  return {
    writes,
    headline: line('headline', report?.headline, LONGEST.headline),
    strengths: lines('strengths', report?.strengths, LONGEST.part),
    areas: lines('areas', report?.areas, LONGEST.part),
    agreed: lines('agreed', report?.actions, LONGEST.actions),
    rag: line('rag', report?.rag, 10) || asWords('none'),
    links: lines('links', report?.links.join('\n'), LONGEST.links),
    rates,
    recommendHeading: plainText`For the category review only`,
    recommendNote: plainText`This is never part of the report others receive.`,
    recommendLabel: asWords(`Which ${recommendation?.word ?? 'category'} would you recommend?`, 100),
    rungs: rates
      ? [
          { title: asWords('None'), value: asWords('none') },
          ...recommendation.choices.map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
        ]
      : [],
    recommended: line('recommended', recommendation?.chosenId, 60) || asWords('none'),
    recommendedWhy: line('recommendedWhy', recommendation?.why, LONGEST.why),
    asksChanged: writes && stage === 'checked' && report?.headAnswer === 'inaccurate',
    changed: lines('changed', report?.changedNote, LONGEST.note),
  };
}
