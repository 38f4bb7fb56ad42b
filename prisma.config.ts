import { defineConfig } from 'prisma/config';

// Only `prisma generate` reads this file; the bot and `fortnight db` connect through src/config.ts.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
