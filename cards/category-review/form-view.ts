import type { Scene } from '#cards-kit/define-card.ts';
import { asWords, plainText, type Words } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** What is filled in: by the team, the school, whoever decides; what was typed and not taken is put back. */
export function formsOf(subject: ReviewView, { kept }: Scene) {
  const { may, rungs, proposal, other, today, evidence, factors, recommended, word, current, meaning } =
    subject;
  const writes = may.propose || may.differ;
  const put = (id: string, otherwise: string): Words => kept[id] ?? asWords(otherwise, 900);
  const choices = rungs.map(({ id, name }) => ({ title: asWords(name, 80), value: asWords(id) }));
  const suggested = rungs.find(({ name }) => name === recommended)?.id ?? current?.id ?? '';
  const mine = may.propose ? proposal : null;
  return {
    writes,
    writeHeading: may.differ ? plainText`If you see it differently` : plainText`Your proposal`,
    recommendedNote: recommended
      ? plainText`Recommended in the report of the visit: ${recommended}`
      : plainText``,
    hasRecommended: writes && recommended !== null,
    categoryLabel: asWords(`Which ${word}?`, 80),
    rungs: choices,
    category: put('category', mine?.category.id ?? suggested),
    today: asWords(today),
    discussedOn: put('discussedOn', mine?.discussedOn ?? ''),
    hasEvidence: writes && evidence.length > 0,
    evidenceChoices: evidence.map(({ ref, text }) => ({
      title: asWords(text, 200),
      value: asWords(ref, 80),
    })),
    evidence: put('evidence', ''),
    words: kept.words ?? asWords(mine?.words ?? '', 700),
    hasFactors: writes && factors.length > 0,
    factorChoices: factors.map(({ id, name, group }) => ({
      title: asWords(`${group}: ${name}`, 160),
      value: asWords(id),
    })),
    factors: put('factors', ''),
    from: put('from', mine?.from ?? today),
    sendTitle: may.differ ? asWords('Propose this instead') : asWords('Put it to the head'),
    ...{ confirms: may.confirm, disputes: may.dispute, asksToTalk: may.askToTalk },
    confirmTitle: asWords(`Confirm ${meaning?.name ?? ''}`, 60),
    ...{ reasons: put('reasons', ''), links: put('links', ''), talkNote: put('talkNote', '') },
    prefersChoices: [{ title: asWords('I would rather not say'), value: asWords('none') }, ...choices],
    prefers: put('prefers', 'none'),
    ...{ canTalk: may.talked, talkedOn: put('talkedOn', ''), talkedNote: put('talkedNote', '') },
    ...{ replies: may.reply, replyWords: put('replyWords', '') },
    replyCategory: put('replyCategory', proposal?.category.id ?? ''),
    rules: may.rule,
    ...{ ruledReason: put('ruledReason', ''), ruledFrom: put('ruledFrom', today) },
    ruledCategory: put('ruledCategory', ''),
    chooses: may.choose,
    proposals: [proposal, other].flatMap(each =>
      each
        ? [{ title: asWords(`${each.byName}: ${each.category.name}`, 120), value: asWords(each.byId) }]
        : [],
    ),
    ...{ chosenId: put('chosenId', ''), chosenReason: put('chosenReason', '') },
    withdraws: may.withdraw,
    withdrawTitle: proposal ? asWords('Take it back') : asWords('Not needed'),
    withdrawReason: put('withdrawReason', ''),
  };
}
