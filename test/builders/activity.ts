export const TENANT = '11111111-2222-4333-8444-555555555555';

/** A typed message of a personal chat, as Teams sends it. */
export function message(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1762162200000',
    timestamp: '2026-11-03T09:30:00.1234567Z',
    localTimestamp: '2026-11-03T09:30:00.1234567+00:00',
    serviceUrl: 'https://smba.example.net/uk/',
    channelId: 'msteams',
    from: { id: '29:1abc', name: 'Pat Example', aadObjectId: 'aaaaaaaa-1111-4222-8333-444444444444' },
    recipient: { id: '28:5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e', name: 'Fortnight' },
    conversation: { id: 'a:1xyz', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' }],
    locale: 'en-GB',
    textFormat: 'plain',
    text: 'status oakwood',
    ...overrides,
  };
}
