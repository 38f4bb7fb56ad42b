import { memberKey } from '#domain/coaching/group.ts';
import { nameOfMember } from './groups-as-they-are.ts';
import type { RotaFacts } from './rota-problem.ts';

export const groupName = ({ known }: RotaFacts, id: string) =>
  known.groups.find(each => each.id === id)?.name ?? '';

/** What a member is called, by its id in the problem. */
export function namerOf({ known, reviews }: RotaFacts): (id: string) => string {
  const members = [
    ...known.groups.flatMap(group => group.members.map(({ member }) => member)),
    ...reviews.flatMap(({ host, visitors }) => [host, ...visitors]),
  ];
  const names = new Map(members.map(member => [memberKey(member), nameOfMember(member, known)]));
  return id => names.get(id) ?? id;
}
