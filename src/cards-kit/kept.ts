import { nodesOf } from './contract.ts';
import { asLines, asWords, type Words } from './text.ts';

/** The longest forms there are fit, with the ids of some forty people. */
const KEPT_BYTES = 2600;
const LONGEST = 2000;

/**
 * What was typed, by input id, for showing it again: only inputs the card has, as text, words before choices, and no
 * more than the fullest card has room for: Teams shows no card beyond 28 KB, and a press can carry anything.
 */
export function keptWords(
  template: object,
  typed: Readonly<Record<string, unknown>>,
  bytes = KEPT_BYTES,
): Record<string, Words> {
  const inputs = [...nodesOf(template)].filter(({ type }) => String(type).startsWith('Input.'));
  const kept: Record<string, Words> = {};
  let room = bytes;
  for (const { type, id, isMultiline } of inputs.toSorted(
    (a, b) => Number(isChosen(a)) - Number(isChosen(b)),
  )) {
    const text = typed[String(id)];
    if (typeof text !== 'string') continue;
    const put = isMultiline === true ? asLines : asWords;
    const whole = put(text, LONGEST);
    // A cut list of choices would be another choice.
    const words = fits(whole, room) || isChosen({ type }) ? whole : put(text, Math.floor(room / 4));
    if (!fits(words, room)) continue;
    room -= Buffer.byteLength(words);
    kept[String(id)] = words;
  }
  return kept;
}

const isChosen = ({ type }: Readonly<Record<string, unknown>>) => type !== 'Input.Text';
const fits = (words: Words, bytes: number) => Buffer.byteLength(words) <= bytes;
