import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { can } from '#domain/access/can.ts';
import { GroupRuleKind } from '#domain/coaching/group-rule.ts';
import { giveGroupRule } from '#workflows/coaching/change-rules.ts';
import type { GroupsAnswer } from '#workflows/coaching/read-groups.ts';

export const mayRule = (actor: Parameters<typeof can>[0]) =>
  can(actor, 'trust.give-group-rules', { kind: 'trust' })
    ? YES
    : no(plainText`Only the deputy CEO and the CEO say what groups are to keep to. Please ask one of them.`);

/** Says what groups are to keep to; those that do not are named, and nothing is changed by it. */
export const giveRule = defineAction({
  name: 'give-rule',
  kind: 'append',
  input: z.object({
    ruleKind: z.enum(GroupRuleKind.options, 'Please choose what groups are to keep to.'),
    ruleSchools: optionalText(400, 'Please name fewer schools.'),
  }),
  allow: (actor, _answer: GroupsAnswer) => mayRule(actor),
  async run({ trust, actor, now, newId }, { ruleKind: kind, ruleSchools: typed }) {
    const by = { byId: actor.personId, at: now };
    const given = await giveGroupRule(trust, { id: newId(), kind, typed, ...by });
    if (!given.ok) throw new NotDone(asPlain(given.because, 400));
    return {
      said: plainText`Given. Groups that do not keep to it are marked; none is changed.`,
      audited: { rule: given.rule.id, kind, urns: given.rule.urns },
    };
  },
});
