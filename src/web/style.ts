/** One style sheet, served as /style.css: readable on an old phone, dark where the reader prefers it, no script. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #625d55; --paper: #fbfaf7; --line: #e3dfd6; --mark: #fff0b3; --here: #fbf4dc; --ours: #f3e3df; --accent: #9b2d1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --quiet: #aaa499; --paper: #191816; --line: #36332e; --mark: #5c4f14; --here: #2b2718; --ours: #4a2a24; --accent: #e58a78; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 42rem; padding: 1rem 1.15rem 4rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.85 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", Georgia, serif; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
.skip { position: absolute; inset-inline-start: -100vw; } .skip:focus { inset-inline-start: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
header.site { display: flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .6rem; margin-bottom: 1.6rem; }
header.site > a { font-size: 1.25rem; font-weight: 700; text-decoration: none; color: var(--ink); letter-spacing: .1em; }
header.site nav { margin-inline-start: auto; }
.quiet, header.site span, header.site nav, .things, .filter, .chosen, .pages, .turn, .districts, code { color: var(--quiet); font: .875rem/1.7 system-ui, "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: .3rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; color: var(--ink); }
h3 { color: var(--quiet); font: 700 .875rem/1.7 system-ui, "Noto Sans CJK SC", sans-serif; margin: 1.2rem 0 0; }
.kicker, .subtitle { color: var(--quiet); margin: 0; }
article > p[id] { margin: 0; padding: .45rem .6rem .45rem 1rem; margin-inline: -1rem -.6rem; border-radius: .3rem; scroll-margin-top: 30vh; position: relative; text-align: justify; white-space: pre-wrap; }
article > p:target { background: var(--here); box-shadow: inset .2rem 0 var(--accent); }
mark { background: var(--mark); color: inherit; border-radius: .15rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
a mark { color: var(--ink); }
article > p > a.anchor { position: absolute; inset-inline-start: -1.4rem; color: var(--quiet); text-decoration: none; opacity: 0; font: .75rem system-ui, sans-serif; line-height: 2.4; }
article > p:hover > a.anchor, article > p:target > a.anchor, a.anchor:focus-visible { opacity: 1; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; border-top: 1px solid var(--line); margin: 2rem 0 0; padding-top: .9rem; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; }
code { user-select: all; }
ol.printed { margin: 0 0 1.2rem; padding-inline-start: 3rem; border-block-start: 1px solid var(--line); padding-block-start: .6rem; white-space: pre-wrap; } ol.printed li::marker { color: var(--quiet); font: .75rem system-ui, sans-serif; }
.changes { margin: .4rem 0 1rem; } .changes summary { cursor: pointer; } .changes p { margin: .3rem 0; } ins { background: var(--mark); text-decoration: none; color: var(--ink); }
button.second.copy, button.hand-on { padding: 0 .7rem; font-size: .875rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.2rem 0; }
input[type=search] { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .4rem .7rem; border: 1px solid var(--quiet); border-radius: .4rem; background: transparent; color: inherit; }
input::placeholder { color: var(--quiet); opacity: 1; }
button { font: inherit; padding: .4rem 1.1rem; border: 1px solid var(--accent); border-radius: .4rem; background: var(--accent); color: var(--paper); cursor: pointer; white-space: nowrap; }
button.second { background: transparent; color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul.plain, .things ul, .filter ul, ol.timeline { list-style: none; padding: 0; margin: 0; }
ul.plain li { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; padding: .35rem 0; border-bottom: 1px solid var(--line); }
ul.plain time { white-space: nowrap; }
.things ul, .filter ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; }
.things p { margin: .2rem 0; } .things h2, .turn h2 { font: 700 1.05rem/1.85 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", Georgia, serif; }
.filter { margin: .4rem 0; } .filter summary { color: var(--ink); cursor: pointer; }
.pages, .turn { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .4rem 1rem; margin-top: 1.2rem; } .turn h2 { flex-basis: 100%; margin-bottom: 0; }
.question { font-size: 1.3rem; }
.answer { font-size: 1.125rem; } .answer sup { line-height: 0; } .short { font-size: 1.35rem; margin-bottom: .3rem; }
q { quotes: "“" "”"; }
@media (min-width: 64rem) { body:has(.beside section) { max-width: 64rem; } .beside:has(section) { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 0 2.5rem; } .beside section > h2 { margin-top: .4rem; } }
.source > p { margin: .9rem 0 .1rem; } .passage { margin: 0; }
blockquote { margin: .2rem 0 .5rem; padding: .1rem 0 .1rem .9rem; border-inline-start: .2rem solid var(--line); color: var(--quiet); font-size: .95rem; }
svg.line { display: block; width: 100%; height: auto; margin: 1rem 0; }
.line line, .line circle { stroke: var(--accent); stroke-width: 2; } .line .dot { fill: var(--accent); } .line .ring { fill: var(--paper); }
.line text { fill: var(--ink); font: 13px system-ui, "Noto Sans CJK SC", sans-serif; } .line .end { fill: var(--quiet); }
ol.timeline { border-inline-start: 2px solid var(--line); margin-inline-start: .4rem; }
ol.timeline li { position: relative; padding: 0 0 1.1rem 1.3rem; } ol.timeline p { margin: 0; }
ol.timeline li::before { content: ""; position: absolute; inset-inline-start: -.4rem; top: .45rem; width: .6rem; height: .6rem; border-radius: 50%; border: 2px solid var(--accent); background: var(--paper); }
ol.timeline li.step::before { background: var(--accent); } ol.timeline li.planned::before { background: var(--paper); border-style: dashed; }
.stage { color: var(--accent); margin-inline-start: .4rem; }
h1.small { font-size: 1.2rem; margin: 0; } header.site:has(+ main .small) { margin-bottom: .8rem; } .small + .about { margin: .1rem 0 .6rem; line-height: 1.5; }
label:has([type=file]), .newsroom label:has([name]) { flex: 1 1 100%; min-width: 0; } .newsroom .narrow { align-items: end; } .newsroom .narrow label { flex: 1 1 9rem; } .rows a.quiet { display: inline-block; } .newsroom select { width: 100%; min-width: 0; font: inherit; padding: .4rem .5rem; border: 1px solid var(--quiet); border-radius: .4rem; background: var(--paper); color: inherit; } .newsroom .rows li { padding: .35rem 0; border-bottom: 1px solid var(--line); } .newsroom label input:not([type=file], [type=checkbox]) { width: 100%; } .newsroom input:not([type=file], [type=checkbox]) { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .4rem .7rem; border: 1px solid var(--quiet); border-radius: .4rem; background: transparent; color: inherit; } input[type=file] { width: 100%; min-width: 0; font: .875rem system-ui, sans-serif; }
.newsroom ul.log { list-style: none; padding: 0; font: .9375rem/1.7 system-ui, "Noto Sans CJK SC", sans-serif; } .newsroom summary { cursor: pointer; } [role=alert] { color: var(--accent); } [role=status]:not(#toast) { padding: .2rem 1rem; border-inline-start: .2rem solid var(--accent); background: var(--here); }
#messages { display: flex; flex-direction: column; gap: .6rem; height: max(16rem, calc(100svh - 19.5rem)); overflow-y: auto; position: relative; padding: .8rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--here); }
.bubble { max-width: min(34rem, 92%); flex: none; padding: .5rem .8rem; border-radius: .8rem; background: var(--paper); border: 1px solid var(--line); font: .9375rem/1.65 system-ui, "Noto Sans CJK SC", sans-serif; }
.bubble.ours { align-self: flex-end; background: var(--ours); } .bubble.theirs { align-self: flex-start; }
.words { white-space: pre-wrap; } .bubble blockquote { margin: .4rem 0; padding: .2rem .6rem; border-inline-start-color: var(--accent); border-radius: .3rem; background: var(--here); font-size: inherit; }
.quoted { margin: 0 0 .3rem; padding-inline-start: .6rem; border-inline-start: .2rem solid var(--accent); font-size: .8125rem; } .quoted a { text-decoration: none; }
.tools { margin: .2rem 0 0; text-align: end; color: var(--quiet); font-size: .75rem; } .bubble.ours .quoted a, .bubble.ours .tools, .bubble.ours .tools a { color: var(--ink); }
.fold:not(:has(details[open])) > div { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.fold summary { cursor: pointer; list-style: none; color: var(--accent); font-size: .8125rem; } .fold .less, .fold details[open] .more { display: none; } .fold details[open] .less { display: inline; }
form.keys { display: grid; gap: .3rem; margin: .5rem 0 .1rem; } form.keys > div { display: flex; gap: .3rem; } form.keys button, .key { white-space: normal; flex: 1 1 auto; min-width: 0; padding: .3rem .6rem; font: inherit; font-size: .875rem; text-align: center; border: 1px solid var(--accent); border-radius: .4rem; background: transparent; color: var(--accent); text-decoration: none; }
#write { margin-top: .6rem; } #write form { margin: .5rem 0 0; } form.start button { flex: 1; } form.write input { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .4rem .7rem; border: 1px solid var(--quiet); border-radius: .4rem; background: transparent; color: inherit; } form.write .quoted { flex-basis: 100%; }
.menu form { gap: .3rem; } .menu button { white-space: normal; padding: .2rem .6rem; font-size: .875rem; } #toast { position: sticky; bottom: 0; align-self: center; margin: 0; padding: .2rem .9rem; border-radius: 1rem; background: var(--ink); color: var(--paper); font-size: .875rem; pointer-events: none; animation: gone .5s 4s forwards; } @keyframes gone { to { visibility: hidden; opacity: 0; } }
@media (max-width: 30rem) { form.write button { flex: 0 0 auto; } form.write input { flex: 1 1 8rem; } .menu button { white-space: normal; flex: 1 1 100%; text-align: start; } }
@media (max-width: 30rem) { body { font-size: 1rem; } header.site span { order: 1; flex-basis: 100%; } input[type=search] { flex-basis: 100%; } button { flex: 1; } ul.plain li { display: block; } .line text { font-size: 20px; } }
@media print { form, header.site nav, .skip, a.anchor, .share a, .share button, .things, .turn, .pages { display: none; } body { max-width: none; color: #000; background: #fff; font-size: 11pt; } a { color: inherit; } mark { outline: 1px solid #999; background: none; } }
`;
