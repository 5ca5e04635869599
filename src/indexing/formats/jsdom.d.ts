/** The little of jsdom that `html.ts` uses; the library ships no types of its own, and DOM types aren't loaded here. */
declare module 'jsdom' {
  export type PageNode = {
    readonly nodeType: number;
    readonly tagName?: string;
    readonly textContent: string | null;
    readonly childNodes: Iterable<PageNode>;
    readonly parentElement: PageElement | null;
    readonly previousSibling: PageNode | null;
  };
  export type PageElement = PageNode & {
    readonly tagName: string;
    getAttribute(name: string): string | null;
    setAttribute(name: string, value: string): void;
    readonly previousElementSibling: PageElement | null;
    readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): Iterable<PageElement>;
    closest(selector: string): PageElement | null;
    contains(other: PageNode): boolean;
    remove(): void;
  };
  export type PageTree = {
    readonly body: PageElement;
    readonly head: { append(...elements: PageElement[]): void };
    readonly title: string;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): Iterable<PageElement>;
    cloneNode(deep: boolean): PageTree;
  };
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options?: { readonly url?: string; readonly virtualConsole?: VirtualConsole });
    readonly window: {
      readonly document: PageTree;
      getComputedStyle(element: PageElement): { getPropertyValue(name: string): string };
      close(): void;
    };
  }
}
