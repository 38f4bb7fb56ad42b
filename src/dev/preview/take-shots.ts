import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A PNG of every drawing on the gallery page, named like its cell; a card whose buttons unfold a form gets one more for
 * each form. Returns how many there are. Throws when the page logs an error: a card that does not draw has no picture.
 */
export async function takeShots(url: string, folder: string, executablePath: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    await page.goto(url);
    await page.waitForSelector('body[data-drawn]');
    if (errors.length > 0) throw new Error(`the gallery did not draw: ${errors.join('; ')}`);
    let taken = 0;
    for (const cell of await page.locator('.cell').all()) {
      const name = await cell.getAttribute('id');
      await cell.screenshot({ path: join(folder, `${name}.png`) });
      taken += 1;
      const forms = await cell.locator('.ac-pushButton.expandable').count();
      for (let form = 0; form < forms; form += 1) {
        await cell.locator('.ac-pushButton.expandable').nth(form).click();
        await cell.screenshot({ path: join(folder, `${name}--open-${form + 1}.png`) });
        taken += 1;
      }
    }
    return taken;
  } finally {
    await browser.close();
  }
}
