import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectorClient } from '#adapters/teams/connector-client.ts';
import { teamsMessenger } from '#adapters/teams/teams-messenger.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import type { Messenger } from '#ports/messenger.ts';
import { BLOCKED, Connector } from '#test/fakes/connector.ts';

const message = { card: { type: 'AdaptiveCard', body: [] }, summary: 'Agenda of 3 November' };
const attachments = [
  { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', body: [] } },
];

let teams: Connector;
let messenger: Messenger;
let conversation: Conversation;

beforeEach(async () => {
  teams = await Connector.start();
  messenger = teamsMessenger(connectorClient({ token: { current: async () => null, drop: () => {} } }));
  conversation = {
    id: 'c1',
    conversationId: '19:abc@thread.tacv2',
    kind: 'channel',
    serviceUrl: teams.url,
    botId: '28:bot',
    teamId: '19:team',
    personId: null,
  };
});
afterEach(() => teams.stop());

describe('the messenger', () => {
  it('sends a card with words for notifications, and returns its id', async () => {
    const id = await messenger.send(conversation, message);
    expect(teams.in(conversation.conversationId)).toEqual([
      {
        id,
        conversationId: conversation.conversationId,
        activity: { type: 'message', from: { id: '28:bot' }, summary: message.summary, attachments },
        updates: 0,
        deleted: false,
      },
    ]);
  });

  it('replaces a card', async () => {
    const id = await messenger.send(conversation, message);
    await messenger.update(conversation, id, { ...message, summary: 'Changed' });
    expect(teams.sent[0]).toMatchObject({ activity: { id, summary: 'Changed', attachments }, updates: 1 });
  });

  it('passes on whether a failed send arrived', async () => {
    teams.faults.once(BLOCKED);
    await expect(messenger.send(conversation, message)).rejects.toMatchObject({
      arrived: 'never',
      status: 403,
    });
  });

  it.each<[string, object, string | null]>([
    [
      'the principal name',
      { userPrincipalName: 'pat@example.net', email: 'pat.example@example.net' },
      'pat@example.net',
    ],
    ['the e-mail address where there is no principal name', { email: 'pat@example.net' }, 'pat@example.net'],
    ['nothing where Teams says neither', { userPrincipalName: null }, null],
  ])('gives %s of a member', async (_title, said, expected) => {
    teams.members.set('29:1', { id: '29:1', ...said });
    expect(await messenger.principalName(conversation, '29:1')).toBe(expected);
  });

  it('gives nothing for somebody who is not in the conversation', async () => {
    expect(await messenger.principalName(conversation, '29:2')).toBeNull();
  });
});
