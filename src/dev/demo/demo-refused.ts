import { Explained } from '#domain/explained.ts';

/** The demo will not go on; the message says why and what to do. */
export class DemoRefused extends Explained {
  override readonly name = 'DemoRefused';
}
