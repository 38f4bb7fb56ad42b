import { MOST_COLUMNS } from './limits.ts';

/** The library's own patterns, so that it finds no element that was not looked at here. */
const COLUMN = /<(?:\w+:)?col\b[^<>]*>/g;
const LINK = /<(?:\w+:)?hyperlink [^<>]*>/g;
/** One of texts may have the empty text as its result, and is left as it is. */
const WITHOUT_RESULT =
  /<c\b((?:(?! t="str")[^<>])*)>\s*<f\b[^<>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g;

/** Excel's word for a result that is still to come, which it keeps in no file. */
const NO_RESULT = '#GETTING_DATA';
/** The library's number of that word. */
export const NO_RESULT_CODE = 0x2b;

/**
 * A sheet that does no harm in the library. Forty bytes may say that a width or a link is for every cell there can be, and the
 * library makes an object for each: widths end with the widest plan, and a link is its first cell's. A formula whose result was
 * never kept would be read as 0: it becomes an error, which is no value.
 */
export function tameSheet(part: Buffer): Buffer {
  // Every byte stays what it is, whatever the text is written in.
  const xml = part
    .toString('latin1')
    .replace(COLUMN, element => {
      const [from, to] = [numberIn(element, 'min'), numberIn(element, 'max')];
      return withLast(element, ` min="${from}" max="${Math.min(to, MOST_COLUMNS)}"`);
    })
    .replace(LINK, element => {
      const [, cell] = /\sref\s*=\s*["']?([A-Z]{1,3}\d{1,7})\b/.exec(element) ?? [];
      return cell === undefined ? '' : withLast(element, ` ref="${cell}"`);
    })
    .replace(
      WITHOUT_RESULT,
      (_, facts: string) => `<c${facts.replace(/\st="[^"]*"/, '')} t="e"><v>${NO_RESULT}</v></c>`,
    );
  return Buffer.from(xml, 'latin1');
}

/** 0 where it says none, of which nothing is made. */
const numberIn = (element: string, name: string): number =>
  Number(new RegExp(`\\s${name}\\s*=\\s*["']?(\\d{1,7})\\b`).exec(element)?.[1] ?? 0);

/** Of an attribute that stands there twice the library takes the last. */
function withLast(element: string, attributes: string): string {
  const end = element.endsWith('/>') ? '/>' : '>';
  return `${element.slice(0, -end.length)}${attributes}${end}`;
}
