import { join } from 'node:path';
import { loadCards } from '#cards-kit/load-cards.ts';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import type { Drawn } from './gallery-page.ts';

/** Every sample of every card in a folder, drawn. Throws when a card or a sample is not what it must be. */
export async function drawSamples(folder: string): Promise<Drawn[]> {
  const cards = await loadCards(folder);
  return [...cards.values()].flatMap(card =>
    readSamples(join(folder, card.name)).map(sample => {
      const { card: json, summary } = renderSample(card, sample);
      return { card: card.name, sample: sample.name, about: sample.about, json, summary };
    }),
  );
}
