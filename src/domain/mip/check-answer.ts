import { type Mip, type MipRow, type MipValues, merged, sumOf } from './mip.ts';

/** How far a solver's number may lie from the whole number it stands for. */
const NEAR = 1e-4;
/** What is left of a sum of whole numbers and tenths after adding. */
const ROUNDING = 1e-6;

/** A row that counts no variable and is broken whatever they are. No file format carries it to a solver. */
export const isHopeless = ({ terms, atLeast = 0, atMost = 0 }: MipRow): boolean =>
  (atLeast > 0 || atMost < 0) && merged(terms).length === 0;

/**
 * A solver's numbers made whole, each row looked at again; null where they are no answer to the model. A solver answers a
 * model that it could not read with success and nothing, and one it rounded with numbers that break a row.
 */
export function checkedValues(model: Mip, given: MipValues): MipValues | null {
  const values = new Map<string, number>();
  for (const { name, least, most } of model.variables) {
    const number = given.get(name);
    if (number === undefined || !Number.isFinite(number)) return null;
    const whole = Math.round(number);
    if (Math.abs(whole - number) > NEAR || whole < least || whole > most) return null;
    values.set(name, whole);
  }
  const isKept = model.rows.every(({ terms, atLeast = -Infinity, atMost = Infinity }) => {
    const sum = sumOf(terms, values);
    return sum >= atLeast - ROUNDING && sum <= atMost + ROUNDING;
  });
  return isKept ? values : null;
}
