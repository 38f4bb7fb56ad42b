import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { paced } from '#bot/pace.ts';
import type { SendRate } from '#ports/send-rate.ts';
import { NotSaved } from '#ports/store.ts';
import type { ConnectorClient } from './connector-client.ts';

/**
 * Runs a turn of the SDK on an activity the edge has already authenticated, and sends what the turn says through our
 * own client. The SDK's own adapter would check the token again with known gaps, and its connector repeats a POST up
 * to four times by itself.
 */
export class TurnAdapter extends BotAdapter {
  readonly #connector: ConnectorClient;
  readonly #sendRate: SendRate;

  constructor(connector: ConnectorClient, sendRate: SendRate) {
    super();
    this.#connector = connector;
    this.#sendRate = sendRate;
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
      const id = await this.#paced(context, at => this.#connector.send(at, activity));
      responses.push({ id });
    }
    return responses;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.#paced(context, at => this.#connector.update(at, activity.id ?? '', activity));
  }

  override async deleteActivity(
    context: TurnContext,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    await this.#connector.delete(placeOf(context.activity), reference.activityId ?? '');
  }

  /**
   * An answer counts for Teams like any other message. Throws `Later` when its turn is too far off for an answer. Where
   * the store gives no turn it goes without: it may be what says that the store is gone.
   */
  async #paced<T>({ activity }: TurnContext, request: (at: Place) => Promise<T>): Promise<T> {
    const at = placeOf(activity);
    // A thread counts as its channel.
    const conversationId = at.conversationId.replace(/;messageid=\d+$/, '');
    const tenant = (activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '').toLowerCase();
    let hasBegun = false;
    try {
      return await paced({ sendRate: this.#sendRate }, { ...at, conversationId, tenant }, () => {
        hasBegun = true;
        return request(at);
      });
    } catch (error) {
      if (error instanceof NotSaved && !hasBegun) return request(at);
      throw error;
    }
  }

  /** Nothing is sent from outside a turn by the SDK: the outbox does that. */
  override async continueConversation(): Promise<void> {
    throw new Error('proactive messages go through the outbox');
  }
}

type Place = ReturnType<typeof placeOf>;
const placeOf = ({ serviceUrl, conversation }: Activity) => ({ serviceUrl, conversationId: conversation.id });
