// What for: the way between Telegram and the conversation, on which no question is lost and no chat waits for another.
// In: the Bot API, the bot's state, a handler that turns an update into calls. Out: updates written, handled in order and
// answered, by polling or webhook; counts; a clean stop. What is kept is in the state.
// Not here: any wording, any understanding of what is asked, the conversation's own memory.
export { type Clock, pause, realClock } from './clock.ts';
export { createDelivery, type Delivery } from './delivery.ts';
export { type Polling, startPolling } from './polling.ts';
export { announceWebhook, createWebhook } from './webhook.ts';
