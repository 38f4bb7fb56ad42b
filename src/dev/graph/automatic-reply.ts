import type { IsoInstant } from '#domain/time/iso.ts';
import type { Mailbox } from './mailbox.ts';

const DAY_MS = 86_400_000;

/** GET …/mailboxSettings/automaticRepliesSetting: Graph gives a start and an end always, and they mean something only when scheduled. */
export function automaticReplyJson({ automaticReply, name }: Mailbox, now: IsoInstant): object {
  const { status, fromMs, untilMs } = automaticReply;
  const at = (ms: number) => ({
    dateTime: new Date(ms).toISOString().replace('Z', '0000'),
    timeZone: 'UTC',
  });
  const today = Date.parse(now);
  return {
    status,
    externalAudience: 'all',
    internalReplyMessage: `<html><body>${name} is away.</body></html>`,
    externalReplyMessage: '',
    scheduledStartDateTime: at(fromMs ?? today),
    scheduledEndDateTime: at(untilMs ?? today + DAY_MS),
  };
}
