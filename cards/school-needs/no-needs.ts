import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';

type NoNeeds = Exclude<NeedsAnswer, { kind: 'needs' }>;

/** What stands in place of a school's needs: a choice of schools, or why nothing can be said and what to do. */
export function noNeeds(answer: NoNeeds) {
  switch (answer.kind) {
    case 'gone':
      return {
        title: plainText`Nothing more is owed`,
        why: plainText`${goneInWords(answer)}. What was recorded of it is kept, and nothing more is asked of it.`,
      };
    case 'no-model':
      return {
        title: plainText`No improvement model yet`,
        why: plainText`What ${answer.name} needs follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`,
      };
    case 'no-terms':
      return {
        title: plainText`No term dates yet`,
        why: plainText`What ${answer.name} needs cannot be worked out. ${answer.why}`,
      };
    case 'choose':
      return {
        title: plainText`Which school do you mean?`,
        why:
          answer.more > 0
            ? plainText`More than one fits “${answer.asked}”, and ${answer.more} more than these: add a word to narrow it down.`
            : plainText`More than one fits “${answer.asked}”.`,
        ...offer(answer.schools),
      };
    case 'none':
      return {
        title: answer.empty ? plainText`Which school?` : plainText`No school by that name`,
        why: answer.empty
          ? asPlain('Please add the school’s name, for example: what does oakwood need?')
          : answer.nearest.length > 0
            ? plainText`There is no school called “${answer.asked}” whose needs you can see. Did you mean one of these?`
            : plainText`There is no school called “${answer.asked}” whose needs you can see. Please check the spelling, or give its six-digit URN.`,
        ...offer(answer.nearest),
      };
  }
}

/** "Elmfield Academy has left the trust". */
export const goneInWords = ({ name, became }: Extract<NoNeeds, { kind: 'gone' }>): string =>
  `${name} has ${became === 'left' ? 'left the trust' : 'closed'}`;

const offer = (schools: readonly { urn: string; name: string }[]) => ({
  offers: schools.length > 0,
  offered: schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
});
