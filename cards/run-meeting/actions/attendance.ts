import type { RunContext } from '#cards-kit/define-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';

/** Of those ticked, the members: nobody else can have been at it. */
export const membersAmong = ({ members }: ChairView, ticked: readonly string[]): string[] =>
  ticked.filter(id => members.some(member => member.id === id));

/** Keeps who was ticked beside another button's form, so that drawing the card again loses nobody. */
export async function noteWhoIsHere(
  { trust, ref, subject }: RunContext<ChairView>,
  ticked: readonly string[] | undefined,
): Promise<void> {
  if (ticked) await trust.agendas.saveAttendance(ref, membersAmong(subject, ticked));
}
