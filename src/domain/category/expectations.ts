import { type Era, isMet } from '../entitlement/eras.ts';
import { type Cadence, cadenceInWords, type Lasting } from '../improvement-model/cadence.ts';
import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';

/** What decides which of a model's rules are for a school. */
export interface Expecting {
  readonly category: string | null;
  readonly statuses: readonly string[];
  readonly plans: readonly string[];
  readonly phases: readonly PhaseGroup[];
  readonly isJoining: boolean;
  /** Whether it came to what it is in this academic year: what is done once on coming there is still to be done. */
  readonly isNewHere: boolean;
}

/** Things of one rhythm: "3 times a year: Academy Improvement Meeting". */
export interface Rhythm {
  readonly often: string;
  readonly things: readonly string[];
}

export interface Expectations {
  /** Visits, reviews and meetings the school can count on. */
  readonly visits: readonly Rhythm[];
  /** Plans that school and trust look at together. */
  readonly plans: readonly Rhythm[];
  /** Those it gets when the need is seen, or when it asks. */
  readonly ifNeeded: readonly string[];
  readonly onRequest: readonly string[];
  /** What the school itself sends or does. */
  readonly sends: readonly Rhythm[];
}

/** The obligations that this letter is, or that it asks for itself. */
export const LETTER_OBLIGATION = 'category-letter';
export const SHARED_OBLIGATION = 'category-shared';

interface Thing {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/**
 * What a year brings a school, in the model's names. Governors and staff read it: what concerns one person (a head's
 * appraisal, a new head) or is marked confidential is left out, and so is what the school does by itself anyway.
 */
export function expectationsOf(model: ImprovementModel, expecting: Expecting): Expectations {
  const open = model.engagements.filter(({ confidential, noted }) => !confidential && !noted);
  const found = open.flatMap(thing => ruled(thing, expecting));
  const plans = model.plans
    .filter(({ reviewedAt }) => reviewedAt === undefined)
    .flatMap(({ name, reviews }) => ruled({ name, rules: reviews }, expecting));
  const sent = model.obligations
    .filter(({ confidential, from }) => !confidential && (from === 'head' || from === 'leaders'))
    .filter(({ id }) => id !== LETTER_OBLIGATION && id !== SHARED_OBLIGATION)
    .flatMap(thing => ruled(thing, expecting));
  const needing = (...needs: readonly Rule['need'][]) =>
    distinct(found.filter(({ rule }) => needs.includes(rule.need)).map(({ name }) => name));
  return {
    visits: inRhythms(found),
    plans: inRhythms(plans),
    ifNeeded: needing('if required', 'if identified'),
    onRequest: needing('on request'),
    sends: inRhythms(sent),
  };
}

interface Ruled {
  readonly name: string;
  readonly rule: Rule;
}

/** The thing with the first of its rules that is for the school; nothing where none is. */
function ruled({ name, rules }: Thing, expecting: Expecting): Ruled[] {
  const { category, statuses, plans, phases, isJoining } = expecting;
  const era: Era = {
    ...{ from: 0, to: 0, category, statuses, plans, starts: [] },
    ...{ newHead: false, newSchool: isJoining },
  };
  const rule = rules.find(each => isMet(each.when, era, phases, false) && !isPast(each.cadence, expecting));
  return rule ? [{ name, rule }] : [];
}

const isPast = (cadence: Cadence, { isNewHere }: Expecting): boolean =>
  'once' in cadence && cadence.once.of === 'category' && !isNewHere;

function inRhythms(found: readonly Ruled[]): Rhythm[] {
  const always = found.filter(({ rule }) => rule.need === 'always');
  const groups = Map.groupBy(always, ({ rule }) => oftenInWords(rule));
  return [...groups].map(([often, things]) => ({ often, things: distinct(things.map(({ name }) => name)) }));
}

function oftenInWords({ cadence, lasting }: Rule): string {
  const words = `${cadenceInWords(cadence)}${lastingInWords(lasting)}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const lastingInWords = (lasting: Lasting | undefined) => (lasting === 'initially' ? ', to begin with' : '');

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
