import type { Card } from '#cards-kit/define-card.ts';
import { readSamples, renderSample, type Sample } from '#cards-kit/sample.ts';
import { textsOf } from './card-texts.ts';

/** A card's samples as a person reads them, by name; a name that is not there throws. */
export function samplesOf<Subject>(card: Card<Subject>, folder: string) {
  const all = readSamples(folder);
  const sample = (name: string): Sample => {
    const found = all.find(each => each.name === name);
    if (!found) throw new Error(`there is no sample "${name}"`);
    return found;
  };
  return {
    subject: (name: string): Subject => card.subject.parse(sample(name).subject),
    texts: (name: string) => textsOf(renderSample(card, sample(name)).card),
    summary: (name: string): string => renderSample(card, sample(name)).summary,
  };
}

/** One of a card's actions by its name; a name that is not there throws. */
export function actionOf<Subject>(card: Card<Subject>, name: string) {
  const action = card.actions.find(each => each.name === name);
  if (!action) throw new Error(`there is no action "${name}"`);
  return action;
}
