import type { Messenger } from '#ports/messenger.ts';
import { cardMessage } from './card-message.ts';
import type { ConnectorClient } from './connector-client.ts';

/** Cards over the Bot Connector, one request a call. A conversation is reached at the service URL it was met at. */
export function teamsMessenger(connector: ConnectorClient): Messenger {
  return {
    send(to, message) {
      return connector.send(to, { type: 'message', from: { id: to.botId }, ...cardMessage(message) });
    },
    update(to, activityId, message) {
      return connector.update(to, activityId, {
        type: 'message',
        id: activityId,
        from: { id: to.botId },
        ...cardMessage(message),
      });
    },
    async principalName(at, memberId) {
      const member = await connector.member(at, memberId);
      return member?.userPrincipalName ?? member?.email ?? null;
    },
  };
}
