// What for: the way between Telegram and the conversation, on which no question is lost and no chat waits for another.
// In: the Bot API, the bot's state, a handler that turns an update into calls. Out: updates written, handled in order and
// answered, by polling or webhook; counts; a clean stop. Kept by one process at a time.
// Not here: any wording, any understanding of what is asked, the conversation's own memory.
export { type Clock, pause, realClock } from './clock.ts';
export { createDelivery, type Delivery } from './delivery.ts';
export { acquireLock } from './lock.ts';
export { startPolling } from './polling.ts';

export { openState, stateFault, transaction } from './state.ts';
export { TRANSPORT_MIGRATIONS } from './tables.ts';
export { announceWebhook, createWebhook } from './webhook.ts';
