/** The demo will not go on; the message says why and what to do. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}
