import type { Store } from '#ports/store.ts';
import { ConfigurationError } from './config.ts';

/** The demo's people have well-known ids, so its data is never served to a network. Throws ConfigurationError. */
export async function refuseDemoData(store: Store): Promise<void> {
  const demo = (await store.trusts.list()).find(trust => trust.isDemo);
  if (demo) {
    throw new ConfigurationError(
      `The data here is the demo's (${demo.name}). Set DATA_DIR to another folder, or run the demo: npm run demo`,
    );
  }
}
