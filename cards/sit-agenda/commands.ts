import type { AskingCommand, DoingCommand, Done } from '#cards-kit/define-card.ts';
import { asPlain, clean, plainText } from '#cards-kit/text.ts';
import { namesBeside } from '#domain/access/role.ts';
import { LINE_LENGTH } from '#domain/meeting/agenda-line.ts';
import { concernIn, turnedAwayInWords } from '#domain/meeting/channel-concern.ts';
import { seriesNamed } from '#domain/meeting/find-series.ts';
import { readItem } from '#domain/meeting/said-item.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';
import { holdNext, maySeries, nextMeetings } from '#workflows/hold-next.ts';
import { isBegun, nextAgenda } from '#workflows/next-meeting.ts';
import { readAgenda } from '#workflows/read-agenda.ts';
import { saidBefore } from './meeting-of.ts';

export const agenda: AskingCommand = {
  pattern: /^(?:show (?:me )?)?(?:the )?agenda\b\s*(.*?)[\s?!.]*$/i,
  usage: 'agenda',
  about: 'What the next meeting means to talk about, as far as you may read it',
  topic: 'agenda',
  for: ['meeting.read'],
  async find(trust, argument, asker) {
    const found = await nextAgenda(trust, argument, asker);
    if (found) return found;
    const { now, actor, bankHolidays } = asker;
    const may = maySeries(actor, 'meeting.read');
    const named = new Set(seriesNamed(argument, await trust.meetings.series()).map(({ id }) => id));
    const ahead = await nextMeetings(trust, { now, bankHolidays }, each => named.has(each.id) && may(each));
    const first = ahead.find(({ series }) => series.memberIds.includes(actor.personId)) ?? ahead[0];
    if (!first && argument !== '')
      return { nothing: plainText`There is no meeting ahead of “${argument}” whose agenda you may read.` };
    if (!first) return { nothing: plainText`There is no meeting ahead whose agenda you may read.` };
    const { meetingId } = first.next;
    if (meetingId && (await isBegun(trust, meetingId, asker))) return meetingId;
    const out = dayInWords(dayOf(first.next.agendaDueAt), now);
    return {
      nothing: plainText`The agenda of ${first.series.name} for ${momentInWords(first.next.startsAt, now)} comes out on ${out}. To put something on it, type “add” and what it is about.`,
    };
  },
};

const said = (ref: string, text: Done['said'], tone: Done['tone'] = 'wrong'): Done => ({
  ref,
  said: text,
  tone,
  changed: [],
});
const SCHOOLS_NAMED = 5;

export const add: DoingCommand = {
  pattern: /^add\b\s*(.*)$/i,
  usage: 'add ITEM about SCHOOL',
  about: 'Puts something on the next agenda, for example: add attendance about oakwood',
  topic: 'agenda',
  for: ['meeting.contribute'],
  async act(trust, argument, { now, actor, place, newId, bankHolidays }) {
    const ahead = await nextMeetings(trust, { now, bankHolidays }, maySeries(actor, 'meeting.contribute'));
    const next = ahead.find(({ series }) => series.channelIds.includes(place.conversationId)) ?? ahead[0];
    if (!next)
      return said(
        '',
        plainText`You are a member of no meeting that is ahead, so nothing was recorded.`,
        'refused',
      );
    const schools = (await trust.schools.list()).filter(isCurrent);
    const item = readItem(clean(argument, 2000), schools);
    if (item.kind === 'nothing')
      return said('', plainText`Please say what it is about, for example: add attendance about oakwood`);
    if (item.kind === 'which') {
      const names = listInWords(
        item.schools.slice(0, SCHOOLS_NAMED).map(({ name }) => name),
        'or',
      );
      return said(
        '',
        plainText`Nothing was recorded: I am not sure which school “${item.asked}” is. Did you mean ${names}?`,
      );
    }
    const { text, school } = item;
    if (text.length > LINE_LENGTH)
      return said('', plainText`Nothing was recorded: please keep it to ${LINE_LENGTH} characters.`);
    const concern = concernIn(text, namesBeside(await trust.people.list(), next.series.memberIds));
    const { safeguardingContact } = await trust.trust.get();
    if (concern) return said('', asPlain(turnedAwayInWords(concern, safeguardingContact), 500), 'refused');
    const meeting = await holdNext(trust, next, { now, bankHolidays });
    if (!meeting) return said('', plainText`That meeting has just begun. Please say it there.`);
    const viewer = { actor, surface: place.kind };
    const agenda = await readAgenda(trust, meeting.id, { now, viewer });
    const before = agenda && saidBefore(actor, agenda, { text, urn: school?.urn ?? null });
    if (before) return said(meeting.id, before);
    const by = { addedById: actor.personId, addedByName: actor.name };
    await addAgendaItem(trust, { id: newId(), meeting, urn: school?.urn ?? null, text, ...by, at: now });
    const when = momentInWords(meeting.startsAt, now);
    return {
      ref: meeting.id,
      said: school
        ? plainText`${school.name} is on the agenda of ${next.series.name}, ${when}.`
        : plainText`Your item is on the agenda of ${next.series.name}, ${when}.`,
      tone: 'done',
      changed: [meeting.id],
      audited: { urn: school?.urn ?? null },
    };
  },
};
