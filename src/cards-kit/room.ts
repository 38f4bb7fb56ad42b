/** What is left of a card's bytes for its lists, so that the longest of them is cut before the card is too big. */
export class Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** As many as fit, from the first; never more than `most` bytes of them. */
  take<T>(items: readonly T[], most = Number.POSITIVE_INFINITY): T[] {
    const taken: T[] = [];
    let room = Math.min(most, this.#left);
    for (const item of items) {
      room -= Buffer.byteLength(JSON.stringify(item)) + 1;
      if (room < 0) break;
      this.#left -= Buffer.byteLength(JSON.stringify(item)) + 1;
      taken.push(item);
    }
    return taken;
  }
}
