import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { pressureInWords } from '#domain/entitlement/need-lines.ts';
import {
  capital,
  countInWords,
  dayInWords,
  listInWords,
  momentInWords,
  thereAre,
} from '#domain/time/words.ts';
import type { SchoolStatus, StatusAnswer } from '#workflows/read-school-status.ts';

export function view(answer: StatusAnswer, _viewer: Viewer, scene: Scene): ViewData {
  if (answer.kind === 'status') return { ...blank, ...status(answer, scene) };
  const schools = answer.kind === 'choose' ? answer.schools : answer.nearest;
  const offered = schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) }));
  if (answer.kind === 'choose') {
    const more =
      answer.more > 0
        ? plainText`${thereAre(answer.more, 'more school')} like it: add a word to narrow it down.`
        : asPlain('');
    return {
      ...blank,
      title: plainText`Which school do you mean?`,
      why: plainText`More than one fits “${answer.asked}”.`,
      offered,
      offers: true,
      note: more,
      hasNote: answer.more > 0,
    };
  }
  const why = answer.empty
    ? plainText`Please add the school's name, for example: status oakwood.`
    : offered.length > 0
      ? plainText`There is no school called “${answer.asked}” that you can see. Did you mean one of these?`
      : plainText`There is no school called “${answer.asked}” that you can see. Please check the spelling, or give its six-digit URN.`;
  return {
    ...blank,
    title: answer.empty ? plainText`Which school?` : plainText`No school by that name`,
    why,
    offered,
    offers: offered.length > 0,
  };
}

const blank = {
  why: asPlain(''),
  hasWhy: true,
  facts: [],
  hasFacts: false,
  showsMentions: false,
  mentions: [],
  noMentions: false,
  hasDecisions: false,
  decisions: [],
  hasActions: false,
  actions: [],
  offered: [],
  offers: false,
  hasNeeds: false,
  note: asPlain(''),
  hasNote: false,
};

function status(school: SchoolStatus, { now }: Scene) {
  const { ages, officers, mentions, hubName, registerStatus, town } = school;
  const facts = [
    {
      title: asPlain('Phase'),
      value: ages ? plainText`${school.phase}, ages ${ages.low} to ${ages.high}` : asPlain(school.phase),
    },
    { title: asPlain('Hub'), value: asPlain(hubName ?? 'Not in a hub yet') },
    {
      title: asPlain(school.officerWord, 60),
      value: asPlain(officers.length > 0 ? listInWords(officers) : 'Nobody yet', 200),
    },
    ...(school.category
      ? [
          {
            title: asPlain(capital(school.category.word)),
            value: plainText`${school.category.name}, since ${dayInWords(school.category.since, now)}`,
          },
        ]
      : []),
    ...(school.statuses.length > 0
      ? [{ title: asPlain('Standing'), value: asPlain(listInWords(school.statuses), 200) }]
      : []),
    ...(school.nextVisit
      ? [{ title: asPlain('Next visit'), value: asPlain(nextInWords(school.nextVisit, now), 200) }]
      : []),
    ...(school.owed ? [{ title: asPlain('Owed'), value: owedInWords(school.owed) }] : []),
    ...(town ? [{ title: asPlain('Town'), value: asPlain(town) }] : []),
    ...(registerStatus ? [{ title: asPlain('In the register'), value: asPlain(registerStatus) }] : []),
    { title: asPlain('URN'), value: asPlain(school.urn) },
  ];
  const note =
    school.moreMentions > 0
      ? plainText`and ${countInWords(school.moreMentions, 'earlier mention')}`
      : asPlain('');
  return {
    hasNeeds: school.owed !== null,
    title: asPlain(school.name, 100),
    why: plainText`As at ${momentInWords(school.asAt, now)}, ${mentions === null ? 'from the school register' : "from the school register and your trust's meetings"}.`,
    facts,
    hasFacts: true,
    showsMentions: mentions !== null,
    noMentions: mentions?.length === 0,
    mentions: (mentions ?? []).map(({ seriesName, startsAt, text }) => ({
      when: asWords(`${momentInWords(startsAt, now)}, ${seriesName}`, 120),
      text: asWords(text ?? 'on the agenda'),
    })),
    note,
    hasNote: school.moreMentions > 0,
    hasDecisions: school.decisions.length > 0,
    decisions: school.decisions.map(({ seriesName, startsAt, text }) => ({
      when: asWords(`${momentInWords(startsAt, now)}, ${seriesName}`, 120),
      text: asWords(text, 500),
    })),
    hasActions: school.actions.length > 0,
    actions: school.actions.map(({ text, standing }) => ({
      text: asWords(text),
      who: asWords(standing, 200),
    })),
  };
}

const owedInWords = (owed: NonNullable<SchoolStatus['owed']>): Plain =>
  asPlain(pressureInWords(owed, 'this half term') ?? 'Nothing late, nothing waits to be booked');

function nextInWords({ on, startsAt, what, leadName }: NonNullable<SchoolStatus['nextVisit']>, now: string) {
  if (startsAt === null || what === null) return `${dayInWords(on, now)} (${leadName})`;
  return `${momentInWords(startsAt, now)}: ${what} (${leadName})`;
}
