/** Stands in for adaptivecards/src/schema, which teams-ai's types name and which does not compile under our flags. */
export interface IAdaptiveCard {
  type: 'AdaptiveCard';
  [key: string]: unknown;
}
