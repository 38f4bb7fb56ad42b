import type { Rating } from '#domain/plan/action-state.ts';
import type { CheckIn, PlanAnswer } from '#domain/plan/check-in.ts';
import type { Plan, PlanAction, PlanPriority } from '#domain/plan/plan.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** A plan as it is made: nobody has agreed it yet. */
export type NewPlan = Omit<Plan, 'state' | 'agreed' | 'impact' | 'version'>;
export type NewCheckIn = Pick<CheckIn, 'id' | 'planId' | 'openedAt' | 'owedTo' | 'dueOn' | 'asksUntil'>;

/** Schools' plans, what is asked about them, and what was answered; answers are never changed or taken away. */
export interface PlanReads {
  /** With its priorities and actions in their order, those that were taken out among them; null: there is none. */
  find(id: string): Promise<Plan | null>;
  /** All of one school, the newest first. */
  ofSchool(urn: string): Promise<Plan[]>;
  /** Those that are agreed and not closed, of all schools, the oldest first. */
  running(): Promise<Plan[]>;
  /** Those that are not closed, of all schools, the oldest first. */
  underWay(): Promise<Plan[]>;
  /** Those that run and have an action of this person's in them, the oldest first. */
  withOwner(personId: string): Promise<Plan[]>;
  /** What was said of these plans' actions, without anybody's words, in the order it was said; none of one that is not there. */
  ratingsOf(planIds: readonly string[]): Promise<Rating[]>;
  /** What was said of a plan's actions, in that order; none for one that is not there. */
  answersOf(planId: string): Promise<PlanAnswer[]>;
  checkIn(id: string): Promise<CheckIn | null>;
  /** All of one plan, the newest first. */
  checkInsOf(planId: string): Promise<CheckIn[]>;
  /** Those of each of these plans, the newest first, by the plan's id; a plan without any is not in it. */
  checkInsOfAll(planIds: readonly string[]): Promise<Map<string, CheckIn[]>>;
  /** The newest of each plan that runs, of all schools, by the plan's id. */
  newestCheckIns(): Promise<Map<string, CheckIn>>;
}

/** Every write of what is there raises the plan's version by one. The caller holds the plan. */
export interface PlanWrites extends PlanReads {
  /** Makes a draft, with what its actions are said to be already (`answers`, in order). */
  add(plan: NewPlan, answers: readonly PlanAnswer[]): Promise<void>;
  /** `closedAt`: since when it is closed. */
  change(
    id: string,
    change: Partial<Pick<Plan, 'state' | 'impact'>> & { readonly closedAt?: IsoInstant },
  ): Promise<void>;
  /** Adds an action to a priority, which is made where the plan has none of that id. */
  addAction(planId: string, priority: Omit<PlanPriority, 'actions'>, action: PlanAction): Promise<void>;
  changeAction(
    planId: string,
    actionId: string,
    change: Partial<Omit<PlanAction, 'id' | 'n'>>,
  ): Promise<void>;
  /** A part that has agreed already is passed over. */
  agree(planId: string, agreement: Plan['agreed'][number]): Promise<void>;
  /** Nobody has agreed it any more: it was changed. */
  forgetAgreements(planId: string): Promise<void>;
  /** Asks, beginning now, each of a plan of its own. The caller has looked that no other of these plans is open. */
  openCheckIns(checkIns: readonly NewCheckIn[]): Promise<void>;
  changeCheckIn(planId: string, id: string, change: Partial<Omit<CheckIn, 'id' | 'planId'>>): Promise<void>;
  /** None: nothing changes, the version neither. */
  addAnswers(planId: string, answers: readonly PlanAnswer[]): Promise<void>;
  /** Keeps others from changing the plan, its check-ins and their answers until the transaction ends; `false`: there is none. */
  hold(id: string): Promise<boolean>;
  /**
   * The same of many, and how each is since it is held; without those that are not there. Of two who hold several at once neither
   * waits for ever: they are held in one order.
   */
  holdAll(ids: readonly string[]): Promise<Plan[]>;
}
