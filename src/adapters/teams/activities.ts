import { z } from 'zod/v4';
import { type ActivityEnvelope, tenantOf } from '#bot/activity.ts';
import type { Caller, Place } from '#bot/context.ts';
import type { Press } from '#bot/handle-press.ts';
import { spelledServiceUrl } from '#bot/service-url.ts';
import { STAMP } from '#cards-kit/bind-template.ts';
import type { SentFile } from '#ports/sent-files.ts';

/** Who sent an authenticated activity and where. A channel's thread belongs to its channel. */
export function callerOf(activity: ActivityEnvelope): Caller {
  const { conversation, serviceUrl, recipient, from, channelData } = activity;
  const kind = kindOf(conversation, channelData?.team?.id !== undefined);
  const place: Place = {
    conversationId: conversation.id.replace(/;messageid=\d+$/, ''),
    serviceUrl: spelledServiceUrl(serviceUrl),
    kind,
    botId: recipient.id,
    teamId: kind === 'channel' ? (channelData?.team?.id ?? null) : null,
  };
  return {
    tenantId: tenantOf(activity) ?? '',
    objectId: from.aadObjectId ?? null,
    memberId: from.id,
    conversation: place,
  };
}

const FILE = 'application/vnd.microsoft.teams.file.download.info';
/** Far more than a person attaches; each is named in what they are told. */
const MOST_FILES = 10;
const Attached = z.object({
  name: z.string().max(400).catch(''),
  content: z.object({ downloadUrl: z.string().max(4096) }),
});

/** The files a person attached in a chat. What else comes as an attachment (the text as HTML, a picture) is none. */
export function filesIn({ attachments }: ActivityEnvelope): SentFile[] {
  return (attachments ?? [])
    .filter(({ contentType }) => contentType === FILE)
    .slice(0, MOST_FILES)
    .flatMap(each => {
      const read = Attached.safeParse(each);
      return [{ name: read.data?.name ?? '', url: read.data?.content.downloadUrl ?? '' }];
    });
}

/** The app was taken out of a chat or a team. */
export function isRemoved({ type, action, membersRemoved, recipient }: ActivityEnvelope): boolean {
  if (type === 'installationUpdate') return action?.startsWith('remove') ?? false;
  return membersRemoved?.some(member => member.id === recipient.id) ?? false;
}

/** The app was put into a chat or a team, or a personal chat was opened. Renamed channels and the like are neither. */
export function isAnnounced(activity: ActivityEnvelope): boolean {
  if (activity.type === 'installationUpdate') return true;
  return activity.membersAdded !== undefined;
}

/**
 * A personal chat is shown what is for one person alone, so a place counts as one only when nothing speaks against
 * it. Teams always says which it is; the Playground leaves it out for a personal chat. Ids of shared chats, meetings
 * and channels begin with "19:".
 */
function kindOf(
  { id, conversationType, isGroup }: ActivityEnvelope['conversation'],
  inTeam: boolean,
): Place['kind'] {
  if (conversationType === 'channel' || inTeam) return 'channel';
  if (conversationType === 'personal') return 'personal';
  return conversationType === undefined && isGroup !== true && !id.startsWith('19:') ? 'personal' : 'group';
}

const Data = z.record(z.string(), z.unknown());
const Invoke = z.object({ action: z.object({ verb: z.string().max(100), data: Data.optional() }) });
const Stamped = z.looseObject({ [STAMP]: z.looseObject({ verb: z.string().max(100) }) });

/**
 * The verb and data of a pressed button: from a card's invoke, or from the fallback, which arrives as a message whose
 * verb lies in our stamp. Null for anything else.
 */
export function pressOf(value: unknown, from: 'invoke' | 'submit'): Pick<Press, 'verb' | 'data'> | null {
  if (from === 'invoke') {
    const invoke = Invoke.safeParse(value);
    return invoke.success ? { verb: invoke.data.action.verb, data: invoke.data.action.data ?? {} } : null;
  }
  const submitted = Stamped.safeParse(value);
  if (!submitted.success) return null;
  const stamp = submitted.data[STAMP] as { verb: string };
  return { verb: stamp.verb, data: submitted.data };
}
