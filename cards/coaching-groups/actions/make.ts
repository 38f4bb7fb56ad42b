import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { can } from '#domain/access/can.ts';
import { dayInWords } from '#domain/time/words.ts';
import { inAudit, makeGroup } from '#workflows/coaching/change-groups.ts';
import { nameMembers } from '#workflows/coaching/name-members.ts';
import type { GroupsAnswer } from '#workflows/coaching/read-groups.ts';

const WHO = 'Please name two to five schools or people, with commas between.';

/** A new group, from a day on. */
export const make = defineAction({
  name: 'make',
  kind: 'append',
  input: z.object({
    makeName: requiredText(60, {
      empty: 'Please give the group a name.',
      tooLong: 'Please keep the name to 60 characters.',
    }),
    makeWho: requiredText(400, { empty: WHO, tooLong: WHO }),
    makeFrom: z.iso.date('Please give the first day.'),
    makeWhy: optionalText(200, 'Please keep it to 200 characters.'),
  }),
  allow: (actor, _answer: GroupsAnswer) =>
    can(actor, 'trust.work-groups', { kind: 'trust' })
      ? YES
      : no(
          plainText`Only improvement officers, the deputy CEO and the CEO make groups. Please ask one of them.`,
        ),
  async run({ trust, actor, now, newId }, { makeName: name, makeWho, makeFrom: from, makeWhy: purpose }) {
    const named = await nameMembers(trust, makeWho);
    if (!named.ok) throw new NotDone(asPlain(named.because, 400));
    const id = newId();
    const members = named.members.map(member => ({ id: newId(), member, from, to: null }));
    const by = { createdById: actor.personId, createdAt: now };
    const against = await makeGroup(
      trust,
      { id, name, purpose, facilitatorId: null, from, to: null, members, ...by },
      { now },
    );
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: plainText`Made: ${name}, from ${dayInWords(from, now)}.`,
      audited: { group: id, members: named.members.map(inAudit), from },
    };
  },
});
