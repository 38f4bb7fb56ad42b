import { quoted } from '../../import/cell.ts';
import { webAddress } from '../../visit/evidence-links.ts';
import { type Cell, textIn } from './sheet.ts';

export interface LinksInCell {
  readonly links: readonly string[];
  readonly faults: readonly string[];
  /** What is no link at all, such as "Governors' minutes". */
  readonly others: string;
}

/** As many as the cards take. */
const MOST = 10;
const LOOKS_LIKE_ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|javascript:|data:|file:|\\\\|[a-z]:\\)/i;

/** The https addresses in a cell, its own link first; anything else that is an address is a fault. */
export function linksIn(cell: Cell): LinksInCell {
  // A cell that shows its own address says it twice.
  const links = new Map<string, string>();
  const faults = new Set<string>();
  const others: string[] = [];
  const own = cell.kind === 'text' && cell.link ? [cell.link.trim()] : [];
  for (const [at, word] of [...own, ...textIn(cell).split(' ')].entries()) {
    const bare = withoutSigns(word);
    const address = webAddress(bare);
    if (address !== null) links.set(address, links.get(address) ?? bare);
    else if (at < own.length || LOOKS_LIKE_ADDRESS.test(bare))
      faults.add(
        `${quoted(bare)} is no link that may be opened: write one that begins with https://, or leave it out`,
      );
    else if (bare !== '') others.push(word);
  }
  if (links.size > MOST) faults.add(`${links.size} links are too many: keep to ${MOST}`);
  // What a link is called is not something beside it.
  const beside = own.length > 0 ? '' : others.join(' ');
  return { links: [...links.values()], faults: [...faults], others: beside };
}

/** Without what stands around an address in a sentence. */
function withoutSigns(word: string): string {
  const bare = word.replace(/[,;]+$/, '');
  return /^[(<]/.test(bare) ? bare.replace(/^[(<]+|[)>]+$/g, '') : bare;
}
