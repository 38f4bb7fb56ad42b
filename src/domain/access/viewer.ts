import type { Actor } from './actor.ts';

/** Who looks, and where. A card in a channel is seen by everyone there: its viewer is nobody in particular. */
export interface Viewer {
  readonly actor: Extract<Actor, { kind: 'person' }> | null;
  readonly surface: 'personal' | 'group' | 'channel';
}
