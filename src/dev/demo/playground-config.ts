import { CAST, type CastMember, COLLEAGUES, conversationsOf, TRUST } from './cast.ts';

/**
 * What one Playground is told, as the content of its .m365agentsplayground.yml (JSON is YAML). It is particular:
 * exactly five users besides its own, one channel besides General, every id once; else it stops without a word.
 */
export function playgroundConfig(member: CastMember): string {
  const ids = conversationsOf(member);
  const others = [...CAST.filter(each => each !== member), ...COLLEAGUES];
  return JSON.stringify({
    version: '0.1.1',
    tenantId: TRUST.tenantId,
    bot: { id: '28:fortnight-demo', name: 'Fortnight' },
    currentUser: user(member),
    users: others.map(user),
    personalChat: { id: ids.personal },
    groupChat: { id: ids.group, name: 'Group chat' },
    team: {
      id: ids.team,
      name: TRUST.name,
      aadGroupId: 'de300000-0000-4000-8000-00000000a000',
      channels: [{ id: ids.channel, name: 'SIT' }],
    },
  });
}

function user({ key, objectId, name }: CastMember) {
  const [givenName = name, surname = ''] = name.split(' ');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@mill-lane.example`;
  // The Playground spells it so.
  return {
    id: `29:${key}`,
    name,
    userPrincipleName: email,
    aadObjectId: objectId,
    givenName,
    surname,
    email,
  };
}
