import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { whomToRing } from '#domain/meeting/channel-concern.ts';
import { FlagTopic, TOPIC_WORDS } from '#domain/meeting/flag.ts';
import { capital, listInWords, momentInWords } from '#domain/time/words.ts';
import type { FlagAnswer, FlagForm } from '#workflows/read-flag-form.ts';

const CHOICES = 100;
const PEOPLE_BYTES = 11_000;
const FLAGS_BYTES = 4_500;
const FLAGS_SHOWN = 4;

export function view(answer: FlagAnswer, _viewer: Viewer, scene: Scene): ViewData {
  if (answer.kind === 'form') return { ...blank, ...form(answer, scene) };
  if (answer.kind === 'none')
    return {
      ...blank,
      title: answer.asked ? plainText`No school by that name` : plainText`Which school?`,
      why: answer.asked
        ? plainText`There is no school called “${answer.asked}” that you can flag. Please check the spelling, or give its six-digit URN.`
        : plainText`Please add the school's name, for example: flag oakwood.`,
    };
  if (answer.kind === 'not-theirs')
    return {
      ...blank,
      title: plainText`Flags are for the improvement team and departments`,
      why: plainText`Please speak to ${listInWords(answer.ask, 'or') || 'the school’s officer'} about it.`,
      ring: plainText`Is a child at risk now? ${capital(whomToRing(answer.safeguardingContact))}.`,
      showsRing: true,
    };
  return {
    ...blank,
    title: plainText`Which school do you mean?`,
    why: plainText`I am not sure which one “${answer.asked}” is.`,
    offers: true,
    offered: answer.schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
  };
}

const none = asWords('');
const blank = {
  why: asPlain(''),
  ring: asPlain(''),
  isForm: false,
  showsRing: false,
  hasMoreFlags: false,
  moreFlags: asPlain(''),
  readersLabel: none,
  offers: false,
  offered: [],
  hasFlags: false,
  flags: [],
  urn: none,
  topics: [],
  meetings: [],
  people: [],
  keptTopic: none,
  keptSeries: none,
  keptReaders: none,
  keptNote: none,
};

function form(
  { urn, schoolName, meetings, people, flags, safeguardingContact }: FlagForm,
  { now, kept }: Scene,
) {
  const [first] = meetings;
  const named = meetings.length === 1 && first?.chairName;
  const chair = named ? `${named}, who chairs it` : 'whoever chairs the meeting';
  const choices = new Room(PEOPLE_BYTES).take(
    people.slice(0, CHOICES).map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
  );
  const missing = people.length - choices.length;
  const shown = new Room(FLAGS_BYTES).take(flags.slice(0, FLAGS_SHOWN).map(flag => flagView(flag, now)));
  return {
    title: plainText`Flag ${schoolName}`,
    why: first
      ? plainText`Only ${chair}, the readers you name and you will see it. The channel learns only that there is a confidential item.`
      : plainText`There is no meeting ahead that a flag could go to. Please speak to the school’s officer.`,
    ring: plainText`Is a child at risk now? Do not flag it: ${whomToRing(safeguardingContact)}.`,
    showsRing: true,
    isForm: first !== undefined,
    urn: asWords(urn),
    topics: FlagTopic.options.map(topic => ({
      title: asWords(capital(TOPIC_WORDS[topic])),
      value: asWords(topic),
    })),
    meetings: meetings.map(({ seriesId, seriesName, startsAt }) => ({
      title: asWords(`${seriesName}, ${momentInWords(startsAt, now)}`, 90),
      value: asWords(seriesId),
    })),
    people: choices,
    readersLabel: asWords(
      missing > 0 ? `Who else may read it? (and ${missing} more, not listed)` : 'Who else may read it?',
    ),
    keptTopic: kept.topic || asWords('other'),
    keptSeries: kept.series || asWords(first?.seriesId ?? ''),
    keptReaders: kept.readers ?? none,
    keptNote: kept.note ?? none,
    hasFlags: flags.length > 0,
    hasMoreFlags: flags.length > shown.length,
    moreFlags: asPlain(`and ${flags.length - shown.length} more`),
    flags: shown,
  };
}

const flagView = ({ id, text, seriesName, startsAt, readers }: FlagForm['flags'][number], now: string) => ({
  line: asWords(id),
  text: asWords(text),
  who: asPlain(
    `For ${seriesName}, ${momentInWords(startsAt, now)}: read by ${listInWords(['the chair', ...readers, 'you'])}`,
    300,
  ),
});
