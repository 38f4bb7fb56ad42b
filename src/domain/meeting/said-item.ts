import { findSchool } from '../school/find-school.ts';
import type { School } from '../school/school.ts';

/** What "add ITEM about SCHOOL" means. */
export type SaidItem<Of> =
  | { readonly kind: 'item'; readonly text: string; readonly school: Of | null }
  /** A school was meant, and more than one fits or none quite does. */
  | { readonly kind: 'which'; readonly asked: string; readonly schools: readonly Of[] }
  | { readonly kind: 'nothing' };

/** The last "about" that names a school splits it; one that names none belongs to the item. */
export function readItem<Of extends School>(said: string, schools: readonly Of[]): SaidItem<Of> {
  const text = said.trim();
  if (text === '') return { kind: 'nothing' };
  const split = /^(.*\S)\s+about\s+(\S.*)$/i.exec(text);
  const [, item = '', asked = ''] = split ?? [];
  if (!split) return { kind: 'item', text, school: null };
  const found = findSchool(asked, schools);
  if (found.kind === 'one') return { kind: 'item', text: item, school: found.school };
  if (found.kind === 'several') return { kind: 'which', asked, schools: found.schools };
  return found.nearest.length > 0
    ? { kind: 'which', asked, schools: found.nearest }
    : { kind: 'item', text, school: null };
}
