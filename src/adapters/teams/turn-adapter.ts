import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { ConnectorClient } from './connector-client.ts';

/**
 * Runs a turn of the SDK on an activity the edge has already authenticated, and sends what the turn says through our
 * own client. The SDK's own adapter would check the token again with known gaps, and its connector repeats a POST up
 * to four times by itself.
 */
export class TurnAdapter extends BotAdapter {
  readonly #connector: ConnectorClient;

  constructor(connector: ConnectorClient) {
    super();
    this.#connector = connector;
  }

  async run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const context = new TurnContext(this, activity);
    await this.runMiddleware(context, logic);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      const id = await this.#connector.send(placeOf(context.activity), activity);
      responses.push({ id });
    }
    return responses;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.#connector.update(placeOf(context.activity), activity.id ?? '', activity);
  }

  override async deleteActivity(
    context: TurnContext,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    await this.#connector.delete(placeOf(context.activity), reference.activityId ?? '');
  }

  /** Nothing is sent from outside a turn by the SDK: the outbox does that. */
  override async continueConversation(): Promise<void> {
    throw new Error('proactive messages go through the outbox');
  }
}

const placeOf = ({ serviceUrl, conversation }: Activity) => ({ serviceUrl, conversationId: conversation.id });
