import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Locator } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A machine with other work takes its time over a card in all its states. */
const PATIENCE_MS = 240_000;

/**
 * A PNG of every drawing of these cards, named like its cell in the gallery; a card whose buttons unfold a form gets one
 * more for each form. A page of its own for each card: one of all is too long to be drawn steadily. Returns how many there
 * are. Throws when a page logs an error: a card that does not draw has no picture.
 */
export async function takeShots(
  url: string,
  cards: readonly string[],
  { folder, executablePath }: { folder: string; executablePath: string },
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(PATIENCE_MS);
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    let taken = 0;
    for (const card of cards) {
      await page.goto(`${url}?card=${card}`);
      await page.waitForSelector('body[data-drawn]');
      if (errors.length > 0) throw new Error(`${card} did not draw: ${errors.join('; ')}`);
      // What stays on top while one scrolls would lie over the pictures.
      await page.addStyleTag({ content: 'header { position: static }' });
      for (const cell of await page.locator('.cell').all()) taken += await shootCell(cell, folder);
    }
    return taken;
  } finally {
    await browser.close();
  }
}

async function shootCell(cell: Locator, folder: string): Promise<number> {
  const name = await cell.getAttribute('id');
  await cell.screenshot({ path: join(folder, `${name}.png`) });
  const forms = await cell.locator('.ac-pushButton.expandable').count();
  for (let form = 0; form < forms; form += 1) {
    await cell.locator('.ac-pushButton.expandable').nth(form).click();
    await cell.screenshot({ path: join(folder, `${name}--open-${form + 1}.png`) });
  }
  return 1 + forms;
}
