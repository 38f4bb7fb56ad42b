import { Explained } from '#domain/explained.ts';

/** A file that somebody sent to the bot: Teams keeps it in their OneDrive, and says for minutes where it can be fetched. */
export interface SentFile {
  /** As the person calls it; bounded, otherwise anything. */
  readonly name: string;
  /** As it came with the message: where it leads is looked at before anything is asked of it. */
  readonly url: string;
}

/** Fetches what was sent. */
export interface SentFiles {
  /**
   * All that is in the file, at most `mostBytes`. It may be called again while Teams' address lasts. Rejects with
   * `SentFileRefused`, and with nothing else: the address leads elsewhere than to the places files are kept, the file is
   * bigger, or it did not come in time.
   */
  fetch(file: SentFile, mostBytes: number): Promise<Uint8Array>;
}

/** The message is one sentence for whoever sent the file, without its name. */
export class SentFileRefused extends Explained {
  override readonly name = 'SentFileRefused';
}
