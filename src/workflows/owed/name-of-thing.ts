import type { ImprovementModel } from '#domain/improvement-model/model.ts';

/** What the model calls a thing of a fulfilment or mark; its id where the model has it no more. */
export function nameOfThing({ engagements, obligations, plans }: ImprovementModel, thing: string): string {
  const [, id = thing, following] = /^(.*)\.(report|support)$/.exec(thing) ?? [];
  const engagement = engagements.find(each => each.id === id);
  if (engagement && following === 'report') return `Report: ${engagement.name}`;
  if (engagement && following === 'support') return `Follow-up support: ${engagement.name}`;
  const plan = plans.find(each => each.id === id);
  return (
    engagement?.name ?? obligations.find(each => each.id === id)?.name ?? (plan ? `Review: ${plan.name}` : id)
  );
}
