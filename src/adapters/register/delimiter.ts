const CANDIDATES = [',', ';', '\t'] as const;

/** The character between the headings: whichever of comma, semicolon and tab stands there most, outside quotes. */
export function delimiterOf(firstText: string): string {
  const counts = new Map<string, number>(CANDIDATES.map(c => [c, 0]));
  let inQuotes = false;
  for (const character of firstText.trimStart()) {
    if (character === '"') inQuotes = !inQuotes;
    else if (inQuotes) continue;
    else if (character === '\n' || character === '\r') break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
