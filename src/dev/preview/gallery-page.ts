import type { CardJson } from '#cards-kit/bind-template.ts';
import { CHAT, hostConfig, THEMES, type Theme } from '../host-configs.ts';

/** One sample of one card, drawn. */
export interface Drawn {
  readonly card: string;
  readonly sample: string;
  readonly about: string;
  readonly json: CardJson;
  /** What is shown where cards are not. */
  readonly summary: string;
}

/** A telephone held upright, and a wide window. */
export const WIDTHS: readonly number[] = [320, 700];

/** Where each drawing of a sample stands on the page. */
export function cellId(drawn: Pick<Drawn, 'card' | 'sample'>, theme: Theme, width: number): string {
  return `${drawn.card}--${drawn.sample}--${theme}-${width}`;
}

/** Every sample in both themes and widths. The cards are drawn in the browser by the real renderer. */
export function galleryPage(all: readonly Drawn[]): string {
  const cards = [...new Set(all.map(({ card }) => card))];
  const links = cards.map(card => `<a href="#${card}">${card}</a>`).join(' ');
  const sections = cards.map(card =>
    section(
      card,
      all.filter(drawn => drawn.card === card),
    ),
  );
  const data = {
    configs: Object.fromEntries(THEMES.map(theme => [theme, hostConfig(theme)])),
    cards: all.flatMap(drawn =>
      THEMES.flatMap(theme =>
        WIDTHS.map(width => ({ id: cellId(drawn, theme, width), theme, json: drawn.json })),
      ),
    ),
  };
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Cards of Fortnight</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/gallery.css">
<style>${THEMES.map(theme => `.${theme} { background: ${CHAT[theme]} }`).join(' ')}</style></head>
<body><header><h1>Cards of Fortnight</h1><nav>${links}</nav></header>
<main>${sections.join('\n')}</main>
<script type="application/json" id="data">${asScript(data)}</script>
<script src="/adaptivecards.js"></script><script src="/markdown-it.js"></script><script src="/gallery.js"></script>
</body></html>`;
}

function section(card: string, samples: readonly Drawn[]): string {
  return `<section id="${card}"><h2>${card}</h2>${samples.map(sample).join('\n')}</section>`;
}

function sample(drawn: Drawn): string {
  const cells = THEMES.flatMap(theme =>
    WIDTHS.map(
      width =>
        `<div class="cell ${theme}" style="width:${width}px" id="${cellId(drawn, theme, width)}"></div>`,
    ),
  );
  return `<article><h3>${asHtml(drawn.sample)}</h3><p>${asHtml(drawn.about)}</p>
<p class="summary">Read out as: ${asHtml(drawn.summary)}</p><div class="cells">${cells.join('')}</div></article>`;
}

const asHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** JSON that cannot end the script element it stands in. */
const asScript = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c');
