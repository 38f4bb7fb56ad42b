/** Who may import whom: ARCHITECTURE's table as rules. `npm run check:boundaries` runs them and counts the modules. */

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'];

/** `folder` may reach our own folders `ours` and the packages `vendors` ('node:*' for all of Node's own), nothing else. */
function only(name, folder, ours, vendors = []) {
  const own = ours.map(path => `^${path}(/|$)`);
  const packages = vendors
    .filter(v => v !== 'node:*')
    .map(v => (v.startsWith('node:') ? `^(node:)?${v.slice(5)}$` : `node_modules/${v}(/|$)`));
  const kinds = vendors.includes('node:*') ? npm.filter(kind => kind !== 'core') : npm;
  return [
    {
      name: `${name}: ours`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: '^(src|cards|test)/', pathNot: [`^${folder}/`, ...own] },
    },
    {
      name: `${name}: packages`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { dependencyTypes: kinds, ...(packages.length > 0 && { pathNot: packages }) },
    },
  ];
}

const DOMAIN = 'src/domain';
const PORTS = 'src/ports';
const RULES = ['zod', 'temporal-polyfill'];

export default {
  forbidden: [
    ...only('domain', DOMAIN, [], RULES),
    ...only('models', 'src/models', [DOMAIN]),
    ...only('ports', PORTS, [DOMAIN], ['zod']),
    ...only('workflows', 'src/workflows', [DOMAIN, 'src/models', PORTS], RULES),
    ...only(
      'cards-kit',
      'src/cards-kit',
      [DOMAIN, PORTS],
      ['zod', 'adaptivecards-templating', 'node:fs', 'node:path', 'node:url'],
    ),
    ...only('bot', 'src/bot', [DOMAIN, PORTS, 'src/workflows', 'src/cards-kit'], [...RULES, 'node:crypto']),
    ...only(
      'store',
      'src/adapters/store',
      [DOMAIN, PORTS],
      ['@prisma', '@electric-sql', 'pg', '@types/pg', 'node:*'],
    ),
    ...only('jobs', 'src/adapters/jobs', [DOMAIN, PORTS], ['pg-boss', 'pg', '@types/pg']),
    ...only(
      'http',
      'src/adapters/http',
      [DOMAIN, PORTS, 'src/bot'],
      ['fastify', 'jose', 'pino', 'zod', 'node:*'],
    ),
    ...only(
      'teams',
      'src/adapters/teams',
      [DOMAIN, PORTS, 'src/bot', 'src/cards-kit/bind-template.ts'],
      ['botbuilder', '@microsoft/teams-ai', 'oauth4webapi', '@azure/msal-node', 'zod', 'node:*'],
    ),
    ...only(
      'graph',
      'src/adapters/graph',
      [DOMAIN, PORTS],
      ['@microsoft/microsoft-graph-client', '@azure/identity', 'p-limit', 'zod'],
    ),
    ...only('metrics', 'src/adapters/metrics', [DOMAIN, PORTS], ['prom-client']),
    ...only('holidays', 'src/adapters/holidays', [DOMAIN, PORTS], ['date-holidays']),
    ...only('ask-rate', 'src/adapters/ask-rate', [DOMAIN, PORTS], ['rate-limiter-flexible', 'node:crypto']),
    ...only('audit', 'src/adapters/audit', [DOMAIN, PORTS], ['csv-stringify']),
    ...only(
      'solver',
      'src/adapters/solver',
      [DOMAIN, PORTS],
      ['highs', 'node:child_process', 'node:events', 'node:net'],
    ),
    ...only('documents', 'src/adapters/documents', [DOMAIN, PORTS], ['docx']),
    ...only(
      'plan-files',
      'src/adapters/plan-files',
      // How a text file is recognised and decoded is known in one place.
      [DOMAIN, PORTS, 'src/adapters/register/(delimiter|encoding|recognise).ts'],
      ['@e965/xlsx', 'csv-parse', 'yauzl', '@types/yauzl', 'node:worker_threads'],
    ),
    ...only(
      'register',
      'src/adapters/register',
      [DOMAIN, PORTS],
      ['csv-parse', 'ical.js', 'yauzl', '@types/yauzl', 'node:*'],
    ),
    {
      name: 'cards: ours',
      comment:
        'A card knows the domain, the workflows, the kit and itself; never another card, never an adapter.',
      severity: 'error',
      from: { path: '^cards/([^/]+)/', pathNot: 'spec\\.ts$' },
      to: {
        path: '^(src|cards|test)/',
        pathNot: ['^cards/$1/', '^src/(domain|workflows|cards-kit)/'],
      },
    },
    {
      name: 'cards: packages',
      severity: 'error',
      from: { path: '^cards/', pathNot: 'spec\\.ts$' },
      to: { dependencyTypes: npm, pathNot: ['node_modules/zod/'] },
    },
    {
      name: 'main: app and config only',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/(app|config|domain/explained)\\.ts$'] },
    },
    {
      name: 'nobody imports the process, the command line or the demo',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: ['^src/(cli|dev)/'] },
      to: { path: '^src/(main\\.ts|cli/|dev/)' },
    },
    {
      name: 'the store’s Prisma types stay in the store',
      severity: 'error',
      from: {
        path: '^(src|cards|test)/',
        pathNot: ['^src/adapters/store/', '^test/adapters/store/', '^prisma'],
      },
      to: { path: '(^src/adapters/store/generated|node_modules/@prisma)' },
    },
    {
      name: 'the Bot Framework stays in adapters/teams',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: '^src/adapters/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    {
      name: 'Microsoft Graph stays in adapters/graph',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: '^src/adapters/graph/' },
      to: { path: 'node_modules/(@microsoft/microsoft-graph-client|@azure/identity)/' },
    },
    {
      name: 'prom-client stays in adapters/metrics',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: '^src/adapters/metrics/' },
      to: { path: 'node_modules/prom-client/' },
    },
    {
      name: 'the spreadsheet library stays in adapters/plan-files',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: '^src/adapters/plan-files/' },
      to: { path: 'node_modules/@e965/' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: { path: '^(src|cards)/', pathNot: 'generated' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing missing',
      severity: 'error',
      from: { path: '^(src|cards)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|src/adapters/store/generated' },
    exclude: { path: 'src/adapters/store/generated/.+/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      importsFields: ['imports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
