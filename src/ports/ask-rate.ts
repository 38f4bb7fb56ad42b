/** Whether somebody may ask now. */
export type Turn =
  | { readonly may: true }
  | {
      readonly may: false;
      readonly waitMs: number;
      /** What was answered before may still be looked up and given again; nothing else may be asked of the store. */
      readonly mayLookUp: boolean;
      /** They were told to wait a moment ago, and that still holds. */
      readonly told: boolean;
    };

/** How often one person may ask something of the bot. Asked before anything else, so it must cost next to nothing. */
export interface AskRate {
  /**
   * Counts one press or message. `who` names the person, `what` the press or message itself: let in once and delivered
   * again within a minute it is not counted again, up to the four times Teams delivers one. Never throws.
   */
  take(who: string, what: string): Promise<Turn>;
}
