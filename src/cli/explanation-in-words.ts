import { academicYearInWords } from '#domain/academic-year/academic-year.ts';
import type { Because, OptionalNeed, OwedItem } from '#domain/entitlement/owed.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { Explanation, Since } from '#workflows/owed/explain-owed.ts';

/** What a school is owed, line by line, and under each line the rule that led to it. */
export function explanationInWords(explanation: Explanation): string {
  const { school, on, model, year, halfTerm, items, optional, beyond } = explanation;
  const when = halfTerm
    ? `${halfTerm.name}, ${range(halfTerm.startsOn, halfTerm.endsOn)}, and what is late`
    : `The academic year ${academicYearInWords(year)}`;
  const lines = [
    `${school.name} (${school.urn}) on ${dayInWords(on)}`,
    `${model.name} (${model.id}), in use since ${dayInWords(model.since)}`,
    ...standing(explanation),
    ...part(when, items.length > 0 ? items.flatMap(itemInWords) : ['  nothing']),
    ...part('What could be asked for', optional.flatMap(optionalInWords)),
    ...part(
      'Beyond what is owed',
      beyond.map(each => `  ${each.state} ${dayInWords(each.on)}: ${each.names.join('; ')}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const part = (heading: string, lines: readonly string[]) => (lines.length > 0 ? ['', heading, ...lines] : []);
const range = (from: IsoDate, to: IsoDate) =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

function standing({ category, statuses, plans, newHeadSince, newSchoolSince }: Explanation): string[] {
  const since = ({ name, since: day }: Since) => `${name}, since ${dayInWords(day)}`;
  return [
    ...(category ? [`Category: ${since(category)}`] : []),
    ...statuses.map(each => `Status: ${since(each)}`),
    ...plans.map(each => `Plan: ${since(each)}`),
    ...(newHeadSince ? [`New head, since ${dayInWords(newHeadSince)}`] : []),
    ...(newSchoolSince ? [`Joined the trust on ${dayInWords(newSchoolSince)}`] : []),
  ];
}

/** As wide as "not required". */
const STATE_WIDTH = 12;
const INDENT = ' '.repeat(STATE_WIDTH + 4);

function itemInWords(item: OwedItem): string[] {
  const { state, name, nth, of, counts, reason, because } = item;
  // One of one says nothing; one of one where three are usual does.
  const number = nth !== null && of !== null && (of > 1 || because.share) ? `, ${nth} of ${of}` : '';
  const core = counts === 'additional' ? ' (additional)' : '';
  return [
    `  ${state.padEnd(STATE_WIDTH)}  ${name}${number}${core}`,
    `${INDENT}due ${range(item.from, item.to)}${happened(item)}`,
    ...(reason ? [`${INDENT}reason: ${reason}`] : []),
    ...becauseInWords(because),
  ];
}

const happened = ({ state, on }: OwedItem): string => {
  if (on === null) return '';
  return state === 'booked' ? `; booked for ${dayInWords(on)}` : `; done ${dayInWords(on)}`;
};

function optionalInWords({ name, need, notRequiredSince, reason, because }: OptionalNeed): string[] {
  const said = notRequiredSince ? `; not required since ${dayInWords(notRequiredSince)}` : '';
  return [
    `  ${name}, ${need}${said}`,
    ...(reason ? [`${INDENT}reason: ${reason}`] : []),
    ...becauseInWords(because),
  ];
}

function becauseInWords({ rule, source, assumed, since, share }: Because): string[] {
  const from = source === 'default' ? 'default: not in the source' : source;
  return [
    `${INDENT}because ${rule} [${from}]`,
    ...(assumed ? [`${INDENT}assumed: ${assumed}`] : []),
    ...(since ? [`${INDENT}holds since ${dayInWords(since)}`] : []),
    ...(share ? [`${INDENT}share: ${share}`] : []),
  ];
}
