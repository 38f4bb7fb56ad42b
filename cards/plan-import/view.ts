import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { academicYearInWords } from '#domain/academic-year/academic-year.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { OpenUpload, PlanImportSubject } from '#workflows/plans/upload-view.ts';
import { ASKED, askedOf } from './questions.ts';
import { noteFacts, readingParts } from './reading-parts.ts';

const none = asWords('');

export function titleOf(subject: PlanImportSubject): string {
  if (subject.kind === 'gone') return 'This file is kept here no more';
  if (subject.kind === 'made') return `${subject.fileName} is a draft of ${subject.schoolName}’s plan`;
  if (subject.refused) return `${subject.fileName} cannot be read as a plan yet`;
  return subject.reading ? `Make ${subject.fileName} a plan` : `How is ${subject.fileName} to be read?`;
}

export function view(subject: PlanImportSubject, _viewer: Viewer, scene: Scene): ViewData {
  const { now } = scene;
  const open = subject.kind === 'open' ? subject : null;
  return {
    title: asPlain(titleOf(subject), 200),
    why: whyOf(subject),
    ...choicesOf(open, scene),
    ...askParts(open, scene),
    ...readingParts(open?.reading ?? null, now),
    hasFaults: (open?.refused?.faults.length ?? 0) > 0,
    faults: noteFacts(open?.refused?.faults ?? [], 'fault'),
    makes: open?.reading != null && open.there === null && !open.reading.isLive,
    makesTitle: asWords('Make this plan a draft'),
    drops: open !== null,
    opens: subject.kind === 'made',
    getsTemplate: open?.opensDocuments === true && open.reading === null && open.refused !== null,
    hasLink: scene.link !== '',
    link: scene.link,
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function whyOf(subject: PlanImportSubject): Plain {
  if (subject.kind === 'gone')
    return plainText`A file that was sent is kept for two days at most. Please send it again, here in this chat, if it is to become a plan.`;
  if (subject.kind === 'made')
    return plainText`“${subject.title}” is a draft now, and whoever agrees it is asked. Nothing else of the file is kept.`;
  const { refused, reading, there, questions } = subject;
  if (refused)
    return refused.faults.length > 0
      ? plainText`${refused.why} Then send the file again; nothing of it is a plan yet.`
      : plainText`${refused.why}`;
  if (there !== null)
    return plainText`“${there}” is a plan of this kind and year already. It stays as it is: change it on its card, or close it first.`;
  if (reading?.isLive)
    return plainText`Something in it sounds like a concern about a child now. Please take it out of the plan and send the file again.`;
  if (reading)
    return plainText`This is what was read of it. Nothing is kept as a plan until you press the button.`;
  return questions.length > 0
    ? plainText`Some of it can be read in more than one way. Please say what is what.`
    : plainText`Please say whose plan it is, and of which kind.`;
}

/** What whoever sent it says of it. It goes on being there, so that it can be said otherwise. */
function choicesOf(open: OpenUpload | null, { kept }: Scene): ViewData {
  const { schools = [], kinds = [], years = [] } = open ?? {};
  const choosesSchool = schools.length > 1;
  const choosesKind = kinds.length > 1;
  const isForm = open !== null && schools.length > 0 && kinds.length > 0;
  return {
    isForm,
    choosesSchool: isForm && choosesSchool,
    school: kept.school ?? asWords(open?.school?.urn ?? ''),
    schoolChoices: schools.map(({ urn, name }) => ({ title: asWords(name, 60), value: asWords(urn) })),
    moreSchools: plainText`and ${open?.moreSchools ?? 0} more: send the file with the school’s name in the same message`,
    hasMoreSchools: (open?.moreSchools ?? 0) > 0,
    choosesKind: isForm && choosesKind,
    planKind: kept.planKind ?? asWords(open?.planKind?.id ?? ''),
    kindChoices: kinds.map(({ id, name }) => ({ title: asWords(name, 80), value: asWords(id) })),
    year: kept.year ?? asWords(String(open?.year ?? '')),
    yearChoices: years.map(each => ({
      title: asWords(academicYearInWords(each)),
      value: asWords(String(each)),
    })),
    ongoing: kept.ongoing ?? asWords(String(open?.said.ongoing === 'end-of-year')),
    sayTitle: asWords(open?.reading || open?.refused ? 'Read it again so' : 'Read it so'),
  };
}

function askParts(open: OpenUpload | null, { kept }: Scene): ViewData {
  const asked = (open?.questions ?? []).slice(0, ASKED).map(askedOf);
  const parts = Array.from({ length: ASKED }, (_, at) => {
    const name = `ask${at + 1}`;
    const one = asked[at];
    return {
      [`hasAsk${at + 1}`]: one !== undefined,
      [`${name}Label`]: one?.label ?? none,
      [name]: one ? (kept[name] ?? one.first) : none,
      [`${name}Choices`]: one?.choices ?? [],
    };
  });
  return Object.assign({}, ...parts);
}
