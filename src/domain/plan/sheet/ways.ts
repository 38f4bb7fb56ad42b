import type { PlanField } from './plan-headings.ts';

/** How whoever gives a file can say what it does not say itself; each goes on a sentence that names the fault. */
export interface Ways {
  /** Taking "ongoing" as the end of the year. */
  readonly ongoing: string;
  leaveOut(field: PlanField): string;
  /** Which column is the priority. */
  readonly priority: string;
  readonly terms: string;
  readonly template: string;
}

export const COMMAND_LINE: Ways = {
  ongoing: 'say --ongoing end-of-year',
  leaveOut: field => `say --column ${field}=none to leave the column out`,
  priority: 'say which column it is: --column priority=HEADING',
  terms: 'import them with fortnight import terms FILE',
  template: 'fortnight plan template FILE.xlsx writes them',
};

/** On the card that answers a file which was sent. */
export const ON_CARD: Ways = {
  ongoing: 'take it as the end of the year, below',
  leaveOut: () => 'empty the cell',
  priority: 'give the column that has it that heading',
  terms: 'have the trust’s administrator import them',
  template: 'the template has them',
};
