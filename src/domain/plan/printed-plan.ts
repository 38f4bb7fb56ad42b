import type { IsoDate } from '../time/iso.ts';
import type { Rag } from '../visit/report.ts';
import type { Plan } from './plan.ts';
import type { RagCounts, TrendPoint } from './trend.ts';

/** An action as a document has it. */
export interface PrintedAction {
  readonly number: string;
  readonly text: string;
  /** A person's name, or whom the school means; empty: nobody. */
  readonly owner: string;
  readonly dueOn: IsoDate;
  readonly isOverdue: boolean;
  readonly measure: string;
  readonly rag: Rag | null;
  readonly done: boolean;
  /** What the school said of it last, and when; null: nothing yet. */
  readonly said: { readonly words: string; readonly on: IsoDate } | null;
  /** Where evidence lies: "files.example.org". The addresses themselves stay on the cards. */
  readonly hosts: readonly string[];
}

/**
 * A plan as it is taken to a school's local committee: what it is after, how each action stands, and how it has gone. Nothing of
 * what the team says about it, nor of what would help, is in it.
 */
export interface PrintedPlan {
  readonly trustName: string;
  readonly schoolName: string;
  readonly kindName: string;
  readonly title: string;
  readonly state: Plan['state'];
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** "the headteacher". `by` null: not yet. */
  readonly agreements: readonly {
    readonly word: string;
    readonly by: { readonly name: string; readonly on: IsoDate } | null;
  }[];
  readonly priorities: readonly {
    readonly title: string;
    readonly counts: RagCounts;
    readonly actions: readonly PrintedAction[];
  }[];
  readonly trend: readonly TrendPoint[];
  /** What came of it; null: it is not closed. */
  readonly impact: string | null;
}

/** The hosts of some addresses, each once; what is no address is left out. */
export function hostsOf(links: readonly string[]): string[] {
  const hosts = links.flatMap(link => (URL.canParse(link) ? [new URL(link).hostname] : []));
  return [...new Set(hosts)];
}
