import type { IsoDate } from '../time/iso.ts';
import type { LetterText } from './letter-text.ts';
import type { Letterhead } from './letterhead.ts';

/** A letter as it is printed: its words, and the names and the stationery of the day it is read on. */
export interface PrintedLetter extends LetterText {
  readonly trustName: string;
  readonly addressLines: readonly string[];
  readonly letterhead: Letterhead | null;
  readonly schoolName: string;
  /** The heads it goes to, and what the trust calls a head. */
  readonly to: readonly string[];
  readonly headWord: string;
  /** The day it takes effect. */
  readonly date: IsoDate;
  /** Who signs it, and as what. */
  readonly signatory: { readonly name: string; readonly title: string | null } | null;
  /** "Nora Hill (chair of governors)". */
  readonly copies: readonly string[];
}
