import { academicYearInWords } from '../academic-year/academic-year.ts';
import { dateInWords, listInWords } from '../time/words.ts';
import type { Letter, LetterContent } from './letter.ts';

/** A part of a letter under a heading of its own. */
export interface LetterSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly string[];
}

/** A letter's words in the order in which they are read, but for the address and the signature. */
export interface LetterText {
  readonly title: string;
  /** The category alone, to stand out; null where there is none. */
  readonly standing: string | null;
  readonly opening: readonly string[];
  readonly sections: readonly LetterSection[];
  readonly ending: readonly string[];
}

type Written = Pick<Letter, 'because' | 'academicYear' | 'from' | 'content'>;

/** `officers`: the names of those the school may ask. No other school is in it, and nothing compares this one with any. */
export function letterText(
  letter: Written,
  { schoolName, trustName, officers }: { schoolName: string; trustName: string; officers: readonly string[] },
): LetterText {
  const { content } = letter;
  const about = content.category ? ofCategory(content, content.category) : [];
  return {
    title: titleOf(letter, schoolName),
    standing: content.category?.name ?? null,
    opening: openingOf(letter, { schoolName, trustName }),
    sections: [
      ...about,
      ...ofStatuses(content),
      ...ofTheYear(content),
      ...ofTheSchool(content),
      ofSharing(content),
    ],
    ending: [askWhom(content, officers), ...(content.closing ? [content.closing] : [])],
  };
}

export function titleOf({ because, academicYear, from, content }: Written, schoolName: string): string {
  const year = academicYearInWords(academicYear);
  const { category, statuses, words } = content;
  if (because === 'status' && statuses.length > 0)
    return `${schoolName}: ${listInWords(statuses.map(({ name }) => name))}, from ${dateInWords(from)}`;
  if (!category) return `What ${schoolName} can expect in ${year}`;
  const word = words.category.name;
  return because === 'change' || because === 'joining'
    ? `Your school’s ${word} from ${dateInWords(from)}`
    : `Your school’s ${word} for ${year}`;
}

function openingOf(
  { because, academicYear, from, content }: Written,
  { schoolName, trustName }: { schoolName: string; trustName: string },
): string[] {
  const { category, words } = content;
  const team = words.team.short ? `${words.team.name} (${words.team.short})` : words.team.name;
  const word = words.category.name;
  const day = dateInWords(from);
  if (because === 'status')
    return [
      `This letter tells you what holds for ${schoolName} from ${day}, and what follows from it.`,
      'We have talked about it; here it is in writing, so that everybody reads the same.',
    ];
  if (!category)
    return [
      `${welcome(because, trustName)}${because === 'again' ? 'Here once more is' : 'Here is'} what ${schoolName} can expect from the ${team} in ${academicYearInWords(academicYear)}${content.sends.length > 0 ? ', and what we ask of the school' : ''}.`,
    ];
  const is = `${schoolName}’s ${word} is ${category.name}.`;
  if (because === 'change')
    return [
      `From ${day} ${is} This letter says what that means and how we will work together.`,
      'It follows what we discussed with you.',
    ];
  if (because === 'joining')
    return [`${welcome(because, trustName)}From ${day} ${is} This letter says what that means for you.`];
  const year = academicYearInWords(academicYear);
  return because === 'again'
    ? [`This letter takes the place of the one you had before. As at ${day}, ${is}`]
    : [
        `At the start of each academic year we write to every school about its ${word}. For ${year} ${is} It has been since ${dateInWords(category.since)}.`,
      ];
}

const welcome = (because: Written['because'], trustName: string) =>
  because === 'joining' ? `Welcome to ${trustName}. ` : '';

function ofCategory(
  { words }: LetterContent,
  category: NonNullable<LetterContent['category']>,
): LetterSection[] {
  const { descriptor, support, challenge, autonomy, takesOn, exit } = category;
  const word = words.category.name;
  const isSaid = challenge.some(line => takesOn && line.toLowerCase().includes(takesOn.toLowerCase()));
  const asked = takesOn && !isSaid ? [...challenge, `Take on ${lowered(takesOn)}`] : challenge;
  return [
    {
      heading: 'What it means',
      paragraphs: [
        `Our model describes this ${word} in these words: “${descriptor}”`,
        'It says where the school stands now and what will help it most. It does not say how hard its people work.',
      ],
      bullets: [],
    },
    ...listed('The support you will have', support),
    ...listed('What we ask of the school', asked),
    { heading: 'How much the school leads itself', paragraphs: [`${autonomy}.`], bullets: [] },
    ...(exit
      ? [
          {
            heading: 'Where we are going together',
            paragraphs: [
              exit.by === null
                ? `We want the school to be in ${exit.name} within ${exit.within}.`
                : `We want the school to be in ${exit.name} by ${dateInWords(exit.by)}, and we will look at how it is going with you on the way.`,
            ],
            bullets: [],
          },
        ]
      : []),
  ];
}

function ofStatuses({ statuses }: LetterContent): LetterSection[] {
  return statuses.map(({ name, about, brings }) => ({
    heading: name,
    paragraphs: [about, ...(brings.length > 0 ? ['What follows:'] : [])],
    bullets: [...brings],
  }));
}

function ofTheYear({ visits, plans, ifNeeded, onRequest }: LetterContent): LetterSection[] {
  const bullets = [
    ...visits.map(({ often, things }) => `${often}: ${listInWords(things)}`),
    ...plans.map(({ often, things }) => `${often}, looked at together: ${listInWords(things)}`),
    ...(ifNeeded.length > 0 ? [`Where the need is seen: ${listInWords(ifNeeded)}`] : []),
    ...(onRequest.length > 0 ? [`When the school asks: ${listInWords(onRequest)}`] : []),
  ];
  return listed('Visits and meetings to expect', bullets);
}

function ofTheSchool({ sends }: LetterContent): LetterSection[] {
  return listed(
    'What the school sends us',
    sends.map(({ often, things }) => `${often}: ${listInWords(things)}`),
  );
}

function ofSharing({ isShared, words }: LetterContent): LetterSection {
  const receipt = 'Please tell us in Teams that you have received this letter.';
  return {
    heading: isShared ? 'Sharing this letter' : 'Receiving this letter',
    paragraphs: [
      isShared
        ? `${receipt} Then share the ${words.category.name} and what it means with all governors and staff, and record there the day on which you did.`
        : receipt,
    ],
    bullets: [],
  };
}

function askWhom({ words: { officer, team }, category }: LetterContent, officers: readonly string[]): string {
  const whom = officers.length > 0 ? `${listInWords(officers)} (${officer.name})` : `the ${team.name}`;
  return `If anything here is unclear${category ? ', or is not as we discussed it' : ''}, please speak to ${whom}.`;
}

const lowered = (line: string) => `${line.charAt(0).toLowerCase()}${line.slice(1)}`;

const listed = (heading: string, bullets: readonly string[]): LetterSection[] =>
  bullets.length > 0 ? [{ heading, paragraphs: [], bullets: [...bullets] }] : [];
