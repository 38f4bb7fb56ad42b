import { z } from 'zod/v4';

/** Clients send `null` for what they leave out; both count as absent. */
function absentOr<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value): z.output<T> | undefined => value ?? undefined);
}

/** Teams' own ids run to some 200 characters; this only keeps absurd ones away from the store's indexes. */
const Id = z.string().min(1).max(1024);
const Word = z.string().max(256);

const Account = z.looseObject({ id: Id, aadObjectId: absentOr(Word), name: absentOr(z.string()) });

const Named = z.looseObject({ id: absentOr(Id) });

/** What Teams adds to an activity. `tenant` is the person's tenant, `team` is set in channels. */
const ChannelData = z.looseObject({
  tenant: absentOr(Named),
  team: absentOr(Named),
  channel: absentOr(Named),
  eventType: absentOr(Word),
});

/**
 * A Bot Framework activity, checked as far as anything here or in the SDK reads it. Other fields are passed on as
 * they came. `value`, what a card carries, is checked by the card it belongs to.
 */
export const ActivityEnvelope = z.looseObject({
  type: z.string().min(1).max(64),
  id: absentOr(Id),
  name: absentOr(Word),
  action: absentOr(Word),
  replyToId: absentOr(Id),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.string().min(1).max(2048),
  timestamp: absentOr(z.iso.datetime({ offset: true })),
  localTimestamp: absentOr(z.iso.datetime({ offset: true })),
  locale: absentOr(Word),
  from: Account,
  recipient: Account,
  conversation: z.looseObject({
    id: Id,
    conversationType: absentOr(Word),
    tenantId: absentOr(Word),
    name: absentOr(z.string()),
    isGroup: absentOr(z.boolean()),
  }),
  text: absentOr(z.string()),
  textFormat: absentOr(Word),
  value: z.unknown().optional(),
  channelData: absentOr(ChannelData),
  membersAdded: absentOr(z.array(Account)),
  membersRemoved: absentOr(z.array(Account)),
  entities: absentOr(z.array(z.looseObject({ type: absentOr(Word) }))),
  attachments: absentOr(z.array(z.looseObject({ contentType: absentOr(z.string()) }))),
  reactionsAdded: absentOr(z.array(z.looseObject({}))),
  reactionsRemoved: absentOr(z.array(z.looseObject({}))),
});
export type ActivityEnvelope = z.output<typeof ActivityEnvelope>;

/**
 * The Entra tenant an activity comes from, in lower case. Teams names it in two places; `null` when neither does or
 * when they disagree, and then the activity belongs to nobody.
 */
export function tenantOf(activity: ActivityEnvelope): string | null {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId]
    .filter(id => id !== undefined)
    .map(id => id.toLowerCase());
  const [first, second] = named;
  return first === undefined || (second !== undefined && second !== first) ? null : first;
}
