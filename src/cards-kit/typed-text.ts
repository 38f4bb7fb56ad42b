import { z } from 'zod/v4';
import { clean, cleanLines } from './text.ts';

/** Longer than anybody types; only so that nothing absurd is looked at letter by letter. */
const ABSURD = 10_000;

/** What someone typed into a field: one clean line of at most `max` characters, empty when nothing was typed. */
export function optionalText(max: number, tooLong: string) {
  return z
    .string(tooLong)
    .max(ABSURD, tooLong)
    .transform(text => clean(text, ABSURD))
    .pipe(z.string().max(max, tooLong))
    .default('');
}

/** The same in several lines, as they were typed. */
export function optionalLines(max: number, tooLong: string) {
  return z
    .string(tooLong)
    .max(ABSURD, tooLong)
    .transform(text => cleanLines(text, ABSURD))
    .pipe(z.string().max(max, tooLong))
    .default('');
}

/** Several lines where something must be typed; `empty` says what. */
export function requiredLines(max: number, { empty, tooLong }: { empty: string; tooLong: string }) {
  return z
    .string(empty)
    .max(ABSURD, tooLong)
    .transform(text => cleanLines(text, ABSURD))
    .pipe(z.string().min(1, empty).max(max, tooLong));
}

/** One line where something must be typed. */
export function requiredText(max: number, { empty, tooLong }: { empty: string; tooLong: string }) {
  return z
    .string(empty)
    .max(ABSURD, tooLong)
    .transform(text => clean(text, ABSURD))
    .pipe(z.string().min(1, empty).max(max, tooLong));
}
