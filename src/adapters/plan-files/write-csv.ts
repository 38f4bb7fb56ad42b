import { type NewSheet, textIn } from '#domain/plan/sheet/sheet.ts';
import { asText } from './formula-safe.ts';

/** A .csv of the first sheet, as Excel opens it: with a mark, Windows line ends, and dates that it knows for dates. */
export function writeCsv([sheet]: readonly NewSheet[]): Buffer {
  const lines = (sheet?.rows ?? []).map(row =>
    row.map(cell => fieldOf(cell?.kind === 'text' ? asText(cell.text) : textIn(cell))).join(','),
  );
  return Buffer.from(`\ufeff${lines.map(line => `${line}\r\n`).join('')}`);
}

const fieldOf = (text: string): string =>
  /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
