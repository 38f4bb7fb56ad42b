import { faultsOf, verbsIn } from '#cards-kit/contract.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { askOfSample, renderSample, type Sample, viewOfSample } from '#cards-kit/sample.ts';
import { placeholderFaults } from './card-placeholders.ts';
import { faultsOfShown } from './card-rules.ts';

/** Everything a card folder must be, told with its samples. An empty list is a sound card. */
export function faultsWithSamples(card: Card, folder: string, samples: readonly Sample[]): string[] {
  const faults = faultsOf(card, folder);
  const fitting = samples.filter(({ name, subject }) => {
    const { error } = card.subject.safeParse(subject);
    if (error) faults.push(`sample ${name}: its subject is not the card's: ${error.issues[0]?.message}`);
    return !error;
  });
  if (samples.length === 0) faults.push('it has no samples');
  faults.push(
    ...placeholderFaults(
      card.template,
      fitting.map(sample => viewOfSample(card, sample)),
    ),
  );
  const verbs = new Set<string>();
  for (const sample of fitting) {
    const { card: json } = renderSample(card, sample);
    for (const verb of verbsIn(json)) verbs.add(verb);
    faults.push(...faultsOfShown(json).map(fault => `sample ${sample.name}: ${fault}`));
    // Text of people may look like a placeholder; where no sample text does, none may be left.
    if (!JSON.stringify(sample).includes('${') && JSON.stringify(json).includes('${'))
      faults.push(`sample ${sample.name}: a placeholder is left`);
  }
  faults.push(...askFaults(card, fitting));
  for (const { name } of card.actions)
    if (!verbs.has(`${card.name}.${name}`)) faults.push(`no sample shows a button for "${name}"`);
  return faults;
}

/** A card that asks is seen asking, and seen having nothing to ask of somebody. */
function askFaults(card: Card, samples: readonly Sample[]): string[] {
  if (!card.asks) return [];
  const asks = samples.filter(({ viewer }) => viewer?.actor).map(sample => askOfSample(card, sample));
  return [
    ...(asks.some(ask => ask) ? [] : ['no sample with an actor shows what it asks']),
    ...(asks.some(ask => !ask) ? [] : ['no sample with an actor has nothing to ask']),
  ];
}
