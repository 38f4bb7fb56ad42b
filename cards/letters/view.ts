import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { academicYearInWords, firstDayOf } from '#domain/academic-year/academic-year.ts';
import { ROLE_WORDS } from '#domain/access/role.ts';
import { countInWords, dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { LetterRow, LettersView } from '#workflows/letters/read-letters.ts';
import { againIn } from './again.ts';

const ON_A_PAGE = 8;
const MOST_AGAIN = 30;

export function view(letters: LettersView, _viewer: Viewer, { now, page, kept }: Scene): ViewData {
  const { rows, year, mayIssue, isOpen, hasModel, sendsMail, copiesMissing, asAt } = letters;
  const pages = Math.max(Math.ceil(rows.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const missing = rows.filter(({ stage }) => stage === 'missing').length;
  const again = mayIssue && sendsMail ? againIn(letters).slice(0, MOST_AGAIN) : [];
  return {
    title: plainText`Letters to schools, ${academicYearInWords(year)}`,
    why: whyNow(letters, missing),
    hasFacts: rows.some(({ letterId }) => letterId !== null),
    facts: factsOf(rows),
    notes: notesOf(letters).map(text => ({ text: asPlain(text, 400) })),
    rows: rows.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(row => ({
      school: asWords(row.schoolName, 80),
      what: asWords(`: ${stageInWords(row, now)}${copiesInWords(row, sendsMail)}`, 400),
      opens: row.letterId !== null && (row.stage !== 'coming' || mayIssue),
      title: asWords(`Open ${row.schoolName}`, 60),
      letter: asWords(row.letterId ?? ''),
    })),
    hasMore: at < pages,
    moreTitle: asWords(`and ${rows.length - at * ON_A_PAGE} more`),
    nextPage: at + 1,
    issues: mayIssue && isOpen && hasModel && missing + copiesMissing > 0,
    issueTitle: asWords(issueTitle(missing, copiesMissing)),
    sendsAgain: again.length > 0,
    copy: kept.copy ?? asWords(''),
    again: again.map(({ key, name, schoolName, state }) => ({
      title: asWords(`${name}, ${schoolName}${state === 'unknown' ? ' (it may have arrived)' : ''}`, 120),
      value: asWords(key, 220),
    })),
    asAt: plainText`As at ${momentInWords(asAt, now)}.`,
  };
}

const issueTitle = (missing: number, copies: number) =>
  missing > 0
    ? `Write ${countInWords(missing, 'letter')}`
    : `Give ${countInWords(copies, 'copy', 'copies')} to governors`;

function whyNow({ rows, hasModel, mayIssue, year, today }: LettersView, missing: number): Plain {
  if (!hasModel)
    return plainText`No improvement model is chosen. A trust administrator can choose one: fortnight model use ID.`;
  const unsorted = rows.filter(({ stage }) => stage === 'no-category').length;
  if (missing > 0)
    return mayIssue
      ? plainText`${countInWords(missing, 'school has', 'schools have')} no letter of this year yet.`
      : plainText`${countInWords(missing, 'school has', 'schools have')} no letter of this year yet: the deputy CEO or the CEO writes them.`;
  if (unsorted === rows.length) return asPlain('No school has a category yet, so there is nothing to write.');
  return firstDayOf(year) > today
    ? plainText`They reach schools on ${dayInWords(firstDayOf(year))}.`
    : asPlain('What needs somebody stands first.');
}

function factsOf(rows: readonly LetterRow[]) {
  const written = rows.filter(({ letterId }) => letterId !== null);
  const shareable = written.filter(({ isShared }) => isShared);
  const has = (of: readonly LetterRow[], is: (row: LetterRow) => boolean) =>
    `${of.filter(is).length} of ${of.length}`;
  const chair = (row: LetterRow) =>
    row.copies.some(({ role, state }) => role === 'chair-of-governors' && state === 'sent');
  const facts: [string, string][] = [
    ['Written', `${written.length} of ${rows.length}`],
    ['Confirmed', has(written, ({ acknowledgedOn }) => acknowledgedOn !== null)],
    ...(shareable.length > 0
      ? [['Shared', has(shareable, ({ sharedOn }) => sharedOn !== null)] as [string, string]]
      : []),
    ['Chair has it', has(written, chair)],
  ];
  return facts.map(([title, value]) => ({ title: asPlain(title), value: asPlain(value) }));
}

/** What whoever looks after letters must know, wherever they stand in the list. */
function notesOf({ rows, sendsMail, isSigned, mayIssue }: LettersView): string[] {
  const waiting = rows.flatMap(({ copies }) =>
    copies.filter(({ way, state }) => way === 'e-mail' && state === 'queued'),
  ).length;
  return [
    ...(waiting > 0 && !sendsMail
      ? [
          `E-mail is not set up here, and ${countInWords(waiting, 'copy', 'copies')} cannot go by e-mail: please print what is to be passed on, or send it yourself.`,
        ]
      : []),
    ...(mayIssue && !isSigned
      ? ['Nobody is named to sign them. The administrator can: fortnight letters settings --signatory WHO.']
      : []),
  ];
}

function stageInWords(
  { stage, isStatus, isShared, from, acknowledgedOn, sharedOn }: LetterRow,
  now: string,
): string {
  const kind = isStatus ? 'on a status, ' : '';
  const on = (day: string | null) => (day === null ? '' : dayInWords(day, now));
  switch (stage) {
    case 'missing':
      return 'no letter yet';
    case 'no-category':
      return 'no category is recorded, so there is nothing to write';
    case 'coming':
      return `${kind}goes ${on(from)}`;
    case 'new':
      return `${kind}not confirmed yet`;
    case 'replaced':
      return `${kind}a later letter has taken its place`;
    case 'shared':
      return `${kind}✓ shared ${on(sharedOn)}`;
    case 'received':
      return isShared
        ? `${kind}confirmed ${on(acknowledgedOn)}, not shared yet`
        : `${kind}✓ confirmed ${on(acknowledgedOn)}`;
  }
}

/** Only what somebody has to do something about. */
function copiesInWords({ copies, hasNoChair, letterId }: LetterRow, sendsMail: boolean): string {
  if (letterId === null) return '';
  const said = copies.flatMap(({ name, role, way, state }) => {
    const who = `${name} (${ROLE_WORDS[role]})`;
    if (state === 'failed') return [`${who}: the ${way} could not be sent`];
    if (state === 'unknown') return [`${who}: nobody knows whether the ${way} arrived`];
    if (state === 'no-address') return [`${who}: no address is known, please print it`];
    if (state === 'queued' && way === 'card') return [`${who} has not opened Fortnight yet`];
    return state === 'queued' && !sendsMail ? [`${who}: please print it`] : [];
  });
  const all = [...said, ...(hasNoChair ? ['no chair of governors is recorded'] : [])];
  return all.length > 0 ? `; ${listInWords(all)}` : '';
}
