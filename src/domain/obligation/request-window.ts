import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { LETTER_OBLIGATION, SHARED_OBLIGATION } from '../category/expectations.ts';
import { asksFrom, schoolWeekFrom } from '../entitlement/asking-time.ts';
import type { OwedItem } from '../entitlement/owed.ts';
import type { IsoDate } from '../time/iso.ts';
import type { ObligationRequest } from './request.ts';

type Window = Pick<ObligationRequest, 'thing' | 'owedTo' | 'dueOn'>;

/** What is to be asked for, and what was asked for under another day: a rule or a term date has shifted its window. */
export interface RequestsDue {
  readonly opens: readonly Window[];
  readonly moves: readonly (Window & { readonly id: string })[];
}

/** Whether somebody is asked for it here: a letter of the trust, and that it was shared, are answered on the letter's card. */
export const isAskedFor = ({ kind, thing }: Pick<OwedItem, 'kind' | 'thing'>): boolean =>
  kind === 'obligation' && thing !== LETTER_OBLIGATION && thing !== SHARED_OBLIGATION;

/** Of what one school is owed, what there is to ask for on the day. `known`: its requests so far. */
export function requestsDue(
  items: readonly OwedItem[],
  known: readonly Pick<ObligationRequest, 'id' | 'thing' | 'owedTo' | 'dueOn'>[],
  { calendar, today }: { readonly calendar: SchoolCalendar; readonly today: IsoDate },
): RequestsDue {
  const own = items.filter(isAskedFor);
  const has = ({ thing, to }: OwedItem) => known.some(each => each.thing === thing && each.owedTo === to);
  const isOwed = ({ state }: OwedItem) => state === 'owed' || state === 'late';
  // One of which no window ends on its day any more is the same question, where another waits for one; those long over stay.
  const strays = known.filter(
    each => each.dueOn >= today && !own.some(({ thing, to }) => thing === each.thing && to === each.owedTo),
  );
  const opens = new Map<string, Window>();
  const moves: (Window & { id: string })[] = [];
  for (const item of own.filter(each => isOwed(each) && !has(each))) {
    const window = { thing: item.thing, owedTo: item.to, dueOn: dueOnOf(item, calendar, today) };
    const at = strays.findIndex(({ thing }) => thing === item.thing);
    const [stray] = at < 0 ? [] : strays.splice(at, 1);
    if (stray) moves.push({ ...window, id: stray.id });
    else if (asksFrom(item.from, item.to, calendar) <= today) opens.set(`${item.thing} ${item.to}`, window);
  }
  return { opens: [...opens.values()], moves };
}

/** Nobody asked in time: whoever sends it has a school week from today. */
const dueOnOf = ({ to }: OwedItem, calendar: SchoolCalendar, today: IsoDate): IsoDate =>
  to < today ? schoolWeekFrom(today, calendar) : to;
