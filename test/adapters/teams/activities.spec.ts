import { expect, it } from 'vitest';
import { callerOf } from '#adapters/teams/activities.ts';
import { ActivityEnvelope } from '#bot/activity.ts';
import { message, TENANT } from '#test/builders/activity.ts';

const kindOf = (conversation: object, channelData: object = {}) =>
  callerOf(
    ActivityEnvelope.parse(
      message({
        conversation: { tenantId: TENANT, ...conversation },
        channelData: { tenant: { id: TENANT }, ...channelData },
      }),
    ),
  ).conversation.kind;

it.each([
  ['a chat that says it is personal', 'personal', { id: 'a:1', conversationType: 'personal' }],
  ['the Playground’s personal chat, which does not say', 'personal', { id: 'a:1' }],
  ['a group chat', 'group', { id: '19:x@thread.v2', conversationType: 'groupChat' }],
  ['a chat that says only that it is of several', 'group', { id: 'a:1', isGroup: true }],
  ['a meeting’s chat that does not say', 'group', { id: '19:meeting_x@thread.v2' }],
  ['a kind that is not known', 'group', { id: 'a:1', conversationType: 'newKind' }],
  ['a channel', 'channel', { id: '19:x@thread.tacv2', conversationType: 'channel' }],
])('takes %s for %s', (_what, kind, conversation) => {
  expect(kindOf(conversation)).toBe(kind);
});

it.each(['https://smba.example.net/uk/', 'https://SMBA.Example.net/uk', 'https://smba.example.net:443/uk//'])(
  'spells the place %s as every other that is the same',
  serviceUrl => {
    const { conversation } = callerOf(ActivityEnvelope.parse(message({ serviceUrl })));
    expect(conversation.serviceUrl).toBe('https://smba.example.net/uk');
  },
);

it('takes whatever names a team for a channel', () => {
  expect(kindOf({ id: 'a:1', conversationType: 'personal' }, { team: { id: '19:team' } })).toBe('channel');
});
