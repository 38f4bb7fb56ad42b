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
  ['a chat that says it is personal', { id: 'a:1', conversationType: 'personal' }, 'personal'],
  ['the Playground’s personal chat, which does not say', { id: 'a:1' }, 'personal'],
  ['a group chat', { id: '19:x@thread.v2', conversationType: 'groupChat' }, 'group'],
  ['a chat that says only that it is of several', { id: 'a:1', isGroup: true }, 'group'],
  ['a meeting’s chat that does not say', { id: '19:meeting_x@thread.v2' }, 'group'],
  ['a kind that is not known', { id: 'a:1', conversationType: 'newKind' }, 'group'],
  ['a channel', { id: '19:x@thread.tacv2', conversationType: 'channel' }, 'channel'],
])('takes %s for %3$s', (_what, conversation, kind) => {
  expect(kindOf(conversation)).toBe(kind);
});

it('takes whatever names a team for a channel', () => {
  expect(kindOf({ id: 'a:1', conversationType: 'personal' }, { team: { id: '19:team' } })).toBe('channel');
});
