import type { Agenda } from '#domain/meeting/agenda.ts';
import { countInWords, listInWords } from '#domain/time/words.ts';

/** "3 schools to discuss and 2 other lines". */
export function contents(sections: Agenda['sections']): string {
  const lines = sections.flatMap(each => each.lines);
  const schools = new Set(lines.flatMap(({ section, urn }) => (section === 'schools' && urn ? [urn] : [])));
  const others = lines.filter(({ section, urn }) => section !== 'schools' || urn === null).length;
  return listInWords([
    schools.size === 0 ? 'no schools to discuss' : `${countInWords(schools.size, 'school')} to discuss`,
    ...(others > 0 ? [countInWords(others, 'other line')] : []),
  ]);
}
