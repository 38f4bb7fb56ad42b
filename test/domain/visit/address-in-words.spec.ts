import { expect, it } from 'vitest';
import { addressInWords, webAddress } from '#domain/visit/evidence-links.ts';

it.each([
  ['https://files.example.org/reading', 'files.example.org/reading'],
  ['https://files.example.org/', 'files.example.org'],
  ['HTTPS://Files.Example.org:8443/a?b=c#d', 'files.example.org:8443/a?b=c#d'],
  // Letters of another alphabet that look like ours.
  ['https://\u0435xample.org/reading', 'xn--xample-2of.org/reading'],
  // A backslash begins the path for whoever opens it.
  ['https://example.org\\@other.example/reading', 'example.org/@other.example/reading'],
  // What stands first in a long host says nothing of whose it is.
  [
    `https://school.sharepoint.com.${'a'.repeat(60)}.other.example/reading`,
    `…${'a'.repeat(35)}.other.example/reading`,
  ],
])('%s is shown as %s', (typed, shown) => {
  const address = webAddress(typed);
  expect(address && addressInWords(address)).toBe(shown);
});
