import type { Plain, Words } from './text.ts';

/** What a view hands to its template: no raw string, no null (a null inside mixed text makes the template throw). */
export type ViewData = { readonly [key: string]: ViewValue };
export type ViewValue = Plain | Words | number | boolean | ViewData | readonly ViewValue[];

/** A sentence above the card: what has just happened, or why nothing did. */
export interface Notice {
  readonly tone: 'done' | 'refused' | 'changed' | 'wrong';
  readonly text: Plain;
}
