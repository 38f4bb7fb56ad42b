import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { drawSamples } from './preview/draw-samples.ts';
import { portOf, serveGallery } from './preview/serve-gallery.ts';

const CARDS = fileURLToPath(new URL('../../cards', import.meta.url));

const { port, shots, card, chromium } = new Command('preview')
  .description('Shows every sample of every card as Teams would, in both themes, narrow and wide.')
  .addOption(new Option('--port <number>', 'where the gallery is served').default(8099).argParser(Number))
  .addOption(new Option('--shots <folder>', 'saves a picture of every sample there, and ends'))
  .addOption(new Option('--card <name>', 'of this card alone'))
  .addOption(
    new Option('--chromium <path>', 'the browser that takes them')
      .env('CHROMIUM')
      .default('/usr/bin/chromium'),
  )
  .parse()
  .opts<{ port: number; shots?: string; card?: string; chromium: string }>();

const server = await serveGallery(() => drawSamples(CARDS), shots ? 0 : port);
const url = `http://127.0.0.1:${portOf(server)}/`;
if (shots) {
  // Loaded only here: looking at the gallery needs no browser driver.
  const { takeShots } = await import('./preview/take-shots.ts');
  const names = card ? [card] : [...new Set((await drawSamples(CARDS)).map(drawn => drawn.card))];
  const taken = await takeShots(url, names, { folder: shots, executablePath: chromium });
  process.stdout.write(`${taken} pictures are in ${shots}\n`);
  server.close();
} else {
  process.stdout.write(`Every card is at ${url}${card ? `?card=${card}` : ''} (Ctrl-C stops)\n`);
}
