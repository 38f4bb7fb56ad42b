import { CAST, type CastMember, COLLEAGUES, TRUST } from './cast.ts';

/** The conversations of one Playground window. */
export interface WindowIds {
  readonly personal: string;
  readonly group: string;
  readonly team: string;
  readonly channel: string;
}

/**
 * Ids of this run's own. A Playground forgets everything when it stops; under new ids the bot takes the window for
 * the new place it is, and posts there again what was posted before.
 */
export function windowIds({ key }: CastMember, run: string): WindowIds {
  return {
    personal: `a:${key}-${run}`,
    group: `19:group-${key}-${run}@thread.v2`,
    team: `19:team-${key}-${run}@thread.tacv2`,
    channel: `19:sit-${key}-${run}@thread.tacv2`,
  };
}

/**
 * What one Playground is told, as the content of its .m365agentsplayground.yml (JSON is YAML). It is particular:
 * exactly five users besides its own, one channel besides General, every id once; else it stops without a word.
 */
export function playgroundConfig(member: CastMember, ids: WindowIds): string {
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
