import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import { thereAre } from '#domain/time/words.ts';
import type { CategoryAnswer } from '#workflows/standing/category-answer.ts';

/** What is shown where there is no one school to show. */
export function noCategory(answer: Exclude<CategoryAnswer, { kind: 'school' }>) {
  if (answer.kind === 'no-model')
    return {
      why: plainText`What ${answer.name} is follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`,
    };
  const schools = answer.kind === 'choose' ? answer.schools : answer.nearest;
  const offered = schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) }));
  return { why: whyNone(answer), offered, offers: offered.length > 0 };
}

function whyNone(answer: Extract<CategoryAnswer, { kind: 'choose' | 'none' }>) {
  if (answer.kind === 'choose') {
    const more =
      answer.more > 0
        ? ` ${thereAre(answer.more, 'more school')} like it: add a word to narrow it down.`
        : '';
    return asPlain(`More than one fits “${answer.asked}”.${more}`, 300);
  }
  if (answer.empty) return plainText`Please add the school’s name, for example: category oakwood.`;
  return answer.nearest.length > 0
    ? plainText`There is no school called “${answer.asked}” that you can see. Did you mean one of these?`
    : plainText`There is no school called “${answer.asked}” that you can see. Please check the spelling, or give its six-digit URN.`;
}

export function noHeadline(answer: Exclude<CategoryAnswer, { kind: 'school' }>): string {
  if (answer.kind === 'no-model') return 'No improvement model yet';
  if (answer.kind === 'choose') return 'Which school do you mean?';
  return answer.empty ? 'Which school?' : 'No school by that name';
}
