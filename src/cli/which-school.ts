import { quoted } from '#domain/import/cell.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import { Refusal } from './refusal.ts';

/** The school that words or a URN stand for. Throws Refusal with those it may be. */
export function whichSchool(typed: string, schools: readonly School[]): School {
  const found = findSchool(typed, schools.filter(isCurrent));
  if (found.kind === 'one') return found.school;
  if (found.kind === 'several') {
    const more = found.schools.length - offer(found.schools).length;
    const offered = [...offer(found.schools).map(described), ...(more > 0 ? [`${more} more`] : [])];
    throw new Refusal(`${quoted(typed)} may be ${listInWords(offered, 'or')}: give the URN.`);
  }
  const near = found.nearest.map(described);
  throw new Refusal(
    `There is no school called ${quoted(typed)} here${near.length > 0 ? `: did you mean ${listInWords(near, 'or')}?` : '. See fortnight schools list.'}`,
  );
}

const described = ({ name, urn }: School) => `${name} (${urn})`;
