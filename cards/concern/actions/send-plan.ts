import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { webAddress } from '#domain/visit/evidence-links.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { sendPlan } from '#workflows/standing/set-status.ts';
import { planWanted, schoolIn } from '../of-status.ts';

const LINK = 'Please give a link to the plan: one begins with https:// and has no spaces.';

/** The head says where the plan is. */
export const send = defineAction({
  name: 'send-plan',
  kind: 'decide',
  input: z.object({ planLink: z.string(LINK).trim().max(300, LINK) }),
  allow(actor, answer: ConcernAnswer, { planLink }) {
    if (answer.kind !== 'school') return no(plainText`Please choose a school first.`);
    const { urn, hubId } = answer;
    if (!can(actor, 'school.send-plan', { kind: 'school', urn, hubId }))
      return no(plainText`Only the head of ${answer.schoolName} sends its plan.`);
    if (!planWanted(answer)) return no(plainText`No plan is asked for now.`);
    return webAddress(planLink) === null ? no(asPlain(LINK)) : YES;
  },
  async run({ trust, subject, actor, now }, { planLink }) {
    const { urn } = schoolIn(subject);
    const wanted = planWanted(subject);
    const link = webAddress(planLink);
    if (!wanted?.plan || link === null) throw new Error('a press that `allow` has refused');
    const { standingId, plan } = wanted;
    const on = { school: await schoolOf(trust, urn), byId: actor.personId, now };
    const against = await sendPlan(trust, { standingId, planId: plan.id, link }, on);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return { said: plainText`Sent. Those who asked for it are told.`, audited: { urn, standingId } };
  },
});
