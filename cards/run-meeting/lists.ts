import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Words } from '#cards-kit/text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { NONE } from './inputs.ts';

/** What is left for lists of a card's 28 KB, beside the longest texts there can be. */
const BYTES = 12_500;
const PEOPLE = 100;
const LEFT_SHOWN = 6;

type Line = ChairView['lines'][number];

/** Everything to choose from. What does not fit is counted, and what most likely is wanted comes first. */
export function listsOf(meeting: ChairView, recordedBytes: number, { kept }: Scene) {
  const { owners, current, left, lines, presentIds } = meeting;
  const room = new Room(BYTES - recordedBytes);
  const others = lines.filter(({ id, outcome }) => id !== current?.line.id && outcome !== 'dropped');
  // Those nobody has come to are what is wanted; one that was left can still be put right.
  const isLeft = ({ outcome }: Line) => outcome === 'open' || outcome === 'parked';
  const members = room.take(meeting.members.map(personChoice), current ? 2500 : 6000);
  const goTo = room.take(
    [...others.filter(isLeft), ...others.filter(line => !isLeft(line))].map(lineChoice),
    current ? 2500 : 3500,
  );
  const drops = current ? [] : room.take(left.map(lineChoice));
  const owner = current?.action?.state === 'open' ? current.action.ownerId : null;
  const newOwners =
    owner === null ? [] : room.take(ownFirst(owners, owner).slice(0, PEOPLE).map(personChoice), 2200);
  const people = room.take(ownFirst(owners, kept.owner).slice(0, PEOPLE).map(personChoice));
  const nobody = { title: asWords('Nobody chosen yet'), value: asWords(NONE) };
  return {
    goToLines: goTo,
    goToLabel: label('Which line?', goTo, others),
    goTo: oneOf(kept.goTo, goTo),
    drops,
    dropLabel: label('Which line?', drops, left),
    dropped: oneOf(kept.dropped, drops),
    members,
    presentLabel: label('Who is here', members, meeting.members),
    present: keptIds(kept.present) ?? asWords(presentIds.join(','), 5000),
    people: [nobody, ...people],
    ownerLabel: label('Who does it', people, owners),
    newOwners: [nobody, ...newOwners],
    newOwnerLabel: label('Who does it', newOwners, owners),
    left: left.slice(0, LEFT_SHOWN).map(line => ({ text: asWords(inShort(line), 120) })),
    hasLeftMore: left.length > LEFT_SHOWN,
    leftMore: asPlain(`and ${left.length - LEFT_SHOWN} more`),
  };
}

/** "Oakwood Primary School: Attendance after half term". */
const inShort = ({ schoolName, text }: Pick<Line, 'schoolName' | 'text'>) =>
  schoolName ? `${schoolName}: ${text}` : text;

const MARKS = { open: '', parked: 'Parked: ', discussed: '✓ ', carried: '', dropped: '' };

const lineChoice = (line: Omit<Line, 'urn' | 'audience'>) => ({
  title: asWords(`${MARKS[line.outcome]}${inShort(line)}`, 70),
  value: asWords(line.id),
});

const personChoice = ({ id, name }: { id: string; name: string }) => ({
  title: asWords(name, 60),
  value: asWords(id),
});

/** Whoever is chosen already must be there to stay chosen. */
const ownFirst = (people: ChairView['owners'], id: string | undefined) => [
  ...people.filter(person => person.id === id),
  ...people.filter(person => person.id !== id),
];

const oneOf = (wish: Words | undefined, choices: readonly { value: Words }[]): Words =>
  choices.find(({ value }) => value === wish)?.value ?? choices[0]?.value ?? asWords('');

/** A label that says when the list below it is not whole. */
const label = (words: string, shown: readonly unknown[], all: readonly unknown[]): Words =>
  asWords(shown.length < all.length ? `${words} (and ${all.length - shown.length} more, not listed)` : words);

/** A list of ids that was cut names somebody nobody is. */
const keptIds = (ids: Words | undefined) => (ids?.endsWith('…') ? undefined : ids);
