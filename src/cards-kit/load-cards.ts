import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Explained } from '#domain/explained.ts';
import { faultsOf } from './contract.ts';
import type { Card } from './define-card.ts';

/** The cards of a folder, by name. */
export type Cards = ReadonlyMap<string, Card>;

/** A card folder breaks the contract; the message names every fault. */
export class CardContractError extends Explained {
  override readonly name = 'CardContractError';
}

/** Finds every card folder and loads it. Throws CardContractError when one is not what a card must be. */
export async function loadCards(folder: string): Promise<Cards> {
  const cards = new Map<string, Card>();
  const faults: string[] = [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  for (const name of names.sort()) {
    const module = (await import(pathToFileURL(join(folder, name, 'index.ts')).href)) as { default?: Card };
    const card = module.default;
    if (!card) {
      faults.push(`cards/${name}/index.ts has no default export; export default defineCard({ … })`);
      continue;
    }
    faults.push(...faultsOf(card, name).map(fault => `cards/${name}: ${fault}`));
    cards.set(name, card);
  }
  if (faults.length > 0)
    throw new CardContractError(`Cards that break the contract:\n${faults.map(f => `  - ${f}`).join('\n')}`);
  return cards;
}
