import { graphAutomaticReplies } from '#adapters/graph/graph-automatic-replies.ts';
import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { graphMails } from '#adapters/graph/graph-mail.ts';
import { graphToken } from '#adapters/graph/graph-token.ts';
import type { AutomaticRepliesOf } from '#ports/automatic-replies.ts';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { Mails } from '#ports/mail.ts';
import type { Config } from './config.ts';

/** The calendars that the configuration signs in to; those of no tenant where it does not. */
export function calendarsOf(
  { graphBaseUrl: baseUrl, graphSignIn: signIn }: Pick<Config, 'graphBaseUrl' | 'graphSignIn'>,
  clock: Clock,
): Calendars {
  return graphCalendars({ baseUrl, tokenFor: graphToken({ signIn, graphBaseUrl: baseUrl }), clock });
}

/** The mailbox that the configuration names to send from; none where it does not. */
export function mailsOf({
  graphBaseUrl: baseUrl,
  graphSignIn: signIn,
  mailSender: sender,
}: Pick<Config, 'graphBaseUrl' | 'graphSignIn' | 'mailSender'>): Mails {
  return graphMails({ baseUrl, sender, tokenFor: graphToken({ signIn, graphBaseUrl: baseUrl }) });
}

/** Whether people's mailboxes say that they are away; asked of nobody where the configuration signs in to none. */
export const automaticRepliesOf = ({
  graphBaseUrl: baseUrl,
  graphSignIn: signIn,
}: Pick<Config, 'graphBaseUrl' | 'graphSignIn'>): AutomaticRepliesOf =>
  graphAutomaticReplies({ baseUrl, tokenFor: graphToken({ signIn, graphBaseUrl: baseUrl }) });
