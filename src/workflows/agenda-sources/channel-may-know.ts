import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { Rule } from '#domain/improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { Visit } from '#domain/visit/visit.ts';

/** A report or follow-up is as confidential as the visit it follows. */
export function isForTheChair({ engagements, obligations }: ImprovementModel, thing: string): boolean {
  const [id] = thing.split('.', 1);
  return [...engagements, ...obligations].some(each => each.id === id && each.confidential === true);
}

/**
 * Whether a channel may read its name. What only some categories, statuses or plans bring would tell a school's to those who
 * may not know it, such as a department; and of plans and reports they read nothing (DOMAIN, "Who may do what").
 */
export function isNamed(
  { engagements, obligations }: ImprovementModel,
  thing: string,
  kind: OwedItem['kind'] = 'engagement',
): boolean {
  if (kind !== 'engagement' && kind !== 'obligation') return false;
  const tells = ({ when }: Rule) => Boolean(when?.categories ?? when?.statuses ?? when?.plans);
  const rules = [...engagements, ...obligations].find(({ id }) => id === thing)?.rules ?? [];
  return !rules.some(tells);
}

/** Whether any of what a visit is concerns staff or safeguarding; of what no model knows any more nobody can tell. */
export const isVisitForTheChair = (
  model: ImprovementModel | null,
  { things }: Pick<Visit, 'things'>,
): boolean => model === null || things.some(thing => isForTheChair(model, thing));

/** Whether nothing of what a visit is concerns staff or safeguarding, or tells a category, status or plan by its name. */
const isForAnybody = (model: ImprovementModel, { engagement, things }: Kind): boolean =>
  model.engagements.some(({ id }) => id === engagement) &&
  [engagement, ...things].every(thing => !isForTheChair(model, thing) && isNamed(model, thing));

type Kind = Pick<Visit, 'engagement' | 'things'>;

/** Whether everybody of one visit may read what another agreed: one of the same kind, or one that anybody may know of. */
export function mayKnowOf(model: ImprovementModel | null, visit: Kind, earlier: Kind): boolean {
  if (model !== null && isForAnybody(model, earlier)) return true;
  const more = earlier.things.filter(thing => !visit.things.includes(thing) && thing !== visit.engagement);
  return (
    earlier.engagement === visit.engagement &&
    more.every(thing => model !== null && isForAnybody(model, { engagement: thing, things: [] }))
  );
}

/** What a visit is called where a channel reads it: "AIM", or "Visit" where its name would tell too much. */
export function visitInChannel(model: ImprovementModel | null, { engagement, name }: Visit): string {
  if (!model || !isNamed(model, engagement)) return 'Visit';
  return nameInShort(model, { engagement, name });
}

export const nameInShort = (
  model: ImprovementModel | null,
  { engagement, name }: Pick<Visit, 'engagement' | 'name'>,
): string => {
  const known = model?.engagements.find(({ id }) => id === engagement);
  return known?.short ?? known?.name ?? name;
};
