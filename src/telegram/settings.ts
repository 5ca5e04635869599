import type { Language } from '../types.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import type { Asker, Place } from './read-update.ts';
import { edit, reply } from './replies.ts';
import { rich } from './rich-text.ts';

export function askLanguage(place: Place, user: Asker): Calls {
  const { say } = speech(place, user);
  return reply(place, say.languageAsk, {
    keyboard: keyboard([
      button('中文', { verb: 'language', to: 'zh' }),
      button('English', { verb: 'language', to: 'en' }),
      button(say.auto, { verb: 'language', to: 'auto' }),
    ]),
  });
}

export async function setLanguage(
  parts: Parts,
  place: Place,
  user: Asker,
  message: number,
  to: Language | 'auto',
): Promise<Calls> {
  const language = to === 'auto' ? null : to;
  await parts.memory.speak(place.chat, language);
  const { say } = speech({ ...place, language }, user);
  return [edit(place, { message }, rich(to === 'auto' ? say.languageAuto : messages(to).languageSet))];
}

export function askForget(place: Place, user: Asker): Calls {
  const { say } = speech(place, user);
  return reply(place, say.forgetAsk, { keyboard: keyboard([button(say.forgetYes, { verb: 'forget' })]) });
}

/** Erases at once; in a group only what the person who taps has left there. */
export async function forget(parts: Parts, place: Place, user: Asker, message: number): Promise<Calls> {
  const { say } = speech(place, user);
  await parts.memory.forget(place.chat, user.id, place.private);
  await parts.forgotten(place.chat, place.private);
  return place.private ? [edit(place, { message }, rich(say.forgotten))] : [];
}
