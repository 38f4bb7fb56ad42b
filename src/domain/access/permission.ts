/** What can be asked for. A rule names one; a card's `allow` asks for one. */
export type Permission =
  | 'school.read-basics'
  | 'school.read-status'
  /** Put a flag about it before the chair of a meeting. */
  | 'school.flag'
  /** What it is owed and owes by the improvement model. */
  | 'school.read-owed'
  /** Say what it needs, what is not required or waived, and what was booked or done. */
  | 'school.mark-owed'
  /** As somebody who is to send what is asked of it, or of the trust for it: say that it was sent, when it will be, or why not. */
  | 'school.answer-request'
  /** What it is to be from a later day, before others may know. */
  | 'school.read-coming-category'
  /** Put right what the record says it was, with a reason. */
  | 'school.correct-category'
  /** Set and end a special status, say what the committee convened and by when a plan is asked for. */
  | 'school.set-status'
  /** For the school: send the plan that a status asks for. */
  | 'school.send-plan'
  /** Ask for help from outside the trust, and read what became of it. */
  | 'school.ask-support'
  /** Agree to that, or not. */
  | 'school.agree-support'
  /** Record a circumstance in which the trust may step in itself, and read those. */
  | 'school.record-intervention'
  /** Name somebody who answers for its head. */
  | 'school.name-delegate'
  /** A letter of the trust to it, from its date on. */
  | 'school.read-letter'
  /** For the school: say that the letter is there, and when it was shared. */
  | 'school.acknowledge-letter'
  /** On which day it is visited next, and by whom; what for is `visit.read`. */
  | 'school.read-next-visit'
  /** See that it is to be, when, with whom, and what was answered. */
  | 'visit.read'
  /** Only when and where it is, and who leads it. */
  | 'visit.read-time'
  /** For the school: choose a time, propose another, decline. */
  | 'visit.answer'
  /** For oneself, as somebody who must be there: say which times one cannot make. */
  | 'visit.rule-out'
  /** Look for times, offer, move, cancel, change who leads and who comes. */
  | 'visit.book'
  /** Say whether it was held, write the report, release it. */
  | 'visit.report'
  /** For the school: point out what is inaccurate in the draft. */
  | 'visit.check-report'
  | 'visit.read-brief'
  /** The released report. */
  | 'visit.read-report'
  /** Have somebody of the team look at its category. */
  | 'school.ask-review'
  /** Its plans, with everything answered about them. */
  | 'school.read-plan'
  /** Make its plans, change and close them. */
  | 'school.work-plan'
  /** As somebody whose part agrees such a plan by the model: agree it. */
  | 'school.agree-plan'
  /** For the school: answer a check-in on its plan; as an action's owner, about that action alone. */
  | 'school.answer-check-in'
  /** As the school's officer: say something about a check-in. */
  | 'school.comment-check-in'
  /** How far something late, or of concern, at it has gone. */
  | 'school.read-escalation'
  /** As its officer: wait, let it be, take it further. */
  | 'school.answer-escalation'
  /** As whoever decides once an officer has taken it further. */
  | 'school.decide-escalation'
  /** For the school: add to what is to stand on an agenda. */
  | 'school.add-to-line'
  /** Record when somebody who answers for it is away, and read that. */
  | 'school.record-absence'
  /** A category review, until what it comes to holds. */
  | 'review.read'
  /** For the team: propose, say what was talked about, reply to a dispute, withdraw. */
  | 'review.propose'
  /** For the school: confirm, talk first, dispute. */
  | 'review.answer'
  /** Say what it is where people do not agree or nobody answered. */
  | 'review.rule'
  | 'meeting.read'
  /** Add an item, send apologies. */
  | 'meeting.contribute'
  /** Start it, record in it, close it; read everything on its agenda. */
  | 'meeting.run'
  | 'meeting.take-over'
  /** Lines that are for the chair: not those that name their readers. */
  | 'meeting.read-confidential'
  /** Move it, cancel it, call an extra one, change its series. */
  | 'meeting.plan'
  /** A series nobody chairs yet. */
  | 'meeting.set-up'
  /** See what did not arrive, have it sent again or dropped: which card and whom for, never what it says. */
  | 'trust.mend-deliveries'
  /** Every school's category, or special status, in one list. */
  | 'trust.read-ladder'
  /** Which letters went out, and what became of them: never what they say. */
  | 'trust.read-letters'
  /** Write those that are missing, send a copy again, see a letter before its date. */
  | 'trust.issue-letters'
  /** Which schools have not sent what was asked of them. */
  | 'trust.read-not-sent'
  /** Which coaching groups there are, and how many of their reviews were held: never what was written. */
  | 'trust.read-groups'
  /** Make one, from a list or by hand. */
  | 'trust.work-groups'
  /** Say what every group is to keep to. */
  | 'trust.give-group-rules'
  /** Who is of it, and when its reviews are and were. */
  | 'coaching.read-group'
  /** Change who is of it, what it is called, who facilitates it; end it. */
  | 'coaching.work-group'
  /** Say when one of its reviews could be: whoever it is to be with. */
  | 'coaching.answer-time'
  /** Have the time of a review looked for; where nobody can, set it or skip the review. */
  | 'coaching.set-time'
  /** What was written after one of its reviews. */
  | 'coaching.read-write-up';

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
  /** Whom the head of its school, or of the school itself, has named: to answer for them; to choose times and no more. */
  | 'delegate'
  | 'slots-delegate'
  /** Of a plan: who agrees it; of an action of it, its owner who was asked. */
  | 'agreer'
  | 'owner'
  /** Of something to be sent: whoever sends it. */
  | 'sender'
  /** Of a coaching group: who is of it, a head for their school; who facilitates it; the team, where the model lets the trust read. */
  | 'group-member'
  | 'facilitator'
  | 'assurance'
  /** Of a review: who may propose; who answers for the school; who rules. */
  | 'may-propose'
  | 'answerer'
  | 'decider';
