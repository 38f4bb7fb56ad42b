import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import type { ConcernAnswer, StatusOfSchool } from '#workflows/standing/read-concern.ts';
import { type OfSchool, openStatus, planWanted } from './of-status.ts';

const SHOWN = 3;

export function headline(answer: ConcernAnswer): string {
  if (answer.kind === 'which') return answer.isChoice ? 'Which school do you mean?' : 'Which school?';
  const open = openStatus(answer);
  if (open && planWanted(answer) && answer.maySendPlan) return `${answer.schoolName}: a plan is asked for`;
  return `${answer.schoolName}: ${open?.name ?? 'no special status'}`;
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), statuses: [], mayBook: false, books: [], offers: false, offered: [] },
  ...{ maySet: false, settable: [], mayEnd: false, mayConvene: false, mayAskPlan: false, maySend: false },
  ...{ setWhat: none, setDecidedOn: none, setFrom: none, setWhy: none, endOn: none, endWhy: none },
  ...{ boardOn: none, boardWhere: none, planDueOn: none, planLink: none },
};

export function view(answer: ConcernAnswer, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const title = asPlain(headline(answer), 200);
  if (answer.kind === 'school') return { ...BLANK, title, ...school(answer, now), ...formsOf(answer, kept) };
  const { asked, schools } = answer;
  const offered = schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) }));
  const why =
    asked === ''
      ? plainText`Please add the school’s name, for example: special status oakwood.`
      : plainText`No one school is called “${asked}”. Please check the spelling, or choose.`;
  return { ...BLANK, title, why, offered, offers: offered.length > 0 };
}

function school(answer: OfSchool, now: IsoInstant) {
  const open = openStatus(answer);
  return {
    why: whyNow(answer, now),
    statuses: answer.statuses.slice(0, SHOWN).map(each => ({
      name: asWords(each.name, 80),
      days: asWords(daysOf(each, now), 120),
      lines: linesOf(each, now).map(line => ({ line })),
    })),
    mayBook: answer.mayBook && (open?.meetings.length ?? 0) > 0,
    books: (open?.meetings ?? []).slice(0, 3).map(({ id, name }) => ({
      ...{ title: asWords(`Book: ${name}`, 60), what: asWords(id, 60) },
    })),
  };
}

function whyNow(answer: OfSchool, now: IsoInstant): Plain {
  const open = openStatus(answer);
  const { officers, maySendPlan, modelName } = answer;
  const due = planWanted(answer)?.record?.planDueOn;
  if (due && maySendPlan)
    return plainText`Please send it by ${dayInWords(due, now)}. It need not be perfect: it is where the conversation begins.`;
  if (!open) return plainText`Nothing is set beside what every school has, by ${modelName}.`;
  return officers.length > 0
    ? plainText`This brings help sooner. Please talk to ${listInWords(officers)} about what would help most.`
    : plainText`This brings help sooner. Please talk to the deputy CEO about what would help most.`;
}

const daysOf = ({ from, to, isOver }: StatusOfSchool, now: IsoInstant): string =>
  to === null
    ? `from ${dayInWords(from, now)}`
    : `${dayInWords(from, now)} to ${dayInWords(to, now)}${isOver ? ', over' : ''}`;

function linesOf(status: StatusOfSchool, now: IsoInstant): Plain[] {
  const { about, why, record, setBy, brings, isOver } = status;
  const decided = decidedInWords(record, setBy, now);
  return [
    ...(isOver ? [] : [asPlain(about, 300)]),
    asPlain(why === null ? `${decided}.` : `${decided}, because: ${why}`, 420),
    ...(isOver || brings.length === 0 ? [] : [plainText`What follows: ${brings.join('; ')}.`]),
    ...(record?.boardOn
      ? [
          plainText`The board is convened for ${dayInWords(record.boardOn, now)}, ${record.boardWhere ?? ''}. The head and the chair of governors are invited.`,
        ]
      : []),
    ...(record?.planDueOn
      ? [
          record.planSentAt
            ? plainText`✓ Plan sent on ${dayInWords(dayOf(record.planSentAt), now)}: ${record.planLink ?? ''}`
            : plainText`○ Plan asked for by ${dayInWords(record.planDueOn, now)}`,
        ]
      : []),
    ...(record?.endedWhy ? [plainText`Ended because: ${record.endedWhy}`] : []),
  ];
}

function decidedInWords(record: StatusOfSchool['record'], setBy: string | null, now: IsoInstant): string {
  if (setBy === null) return 'It came with the trust’s records';
  if (record?.onBehalfOf !== 'trustees') return `Decided by ${setBy}`;
  return `Decided by the trustees on ${dayInWords(record.decidedOn, now)}, recorded by ${setBy}`;
}

function formsOf(answer: OfSchool, kept: Scene['kept']) {
  const { maySet, settable, today, maySendPlan } = answer;
  const open = maySet ? openStatus(answer) : null;
  const day = asWords(today);
  return {
    maySet: maySet && settable.length > 0,
    settable: settable.map(({ id, name, behalf }) => ({
      title: asWords(behalf === 'trustees' ? `${name}, on behalf of the trustees` : name, 100),
      value: asWords(`${id} ${behalf}`),
    })),
    ...{ mayEnd: open !== null, mayConvene: open?.hasBoard ?? false, mayAskPlan: Boolean(open?.plan) },
    maySend: maySendPlan && planWanted(answer) !== null,
    ...{ setWhat: kept.setWhat ?? none, setWhy: kept.setWhy ?? none, endWhy: kept.endWhy ?? none },
    ...{ setDecidedOn: kept.setDecidedOn ?? day, setFrom: kept.setFrom ?? day, endOn: kept.endOn ?? day },
    ...{ boardOn: kept.boardOn ?? none, boardWhere: kept.boardWhere ?? none },
    ...{ planDueOn: kept.planDueOn ?? none, planLink: kept.planLink ?? none },
  };
}
