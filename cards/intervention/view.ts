import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { InterventionAnswer } from '#workflows/standing/interventions.ts';

const SHOWN = 6;

export function headline(answer: InterventionAnswer): string {
  if (answer.kind === 'school') return `Direct intervention: ${answer.schoolName}`;
  return answer.isChoice ? 'Which school do you mean?' : 'Which school?';
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), rows: [], hasMore: false, more: asPlain(''), isForm: false, circumstances: [] },
  ...{ circumstance: none, on: none, note: none, offers: false, offered: [] },
};

export function view(answer: InterventionAnswer, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'which') {
    const { asked, schools } = answer;
    const offered = schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) }));
    const why =
      asked === ''
        ? plainText`Please add the school’s name, for example: direct intervention oakwood.`
        : plainText`No one school is called “${asked}”. Please check the spelling, or choose.`;
    return { ...BLANK, title, why, offered, offers: offered.length > 0 };
  }
  const { circumstances, recorded, modelName, today } = answer;
  if (circumstances.length === 0 && recorded.length === 0)
    return {
      ...BLANK,
      title,
      why: plainText`${modelName} names no circumstances in which the trust steps in itself, so there is nothing to record here.`,
    };
  const more = recorded.length - SHOWN;
  return {
    ...BLANK,
    title,
    why:
      recorded.length === 0
        ? plainText`Nothing is recorded. What is recorded here alerts the deputy CEO and the CEO, and nobody else sees it.`
        : plainText`For the deputy CEO and the CEO alone. Please talk about it before anybody else hears of it.`,
    rows: recorded.slice(0, SHOWN).map(({ text, on, byName, note }) => ({
      text: asWords(text, 220),
      more: asPlain(`${dayInWords(on, now)}, recorded by ${byName}${note === null ? '' : `: ${note}`}`, 400),
    })),
    ...{ hasMore: more > 0, more: asPlain(`and ${countInWords(more, 'older one')}`) },
    isForm: circumstances.length > 0,
    circumstances: circumstances.map(({ id, text }) => ({ title: asWords(text, 160), value: asWords(id) })),
    circumstance: kept.circumstance ?? none,
    ...{ on: kept.on ?? asWords(today), note: kept.note ?? none },
  };
}
