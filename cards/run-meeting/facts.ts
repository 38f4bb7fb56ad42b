import { factsOfAction } from '#domain/meeting/meeting-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';

/** What a press of the chair can change. */
export const facts = ({ state, current, lines, decisionCount, actionCount, presentIds }: ChairView) => ({
  state,
  at: current?.line.id ?? null,
  ...Object.fromEntries(lines.map(({ id, outcome }) => [`line ${id}`, outcome])),
  ...(current?.action && { [`action ${current.action.id}`]: factsOfAction(current.action) }),
  decisions: decisionCount,
  actions: actionCount,
  present: presentIds,
});
