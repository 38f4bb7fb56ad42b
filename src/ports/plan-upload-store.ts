import type { PlanUpload, SaidOfUpload } from '#domain/plan/plan-upload.ts';

export type NewPlanUpload = Omit<PlanUpload, 'planId' | 'version' | 'content'> & { readonly content: string };

export interface PlanUploadReads {
  /** null: there is none, or its time is over. */
  find(id: string): Promise<PlanUpload | null>;
}

/** Files of plans that were sent to the bot, for a day or two. Each change raises the version. */
export interface PlanUploadWrites extends PlanUploadReads {
  add(upload: NewPlanUpload): Promise<void>;
  say(id: string, said: SaidOfUpload): Promise<void>;
  /** It is a draft now: what was in the file is not kept here any more. */
  made(id: string, planId: string): Promise<void>;
  /** One that is not there is passed over. */
  drop(id: string): Promise<void>;
  /** All that this person sent. */
  dropOf(personId: string): Promise<void>;
  /** Keeps others from changing it until the transaction ends; `false`: there is none. */
  hold(id: string): Promise<boolean>;
}
