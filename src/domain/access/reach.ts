/** How the one who asks stands to the subject. */
export type Reach =
  | 'own-school'
  | 'own-hub'
  | 'trust'
  | 'member'
  | 'deputy'
  | 'chair'
  /**
   * Of a visit: who leads it; once its lead holds no role any more, who stands in for them; who is to be there; who is or was invited to another school, from its brief until four weeks after it.
   */
  | 'lead'
  | 'lead-has-left'
  | 'attendee'
  | 'invited-now'
  /** Whom its report was released to. */
  | 'recipient'
  /** Whom the head of its school has named: to answer for them; to choose times and no more. */
  | 'delegate'
  | 'slots-delegate'
  /** Of a plan: who agrees it; of an action of it, its owner who was asked. */
  | 'agreer'
  | 'owner'
  /** Of a review: who may propose; who answers for the school; who rules. */
  | 'may-propose'
  | 'answerer'
  | 'decider';
