import { Application, type TurnState } from '@microsoft/teams-ai';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { ActivityEnvelope } from '#bot/activity.ts';
import type { Bot } from '#bot/context.ts';
import { handleArrival, handleRemoval } from '#bot/handle-arrival.ts';
import type { Meter } from '#ports/meter.ts';
import { callerOf, filesIn, isAnnounced, isRemoved, pressOf } from './activities.ts';
import type { ConnectorClient } from './connector-client.ts';
import { countedEntrances, type Entrances } from './counted-entrances.ts';
import { reply } from './reply.ts';
import { TurnAdapter } from './turn-adapter.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

const CARD_ANSWER = 'application/vnd.microsoft.card.adaptive';
const FAULT_ANSWER = 'application/vnd.microsoft.error';
const PRESS = 'adaptiveCard/action';

/** What one turn is about, and what it will answer over HTTP. */
interface Turn {
  readonly activity: ActivityEnvelope;
  answer: HttpAnswer;
}
const TURN = Symbol('turn');
const turnOf = (context: TurnContext) => context.turnState.get(TURN) as Turn;

/**
 * Teams on the SDK: teams-ai's Application finds the route, the route calls the bot. Everything of the SDK ends here;
 * the function returned takes an authenticated activity and gives the HTTP answer.
 */
export function teamsApp(
  bot: Bot,
  connector: ConnectorClient,
  meter: Meter,
): (activity: ActivityEnvelope) => Promise<HttpAnswer> {
  const adapter = new TurnAdapter(connector, bot.sendRate);
  const application = withRoutes(bot, countedEntrances(bot, meter));
  return async activity => {
    const turn: Turn = { activity, answer: { status: 200 } };
    // The envelope's times are text, which the SDK's type would have as Date; nothing there or here reads them.
    await adapter.run(activity as unknown as Partial<Activity>, async context => {
      context.turnState.set(TURN, turn);
      const handled = await application.run(context);
      if (!handled && activity.type === ActivityTypes.Invoke) turn.answer = malformed;
    });
    return turn.answer;
  };
}

/** teams-ai 1.7.4 never asks its own option `startTypingTimer`: a turn of a second sends "typing", beside Teams' limits. */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/**
 * The routes. Each sends its own invoke answer: teams-ai's `actionExecute` keeps the type of its answer outside the
 * handler, so that one card's answer decides how later ones are sent.
 */
function withRoutes(bot: Bot, entrances: Entrances): Application<TurnState> {
  const application = new QuietApplication({ removeRecipientMention: false });
  const route = (
    type: ActivityTypes,
    fits: (activity: ActivityEnvelope) => boolean,
    handle: (turn: Turn, context: TurnContext) => Promise<void>,
  ) =>
    application.addRoute(
      async context => context.activity.type === type && fits(turnOf(context).activity),
      context => handle(turnOf(context), context),
      type === ActivityTypes.Invoke,
    );

  route(
    ActivityTypes.Invoke,
    activity => activity.name === PRESS,
    async turn => {
      const press = pressOf(turn.activity.value, 'invoke');
      turn.answer = press ? await answerPress(entrances, turn.activity, press) : malformed;
    },
  );
  route(
    ActivityTypes.Message,
    () => true,
    async ({ activity }, context) => {
      const caller = callerOf(activity);
      const press = pressOf(activity.value, 'submit');
      if (press) {
        const on = activity.replyToId ?? null;
        const alone = caller.conversation.kind === 'personal';
        await reply(bot, context, await entrances.press({ caller, ...press }), { on, alone });
        return;
      }
      const files = filesIn(activity);
      const said = { caller, text: activity.text ?? '', messageId: activity.id ?? null };
      const shown = await (files.length > 0 ? entrances.file({ ...said, files }) : entrances.words(said));
      if (shown) await reply(bot, context, shown);
    },
  );
  for (const type of [ActivityTypes.InstallationUpdate, ActivityTypes.ConversationUpdate]) {
    route(type, isRemoved, ({ activity }) => handleRemoval(bot, callerOf(activity)));
    route(type, isAnnounced, ({ activity }) => handleArrival(bot, callerOf(activity)));
  }
  return application;
}

async function answerPress(
  entrances: Entrances,
  activity: ActivityEnvelope,
  press: NonNullable<ReturnType<typeof pressOf>>,
): Promise<HttpAnswer> {
  const { card } = await entrances.press({ caller: callerOf(activity), ...press });
  return { status: 200, body: { statusCode: 200, type: CARD_ANSWER, value: card } };
}

const malformed: HttpAnswer = {
  status: 400,
  body: {
    statusCode: 400,
    type: FAULT_ANSWER,
    value: { code: 'BadRequest', message: 'This is nothing that Fortnight answers.' },
  },
};
