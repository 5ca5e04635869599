/** Links to stored articles. A model never writes one: they are made here, from ids that came out of the store. */

export type Links = {
  /** Address of an article, at paragraph `paragraph` (from 0) when given; below 0 are its heads, which stand on top. `null` when nothing serves it. */
  readonly article: (id: string, paragraph?: number) => string | null;
};

export type LinkOptions = {
  /** Base address of the web reader as residents reach it, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  /** The bot's user name, without `@`. */
  readonly botName?: string | undefined;
};

/**
 * The web reader where there is one (`PUBLIC_URL/articles/<id>#p<n>`), else the bot's deep link, which shows the
 * article in the chat. Anchors count paragraphs from 1, as readers do.
 */
export function createLinks({ publicUrl, botName }: LinkOptions): Links {
  const base = publicUrl?.replace(/\/+$/, '');
  return {
    article: (id, paragraph) => {
      if (base) return `${base}/articles/${id}${paragraph === undefined || paragraph < 0 ? '' : `#p${paragraph + 1}`}`;
      return botName ? `https://t.me/${botName}?start=a_${id}` : null;
    },
  };
}
