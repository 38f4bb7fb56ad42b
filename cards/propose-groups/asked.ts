import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';

/** How many are wanted in a group, of which schools, from which day. */
export const AskedInput = z.object({
  groupSize: z.enum(['2', '3', '4', '5'], 'Please choose how many schools a group has.'),
  groupWhom: z.enum(['without', 'all'], 'Please choose which schools.'),
  groupFrom: z.iso.date('Please give the first day.'),
});

export const askedOf = ({ groupSize, groupWhom, groupFrom }: z.output<typeof AskedInput>) => ({
  ...{ size: Number(groupSize), whom: groupWhom, from: groupFrom },
});

const CODE = 'Please press the button on the groups that are proposed.';

/** Groups that are proposed, as their buttons carry them: they are kept nowhere. */
export const ProposedInput = AskedInput.extend({
  code: z.string(CODE).max(2000, CODE),
  fingerprint: z.string(CODE).regex(/^[\da-f]{32}$/, CODE),
});

export const mayDivide = (actor: Parameters<typeof can>[0]): Allowed =>
  can(actor, 'trust.give-group-rules', { kind: 'trust' })
    ? YES
    : no(plainText`Only the deputy CEO and the CEO have groups proposed. Please ask one of them.`);
